//! Financing modes as a pack describes them: when they are on offer, what decides, how much, at what cost.

mod check;
mod read;
mod shared;

pub(super) use check::{check, check_formula};
pub(super) use read::{Items, Names, documents, modes};
pub(super) use shared::Shared;

use super::expr::{Expr, ExprValue, ListItem};
use super::text::Text;
use crate::kernel::{Date, Id, Status};
use std::collections::BTreeMap;

/// An expression with its text.
#[derive(Clone, PartialEq, Debug)]
pub struct Formula {
    /// As written in the pack.
    pub text: String,
    /// As read.
    pub expr: Expr,
}

/// What a rule can do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Refuses when false.
    Hard,
    /// Lowers the fit when false.
    Soft,
}

/// Whose rule it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A law.
    Law,
    /// A regulator.
    Regulator,
    /// The nature of the product.
    Product,
    /// What lenders usually ask.
    LenderTypical,
}

/// Whether a mode is on offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// Lawfully offered.
    Available,
    /// Not lawfully offered.
    Unavailable,
}

/// Whether a mode is on offer from some day on.
#[derive(Clone, PartialEq, Debug)]
pub struct Availability {
    /// The first day.
    pub from: Date,
    /// On offer or not.
    pub offer: Offer,
    /// Why, when it is not.
    pub why: Option<Text>,
    /// A warning about offers of that name.
    pub warning: Option<Text>,
    /// Modes that replace it.
    pub instead: Vec<Id>,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

/// One rule of a mode.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Its id within the mode.
    pub id: Id,
    /// What it can do.
    pub force: Force,
    /// Whose it is.
    pub scope: Scope,
    /// The condition.
    pub condition: Formula,
    /// The rule in words.
    pub says: Text,
    /// What to do when it is false.
    pub advice: Option<Text>,
    /// Its weight among the mode's soft rules.
    pub weight: u32,
    /// Facts that are better when higher: raising one never makes the rule false.
    pub rising: Vec<Id>,
    /// Facts that are better when lower.
    pub falling: Vec<Id>,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

/// One limit on the amount.
#[derive(Clone, PartialEq, Debug)]
pub struct LimitRule {
    /// Its id within the mode.
    pub id: Id,
    /// In words.
    pub says: Text,
    /// The careful figure.
    pub low: Formula,
    /// The generous figure.
    pub high: Formula,
}

/// Out of what the money comes back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repaid {
    /// Out of what the firm earns: never more than its repayment capacity.
    #[default]
    Earnings,
    /// Out of what stands behind it: receivables, bills, orders, stock, takings, goods delivered.
    Proceeds,
    /// It takes the place of a debt that is there already.
    Replaced,
    /// It is not repaid: grants and shares.
    Nothing,
}

/// What a cost is a share of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostBasis {
    /// Yearly rate on the money in use, fees included.
    YearlyRate,
    /// Share of the money raised, once.
    ShareOfAmount,
    /// An amount of money, once.
    MoneyOnce,
}

/// The cost of a mode.
#[derive(Clone, PartialEq, Debug)]
pub struct CostRule {
    /// What it is a share of.
    pub basis: CostBasis,
    /// The lowest usual cost, as a share.
    pub low: Formula,
    /// The highest usual cost.
    pub high: Formula,
    /// What it rests on.
    pub status: Status,
    /// Key of its source.
    pub source: Id,
}

/// Whose data a document holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Privacy {
    /// The firm's.
    #[default]
    Business,
    /// A person's.
    Personal,
    /// Somebody else's, such as a customer's.
    ThirdParty,
}

/// A document as the pack describes it.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentSpec {
    /// Its name.
    pub name: Text,
    /// Who issues it.
    pub issuer: Option<Text>,
    /// When it is needed, if not always.
    pub when: Option<Formula>,
    /// Days for which it counts as fresh.
    pub fresh_days: Option<u32>,
    /// The fact that shows that it is at hand, such as bank lines imported.
    pub shown_by: Option<Id>,
    /// Whose data it holds.
    pub privacy: Privacy,
}

/// A figure in a pack's own test.
#[derive(Clone, PartialEq, Debug)]
pub enum TestValue {
    /// A fact.
    One(ExprValue),
    /// A list.
    List(Vec<ListItem>),
}

/// A worked case that a mode carries with it.
#[derive(Clone, PartialEq, Debug)]
pub struct PackTest {
    /// What it shows.
    pub name: String,
    /// The day.
    pub date: Date,
    /// The facts.
    pub facts: BTreeMap<Id, TestValue>,
    /// What must come out.
    pub expect: Expected,
}

/// What must come out of a worked case; what is left out is not compared.
#[derive(Clone, PartialEq, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// `fits`, `fits_if`, `cannot_say`, `does_not_fit` or `not_available`.
    pub verdict: String,
    /// Lower and upper end of the amount.
    pub amount: Option<(f64, f64)>,
    /// Whether the upper end is only known to be a ceiling.
    pub at_most: Option<bool>,
    /// The limit that binds.
    pub binding: Option<String>,
    /// Rules that are false, in order.
    pub failed: Option<Vec<String>>,
    /// Facts to ask for, in order.
    pub missing: Option<Vec<String>>,
    /// Lower and upper end of the cost.
    pub cost: Option<(f64, f64)>,
}

/// One financing mode.
#[derive(Clone, PartialEq, Debug)]
pub struct Mode {
    /// Its id, such as `cn.receivables_pledge`.
    pub id: Id,
    /// Its family across jurisdictions, such as `receivables_pledge`.
    pub family: String,
    /// Its name.
    pub name: Text,
    /// What it is, in one or two sentences.
    pub what: Text,
    /// When it is on offer, oldest first.
    pub availability: Vec<Availability>,
    /// Values worked out from facts and parameters; each may use those before it.
    pub derived: Vec<(Id, Formula)>,
    /// What decides.
    pub rules: Vec<Rule>,
    /// What limits the amount.
    pub limits: Vec<LimitRule>,
    /// The cost.
    pub cost: Option<CostRule>,
    /// Parameter with `low` and `high` days from application to money.
    pub days: Option<Id>,
    /// Parameter with `low` and `high` months of term.
    pub months: Option<Id>,
    /// Codes of the documents.
    pub documents: Vec<Id>,
    /// Whether asking for it leaves a query on the credit record.
    pub query: bool,
    /// Whether it gives up shares.
    pub gives_up_shares: bool,
    /// Out of what it is repaid.
    pub repaid: Repaid,
    /// What stands behind it: codes such as `property` or `guarantor`; none when nothing does.
    pub secured_by: Vec<String>,
    /// Risks.
    pub risks: Vec<Text>,
    /// Worked cases.
    pub tests: Vec<PackTest>,
    /// The file it stands in.
    pub file: String,
}

impl Mode {
    /// Every formula with the id of the item it stands in.
    pub fn formulas(&self) -> impl Iterator<Item = (&str, &Formula)> {
        let derived = self.derived.iter().map(|(id, formula)| (id.as_str(), formula));
        let rules = self.rules.iter().map(|rule| (rule.id.as_str(), &rule.condition));
        let limits = self.limits.iter().flat_map(|l| [(l.id.as_str(), &l.low), (l.id.as_str(), &l.high)]);
        let costs = self.cost.iter().flat_map(|cost| [("cost", &cost.low), ("cost", &cost.high)]);
        derived.chain(rules).chain(limits).chain(costs)
    }
}
