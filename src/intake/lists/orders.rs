//! Orders of a shop as platforms export them: one row an order, or one row an article.

use super::heading::{Columns, Form, currency, is_total, skip};
use crate::intake::decimal::{Decimal, sum};
use crate::intake::document::{Document, DocumentKind, DocumentState};
use crate::intake::draft::Draft;
use crate::intake::finding::UnreadReason;
use crate::intake::format::Format;
use crate::intake::invoice::Sheet;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::UnreadRow;
use crate::intake::table::Table;
use crate::kernel::{Currency, Date};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Number,
    Date,
    PaidDate,
    State,
    Cancelled,
    Received,
    Total,
    Goods,
    Extra,
    Less,
    Tax,
    Refund,
    Buyer,
    Item,
    Quantity,
    ItemPrice,
    Currency,
    Balance,
}

const ROLES: &[(Role, &[&str])] = &[
    (
        Role::Number,
        &[
            "主订单编号",
            "订单编号",
            "订单号",
            "订单id",
            "order id",
            "order number",
            "order no",
            "order #",
            "orderid",
            "ordernumber",
            "amazon order id",
            "bestellnummer",
            "name",
        ],
    ),
    (
        Role::PaidDate,
        &[
            "订单付款时间",
            "支付时间",
            "支付完成时间",
            "付款时间",
            "paid at",
            "paid on date",
            "付款确认时间",
            "payment date",
            "date paid",
            "payments date",
        ],
    ),
    (
        Role::Date,
        &[
            "订单创建时间",
            "订单提交时间",
            "订单成交时间",
            "下单时间",
            "创建时间",
            "成交时间",
            "created at",
            "order date",
            "sale date",
            "purchase date",
            "createtime",
            "date created",
            "date",
            "bestelldatum",
        ],
    ),
    (Role::Cancelled, &["cancelled at", "canceled at"]),
    (Role::State, &["订单状态", "交易状态", "financial status", "order status", "status"]),
    (Role::Received, &["商家实收金额", "商家应收金额"]),
    (
        Role::Total,
        &[
            "买家实际支付金额",
            "买家实付金额",
            "实付金额",
            "实际支付金额",
            "订单实付金额",
            "用户实付金额",
            "结算金额",
            "应付金额",
            "订单应付金额",
            "实收金额",
            "order total",
            "order total amount",
            "paidprice",
            "total price",
            "total",
            "order amount",
            "total amount",
            "grand total",
            "amount",
        ],
    ),
    (Role::Goods, &["买家应付货款", "商品总价", "商品金额", "总金额", "subtotal", "订单金额", "order subtotal amount"]),
    (Role::Tax, &["taxes", "tax", "税费", "sales tax", "order total tax amount", "ebay collected tax"]),
    (Role::Extra, &["shipping price", "gift wrap price"]),
    (Role::Less, &["item promotion discount", "ship promotion discount"]),
    (Role::Refund, &["退款金额", "已退款金额", "refunded amount", "refund amount", "refund", "order refund amount"]),
    (
        Role::Buyer,
        &[
            "买家会员名",
            "买家昵称",
            "收货人姓名",
            "客户",
            "billing name",
            "bill to name",
            "customer",
            "buyer",
            "buyer name",
            "full name",
            "buyer username",
            "customer name",
        ],
    ),
    (
        Role::Item,
        &[
            "宝贝标题",
            "商品名称",
            "商品标题",
            "选购商品",
            "商品",
            "lineitem name",
            "item name",
            "product name",
            "product",
            "item title",
            "itemname",
        ],
    ),
    (
        Role::Quantity,
        &[
            "商品数量",
            "宝贝总数量",
            "数量",
            "商品数量(件)",
            "lineitem quantity",
            "quantity",
            "qty",
            "quantity purchased",
        ],
    ),
    (Role::ItemPrice, &["lineitem price", "item price", "商品单价", "单价", "item total"]),
    (Role::Currency, &["currency", "币种", "order currency"]),
    (Role::Balance, &["余额", "账户余额", "balance", "收/支", "收支类型"]),
];

pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let amounts: &[Role] = &[Role::Total, Role::ItemPrice, Role::Goods];
    let dates: &[Role] = &[Role::Date, Role::PaidDate];
    let states: &[Role] = &[Role::State, Role::Item, Role::PaidDate];
    let mut columns =
        Columns::find(table, ROLES, &[&[Role::Number], amounts, dates, states]).or_else(|| identified(table))?;
    // What the platform adds to the price is the shop's too.
    if let Some(received) = columns.of.get(&Role::Received).copied() {
        columns.of.insert(Role::Total, received);
    }
    if columns.has(Role::Balance) || (!columns.has(Role::State) && !columns.has(Role::Item)) {
        return None;
    }
    // A heading of one common word is no shop's: the state or an article must be named too, and the number be unique
    // to orders.
    let heading = super::heading::plain(&columns.text(table, columns.row, Role::Number));
    if heading == "name" && !columns.has(Role::ItemPrice) {
        return None;
    }
    let mut draft = Draft::new(Format::ShopOrders);
    let of = |roles: &[Role]| -> Vec<usize> { roles.iter().filter_map(|role| columns.of.get(role)).copied().collect() };
    let money = of(&[Role::Total, Role::Goods, Role::Tax, Role::Refund, Role::ItemPrice]);
    let form = Form::decide(table, columns.row, &of(&[Role::Date, Role::PaidDate]), &money, recipe, &mut draft);
    let own = if columns.has(Role::Currency) {
        ask.currency
    } else {
        currency(table, columns.row, recipe, ask.currency, &mut draft)
    };
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut order = Vec::new();
    for row in (0..table.rows.len()).filter(|row| *row != columns.row) {
        let key = columns.text(table, row, Role::Number);
        let filled = |role: &Role| !columns.text(table, row, *role).is_empty();
        // Lines about the file itself have neither a day nor an article nor an amount.
        let content = [Role::Date, Role::PaidDate, Role::Item, Role::Total, Role::ItemPrice, Role::Goods];
        let apart = !content.iter().any(filled);
        if row < columns.row || apart || (is_total(table, row) && !filled(&Role::Date)) {
            skip(table, row, &mut draft);
        } else if key.is_empty() {
            let text = table.line_text(row).trim().chars().take(400).collect();
            draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason: UnreadReason::NoNumber });
        } else {
            draft.paper_rows += 1;
            let group = groups.entry(key.clone()).or_default();
            if group.is_empty() {
                order.push(key);
            }
            group.push(row);
        }
    }
    let mut sheet = Sheet::new(ask.currency);
    for key in order {
        let rows = groups.remove(&key).unwrap_or_default();
        let document = document(table, &columns, form, own, &rows, key, &mut sheet);
        draft.papers.documents.push(document);
    }
    draft.findings.append(&mut sheet.findings);
    draft.currency = crate::intake::einvoice::main_currency(&draft.papers.documents).or(Some(own));
    Some(draft)
}

/// Orders whose number is only called `ID`: day, state, customer and a total stand beside it. An amount may be a payment.
fn identified(table: &Table<'_>) -> Option<Columns<Role>> {
    let must: &[&[Role]] = &[&[Role::Date], &[Role::State], &[Role::Buyer], &[Role::Total]];
    let mut columns = Columns::find(table, ROLES, must)?;
    let heading = |column: usize| super::heading::plain(&table.cell(columns.row, column));
    let total = columns.of.get(&Role::Total).map(|column| heading(*column)).unwrap_or_default();
    let number = (0..table.rows[columns.row].count).find(|column| heading(*column) == "id")?;
    if !matches!(total.as_str(), "total" | "grand total" | "order total") {
        return None;
    }
    columns.of.insert(Role::Number, number);
    Some(columns)
}

/// Whether the price of an article is that of all its pieces: so it is in the order reports of Amazon.
fn is_row_price(table: &Table<'_>, columns: &Columns<Role>) -> bool {
    super::heading::plain(&columns.text(table, columns.row, Role::Number)) == "amazon order id"
}

/// The amounts of a row in every column of a meaning, of which there may be several.
fn values(table: &Table<'_>, columns: &Columns<Role>, form: Form, row: usize, role: Role) -> Vec<Decimal> {
    let words = ROLES.iter().find(|(other, _)| *other == role).map_or(&[][..], |(_, words)| *words);
    let named = |column: &usize| {
        let heading = super::heading::plain(&table.cell(columns.row, *column));
        words.contains(&heading.as_str())
    };
    let all = (0..table.rows[columns.row].count).filter(named);
    all.filter_map(|column| form.amount(table.raw(row, column)).ok().flatten()).collect()
}

/// A time may stand behind the date, with a zone.
fn day(form: Form, text: &str) -> Result<Option<Date>, ()> {
    form.date(text).or_else(|()| form.date(text.split(['T', ' ']).next().unwrap_or_default()))
}

