//! Names of lines in financial statements: which statement they belong to, which are sums, which are costs. Chinese
//! names are those of the forms of 小企业会计准则 (会小企01 to 03) and 企业会计准则 (一般企业, 2019); English ones are those
//! that bookkeeping programs print.

use super::Sheet;

/// What a line's name says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// An item by itself.
    Item,
    /// The sum of lines above it.
    Total,
    /// A sum that some firms give in place of its parts (固定资产账面价值).
    Net,
    /// The first of lines that are parts of the line above (其中).
    Part,
}

/// A name without numbering, marks and brackets.
pub(super) struct Name {
    /// What is left.
    pub text: String,
    /// 减: the line lowers the sum.
    pub less: bool,
    /// 加: it raises it.
    pub plus: bool,
    /// 其中: it is a part of the line above.
    pub among: bool,
}

/// Takes a name apart.
pub(super) fn name(cell: &str) -> Name {
    let chinese = crate::intake::words::is_chinese(cell);
    let mut text = if chinese { without_brackets(cell) } else { cell.trim().to_lowercase() };
    let mut out = Name { text: String::new(), less: false, plus: false, among: false };
    if chinese {
        text.retain(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '△' | '☆' | '▲' | '"' | '“' | '”'));
        let mut rest = unnumbered(&text);
        loop {
            let cut = |marks: [&str; 2]| marks.iter().find_map(|mark| rest.strip_prefix(*mark));
            if let Some(left) = cut(["减：", "减:"]) {
                (out.less, rest) = (true, left);
            } else if let Some(left) = cut(["加：", "加:"]) {
                (out.plus, rest) = (true, left);
            } else if let Some(left) = cut(["其中：", "其中:"]) {
                (out.among, rest) = (true, left);
            } else {
                break;
            }
            rest = unnumbered(rest);
        }
        rest.trim_end_matches(['：', ':']).clone_into(&mut out.text);
    } else {
        let words: Vec<&str> = text.split_whitespace().collect();
        let joined = words.join(" ");
        let (less, plus) = (joined.strip_prefix("less:"), joined.strip_prefix("add:"));
        (out.less, out.plus) = (less.is_some(), plus.is_some());
        let rest = less.or(plus).unwrap_or(&joined).trim().trim_end_matches(':').replace('’', "'");
        out.text = without_brackets(&rest).trim().to_owned();
    }
    out
}

/// Numbers before a name: `一、`, `（一）`, `1.`, `1、`.
fn unnumbered(text: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(number);
    match rest.strip_prefix(['、', '.', '．']) {
        Some(left) if rest.len() < text.len() => left,
        _ => text,
    }
}

