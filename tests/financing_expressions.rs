//! The language of rules: Kleene's truth tables, the traps where a missing figure once became a refusal, and what is
//! not read. Tables and traps: strong three-valued logic (Kleene 1952, section 64) and the notes on rule packs.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "helpers of tests; figures are compared as written")]

use credit_mirror::kernel::{Date, Id, NotApplicable, Reading, date};
use credit_mirror::rules::{Answer, Env, Expr, ExprValue, ListItem, Lookup, Pack, Truth, eval};
use std::collections::BTreeMap;

/// Facts by name; a name that is not there is missing.
#[derive(Default)]
struct Facts {
    one: BTreeMap<&'static str, Reading<ExprValue>>,
    lists: BTreeMap<&'static str, Vec<ListItem>>,
}

impl Lookup for Facts {
    fn value(&self, name: &Id) -> Reading<ExprValue> {
        self.one.get(name.as_str()).cloned().unwrap_or_else(|| Reading::missing(name.clone()))
    }

    fn items(&self, list: &Id) -> Reading<Vec<ListItem>> {
        self.lists.get(list.as_str()).cloned().map_or_else(|| Reading::missing(list.clone()), Reading::Known)
    }
}

fn facts() -> Facts {
    let number = |x| Reading::Known(ExprValue::Number(x));
    let one = BTreeMap::from([
        ("a.t", Reading::Known(ExprValue::Bool(true))),
        ("a.f", Reading::Known(ExprValue::Bool(false))),
        ("a.ten", number(10.0)),
        ("a.zero", number(0.0)),
        ("a.code", Reading::Known(ExprValue::Text("B".to_owned()))),
        ("a.none", Reading::NotApplicable(NotApplicable::NoDebt)),
    ]);
    Facts { one, lists: BTreeMap::new() }
}

thread_local! {
    static PACK: Pack = Pack::china();
}

fn day() -> Date {
    date(2026, 8, 31).unwrap()
}

fn answer_on(text: &str, facts: &Facts, day: Date) -> Answer {
    let expr = Expr::parse(text).unwrap_or_else(|e| panic!("`{text}`: {e:?}"));
    PACK.with(|pack| eval(&expr, &Env { pack, day, names: facts, derived: &BTreeMap::new() }))
}

fn answer(text: &str) -> Answer {
    answer_on(text, &facts(), day())
}

fn truth(text: &str) -> Truth {
    answer(text).outcome.truth()
}

fn missing(answer: &Answer) -> Vec<&str> {
    answer.outcome.missing().iter().map(Id::as_str).collect()
}

#[test]
fn and_or_and_not_follow_kleene() {
    use Truth::{False, True, Unknown};
    let names = [("a.t", True), ("a.f", False), ("a.missing", Unknown)];
    let and = [[True, False, Unknown], [False, False, False], [Unknown, False, Unknown]];
    let or = [[True, True, True], [True, False, Unknown], [True, Unknown, Unknown]];
    for (row, (left, plain)) in names.into_iter().enumerate() {
        for (column, (right, _)) in names.into_iter().enumerate() {
            assert_eq!(truth(&format!("{left} and {right}")), and[row][column], "{left} and {right}");
            assert_eq!(truth(&format!("{left} or {right}")), or[row][column], "{left} or {right}");
        }
        let turned = match plain {
            True => False,
            False => True,
            Unknown => Unknown,
        };
        assert_eq!(truth(&format!("not {left}")), turned, "not {left}");
    }
}

#[test]
fn a_decided_expression_asks_for_nothing_and_an_open_one_for_all_it_needs() {
    for (text, expected) in [
        ("a.f and a.missing", vec![]),
        ("a.t or a.missing", vec![]),
        ("a.x > 1 and a.y > 1", vec!["a.x", "a.y"]),
        ("a.x > 1 and a.t", vec!["a.x"]),
        ("a.x + a.y * a.x > a.ten", vec!["a.x", "a.y"]),
        ("if(a.x, a.y, 1) > 0", vec!["a.x"]),
        ("if(a.x, a.ten, a.ten) > 1", vec![]),
        ("coalesce(a.x, a.y) > 1", vec!["a.x", "a.y"]),
        ("coalesce(a.x, a.ten) > 1", vec![]),
        ("known(a.x)", vec![]),
        ("a.x in ['A', 'B']", vec!["a.x"]),
    ] {
        assert_eq!(missing(&answer(text)), expected, "{text}");
    }
}

