//! The fields of a statement in a format that names them: which were used for what, and how the first rows look.

use crate::intake::{Format, Opening, Record, RecordSetParts, Role};
use crate::report::Node;
use crate::report::markup::{Cell, el, table};
use crate::wording::{Words, t};

/// Rows shown.
const ROWS: usize = 3;

/// Fields by meaning, as the readers look for them: where several stand, the first that is filled.
type Fields = &'static [(Role, &'static str)];

const OFX: Fields = &[
    (Role::Date, "DTPOSTED"),
    (Role::Amount, "TRNAMT"),
    (Role::Party, "NAME"),
    (Role::PartyAccount, "BANKACCTTO › ACCTID"),
    (Role::Text, "MEMO"),
    (Role::Kind, "TRNTYPE"),
    (Role::Reference, "FITID"),
    (Role::Currency, "CURDEF"),
    (Role::OwnAccount, "BANKACCTFROM › ACCTID"),
    (Role::Balance, "LEDGERBAL › BALAMT"),
];

const QIF: Fields = &[
    (Role::Date, "D"),
    (Role::Amount, "T, U"),
    (Role::Party, "P"),
    (Role::Text, "M, E"),
    (Role::Kind, "L"),
    (Role::Reference, "N"),
    (Role::Status, "C"),
    (Role::OwnAccount, "!Account › N"),
];

const MT940: Fields = &[
    (Role::Date, ":61:"),
    (Role::Amount, ":61:"),
    (Role::Party, ":86: ?32 ?33, NAME, BENM, ORDP"),
    (Role::PartyAccount, ":86: ?31, IBAN"),
    (Role::Text, ":86: ?20–?29, SVWZ, REMI"),
    (Role::Kind, ":86: ?00, :61:"),
    (Role::Reference, ":61: //, EREF"),
    (Role::OwnAccount, ":25:"),
    (Role::Balance, ":60F: :62F:"),
];

const CAMT: Fields = &[
    (Role::Date, "BookgDt, ValDt"),
    (Role::Amount, "Amt, CdtDbtInd, RvslInd"),
    (Role::Party, "RltdPties › Dbtr, Cdtr › Nm"),
    (Role::PartyAccount, "DbtrAcct, CdtrAcct"),
    (Role::Text, "RmtInf › Ustrd, Strd; AddtlNtryInf"),
    (Role::Kind, "BkTxCd"),
    (Role::Reference, "AcctSvcrRef, NtryRef, TxId, EndToEndId"),
    (Role::Status, "Sts"),
    (Role::OwnAccount, "Acct › Id"),
    (Role::Balance, "Bal: OPBD, PRCD, CLBD"),
];

const fn of(format: Format) -> Option<Fields> {
    match format {
        Format::Ofx1 | Format::Ofx2 => Some(OFX),
        Format::Qif => Some(QIF),
        Format::Mt940 | Format::Mt942 => Some(MT940),
        Format::Camt052 | Format::Camt053 | Format::Camt054 => Some(CAMT),
        _ => None,
    }
}

/// The table of fields, without those that no row fills; nothing for other formats.
pub fn fields(words: Words, parts: &RecordSetParts) -> Option<Node> {
    let fields = of(parts.format).filter(|_| !parts.rows.is_empty())?;
    let head =
        [t::APP_FIELDS_FIELD, t::APP_COLUMN_MEANING, t::APP_FIELDS_ROWS].map(|text| Cell::words(words.get(text)));
    let rows = fields.iter().filter_map(|(role, field)| {
        let samples = samples(words, parts, *role);
        samples.iter().any(|sample| !sample.is_empty()).then(|| {
            let samples =
                samples.iter().map(|text| el("span", "sample").with(if text.is_empty() { "–" } else { text }));
            vec![
                Cell::words(*field),
                Cell::words(words.column_role(*role)),
                Cell::words(Node::new("span").with_all(samples)),
            ]
        })
    });
    Some(table("figures columns", words.get(t::APP_COLUMNS), &head, rows.collect()))
}

/// What the first rows have of a meaning; where they have nothing, the first row that does.
fn samples(words: Words, parts: &RecordSetParts, role: Role) -> Vec<String> {
    match role {
        Role::Balance => {
            let balance = |one: Option<Opening>| one.filter(|one| one.stated).map(|one| words.money_exact(one.money));
            [parts.proof.opening, parts.proof.closing].into_iter().filter_map(balance).collect()
        }
        Role::Currency => vec![parts.currency.as_str().to_owned()],
        Role::OwnAccount if !parts.account.is_empty() => vec![parts.account.clone()],
        _ => {
            let first: Vec<String> = parts.rows.iter().take(ROWS).map(|row| cell(words, row, role)).collect();
            if first.iter().any(|text| !text.is_empty()) {
                return first;
            }
            parts.rows.iter().map(|row| cell(words, row, role)).find(|text| !text.is_empty()).into_iter().collect()
        }
    }
}

fn cell(words: Words, row: &Record, role: Role) -> String {
    match role {
        Role::Date => row.date.to_string(),
        Role::Amount => words.money_exact(row.amount),
        Role::Party => row.party.as_str().to_owned(),
        Role::PartyAccount => row.party_account.as_str().to_owned(),
        Role::Text => row.text.as_str().to_owned(),
        Role::Kind => row.kind.as_str().to_owned(),
        Role::Reference => row.reference.as_str().to_owned(),
        Role::Status => row.status.as_str().to_owned(),
        Role::OwnAccount => row.own_account.as_str().to_owned(),
        _ => String::new(),
    }
}
