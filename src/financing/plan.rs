//! The plan of a campaign: whether it is complete, and how often campaigns like it succeeded.

use crate::facts::{Answers, Entry, Field, FieldKey, Group};
use crate::kernel::{Date, Id, Money, Status, Value};
use crate::rules::{OddsRow, Pack, Text};

/// What a complete plan has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlanItem {
    /// A goal above zero.
    Goal,
    /// Uses of funds that add up to the goal.
    Uses,
    /// Who is behind it and what is done so far.
    Background,
    /// Who will buy and why.
    Market,
    /// What backers or lenders get, and when.
    Returns,
    /// At least two milestones, in order of their days.
    Milestones,
    /// What may go wrong and what then.
    Risks,
    /// How long the campaign runs.
    Days,
    /// The category, by which odds are told.
    Category,
}

impl PlanItem {
    /// All, in the order of a plan.
    pub const ALL: [Self; 9] = [
        Self::Goal,
        Self::Uses,
        Self::Background,
        Self::Market,
        Self::Returns,
        Self::Milestones,
        Self::Risks,
        Self::Days,
        Self::Category,
    ];

    /// Where it is entered.
    #[must_use]
    pub const fn place(self) -> FieldKey {
        let (field, row) = match self {
            Self::Goal => (Field::PlanGoal, 0),
            Self::Uses => (Field::UseWhat, 1),
            Self::Background => (Field::PlanBackground, 0),
            Self::Market => (Field::PlanMarket, 0),
            Self::Returns => (Field::PlanReturns, 0),
            Self::Milestones => (Field::StepWhat, 1),
            Self::Risks => (Field::PlanRisks, 0),
            Self::Days => (Field::PlanDays, 0),
            Self::Category => (Field::PlanCategory, 0),
        };
        FieldKey { field, row }
    }
}

/// What is wrong with an item.
#[derive(Clone, PartialEq, Debug)]
pub enum PlanGap {
    /// Nothing is entered.
    Missing,
    /// Too short to tell anything: characters entered and asked for.
    Short(usize, usize),
    /// The uses do not add up to the goal: their sum, the goal.
    UsesDiffer(Money, Money),
    /// A row lacks its words or its figure.
    HalfRow(u16),
    /// Fewer milestones than two.
    FewSteps,
    /// Milestones that are not in order of their days; the first row out of order.
    StepsOutOfOrder(u16),
}

/// How often campaigns like this one succeeded.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanOdds {
    /// By what: `all`, `category`, `goal` or `days`.
    pub by: String,
    /// The row of the pack.
    pub row: OddsRow,
    /// Share that succeeded.
    pub share: f64,
    /// The range that chance alone leaves, at 95 % (Wilson).
    pub range: (f64, f64),
}

/// The plan, checked.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PlanCheck {
    /// Whether anything of a plan is entered at all.
    pub begun: bool,
    /// Every item with what is wrong with it; none where it is complete.
    pub items: Vec<(PlanItem, Option<PlanGap>)>,
    /// Odds, as far as goal, days and category are known.
    pub odds: Vec<PlanOdds>,
    /// What the odds were measured on, with status and source.
    pub basis: Option<(Text, Status, Id)>,
}

impl PlanCheck {
    /// Whether nothing is missing or wrong.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|(_, gap)| gap.is_none())
    }

    /// Checks what was entered.
    #[must_use]
    pub fn of(answers: &Answers, pack: &Pack, as_of: Date) -> Self {
        let entered = Entered { answers, as_of };
        let groups = [Group::Plan, Group::PlanUses, Group::PlanSteps];
        let begun = answers.iter().any(|(key, _)| groups.contains(&key.field.spec().group));
        let items = PlanItem::ALL.into_iter().map(|item| (item, entered.gap(item))).collect();
        let odds = pack.guide().odds.as_ref();
        let basis = odds.map(|odds| (odds.says.clone(), odds.status, odds.source.clone()));
        Self { begun, items, odds: entered.odds(pack), basis }
    }
}

/// Characters that a text should have at least: a sentence or two.
const LEAST: usize = 40;

struct Entered<'a> {
    answers: &'a Answers,
    as_of: Date,
}

