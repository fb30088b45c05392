//! Facts from the lines of banks and wallets, over the last 12, 6 and 3 full months.

use super::bank_lines::{Parties, cash_in, lenders, parties, same_day};
use super::bank_window::{Window, full_months};
use super::builder::{Builder, ratio, total};
use super::formula::FactFormula;
use super::key::{FactKey, Period};
use super::sheet::{Absent, Fact};
use crate::books::{Category, Ledger, MonthFlow};
use crate::kernel::{Because, Money, NotApplicable, ParamUse, Reading, Rounding, Unit, Value};

/// Facts that are told for the last 12 months only.
const OF_YEAR: [FactKey; 12] = [
    FactKey::BankIdleMonths12,
    FactKey::BankCashShare12,
    FactKey::BankTopPayer12,
    FactKey::BankTop5Payers12,
    FactKey::BankPayerHhi12,
    FactKey::BankTopPayee12,
    FactKey::BankPayroll12,
    FactKey::BankRent12,
    FactKey::BankTaxSocial12,
    FactKey::BankOwnerDraws12,
    FactKey::BankLenders12,
    FactKey::BankRevenuePrev12,
];

/// Facts that are told for every window, by the key of 12 months.
const OF_WINDOW: [FactKey; 11] = [
    FactKey::BankInflow12,
    FactKey::BankOutflow12,
    FactKey::BankRevenue12,
    FactKey::BankInflowCv12,
    FactKey::BankMeanBalance12,
    FactKey::BankMinBalance12,
    FactKey::BankNegativeDays12,
    FactKey::BankBufferDays12,
    FactKey::BankLoansIn12,
    FactKey::BankLenderDebits12,
    FactKey::BankSameDayShare12,
];

/// The categories that a fact adds up and that the model of words may give. Revenue, loans, owners' money and own
/// transfers are never given by it (`LineModel::NEVER_DECIDES`).
const fn categories(key: FactKey) -> &'static [Category] {
    match key {
        FactKey::BankTopPayee12 => &[Category::Suppliers, Category::SupplierRefund],
        FactKey::BankPayroll12 => &[Category::Payroll],
        FactKey::BankRent12 => &[Category::Rent],
        FactKey::BankTaxSocial12 => &[Category::TaxSocial],
        FactKey::BankCashShare12 => &[Category::Cash],
        _ => &[],
    }
}

pub(super) fn collect(builder: &mut Builder<'_>, ledger: &Ledger) {
    // Files of invoices or accounts alone say nothing of money in the bank.
    if ledger.postings().is_empty() {
        return;
    }
    let Some((months, used)) = full_months(builder, ledger) else { return };
    let mut of = Of { builder, ledger, used };
    let count = u16::try_from(months.len()).unwrap_or(u16::MAX);
    if let Some(all) = Window::of(ledger, months) {
        of.number(FactKey::BankMonths, f64::from(count), Unit::Months, FactFormula::BankCount, &all);
    }
    for size in [12_u8, 6, 3] {
        of.window(Window::last(ledger, months, usize::from(size)), Period::LastMonths(size));
    }
    match Window::last(ledger, months, 12) {
        Some(window) => of.year(&window, months),
        None => OF_YEAR.into_iter().for_each(|key| of.builder.not_applicable(key, NotApplicable::ShortHistory)),
    }
    of.trend(months);
}

/// Adds facts of a ledger.
struct Of<'a, 'b> {
    builder: &'a mut Builder<'b>,
    ledger: &'a Ledger,
    used: ParamUse,
}

impl Of<'_, '_> {
    fn put(&mut self, key: FactKey, value: Value, formula: FactFormula, window: &Window<'_>) {
        let because = Because::new(formula.id(), window.files.clone()).with(self.used.clone());
        let evidence = window.evidence(categories(key));
        let fact = Fact { value, as_of: window.last, evidence, because };
        self.builder.put(key, fact);
    }

    fn money(&mut self, key: FactKey, amount: Option<Money>, formula: FactFormula, window: &Window<'_>) {
        match amount {
            Some(amount) => self.put(key, Value::Money(amount), formula, window),
            None => self.builder.lacks(key, Absent::Missing(vec![key.id()])),
        }
    }

