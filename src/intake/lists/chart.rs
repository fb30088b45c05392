//! Charts of accounts as tables: numbers and names, or one column of account paths.

use super::heading::{Columns, has_dates, plain, skip};
use crate::intake::document::{StatementFigure, StatementRow};
use crate::intake::draft::Draft;
use crate::intake::format::Format;
use crate::intake::table::Table;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Code,
    Name,
    Kind,
    Parent,
    Money,
}

/// Headings of the number of an account.
pub(super) const CODES: &[&str] = &[
    "科目编码",
    "科目代码",
    "科目编号",
    "会计科目编码",
    "account number",
    "account code",
    "account no",
    "account id",
    "acct",
    "acct no",
    "gl code",
    "gl account",
    "kontonummer",
    "kontonr",
    "konto nr",
    "konto",
    "numéro de compte",
    "compte",
    "account #",
    "accountid",
    "accountcode",
    "accountnumber",
    "account nr",
    "standard account",
    "standardaccountid",
    "code",
    "编码",
    "代码",
    "kontokode",
    "numéro",
    "código",
    "codigo",
    "codice",
    "编号",
    "n/c",
    "nominal code",
    "nominal account",
    "nr",
    "number",
    "n° compte",
    "numéro du compte",
    "nummer",
    "grootboekrekening",
    "cuenta",
];

/// Headings of the name of an account.
pub(super) const NAMES: &[&str] = &[
    "科目名称",
    "会计科目",
    "会计科目名称",
    "科目",
    "account name",
    "account",
    "name",
    "description",
    "account title",
    "account description",
    "kontobezeichnung",
    "bezeichnung",
    "kontonavn",
    "navn",
    "libellé",
    "intitulé",
    "accountname",
    "accountdescription",
    "accountname",
    "accountdescription",
    "nom du compte",
    "omschrijving",
    "nombre",
    "名称",
    "kontoname",
    "beschriftung",
    "kontobeschriftung",
    "full name",
    "libellé du compte",
    "intitulé du compte",
    "tekst",
    "beskrivelse",
];

const ROLES: &[(Role, &[&str])] = &[
    (Role::Code, CODES),
    (Role::Name, NAMES),
    (
        Role::Kind,
        &[
            "科目类别",
            "科目类型",
            "类别",
            "余额方向",
            "方向",
            "type",
            "account type",
            "class",
            "category",
            "kontenart",
            "typ",
            "tipo",
            "kontotyp",
            "kontotype",
        ],
    ),
    (Role::Parent, &["上级科目", "上级科目编码", "parent", "parent account"]),
    (Role::Money, &["金额", "余额", "amount", "balance", "debit", "credit", "借方", "贷方", "total", "date", "日期"]),
];

/// First parts of account paths.
const TOPS: [&str; 12] = [
    "assets",
    "liabilities",
    "equity",
    "income",
    "expenses",
    "revenue",
    "revenues",
    "expense",
    "asset",
    "liability",
    "资产",
    "负债",
];

pub(super) fn draft(table: &Table<'_>) -> Option<Draft> {
    paths(table).or_else(|| listed(table))
}

fn row(line: u32, code: String, name: String, group: String, parent: String) -> StatementRow {
    StatementRow {
        line,
        code,
        name,
        group,
        parent,
        period: None,
        dimensions: Vec::new(),
        decimals: None,
        figure: StatementFigure::Account,
    }
}

/// One column of paths such as `Assets:Checking`.
fn paths(table: &Table<'_>) -> Option<Draft> {
    let path = |row: usize| {
        if table.width(row) != 1 {
            return None;
        }
        let text = table.cell(row, 0);
        let top = text.split(':').next().unwrap_or_default().to_lowercase();
        TOPS.contains(&top.trim()).then(|| text.into_owned())
    };
    // Most tables are something else, which the first rows show.
    let others = (0..table.rows.len()).filter(|row| path(*row).is_none()).take(3).count();
    let deep = || (0..table.rows.len()).filter_map(path).any(|path| path.contains(':'));
    if others > 2 || table.rows.len() < 2 + others || !deep() {
        return None;
    }
    let mut draft = Draft::new(Format::ChartOfAccounts);
    for at in 0..table.rows.len() {
        let Some(path) = path(at) else {
            skip(table, at, &mut draft);
            continue;
        };
        let (parent, name) = path.rsplit_once(':').unwrap_or(("", &path));
        let group = path.split(':').next().unwrap_or_default().to_owned();
        let line = table.rows[at].line;
        draft.papers.statement.push(row(line, String::new(), name.to_owned(), group, parent.to_owned()));
    }
    draft.paper_rows = draft.papers.statement.len();
    Some(draft)
}

