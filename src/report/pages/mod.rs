//! The result pages: pure functions from a case and its assessment to markup.

mod banker;
mod financing;
mod indicators;
mod mirror;
mod months;
mod offer;
mod offers;
mod option;
mod portrait;
mod reasons;
mod size;

pub use banker::banker;
pub(super) use banker::firm_name;
pub use financing::{financing, financing_headline};
pub use indicators::indicators;
pub use mirror::{mirror, mirror_line};
pub use months::months;
pub use offers::{offers, offers_beside, offers_headline, offers_line};
pub use portrait::{portrait, portrait_headline};
pub use size::size_class;
