//! Files join into books: worked examples as tables. Expected figures are sums done by hand in the comments.

#![allow(clippy::unwrap_used)]

use credit_mirror::books::{BooksFinding, Category, Corrections, Counted, Ledger, LineId, Reason, Revenue};
use credit_mirror::intake::{Format, Label, Papers, Proof, Record, RecordSet, RecordSetParts};
use credit_mirror::kernel::{Currency, Money};
use credit_mirror::rules::Pack;
use std::rc::Rc;

/// A file from a table: `date | amount | balance | party | text | kind | reference | status | own account`, in whole
/// yuan; the rest of a row may be left out. A row that begins with `~` is neutral (不计收支).
fn file(name: &str, format: Format, account: &str, table: &str) -> Rc<RecordSet> {
    let yuan = |cell: &str| {
        let (amount, currency) = cell.split_once(' ').unwrap_or((cell, "CNY"));
        Money::from_minor(amount.parse::<i64>().unwrap() * 100, Currency::parse(currency).unwrap())
    };
    let rows: Vec<Record> = (1..)
        .zip(table.lines().map(str::trim).filter(|line| !line.is_empty()))
        .map(|(line, text)| {
            let neutral = text.starts_with('~');
            let cells: Vec<&str> = text.trim_start_matches('~').split('|').map(str::trim).collect();
            let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
            Record {
                line,
                date: cell(0).parse().unwrap(),
                time: None,
                amount: yuan(cell(1)),
                balance: Some(cell(2)).filter(|balance| !balance.is_empty()).map(yuan),
                party: cell(3).into(),
                party_account: Label::EMPTY,
                text: cell(4).into(),
                kind: cell(5).into(),
                reference: cell(6).into(),
                status: cell(7).into(),
                own_account: cell(8).into(),
                neutral,
            }
        })
        .collect();
    let proof = Proof {
        read: 0,
        unread: 0,
        sum_in: Vec::new(),
        sum_out: Vec::new(),
        span: None,
        opening: None,
        closing: None,
        ties: None,
        accounts: Vec::new(),
        controls: Vec::new(),
        neutral: 0,
        sum_neutral: Vec::new(),
    };
    Rc::new(RecordSet::from_parts(RecordSetParts {
        name: name.to_owned(),
        bytes: 0,
        digest: format!("{format:?}{account}{table}"),
        format,
        clue: credit_mirror::intake::Clue::Columns,
        encoding: "utf-8".to_owned(),
        currency: Currency::CNY,
        account: account.to_owned(),
        columns: Vec::new(),
        rows,
        papers: Papers::default(),
        unread: Vec::new(),
        skipped: Vec::new(),
        proof,
        findings: Vec::new(),
        question: None,
        recipe: credit_mirror::intake::Recipe::default(),
    }))
}

fn bank(table: &str) -> Rc<RecordSet> {
    file("bank.csv", Format::Delimited, "", table)
}

fn join(sets: &[Rc<RecordSet>], corrections: &Corrections) -> Ledger {
    let own = ["示例商行".to_owned(), "李示例".to_owned()];
    Ledger::build(sets, corrections, &own, Currency::CNY, Pack::china().categories())
}

fn books(sets: &[Rc<RecordSet>]) -> Ledger {
    join(sets, &Corrections::default())
}

fn yuan(money: Money) -> i64 {
    assert_eq!(money.minor() % 100, 0);
    money.minor() / 100
}

/// Counted lines, money in, money out and revenue of all months, in yuan.
fn totals(ledger: &Ledger) -> (u32, i64, i64, i64) {
    ledger.months().iter().fold((0, 0, 0, 0), |(lines, inflow, outflow, revenue), month| {
        let (i, o) = (yuan(month.total.inflow), yuan(month.total.outflow));
        (lines + month.lines, inflow + i, outflow + o, revenue + yuan(month.revenue))
    })
}

