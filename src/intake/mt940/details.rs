//! What field 86 says: party, account, text, kind and id, in the layouts of German, Dutch, Polish and other banks.

use super::super::statement::squeezed;

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Details {
    /// The other party.
    pub party: String,
    /// Its account.
    pub account: String,
    /// What it was for.
    pub text: String,
    /// The bank's kind of transaction.
    pub kind: String,
    /// The id that the payer gave.
    pub end_to_end: String,
}

/// Words of SEPA payments that stand before a plus sign in German texts.
const SEPA: [&str; 17] = [
    "EREF", "KREF", "MREF", "CRED", "DEBT", "COAM", "OAMT", "SVWZ", "ABWA", "ABWE", "IBAN", "BIC", "BREF", "RREF",
    "RTRN", "PURP", "ULTC",
];

/// Words between slashes (`/EREF/…/REMI/…`), as Dutch banks write them.
const SLASHED: [&str; 29] = [
    "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "ORDP", "BENM", "CNTP", "MARF", "CSID", "TRCD", "PREF", "ISDT",
    "RTRN", "ULTB", "ULTC", "ULTD", "PURP", "OCMT", "CHGS", "EXCH", "ID", "ADDR", "BUSP", "RETN", "UBND", "CLRG",
    "ACCW",
];

/// Reads the lines of field 86.
pub(super) fn read(lines: &[&str]) -> Details {
    let raw: String = lines.iter().map(|line| line.trim_matches(|c: char| c.is_control())).collect();
    if let Some(mark) = mark(&raw) {
        return german(&raw, mark);
    }
    let joined = joined(lines);
    slashed(&raw).or_else(|| polish(&joined)).unwrap_or_else(|| plain(&joined))
}

/// Lines as one text: a full line was broken at its end and goes on, a shorter one ends with a blank.
fn joined(lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        out.push_str(line.trim_matches(|c: char| c.is_control()));
        if line.chars().count() < 64 {
            out.push(' ');
        }
    }
    squeezed(&out)
}

/// The sign before subfields: `?`, and others where a bank's character set has none.
fn mark(raw: &str) -> Option<char> {
    let body = raw.trim_start();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let first = body[digits..].trim_start();
    let first = first.chars().next().filter(|_| digits <= 3);
    [first, Some('?'), Some('~')]
        .into_iter()
        .flatten()
        .find(|mark| matches!(mark, '?' | '~' | '<' | '>' | '^' | '+' | '@' | '#' | '\'') && numbered(body, *mark) >= 2)
}

/// How many times a sign stands before two digits that number a subfield.
fn numbered(body: &str, mark: char) -> usize {
    body.match_indices(mark).filter(|(at, _)| number(&body[at + mark.len_utf8()..]).is_some()).count()
}

fn number(rest: &str) -> Option<u8> {
    let two = rest.get(..2)?;
    let number = two.parse::<u8>().ok().filter(|_| two.bytes().all(|b| b.is_ascii_digit()))?;
    matches!(number, 0 | 10 | 20..=38 | 60..=63 | 70..=79).then_some(number)
}

/// `166?00GUTSCHRIFT?10…?20EREF+…?30BIC?31IBAN?32NAME?33NAME?34…?60…`
fn german(raw: &str, mark: char) -> Details {
    let mut out = Details::default();
    let mut purpose = String::new();
    let starts: Vec<usize> =
        raw.match_indices(mark).map(|(at, _)| at).filter(|at| number(&raw[at + mark.len_utf8()..]).is_some()).collect();
    let code = raw[..starts.first().copied().unwrap_or(0)].trim();
    for (nth, start) in starts.iter().enumerate() {
        let body = start + mark.len_utf8();
        let Some(field) = number(&raw[body..]) else { continue };
        let end = starts.get(nth + 1).copied().unwrap_or(raw.len());
        let value = &raw[body + 2..end];
        match field {
            0 => out.kind = squeezed(value),
            20..=29 | 60..=63 => {
                // A piece that begins with a word of SEPA is a line of its own, others go on where the last one broke.
                if SEPA.iter().any(|word| value.strip_prefix(word).is_some_and(|rest| rest.starts_with('+'))) {
                    purpose.push(' ');
                }
                purpose.push_str(value);
                if value.len() < 27 {
                    purpose.push(' ');
                }
            }
            31 | 38 if out.account.is_empty() || field == 38 => out.account = squeezed(value).replace(' ', ""),
            32 => out.party = squeezed(value),
            33 => {
                let more = squeezed(value);
                // The name goes on without a blank where the field before was full.
                let gap = if out.party.chars().count() >= 27 { "" } else { " " };
                out.party = if out.party.is_empty() { more } else { format!("{}{gap}{more}", out.party) };
            }
            _ => {}
        }
    }
    if out.kind.is_empty() {
        code.clone_into(&mut out.kind);
    }
    let (words, rest) = sepa(&purpose);
    let word = |name: &str| words.iter().find(|(word, _)| *word == name).map(|(_, value)| squeezed(value));
    out.end_to_end = word("EREF").unwrap_or_default();
    out.text = word("SVWZ").filter(|text| !text.is_empty()).unwrap_or_else(|| squeezed(&rest));
    if out.text.is_empty() {
        out.text = squeezed(&purpose);
    }
    if out.party.is_empty() {
        out.party = word("ABWA").or_else(|| word("ABWE")).unwrap_or_default();
    }
    if out.account.is_empty() {
        out.account = word("IBAN").unwrap_or_default();
    }
    out
}