/// Brackets say how a line is to be filled in or another name of it.
fn without_brackets(text: &str) -> String {
    let (mut out, mut depth) = (String::with_capacity(text.len()), 0_u32);
    for c in text.chars() {
        match c {
            '（' | '(' | '[' | '［' | '【' => depth += 1,
            '）' | ')' | ']' | '］' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // A bracket that is never closed hides nothing, and one that holds the whole name is no remark.
    if depth > 0 || out.trim().is_empty() { text.trim().to_owned() } else { out }
}

/// Names that tell a statement, with its sums: a table that has several of them is such a statement.
const KNOWN: &[(Sheet, &[&str])] = &[
    (
        Sheet::Balance,
        &[
            "货币资金",
            "短期投资",
            "应收票据",
            "应收账款",
            "预付账款",
            "预付款项",
            "应收利息",
            "应收股利",
            "其他应收款",
            "存货",
            "其他流动资产",
            "流动资产合计",
            "长期股权投资",
            "固定资产",
            "固定资产原价",
            "固定资产账面价值",
            "累计折旧",
            "在建工程",
            "无形资产",
            "长期待摊费用",
            "非流动资产合计",
            "短期借款",
            "应付票据",
            "应付账款",
            "预收账款",
            "预收款项",
            "合同负债",
            "应付职工薪酬",
            "应交税费",
            "其他应付款",
            "流动负债合计",
            "长期借款",
            "长期应付款",
            "非流动负债合计",
            "实收资本",
            "股本",
            "资本公积",
            "盈余公积",
            "未分配利润",
            "交易性金融资产",
            "应交税金",
            "应付工资",
            "cash",
            "cash at bank",
            "cash and cash equivalents",
            "accounts receivable",
            "trade receivables",
            "debtors",
            "inventory",
            "inventories",
            "stock",
            "prepaid expenses",
            "prepayments",
            "total current assets",
            "property, plant and equipment",
            "fixed assets",
            "total fixed assets",
            "total non-current assets",
            "accounts payable",
            "trade payables",
            "creditors",
            "total current liabilities",
            "total bank",
            "total bank accounts",
            "retained earnings",
            "share capital",
            "total long-term liabilities",
            "total non-current liabilities",
            "current assets",
            "current liabilities",
            "equity",
            "net current assets",
            "current year earnings",
            "net income",
            "accumulated depreciation",
            "total accounts receivable",
            "total accounts payable",
            "total other current assets",
            "total other current liabilities",
        ],
    ),
    (
        Sheet::Profit,
        &[
            "营业收入",
            "营业总收入",
            "主营业务收入",
            "营业成本",
            "营业总成本",
            "主营业务成本",
            "税金及附加",
            "营业税金及附加",
            "主营业务税金及附加",
            "销售费用",
            "营业费用",
            "管理费用",
            "研发费用",
            "财务费用",
            "投资收益",
            "其他收益",
            "资产减值损失",
            "信用减值损失",
            "公允价值变动收益",
            "资产处置收益",
            "营业外收入",
            "营业外支出",
            "所得税费用",
            "所得税",
            "主营业务利润",
            "其他业务利润",
            "income",
            "revenue",
            "turnover",
            "sales",
            "total income",
            "total revenue",
            "cost of goods sold",
            "cost of sales",
            "total cost of goods sold",
            "total cost of sales",
            "gross profit",
            "expenses",
            "operating expenses",
            "total expenses",
            "total operating expenses",
            "administrative expenses",
            "distribution costs",
            "operating profit",
            "operating income",
            "net operating income",
            "other income",
            "total other income",
            "other expenses",
            "total other expenses",
            "interest expense",
            "income tax expense",
            "profit before tax",
            "income before tax",
            "depreciation",
            "net other income",
            "net ordinary income",
            "profit before taxation",
            "taxation",
        ],
    ),
    (
        Sheet::Cash,
        &[
            "销售产成品、商品、提供劳务收到的现金",
            "销售商品、提供劳务收到的现金",
            "收到的税费返还",
            "收到其他与经营活动有关的现金",
            "购买原材料、商品、接受劳务支付的现金",
            "购买商品、接受劳务支付的现金",
            "支付的职工薪酬",
            "支付给职工以及为职工支付的现金",
            "支付的税费",
            "支付的各项税费",
            "支付其他与经营活动有关的现金",
            "收回短期投资、长期债券投资和长期股权投资收到的现金",
            "取得投资收益收到的现金",
            "取得借款收到的现金",
            "偿还借款本金支付的现金",
            "偿还借款利息支付的现金",
            "偿还债务支付的现金",
            "吸收投资者投资收到的现金",
            "吸收投资收到的现金",
            "经营活动现金流入小计",
            "经营活动现金流出小计",
            "投资活动现金流入小计",
            "投资活动现金流出小计",
            "筹资活动现金流入小计",
            "筹资活动现金流出小计",
            "收到的其他与经营活动有关的现金",
            "支付的其他与经营活动有关的现金",
            "收回投资收到的现金",
            "投资支付的现金",
            "operating activities",
            "investing activities",
            "financing activities",
            "net cash provided by operating activities",
            "net cash provided by investing activities",
            "net cash provided by financing activities",
            "cash flows from operating activities",
            "cash flows from investing activities",
            "cash flows from financing activities",
            "net cash from operating activities",
            "net cash used in investing activities",
            "net cash flows from operating activities",
            "net cash flows from investing activities",
            "net cash flows from financing activities",
            "total operating activities",
            "total investing activities",
            "total financing activities",
            "cash at beginning of period",
            "cash at end of period",
        ],
    ),
];

/// Sums without which a table is not taken for the statement.
const KEYS: &[(Sheet, &[&str])] = &[
    (
        Sheet::Balance,
        &[
            "资产总计",
            "资产合计",
            "资产总额",
            "总资产",
            "负债和所有者权益总计",
            "负债及所有者权益总计",
            "负债和股东权益总计",
            "total assets",
            "total liabilities and equity",
            "total liabilities & equity",
            "net assets",
            "total liabilities and stockholders' equity",
            "total liabilities and shareholders' equity",
        ],
    ),
    (
        Sheet::Profit,
        &[
            "营业利润",
            "利润总额",
            "净利润",
            "net income",
            "net profit",
            "net earnings",
            "profit for the year",
            "profit after tax",
            "net loss",
            "net profit/",
            "profit for the financial year",
            "net income/",
            "profit after taxation",
            "profit for the period",
        ],
    ),
    (
        Sheet::Cash,
        &[
            "经营活动产生的现金流量净额",
            "现金净增加额",
            "现金及现金等价物净增加额",
            "期末现金余额",
            "期末现金及现金等价物余额",
            "net change in cash",
            "net cash increase for period",
            "net increase in cash",
            "net cash increase",
            "net decrease in cash",
            "net increase in cash and cash equivalents",
            "net cash movement",
            "net cash change in period",
        ],
    ),
];

/// Which statement a name tells of, and whether it is a key sum of it.
pub(super) fn tells(text: &str) -> impl Iterator<Item = (Sheet, bool)> {
    let of = |list: &'static [(Sheet, &'static [&'static str])], key: bool| {
        list.iter().filter(move |(_, names)| names.contains(&text)).map(move |(sheet, _)| (*sheet, key))
    };
    of(KEYS, true).chain(of(KNOWN, false))
}

/// What a line is by its name.
pub(super) fn role(sheet: Sheet, name: &Name) -> Role {
    let text = name.text.as_str();
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    let is = |words: &[&str]| words.contains(&text);
    if name.among {
        return Role::Part;
    }
    let english = text == "total" || text.starts_with("total ") || text.ends_with(" total");
    let total = match sheet {
        Sheet::Balance => {
            ends(&["合计", "总计", "小计", "总额"])
                || is(&["总资产", "net assets", "net current assets", "net current liabilities", "net liabilities"])
        }
        Sheet::Profit => {
            is(&[
                "营业利润",
                "利润总额",
                "净利润",
                "主营业务利润",
                "毛利",
                "毛利润",
                "营业毛利",
                "综合收益总额",
                "税前利润",
            ]) || ends(&["合计", "小计"])
                || english_result(text)
        }
        Sheet::Cash => {
            ends(&["小计", "现金流量净额", "净增加额", "净减少额", "期末现金余额", "期末现金及现金等价物余额", "合计"])
                || (text.starts_with("net ") && text.contains("cash"))
                || (text.starts_with("cash") && text.contains("end"))
        }
    };
    if sheet == Sheet::Balance && is(&["固定资产账面价值", "固定资产净值", "固定资产净额", "固定资产合计"])
    {
        Role::Net
    } else if total || english {
        Role::Total
    } else {
        Role::Item
    }
}

/// Results that English statements of profit name.
fn english_result(text: &str) -> bool {
    let net = ["net income", "net profit", "net loss", "net earnings", "net other income", "net operating income"];
    let other = ["gross profit", "gross margin", "operating profit", "operating income", "net ordinary income", "ebit"];
    let before = text.starts_with("profit ") || text.starts_with("income before") || text.starts_with("loss ");
    net.iter().any(|word| text.starts_with(word)) || other.contains(&text) || text == "ebitda" || before
}

/// Whether lines of a statement of profit raise (`true`) or lower (`false`) the result by their name alone.
pub(super) fn raises(text: &str) -> Option<bool> {
    const COSTS: [&str; 12] = [
        "营业成本",
        "业务成本",
        "营业总成本",
        "税金及附加",
        "销售费用",
        "营业费用",
        "管理费用",
        "研发费用",
        "研究费用",
        "财务费用",
        "营业外支出",
        "所得税",
    ];
    const GAINS: [&str; 9] = [
        "营业收入",
        "业务收入",
        "营业总收入",
        "其他收益",
        "投资收益",
        "公允价值变动",
        "资产处置收益",
        "营业外收入",
        "其他业务利润",
    ];
    const ENGLISH: [&str; 12] = [
        "cost",
        "expense",
        "tax",
        "interest",
        "depreciation",
        "amortisation",
        "amortization",
        "wages",
        "salaries",
        "rent",
        "insurance",
        "overhead",
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&COSTS) {
        Some(false)
    } else if has(&GAINS)
        || text.contains("income")
        || text.contains("revenue")
        || text == "sales"
        || text == "turnover"
    {
        Some(true)
    } else {
        has(&ENGLISH).then_some(false)
    }
}

/// Whether the lines under a heading of a statement of profit raise or lower the result.
pub(super) fn section_raises(text: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["expense", "cost", "cogs", "overhead", "taxation", "purchases"]) {
        Some(false)
    } else {
        has(&["income", "revenue", "turnover", "sales"]).then_some(true)
    }
}

/// Whether a line of a statement of cash flows is money out by its name.
pub(super) fn is_outflow(text: &str) -> bool {
    let paid = ["支付", "偿还"].iter().any(|word| text.contains(word));
    paid || (text.contains("流出") && text.ends_with("小计"))
}

/// The whole name of what a total sums, where programs shorten it.
pub(super) fn in_full(name: &str) -> String {
    match name {
        "cogs" => "cost of goods sold".to_owned(),
        other => other.to_owned(),
    }
}

/// Names that stand in the forms only as parts of the line above, with or without 其中.
pub(super) fn is_part(text: &str) -> bool {
    const PARTS: [&str; 17] = [
        "消费税",
        "营业税",
        "城市维护建设税",
        "资源税",
        "土地增值税",
        "商品维修费",
        "广告费和业务宣传费",
        "开办费",
        "业务招待费",
        "研究费用",
        "利息费用",
        "利息收入",
        "政府补助",
        "坏账损失",
        "税收滞纳金",
        "持续经营净利润",
        "终止经营净利润",
    ];
    let begins =
        ["城镇土地使用税", "教育费附加", "无法收回的长期", "自然灾害等不可抗力", "对联营企业", "以摊余成本计量"];
    PARTS.contains(&text) || begins.iter().any(|word| text.starts_with(word))
}

/// Kinds of stock, which stand in the forms as parts of 存货.
pub(super) fn is_stock(text: &str) -> bool {
    let kinds =
        ["原材料", "在产品", "自制半成品", "产成品", "库存商品", "周转材料", "包装物", "低值易耗品", "消耗性生物资产"];
    kinds.contains(&text)
}

/// Lines of the Chinese form of profit that end a list of parts.
pub(super) fn is_main(text: &str) -> bool {
    tells(text).any(|(sheet, _)| sheet == Sheet::Profit)
        || matches!(text, "净敞口套期收益" | "其他业务收入" | "其他业务成本" | "其他业务支出")
}

/// Headings of the forms.
pub(super) fn is_section(text: &str) -> bool {
    const SECTIONS: [&str; 42] = [
        "资产",
        "流动资产",
        "非流动资产",
        "长期投资",
        "无形资产及其他资产",
        "负债",
        "流动负债",
        "非流动负债",
        "长期负债",
        "所有者权益",
        "股东权益",
        "负债和所有者权益",
        "经营活动产生的现金流量",
        "投资活动产生的现金流量",
        "筹资活动产生的现金流量",
        "补充资料",
        "assets",
        "current assets",
        "fixed assets",
        "non-current assets",
        "other assets",
        "bank",
        "bank accounts",
        "liabilities",
        "current liabilities",
        "non-current liabilities",
        "long-term liabilities",
        "equity",
        "capital and reserves",
        "liabilities and equity",
        "income",
        "revenue",
        "turnover",
        "cost of sales",
        "cost of goods sold",
        "expenses",
        "operating expenses",
        "other income",
        "other expenses",
        "operating activities",
        "investing activities",
        "financing activities",
    ];
    SECTIONS.contains(&text)
}

/// Whether a sum is the last one of its statement, behind which come explanations.
pub(super) fn is_result(sheet: Sheet, text: &str) -> bool {
    match sheet {
        Sheet::Balance => false,
        Sheet::Profit => {
            let net = ["net income", "net profit", "net loss", "net earnings", "profit for the", "profit after tax"];
            text == "净利润" || (net.iter().any(|word| text.starts_with(word)) && !text.contains("before"))
        }
        Sheet::Cash => text.starts_with("期末现金") || (text.starts_with("cash") && text.contains("end")),
    }
}

/// Lines of a balance sheet that belong to what is owed or to the owners, by the heading that they stand under.
pub(super) fn is_owed(text: &str) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["负债", "权益", "liabilit", "equity", "capital", "creditors", "reserves", "shareholders"]) {
        Some(true)
    } else {
        has(&["资产", "assets"]).then_some(false)
    }
}

