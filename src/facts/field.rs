//! Every item that a firm can enter: one list, from which forms, checks, words and files follow.

use super::answers::{Answers, Entry};
use super::list::FIELDS;
pub use super::list::Field;

/// A page of the task list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// Who the firm is.
    Profile,
    /// Short accounts for two or three years.
    Accounts,
    /// Debts, guarantees given, repayments.
    Debts,
    /// The firm's and the owner's credit record, typed from their own report.
    Credit,
    /// Customers and suppliers.
    Trade,
    /// Receivables and stock by age.
    Ageing,
    /// What the money is for.
    Need,
    /// Orders, contracts, bills, standing, investors.
    Deals,
    /// The plan of a campaign.
    Plan,
    /// What the owner cares about, today's rates, a refusal, documents at hand.
    Wishes,
    /// Offers of money, as they were made.
    Offers,
}

impl Section {
    /// All sections, in the order of the task list.
    pub const ALL: [Self; 11] = [
        Self::Profile,
        Self::Accounts,
        Self::Debts,
        Self::Credit,
        Self::Trade,
        Self::Ageing,
        Self::Need,
        Self::Deals,
        Self::Plan,
        Self::Wishes,
        Self::Offers,
    ];

    /// The groups of the page, in order.
    pub fn groups(self) -> impl Iterator<Item = Group> {
        Group::ALL.into_iter().filter(move |group| group.section() == self)
    }
}

/// A heading within a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// The firm itself.
    Firm,
    /// The owner.
    Owner,
    /// Tax and invoices.
    Tax,
    /// Disputes, lists, penalties.
    Legal,
    /// Assets at the year's end.
    Assets,
    /// Liabilities and equity at the year's end.
    Claims,
    /// Profit and loss of the year.
    Profit,
    /// Whether there are debts, and what falls due.
    DebtSummary,
    /// The debts one by one.
    DebtRows,
    /// Guarantees given for others.
    Guarantees,
    /// The firm's credit report.
    FirmCredit,
    /// The owner's credit report.
    OwnerCredit,
    /// How the firm sells.
    Sales,
    /// The five largest customers.
    Customers,
    /// The five largest suppliers.
    Suppliers,
    /// Receivables by age.
    ReceivablesAge,
    /// What else a lender asks of receivables.
    ReceivablesQuality,
    /// Stock by kind and age.
    Stock,
    /// The money needed.
    Money,
    /// What could secure it.
    Security,
    /// For reward crowdfunding.
    Crowd,
    /// Orders, contracts and bills.
    Deals,
    /// Standing.
    Standing,
    /// Investors.
    Investors,
    /// Licensed providers where the firm is.
    Local,
    /// Funding plan.
    Plan,
    /// Use of funds.
    PlanUses,
    /// Milestones.
    PlanSteps,
    /// What matters to you.
    Weights,
    /// Today's reference rates.
    Rates,
    /// A refusal.
    Refusal,
    /// Documents at hand.
    Held,
    /// The offers one by one.
    OfferRows,
}

impl Group {
    /// All groups, page by page.
    pub const ALL: [Self; 33] = [
        Self::Firm,
        Self::Owner,
        Self::Tax,
        Self::Legal,
        Self::Assets,
        Self::Claims,
        Self::Profit,
        Self::DebtSummary,
        Self::DebtRows,
        Self::Guarantees,
        Self::FirmCredit,
        Self::OwnerCredit,
        Self::Sales,
        Self::Customers,
        Self::Suppliers,
        Self::ReceivablesAge,
        Self::ReceivablesQuality,
        Self::Stock,
        Self::Money,
        Self::Security,
        Self::Crowd,
        Self::Deals,
        Self::Standing,
        Self::Investors,
        Self::Local,
        Self::Plan,
        Self::PlanUses,
        Self::PlanSteps,
        Self::Weights,
        Self::Rates,
        Self::Refusal,
        Self::Held,
        Self::OfferRows,
    ];

    /// The page it stands on.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::Firm | Self::Owner | Self::Tax | Self::Legal => Section::Profile,
            Self::Assets | Self::Claims | Self::Profit => Section::Accounts,
            Self::DebtSummary | Self::DebtRows | Self::Guarantees => Section::Debts,
            Self::FirmCredit | Self::OwnerCredit => Section::Credit,
            Self::Sales | Self::Customers | Self::Suppliers => Section::Trade,
            Self::ReceivablesAge | Self::ReceivablesQuality | Self::Stock => Section::Ageing,
            Self::Money | Self::Security | Self::Crowd => Section::Need,
            Self::Deals | Self::Standing | Self::Investors | Self::Local => Section::Deals,
            Self::Plan | Self::PlanUses | Self::PlanSteps => Section::Plan,
            Self::Weights | Self::Rates | Self::Refusal | Self::Held => Section::Wishes,
            Self::OfferRows => Section::Offers,
        }
    }

    /// The items of the group, in order.
    pub fn fields(self) -> impl Iterator<Item = &'static FieldSpec> {
        Field::ALL.iter().filter(move |spec| spec.group == self)
    }

    /// How often the whole group is entered: all its items repeat alike.
    #[must_use]
    pub fn repeat(self) -> Repeat {
        self.fields().next().map_or(Repeat::Once, |spec| spec.repeat)
    }
}

/// Which signs an amount may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// Zero or more.
    NotNegative,
    /// Any.
    Any,
}

