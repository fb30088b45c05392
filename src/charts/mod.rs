//! Numbers become drawings: paths, ticks, labels, and the same data as a table. No colours.
