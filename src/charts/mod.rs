//! Numbers become drawings: shapes, ticks, labels, and the same data as a table. No colours, no words of its own.
//! A missing value is a gap, never a zero; a judged value is hatched or hollow.

mod drawing;
mod scale;
mod radar;
mod bar;
mod months;
mod interval;
mod reliability;
mod shares;

pub use bar::{Bar, bar};
pub use drawing::{Anchor, Drawing, Shape, Table, coordinate};
pub use interval::{Interval, interval};
pub use months::{MonthChart, MonthPoint, months};
pub use radar::{Axis, Radar, radar};
pub use reliability::{Reliability, Told, reliability, wilson};
pub use scale::{nice_step, ticks};
pub use shares::{Share, shares};
