//! Inline XBRL: accounts as a web page whose figures are tagged.

use super::decimal::Decimal;
use super::finding::UnreadReason;
use super::xbrl::{Tagged, is_nil, shown};
use super::xml::Element;

/// How the digits of a figure are written, by the name of its transformation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// A plain decimal.
    Plain,
    /// Thousands with a comma, blank or apostrophe, decimals with a point.
    Point,
    /// Thousands with a point, blank or apostrophe, decimals with a comma.
    Comma,
    /// Whole units and hundredths with words between.
    Units,
    /// A dash or word for zero.
    Zero,
    /// English words.
    Words,
}

/// The form of a transformation's name: those of the registries 1 to 5 and of the American registry.
fn form(name: &str) -> Option<Form> {
    Some(match name.rsplit(':').next().unwrap_or(name) {
        "" => Form::Plain,
        "numcommadot"
        | "numdotdecimal"
        | "numspacedot"
        | "num-dot-decimal"
        | "num-dot-decimal-apos"
        | "numdotdecimalin"
        | "num-dot-decimal-in"
        | "numdotdecimalapos" => Form::Point,
        "numdotcomma"
        | "numcommadecimal"
        | "numspacecomma"
        | "numcomma"
        | "num-comma-decimal"
        | "num-comma-decimal-apos"
        | "numcommadecimalapos" => Form::Comma,
        "numunitdecimal" | "num-unit-decimal" | "numunitdecimalin" | "num-unit-decimal-in" => Form::Units,
        "numdash" | "zerodash" | "fixedzero" | "fixed-zero" => Form::Zero,
        "numwordsen" => Form::Words,
        _ => return None,
    })
}

/// All tagged numbers of a page, in order, also hidden and nested ones.
pub(super) fn figures(root: &Element) -> Vec<Tagged<'_>> {
    let mut out = Vec::new();
    root.walk(&mut |element| {
        if matches!(element.name.as_str(), "nonFraction" | "fraction") && element.attribute("contextRef").is_some() {
            let name = element.attribute("name").unwrap_or_default().to_owned();
            let text = shown(element);
            let value = if element.name == "fraction" { Err(UnreadReason::BadFigure) } else { value(element, &text) };
            out.push(Tagged { element, name, value, text });
        }
        true
    });
    out
}

fn value(element: &Element, text: &str) -> Result<Option<Decimal>, UnreadReason> {
    if is_nil(element) {
        return Ok(None);
    }
    let form = form(element.attribute("format").unwrap_or_default().trim()).ok_or(UnreadReason::BadFigure)?;
    // A figure inside a figure has the digits and its own form.
    let digits = match form {
        Form::Zero => return Ok(Some(Decimal::ZERO)),
        Form::Words => return words(text).map(Some).ok_or(UnreadReason::BadFigure),
        Form::Plain => text.to_owned(),
        Form::Point => without(text, &[',', '\'', '’', '`'], '.').ok_or(UnreadReason::BadFigure)?,
        Form::Comma => without(text, &['.', '\'', '’', '`'], ',').ok_or(UnreadReason::BadFigure)?,
        Form::Units => units(text).ok_or(UnreadReason::BadFigure)?,
    };
    let scale = match element.attribute("scale").map(str::trim).filter(|scale| !scale.is_empty()) {
        Some(scale) => scale.parse::<i32>().ok().filter(|s| (-12..=18).contains(s)).ok_or(UnreadReason::BadFigure)?,
        None => 0,
    };
    let read = Decimal::parse(&digits).and_then(|value| value.scaled(scale)).ok_or(UnreadReason::BadFigure)?;
    Ok(Some(if element.attribute("sign").map(str::trim) == Some("-") { read.negated() } else { read }))
}

/// The digits as a plain decimal, if nothing but digits, groups and one decimal sign stands in the text.
fn without(text: &str, groups: &[char], decimal: char) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '0'..='9' => out.push(c),
            c if c == decimal && !out.contains('.') => out.push('.'),
            c if groups.contains(&c) && !out.contains('.') => {}
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => {}
            _ => return None,
        }
    }
    out.bytes().any(|b| b.is_ascii_digit()).then_some(out)
}

/// `5 pounds 20 pence`: the last group of one or two digits behind words is the hundredths.
fn units(text: &str) -> Option<String> {
    let mut groups: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        match c {
            '0'..='9' if open => groups.last_mut()?.push(c),
            '0'..='9' => {
                groups.push(c.to_string());
                open = true;
            }
            ',' | '.' | ' ' | '\u{a0}' | '\'' if open => {}
            _ => open = false,
        }
    }
    match groups.as_slice() {
        [whole] => Some(whole.clone()),
        [whole, part] if part.len() <= 2 => Some(format!("{whole}.{part:0>2}")),
        _ => None,
    }
}

