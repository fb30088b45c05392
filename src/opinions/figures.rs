//! The figures of published formulas, from the latest accounts and the year before.

use crate::facts::{FactKey as F, FactSheet, Period};
use crate::kernel::{Id, NotApplicable, Reading};
use crate::rules::OpinionFigure as O;

/// A reading and the facts it is made of.
pub(super) struct Figure {
    pub(super) reading: Reading<f64>,
    pub(super) inputs: Vec<Id>,
}

/// Days of a year.
const YEAR: f64 = 365.0;

/// Reads facts and notes which.
pub(super) struct Reader<'a> {
    facts: &'a FactSheet,
    price_level: f64,
}

type Read = (Reading<f64>, Vec<Id>);

impl<'a> Reader<'a> {
    pub(super) const fn new(facts: &'a FactSheet, price_level: f64) -> Self {
        Self { facts, price_level }
    }

    fn get(&self, key: F) -> Read {
        (self.facts.number(key), vec![key.id()])
    }

    /// The same line a year earlier.
    fn before(&self, key: F) -> Read {
        self.get(key.at(Period::Previous).unwrap_or(key))
    }

    /// The figure. Market value is never known: nobody enters it, and small firms have none.
    pub(super) fn figure(&self, figure: O) -> Figure {
        let (reading, inputs) = self.one(figure);
        let finite = |number: f64| {
            if number.is_finite() {
                Reading::Known(number)
            } else {
                Reading::NotApplicable(NotApplicable::ZeroDenominator)
            }
        };
        Figure { reading: reading.and_then(finite), inputs }
    }

    fn one(&self, figure: O) -> Read {
        match figure {
            O::WorkingCapitalToAssets => over(self.working_capital(), self.get(F::FinTotalAssets)),
            O::RetainedToAssets => self.ratio(F::FinRetainedEarnings, F::FinTotalAssets),
            O::EbitToAssets => self.ratio(F::FinEbit, F::FinTotalAssets),
            O::EquityToLiabilities => over_due(self.get(F::FinEquity), self.get(F::FinTotalLiabilities)),
            O::MarketEquityToLiabilities => (Reading::NotApplicable(NotApplicable::Jurisdiction), Vec::new()),
            O::SalesToAssets => self.ratio(F::FinRevenue, F::FinTotalAssets),
            O::NetIncomeToAssets => self.ratio(F::FinNetProfit, F::FinTotalAssets),
            O::LiabilitiesToAssets => self.ratio(F::FinTotalLiabilities, F::FinTotalAssets),
            O::CurrentRatio => over_due(self.get(F::FinCurrentAssets), self.get(F::FinCurrentLiabilities)),
            O::CurrentLiabilitiesToCurrentAssets => self.ratio(F::FinCurrentLiabilities, F::FinCurrentAssets),
            O::SizeLog => logarithm(times(self.get(F::FinTotalAssets), 1.0 / self.price_level), libm::log),
            O::OwesMoreThanItHas => {
                test(self.get(F::FinTotalLiabilities), self.get(F::FinTotalAssets), |owes, has| owes > has)
            }
            O::FundsToLiabilities => over_due(self.funds(), self.get(F::FinTotalLiabilities)),
            O::LossesTwoYears => {
                test(self.get(F::FinNetProfit), self.before(F::FinNetProfit), |now, then| now < 0.0 && then < 0.0)
            }
            O::IncomeChange => join(self.get(F::FinNetProfit), self.before(F::FinNetProfit), |now, then| {
                let sizes = now.abs() + then.abs();
                if sizes < 1e-9 { Reading::Known(0.0) } else { Reading::Known((now - then) / sizes) }
            }),
            O::PretaxToCurrentLiabilities => {
                over_due(self.get(F::FinProfitBeforeTax), self.get(F::FinCurrentLiabilities))
            }
            O::CurrentAssetsToLiabilities => over_due(self.get(F::FinCurrentAssets), self.get(F::FinTotalLiabilities)),
            O::CurrentLiabilitiesToAssets => self.ratio(F::FinCurrentLiabilities, F::FinTotalAssets),
            O::NoCreditDays => self.no_credit_days(),
            O::PretaxToEquity => self.ratio(F::FinProfitBeforeTax, F::FinEquity),
            O::WorkingCapitalToLiabilities => over_due(self.working_capital(), self.get(F::FinTotalLiabilities)),
            O::TangibleLog => logarithm(times(self.get(F::FinFixedAssets), 1e-3), libm::log10),
            O::CoverLog => logarithm(self.cover(F::FinEbit), libm::log10),
            O::FundsToMeanLiabilities => over_due(self.funds(), self.mean(F::FinTotalLiabilities)),
            O::PaidFlowToMeanAssets => over(add(self.funds(), self.get(F::FinInterest)), self.mean(F::FinTotalAssets)),
            O::EbitdaToAssets => self.ratio(F::FinEbitda, F::FinTotalAssets),
            O::ShortDebtToEquity => self.ratio(F::FinShortDebt, F::FinEquity),
            O::CashToAssets => self.ratio(F::FinCash, F::FinTotalAssets),
            O::EbitdaToInterest => self.cover(F::FinEbitda),
            O::InterestCover => self.cover(F::FinEbit),
            O::NetDebtToFreeCash => self.net_debt_to_free_cash(),
            other => self.against_last_year(other),
        }
    }

