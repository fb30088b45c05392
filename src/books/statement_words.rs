//! Which line of the short accounts a concept or an account is: concepts of the British, American and international
//! taxonomies, names of accounts in Chinese and English, and numbers of the Chinese standard chart (企业会计准则应用指南,
//! 2006) where a name says nothing.

use super::statement::{MappingReason, StatementItem};
use StatementItem as I;

/// Concepts of each line, the most exact first; those with a plus are summed, and only where all are there. British
/// accounts state no total of assets, and costs by function in two lines.
pub(super) const CONCEPTS: &[(StatementItem, &[&str])] = &[
    (
        I::Cash,
        &[
            "CashBankOnHand",
            "CashBankInHand",
            "CashAndCashEquivalents",
            "CashAndCashEquivalentsAtCarryingValue",
            "Cash",
        ],
    ),
    (
        I::Receivables,
        &[
            "TradeDebtorsTradeReceivables",
            "AccountsReceivableNetCurrent",
            "CurrentTradeReceivables",
            "TradeReceivables",
            "TradeAndOtherCurrentReceivables",
        ],
    ),
    (I::Prepayments, &["Prepayments", "PrepaidExpenseCurrent", "CurrentPrepayments"]),
    (I::Inventory, &["TotalInventories", "StocksInventory", "Stocks", "InventoryNet", "Inventories"]),
    (
        I::FixedAssets,
        &["PropertyPlantEquipment", "TangibleFixedAssets", "PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipment"],
    ),
    (I::TotalAssets, &["Assets", "TotalAssets", "FixedAssets+CurrentAssets"]),
    (I::ShortDebt, &["ShortTermBorrowings", "CurrentBorrowings", "ShorttermBorrowings", "DebtCurrent"]),
    (
        I::Payables,
        &[
            "TradeCreditorsTradePayables",
            "AccountsPayableCurrent",
            "CurrentTradePayables",
            "TradePayables",
            "TradeAndOtherCurrentPayables",
        ],
    ),
    (I::LongDebt, &["LongTermDebtNoncurrent", "NoncurrentBorrowings", "LongtermBorrowings"]),
    (I::PaidInCapital, &["CalledUpShareCapital", "ShareCapital", "IssuedCapital", "CommonStockValue"]),
    (
        I::RetainedEarnings,
        &[
            "RetainedEarningsAccumulatedLosses",
            "ProfitLossAccountReserve",
            "RetainedEarnings",
            "RetainedEarningsAccumulatedDeficit",
        ],
    ),
    (
        I::Revenue,
        &[
            "TurnoverRevenue",
            "TurnoverGrossOperatingRevenue",
            "RevenueFromContractWithCustomerExcludingAssessedTax",
            "Revenues",
            "Revenue",
            "SalesRevenueNet",
        ],
    ),
    (I::CostOfSales, &["CostSales", "CostOfSales", "CostOfRevenue", "CostOfGoodsAndServicesSold"]),
    (
        I::OperatingExpenses,
        &[
            "AdministrativeExpenses+DistributionCosts",
            "AdministrativeExpenses",
            "SellingGeneralAndAdministrativeExpense",
        ],
    ),
    (I::Interest, &["InterestPayableSimilarChargesFinanceCosts", "InterestExpense", "FinanceCosts"]),
    (
        I::IncomeTax,
        &[
            "TaxTaxCreditOnProfitOrLossOnOrdinaryActivities",
            "IncomeTaxExpenseBenefit",
            "IncomeTaxExpenseContinuingOperations",
        ],
    ),
    (I::NetProfit, &["ProfitLoss", "ProfitLossForPeriod", "NetIncomeLoss", "ProfitLossAccount"]),
    (I::Dividends, &["DividendsPaid", "PaymentsOfDividends", "DividendsPaidClassifiedAsFinancingActivities"]),
];

