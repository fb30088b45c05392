//! Lines of accounts mapped to the lines of the short accounts, each with the reason for it.

use super::ledger::{BooksFinding, Corrections, LineId};
use super::statement_tables as tables;
use super::statement_words as words;
use crate::intake::{Format, RecordSet, StatementFigure, StatementPeriod, StatementRow};
use crate::kernel::{Currency, Date, Finding, Money, Origin, Severity, days_between};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A line of the short accounts.
macro_rules! items {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $credit:literal;)*) => {
        /// A line of the short accounts. Its id is that of the item to be entered.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum StatementItem { $($(#[$doc])* $name,)* }

        impl StatementItem {
            /// All lines.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id of the item to be entered, such as `bs.cash`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Whether it is positive on the credit side of an account.
            pub(super) const fn on_credit(self) -> bool {
                match self { $(Self::$name => $credit,)* }
            }
        }
    };
}

items! {
    /// Cash and bank.
    Cash = "bs.cash", false;
    /// Trade receivables.
    Receivables = "bs.receivables", false;
    /// Paid to suppliers in advance.
    Prepayments = "bs.prepayments", false;
    /// Stock.
    Inventory = "bs.inventory", false;
    /// Other current assets.
    OtherCurrentAssets = "bs.other_current_assets", false;
    /// Fixed assets.
    FixedAssets = "bs.fixed_assets", false;
    /// Other long-term assets.
    OtherNoncurrentAssets = "bs.other_noncurrent_assets", false;
    /// All assets.
    TotalAssets = "bs.total_assets", false;
    /// Loans within a year.
    ShortDebt = "bs.short_debt", true;
    /// Trade payables.
    Payables = "bs.payables", true;
    /// Received from customers in advance.
    Advances = "bs.advances", true;
    /// Other current liabilities.
    OtherCurrentLiabilities = "bs.other_current_liabilities", true;
    /// Loans beyond a year.
    LongDebt = "bs.long_debt", true;
    /// Other long-term liabilities.
    OtherNoncurrentLiabilities = "bs.other_noncurrent_liabilities", true;
    /// Paid-in capital.
    PaidInCapital = "bs.paid_in_capital", true;
    /// Reserves and retained earnings.
    RetainedEarnings = "bs.retained_earnings", true;
    /// Revenue.
    Revenue = "pl.revenue", true;
    /// Cost of sales.
    CostOfSales = "pl.cost_of_sales", false;
    /// Operating expenses.
    OperatingExpenses = "pl.operating_expenses", false;
    /// Interest.
    Interest = "pl.interest", false;
    /// Other income less other costs.
    OtherIncome = "pl.other_income", true;
    /// Income tax.
    IncomeTax = "pl.income_tax", false;
    /// Net profit.
    NetProfit = "pl.net_profit", true;
    /// Depreciation.
    Depreciation = "pl.depreciation", false;
    /// Bought fixed assets.
    Capex = "pl.capex", false;
    /// Paid out to owners.
    Dividends = "pl.dividends", false;
}

impl StatementItem {
    /// The line of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|item| item.as_str() == id)
    }

    /// Whether no account alone tells it.
    pub(super) const fn needs_statement(self) -> bool {
        matches!(self, Self::TotalAssets | Self::NetProfit | Self::Depreciation | Self::Capex | Self::Dividends)
    }

    /// Whether it is told for a year rather than for a day.
    #[must_use]
    pub fn is_flow(self) -> bool {
        self.as_str().starts_with("pl.")
    }
}

/// Why a line of a file is a line of the short accounts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MappingReason {
    /// The concept of its tag.
    Concept(String),
    /// A word in the account's name.
    Name(String),
    /// The account's number begins so in the Chinese standard chart.
    Number(String),
    /// The heading that it stands under.
    Section(String),
    /// A sum of other lines, which count themselves.
    Sum,
    /// A part of another line, which counts itself.
    PartOf(String),
    /// The short accounts have no line for it.
    NoPlace,
    /// Profit of a year whose books are not closed yet.
    ResultOfYear,
    /// Chosen by the user.
    Chosen,
}

