//! What does not fit together in what was entered and imported. Nothing is mended: each finding names both figures.

use super::accounts::latest_year;
use super::bank_window::{Window, full_months};
use super::builder::Builder;
use super::debts::service_by_list;
use super::field::{Field, FieldKey, Group};
use super::key::{FactKey, Period};
use super::trade::shares;
use super::understand::year_end;
use crate::books::Ledger;
use crate::kernel::{Date, Id, Money, Month, Severity, Value};

/// A finding about what was entered.
#[derive(Clone, PartialEq, Debug)]
pub enum FactFinding {
    /// Total assets are not liabilities plus equity.
    BalanceSheetDoesNotTie {
        /// The year.
        year: u16,
        /// Total assets.
        assets: Money,
        /// Liabilities plus equity.
        claims: Money,
    },
    /// Total assets as stated are not the sum of the asset lines; the sum is used.
    TotalAssetsDiffer {
        /// The year.
        year: u16,
        /// As stated.
        stated: Money,
        /// The sum.
        sum: Money,
    },
    /// Net profit as stated is not what the steps from revenue give; the steps are used.
    NetProfitDiffers {
        /// The year.
        year: u16,
        /// As stated.
        stated: Money,
        /// Revenue less all costs, interest and tax.
        steps: Money,
    },
    /// Retained earnings did not change by net profit less what was paid out.
    RetainedEarningsJump {
        /// The later year.
        year: u16,
        /// Retained earnings a year before.
        before: Money,
        /// Retained earnings expected.
        expected: Money,
        /// As stated.
        stated: Money,
    },
    /// Revenue in the accounts and in the bank lines are too far apart.
    RevenueGap {
        /// The year of the accounts.
        year: u16,
        /// Revenue in the accounts.
        accounts: Money,
        /// Revenue by bank lines.
        bank: Money,
        /// First day of the bank lines compared.
        first: Date,
        /// Last day of the bank lines compared.
        last: Date,
        /// The gap as a share of the revenue in the accounts.
        gap: f64,
        /// The gap allowed.
        limit: f64,
    },
    /// The year of these accounts has not ended; they are not used.
    YearNotEnded {
        /// The year.
        year: u16,
    },
    /// Shares of the customers or suppliers listed come to more than the whole.
    SharesAboveWhole {
        /// Customers or suppliers.
        group: Group,
        /// Their sum, as a share.
        sum: f64,
    },
    /// Parts come to more than the whole they are parts of.
    PartsAboveWhole {
        /// Which whole.
        whole: FactKey,
        /// The sum of the parts.
        parts: Money,
        /// The whole.
        sum: Money,
    },
    /// What is stated to fall due in 12 months is not what the list of debts gives; the statement is used.
    DebtServiceDiffers {
        /// As stated.
        stated: Money,
        /// By the list.
        list: Money,
    },
    /// The longest run of overdue months is longer than all overdue months together.
    RunAboveCount {
        /// Whether it is the firm's record; else the owner's.
        firm: bool,
        /// The run.
        run: u32,
        /// All overdue months.
        count: u32,
    },
    /// The industry is none of the pack's list.
    UnknownIndustry {
        /// The code entered.
        code: String,
    },
    /// What was typed and what an imported file says are not the same; what was typed is used.
    FileDiffers {
        /// The entry.
        place: FieldKey,
        /// As typed.
        typed: Value,
        /// As the file says.
        file: Value,
    },
    /// Invoices or orders cover fewer than twelve months, so that no yearly figure is made of them.
    InvoicesTooShort {
        /// First month.
        first: Month,
        /// Last month.
        last: Month,
    },
    /// An entry is kept but not used, because another answer says that it does not apply.
    NotUsed {
        /// The entry.
        place: FieldKey,
        /// The item whose answer says so.
        gate: Field,
    },
}

/// Id of the parameter: difference allowed between two figures of the accounts, as a share of the larger.
const TIE: Id = Id::new("facts.tie_tolerance");
/// Id of the parameter: gap allowed between revenue in the accounts and in bank lines.
const REVENUE_GAP: Id = Id::new("facts.revenue_gap");

/// Ids of all parameters that this room reads from the pack.
pub const FACT_PARAMS: [Id; 3] = [TIE, REVENUE_GAP, super::bank_window::MONTH_GAP];

pub(super) fn collect(builder: &mut Builder<'_>, ledger: &Ledger) {
    if let Some(latest) = latest_year(builder) {
        let periods = [(0, Period::Latest), (1, Period::Previous), (2, Period::BeforePrevious)];
        for (back, period) in periods {
            accounts(builder, latest.saturating_sub(back), period);
        }
        for (back, periods) in [(0, [periods[0].1, periods[1].1]), (1, [periods[1].1, periods[2].1])] {
            retained(builder, latest.saturating_sub(back), periods);
        }
        revenue(builder, ledger, latest);
    }
    files(builder);
    entries(builder);
    trade(builder);
    parts(builder);
    credit(builder);
    let place = FieldKey::once(Field::DebtService);
    if let (Some(stated), Some(list)) = (builder.amount(place), service_by_list(builder))
        && differ(builder, stated, list)
    {
        builder.find(Severity::Note, FactFinding::DebtServiceDiffers { stated, list }, &[place]);
    }
}