fn at(ledger: &Ledger, file: u16, line: u32) -> &credit_mirror::books::Posting {
    ledger.postings().iter().find(|posting| posting.id == LineId { file, line }).unwrap()
}

#[test]
fn what_was_sold_counts_in_full_and_the_charge_held_back_is_a_cost() {
    // Sold 100 and 50, given back 20, charges 3 and 2: revenue 150 less 20, what moved is 125.
    let text = "Date,Name,Type,Currency,Gross,Fee,Net,Balance\n\
        2024-01-05,样板塑料有限公司,货款,CNY,100.00,-3.00,97.00,97.00\n\
        2024-01-18,示范五金有限公司,货款,CNY,50.00,-2.00,48.00,145.00\n\
        2024-01-20,样板塑料有限公司,退货款,CNY,-20.00,0.00,-20.00,125.00\n";
    let recipe = credit_mirror::intake::Recipe::default();
    let set = credit_mirror::intake::read(text.as_bytes(), "pay.csv", &recipe, Currency::CNY, &mut |_| {}).unwrap();
    let ledger = books(&[Rc::new(set)]);
    assert_eq!(totals(&ledger), (5, 150, 25, 130));
    assert_eq!(at(&ledger, 0, 1002).category, Category::BankFees);
}

#[test]
fn lines_are_what_the_written_rules_say() {
    use Category as C;
    // amount, party, text, kind, status → category
    let table = [
        (900, "样板塑料有限公司", "货款", "", "", C::Sales),
        (900, "样板塑料有限公司", "", "", "", C::Sales),
        (900, "样板塑料有限公司", "手机银行转账", "网上银行", "", C::Sales),
        (900, "王五", "转账", "", "", C::OtherIn),
        (900, "王五", "二维码收款", "", "", C::Sales),
        (900, "某某银行股份有限公司", "", "", "", C::OtherIn),
        (900, "", "贷款发放", "", "", C::LoanIn),
        (900, "某某小额贷款有限公司", "", "", "", C::LoanIn),
        (900, "样板塑料有限公司", "货款退回", "", "", C::SupplierRefund),
        (-900, "样板塑料有限公司", "退货款", "", "", C::SalesRefund),
        (900, "国家税务总局某区税务局", "增值税留抵退税", "", "", C::TaxRefund),
        (-900, "国家税务总局某区税务局", "实时缴税", "", "", C::TaxSocial),
        (-900, "", "公积金汇缴", "", "", C::TaxSocial),
        (-900, "", "代发工资", "", "", C::Payroll),
        (-900, "", "归还贷款本金", "", "", C::LoanRepayment),
        (-900, "", "贷款利息", "", "", C::LoanCost),
        (9, "", "结息", "", "", C::InterestIn),
        (-9, "", "转账手续费", "", "", C::BankFees),
        (-900, "某某物业管理有限公司", "3月房租", "", "", C::Rent),
        (-900, "某市供电公司", "电费", "", "", C::Utilities),
        (-900, "张三", "取现", "", "", C::Cash),
        (-900, "李示例", "转账", "", "", C::OwnerDraw),
        (900, "李示例", "往来", "", "", C::OwnerIn),
        (900, "示例商行", "", "", "", C::OwnTransfer),
        (-900, "", "购买理财产品", "", "", C::Investment),
        (-900, "某物流有限公司", "", "", "", C::Suppliers),
        (-900, "赵六", "转账", "", "", C::OtherOut),
        (50, "某电器商城", "冰箱", "", "退款成功", C::SupplierRefund),
        // A withdrawal from the wallet names its fee in the remark; it stays a transfer.
        (-1001, "某某银行", "服务费¥1.00", "零钱提现", "", C::OwnTransfer),
        (-900, "某广告有限公司", "广告账户充值", "", "", C::Suppliers),
        (900, "", "信用卡还款", "", "", C::OwnTransfer),
        (900, "样板塑料有限公司", "工资", "", "", C::OtherIn),
        (900, "Example Parts Ltd", "INV 1001", "", "", C::Sales),
        (-900, "City Properties", "Rent March", "", "", C::Rent),
        (-900, "Current Ideas", "parent meeting", "", "", C::OtherOut),
        (-900, "HMRC", "VAT", "", "", C::TaxSocial),
    ];
    let rows: Vec<String> = table
        .iter()
        .map(|(amount, party, text, kind, status, _)| format!("2025-03-01|{amount}||{party}|{text}|{kind}||{status}"))
        .collect();
    let ledger = books(&[bank(&rows.join("\n"))]);
    for (line, (amount, party, text, _, _, expected)) in (1..).zip(&table) {
        let posting = at(&ledger, 0, line);
        assert_eq!(posting.category, *expected, "{amount} {party} {text}: {:?}", posting.reason);
    }
}

