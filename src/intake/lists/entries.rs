//! Journals of accounting programs as tables (序时账, FEC of France, exports of GnuCash, hledger, Odoo and others): each
//! row is one side of a booking. Read as a statement they would count every booking twice, with sales and rent as money
//! moved. Only rows on the firm's own bank and cash accounts are its movements.
//!
//! The heading alone proves nothing; the rows must be double entry: debits are credits in each voucher.

mod accounts;
mod datev;

use super::heading::{Columns, Form, currency, is_total, skip};
use crate::intake::decimal::Decimal;
use crate::intake::draft::Draft;
use crate::intake::finding::{IntakeFinding, UnreadReason};
use crate::intake::format::Format;
use crate::intake::journal::commodity;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::UnreadRow;
use crate::intake::statement;
use crate::intake::table::Table;
use crate::kernel::{Currency, Date, Finding, Origin, Severity};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Date,
    Word,
    Voucher,
    Path,
    Code,
    Name,
    Debit,
    Credit,
    Value,
    Amount,
    Side,
    Text,
    Party,
    Currency,
}

const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Date,
        &[
            "日期",
            "凭证日期",
            "制单日期",
            "记账日期",
            "业务日期",
            "date",
            "ecrituredate",
            "posting date",
            "journal date",
            "entry date",
            "transaction date",
            "buchungsdatum",
            "datum",
            "fecha",
            "dato",
            "data",
        ],
    ),
    (Role::Word, &["凭证字"]),
    (
        Role::Voucher,
        &[
            "凭证字号",
            "凭证号",
            "凭证号数",
            "凭证编号",
            "凭证",
            "字号",
            "ecriturenum",
            "journal entry",
            "journal no",
            "journal number",
            "bilag",
            "journal id",
            "entry no",
            "entry number",
            "entry",
            "je number",
            "voucher",
            "voucher no",
            "voucher number",
            "voucher id",
            "transaction id",
            "transaction no",
            "trans #",
            "txnidx",
            "move",
            "num",
            "buchungsnummer",
            "belegnummer",
            "belegnr",
            "bilagsnr",
            "verifikationsnummer",
            "pièce",
            "n° pièce",
            "asiento",
            "nº asiento",
            "boekstuknummer",
            "numero registrazione",
        ],
    ),
    (Role::Path, &["full account name"]),
    (
        Role::Code,
        &[
            "科目编码",
            "科目代码",
            "科目编号",
            "comptenum",
            "account code",
            "account number",
            "account no",
            "account id",
            "gl account",
            "gl code",
            "kontonummer",
            "kontonr",
            "konto nr",
            "compte",
            "n° compte",
            "numéro de compte",
            "cuenta",
            "subcuenta",
            "conto",
            "grootboekrekening",
        ],
    ),
    (
        Role::Name,
        &[
            "科目名称",
            "会计科目",
            "科目",
            "科目全称",
            "comptelib",
            "account",
            "account name",
            "konto",
            "kontobezeichnung",
            "kontoname",
            "kontonavn",
            "libellé compte",
            "libellé du compte",
            "intitulé du compte",
            "nombre cuenta",
            "nombre de la cuenta",
            "descrizione conto",
        ],
    ),
    (
        Role::Debit,
        &[
            "借方金额",
            "借方",
            "借方本币",
            "本币借方",
            "借方发生额",
            "debit",
            "debit amount",
            "soll",
            "debet",
            "débit",
            "debe",
            "dare",
        ],
    ),
    (
        Role::Credit,
        &[
            "贷方金额",
            "贷方",
            "贷方本币",
            "本币贷方",
            "贷方发生额",
            "credit",
            "credit amount",
            "haben",
            "kredit",
            "crédit",
            "haber",
            "avere",
        ],
    ),
    (Role::Value, &["value num"]),
    (
        Role::Amount,
        &[
            "amount num",
            "amount",
            "金额",
            "本币金额",
            "betrag",
            "montant",
            "net amount",
            "beløp",
            "belopp",
            "bedrag",
            "importe",
        ],
    ),
    (Role::Side, &["方向", "借贷方向", "借/贷", "借贷", "sens", "d/c", "dc", "dr/cr", "debit/credit"]),
    (
        Role::Text,
        &[
            "摘要",
            "description",
            "ecriturelib",
            "libellé",
            "tekst",
            "concepto",
            "label",
            "memo",
            "memo/description",
            "narration",
            "text",
            "buchungstext",
        ],
    ),
    (
        Role::Party,
        &["往来单位", "客商", "客户", "供应商", "partner", "party", "payee", "name", "compauxlib", "buchungspartner"],
    ),
    (Role::Currency, &["币种", "币别", "currency", "commodity", "commodity/currency", "idevise"]),
];

