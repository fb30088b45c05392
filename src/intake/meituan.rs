//! Meituan (美团) bills, recognised by the words of their heading. What was paid is the amount, not the order's price.

use super::bill::Layout;
use super::format::Format;
use super::record::Role;

/// Headings of the known layout.
pub(super) const LAYOUT: Layout = Layout {
    format: Format::Meituan,
    marks: &[&["订单标题", "收/支", "实付金额"]],
    roles: &[
        ("交易创建时间", Role::Date),
        ("交易成功时间", Role::OtherDate),
        ("交易类型", Role::Kind),
        ("订单标题", Role::Text),
        ("收/支", Role::Direction),
        ("支付方式", Role::OwnAccount),
        ("订单金额", Role::Ignored),
        ("实付金额", Role::Amount),
        ("交易单号", Role::Reference),
        ("商家单号", Role::Ignored),
        ("备注", Role::Text),
    ],
};
