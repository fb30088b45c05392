//! Lists of invoices and orders, trial balances, charts, audit files and electronic invoices made by hand after the
//! published layouts: each kind once whole and once broken on purpose. The figures are worked out by hand.

#[allow(dead_code, reason = "the helpers of all workbooks")]
#[path = "common/workbooks.rs"]
mod workbooks;

use credit_mirror::dossier::{kind_word, read_records, write_records};
use credit_mirror::intake::{
    DocumentKind, DocumentState, Reading, Recipe, RecordSet, RecordSetParts, StatementFigure, StatementPeriod, read_all,
};
use credit_mirror::kernel::{Currency, Money};
use std::io::{Cursor, Write as _};
use workbooks::Cell::{D, N, T};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn all(bytes: &[u8], name: &str) -> Vec<Reading> {
    read_all(bytes, name, &|_| Recipe::default(), Currency::CNY, &mut |_| {})
}

fn load(bytes: &[u8], name: &str) -> RecordSet {
    let mut readings = all(bytes, name);
    assert_eq!(readings.len(), 1, "{name}");
    let set = readings.remove(0).unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.finding));
    assert!(set.parts().rows.is_empty(), "{name}: nothing of it is money moved");
    assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "{name}: comes back as it was saved");
    set
}

fn text(money: Option<Money>) -> String {
    money.map(Money::to_decimal_string).unwrap_or_default()
}

fn kinds(parts: &RecordSetParts) -> Vec<String> {
    parts.findings.iter().map(|finding| kind_word(&finding.kind)).collect()
}

/// Opening, debit, credit and closing of each account.
fn balances(parts: &RecordSetParts) -> Vec<(String, [String; 4])> {
    let figure = |figure: &StatementFigure| match figure {
        StatementFigure::Balance { opening, debit, credit, closing, .. } => {
            [*opening, *debit, *credit, *closing].map(text)
        }
        other => panic!("{other:?}"),
    };
    parts.papers.statement.iter().map(|row| (row.code.clone(), figure(&row.figure))).collect()
}

/// Headings in two rows, as 用友 exports them; the parts of an account stand below it.
const YONYOU: &str = "科目余额表,,,,,,,\n\
    核算单位：甲商贸有限公司,,,期间：2025年01月-2025年12月,,,,\n\
    科目编码,科目名称,期初余额,,本期发生,,期末余额,\n\
    ,,借方,贷方,借方,贷方,借方,贷方\n\
    1002,银行存款,\"10,000.00\",,\"50,000.00\",\"40,000.00\",\"20,000.00\",\n\
    100201,工行,\"6,000.00\",,\"50,000.00\",\"40,000.00\",\"16,000.00\",\n\
    100202,建行,\"4,000.00\",,,,\"4,000.00\",\n\
    2202,应付账款,,\"4,000.00\",\"1,000.00\",\"3,000.00\",,\"6,000.00\"\n\
    4001,实收资本,,\"6,000.00\",,,,\"6,000.00\"\n\
    6001,主营业务收入,,,\"50,000.00\",\"50,000.00\",,\n\
    4103,本年利润,,,\"42,000.00\",\"50,000.00\",,\"8,000.00\"\n\
    合计,,\"10,000.00\",\"10,000.00\",\"143,000.00\",\"143,000.00\",\"20,000.00\",\"20,000.00\"\n";

#[test]
fn a_trial_balance_with_two_rows_of_headings_is_proven() {
    let set = load(YONYOU.as_bytes(), "科目余额表.csv");
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.proof.read, parts.proof.unread), ("trial-balance", 7, 0));
    let rows = balances(parts);
    assert_eq!(rows[0], ("1002".to_owned(), ["10000.00", "50000.00", "40000.00", "20000.00"].map(str::to_owned)));
    assert_eq!(rows[3], ("2202".to_owned(), ["-4000.00", "1000.00", "3000.00", "-6000.00"].map(str::to_owned)));
    assert_eq!(parts.papers.statement[1].parent, "1002");
    let Some(StatementPeriod::Span(first, last)) = parts.papers.statement[0].period else { panic!("a period") };
    assert_eq!((first.to_string(), last.to_string()), ("2025-01-01".to_owned(), "2025-12-31".to_owned()));
    assert_eq!(kinds(parts), Vec::<String>::new());
}

