//! Expected texts are written by hand from the rules of the file's head.

use super::*;
use crate::kernel::{NotApplicable, date};

const ZH: Words = Words::new(Language::Zh);
const EN: Words = Words::new(Language::En);

fn cny(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

#[test]
fn amounts_in_few_digits() {
    for (minor, zh, en) in [
        (0, "0 元", "CNY 0"),
        (50, "0.50 元", "CNY 0.50"),
        (-12_345, "−123 元", "CNY −123"),
        (856_000, "8,560 元", "CNY 8,560"),
        (999_960, "1 万元", "CNY 10,000"),
        (1_290_000, "1.29 万元", "CNY 12,900"),
        (128_640_000, "128.6 万元", "CNY 1.29 million"),
        (80_000_000, "80 万元", "CNY 800,000"),
        (1_286_400_000, "1,286.4 万元", "CNY 12.86 million"),
        (9_999_999_900, "1 亿元", "CNY 100 million"),
        (12_300_000_000, "1.23 亿元", "CNY 123 million"),
        (-99_999_999_999, "−10 亿元", "CNY −1 billion"),
        (i64::MIN, "−922,337,203.69 亿元", "CNY −92,233,720.37 billion"),
    ] {
        assert_eq!(ZH.money(cny(minor)), zh, "{minor}");
        assert_eq!(EN.money(cny(minor)), en, "{minor}");
    }
}

#[test]
fn amounts_in_full_and_in_other_currencies() {
    assert_eq!(ZH.money_exact(cny(1_286_400_000)), "12,864,000.00 元");
    assert_eq!(EN.money_exact(cny(-1_286_400_005)), "CNY −12,864,000.05");
    assert_eq!(ZH.amount(cny(-5)), "−0.05");
    assert_eq!(ZH.money(Money::from_minor(1_286_400_000, Currency::USD)), "1,286.4 万美元");
    assert_eq!(EN.money(Money::from_minor(1_286_400_000, Currency::GBP)), "GBP 12.86 million");
    let yen = Currency::parse("JPY").unwrap();
    assert_eq!(ZH.money_exact(Money::from_minor(12_345, yen)), "12,345 JPY");
}

#[test]
fn ranges_share_their_unit() {
    for (low, high, zh, en) in [
        (62_000_000, 88_000_000, "62 – 88 万元", "CNY 620,000 – 880,000"),
        (0, 88_000_000, "0 – 88 万元", "CNY 0 – 880,000"),
        (856_000, 88_000_000, "8,560 元 – 88 万元", "CNY 8,560 – 880,000"),
        (88_000_000, 88_000_000, "88 万元", "CNY 880,000"),
    ] {
        assert_eq!(ZH.money_range(cny(low), cny(high)), zh);
        assert_eq!(EN.money_range(cny(low), cny(high)), en);
    }
    assert_eq!(ZH.percent_range(0.034, 0.065), "3.4 – 6.5%");
    assert_eq!(EN.percent_range(0.05, 0.05), "5%");
    assert_eq!(EN.count_range(5, 15), "5 – 15");
}

#[test]
fn figures_in_their_unit() {
    for (number, unit, zh, en) in [
        (0.125, Unit::Percent, "12.5%", "12.5%"),
        (-0.0036, Unit::Percent, "−0.36%", "−0.36%"),
        (12.5, Unit::Percent, "1,250%", "1,250%"),
        (0.0435, Unit::RatePerYear, "年化 4.35%", "4.35% a year"),
        (1.25, Unit::Times, "1.25 倍", "1.25 times"),
        (-0.001, Unit::Times, "0.00 倍", "0.00 times"),
        (46.4, Unit::Days, "46 天", "46 days"),
        (1.0, Unit::Days, "1 天", "1 day"),
        (7.25, Unit::Days, "7.3 天", "7.3 days"),
        (11.0, Unit::Months, "11 个月", "11 months"),
        (2.5, Unit::Years, "2.5 年", "2.5 years"),
        (1_234.0, Unit::Count, "1,234", "1,234"),
        (46.0, Unit::Points, "46 分", "46 points"),
        (0.214, Unit::Plain, "0.21", "0.21"),
        (1_286_400.0, Unit::Money, "128.6 万元", "CNY 1.29 million"),
        (f64::NAN, Unit::Times, "—", "—"),
        (1e300, Unit::Money, "—", "—"),
    ] {
        assert_eq!(ZH.measure(number, unit, Currency::CNY), zh);
        assert_eq!(EN.measure(number, unit, Currency::CNY), en);
    }
}

#[test]
fn a_figure_beside_its_threshold_is_told_apart() {
    for (number, other, unit, expected) in [
        (0.999, 1.0, Unit::Times, "0.999 times"),
        (1.0, 1.0, Unit::Times, "1.00 times"),
        (0.5004, 0.5, Unit::Percent, "50.04%"),
        (0.74, 0.5, Unit::Percent, "74%"),
    ] {
        assert_eq!(EN.measure_apart(number, other, unit, Currency::CNY), expected);
    }
}

#[test]
fn dates_months_and_readings() {
    let day = date(2025, 12, 31).unwrap();
    assert_eq!(ZH.date(day), "2025 年 12 月 31 日");
    assert_eq!(EN.date(day), "31 Dec 2025");
    assert_eq!(ZH.month(Month::of(day)), "2025 年 12 月");
    assert_eq!(EN.month(Month::of(day)), "Dec 2025");
    let missing = Reading::missing(crate::kernel::Id::new("entity.staff"));
    assert_eq!(EN.reading(&missing, Unit::Count, Currency::CNY), "not known");
    let none = Reading::NotApplicable(NotApplicable::NoDebt);
    assert_eq!(ZH.reading(&none, Unit::Times, Currency::CNY), "没有债务，也不付利息，不适用");
    assert_eq!(ZH.value(&Value::Bool(true), Currency::CNY), "是");
    assert_eq!(EN.list(&["a", "b"]), "a, b");
}
