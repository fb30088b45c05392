//! What the lines above the table say: the account, the currency, the period.

use super::dates;
use super::plan::Period;
use super::recipe::DateOrder;
use super::table::Table;
use super::words;
use crate::kernel::{Currency, Date, Month, date};

/// Lines read.
const LINES: usize = 60;

/// What stands above the table.
#[derive(Default)]
pub(super) struct Preamble {
    /// The firm's own account.
    pub account: String,
    /// The currency named.
    pub currency: Option<Currency>,
    /// The period, for dates without a year.
    pub period: Option<Period>,
}

/// Reads the rows above `end`.
pub(super) fn read(table: &Table<'_>, end: usize) -> Preamble {
    let mut out = Preamble::default();
    let mut days = Vec::new();
    let mut months = Vec::new();
    let mut years = Vec::new();
    for row in 0..end.min(LINES) {
        let line = table.line_text(row);
        if out.account.is_empty() {
            out.account = account(line).unwrap_or_default();
        }
        if out.currency.is_none()
            && ["币种", "货币", "Currency", "currency", "Währung"].iter().any(|w| line.contains(w))
        {
            let rest = line.split_once([':', '：', ',', '\t']).map_or("", |(_, rest)| rest);
            out.currency = words::currency(rest).or_else(|| words::heading_currency(rest));
        }
        if out.currency.is_none() {
            out.currency = of_all_amounts(line);
        }
        if out.currency.is_none() {
            out.currency = (0..table.rows[row].count).find_map(|column| code_alone(table.raw(row, column)));
        }
        times(line, &mut days, &mut months, &mut years);
    }
    out.period = period(&days, &months, &years);
    out
}

/// The currency of a sentence about all amounts: `All amounts in USD, unless specified`.
fn of_all_amounts(line: &str) -> Option<Currency> {
    let low = line.to_lowercase();
    let all = [
        "all amounts",
        "amounts in",
        "alle beträge",
        "tous les montants",
        "importes",
        "importi",
        "bedragen",
        "金額は",
        "金额单位",
    ];
    if !all.iter().any(|words| low.contains(words)) {
        return None;
    }
    if low.contains('円') {
        return Currency::parse("JPY");
    }
    let mut words = line.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| if word.to_lowercase() == "euro" { Some(Currency::EUR) } else { code_alone(word) })
}

/// A currency code that stands alone in a cell, as in `: EUR`.
fn code_alone(cell: &str) -> Option<Currency> {
    let code = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '(' | ')'));
    let upper = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if upper { words::currency(code) } else { None }
}

/// The account behind words that name it.
pub(super) fn account(line: &str) -> Option<String> {
    const NAMES: [&str; 14] = [
        "支付宝账户",
        "京东账号名",
        "微信昵称",
        "美团用户名",
        "卡号",
        "账号",
        "帐号",
        "账户",
        "Account details for",
        "Account number",
        "Account Number",
        "Account No",
        "Kontonummer",
        "IBAN",
    ];
    let name = NAMES.iter().find(|name| line.contains(**name))?;
    let rest = &line[line.find(name)? + name.len()..];
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '*' && c != '[');
    let end = rest.find([',', ';', '"', '\t', '，', ']', '\n']).unwrap_or(rest.len());
    let value = rest[..end].trim().trim_matches(['[', ']']);
    (!value.is_empty() && value.chars().count() <= 60 && (value.len() > 3 || value.chars().any(char::is_numeric)))
        .then(|| value.to_owned())
}

/// Full dates, months (`2023年12月`, `2023-12`) and years of a line.
pub(super) fn times(line: &str, days: &mut Vec<Date>, months: &mut Vec<Month>, years: &mut Vec<i16>) {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = line[at..]
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.' | '年' | '月' | '日'))
            .map_or(line.len(), |end| at + end);
        let token = line[at..end].trim_end_matches(['-', '/', '.']);
        let whole = dates::lex(token).and_then(|read| read.resolve(DateOrder::YearMonthDay).ok());
        let year = || token.get(..4)?.parse::<i16>().ok().filter(|year| (1990..=2199).contains(year));
        if let Some(day) = whole {
            days.push(day);
        } else if let (4, Some(year)) = (run, year()) {
            let rest: String =
                token[4..].chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            match rest.parse::<i8>().ok().and_then(|month| Month::new(year, month)) {
                Some(month) if rest.len() <= 2 => months.push(month),
                _ => years.push(year),
            }
        }
        at = end.max(at + 1);
    }
}

/// The period that the dates, months or the one year of a preamble name.
fn period(days: &[Date], months: &[Month], years: &[i16]) -> Option<Period> {
    if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
        return Some(Period { first: (first != last).then_some(*first), last: *last });
    }
    if let Some(last) = months.iter().max() {
        return Some(Period { first: None, last: last.last_day() });
    }
    let year = *years.first()?;
    if years.iter().any(|other| *other != year) {
        return None;
    }
    Some(Period { first: date(year, 1, 1), last: date(year, 12, 31)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Preamble {
        let table = Table::cut(text, ',', None).unwrap();
        read(&table, table.rows.len())
    }

    #[test]
    fn account_currency_and_period() {
        for (text, account, currency, last) in [
            ("卡号: 1234****9876,\"卡别名: \"\n", "1234****9876", None, None),
            ("支付宝账户：xx@gmail.com\n", "xx@gmail.com", None, None),
            ("Account details for:,FRANK Account 666-666666-666\n", "FRANK Account 666-666666-666", None, None),
            ("账号：6222020200001,币种：人民币\n", "6222020200001", Some("CNY"), None),
            ("\"All amounts in USD, unless specified\"\n", "", Some("USD"), None),
            ("Alle Beträge in Euro sofern nicht anders gekennzeichnet\n", "", Some("EUR"), None),
            ("招商银行信用卡对账单 2023年12月\n", "", None, Some("2023-12-31")),
            ("2023年账单\n", "", None, Some("2023-12-31")),
            ("起始时间：[2025-02-01] 终止时间：[2025-02-28]\n", "", None, Some("2025-02-28")),
        ] {
            let read = of(text);
            assert_eq!(read.account, account, "{text}");
            assert_eq!(read.currency.map(|c| c.as_str().to_owned()).as_deref(), currency, "{text}");
            assert_eq!(read.period.map(|period| period.last.to_string()).as_deref(), last, "{text}");
        }
    }
}
