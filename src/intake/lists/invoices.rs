//! Lists of invoices: the export of the Chinese tax platform (one row an invoice or one row a line) and those of
//! invoicing programs.

use super::heading::{Columns, Form, currency, is_total, skip};
use crate::intake::decimal::{Decimal, sum};
use crate::intake::document::{Document, DocumentKind, DocumentState, SumRule};
use crate::intake::draft::Draft;
use crate::intake::finding::UnreadReason;
use crate::intake::format::Format;
use crate::intake::invoice::Sheet;
use crate::intake::readers::Ask;
use crate::intake::recipe::Recipe;
use crate::intake::record::UnreadRow;
use crate::intake::table::Table;
use crate::kernel::Currency;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Role {
    Code,
    Number,
    Digital,
    Date,
    Due,
    SellerId,
    Seller,
    BuyerId,
    Buyer,
    Net,
    Tax,
    Total,
    Paid,
    Open,
    LineAmount,
    State,
    Positive,
    Item,
    Quantity,
    Currency,
    Kind,
    Balance,
}

const ROLES: &[(Role, &[&str])] = &[
    (Role::Digital, &["数电发票号码", "数电票号码", "全电发票号码", "电子发票号码"]),
    (
        Role::Number,
        &[
            "发票号码",
            "发票号",
            "invoice number",
            "invoice no",
            "invoice #",
            "invoice id",
            "invoicenumber",
            "invoice num",
            "num",
            "number",
            "rechnungsnummer",
            "rechnungsnr",
            "rechnung nr",
            "numéro de facture",
            "n° facture",
            "numero fattura",
            "factuurnummer",
            "número de factura",
        ],
    ),
    (Role::Code, &["发票代码"]),
    (
        Role::Date,
        &[
            "开票日期",
            "开票时间",
            "发票日期",
            "invoice date",
            "invoicedate",
            "issue date",
            "date",
            "rechnungsdatum",
            "belegdatum",
            "date de facture",
            "data fattura",
            "factuurdatum",
            "fecha de factura",
        ],
    ),
    (
        Role::Due,
        &[
            "到期日",
            "应收日期",
            "付款到期日",
            "due date",
            "duedate",
            "fällig am",
            "fälligkeit",
            "échéance",
            "vervaldatum",
        ],
    ),
    (
        Role::SellerId,
        &["销方识别号", "销售方识别号", "销方税号", "销售方纳税人识别号", "销方纳税人识别号", "销售方税号"],
    ),
    (
        Role::Seller,
        &["销方名称", "销售方名称", "销售方", "销方", "开票方", "supplier", "vendor", "seller", "lieferant"],
    ),
    (
        Role::BuyerId,
        &["购方识别号", "购买方识别号", "购方税号", "购买方纳税人识别号", "购方纳税人识别号", "购买方税号"],
    ),
    (
        Role::Buyer,
        &[
            "购买方名称",
            "购方名称",
            "购买方",
            "购方",
            "受票方",
            "客户",
            "客户名称",
            "customer",
            "customer name",
            "client",
            "contact name",
            "contactname",
            "bill to",
            "buyer",
            "kunde",
            "kundenname",
            "cliente",
            "klant",
        ],
    ),
    (
        Role::Net,
        &[
            "金额",
            "不含税金额",
            "合计金额",
            "subtotal",
            "net amount",
            "net",
            "amount excl tax",
            "netto",
            "nettobetrag",
            "montant ht",
            "imponibile",
        ],
    ),
    (
        Role::Tax,
        &[
            "税额",
            "合计税额",
            "tax",
            "tax amount",
            "vat",
            "vat amount",
            "totaltax",
            "tax total",
            "mwst",
            "ust",
            "tva",
            "iva",
            "btw",
        ],
    ),
    (
        Role::Total,
        &[
            "价税合计",
            "含税金额",
            "发票金额",
            "开票金额",
            "total",
            "invoice total",
            "total amount",
            "amount",
            "gross amount",
            "gross",
            "invoice amount",
            "brutto",
            "bruttobetrag",
            "gesamtbetrag",
            "montant ttc",
            "totale",
            "totaal",
        ],
    ),
    (Role::Paid, &["已收金额", "已付金额", "amount paid", "invoiceamountpaid", "paid amount", "paid", "bezahlt"]),
    (
        Role::Open,
        &[
            "未收金额",
            "未付金额",
            "amount due",
            "invoiceamountdue",
            "balance due",
            "open balance",
            "open amount",
            "outstanding",
            "offen",
            "offener betrag",
        ],
    ),
    (Role::LineAmount, &["lineamount", "line amount", "item total", "line total"]),
    (Role::State, &["发票状态", "状态", "status", "invoice status"]),
    (Role::Positive, &["是否正数发票", "蓝红字标志", "红蓝字"]),
    (Role::Item, &["货物或应税劳务名称", "货物劳务名称", "项目名称", "商品名称", "description", "item", "item name"]),
    (Role::Quantity, &["数量", "quantity", "qty"]),
    (Role::Currency, &["币种", "currency", "currency code", "währung"]),
    (Role::Kind, &["type", "transaction type", "invoice type", "document type", "单据类型"]),
    (Role::Balance, &["余额", "账户余额", "balance", "running balance"]),
];