/// One line of a file as a line of the short accounts.
#[derive(Clone, PartialEq, Debug)]
pub struct StatementLine {
    /// Where it stands.
    pub id: LineId,
    /// Account number or concept.
    pub code: String,
    /// Name of the account.
    pub name: String,
    /// The year of the accounts.
    pub year: u16,
    /// Last day of that year.
    pub end: Date,
    /// The line of the short accounts; `None` when it is not known which.
    pub item: Option<StatementItem>,
    /// Its amount there, in the item's own sign.
    pub amount: Money,
    /// Why.
    pub reason: Option<MappingReason>,
}

impl StatementLine {
    /// Number and name; the name alone where the number is only another writing of it.
    #[must_use]
    pub fn label(&self) -> String {
        let same = self.name.is_empty() || self.name.to_lowercase().contains(&self.code);
        let code = if same && !self.name.is_empty() { "" } else { &self.code };
        format!("{code} {}", self.name).trim().to_owned()
    }
}

/// A figure of the short accounts from one file.
#[derive(Clone, PartialEq, Debug)]
pub struct StatementTotal {
    /// The amount.
    pub amount: Money,
    /// Last day of the year.
    pub end: Date,
    /// The file.
    pub file: u16,
    /// Whether the file has the form of accounts as they are filed and names the firm in the register.
    pub filed: bool,
}

/// The mapped lines of all files.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Mapped {
    pub(super) lines: Vec<StatementLine>,
    /// Files whose accounts balance and are all mapped, so that a line without an account is nothing.
    complete: BTreeSet<u16>,
    /// Files in the form of accounts as they are filed.
    filed: BTreeSet<u16>,
    /// The same of statements, by file, year and whether it tells of flows.
    proven: BTreeSet<(u16, u16, bool)>,
}

/// Maps the lines of all files.
pub(super) fn map(
    sets: &[Rc<RecordSet>],
    corrections: &Corrections,
    currency: Currency,
    findings: &mut Vec<Finding<BooksFinding>>,
) -> Mapped {
    let mut out = Mapped::default();
    let ends = tables::year_ends(sets.iter().flat_map(|set| &set.parts().papers.statement));
    for (file, set) in (0_u16..).zip(sets) {
        let rows = &set.parts().papers.statement;
        if rows.is_empty() {
            continue;
        }
        if set.is_filing() {
            out.filed.insert(file);
        }
        if set.parts().format == Format::FinancialStatement {
            let mut lines = tables::lines(rows, file, &ends, corrections);
            if lines.is_empty() {
                findings.push(Finding::at(Severity::Warning, BooksFinding::AccountsWithoutYear, Origin::File(file)));
            }
            tell(file, &lines, currency, findings);
            lines.retain(|line| line.amount.currency() == currency);
            out.proven.extend(tables::complete(&lines));
            out.lines.extend(lines);
            continue;
        }
        let tagged = rows.iter().any(|row| matches!(row.figure, StatementFigure::Amount(_)));
        let mut lines = if tagged { of_tags(rows, file) } else { of_accounts(rows, file, findings) };
        for line in &mut lines {
            let key = if line.code.is_empty() { &line.name } else { &line.code };
            if let Some(chosen) = corrections.statement.get(key) {
                let turned = line.item.is_some_and(StatementItem::on_credit) != chosen.on_credit();
                if turned && !tagged {
                    line.amount = line.amount.negated();
                }
                (line.item, line.reason) = (Some(*chosen), Some(MappingReason::Chosen));
            }
        }
        tell(file, &lines, currency, findings);
        lines.retain(|line| line.amount.currency() == currency);
        if !tagged && balances(rows) && lines.iter().all(|line| line.item.is_some()) && !lines.is_empty() {
            out.complete.insert(file);
            lines.extend(result(&lines, rows));
        }
        out.lines.extend(lines);
    }
    differences(&out.lines, findings);
    out
}

