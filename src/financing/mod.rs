//! Which financing modes fit, which do not, and why. Every mode of the pack is answered.

mod amount;
mod capacity;
mod chance;
mod evaluate;
mod firm;
mod kinds;
mod law;
mod plan;
mod prove;
mod rank;
mod refusal;
mod route;

pub use crate::rules::{CostBasis, Force, Privacy, Repaid, Scope, Truth};
pub use capacity::{Capacity, Figure, Stress};
pub use chance::{Chance, Criterion, Weights};
pub use firm::{Figures, Firm};
pub use law::LawValue;
pub use plan::{PlanCheck, PlanGap, PlanItem, PlanOdds};
pub use prove::{PackTestFailure, check_names, open_pack, prove};
pub use refusal::{Decoded, LikelyCause, decode_words};
pub use route::{Route, Step};

pub(crate) use refusal::decode;

use crate::facts::FactSheet;
use crate::indicators::IndicatorSet;
use crate::kernel::{Because, Date, Id, Money, Reading, Status, Value};
use crate::rules::{Mode, Pack, Text};

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
    /// Its weight among the mode's soft rules.
    pub weight: u32,
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
    /// The amount by the generous figures, or what is missing.
    pub amount: Reading<Money>,
    /// The amount by the careful figures, or what is missing.
    pub low: Reading<Money>,
    /// The most the amount can be, where only that much is known.
    pub at_most: Option<Money>,
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
    /// Whether it is needed only in some cases, and it is not known yet whether this is one.
    pub conditional: bool,
    /// Whether the owner has it.
    pub held: Held,
    /// Whether the owner said so.
    pub ticked: bool,
    /// Whose data it holds.
    pub privacy: Privacy,
}

/// Whether a document is at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// At hand, and good up to this day where it ages.
    Has(Option<Date>),
    /// At hand, but too old since this day.
    Stale(Date),
    /// Not at hand, as far as is known.
    Lacks,
}

/// A cost range.
#[derive(Clone, PartialEq, Debug)]
pub struct Cost {
    /// Whether the figures are yearly rates or shares of the money raised, paid once.
    pub basis: CostBasis,
    /// Lowest usual cost, as a share (0.034 is 3.4 %).
    pub low: f64,
    /// Highest usual cost.
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
    /// When the pack knows the mode only from a later day on: that day.
    pub starts: Option<Date>,
    /// All rules.
    pub rules: Vec<RuleOutcome>,
    /// All limits on the amount.
    pub limits: Vec<Limit>,
    /// Likely range of the amount: what the known limits allow, never above the least of them.
    pub amount: Reading<(Money, Money)>,
    /// Whether the amount is only a ceiling, because some limits are not known.
    pub at_most: bool,
    /// Which limit binds (index in `limits`).
    pub binding: Option<usize>,
    /// Whether the amount covers the need: true when even the careful figure does, false when not even the generous
    /// one does.
    pub covers_need: Truth,
    /// Whether the money comes by the day it is needed.
    pub in_time: Truth,
    /// Weight of the soft rules that hold, and of all of them.
    pub soft: (u32, u32),
    /// The chance, and the rules (by index) that hold it down; none where a rule refuses or facts decide.
    pub chance: Option<(Chance, Vec<usize>)>,
    /// Points by each criterion, 0 to 1.
    pub points: Vec<(Criterion, f64)>,
    /// Their mean with the owner's weights, 0 to 1.
    pub score: f64,
    /// Whether asking for it leaves a query on the credit record.
    pub query: bool,
    /// Whether it gives up shares.
    pub gives_up_shares: bool,
    /// Out of what it is repaid.
    pub repaid: Repaid,
    /// The least amount that the mode is usually lent for, where the pack knows one.
    pub least: Option<Money>,
    /// What stands behind it, by code.
    pub secured_by: Vec<String>,
    /// Cost.
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

impl ModeOption {
    /// Whether the known limits leave no amount, or less than the mode is lent for at all.
    #[must_use]
    pub fn gives_nothing(&self) -> bool {
        let too_little = |high: Money| !high.is_positive() || self.least.is_some_and(|least| high < least);
        self.amount.known().is_some_and(|(_, high)| too_little(*high))
    }
}

impl ModeOption {
    /// Whether it could give a part of the money in time, though not the whole.
    #[must_use]
    pub fn helps_in_part(&self) -> bool {
        matches!(self.verdict, Verdict::Fits | Verdict::FitsIf)
            && self.in_time != Truth::False
            && self.amount.is_known()
            && !self.gives_nothing()
    }
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

/// What the firm asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Need {
    /// How much.
    pub amount: Option<Money>,
    /// For how many months.
    pub months: Option<u32>,
    /// Days until it is needed.
    pub days: Option<u32>,
}

/// All modes, ranked by the written rule.
#[derive(Clone, PartialEq, Debug)]
pub struct Financing {
    pub(crate) need: Need,
    pub(crate) ranking: Option<Text>,
    pub(crate) options: Vec<ModeOption>,
    pub(crate) weights: Weights,
    pub(crate) capacity: Capacity,
    pub(crate) route: Route,
    pub(crate) law: Vec<LawValue>,
}

impl Financing {
    /// Answers every mode of the pack for this firm, on a date.
    #[must_use]
    pub fn evaluate(facts: &FactSheet, indicators: &IndicatorSet, pack: &Pack, as_of: Date) -> Self {
        Self::evaluate_for(&Figures { facts, indicators }, pack, as_of)
    }

    /// The same for figures from anywhere, such as a pack's own worked cases.
    #[must_use]
    pub fn evaluate_for(firm: &dyn Firm, pack: &Pack, as_of: Date) -> Self {
        let need = evaluate::need(firm, pack.currency());
        let mut options: Vec<_> =
            pack.modes().iter().map(|mode| evaluate::mode(mode, pack, firm, &need, as_of)).collect();
        let weights = Weights::of(firm, pack, as_of);
        for option in &mut options {
            option.chance = chance::chance(option, pack, as_of);
            (option.points, option.score) = chance::score(option, &need, &weights);
        }
        rank::rank(&mut options);
        let capacity = Capacity::of(firm, pack, &options, &need, as_of);
        let route = route::route(firm, pack, &options, as_of);
        let law = law::law(firm, pack, as_of);
        Self { need, ranking: pack.ranking().cloned(), options, weights, capacity, route, law }
    }

    /// Answers one mode alone, without its chance and place.
    #[must_use]
    pub fn answer(mode: &Mode, firm: &dyn Firm, pack: &Pack, as_of: Date) -> ModeOption {
        evaluate::mode(mode, pack, firm, &evaluate::need(firm, pack.currency()), as_of)
    }

    /// What the firm asked for.
    #[must_use]
    pub const fn need(&self) -> &Need {
        &self.need
    }

    /// How the modes are ranked, in words; `None` only for a pack without modes.
    #[must_use]
    pub const fn ranking(&self) -> Option<&Text> {
        self.ranking.as_ref()
    }

    /// The weights that the ranking used.
    #[must_use]
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// What the firm can repay.
    #[must_use]
    pub const fn capacity(&self) -> &Capacity {
        &self.capacity
    }

    /// In which order to apply.
    #[must_use]
    pub const fn route(&self) -> &Route {
        &self.route
    }

    /// Figures of law on the day.
    #[must_use]
    pub fn law(&self) -> &[LawValue] {
        &self.law
    }

    /// All modes, best first.
    #[must_use]
    pub fn options(&self) -> &[ModeOption] {
        &self.options
    }
}