/// One row, read.
struct Line {
    row: usize,
    net: Option<Decimal>,
    tax: Option<Decimal>,
    total: Option<Decimal>,
}

pub(super) fn draft(table: &Table<'_>, recipe: &Recipe, ask: &Ask<'_>) -> Option<Draft> {
    let numbers: &[Role] = &[Role::Number, Role::Digital];
    let amounts: &[Role] = &[Role::Total, Role::Net, Role::Open];
    let parties: &[Role] = &[Role::Buyer, Role::Seller, Role::Tax, Role::Due];
    let mut columns = Columns::find(table, ROLES, &[numbers, amounts, parties])?;
    // A list of a customer's dealings numbers payments too: only beside what is open are they told apart.
    let heading = super::heading::plain(&columns.text(table, columns.row, Role::Number));
    let numbered = heading == "num";
    let owed = columns.has(Role::Open);
    if (numbered && !(owed && columns.has(Role::Kind))) || (heading == "number" && !(owed && columns.has(Role::Due))) {
        return None;
    }
    // Beside the day that an invoice falls due its balance is what is open; elsewhere that of an account.
    if let Some(balance) = columns.of.remove(&Role::Balance) {
        if !columns.has(Role::Due) || !heading.contains("invoice") {
            return None;
        }
        columns.of.entry(Role::Open).or_insert(balance);
    }
    let mut draft = Draft::new(Format::InvoiceList);
    let of = |roles: &[Role]| -> Vec<usize> { roles.iter().filter_map(|role| columns.of.get(role)).copied().collect() };
    let money = of(&[Role::Net, Role::Tax, Role::Total, Role::Paid, Role::Open, Role::LineAmount]);
    let form = Form::decide(table, columns.row, &of(&[Role::Date, Role::Due]), &money, recipe, &mut draft);
    let own = if columns.has(Role::Currency) {
        ask.currency
    } else {
        currency(table, columns.row, recipe, ask.currency, &mut draft)
    };
    let mut groups: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    let mut order = Vec::new();
    let mut totals = Vec::new();
    for row in (0..table.rows.len()).filter(|row| *row != columns.row) {
        let key = number(table, &columns, row);
        let paid = row > columns.row && numbered && is_payment(&columns.text(table, row, Role::Kind));
        if row < columns.row || paid || (key.is_empty() && is_total(table, row)) {
            if row > columns.row && !paid {
                totals.push(row);
            }
            skip(table, row, &mut draft);
        } else if key.is_empty() {
            unread(table, row, &columns, form, &mut draft);
        } else {
            match line(table, &columns, form, row) {
                Ok(line) => {
                    draft.paper_rows += 1;
                    let group = groups.entry(key.clone()).or_default();
                    if group.is_empty() {
                        order.push(key);
                    }
                    group.push(line);
                }
                Err(()) => push_unread(table, row, UnreadReason::BadAmount, &mut draft),
            }
        }
    }
    let mut sheet = Sheet::new(ask.currency);
    for key in order {
        let lines = groups.remove(&key).unwrap_or_default();
        let document = document(table, &columns, form, own, &lines, key, &mut sheet);
        draft.papers.documents.push(document);
    }
    for row in totals {
        control(table, &columns, form, row, &draft.papers.documents, own, &mut sheet);
    }
    draft.findings.append(&mut sheet.findings);
    draft.currency = crate::intake::einvoice::main_currency(&draft.papers.documents).or(Some(own));
    Some(draft)
}