#[test]
fn a_trial_balance_that_does_not_hold_says_where() {
    // A balance that does not follow, and so debits that are not credits and a total that differs.
    let broken = YONYOU.replace(",,\"6,000.00\"\n4001", ",,\"6,100.00\"\n4001");
    let set = load(broken.as_bytes(), "b.csv");
    let parts = set.parts();
    assert_eq!(kinds(parts), ["sum_differs", "sum_differs", "sum_differs"]);
    assert_eq!(parts.proof.read, 7, "the rows stay");
    // An amount that is none costs its row and nothing else.
    let broken = YONYOU.replace("\"6,000.00\",,,,\"6,000.00\"", "\"6,000.00\",,,,六千");
    let set = load(broken.as_bytes(), "b.csv");
    assert_eq!((set.parts().proof.read, set.parts().proof.unread), (6, 1));
}

#[test]
fn balances_with_a_side_beside_them_and_signed_ones_are_read() {
    // 金蝶: the side stands beside the balance.
    let kingdee = "科目代码\t科目名称\t方向\t期初余额\t本期借方发生额\t本期贷方发生额\t方向\t期末余额\n\
        1001\t库存现金\t借\t500.00\t100.00\t50.00\t借\t550.00\n\
        2001\t短期借款\t贷\t500.00\t50.00\t100.00\t贷\t550.00\n";
    let set = load(kingdee.as_bytes(), "k.txt");
    let rows = balances(set.parts());
    assert_eq!(rows[1].1[3], "-550.00");
    assert!(
        kinds(set.parts()).iter().all(|kind| kind == "lacks"),
        "only the period is missing: {:?}",
        kinds(set.parts())
    );
    let english = "Trial Balance\nAs of December 2025\nAccount,Debit,Credit\n\
        1000 Checking,\"1,200.50\",\nAccounts Payable,,200.50\nOwner Equity,,\"1,000.00\"\nTOTAL,\"1,200.50\",\"1,200.50\"\n";
    let set = load(english.as_bytes(), "tb.csv");
    let closings: Vec<String> = balances(set.parts()).into_iter().map(|(_, figures)| figures[3].clone()).collect();
    assert_eq!(closings, ["1200.50", "-200.50", "-1000.00"]);
}

#[test]
fn charts_of_accounts_are_lists_without_amounts() {
    let chinese =
        "科目编码,科目名称,科目类别,余额方向\n1001,库存现金,资产,借\n100101,人民币,资产,借\n2202,应付账款,负债,贷\n";
    let german =
        "Kontonummer;Kontobezeichnung;Kontenart\n0410;Geschäftsausstattung;Anlagevermögen\n1200;Bank;Umlaufvermögen\n";
    let paths = "\"CHART OF ACCOUNTS\",\"BEGINNING:\",\"2012/03/01\"\n\"Assets:Checking\"\n\"Income:Donation\"\n";
    for (list, accounts) in [(chinese, 3), (german, 2), (paths, 2)] {
        let set = load(list.as_bytes(), "chart.csv");
        assert_eq!((set.parts().format.as_str(), set.parts().proof.read), ("chart-of-accounts", accounts), "{list}");
    }
}

/// The heading of the Chinese tax platform's export.
const TAX_PLATFORM: &str = "序号,发票代码,发票号码,数电发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票来源,发票票种,发票状态,是否正数发票,发票风险等级,开票人,备注\n\
    1,,,25332000000000000001,91330000AAA,甲公司,91440000BBB,乙公司,2025-03-05 10:11:12,1000.00,130.00,1130.00,电子发票服务平台,数电发票（增值税专用发票）,正常,是,正常,王,\n\
    2,,,25332000000000000002,91330000AAA,甲公司,91440000BBB,乙公司,2025-03-20 09:00:00,-400.00,-52.00,-452.00,电子发票服务平台,数电发票（增值税专用发票）,正常,否,正常,王,被红冲蓝字\n\
    3,033001900104,12345678,,91330000AAA,甲公司,,丙,2025-04-01,100.00,3.00,103.00,增值税发票管理系统,增值税电子普通发票,作废,是,正常,王,\n";

