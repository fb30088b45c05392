//! The search: every set of changes on the grid, the cheapest first, each assessed anew.

use super::apply::plus;
use super::firm::{Firm, Reach, Why};
use super::kind::{Changes, Kind};
use super::rules::RouteRules;
use crate::assessment::{Assessment, Case, assess_with};
use crate::facts::{FactKey, FactSheet, LedgerFacts};
use crate::financing::Verdict;
use crate::kernel::{Date, Id, Money, ParamUse, Unit, Value};
use crate::rules::Pack;
use crate::score::{Level, Score};

/// One change of a way, told in figures.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What changes.
    pub kind: Kind,
    /// The firm's figure; nothing for what is only done.
    pub from: Option<Value>,
    /// The figure to reach.
    pub to: Option<Value>,
    /// The amount that moves, where one does.
    pub amount: Option<Money>,
    /// What is paid for it in the first year, and booked.
    pub charge: Money,
    /// What the money would have earned in the first year.
    pub forgone: Money,
    /// Interest saved in a year, where the rate of what is repaid is known; never taken off the cost.
    pub saves: Option<Money>,
    /// Months until it shows.
    pub months: f64,
    /// The parameter behind cost, time and limits.
    pub used: Option<ParamUse>,
}

/// A way to a better grade.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// How much of each change.
    pub changes: Changes,
    /// The changes, told.
    pub parts: Vec<Change>,
    /// What all of it costs in the first year: charges and what the money would have earned.
    pub cost: Money,
    /// Months until all of it shows.
    pub months: f64,
    /// Where the score then stands.
    pub level: Level,
    /// Financing modes whose conditions then hold and do not now.
    pub modes: Vec<Id>,
}

/// Why there is no way.
#[derive(Clone, PartialEq, Debug)]
pub enum Held {
    /// The grade is the best there is.
    Best,
    /// The grade is the best that the evidence allows.
    Evidence(u8),
    /// Too little is known to say what could change.
    Unknown,
    /// No change that is open to this firm raises its score.
    NoChange,
    /// The sets tried do not reach it; this one comes closest.
    TooFar(Box<Route>),
}

/// The ways of a firm.
#[derive(Clone, PartialEq, Debug)]
pub struct Routes {
    /// Where the score stands.
    pub now: Level,
    /// The ways, the cheapest first; each of other kinds of change than those before it.
    pub ways: Vec<Route>,
    /// Why there is none.
    pub held: Option<Held>,
    /// Kinds of change that this firm cannot make, and why.
    pub closed: Vec<(Kind, Why)>,
    /// How many sets of changes there are on the grid that the firm can pay for.
    pub sets: usize,
    /// How many of them were assessed until the cheapest were found.
    pub tried: usize,
    /// Cash that can be spared, where it is known.
    pub spare: Option<Money>,
    /// The numbers of the pack.
    pub rules: RouteRules,
}

/// A set of changes on the grid.
struct Set {
    changes: Changes,
    kinds: Vec<Kind>,
    cost: Money,
    months: f64,
}

impl Routes {
    /// Finds them; nothing where the pack has no score or no rules for this on the day.
    #[must_use]
    pub fn find(case: &Case, of_ledger: &LedgerFacts, now: &Assessment, pack: &Pack) -> Option<Self> {
        let as_of = now.as_of;
        let rules = RouteRules::read(pack, as_of).ok()?;
        let level = Score::level(&now.facts, &now.indicators, &now.portrait, pack, as_of)?;
        let firm = Firm::of(case, of_ledger, (&now.facts, &now.indicators), pack, as_of, rules, false);
        let closed = Kind::OF_ROUTES.into_iter().filter_map(|kind| Some((kind, firm.reach(kind).err()?))).collect();
        let mut found = Self {
            now: level,
            ways: Vec::new(),
            held: None,
            closed,
            sets: 0,
            tried: 0,
            spare: firm.spare,
            rules: firm.rules.clone(),
        };
        // Above the grade that the evidence allows only evidence leads.
        let capped = level.grade <= level.cap;
        if level.grade <= 1 || (capped && !firm.import_lifts(level.cap)) {
            found.held = Some(if level.grade <= 1 { Held::Best } else { Held::Evidence(level.cap) });
            return Some(found);
        }
        let mut sets = firm.sets();
        if capped {
            sets.retain(|set| set.changes.import);
        }
        found.sets = sets.len();
        found.search(&firm, sets, now);
        Some(found)
    }

