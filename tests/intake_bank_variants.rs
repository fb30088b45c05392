//! Statements as banks break them, written for these tests from the specifications: OFX 1.0.3 and 2.2, SWIFT Category 9,
//! ISO 20022 camt.05x, QIF, and the manuals of ledger, hledger and beancount.

use credit_mirror::dossier::{kind_word, read_records, write_records};
use credit_mirror::intake::{DateOrder, DecimalSign, Recipe, RecordSet, read};
use credit_mirror::kernel::Currency;

fn import_bytes(bytes: &[u8], recipe: &Recipe) -> RecordSet {
    let set = read(bytes, "any", recipe, Currency::CNY, &mut |_| {})
        .unwrap_or_else(|refusal| panic!("{:?}: {}", refusal.finding.kind, String::from_utf8_lossy(bytes)));
    assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "saved and opened");
    set
}

fn import(text: &str) -> RecordSet {
    import_bytes(text.as_bytes(), &Recipe::default())
}

/// Rows as `date amount currency party|text|reference`.
fn rows(set: &RecordSet) -> Vec<String> {
    let text = |row: &credit_mirror::intake::Record| {
        let (amount, code) = (row.amount.to_decimal_string(), row.amount.currency());
        format!("{} {amount} {} {}|{}|{}", row.date, code.as_str(), row.party, row.text, row.reference)
    };
    set.parts().rows.iter().map(text).collect()
}

fn kinds(set: &RecordSet) -> Vec<String> {
    set.parts().findings.iter().map(|finding| kind_word(&finding.kind)).collect()
}

fn check(text: &str, format: &str, expected: &[&str], findings: &[&str]) -> RecordSet {
    let set = import(text);
    assert_eq!(set.parts().format.as_str(), format, "{text}");
    assert_eq!(rows(&set), expected, "{text}");
    assert_eq!(kinds(&set), findings, "{text}");
    set
}

/// An OFX file around some transactions and what follows them.
fn ofx(transactions: &str, after: &str) -> String {
    format!(
        "OFXHEADER:100\nDATA:OFXSGML\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM>\
         <BANKID>1<ACCTID>77</BANKACCTFROM><BANKTRANLIST>{transactions}</BANKTRANLIST>{after}</STMTRS></STMTTRNRS>\
         </BANKMSGSRSV1></OFX>"
    )
}