#[test]
fn the_tax_platforms_list_gives_red_and_void_invoices() {
    let (gb, _, _) = encoding_rs::GB18030.encode(TAX_PLATFORM);
    for bytes in [TAX_PLATFORM.as_bytes(), &gb] {
        let set = load(bytes, "全量发票.csv");
        let parts = set.parts();
        assert_eq!((parts.format.as_str(), parts.proof.read, parts.proof.unread), ("invoice-list", 3, 0));
        let documents = &parts.papers.documents;
        let told: Vec<_> = documents.iter().map(|d| (d.kind, d.state, text(d.total), text(d.claim()))).collect();
        let expected = [
            (DocumentKind::Invoice, DocumentState::Valid, "1130.00".to_owned(), "1130.00".to_owned()),
            (DocumentKind::CreditNote, DocumentState::Valid, "-452.00".to_owned(), "-452.00".to_owned()),
            (DocumentKind::Invoice, DocumentState::Void, "103.00".to_owned(), "0.00".to_owned()),
        ];
        assert_eq!(told, expected);
        assert_eq!(documents[2].number, "033001900104 12345678");
        assert_eq!(documents[0].date.map(|d| d.to_string()).as_deref(), Some("2025-03-05"));
        assert_eq!(documents[0].buyer.tax_id, "91440000BBB");
        assert_eq!(kinds(parts), Vec::<String>::new());
    }
    let broken = TAX_PLATFORM.replace("130.00,1130.00", "130.00,1131.00");
    assert_eq!(kinds(load(broken.as_bytes(), "b.csv").parts()), ["sum_differs"]);
}

#[test]
fn an_invoicing_programs_lines_become_one_invoice() {
    // The invoice's total stands on each of its lines; only the lines' own amounts add up.
    let xero = "ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,LineAmount,Currency,Status\n\
        Blue Ltd,INV-1,25/03/2025,24/04/2025,240.00,40.00,100.00,140.00,Paper,2,150.00,GBP,AUTHORISED\n\
        Blue Ltd,INV-1,25/03/2025,24/04/2025,240.00,40.00,100.00,140.00,Ink,1,50.00,GBP,AUTHORISED\n\
        Red Ltd,INV-2,02/04/2025,02/05/2025,60.00,10.00,60.00,0.00,Paper,1,50.00,GBP,PAID\n";
    let set = load(xero.as_bytes(), "sales.csv");
    let parts = set.parts();
    let told: Vec<_> = parts
        .papers
        .documents
        .iter()
        .map(|d| (d.number.as_str(), text(d.total), text(d.payable), d.items.len(), d.due.map(|d| d.to_string())))
        .collect();
    assert_eq!(
        told,
        [
            ("INV-1", "240.00".to_owned(), "140.00".to_owned(), 2, Some("2025-04-24".to_owned())),
            ("INV-2", "60.00".to_owned(), "0.00".to_owned(), 1, Some("2025-05-02".to_owned())),
        ]
    );
    assert_eq!(parts.proof.read, 3);
    assert_eq!(parts.currency, Currency::GBP);
}

#[test]
fn shop_orders_keep_what_was_cancelled_unpaid_and_paid_back() {
    let taobao = "订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题 ,退款金额,打款商家金额\n\
        =\"35153131473293579\",甲,100.00,0.00,100.00,100.00,交易成功,2025-03-01 10:00:00,2025-03-01 10:01:00,杯子,0.00,100.00元\n\
        =\"35153131473293580\",乙,50.00,0.00,50.00,0.00,交易关闭,2025-03-02 10:00:00,,盘子,0.00,0.00元\n\
        =\"35153131473293581\",丙,80.00,8.00,88.00,88.00,交易成功,2025-03-03 10:00:00,2025-03-03 11:00:00,碗,20.00,68.00元\n\
        =\"35153131473293582\",丁,30.00,0.00,30.00,0.00,等待买家付款,2025-03-04 10:00:00,,勺,0.00,0.00元\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(taobao);
    let set = load(&gb, "ExportOrderList.csv");
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.proof.read), ("shop-orders", 4));
    let told: Vec<_> = parts.papers.documents.iter().map(|d| (d.state, text(d.total), text(d.refunded))).collect();
    let amounts = |total: &str, refund: &str| (total.to_owned(), refund.to_owned());
    for (got, (state, (total, refund))) in told.iter().zip([
        (DocumentState::Valid, amounts("100.00", "0.00")),
        (DocumentState::Void, amounts("0.00", "0.00")),
        (DocumentState::Valid, amounts("88.00", "20.00")),
        (DocumentState::Open, amounts("0.00", "0.00")),
    ]) {
        assert_eq!(got, &(state, total, refund));
    }
    assert_eq!(parts.papers.documents[0].number, "35153131473293579");
    // Shopify: the order's own cells stand on its first line only.
    let shopify = "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount\n\
        #1001,a@b,paid,2025-03-01 10:00:00 +0100,EUR,30.00,5.00,5.00,40.00,2025-03-01 09:59:00 +0100,2,Cup,10.00,,0.00\n\
        #1001,a@b,,,,,,,,,1,Bowl,10.00,,\n\
        #1002,c@d,refunded,2025-03-02 10:00:00 +0100,EUR,20.00,0.00,0.00,20.00,2025-03-02 09:59:00 +0100,1,Cup,20.00,,20.00\n";
    let set = load(shopify.as_bytes(), "orders_export.csv");
    let documents = &set.parts().papers.documents;
    assert_eq!((documents.len(), set.parts().proof.read), (2, 3));
    assert_eq!((text(documents[0].total), documents[0].items.len()), ("40.00".to_owned(), 2));
    assert_eq!((documents[1].state, documents[0].currency), (DocumentState::Reversed, Currency::EUR));
}

