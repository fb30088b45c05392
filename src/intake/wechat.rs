//! WeChat Pay (微信支付) bills, recognised by the words of their heading.

use super::bill::Layout;
use super::format::Format;
use super::record::Role;

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
