//! Receivables: whether a customer pays an invoice late.

use super::day_of;
use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::rules::Better;
use std::collections::BTreeMap;
use std::path::Path;

/// What the model is made of.
pub fn spec() -> Spec {
    let term = |measure, name, concept, at| TermSpec {
        measure,
        name,
        dimension: "activity",
        concept,
        better: Better::Down,
        corners: Corners::At(at),
    };
    Spec {
        file: "receivables",
        name: ("应收账款", "Receivables"),
        source: "receivables_sample",
        data: (
            "77 位客户的 1,914 张发票，训练部分（IBM 示例，可能是模拟数据）",
            "1,914 invoices of 77 customers, training part (IBM sample, probably simulated)",
        ),
        period: "2012–2013",
        outcome: ("该发票晚于到期日付款", "the invoice was paid after its due date"),
        left_out: (
            "“有争议”一栏不用：开票时还不知道。每张发票只看开票日之前已结清的发票。",
            "The mark of a dispute is not used: it is not known when the invoice is written. Of each customer only what was settled before that day is read.",
        ),
        limits: (
            "数据可能是模拟的，金额很小；逾期最多一个多月。交叉验证按客户划分。",
            "Probably simulated, small amounts, hardly later than a month. Cross-validation deals whole customers.",
        ),
        others: &[
            (
                (
                    "留存的五分之一：收缩后的逾期率（一行算式）",
                    "Held-out fifth: shrunk late rate (one line of arithmetic)",
                ),
                0.824,
            ),
            (("留存的五分之一：评分卡", "Held-out fifth: scorecard"), 0.842),
            (("留存的五分之一：梯度提升", "Held-out fifth: boosting"), 0.838),
        ],
        repeats: 20,
        draws: 50,
        penalty: Penalty { ridge: 2.0, lasso: 0.0 },
        terms: vec![
            term(
                "customer.late_rate",
                ("客户的逾期比例（收缩）", "Customer's late rate, shrunk"),
                "concept.late_customers",
                &[0.05, 0.15, 0.3, 0.5, 0.7, 0.9],
            ),
            term(
                "customer.days_late",
                ("客户平均逾期天数", "Customer's mean days late"),
                "concept.late_customers",
                &[0.0, 1.0, 3.0, 6.0, 12.0],
            ),
            term(
                "customer.overdue_open",
                ("开票时已逾期未付的发票数", "Overdue invoices still open"),
                "concept.late_customers",
                &[0.0, 1.0, 3.0],
            ),
        ],
        load,
    }
}

/// Late rate of the data, and how many invoices it counts for: (late + 0.36 · 2) / (n + 2).
const PRIOR: (f64, f64) = (0.36, 2.0);

struct Invoice {
    written: i64,
    due: i64,
    settled: i64,
    late: f64,
}

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(table) = Table::open(dir, "receivables", "accounts_receivable")? else { return Ok(None) };
    let mut customers: BTreeMap<&str, Vec<Invoice>> = BTreeMap::new();
    let late = table.number("DaysLate");
    let day = |text: &str| day_of(text, [2, 0, 1]);
    let (written, due, settled) = (table.text("InvoiceDate"), table.text("DueDate"), table.text("SettledDate"));
    for (row, customer) in table.text("customerID").into_iter().enumerate() {
        let days = (day(written[row]), day(due[row]), day(settled[row]));
        if let (Some(written), Some(due), Some(settled)) = days {
            customers.entry(customer).or_default().push(Invoice { written, due, settled, late: late[row].max(0.0) });
        }
    }
    let (mut outcome, mut group) = (Vec::new(), Vec::new());
    let mut measures: [Vec<f64>; 3] = Default::default();
    for (number, invoices) in customers.values().enumerate() {
        for invoice in invoices {
            outcome.push(f64::from(u8::from(invoice.late > 0.0)));
            group.push(number);
            let before: Vec<&Invoice> = invoices.iter().filter(|other| other.settled < invoice.written).collect();
            let (count, times) = (before.len() as f64, before.iter().filter(|other| other.late > 0.0).count() as f64);
            measures[0].push((times + PRIOR.0 * PRIOR.1) / (count + PRIOR.1));
            let days: f64 = before.iter().map(|other| other.late).sum();
            measures[1].push(if count > 0.0 { days / count } else { f64::NAN });
            let open = |other: &&Invoice| {
                other.written < invoice.written && other.settled >= invoice.written && other.due < invoice.written
            };
            measures[2].push(invoices.iter().filter(open).count() as f64);
        }
    }
    let mut sample = Sample::new(outcome);
    sample.group = group;
    for (name, figures) in
        ["customer.late_rate", "customer.days_late", "customer.overdue_open"].into_iter().zip(measures)
    {
        sample.numbers(name, figures);
    }
    Ok(Some(sample))
}