/// What kind of thing is entered.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum FieldKind {
    /// An amount in the case's currency and amount unit.
    Money(Sign),
    /// A share entered in per cent; least and greatest per cent.
    Percent(f64, f64),
    /// A yearly rate entered in per cent, 0 to 100.
    Rate,
    /// A whole number; least and greatest.
    Count(i64, i64),
    /// A whole number of days; least and greatest.
    Days(i64, i64),
    /// A whole number of months; least and greatest.
    Months(i64, i64),
    /// A whole number of years; least and greatest.
    Years(i64, i64),
    /// A month that has begun by the case's date, `2019-03`.
    Month,
    /// A date not after the case's date, `2026-10-31`.
    Date,
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// A code of the pack's list of industries.
    Industry,
    /// Yes or no; the codes are `yes` and `no`.
    YesNo,
    /// Words; at most this many characters.
    Text(usize),
    /// A plain multiple such as `1.20`; least and greatest.
    Multiple(f64, f64),
    /// Rising months such as `6-11` or `3, 6, 12`; the latest that can be.
    MonthList(u32),
    /// Times with amounts such as `20: 40,000; 75: 60,000`: by day, or by month.
    Flows(bool),
}

/// How often an item can be entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeat {
    /// Once; the row is 0.
    Once,
    /// Once for each year of the accounts; the row is the year.
    PerYear,
    /// A list with at most this many rows; rows count from 1.
    Rows(u16),
}

/// An answer elsewhere that an item depends on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Condition {
    /// The item looked at, in the same row where both repeat alike.
    pub field: Field,
    /// The item is asked for only if the answer is one of these codes.
    pub codes: &'static [&'static str],
}

/// What the answer that an item depends on says.
enum Gate {
    Open,
    Closed,
    Unanswered,
}

/// One item of the task list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FieldSpec {
    /// The item.
    pub field: Field,
    /// Its stable id, such as `profile.staff`.
    pub id: &'static str,
    /// Its page.
    pub section: Section,
    /// Its heading on the page.
    pub group: Group,
    /// What is entered.
    pub kind: FieldKind,
    /// How often.
    pub repeat: Repeat,
    /// Asked for only if this holds; always if `None`.
    pub only_if: Option<Condition>,
}

impl FieldSpec {
    /// Whether the item is asked for at this row, given the other answers.
    #[must_use]
    pub fn is_asked(&self, answers: &Answers, row: u16) -> bool {
        self.gated(answers, row).is_none_or(|answer| matches!(answer, Gate::Open))
    }

    /// Whether another answer says that the item does not apply, so that an entry is kept but not used.
    #[must_use]
    pub fn is_ruled_out(&self, answers: &Answers, row: u16) -> bool {
        matches!(self.gated(answers, row), Some(Gate::Closed))
    }

    /// The place of the answer that the item depends on.
    pub(super) fn gate(&self, row: u16) -> Option<FieldKey> {
        let field = self.only_if?.field;
        Some(FieldKey { field, row: if field.spec().repeat == Repeat::Once { 0 } else { row } })
    }

    fn gated(&self, answers: &Answers, row: u16) -> Option<Gate> {
        let condition = self.only_if?;
        Some(match answers.get(self.gate(row)?) {
            Some(Entry::Text(text)) if condition.codes.contains(&text.trim()) => Gate::Open,
            Some(Entry::Text(text)) if condition.field.spec().codes().contains(&text.trim()) => Gate::Closed,
            Some(_) | None => Gate::Unanswered,
        })
    }

    /// Whether an amount is entered.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(self.kind, FieldKind::Money(_))
    }

    /// The codes that can be chosen; empty for anything but choices and yes-or-no. Industries stand in the pack.
    #[must_use]
    pub const fn codes(&self) -> &'static [&'static str] {
        match self.kind {
            FieldKind::Choice(codes) => codes,
            FieldKind::YesNo => &["yes", "no"],
            _ => &[],
        }
    }
}

impl Field {
    /// All items, in the order of the pages.
    pub const ALL: &'static [FieldSpec] = FIELDS;

    /// The spec of this item.
    #[must_use]
    pub fn spec(self) -> &'static FieldSpec {
        // The list is declared in the order of the enum.
        &Self::ALL[self as usize]
    }

    /// The item of an id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|spec| spec.id == id).map(|spec| spec.field)
    }
}

/// One place to enter something: an item and, where it repeats, its row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FieldKey {
    /// The item.
    pub field: Field,
    /// 0 for items entered once, the year for accounts, 1 … for lists.
    pub row: u16,
}

impl FieldKey {
    /// An item entered once.
    #[must_use]
    pub const fn once(field: Field) -> Self {
        Self { field, row: 0 }
    }

    /// `profile.staff`, `bs.cash@2025`, `debt.balance@1`.
    #[must_use]
    pub fn id(self) -> String {
        if self.row == 0 { self.field.spec().id.to_owned() } else { format!("{}@{}", self.field.spec().id, self.row) }
    }

    /// The key of an id as [`FieldKey::id`] writes it; nothing for a row that the item cannot have.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (name, row) = id.split_once('@').map_or(Some((id, 0)), |(name, row)| Some((name, row.parse().ok()?)))?;
        let key = Self { field: Field::parse(name)?, row };
        key.has_place().then_some(key)
    }

    /// Whether the item can have this row: 0 when entered once, a year for accounts, 1 to the limit for lists.
    #[must_use]
    pub fn has_place(self) -> bool {
        match self.field.spec().repeat {
            Repeat::Once => self.row == 0,
            Repeat::PerYear => (1900..=9999).contains(&self.row),
            Repeat::Rows(most) => (1..=most).contains(&self.row),
        }
    }
}
