//! Jingdong (京东) bills, recognised by the words of their heading.

use super::bill::Layout;
use super::format::Format;
use super::record::Role;

/// Headings of the known layout.
pub(super) const LAYOUT: Layout = Layout {
    format: Format::Jd,
    marks: &[&["商户名称", "交易说明", "收/支", "交易订单号"]],
    roles: &[
        ("交易时间", Role::Date),
        ("商户名称", Role::Party),
        ("交易说明", Role::Text),
        ("金额", Role::Amount),
        ("收/付款方式", Role::OwnAccount),
        ("交易状态", Role::Status),
        ("收/支", Role::Direction),
        ("交易分类", Role::Kind),
        ("交易订单号", Role::Reference),
        ("商家订单号", Role::Ignored),
        ("备注", Role::Text),
    ],
};
