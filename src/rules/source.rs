//! Where a value comes from.

use super::text::Text;
use crate::kernel::Date;
use serde::Deserialize;

/// A publication that values of a pack rest on.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title in the language of publication, and what it is in the other.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// Its official number, such as `金规〔2024〕26号`.
    pub number: Option<String>,
    /// Where in it: articles, table, section.
    pub locator: Option<String>,
    /// The day it, or a report of it, was last read; `None` when it is cited from knowledge and was not read again.
    #[serde(default, deserialize_with = "super::read::maybe_date")]
    pub read_on: Option<Date>,
    /// Its address on the web, as text; the program never opens it.
    pub address: Option<String>,
}
