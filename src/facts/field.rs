//! Every item that a firm can enter: one list, from which forms, checks, words and files follow.

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
}

impl Section {
    /// All sections, in the order of the task list.
    pub const ALL: [Self; 7] =
        [Self::Profile, Self::Accounts, Self::Debts, Self::Credit, Self::Trade, Self::Ageing, Self::Need];
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
    /// A yearly rate entered in per cent.
    Rate,
    /// A whole number; least and greatest.
    Count(i64, i64),
    /// A whole number of days; least and greatest.
    Days(i64, i64),
    /// A whole number of months; least and greatest.
    Months(i64, i64),
    /// A month, `2019-03`.
    Month,
    /// A date, `2027-06-30`.
    Date,
    /// A year, `2025`.
    Year,
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Yes or no.
    YesNo,
    /// Words; at most this many characters.
    Text(usize),
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

/// One item of the task list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FieldSpec {
    /// The item.
    pub field: Field,
    /// Its stable id, such as `profile.staff`.
    pub id: &'static str,
    /// Its page.
    pub section: Section,
    /// What is entered.
    pub kind: FieldKind,
    /// How often.
    pub repeat: Repeat,
}

/// Declares the items: the enum, the list of specs and the look-ups, so that none can be forgotten.
macro_rules! fields {
    ($( $(#[$doc:meta])* $name:ident = $id:literal, $section:ident, $kind:expr, $repeat:expr; )*) => {
        /// An item that the firm can enter.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Field { $( $(#[$doc])* $name, )* }

        impl Field {
            /// All items, in the order of the pages.
            pub const ALL: &'static [FieldSpec] = &[ $( FieldSpec {
                field: Field::$name, id: $id, section: Section::$section, kind: $kind, repeat: $repeat,
            }, )* ];
        }
    };
}

use FieldKind::{Choice, Count, Money, Text};
use Repeat::{Once, PerYear};

fields! {
    /// The firm's name; used to find transfers between own accounts.
    FirmName = "profile.firm_name", Profile, Text(80), Once;
    /// The owner's name; used likewise.
    OwnerName = "profile.owner_name", Profile, Text(80), Once;
    /// Where the firm is registered; chooses the pack.
    Jurisdiction = "profile.jurisdiction", Profile, Choice(&["CN", "US", "EU", "UK", "GX"]), Once;
    /// Staff on the payroll.
    Staff = "profile.staff", Profile, Count(0, 1_000_000), Once;
    /// Cash and bank balances at the year's end.
    Cash = "bs.cash", Accounts, Money(Sign::NotNegative), PerYear;
}

impl Field {
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

    /// The key of an id as [`FieldKey::id`] writes it.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (name, row) = id.split_once('@').map_or(Some((id, 0)), |(name, row)| Some((name, row.parse().ok()?)))?;
        Some(Self { field: Field::parse(name)?, row })
    }
}