    /// Figures that set a year against the one before.
    fn against_last_year(&self, figure: O) -> Read {
        let rose = |now: Read, then: Read| test(now, then, |now, then| now > then);
        match figure {
            O::ReceivablesIndex => over(
                self.ratio(F::FinReceivables, F::FinRevenue),
                over(self.before(F::FinReceivables), self.before(F::FinRevenue)),
            ),
            O::GrossMarginIndex => over(
                over(self.before(F::FinGrossProfit), self.before(F::FinRevenue)),
                self.ratio(F::FinGrossProfit, F::FinRevenue),
            ),
            O::AssetQualityIndex => over(
                self.ratio(F::FinOtherNoncurrentAssets, F::FinTotalAssets),
                over(self.before(F::FinOtherNoncurrentAssets), self.before(F::FinTotalAssets)),
            ),
            O::SalesIndex => over(self.get(F::FinRevenue), self.before(F::FinRevenue)),
            O::DepreciationIndex => {
                let rate = |dep: Read, fixed: Read| over(dep.clone(), add(dep, fixed));
                over(
                    rate(self.before(F::FinDepreciation), self.before(F::FinFixedAssets)),
                    rate(self.get(F::FinDepreciation), self.get(F::FinFixedAssets)),
                )
            }
            O::ExpenseIndex => over(
                self.ratio(F::FinOperatingExpenses, F::FinRevenue),
                over(self.before(F::FinOperatingExpenses), self.before(F::FinRevenue)),
            ),
            O::LeverageIndex => over(
                over(add(self.get(F::FinCurrentLiabilities), self.get(F::FinLongDebt)), self.get(F::FinTotalAssets)),
                over(
                    add(self.before(F::FinCurrentLiabilities), self.before(F::FinLongDebt)),
                    self.before(F::FinTotalAssets),
                ),
            ),
            O::AccrualsToAssets => over(less(self.get(F::FinNetProfit), self.cash_flow()), self.get(F::FinTotalAssets)),
            O::ProfitPositive => test(self.get(F::FinNetProfit), zero(), |profit, none| profit > none),
            O::CashFlowPositive => test(self.cash_flow(), zero(), |flow, none| flow > none),
            O::ReturnRose => rose(
                self.ratio(F::FinNetProfit, F::FinTotalAssets),
                over(self.before(F::FinNetProfit), self.before(F::FinTotalAssets)),
            ),
            O::CashAboveProfit => rose(self.cash_flow(), self.get(F::FinNetProfit)),
            O::LeverageFell => rose(
                over(self.before(F::FinLongDebt), self.before(F::FinTotalAssets)),
                self.ratio(F::FinLongDebt, F::FinTotalAssets),
            ),
            O::LiquidityRose => rose(
                over_due(self.get(F::FinCurrentAssets), self.get(F::FinCurrentLiabilities)),
                over_due(self.before(F::FinCurrentAssets), self.before(F::FinCurrentLiabilities)),
            ),
            O::NoNewCapital => {
                test(self.get(F::FinPaidInCapital), self.before(F::FinPaidInCapital), |now, then| now <= then)
            }
            O::MarginRose => rose(
                self.ratio(F::FinGrossProfit, F::FinRevenue),
                over(self.before(F::FinGrossProfit), self.before(F::FinRevenue)),
            ),
            // Turnover; every other figure is worked out above.
            _ => rose(
                self.ratio(F::FinRevenue, F::FinTotalAssets),
                over(self.before(F::FinRevenue), self.before(F::FinTotalAssets)),
            ),
        }
    }

    fn ratio(&self, above: F, below: F) -> Read {
        over(self.get(above), self.get(below))
    }

