//! Facts from imported invoices and orders: sales, months with an invoice, gaps, void and red ones, concentration,
//! open amounts by age. What was typed stays; a figure that differs from it is told.

use super::bank::variation;
use super::builder::{Builder, total};
use super::checks::{FactFinding, differ};
use super::field::{Field, FieldKey, Group};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::{EvidenceGrade, Fact};
use crate::books::{BookedDocument, Counted, DocumentSide, Ledger};
use crate::intake::{DocumentKind, DocumentState};
use crate::kernel::{Because, Date, Id, Money, Month, Severity, Unit, Value, days_between};
use std::collections::{BTreeMap, BTreeSet};

/// Months that a yearly figure is made of.
const YEAR: i32 = 12;

pub(super) fn collect(builder: &mut Builder<'_>, ledger: &Ledger) {
    let counted = |document: &&BookedDocument| document.counted == Counted::Yes && document.date.is_some();
    let documents: Vec<&BookedDocument> = ledger.documents().iter().filter(counted).collect();
    let order = |document: &&&BookedDocument| document.kind == DocumentKind::Order;
    let on = |side: DocumentSide, orders: bool| -> Vec<&BookedDocument> {
        let own = documents.iter().filter(|document| document.side == side && order(document) == orders);
        own.copied().collect()
    };
    let sales = on(DocumentSide::Sale, false);
    if let Some(window) = Window::of(builder, &sales) {
        sold(builder, &window);
        parties(builder, &window, [FactKey::CustomerTop1, FactKey::CustomerTop5], Group::Customers);
    }
    let purchases = on(DocumentSide::Purchase, false);
    if let Some(window) = Window::of(builder, &purchases) {
        parties(builder, &window, [FactKey::SupplierTop1, FactKey::SupplierTop5], Group::Suppliers);
    }
    if let Some(window) = Window::of(builder, &on(DocumentSide::Sale, true)) {
        let sum = window.sum(|_| true).map(Value::Money);
        put(builder, FactKey::PlatformSales12m, Some(Field::PlatformSales), sum, FactFormula::OrderSum, &window);
    }
    ageing(builder, &sales);
    overdue(builder, &purchases);
}

/// Documents of the last twelve months that have ended.
struct Window<'d> {
    documents: Vec<&'d BookedDocument>,
    first: Date,
    last: Date,
}

impl<'d> Window<'d> {
    /// `None` where the documents do not reach back twelve months; that is told where there are any.
    fn of(builder: &mut Builder<'_>, all: &[&'d BookedDocument]) -> Option<Self> {
        let days = || all.iter().filter_map(|document| document.date).filter(|day| *day <= builder.as_of);
        let (start, newest) = (Month::of(days().min()?), Month::of(days().max()?));
        let ended = |month: Month| month.last_day() <= builder.as_of;
        let end = if ended(newest) { newest } else { newest.plus(-1)? };
        let first = end.plus(1 - YEAR)?;
        if start > first {
            let kind = FactFinding::InvoicesTooShort { first: start, last: newest };
            builder.find(Severity::Note, kind, &[FieldKey::once(Field::InvoicedSales)]);
            return None;
        }
        let (first, last) = (first.first_day(), end.last_day());
        let inside = |document: &&&BookedDocument| document.date.is_some_and(|day| (first..=last).contains(&day));
        Some(Self { documents: all.iter().filter(inside).copied().collect(), first, last })
    }

    fn files(&self) -> Vec<Id> {
        let files: BTreeSet<u16> = self.documents.iter().map(|document| document.id.file).collect();
        files.into_iter().map(|file| Id::owned(format!("file:{file}"))).collect()
    }

    /// The sum of each month, one without an invoice too; `None` when a document has no amount.
    fn by_month(&self) -> Option<Vec<f64>> {
        let start = Month::of(self.first);
        let months: Option<Vec<Month>> = (0..YEAR).map(|place| start.plus(place)).collect();
        let sum = |month: Month| {
            let of = self.documents.iter().filter(|one| one.date.is_some_and(|day| Month::of(day) == month));
            of.map(|one| one.amount.map(Money::to_f64)).sum::<Option<f64>>()
        };
        months?.into_iter().map(sum).collect()
    }

    /// The sum of some documents; `None` when one has no amount.
    fn sum(&self, of: impl Fn(&BookedDocument) -> bool) -> Option<Money> {
        let amounts: Option<Vec<Money>> =
            self.documents.iter().filter(|document| of(document)).map(|document| document.amount).collect();
        total(&amounts?)
    }
}

