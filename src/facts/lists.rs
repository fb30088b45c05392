//! Entries that are lists: months, and times with amounts.

use crate::kernel::{AmountUnit, Currency, Money, normalise_digits, parse_amount};

/// The most items of a list.
const MOST: usize = 600;

/// The months of a text such as `6-11`, `3, 6, 12` or `6至11`, rising.
///
/// # Errors
/// The first item that is no month from 1 to the latest, or not after the one before it.
pub fn month_list(text: &str, latest: u32) -> Result<Vec<u32>, String> {
    let plain = normalise_digits(text);
    let mut months: Vec<u32> = Vec::new();
    for item in plain.split([',', '，', '、', ';', '；', ' ']).filter(|item| !item.is_empty()) {
        let bad = || item.to_owned();
        let (from, to) = item.split_once(['-', '–', '~', '至', '到']).unwrap_or((item, item));
        let month = |part: &str| part.trim_end_matches(['月', '个']).parse::<u32>().map_err(|_| bad());
        let (from, to) = (month(from)?, month(to)?);
        let after = months.last().is_none_or(|last| *last < from);
        if from == 0 || to < from || to > latest || !after {
            return Err(bad());
        }
        months.extend(from..=to);
    }
    if months.is_empty() { Err(plain.trim().to_owned()) } else { Ok(months) }
}

/// The times and amounts of a text such as `20: 40,000; 75: 60,000`, by time. Days are whole; months may have decimals.
///
/// # Errors
/// The first item that is no time with an amount, or earlier than the one before it.
pub fn flow_list(text: &str, currency: Currency, unit: AmountUnit, by_day: bool) -> Result<Vec<(f64, Money)>, String> {
    let mut flows: Vec<(f64, Money)> = Vec::new();
    for item in items(text) {
        let bad = || item.trim().to_owned();
        let (time, amount) = parts(item).ok_or_else(bad)?;
        let time: f64 = time.parse().map_err(|_| bad())?;
        let money = parse_amount(amount, currency, unit, '.').map_err(|_| bad())?.money;
        let whole = !by_day || libm::trunc(time).total_cmp(&time).is_eq();
        let after = flows.last().is_none_or(|(last, _)| *last <= time);
        if !whole || !after || time > 36_500.0 || flows.len() >= MOST || money.is_zero() {
            return Err(bad());
        }
        flows.push((time, money));
    }
    if flows.is_empty() { Err(text.trim().to_owned()) } else { Ok(flows) }
}

/// The same list with every amount rewritten; a text with an item that cannot be parted stays as it is.
pub(super) fn with_amounts(text: &str, rewrite: impl Fn(&str) -> String) -> String {
    let item = |item| parts(item).map(|(time, amount)| format!("{time}: {}", rewrite(amount)));
    let rewritten: Option<Vec<String>> = items(text).map(item).collect();
    rewritten.map_or_else(|| text.to_owned(), |items| items.join("; "))
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '\n']).filter(|item| !item.trim().is_empty())
}

/// The digits of the time and the text of the amount: `20: 40,000`, `20 40000`, `第20天：4万`.
fn parts(item: &str) -> Option<(&str, &str)> {
    let item = item.trim().trim_start_matches('第');
    let end = item.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let amount = item[end..].trim_start_matches([' ', '天', '日', '个', '月']).trim_start_matches([':', '：', ' ']);
    (end > 0 && end < item.len() && !amount.is_empty()).then_some((&item[..end], amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_a_bad_one_is_named() {
        for (text, expected) in [
            ("6-11", Ok(vec![6, 7, 8, 9, 10, 11])),
            ("3, 6，９、12", Ok(vec![3, 6, 9, 12])),
            ("1月至3月", Ok(vec![1, 2, 3])),
            ("6, 5", Err("5".to_owned())),
            ("0", Err("0".to_owned())),
            ("3, x", Err("x".to_owned())),
            ("3-61", Err("3-61".to_owned())),
        ] {
            assert_eq!(month_list(text, 60), expected, "{text}");
        }
    }

    #[test]
    fn times_and_amounts_are_read_and_a_bad_item_is_named() {
        let read = |text: &str| flow_list(text, Currency::CNY, AmountUnit::One, true);
        let money = |minor| Money::from_minor(minor, Currency::CNY);
        let two = vec![(20.0, money(4_000_000)), (75.0, money(6_000_000))];
        for text in ["20: 40,000; 75: 60,000", "20 40000；75 6万", "第20天：4万；第75天：60000.00元"] {
            assert_eq!(read(text), Ok(two.clone()), "{text}");
        }
        assert_eq!(read("10: -500"), Ok(vec![(10.0, money(-50_000))]));
        for (text, bad) in
            [("20: 4; 19: 5", "19: 5"), ("20", "20"), ("x: 5", "x: 5"), ("1.5: 5", "1.5: 5"), ("3: 0", "3: 0")]
        {
            assert_eq!(read(text), Err(bad.to_owned()), "{text}");
        }
        assert!(flow_list("1.5: 5", Currency::CNY, AmountUnit::One, false).is_ok());
    }

    #[test]
    fn amounts_are_rewritten_one_by_one() {
        assert_eq!(with_amounts("20 4；75：6", |amount| format!("{amount}0")), "20: 40; 75: 60");
        assert_eq!(with_amounts("20 4；nothing", |amount| format!("{amount}0")), "20 4；nothing");
    }
}
