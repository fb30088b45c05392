//! Helps serde read the kernel's types from a pack.

use super::problem::{PackProblem, PackProblemKind};
use crate::kernel::{Date, Id, Status, Unit};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

/// Reads one file or item of a pack into its type; the problem names both.
pub trait Section: DeserializeOwned {
    /// Reads it.
    ///
    /// # Errors
    /// The shape is not the one expected.
    fn read(file: &str, item: &str, json: &Json) -> Result<Self, PackProblem> {
        Self::deserialize(json).map_err(|e| PackProblem::new(file, item, PackProblemKind::Shape(e.to_string())))
    }
}

impl<T: DeserializeOwned> Section for T {}

/// A date written `2025-05-20`; for `#[serde(deserialize_with = "…")]`.
///
/// # Errors
/// Not a date.
pub fn date_from<'de, D: Deserializer<'de>>(reader: D) -> Result<Date, D::Error> {
    let text = String::deserialize(reader)?;
    text.parse().map_err(|_| D::Error::custom(format!("`{text}` is not a date such as 2025-05-20")))
}

/// A date or nothing.
pub(super) fn maybe_date<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Date>, D::Error> {
    date_from(reader).map(Some)
}

/// A status by its word; for `#[serde(deserialize_with = "…")]`.
///
/// # Errors
/// Not a status.
pub fn status_from<'de, D: Deserializer<'de>>(reader: D) -> Result<Status, D::Error> {
    let word = String::deserialize(reader)?;
    Status::parse(&word).ok_or_else(|| D::Error::custom(format!("`{word}` is not a status")))
}

/// An id.
pub(super) fn id_from<'de, D: Deserializer<'de>>(reader: D) -> Result<Id, D::Error> {
    String::deserialize(reader).map(Id::owned)
}

/// An id or nothing.
pub(super) fn maybe_id<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Id>, D::Error> {
    id_from(reader).map(Some)
}

/// A list of ids; use with `#[serde(default)]` where the list may be left out.
pub(super) fn ids_from<'de, D: Deserializer<'de>>(reader: D) -> Result<Vec<Id>, D::Error> {
    Ok(Vec::<String>::deserialize(reader)?.into_iter().map(Id::owned).collect())
}

/// A unit by its word.
pub(super) fn unit_from<'de, D: Deserializer<'de>>(reader: D) -> Result<Unit, D::Error> {
    let word = String::deserialize(reader)?;
    Ok(match word.as_str() {
        "money" => Unit::Money,
        "percent" => Unit::Percent,
        "rate_per_year" => Unit::RatePerYear,
        "times" => Unit::Times,
        "days" => Unit::Days,
        "months" => Unit::Months,
        "years" => Unit::Years,
        "count" => Unit::Count,
        "points" => Unit::Points,
        "plain" => Unit::Plain,
        _ => return Err(D::Error::custom(format!("`{word}` is not a unit"))),
    })
}