/// An account's line and why: by its name, else by its kind, else by its number.
pub(super) fn account(code: &str, name: &str, kind: &str) -> Option<(StatementItem, MappingReason)> {
    let plain: String = name.to_lowercase();
    let by = |words: &[(&'static str, StatementItem)]| {
        let hit = words.iter().find(|(word, _)| plain.contains(word));
        hit.map(|(word, item)| (*item, MappingReason::Name((*word).to_owned())))
    };
    if let Some(found) = by(CHINESE).or_else(|| by(ENGLISH)) {
        return Some(found);
    }
    let of_kind = KINDS.iter().find(|(word, _)| *word == kind);
    if let Some((word, item)) = of_kind {
        return Some((*item, MappingReason::Name((*word).to_owned())));
    }
    let chinese = name.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let number = NUMBERS.iter().find(|(number, _)| chinese && code.starts_with(number));
    number.map(|(number, item)| (*item, MappingReason::Number((*number).to_owned())))
}

/// The first known word in the name of a line of a statement whose item fits, Chinese words first.
pub(super) fn named(name: &str, fits: &dyn Fn(StatementItem) -> bool) -> Option<(StatementItem, &'static str)> {
    let all = CHINESE.iter().chain(ENGLISH);
    all.copied().find(|(word, item)| name.contains(word) && fits(*item)).map(|(word, item)| (item, word))
}

/// Whether a sum of a balance sheet is that of all assets.
pub(super) fn is_total_assets(name: &str) -> bool {
    matches!(name, "资产总计" | "资产合计" | "资产总额" | "总资产" | "total assets")
}

/// Whether a sum of a statement of profit is the result of the year.
pub(super) fn is_net_profit(name: &str) -> bool {
    let net = ["net income", "net profit", "net loss", "net earnings", "profit for the", "profit after tax"];
    name == "净利润" || (net.iter().any(|word| name.starts_with(word)) && !name.contains("before"))
}

/// What a line of a statement of cash flows tells, and the word that says so.
pub(super) fn cash_flow(name: &str) -> Option<(StatementItem, &'static str)> {
    const WORDS: &[(&str, StatementItem)] = &[
        ("购建固定资产", I::Capex),
        ("购置固定资产", I::Capex),
        // 分配股利、利润或偿付利息支付的现金 holds interest as well and tells neither.
        ("分配利润支付的现金", I::Dividends),
        ("折旧", I::Depreciation),
        ("摊销", I::Depreciation),
        ("depreciation", I::Depreciation),
        ("amortisation", I::Depreciation),
        ("amortization", I::Depreciation),
        ("purchase of property", I::Capex),
        ("purchases of property", I::Capex),
        ("purchase of fixed assets", I::Capex),
        ("purchase of equipment", I::Capex),
        ("purchase of tangible", I::Capex),
        ("capital expenditure", I::Capex),
        ("dividends paid", I::Dividends),
        ("payment of dividends", I::Dividends),
        ("owner's draw", I::Dividends),
        ("owner draw", I::Dividends),
        ("distributions to owners", I::Dividends),
    ];
    WORDS.iter().copied().find(|(word, _)| name.contains(word)).map(|(word, item)| (item, word))
}

/// Headings of statements and what stands under them unless its name says more; the heading nearest to a line decides.
const SECTIONS: &[(bool, &str, StatementItem)] = &[
    (false, "bank", I::Cash),
    (false, "receivable", I::Receivables),
    (false, "inventor", I::Inventory),
    (false, "非流动资产", I::OtherNoncurrentAssets),
    (false, "长期投资", I::OtherNoncurrentAssets),
    (false, "无形资产", I::OtherNoncurrentAssets),
    (false, "noncurrent assets", I::OtherNoncurrentAssets),
    (false, "non-current assets", I::OtherNoncurrentAssets),
    (false, "other assets", I::OtherNoncurrentAssets),
    (false, "intangible", I::OtherNoncurrentAssets),
    (false, "固定资产", I::FixedAssets),
    (false, "fixed assets", I::FixedAssets),
    (false, "property", I::FixedAssets),
    (false, "流动资产", I::OtherCurrentAssets),
    (false, "current assets", I::OtherCurrentAssets),
    (false, "accounts payable", I::Payables),
    (false, "credit card", I::ShortDebt),
    (false, "非流动负债", I::OtherNoncurrentLiabilities),
    (false, "长期负债", I::OtherNoncurrentLiabilities),
    (false, "non-current liabilities", I::OtherNoncurrentLiabilities),
    (false, "noncurrent liabilities", I::OtherNoncurrentLiabilities),
    (false, "long-term liabilities", I::OtherNoncurrentLiabilities),
    (false, "long term liabilities", I::OtherNoncurrentLiabilities),
    (false, "流动负债", I::OtherCurrentLiabilities),
    (false, "current liabilities", I::OtherCurrentLiabilities),
    (false, "after more than one year", I::OtherNoncurrentLiabilities),
    (false, "after one year", I::OtherNoncurrentLiabilities),
    (false, "within one year", I::OtherCurrentLiabilities),
    (false, "所有者权益", I::RetainedEarnings),
    (false, "股东权益", I::RetainedEarnings),
    (false, "liabilities and", I::TotalAssets),
    (false, "liabilities &", I::TotalAssets),
    (false, "equity", I::RetainedEarnings),
    (false, "capital and reserves", I::RetainedEarnings),
    (true, "cost of", I::CostOfSales),
    (true, "direct cost", I::CostOfSales),
    (true, "expense", I::OperatingExpenses),
    (true, "overhead", I::OperatingExpenses),
    (true, "other income", I::OtherIncome),
    (true, "income", I::Revenue),
    (true, "revenue", I::Revenue),
    (true, "turnover", I::Revenue),
    (true, "sales", I::Revenue),
];

/// The item of the nearest heading that is known, and the heading. Loans under a heading of what is owed are loans.
pub(super) fn section(flow: bool, path: &str, name: &str) -> Option<(StatementItem, String)> {
    let known = |heading: &str| SECTIONS.iter().find(|(of, word, _)| *of == flow && heading.contains(word));
    let (heading, (_, _, item)) = path.rsplit(" > ").find_map(|heading| Some((heading, known(heading)?)))?;
    let loan = ["loan", "note payable", "notes payable", "borrowing", "mortgage", "debenture"]
        .iter()
        .any(|word| name.contains(word));
    let item = match item {
        // Both sides in one: it tells nothing.
        I::TotalAssets => return None,
        I::OtherCurrentLiabilities if loan => I::ShortDebt,
        I::OtherNoncurrentLiabilities if loan => I::LongDebt,
        item => *item,
    };
    Some((item, heading.to_owned()))
}

/// Words in Chinese names; what stands earlier wins.
const CHINESE: &[(&str, StatementItem)] = &[
    ("一年内到期的非流动负债", I::ShortDebt),
    ("一年内到期的长期借款", I::ShortDebt),
    ("一年内到期的非流动资产", I::OtherCurrentAssets),
    ("库存现金", I::Cash),
    ("银行存款", I::Cash),
    ("其他货币资金", I::Cash),
    ("货币资金", I::Cash),
    ("应收账款", I::Receivables),
    ("应收票据", I::Receivables),
    ("坏账准备", I::Receivables),
    ("应收款项融资", I::Receivables),
    ("预付账款", I::Prepayments),
    ("预付款项", I::Prepayments),
    ("预收账款", I::Advances),
    ("预收款项", I::Advances),
    ("合同负债", I::Advances),
    ("合同资产", I::OtherCurrentAssets),
    ("其他应收", I::OtherCurrentAssets),
    ("应收利息", I::OtherCurrentAssets),
    ("应收股利", I::OtherCurrentAssets),
    ("交易性金融资产", I::OtherCurrentAssets),
    ("短期投资", I::OtherCurrentAssets),
    ("待摊费用", I::OtherCurrentAssets),
    ("长期待摊", I::OtherNoncurrentAssets),
    ("存货跌价", I::Inventory),
    ("原材料", I::Inventory),
    ("库存商品", I::Inventory),
    ("在途物资", I::Inventory),
    ("材料采购", I::Inventory),
    ("材料成本差异", I::Inventory),
    ("发出商品", I::Inventory),
    ("商品进销差价", I::Inventory),
    ("委托加工物资", I::Inventory),
    ("周转材料", I::Inventory),
    ("包装物", I::Inventory),
    ("低值易耗", I::Inventory),
    ("半成品", I::Inventory),
    ("生产成本", I::Inventory),
    ("制造费用", I::Inventory),
    ("存货", I::Inventory),
    ("固定资产清理", I::OtherNoncurrentAssets),
    ("累计折旧", I::FixedAssets),
    ("固定资产", I::FixedAssets),
    ("在建工程", I::OtherNoncurrentAssets),
    ("工程物资", I::OtherNoncurrentAssets),
    ("无形资产", I::OtherNoncurrentAssets),
    ("累计摊销", I::OtherNoncurrentAssets),
    ("长期股权投资", I::OtherNoncurrentAssets),
    ("投资性房地产", I::OtherNoncurrentAssets),
    ("研发支出", I::OtherNoncurrentAssets),
    ("商誉", I::OtherNoncurrentAssets),
    ("递延所得税资产", I::OtherNoncurrentAssets),
    ("使用权资产", I::OtherNoncurrentAssets),
    ("长期应收", I::OtherNoncurrentAssets),
    ("短期借款", I::ShortDebt),
    ("应付账款", I::Payables),
    ("应付票据", I::Payables),
    ("应付职工薪酬", I::OtherCurrentLiabilities),
    ("应交税费", I::OtherCurrentLiabilities),
    ("应付利息", I::OtherCurrentLiabilities),
    ("应付股利", I::OtherCurrentLiabilities),
    ("应付利润", I::OtherCurrentLiabilities),
    ("其他应付", I::OtherCurrentLiabilities),
    ("预提费用", I::OtherCurrentLiabilities),
    ("长期借款", I::LongDebt),
    ("应付债券", I::LongDebt),
    ("长期应付", I::OtherNoncurrentLiabilities),
    ("租赁负债", I::OtherNoncurrentLiabilities),
    ("预计负债", I::OtherNoncurrentLiabilities),
    ("递延收益", I::OtherNoncurrentLiabilities),
    ("递延所得税负债", I::OtherNoncurrentLiabilities),
    ("专项应付", I::OtherNoncurrentLiabilities),
    ("实收资本", I::PaidInCapital),
    ("股本", I::PaidInCapital),
    ("资本公积", I::RetainedEarnings),
    ("盈余公积", I::RetainedEarnings),
    ("本年利润", I::RetainedEarnings),
    ("利润分配", I::RetainedEarnings),
    ("未分配利润", I::RetainedEarnings),
    ("其他综合收益", I::RetainedEarnings),
    ("以前年度损益", I::RetainedEarnings),
    ("主营业务收入", I::Revenue),
    ("其他业务收入", I::Revenue),
    ("营业收入", I::Revenue),
    ("营业外收入", I::OtherIncome),
    ("其他业务利润", I::OtherIncome),
    ("补贴收入", I::OtherIncome),
    ("投资收益", I::OtherIncome),
    ("其他收益", I::OtherIncome),
    ("公允价值变动", I::OtherIncome),
    ("资产处置", I::OtherIncome),
    ("主营业务成本", I::CostOfSales),
    ("其他业务成本", I::CostOfSales),
    ("其他业务支出", I::CostOfSales),
    ("营业成本", I::CostOfSales),
    ("税金及附加", I::OperatingExpenses),
    ("销售费用", I::OperatingExpenses),
    ("营业费用", I::OperatingExpenses),
    ("管理费用", I::OperatingExpenses),
    ("研发费用", I::OperatingExpenses),
    ("财务费用", I::Interest),
    ("资产减值", I::OperatingExpenses),
    ("信用减值", I::OperatingExpenses),
    ("营业外支出", I::OperatingExpenses),
    ("所得税", I::IncomeTax),
];

/// Words in English names; what stands earlier wins.
const ENGLISH: &[(&str, StatementItem)] = &[
    ("accumulated depreciation", I::FixedAssets),
    ("trade and other receivable", I::Receivables),
    ("trade and other payable", I::Payables),
    ("administrative expense", I::OperatingExpenses),
    ("distribution cost", I::OperatingExpenses),
    ("finance cost", I::Interest),
    ("taxation", I::IncomeTax),
    ("property, plant", I::FixedAssets),
    ("inventories", I::Inventory),
    ("intangible", I::OtherNoncurrentAssets),
    ("goodwill", I::OtherNoncurrentAssets),
    ("debtors", I::Receivables),
    ("share premium", I::RetainedEarnings),
    ("depreciation", I::OperatingExpenses),
    ("accounts receivable", I::Receivables),
    ("trade receivable", I::Receivables),
    ("trade debtors", I::Receivables),
    ("accounts payable", I::Payables),
    ("trade payable", I::Payables),
    ("trade creditors", I::Payables),
    ("prepaid", I::Prepayments),
    ("prepayment", I::Prepayments),
    ("deferred revenue", I::Advances),
    ("unearned revenue", I::Advances),
    ("customer deposit", I::Advances),
    ("cost of goods", I::CostOfSales),
    ("cost of sales", I::CostOfSales),
    ("inventory", I::Inventory),
    ("stock on hand", I::Inventory),
    ("interest expense", I::Interest),
    ("interest paid", I::Interest),
    ("interest income", I::OtherIncome),
    ("other income", I::OtherIncome),
    ("income tax", I::IncomeTax),
    ("corporation tax", I::IncomeTax),
    ("petty cash", I::Cash),
    ("cash", I::Cash),
    ("checking", I::Cash),
    ("savings account", I::Cash),
    ("bank account", I::Cash),
    ("credit card", I::ShortDebt),
    ("overdraft", I::ShortDebt),
    ("line of credit", I::ShortDebt),
    ("short-term loan", I::ShortDebt),
    ("mortgage", I::LongDebt),
    ("long-term loan", I::LongDebt),
    ("long term loan", I::LongDebt),
    ("vat ", I::OtherCurrentLiabilities),
    ("sales tax payable", I::OtherCurrentLiabilities),
    ("payroll liabilit", I::OtherCurrentLiabilities),
    ("wages payable", I::OtherCurrentLiabilities),
    ("accrued", I::OtherCurrentLiabilities),
    ("retained earnings", I::RetainedEarnings),
    ("share capital", I::PaidInCapital),
    ("common stock", I::PaidInCapital),
    ("owner equity", I::PaidInCapital),
    ("owner's equity", I::PaidInCapital),
    ("paid-in capital", I::PaidInCapital),
    ("fixed asset", I::FixedAssets),
    ("equipment", I::FixedAssets),
    ("vehicles", I::FixedAssets),
    ("furniture", I::FixedAssets),
    ("buildings", I::FixedAssets),
    ("sales", I::Revenue),
    ("revenue", I::Revenue),
    ("turnover", I::Revenue),
    ("rent", I::OperatingExpenses),
    ("salaries", I::OperatingExpenses),
    ("wages", I::OperatingExpenses),
    ("insurance", I::OperatingExpenses),
    ("utilities", I::OperatingExpenses),
    ("office supplies", I::OperatingExpenses),
    ("advertising", I::OperatingExpenses),
    ("travel", I::OperatingExpenses),
    ("bank charges", I::OperatingExpenses),
    ("professional fees", I::OperatingExpenses),
];

/// Kinds of accounts that programs name, where one line holds all of a kind.
const KINDS: &[(&str, StatementItem)] = &[
    ("BANK", I::Cash),
    ("CASH", I::Cash),
    ("RECEIVABLE", I::Receivables),
    ("PAYABLE", I::Payables),
    ("CREDIT", I::ShortDebt),
];

/// Numbers of the Chinese standard chart.
const NUMBERS: &[(&str, StatementItem)] = &[
    ("1001", I::Cash),
    ("1002", I::Cash),
    ("1012", I::Cash),
    ("1121", I::Receivables),
    ("1122", I::Receivables),
    ("1123", I::Prepayments),
    ("1221", I::OtherCurrentAssets),
    ("1403", I::Inventory),
    ("1405", I::Inventory),
    ("1601", I::FixedAssets),
    ("1602", I::FixedAssets),
    ("2001", I::ShortDebt),
    ("2202", I::Payables),
    ("2203", I::Advances),
    ("2211", I::OtherCurrentLiabilities),
    ("2221", I::OtherCurrentLiabilities),
    ("2241", I::OtherCurrentLiabilities),
    ("2501", I::LongDebt),
];