/// Closing balances of the accounts of the first level, debit positive.
fn closings(rows: &[StatementRow]) -> impl Iterator<Item = (&StatementRow, Money)> {
    rows.iter().filter(|row| is_top(row, rows)).filter_map(|row| match row.figure {
        StatementFigure::Balance { closing, .. } => Some((row, closing?)),
        _ => None,
    })
}

/// Whether all closing balances sum to nothing.
fn balances(rows: &[StatementRow]) -> bool {
    let mut all = closings(rows).map(|(_, money)| money);
    let Some(first) = all.next() else { return false };
    all.try_fold(first, |sum, money| sum.checked_add(money)).is_some_and(|sum| sum.minor() == 0)
}

/// The profit that is still on accounts of profit when the books are not closed: it belongs to retained earnings.
fn result(lines: &[StatementLine], rows: &[StatementRow]) -> Option<StatementLine> {
    let flows = closings(rows).filter(|(row, _)| {
        let own = lines.iter().find(|line| line.id.line == row.line);
        own.and_then(|line| line.item).is_some_and(StatementItem::is_flow)
    });
    let all: Vec<Money> = flows.map(|(_, money)| money).collect();
    let (first, rest) = all.split_first()?;
    let sum = rest.iter().try_fold(*first, |sum, money| sum.checked_add(*money))?;
    let like = lines.iter().find(|line| line.item.is_some_and(StatementItem::is_flow))?;
    (sum.minor() != 0).then(|| StatementLine {
        code: String::new(),
        name: String::new(),
        item: Some(StatementItem::RetainedEarnings),
        amount: sum.negated(),
        reason: Some(MappingReason::ResultOfYear),
        ..like.clone()
    })
}

/// Whether an account is no part of another one of the list.
fn is_top(row: &StatementRow, rows: &[StatementRow]) -> bool {
    row.parent.is_empty() || !rows.iter().any(|other| other.code == row.parent)
}

/// The sum of each line of the short accounts by file and year.
fn sums(lines: &[StatementLine]) -> BTreeMap<(StatementItem, u16, u16), StatementTotal> {
    let mut out: BTreeMap<(StatementItem, u16, u16), StatementTotal> = BTreeMap::new();
    for line in lines {
        let Some(item) = line.item else { continue };
        let zero = Money::zero(line.amount.currency());
        let file = line.id.file;
        let none = StatementTotal { amount: zero, end: line.end, file, filed: false };
        let total = out.entry((item, line.year, file)).or_insert(none);
        total.amount = total.amount.checked_add(line.amount).unwrap_or(total.amount);
    }
    out
}

/// Two files that say different things of one line.
fn differences(lines: &[StatementLine], findings: &mut Vec<Finding<BooksFinding>>) {
    let mut before: Option<((StatementItem, u16), StatementTotal)> = None;
    for ((item, year, file), total) in sums(lines) {
        if let Some((key, earlier)) = &before
            && *key == (item, year)
            && earlier.amount != total.amount
        {
            let kind = BooksFinding::AccountsDiffer { item, year, first: earlier.amount, second: total.amount };
            let origins = vec![Origin::File(earlier.file), Origin::File(file)];
            findings.push(Finding { severity: Severity::Warning, kind, origins });
        }
        before = Some(((item, year), total));
    }
}

