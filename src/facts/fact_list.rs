//! The facts themselves, in the order of a lender's questions.

/// Declares the facts: the enum, all of them, and their ids.
macro_rules! facts {
    ($( $(#[$doc:meta])* $name:ident = $id:literal; )*) => {
        /// A fact about the firm.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum FactKey { $( $(#[$doc])* $name, )* }

        impl FactKey {
            /// All facts.
            pub const ALL: &'static [FactKey] = &[ $( FactKey::$name, )* ];

            /// The fact's id, as used in packs and reports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $id, )* }
            }
        }
    };
}

facts! {
    // The firm, its owner, tax, lists.
    /// Code of the jurisdiction.
    RegisteredIn = "entity.registered_in";
    /// Code of the legal form.
    LegalForm = "entity.legal_form";
    /// Code of the industry by national classification.
    Industry = "entity.industry";
    /// Row of the size table that the industry belongs to.
    Sector = "entity.sector";
    /// Size class: `large`, `medium`, `small` or `micro`; missing while two classes remain possible.
    SizeClass = "entity.size_class";
    /// Whole months since the founding month.
    AgeMonths = "entity.age_months";
    /// Staff on the payroll.
    Staff = "entity.staff";
    /// Code of where the firm works.
    Premises = "entity.premises";
    /// Months left on the lease.
    LeaseMonths = "entity.lease_months";
    /// Code of the state of the licences.
    Licences = "entity.licences";
    /// Code of how far business money runs through the firm's own account.
    SeparateAccount = "entity.separate_account";
    /// Whether the firm could work a month without the owner.
    RunsWithoutOwner = "entity.runs_without_owner";
    /// Revenue of the latest accounts; of the last 12 months of bank lines where there are no accounts.
    Revenue12m = "entity.revenue_12m";
    /// Age of the owner in years. For modes with an age limit only.
    OwnerAge = "owner.age";
    /// The owner's share in the firm.
    OwnerShare = "owner.share";
    /// Whole months since the owner became legal representative or operator.
    OwnerTenureMonths = "owner.tenure_months";
    /// The owner's years in this trade.
    OwnerTradeYears = "owner.trade_years";
    /// Tax-credit grade; `none` when not rated.
    TaxGrade = "tax.grade";
    /// Code of the kind of VAT payer.
    TaxVatKind = "tax.vat_kind";
    /// Tax paid in the last 12 months.
    TaxPaid12m = "tax.paid_12m";
    /// Tax due and not paid.
    TaxArrears = "tax.arrears";
    /// Months of the last 12 declared with zero tax.
    TaxZeroMonths12m = "tax.zero_months_12m";
    /// Invoiced sales of the last 12 months.
    InvSales12m = "inv.sales_12m";
    /// Months of the last 12 with an invoice.
    InvMonths12m = "inv.months_active_12m";
    /// Longest time without an invoice in the last 12 months.
    InvMaxGapDays = "inv.max_gap_days";
    /// Share of void and red invoices.
    InvVoidShare = "inv.void_share";
    /// Variation of invoiced sales by month, of the last 12 months.
    InvSalesCv = "inv.sales_variation";
    /// On the list of dishonest judgment debtors.
    LegalDishonest = "legal.dishonest_list";
    /// The owner is on that list.
    LegalOwnerDishonest = "legal.owner_dishonest_list";
    /// Subject to enforcement by a court now.
    LegalEnforced = "legal.enforced_list";
    /// On the list of abnormal operations.
    LegalAbnormal = "legal.abnormal_list";
    /// On the list of serious violations.
    LegalViolation = "legal.serious_violation_list";
    /// On any of these lists, the firm or its owner; known once all are answered or one is yes.
    LegalListed = "legal.any_list";
    /// Claimed in open lawsuits against the firm.
    LegalLitigation = "legal.litigation_amount";
    /// Administrative penalties in the last 24 months.
    LegalPenalties = "legal.penalties_24m";

    // Accounts: the latest year, the year before, and the one before that.
    /// Cash and bank balances at the year's end.
    FinCash = "fin.cash";
    /// Trade receivables and notes.
    FinReceivables = "fin.receivables";
    /// Paid to suppliers in advance.
    FinPrepayments = "fin.prepayments";
    /// Stock.
    FinInventory = "fin.inventory";
    /// Other current assets.
    FinOtherCurrentAssets = "fin.other_current_assets";
    /// Current assets: the sum of the five lines above.
    FinCurrentAssets = "fin.current_assets";
    /// Fixed assets after depreciation.
    FinFixedAssets = "fin.fixed_assets";
    /// Other non-current assets.
    FinOtherNoncurrentAssets = "fin.other_noncurrent_assets";
    /// Total assets: the sum of all asset lines, else as stated.
    FinTotalAssets = "fin.total_assets";
    /// Loans due within a year.
    FinShortDebt = "fin.short_debt";
    /// Owed to suppliers, with notes.
    FinPayables = "fin.payables";
    /// Received from customers in advance.
    FinAdvances = "fin.advances";
    /// Wages, taxes and other current liabilities.
    FinOtherCurrentLiabilities = "fin.other_current_liabilities";
    /// Current liabilities: the sum of the four lines above.
    FinCurrentLiabilities = "fin.current_liabilities";
    /// Loans due later than a year.
    FinLongDebt = "fin.long_debt";
    /// Other non-current liabilities.
    FinOtherNoncurrentLiabilities = "fin.other_noncurrent_liabilities";
    /// Total liabilities: the sum of all liability lines, else total assets less equity.
    FinTotalLiabilities = "fin.total_liabilities";
    /// Loans: those due within a year and those due later.
    FinDebt = "fin.debt";
    /// Paid-in capital and capital reserve.
    FinPaidInCapital = "fin.paid_in_capital";
    /// Surplus reserve and undistributed profit.
    FinRetainedEarnings = "fin.retained_earnings";
    /// Equity: paid-in capital and retained earnings, else total assets less total liabilities.
    FinEquity = "fin.equity";
    /// Revenue.
    FinRevenue = "fin.revenue";
    /// Cost of what was sold.
    FinCostOfSales = "fin.cost_of_sales";
    /// Revenue less cost of sales.
    FinGrossProfit = "fin.gross_profit";
    /// Operating expenses.
    FinOperatingExpenses = "fin.operating_expenses";
    /// Gross profit less operating expenses, before other income and interest.
    FinOperatingProfit = "fin.operating_profit";
    /// Other income less other expense.
    FinOtherIncome = "fin.other_income";
    /// Profit before interest and income tax: operating profit and other income, else net profit, income tax and interest.
    FinEbit = "fin.ebit";
    /// Interest and other cost of finance.
    FinInterest = "fin.interest";
    /// EBIT less interest.
    FinProfitBeforeTax = "fin.profit_before_tax";
    /// Income tax.
    FinIncomeTax = "fin.income_tax";
    /// Profit before tax less income tax, else as stated.
    FinNetProfit = "fin.net_profit";
    /// Depreciation and amortisation.
    FinDepreciation = "fin.depreciation";
    /// EBIT and depreciation.
    FinEbitda = "fin.ebitda";
    /// Spent on fixed assets.
    FinCapex = "fin.capex";
    /// Paid out to owners.
    FinDividends = "fin.dividends";
    /// Cash and bank balances at the year's end. The year before.
    FinCashPrev = "fin.cash_prev";
    /// Trade receivables and notes. The year before.
    FinReceivablesPrev = "fin.receivables_prev";
    /// Paid to suppliers in advance. The year before.
    FinPrepaymentsPrev = "fin.prepayments_prev";
    /// Stock. The year before.
    FinInventoryPrev = "fin.inventory_prev";
    /// Other current assets. The year before.
    FinOtherCurrentAssetsPrev = "fin.other_current_assets_prev";
    /// Current assets: the sum of the five lines above. The year before.
    FinCurrentAssetsPrev = "fin.current_assets_prev";
    /// Fixed assets after depreciation. The year before.
    FinFixedAssetsPrev = "fin.fixed_assets_prev";
    /// Other non-current assets. The year before.
    FinOtherNoncurrentAssetsPrev = "fin.other_noncurrent_assets_prev";
    /// Total assets: the sum of all asset lines, else as stated. The year before.
    FinTotalAssetsPrev = "fin.total_assets_prev";
    /// Loans due within a year. The year before.
    FinShortDebtPrev = "fin.short_debt_prev";
    /// Owed to suppliers, with notes. The year before.
    FinPayablesPrev = "fin.payables_prev";
    /// Received from customers in advance. The year before.
    FinAdvancesPrev = "fin.advances_prev";
    /// Wages, taxes and other current liabilities. The year before.
    FinOtherCurrentLiabilitiesPrev = "fin.other_current_liabilities_prev";
    /// Current liabilities: the sum of the four lines above. The year before.
    FinCurrentLiabilitiesPrev = "fin.current_liabilities_prev";
    /// Loans due later than a year. The year before.
    FinLongDebtPrev = "fin.long_debt_prev";
    /// Other non-current liabilities. The year before.
    FinOtherNoncurrentLiabilitiesPrev = "fin.other_noncurrent_liabilities_prev";
    /// Total liabilities: the sum of all liability lines, else total assets less equity. The year before.
    FinTotalLiabilitiesPrev = "fin.total_liabilities_prev";
    /// Loans: those due within a year and those due later. The year before.
    FinDebtPrev = "fin.debt_prev";
    /// Paid-in capital and capital reserve. The year before.
    FinPaidInCapitalPrev = "fin.paid_in_capital_prev";
    /// Surplus reserve and undistributed profit. The year before.
    FinRetainedEarningsPrev = "fin.retained_earnings_prev";
    /// Equity: paid-in capital and retained earnings, else total assets less total liabilities. The year before.
    FinEquityPrev = "fin.equity_prev";
    /// Revenue. The year before.
    FinRevenuePrev = "fin.revenue_prev";
    /// Cost of what was sold. The year before.
    FinCostOfSalesPrev = "fin.cost_of_sales_prev";
    /// Revenue less cost of sales. The year before.
    FinGrossProfitPrev = "fin.gross_profit_prev";
    /// Operating expenses. The year before.
    FinOperatingExpensesPrev = "fin.operating_expenses_prev";
    /// Gross profit less operating expenses, before other income and interest. The year before.
    FinOperatingProfitPrev = "fin.operating_profit_prev";
    /// Other income less other expense. The year before.
    FinOtherIncomePrev = "fin.other_income_prev";
    /// Profit before interest and income tax: operating profit and other income, else net profit, income tax and interest. The year before.
    FinEbitPrev = "fin.ebit_prev";
    /// Interest and other cost of finance. The year before.
    FinInterestPrev = "fin.interest_prev";
    /// EBIT less interest. The year before.
    FinProfitBeforeTaxPrev = "fin.profit_before_tax_prev";
    /// Income tax. The year before.
    FinIncomeTaxPrev = "fin.income_tax_prev";
    /// Profit before tax less income tax, else as stated. The year before.
    FinNetProfitPrev = "fin.net_profit_prev";
    /// Depreciation and amortisation. The year before.
    FinDepreciationPrev = "fin.depreciation_prev";
    /// EBIT and depreciation. The year before.
    FinEbitdaPrev = "fin.ebitda_prev";
    /// Spent on fixed assets. The year before.
    FinCapexPrev = "fin.capex_prev";
    /// Paid out to owners. The year before.
    FinDividendsPrev = "fin.dividends_prev";
    /// Cash and bank balances at the year's end. Two years before.
    FinCashPrev2 = "fin.cash_prev2";
    /// Trade receivables and notes. Two years before.
    FinReceivablesPrev2 = "fin.receivables_prev2";
    /// Paid to suppliers in advance. Two years before.
    FinPrepaymentsPrev2 = "fin.prepayments_prev2";
    /// Stock. Two years before.
    FinInventoryPrev2 = "fin.inventory_prev2";
    /// Other current assets. Two years before.
    FinOtherCurrentAssetsPrev2 = "fin.other_current_assets_prev2";
    /// Current assets: the sum of the five lines above. Two years before.
    FinCurrentAssetsPrev2 = "fin.current_assets_prev2";
    /// Fixed assets after depreciation. Two years before.
    FinFixedAssetsPrev2 = "fin.fixed_assets_prev2";
    /// Other non-current assets. Two years before.
    FinOtherNoncurrentAssetsPrev2 = "fin.other_noncurrent_assets_prev2";
    /// Total assets: the sum of all asset lines, else as stated. Two years before.
    FinTotalAssetsPrev2 = "fin.total_assets_prev2";
    /// Loans due within a year. Two years before.
    FinShortDebtPrev2 = "fin.short_debt_prev2";
    /// Owed to suppliers, with notes. Two years before.
    FinPayablesPrev2 = "fin.payables_prev2";
    /// Received from customers in advance. Two years before.
    FinAdvancesPrev2 = "fin.advances_prev2";
    /// Wages, taxes and other current liabilities. Two years before.
    FinOtherCurrentLiabilitiesPrev2 = "fin.other_current_liabilities_prev2";
    /// Current liabilities: the sum of the four lines above. Two years before.
    FinCurrentLiabilitiesPrev2 = "fin.current_liabilities_prev2";
    /// Loans due later than a year. Two years before.
    FinLongDebtPrev2 = "fin.long_debt_prev2";
    /// Other non-current liabilities. Two years before.
    FinOtherNoncurrentLiabilitiesPrev2 = "fin.other_noncurrent_liabilities_prev2";
    /// Total liabilities: the sum of all liability lines, else total assets less equity. Two years before.
    FinTotalLiabilitiesPrev2 = "fin.total_liabilities_prev2";
    /// Loans: those due within a year and those due later. Two years before.
    FinDebtPrev2 = "fin.debt_prev2";
    /// Paid-in capital and capital reserve. Two years before.
    FinPaidInCapitalPrev2 = "fin.paid_in_capital_prev2";
    /// Surplus reserve and undistributed profit. Two years before.
    FinRetainedEarningsPrev2 = "fin.retained_earnings_prev2";
    /// Equity: paid-in capital and retained earnings, else total assets less total liabilities. Two years before.
    FinEquityPrev2 = "fin.equity_prev2";
    /// Revenue. Two years before.
    FinRevenuePrev2 = "fin.revenue_prev2";
    /// Cost of what was sold. Two years before.
    FinCostOfSalesPrev2 = "fin.cost_of_sales_prev2";
    /// Revenue less cost of sales. Two years before.
    FinGrossProfitPrev2 = "fin.gross_profit_prev2";
    /// Operating expenses. Two years before.
    FinOperatingExpensesPrev2 = "fin.operating_expenses_prev2";
    /// Gross profit less operating expenses, before other income and interest. Two years before.
    FinOperatingProfitPrev2 = "fin.operating_profit_prev2";
    /// Other income less other expense. Two years before.
    FinOtherIncomePrev2 = "fin.other_income_prev2";
    /// Profit before interest and income tax: operating profit and other income, else net profit, income tax and interest. Two years before.
    FinEbitPrev2 = "fin.ebit_prev2";
    /// Interest and other cost of finance. Two years before.
    FinInterestPrev2 = "fin.interest_prev2";
    /// EBIT less interest. Two years before.
    FinProfitBeforeTaxPrev2 = "fin.profit_before_tax_prev2";
    /// Income tax. Two years before.
    FinIncomeTaxPrev2 = "fin.income_tax_prev2";
    /// Profit before tax less income tax, else as stated. Two years before.
    FinNetProfitPrev2 = "fin.net_profit_prev2";
    /// Depreciation and amortisation. Two years before.
    FinDepreciationPrev2 = "fin.depreciation_prev2";
    /// EBIT and depreciation. Two years before.
    FinEbitdaPrev2 = "fin.ebitda_prev2";
    /// Spent on fixed assets. Two years before.
    FinCapexPrev2 = "fin.capex_prev2";
    /// Paid out to owners. Two years before.
    FinDividendsPrev2 = "fin.dividends_prev2";
    /// Years of accounts in a row, the latest included.
    FinYears = "fin.years";
    /// The latest year of accounts.
    FinLatestYear = "fin.latest_year";

    // Bank and wallet lines, over the last 12, 6 and 3 full months.
    /// Money in, without own transfers; 12 months.
    BankInflow12 = "bank.inflow_12m";
    /// Money in, without own transfers; 6 months.
    BankInflow6 = "bank.inflow_6m";
    /// Money in, without own transfers; 3 months.
    BankInflow3 = "bank.inflow_3m";
    /// Money out, without own transfers; 12 months.
    BankOutflow12 = "bank.outflow_12m";
    /// Money out, without own transfers; 6 months.
    BankOutflow6 = "bank.outflow_6m";
    /// Money out, without own transfers; 3 months.
    BankOutflow3 = "bank.outflow_3m";
    /// Revenue: lines that count less lines that lower it; 12 months.
    BankRevenue12 = "bank.revenue_12m";
    /// Revenue: lines that count less lines that lower it; 6 months.
    BankRevenue6 = "bank.revenue_6m";
    /// Revenue: lines that count less lines that lower it; 3 months.
    BankRevenue3 = "bank.revenue_3m";
    /// Coefficient of variation of monthly money in: sample standard deviation over mean; 12 months.
    BankInflowCv12 = "bank.inflow_cv_12m";
    /// Coefficient of variation of monthly money in: sample standard deviation over mean; 6 months.
    BankInflowCv6 = "bank.inflow_cv_6m";
    /// Coefficient of variation of monthly money in: sample standard deviation over mean; 3 months.
    BankInflowCv3 = "bank.inflow_cv_3m";
    /// Mean of the end-of-day balances of all accounts together; 12 months.
    BankMeanBalance12 = "bank.mean_balance_12m";
    /// Mean of the end-of-day balances of all accounts together; 6 months.
    BankMeanBalance6 = "bank.mean_balance_6m";
    /// Mean of the end-of-day balances of all accounts together; 3 months.
    BankMeanBalance3 = "bank.mean_balance_3m";
    /// Lowest end-of-day balance of all accounts together; 12 months.
    BankMinBalance12 = "bank.min_balance_12m";
    /// Lowest end-of-day balance of all accounts together; 6 months.
    BankMinBalance6 = "bank.min_balance_6m";
    /// Lowest end-of-day balance of all accounts together; 3 months.
    BankMinBalance3 = "bank.min_balance_3m";
    /// Days that end with a balance below zero; 12 months.
    BankNegativeDays12 = "bank.negative_days_12m";
    /// Days that end with a balance below zero; 6 months.
    BankNegativeDays6 = "bank.negative_days_6m";
    /// Days that end with a balance below zero; 3 months.
    BankNegativeDays3 = "bank.negative_days_3m";
    /// Mean balance over mean daily money out; 12 months.
    BankBufferDays12 = "bank.buffer_days_12m";
    /// Mean balance over mean daily money out; 6 months.
    BankBufferDays6 = "bank.buffer_days_6m";
    /// Mean balance over mean daily money out; 3 months.
    BankBufferDays3 = "bank.buffer_days_3m";
    /// Loan money received; 12 months.
    BankLoansIn12 = "bank.loans_in_12m";
    /// Loan money received; 6 months.
    BankLoansIn6 = "bank.loans_in_6m";
    /// Loan money received; 3 months.
    BankLoansIn3 = "bank.loans_in_3m";
    /// Paid to lenders: principal, interest and fees; 12 months.
    BankLenderDebits12 = "bank.lender_debits_12m";
    /// Paid to lenders: principal, interest and fees; 6 months.
    BankLenderDebits6 = "bank.lender_debits_6m";
    /// Paid to lenders: principal, interest and fees; 3 months.
    BankLenderDebits3 = "bank.lender_debits_3m";
    /// Share of money in that left again on the same day for the same party in the same amount; 12 months.
    BankSameDayShare12 = "bank.same_day_share_12m";
    /// Share of money in that left again on the same day for the same party in the same amount; 6 months.
    BankSameDayShare6 = "bank.same_day_share_6m";
    /// Share of money in that left again on the same day for the same party in the same amount; 3 months.
    BankSameDayShare3 = "bank.same_day_share_3m";
    /// Revenue of the 12 full months before the last 12.
    BankRevenuePrev12 = "bank.revenue_prev_12m";
    /// Money in of the last 3 full months over that of the 3 before.
    BankTrend = "bank.inflow_trend";
    /// Full months that the files cover without a gap, up to the last one.
    BankMonths = "bank.months_of_data";
    /// Months of the last 12 without revenue.
    BankIdleMonths12 = "bank.idle_months_12m";
    /// Share of cash in all money in; 12 months.
    BankCashShare12 = "bank.cash_share_12m";
    /// The largest customer's share of revenue by bank lines; 12 months.
    BankTopPayer12 = "bank.top_payer_share_12m";
    /// The five largest customers' share of it; 12 months.
    BankTop5Payers12 = "bank.top5_payer_share_12m";
    /// Sum of the squared shares of all customers by bank lines; 12 months.
    BankPayerHhi12 = "bank.payer_hhi_12m";
    /// The largest supplier's share of payments to suppliers; 12 months.
    BankTopPayee12 = "bank.top_payee_share_12m";
    /// Wages paid; 12 months.
    BankPayroll12 = "bank.payroll_12m";
    /// Rent paid; 12 months.
    BankRent12 = "bank.rent_12m";
    /// Tax and social security paid; 12 months.
    BankTaxSocial12 = "bank.tax_social_12m";
    /// Taken out by owners; 12 months.
    BankOwnerDraws12 = "bank.owner_draws_12m";
    /// Different lenders paid; 12 months.
    BankLenders12 = "bank.lenders_12m";

    // Debts and guarantees.
    /// Principal owed on all loans.
    DebtTotal = "debt.total";
    /// Loans listed with a balance.
    DebtLenders = "debt.lenders";
    /// Loans listed with a balance that nothing secures.
    DebtUnsecured = "debt.unsecured_lenders";
    /// Principal owed on them.
    DebtUnsecuredAmount = "debt.unsecured_total";
    /// Principal owed to other lenders than banks.
    DebtNonBank = "debt.nonbank_total";
    /// Principal and interest due in the next 12 months: as stated, else from the list.
    DebtService12m = "debt.service_12m";
    /// Paid on all loans a month now.
    DebtPaymentMonth = "debt.payment_month";
    /// Yearly rate of all loans, weighted by balance.
    DebtMeanRate = "debt.mean_rate";
    /// Highest yearly rate of a loan with a balance.
    DebtMaxRate = "debt.max_rate";
    /// Principal of loans listed that falls due in one sum within 12 months.
    DebtBalloon12m = "debt.balloon_12m";
    /// Principal of loans listed that end within 12 months.
    DebtDue12m = "debt.due_12m";
    /// Amount guaranteed for others.
    GuaranteeGiven = "guarantee.given";
    /// Whether a guaranteed debtor is behind with payment.
    GuaranteeDebtorLate = "guarantee.debtor_late";

    // Credit record.
    /// Overdue now, firm and owner together.
    CreditCurrentOverdue = "credit.current_overdue";
    /// Overdue months in the last 24: the higher of firm and owner.
    CreditOverdueCount = "credit.count_overdue_24m";
    /// Longest run of overdue months in the last 24: the higher of firm and owner.
    CreditOverdueRun = "credit.max_run_overdue_24m";
    /// Queries for approval in the last 3 months: the higher of firm and owner.
    CreditInquiries = "credit.inquiries_3m";
    /// Lenders with unsecured credit: the higher of firm and owner.
    CreditUnsecuredLenders = "credit.unsecured_lenders";
    /// Whether the firm has ever had a loan in its credit report.
    CreditFirmRecord = "credit.firm_record";
    /// The firm's overdue amount now.
    CreditFirmOverdue = "credit.firm_overdue";
    /// The firm's overdue months in the last 24.
    CreditFirmOverdueCount = "credit.firm_overdue_count_24m";
    /// The firm's longest run of overdue months in the last 24.
    CreditFirmOverdueRun = "credit.firm_overdue_run_24m";
    /// Worst class of the firm's open loans.
    CreditFirmLoanClass = "credit.firm_loan_class";
    /// Queries on the firm in the last 3 months.
    CreditFirmQueries = "credit.firm_queries_3m";
    /// Lenders with unsecured credit to the firm.
    CreditFirmUnsecured = "credit.firm_unsecured_lenders";
    /// Whether the owner has ever had a loan or card in the own report.
    CreditOwnerRecord = "credit.owner_record";
    /// The owner's overdue amount now.
    CreditOwnerOverdue = "credit.owner_overdue";
    /// The owner's overdue months in the last 24.
    CreditOwnerOverdueCount = "credit.owner_overdue_count_24m";
    /// The owner's longest run of overdue months in the last 24.
    CreditOwnerOverdueRun = "credit.owner_overdue_run_24m";
    /// Times 30 to 59 days late in the last 24 months.
    CreditOwnerLate30 = "credit.owner_late_30";
    /// Times 60 to 89 days late in the last 24 months.
    CreditOwnerLate60 = "credit.owner_late_60";
    /// Times 90 days late or more in the last 24 months.
    CreditOwnerLate90 = "credit.owner_late_90";
    /// Queries on the owner in the last 3 months.
    CreditOwnerQueries = "credit.owner_queries_3m";
    /// Lenders with unsecured credit to the owner.
    CreditOwnerUnsecured = "credit.owner_unsecured_lenders";
    /// Limit of all credit cards of the owner.
    CreditCardLimit = "credit.owner_card_limit";
    /// Used of it.
    CreditCardUsed = "credit.owner_card_used";
    /// The owner's monthly payments on private loans.
    CreditOwnerPayments = "credit.owner_payments_month";

    // Customers and suppliers, as stated.
    /// Customers with a purchase in the last 12 months.
    CustomerCount = "trade.customers";
    /// Share of sales on credit.
    CreditSalesShare = "trade.credit_sales_share";
    /// Share of sales to consumers.
    ConsumerShare = "trade.consumer_share";
    /// Sales of the last 12 months through platforms and payment codes.
    PlatformSales12m = "trade.platform_sales_12m";
    /// Months on the platform or payment code.
    PlatformMonths = "trade.platform_months";
    /// Share of what is owed to suppliers that is overdue.
    PayablesOverdueShare = "trade.payables_overdue_share";
    /// The largest customer's share of sales.
    CustomerTop1 = "trade.customer_top1_share";
    /// The listed customers' share of sales; known when all listed customers have a share.
    CustomerTop5 = "trade.customer_top5_share";
    /// Terms of the listed customers, weighted by share.
    CustomerTerms = "trade.customer_terms_days";
    /// Overdue share of the listed customers, weighted by share of sales.
    CustomerOverdue = "trade.customer_overdue_share";
    /// Years of relation with the listed customers, weighted by share.
    CustomerYears = "trade.customer_years";
    /// What kind of buyer the largest customer is.
    LargestBuyerClass = "trade.largest_buyer_class";
    /// The largest supplier's share of purchases.
    SupplierTop1 = "trade.supplier_top1_share";
    /// The listed suppliers' share of purchases.
    SupplierTop5 = "trade.supplier_top5_share";
    /// Terms of the listed suppliers, weighted by share.
    SupplierTerms = "trade.supplier_terms_days";
    /// Years of relation with the listed suppliers, weighted by share.
    SupplierYears = "trade.supplier_years";

    // Receivables and stock by age.
    /// All receivables of the ageing.
    ArTotal = "ar.total";
    /// Not yet due.
    ArNotDue = "ar.not_due";
    /// Overdue 1 to 30 days.
    Ar30 = "ar.overdue_1_30";
    /// Overdue 31 to 60 days.
    Ar60 = "ar.overdue_31_60";
    /// Overdue 61 to 90 days.
    Ar90 = "ar.overdue_61_90";
    /// Overdue 91 to 180 days.
    Ar180 = "ar.overdue_91_180";
    /// Overdue more than 180 days.
    ArOld = "ar.overdue_over_180";
    /// Not due or overdue at most 90 days.
    ArUpTo90 = "ar.up_to_90";
    /// Share of all receivables that is overdue.
    ArOverdueShare = "ar.overdue_share";
    /// Share of all receivables overdue more than 90 days.
    ArOver90Share = "ar.over_90_share";
    /// Of `ar.up_to_90`: owed by government bodies and central state-owned firms.
    ArPublic = "ar.from_public";
    /// Of `ar.up_to_90`: owed by listed firms.
    ArListed = "ar.from_listed";
    /// Of `ar.up_to_90`: owed by other large firms.
    ArLarge = "ar.from_large";
    /// Of `ar.up_to_90`: owed by all others; the rest.
    ArSmall = "ar.from_small";
    /// Of `ar.up_to_90`: disputed.
    ArDisputed = "ar.disputed";
    /// Of `ar.up_to_90`: owed by related parties.
    ArRelated = "ar.related";
    /// Of `ar.up_to_90`: pledged or sold already.
    ArPledged = "ar.pledged";
    /// Of `ar.up_to_90`: neither disputed nor related nor pledged; never below zero.
    ArEligible = "ar.eligible";
    /// The largest debtor's share of all receivables.
    ArTopDebtorShare = "ar.top_debtor_share";
    /// Mean days until the amounts not yet due are due.
    ArDaysToDue = "ar.days_to_due";
    /// Share with contract, delivery note and invoice.
    ArDocumentedShare = "ar.documented_share";
    /// Whether the debtors will confirm the debt in writing.
    ArWillConfirm = "ar.debtor_will_confirm";
    /// Whether the contracts leave assignment open.
    ArAssignable = "ar.assignable";
    /// All stock.
    StockTotal = "stock.total";
    /// Raw material.
    StockRaw = "stock.raw";
    /// Work in progress.
    StockWip = "stock.wip";
    /// Finished goods and goods for resale.
    StockFinished = "stock.finished";
    /// Older than 90 and up to 180 days.
    StockAge180 = "stock.age_91_180";
    /// Older than 180 days.
    StockOld = "stock.age_over_180";
    /// Share of stock older than 180 days.
    StockOldShare = "stock.over_180_share";
    /// Pledged or not yet owned.
    StockPledged = "stock.pledged";
    /// Whether it spoils within three months.
    StockPerishable = "stock.perishable";

    // The need, what could secure it, crowdfunding.
    /// Amount needed.
    NeedAmount = "need.amount";
    /// Code of the purpose.
    NeedPurpose = "need.purpose";
    /// For how long.
    NeedMonths = "need.tenor_months";
    /// Days until it is needed.
    NeedDays = "need.by_days";
    /// Own money put in.
    NeedOwnFunds = "need.own_funds";
    /// Most the firm can pay a month.
    NeedMaxPayment = "need.max_monthly_payment";
    /// Whether the owner would give up shares.
    NeedDilution = "need.dilution_ok";
    /// Kind of property that could be mortgaged; `none` when there is none.
    PropertyKind = "security.property_kind";
    /// Its value today.
    PropertyValue = "security.property_value";
    /// Owed on it.
    PropertyDebt = "security.property_debt";
    /// Its value less what is owed on it; never below zero; zero without property.
    PropertyNet = "security.property_net";
    /// Whose it is.
    PropertyOwner = "security.property_owner";
    /// Whether it is seized, disputed or owned jointly with a minor.
    PropertyBlocked = "security.property_blocked";
    /// Value of equipment free of other rights.
    EquipmentValue = "security.equipment_value";
    /// Signed orders not yet delivered.
    Orders = "security.orders";
    /// Who would guarantee.
    Guarantor = "security.guarantor";
    /// Whether the product is bought by consumers.
    ConsumerProduct = "crowd.consumer_product";
    /// People the firm can reach directly.
    Audience = "crowd.audience";
    /// How far the product is.
    ProductStage = "crowd.product_stage";

    // Orders, standing, investors, plan, wishes.
    /// Of the signed orders, contracts with public bodies or awarded tenders.
    PublicOrders = "deals.public_orders";
    /// Invoices that a buyer has approved on its supply-chain programme.
    ProgrammeInvoices = "deals.programme_invoices";
    /// Bills accepted by banks, held and not yet due.
    BankBills = "deals.bank_bills";
    /// Bills accepted by firms, held and not yet due.
    TradeBills = "deals.trade_bills";
    /// Whether an acceptor of these bills is on the list of persistent overdue.
    BillsLate = "deals.bills_late";
    /// Takings by card and payment code in a usual month.
    CardMonth = "deals.card_month";
    /// Revenue by subscription in a usual month; 0 if there is none.
    RecurringMonth = "deals.recurring_month";
    /// Whether an advance on future takings is still open.
    AdvanceOpen = "deals.advance_open";
    /// Bank loan that matures soon and should be renewed.
    RenewalAmount = "deals.renewal_amount";
    /// Whether its interest is paid up.
    InterestPaid = "deals.interest_paid";
    /// Official standing as a technology firm.
    TechStatus = "standing.tech_status";
    /// Invention patents in force.
    Patents = "standing.patents";
    /// Spent on research and development, as a share of revenue.
    RdShare = "standing.rd_share";
    /// Group that public start-up programmes support.
    StartupGroup = "standing.startup_group";
    /// New hires from these groups within a year, as a share of staff.
    HiresShare = "standing.hires_share";
    /// Whether the firm or an owner is in insolvency or bankruptcy proceedings.
    Insolvency = "standing.insolvency";
    /// The owner's personal credit score.
    CreditScore = "standing.credit_score";
    /// Whether all owners are citizens or nationals who reside in the United States.
    OwnersCitizens = "standing.owners_citizens";
    /// Whether all owners are citizens, nationals or permanent residents.
    OwnersResidents = "standing.owners_residents";
    /// Whether an owner caused the government a loss or is behind with federal debt.
    FederalDebt = "standing.federal_debt";
    /// Whether the firm works for profit in the United States.
    ForProfit = "standing.for_profit";
    /// Whether the firm is small by the industry size table.
    SmallByTable = "standing.small_by_table";
    /// Mean net income after tax of the last two years.
    MeanProfit2y = "standing.mean_profit_2y";
    /// Share of the property that the firm itself will use.
    OwnerOccupied = "standing.owner_occupied";
    /// State aid under the de minimis rule in the last three years.
    DeMinimis = "standing.de_minimis";
    /// Whether more than half of the capital was lost or the firm is otherwise an undertaking in difficulty.
    InDifficulty = "standing.in_difficulty";
    /// Court judgments not satisfied in the last 12 months.
    UnpaidJudgment = "standing.unpaid_judgment";
    /// Whether the owner or director lives in the United Kingdom.
    OwnerResident = "standing.owner_resident";
    /// Share of income from trading.
    TradingShare = "standing.trading_share";
    /// Whether an investor has said to lead.
    LeadInvestor = "equity.lead";
    /// Whether there is a way for investors to sell later.
    ExitPath = "equity.exit";
    /// Whether the firm is a joint-stock company.
    JointStock = "equity.joint_stock";
    /// Years of audited accounts.
    AuditedYears = "equity.audited_years";
    /// Whether a licensed bank lends to small firms there.
    LocalBank = "local.bank";
    /// Whether licensed non-bank lenders do.
    LocalNonbank = "local.nonbank";
    /// Whether licensed factors or invoice platforms work there.
    LocalReceivables = "local.receivables";
    /// Whether licensed leasing companies work there.
    LocalLeasing = "local.leasing";
    /// Whether crowdfunding platforms may lawfully work there.
    LocalCrowd = "local.crowd";
    /// Whether there is a public programme for small firms.
    LocalPublic = "local.public";
    /// Whether shares may be offered to investors there.
    LocalEquity = "local.equity";
    /// Goal of the campaign.
    PlanGoal = "plan.goal";
    /// Days of the campaign.
    PlanDays = "plan.days";
    /// Category.
    PlanCategory = "plan.category";
    /// Weight of enough money.
    WeightEnough = "weight.enough";
    /// Weight of soon enough.
    WeightSoon = "weight.soon";
    /// Weight of cost.
    WeightCost = "weight.cost";
    /// Weight of the chance.
    WeightChance = "weight.chance";
    /// Weight of control.
    WeightControl = "weight.control";
    /// Weight of nothing at risk.
    WeightCollateral = "weight.collateral";
    /// The state of the economy, as the firm sees it.
    ScoreCycle = "score.cycle";
    /// The default rate of small firms where the firm is, as the firm knows it.
    ScoreBaseRate = "score.base_rate";
    /// Today's short reference rate: one-year LPR, prime, Bank Rate, ECB main rate, policy rate.
    RateShort = "rates.short";
    /// Today's long reference rate: five-year LPR.
    RateLong = "rates.long";
    /// Codes of the documents at hand, with blanks between.
    DocumentsHeld = "documents.held";
}
