//! Financing modes against firms: the worked example of the research notes, and what must hold for every firm.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "helpers of tests; figures are compared as written")]

use credit_mirror::facts::{FactKey, FieldKind};
use credit_mirror::financing::{Financing, Firm, Force, ModeOption, Scope, Truth, Verdict};
use credit_mirror::indicators::IndicatorKey;
use credit_mirror::kernel::{Date, Id, NotApplicable, Reading, Unit, Value, date};
use credit_mirror::rules::{ExprValue, ListItem, Lookup, Mode, Pack, PackTest, TestValue};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const EXAMPLE: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-example.json"));

thread_local! {
    static CHINA: Pack = Pack::china();
    static PACKS: Vec<Pack> = Pack::built_in_ids().filter_map(|(id, _)| Pack::built_in(id)).collect();
}

/// Figures by name.
#[derive(Clone, Debug, Default)]
struct Facts {
    one: BTreeMap<Id, ExprValue>,
    lists: BTreeMap<Id, Vec<ListItem>>,
    /// Figures that have no meaning for this firm.
    none: BTreeMap<Id, NotApplicable>,
}

impl Facts {
    fn with(mut self, name: &str, value: ExprValue) -> Self {
        self.one.insert(Id::owned(name), value);
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.one.remove(&Id::owned(name));
        self
    }

    fn number(self, name: &str, x: f64) -> Self {
        self.with(name, ExprValue::Number(x))
    }

    fn code(self, name: &str, code: &str) -> Self {
        self.with(name, ExprValue::Text(code.to_owned()))
    }

    fn bool(self, name: &str, yes: bool) -> Self {
        self.with(name, ExprValue::Bool(yes))
    }
}

impl Lookup for Facts {
    fn value(&self, name: &Id) -> Reading<ExprValue> {
        if let Some(why) = self.none.get(name) {
            return Reading::NotApplicable(*why);
        }
        self.one.get(name).cloned().map_or_else(|| Reading::missing(name.clone()), Reading::Known)
    }

    fn items(&self, list: &Id) -> Reading<Vec<ListItem>> {
        self.lists.get(list).cloned().map_or_else(|| Reading::missing(list.clone()), Reading::Known)
    }
}

impl Firm for Facts {
    fn shown(&self, name: &Id) -> Option<Value> {
        self.one.get(name).map(|value| match value {
            ExprValue::Number(x) => Value::Number(*x, Unit::Plain),
            ExprValue::Bool(yes) => Value::Bool(*yes),
            ExprValue::Text(code) => Value::Text(code.clone()),
        })
    }
}

fn day(year: i16, month: i8, of_month: i8) -> Date {
    date(year, month, of_month).unwrap()
}

fn china(firm: &Facts) -> Financing {
    CHINA.with(|pack| Financing::evaluate_for(firm, pack, day(2026, 8, 31)))
}

fn mode<'a>(financing: &'a Financing, id: &str) -> &'a ModeOption {
    financing.options().iter().find(|option| option.mode.as_str() == id).unwrap_or_else(|| panic!("{id} is not there"))
}

fn major(option: &ModeOption) -> (f64, f64) {
    let (low, high) = option.amount.known().expect("an amount");
    (low.to_f64(), high.to_f64())
}

fn truth_of(option: &ModeOption, rule: &str) -> Truth {
    option.rules.iter().find(|outcome| outcome.id.as_str() == rule).unwrap_or_else(|| panic!("no rule {rule}")).truth
}

// The worked example: facts/financing-modes.md, section 5.6. Its rules of thumb are soft here, since what lenders
// usually ask may never refuse; its figures are the same.