/// Whether two figures differ by more than the pack allows.
pub(super) fn differ(builder: &Builder<'_>, a: Money, b: Money) -> bool {
    let Ok((tolerance, _)) = builder.pack.number(&TIE, builder.as_of) else { return a != b };
    (a.to_f64() - b.to_f64()).abs() > tolerance * a.to_f64().abs().max(b.to_f64().abs())
}

fn known(builder: &Builder<'_>, line: FactKey, period: Period) -> Option<Money> {
    builder.money(line.at(period)?).known().copied()
}

fn accounts(builder: &mut Builder<'_>, year: u16, period: Period) {
    let place = |field| FieldKey { field, row: year };
    let of = |builder: &Builder<'_>, line| known(builder, line, period);
    let add = |parts: [Option<Money>; 3]| {
        let [a, b, c] = parts;
        a?.checked_add(b?)?.checked_add(c?)
    };
    let sum = add([
        of(builder, FactKey::FinCurrentAssets),
        of(builder, FactKey::FinFixedAssets),
        of(builder, FactKey::FinOtherNoncurrentAssets),
    ]);
    if let (Some(stated), Some(sum)) = (builder.amount(place(Field::TotalAssets)), sum)
        && differ(builder, stated, sum)
    {
        let kind = FactFinding::TotalAssetsDiffer { year, stated, sum };
        builder.find(Severity::Warning, kind, &[place(Field::TotalAssets)]);
    }
    let claims = add([
        add([
            of(builder, FactKey::FinCurrentLiabilities),
            of(builder, FactKey::FinLongDebt),
            of(builder, FactKey::FinOtherNoncurrentLiabilities),
        ]),
        of(builder, FactKey::FinPaidInCapital),
        of(builder, FactKey::FinRetainedEarnings),
    ]);
    if let (Some(assets), Some(claims)) = (of(builder, FactKey::FinTotalAssets), claims)
        && differ(builder, assets, claims)
    {
        let kind = FactFinding::BalanceSheetDoesNotTie { year, assets, claims };
        builder.find(Severity::Error, kind, &[place(Field::TotalAssets), place(Field::RetainedEarnings)]);
    }
    let before_tax = of(builder, FactKey::FinOperatingProfit)
        .zip(of(builder, FactKey::FinOtherIncome))
        .and_then(|(operating, other)| operating.checked_add(other)?.checked_sub(of(builder, FactKey::FinInterest)?));
    let steps = before_tax.and_then(|profit| profit.checked_sub(of(builder, FactKey::FinIncomeTax)?));
    // The scale of the check is revenue: a small profit is the difference of large figures.
    let scale = of(builder, FactKey::FinRevenue);
    if let (Some(stated), Some(steps), Some(scale)) = (builder.amount(place(Field::NetProfit)), steps, scale)
        && stated
            .checked_sub(steps)
            .and_then(|gap| scale.checked_add(gap))
            .is_none_or(|off| differ(builder, off, scale))
    {
        let kind = FactFinding::NetProfitDiffers { year, stated, steps };
        builder.find(Severity::Warning, kind, &[place(Field::NetProfit)]);
    }
}

/// Retained earnings roll forward by net profit less what was paid out. Tax on profit of earlier years, transfers to
/// capital and the like may break it, so that it is a note.
fn retained(builder: &mut Builder<'_>, year: u16, [now, earlier]: [Period; 2]) {
    let figures = (
        known(builder, FactKey::FinRetainedEarnings, earlier),
        known(builder, FactKey::FinNetProfit, now),
        known(builder, FactKey::FinDividends, now),
        known(builder, FactKey::FinRetainedEarnings, now),
    );
    let (Some(before), Some(profit), Some(paid), Some(stated)) = figures else { return };
    let Some(expected) = before.checked_add(profit).and_then(|sum| sum.checked_sub(paid)) else { return };
    if differ(builder, expected, stated) {
        let kind = FactFinding::RetainedEarningsJump { year, before, expected, stated };
        builder.find(Severity::Note, kind, &[FieldKey { field: Field::RetainedEarnings, row: year }]);
    }
}