#[test]
fn overlapping_exports_count_once_and_genuine_twins_stay() {
    // Two equal payments of 50 on 02-10 are genuine; both stand in both files.
    let january = "
        2025-01-05|1000|1000|样板公司|货款
        2025-02-10|-50|950|某超市|采购
        2025-02-10|-50|900|某超市|采购";
    let february = "
        2025-02-10|-50|950|某超市|采购
        2025-02-10|-50|900|某超市|采购
        2025-03-01|-100|800|某超市|采购";
    let a = file("a.csv", Format::Delimited, "6222", january);
    let b = file("b.csv", Format::Delimited, "6222", february);
    let ledger = books(&[a, b]);
    // 1000 in; 50 + 50 + 100 out.
    assert_eq!(totals(&ledger), (4, 1000, 200, 1000));
    assert_eq!(at(&ledger, 1, 1).counted, Counted::DuplicateOf(LineId { file: 0, line: 2 }));
    assert_eq!(at(&ledger, 1, 2).counted, Counted::DuplicateOf(LineId { file: 0, line: 3 }));
    let kinds: Vec<_> = ledger.findings().iter().map(|finding| finding.kind.clone()).collect();
    assert_eq!(kinds, [BooksFinding::Overlap { lines: 2, first: "a.csv".into(), second: "b.csv".into() }]);
    assert_eq!(ledger.months()[2].end_balance.map(yuan), Some(800));
}

#[test]
fn twins_in_one_file_and_one_in_the_other_stay_two() {
    let whole = file("whole.csv", Format::Delimited, "1", "2025-01-05|-50||甲|采购\n2025-01-05|-50||甲|采购");
    let cut = file("cut.csv", Format::Delimited, "1", "2025-01-05|-50||甲|采购");
    for sets in [[whole.clone(), cut.clone()], [cut, whole]] {
        assert_eq!(totals(&books(&sets)), (2, 0, 100, 0));
    }
}

#[test]
fn the_same_file_twice_counts_once() {
    let a = bank("2025-01-05|1000|1000|样板公司|货款\n2025-01-06|-50|950|某超市|采购");
    let ledger = books(&[a.clone(), a]);
    assert_eq!(totals(&ledger), (2, 1000, 50, 1000));
    assert_eq!(ledger.findings()[0].kind, BooksFinding::SameFile { name: "bank.csv".into() });
}

#[test]
fn equal_lines_of_two_accounts_are_two() {
    let a = file("a.csv", Format::Delimited, "6222 0001", "2025-01-05|-50|950|某超市|采购");
    let b = file("b.csv", Format::Delimited, "6222 0002", "2025-01-05|-50|950|某超市|采购");
    assert_eq!(totals(&books(&[a, b])), (2, 0, 100, 0));
}