#[test]
fn a_statement_with_similar_headings_stays_a_statement() {
    for statement in [
        "Date,Description,Invoice Number,Amount,Balance\n2025-01-02,Rent,7,-10.00,90.00\n2025-01-03,Sale,8,20.00,110.00\n",
        "交易日期,摘要,借方金额,贷方金额,余额,对方科目\n2025-01-02,货款,,100.00,100.00,甲\n2025-01-03,房租,40.00,,60.00,乙\n",
        "Account,Date,Description,Debit,Credit,Balance\nChecking,2025-01-02,Sale,,10.00,10.00\nChecking,2025-01-03,Rent,4.00,,6.00\n",
        "Konto;Dato;Tekst;Beløb;Saldo\n1234;02-01-2025;Salg;10,00;10,00\n1234;13-01-2025;Leje;-4,00;6,00\n",
        "Account Number,Date,Debit,Credit,Balance\n123,2025-01-02,,10.00,10.00\n123,2025-01-03,4.00,,6.00\n",
    ] {
        let readings = all(statement.as_bytes(), "s.csv");
        let set = readings[0].as_ref().unwrap_or_else(|refusal| panic!("{:?}", refusal.finding));
        assert_eq!((set.parts().format.as_str(), set.parts().rows.len()), ("delimited", 2), "{statement}");
    }
}

/// Norway: entries with their lines; the file's own totals.
fn saf_t(entries: u32, debit: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?><nl:AuditFile xmlns:nl=\"urn:StandardAuditFile-Taxation-Financial:NO\">\
         <nl:Header><nl:Company><nl:RegistrationNumber>999999999</nl:RegistrationNumber><nl:Name>Bj\u{f8}rn AS</nl:Name></nl:Company>\
         <nl:DefaultCurrencyCode>NOK</nl:DefaultCurrencyCode><nl:SelectionCriteria><nl:PeriodStart>1</nl:PeriodStart>\
         <nl:PeriodStartYear>2025</nl:PeriodStartYear><nl:PeriodEnd>12</nl:PeriodEnd><nl:PeriodEndYear>2025</nl:PeriodEndYear>\
         </nl:SelectionCriteria></nl:Header><nl:MasterFiles><nl:GeneralLedgerAccounts>\
         <nl:Account><nl:AccountID>1920</nl:AccountID><nl:AccountDescription>Bank</nl:AccountDescription><nl:AccountType>GL</nl:AccountType>\
         <nl:OpeningDebitBalance>100.00</nl:OpeningDebitBalance><nl:ClosingDebitBalance>350.00</nl:ClosingDebitBalance></nl:Account>\
         <nl:Account><nl:AccountID>3000</nl:AccountID><nl:AccountDescription>Salg</nl:AccountDescription>\
         <nl:OpeningCreditBalance>0.00</nl:OpeningCreditBalance><nl:ClosingCreditBalance>250.00</nl:ClosingCreditBalance></nl:Account>\
         </nl:GeneralLedgerAccounts></nl:MasterFiles><nl:GeneralLedgerEntries><nl:NumberOfEntries>{entries}</nl:NumberOfEntries>\
         <nl:TotalDebit>{debit}</nl:TotalDebit><nl:TotalCredit>250.00</nl:TotalCredit><nl:Journal><nl:Transaction>\
         <nl:TransactionID>1</nl:TransactionID><nl:Line><nl:AccountID>1920</nl:AccountID><nl:DebitAmount><nl:Amount>250.00</nl:Amount>\
         </nl:DebitAmount></nl:Line><nl:Line><nl:AccountID>3000</nl:AccountID><nl:CreditAmount><nl:Amount>250.00</nl:Amount>\
         </nl:CreditAmount></nl:Line></nl:Transaction></nl:Journal></nl:GeneralLedgerEntries></nl:AuditFile>"
    )
}

