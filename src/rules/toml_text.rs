//! TOML as the JSON that packs are read from.

use super::locate::line;
use super::problem::{PackProblem, PackProblemKind};
use serde_json::{Map, Value as Json};
use toml::de::DeTable;

/// Reads TOML; dates become text.
///
/// # Errors
/// Every mistake of the text that its reader could tell apart.
pub(super) fn read(text: &str) -> Result<Map<String, Json>, Vec<PackProblem>> {
    let problem = |error: &toml::de::Error| {
        let line = error.span().map(|span| line(text, span.start));
        let kind = PackProblemKind::Shape(error.message().to_owned());
        PackProblem { line, ..PackProblem::new("", "", kind) }
    };
    let (_, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors.iter().map(problem).collect());
    }
    let table: toml::Table = toml::from_str(text).map_err(|error| vec![problem(&error)])?;
    Ok(table.into_iter().map(|(key, value)| (key, json(value))).collect())
}

fn json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(when) => when.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect::<Vec<_>>().into(),
        toml::Value::Table(table) => Json::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}
