//! Tagged accounts: XBRL instances, and what inline XBRL shares with them: contexts, units, periods, proof.

use super::decimal::Decimal;
use super::document::{DocumentFinding, StatementFigure, StatementPeriod, StatementRow, SumRule};
use super::finding::{IntakeFinding, UnreadReason};
use super::record::UnreadRow;
use super::xml::{Content, Element};
use crate::kernel::{Currency, Date, Finding, Origin, Severity};
use std::collections::BTreeMap;

/// Who and when a figure is about.
#[derive(Clone, Default)]
struct Context {
    period: Option<StatementPeriod>,
    dimensions: Vec<String>,
}

/// A figure as it is tagged, before its context and unit are looked up.
pub(super) struct Tagged<'e> {
    /// The element that carries it.
    pub element: &'e Element,
    /// Concept with prefix.
    pub name: String,
    /// The value, `Ok(None)` for nil; the reason where it cannot be read.
    pub value: Result<Option<Decimal>, UnreadReason>,
    /// The text as written.
    pub text: String,
}

/// Contexts and units of a file.
pub(super) struct Frame {
    contexts: BTreeMap<String, Context>,
    units: BTreeMap<String, String>,
}

/// All figures of a file.
#[derive(Default)]
pub(super) struct Figures {
    /// Those read.
    pub rows: Vec<StatementRow>,
    /// Those not read.
    pub unread: Vec<UnreadRow>,
    /// What does not fit.
    pub findings: Vec<Finding<IntakeFinding>>,
}

impl Frame {
    /// Collects contexts and units, wherever they stand.
    pub fn of(root: &Element) -> Self {
        let mut frame = Self { contexts: BTreeMap::new(), units: BTreeMap::new() };
        root.walk(&mut |element| {
            let Some(id) = element.attribute("id") else { return true };
            match element.name.as_str() {
                "context" => {
                    frame.contexts.insert(id.to_owned(), context(element));
                    false
                }
                "unit" => {
                    frame.units.insert(id.to_owned(), unit(element));
                    false
                }
                _ => true,
            }
        });
        frame
    }

    /// Whether there is any context.
    pub fn is_empty(&self) -> bool {
        self.contexts.is_empty()
    }

    /// Turns tagged figures into lines.
    pub fn resolve(&self, tagged: Vec<Tagged<'_>>) -> Figures {
        let mut out = Figures::default();
        let mut seen: BTreeMap<(String, String, String), (Decimal, usize)> = BTreeMap::new();
        for figure in tagged {
            let line = figure.element.line;
            let place = |name: &str| figure.element.attribute(name).unwrap_or_default().trim().to_owned();
            let (of, by) = (place("contextRef"), place("unitRef"));
            let value = match (&figure.value, self.contexts.get(&of), self.units.get(&by)) {
                (Err(reason), ..) => Err(reason.clone()),
                (_, None, _) => Err(UnreadReason::NoContext),
                (Ok(Some(_)), _, None) => Err(UnreadReason::NoUnit),
                (Ok(value), Some(context), unit) => Ok((*value, context, unit.cloned().unwrap_or_default())),
            };
            match value {
                Ok((value, context, unit)) => {
                    let row = row(&figure, value, context, &unit);
                    if let Some(value) = value {
                        twice(&mut seen, (figure.name.clone(), of, by), value, &row, &out.rows, &mut out.findings);
                        seen.entry((figure.name.clone(), place("contextRef"), place("unitRef")))
                            .or_insert((value, out.rows.len()));
                    }
                    out.rows.push(row);
                }
                Err(reason) => {
                    let text: String = format!("{} {}", figure.name, figure.text).chars().take(400).collect();
                    out.unread.push(UnreadRow { line, text, reason });
                }
            }
        }
        prove(&out.rows, &mut out.findings);
        out
    }
}

