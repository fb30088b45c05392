//! The result pages: pure functions from a case and its assessment to markup.

mod banker;
mod financing;
mod indicators;
mod mirror;
mod months;
mod offer;
mod offers;
mod option;
mod packs;
mod plan;
mod portrait;
mod reasons;
mod refusal;
mod repayment;
mod route;
mod score;
mod score_start;
mod size;
mod terms;

pub use banker::banker;
pub(super) use banker::firm_name;
pub use financing::{financing, financing_headline};
pub use indicators::indicators;
pub use mirror::{mirror, mirror_line};
pub use months::months;
pub use offers::{offers, offers_beside, offers_headline, offers_line};
pub use packs::packs_beside;
pub use plan::plan;
pub use portrait::{portrait, portrait_headline};
pub use refusal::{law, refusal};
pub use repayment::repayment;
pub use route::route;
pub use score::score;
pub use size::size_class;