/// Compares the year of the accounts where the files cover it, else the last 12 full months, then as a note.
fn revenue(builder: &mut Builder<'_>, ledger: &Ledger, year: u16) {
    let Some(accounts) = known(builder, FactKey::FinRevenue, Period::Latest).filter(|sum| sum.is_positive()) else {
        return;
    };
    let Ok((limit, _)) = builder.pack.number(&REVENUE_GAP, builder.as_of) else { return };
    let Some((months, _)) = full_months(builder, ledger) else { return };
    let january = i16::try_from(year).ok().and_then(|year| Month::new(year, 1));
    let start = january.and_then(|january| months.iter().position(|month| month.month == january));
    let same = start.and_then(|start| Window::of(ledger, months.get(start..start + 12)?));
    let severity = if same.is_some() { Severity::Warning } else { Severity::Note };
    let Some(window) = same.or_else(|| Window::last(ledger, months, 12)) else { return };
    let sums: Vec<Money> = window.months.iter().map(|month| month.revenue).collect();
    let Some(bank) = super::builder::total(&sums) else { return };
    let gap = (bank.to_f64() - accounts.to_f64()).abs() / accounts.to_f64();
    if gap > limit {
        let (first, last) = (window.first, window.last);
        let kind = FactFinding::RevenueGap { year, accounts, bank, first, last, gap, limit };
        builder.find(severity, kind, &[FieldKey { field: Field::Revenue, row: year }]);
    }
}

/// Entries of the accounts beside what imported accounts say.
fn files(builder: &mut Builder<'_>) {
    for place in builder.file_places() {
        let file = builder.of_file(place).map(|total| total.amount);
        if let (Some(typed), Some(file)) = (builder.typed(place), file)
            && differ(builder, typed, file)
        {
            let kind = FactFinding::FileDiffers { place, typed: Value::Money(typed), file: Value::Money(file) };
            builder.find(Severity::Warning, kind, &[place]);
        }
    }
}

/// Entries that are kept but cannot be used.
fn entries(builder: &mut Builder<'_>) {
    for year in builder.answers.years() {
        if year_end(year).is_none_or(|end| end > builder.as_of) {
            let place = FieldKey { field: Field::Cash, row: year };
            builder.find(Severity::Warning, FactFinding::YearNotEnded { year }, &[place]);
        }
    }
    let answers = builder.answers;
    for (place, _) in answers.iter() {
        let spec = place.field.spec();
        if let Some(condition) = spec.only_if.filter(|_| spec.is_ruled_out(answers, place.row)) {
            let kind = FactFinding::NotUsed { place, gate: condition.field };
            builder.find(Severity::Note, kind, &[place]);
        }
    }
}

fn trade(builder: &mut Builder<'_>) {
    for (group, field) in [(Group::Customers, Field::CustomerShare), (Group::Suppliers, Field::SupplierShare)] {
        let Some(shares) = shares(builder, group, field) else { continue };
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        // A whole of 100 % may be off by the last bit.
        if sum > 1.0 + 1e-9 {
            let places: Vec<FieldKey> = shares.iter().map(|(place, _)| *place).collect();
            builder.find(Severity::Warning, FactFinding::SharesAboveWhole { group, sum }, &places);
        }
    }
}

fn parts(builder: &mut Builder<'_>) {
    let once = |fields: &[Field]| fields.iter().map(|field| FieldKey::once(*field)).collect::<Vec<_>>();
    for (whole, fields) in [
        (FactKey::ArUpTo90, &[Field::ArPublic, Field::ArListed, Field::ArLarge][..]),
        (FactKey::ArUpTo90, &[Field::ArDisputed]),
        (FactKey::ArUpTo90, &[Field::ArRelated]),
        (FactKey::ArUpTo90, &[Field::ArPledged]),
        (FactKey::ArTotal, &[Field::ArLargest]),
        (FactKey::StockTotal, &[Field::StockAge180, Field::StockOld]),
        (FactKey::StockTotal, &[Field::StockPledged]),
    ] {
        let places = once(fields);
        let amounts: Vec<Money> = places.iter().filter_map(|place| builder.amount(*place)).collect();
        let sum = builder.money(whole).known().copied();
        if let (Some(parts), Some(sum)) = (super::builder::total(&amounts), sum)
            && parts > sum
        {
            builder.find(Severity::Warning, FactFinding::PartsAboveWhole { whole, parts, sum }, &places);
        }
    }
}

fn credit(builder: &mut Builder<'_>) {
    for (firm, run, count) in [
        (true, Field::FirmOverdueRun, Field::FirmOverdueCount),
        (false, Field::OwnerOverdueRun, Field::OwnerOverdueCount),
    ] {
        let (run, count) = (FieldKey::once(run), FieldKey::once(count));
        let read = |place| builder.entered_number(place);
        if let (Some(longest), Some(all)) = (read(run), read(count))
            && longest > all
        {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts from 0 to 240")]
            let kind = FactFinding::RunAboveCount { firm, run: longest as u32, count: all as u32 };
            builder.find(Severity::Warning, kind, &[run, count]);
        }
    }
}