#[test]
fn a_payment_told_by_wallet_and_bank_counts_once() {
    let wallet = file(
        "wechat.csv",
        Format::WeChat,
        "",
        "
        2025-03-03|-200||张记粮油|面粉|商户消费|w1|支付成功|某某银行(1234)
        2025-03-03|-200||张记粮油|面粉|商户消费|w2|支付成功|零钱
        2025-03-04|500||/|二维码收款|二维码收款|w3|已存入零钱|/",
    );
    let bank = bank(
        "
        2025-03-04|-200|800|财付通-张记粮油|快捷支付
        2025-03-04|-200|600|某某商行|货款",
    );
    let ledger = books(&[wallet, bank]);
    // Wallet 200 (card) + 200 (own money) + bank 200 (another payee) out; the bank's line of the first is not counted.
    assert_eq!(totals(&ledger), (4, 500, 600, 500));
    assert_eq!(at(&ledger, 1, 1).counted, Counted::SamePaymentAs(LineId { file: 0, line: 1 }));
    assert_eq!(at(&ledger, 1, 2).counted, Counted::Yes);
}

#[test]
fn a_purchase_on_a_platform_counts_once_in_its_bill_the_wallet_and_the_bank() {
    let jd = "
        2025-03-03|-60||京东平台商户|牛肉丸|网购|j1|交易成功|某某银行信用卡(1875)
        2025-03-03|-70||京东平台商户|纸|网购|j2|交易成功|钱包余额
        2025-03-05|-15||京东平台商户|橘子|网购|j3|交易成功|微信-某某银行信用卡";
    let jd = file("jd.csv", Format::Jd, "", jd);
    let meituan = "2025-03-06|-218|||餐券|支付|m1||微信支付\n2025-03-06|-21||||支付|m2||美团月付";
    let meituan = file("mt.csv", Format::Meituan, "", meituan);
    let wechat = "
        2025-03-05|-15||京东商城平台商户|订单|商户消费|w1|支付成功|某某银行(1875)
        2025-03-06|-218||美团|订单|商户消费|w2|支付成功|零钱
        2025-03-06|-218||某某商行|订单|商户消费|w3|支付成功|零钱";
    let wechat = file("wechat.csv", Format::WeChat, "", wechat);
    let bank = bank(
        "
        2025-03-03|-60|900|网银在线(北京)科技有限公司|京东支付
        2025-03-04|-70|830|某某商行|货款
        2025-03-05|-15|815|财付通-京东商城|快捷支付",
    );
    let ledger = books(&[jd, meituan, wechat, bank]);
    let same = |file: u16, line: u32| Counted::SamePaymentAs(LineId { file, line });
    assert_eq!(at(&ledger, 3, 1).counted, same(0, 1), "the bank's line of a card payment");
    assert_eq!(at(&ledger, 3, 2).counted, Counted::Yes, "the wallet's own money leaves the bank alone");
    assert_eq!(at(&ledger, 2, 2).counted, same(1, 1), "the wallet's line of what the platform's bill tells");
    assert_eq!(at(&ledger, 2, 3).counted, Counted::Yes, "another payee");
    // 橘子 stands in three files and counts once.
    let counts: Vec<bool> = [(0, 3), (2, 1), (3, 3)].map(|(f, l)| at(&ledger, f, l).counted == Counted::Yes).to_vec();
    assert_eq!(counts, [true, false, false]);
}

#[test]
fn a_purchase_partly_given_back_counts_once_and_lowers_spending_once() {
    // JD writes the whole price with what came back in brackets, and the refund as a row that counts as neither.
    let text = "京东账号名：jd_1\n\n交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注\n\
        2025-03-05 13:27:56\t,京东平台商户,卫衣 等多件,131.00(已退款89.00),某某银行信用卡(1875),交易成功,支出,服饰,100001\t,9\t,\n\
        2025-03-07 13:28:32\t,京东平台商户,退款-卫衣,89.00,某某银行信用卡(1875),退款成功,不计收支,网购,100001\t,9\t,\n";
    let recipe = credit_mirror::intake::Recipe::default();
    let jd = credit_mirror::intake::read(text.as_bytes(), "jd.csv", &recipe, Currency::CNY, &mut |_| {}).unwrap();
    assert_eq!((jd.parts().format, jd.parts().rows.len()), (Format::Jd, 2));
    let bank = bank(
        "
        2025-03-01|1000|1000|样板公司|货款
        2025-03-05|-131|869|网银在线(北京)科技有限公司|京东支付
        2025-03-07|89|958|网银在线(北京)科技有限公司|京东支付退款",
    );
    let ledger = books(&[Rc::new(jd), bank]);
    // Sold 1,000; bought for 131, of which 89 came back: neither twice, and what came back is no revenue.
    assert_eq!(totals(&ledger), (3, 1089, 131, 1000));
    assert_eq!(ledger.postings().iter().filter(|line| line.counted == Counted::Yes).count(), 3);
}

