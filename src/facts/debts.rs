//! Debts, row by row, and what falls due.

use super::builder::{Builder, answer_id, total};
use super::field::{Field, FieldKey, Group};
use super::formula::FactFormula;
use super::key::FactKey;
use super::sheet::Absent;
use crate::kernel::{Id, Money, NotApplicable, Rounding, Unit, Value};

/// Months that "the next year" means.
const YEAR: f64 = 12.0;

const AMOUNTS: [FactKey; 7] = [
    FactKey::DebtTotal,
    FactKey::DebtUnsecuredAmount,
    FactKey::DebtNonBank,
    FactKey::DebtService12m,
    FactKey::DebtPaymentMonth,
    FactKey::DebtDue12m,
    FactKey::DebtBalloon12m,
];
const COUNTS: [FactKey; 2] = [FactKey::DebtLenders, FactKey::DebtUnsecured];
const RATES: [FactKey; 2] = [FactKey::DebtMeanRate, FactKey::DebtMaxRate];

/// A loan of the list with a balance; what was not entered is `None`.
struct Loan {
    row: u16,
    balance: Money,
    lender: Option<String>,
    rate: Option<f64>,
    form: Option<String>,
    payment: Option<Money>,
    months: Option<f64>,
    security: Option<String>,
}

impl Loan {
    fn read(builder: &Builder<'_>, row: u16) -> Option<Self> {
        let place = |field| FieldKey { field, row };
        let code = |field| match builder.answer(place(field))? {
            Value::Code(code) => Some(code.into_owned()),
            _ => None,
        };
        Some(Self {
            row,
            balance: builder.amount(place(Field::DebtBalance))?,
            lender: code(Field::DebtLender),
            rate: builder.entered_number(place(Field::DebtRate)),
            form: code(Field::DebtForm),
            payment: builder.amount(place(Field::DebtPayment)),
            months: builder.entered_number(place(Field::DebtMonths)),
            security: code(Field::DebtSecurity),
        })
    }

    /// What is due within 12 months, interest included. A loan repaid in one sum with its interest cannot be told
    /// from these answers once it ends within the year.
    fn service(&self) -> Option<Money> {
        let months = self.months?;
        let ends = months <= YEAR;
        let payments = || self.payment?.times(months.min(YEAR), Rounding::HalfUp);
        match self.form.as_deref()? {
            "instalments" => payments(),
            "interest_only" | "revolving" if ends => payments()?.checked_add(self.balance),
            "interest_only" | "revolving" => payments(),
            "bullet" if !ends => Some(Money::zero(self.balance.currency())),
            _ => None,
        }
    }

    /// Whether the principal falls due in one sum within 12 months.
    fn is_balloon(&self) -> Option<bool> {
        let at_once = matches!(self.form.as_deref()?, "interest_only" | "revolving" | "bullet");
        Some(at_once && self.months? <= YEAR)
    }

    fn is_bank(&self) -> Option<bool> {
        Some(matches!(self.lender.as_deref()?, "bank" | "internet_bank"))
    }

    fn is_unsecured(&self) -> Option<bool> {
        Some(self.security.as_deref()? == "none")
    }
}

pub(super) fn collect(builder: &mut Builder<'_>) {
    let gate = FieldKey::once(Field::HasDebts);
    let any = builder.answer(gate);
    if any == Some(Value::Bool(false)) {
        return no_debts(builder, answer_id(gate));
    }
    stated_service(builder);
    let rows = builder.answers.rows(Group::DebtRows);
    let loans: Vec<Loan> = rows.iter().filter_map(|row| Loan::read(builder, *row)).collect();
    if rows.is_empty() || loans.len() < rows.len() {
        // A row without a balance: no sum over the list can be told.
        let keys = AMOUNTS.into_iter().chain(COUNTS).chain(RATES);
        return keys.for_each(|key| builder.lacks(key, Absent::Missing(vec![key.id()])));
    }
    let loans: Vec<Loan> = loans.into_iter().filter(|loan| loan.balance.is_positive()).collect();
    sums(builder, &loans, &rows);
    service(builder, &loans, &rows);
    counts(builder, &loans, &rows);
    rates(builder, &loans);
}

fn no_debts(builder: &mut Builder<'_>, gate: Id) {
    let zero = Value::Money(Money::zero(builder.currency));
    for key in AMOUNTS {
        builder.stated(key, zero.clone(), FactFormula::NoneStated, vec![gate.clone()]);
    }
    for key in COUNTS {
        builder.stated(key, Value::Number(0.0, Unit::Count), FactFormula::NoneStated, vec![gate.clone()]);
    }
    for key in RATES {
        builder.not_applicable(key, NotApplicable::NoDebt);
    }
}

fn stated_service(builder: &mut Builder<'_>) {
    let place = FieldKey::once(Field::DebtService);
    if let Some(amount) = builder.amount(place) {
        let value = Value::Money(amount);
        builder.stated(FactKey::DebtService12m, value, FactFormula::Stated, vec![answer_id(place)]);
    }
}

/// Inputs of a figure over the list: these items of these loans, as far as they were entered.
fn inputs(builder: &Builder<'_>, loans: &[Loan], fields: &[Field]) -> Vec<Id> {
    let places = loans.iter().flat_map(|loan| fields.iter().map(|field| FieldKey { field: *field, row: loan.row }));
    places.filter(|place| builder.answer(*place).is_some()).map(answer_id).collect()
}