impl Entered<'_> {
    fn value(&self, field: Field, row: u16) -> Option<Value> {
        self.answers.value(FieldKey { field, row }, self.as_of)
    }

    fn number(&self, field: Field, row: u16) -> Option<f64> {
        self.value(field, row)?.as_f64()
    }

    fn words(&self, field: Field, row: u16) -> Option<String> {
        match self.answers.get(FieldKey { field, row }) {
            Some(Entry::Text(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    fn gap(&self, item: PlanItem) -> Option<PlanGap> {
        let missing = |there: bool| (!there).then_some(PlanGap::Missing);
        match item {
            PlanItem::Goal => missing(self.number(Field::PlanGoal, 0).is_some_and(|goal| goal > 0.0)),
            PlanItem::Days => missing(self.number(Field::PlanDays, 0).is_some()),
            PlanItem::Category => missing(self.value(Field::PlanCategory, 0).is_some()),
            PlanItem::Background | PlanItem::Market | PlanItem::Returns | PlanItem::Risks => {
                let Some(text) = self.words(item.place().field, 0) else { return Some(PlanGap::Missing) };
                // A Chinese character tells about as much as two letters.
                let length = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                (length < LEAST).then_some(PlanGap::Short(length, LEAST))
            }
            PlanItem::Uses => self.uses(),
            PlanItem::Milestones => self.steps(),
        }
    }

    fn uses(&self) -> Option<PlanGap> {
        let rows = self.answers.rows(Group::PlanUses);
        if rows.is_empty() {
            return Some(PlanGap::Missing);
        }
        let mut sum = Money::zero(self.answers.currency());
        for row in rows {
            match (self.words(Field::UseWhat, row), self.value(Field::UseAmount, row)) {
                (Some(_), Some(Value::Money(amount))) => sum = sum.checked_add(amount)?,
                _ => return Some(PlanGap::HalfRow(row)),
            }
        }
        match self.value(Field::PlanGoal, 0) {
            Some(Value::Money(goal)) if goal != sum => Some(PlanGap::UsesDiffer(sum, goal)),
            _ => None,
        }
    }

    fn steps(&self) -> Option<PlanGap> {
        let rows = self.answers.rows(Group::PlanSteps);
        if rows.is_empty() {
            return Some(PlanGap::Missing);
        }
        let mut before = -1.0;
        for row in &rows {
            match (self.words(Field::StepWhat, *row), self.number(Field::StepDay, *row)) {
                (Some(_), Some(day)) if day > before => before = day,
                (Some(_), Some(_)) => return Some(PlanGap::StepsOutOfOrder(*row)),
                _ => return Some(PlanGap::HalfRow(*row)),
            }
        }
        (rows.len() < 2).then_some(PlanGap::FewSteps)
    }

    fn odds(&self, pack: &Pack) -> Vec<PlanOdds> {
        let Some(odds) = &pack.guide().odds else { return Vec::new() };
        let category = match self.value(Field::PlanCategory, 0) {
            Some(Value::Code(code)) => Some(code.into_owned()),
            _ => None,
        };
        let rate = odds.per_dollar.as_ref().and_then(|id| pack.number(id, self.as_of).ok()).map(|(rate, _)| rate);
        let goal = self.number(Field::PlanGoal, 0).zip(rate).map(|(goal, rate)| goal / rate);
        let days = self.number(Field::PlanDays, 0);
        let reaches = |row: &OddsRow, figure: f64| row.upto.is_none_or(|upto| figure <= upto);
        let first = |by: &str, figure: Option<f64>| {
            let figure = figure?;
            odds.row.iter().find(|row| row.by == by && reaches(row, figure))
        };
        let rows = [
            odds.row.iter().find(|row| row.by == "all"),
            odds.row.iter().find(|row| row.by == "category" && category.is_some() && row.key == category),
            first("goal", goal),
            first("days", days),
        ];
        rows.into_iter().flatten().map(told).collect()
    }
}

/// A row with its share and Wilson's interval at 95 %.
fn told(row: &OddsRow) -> PlanOdds {
    const Z: f64 = 1.96;
    let (n, won) = (f64::from(row.tried), f64::from(row.won));
    let share = won / n;
    let middle = share + Z * Z / (2.0 * n);
    let spread = Z * libm::sqrt(share * (1.0 - share) / n + Z * Z / (4.0 * n * n));
    let whole = 1.0 + Z * Z / n;
    PlanOdds {
        by: row.by.clone(),
        row: row.clone(),
        share,
        range: ((middle - spread) / whole, (middle + spread) / whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilsons() {
        // 10 of 20 at 95 %: 0.2993 to 0.7007 (Newcombe 1998, method 3, by hand).
        let row = OddsRow { by: "all".to_owned(), key: None, upto: None, tried: 20, won: 10 };
        let told = told(&row);
        assert!((told.range.0 - 0.299_3).abs() < 5e-5 && (told.range.1 - 0.700_7).abs() < 5e-5, "{:?}", told.range);
    }
}
