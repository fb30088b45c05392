//! From files to the ledger, step by step.

use super::accounts::{group, mark_duplicates};
use super::classify::{by_words, classify, own_names};
use super::ledger::{Corrections, Counted, Ledger, Posting, Revenue};
use super::lines::{Line, gather};
use super::months::months;
use super::pairs::{mark_not_executed, mark_platform_payments, mark_same_payments, mark_settlements, match_transfers};
use super::parties::parties;
use super::words::RuleWords;
use super::{gaps, papers, statement};
use crate::intake::RecordSet;
use crate::kernel::Currency;
use crate::rules::CategoryRules;
use std::rc::Rc;

/// Joins the files. See [`Ledger::build`].
pub(super) fn build(
    sets: &[Rc<RecordSet>],
    corrections: &Corrections,
    names: &[String],
    currency: Currency,
    rules: &CategoryRules,
) -> Ledger {
    let matching = &rules.matching;
    let words = RuleWords::new(rules);
    let mut findings = Vec::new();
    let mut lines = gather(sets, rules, currency, corrections);
    let accounts = group(sets, &mut lines);
    mark_duplicates(sets, &mut lines, accounts, &mut findings);
    mark_not_executed(&mut lines, matching);
    classify(&mut lines, &words, &own_names(names, &words, matching), corrections);
    mark_same_payments(&mut lines, matching);
    mark_platform_payments(&mut lines, matching);
    mark_settlements(&mut lines, matching);
    match_transfers(&mut lines, &words, matching);
    if let Some(model) = &rules.model {
        by_words(&mut lines, model, currency, &mut findings);
    }
    gaps::missing_months(sets, &lines, accounts, &mut findings);
    gaps::other_currencies(&lines, &mut findings);
    gaps::accounts_not_imported(&lines, matching, &mut findings);
    let months = months(sets, &lines, accounts, currency, rules);
    let mut postings: Vec<Posting> = lines.iter().map(|line| posting(line, rules)).collect();
    postings.sort_by_key(|posting| (posting.date, posting.id));
    let parties = parties(&postings, &months, currency, matching);
    let (own_firm, documents) = papers::book(sets, corrections, names, currency, matching, &mut findings);
    let statement = statement::map(sets, corrections, currency, &mut findings);
    Ledger { currency, postings, months, parties, findings, sets: sets.len(), own_firm, documents, statement }
}

/// Whether a line is revenue.
pub(super) fn revenue(line: &Line<'_>, rules: &CategoryRules) -> Revenue {
    if line.counted != Counted::Yes {
        Revenue::No
    } else if rules.counts.contains(&line.category) {
        Revenue::Counts
    } else if rules.lowers.contains(&line.category) {
        Revenue::Lowers
    } else {
        Revenue::No
    }
}

fn posting(line: &Line<'_>, rules: &CategoryRules) -> Posting {
    Posting {
        id: line.id,
        date: line.row.date,
        amount: line.row.amount,
        balance: line.row.balance,
        party: line.party.clone(),
        collector: line.collector,
        text: line.row.text.as_str().to_owned(),
        category: line.category,
        reason: line.reason.clone(),
        counted: line.counted,
        revenue: revenue(line, rules),
    }
}