/// Adds a fact of the window unless it was typed; then both are compared.
fn put(
    builder: &mut Builder<'_>,
    key: FactKey,
    field: Option<Field>,
    value: Option<Value>,
    formula: FactFormula,
    window: &Window<'_>,
) {
    let Some(value) = value else { return };
    let place = field.map(FieldKey::once);
    if let Some(typed) = place.and_then(|place| builder.answer(place)) {
        let apart = match (&typed, &value) {
            (Value::Money(typed), Value::Money(file)) => differ(builder, *typed, *file),
            (Value::Number(typed, Unit::Percent), Value::Number(file, _)) => (typed - file).abs() > 0.005,
            (Value::Number(typed, _), Value::Number(file, _)) => (typed - file).abs() > 1e-9,
            _ => false,
        };
        if let Some(place) = place.filter(|_| apart) {
            builder.find(Severity::Warning, FactFinding::FileDiffers { place, typed, file: value }, &[place]);
        }
        return;
    }
    if builder.sheet().get(key).is_known() {
        return;
    }
    let because = Because::new(formula.id(), window.files());
    builder.put(key, Fact { value, as_of: window.last, evidence: EvidenceGrade::Invoices, because });
}

fn sold(builder: &mut Builder<'_>, window: &Window<'_>) {
    let sum = window.sum(|_| true).map(Value::Money);
    put(builder, FactKey::InvSales12m, Some(Field::InvoicedSales), sum, FactFormula::InvoiceSum, window);
    let issued =
        |document: &&&BookedDocument| document.kind == DocumentKind::Invoice && document.state != DocumentState::Void;
    let days: BTreeSet<Date> = window.documents.iter().filter(issued).filter_map(|document| document.date).collect();
    let months: BTreeSet<Month> = days.iter().map(|day| Month::of(*day)).collect();
    let count = |n: usize| f64::from(u16::try_from(n).unwrap_or(u16::MAX));
    let value = Some(Value::Number(count(months.len()), Unit::Months));
    put(builder, FactKey::InvMonths12m, Some(Field::InvoiceMonths), value, FactFormula::InvoiceCount, window);
    // The days before the first and after the last invoice are without one too.
    let before = window.first.yesterday().unwrap_or(window.first);
    let after = window.last.tomorrow().unwrap_or(window.last);
    let marks: Vec<Date> = [before].into_iter().chain(days).chain([after]).collect();
    let gap = marks.windows(2).map(|pair| days_between(pair[0], pair[1]) - 1).max().unwrap_or(0);
    let value = Some(Value::Number(f64::from(gap), Unit::Days));
    put(builder, FactKey::InvMaxGapDays, Some(Field::InvoiceGap), value, FactFormula::InvoiceCount, window);
    let back = |document: &&&BookedDocument| {
        document.kind == DocumentKind::CreditNote || document.state == DocumentState::Void
    };
    let (some, all) = (window.documents.iter().filter(back).count(), window.documents.len());
    let value = (all > 0).then(|| Value::Number(count(some) / count(all), Unit::Percent));
    put(builder, FactKey::InvVoidShare, Some(Field::InvoiceVoid), value, FactFormula::InvoiceShare, window);
    let value = window.by_month().and_then(|monthly| variation(&monthly).known().copied());
    let value = value.map(|variation| Value::Number(variation, Unit::Plain));
    put(builder, FactKey::InvSalesCv, None, value, FactFormula::BankVariation, window);
}