/// Rows on which double entry is tried first.
const SAMPLE: usize = 600;

/// One side of a booking.
struct Line {
    row: usize,
    date: Date,
    voucher: String,
    /// Number and name of the account, or its path.
    account: String,
    /// Debits are positive.
    amount: Decimal,
    /// What it weighs in its booking, where that is another currency.
    weight: Decimal,
    text: String,
    party: String,
    currency: String,
}

/// Which numbers of accounts are money where names do not tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Plan {
    /// Names alone tell.
    Named,
    /// 1001, 1002 and 1012 of Chinese plans.
    Chinese,
    /// Class 5 of the French plan: 512, 514, 517 and 53.
    French,
    /// Group 57 of the Spanish plan.
    Spanish,
    /// SKR 03.
    Skr03,
    /// SKR 04.
    Skr04,
}

/// A journal taken apart.
struct Book {
    lines: Vec<Line>,
    plan: Plan,
    own: Currency,
}

pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let mut draft = Draft::new(Format::EntryJournal);
    if let Some(book) = datev::read(table, recipe, ask, &mut draft) {
        return Some(finish(table, book, recipe, draft));
    }
    let columns = Columns::find(
        table,
        ROLES,
        &[&[Role::Date], &[Role::Path, Role::Code, Role::Name], &[Role::Debit, Role::Value, Role::Amount]],
    )?;
    let sided = columns.has(Role::Debit) && columns.has(Role::Credit);
    if !sided && !columns.has(Role::Voucher) {
        return None;
    }
    let of = |role: Role| columns.of.get(&role).copied();
    let amounts: Vec<usize> =
        [Role::Debit, Role::Credit, Role::Value, Role::Amount].into_iter().filter_map(of).collect();
    let dates: Vec<usize> = of(Role::Date).into_iter().collect();
    // Most tables with such headings are statements, which the first rows show.
    let first = table.part(0..table.rows.len().min(columns.row + SAMPLE));
    let mut tried = Draft::new(Format::EntryJournal);
    let form = Form::decide(&first, columns.row, &dates, &amounts, recipe, &mut tried);
    let mut some = lines(&first, &columns, form, &mut tried);
    if first.rows.len() < table.rows.len() {
        // The last booking may be cut.
        let last = some.last().map(|line| (line.date, line.voucher.clone()));
        some.retain(|line| last.as_ref().is_none_or(|(date, voucher)| line.date != *date || line.voucher != *voucher));
    }
    if !is_double(&some) {
        return None;
    }
    let form = Form::decide(table, columns.row, &dates, &amounts, recipe, &mut draft);
    let lines = lines(table, &columns, form, &mut draft);
    if !is_double(&lines) {
        return None;
    }
    let heading = columns.text(table, columns.row, Role::Code).to_lowercase();
    let own = if columns.has(Role::Currency) {
        recipe.currency.unwrap_or(ask.currency)
    } else {
        currency(table, columns.row, recipe, ask.currency, &mut draft)
    };
    let chinese = || lines.iter().any(|line| crate::intake::words::is_chinese(&line.account));
    let plan = if heading.contains("compte") {
        Plan::French
    } else if heading.contains("cuenta") {
        Plan::Spanish
    } else if chinese() {
        Plan::Chinese
    } else {
        Plan::Named
    };
    // Transfers between accounts that are all at a bank are what its statements show.
    if lines.iter().all(|line| accounts::is_money(&line.account, plan)) {
        return None;
    }
    Some(finish(table, Book { lines, plan, own }, recipe, draft))
}