#[test]
fn an_audit_file_is_proven_by_its_own_totals() {
    let text = saf_t(1, "250.00");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let set = load(&bytes, "saft.xml");
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.encoding.as_str(), parts.proof.read), ("saf-t", "windows-1252", 1));
    assert_eq!((parts.papers.firm.name.as_str(), parts.currency.as_str()), ("Bjørn AS", "NOK"));
    assert_eq!(balances(parts)[0].1, ["100.00", "250.00", "0.00", "350.00"].map(str::to_owned));
    assert_eq!(kinds(parts), Vec::<String>::new());
    // Entries may be counted by line; any other count and any other total is told.
    assert_eq!(kinds(load(saf_t(2, "250.00").as_bytes(), "s.xml").parts()), Vec::<String>::new());
    assert_eq!(kinds(load(saf_t(7, "251.00").as_bytes(), "s.xml").parts()), ["sum_differs", "sum_differs"]);
}

const DIGITAL: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><EInvoice><Header><EIid>25332000000000000009</EIid><InherentLabel>\
    <InIssuType><LabelCode>Y</LabelCode></InIssuType></InherentLabel></Header><EInvoiceData>\
    <SellerInformation><SellerIdNum>91330000AAA</SellerIdNum><SellerName>甲公司</SellerName></SellerInformation>\
    <BuyerInformation><BuyerIdNum>91440000BBB</BuyerIdNum><BuyerName>乙公司</BuyerName></BuyerInformation>\
    <BasicInformation><TotalAmWithoutTax>1200.00</TotalAmWithoutTax><TotalTaxAm>72.00</TotalTaxAm>\
    <TotalTax-includedAmount>1272.00</TotalTax-includedAmount><RequestTime>2025-09-01 10:11:12</RequestTime></BasicInformation>\
    <IssuItemInformation><ItemName>*信息技术服务*软件</ItemName><Quantity>1</Quantity><Amount>1000.00</Amount><TaxRate>0.06</TaxRate><ComTaxAm>60.00</ComTaxAm></IssuItemInformation>\
    <IssuItemInformation><ItemName>*现代服务*咨询</ItemName><Quantity>2</Quantity><Amount>200.00</Amount><TaxRate>6%</TaxRate><ComTaxAm>12.00</ComTaxAm></IssuItemInformation>\
    </EInvoiceData><TaxSupervisionInfo><InvoiceNumber>25332000000000000009</InvoiceNumber><IssueTime>2025-09-01</IssueTime></TaxSupervisionInfo></EInvoice>";

#[test]
fn fully_digital_invoices_blue_and_red() {
    let set = load(DIGITAL.as_bytes(), "数电票.xml");
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.proof.read), ("cn-einvoice", 2));
    let document = &parts.papers.documents[0];
    assert_eq!(
        (text(document.net), text(document.tax), text(document.total)),
        ("1200.00".into(), "72.00".into(), "1272.00".into())
    );
    assert_eq!(document.number, "25332000000000000009");
    assert_eq!(kinds(parts), Vec::<String>::new());
    let red = DIGITAL.replace(">Y<", ">N<");
    for (from, to) in [("1200.00", "-1200.00"), ("72.00", "-72.00"), ("1272.00", "-1272.00")] {
        assert!(red.contains(from), "{to}");
    }
    let red =
        ["1200.00", ">72.00", "1272.00", ">1000.00", ">200.00", ">60.00", ">12.00"].iter().fold(red, |text, amount| {
            match amount.strip_prefix('>') {
                Some(plain) => text.replace(amount, &format!(">-{plain}")),
                None => text.replace(&format!(">{amount}"), &format!(">-{amount}")),
            }
        });
    let set = load(red.as_bytes(), "红字.xml");
    let document = &set.parts().papers.documents[0];
    assert_eq!((document.kind, text(document.claim())), (DocumentKind::CreditNote, "-1272.00".to_owned()));
    assert_eq!(kinds(set.parts()), Vec::<String>::new());
    let broken = DIGITAL.replace("<Amount>200.00", "<Amount>201.00");
    assert_eq!(kinds(load(broken.as_bytes(), "b.xml").parts()), ["sum_differs"]);
    let cut = &DIGITAL[..DIGITAL.len() - 40];
    let refused = all(cut.as_bytes(), "cut.xml").remove(0).expect_err("cut off");
    assert_eq!(kind_word(&refused.finding.kind), "cut_off");
}