fn worked_example() -> Pack {
    let mut files: Json = serde_json::from_str(EXAMPLE).unwrap();
    let param = |id: &str, unit: &str, value: Json| {
        json!({ "id": id, "name": { "zh": "x", "en": "x" }, "unit": unit,
                "values": [{ "from": "2025-01-01", "value": value, "status": "market", "source": "survey" }] })
    };
    let rule = |id: &str, force: &str, scope: &str, expr: &str, weight: u32| {
        let status = if scope == "product" { "convention" } else { "market" };
        json!({ "id": id, "force": force, "scope": scope, "expr": expr, "weight": weight,
                "says": { "zh": "x", "en": "x" }, "status": status, "source": "survey" })
    };
    let lpr = json!({ "id": "ex.lpr", "name": { "zh": "x", "en": "x" }, "unit": "rate_per_year", "values": [
        { "from": "2024-07-22", "value": 0.0335, "status": "statistic", "source": "lending_act" },
        { "from": "2024-10-21", "value": 0.0310, "status": "statistic", "source": "lending_act" },
        { "from": "2025-05-20", "value": 0.0300, "status": "statistic", "source": "lending_act" }] });
    let open = "not disputed and not related_party and not pledged";
    files["modes/ar_pledge"] = json!({
        "id": "ex.ar_pledge", "family": "ar_pledge",
        "name": { "zh": "x", "en": "x" }, "what": { "zh": "x", "en": "x" },
        "availability": [{ "from": "2007-10-01", "offer": "available", "status": "law", "source": "lending_act" }],
        "param": [lpr,
            param("ex.advance", "percent", json!({ "gov": 0.85, "listed": 0.80, "large_private": 0.75, "sme": 0.55 })),
            param("ex.max_overdue", "days", json!(90)), param("ex.max_remaining", "days", json!(365)),
            param("ex.top", "percent", json!(0.5)), param("ex.age", "months", json!(12)),
            param("ex.spread", "rate_per_year", json!({ "low": 0.002, "high": 0.035 }))],
        "derive": [{ "id": "ar_base", "expr": format!("sum(ar.items, amount * lookup('ex.advance', debtor_class), \
            where(overdue_days <= p('ex.max_overdue') and remaining_days <= p('ex.max_remaining') and {open}))") }],
        "rule": [
            rule("has_ar", "hard", "product", &format!("count(ar.items, where({open})) > 0"), 1),
            rule("age", "soft", "lender_typical", "entity.age_months >= p('ex.age')", 1),
            rule("lists", "soft", "lender_typical", "not legal.dishonest_list and not legal.abnormal_list", 1),
            rule("confirms", "soft", "lender_typical", "ar.debtor_will_confirm", 3),
            rule("top", "soft", "lender_typical", "ar.top_debtor_share <= p('ex.top')", 2),
            rule("grade", "soft", "lender_typical", "tax.grade in ['A', 'B', 'M']", 1)],
        "limit": [{ "id": "pool", "says": { "zh": "x", "en": "x" },
            "low": "floor(min(need.amount, ar_base), 10000)", "high": "floor(min(need.amount, ar_base), 10000)" }],
        "cost": { "basis": "yearly_rate", "low": "p('ex.lpr') + lookup('ex.spread', 'low')",
            "high": "p('ex.lpr') + lookup('ex.spread', 'high')", "status": "market", "source": "survey" },
    });
    Pack::parse(&files.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn clean_firm() -> Facts {
    let item = |amount: f64, class: &str, overdue: f64, remaining: f64| -> ListItem {
        let number = |x| Reading::Known(ExprValue::Number(x));
        let no = || Reading::Known(ExprValue::Bool(false));
        BTreeMap::from([
            ("amount".to_owned(), number(amount)),
            ("debtor_class".to_owned(), Reading::Known(ExprValue::Text(class.to_owned()))),
            ("overdue_days".to_owned(), number(overdue)),
            ("remaining_days".to_owned(), number(remaining)),
            ("disputed".to_owned(), no()),
            ("related_party".to_owned(), no()),
            ("pledged".to_owned(), no()),
        ])
    };
    let items = vec![item(1.2e6, "listed", 0.0, 75.0), item(5e5, "sme", 20.0, 0.0), item(3e5, "sme", 120.0, 0.0)];
    let mut facts = Facts::default()
        .number("entity.age_months", 36.0)
        .bool("legal.dishonest_list", false)
        .bool("legal.abnormal_list", false)
        .number("need.amount", 1.5e6)
        .bool("ar.debtor_will_confirm", true)
        .number("ar.top_debtor_share", 0.62)
        .code("tax.grade", "B");
    facts.lists.insert(Id::new("ar.items"), items);
    facts
}

#[test]
fn the_worked_example_gives_the_printed_figures() {
    let pack = worked_example();
    let on = |facts: &Facts, day| mode(&Financing::evaluate_for(facts, &pack, day), "ex.ar_pledge").clone();
    let summer = day(2026, 8, 31);
    // 0.80 × 1.2 million + 0.55 × 0.5 million = 1.235 million, the item 120 days overdue left out; down to 10,000s.
    let clean = on(&clean_firm(), summer);
    assert_eq!(major(&clean), (1_230_000.0, 1_230_000.0));
    let cost = clean.cost.as_ref().unwrap();
    assert!((cost.low - 0.032).abs() < 1e-12 && (cost.high - 0.065).abs() < 1e-12, "{cost:?}");
    // Top debtor 62 % above 50 %: 3 + 1 of the printed rules' 6 points, and our two soft ones.
    assert_eq!((clean.verdict, truth_of(&clean, "top"), clean.soft), (Verdict::FitsIf, Truth::False, (6, 8)));
    // Lists not checked: ask for both, do not reject, and the amount stands.
    let unchecked = clean_firm().without("legal.dishonest_list").without("legal.abnormal_list");
    let open = on(&unchecked, summer);
    assert_eq!(truth_of(&open, "lists"), Truth::Unknown);
    assert_eq!(open.ask, [Id::new("legal.abnormal_list"), Id::new("legal.dishonest_list")]);
    assert_eq!(major(&open), (1_230_000.0, 1_230_000.0));
    // On the list: false dominates the unknown, and nothing is asked for.
    let listed = on(&unchecked.bool("legal.dishonest_list", true), summer);
    assert_eq!((truth_of(&listed, "lists"), listed.ask.len()), (Truth::False, 0));
    // On 2024-12-31 LPR was 3.10 %, but the market parameters had not begun: unknown, never a silent zero.
    let early = on(&clean_firm(), day(2024, 12, 31));
    assert_eq!(truth_of(&early, "has_ar"), Truth::True);
    let limit = early.limits[0].amount.clone();
    assert_eq!(limit, Reading::Missing(["ex.max_overdue", "ex.max_remaining"].map(Id::new).to_vec()));
    assert_eq!((major(&early).1, early.at_most), (1_500_000.0, true), "at most what was asked for");
    assert_eq!(early.cost, None);
}

#[test]
fn an_empty_firm_is_asked_not_refused_and_p2p_is_never_unknown() {
    let financing = china(&Facts::default());
    assert_eq!(financing.options().len(), CHINA.with(|pack| pack.modes().len()));
    for option in financing.options() {
        if let Some(gone) = &option.unavailable {
            assert_eq!(option.verdict, Verdict::NotAvailable);
            assert!(!gone.instead.is_empty(), "{}", option.mode);
        } else {
            assert_eq!(option.verdict, Verdict::CannotSay, "{}", option.mode);
            assert!(!option.ask.is_empty(), "{} must say what to ask for", option.mode);
        }
    }
    let p2p = mode(&financing, "cn.p2p").unavailable.as_ref().unwrap();
    assert_eq!(p2p.since, day(2020, 11, 27));
    assert!(p2p.warning.is_some() && p2p.instead.len() >= 2);
}

/// A parts maker that waits for 1.7 million from two customers and needs 0.8 million for nine months.
fn parts_maker() -> Facts {
    Facts::default()
        .number("need.amount", 8e5)
        .number("need.tenor_months", 9.0)
        .number("need.by_days", 30.0)
        .code("need.purpose", "stock")
        .number("ar.up_to_90", 1.7e6)
        .number("ar.eligible", 1.7e6)
        .number("ar.from_public", 0.0)
        .number("ar.from_listed", 1.2e6)
        .number("ar.from_large", 0.0)
        .number("ar.from_small", 5e5)
        .bool("ar.debtor_will_confirm", true)
        .number("ar.documented_share", 1.0)
        .number("ar.top_debtor_share", 0.45)
        .code("tax.grade", "B")
        .number("credit.current_overdue", 0.0)
        .bool("legal.any_list", false)
        .number("entity.age_months", 60.0)
        .code("security.property_kind", "none")
        .bool("crowd.consumer_product", false)
}

#[test]
fn a_firm_to_which_a_measure_does_not_apply_is_answered_all_the_same() {
    // A noodle shop that sells for cash, with two months of bank lines and no other trace.
    let mut shop = Facts::default()
        .number("tax.paid_12m", 0.0)
        .number("inv.sales_12m", 0.0)
        .number("trade.platform_sales_12m", 0.0)
        .number("need.amount", 1e5);
    let unanswered = china(&shop);
    assert_eq!(mode(&unanswered, "cn.internet_bank").verdict, Verdict::CannotSay);
    shop.none.insert(Id::new("bank.inflow_3m"), NotApplicable::ShortHistory);
    shop.none.insert(Id::new("ar.eligible"), NotApplicable::NoCreditSales);
    let financing = china(&shop);
    for id in ["cn.internet_bank", "cn.receivables_pledge", "cn.tax_loan"] {
        assert_eq!(mode(&financing, id).verdict, Verdict::DoesNotFit, "{id}");
    }
    let pledge = mode(&financing, "cn.receivables_pledge");
    assert_eq!((major(pledge), pledge.at_most), ((0.0, 0.0), false), "nothing to pledge is no amount");
}

#[test]
fn the_ranking_follows_the_written_rule() {
    let financing = china(&parts_maker());
    let first = &financing.options()[0];
    assert_eq!((first.mode.as_str(), first.verdict), ("cn.receivables_pledge", Verdict::Fits));
    assert_eq!((first.covers_need, first.in_time), (Truth::True, Truth::True));
    assert_eq!(major(first), (850_000.0, 1_235_000.0));
    for id in ["cn.mortgage_loan", "cn.reward_crowdfunding"] {
        assert_eq!(mode(&financing, id).verdict, Verdict::DoesNotFit, "{id}");
    }
    // With earnings that present debt service eats up, every loan that earnings repay gives nothing and comes after the
    // pledge, which what the debtors owe repays.
    let strained = parts_maker()
        .number("fin.ebitda", 1e5)
        .number("fin.income_tax", 0.0)
        .number("fin.dividends", 0.0)
        .number("debt.service_12m", 2e5)
        .number("entity.revenue_12m", 5e6)
        .number("inv.sales_12m", 2e6);
    let strained = china(&strained);
    let place = |id: &str| strained.options().iter().position(|option| option.mode.as_str() == id);
    for id in ["cn.tax_loan", "cn.internet_bank"] {
        let loan = mode(&strained, id);
        assert!(loan.gives_nothing() && loan.verdict == Verdict::FitsIf, "{id}");
        assert_eq!(loan.limits[loan.binding.unwrap()].id.as_str(), "capacity", "{id}");
        assert!(loan.changes.iter().any(|place| loan.rules[*place].id.as_str() == "able"), "{id}");
        assert!(place("cn.receivables_pledge") < place(id), "{id}");
    }
    assert_eq!(major(mode(&strained, "cn.receivables_pledge")), (850_000.0, 1_235_000.0));
    // The written rule: groups first, then the score with the weights in use.
    for pair in financing.options().windows(2).chain(strained.options().windows(2)) {
        let group = |option: &ModeOption| match option.verdict {
            Verdict::NotAvailable => 5,
            Verdict::DoesNotFit => 4,
            _ if option.gives_nothing() => 3,
            Verdict::CannotSay => 1,
            _ if option.covers_need == Truth::False || option.in_time == Truth::False => 2,
            _ => 0,
        };
        let (a, b) = (&pair[0], &pair[1]);
        assert!(group(a) < group(b) || (group(a) == group(b) && a.score >= b.score), "{} before {}", a.mode, b.mode);
    }
}

#[test]
fn the_owners_weights_move_the_ranking_and_nothing_else_does() {
    let score = |firm: &Facts, id: &str| mode(&china(firm), id).score;
    let firm = parts_maker();
    // Only cost: 3.2 to 6.5 % is 4.85 %, of 36 % that is 13.5 %, so 0.865 of a point.
    let mut cost_only = firm.clone();
    for name in ["enough", "soon", "chance", "control", "collateral"] {
        cost_only = cost_only.number(&format!("weight.{name}"), 0.0);
    }
    let cost_only = cost_only.number("weight.cost", 10.0);
    let found = score(&cost_only, "cn.receivables_pledge");
    assert!((found - (1.0 - 0.0485 / 0.36)).abs() < 1e-9, "{found}");
    // Only the wish to pledge nothing: an unsecured mode before the pledge, whatever it costs.
    let mut free = firm;
    for name in ["enough", "soon", "cost", "chance", "control"] {
        free = free.number(&format!("weight.{name}"), 0.0);
    }
    let free = free.number("weight.collateral", 1.0);
    assert!(score(&free, "cn.tax_loan") > score(&free, "cn.receivables_pledge"));
    let weights = china(&free);
    assert!(weights.weights().all.iter().all(|(_, _, own)| *own));
}

#[test]
fn rules_of_lenders_never_refuse_and_every_refusal_names_law_or_nature() {
    // The worst firm a lender can meet, with every fact known and bad.
    let worst = parts_maker()
        .number("credit.current_overdue", 5e5)
        .bool("legal.any_list", true)
        .number("credit.max_run_overdue_24m", 20.0)
        .number("credit.count_overdue_24m", 24.0)
        .number("entity.age_months", 1.0)
        .code("tax.grade", "D");
    for option in china(&worst).options() {
        for rule in option.rules.iter().filter(|rule| rule.force == Force::Hard) {
            assert_ne!(rule.scope, Scope::LenderTypical, "{} of {}", rule.id, option.mode);
        }
    }
    assert_eq!(mode(&china(&worst), "cn.receivables_pledge").verdict, Verdict::FitsIf);
}

/// The figures of a worked case.
fn of_case(test: &PackTest) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in &test.facts {
        match value {
            TestValue::One(value) => drop(facts.one.insert(name.clone(), value.clone())),
            TestValue::List(items) => drop(facts.lists.insert(name.clone(), items.clone())),
        }
    }
    facts
}

/// Every worked case of every mode of every pack.
fn each_case(mut look: impl FnMut(&Pack, &Mode, &PackTest, &Facts)) {
    PACKS.with(|packs| {
        for pack in packs {
            for mode in pack.modes() {
                mode.tests.iter().for_each(|test| look(pack, mode, test, &of_case(test)));
            }
        }
    });
}

#[test]
fn in_every_worked_case_a_fact_taken_away_never_refuses() {
    let mut tried = 0;
    each_case(|pack, mode, test, facts| {
        if Financing::answer(mode, facts, pack, test.date).verdict == Verdict::DoesNotFit {
            return;
        }
        for name in test.facts.keys() {
            let mut fewer = facts.clone().without(name.as_str());
            fewer.lists.remove(name);
            let after = Financing::answer(mode, &fewer, pack, test.date).verdict;
            assert_ne!(after, Verdict::DoesNotFit, "{}: {} without {name}", mode.id, test.name);
            tried += 1;
        }
    });
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn in_every_worked_case_that_fits_a_better_fact_never_refuses_and_no_rule_turns() {
    let mut tried = 0;
    each_case(|pack, mode, test, facts| {
        let before = Financing::answer(mode, facts, pack, test.date);
        if before.verdict != Verdict::Fits {
            return;
        }
        let ways = |fact: &Id| {
            let way = |all: &[Id]| all.contains(fact);
            let rules = mode.rules.iter();
            rules.fold((false, false), |(up, down), rule| (up || way(&rule.rising), down || way(&rule.falling)))
        };
        for (name, value) in &test.facts {
            let (TestValue::One(ExprValue::Number(x)), (up, down)) = (value, ways(name)) else { continue };
            // A fact that one rule wants more of and another less is better in neither way.
            if up == down {
                continue;
            }
            for times in [1.01, 2.0, 10.0, 1e6] {
                let better = if up { x * times + 1.0 } else { x / times };
                let after = Financing::answer(mode, &facts.clone().number(name.as_str(), better), pack, test.date);
                assert_ne!(after.verdict, Verdict::DoesNotFit, "{}: {name} from {x} to {better}", mode.id);
                for rule in mode.rules.iter().filter(|rule| rule.rising.contains(name) || rule.falling.contains(name)) {
                    let truth = truth_of(&after, rule.id.as_str());
                    assert_eq!(truth, Truth::True, "{} of {}: {name} from {x} to {better}", rule.id, mode.id);
                }
                tried += 1;
            }
        }
    });
    assert!(tried > 1_000, "{tried}");
}

// What must hold for every firm.

const CODES: [(&str, &[&str]); 8] = [
    ("need.purpose", &["stock", "refinance", "property", "new_product"]),
    ("tax.grade", &["A", "C", "none"]),
    ("security.property_kind", &["none", "home", "plant"]),
    ("security.property_owner", &["owner", "other"]),
    ("security.guarantor", &["none", "owner"]),
    ("crowd.product_stage", &["idea", "prototype"]),
    ("entity.sector", &["wholesale", "manufacturing"]),
    ("entity.size_class", &["micro", "medium"]),
];
/// Facts that are yes or no.
fn is_bool(name: &str) -> bool {
    FactKey::parse(name).is_some_and(|key| {
        key == FactKey::LegalListed || key.field().is_some_and(|f| f.spec().kind == FieldKind::YesNo)
    })
}

/// The codes of facts that are one of a list.
fn codes(name: &str) -> &'static [&'static str] {
    if let Some((_, codes)) = CODES.iter().find(|(code, _)| *code == name) {
        return codes;
    }
    match FactKey::parse(name).and_then(FactKey::field).map(|field| field.spec().kind) {
        Some(FieldKind::Choice(codes)) => codes,
        _ => &[],
    }
}
const NUMBERS: [f64; 12] = [0.0, 0.1, 0.5, 1.0, 3.0, 6.0, 24.0, 60.0, 1e4, 5e5, 2e6, 5e7];

fn names() -> Vec<Id> {
    PACKS.with(|packs| {
        let modes = packs.iter().flat_map(|pack| pack.modes());
        let all: std::collections::BTreeSet<&Id> = modes.flat_map(|mode| mode.names()).collect();
        all.into_iter().cloned().collect()
    })
}

/// A firm with some facts known: each byte chooses whether, and what.
fn firm(choices: &[u8]) -> Facts {
    let mut facts = Facts::default();
    assert!(names().len() <= choices.len(), "more names than choices: {}", names().len());
    for (name, choice) in names().into_iter().zip(choices) {
        if choice % 3 == 0 {
            continue;
        }
        let pick = usize::from(choice / 3);
        let codes = codes(name.as_str());
        let value = if !codes.is_empty() {
            ExprValue::Text(codes[pick % codes.len()].to_owned())
        } else if is_bool(name.as_str()) {
            ExprValue::Bool(pick % 2 == 0)
        } else {
            ExprValue::Number(NUMBERS[pick % NUMBERS.len()])
        };
        facts.one.insert(name, value);
    }
    facts
}

/// The answers of every pack, by mode.
fn everywhere(firm: &Facts) -> BTreeMap<Id, ModeOption> {
    PACKS.with(|packs| {
        packs.iter().flat_map(|pack| by_mode(&Financing::evaluate_for(firm, pack, day(2026, 11, 21)))).collect()
    })
}

fn by_mode(financing: &Financing) -> BTreeMap<Id, ModeOption> {
    financing.options().iter().map(|option| (option.mode.clone(), option.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_answer_is_whole(choices in proptest::collection::vec(any::<u8>(), 224)) {
        let facts = firm(&choices);
        for option in china(&facts).options() {
            let any = |force, truth| option.rules.iter().any(|rule| rule.force == force && rule.truth == truth);
            let expected = if option.unavailable.is_some() {
                Verdict::NotAvailable
            } else if any(Force::Hard, Truth::False) {
                Verdict::DoesNotFit
            } else if any(Force::Hard, Truth::Unknown) {
                Verdict::CannotSay
            } else if any(Force::Soft, Truth::False) || any(Force::Soft, Truth::Unknown) || option.gives_nothing() {
                Verdict::FitsIf
            } else {
                Verdict::Fits
            };
            prop_assert_eq!(option.verdict, expected);
            for rule in &option.rules {
                prop_assert_eq!(rule.truth == Truth::Unknown, !rule.missing.is_empty(), "{}: {}", option.mode, rule.id);
            }
            let open = matches!(option.verdict, Verdict::FitsIf | Verdict::CannotSay | Verdict::DoesNotFit);
            // What nothing but the amount holds down names the limit that binds, and no rule.
            let rule_holds_down = !option.changes.is_empty();
            prop_assert!(open == rule_holds_down || option.gives_nothing() && option.binding.is_some());
            for id in &option.ask {
                prop_assert!(!facts.one.contains_key(id), "{} is known and asked for", id);
            }
            if let Reading::Known((low, high)) = &option.amount {
                prop_assert!(low <= high && !low.is_negative());
                for limit in &option.limits {
                    if let Reading::Known(limit) = &limit.amount {
                        prop_assert!(high <= limit);
                    }
                }
                let binding = &option.limits[option.binding.unwrap()];
                prop_assert_eq!(binding.amount.known().or(binding.at_most.as_ref()), Some(high));
                let missing = option.limits.iter().any(|limit| matches!(limit.amount, Reading::Missing(_)));
                prop_assert_eq!(option.at_most, missing);
            }
            if let Some(cost) = &option.cost {
                // A renewal costs what the present loan does: a fact, not a parameter. A grant costs nothing.
                prop_assert!(cost.low <= cost.high && cost.low >= 0.0);
                prop_assert!(!cost.because.params.is_empty() || !cost.because.inputs.is_empty());
            }
            let reasons = option.rules.iter().map(|r| &r.because).chain(option.limits.iter().map(|l| &l.because));
            for because in reasons {
                for id in &because.inputs {
                    let known = FactKey::parse(id.as_str()).is_some()
                        || IndicatorKey::ALL.iter().any(|key| key.as_str() == id.as_str());
                    prop_assert!(known, "{} does not resolve", id);
                }
            }
        }
    }

    #[test]
    fn removing_a_fact_never_refuses(choices in proptest::collection::vec(any::<u8>(), 224), which in any::<prop::sample::Index>()) {
        let facts = firm(&choices);
        prop_assume!(!facts.one.is_empty());
        let name = which.get(&facts.one.keys().cloned().collect::<Vec<_>>()).clone();
        let before = everywhere(&facts);
        for (id, after) in everywhere(&facts.without(name.as_str())) {
            if before[&id].verdict != Verdict::DoesNotFit {
                prop_assert_ne!(after.verdict, Verdict::DoesNotFit, "{} without {}", id, name);
            }
        }
    }

    #[test]
    fn a_better_fact_never_turns_a_rule_against_the_firm(
        choices in proptest::collection::vec(any::<u8>(), 224),
        which in any::<prop::sample::Index>(),
    ) {
        let facts = firm(&choices);
        let declared: Vec<(Id, Id, Id, bool)> = PACKS.with(|packs| {
            let rules = packs.iter().flat_map(|pack| pack.modes()).flat_map(|mode| mode.rules.iter().map(move |r| (&mode.id, r)));
            let named = rules.flat_map(|(mode, rule)| {
                let of = move |fact: &Id, up| (mode.clone(), rule.id.clone(), fact.clone(), up);
                rule.rising.iter().map(move |fact| of(fact, true)).chain(rule.falling.iter().map(move |fact| of(fact, false)))
            });
            named.collect()
        });
        prop_assert!(declared.len() > 300);
        let known: Vec<_> = declared.iter().filter(|(_, _, fact, _)| matches!(facts.one.get(fact), Some(ExprValue::Number(_)))).collect();
        prop_assume!(!known.is_empty());
        let (_, _, fact, up) = which.get(&known);
        let Some(ExprValue::Number(x)) = facts.one.get(fact).cloned() else { unreachable!("only numbers are kept") };
        // Twice as much, or half as much, of a figure that is not negative; one more where it is zero.
        let better = if *up { x * 2.0 + 1.0 } else { x / 2.0 };
        let (before, after) = (everywhere(&facts), everywhere(&facts.clone().number(fact.as_str(), better)));
        let rules = declared.iter().filter(|(_, _, other, way)| other == fact && way == up);
        for (mode, rule, fact, _) in rules {
            let (was, is) = (truth_of(&before[mode], rule.as_str()), truth_of(&after[mode], rule.as_str()));
            prop_assert!(was != Truth::True || is == Truth::True, "{} of {}: {} from {} to {}", rule, mode, fact, x, better);
            // Where the fact is better for every refusing rule that asks for it, no answer turns into a refusal.
            let against = declared.iter().any(|(m, _, other, way)| m == mode && other == fact && way != up);
            if before[mode].verdict == Verdict::Fits && !against {
                prop_assert_ne!(after[mode].verdict, Verdict::DoesNotFit, "{}: {}", mode, fact);
            }
        }
    }
}
