//! Parameters: numbers fixed by a law, a statistic, a market or a judgement, each with the day it begins.

use super::read::{date_from, id_from, maybe_date, maybe_id, status_from, unit_from};
use super::text::Text;
use crate::kernel::{Date, Id, ParamUse, Status, Unit, days_between};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Numbers by key, such as advance rates by class of debtor.
pub type Table = BTreeMap<String, f64>;

/// What a parameter is from some day on.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(untagged)]
pub enum ParamValue {
    /// One number.
    Number(f64),
    /// Numbers by key.
    Table(Table),
}

impl ParamValue {
    /// The number, when it is one.
    #[must_use]
    pub const fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Table(_) => None,
        }
    }
}

/// A value of a parameter with its dates.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParamAt {
    /// The first day it holds.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// The last day it holds, when it ended without a successor.
    #[serde(default, deserialize_with = "maybe_date")]
    pub to: Option<Date>,
    /// The value.
    pub value: ParamValue,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// The sentence of the source that it rests on.
    pub quote: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
}

/// A parameter.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    /// Its id, such as `cn.lpr_1y`.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its unit; per cents and rates are shares (0.03 is 3 %), money is in major units.
    #[serde(deserialize_with = "unit_from")]
    pub unit: Unit,
    /// The day the newest value was last seen to hold.
    #[serde(default, deserialize_with = "maybe_date")]
    pub last_seen: Option<Date>,
    /// Days after [`Param::last_seen`] when it should be read again.
    pub stale_after_days: Option<u32>,
    /// The fact by which the firm can type a value of its own, such as `rates.short`.
    #[serde(default, deserialize_with = "maybe_id")]
    pub typed: Option<Id>,
    /// Its values, oldest first. Superseded ones stay. None only where the firm types it.
    #[serde(default)]
    pub values: Vec<ParamAt>,
    /// The file it stands in.
    #[serde(skip)]
    pub file: String,
}

/// Why a parameter has no value on a day. A look-up never defaults.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LookUpError {
    /// The pack has no such parameter.
    NoParam(Id),
    /// The first value begins later.
    NotYet {
        /// The parameter.
        id: Id,
        /// The first known day.
        first: Date,
    },
    /// The last value ended earlier.
    Ended {
        /// The parameter.
        id: Id,
        /// Its last day.
        last: Date,
    },
    /// A table was found where a number is needed, or the reverse.
    Kind(Id),
    /// The table has no such key.
    NoKey {
        /// The parameter.
        id: Id,
        /// The key.
        key: String,
    },
}

impl LookUpError {
    /// The parameter asked for.
    #[must_use]
    pub const fn id(&self) -> &Id {
        match self {
            Self::NoParam(id) | Self::Kind(id) => id,
            Self::NotYet { id, .. } | Self::Ended { id, .. } | Self::NoKey { id, .. } => id,
        }
    }
}

impl Param {
    /// The value on a day: the newest that has begun. An announced value therefore has no effect before its date.
    ///
    /// # Errors
    /// No value has begun yet, or the last one has ended.
    pub fn at(&self, day: Date) -> Result<&ParamAt, LookUpError> {
        match self.values.iter().rev().find(|value| value.from <= day) {
            None => {
                let first = self.values.first().map_or(day, |value| value.from);
                Err(LookUpError::NotYet { id: self.id.clone(), first })
            }
            Some(ParamAt { to: Some(last), .. }) if *last < day => {
                Err(LookUpError::Ended { id: self.id.clone(), last: *last })
            }
            Some(value) => Ok(value),
        }
    }

    /// The use of a value, for a [`crate::kernel::Because`].
    #[must_use]
    pub fn used(&self, value: &ParamAt) -> ParamUse {
        ParamUse { id: self.id.clone(), from: value.from, status: value.status, value: value.value.number() }
    }

    /// Whether the parameter should have been read again by a day.
    #[must_use]
    pub fn stale(&self, day: Date) -> Option<Stale> {
        let (last_seen, limit) = (self.last_seen?, self.stale_after_days?);
        let days = u32::try_from(days_between(last_seen, day)).ok()?;
        (days > limit).then(|| Stale { id: self.id.clone(), last_seen, days, limit })
    }
}

/// A parameter that was last seen too long ago.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stale {
    /// The parameter.
    pub id: Id,
    /// When it was last seen to hold.
    pub last_seen: Date,
    /// Days since then.
    pub days: u32,
    /// Days after which it should be read again.
    pub limit: u32,
}