/// A figure that stands twice must say the same, within what its decimals allow.
fn twice(
    seen: &mut BTreeMap<(String, String, String), (Decimal, usize)>,
    key: (String, String, String),
    value: Decimal,
    row: &StatementRow,
    rows: &[StatementRow],
    findings: &mut Vec<Finding<IntakeFinding>>,
) {
    let Some((before, at)) = seen.get(&key) else { return };
    let places = [row.decimals, rows.get(*at).and_then(|row| row.decimals)].into_iter().flatten().min();
    let one = Decimal::parse("1").unwrap_or_default();
    let off = value.minus(*before).map(|gap| if gap.is_negative() { gap.negated() } else { gap });
    let allowed = places.map_or(Some(Decimal::ZERO), |places| one.scaled(-i32::from(places)));
    if off.zip(allowed).is_none_or(|(off, allowed)| off > allowed) && value != *before {
        let (of, stated, computed) = (key.0, plain(*before), plain(value));
        let kind = IntakeFinding::Document(DocumentFinding::FigureDiffers { of, stated, computed });
        findings.push(Finding::at(Severity::Warning, kind, Origin::Line { file: 0, line: row.line }));
    }
}

/// The digits of a number without needless zeros.
fn plain(value: Decimal) -> String {
    value.to_string()
}

fn row(figure: &Tagged<'_>, value: Option<Decimal>, context: &Context, unit: &str) -> StatementRow {
    let (group, code) = figure.name.rsplit_once(':').unwrap_or(("", &figure.name));
    let currency = unit.strip_prefix("iso4217:").and_then(Currency::parse);
    let exact = |value: Decimal| currency.and_then(|currency| value.money(currency)).filter(|(_, changed)| !changed);
    let number = |value: Decimal| StatementFigure::Number { value: plain(value), unit: unit.to_owned() };
    StatementRow {
        line: figure.element.line,
        code: code.to_owned(),
        name: String::new(),
        group: group.to_owned(),
        parent: String::new(),
        period: context.period,
        dimensions: context.dimensions.clone(),
        decimals: figure.element.attribute("decimals").and_then(|text| text.trim().parse().ok()),
        figure: match value {
            None => StatementFigure::Nil,
            Some(value) => exact(value).map_or_else(|| number(value), |(money, _)| StatementFigure::Amount(money)),
        },
    }
}

fn context(element: &Element) -> Context {
    let mut dimensions = Vec::new();
    element.walk(&mut |inner| {
        if matches!(inner.name.as_str(), "explicitMember" | "typedMember") {
            let axis = inner.attribute("dimension").unwrap_or_default();
            dimensions.push(format!("{}={}", local(axis), local(&inner.text())));
        }
        true
    });
    dimensions.sort();
    let period = element.child("period");
    let day = |name: &str| period.and_then(|period| period.child(name)).map(Element::text);
    let on = day("instant").and_then(|text| end_of(&text)).map(StatementPeriod::On);
    let span = || Some(StatementPeriod::Span(start_of(&day("startDate")?)?, end_of(&day("endDate")?)?));
    Context { period: on.or_else(span), dimensions }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn start_of(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

/// The last day of a period. A time of midnight is the end of the day before.
fn end_of(text: &str) -> Option<Date> {
    let day = start_of(text)?;
    let midnight = text.trim().get(10..).is_some_and(|time| time.starts_with("T00:00:00"));
    if midnight { day.yesterday().ok() } else { Some(day) }
}

fn unit(element: &Element) -> String {
    let measures = |element: &Element| {
        let all: Vec<String> = element.all("measure").map(|measure| normal_measure(&measure.text())).collect();
        all.join("*")
    };
    match element.child("divide") {
        Some(divide) => {
            let part = |name: &str| divide.child(name).map(measures).unwrap_or_default();
            format!("{}/{}", part("unitNumerator"), part("unitDenominator"))
        }
        None => measures(element),
    }
}

/// `iso4217:GBP` whatever prefix the file uses; other measures without prefix.
fn normal_measure(text: &str) -> String {
    let name = local(text);
    let code = name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase());
    if code { format!("iso4217:{name}") } else { name.to_owned() }
}

/// All numeric facts of an instance, also those inside tuples.
pub(super) fn facts(root: &Element) -> Vec<Tagged<'_>> {
    let mut out = Vec::new();
    root.walk(&mut |element| {
        let fact = element.attribute("contextRef").is_some();
        if fact && element.attribute("unitRef").is_some() {
            let prefix = if element.prefix.is_empty() { String::new() } else { format!("{}:", element.prefix) };
            let text = element.text();
            out.push(Tagged { element, name: format!("{prefix}{}", element.name), value: value(element, &text), text });
        }
        !fact && !matches!(element.name.as_str(), "context" | "unit")
    });
    out
}