/// English words for whole numbers: `no`, `three`, `forty-two`, `one hundred and five`, `fifteen million`.
fn words(text: &str) -> Option<Decimal> {
    #[rustfmt::skip]
    const SMALL: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const GROUPS: [(&str, u64); 4] =
        [("trillion", 1_000_000_000_000), ("billion", 1_000_000_000), ("million", 1_000_000), ("thousand", 1_000)];
    let low = text.trim().to_ascii_lowercase();
    if matches!(low.as_str(), "no" | "none" | "nil") {
        return Some(Decimal::ZERO);
    }
    let at =
        |list: &[&str], word: &str| list.iter().position(|other| *other == word).and_then(|n| u64::try_from(n).ok());
    let (mut all, mut group, mut least, mut any) = (0_u64, 0_u64, u64::MAX, false);
    for word in low.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',')).filter(|word| !word.is_empty()) {
        if word == "and" && any {
            continue;
        }
        if let Some(number) = at(&SMALL, word) {
            // `twenty three`, but no `three three`.
            let room = group % 10 == 0 && (group % 100 == 0 || (number < 10 && group % 100 >= 20));
            group = room.then_some(group + number)?;
        } else if let Some(ten) = at(&TENS, word) {
            group = (group % 100 == 0).then_some(group + 10 * (ten + 2))?;
        } else if word == "hundred" {
            group = (1..10).contains(&group).then_some(group * 100)?;
        } else {
            let (_, size) = GROUPS.iter().find(|(name, _)| *name == word)?;
            // Groups fall, and each has a number before it.
            all = ((1..1_000).contains(&group) && *size < least).then(|| all + group * size)?;
            (least, group) = (*size, 0);
        }
        any = true;
    }
    any.then(|| Decimal::parse(&(all + group).to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::xml::parse;

    #[test]
    fn transformations_give_the_tagged_number() {
        for (attributes, text, expected) in [
            ("format='ixt:numcommadot'", "27,240,615", Some("27240615")),
            ("format='ixt4:num-dot-decimal' scale='3'", "1,234.5", Some("1234500")),
            ("format='ixt:numdotcomma' sign='-'", "1.234,50", Some("-1234.5")),
            ("format='ixt2:numcommadecimal'", "1 234,5", Some("1234.5")),
            ("format='ixt2:zerodash'", "-", Some("0")),
            ("format='ixt:fixed-zero'", "nil", Some("0")),
            ("format='ixt2:numdotdecimal' scale='-2'", "54.24", Some("0.5424")),
            ("scale='6'", "1.5", Some("1500000")),
            ("format='ixt:num-unit-decimal'", "5 pounds 7 pence", Some("5.07")),
            ("format='ixt-sec:numwordsen'", "three", Some("3")),
            ("format='ixt-sec:numwordsen'", "Fifteen million", Some("15000000")),
            ("format='ixt-sec:numwordsen'", "one hundred and forty-two", Some("142")),
            ("format='ixt-sec:numwordsen'", "two thousand three hundred", Some("2300")),
            ("format='ixt-sec:numwordsen'", "no", Some("0")),
            ("format='ixt-sec:numwordsen'", "three four", None),
            ("format='ixt-sec:numwordsen'", "million", None),
            ("format='ixt-sec:numwordsen'", "a few", None),
            ("", "1,234", None),
            ("format='ixt:numcommadot'", "(1,234)", None),
            ("format='x:unheard-of'", "1", None),
            ("scale='x'", "1", None),
        ] {
            let page = format!(
                "<p><ix:nonFraction name='a:B' contextRef='c' unitRef='u' {attributes}>{text}</ix:nonFraction></p>"
            );
            let root = parse(&page).unwrap();
            let value = figures(&root).into_iter().next().unwrap().value.ok().flatten();
            assert_eq!(value.map(|v| v.to_string()).as_deref(), expected, "{attributes} {text}");
        }
    }

    #[test]
    fn nested_and_excluded_parts_are_understood() {
        let page = "<p><ix:nonFraction name='a:Outer' contextRef='c' unitRef='u' sign='-' format='ixt:numcommadot'>\
                    <ix:nonFraction name='a:Inner' contextRef='c' unitRef='u' format='ixt:numcommadot'>1,0<ix:exclude>\
                    x</ix:exclude>00</ix:nonFraction></ix:nonFraction></p>";
        let root = parse(page).unwrap();
        let read: Vec<_> = figures(&root).iter().map(|f| (f.name.clone(), f.value.clone().ok().flatten())).collect();
        assert_eq!(read[0], ("a:Outer".to_owned(), Decimal::parse("-1000")));
        assert_eq!(read[1], ("a:Inner".to_owned(), Decimal::parse("1000")));
    }
}