/// Shares of the largest and the five largest parties in all amounts of the window.
fn parties(builder: &mut Builder<'_>, window: &Window<'_>, [top, five]: [FactKey; 2], group: Group) {
    if !builder.answers.rows(group).is_empty() {
        return;
    }
    let Some(all) = window.sum(|_| true).filter(|sum| sum.is_positive()) else { return };
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for document in window.documents.iter().filter(|document| !document.party.is_empty()) {
        let sum = sums.entry(&document.party).or_default();
        *sum = sum.saturating_add(document.amount.map_or(0, Money::minor));
    }
    let mut sums: Vec<i64> = sums.into_values().filter(|sum| *sum > 0).collect();
    sums.sort_unstable_by(|a, b| b.cmp(a));
    for (key, most) in [(top, 1), (five, 5)] {
        let part = sums.iter().take(most).fold(0_i64, |sum, part| sum.saturating_add(*part));
        let share = Money::from_minor(part, all.currency()).to_f64() / all.to_f64();
        // Credit notes to some may leave others with more than the whole.
        let value = (!sums.is_empty()).then(|| Value::Number(share.min(1.0), Unit::Percent));
        put(builder, key, None, value, FactFormula::InvoiceShare, window);
    }
}

/// Invoices of which something is open, where each says what is open and when it falls due, and the files that say so.
fn open<'d>(documents: &[&'d BookedDocument]) -> Option<(Vec<&'d BookedDocument>, Vec<Id>)> {
    let claims = || documents.iter().filter(|d| d.kind == DocumentKind::Invoice && d.state != DocumentState::Void);
    if claims().next().is_none() || claims().any(|document| document.open.is_none()) {
        return None;
    }
    let open: Vec<&BookedDocument> =
        claims().filter(|d| d.open.is_some_and(|open| open.minor() != 0)).copied().collect();
    let files: BTreeSet<u16> = claims().map(|document| document.id.file).collect();
    let files = files.into_iter().map(|file| Id::owned(format!("file:{file}"))).collect();
    open.iter().all(|document| document.due.is_some()).then_some((open, files))
}

/// The share of what is owed to suppliers that is overdue, by their open invoices.
fn overdue(builder: &mut Builder<'_>, purchases: &[&BookedDocument]) {
    let Some((open, files)) = open(purchases) else { return };
    let sum = |late: bool| -> f64 {
        let of = open.iter().filter(|one| !late || one.due.is_some_and(|due| due < builder.as_of));
        of.filter_map(|one| one.open).map(Money::to_f64).sum()
    };
    let (late, all) = (sum(true), sum(false));
    if all <= 0.0 || !(0.0..=all).contains(&late) {
        return;
    }
    let value = Value::Number(late / all, Unit::Percent);
    let place = FieldKey::once(Field::SuppliersOverdue);
    if let Some(typed) = builder.answer(place) {
        let apart = typed.as_f64().is_some_and(|typed| (typed - late / all).abs() > 0.005);
        if apart {
            builder.find(Severity::Warning, FactFinding::FileDiffers { place, typed, file: value }, &[place]);
        }
        return;
    }
    let because = Because::new(FactFormula::InvoiceAgeing.id(), files);
    let fact = Fact { value, as_of: builder.as_of, evidence: EvidenceGrade::Invoices, because };
    builder.put(FactKey::PayablesOverdueShare, fact);
}

/// Open amounts by days since they fell due, where every open invoice says both.
fn ageing(builder: &mut Builder<'_>, sales: &[&BookedDocument]) {
    let entered = builder.answers.iter().any(|(key, _)| key.field.spec().group == Group::ReceivablesAge);
    let Some((open, files)) = open(sales).filter(|_| !entered) else { return };
    const BANDS: [(FactKey, i32); 6] = [
        (FactKey::ArNotDue, 0),
        (FactKey::Ar30, 30),
        (FactKey::Ar60, 60),
        (FactKey::Ar90, 90),
        (FactKey::Ar180, 180),
        (FactKey::ArOld, i32::MAX),
    ];
    let mut below = i32::MIN;
    for (key, most) in BANDS {
        let late = |document: &&&BookedDocument| {
            let days = document.due.map_or(0, |due| days_between(due, builder.as_of));
            days > below && days <= most
        };
        let mut amounts: Vec<Money> = vec![Money::zero(builder.currency)];
        amounts.extend(open.iter().filter(late).filter_map(|document| document.open));
        if let Some(sum) = total(&amounts) {
            let because = Because::new(FactFormula::InvoiceAgeing.id(), files.clone());
            let fact =
                Fact { value: Value::Money(sum), as_of: builder.as_of, evidence: EvidenceGrade::Invoices, because };
            builder.put(key, fact);
        }
        below = most;
    }
}