fn document(
    table: &Table<'_>,
    columns: &Columns<Role>,
    form: Form,
    own: Currency,
    rows: &[usize],
    number: String,
    sheet: &mut Sheet,
) -> Document {
    let first = rows.first().copied().unwrap_or(columns.row);
    let place = table.rows[first].line;
    let text = |role: Role| columns.text(table, first, role);
    let code = text(Role::Currency);
    sheet.begin(&number, place, if code.is_empty() { own.as_str() } else { &code });
    let mut document = Document::new(place, DocumentKind::Order, sheet.currency);
    document.number = number;
    let stated = [text(Role::Date), text(Role::PaidDate)].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    match day(form, &stated) {
        Ok(found) => document.date = found,
        Err(()) => sheet.unreadable("date", stated, place),
    }
    document.buyer.name = text(Role::Buyer);
    let mut amount = |role: Role, row: usize| {
        let text = columns.text(table, row, role);
        form.amount(&text).unwrap_or_else(|()| {
            sheet.unreadable(&columns.text(table, columns.row, role), text, table.rows[row].line);
            None
        })
    };
    // The order's own amounts stand on its first row; further rows are its articles. Where every row has them, each
    // row is a part of the order with its own.
    let totals: Vec<Decimal> = rows.iter().filter_map(|row| amount(Role::Total, *row)).collect();
    let repeated = columns.has(Role::ItemPrice) && totals.len() > 1 && totals.iter().all(|total| *total == totals[0]);
    let pick = |all: &[Decimal]| {
        if repeated { all.first().copied() } else { sum(all.iter().copied()).filter(|_| !all.is_empty()) }
    };
    let total = pick(&totals);
    let goods: Vec<Decimal> = rows.iter().filter_map(|row| amount(Role::Goods, *row)).collect();
    let taxes: Vec<Decimal> = rows.iter().filter_map(|row| amount(Role::Tax, *row)).collect();
    let refunds: Vec<Decimal> = rows.iter().filter_map(|row| amount(Role::Refund, *row)).collect();
    let (goods, tax, refund) = (pick(&goods), pick(&taxes), pick(&refunds));
    for row in rows {
        let name = columns.text(table, *row, Role::Item);
        if name.is_empty() {
            continue;
        }
        let price = amount(Role::ItemPrice, *row);
        let money = price.and_then(|price| price.money(document.currency)).map(|(money, _)| money);
        document.items.push(crate::intake::document::DocumentItem {
            line: table.rows[*row].line,
            text: name,
            quantity: columns.text(table, *row, Role::Quantity),
            net: money,
            tax: None,
        });
    }
    let priced = || {
        let all = rows.iter().filter_map(|row| {
            let price = form.amount(&columns.text(table, *row, Role::ItemPrice)).ok().flatten()?;
            let whole = is_row_price(table, columns);
            let count = columns.text(table, *row, Role::Quantity).parse::<i32>().unwrap_or(1);
            let count = if whole { 1 } else { count.clamp(1, 10_000) };
            let goods = sum(std::iter::repeat_n(price, usize::try_from(count).unwrap_or(1)))?;
            let beside = |role: Role| sum(values(table, columns, form, *row, role));
            goods.plus(beside(Role::Extra)?)?.minus(beside(Role::Less)?)
        });
        sum(all)
    };
    let total = total.or_else(|| if columns.has(Role::Total) { None } else { goods.or_else(priced) });
    let money = |value: Option<Decimal>| value.and_then(|v| v.money(document.currency)).map(|(money, _)| money);
    (document.net, document.tax, document.total) = (money(goods), money(tax), money(total));
    document.refunded = money(refund);
    document.state =
        state(&text(Role::State), &text(Role::Cancelled), columns.has(Role::PaidDate).then(|| text(Role::PaidDate)));
    sheet.complete(&document);
    document
}

/// What a platform says of an order's state. `paid` is the cell of the day of payment, where there is a column.
fn state(words: &str, cancelled: &str, paid: Option<String>) -> DocumentState {
    let low = words.to_lowercase();
    let any = |all: &[&str]| all.iter().any(|word| low.contains(word));
    if !cancelled.is_empty() || any(&["关闭", "取消", "(删除)", "（删除）", "cancel", "voided", "失败", "expired"])
    {
        DocumentState::Void
    } else if any(&["全额退款", "已退款", "退款成功"]) || low == "refunded" {
        DocumentState::Reversed
    } else if any(&["部分退款", "partially_refunded", "partially refunded"]) {
        DocumentState::PartlyReversed
    } else if any(&["等待买家付款", "待付款", "未付款", "待支付", "未支付", "unpaid", "pending", "draft", "on-hold"])
        || (words.is_empty() && paid.is_some_and(|day| day.is_empty()))
    {
        DocumentState::Open
    } else {
        DocumentState::Valid
    }
}