/// Sums of what is owed and of the owners' share together.
pub(super) fn is_grand_owed(text: &str) -> bool {
    let chinese =
        text.starts_with("负债") && text.contains("权益") && (text.ends_with("总计") || text.ends_with("合计"));
    chinese || (text.starts_with("total liabilities and ") || text.starts_with("total liabilities & "))
}

/// The sum of all assets.
pub(super) fn is_grand_assets(text: &str) -> bool {
    matches!(text, "资产总计" | "资产合计" | "资产总额" | "总资产" | "total assets")
}

/// What is left to the owners, in forms that state it instead of the sum of both sides.
pub(super) fn is_net_assets(text: &str) -> bool {
    text == "net assets"
}

/// The owners' share in all.
pub(super) fn is_all_equity(text: &str) -> bool {
    matches!(text, "total equity" | "total capital and reserves" | "total shareholders' funds" | "shareholders' funds")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_numbers_marks_and_remarks() {
        for (cell, text, flags) in [
            ("一、营业收入", "营业收入", (false, false, false)),
            ("  减：营业成本", "营业成本", (true, false, false)),
            ("加：投资收益（损失以“－”号填列）", "投资收益", (false, true, false)),
            ("其中：对联营企业和合营企业的投资收益", "对联营企业和合营企业的投资收益", (false, false, true)),
            ("负债和所有者权益（或股东权益）总计", "负债和所有者权益总计", (false, false, false)),
            ("（一）持续经营净利润", "持续经营净利润", (false, false, false)),
            ("流动资产：", "流动资产", (false, false, false)),
            ("资 产 总 计", "资产总计", (false, false, false)),
            ("实收资本（或股本）", "实收资本", (false, false, false)),
            ("Total Current Assets", "total current assets", (false, false, false)),
            ("Less: Accumulated Depreciation", "accumulated depreciation", (true, false, false)),
            ("Net profit/(loss)", "net profit/", (false, false, false)),
        ] {
            let read = name(cell);
            assert_eq!((read.text.as_str(), (read.less, read.plus, read.among)), (text, flags), "{cell}");
        }
    }

    #[test]
    fn an_item_that_ends_like_a_sum_is_an_item() {
        let item = name("处置固定资产、无形资产和其他非流动资产收回的现金净额");
        assert_eq!(role(Sheet::Cash, &item), Role::Item);
        assert_eq!(role(Sheet::Cash, &name("投资活动产生的现金流量净额")), Role::Total);
        assert_eq!(role(Sheet::Balance, &name("固定资产账面价值")), Role::Net);
        assert_eq!(role(Sheet::Profit, &name("五、其他综合收益的税后净额")), Role::Item);
    }
}