/// The layout of 2024: no attachment; numbers and tax in the document's own data, the rest behind tags that name
/// objects of the page.
#[test]
fn an_ofd_without_attachment_is_read_through_its_tags() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("bytes");
    };
    add(
        "OFD.xml",
        "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>\
         <ofd:CustomData Name=\"发票号码\">25332000000000000010</ofd:CustomData><ofd:CustomData Name=\"合计税额\">6.00</ofd:CustomData>\
         <ofd:CustomData Name=\"合计金额\">100.00</ofd:CustomData><ofd:CustomData Name=\"开票日期\">2025年10月10日</ofd:CustomData>\
         <ofd:CustomData Name=\"销售方纳税人识别号\">91330000AAA</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>",
    );
    add(
        "Doc_0/Tags/CustomTag.xml",
        "<eInvoice><TaxInclusiveTotalAmount><ObjectRef PageRef=\"1\">7</ObjectRef><ObjectRef PageRef=\"1\">8</ObjectRef></TaxInclusiveTotalAmount>\
         <Seller><SellerName><ObjectRef PageRef=\"1\">9</ObjectRef></SellerName></Seller></eInvoice>",
    );
    add(
        "Doc_0/Pages/Page_0/Content.xml",
        "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer><ofd:TextObject ID=\"7\"><ofd:TextCode>¥</ofd:TextCode></ofd:TextObject>\
         <ofd:TextObject ID=\"8\"><ofd:TextCode>106.00</ofd:TextCode></ofd:TextObject><ofd:TextObject ID=\"9\"><ofd:TextCode>甲公司</ofd:TextCode></ofd:TextObject>\
         </ofd:Layer></ofd:Content></ofd:Page>",
    );
    let bytes = zip.finish().expect("a zip").into_inner();
    let set = load(&bytes, "发票.ofd");
    let document = &set.parts().papers.documents[0];
    assert_eq!(set.parts().format.as_str(), "cn-ofd");
    assert_eq!((document.number.as_str(), text(document.total)), ("25332000000000000010", "106.00".to_owned()));
    assert_eq!((document.seller.name.as_str(), document.seller.tax_id.as_str()), ("甲公司", "91330000AAA"));
    assert_eq!(kinds(set.parts()), Vec::<String>::new());
}

#[test]
fn zugferd_of_the_first_version_and_invoices_in_envelopes_are_read() {
    let first = "<rsm:CrossIndustryDocument xmlns:rsm=\"urn:ferd:CrossIndustryDocument:invoice:1p0\" xmlns:ram=\"r\" xmlns:udt=\"u\">\
        <rsm:HeaderExchangedDocument><ram:ID>R1</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>\
        <udt:DateTimeString format=\"102\">20250105</udt:DateTimeString></ram:IssueDateTime></rsm:HeaderExchangedDocument>\
        <rsm:SpecifiedSupplyChainTradeTransaction><ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty><ram:Name>A\n  GmbH</ram:Name>\
        </ram:SellerTradeParty></ram:ApplicableSupplyChainTradeAgreement><ram:ApplicableSupplyChainTradeSettlement>\
        <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementMonetarySummation>\
        <ram:LineTotalAmount currencyID=\"EUR\">100.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount currencyID=\"EUR\">100.00</ram:TaxBasisTotalAmount>\
        <ram:TaxTotalAmount currencyID=\"EUR\">19.00</ram:TaxTotalAmount><ram:GrandTotalAmount currencyID=\"EUR\">119.00</ram:GrandTotalAmount>\
        </ram:SpecifiedTradeSettlementMonetarySummation></ram:ApplicableSupplyChainTradeSettlement>\
        <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeSettlementMonetarySummation>\
        <ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>\
        </ram:IncludedSupplyChainTradeLineItem></rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>";
    let set = load(first.as_bytes(), "z.xml");
    let document = &set.parts().papers.documents[0];
    assert_eq!((document.seller.name.as_str(), text(document.total)), ("A GmbH", "119.00".to_owned()));
    assert_eq!((set.parts().proof.read, kinds(set.parts()).len()), (1, 0));
    let envelope = "<StandardBusinessDocument><Header/><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">\
        <ID>7</ID><IssueDate>2025-02-03</IssueDate><InvoiceTypeCode>381</InvoiceTypeCode><DocumentCurrencyCode>SEK</DocumentCurrencyCode>\
        <TaxTotal><TaxAmount currencyID=\"SEK\">25</TaxAmount></TaxTotal><TaxTotal><TaxAmount currencyID=\"EUR\">2.5</TaxAmount></TaxTotal>\
        <LegalMonetaryTotal><LineExtensionAmount currencyID=\"SEK\">100</LineExtensionAmount><TaxExclusiveAmount currencyID=\"SEK\">100</TaxExclusiveAmount>\
        <TaxInclusiveAmount currencyID=\"SEK\">125</TaxInclusiveAmount><PayableRoundingAmount currencyID=\"SEK\">0.30</PayableRoundingAmount>\
        <PayableAmount currencyID=\"SEK\">125.30</PayableAmount></LegalMonetaryTotal></Invoice></StandardBusinessDocument>";
    let set = load(envelope.as_bytes(), "sbd.xml");
    let document = &set.parts().papers.documents[0];
    assert_eq!(
        (document.kind, text(document.tax), text(document.claim())),
        (DocumentKind::CreditNote, "25.00".into(), "-125.00".into())
    );
    assert_eq!(kinds(set.parts()), Vec::<String>::new());
}

