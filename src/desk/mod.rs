//! The desk: what the page asks of the engine, and what it is told. The page holds what was entered; the desk holds
//! what files say and everything that follows. They talk in messages of bytes, so that the engine can work elsewhere
//! (in the page: in a worker) and the page stays small.

mod draft;
mod engine;
mod message;
mod own;
mod pages;

pub use draft::{Draft, FileRef};
pub use engine::Desk;
pub use message::{Ask, Call, Filter, Kind, Looks, Said, Shown, Tab, Told, pack, unpack};
