//! Files written for one property each: encodings, delimiters, layouts, damage. Expected figures are counted by hand
//! from the text in front.

use credit_mirror::intake::{
    DateOrder, DecimalSign, IntakeFinding, Limit, Recipe, RecordSet, Refusal, Role, SampleReading, UnreadReason, read,
};
use credit_mirror::kernel::{Currency, Origin};

fn with(bytes: &[u8], name: &str, recipe: &Recipe) -> Result<RecordSet, Box<Refusal>> {
    read(bytes, name, recipe, Currency::CNY, &mut |_| {})
}

fn set(text: &str) -> RecordSet {
    with(text.as_bytes(), "statement.csv", &Recipe::default())
        .unwrap_or_else(|refusal| panic!("{text:?}: {:?}", refusal.finding))
}

/// Date, amount and balance of every row in short.
fn rows(set: &RecordSet) -> Vec<String> {
    let balance = |b: Option<credit_mirror::kernel::Money>| b.map(|b| format!(" {}", b.to_decimal_string()));
    set.parts()
        .rows
        .iter()
        .map(|r| format!("{} {}{}", r.date, r.amount.to_decimal_string(), balance(r.balance).unwrap_or_default()))
        .collect()
}

fn unread(set: &RecordSet) -> Vec<(u32, UnreadReason)> {
    set.parts().unread.iter().map(|row| (row.line, row.reason.clone())).collect()
}

fn has(set: &RecordSet, wanted: impl Fn(&IntakeFinding) -> bool) -> bool {
    set.parts().findings.iter().any(|finding| wanted(&finding.kind))
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

const CHINESE: &str = "交易日期,摘要,借方发生额,贷方发生额,余额,对方户名\n\
    2024-01-05,货款,,1200.00,5200.00,甲公司\n\
    2024-01-06,房租,3000.00,,2200.00,乙物业\n\
    2024-01-09,货款,,800.50,3000.50,丙公司\n";

#[test]
fn every_encoding_gives_the_same_rows() {
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes[..]].concat();
    for (name, bytes, encoding) in [
        ("utf-8", CHINESE.as_bytes().to_vec(), "utf-8"),
        ("utf-8 with mark", marked(b"\xef\xbb\xbf", CHINESE.as_bytes().to_vec()), "utf-8"),
        ("gb18030", encoding_rs::GB18030.encode(CHINESE).0.into_owned(), "gb18030"),
        ("utf-16 little", utf16(CHINESE, true), "utf-16le"),
        ("utf-16 big", utf16(CHINESE, false), "utf-16be"),
        ("utf-16 little with mark", marked(b"\xff\xfe", utf16(CHINESE, true)), "utf-16le"),
        ("utf-16 big with mark", marked(b"\xfe\xff", utf16(CHINESE, false)), "utf-16be"),
        ("cr lf", CHINESE.replace('\n', "\r\n").into_bytes(), "utf-8"),
        ("cr", CHINESE.replace('\n', "\r").into_bytes(), "utf-8"),
    ] {
        let set = with(&bytes, "a.csv", &Recipe::default()).unwrap_or_else(|r| panic!("{name}: {:?}", r.finding));
        assert_eq!(set.parts().encoding, encoding, "{name}");
        let expected = ["2024-01-05 1200.00 5200.00", "2024-01-06 -3000.00 2200.00", "2024-01-09 800.50 3000.50"];
        assert_eq!(rows(&set), expected, "{name}");
        assert_eq!(set.parts().proof.ties, Some(true), "{name}");
        assert_eq!(set.parts().rows[1].party, "乙物业", "{name}");
        assert_eq!(set.parts().rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 3, 4], "{name}");
    }
}