/// Amounts by item and year; of two files that both tell a line, the later one in the case.
pub(super) fn totals(mapped: &Mapped) -> BTreeMap<(StatementItem, u16), StatementTotal> {
    let lines = &mapped.lines;
    let mut out: BTreeMap<(StatementItem, u16), StatementTotal> = BTreeMap::new();
    let mut files: BTreeSet<(u16, u16)> = BTreeSet::new();
    for ((item, year, file), total) in sums(lines) {
        files.insert((year, file));
        // Files come in their order, so that a later one replaces an earlier one.
        out.insert((item, year), total);
    }
    // In books that balance and are known whole, what has no account is nothing.
    for (year, file) in files.into_iter().filter(|(_, file)| mapped.complete.contains(file)) {
        let like = lines.iter().find(|line| line.id.file == file && line.year == year);
        for item in StatementItem::ALL.iter().filter(|item| !item.needs_statement()) {
            if let Some(like) = like {
                let amount = Money::zero(like.amount.currency());
                out.entry((*item, year)).or_insert(StatementTotal { amount, end: like.end, file, filed: false });
            }
        }
    }
    for (file, year, flow) in &mapped.proven {
        let like = lines.iter().find(|line| line.id.file == *file && line.year == *year);
        let items = StatementItem::ALL.iter().filter(|item| !item.needs_statement() && item.is_flow() == *flow);
        for (item, like) in items.zip(std::iter::repeat(like)) {
            if let Some(like) = like {
                let amount = Money::zero(like.amount.currency());
                out.entry((*item, *year)).or_insert(StatementTotal {
                    amount,
                    end: like.end,
                    file: *file,
                    filed: false,
                });
            }
        }
    }
    for total in out.values_mut() {
        total.filed = mapped.filed.contains(&total.file);
    }
    out
}

fn year_of(end: Date) -> Option<u16> {
    u16::try_from(end.year()).ok()
}

/// Tagged figures of the firm as a whole: balances at the end of a year of accounts, flows over a whole year.
fn of_tags(rows: &[StatementRow], file: u16) -> Vec<StatementLine> {
    let whole = rows.iter().filter(|row| row.dimensions.is_empty());
    // Ends of years of accounts: those of spans of a year; without any, the days of all balances.
    let is_year = |first: Date, last: Date| (350..=380).contains(&days_between(first, last));
    let ends: BTreeSet<Date> = whole
        .clone()
        .filter_map(|row| match row.period {
            Some(StatementPeriod::Span(first, last)) if is_year(first, last) => Some(last),
            _ => None,
        })
        .collect();
    let starts: BTreeSet<Date> = whole
        .clone()
        .filter_map(|row| match row.period {
            Some(StatementPeriod::Span(first, last)) if is_year(first, last) => first.yesterday().ok(),
            _ => None,
        })
        .collect();
    // The first figure of a concept at an end of year counts; a second one that differs was told on reading.
    let mut found: BTreeMap<(&str, Date), (&StatementRow, Money)> = BTreeMap::new();
    for row in whole {
        let StatementFigure::Amount(amount) = row.figure else { continue };
        let end = match row.period {
            Some(StatementPeriod::Span(first, last)) if is_year(first, last) => last,
            Some(StatementPeriod::On(day)) if ends.is_empty() || ends.contains(&day) || starts.contains(&day) => day,
            _ => continue,
        };
        found.entry((&row.code, end)).or_insert((row, amount));
    }
    let days: BTreeSet<Date> = found.keys().map(|(_, end)| *end).collect();
    let mut lines = Vec::new();
    for end in days {
        let Some(year) = year_of(end) else { continue };
        for (item, choices) in words::CONCEPTS {
            // The first choice of which every part is there.
            let parts = choices
                .iter()
                .find_map(|choice| choice.split('+').map(|name| found.get(&(name, end))).collect::<Option<Vec<_>>>());
            for (row, amount) in parts.into_iter().flatten() {
                let flow = matches!(row.period, Some(StatementPeriod::Span(..)));
                if flow != item.is_flow() {
                    continue;
                }
                lines.push(StatementLine {
                    id: LineId { file, line: row.line },
                    code: row.code.clone(),
                    name: row.name.clone(),
                    year,
                    end,
                    item: Some(*item),
                    amount: *amount,
                    reason: Some(MappingReason::Concept(row.code.clone())),
                });
            }
        }
    }
    lines
}