/// A heading in which the word for an account is that of its name, beside a column of numbers: `Código;Cuenta;Tipo`.
fn coded(table: &Table<'_>) -> Option<Columns<Role>> {
    const NUMBERS: [&str; 5] = ["código", "codigo", "code", "numéro", "codice"];
    const ACCOUNTS: [&str; 4] = ["cuenta", "compte", "konto", "conto"];
    let mut columns = Columns::find(table, ROLES, &[&[Role::Code], &[Role::Kind]])?;
    let column = |words: &[&str]| {
        (0..table.rows[columns.row].count)
            .find(|column| words.contains(&plain(&table.cell(columns.row, *column)).as_str()))
    };
    let (code, name) = (column(&NUMBERS)?, column(&ACCOUNTS)?);
    columns.of.insert(Role::Code, code);
    columns.of.insert(Role::Name, name);
    Some(columns)
}

/// Whether most kinds are those of accounts.
fn are_kinds(table: &Table<'_>, columns: &Columns<Role>) -> bool {
    const WORDS: [&str; 22] = [
        "asset",
        "liabil",
        "equity",
        "income",
        "expense",
        "revenue",
        "bank",
        "aktiv",
        "passiv",
        "vermögen",
        "erlös",
        "aufwand",
        "ertrag",
        "kapital",
        "activo",
        "pasivo",
        "资产",
        "负债",
        "权益",
        "损益",
        "收入",
        "费用",
    ];
    let all: Vec<String> =
        (columns.row + 1..table.rows.len()).map(|at| columns.text(table, at, Role::Kind).to_lowercase()).collect();
    let known = all.iter().filter(|kind| WORDS.iter().any(|word| kind.contains(word))).count();
    known > 0 && known * 2 >= all.iter().filter(|kind| !kind.is_empty()).count()
}

/// Whether numbers are those of a plan of accounts though no heading says so: in order, and over several classes.
fn is_plan(table: &Table<'_>, columns: &Columns<Role>) -> bool {
    let codes: Vec<String> = (columns.row + 1..table.rows.len())
        .map(|at| columns.text(table, at, Role::Code))
        .filter(|code| !code.is_empty())
        .collect();
    let digits = codes.iter().all(|code| code.len() <= 10 && code.bytes().all(|b| b.is_ascii_digit()));
    let classes: std::collections::BTreeSet<&str> = codes.iter().filter_map(|code| code.get(..1)).collect();
    digits && classes.len() >= 3 && codes.len() >= 5 && codes.is_sorted()
}

/// A heading with a number, a name and perhaps a kind, and no column of amounts or dates.
fn listed(table: &Table<'_>) -> Option<Draft> {
    let columns = Columns::find(table, ROLES, &[&[Role::Code], &[Role::Name]]).or_else(|| coded(table))?;
    if columns.has(Role::Money) || has_dates(table, columns.row) {
        return None;
    }
    let heading = plain(&columns.text(table, columns.row, Role::Code));
    let sure =
        heading.contains("科目") || heading.contains("acc") || heading.contains("konto") || heading.contains("gl ");
    let numbered = |at: usize| {
        let code = columns.text(table, at, Role::Code);
        !code.is_empty() && code.chars().filter(char::is_ascii_digit).count() * 2 > code.chars().count()
    };
    let body = columns.row + 1..table.rows.len();
    let numbers = body.clone().filter(|at| numbered(*at)).count();
    let name = plain(&columns.text(table, columns.row, Role::Name));
    let named = ["科目", "account", "konto", "compte", "cuenta", "conto"].iter().any(|word| name.contains(word));
    let weak = ["编号", "nr", "number"].contains(&heading.as_str());
    let kinds = columns.has(Role::Kind) && (!weak || are_kinds(table, &columns));
    let sure = sure || kinds || named || is_plan(table, &columns);
    // A chart names each account once; bookings name it again and again.
    let once: std::collections::BTreeSet<String> =
        body.clone().map(|at| columns.text(table, at, Role::Code)).filter(|code| !code.is_empty()).collect();
    let filled = body.clone().filter(|at| !columns.text(table, *at, Role::Code).is_empty()).count();
    if numbers < 2 || !sure || numbers * 2 < body.len() || once.len() * 10 < filled * 9 {
        return None;
    }
    let mut draft = Draft::new(Format::ChartOfAccounts);
    for at in 0..table.rows.len() {
        let text = |role: Role| columns.text(table, at, role);
        if at <= columns.row || (text(Role::Code).is_empty() && text(Role::Name).is_empty()) {
            if at != columns.row {
                skip(table, at, &mut draft);
            }
            continue;
        }
        let line = table.rows[at].line;
        draft.papers.statement.push(row(
            line,
            text(Role::Code),
            text(Role::Name),
            text(Role::Kind),
            text(Role::Parent),
        ));
    }
    draft.paper_rows = draft.papers.statement.len();
    Some(draft)
}