fn value(element: &Element, text: &str) -> Result<Option<Decimal>, UnreadReason> {
    if is_nil(element) {
        return Ok(None);
    }
    let fraction = element.child("numerator").is_some();
    Decimal::parse(text).filter(|_| !fraction).map(Some).ok_or(UnreadReason::BadFigure)
}

/// Whether an element says that its figure is nil.
pub(super) fn is_nil(element: &Element) -> bool {
    matches!(element.attribute("nil"), Some("true" | "1"))
}

/// Figures that must be the sum of others, by concept, in the firm's whole.
const SUMS: [(&str, &[&str]); 8] = [
    ("TotalAssetsLessCurrentLiabilities", &["FixedAssets", "NetCurrentAssetsLiabilities"]),
    ("NetAssetsLiabilities", &["Equity"]),
    ("Assets", &["LiabilitiesAndStockholdersEquity"]),
    ("Assets", &["EquityAndLiabilities"]),
    ("Assets", &["CurrentAssets", "NoncurrentAssets"]),
    ("EquityAndLiabilities", &["Equity", "Liabilities"]),
    ("Assets", &["AssetsCurrent", "AssetsNoncurrent"]),
    ("Liabilities", &["CurrentLiabilities", "NoncurrentLiabilities"]),
];

fn prove(rows: &[StatementRow], findings: &mut Vec<Finding<IntakeFinding>>) {
    let mut amounts: BTreeMap<(&str, StatementPeriod), (&StatementRow, crate::kernel::Money)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.dimensions.is_empty()) {
        if let (Some(period), StatementFigure::Amount(money)) = (row.period, &row.figure) {
            amounts.entry((&row.code, period)).or_insert((row, *money));
        }
    }
    for ((code, period), (row, stated)) in &amounts {
        for (_, parts) in SUMS.iter().filter(|(total, _)| total == code) {
            let found: Option<Vec<_>> = parts.iter().map(|part| amounts.get(&(*part, *period))).collect();
            let Some(found) = found else { continue };
            let first = crate::kernel::Money::zero(stated.currency());
            let sum = found.iter().try_fold(first, |sum, (_, part)| sum.checked_add(*part));
            let decimals = found.iter().map(|(row, _)| row.decimals).chain([row.decimals]).flatten().min();
            let Some(sum) = sum else { continue };
            if !near(*stated, sum, decimals, found.len()) {
                let (of, rule) = ((*code).to_owned(), SumRule::Statement);
                let (stated, computed) = (stated.to_decimal_string(), sum.to_decimal_string());
                let kind = DocumentFinding::SumDiffers { of, rule, stated, computed };
                let origin = Origin::Line { file: 0, line: row.line };
                findings.push(Finding::at(Severity::Warning, IntakeFinding::Document(kind), origin));
            }
        }
    }
}

/// Whether two amounts agree within the rounding that their decimals allow: one unit of the last place a part.
fn near(a: crate::kernel::Money, b: crate::kernel::Money, decimals: Option<i8>, parts: usize) -> bool {
    let digits = i8::try_from(a.currency().minor_digits()).unwrap_or(2);
    let power = decimals.map_or(0, |decimals| u32::try_from(digits - decimals).unwrap_or(0));
    let unit = if decimals.is_some_and(|decimals| decimals < digits) { 10_i64.saturating_pow(power) } else { 0 };
    let allowed = unit.saturating_mul(i64::try_from(parts).unwrap_or(1));
    a.checked_sub(b).is_some_and(|gap| gap.minor().abs() <= allowed)
}

/// The text of an element without what is marked to be left out.
pub(super) fn shown(element: &Element) -> String {
    fn collect(element: &Element, out: &mut String) {
        for content in &element.content {
            match content {
                Content::Element(inner) if inner.name == "exclude" => {}
                Content::Element(inner) => collect(inner, out),
                Content::Text(text) => out.push_str(text),
            }
        }
    }
    let mut out = String::new();
    collect(element, &mut out);
    out.trim().to_owned()
}