#[test]
fn an_xbrl_instance_keeps_units_periods_and_dimensions_apart() {
    let text = "<xbrli:xbrl xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" xmlns:us-gaap=\"http://fasb.org/us-gaap/2024\">\
        <xbrli:context id=\"i\"><xbrli:period><xbrli:instant>2025-01-01T00:00:00</xbrli:instant></xbrli:period></xbrli:context>\
        <xbrli:context id=\"d\"><xbrli:entity><xbrli:segment><xbrldi:explicitMember dimension=\"a:Axis\">a:North</xbrldi:explicitMember></xbrli:segment></xbrli:entity>\
        <xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>\
        <xbrli:unit id=\"u\"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit><xbrli:unit id=\"s\"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>\
        <xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>\
        <us-gaap:Assets contextRef=\"i\" unitRef=\"u\" decimals=\"-3\">1000000</us-gaap:Assets>\
        <us-gaap:LiabilitiesAndStockholdersEquity contextRef=\"i\" unitRef=\"u\" decimals=\"-3\">1009000</us-gaap:LiabilitiesAndStockholdersEquity>\
        <us-gaap:Revenues contextRef=\"d\" unitRef=\"u\" decimals=\"0\">5E3</us-gaap:Revenues>\
        <us-gaap:EarningsPerShareBasic contextRef=\"d\" unitRef=\"s\" decimals=\"3\">1.234</us-gaap:EarningsPerShareBasic>\
        <us-gaap:Goodwill contextRef=\"i\" unitRef=\"u\" xsi:nil=\"true\"/><us-gaap:Cash contextRef=\"none\" unitRef=\"u\">1</us-gaap:Cash>\
        </xbrli:xbrl>";
    let set = load(text.as_bytes(), "i.xml");
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.proof.read, parts.proof.unread), ("xbrl", 5, 1));
    let rows = &parts.papers.statement;
    // Midnight of the first of January is the end of December.
    assert_eq!(rows[0].period.map(|p| p.end().to_string()).as_deref(), Some("2024-12-31"));
    assert_eq!(rows[2].dimensions, ["Axis=North"]);
    assert_eq!(rows[2].figure, StatementFigure::Amount(Money::from_minor(500_000, Currency::USD)));
    assert!(
        matches!(&rows[3].figure, StatementFigure::Number { value, unit } if value == "1.234" && unit == "iso4217:USD/shares")
    );
    assert_eq!(rows[4].figure, StatementFigure::Nil);
    // Nine thousand is more than the rounding to thousands explains.
    assert_eq!(kinds(parts), ["sum_differs", "unread"]);
}

