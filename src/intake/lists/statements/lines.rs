//! The lines of one side of a statement: what each is, what it stands under, whether it raises or lowers sums.

use super::layout::{Layout, Side};
use super::names::{self, Name, Role};
use super::{Line, Sheet, Sign};
use crate::intake::decimal::Decimal;
use crate::intake::draft::Draft;
use crate::intake::finding::UnreadReason;
use crate::intake::lists::heading::Form;
use crate::intake::record::UnreadRow;
use crate::intake::table::Table;
use crate::intake::words::is_chinese;
use std::collections::BTreeSet;

/// A heading that lines stand under.
struct Outer {
    name: String,
    /// Whether a total of its own closes it.
    closes: bool,
}

/// What holds while the lines are gone through.
struct Walk<'w> {
    layout: &'w Layout,
    path: Vec<Outer>,
    sign: Sign,
    /// The latest item.
    last: String,
    /// Parts of it are being listed.
    among: bool,
    /// 存货 has been told.
    stock: bool,
    /// The result has been told: what follows explains it.
    ended: bool,
    /// Names of what totals sum.
    summed: BTreeSet<String>,
}

/// The lines of a side. A row with an amount that cannot be read is told and left out.
pub(super) fn lines(table: &Table<'_>, layout: &Layout, side: &Side, form: Form, draft: &mut Draft) -> Vec<Line> {
    let written = |row: usize| {
        let cells = (side.names.0..side.names.1).map(|column| table.cell(row, column).trim().to_owned());
        cells.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default()
    };
    let body = layout.body..table.rows.len();
    let totals =
        body.clone().filter_map(|row| Some(names::name(&written(row)).text.strip_prefix("total ")?.to_owned()));
    let mut walk = Walk {
        layout,
        path: Vec::new(),
        sign: Sign::Plus,
        last: String::new(),
        among: false,
        stock: false,
        ended: side.notes,
        summed: totals.collect(),
    };
    let mut out: Vec<Line> = Vec::new();
    for row in body {
        let written = written(row);
        let name = names::name(&written);
        if name.text.is_empty() {
            continue;
        }
        match values(table, layout, side, form, row) {
            Ok(values) => out.extend(walk.line(row, written, &name, values)),
            Err(()) => {
                let text = table.line_text(row).trim().chars().take(400).collect();
                draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason: UnreadReason::BadAmount });
            }
        }
    }
    sums_before_parts(&mut out);
    out
}

fn values(table: &Table<'_>, layout: &Layout, side: &Side, form: Form, row: usize) -> Result<Vec<Option<Decimal>>, ()> {
    let read = |at: usize| match form.amount(table.raw(row, at)) {
        Ok(None) => Ok(None),
        Ok(Some(value)) => value.scaled(layout.unit.unwrap_or(0)).map(Some).ok_or(()),
        // Below a statement stand those who sign it: `会计主管：`.
        Err(()) if table.raw(row, at).contains([':', '：']) => Ok(None),
        Err(()) => Err(()),
    };
    side.columns.iter().map(|column| read(column.at)).collect()
}

impl Walk<'_> {
    fn line(&mut self, row: usize, written: String, name: &Name, values: Vec<Option<Decimal>>) -> Option<Line> {
        let sheet = self.layout.sheet;
        let empty = values.iter().all(Option::is_none);
        let role = names::role(sheet, name);
        if empty && role == Role::Item && self.is_heading(&written, &name.text) {
            self.enter(&name.text);
            let under = self.under();
            return Some(Line {
                row,
                written,
                name: name.text.clone(),
                role: None,
                sign: Sign::Plus,
                owed: false,
                under,
                values,
            });
        }
        let role = self.role(name, role);
        self.sign = self.sign_of(name, role);
        let sign = self.sign;
        let under = if role == Role::Part { self.last.clone() } else { self.under() };
        let owed = names::is_owed(&name.text).filter(|_| role == Role::Total);
        let owed =
            owed.or_else(|| self.path.iter().rev().find_map(|outer| names::is_owed(&outer.name))).unwrap_or(false);
        match role {
            Role::Item | Role::Net => self.last.clone_from(&name.text),
            Role::Part => {}
            Role::Total => {
                self.leave(&name.text);
                self.sign = Sign::Plus;
                self.ended |= names::is_result(sheet, &name.text);
            }
        }
        // A line of the form that is left blank says nothing.
        (!empty).then(|| Line { row, written, name: name.text.clone(), role: Some(role), sign, owed, under, values })
    }

    fn is_heading(&self, written: &str, name: &str) -> bool {
        written.trim_end().ends_with([':', '：'])
            || names::is_section(name)
            || (!is_chinese(name) && self.summed.contains(name))
    }

    fn under(&self) -> String {
        self.path.iter().map(|outer| outer.name.as_str()).collect::<Vec<_>>().join(" > ")
    }

    fn enter(&mut self, name: &str) {
        self.among = false;
        self.ended |= name.contains("补充资料") || name.contains("将净利润调节为");
        while self.path.last().is_some_and(|outer| !outer.closes) {
            self.path.pop();
        }
        let closes = self.summed.contains(name);
        self.path.push(Outer { name: name.to_owned(), closes });
    }

    fn leave(&mut self, total: &str) {
        let own = names::in_full(total.strip_prefix("total ").unwrap_or(total));
        let closed =
            self.path.iter().rposition(|outer| outer.name == own || total.strip_suffix("合计") == Some(&outer.name));
        if let Some(at) = closed {
            self.path.truncate(at);
        }
    }

    /// The role of a line where it stands.
    fn role(&mut self, name: &Name, role: Role) -> Role {
        if self.ended {
            return Role::Part;
        }
        // 营业总收入 and 营业总成本 stand before what they sum.
        let of_sum = name.among && matches!(name.text.as_str(), "营业收入" | "营业成本");
        if of_sum {
            self.among = false;
            return Role::Item;
        }
        if role == Role::Part {
            self.among = true;
            return role;
        }
        let profit = self.layout.sheet == Sheet::Profit;
        let open = self.among && profit && role == Role::Item;
        self.stock |= name.text == "存货";
        if self.stock && names::is_stock(&name.text) {
            return Role::Part;
        }
        if (profit && names::is_part(&name.text)) || (open && !name.less && !name.plus && !names::is_main(&name.text)) {
            return Role::Part;
        }
        self.among = false;
        role
    }

    fn sign_of(&self, name: &Name, role: Role) -> Sign {
        let raises = match self.layout.sheet {
            _ if name.less => Some(false),
            _ if name.plus => Some(true),
            Sheet::Balance => Some(true),
            Sheet::Cash => Some(!names::is_outflow(&name.text)),
            Sheet::Profit if role == Role::Total => {
                let own = name.text.strip_prefix("total ").and_then(names::section_raises);
                Some(own.unwrap_or(true))
            }
            Sheet::Profit => {
                let section = self.path.iter().rev().find_map(|outer| names::section_raises(&outer.name));
                section.or_else(|| names::raises(&name.text))
            }
        };
        raises.map_or(self.sign, |raises| if raises { Sign::Plus } else { Sign::Less })
    }
}

/// 营业总收入 and 营业总成本 are sums of the lines that follow, where those are given.
fn sums_before_parts(lines: &mut [Line]) {
    for (sum, part) in [("营业总收入", "营业收入"), ("营业总成本", "营业成本")] {
        let given = lines.iter().any(|line| line.name == part && line.role == Some(Role::Item));
        for line in lines.iter_mut().filter(|line| given && line.name == sum) {
            line.role = Some(Role::Part);
        }
    }
}
