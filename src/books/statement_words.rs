//! Which line of the short accounts a concept or an account is: concepts of the British, American and international
//! taxonomies, names of accounts in Chinese and English, and numbers of the Chinese standard chart (企业会计准则应用指南,
//! 2006) where a name says nothing.

use super::statement::{MappingReason, StatementItem};
use StatementItem as I;

/// A concept's line, its rank among those for the same line (the lower the better), and whether its sign turns.
pub(super) fn concept(name: &str) -> Option<(StatementItem, usize, bool)> {
    CONCEPTS.iter().find_map(|(item, turned, names)| {
        names.iter().position(|known| *known == name).map(|rank| (*item, rank, *turned))
    })
}

/// Concepts by line, the most exact first, and whether their sign is the other way round.
const CONCEPTS: &[(StatementItem, bool, &[&str])] = &[
    (
        I::Cash,
        false,
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
        false,
        &[
            "TradeDebtorsTradeReceivables",
            "AccountsReceivableNetCurrent",
            "CurrentTradeReceivables",
            "TradeReceivables",
            "TradeAndOtherCurrentReceivables",
        ],
    ),
    (I::Prepayments, false, &["Prepayments", "PrepaidExpenseCurrent", "CurrentPrepayments"]),
    (I::Inventory, false, &["TotalInventories", "StocksInventory", "Stocks", "InventoryNet", "Inventories"]),
    (
        I::FixedAssets,
        false,
        &["PropertyPlantEquipment", "TangibleFixedAssets", "PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipment"],
    ),
    (I::TotalAssets, false, &["Assets", "TotalAssets"]),
    (I::ShortDebt, false, &["ShortTermBorrowings", "CurrentBorrowings", "ShorttermBorrowings", "DebtCurrent"]),
    (
        I::Payables,
        false,
        &[
            "TradeCreditorsTradePayables",
            "AccountsPayableCurrent",
            "CurrentTradePayables",
            "TradePayables",
            "TradeAndOtherCurrentPayables",
        ],
    ),
    (I::LongDebt, false, &["LongTermDebtNoncurrent", "NoncurrentBorrowings", "LongtermBorrowings"]),
    (I::PaidInCapital, false, &["CalledUpShareCapital", "ShareCapital", "IssuedCapital", "CommonStockValue"]),
    (
        I::RetainedEarnings,
        false,
        &[
            "RetainedEarningsAccumulatedLosses",
            "ProfitLossAccountReserve",
            "RetainedEarnings",
            "RetainedEarningsAccumulatedDeficit",
        ],
    ),
    (
        I::Revenue,
        false,
        &[
            "TurnoverRevenue",
            "TurnoverGrossOperatingRevenue",
            "RevenueFromContractWithCustomerExcludingAssessedTax",
            "Revenues",
            "Revenue",
            "SalesRevenueNet",
        ],
    ),
    (I::CostOfSales, false, &["CostSales", "CostOfSales", "CostOfRevenue", "CostOfGoodsAndServicesSold"]),
    (I::Interest, false, &["InterestPayableSimilarChargesFinanceCosts", "InterestExpense", "FinanceCosts"]),
    (
        I::IncomeTax,
        false,
        &[
            "TaxTaxCreditOnProfitOrLossOnOrdinaryActivities",
            "IncomeTaxExpenseBenefit",
            "IncomeTaxExpenseContinuingOperations",
        ],
    ),
    (I::NetProfit, false, &["ProfitLoss", "ProfitLossForPeriod", "NetIncomeLoss", "ProfitLossAccount"]),
    (I::Dividends, false, &["DividendsPaid", "PaymentsOfDividends", "DividendsPaidClassifiedAsFinancingActivities"]),
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

/// Words in Chinese names; what stands earlier wins.
const CHINESE: &[(&str, StatementItem)] = &[
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