    /// How many sets of changes there are, after assessing every one of them: the longest that a search can take.
    #[must_use]
    pub fn reach_all(case: &Case, of_ledger: &LedgerFacts, now: &Assessment, pack: &Pack) -> Option<usize> {
        let rules = RouteRules::read(pack, now.as_of).ok()?;
        let firm = Firm::of(case, of_ledger, (&now.facts, &now.indicators), pack, now.as_of, rules, false);
        Some(firm.sets().iter().filter_map(|set| firm.level_after(&set.changes)).count())
    }

    fn search(&mut self, firm: &Firm<'_>, sets: Vec<Set>, now: &Assessment) {
        let mut best: Option<(Set, Level)> = None;
        let mut ways: Vec<(Set, Level)> = Vec::new();
        for set in sets {
            // A set that contains the changes of a cheaper way is no other way.
            if ways.iter().any(|(way, _)| way.kinds.iter().all(|kind| set.kinds.contains(kind))) {
                continue;
            }
            let Some(level) = firm.level_after(&set.changes) else { continue };
            self.tried += 1;
            if level.grade < self.now.grade {
                ways.push((set, level));
                if ways.len() >= self.rules.shown {
                    break;
                }
            } else if ways.is_empty() && best.as_ref().is_none_or(|(_, most)| level.free < most.free - 1e-9) {
                best = Some((set, level));
            }
        }
        self.held = match (ways.is_empty(), best) {
            (false, _) => None,
            (true, _) if self.now.grade <= self.now.cap => Some(Held::Evidence(self.now.cap)),
            (true, Some((set, level))) if level.free < self.now.free - 1e-9 => {
                Some(Held::TooFar(Box::new(firm.told(set, level, now))))
            }
            (true, _) if self.closed.iter().any(|(_, why)| matches!(why, Why::Unknown(_))) => Some(Held::Unknown),
            (true, _) => Some(Held::NoChange),
        };
        self.ways = ways.into_iter().map(|(set, level)| firm.told(set, level, now)).collect();
    }
}

