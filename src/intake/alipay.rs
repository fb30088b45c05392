//! Alipay (支付宝) bills: the app's export since 2021 and the older one of the web site, both recognised by words.

use super::bill::Layout;
use super::format::Format;
use super::record::Role;

/// Headings of all known layouts.
pub(super) const LAYOUT: Layout = Layout {
    format: Format::Alipay,
    // The app's bill names the goods and both order numbers, the web site's the trade number and the flow of money.
    marks: &[&["收/支", "交易对方", "商品说明", "交易状态"], &["收/支", "交易对方", "商品名称", "交易状态"]],
    roles: &[
        ("交易时间", Role::Date),
        ("交易创建时间", Role::Date),
        ("付款时间", Role::OtherDate),
        ("最近修改时间", Role::OtherDate),
        ("交易分类", Role::Kind),
        ("类型", Role::Kind),
        ("交易对方", Role::Party),
        ("对方账号", Role::PartyAccount),
        ("商品说明", Role::Text),
        ("商品名称", Role::Text),
        ("收/支", Role::Direction),
        ("金额", Role::Amount),
        ("金额(元)", Role::Amount),
        ("收/付款方式", Role::OwnAccount),
        ("交易状态", Role::Status),
        ("交易订单号", Role::Reference),
        ("交易号", Role::Reference),
        ("商家订单号", Role::Ignored),
        ("服务费(元)", Role::Ignored),
        ("成功退款(元)", Role::Ignored),
        ("资金状态", Role::Ignored),
        ("交易来源地", Role::Ignored),
        ("备注", Role::Text),
    ],
};