#[test]
fn transfers_between_imported_accounts_match_and_others_are_named() {
    let a = file(
        "a.csv",
        Format::Delimited,
        "111",
        "
        2025-03-03|-5000|5000|示例商行|转账
        2025-03-20|-300|4700|示例商行|转账
        2025-03-25|-700|4000|样板公司|货款",
    );
    let b = file(
        "b.csv",
        Format::Delimited,
        "222",
        "
        2025-03-05|5000|5000||转账
        2025-03-25|700|5700|模范公司|货款",
    );
    let ledger = books(&[a, b]);
    assert_eq!(at(&ledger, 1, 1).reason, Reason::MatchedTransfer(LineId { file: 0, line: 1 }));
    assert_eq!(at(&ledger, 1, 1).category, Category::OwnTransfer);
    // Equal opposite amounts between strangers are not a transfer: 700 in, 700 out.
    assert_eq!(totals(&ledger), (5, 700, 700, 700));
    let kinds: Vec<_> = ledger.findings().iter().map(|finding| finding.kind.clone()).collect();
    assert_eq!(kinds, [BooksFinding::AccountNotImported { account: "示例商行".into(), lines: 1 }]);
}

#[test]
fn a_fee_that_keeps_amounts_apart_is_no_missing_account() {
    let wallet = "~2025-03-03|-1001||某某银行|/|零钱提现|w1|提现已到账|某某银行(1234)";
    let wallet = file("wechat.csv", Format::WeChat, "", wallet);
    let bank = bank("2025-03-04|1000|1000|财付通支付科技有限公司|微信零钱提现");
    // Both sides are own transfers by rule, so that neither is in the sums.
    let ledger = books(&[wallet.clone(), bank]);
    assert_eq!(totals(&ledger), (2, 0, 0, 0));
    assert_eq!(ledger.findings(), []);
    assert_eq!(books(&[wallet]).findings().len(), 1, "without the bank's file it is one");
}

#[test]
fn what_did_not_happen_is_not_counted_and_a_bill_keeps_its_neutral_rows() {
    let bill = file(
        "alipay.csv",
        Format::Alipay,
        "",
        "
        2025-03-01|-80||某商城|纸杯|日用百货|20250301001|交易关闭|余额
        2025-03-02|80||某商城|退款-纸杯|退款|20250301001_1|退款成功|余额
        2025-03-03|-60||某商城|抹布|日用百货|20250303001|交易成功|余额
        ~2025-03-04|20||某商城|退款-抹布|退款|20250303001_2|退款成功|余额
        ~2025-03-05|-500||余额宝|转入|投资理财|20250305001|交易成功|余额
        ~2025-03-06|-900||某某银行|提现|其他|20250306001|提现成功|余额
        ~2025-03-07|70||样板公司|其他||20250307001|交易成功|余额",
    );
    let ledger = books(&[bill]);
    // In: 20 refund + 70 neutral; out: 60. Closed purchase and its refund are both out of the sums.
    assert_eq!(totals(&ledger), (5, 90, 60, 0));
    assert_eq!(at(&ledger, 0, 1).counted, Counted::NotExecuted);
    assert_eq!(at(&ledger, 0, 2).counted, Counted::NotExecuted);
    assert_eq!(at(&ledger, 0, 4).category, Category::SupplierRefund);
    assert_eq!(at(&ledger, 0, 7).reason, Reason::BillSays("/".into()));
    let kinds: Vec<_> = ledger.findings().iter().map(|finding| finding.kind.clone()).collect();
    assert_eq!(kinds, [BooksFinding::AccountNotImported { account: "某某银行".into(), lines: 1 }]);
}