    fn number(&mut self, key: FactKey, number: f64, unit: Unit, formula: FactFormula, window: &Window<'_>) {
        self.put(key, Value::Number(number, unit), formula, window);
    }

    fn reading(&mut self, key: FactKey, reading: Reading<f64>, unit: Unit, formula: FactFormula, window: &Window<'_>) {
        match reading {
            Reading::Known(number) => self.number(key, number, unit, formula, window),
            Reading::Missing(ids) => self.builder.lacks(key, Absent::Missing(ids)),
            Reading::NotApplicable(why) => self.builder.not_applicable(key, why),
        }
    }

    /// Everything that is told for each window.
    fn window(&mut self, window: Option<Window<'_>>, period: Period) {
        let at = |key: FactKey| key.at(period).unwrap_or(key);
        let Some(window) = window else {
            return OF_WINDOW
                .into_iter()
                .for_each(|key| self.builder.not_applicable(at(key), NotApplicable::ShortHistory));
        };
        let sum = |of: &dyn Fn(&MonthFlow) -> Money| total(&window.months.iter().map(of).collect::<Vec<_>>());
        let (inflow, outflow) = (sum(&|month| month.total.inflow), sum(&|month| month.total.outflow));
        let currency = self.ledger.currency();
        let of = |categories: &[Category]| {
            sum(&|month| {
                let amounts: Vec<Money> =
                    categories.iter().filter_map(|category| month.by_category.get(category).copied()).collect();
                total(&amounts).unwrap_or(Money::zero(currency))
            })
        };
        self.money(at(FactKey::BankInflow12), inflow, FactFormula::BankSum, &window);
        self.money(at(FactKey::BankOutflow12), outflow, FactFormula::BankSum, &window);
        self.money(at(FactKey::BankRevenue12), sum(&|month| month.revenue), FactFormula::BankSum, &window);
        self.money(at(FactKey::BankLoansIn12), of(&[Category::LoanIn]), FactFormula::BankSum, &window);
        let debits = of(&[Category::LoanRepayment, Category::LoanCost]).map(Money::negated);
        self.money(at(FactKey::BankLenderDebits12), debits, FactFormula::BankSum, &window);
        let monthly: Vec<f64> = window.months.iter().map(|month| month.total.inflow.to_f64()).collect();
        let (key, formula) = (at(FactKey::BankInflowCv12), FactFormula::BankVariation);
        self.reading(key, variation(&monthly), Unit::Plain, formula, &window);
        self.balances(&window, at, outflow);
        let (key, formula) = (at(FactKey::BankSameDayShare12), FactFormula::BankShare);
        let share = inflow
            .map_or_else(|| Reading::missing(key.id()), |inflow| ratio(same_day(&window).to_f64(), inflow.to_f64()));
        self.reading(key, share, Unit::Percent, formula, &window);
    }

    /// Balances, where every account of the window states them.
    fn balances(&mut self, window: &Window<'_>, at: impl Fn(FactKey) -> FactKey, outflow: Option<Money>) {
        let least = window.months.iter().map(|month| month.min_balance).collect::<Option<Vec<_>>>();
        let least = least.and_then(|balances| balances.into_iter().min());
        let mean = window.mean_balance();
        self.money(at(FactKey::BankMinBalance12), least, FactFormula::BankLowest, window);
        self.money(at(FactKey::BankMeanBalance12), mean, FactFormula::BankMean, window);
        let negative: u32 = window.months.iter().map(|month| month.negative_days).sum();
        let key = at(FactKey::BankNegativeDays12);
        // Days below zero that are seen count even where another account states no balance.
        if least.is_some() || negative > 0 {
            self.number(key, f64::from(negative), Unit::Days, FactFormula::BankCount, window);
        } else {
            self.builder.lacks(key, Absent::Missing(vec![key.id()]));
        }
        let key = at(FactKey::BankBufferDays12);
        let buffer = match mean.zip(outflow) {
            None => Reading::missing(key.id()),
            Some((mean, outflow)) => ratio(mean.to_f64().max(0.0) * window.days(), outflow.to_f64()),
        };
        self.reading(key, buffer, Unit::Days, FactFormula::BankBuffer, window);
    }

