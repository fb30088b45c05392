//! WeChat Pay (微信支付) bills, recognised by the words of their heading.

use super::amounts::{self, Cell};
use super::bill::Layout;
use super::controls::Control;
use super::finding::ControlFigure;
use super::format::Format;
use super::plan::Plan;
use super::proof;
use super::recipe::DecimalSign;
use super::record::{ControlTotal, Role};
use super::rows::Rows;
use super::table::Table;
use crate::kernel::{Currency, Money, Severity};

/// Headings of all known layouts.
pub(super) const LAYOUT: Layout = Layout {
    format: Format::WeChat,
    marks: &[&["交易时间", "交易类型", "交易对方", "收/支", "当前状态"]],
    roles: &[
        ("交易时间", Role::Date),
        ("交易类型", Role::Kind),
        ("交易对方", Role::Party),
        ("商品", Role::Text),
        ("收/支", Role::Direction),
        ("金额(元)", Role::Amount),
        ("金额", Role::Amount),
        ("支付方式", Role::OwnAccount),
        ("当前状态", Role::Status),
        ("交易单号", Role::Reference),
        ("商户单号", Role::Ignored),
        ("备注", Role::Text),
    ],
};

/// The trade bill of merchants (商户交易账单), one row a payment and one row a refund: what a payment settles stands in one
/// column, what a refund pays back in another. Charges come off at settlement and come back with a refund.
pub(super) const TRADE: Layout = Layout {
    format: Format::WeChat,
    marks: &[&["交易时间", "商户号", "微信订单号", "交易状态", "商品名称"]],
    roles: &[
        ("交易时间", Role::Date),
        ("微信订单号", Role::Reference),
        ("商品名称", Role::Text),
        ("交易类型", Role::Kind),
        ("交易状态", Role::Status),
        ("货币种类", Role::Currency),
        ("应结订单金额", Role::Credit),
        ("总金额", Role::Credit),
        ("退款金额", Role::Debit),
        ("手续费", Role::Fee),
        ("退款申请时间", Role::OtherDate),
        ("退款成功时间", Role::OtherDate),
        ("公众账号id", Role::Ignored),
        ("商户号", Role::Ignored),
        ("特约商户号", Role::Ignored),
        ("子商户号", Role::Ignored),
        ("设备号", Role::Ignored),
        ("商户订单号", Role::Ignored),
        ("用户标识", Role::Ignored),
        ("付款银行", Role::Ignored),
        ("代金券金额", Role::Ignored),
        ("企业红包金额", Role::Ignored),
        ("代金券或立减优惠金额", Role::Ignored),
        ("微信退款单号", Role::Ignored),
        ("商户退款单号", Role::Ignored),
        ("充值券退款金额", Role::Ignored),
        ("企业红包退款金额", Role::Ignored),
        ("代金券或立减优惠退款金额", Role::Ignored),
        ("退款类型", Role::Ignored),
        ("退款状态", Role::Status),
        ("商户数据包", Role::Ignored),
        ("费率", Role::Ignored),
        ("费率备注", Role::Ignored),
        ("订单金额", Role::Ignored),
        ("申请退款金额", Role::Ignored),
    ],
};

/// Rows at the end among which the totals stand.
const LOOK: usize = 6;

/// The totals at the end of a trade bill, one row of names and one of figures, beside ours: rows, payments, refunds and
/// charges. Nothing when there are none.
pub(super) fn totals(table: &Table<'_>, plan: &Plan, rows: &Rows, currency: Currency) -> Vec<Control> {
    let count = table.rows.len();
    let named = |row: &usize| (0..table.rows[*row].count).any(|column| table.raw(*row, column) == "总交易单数");
    let Some(names) = (count.saturating_sub(LOOK)..count.saturating_sub(1)).find(named) else { return Vec::new() };
    let figures = names + 1;
    let sum = |into: bool| {
        let own = rows.records.iter().map(|record| record.amount).filter(|money| money.currency() == currency);
        let side = own.map(Money::minor).filter(|minor| (*minor > 0) == into);
        proof::money(side.map(|minor| i128::from(minor).abs()).sum(), currency)
    };
    let mut out = Vec::new();
    for column in 0..table.rows[names].count {
        let (name, Cell::Amount(amount)) = (table.raw(names, column), amounts::lex(table.raw(figures, column))) else {
            continue;
        };
        let pair = if name == "总交易单数" {
            let stated = amount.minor(DecimalSign::Point, 0).ok().and_then(|count| u64::try_from(count).ok());
            let read = u64::try_from(rows.records.len() + rows.unread.len()).unwrap_or(u64::MAX);
            stated.map(|stated| (ControlFigure::Count(stated), ControlFigure::Count(read)))
        } else {
            let computed = match name {
                "应结订单总金额" | "总交易额" => Some(sum(true)),
                "退款总金额" | "总退款金额" => Some(sum(false)),
                "手续费总金额" => charges(table, plan, rows, currency),
                _ => None,
            };
            let stated = amount.rounded(DecimalSign::Point, currency.minor_digits()).ok();
            let stated =
                stated.map(|(minor, _)| Money::from_minor(if amount.minus { -minor } else { minor }, currency));
            stated.zip(computed).map(|(stated, ours)| (ControlFigure::Sum(stated), ControlFigure::Sum(ours)))
        };
        let line = table.rows[figures].line;
        out.extend(pair.map(|(stated, computed)| Control {
            total: ControlTotal { line, text: name.to_owned(), stated, computed },
            severity: Severity::Warning,
        }));
    }
    out
}

/// The sum of charges of the rows read.
fn charges(table: &Table<'_>, plan: &Plan, rows: &Rows, currency: Currency) -> Option<Money> {
    let column = plan.column(Role::Fee)?;
    let mut sum = 0_i128;
    for record in &rows.records {
        let row = table.rows.binary_search_by_key(&record.line, |row| row.line).ok()?;
        if let Cell::Amount(amount) = amounts::lex(table.raw(row, column)) {
            let minor = i128::from(amount.minor(DecimalSign::Point, 5).ok()?);
            sum += if amount.minus { -minor } else { minor };
        }
    }
    let unit = 10_i128.pow(5_u32.saturating_sub(currency.minor_digits()));
    Some(proof::money(sum / unit, currency))
}
