//! Choices about a file as they are saved: for the reader of files, and with the file that was read with them.

use super::codes::{self, Unknown};
use crate::intake::{DateOrder, DecimalSign, Recipe};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Choices about a file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedRecipe {
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_line: Option<u32>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    // Keys of JSON are texts; within a tagged form serde reads them back as nothing else.
    roles: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_order: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flip_sign: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    periods: BTreeMap<String, Vec<String>>,
}

impl SavedRecipe {
    pub fn of(recipe: &Recipe) -> Self {
        Self {
            encoding: recipe.encoding.clone(),
            delimiter: recipe.delimiter,
            header_line: recipe.header_line,
            roles: recipe
                .roles
                .iter()
                .map(|(index, role)| (index.to_string(), codes::role(*role).to_owned()))
                .collect(),
            date_order: recipe.date_order.map(|order| order.as_str().to_owned()),
            decimal: recipe.decimal.map(DecimalSign::sign),
            flip_sign: recipe.flip_sign,
            currency: recipe.currency.map(|currency| currency.as_str().to_owned()),
            account: recipe.account.clone(),
            periods: recipe.periods.iter().map(|(heading, period)| (heading.clone(), codes::days(*period))).collect(),
        }
    }

    pub fn open(self) -> Result<Recipe, Unknown> {
        let mut roles = BTreeMap::new();
        for (index, word) in self.roles {
            let place = index.parse::<usize>().map_err(|_| Unknown(index))?;
            roles.insert(place, codes::parse_role(&word)?);
        }
        let mut periods = BTreeMap::new();
        for (heading, days) in self.periods {
            periods.insert(heading, codes::period(&days)?);
        }
        let decimal = match self.decimal {
            None => None,
            Some('.') => Some(DecimalSign::Point),
            Some(',') => Some(DecimalSign::Comma),
            Some(other) => return Err(Unknown(other.to_string())),
        };
        let order = |word: String| DateOrder::parse(&word).ok_or(Unknown(word));
        Ok(Recipe {
            encoding: self.encoding,
            delimiter: self.delimiter,
            header_line: self.header_line,
            roles,
            date_order: self.date_order.map(order).transpose()?,
            decimal,
            flip_sign: self.flip_sign,
            currency: self.currency.as_deref().map(codes::currency).transpose()?,
            account: self.account,
            periods,
        })
    }
}
