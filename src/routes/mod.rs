//! Ways to a better grade: the cheapest sets of changes that reach it, found by assessing the firm anew with each set.
//!
//! No effect is estimated: every set is carried into the accounts and answers (`apply`), and facts, indicators,
//! portrait and score are worked out again. The search tries every set of at most so many changes on a stated grid.

mod apply;
mod firm;
mod kind;
mod papers;
mod rules;
mod search;
mod what_if;

pub use firm::Why;
pub use kind::{Changes, Kind};
pub use papers::{Narrowing, Paper, papers};
pub use rules::{ROUTE_PARAMS, RouteRules};
pub use search::{Change, Held, Route, Routes};
pub use what_if::{Positions, Slider, WhatIf};