#[test]
fn ofx_as_banks_break_it() {
    for (transactions, expected, findings) in [
        // Tags left open, the next transaction begins without the end of the last.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>-1.50<FITID>A<NAME>One\n<STMTTRN><DTPOSTED>20240106<TRNAMT>2<FITID>B",
            &["2024-01-05 -1.50 EUR One||A", "2024-01-06 2.00 EUR ||B"][..],
            &[][..],
        ),
        // A decimal comma, and thousands with points.
        (
            "<STMTTRN><DTPOSTED>20240105120000[-3:BRT]<TRNAMT>-1.234,56<FITID>A</STMTTRN>\
             <STMTTRN><DTPOSTED>20240105<TRNAMT>+7,5<FITID>B</STMTTRN>",
            &["2024-01-05 -1234.56 EUR ||A", "2024-01-05 7.50 EUR ||B"],
            &[],
        ),
        // Raw ampersands and angle brackets, entities, a self-closed tag, an empty one, and a wrong closing tag.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>1<NAME>A & B &lt;C&gt; &#233;</MEMO><MEMO/><CHECKNUM></CHECKNUM><FITID>1",
            &["2024-01-05 1.00 EUR A & B <C> é||1"],
            &[],
        ),
        // A payee as an aggregate.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>1<FITID>1<PAYEE><NAME>Shop<CITY>X</PAYEE><MEMO>m</STMTTRN>",
            &["2024-01-05 1.00 EUR Shop|m|1"],
            &[],
        ),
        // A day that does not exist, and dates with separators.
        (
            "<STMTTRN><DTPOSTED>20240231<TRNAMT>1<FITID>1<STMTTRN><DTPOSTED>2024-03-01<TRNAMT>1<FITID>2",
            &["2024-02-29 1.00 EUR ||1", "2024-03-01 1.00 EUR ||2"],
            &["date_replaced"],
        ),
        // The user's date stands in for a missing one.
        (
            "<STMTTRN><DTPOSTED><DTUSER>20240105<TRNAMT>1<FITID>1</STMTTRN>",
            &["2024-01-05 1.00 EUR ||1"],
            &["date_replaced"],
        ),
        // Neither date nor amount: kept, with a reason each.
        (
            "<STMTTRN><TRNAMT>1<FITID>1</STMTTRN><STMTTRN><DTPOSTED>20240105<FITID>2</STMTTRN>\
             <STMTTRN><DTPOSTED>00000000000000<TRNAMT>1</STMTTRN><STMTTRN><DTPOSTED>20240105<TRNAMT>one</STMTTRN>",
            &[],
            &["unread", "unread", "unread", "unread"],
        ),
        // Another currency than the account's.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY></STMTTRN>",
            &["2024-01-05 -5.00 USD ||1"],
            &[],
        ),
        // The original currency alone says nothing about the amount booked.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY></STMTTRN>",
            &["2024-01-05 -5.00 EUR ||1"],
            &[],
        ),
        // No amount has a sign, the kinds tell the sides.
        (
            "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240105<TRNAMT>5<FITID>1<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240105<TRNAMT>6<FITID>2",
            &["2024-01-05 -5.00 EUR ||1", "2024-01-05 6.00 EUR ||2"],
            &["sign_undecided"],
        ),
        // Kind and sign contradict each other: the sign counts.
        (
            "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240105<TRNAMT>-5<FITID>1",
            &["2024-01-05 -5.00 EUR ||1"],
            &["direction_differs"],
        ),
        // `1.234` may be more than a thousand.
        (
            "<STMTTRN><DTPOSTED>20240105<TRNAMT>1.234<FITID>1",
            &["2024-01-05 1.23 EUR ||1"],
            &["decimal_undecided", "rounded"],
        ),
        ("", &[], &["no_entries"]),
    ] {
        check(&ofx(transactions, ""), "ofx-1", expected, findings);
    }
}

#[test]
fn ofx_headers_and_bodies_of_both_versions_mix() {
    let body = "<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>9</ACCTID></CCACCTFROM>\
                <BANKTRANLIST><STMTTRN><DTPOSTED>20240105</DTPOSTED><TRNAMT>-5</TRNAMT><FITID>1</FITID></STMTTRN>\
                </BANKTRANLIST><LEDGERBAL><BALAMT>-5</BALAMT><DTASOF>20240106</DTASOF></LEDGERBAL></STMTRS></OFX>";
    for (head, format) in [
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><?OFX OFXHEADER=\"200\"?>\n<OFX>", "ofx-2"),
        ("<?xml version=\"1.0\"?>\n<ofx >", "ofx-2"),
        ("OFXHEADER:100 DATA:OFXSGML VERSION:102<OFX>", "ofx-1"),
        ("\u{feff}<OFX\n>", "ofx-1"),
        ("", "ofx-1"),
    ] {
        let text = format!("{}{body}", if head.is_empty() { "<OFX>" } else { head });
        let set = check(&text, format, &["2024-01-05 -5.00 USD ||1"], &[]);
        assert_eq!(set.parts().account, "9", "{head}");
        assert_eq!(set.parts().proof.closing.map(|b| b.money.minor()), Some(-500), "{head}");
    }
}

#[test]
fn ofx_accounts_stay_apart_and_a_cut_file_says_so() {
    let two = ofx(
        "<STMTTRN><DTPOSTED>20240105<TRNAMT>-5<FITID>1",
        "<LEDGERBAL><BALAMT>10<DTASOF>20240105</LEDGERBAL></STMTRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>88\
         </BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240105<TRNAMT>5<FITID>2</BANKTRANLIST>",
    );
    let set = check(&two, "ofx-1", &["2024-01-05 -5.00 EUR ||1", "2024-01-05 5.00 EUR ||2"], &[]);
    let accounts: Vec<&str> = set.parts().rows.iter().map(|row| row.own_account.as_str()).collect();
    assert_eq!((accounts, set.parts().account.as_str()), (vec!["77", "88"], ""));
    // All rows stand on one line: they are numbered through, so that each can be named.
    assert_eq!(set.parts().rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2]);
    let cut = &two[..two.find("<ACCTID>88").expect("there")];
    check(cut, "ofx-1", &["2024-01-05 -5.00 EUR ||1"], &["cut_off"]);
}