/// Portugal, older form: accounts named `GeneralLedger`, sales with a void document that the totals leave out.
#[test]
fn portuguese_sales_are_proven_without_their_void_documents() {
    let invoice = |number: &str, status: &str, net: &str, tax: &str, gross: &str| {
        format!(
            "<Invoice><InvoiceNo>{number}</InvoiceNo><DocumentStatus><InvoiceStatus>{status}</InvoiceStatus></DocumentStatus>\
             <InvoiceDate>2025-03-04</InvoiceDate><InvoiceType>FT</InvoiceType><CustomerID>C1</CustomerID><Line><Quantity>1</Quantity>\
             <Description>Papel</Description><CreditAmount>{net}</CreditAmount></Line><DocumentTotals><TaxPayable>{tax}</TaxPayable>\
             <NetTotal>{net}</NetTotal><GrossTotal>{gross}</GrossTotal></DocumentTotals></Invoice>"
        )
    };
    let file = |count: u32, credit: &str| {
        format!(
            "<AuditFile xmlns=\"urn:OECD:StandardAuditFile-Tax:PT_1.03_01\"><Header><CompanyName>Loja Lda</CompanyName>\
             <TaxRegistrationNumber>500000000</TaxRegistrationNumber><StartDate>2025-01-01</StartDate><EndDate>2025-12-31</EndDate>\
             <CurrencyCode>EUR</CurrencyCode></Header><MasterFiles><GeneralLedger><AccountID>11</AccountID><AccountDescription>Caixa</AccountDescription>\
             <OpeningDebitBalance>1.00</OpeningDebitBalance><OpeningCreditBalance>0</OpeningCreditBalance></GeneralLedger>\
             <Customer><CustomerID>C1</CustomerID><CustomerTaxID>999</CustomerTaxID><CompanyName>Cliente</CompanyName></Customer></MasterFiles>\
             <SourceDocuments><SalesInvoices><NumberOfEntries>{count}</NumberOfEntries><TotalDebit>0</TotalDebit><TotalCredit>{credit}</TotalCredit>\
             {}{}</SalesInvoices></SourceDocuments></AuditFile>",
            invoice("FT 1/1", "N", "100.00", "23.00", "123.00"),
            invoice("FT 1/2", "A", "50.00", "11.50", "61.50"),
        )
    };
    let set = load(file(2, "100.00").as_bytes(), "pt.xml");
    let parts = set.parts();
    assert_eq!((parts.proof.read, parts.papers.documents.len(), parts.papers.statement.len()), (2, 2, 1));
    let claims: Vec<String> = parts.papers.documents.iter().map(|d| text(d.claim())).collect();
    assert_eq!(claims, ["123.00", "0.00"]);
    assert_eq!(
        (parts.papers.documents[0].seller.name.as_str(), parts.papers.documents[0].buyer.tax_id.as_str()),
        ("Loja Lda", "999")
    );
    assert_eq!(kinds(parts), Vec::<String>::new());
    assert_eq!(kinds(load(file(3, "150.00").as_bytes(), "pt.xml").parts()), ["sum_differs", "sum_differs"]);
}

/// 45721 is 2025-03-05 as a spreadsheet counts days.
#[test]
fn a_workbook_of_the_tax_platform_is_read_sheet_by_sheet() {
    let heading = || {
        ["数电发票号码", "销方名称", "购买方名称", "开票日期", "金额", "税额", "价税合计", "发票状态", "是否正数发票"]
            .map(T)
            .to_vec()
    };
    let row = |number: &'static str, net: f64, tax: f64| {
        vec![T(number), T("甲公司"), T("乙公司"), D(45721.0), N(net), N(tax), N(net + tax), T("正常"), T("是")]
    };
    let base = vec![heading(), row("25332000000000000001", 300.0, 39.0)];
    let mut lines = vec![heading(), row("25332000000000000001", 100.0, 13.0), row("25332000000000000001", 200.0, 26.0)];
    lines[0].push(T("货物或应税劳务名称"));
    lines[1].push(T("纸"));
    lines[2].push(T("墨"));
    let bytes = workbooks::xlsx(false, &[("发票基础信息", true, base), ("信息汇总表", true, lines)]);
    let readings = all(&bytes, "全量发票.xlsx");
    let sets: Vec<&RecordSet> = readings.iter().flatten().collect();
    assert_eq!(sets.len(), 2, "{readings:?}");
    for (set, rows) in sets.iter().zip([1, 2]) {
        let parts = set.parts();
        assert_eq!((parts.format.as_str(), parts.proof.read, parts.papers.documents.len()), ("invoice-list", rows, 1));
        let document = &parts.papers.documents[0];
        assert_eq!(
            (text(document.total), document.date.map(|d| d.to_string())),
            ("339.00".to_owned(), Some("2025-03-05".to_owned()))
        );
        assert_eq!(document.number, "25332000000000000001");
    }
}

/// Whatever is cut off or changed: no panic, and what is read comes back as it was saved.
#[test]
fn damaged_documents_never_panic() {
    let saft = saf_t(1, "250.00");
    for sample in [YONYOU, TAX_PLATFORM, DIGITAL, &saft] {
        let bytes = sample.as_bytes();
        let step = (bytes.len() / 30).max(1);
        for at in (0..bytes.len()).step_by(step) {
            for with in [b'<', b'"', 0xff] {
                let mut changed = bytes.to_vec();
                changed[at] = with;
                for part in [&changed[..], &bytes[..at]] {
                    for set in all(part, "x").iter().flatten() {
                        assert_eq!(read_records(&write_records(set)).as_ref(), Ok(set));
                    }
                }
            }
        }
    }
}