    /// What is told for the last 12 months only.
    fn year(&mut self, window: &Window<'_>, months: &[MonthFlow]) {
        let idle = window.months.iter().filter(|month| !month.revenue.is_positive()).count();
        let idle = f64::from(u16::try_from(idle).unwrap_or(u16::MAX));
        self.number(FactKey::BankIdleMonths12, idle, Unit::Months, FactFormula::BankCount, window);
        let inflow = total(&window.months.iter().map(|month| month.total.inflow).collect::<Vec<_>>());
        if let Some(inflow) = inflow {
            let share = ratio(cash_in(window).to_f64(), inflow.to_f64());
            self.reading(FactKey::BankCashShare12, share, Unit::Percent, FactFormula::BankShare, window);
        }
        let payers = parties(window, true);
        self.concentration(&payers, window);
        let key = FactKey::BankTopPayee12;
        self.reading(key, parties(window, false).top(1), Unit::Percent, FactFormula::BankShare, window);
        for (key, category) in [
            (FactKey::BankPayroll12, Category::Payroll),
            (FactKey::BankRent12, Category::Rent),
            (FactKey::BankTaxSocial12, Category::TaxSocial),
            (FactKey::BankOwnerDraws12, Category::OwnerDraw),
        ] {
            let zero = Money::zero(self.ledger.currency());
            let sums: Vec<Money> =
                window.months.iter().map(|month| month.by_category.get(&category).copied().unwrap_or(zero)).collect();
            self.money(key, total(&sums).map(Money::negated), FactFormula::BankSum, window);
        }
        let lenders = f64::from(lenders(window));
        self.number(FactKey::BankLenders12, lenders, Unit::Count, FactFormula::BankCount, window);
        let before = months.len().checked_sub(24).and_then(|start| months.get(start..start + 12));
        match before.and_then(|before| Window::of(self.ledger, before)) {
            Some(before) => {
                let revenue = total(&before.months.iter().map(|month| month.revenue).collect::<Vec<_>>());
                self.money(FactKey::BankRevenuePrev12, revenue, FactFormula::BankSum, &before);
            }
            None => self.builder.not_applicable(FactKey::BankRevenuePrev12, NotApplicable::ShortHistory),
        }
    }

    fn concentration(&mut self, payers: &Parties, window: &Window<'_>) {
        let formula = FactFormula::BankShare;
        self.reading(FactKey::BankTopPayer12, payers.top(1), Unit::Percent, formula, window);
        self.reading(FactKey::BankTop5Payers12, payers.top(5), Unit::Percent, formula, window);
        let squares = payers.squares();
        self.reading(FactKey::BankPayerHhi12, squares, Unit::Plain, FactFormula::BankSquares, window);
    }

    fn trend(&mut self, months: &[MonthFlow]) {
        let key = FactKey::BankTrend;
        let Some(window) = Window::last(self.ledger, months, 6) else {
            return self.builder.not_applicable(key, NotApplicable::ShortHistory);
        };
        let inflow = |months: &[MonthFlow]| months.iter().map(|month| month.total.inflow.to_f64()).sum::<f64>();
        let (before, after) = window.months.split_at(3);
        let trend = ratio(inflow(after), inflow(before));
        self.reading(key, trend, Unit::Times, FactFormula::BankTrend, &window);
    }
}

/// Sample standard deviation over mean.
pub(super) fn variation(monthly: &[f64]) -> Reading<f64> {
    #[expect(clippy::cast_precision_loss, reason = "at most 12 months")]
    let count = monthly.len() as f64;
    let mean = monthly.iter().sum::<f64>() / count;
    let squares: f64 = monthly.iter().map(|amount| (amount - mean) * (amount - mean)).sum();
    ratio(libm::sqrt(squares / (count - 1.0)), mean)
}

impl Window<'_> {
    /// The mean of all end-of-day balances; `None` if one month has none.
    fn mean_balance(&self) -> Option<Money> {
        let currency = self.months.first()?.total.inflow.currency();
        let sum = self.months.iter().try_fold(0.0, |sum, month| {
            Some(sum + month.mean_balance?.to_f64() * f64::from(month.month.last_day().day()))
        });
        Money::from_f64(sum? / self.days(), currency, Rounding::HalfUp)
    }
}