/// The words of SEPA in a text and what stands before the first of them.
fn sepa(text: &str) -> (Vec<(&'static str, String)>, String) {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for word in SEPA {
        for (at, _) in text.match_indices(word) {
            let behind = &text[at + word.len()..];
            if behind.starts_with('+') && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric()) {
                found.push((at, word));
            }
        }
    }
    found.sort_unstable();
    let before = text[..found.first().map_or(text.len(), |(at, _)| *at)].to_owned();
    let ends = found.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let words = found.iter().zip(ends).map(|((at, word), end)| (*word, text[at + word.len() + 1..end].to_owned()));
    (words.collect(), before)
}

/// `/TRTP/SEPA OVERBOEKING/IBAN/NL…/NAME/…/REMI/…/EREF/…`, `/CNTP/IBAN/BIC/NAME/CITY/`
fn slashed(raw: &str) -> Option<Details> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for word in SLASHED {
        for (at, _) in raw.match_indices(word) {
            if raw[..at].ends_with('/') && raw[at + word.len()..].starts_with('/') {
                found.push((at, word));
            }
        }
    }
    found.sort_unstable();
    if found.is_empty() || found[0].0 > 24 {
        return None;
    }
    let mut out = Details::default();
    let ends: Vec<usize> = found.iter().skip(1).map(|(at, _)| at - 1).chain([raw.len()]).collect();
    for ((at, word), end) in found.iter().zip(ends) {
        let value = raw.get(at + word.len() + 1..end).unwrap_or_default();
        let value = value.trim_matches('/');
        match *word {
            "NAME" if out.party.is_empty() => out.party = squeezed(value),
            "IBAN" if out.account.is_empty() => out.account = squeezed(value).replace(' ', ""),
            "TRTP" => out.kind = squeezed(value),
            "EREF" => out.end_to_end = squeezed(value),
            "REMI" => {
                let text = value.strip_prefix("USTD//").or_else(|| value.strip_prefix("USTD/")).unwrap_or(value);
                out.text = squeezed(text);
            }
            "CNTP" => {
                let parts: Vec<&str> = value.split('/').collect();
                out.account = squeezed(parts.first().copied().unwrap_or_default()).replace(' ', "");
                out.party = squeezed(parts.get(2).copied().unwrap_or_default());
            }
            _ => {}
        }
    }
    if out.text.is_empty() && out.party.is_empty() {
        return None;
    }
    if out.text.is_empty() {
        out.text = squeezed(raw);
    }
    Some(out)
}

/// `911 TRANSAKCJA; Z RACH.: 56…; OD: JAN NOWAK; TYT.: PRZELEW; TNR: …`
fn polish(text: &str) -> Option<Details> {
    let mut out = Details::default();
    for (at, part) in text.split(';').enumerate() {
        let part = part.trim();
        let value =
            |keys: &[&str]| keys.iter().find_map(|key| part.strip_prefix(key)).map(|value| value.trim().to_owned());
        if let Some(party) = value(&["OD:", "DLA:", "NA RZECZ:"]) {
            out.party = party;
        } else if let Some(account) = value(&["Z RACH.:", "NA RACH.:"]) {
            out.account = account;
        } else if let Some(text) = value(&["TYT.:", "TYT:", "TYTUŁ:"]) {
            out.text = text;
        } else if at == 0 {
            part.clone_into(&mut out.kind);
        }
    }
    (!out.text.is_empty() || !out.party.is_empty()).then_some(out)
}

/// A text without layout, perhaps with words of SEPA.
fn plain(text: &str) -> Details {
    let (words, before) = sepa(text);
    let word = |name: &str| words.iter().find(|(word, _)| *word == name).map(|(_, value)| squeezed(value));
    let text = match word("SVWZ") {
        Some(purpose) if !purpose.is_empty() => squeezed(&format!("{before} {purpose}")),
        _ => text.to_owned(),
    };
    Details { text, end_to_end: word("EREF").unwrap_or_default(), ..Details::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layouts_of_banks() {
        for (lines, party, account, text, end) in [
            (
                &[
                    "166?00GUTSCHRIFT?109075?20EREF+INV-7?21SVWZ+Rechnung 2024-0",
                    "15 Dank?30DEUTDEFF?31DE02?32Muster GmbH",
                ][..],
                "Muster GmbH",
                "DE02",
                "Rechnung 2024-015 Dank",
                "INV-7",
            ),
            (&["008~00DAUERAUFTRAG~20Miete~32MUELLER"], "MUELLER", "", "Miete", ""),
            (
                &[
                    "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J. Jansen",
                    "/REMI/factuur 12/EREF/E1",
                ],
                "J. Jansen",
                "NL91ABNA0417164300",
                "factuur 12",
                "E1",
            ),
            (
                &["/EREF/E2//CNTP/NL91ABNA0417164300/ABNANL2A/Bakker BV///REMI/USTD//Order 5/"],
                "Bakker BV",
                "NL91ABNA0417164300",
                "Order 5",
                "E2",
            ),
            (&["911 PRZELEW; Z RACH.: 5611; OD: JAN NOWAK; TYT.: FAKTURA 3"], "JAN NOWAK", "5611", "FAKTURA 3", ""),
            (&["Betaalautomaat 14:23 pasnr. 065"], "", "", "Betaalautomaat 14:23 pasnr. 065", ""),
            (&["SEPA EREF+77 SVWZ+May rent"], "", "", "SEPA May rent", "77"),
            (&[""], "", "", "", ""),
        ] {
            let found = read(lines);
            assert_eq!(
                (&*found.party, &*found.account, &*found.text, &*found.end_to_end),
                (party, account, text, end),
                "{lines:?}"
            );
        }
    }
}
