//! Every touch of the browser. Nothing here can send: there is no request among the calls.

pub mod clock;
pub mod files;
pub mod engine;
pub mod input;
mod js;
pub mod keep;
pub mod page;
pub mod storage;
pub mod tabs;
pub mod words;