/// The balances of all rows, which every figure over the list rests on.
fn balances(rows: &[u16]) -> Vec<Id> {
    rows.iter().map(|row| answer_id(FieldKey { field: Field::DebtBalance, row: *row })).collect()
}

/// The sum of some amounts, none included; `None` if one is not known.
fn add(builder: &Builder<'_>, amounts: Option<Vec<Money>>) -> Option<Money> {
    total(&[vec![Money::zero(builder.currency)], amounts?].concat())
}

/// Sums over the list; a loan of which an item is not known makes the sums that need the item missing.
fn sums(builder: &mut Builder<'_>, loans: &[Loan], rows: &[u16]) {
    let zero = Money::zero(builder.currency);
    let of = |holds: &dyn Fn(&Loan) -> Option<bool>| {
        loans.iter().map(|loan| Some(if holds(loan)? { loan.balance } else { zero })).collect::<Option<Vec<_>>>()
    };
    for (key, amounts, field) in [
        (FactKey::DebtTotal, of(&|_| Some(true)), None),
        (FactKey::DebtUnsecuredAmount, of(&Loan::is_unsecured), Some(Field::DebtSecurity)),
        (FactKey::DebtNonBank, of(&|loan| Some(!loan.is_bank()?)), Some(Field::DebtLender)),
        (FactKey::DebtDue12m, of(&|loan| Some(loan.months? <= YEAR)), Some(Field::DebtMonths)),
        (FactKey::DebtBalloon12m, of(&Loan::is_balloon), Some(Field::DebtMonths)),
        (FactKey::DebtPaymentMonth, loans.iter().map(|loan| loan.payment).collect(), Some(Field::DebtPayment)),
    ] {
        let fields: Vec<Field> = field.into_iter().collect();
        let from = [balances(rows), inputs(builder, loans, &fields)].concat();
        match add(builder, amounts) {
            Some(sum) => builder.stated(key, Value::Money(sum), FactFormula::Sum, from),
            None => builder.lacks(key, Absent::Missing(vec![key.id()])),
        }
    }
}

/// What falls due in 12 months by the list, where no sum was stated.
fn service(builder: &mut Builder<'_>, loans: &[Loan], rows: &[u16]) {
    let key = FactKey::DebtService12m;
    if builder.sheet().get(key).is_known() {
        return;
    }
    let items = [Field::DebtForm, Field::DebtPayment, Field::DebtMonths];
    let from = [balances(rows), inputs(builder, loans, &items)].concat();
    match add(builder, loans.iter().map(Loan::service).collect()) {
        Some(sum) => builder.stated(key, Value::Money(sum), FactFormula::DebtService, from),
        None => builder.lacks(key, Absent::Missing(vec![key.id()])),
    }
}

fn counts(builder: &mut Builder<'_>, loans: &[Loan], rows: &[u16]) {
    let unsecured: Option<Vec<bool>> = loans.iter().map(Loan::is_unsecured).collect();
    let unsecured = unsecured.map(|loans| loans.into_iter().filter(|unsecured| *unsecured).count());
    let security = inputs(builder, loans, &[Field::DebtSecurity]);
    for (key, count, from) in [
        (FactKey::DebtLenders, Some(loans.len()), balances(rows)),
        (FactKey::DebtUnsecured, unsecured, [balances(rows), security].concat()),
    ] {
        match count.and_then(|count| u16::try_from(count).ok()) {
            Some(count) => {
                let value = Value::Number(f64::from(count), Unit::Count);
                builder.stated(key, value, FactFormula::CountOfRows, from);
            }
            None => builder.lacks(key, Absent::Missing(vec![key.id()])),
        }
    }
}

/// What the list alone says is due within 12 months, to compare with the sum stated.
pub(super) fn service_by_list(builder: &Builder<'_>) -> Option<Money> {
    let rows = builder.answers.rows(Group::DebtRows);
    let loans = rows.iter().map(|row| Loan::read(builder, *row)).collect::<Option<Vec<_>>>()?;
    let loans = loans.iter().filter(|loan| loan.balance.is_positive());
    total(&loans.map(Loan::service).collect::<Option<Vec<_>>>()?)
}

fn rates(builder: &mut Builder<'_>, loans: &[Loan]) {
    if loans.is_empty() {
        return RATES.into_iter().for_each(|key| builder.not_applicable(key, NotApplicable::NoDebt));
    }
    let rates: Option<Vec<f64>> = loans.iter().map(|loan| loan.rate).collect();
    let Some(rates) = rates else {
        return RATES.into_iter().for_each(|key| builder.lacks(key, Absent::Missing(vec![key.id()])));
    };
    let weights: Vec<f64> = loans.iter().map(|loan| loan.balance.to_f64()).collect();
    let mean = weighted_mean(&rates, &weights);
    let most = rates.iter().copied().fold(0.0, f64::max);
    for (key, rate, formula) in [
        (FactKey::DebtMeanRate, mean, FactFormula::WeightedMean),
        (FactKey::DebtMaxRate, Some(most), FactFormula::Largest),
    ] {
        if let Some(rate) = rate {
            let from = inputs(builder, loans, &[Field::DebtRate, Field::DebtBalance]);
            builder.stated(key, Value::Number(rate, Unit::RatePerYear), formula, from);
        }
    }
}

/// The mean of figures by weight; `None` without weight.
pub(super) fn weighted_mean(figures: &[f64], weights: &[f64]) -> Option<f64> {
    let weight: f64 = weights.iter().sum();
    let sum: f64 = figures.iter().zip(weights).map(|(figure, weight)| figure * weight).sum();
    (weight > 0.0).then_some(sum / weight)
}
