//! Approval queries of the owner: a curve of the owner's model from other data, since "Give Me Some Credit" has none.
//!
//! Fitted on LendingClub loans beside what the owner's model reads as well (utilisation, arrears), so that it tells only
//! what those do not. The loans count queries of six months; a firm enters those of three, which are no more than that.

use crate::Done;
use crate::data::Table;
use crate::fit::Penalty;
use crate::model::{CAP, Frame, round, shift};
use crate::sample::Sample;
use crate::spec::{Corners, Spec, TermSpec};
use credit_mirror::kernel::Id;
use credit_mirror::rules::{Better, Model, TermData, Text};
use std::path::Path;

/// The measure that is lent.
const QUERIES: &str = "indicator.credit_queries";

fn spec() -> Spec {
    let term = |measure, name, better, at| TermSpec {
        measure,
        name,
        dimension: "credit_history",
        concept: "concept.queries",
        better,
        corners: Corners::At(at),
    };
    Spec {
        file: "queries",
        name: ("贷款审批查询", "Approval queries"),
        source: "lending_club",
        data: (
            "LendingClub 个人贷款，训练部分；与额度使用率、逾期一起拟合，次数按近 6 个月计",
            "LendingClub loans to persons, training part, fitted beside utilisation and arrears; queries of six months",
        ),
        period: "2007–2010",
        outcome: ("没有还清", "not paid in full"),
        left_out: ("", ""),
        limits: ("", ""),
        others: &[],
        repeats: 2,
        draws: 8,
        penalty: Penalty { ridge: 3.0, lasso: 0.5 },
        terms: vec![
            term("utilisation", ("", ""), Better::Down, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
            term("late", ("", ""), Better::Down, &[0.0, 1.0, 2.0, 4.0]),
            term("record", ("", ""), Better::Down, &[0.0, 1.0, 2.0]),
            term(
                QUERIES,
                ("近 3 个月贷款审批查询次数", "Approval queries of three months"),
                Better::Down,
                &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0],
            ),
        ],
        load,
    }
}

fn load(dir: &Path) -> Done<Option<Sample>> {
    let Some(table) = Table::open(dir, "lendingclub", "lc_loan_data")? else { return Ok(None) };
    let mut sample = Sample::new(table.number("not.fully.paid"));
    sample.numbers("utilisation", table.number("revol.util").into_iter().map(|share| share / 100.0).collect());
    sample.numbers("late", table.number("delinq.2yrs"));
    sample.numbers("record", table.number("pub.rec"));
    sample.numbers(QUERIES, table.number("inq.last.6mths"));
    Ok(Some(sample))
}

/// Puts the curve beside those of the owner's model, whose centre then allows for it as for an independent measure.
pub fn lend(dir: &Path, owner: &mut Model, rate: f64) -> Done {
    let spec = spec();
    let Some(sample) = load(dir)? else { return Err(format!("{}: its data are not in {}", spec.file, dir.display())) };
    let fitted = Frame::new(&spec, &sample).fit(&sample, &sample.all());
    let Some(mut term) = fitted.term(QUERIES).cloned() else { return Err("queries: no curve".to_owned()) };
    let words = |(zh, en): (&str, &str)| Text { zh: zh.to_owned(), en: en.to_owned() };
    term.data = Some(TermData {
        source: Id::new(spec.source),
        name: words(spec.data),
        period: spec.period.to_owned(),
        outcome: words(spec.outcome),
        rows: sample.len() as u32,
        events: sample.events() as u32,
    });
    let base = libm::log(rate / (1.0 - rate));
    for (weight, centre) in &mut owner.centre {
        let adds: Vec<f64> =
            sample.all().into_iter().map(|row| *weight * sample.adds(&term, row).clamp(-CAP, CAP)).collect();
        *centre = round(*centre + base - shift(&adds, &sample.weight, rate), 4);
    }
    owner.term.push(term);
    Ok(())
}