/// Rows as sides of bookings. A row without day and voucher belongs to the one above.
fn lines(table: &Table<'_>, columns: &Columns<Role>, form: Form, draft: &mut Draft) -> Vec<Line> {
    let sided = columns.has(Role::Debit) && columns.has(Role::Credit);
    let mut out = Vec::new();
    let (mut day, mut voucher) = (String::new(), String::new());
    for row in 0..table.rows.len() {
        let text = |role: Role| columns.text(table, row, role);
        if row == columns.row {
            continue;
        }
        if row > columns.row && !text(Role::Date).is_empty() {
            day = text(Role::Date);
            voucher = format!("{} {}", text(Role::Word), text(Role::Voucher)).trim().to_owned();
        }
        let path = text(Role::Path);
        let numbered = format!("{} {}", text(Role::Code), text(Role::Name));
        let account = if path.is_empty() { numbered.trim().replace([',', ';'], " ") } else { path };
        if row < columns.row || account.is_empty() || is_total(table, row) {
            skip(table, row, draft);
            continue;
        }
        let read = |role: Role| form.amount(&text(role)).map(|value| value.unwrap_or(Decimal::ZERO));
        let amount = if sided {
            read(Role::Debit).and_then(|debit| read(Role::Credit).and_then(|credit| debit.minus(credit).ok_or(())))
        } else {
            let role = if columns.has(Role::Amount) { Role::Amount } else { Role::Value };
            let credit = matches!(text(Role::Side).to_lowercase().as_str(), "贷" | "贷方" | "c" | "cr" | "credit");
            read(role).map(|value| if credit { value.negated() } else { value })
        };
        let weight = if columns.has(Role::Value) { read(Role::Value) } else { amount };
        let date = form.date(&day).or_else(|()| form.date(day.split(['T', ' ']).next().unwrap_or_default()));
        let reason = match (amount.and(weight), date) {
            (Err(()), _) => UnreadReason::BadAmount,
            (_, Err(()) | Ok(None)) => UnreadReason::BadDate,
            _ => {
                if let (Ok(amount), Ok(weight), Ok(Some(date))) = (amount, weight, date) {
                    let voucher = voucher.clone();
                    let (text, party, currency) = (text(Role::Text), text(Role::Party), text(Role::Currency));
                    out.push(Line { row, date, voucher, account, amount, weight, text, party, currency });
                }
                continue;
            }
        };
        let text = table.line_text(row).trim().chars().take(400).collect();
        draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason });
    }
    out
}

/// Whether debits are credits in nearly every booking, over at least two accounts.
fn is_double(lines: &[Line]) -> bool {
    let accounts: BTreeSet<&str> = lines.iter().map(|line| line.account.as_str()).collect();
    if accounts.len() < 2 {
        return false;
    }
    let mut sums: BTreeMap<(Date, &str), (usize, Option<Decimal>)> = BTreeMap::new();
    for line in lines {
        let entry = sums.entry((line.date, line.voucher.as_str())).or_insert((0, Some(Decimal::ZERO)));
        entry.0 += 1;
        entry.1 = entry.1.and_then(|sum| sum.plus(line.weight));
    }
    let even = sums.values().filter(|(count, sum)| *count > 1 && *sum == Some(Decimal::ZERO)).count();
    even * 10 >= sums.len() * 9
}

/// The rows on own accounts, and which accounts those are.
fn finish(table: &Table<'_>, book: Book, recipe: &Recipe, mut draft: Draft) -> Draft {
    let Book { lines, plan, own: main } = book;
    let own = accounts::own(&lines, plan, recipe, table, &mut draft);
    let mut others: BTreeMap<(Date, &str), BTreeSet<&str>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !own.contains(&line.account)) {
        others.entry((line.date, line.voucher.as_str())).or_default().insert(&line.account);
    }
    let mut signs = BTreeMap::new();
    for line in lines.iter().filter(|line| own.contains(&line.account)) {
        let code = line.currency.rsplit("::").next().unwrap_or_default();
        let named = commodity(code);
        if let Some((found, Some(sign))) = named {
            signs.insert(sign, recipe.currency.unwrap_or(found));
        }
        let currency = match named {
            Some((_, Some(sign))) => signs.get(&sign).copied().unwrap_or(main),
            Some((found, None)) => found,
            None => main,
        };
        let number = table.rows[line.row].line;
        let Some((money, _)) = line.amount.money(currency) else {
            let text = table.line_text(line.row).trim().chars().take(400).collect();
            draft.unread.push(UnreadRow { line: number, text, reason: UnreadReason::BadAmount });
            continue;
        };
        let mut record = statement::blank(number, line.date, money);
        record.text = line.text.as_str().into();
        record.party = line.party.as_str().into();
        record.reference = line.voucher.as_str().into();
        record.own_account = line.account.as_str().into();
        let against = others.get(&(line.date, line.voucher.as_str()));
        let against: Vec<&str> = against.into_iter().flatten().copied().collect();
        record.kind = against.join("; ").chars().take(400).collect::<String>().into();
        draft.rows.push(record);
    }
    for (sign, currency) in signs {
        let kind = IntakeFinding::CurrencyBySign { sign, currency };
        draft.findings.push(Finding::at(Severity::Note, kind, Origin::File(0)));
    }
    // Every other side of a booking is read and is no movement of money.
    for line in lines.iter().filter(|line| !own.contains(&line.account)) {
        skip(table, line.row, &mut draft);
    }
    draft.skipped.sort_by_key(|line| line.line);
    draft.paper_rows = lines.len() - draft.rows.len();
    if own.len() == 1 {
        draft.account = own.into_iter().next().unwrap_or_default();
    }
    draft
}
