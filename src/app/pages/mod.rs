//! The pages, one a route.

mod accounts;
mod better;
mod check;
mod files;
mod home;
mod lines;
mod pack;
mod report;
mod results;
mod section;
mod settings;
mod tasks;
mod unknown;

pub use accounts::Accounts;
pub use better::Better;
pub use check::Check;
pub use files::Files;
pub use home::Home;
pub use lines::Lines;
pub use pack::OwnPack;
pub use report::Report;
pub use results::Results;
pub use section::SectionPage;
pub use settings::Settings;
pub use tasks::Tasks;
pub use unknown::Unknown;
