//! Bills of merchants: what customers paid, what they got back, and what the wallet kept. Invented; added up by hand.

#![allow(clippy::unwrap_used)]

use credit_mirror::assessment::Case;
use credit_mirror::books::{Category, Corrections, Counted, LineId};
use credit_mirror::dossier::{kind_word, read_readings, write_readings};
use credit_mirror::facts::Answers;
use credit_mirror::intake::{ControlFigure, Evidence, Recipe, RecordSet, Role, read};
use credit_mirror::kernel::{Currency, Money};
use std::rc::Rc;

const NEW: &str = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,\
    应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,\
    订单金额,申请退款金额,费率备注";
const OLD: &str = "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,\
    总金额,企业红包金额,微信退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率";

/// A row: time, number, state, settled, number of the refund, paid back, charge, priced, asked back.
type Row<'r> = [&'r str; 9];

fn bill(head: &str, rows: &[Row<'_>], tail: &str) -> String {
    let line = |[time, number, state, settled, refund, back, fee, priced, asked]: &Row<'_>| {
        let done = if *refund == "5033" { "FAIL" } else { "SUCCESS" };
        let (way, done) = if *refund == "0" { ("", "") } else { ("ORIGINAL", done) };
        let mut cells = vec![
            *time,
            "wxaa",
            "1900000109",
            "0",
            "",
            number,
            "M1",
            "oUser",
            "JSAPI",
            state,
            "OTHERS",
            "CNY",
            settled,
            "0.00",
            refund,
            refund,
            back,
            "0.00",
            way,
            done,
            "豆浆套餐",
            "",
            fee,
            "0.60%",
        ];
        if head == NEW {
            cells.extend([*priced, asked, ""]);
        }
        cells.iter().map(|cell| format!("`{cell}")).collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = rows.iter().map(line).collect();
    format!("\u{feff}{head}\r\n{}\r\n{tail}\r\n", rows.join("\r\n"))
}

const ROWS: [Row<'_>; 4] = [
    ["2026-03-02 08:01:00", "4201", "SUCCESS", "100.00", "0", "0.00", "0.60000", "100.00", "0.00"],
    // Five of fifty were a voucher of the shop's own: it is not paid with them.
    ["2026-03-02 09:01:00", "4202", "SUCCESS", "45.00", "0", "0.00", "0.27000", "50.00", "0.00"],
    ["2026-03-02 10:01:00", "4201", "REFUND", "0.00", "5031", "30.00", "-0.18000", "0.00", "30.00"],
    ["2026-03-03 11:01:00", "4202", "REFUND", "0.00", "5032", "45.00", "-0.27000", "0.00", "50.00"],
];
const TOTALS: &str = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n\
    `4,`145.00,`75.00,`0.00,`0.42000,`150.00,`80.00";

fn load(text: &str) -> RecordSet {
    read(text.as_bytes(), "账单.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap()
}

fn amounts(set: &RecordSet) -> Vec<(u32, String)> {
    set.parts().rows.iter().map(|row| (row.line, row.amount.to_decimal_string())).collect()
}

fn controls(set: &RecordSet) -> Vec<(String, bool)> {
    set.parts().proof.controls.iter().map(|total| (total.text.clone(), total.stated == total.computed)).collect()
}

#[test]
fn refunds_of_a_trade_bill_are_money_out_and_charges_lines_of_their_own() {
    let set = load(&bill(NEW, &ROWS, TOTALS));
    let parts = set.parts();
    assert_eq!((parts.format.as_str(), parts.proof.read, parts.proof.unread), ("wechat", 4, 0));
    let expected = [
        (2, "100.00"),
        (1002, "-0.60"),
        (3, "45.00"),
        (1003, "-0.27"),
        (4, "-30.00"),
        (1004, "0.18"),
        (5, "-45.00"),
        (1005, "0.27"),
    ];
    assert_eq!(amounts(&set), expected.map(|(line, amount)| (line, amount.to_owned())));
    assert!(parts.question.is_none(), "{:?}", parts.question);
    let all = ["总交易单数", "应结订单总金额", "退款总金额", "手续费总金额"];
    assert_eq!(controls(&set), all.map(|name| (name.to_owned(), true)));
    // A total that is not ours is told.
    let wrong = load(&bill(NEW, &ROWS, &TOTALS.replace("`75.00", "`76.00")));
    let refunds = wrong.parts().proof.controls.iter().find(|total| total.text == "退款总金额").unwrap();
    let money = |minor| ControlFigure::Sum(Money::from_minor(minor, Currency::CNY));
    assert_eq!((refunds.stated, refunds.computed), (money(7_600), money(7_500)));
}

#[test]
fn a_day_of_refunds_alone_and_one_of_payments_alone_keep_their_sides() {
    let refunds = load(&bill(NEW, &ROWS[2..], ""));
    let expected = [(2, "-30.00"), (1002, "0.18"), (3, "-45.00"), (1003, "0.27")];
    assert_eq!(amounts(&refunds), expected.map(|(line, amount)| (line, amount.to_owned())));
    let payments = load(&bill(NEW, &ROWS[..2], ""));
    let expected = [(2, "100.00"), (1002, "-0.60"), (3, "45.00"), (1003, "-0.27")];
    assert_eq!(amounts(&payments), expected.map(|(line, amount)| (line, amount.to_owned())));
    for set in [refunds, payments] {
        assert!(set.parts().question.is_none());
        let fee = set.parts().columns.iter().find(|column| column.heading == "手续费").unwrap();
        assert_eq!(fee.role, Role::Fee);
        assert!(set.parts().columns.iter().all(|column| !column.evidence.contains(&Evidence::Chosen)));
    }
    // The layout before vouchers: the whole amount has another name, and there are three columns fewer.
    let old = load(&bill(OLD, &ROWS, ""));
    assert_eq!(
        amounts(&old).iter().filter(|(line, _)| *line < 1000).map(|(_, a)| a.as_str()).collect::<Vec<_>>(),
        ["100.00", "45.00", "-30.00", "-45.00"]
    );
    // A row that says both is kept unread, not guessed at.
    let both = [ROWS[0], ["2026-03-02 10:01:00", "4201", "REFUND", "30.00", "5031", "30.00", "-0.18", "0.00", "30.00"]];
    assert_eq!(load(&bill(OLD, &both, "")).parts().proof.unread, 1);
}

#[test]
fn sales_net_out() {
    let set = load(&bill(NEW, &ROWS, TOTALS));
    let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
    let sum = |category: Category| {
        let own =
            case.ledger().postings().iter().filter(|line| line.counted == Counted::Yes && line.category == category);
        own.map(|line| line.amount.minor()).sum::<i64>()
    };
    assert_eq!((sum(Category::Sales), sum(Category::SalesRefund)), (14_500, -7_500));
    // 145 sold and 75 given back, in the one month there is.
    let month = case.ledger().months().first().unwrap();
    assert_eq!(month.revenue.minor(), 7_000);
}

#[test]
fn a_refund_that_failed_is_none_and_the_one_tried_again_counts() {
    let failed = ["2026-03-03 12:01:00", "4201", "REFUND", "0.00", "5033", "20.00", "-0.12", "0.00", "20.00"];
    let again = ["2026-03-04 12:01:00", "4201", "REFUND", "0.00", "5034", "20.00", "-0.12", "0.00", "20.00"];
    let set = load(&bill(NEW, &[ROWS[0], failed, again], ""));
    assert_eq!(set.parts().rows[2].status.as_str(), "REFUND FAIL");
    let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
    let lines = case.ledger().postings().iter().filter(|line| line.counted == Counted::NotExecuted);
    // The refund and the charge that would have come back with it.
    assert_eq!(lines.map(|line| line.id.line).collect::<Vec<_>>(), [3, 1003]);
    assert_eq!(case.ledger().months().first().unwrap().revenue.minor(), 10_000 - 2_000);
}

#[test]
fn what_the_wallet_pays_out_for_those_orders_does_not_count_again() {
    // Settled on the next day: 145.00 less 0.87 of charges less 30.00 and its charge; and a day of which there is no bill.
    let bank = "日期,对方,摘要,收入,支出,余额\n2026-03-01,财付通支付科技有限公司,商户结算,88.00,,1088.00\n\
        2026-03-03,财付通支付科技有限公司,商户结算,114.31,,1202.31\n2026-03-03,甲贸易有限公司,货款,500.00,,1702.31\n\
        2026-03-09,财付通支付科技有限公司,商户结算,60.00,,1762.31\n2026-03-10,财付通,快捷支付 面粉,,30.00,1732.31\n";
    let bank = read(bank.as_bytes(), "bank.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
    let sets = vec![Rc::new(load(&bill(NEW, &ROWS, TOTALS))), Rc::new(bank)];
    let case = Case::new(Answers::default(), sets, Corrections::default());
    let told = |file: u16, line: u32| {
        case.ledger().postings().iter().find(|one| one.id == LineId { file, line }).unwrap().counted
    };
    assert_eq!(told(1, 3), Counted::SamePaymentAs(LineId { file: 0, line: 2 }));
    for line in [2, 4, 5, 6] {
        assert_eq!(told(1, line), Counted::Yes, "{line}");
    }
    let revenue: i64 = case.ledger().months().iter().map(|month| month.revenue.minor()).sum();
    assert_eq!(revenue, 7_000 + 8_800 + 50_000 + 6_000);
}

/// The bill of Alipay's old web site: number, order, day, last change, party, goods, amount, side, state, given back, funds.
fn web(rows: &[[&str; 11]]) -> RecordSet {
    let mut text = "支付宝交易记录明细查询\n账号:[abc@x.com]\n起始日期:[2020-05-01 00:00:00]    终止日期:[2020-06-01 00:00:00]\n\
        ---------------------------------交易记录明细列表------------------------------------\n\
        交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,\n".to_owned();
    for [number, order, day, changed, party, goods, amount, side, state, back, funds] in rows {
        text += &format!(
            "{number}\t,{order}\t,{day} 12:00:00 ,{day} 12:00:01 ,{changed} 12:00:01 ,支付宝网站,即时到账交易,{party},{goods},{amount}   ,{side}      ,{state}    ,0.00     ,{back}     ,,{funds}      ,\n"
        );
    }
    load(&(text + "------------------------------------------------------------------------------------\n"))
}

fn dated(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|row| format!("{} {} {}", row.line, row.date, row.amount.to_decimal_string())).collect()
}

#[test]
fn a_refund_that_only_the_payments_row_tells_is_a_line_of_its_own() {
    let sale =
        ["1001", "T1", "2020-05-05", "2020-05-09", "顾客", "面", "100.00", "收入", "交易成功", "30.00", "已收入"];
    let bought =
        ["1002", "T2", "2020-05-06", "2020-05-06", "某店", "纸", "80.00", "支出", "交易成功", "5.50", "已支出"];
    let plain = ["1003", "T3", "2020-05-07", "2020-05-07", "某店", "笔", "9.00", "支出", "交易成功", "0.00", "已支出"];
    let set = web(&[sale, bought, plain]);
    let expected = [
        "6 2020-05-05 100.00",
        "1006 2020-05-09 -30.00",
        "7 2020-05-06 -80.00",
        "1007 2020-05-06 5.50",
        "8 2020-05-07 -9.00",
    ];
    assert_eq!(dated(&set), expected);
    assert_eq!((set.parts().proof.read, set.parts().proof.unread), (3, 0));
    let kinds: Vec<_> = set.parts().findings.iter().map(|finding| kind_word(&finding.kind)).collect();
    assert!(kinds.contains(&"refunds_split".to_owned()), "{kinds:?}");
    let saved = read_readings(&write_readings(vec![Ok(set.clone())])).unwrap();
    assert_eq!(saved, [Ok(set.clone())]);
    let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
    let category = |line: u32| case.ledger().postings().iter().find(|one| one.id.line == line).unwrap().category;
    assert_eq!((category(1006), category(1007)), (Category::SalesRefund, Category::SupplierRefund));
}

#[test]
fn a_refund_that_has_a_row_of_its_own_counts_once() {
    let bought =
        ["1002", "T2", "2020-05-06", "2020-05-08", "某店", "纸", "80.00", "支出", "交易成功", "5.50", "已支出"];
    let other =
        ["1009", "", "2020-05-07", "2020-05-08", "另一店", "米", "50.00", "支出", "交易成功", "20.00", "已支出"];
    for (row, lines) in [
        // By its number, by its order's, by its party and amount.
        (["1002_7", "", "2020-05-08", "2020-05-08", "某店", "退款-纸", "5.50", "", "退款成功", "0.00", "资金转移"], 2),
        (["2002", "T2", "2020-05-08", "2020-05-08", "平台", "退款-纸", "5.50", "", "退款成功", "0.00", "资金转移"], 2),
        (["2003", "", "2020-05-08", "2020-05-08", "某店", "退款-纸", "5.50", "", "成功退款", "0.00", "已收入"], 2),
        // Another party's, and one from before the payment, are others.
        (["2004", "", "2020-05-08", "2020-05-08", "别家", "退款-纸", "5.50", "", "退款成功", "0.00", "资金转移"], 3),
        (["2005", "", "2020-05-01", "2020-05-01", "某店", "退款-布", "5.50", "", "退款成功", "0.00", "资金转移"], 3),
        // Only a part has its row: the rest is added.
        (["1002_8", "", "2020-05-08", "2020-05-08", "某店", "退款-纸", "2.00", "", "退款成功", "0.00", "资金转移"], 3),
    ] {
        let set = web(&[bought, row]);
        assert_eq!(set.parts().rows.len(), lines, "{row:?}: {:?}", dated(&set));
        assert!(set.parts().rows.iter().filter(|one| one.line != 6).all(|one| !one.amount.is_negative()), "{row:?}");
    }
    let part =
        ["1002_8", "", "2020-05-08", "2020-05-08", "某店", "退款-纸", "2.00", "", "退款成功", "0.00", "资金转移"];
    assert_eq!(dated(&web(&[bought, part]))[1], "1006 2020-05-08 3.50");
    // One row of a refund is not two: the other payment's is still added.
    let row =
        ["1002_7", "T2", "2020-05-08", "2020-05-08", "某店", "退款-纸", "5.50", "", "退款成功", "0.00", "资金转移"];
    assert_eq!(dated(&web(&[bought, row, other])).len(), 4);
    // What was given back whole is closed: nothing moved in the end, with or without a row of the refund.
    let closed =
        ["1004", "T4", "2020-05-06", "2020-05-08", "某店", "布", "40.00", "支出", "交易关闭", "40.00", "已支出"];
    let whole =
        ["1004_1", "T4", "2020-05-08", "2020-05-08", "某店", "退款-布", "40.00", "", "退款成功", "0.00", "资金转移"];
    for rows in [&[closed][..], &[closed, whole]] {
        let set = web(rows);
        assert_eq!(set.parts().rows.len(), rows.len());
        let case = Case::new(Answers::default(), vec![Rc::new(set)], Corrections::default());
        assert!(case.ledger().postings().iter().all(|line| line.counted == Counted::NotExecuted));
    }
}