/// Accounts of a trial balance: those of the first level, over a year that ends with its last month.
fn of_accounts(rows: &[StatementRow], file: u16, findings: &mut Vec<Finding<BooksFinding>>) -> Vec<StatementLine> {
    let balances = rows.iter().any(|row| matches!(row.figure, StatementFigure::Balance { .. }));
    if !balances {
        return Vec::new();
    }
    let period = rows.iter().find_map(|row| row.period);
    let Some(StatementPeriod::Span(first, last)) = period else {
        findings.push(Finding::at(Severity::Warning, BooksFinding::AccountsWithoutYear, Origin::File(file)));
        return Vec::new();
    };
    // Years of Chinese books end with December; others with the last month of a span of a year.
    let year_end = (last.month(), last.day()) == (12, 31) || days_between(first, last) >= 350;
    let Some(year) = year_of(last).filter(|_| year_end) else {
        findings.push(Finding::at(Severity::Warning, BooksFinding::AccountsWithoutYear, Origin::File(file)));
        return Vec::new();
    };
    let whole_year = days_between(first, last) >= 350;
    let mut lines = Vec::new();
    for row in rows.iter().filter(|row| is_top(row, rows)) {
        let StatementFigure::Balance { debit, credit, year_debit, year_credit, closing, .. } = row.figure else {
            continue;
        };
        let found = words::account(&row.code, &row.name, &row.group);
        let item = found.as_ref().map(|(item, _)| *item);
        let (debit, credit) =
            if whole_year { (year_debit.or(debit), year_credit.or(credit)) } else { (year_debit, year_credit) };
        let flow = item.is_some_and(StatementItem::is_flow);
        let zero = |money: Money| Money::zero(money.currency());
        let amount = match (flow, closing) {
            // Books closed at the year's end leave nothing on accounts of profit: what moved tells the year.
            (true, None) => moved(item, debit, credit),
            (true, Some(closing)) if closing == zero(closing) => moved(item, debit, credit).or(Some(closing)),
            (_, Some(closing)) => Some(signed(item, closing)),
            (false, None) => None,
        };
        let Some(amount) = amount else { continue };
        lines.push(StatementLine {
            id: LineId { file, line: row.line },
            code: row.code.clone(),
            name: row.name.clone(),
            year,
            end: last,
            item,
            amount,
            reason: found.map(|(_, reason)| reason),
        });
    }
    lines
}

/// A balance, positive in debit, in the sign of its item.
fn signed(item: Option<StatementItem>, debit: Money) -> Money {
    if item.is_some_and(StatementItem::on_credit) { debit.negated() } else { debit }
}

/// What moved on an account of profit: credits of income, debits of costs.
fn moved(item: Option<StatementItem>, debit: Option<Money>, credit: Option<Money>) -> Option<Money> {
    if item.is_some_and(StatementItem::on_credit) { credit } else { debit }
}

/// Tells accounts that are not mapped and hold something, and figures in another currency.
fn tell(file: u16, lines: &[StatementLine], currency: Currency, findings: &mut Vec<Finding<BooksFinding>>) {
    let open: Vec<&StatementLine> =
        lines.iter().filter(|line| line.reason.is_none() && line.amount.minor() != 0).collect();
    if let Some(first) = open.first() {
        let kind = BooksFinding::AccountsNotMapped {
            accounts: u32::try_from(open.len()).unwrap_or(u32::MAX),
            first: first.label(),
        };
        let origins = open.iter().take(5).map(|line| Origin::Line { file, line: line.id.line }).collect();
        findings.push(Finding { severity: Severity::Warning, kind, origins });
    }
    if let Some(other) = lines.iter().find(|line| line.amount.currency() != currency) {
        let count = lines.iter().filter(|line| line.amount.currency() != currency).count();
        let lines = u32::try_from(count).unwrap_or(u32::MAX);
        let kind = BooksFinding::OtherCurrency { currency: other.amount.currency(), lines };
        findings.push(Finding::at(Severity::Warning, kind, Origin::File(file)));
    }
}