#[test]
fn ofx_securities_are_neither_income_nor_spending() {
    let text = "<OFX><INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD<INVACCTFROM><ACCTID>1</INVACCTFROM><INVTRANLIST>\
                <BUYSTOCK><INVBUY><INVTRAN><FITID>1<DTTRADE>20240105<MEMO>buy</INVTRAN><UNITS>2<TOTAL>-20</INVBUY></BUYSTOCK>\
                <INCOME><INVTRAN><FITID>2<DTTRADE>20240106</INVTRAN><INCOMETYPE>DIV<TOTAL>3</INCOME>\
                <TRANSFER><INVTRAN><FITID>3<DTTRADE>20240107</INVTRAN><UNITS>2</TRANSFER>\
                <INVBANKTRAN><STMTTRN><DTPOSTED>20240108<TRNAMT>4<FITID>4</STMTTRN></INVBANKTRAN></INVTRANLIST></INVSTMTRS></OFX>";
    let expected = ["2024-01-05 -20.00 USD |buy|1", "2024-01-06 3.00 USD ||2", "2024-01-08 4.00 USD ||4"];
    let set = check(text, "ofx-1", &expected, &["trades", "unread"]);
    assert_eq!(set.parts().rows.iter().map(|row| row.neutral).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn declared_encodings_are_proven_against_the_bytes() {
    let text = ofx("<STMTTRN><DTPOSTED>20240105<TRNAMT>1<NAME>Müller<FITID>1", "");
    // Bytes are UTF-8 under a header that says 1252, as many banks write it.
    let set = import(&text);
    assert_eq!((set.parts().rows[0].party.as_str(), set.parts().encoding.as_str()), ("Müller", "utf-8"));
    assert_eq!(kinds(&set), ["encoding_differs"]);
    // Bytes are what the header says.
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let set = import_bytes(&latin, &Recipe::default());
    assert_eq!((set.parts().rows[0].party.as_str(), set.parts().encoding.as_str()), ("Müller", "windows-1252"));
    assert_eq!(kinds(&set), [""; 0]);
    // A page that no guess can tell from another: the declaration decides.
    let polish = camt_with("<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>", &camt_entry("1.00", "CRDT", "", "X"));
    let mut bytes = polish.into_bytes();
    let at = bytes.windows(1).rposition(|window| window == b"X").expect("there");
    bytes[at] = 0xb3;
    let set = import_bytes(&bytes, &Recipe::default());
    assert_eq!((set.parts().rows[0].text.as_str(), set.parts().encoding.as_str()), ("ł", "iso-8859-2"));
    // A declaration that the bytes contradict.
    let wrong =
        camt_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", &camt_entry("1.00", "CRDT", "", "Müller und Söhne"));
    let latin: Vec<u8> = wrong.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let set = import_bytes(&latin, &Recipe::default());
    assert_eq!(set.parts().rows[0].text, "Müller und Söhne");
    assert_eq!(kinds(&set), ["encoding_differs"]);
}

#[test]
fn mt940_statements_are_proven_one_by_one() {
    let text = "{1:F01BANKXXXX}{2:O940}{4:\r\n:20:A\r\n:25:DE1/2\r\n:28C:1/1\r\n:60F:C240101EUR100,\r\n\
                :61:2401020102C50,00NTRFREF1//B1\r\n:86:166?00GUTSCHRIFT?20SVWZ+Rechnung?32Muster GmbH\r\n\
                :62M:C240102EUR150,\r\n-}{5:}\r\n{1:F01}{4:\r\n:20:A\r\n:25:DE1/2\r\n:28C:1/2\r\n:60M:C240102EUR150,\r\n\
                :61:2401030103D20,5NMSCNONREF//B2\r\n:86:fee\r\n:62F:C240103EUR129,5\r\n:86:thank you\r\n-}\r\n\
                :20:B\r\n:25:DE1/3\r\n:60F:D240101USD1,\r\n:61:240102RD1,NMSCX\r\n:62F:C240102USD5,\r\n-\r\n";
    let expected =
        ["2024-01-02 50.00 EUR Muster GmbH|Rechnung|B1", "2024-01-03 -20.50 EUR |fee|B2", "2024-01-02 1.00 USD ||X"];
    let set = check(text, "mt940", &expected, &["control_differs"]);
    let parts = set.parts();
    assert_eq!(parts.proof.controls.len(), 3, "a statement each");
    let ends = |b: Option<credit_mirror::intake::Opening>| b.map(|b| b.money.minor());
    assert_eq!(
        (ends(parts.proof.opening), ends(parts.proof.closing), parts.proof.ties),
        (Some(10_000), Some(12_950), Some(true))
    );
    // Statements that tie give the balance after each row; the one that does not gives none.
    let balances: Vec<Option<i64>> = parts.rows.iter().map(|row| row.balance.map(|b| b.minor())).collect();
    assert_eq!(balances, [Some(15_000), Some(12_950), None]);
    assert_eq!(parts.skipped.len(), 1, "the text behind the closing balance is kept");
}

#[test]
fn mt940_gaps_between_statements_are_told() {
    let text = ":20:1\n:25:X\n:60F:C240101EUR1,\n:61:240101C1,NMSCA\n:62F:C240101EUR2,\n-\n:20:2\n:25:X\n:60F:C240105EUR9,\n\
                :61:240105C1,NMSCB\n:62F:C240105EUR10,\n-\n";
    check(
        text,
        "mt940",
        &["2024-01-01 1.00 EUR ||A", "2024-01-05 1.00 EUR ||B"],
        &["statement_gap", "balance_break", "sum_break"],
    );
}

#[test]
fn mt940_lines_are_broken_anywhere() {
    for (rows_text, expected, findings) in [
        // Inside the row.
        (":61:2401020102DR0000000000\n01,62NTRFREF\n:86:x", "2024-01-02 -1.62 EUR |x|REF", &[][..]),
        // Before the tag of the text, and a time of day that looks like a tag.
        (":61:2401020102D1,62NTRFREF\n:\n86:paid at\n:20:44:45", "2024-01-02 -1.62 EUR |paid at :20:44:45|REF", &[]),
        // Inside a subfield.
        (
            ":61:240102D1,62NTRFREF\n:86:005?00LAST\nSCHRIFT?20Mie\nte Mai?32Haus\nGmbH",
            "2024-01-02 -1.62 EUR HausGmbH|Miete Mai|REF",
            &[],
        ),
        // Supplementary details and no field 86.
        (":61:240102D1,62NTRFREF//BANK\nCARD 1234", "2024-01-02 -1.62 EUR |CARD 1234|BANK", &[]),
        // Structured with slashes.
        (
            ":61:240102D1,62NTRFNONREF\n:86:/EREF/E1/ORDP//NAME/Jan Bakker/REMI/Factuur\n 12",
            "2024-01-02 -1.62 EUR Jan Bakker|Factuur 12|E1",
            &[],
        ),
    ] {
        let text = format!(":20:A\n:25:N\n:60F:C240101EUR10,\n{rows_text}\n:62F:C240102EUR8,38\n-\n");
        check(&text, "mt940", &[expected], findings);
    }
}

#[test]
fn mt940_rows_that_cannot_be_read_cost_no_other() {
    let text =
        ":20:A\n:25:N\n:60F:C240101EUR10,\n:61:2401020102X1,NMSCA\n:86:x\n:61:240102C1,NMSCB\n:62F:C240102EUR11,\n";
    check(text, "mt940", &["2024-01-02 1.00 EUR ||B"], &["unread"]);
    // A value date that no calendar has, beside a booking date that counts.
    let text = ":60F:C240101EUR10,\n:61:2413020102C1,NMSCA\n:62F:C240102EUR11,\n";
    check(text, "mt940", &["2024-01-02 1.00 EUR ||A"], &["date_replaced"]);
}

#[test]
fn mt942_reports_are_proven_by_their_totals() {
    let text = ":20:A\n:25:N\n:28C:1\n:34F:EUR0,\n:13D:2401021200+0100\n:61:240102C5,NTRFA\n:61:240102ED3,NTRFB\n\
                :90D:0EUR0,\n:90C:1EUR5,\n-\n";
    let set = check(text, "mt942", &["2024-01-02 5.00 EUR ||A", "2024-01-02 -3.00 EUR ||B"], &["pending"]);
    assert_eq!(set.parts().rows.iter().map(|row| row.status.as_str()).collect::<Vec<_>>(), ["", "pending"]);
    assert!(set.parts().proof.controls.iter().all(|control| control.stated == control.computed));
}

/// A camt.053 around some entries.
fn camt_with(declaration: &str, entries: &str) -> String {
    format!(
        "{declaration}<n:Document xmlns:n=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.13\"><n:BkToCstmrStmt><n:GrpHdr>\
         <n:MsgId>1</n:MsgId></n:GrpHdr><n:Stmt><n:Id>S</n:Id><n:Acct><n:Id><n:IBAN>DE 02 1</n:IBAN></n:Id><n:Ccy>EUR</n:Ccy>\
         </n:Acct>{entries}</n:Stmt></n:BkToCstmrStmt></n:Document>"
    )
}

fn camt_entry(amount: &str, mark: &str, more: &str, text: &str) -> String {
    format!(
        "<n:Ntry><n:Amt Ccy=\"EUR\">{amount}</n:Amt><n:CdtDbtInd>{mark}</n:CdtDbtInd><n:Sts><n:Cd>BOOK</n:Cd></n:Sts>\
         <n:BookgDt><n:DtTm>2024-01-02T23:30:00-05:00</n:DtTm></n:BookgDt>{more}<n:AddtlNtryInf>{text}</n:AddtlNtryInf></n:Ntry>"
    )
}

fn camt_balance(code: &str, amount: &str) -> String {
    format!(
        "<n:Bal><n:Tp><n:CdOrPrtry><n:Cd>{code}</n:Cd></n:CdOrPrtry></n:Tp><n:Amt Ccy=\"EUR\">{amount}</n:Amt>\
         <n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Dt><n:Dt>2024-01-02</n:Dt></n:Dt></n:Bal>"
    )
}

#[test]
fn camt_batches_are_read_as_their_transactions_when_they_add_up() {
    let detail = |amount: &str, end: &str, more: &str| {
        format!(
            "<n:TxDtls><n:Refs><n:EndToEndId>{end}</n:EndToEndId></n:Refs><n:Amt Ccy=\"EUR\">{amount}</n:Amt>{more}<n:RltdPties>\
             <n:Dbtr><n:Pty><n:Nm>P{end}</n:Nm></n:Pty></n:Dbtr></n:RltdPties><n:RmtInf><n:Ustrd>t{end}</n:Ustrd></n:RmtInf></n:TxDtls>"
        )
    };
    let details = |parts: &str| format!("<n:AcctSvcrRef>B9</n:AcctSvcrRef><n:NtryDtls>{parts}</n:NtryDtls>");
    let both = detail("1.00", "1", "") + &detail("2.00", "2", "");
    for (amount, parts, expected, findings) in [
        ("3.00", both.clone(), &["2024-01-02 1.00 EUR P1|t1|1", "2024-01-02 2.00 EUR P2|t2|2"][..], &[][..]),
        // They do not add up: one row with the bank's amount.
        ("4.00", both.clone(), &["2024-01-02 4.00 EUR |t1; t2|B9"], &["parts_differ"]),
        // Charges that are stated make up the rest.
        (
            "2.90",
            detail("1.00", "1", "")
                + &detail("2.00", "2", "<n:Chrgs><n:Rcrd><n:Amt Ccy=\"EUR\">0.10</n:Amt></n:Rcrd></n:Chrgs>"),
            &["2024-01-02 1.00 EUR P1|t1|1", "2024-01-02 2.00 EUR P2|t2|2", "2024-01-02 -0.10 EUR |sum|B9/3"],
            &[],
        ),
        // One id for several transactions tells them apart only with their number.
        (
            "3.00",
            detail("1.00", "NOTPROVIDED", "") + &detail("2.00", "NOTPROVIDED", ""),
            &[
                "2024-01-02 1.00 EUR PNOTPROVIDED|tNOTPROVIDED|B9/1",
                "2024-01-02 2.00 EUR PNOTPROVIDED|tNOTPROVIDED|B9/2",
            ],
            &[],
        ),
        ("3.00", detail("3.00", "1", ""), &["2024-01-02 3.00 EUR P1|t1|B9"], &[]),
    ] {
        check(&camt_with("", &camt_entry(amount, "CRDT", &details(&parts), "sum")), "camt.053", expected, findings);
    }
}

#[test]
fn camt_balances_prove_the_entries() {
    let (opening, closing) = (camt_balance("OPBD", "10.00"), camt_balance("CLBD", "9.00"));
    let credit = camt_entry("1.00", "CRDT", "<n:AcctSvcrRef>A</n:AcctSvcrRef>", "in");
    let debit = camt_entry("2.00", "DBIT", "<n:AcctSvcrRef>B</n:AcctSvcrRef>", "out");
    let set = check(
        &camt_with("", &format!("{opening}{closing}{credit}{debit}")),
        "camt.053",
        &["2024-01-02 1.00 EUR |in|A", "2024-01-02 -2.00 EUR |out|B"],
        &[],
    );
    assert_eq!((set.parts().proof.ties, set.parts().account.as_str()), (Some(true), "DE021"));
    // A bank that marks a reversal with the sign of what it reverses: the balances prove it.
    let reversal = "<n:RvslInd>true</n:RvslInd><n:AcctSvcrRef>C</n:AcctSvcrRef>";
    let reversed = camt_entry("1.00", "CRDT", reversal, "back");
    let set = check(
        &camt_with("", &format!("{opening}{closing}{reversed}")),
        "camt.053",
        &["2024-01-02 -1.00 EUR |back|C"],
        &["direction_differs"],
    );
    assert_eq!(set.parts().proof.ties, Some(true));
    // Without such a proof the mark of the entry counts.
    check(&camt_with("", &reversed), "camt.053", &["2024-01-02 1.00 EUR |back|C"], &[]);
    // The day before's closing balance opens; entries that are not booked are in no balance.
    let pending = credit.replace("BOOK", "PDNG");
    let all = format!("{}{closing}{debit}{pending}", camt_balance("PRCD", "11.00"));
    let set = check(
        &camt_with("", &all),
        "camt.053",
        &["2024-01-02 -2.00 EUR |out|B", "2024-01-02 1.00 EUR |in|A"],
        &["pending"],
    );
    assert_eq!(set.parts().proof.sum_in.first().map(|sum| sum.minor()), Some(0));
}

#[test]
fn camt_keeps_what_a_broken_file_gives() {
    let good = camt_entry("1.00", "CRDT", "", "in");
    let bad = camt_entry("one", "CRDT", "", "x") + &camt_entry("1.00", "", "", "x") + "<n:Ntry/>";
    let set = check(&camt_with("", &format!("{good}{bad}")), "camt.053", &["2024-01-02 1.00 EUR |in|"], &["unread"; 3]);
    assert_eq!(set.parts().proof.unread, 3);
    let whole = camt_with("", &format!("{good}{good}"));
    let cut = &whole[..whole.rfind("<n:CdtDbtInd>").expect("there")];
    check(cut, "camt.053", &["2024-01-02 1.00 EUR |in|"], &["cut_off"]);
    let wrong = whole.replacen("</n:Ntry>", "</n:Ntry></n:Wrong>", 1);
    check(&wrong, "camt.053", &["2024-01-02 1.00 EUR |in|"], &["damaged"]);
    let bomb = format!("<!DOCTYPE a [<!ENTITY x \"{}\">]>", "y".repeat(50)) + &whole.replace(">in<", ">&x;<");
    assert_eq!(import(&bomb).parts().rows[0].text, "&x;");
    let deep = whole.replacen(">in<", &format!(">{}<", "<n:a>".repeat(600)), 1);
    assert!(kinds(&import(&deep)).contains(&"over_limit".to_owned()));
}

#[test]
fn camt_summaries_and_versions() {
    let text = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.01\"><BkToCstmrAcctRptV01><Rpt><Id>1</Id><Acct><Id>\
                <PrtryAcct><Id>77</Id></PrtryAcct></Id><Ccy>JPY</Ccy></Acct><TxsSummry><TtlCdtNtries><NbOfNtries>2</NbOfNtries>\
                <Sum>1500</Sum></TtlCdtNtries></TxsSummry><Ntry><Amt Ccy=\"JPY\">1500</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                <BookgDt><Dt>2024-01-02</Dt></BookgDt><TxDtls><RltdPties><Dbtr><Nm>A</Nm></Dbtr></RltdPties></TxDtls></Ntry></Rpt>\
                </BkToCstmrAcctRptV01></Document>";
    let set = check(text, "camt.052", &["2024-01-02 1500 JPY A||"], &["control_differs"]);
    assert_eq!(set.parts().account, "77");
    let notice = camt_with("", &camt_entry("1.00", "DBIT", "", "x")).replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn");
    check(&notice.replace("n:Stmt>", "n:Ntfctn>"), "camt.054", &["2024-01-02 -1.00 EUR |x|"], &[]);
}

#[test]
fn qif_in_national_forms() {
    for (text, expected, findings) in [
        (
            "!Type:Bank\nD31/12'05\nT-1.234,56\nPA\n^\nD1/1'06\nT2\n^\n",
            &["2005-12-31 -1234.56 CNY A||", "2006-01-01 2.00 CNY ||"][..],
            &["currency_assumed"][..],
        ),
        ("!Type:Banque\nD31.12.05\nT5\n^\n", &["2005-12-31 5.00 CNY ||"], &["currency_assumed"]),
        ("!Type:CCard\nD1/2/05\nT5\n^\n", &["2005-01-02 5.00 CNY ||"], &["date_order_undecided", "currency_assumed"]),
        // Parts that do not add up to the row.
        (
            "!Type:Bank\nD12/31/05\nT-10\nSA\n$-9\n^\n",
            &["2005-12-31 -10.00 CNY ||"],
            &["parts_differ", "currency_assumed"],
        ),
        // A row without an end whose amount is missing, and one whose end alone is missing.
        (
            "!Type:Bank\nD12/31/05\nT-10\n^\nD12/31/05\n",
            &["2005-12-31 -10.00 CNY ||"],
            &["cut_off", "currency_assumed", "unread"],
        ),
        ("!Type:Bank\nD12/31/05\nT-10\nN77", &["2005-12-31 -10.00 CNY ||77"], &["currency_assumed"]),
        (
            "!Type:Bank\r\nD12/31/05\r\nU-10\r\nMone\r\nEtwo\r\n^^\r\n",
            &["2005-12-31 -10.00 CNY |one; two|"],
            &["currency_assumed"],
        ),
    ] {
        check(text, "qif", expected, findings);
    }
    let recipe = Recipe {
        date_order: Some(DateOrder::DayMonthYear),
        decimal: Some(DecimalSign::Comma),
        currency: Currency::parse("EUR"),
        ..Recipe::default()
    };
    let set = import_bytes(b"!Type:Bank\nD1/2/05\nT1.234\n^\n", &recipe);
    assert_eq!((rows(&set), kinds(&set)), (vec!["2005-02-01 1234.00 EUR ||".to_owned()], vec![]));
}

#[test]
fn qif_accounts_stay_apart() {
    let text = "!Option:AutoSwitch\n!Account\nNGiro\nTBank\n^\nNKasse\nTCash\n^\n!Clear:AutoSwitch\n!Account\nNGiro\nTBank\n^\n\
                !Type:Bank\nD12/31/05\nT-10\nL[Kasse]\n^\n!Account\nNKasse\nTCash\n^\n!Type:Cash\nD12/31/05\nT10\nL[Giro]\n^\n\
                !Type:Cat\nNFood\nE\n^\n";
    let set = check(text, "qif", &["2005-12-31 -10.00 CNY ||", "2005-12-31 10.00 CNY ||"], &["currency_assumed"]);
    let accounts: Vec<&str> = set.parts().rows.iter().map(|row| row.own_account.as_str()).collect();
    assert_eq!(accounts, ["Giro", "Kasse"]);
}

#[test]
fn journals_of_ledger_and_hledger() {
    let text = "; comment\nD $1,000.00\naccount assets:main  ; type: Cash\nY2024\ncomment\n2024-01-01 not this\n  assets:main  $1\n\
                end comment\n01/05=01/06 * (77) Shop | food ; note\n    expenses:food      $20.00\n    assets:main\n\n\
                2024-01-06 Client\n    assets:main  100 EUR @ $1.10 = 100 EUR\n    (assets:budget)  $5\n    income:sales\n\n\
                ~ monthly\n    expenses:rent  $5\n    assets:main\n\n2024-01-07 broken\n    assets:main  $5\n    expenses:x  $5\n";
    let set = check(
        text,
        "ledger-journal",
        &["2024-01-05 -20.00 USD Shop|food|77", "2024-01-06 100.00 EUR Client||", "2024-01-07 5.00 USD broken||"],
        &["own_accounts", "unbalanced", "not_applied", "currency_by_sign"],
    );
    let parts = set.parts();
    assert_eq!(parts.rows[1].balance.map(|b| b.minor()), Some(10_000));
    assert_eq!((parts.rows[0].kind.as_str(), parts.rows[0].own_account.as_str()), ("expenses:food", "assets:main"));
    // The user names another account.
    let recipe = Recipe { account: Some("expenses".to_owned()), ..Recipe::default() };
    assert_eq!(rows(&import_bytes(text.as_bytes(), &recipe)).len(), 2);
}

#[test]
fn journals_of_beancount() {
    let text = "option \"title\" \"x\"\n2024-01-01 open Assets:Bank:Giro EUR\n2024-01-01 open Income:Sales\n\n\
                2024-01-02 * \"Client \\\"A\\\"\" \"order 7\" #tag ^inv-7\n  doc: \"a.pdf\"\n  Assets:Bank:Giro  119.00 EUR ; in\n\
                \x20 Income:Sales  -100.00 EUR\n  Liabilities:Tax\n\n2024-01-03 balance Assets:Bank:Giro  119.00 EUR\n\n\
                2024-01-03 txn \"buy\"\n  Assets:Broker  2 ACME {10.00 EUR}\n  ! Assets:Bank:Giro  -20.00 EUR\n\n\
                2024-01-04 balance Assets:Bank:Giro  100.00 EUR\n2024-01-05 price ACME 11 EUR\n";
    let set = check(
        text,
        "beancount-journal",
        &["2024-01-02 119.00 EUR Client \"A\"|order 7|inv-7", "2024-01-03 -20.00 EUR |buy|"],
        &["own_accounts", "control_differs"],
    );
    let controls = &set.parts().proof.controls;
    assert_eq!(controls.len(), 2);
    assert_eq!(controls[0].stated, controls[0].computed);
}

#[test]
fn files_that_only_look_like_statements_stay_tables() {
    for text in [
        "Date,Text,Amount\n2024-01-05,!Type is no heading,12.50\n2024-01-06,x,1.00\n",
        "2024-01-05\tShop\t12.50\n2024-01-06\tShop\t13.50\n",
        // Tables whose texts go on in the next lines.
        "2024-01-05\tShop\t12.50\n\tin  town\t\n\tand  more\t\n2024-01-06\tShop\t13.50\n",
        "日期,金额,摘要\n2024-01-05,12.50,:61:\n",
    ] {
        assert_eq!(import(text).parts().format.as_str(), "delimited", "{text}");
    }
}

/// Inputs on which the fuzzer once ended the program, each with what was wrong.
#[test]
fn what_a_fuzzer_found_is_answered() {
    // The account ends with a character that is longer than the currency looked for.
    let bytes = b":20:A\n:25:DE\xec\xff\xff\xffUR\n:60F:C240101EUR1,\n:61:240102C1,NMSCA\n";
    assert_eq!(import_bytes(bytes, &Recipe::default()).parts().rows.len(), 1);
    // A cell begins as full-width digits do and has none: the reading of dates never ended.
    let cells = read(
        "日期,金额\n：：：：,1.00\n2024-01-05,2.00\n".as_bytes(),
        "a",
        &Recipe::default(),
        Currency::CNY,
        &mut |_| {},
    );
    assert_eq!(cells.map(|set| set.parts().proof.read), Ok(1));
}
