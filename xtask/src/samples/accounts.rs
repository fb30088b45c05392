//! Short accounts that tie: profit runs into retained earnings, what is left is owed to suppliers.

use super::base::Answers;

/// One year, in yuan. Net profit, retained earnings, payables and totals follow.
pub struct Year {
    pub year: i64,
    pub revenue: i64,
    pub cost: i64,
    pub operating: i64,
    pub interest: i64,
    pub other: i64,
    /// Income tax in per cent of profit before tax.
    pub tax_percent: i64,
    pub depreciation: i64,
    pub capex: i64,
    pub dividends: i64,
    /// Fen, so that it can be the bank's balance.
    pub cash_fen: i64,
    pub receivables: i64,
    pub prepayments: i64,
    pub inventory: i64,
    pub other_current: i64,
    pub short_debt: i64,
    pub advances: i64,
    pub other_owed: i64,
    pub long_debt: i64,
}

/// Writes the years in order; `fixed` and `retained` stand before the first year, `capital` never changes.
pub fn enter(answers: &mut Answers, years: &[Year], mut fixed: i64, mut retained: i64, capital: i64) {
    retained *= 100;
    for y in years {
        let before_tax = (y.revenue - y.cost - y.operating - y.interest + y.other) * 100;
        let tax = before_tax * y.tax_percent / 100;
        let profit = before_tax - tax;
        retained += profit - y.dividends * 100;
        fixed += y.capex - y.depreciation;
        let assets = y.cash_fen + (y.receivables + y.prepayments + y.inventory + y.other_current + fixed) * 100;
        let others = (y.short_debt + y.advances + y.other_owed + y.long_debt + capital) * 100 + retained;
        let payables = assets - others;
        assert!(payables > 0, "payables of {} would be negative", y.year);
        let mut put = |id: &str, fen: i64| answers.money(&format!("{id}@{}", y.year), fen);
        for (id, yuan) in [
            ("pl.revenue", y.revenue),
            ("pl.cost_of_sales", y.cost),
            ("pl.operating_expenses", y.operating),
            ("pl.interest", y.interest),
            ("pl.other_income", y.other),
            ("pl.depreciation", y.depreciation),
            ("pl.capex", y.capex),
            ("pl.dividends", y.dividends),
            ("bs.receivables", y.receivables),
            ("bs.prepayments", y.prepayments),
            ("bs.inventory", y.inventory),
            ("bs.other_current_assets", y.other_current),
            ("bs.fixed_assets", fixed),
            ("bs.other_noncurrent_assets", 0),
            ("bs.short_debt", y.short_debt),
            ("bs.advances", y.advances),
            ("bs.other_current_liabilities", y.other_owed),
            ("bs.long_debt", y.long_debt),
            ("bs.other_noncurrent_liabilities", 0),
            ("bs.paid_in_capital", capital),
        ] {
            put(id, yuan * 100);
        }
        put("pl.income_tax", tax);
        put("pl.net_profit", profit);
        put("bs.cash", y.cash_fen);
        put("bs.total_assets", assets);
        put("bs.payables", payables);
        put("bs.retained_earnings", retained);
    }
}