#[test]
fn corrections_win_line_before_party() {
    let sets = [bank(
        "
        2025-03-01|100|100|王五|转账
        2025-03-02|200|300|王五|转账
        2025-03-03|400|700|样板公司|货款
        2025-03-03|-50|650|样板公司|退款",
    )];
    assert_eq!(totals(&books(&sets)), (4, 700, 50, 350));
    let mut corrections = Corrections::default();
    corrections.parties.insert(("王五".into(), true), Category::Sales);
    corrections.lines.insert(LineId { file: 0, line: 2 }, Category::LoanIn);
    corrections.excluded.insert(LineId { file: 0, line: 3 }, true);
    let ledger = join(&sets, &corrections);
    // 100 (party) counts; 200 is a loan; 400 is left out; 50 lowers.
    assert_eq!(totals(&ledger), (3, 300, 50, 50));
    assert_eq!(at(&ledger, 0, 1).reason, Reason::ChosenForParty);
    assert_eq!(at(&ledger, 0, 2).reason, Reason::Chosen);
    assert_eq!(at(&ledger, 0, 3).counted, Counted::Excluded);
    assert_eq!(at(&ledger, 0, 4).revenue, Revenue::Lowers);
}

#[test]
fn words_decide_only_where_nothing_else_does() {
    let sets = [bank(
        "
        2025-03-01|-300|9700|王五|8月份薪水
        2025-03-02|-80|9620|赵六|转账
        2025-03-03|500|10120||股东出资款
        2025-03-04|-900|9220|样板公司|8月份薪水
        2025-03-05|-40|9180|孙七|9月份薪水",
    )];
    let ledger = books(&sets);
    let payroll = at(&ledger, 0, 1);
    assert_eq!(payroll.category, Category::Payroll);
    let Reason::Words(guess) = &payroll.reason else { panic!("{payroll:?}") };
    assert!(guess.percent >= 90 && guess.words.iter().any(|word| word.contains('薪')), "{guess:?}");
    assert_eq!((at(&ledger, 0, 2).category, &at(&ledger, 0, 2).reason), (Category::OtherOut, &Reason::Direction));
    // Owners' money may only be hinted at: what the line is stays as without the model.
    let hint = at(&ledger, 0, 3);
    assert!(matches!(&hint.reason, Reason::Shown(guess) if guess.category == Category::OwnerIn), "{hint:?}");
    assert_eq!((hint.category, hint.revenue), (Category::OtherIn, Revenue::No));
    // A rule comes first: a payment to a firm is a supplier's.
    assert_eq!(at(&ledger, 0, 4).category, Category::Suppliers);
    let by_words: Vec<_> = ledger.findings().iter().map(|finding| &finding.kind).collect();
    let yuan = |amount: i64| Money::from_minor(amount * 100, Currency::CNY);
    assert_eq!(
        by_words,
        [&BooksFinding::ByWords { lines: 2, inflow: yuan(0), outflow: yuan(340), shown: 1 }],
        "300 + 40 out; one hint"
    );
    let mut corrections = Corrections::default();
    corrections.lines.insert(LineId { file: 0, line: 3 }, Category::OwnerIn);
    corrections.parties.insert(("王五".into(), false), Category::OwnerDraw);
    let corrected = join(&sets, &corrections);
    assert_eq!(
        (at(&corrected, 0, 1).category, &at(&corrected, 0, 1).reason),
        (Category::OwnerDraw, &Reason::ChosenForParty)
    );
    assert_eq!((at(&corrected, 0, 3).category, &at(&corrected, 0, 3).reason), (Category::OwnerIn, &Reason::Chosen));
}