#[test]
fn comparisons_functions_and_precedence() {
    for (text, expected) in [
        ("1 + 2 * 3 == 7", Truth::True),
        ("(1 + 2) * 3 == 9", Truth::True),
        ("-1 + 2 == 1", Truth::True),
        ("7 - 2 - 1 == 4", Truth::True),
        ("not a.t or a.t", Truth::True),
        ("not a.ten == 10", Truth::False),
        ("a.f and a.f or a.t", Truth::True),
        ("a.code in ['A', 'B', 'M']", Truth::True),
        ("a.code == 'C'", Truth::False),
        ("a.code != 'C'", Truth::True),
        ("a.ten >= 10 and a.ten <= 10 and not (a.ten > 10) and not (a.ten < 10)", Truth::True),
        ("min(3, 1, 2) == 1 and max(3, 1, 2) == 3", Truth::True),
        ("floor(1_235_000, 10_000) == 1_230_000 and ceil(81, 30) == 90", Truth::True),
        ("coalesce(a.missing, 3) == 3", Truth::True),
        ("known(a.ten) and not known(a.missing) and not known(a.none)", Truth::True),
        // 1,000 a month for 12 months at no interest repays 12,000.
        ("principal(1000, 0, 12) == 12_000", Truth::True),
        // Two months at 12 % a year: 100 / 1.01 + 100 / 1.01² = 197.0395…
        ("principal(100, 0.12, 2) > 197.0395 and principal(100, 0.12, 2) < 197.0396", Truth::True),
        ("payment(principal(100, 0.12, 2), 0.12, 2) > 99.99999", Truth::True),
    ] {
        assert_eq!(truth(text), expected, "{text}");
    }
}

#[test]
fn a_figure_without_meaning_is_unknown_but_nobody_is_asked_for_it() {
    let open = answer("a.none >= 1.2");
    assert_eq!((open.outcome.truth(), missing(&open)), (Truth::Unknown, vec![]));
    assert_eq!(truth("not applies(a.none) or a.none >= 1.2"), Truth::True);
    assert_eq!(truth("not applies(a.ten) or a.ten >= 12"), Truth::False);
    assert_eq!(missing(&answer("not applies(a.missing) or a.missing >= 1.2")), ["a.missing"]);
    assert_eq!(answer("a.ten / a.zero").number(), Reading::NotApplicable(NotApplicable::ZeroDenominator));
}

#[test]
fn a_value_of_the_wrong_kind_is_not_known_rather_than_false() {
    for text in ["a.code > 1", "a.ten and a.t", "not a.code", "a.code + 1 > 0", "a.t == 1"] {
        let answer = answer(text);
        assert_eq!(answer.outcome.truth(), Truth::Unknown, "{text}");
        assert!(!missing(&answer).is_empty(), "{text} must say what is wrong");
    }
}

fn item(amount: Option<f64>, class: &str) -> ListItem {
    let amount = amount.map_or_else(|| Reading::missing(Id::new("ar.items")), |x| Reading::Known(ExprValue::Number(x)));
    BTreeMap::from([
        ("amount".to_owned(), amount),
        ("class".to_owned(), Reading::Known(ExprValue::Text(class.to_owned()))),
    ])
}

#[test]
fn trap_a_sum_with_one_unknown_item_is_unknown_not_smaller() {
    let mut facts = facts();
    facts.lists.insert("ar.items", vec![item(Some(1200.0), "a"), item(None, "b")]);
    let whole = answer_on("sum(ar.items, amount)", &facts, day());
    assert_eq!(missing(&whole), ["ar.items"]);
    // The unknown item is outside the condition: the sum is known.
    let part = answer_on("sum(ar.items, amount, where(class == 'a'))", &facts, day());
    assert_eq!(part.number(), Reading::Known(1200.0));
    // The condition itself is unknown for every item.
    let open = answer_on("count(ar.items, where(amount > a.limit)) > 0", &facts, day());
    assert_eq!(missing(&open), ["a.limit", "ar.items"]);
    // A parameter that has not begun must not silently leave the items out.
    let early = date(2019, 8, 19).unwrap();
    let gap = answer_on("sum(ar.items, 1, where(class == 'a' and p('cn.lpr_1y') > 0)) > 0", &facts, early);
    assert_eq!((gap.outcome.truth(), missing(&gap)), (Truth::Unknown, vec!["cn.lpr_1y"]));
    assert_eq!(answer_on("count(ar.items)", &facts, day()).number(), Reading::Known(2.0));
    assert_eq!(missing(&answer("count(ar.items)")), ["ar.items"]);
}

