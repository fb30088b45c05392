//! What the pack says about changes: how far they go, what they cost, how long they take.

use super::kind::Kind;
use crate::kernel::{Date, Id, ParamUse};
use crate::rules::{LookUpError, Pack};

/// The ids of all parameters that this room reads from the pack.
pub const ROUTE_PARAMS: [Id; 12] = [
    Id::new("routes.cash_days"),
    Id::new("routes.pay_down"),
    Id::new("routes.collect"),
    Id::new("routes.stock"),
    Id::new("routes.retain"),
    Id::new("routes.spread"),
    Id::new("routes.card"),
    Id::new("routes.record"),
    Id::new("routes.queries"),
    Id::new("routes.import"),
    Id::new("routes.grid"),
    Id::new("routes.what_if"),
];

/// The numbers of the pack on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct RouteRules {
    /// Days of outgoings that stay in cash.
    pub cash_days: f64,
    /// Early-repayment charge, as a share of the amount.
    pub pay_charge: f64,
    /// Interest forgone on money that repays debt.
    pub pay_forgone: f64,
    /// Cost of chasing what is overdue.
    pub collect_overdue: f64,
    /// Discount for paying early, a year long, as a share of the amount that is then not outstanding.
    pub collect_early: f64,
    /// Least days of receivables.
    pub collect_floor: f64,
    /// Most that days of receivables fall in a year, as a share.
    pub collect_most: f64,
    /// Discounts and sales missed when stock is lowered.
    pub stock_charge: f64,
    /// Least days of stock.
    pub stock_floor: f64,
    /// Most that days of stock fall in a year, as a share.
    pub stock_most: f64,
    /// What the owner forgoes on profit left in the firm.
    pub retain_forgone: f64,
    /// Cost of winning customers, as a share of the sales moved.
    pub spread_charge: f64,
    /// Least share of the largest customer that is asked for.
    pub spread_floor: f64,
    /// Most that the share falls in a year.
    pub spread_most: f64,
    /// Interest forgone on money that pays cards down.
    pub card_forgone: f64,
    /// Steps tried for each change.
    pub steps: u8,
    /// Changes at once.
    pub most_changes: usize,
    /// Ways shown.
    pub shown: usize,
    /// Range of revenue in "what if", either side.
    pub revenue_range: f64,
    /// Range of the margin in "what if", either side.
    pub margin_range: f64,
    /// Days of a year that the days of receivables and stock are counted on.
    pub year: f64,
    months: Vec<(Kind, f64)>,
    used: Vec<ParamUse>,
}

/// Reads tables and notes what was read.
struct Reader<'a> {
    pack: &'a Pack,
    day: Date,
    used: Vec<ParamUse>,
}

impl Reader<'_> {
    fn number(&mut self, id: &Id) -> Result<f64, LookUpError> {
        let (number, used) = self.pack.number(id, self.day)?;
        self.used.push(used);
        Ok(number)
    }

    fn table<const N: usize>(&mut self, id: &Id, keys: [&str; N]) -> Result<[f64; N], LookUpError> {
        let (table, used) = self.pack.table(id, self.day)?;
        self.used.push(used);
        let mut numbers = [0.0; N];
        for (number, key) in numbers.iter_mut().zip(keys) {
            *number = *table.get(key).ok_or_else(|| LookUpError::Kind(id.clone()))?;
        }
        Ok(numbers)
    }
}

impl RouteRules {
    /// Reads them.
    ///
    /// # Errors
    /// The pack lacks one on that day; a look-up never defaults.
    pub fn read(pack: &Pack, day: Date) -> Result<Self, LookUpError> {
        let mut of = Reader { pack, day, used: Vec::new() };
        let [cash, pay, collect, stock, retain, spread, card, record, queries, import, grid, what_if] = &ROUTE_PARAMS;
        let cash_days = of.number(cash)?;
        let [pay_charge, pay_forgone, pay_months] = of.table(pay, ["charge", "forgone", "months"])?;
        let [overdue, discount, days, collect_floor, collect_most, year, collect_months] =
            of.table(collect, ["overdue", "discount", "days", "floor", "most", "year", "months"])?;
        let [stock_charge, stock_floor, stock_most, stock_months] =
            of.table(stock, ["charge", "floor", "most", "months"])?;
        let [retain_forgone, retain_months] = of.table(retain, ["forgone", "months"])?;
        let [spread_charge, spread_floor, spread_most, spread_months] =
            of.table(spread, ["charge", "floor", "most", "months"])?;
        let [card_forgone, card_months] = of.table(card, ["forgone", "months"])?;
        let (record, queries, import) = (of.number(record)?, of.number(queries)?, of.number(import)?);
        let [steps, most, shown] = of.table(grid, ["steps", "most", "shown"])?;
        let [revenue_range, margin_range] = of.table(what_if, ["revenue", "margin"])?;
        let months = vec![
            (Kind::PayDown, pay_months),
            (Kind::Collect, collect_months),
            (Kind::LowerStock, stock_months),
            (Kind::Retain, retain_months),
            (Kind::Spread, spread_months),
            (Kind::PayCard, card_months),
            (Kind::ClearRecord, record),
            (Kind::WaitQueries, queries),
            (Kind::Import, import),
        ];
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts of the pack")]
        let count = |number: f64| number.clamp(1.0, 100.0) as u8;
        Ok(Self {
            cash_days,
            pay_charge,
            pay_forgone,
            collect_overdue: overdue,
            collect_early: discount / days * year,
            collect_floor,
            collect_most,
            stock_charge,
            stock_floor,
            stock_most,
            retain_forgone,
            spread_charge,
            spread_floor,
            spread_most,
            card_forgone,
            steps: count(steps),
            most_changes: usize::from(count(most)),
            shown: usize::from(count(shown)),
            revenue_range,
            margin_range,
            year,
            months,
            used: of.used,
        })
    }

    /// Months until a change shows.
    #[must_use]
    pub fn months(&self, kind: Kind) -> f64 {
        self.months.iter().find(|(one, _)| *one == kind).map_or(0.0, |(_, months)| *months)
    }

    /// The parameter that says how far a kind of change goes and what it costs.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> Option<&ParamUse> {
        let id = match kind {
            Kind::PayDown => "routes.pay_down",
            Kind::Collect => "routes.collect",
            Kind::LowerStock => "routes.stock",
            Kind::Retain => "routes.retain",
            Kind::Spread => "routes.spread",
            Kind::PayCard => "routes.card",
            Kind::ClearRecord => "routes.record",
            Kind::WaitQueries => "routes.queries",
            Kind::Import => "routes.import",
            Kind::Revenue | Kind::Margin => "routes.what_if",
        };
        self.used.iter().find(|used| used.id.as_str() == id)
    }

    /// All parameters used.
    #[must_use]
    pub fn used(&self) -> &[ParamUse] {
        &self.used
    }
}