#[test]
fn a_guess_never_keeps_the_two_sides_of_a_transfer_apart() {
    // The words of the outgoing side look like wages; its other side, to an own account, stands in another file.
    let a = file("a.csv", Format::Delimited, "1", "2025-01-05|-600|||8月份薪水");
    let b = file("b.csv", Format::Delimited, "2", "2025-01-06|600||示例商行|");
    let ledger = join(&[a, b], &Corrections::default());
    assert_eq!(at(&ledger, 0, 1).reason, Reason::MatchedTransfer(LineId { file: 1, line: 1 }));
    assert_eq!(at(&ledger, 0, 1).category, Category::OwnTransfer);
}

#[test]
fn a_duplicate_can_be_counted_again_by_choice() {
    let a = file("a.csv", Format::Delimited, "1", "2025-01-05|-50||甲|采购");
    let b = file("b.csv", Format::Delimited, "1", "2025-01-05|-50||甲|采购\n2025-01-06|-70||甲|采购");
    let mut corrections = Corrections::default();
    corrections.excluded.insert(LineId { file: 1, line: 1 }, false);
    assert_eq!(totals(&join(&[a, b], &corrections)), (3, 0, 170, 0));
}

#[test]
fn months_have_no_gap_and_balances_roll_over_all_accounts() {
    let a = file(
        "a.csv",
        Format::Delimited,
        "1",
        "
        2025-01-10|1000|1100|样板公司|货款
        2025-03-11|-1200|-100|某超市|采购
        2025-03-13|600|500|样板公司|货款",
    );
    let b = file(
        "b.csv",
        Format::Delimited,
        "2",
        "
        2025-01-12|50|50|样板公司|货款
        2025-03-31|50|100|样板公司|货款",
    );
    let ledger = books(&[a, b]);
    let months: Vec<_> = ledger.months().iter().map(|month| month.month.to_string()).collect();
    assert_eq!(months, ["2025-01", "2025-02", "2025-03"]);
    let [january, february, march] = ledger.months() else { panic!("three months") };
    // 10 Jan: 1100 + 0; from 12 Jan 1150. Mean over 10–31 Jan: (2 × 1100 + 20 × 1150) / 22 = 1145.4545…
    assert_eq!(january.end_balance.map(yuan), Some(1150));
    assert_eq!(january.min_balance.map(yuan), Some(1100));
    assert_eq!(january.mean_balance.map(Money::minor), Some(114_545));
    assert_eq!((february.lines, february.covered_days), (0, 28));
    assert_eq!(february.mean_balance.map(yuan), Some(1150));
    // 11 and 12 March: account 1 at -100, with 50 of account 2.
    assert_eq!((march.negative_days, march.min_balance.map(yuan)), (2, Some(-50)));
    assert_eq!(march.end_balance.map(yuan), Some(600));
    let missing = ledger.findings().iter().filter(|f| matches!(f.kind, BooksFinding::MissingMonth { .. })).count();
    assert_eq!(missing, 2, "February, in each account");
}

#[test]
fn one_account_without_balances_leaves_the_balance_unknown() {
    let a = file("a.csv", Format::Delimited, "1", "2025-01-10|1000|1100|样板公司|货款");
    let b = file("b.csv", Format::WeChat, "", "2025-01-11|-20||某超市|采购");
    let ledger = books(&[a, b]);
    assert_eq!((ledger.months()[0].end_balance, ledger.months()[0].mean_balance), (None, None));
}