#[test]
fn layouts_of_amounts() {
    for (name, text, expected) in [
        (
            "semicolon and comma",
            "Datum;Betrag\n05.01.2024;-1.234,50\n18.01.2024;20,00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "pipe",
            "Date|Text|Amount\n2024-01-05|a, b|-1,234.50\n2024-01-18|c|20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "tab",
            "Date\tText\tAmount\n2024-01-05\ta\t-1234.50\n2024-01-18\tc\t20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "sep line",
            "sep=;\nDate;Amount\n2024-01-05;-1234.50\n2024-01-18;20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        ("no heading", "2024-01-05,a,-1234.50\n2024-01-18,c,20.00\n", ["2024-01-05 -1234.50", "2024-01-18 20.00"]),
        (
            "split",
            "日期,支出金额,收入金额\n20240105,\"1,234.50\",\n20240118,,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "split with zeros",
            "日期,支出,收入\n2024/1/5,1234.50,0.00\n2024/1/18,0.00,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "direction",
            "交易日期,借贷标志,交易金额\n2024-01-05,借,1234.50\n2024-01-18,贷,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "sign column",
            "Date,Amount,Sign\n2024-01-05,1234.50,-\n2024-01-18,20.00,+\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "soll haben",
            "Datum;Betrag;Soll/Haben\n05.01.2024;1.234,50;S\n18.01.2024;20,00;H\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "debit minus",
            "Date,Debit,Credit\n05-Jan-2024,-1234.50,\n18-Jan-2024,,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "brackets",
            "Date,Amount\n2024-01-05,\"(1,234.50)\"\n2024-01-18,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "yuan sign",
            "日期,金额\n2024-01-05,￥-1234.50\n2024-01-18,¥20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "dr cr behind",
            "Date,Amount\n2024-01-05,\"1,234.50 DR\"\n2024-01-18,20.00 CR\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "time in the cell",
            "交易时间,金额\n2024-01-05 08:30:00,-1234.50\n2024-01-18 09:00:00,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "month first, proven",
            "Date,Amount\n01/05/2024,-1234.50\n01/18/2024,20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "spreadsheet ids",
            "Date,Id,Amount\n2024-01-05,=\"001234\",-1234.50\n2024-01-18,=\"001235\",20.00\n",
            ["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ] {
        let set = set(text);
        assert_eq!(rows(&set), expected, "{name}");
        assert!(set.parts().unread.is_empty(), "{name}: {:?}", set.parts().unread);
        assert!(!has(&set, |f| *f == IntakeFinding::SignUndecided), "{name}: {:?}", set.parts().findings);
    }
}

#[test]
fn a_balance_proves_the_sign_and_the_order_of_rows() {
    // Unsigned amounts, newest first: 300.00 − 50.00 = 250.00; 250.00 + 120.00 = 370.00; 370.00 − 70.00 = 300.00.
    let set = set(
        "a,2024-01-09,70.00,300.00\nb,2024-01-08,120.00,370.00\nc,2024-01-05,50.00,250.00\nd,2024-01-04,9.00,300.00\n",
    );
    assert_eq!(
        rows(&set),
        ["2024-01-09 -70.00 300.00", "2024-01-08 120.00 370.00", "2024-01-05 -50.00 250.00"],
        "{:?}",
        set.parts()
    );
    // Before the oldest row nothing is known, so its direction is not either.
    assert_eq!(unread(&set), [(4, UnreadReason::UnknownDirection)]);
    let turned = with(
        b"Date,Amount,Balance\n2024-01-05,50.00,950.00\n2024-01-06,-20.00,970.00\n2024-01-08,10.00,960.00\n",
        "a.csv",
        &Recipe::default(),
    )
    .expect("a table");
    assert_eq!(rows(&turned), ["2024-01-05 -50.00 950.00", "2024-01-06 20.00 970.00", "2024-01-08 -10.00 960.00"]);
    assert_eq!(turned.parts().proof.ties, Some(true));
}

#[test]
fn preamble_footer_and_totals_stay_outside_and_are_compared() {
    let text = "账号：6222020200001234,币种：人民币\n期初余额：4000.00元\n\n\
        交易日期,摘要,支出,收入,余额\n2024-01-05,货款,,1200.00,5200.00\n2024-01-06,房租,3000.00,,2200.00\n\
        合计,,3000.00,1300.00,\n打印时间,2024-02-01\n";
    let set = set(text);
    assert_eq!(rows(&set), ["2024-01-05 1200.00 5200.00", "2024-01-06 -3000.00 2200.00"]);
    let parts = set.parts();
    assert_eq!(parts.account, "6222020200001234");
    assert_eq!(parts.skipped.iter().map(|s| s.line).collect::<Vec<_>>(), [1, 2, 4, 7, 8]);
    let opening = parts.proof.opening.expect("an opening balance");
    assert_eq!((opening.money.to_decimal_string().as_str(), opening.stated), ("4000.00", true));
    assert_eq!(parts.proof.ties, Some(true));
    // The footer says 1,300.00 came in; the rows give 1,200.00.
    assert!(has(&set, |f| matches!(f, IntakeFinding::ControlDiffers { .. })), "{:?}", parts.findings);
    assert_eq!(parts.proof.controls.len(), 2);
}

#[test]
fn wrapped_texts_belong_to_the_row_above_and_lines_count_inside_quotes() {
    let set = set("Date,Text,Amount\n2024-01-05,\"first\nsecond\",-5.00\n,more words,\n2024-01-18,last,20.00\n");
    assert_eq!(rows(&set), ["2024-01-05 -5.00", "2024-01-18 20.00"]);
    let parts = set.parts();
    assert_eq!(parts.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(parts.rows[0].text, "first\nsecond more words");
    assert_eq!(parts.skipped.iter().map(|s| s.line).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn rows_that_cannot_be_read_stay_with_their_reason() {
    let text = "Date,Text,Debit,Credit\n15.02.2024,a,1.00,\n31.02.2024,b,2.00,\n16.02.2024,c,3.00,4.00\n\
        17.02.2024,d,,\n,e,5.00,\npending,f,6.00,\n18.02.2024,g,abc,\n19.02.2024,h,,7.00\n";
    let set = set(text);
    assert_eq!(rows(&set), ["2024-02-15 -1.00", "2024-02-19 7.00"]);
    assert_eq!(
        unread(&set),
        [
            (3, UnreadReason::NoSuchDay),
            (4, UnreadReason::BothSides),
            (5, UnreadReason::NoAmount),
            (6, UnreadReason::NoDate),
            (7, UnreadReason::BadDate),
            (8, UnreadReason::BadAmount),
        ]
    );
    assert_eq!(set.parts().proof.unread, 6);
}

#[test]
fn an_amount_in_another_form_is_not_guessed() {
    let set = set("Date,Amount\n2024-01-05,\"1,234.56\"\n2024-01-06,\"12,34\"\n2024-01-07,-5.00\n2024-01-08,7.10\n");
    assert_eq!(rows(&set), ["2024-01-05 1234.56", "2024-01-07 -5.00", "2024-01-08 7.10"]);
    assert_eq!(unread(&set), [(3, UnreadReason::BadAmount)]);
}

#[test]
fn more_cells_than_the_heading_are_not_guessed() {
    let set =
        set("Date,Amount,Balance\n2024-01-05,100.00,1100.00\n2024-01-06,1,234.56,2334.56\n2024-01-07,1.00,2335.56\n");
    assert_eq!(unread(&set), [(3, UnreadReason::CellCount { expected: 3, found: 4 })]);
}

#[test]
fn a_file_cut_inside_a_row_says_so() {
    for cut in ["2024-01-09,货款,,80", "2024-01-0", "2024-01-09,货", "2024-01-09,\"货款,,800.50,3000.50"] {
        let text = format!("{}{cut}", &CHINESE[..CHINESE.find("2024-01-09").unwrap_or(0)]);
        let set = set(&text);
        assert_eq!(rows(&set).len(), 2, "{cut}");
        assert_eq!(unread(&set), [(4, UnreadReason::CutOff)], "{cut}");
        assert!(has(&set, |f| *f == IntakeFinding::CutOff), "{cut}");
    }
    // Inside a character: the last three bytes of 丙公司 are gone.
    let bytes = CHINESE.trim_end().as_bytes();
    let set = with(&bytes[..bytes.len() - 1], "a.csv", &Recipe::default()).expect("a table");
    assert_eq!(unread(&set), [(4, UnreadReason::CutOff)]);
    assert!(has(&set, |f| matches!(f, IntakeFinding::Replaced { count: 1 })));
    // A last line without a line end is whole when nothing is missing.
    let whole = with(CHINESE.trim_end().as_bytes(), "a.csv", &Recipe::default()).expect("a table");
    assert_eq!((rows(&whole).len(), whole.parts().unread.len()), (3, 0));
}

#[test]
fn a_balance_that_does_not_roll_is_named_with_its_line() {
    let text = CHINESE.replace("3000.50", "3100.50");
    let set = set(&text);
    let at: Vec<_> = set
        .parts()
        .findings
        .iter()
        .filter(|finding| matches!(finding.kind, IntakeFinding::BalanceBreak { .. }))
        .map(|finding| finding.origins.clone())
        .collect();
    assert_eq!(at, [vec![Origin::Line { file: 0, line: 4 }]]);
    assert_eq!(set.parts().proof.ties, Some(false));
}

#[test]
fn many_breaks_are_counted_and_not_all_listed() {
    let mut text = String::from("Date,Amount,Balance\n");
    for day in 1..=28 {
        // The balance never follows.
        text.push_str(&format!("2024-01-{day:02},-1.00,{}.00\n", day * day * 7));
    }
    let set = set(&text);
    let listed = set.parts().findings.iter().filter(|f| matches!(f.kind, IntakeFinding::BalanceBreak { .. })).count();
    assert_eq!(listed, 20);
    // 28 rows make 27 steps.
    assert!(has(&set, |f| *f == IntakeFinding::MoreBalanceBreaks { count: 7 }));
}

#[test]
fn what_the_file_cannot_decide_is_a_finding_and_a_choice_settles_it() {
    let text = "Date;Amount\n02/03/2024;1.000\n04/05/2024;2.000\n";
    let open = set(text);
    assert!(has(&open, |f| matches!(f, IntakeFinding::DateOrderUndecided { .. })));
    assert!(has(&open, |f| matches!(f, IntakeFinding::DecimalUndecided { .. })));
    assert!(has(&open, |f| *f == IntakeFinding::SignUndecided));
    // One question at a time, the gravest first, each with the reading of a sample cell under either answer.
    let mut recipe = Recipe::default();
    for (kind, sample, readings, pick) in [
        ("date_order", "02/03/2024", ["2024-03-02", "2024-02-03"], 1),
        ("decimal", "1.000", ["1.00", "1000.00"], 0),
        ("sign", "1.000", ["1.00", "-1.00"], 1),
    ] {
        let set = with(text.as_bytes(), "a.csv", &recipe).expect("a table");
        let question = set.parts().question.clone().expect(kind);
        assert_eq!((question.kind.as_str(), question.sample.as_str(), question.line), (kind, sample, 2));
        let shown = question.choices.iter().map(|choice| match &choice.reading {
            SampleReading::Date(date) => date.to_string(),
            SampleReading::Amount(money) => money.to_decimal_string(),
            SampleReading::Accounts(names) => names.join(";"),
            SampleReading::Period(period) => period.end().to_string(),
        });
        assert_eq!(shown.collect::<Vec<_>>(), readings);
        assert_eq!(question.choices.iter().filter(|choice| choice.used).count(), 1, "{kind}");
        question.choices[pick].sets.clone().apply(&mut recipe);
    }
    let answered = with(text.as_bytes(), "a.csv", &recipe).expect("a table");
    assert_eq!(
        (rows(&answered), &answered.parts().question),
        (vec!["2024-02-03 -1.00".to_owned(), "2024-04-05 -2.00".to_owned()], &None)
    );
    let recipe = Recipe {
        date_order: Some(DateOrder::MonthDayYear),
        decimal: Some(DecimalSign::Point),
        flip_sign: Some(true),
        currency: Some(Currency::USD),
        account: Some("main".to_owned()),
        ..Recipe::default()
    };
    let settled = with(text.as_bytes(), "a.csv", &recipe).expect("a table");
    assert_eq!(rows(&settled), ["2024-02-03 -1.00", "2024-04-05 -2.00"]);
    assert_eq!(settled.parts().currency, Currency::USD);
    assert_eq!(settled.parts().account, "main");
    assert!(settled.parts().findings.is_empty(), "{:?}", settled.parts().findings);
}

#[test]
fn chosen_columns_win_over_the_content() {
    let text = "a,b,c,d\n2024-01-05,2024-01-06,5.00,7.00\n2024-01-18,2024-01-19,6.00,8.00\n";
    let mut recipe = Recipe::default();
    recipe.roles.insert(1, Role::Date);
    recipe.roles.insert(3, Role::Debit);
    recipe.roles.insert(2, Role::Ignored);
    let set = with(text.as_bytes(), "a.csv", &recipe).expect("a table");
    assert_eq!(rows(&set), ["2024-01-06 -7.00", "2024-01-19 -8.00"]);
    let chosen = credit_mirror::intake::Evidence::Chosen;
    assert!(set.parts().columns[3].evidence.contains(&chosen), "{:?}", set.parts().columns[3]);
    assert_eq!(set.parts().columns[0].role, Role::OtherDate);
}

#[test]
fn a_chosen_heading_encoding_and_delimiter_are_used() {
    let recipe = Recipe { header_line: Some(3), delimiter: Some('^'), ..Recipe::default() };
    let set = with(b"x\ny\nDate^Amount\n2024-01-05^-5.00\n", "a.csv", &recipe).expect("a table");
    assert_eq!(rows(&set), ["2024-01-05 -5.00"]);
    assert_eq!(set.parts().skipped.len(), 3);
    let none = Recipe { header_line: Some(0), ..Recipe::default() };
    let set = with(b"2024-01-04,-4.00\n2024-01-05,-5.00\n", "a.csv", &none).expect("a table");
    assert_eq!(rows(&set).len(), 2);
}

#[test]
fn files_that_are_no_statement_are_answered() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for (name, bytes, expected) in [
        ("empty.csv", &b""[..], IntakeFinding::EmptyFile),
        ("blank.csv", b"\r\n  \r\n", IntakeFinding::EmptyFile),
        ("bank.csv", png, IntakeFinding::NotReadable { seen: "png", ending: "csv".to_owned() }),
        ("bill.csv", b"GIF89a..", IntakeFinding::NotReadable { seen: "gif", ending: "csv".to_owned() }),
        ("letter.txt", b"Dear Sir,\nthank you.\n", IntakeFinding::NoTable),
    ] {
        let refusal = with(bytes, name, &Recipe::default()).expect_err(name);
        assert_eq!(refusal.finding.kind, expected, "{name}");
    }
    let line = format!("Date,Amount\n2024-01-05,{}\n", "x".repeat(3 * 1024 * 1024));
    let refusal = with(line.as_bytes(), "line.csv", &Recipe::default()).expect_err("too long a line");
    let long = IntakeFinding::OverLimit { what: Limit::Line, limit: 2 * 1024 * 1024 };
    assert_eq!(refusal.finding.kind, long);
    let large = vec![b'a'; usize::try_from(credit_mirror::intake::MAX_BYTES).expect("fits") + 1];
    let refusal = with(&large, "large.csv", &Recipe::default()).expect_err("too large");
    assert!(matches!(refusal.finding.kind, IntakeFinding::TooLarge { .. }));
}

#[test]
fn a_heading_without_rows_is_an_empty_statement() {
    let set = set("交易日期,摘要,金额,余额\n");
    assert_eq!((set.parts().rows.len(), set.parts().unread.len(), set.parts().skipped.len()), (0, 0, 1));
    assert!(has(&set, |f| *f == IntakeFinding::NoTable));
}

#[test]
fn dates_without_a_year_take_it_from_the_title_when_it_proves_one() {
    let rest = "交易日,记账日,交易摘要,人民币金额\n12/28,12/29,消费 甲,35.00\n01/03,01/04,还款,-100.00\n";
    let set = set(&format!("招商银行信用卡对账单 2024年01月\n{rest}"));
    let dates: Vec<String> = set.parts().rows.iter().map(|r| r.date.to_string()).collect();
    assert_eq!(dates, ["2023-12-28", "2024-01-03"]);
    // On a card's statement spending is written as positive; that it was turned round stays to be confirmed.
    assert_eq!(rows(&set), ["2023-12-28 -35.00", "2024-01-03 100.00"]);
    assert!(has(&set, |f| *f == IntakeFinding::SignUndecided));
    // Without any year they are unread, not guessed.
    let bare = with(rest.as_bytes(), "a.csv", &Recipe::default()).expect("a table");
    assert_eq!(bare.parts().rows.len(), 0);
    assert_eq!(unread(&bare), [(2, UnreadReason::BadDate), (3, UnreadReason::BadDate)]);
}

#[test]
fn bills_are_found_by_their_words_wherever_the_heading_stands() {
    let head = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
    let body = "2026-03-05 12:00:00,扫二维码付款,某店,\"面\",支出,¥12.00,零钱,支付成功,1001\t,2001\t,/\n\
        2026-03-06 12:00:00,二维码收款,顾客,收款,收入,¥1234.50,零钱,已收钱,1002\t,2002\t,/\n\
        2026-03-07 12:00:00,零钱提现,工商银行,/,/,¥500.00,工商银行,提现已到账,1003\t,/\t,/\n";
    for above in [
        "",
        "微信支付账单明细,,,,,,,,,,\n",
        "微信支付账单明细\n\n\n微信昵称：[店]\n共3笔记录\n收入：1笔 1234.50元\n支出：1笔 12.00元\n中性交易：1笔 500.00元\n",
    ] {
        let set = set(&format!("{above}{head}{body}"));
        assert_eq!(set.parts().format.as_str(), "wechat");
        assert_eq!(rows(&set), ["2026-03-05 -12.00", "2026-03-06 1234.50", "2026-03-07 -500.00"]);
        assert_eq!(set.parts().rows.iter().map(|r| r.neutral).collect::<Vec<_>>(), [false, false, true]);
        assert!(!has(&set, |f| matches!(f, IntakeFinding::ControlDiffers { .. })), "{:?}", set.parts().findings);
        let proof = &set.parts().proof;
        assert_eq!(proof.sum_in[0].to_decimal_string(), "1234.50");
        assert_eq!(proof.sum_neutral[0].to_decimal_string(), "500.00");
        assert_eq!(set.parts().currency, Currency::CNY);
        assert_eq!(set.parts().rows[0].reference, "1001");
    }
}

#[test]
fn layouts_of_alipay_over_the_years() {
    let y2021 = "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间\n\
        支出,某店,abc***@x.com,面,余额宝,12.00,交易成功,餐饮美食,1001\t,2001\t,2021-05-05 12:00:00\n\
        收入,顾客,/,收款,余额,30.00,交易成功,转账,1002\t,2002\t,2021-05-06 12:00:00\n";
    let web = "支付宝交易记录明细查询\n账号:[abc@x.com]\n起始日期:[2020-05-01 00:00:00]    终止日期:[2020-06-01 00:00:00]\n\
        ---------------------------------交易记录明细列表------------------------------------\n\
        交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,\n\
        1001\t,2001\t,2020-05-05 12:00:00 ,2020-05-05 12:00:01 ,2020-05-05 12:00:01 ,支付宝网站,即时到账交易,某店,面,12.00   ,支出      ,交易成功    ,0.00     ,0.00     ,,已支出      ,\n\
        1002\t,2002\t,2020-05-06 12:00:00 ,2020-05-06 12:00:01 ,2020-05-06 12:00:01 ,支付宝网站,即时到账交易,顾客,收款,30.00   ,收入      ,交易成功    ,0.00     ,0.00     ,,已收入      ,\n\
        ------------------------------------------------------------------------------------\n\
        共2笔记录\n已收入:1笔,30.00元\n待收入:0笔,0.00元\n已支出:1笔,12.00元\n待支出:0笔,0.00元\n导出时间:[2020-06-02 00:00:00]    用户:某某\n";
    // Money moved between own accounts has no direction in the old layout and `其他` in that of 2021.
    let own = web.replace("30.00   ,收入 ", "30.00   , ");
    let moved = set(&own);
    assert_eq!(moved.parts().rows.iter().map(|r| r.neutral).collect::<Vec<_>>(), [false, true]);
    let moved = set(&y2021.replace("收入,顾客", "其他,顾客"));
    assert_eq!(moved.parts().rows.iter().map(|r| r.neutral).collect::<Vec<_>>(), [false, true]);
    for (name, text, year) in [("2021", y2021, 2021), ("web", web, 2020)] {
        let set = set(text);
        assert_eq!(set.parts().format.as_str(), "alipay", "{name}");
        assert_eq!(rows(&set), [format!("{year}-05-05 -12.00"), format!("{year}-05-06 30.00")], "{name}");
        assert_eq!(set.parts().rows[0].party, "某店", "{name}");
        assert!(!has(&set, |f| matches!(f, IntakeFinding::ControlDiffers { .. })), "{name} {:?}", set.parts().findings);
        assert!(set.parts().unread.is_empty(), "{name} {:?}", set.parts().unread);
    }
}

#[test]
fn progress_is_told_and_ends_with_all_bytes() {
    let mut text = String::from("Date,Text,Amount\n");
    for day in 0..20_000 {
        text.push_str(&format!("2024-01-{:02},row {day},-{}.50\n", day % 28 + 1, day));
    }
    let mut told = Vec::new();
    let set =
        read(text.as_bytes(), "a.csv", &Recipe::default(), Currency::CNY, &mut |p| told.push(p)).expect("a table");
    assert_eq!(set.parts().rows.len(), 20_000);
    assert!(told.len() > 5, "{}", told.len());
    assert!(told.windows(2).all(|pair| pair[0].done_bytes <= pair[1].done_bytes));
    let last = told.last().expect("progress");
    assert_eq!((last.done_bytes, last.rows), (last.total_bytes, 20_000));
}

/// A sign in one cell, or in the heading, tells the currency of the whole file.
#[test]
fn a_sign_that_stands_for_one_currency_tells_it_for_the_file() {
    for (name, text, code) in [
        (
            "some cells",
            "Date,Description,Money In,Money Out,Balance\n01/11/2026,Card sales,\"1,200.00\",,\"3,200.00\"\n03/11/2026,Rent,,£900.00,\"2,300.00\"\n25/11/2026,Supplier,,250.10,\"2,049.90\"\n",
            "GBP",
        ),
        (
            "heading",
            "Buchungsdatum;Verwendungszweck;Betrag (€)\n20.11.26;Strom;-89,5\n18.11.26;Rechnung;1.500\n02.11.26;Miete;-1.200\n",
            "EUR",
        ),
    ] {
        let set = read(text.as_bytes(), "statement.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
        let parts = set.parts();
        assert_eq!(parts.rows.len(), 3, "{name}");
        for row in &parts.rows {
            assert_eq!(row.amount.currency().as_str(), code, "{name}: line {}", row.line);
        }
        assert!(
            !parts.findings.iter().any(|finding| matches!(
                finding.kind,
                IntakeFinding::CurrencyAssumed | IntakeFinding::SumBreak { .. } | IntakeFinding::BalanceBreak { .. }
            )),
            "{name}: {:?}",
            parts.findings
        );
    }
}
