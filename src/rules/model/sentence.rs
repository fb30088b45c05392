//! What a measure of a model is told as when it costs or carries points.

use crate::kernel::Unit;
use crate::rules::read::unit_from;
use crate::rules::text::Text;
use serde::Deserialize;

/// Sentences of one measure. `{figure}` stands for the firm's figure, `{threshold}` for the one that costs nothing.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentences {
    /// The unit of both.
    #[serde(deserialize_with = "unit_from")]
    pub unit: Unit,
    /// Where the measure costs points.
    pub costs: Text,
    /// Where it carries points.
    pub carries: Text,
}
