//! The saved case: its type, version and migrations. Its serde types are its own; engine types are no file format.

mod case;
mod codes;
mod finding;
mod papers;
mod question;
mod reading;
mod recipe;
mod records;
mod rows;

pub use case::{
    CASE_TYPE, CASE_VERSION, Light, Refused, read, read_light, read_value, read_value_with, read_with, write,
    write_light, write_value,
};
pub use finding::kind_word;
pub use reading::{read_readings, read_request, write_readings, write_request};
pub use records::{kept_as, names_file, read_records, write_records};
