//! Lines that are no transaction: balances and totals.

use super::{is_chinese, normal};
use crate::intake::dates::before_as_of;

/// A line that is no transaction: an opening or closing balance, or a total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::intake) enum Summary {
    /// The balance before the first row.
    Opening,
    /// The balance after the last row.
    Closing,
    /// A sum.
    Total,
}

#[rustfmt::skip]
const OPENING: &[&str] = &[
    "opening balance", "balance brought forward", "brought forward", "beginning balance", "starting balance",
    "start balance", "previous balance", "balance at start", "balance at start of period", "initial balance",
    "balance forward", "last balance", "kontostand am anfang", "saldo begin", "saldo anterior", "saldo inicial", "anfangssaldo", "alter saldo",
    "anfangsbestand", "solde initial", "ancien solde", "solde précédent", "beginsaldo", "vorig saldo",
    "počáteční zůstatek", "nyitó egyenleg", "saldo primo", "saldo iniziale", "balance b/f", "b/f", "期初余额",
    "上期余额", "上页余额", "承前页", "上日余额", "起始余额", "初始余额", "上年结转", "上月结转", "上期结存",
    "likutis pradžiai", "pradinis likutis", "sākuma atlikums", "algsaldo", "входящий остаток", "начальный остаток",
    "остаток на начало периода", "остаток на начало", "вхідний залишок", "saldo początkowe", "devreden bakiye",
    "açılış bakiyesi", "alkusaldo", "ingående saldo", "inngående saldo", "startsaldo", "sold initial", "sold inițial",
    "sold inicial", "sold precedent", "početno stanje", "prethodno stanje", "začetno stanje", "počiatočný zostatok",
    "saldo contabile iniziale", "saldo precedente", "前月繰越", "前期繰越", "前頁繰越",
];
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "closing balance", "ending balance", "end balance", "balance at end", "balance at end of period",
    "final balance", "current balance", "new balance", "available balance", "balance carried forward", "carried forward",
    "saldo final", "saldo", "s a l d o", "saldo actual", "endsaldo", "neuer saldo", "schlusssaldo", "solde final",
    "nouveau solde", "eindsaldo", "konečný zůstatek", "záró egyenleg", "saldo ultimo", "saldo finale",
    "balance c/f", "c/f", "期末余额", "本期余额", "过次页", "结余", "当前余额", "期末结存",
    "likutis pabaigai", "galutinis likutis", "beigu atlikums", "lõppsaldo", "исходящий остаток", "конечный остаток",
    "остаток на конец периода", "остаток на конец", "вихідний залишок", "saldo końcowe", "kapanış bakiyesi",
    "loppusaldo", "utgående saldo", "slutsaldo", "sold final", "završno stanje", "novo stanje", "končno stanje",
    "konečný zostatok", "saldo contabile finale", "saldo contabile", "saldo disponibile", "saldo do dia", "saldo dia",
    "次月繰越", "次期繰越", "次頁繰越",
];
#[rustfmt::skip]
const TOTAL: &[&str] = &[
    "turnover", "total", "totals", "sum", "summe", "gesamt", "totaal", "totale", "totales", "totais", "suma",
    "celkem", "összesen", "i alt", "subtotal", "sub total", "sub-total", "sous-total", "grand total",
    "total debits", "total credits", "transactions total", "合计", "总计", "小计", "共计", "累计", "本页合计", "本期合计", "人民币合计",
    "合计金额", "本月合计", "本年累计", "发生额合计",
    "apyvarta", "apgrozījums", "käive", "итого", "всего", "обороты", "оборот", "обороты за период", "всього", "разом",
    "razem", "obroty", "toplam", "yhteensä", "summa", "rulaj", "rulaj zi", "ukupno", "合計", "總計", "小計",
];

/// Which lengths (as bits, up to 63 bytes) the words of the lists have that begin with a letter: by the letter for
/// ASCII, by the third byte for Chinese.
const FIRST: [u64; 256] = {
    let mut table = [0; 256];
    let lists = [OPENING, CLOSING, TOTAL];
    let mut list = 0;
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].len() {
            let bytes = lists[list][word].as_bytes();
            let mark = if bytes[0].is_ascii() { bytes[0].to_ascii_lowercase() } else { bytes[2] };
            table[mark as usize] |= 1 << bytes.len();
            word += 1;
        }
        list += 1;
    }
    table
};

/// Whether a text may be one of the words, by its length and how it begins; most cells are not.
fn may_be(text: &str) -> bool {
    let bytes = text.as_bytes();
    let fits = |mark: u8| bytes.len() < 64 && FIRST[usize::from(mark)] >> bytes.len() & 1 == 1;
    match bytes.first() {
        Some(first) if first.is_ascii() => fits(first.to_ascii_lowercase()),
        // Accented and Cyrillic capitals are looked at in full.
        Some(0xc3..=0xc5 | 0xd0..=0xd1) => true,
        Some(_) => fits(bytes[bytes.len().min(3) - 1]),
        None => false,
    }
}

/// A text without the day that it speaks of: `Beginning balance as of 01/01/2024`. What cannot end in a day is told by
/// its last byte.
fn undated(text: &str) -> &str {
    let dated = text.len() <= 60 && text.as_bytes().last().is_some_and(u8::is_ascii_digit);
    if dated { before_as_of(text) } else { text }
}

/// Whether a cell beside a date is the words of a summary and nothing else; a shop may have a name that starts so.
pub(in crate::intake) fn summary_alone(text: &str) -> Option<Summary> {
    // The last byte of what is trimmed; the full-width colon ends with 0x9a.
    let padded = matches!(text.as_bytes().last(), Some(b':' | b'.' | b' ' | 0x9a));
    let text = if padded { text.trim_end_matches([':', '：', '.', ' ']) } else { text };
    let text = undated(text);
    if text.len() > 40 || !may_be(text) {
        return None;
    }
    // Chinese has no case, and ASCII letters compare without a copy; only accented capitals need one.
    let lower = (!text.is_ascii() && !is_chinese(text)).then(|| text.to_lowercase());
    let text = lower.as_deref().unwrap_or(text);
    let found = |list: &[&str]| list.iter().any(|word| word.len() == text.len() && word.eq_ignore_ascii_case(text));
    summary_in(found)
}

/// Whether a cell of a row without a date starts with the words of a summary, or in Chinese has them.
pub(in crate::intake) fn summary(text: &str) -> Option<Summary> {
    if text.is_empty() || text.len() > 90 {
        return None;
    }
    let text = normal(text);
    let chinese = is_chinese(&text);
    summary_in(|list: &[&str]| {
        list.iter().any(|word| {
            if chinese {
                text.contains(word)
            } else {
                text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }
        })
    })
}

fn summary_in(found: impl Fn(&[&str]) -> bool) -> Option<Summary> {
    if found(OPENING) {
        Some(Summary::Opening)
    } else if found(CLOSING) {
        Some(Summary::Closing)
    } else if found(TOTAL) {
        Some(Summary::Total)
    } else {
        None
    }
}
