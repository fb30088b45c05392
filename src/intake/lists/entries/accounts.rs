//! Which accounts of a journal are the firm's own money.

use super::{Line, Plan};
use crate::intake::draft::Draft;
use crate::intake::finding::IntakeFinding;
use crate::intake::journal::{is_asset, is_bank_or_cash, is_other_asset};
use crate::intake::question::{Choice, Question, QuestionKind, SampleReading, Setting};
use crate::intake::recipe::Recipe;
use crate::intake::table::Table;
use crate::kernel::{Finding, Origin, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts offered one by one when it is asked which are the firm's own.
const ASKED: usize = 6;

/// The user's choice, else the accounts that number or name tell; a finding names them, a question asks.
pub(super) fn own(
    lines: &[Line],
    plan: Plan,
    recipe: &Recipe,
    table: &Table<'_>,
    draft: &mut Draft,
) -> BTreeSet<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *count.entry(&line.account).or_default() += 1;
    }
    let pick = |test: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
        count.keys().filter(|name| test(name)).map(|name| (*name).to_owned()).collect()
    };
    let named = pick(&|account| is_money(account, plan));
    let assets = pick(&|account| account.contains(':') && is_asset(account) && !is_other_asset(account));
    let fit = if named.is_empty() { assets } else { named };
    let under = |account: &str, root: &str| {
        account == root || account.strip_prefix(root).is_some_and(|rest| rest.starts_with(':'))
    };
    let own = recipe.account.as_ref().map_or_else(
        || fit.clone(),
        |chosen| pick(&|account| chosen.split([',', ';']).any(|root| under(account, root.trim()))),
    );
    ask(lines, &count, &fit, &own, table, draft);
    if recipe.account.is_some() {
        return own;
    }
    let (severity, kind) = if own.is_empty() {
        (Severity::Error, IntakeFinding::NoOwnAccount { names: most(&count).into_iter().take(5).collect() })
    } else {
        (Severity::Note, IntakeFinding::OwnAccounts { names: own.iter().take(20).cloned().collect() })
    };
    draft.findings.push(Finding::at(severity, kind, Origin::File(0)));
    own
}

fn ask(
    lines: &[Line],
    count: &BTreeMap<&str, usize>,
    fit: &BTreeSet<String>,
    own: &BTreeSet<String>,
    table: &Table<'_>,
    draft: &mut Draft,
) {
    let mut names = most(count);
    names.retain(|name| fit.is_empty() || fit.contains(name));
    if names.len() < 2 {
        return;
    }
    names.truncate(ASKED);
    let choice = |names: Vec<String>| Choice {
        used: names.len() == own.len() && names.iter().all(|name| own.contains(name)),
        sets: Setting::Account(names.join(";")),
        reading: SampleReading::Accounts(names),
    };
    let all = (!fit.is_empty()).then(|| choice(fit.iter().cloned().collect()));
    let first = lines.iter().find(|line| line.account == names[0]);
    draft.question = Some(Question {
        kind: QuestionKind::Account,
        column: None,
        line: first.map_or(1, |line| table.rows[line.row].line),
        sample: names[0].clone(),
        choices: all.into_iter().chain(names.iter().map(|name| choice(vec![name.clone()]))).collect(),
    });
}

/// Accounts, those with most rows first.
fn most(count: &BTreeMap<&str, usize>) -> Vec<String> {
    let mut all: Vec<(&str, usize)> = count.iter().map(|(name, count)| (*name, *count)).collect();
    all.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    all.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// Whether an account is money at a bank or in hand, by its number in a known plan or by its name.
pub(super) fn is_money(account: &str, plan: Plan) -> bool {
    const NONE: [&str; 27] = [
        "loan",
        "charge",
        "fee",
        "interest",
        "discount",
        "expense",
        "over/short",
        "gebühr",
        "kosten",
        "zins",
        "darlehen",
        "frais",
        "emprunt",
        "intérêt",
        "escompte",
        "借款",
        "贷款",
        "手续费",
        "利息",
        "费用",
        "折扣",
        "等价物",
        "理财",
        "保证金",
        "overdraft",
        "service",
        "credit card",
    ];
    let code: String = account.chars().take_while(char::is_ascii_digit).collect();
    let starts = |all: &[&str]| all.iter().any(|start| code.starts_with(start));
    match plan {
        Plan::Chinese if code.len() >= 4 => return starts(&["1001", "1002", "1012"]),
        Plan::French if code.len() >= 3 => return starts(&["512", "514", "517", "53"]),
        Plan::Spanish if code.len() >= 3 => return starts(&["57"]),
        Plan::Skr03 if code.len() == 4 => return starts(&["100", "110", "111", "112", "113", "12"]),
        Plan::Skr04 if code.len() == 4 => return starts(&["160", "170", "171", "172", "173", "18"]),
        _ => {}
    }
    let low = account.to_lowercase();
    let name = if account.contains(':') { account } else { low.trim_start_matches(|c: char| c.is_ascii_digit()) };
    is_bank_or_cash(name) && !NONE.iter().any(|word| low.contains(word))
}
