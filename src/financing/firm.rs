//! Where the rules of a pack find their names: facts and indicators.

use crate::facts::{FactKey, FactSheet};
use crate::indicators::{IndicatorKey, IndicatorSet};
use crate::kernel::{Date, Id, Reading, Value};
use crate::rules::{ExprValue, Lookup};

/// Figures that rules are answered from, with a value to show for each.
pub trait Firm: Lookup {
    /// The value of a name as it is shown, with its unit.
    fn shown(&self, name: &Id) -> Option<Value>;
}

/// The facts and indicators of a firm.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    /// Its facts.
    pub facts: &'a FactSheet,
    /// Its indicators.
    pub indicators: &'a IndicatorSet,
}

/// The indicator of an id.
pub(super) fn indicator(name: &Id) -> Option<IndicatorKey> {
    IndicatorKey::ALL.iter().copied().find(|key| key.as_str() == name.as_str())
}

impl Figures<'_> {
    fn reading(&self, name: &Id) -> Reading<Value> {
        if let Some(key) = FactKey::parse(name.as_str()) {
            return self.facts.get(key).map(|fact| fact.value.clone());
        }
        match indicator(name).and_then(|key| self.indicators.get(key)) {
            Some(found) => found.reading.clone().map(|number| Value::Number(number, found.key.unit())),
            None => Reading::missing(name.clone()),
        }
    }
}

impl Lookup for Figures<'_> {
    fn value(&self, name: &Id) -> Reading<ExprValue> {
        self.reading(name).and_then(|value| match value {
            Value::Money(money) => Reading::Known(ExprValue::Number(money.to_f64())),
            Value::Number(number, _) => Reading::Known(ExprValue::Number(number)),
            Value::Bool(yes) => Reading::Known(ExprValue::Bool(yes)),
            Value::Code(code) => Reading::Known(ExprValue::Text(code.into_owned())),
            Value::Text(text) => Reading::Known(ExprValue::Text(text)),
            // The language of rules has no dates; facts give months and days instead.
            Value::Date(_) | Value::Month(_) => Reading::missing(name.clone()),
        })
    }

    fn holds_for(&self, name: &Id) -> Option<Date> {
        Some(self.facts.get(FactKey::parse(name.as_str())?).known()?.as_of)
    }
}

impl Firm for Figures<'_> {
    fn shown(&self, name: &Id) -> Option<Value> {
        match self.reading(name) {
            Reading::Known(value) => Some(value),
            Reading::Missing(_) | Reading::NotApplicable(_) => None,
        }
    }
}