impl Firm<'_> {
    /// Whether importing lifts the best grade that the evidence allows. No other change does: it depends on which figures
    /// are known and who says so.
    fn import_lifts(&self, cap: u8) -> bool {
        let import = Changes { import: true, ..Changes::none(self.currency()) };
        self.reach(Kind::Import).is_ok() && self.level_after(&import).is_some_and(|level| level.cap < cap)
    }

    /// Every set of at most so many kinds of change, one step of each, that the firm can pay for; the cheapest first,
    /// then the smaller, the sooner, the first of the list.
    fn sets(&self) -> Vec<Set> {
        let kinds: Vec<(Kind, Vec<f64>)> = Kind::OF_ROUTES
            .into_iter()
            .filter(|kind| self.reach(*kind).is_ok())
            .map(|kind| (kind, if kind.is_whole() { vec![1.0] } else { self.parts() }))
            .collect();
        let mut sets = Vec::new();
        self.extend(&kinds, &Changes::none(self.currency()), &[], &mut sets);
        sets.sort_by(|a, b| {
            a.cost.cmp(&b.cost).then(a.kinds.len().cmp(&b.kinds.len())).then(a.months.total_cmp(&b.months))
        });
        sets
    }

    fn parts(&self) -> Vec<f64> {
        (1..=self.rules.steps).map(|step| f64::from(step) / f64::from(self.rules.steps)).collect()
    }

    fn extend(&self, kinds: &[(Kind, Vec<f64>)], before: &Changes, used: &[Kind], sets: &mut Vec<Set>) {
        for (place, (kind, parts)) in kinds.iter().enumerate() {
            let mut last = *before;
            for part in parts {
                let mut changes = *before;
                self.put(&mut changes, *kind, *part);
                // Small amounts and few days give the same step twice, or none.
                if changes == last {
                    continue;
                }
                last = changes;
                let used = [used, &[*kind]].concat();
                if !self.short_of(&changes).is_positive() {
                    let costs = used.iter().map(|kind| self.cost(&changes, *kind));
                    let cost = costs.fold(self.zero(), |sum, (charge, forgone)| plus(sum, plus(charge, forgone)));
                    let months = used.iter().map(|kind| self.rules.months(*kind)).fold(0.0, f64::max);
                    sets.push(Set { changes, kinds: used.clone(), cost, months });
                }
                if used.len() < self.rules.most_changes {
                    self.extend(&kinds[place + 1..], &changes, &used, sets);
                }
            }
        }
    }

    /// A set as a way, with the modes that then fit.
    fn told(&self, set: Set, level: Level, now: &Assessment) -> Route {
        let parts = set.kinds.iter().map(|kind| self.change(&set.changes, *kind)).collect();
        let changed = self.apply(&set.changes);
        let case = self.case.with_answers(changed.answers);
        let of_ledger = changed.of_ledger.as_ref().unwrap_or(self.of_ledger);
        let then = assess_with(&case, of_ledger, self.pack, self.as_of);
        let fits = |assessment: &Assessment| -> Vec<Id> {
            let fitting = assessment.financing.options().iter().filter(|option| option.verdict == Verdict::Fits);
            fitting.map(|option| option.mode.clone()).collect()
        };
        let before = fits(now);
        let modes = fits(&then).into_iter().filter(|mode| !before.contains(mode)).collect();
        Route { changes: set.changes, parts, cost: set.cost, months: set.months, level, modes }
    }

    /// One change in figures.
    pub(super) fn change(&self, changes: &Changes, kind: Kind) -> Change {
        let (charge, forgone) = self.cost(changes, kind);
        let days = |amount: Money| match self.reach(kind) {
            Ok(Reach::Days { now, balance, flow, .. }) => {
                let to = (balance.to_f64() - amount.to_f64()) / flow * self.rules.year;
                Some((Value::Number(now, Unit::Days), Value::Number(libm::round(to), Unit::Days)))
            }
            _ => None,
        };
        let owed = |owed: Option<Money>, paid: Money| {
            let owed = owed?;
            Some((Value::Money(owed), Value::Money(owed.checked_sub(paid)?)))
        };
        let (figures, amount) = match kind {
            Kind::PayDown => (owed(self.debt, changes.pay_down), Some(changes.pay_down)),
            Kind::Collect => (days(changes.collect), Some(changes.collect)),
            Kind::LowerStock => (days(changes.stock), Some(changes.stock)),
            Kind::Retain => (None, Some(changes.retain)),
            Kind::Spread => {
                let share = |share| Value::Number(share, Unit::Percent);
                (self.top_share.map(|top| (share(top), share(top - changes.spread))), None)
            }
            Kind::PayCard => (owed(self.money(FactKey::CreditCardUsed), changes.card), Some(changes.card)),
            Kind::ClearRecord => (owed(Some(self.overdue()), self.overdue()), Some(self.overdue())),
            Kind::WaitQueries => {
                let count = |number| Value::Number(number, Unit::Count);
                (self.number(FactKey::CreditInquiries).map(|now| (count(now), count(0.0))), None)
            }
            Kind::Revenue => (self.moved(FactKey::FinRevenue, changes.revenue), None),
            Kind::Margin => (None, None),
            Kind::Import => (None, None),
        };
        Change {
            kind,
            from: figures.as_ref().map(|(from, _)| from.clone()),
            to: figures.map(|(_, to)| to),
            amount,
            charge,
            forgone,
            saves: if kind == Kind::PayDown { self.interest_saved(changes.pay_down) } else { None },
            months: self.rules.months(kind),
            used: self.rules.of_kind(kind).cloned(),
        }
    }

    fn moved(&self, key: FactKey, share: f64) -> Option<(Value, Value)> {
        let now = self.money(key)?;
        Some((Value::Money(now), Value::Money(self.amount(now.to_f64() * (1.0 + share)))))
    }

    /// Interest of a year on what is repaid, at the rates of the loans that it repays.
    fn interest_saved(&self, amount: Money) -> Option<Money> {
        let (mut left, mut saved) = (amount, 0.0);
        for loan in &self.loans {
            let paid = loan.balance.min(left);
            if paid.is_positive() {
                saved += paid.to_f64() * loan.rate?;
                left = left.checked_sub(paid)?;
            }
        }
        (!left.is_positive()).then(|| self.amount(saved))
    }
}

/// The facts of a case after changes, for whoever wants to assess them himself.
impl Routes {
    /// The case and the facts of its books after changes, as they were assessed.
    #[must_use]
    pub fn case_after(
        case: &Case,
        of_ledger: &LedgerFacts,
        now: &Assessment,
        pack: &Pack,
        changes: &Changes,
    ) -> Option<(Case, FactSheet)> {
        let as_of: Date = now.as_of;
        let rules = RouteRules::read(pack, as_of).ok()?;
        let firm = Firm::of(case, of_ledger, (&now.facts, &now.indicators), pack, as_of, rules, false);
        let changed = firm.apply(changes);
        let facts = firm.facts_after(&changed);
        Some((case.with_answers(changed.answers), facts))
    }
}
