//! Bills of wallets: a known heading fixes what each column means, wherever the heading stands.

use super::format::Format;
use super::record::Role;
use super::table::Table;
use super::{alipay, jd, meituan, wechat, words};
use std::collections::BTreeMap;

/// Rows in which the heading of a bill is looked for.
const LOOK: usize = 60;

/// A known layout.
pub(super) struct Layout {
    /// The kind of file.
    pub format: Format,
    /// Headings that together mark the bill; one of the lists must be there in whole.
    pub marks: &'static [&'static [&'static str]],
    /// What each heading means.
    pub roles: &'static [(&'static str, Role)],
}

const LAYOUTS: [&Layout; 5] = [&alipay::LAYOUT, &wechat::LAYOUT, &wechat::TRADE, &jd::LAYOUT, &meituan::LAYOUT];

/// A bill found in a table.
pub(super) struct Bill {
    /// The kind of file.
    pub format: Format,
    /// The heading's line, from 1.
    pub line: u32,
    /// What the columns mean.
    pub roles: BTreeMap<usize, Role>,
}

/// The bill that a table is, if its heading is known.
pub(super) fn find(table: &Table<'_>) -> Option<Bill> {
    for row in 0..table.rows.len().min(LOOK) {
        let cells: Vec<String> =
            (0..table.rows[row].count).map(|c| words::normal(table.raw(row, c)).replace(' ', "")).collect();
        let has = |mark: &&str| cells.iter().any(|cell| cell == mark);
        for layout in LAYOUTS {
            if layout.marks.iter().any(|marks| marks.iter().all(has)) {
                let mut roles = BTreeMap::new();
                for (column, cell) in cells.iter().enumerate() {
                    if let Some((_, role)) = layout.roles.iter().find(|(word, _)| word == cell) {
                        roles.insert(column, *role);
                    }
                }
                return Some(Bill { format: layout.format, line: table.rows[row].line, roles });
            }
        }
    }
    None
}

/// Whether the lines above a table are those of a wallet's bill, whose notice says that its totals may differ.
pub(super) fn is_bill(table: &Table<'_>, end: usize) -> bool {
    (0..end.min(LOOK)).any(|row| {
        let line = table.line_text(row);
        ["支付宝", "微信", "京东", "美团"].iter().any(|name| line.contains(name))
    })
}
