//! The portrait in words: dimensions, bins, and what could not be seen.

use super::{Words, t};
use crate::facts::FactKey;
use crate::indicators::IndicatorKey;
use crate::kernel::{Currency, Id, Unit, Value};
use crate::portrait::{Contribution, Dimension, Unseen};
use crate::rules::{Edges, Pack};

impl Words {
    /// A dimension's name.
    #[must_use]
    pub fn dimension(self, dimension: Dimension) -> &'static str {
        self.get(match dimension {
            Dimension::Repayment => t::DIMENSION_REPAYMENT_NAME,
            Dimension::Liquidity => t::DIMENSION_LIQUIDITY_NAME,
            Dimension::Profitability => t::DIMENSION_PROFITABILITY_NAME,
            Dimension::Leverage => t::DIMENSION_LEVERAGE_NAME,
            Dimension::Activity => t::DIMENSION_ACTIVITY_NAME,
            Dimension::Stability => t::DIMENSION_STABILITY_NAME,
            Dimension::SupplyChain => t::DIMENSION_SUPPLY_CHAIN_NAME,
            Dimension::CreditHistory => t::DIMENSION_CREDIT_HISTORY_NAME,
            Dimension::Growth => t::DIMENSION_GROWTH_NAME,
            Dimension::Governance => t::DIMENSION_GOVERNANCE_NAME,
        })
    }

    /// A dimension's name over one or two short lines, for a chart.
    #[must_use]
    pub fn dimension_lines(self, dimension: Dimension) -> Vec<String> {
        let lines = self.get(match dimension {
            Dimension::Repayment => t::DIMENSION_REPAYMENT_LINES,
            Dimension::Liquidity => t::DIMENSION_LIQUIDITY_LINES,
            Dimension::Profitability => t::DIMENSION_PROFITABILITY_LINES,
            Dimension::Leverage => t::DIMENSION_LEVERAGE_LINES,
            Dimension::Activity => t::DIMENSION_ACTIVITY_LINES,
            Dimension::Stability => t::DIMENSION_STABILITY_LINES,
            Dimension::SupplyChain => t::DIMENSION_SUPPLY_CHAIN_LINES,
            Dimension::CreditHistory => t::DIMENSION_CREDIT_HISTORY_LINES,
            Dimension::Growth => t::DIMENSION_GROWTH_LINES,
            Dimension::Governance => t::DIMENSION_GOVERNANCE_LINES,
        });
        lines.split('|').map(str::to_owned).collect()
    }

    /// What a dimension asks, as a question.
    #[must_use]
    pub fn dimension_asks(self, dimension: Dimension) -> &'static str {
        self.get(match dimension {
            Dimension::Repayment => t::DIMENSION_REPAYMENT_ASKS,
            Dimension::Liquidity => t::DIMENSION_LIQUIDITY_ASKS,
            Dimension::Profitability => t::DIMENSION_PROFITABILITY_ASKS,
            Dimension::Leverage => t::DIMENSION_LEVERAGE_ASKS,
            Dimension::Activity => t::DIMENSION_ACTIVITY_ASKS,
            Dimension::Stability => t::DIMENSION_STABILITY_ASKS,
            Dimension::SupplyChain => t::DIMENSION_SUPPLY_CHAIN_ASKS,
            Dimension::CreditHistory => t::DIMENSION_CREDIT_HISTORY_ASKS,
            Dimension::Growth => t::DIMENSION_GROWTH_ASKS,
            Dimension::Governance => t::DIMENSION_GOVERNANCE_ASKS,
        })
    }

    /// How the points of an item come about; `None` for other formulas.
    #[must_use]
    pub fn formula_of_portrait(self, formula: &Id) -> Option<&'static str> {
        match formula.as_str() {
            "formula.bin_points" => Some(self.get(t::PORTRAIT_FORMULA_POINTS)),
            _ => None,
        }
    }

    /// The name of an indicator or fact that an item scores.
    #[must_use]
    pub fn scored(self, input: &Id) -> String {
        match (IndicatorKey::parse(input.as_str()), FactKey::parse(input.as_str())) {
            (Some(key), _) => self.indicator(key).to_owned(),
            (None, Some(key)) => self.fact(key),
            (None, None) => input.to_string(),
        }
    }

    /// The firm's figure of an item, with as many digits as it takes to stand apart from the threshold it is told
    /// with; why it has none, where it has none.
    #[must_use]
    pub fn scored_value(self, item: &Contribution, currency: Currency, pack: &Pack) -> String {
        match (&item.value, &item.reading, threshold(item)) {
            (Some(Value::Number(number, unit)), _, Some(edge)) => self.measure_apart(*number, edge, *unit, currency),
            (Some(value), _, _) => match FactKey::parse(item.input.as_str()) {
                Some(key) => self.fact_value(key, value, currency, pack),
                None => self.value(value, currency),
            },
            (None, reading, _) => self.reading(reading, unit(item), currency),
        }
    }

    /// A bin of an item, its upper edge included: `over 20%, up to 30%`. Codes have none.
    #[must_use]
    pub fn bin(self, edges: Edges, item: &Contribution, currency: Currency) -> String {
        let (unit, yes_or_no) = (unit(item), matches!(item.value, Some(Value::Bool(_))));
        let told = |number: f64| self.measure(number, unit, currency);
        match edges {
            (Some(_), None) if yes_or_no => self.yes_no(true).to_owned(),
            (None, Some(_)) if yes_or_no => self.yes_no(false).to_owned(),
            // Things that are counted are not fewer than none.
            (None, Some(high)) if high.abs() < 1e-12 && counted(unit) => told(0.0),
            (None, Some(high)) => self.say(t::BIN_UP_TO, [&told(high)]),
            (Some(low), None) => self.say(t::BIN_OVER, [&told(low)]),
            (Some(low), Some(high)) => self.say(t::BIN_BETWEEN, [&told(low), &told(high)]),
            (None, None) => self.get(t::BIN_ANY).to_owned(),
        }
    }

    /// What could not be seen, and the document that would show it, as one line.
    #[must_use]
    pub fn unseen(self, unseen: &Unseen, pack: &Pack) -> String {
        let items: Vec<String> = unseen.items.iter().map(|id| self.scored(id)).collect();
        let (dimension, items) = (self.dimension(unseen.dimension), self.list(&items));
        let document = pack.document_name(&unseen.document).map_or(unseen.document.as_str(), |name| self.of_pack(name));
        let message = if unseen.facts.is_empty() { t::UNSEEN_LONGER } else { t::UNSEEN_BY };
        self.say(message, [dimension, &items, document])
    }
}

/// The edge of the firm's bin on the side of better bins. None within the best bins, for codes, for yes or no, and
/// where the figure has no meaning.
fn threshold(item: &Contribution) -> Option<f64> {
    let ((low, high), (from, to)) = (item.bin?, item.best_bin);
    if matches!(item.value, Some(Value::Bool(_))) {
        return None;
    }
    let below = from.is_some_and(|from| high.is_some_and(|high| high <= from));
    let above = to.is_some_and(|to| low.is_some_and(|low| low >= to));
    match (below, above) {
        (true, _) => high,
        (false, true) => low,
        (false, false) => None,
    }
}

fn unit(item: &Contribution) -> Unit {
    match &item.value {
        Some(Value::Number(_, unit)) => *unit,
        Some(Value::Money(_)) => Unit::Money,
        _ => IndicatorKey::parse(item.input.as_str()).map_or(Unit::Plain, IndicatorKey::unit),
    }
}

const fn counted(unit: Unit) -> bool {
    matches!(unit, Unit::Money | Unit::Days | Unit::Months | Unit::Years | Unit::Count)
}