#[test]
fn trap_a_minimum_with_an_unknown_side_is_at_most_the_known_one() {
    let open = answer("min(a.ten, a.missing)");
    assert_eq!((open.number(), open.at_most()), (Reading::missing(Id::new("a.missing")), Some(10.0)));
    assert_eq!(answer("floor(min(a.ten, a.missing), 4) * 2 + 1").at_most(), Some(21.0));
    // A ceiling decides what it can: nothing at most 10 is above 12.
    assert_eq!(truth("min(a.ten, a.missing) > 12"), Truth::False);
    assert_eq!(truth("12 < min(a.ten, a.missing)"), Truth::False);
    assert_eq!(truth("min(a.ten, a.missing) <= 10"), Truth::True);
    assert_eq!(truth("min(a.ten, a.missing) > 5"), Truth::Unknown);
    for text in
        ["max(a.ten, a.missing)", "a.ten - min(a.ten, a.missing)", "min(a.ten, a.missing) * (0 - 1)", "a.missing"]
    {
        assert_eq!(answer(text).at_most(), None, "{text}");
    }
}

#[test]
fn trap_a_parameter_outside_its_dates_is_unknown_and_named() {
    let early = answer_on("p('cn.lpr_1y') > 0", &facts(), date(2019, 8, 19).unwrap());
    assert_eq!((early.outcome.truth(), missing(&early)), (Truth::Unknown, vec!["cn.lpr_1y"]));
    assert_eq!(missing(&answer("p('cn.nothing') > 0")), ["cn.nothing"]);
    assert_eq!(missing(&answer("lookup('cn.lender.debt_ratio', 'no such key') > 0")), ["cn.lender.debt_ratio"]);
    let used = answer("a.ten * lookup('cn.lender.debt_ratio', 'trade')");
    assert_eq!((used.number(), used.params.len(), used.params[0].value), (Reading::Known(7.5), 1, Some(0.75)));
    assert_eq!(used.inputs, [Id::new("a.ten")]);
    // An alternative that gave nothing is no part of the result.
    let second = answer("coalesce(p('cn.lpr_1y') * a.missing, p('cn.lender.dscr'))");
    assert_eq!(second.params.iter().map(|used| used.id.as_str()).collect::<Vec<_>>(), ["cn.lender.dscr"]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    for (text, place, found) in [
        ("", 1, ""),
        ("a.b >", 6, ""),
        ("a.b => 3", 5, "="),
        ("(a.b > 3", 9, ""),
        ("a.b > 3)", 8, ")"),
        ("年龄 > 3", 1, "年"),
        ("a.b == '开", 8, "'"),
        ("a.b in 'A'", 8, "'A'"),
        ("sqrt(4)", 1, "sqrt"),
        ("if(a.b, 1)", 1, "if"),
        ("min(1)", 1, "min"),
        ("p(lpr)", 3, "lpr"),
        ("1.2.3", 1, "1.2.3"),
        ("a.b or or a.c", 8, "or"),
        ("sum(ar.items, 1, amount)", 18, "amount"),
    ] {
        let error = Expr::parse(text).unwrap_err();
        assert_eq!((error.place, error.found.as_str()), (place, found), "{text}");
    }
    let deep = format!("{}1{}", "(".repeat(40_000), ")".repeat(40_000));
    assert!(Expr::parse(&deep).is_err(), "brackets without end must be refused, not overflow the stack");
    let signs = format!("{}1", "-".repeat(40_000));
    assert!(Expr::parse(&signs).is_err());
    let chain = format!("a.t{}", " and a.t".repeat(40_000));
    assert!(Expr::parse(&chain).is_err());
    let nots = format!("{} a.t", "not ".repeat(40_000));
    assert!(Expr::parse(&nots).is_err());
}