/// Whether a kind of entry is no invoice and no credit note.
fn is_payment(kind: &str) -> bool {
    const KINDS: [&str; 9] =
        ["payment", "deposit", "check", "expense", "transfer", "journal", "estimate", "purchase order", "statement"];
    let low = kind.to_lowercase();
    KINDS.iter().any(|word| low.contains(word))
}

fn number(table: &Table<'_>, columns: &Columns<Role>, row: usize) -> String {
    let digital = columns.text(table, row, Role::Digital);
    if !digital.is_empty() && digital != "-" && digital != "--" {
        return digital;
    }
    let parts = [columns.text(table, row, Role::Code), columns.text(table, row, Role::Number)];
    let [_, number] = &parts;
    if number.is_empty() || matches!(number.as_str(), "-" | "--") {
        return String::new();
    }
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn line(table: &Table<'_>, columns: &Columns<Role>, form: Form, row: usize) -> Result<Line, ()> {
    let amount = |role: Role| form.amount(&columns.text(table, row, role));
    let (net, tax) = (amount(Role::Net)?, amount(Role::Tax));
    // 免税, 不征税 and *** say that there is none.
    let tax = tax.unwrap_or(None);
    let total = amount(Role::Total)?;
    let total = total.or_else(|| if columns.has(Role::Total) { None } else { net.and_then(|net| net.plus(tax?)) });
    Ok(Line { row, net, tax, total })
}

fn unread(table: &Table<'_>, row: usize, columns: &Columns<Role>, form: Form, draft: &mut Draft) {
    let amounts = [Role::Net, Role::Total]
        .iter()
        .any(|role| form.amount(&columns.text(table, row, *role)).is_ok_and(|value| value.is_some()));
    if amounts {
        push_unread(table, row, UnreadReason::NoNumber, draft);
    } else {
        skip(table, row, draft);
    }
}

fn push_unread(table: &Table<'_>, row: usize, reason: UnreadReason, draft: &mut Draft) {
    let text = table.line_text(row).trim().chars().take(400).collect();
    draft.unread.push(UnreadRow { line: table.rows[row].line, text, reason });
}

fn document(
    table: &Table<'_>,
    columns: &Columns<Role>,
    form: Form,
    own: Currency,
    lines: &[Line],
    number: String,
    sheet: &mut Sheet,
) -> Document {
    let first = lines.first().map_or(columns.row, |line| line.row);
    let place = table.rows[first].line;
    let text = |role: Role| columns.text(table, first, role);
    let code = text(Role::Currency);
    let code = if code.contains("人民币") { "CNY".to_owned() } else { code };
    sheet.begin(&number, place, if code.is_empty() { own.as_str() } else { &code });
    let mut document = Document::new(place, DocumentKind::Invoice, sheet.currency);
    document.number = number;
    for (role, name) in [(Role::Date, "date"), (Role::Due, "due")] {
        match form.date(&text(role)) {
            Ok(day) if role == Role::Date => document.date = day,
            Ok(day) => document.due = day,
            Err(()) => sheet.unreadable(name, text(role), place),
        }
    }
    (document.seller.name, document.seller.tax_id) = (text(Role::Seller), text(Role::SellerId));
    (document.buyer.name, document.buyer.tax_id) = (text(Role::Buyer), text(Role::BuyerId));
    // A program that repeats the invoice's total on each of its lines gives the lines' amounts beside it.
    let once = lines.len() > 1 && columns.has(Role::LineAmount);
    let all = |pick: fn(&Line) -> Option<Decimal>| {
        let values: Vec<Decimal> = lines.iter().filter_map(pick).collect();
        if once { values.first().copied() } else { sum(values.iter().copied()).filter(|_| !values.is_empty()) }
    };
    let (net, tax, total) = (all(|line| line.net), all(|line| line.tax), all(|line| line.total));
    if columns.has(Role::Item) || columns.has(Role::LineAmount) {
        for line in lines {
            let role = if columns.has(Role::LineAmount) { Role::LineAmount } else { Role::Net };
            let value = form.amount(&columns.text(table, line.row, role)).ok().flatten();
            let (name, quantity) =
                (columns.text(table, line.row, Role::Item), columns.text(table, line.row, Role::Quantity));
            let tax = line.tax.filter(|_| !once);
            document.items.push(sheet.item(table.rows[line.row].line, name, quantity, value, tax));
        }
    }
    let open = form.amount(&text(Role::Open)).ok().flatten();
    let paid = form.amount(&text(Role::Paid)).ok().flatten();
    let items = std::mem::take(&mut sheet.sums.items);
    (sheet.sums.net, sheet.sums.tax, sheet.sums.total) =
        (net, tax, total.or(open.filter(|_| !columns.has(Role::Total))));
    (sheet.sums.prepaid, sheet.sums.payable) = (paid, open);
    sheet.sums.lines = if once { net } else { None };
    sheet.sums.items = if once { items } else { Vec::new() };
    document.state = state(&text(Role::State));
    let positive = text(Role::Positive);
    let words = text(Role::Kind).to_lowercase();
    let negative = total.or(net).is_some_and(Decimal::is_negative);
    if negative || positive == "否" || positive.contains('红') || words.contains("credit") || words.contains("红字")
    {
        document.kind = DocumentKind::CreditNote;
    }
    // What is open may be less than the total for reasons that the list does not state.
    if paid.is_none() {
        sheet.sums.payable = None;
    }
    sheet.end(&mut document);
    document.payable = open.and_then(|open| open.money(document.currency)).map(|(money, _)| money);
    document
}

/// What a list says of an invoice's state.
fn state(words: &str) -> DocumentState {
    let low = words.to_lowercase();
    if low.contains("作废") || ["void", "voided", "cancelled", "canceled", "deleted"].contains(&low.as_str()) {
        DocumentState::Void
    } else if low.contains("红") && low.contains("部分") {
        DocumentState::PartlyReversed
    } else if low.contains("红冲") || low.contains("已红") {
        DocumentState::Reversed
    } else if low == "draft" || low.contains("草稿") {
        DocumentState::Open
    } else {
        DocumentState::Valid
    }
}

/// Compares a row of totals with the documents above it.
fn control(
    table: &Table<'_>,
    columns: &Columns<Role>,
    form: Form,
    row: usize,
    documents: &[Document],
    own: Currency,
    sheet: &mut Sheet,
) {
    sheet.begin("", table.rows[row].line, own.as_str());
    for role in [Role::Net, Role::Tax, Role::Total] {
        let stated = form.amount(&columns.text(table, row, role)).ok().flatten();
        let ours = documents.iter().filter_map(|document| match role {
            Role::Net => document.net,
            Role::Tax => document.tax,
            _ => document.total,
        });
        let ours = sum(ours.filter_map(|money| Decimal::parse(&money.to_decimal_string())));
        sheet.compare(SumRule::AccountTotal, stated, ours);
    }
}