#[test]
fn a_balance_is_carried_forward_92_days_and_no_further() {
    let a = file("a.csv", Format::Delimited, "1", "2025-01-31|1000|1000|样板公司|货款");
    let b = file("b.csv", Format::Delimited, "2", "2025-01-31|10|10|样板公司|货款\n2025-06-30|10|20|样板公司|货款");
    let ledger = books(&[a, b]);
    let ends: Vec<_> = ledger.months().iter().map(|month| month.end_balance.map(yuan)).collect();
    // 31 January + 92 days is 3 May: April is the last month known whole.
    assert_eq!(ends, [Some(1010), Some(1010), Some(1010), Some(1010), None, None]);
}

#[test]
fn other_currencies_stay_apart() {
    let ledger = books(&[bank("2025-01-10|1000||样板公司|货款\n2025-01-11|300 USD||样板公司|货款")]);
    assert_eq!(totals(&ledger), (1, 1000, 0, 1000));
    assert_eq!(ledger.findings()[0].kind, BooksFinding::OtherCurrency { currency: Currency::USD, lines: 1 });
}

#[test]
fn parties_are_summed_under_one_name_over_twelve_months() {
    let ledger = books(&[bank(
        "
        2024-01-10|9000||模范公司|货款
        2025-01-10|1000||样板塑料有限公司|货款
        2025-02-10|500||样板塑料有限公司杭州分公司|货款
        2025-02-11|-100||样板塑料有限公司|退款
        2025-03-11|-700||财付通-某物流有限公司|运费",
    )]);
    let flows: Vec<_> = ledger.parties().iter().map(|f| (f.party.as_str(), yuan(f.received), yuan(f.paid))).collect();
    assert_eq!(flows, [("样板塑料", 1400, 0), ("某物流", 0, 700)]);
}

#[test]
fn the_order_of_rows_and_files_changes_no_month() {
    let rows = [
        "2025-01-05|1000|1000|样板公司|货款",
        "2025-01-05|-50|950|某超市|采购",
        "2025-01-05|-50|900|某超市|采购",
        "2025-01-07|-400|500|示例商行|转账",
        "2025-02-07|300|800|样板公司|货款",
    ];
    let other = ["2025-01-08|400|400||转账", "2025-02-01|-100|300|某物流有限公司|运费"];
    let set = |account: &str, rows: &[&str]| file(account, Format::Delimited, account, &rows.join("\n"));
    let expected = books(&[set("1", &rows), set("2", &other)]);
    for turn in 0..rows.len() {
        let mut turned = rows;
        turned.rotate_left(turn);
        turned[..3].reverse();
        let ledger = books(&[set("2", &other), set("1", &turned)]);
        assert_eq!(ledger.months(), expected.months(), "turned by {turn}");
        assert_eq!(ledger.parties(), expected.parties(), "turned by {turn}");
    }
}

#[test]
fn nothing_imported_gives_empty_books() {
    let ledger = books(&[]);
    assert!(ledger.is_empty() && ledger.postings().is_empty() && ledger.months().is_empty());
    let empty = books(&[bank("")]);
    assert!(!empty.is_empty() && empty.months().is_empty());
}

#[test]
fn what_expired_lapsed_or_failed_was_never_paid() {
    // Of nine lines only the first and the refund that was tried again are money.
    let lines = bank(
        "
        2025-03-01|100||样板公司|货款||a1|交易成功
        2025-03-02|21||样板公司|货款||a2|expired
        2025-03-03|22||样板公司|货款||a3|Lapsed
        2025-03-04|23||样板公司|货款||a4|Canceled
        2025-03-05|24||样板公司|货款||a5|Declined
        2025-03-06|25||样板公司|货款||a6|已过期
        2025-03-07|26||样板公司|货款||a7|已失效
        2025-03-08|-27||样板公司|退货||a8|REFUND FAIL
        2025-03-09|-27||样板公司|退货||a8|REFUND SUCCESS",
    );
    let ledger = books(&[lines]);
    let counted: Vec<u32> = (1..=9).filter(|line| at(&ledger, 0, *line).counted != Counted::NotExecuted).collect();
    assert_eq!(counted, [1, 9]);
}