    fn working_capital(&self) -> Read {
        less(self.get(F::FinCurrentAssets), self.get(F::FinCurrentLiabilities))
    }

    /// Net profit and depreciation.
    fn funds(&self) -> Read {
        add(self.get(F::FinNetProfit), self.get(F::FinDepreciation))
    }

    /// Something over interest; nothing to cover where none was paid.
    fn cover(&self, earned: F) -> Read {
        over_due(self.get(earned), self.get(F::FinInterest))
    }

    /// The mean of both years' ends; the latest alone where the year before is not known.
    fn mean(&self, key: F) -> Read {
        let then = self.before(key);
        if then.0.is_known() { times(add(self.get(key), then), 0.5) } else { self.get(key) }
    }

    /// (Current assets − stock − current liabilities) / ((cost of sales + operating expenses − depreciation) / 365).
    fn no_credit_days(&self) -> Read {
        let quick = less(self.working_capital(), self.get(F::FinInventory));
        let cost = add(self.get(F::FinCostOfSales), self.get(F::FinOperatingExpenses));
        over(times(quick, YEAR), less(cost, self.get(F::FinDepreciation)))
    }

    /// Operating cash flow from two balance sheets: net profit + depreciation − growth of receivables, prepayments, stock
    /// and other current assets + growth of payables, advances and other current liabilities.
    fn cash_flow(&self) -> Read {
        let grew = |key: F| less(self.get(key), self.before(key));
        let bound = [F::FinReceivables, F::FinPrepayments, F::FinInventory, F::FinOtherCurrentAssets];
        let given = [F::FinPayables, F::FinAdvances, F::FinOtherCurrentLiabilities];
        let flow = bound.into_iter().fold(self.funds(), |flow, key| less(flow, grew(key)));
        given.into_iter().fold(flow, |flow, key| add(flow, grew(key)))
    }

    /// Years until loans less cash are repaid from EBITDA less tax and spending on fixed assets. Zero where cash covers
    /// all loans; undefined where there is no such cash.
    fn net_debt_to_free_cash(&self) -> Read {
        let debt = less(self.get(F::FinDebt), self.get(F::FinCash));
        let free = less(less(self.get(F::FinEbitda), self.get(F::FinIncomeTax)), self.get(F::FinCapex));
        join(debt, free, |debt, free| match () {
            () if debt <= 0.0 => Reading::Known(0.0),
            () if free <= 0.0 => Reading::NotApplicable(NotApplicable::NegativeDenominator),
            () => Reading::Known(debt / free),
        })
    }
}

const fn zero() -> Read {
    (Reading::Known(0.0), Vec::new())
}

fn join(a: Read, b: Read, f: impl FnOnce(f64, f64) -> Reading<f64>) -> Read {
    let mut inputs = a.1;
    for id in b.1 {
        if !inputs.contains(&id) {
            inputs.push(id);
        }
    }
    (a.0.zip(b.0).and_then(|(a, b)| f(a, b)), inputs)
}

fn add(a: Read, b: Read) -> Read {
    join(a, b, |a, b| Reading::Known(a + b))
}

fn less(a: Read, b: Read) -> Read {
    join(a, b, |a, b| Reading::Known(a - b))
}

fn times(a: Read, factor: f64) -> Read {
    (a.0.map(|number| number * factor), a.1)
}

fn over(a: Read, b: Read) -> Read {
    over_or(a, b, NotApplicable::ZeroDenominator)
}

/// Over what is owed or due; where nothing is, there is no debt of the kind.
fn over_due(a: Read, b: Read) -> Read {
    over_or(a, b, NotApplicable::NoDebt)
}

fn over_or(a: Read, b: Read, when_zero: NotApplicable) -> Read {
    join(a, b, |a, b| match () {
        () if b.abs() < 1e-9 => Reading::NotApplicable(when_zero),
        () if b < 0.0 => Reading::NotApplicable(NotApplicable::NegativeDenominator),
        () => Reading::Known(a / b),
    })
}

/// 1 where both figures pass a test, else 0.
fn test(a: Read, b: Read, passes: impl FnOnce(f64, f64) -> bool) -> Read {
    join(a, b, |a, b| Reading::Known(f64::from(u8::from(passes(a, b)))))
}

/// A logarithm; of nothing or less it has no meaning.
fn logarithm(a: Read, log: fn(f64) -> f64) -> Read {
    let reading = a.0.and_then(|number| match () {
        () if number <= 0.0 => Reading::NotApplicable(NotApplicable::NegativeDenominator),
        () => Reading::Known(log(number)),
    });
    (reading, a.1)
}
