//! Shapes of files met in public projects, each told by a small invented file: what was read wrongly once stays right.
//! Expected figures are counted by hand from the text in front.

use credit_mirror::intake::{IntakeFinding, Recipe, RecordSet, read};
use credit_mirror::kernel::{Currency, Severity};

fn set(text: &str) -> RecordSet {
    read(text.as_bytes(), "statement.csv", &Recipe::default(), Currency::CNY, &mut |_| {})
        .unwrap_or_else(|refusal| panic!("{:?}", refusal.finding))
}

fn rows(set: &RecordSet) -> Vec<String> {
    let row = |r: &credit_mirror::intake::Record| {
        format!("{} {} {}", r.date, r.amount.to_decimal_string(), r.amount.currency().as_str())
    };
    set.parts().rows.iter().map(row).collect()
}

fn warnings(set: &RecordSet) -> Vec<&IntakeFinding> {
    set.parts().findings.iter().filter(|f| f.severity != Severity::Note).map(|f| &f.kind).collect()
}

#[test]
fn balances_and_turnover_of_baltic_and_russian_banks_are_no_transactions() {
    let set = set("Sąskaita,Data,Gavėjas,Paaiškinimai,Suma,Valiuta,D/K\n\
        LT01,2024-01-01,,Likutis pradžiai,100.00,EUR,K\n\
        LT01,2024-01-05,Nuoma UAB,Nuoma,40.00,EUR,D\n\
        LT01,2024-01-18,Pirkėjas,Sąskaita 7,15.50,EUR,K\n\
        LT01,2024-01-31,,Apyvarta,40.00,EUR,D\n\
        LT01,2024-01-31,,Apyvarta,15.50,EUR,K\n\
        LT01,2024-01-31,,Likutis pabaigai,75.50,EUR,K\n\
        LT01,2024-01-01,,Likutis pradžiai,9.00,USD,K\n\
        LT01,2024-01-31,,Likutis pabaigai,9.00,USD,K\n");
    assert_eq!(rows(&set), ["2024-01-05 -40.00 EUR", "2024-01-18 15.50 EUR"]);
    assert_eq!(set.parts().proof.ties, Some(true));
    assert_eq!(set.parts().rows[0].party.as_str(), "Nuoma UAB");
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));

    let set = self::set(
        "Дата операции;Описание;Приход;Расход;Валюта\n\
        01.01.2024;Входящий остаток;100,00;;RUR\n\
        05.01.2024;Аренда;0;40,00;RUR\n\
        18.01.2024;Оплата по счету 7;15,50;0;RUR\n\
        31.01.2024;Исходящий остаток;75,50;;RUR\n",
    );
    assert_eq!(rows(&set), ["2024-01-05 -40.00 RUB", "2024-01-18 15.50 RUB"]);
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

#[test]
fn the_amount_booked_to_the_account_is_read_not_that_of_the_purchase() {
    let set = set("Период;2024-01-01\n\nВыписка по карте;Номер\nКарта;'4622******0069\n\n\
        Номер карты/счета/договора;Дата операции;Дата обработки;Сумма операции;Валюта операции;Сумма пересчитанная в валюту счета;Валюта счета;Основание;Статус\n\
        '4622******7428;2024-01-05 00:00:00;2024-01-07;-4,50;EUR;-336,15;RUR;Карта payee1;Исполнено\n\
        '4622******7428;2024-01-18 10:48:55;;-600,00;RUR;-600,00;RUR;Карта payee2;В обработке\n");
    assert_eq!(rows(&set), ["2024-01-05 -336.15 RUB", "2024-01-18 -600.00 RUB"]);
    assert_eq!(set.parts().rows[1].status.as_str(), "В обработке");
    assert!(set.parts().unread.is_empty());
}

#[test]
fn a_currency_in_small_letters_is_one_and_the_name_of_a_share_is_none() {
    let set = set(
        "id,created,currency,amount,description\na1,2024-01-05 08:26:29,usd,12.00,sale\na2,2024-01-18 08:26:31,usd,-0.77,refund\n",
    );
    assert_eq!(rows(&set), ["2024-01-05 12.00 USD", "2024-01-18 -0.77 USD"]);
    let set = self::set(
        "Date,Action,Symbol,Amount\n01/05/2024,Buy,BND,-$33.05\n01/18/2024 as of 01/15/2024,Sell,BND,$7.81\nTransactions Total,,,-$25.24\n",
    );
    assert_eq!(rows(&set), ["2024-01-05 -33.05 USD", "2024-01-18 7.81 USD"]);
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

#[test]
fn a_balance_of_the_whole_file_beside_each_row_is_no_balance_after_it() {
    let set = set("account,initial_balance,final_balance,item,transaction_date,amount\n\
        123,0.00,10.00,in,2024-01-05,15.00\n123,0.00,10.00,out,2024-01-18,-5.00\n");
    assert_eq!(rows(&set), ["2024-01-05 15.00 CNY", "2024-01-18 -5.00 CNY"]);
    assert!(set.parts().rows.iter().all(|row| row.balance.is_none()));
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

#[test]
fn the_card_that_paid_is_no_account_where_the_balance_rolls_over_all_rows() {
    let set = set("Date,Amount,Currency,Description,Running Balance,Card Number\n\
        2024-01-21,-6.00,GBP,rent,69.00,\n2024-01-18,-15.00,GBP,shop,75.00,1234\n\
        2024-01-09,-10.00,GBP,phone,90.00,\n2024-01-05,100.00,GBP,customer,100.00,\n");
    assert_eq!(set.parts().rows.len(), 4);
    assert_eq!(set.parts().proof.ties, Some(true));
    assert!(set.parts().proof.accounts.is_empty());
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

#[test]
fn a_line_above_the_heading_is_not_joined_to_it_because_a_name_stands_twice() {
    let set = set("Alternate Account Number,00017-25000-123456789-99,,,,,\n\
        Transaction Date,Value Date,Description,Currency,Amount,Currency,Balance\n\
        31 Jan 2024,01 Feb 2024,fee,USD,0.80Dr,USD,99.20\n02 Feb 2024,02 Feb 2024,in,USD,15.00Cr,USD,114.20\n");
    assert_eq!(rows(&set), ["2024-01-31 -0.80 USD", "2024-02-02 15.00 USD"]);
}

#[test]
fn rows_that_wait_without_a_balance_break_no_sum_that_holds() {
    // The last assertion stands before the last rows: what follows is worked out from it.
    let journal = "2024-01-01 start\n    assets:bank  100 USD = 100 USD\n    equity\n\n\
        2024-01-05 rent\n    assets:bank  -40 USD\n    expenses:rent\n";
    let set = read(journal.as_bytes(), "x.journal", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
    assert_eq!(rows(&set), ["2024-01-01 100.00 USD", "2024-01-05 -40.00 USD"]);
    assert_eq!(set.parts().proof.closing.unwrap().money.to_decimal_string(), "60.00");
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

/// Rows as number of the line, amount and balance.
fn lines(set: &RecordSet) -> Vec<String> {
    let balance = |r: &credit_mirror::intake::Record| r.balance.map_or_else(String::new, |b| b.to_decimal_string());
    set.parts().rows.iter().map(|r| format!("{} {} {}", r.line, r.amount.to_decimal_string(), balance(r))).collect()
}

fn split(set: &RecordSet) -> Vec<(String, u32, String)> {
    let told = |kind: &IntakeFinding| match kind {
        IntakeFinding::FeesSplit { column, count, total, .. } => {
            Some((column.clone(), *count, total.to_decimal_string()))
        }
        _ => None,
    };
    set.parts().findings.iter().filter_map(|f| told(&f.kind)).collect()
}

#[test]
fn a_charge_held_back_is_a_line_of_its_own_where_gross_and_net_prove_it() {
    // As PayPal writes it: the charge has a minus, the balance follows the net amount.
    let set = set("Date,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance\n\
        01/05/2024,Customer,Payment,Completed,USD,100.00,-3.20,96.80,T1,96.80\n\
        01/18/2024,Shop,Payment,Completed,USD,-40.00,0.00,-40.00,T2,56.80\n\
        01/19/2024,Customer,Refund,Completed,USD,-10.00,0.30,-9.70,T3,47.10\n\
        01/20/2024,Buyer,Payment,Completed,USD,50.00,-1.75,48.25,T4,95.35\n");
    assert_eq!(
        lines(&set),
        [
            "2 100.00 100.00",
            "1002 -3.20 96.80",
            "3 -40.00 56.80",
            "4 -10.00 46.80",
            "1004 0.30 47.10",
            "5 50.00 97.10",
            "1005 -1.75 95.35"
        ]
    );
    assert_eq!(split(&set), [("Fee".to_owned(), 3, "4.65".to_owned())]);
    assert_eq!((set.parts().proof.read, set.parts().proof.ties), (4, Some(true)));
    assert_eq!(set.parts().rows[1].reference.as_str(), "T1 Fee");
    // As Stripe writes it: the charge is positive and there is no balance; the amount read is the full one.
    let set = self::set(
        "id,Type,Amount,Fee,Net,Currency,Created\n\
        t1,charge,100.00,3.20,96.80,usd,2024-01-05 10:01\nt2,refund,-20.00,0.00,-20.00,usd,2024-01-06 10:01\n\
        t3,payout,-76.80,0.00,-76.80,usd,2024-01-10 00:01\n",
    );
    assert_eq!(lines(&set), ["2 100.00 ", "1002 -3.20 ", "3 -20.00 ", "4 -76.80 "]);
    // As a till writes it: neither of the two is the first amount of the row.
    let set = self::set(
        "Date,Gross Sales,Tax,Total Collected,Fees,Net Total,Description\n\
        2024-01-05,$20.00,$1.60,$21.60,-$0.71,$20.89,Coffee\n2024-01-06,$10.00,$0.80,$10.80,-$0.35,$10.45,Tea\n",
    );
    assert_eq!(lines(&set), ["2 21.60 ", "1002 -0.71 ", "3 10.80 ", "1003 -0.35 "]);
}

#[test]
fn a_charge_is_proven_by_the_balance_or_told_as_open() {
    let set = set("Type,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
        TOPUP,2024-01-05 12:16:55,in,1000.00,0.00,EUR,COMPLETED,1000.00\n\
        TRANSFER,2024-01-06 15:08:08,out,-200.00,2.50,EUR,COMPLETED,797.50\n\
        ATM,2024-01-18 08:12:12,cash,-100.00,0.00,EUR,COMPLETED,697.50\n");
    assert_eq!(lines(&set), ["2 1000.00 1000.00", "3 -200.00 800.00", "1003 -2.50 797.50", "4 -100.00 697.50"]);
    assert_eq!(set.parts().proof.ties, Some(true));
    // The balance follows the amounts alone: the charges are inside, or stand in rows of their own.
    let inside = self::set(
        "Date,Description,Fees,Amount,Balance\n\
        2024-01-05,sold,7.95,3445.07,4522.01\n2024-01-06,dividend,0,9.01,4531.02\n2024-01-18,bought,7.95,-4155.77,375.25\n",
    );
    assert_eq!(lines(&inside).len(), 3);
    assert!(
        split(&inside).is_empty()
            && inside.parts().findings.iter().all(|f| !matches!(f.kind, IntakeFinding::FeesApart { .. }))
    );
    // Nothing shows it: it is told, and the user may say that they came off.
    let text = "Date,Description,Amount,Fee\n2024-01-05,sale,100.00,3.20\n2024-01-18,rent,-40.00,\n";
    let open = self::set(text);
    let told = IntakeFinding::FeesApart { column: "Fee".to_owned(), count: 1 };
    assert!(open.parts().findings.iter().any(|f| f.kind == told), "{:?}", open.parts().findings);
    assert_eq!(lines(&open), ["2 100.00 ", "3 -40.00 "]);
    let chosen = Recipe { roles: [(3, credit_mirror::intake::Role::Fee)].into(), ..Recipe::default() };
    let set = read(text.as_bytes(), "x.csv", &chosen, Currency::CNY, &mut |_| {}).unwrap();
    assert_eq!(lines(&set), ["2 100.00 ", "1002 -3.20 ", "3 -40.00 "]);
}

#[test]
fn a_card_that_thanks_for_a_payment_asks_which_side_is_spending() {
    let set = set("Trans. Date,Post Date,Description,Amount\n01/05/2024,01/06/2024,ACME SUPPLIES,120.00\n\
        01/15/2024,01/15/2024,INTERNET PAYMENT - THANK YOU,-300.00\n01/16/2024,01/17/2024,HOTEL,80.00\n");
    assert!(set.parts().findings.iter().any(|f| f.kind == IntakeFinding::SignUndecided));
    assert!(set.parts().question.is_some());
}

#[test]
fn korean_and_japanese_columns_have_their_sides() {
    let set = set(
        "거래일시,적요,보낸분/받는분,출금액,입금액,잔액\n2024.01.05 10:01:02,이체,임대인,\"300,000\",0,\"700,000\"\n\
        2024.01.18 11:01:02,이체,고객,0,\"500,000\",\"1,200,000\"\n",
    );
    assert_eq!(rows(&set), ["2024-01-05 -300000.00 CNY", "2024-01-18 500000.00 CNY"]);
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
    let set = self::set(
        "日付,摘要,支払い金額,預かり金額,差引残高\n2024/1/5,ヤチン,\"300,000\",,\"700,000\"\n2024/1/18,キヤク,,\"500,000\",\"1,200,000\"\n",
    );
    assert_eq!(rows(&set), ["2024-01-05 -300000.00 CNY", "2024-01-18 500000.00 CNY"]);
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
}

fn parts(text: &str) -> Vec<RecordSet> {
    credit_mirror::intake::read_all(text.as_bytes(), "two.csv", &|_| Recipe::default(), Currency::CNY, &mut |_| {})
        .into_iter()
        .map(|reading| reading.unwrap_or_else(|refusal| panic!("{:?}", refusal.finding)))
        .collect()
}

#[test]
fn statements_below_each_other_are_parts_of_their_own() {
    let head = "Date,Description,Amount,Balance\n";
    let first = format!("Account number,111222\n{head}2024-01-05,in,15.00,115.00\n2024-01-18,out,-5.00,110.00\n");
    let second = format!("\nAccount number,333444\n{head}2024-01-07,in,20.00,1020.00\n2024-01-21,out,-8.00,1012.00\n");
    let both = parts(&format!("{first}{second}"));
    assert_eq!(both.len(), 2);
    assert_eq!(rows(&both[0]), ["2024-01-05 15.00 CNY", "2024-01-18 -5.00 CNY"]);
    assert_eq!(rows(&both[1]), ["2024-01-07 20.00 CNY", "2024-01-21 -8.00 CNY"]);
    assert_eq!((both[0].parts().account.as_str(), both[1].parts().account.as_str()), ("111222", "333444"));
    assert_eq!((both[0].parts().name.as_str(), both[1].parts().name.as_str()), ("two.csv/1", "two.csv/2"));
    // Lines stay those of the file.
    assert_eq!(both[1].parts().rows[0].line, 8);
    assert!(both.iter().all(|set| set.parts().proof.ties == Some(true)));
    assert_ne!(both[0].parts().digest, both[1].parts().digest);
    // Another table with columns of its own.
    let card = "\nPosted,Card,Merchant,Debit,Credit\n2024-01-09,*1234,Shop,7.00,\n2024-01-23,*1234,Back,,3.00\n";
    let both = parts(&format!("{first}{card}"));
    assert_eq!(rows(&both[1]), ["2024-01-09 -7.00 CNY", "2024-01-23 3.00 CNY"]);
    // A heading that repeats on the next page begins nothing, whatever totals stand above it.
    let page = parts(&format!("{first}Total,,10.00,\n{head}2024-01-25,in,1.00,111.00\n"));
    assert_eq!(page.len(), 1);
    assert_eq!(page[0].parts().rows.len(), 3);
}

#[test]
fn the_currency_of_the_purchase_is_not_that_of_the_amount_booked() {
    let set = set("Booking Date,Partner Name,Amount (EUR),Original Amount,Original Currency\n\
        2024-01-05,Landlord,-300.00,,\n2024-01-18,Customer,500.00,500.00,EUR\n2024-01-20,Shop,-9.20,-10.00,USD\n");
    assert_eq!(rows(&set), ["2024-01-05 -300.00 EUR", "2024-01-18 500.00 EUR", "2024-01-20 -9.20 EUR"]);
}

#[test]
fn charges_beside_amounts_with_a_word_for_the_side_are_told() {
    let set = set(
        "日期,对方,金额,收/支,服务费（元）\n2024-01-05,客户甲,100.00,收入,0.60\n2024-01-18,店铺乙,50.00,支出,0.00\n",
    );
    let told = IntakeFinding::FeesApart { column: "服务费（元）".to_owned(), count: 1 };
    assert!(set.parts().findings.iter().any(|f| f.kind == told), "{:?}", set.parts().findings);
}

/// Documents as number, state and total.
fn orders(set: &RecordSet) -> Vec<String> {
    let total = |d: &credit_mirror::intake::Document| d.total.map_or_else(String::new, |t| t.to_decimal_string());
    let line = |d: &credit_mirror::intake::Document| format!("{} {} {}", d.number, d.state.as_str(), total(d));
    set.parts().papers.documents.iter().map(line).collect()
}

/// Balances as code, opening, debit, credit and closing.
fn balances(set: &RecordSet) -> Vec<String> {
    let text = |money: Option<credit_mirror::kernel::Money>| money.map_or("-".to_owned(), |m| m.to_decimal_string());
    let line = |row: &credit_mirror::intake::StatementRow| match &row.figure {
        credit_mirror::intake::StatementFigure::Balance { opening, debit, credit, closing, .. } => {
            format!("{} {} {} {} {}", row.name, text(*opening), text(*debit), text(*credit), text(*closing))
        }
        other => format!("{} {other:?}", row.name),
    };
    set.parts().papers.statement.iter().map(line).collect()
}

#[test]
fn a_journal_of_bookings_gives_only_what_moved_on_bank_and_cash_accounts() {
    let kind = credit_mirror::intake::Format::EntryJournal;
    // Read as a statement it would be 6200 in and 6200 out, with the sides turned round.
    let chinese = "日期,凭证字号,摘要,科目编码,科目名称,借方金额,贷方金额\n\
        2024-01-05,记-1,收货款,1002,银行存款,5000.00,\n2024-01-05,记-1,收货款,1122,应收账款,,5000.00\n\
        2024-01-18,记-2,付房租,6602,管理费用,1200.00,\n2024-01-18,记-2,付房租,1002,银行存款,,1200.00\n";
    let read = set(chinese);
    assert_eq!(rows(&read), ["2024-01-05 5000.00 CNY", "2024-01-18 -1200.00 CNY"]);
    assert_eq!((read.parts().format, read.parts().account.as_str()), (kind, "1002 银行存款"));
    assert_eq!(read.parts().rows[1].kind.as_str(), "6602 管理费用");
    let chosen = Recipe { account: Some("1122 应收账款".to_owned()), ..Recipe::default() };
    let other = credit_mirror::intake::read(chinese.as_bytes(), "x.csv", &chosen, Currency::CNY, &mut |_| {}).unwrap();
    assert_eq!(rows(&other), ["2024-01-05 -5000.00 CNY"]);
    // France: 53 is cash in hand, 512 the bank; amounts with a comma, days without a mark.
    let read = set("JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tEcritureLib\tDebit\tCredit\n\
        VT\t1\t20240105\t411000\tClients\tFacture\t120,00\t0,00\nVT\t1\t20240105\t707000\tVentes\tFacture\t0,00\t120,00\n\
        BQ\t2\t20240118\t512000\tBanque\tPaiement\t120,00\t0,00\nBQ\t2\t20240118\t411000\tClients\tPaiement\t0,00\t120,00\n");
    assert_eq!(rows(&read), ["2024-01-18 120.00 CNY"]);
    let read = set(
        "Fecha;Asiento;Cuenta;Nombre cuenta;Concepto;Debe;Haber\n05/01/2024;1;430000;Clientes;Factura;1.210,00;\n\
        05/01/2024;1;700000;Ventas;Factura;;1.210,00\n18/01/2024;2;572000;Bancos;Cobro;1.210,00;\n18/01/2024;2;430000;Clientes;Cobro;;1.210,00\n",
    );
    assert_eq!(rows(&read), ["2024-01-18 1210.00 CNY"]);
    // An amount with its side beside it, and a signed one; neither is a chart of accounts.
    let read = set(
        "EcritureNum|EcritureDate|CompteNum|CompteLib|EcritureLib|Montant|Sens\n1|20240105|411000|Clients|Facture|120,00|D\n\
        1|20240105|707000|Ventes|Facture|120,00|C\n2|20240118|512000|Banque|Paiement|120,00|D\n2|20240118|411000|Clients|Paiement|120,00|C\n",
    );
    assert_eq!(rows(&read), ["2024-01-18 120.00 CNY"]);
    let read = set(
        "Kontonummer;Kontonavn;Bilagsnr;Dato;Tekst;Beløp\n1920;Bank;1;05.01.2024;Kunde;100,00\n1500;Kunder;1;05.01.2024;Kunde;-100,00\n\
        6300;Leie;2;18.01.2024;Husleie;40,00\n1920;Bank;2;18.01.2024;Husleie;-40,00\n",
    );
    assert_eq!(rows(&read), ["2024-01-05 100.00 CNY", "2024-01-18 -40.00 CNY"]);
    // GnuCash and hledger name paths; the currency stands in a column.
    let read = set("Date,Transaction ID,Description,Commodity/Currency,Full Account Name,Amount Num.,Value Num.\n\
        01/05/2024,a1,Customer,CURRENCY::EUR,Assets:Bank,100.00,100.00\n01/05/2024,a1,Customer,CURRENCY::EUR,Income:Sales,-100.00,-100.00\n\
        01/18/2024,a2,Rent,CURRENCY::EUR,Expenses:Rent,40.00,40.00\n01/18/2024,a2,Rent,CURRENCY::EUR,Assets:Bank,-40.00,-40.00\n");
    assert_eq!(rows(&read), ["2024-01-05 100.00 EUR", "2024-01-18 -40.00 EUR"]);
    // A row without day and number belongs to the booking above; a loan of the bank is no money at the bank.
    let read =
        set("Date,Transaction Type,Num,Name,Account,Debit,Credit\n01/25/2024,Check,22,Landlord,Checking,,900.00\n\
        ,,,,Rent,900.00,\n,,,,,900.00,900.00\n02/26/2024,Deposit,23,Bank,Bank Loan,,50.00\n,,,,Checking,50.00,\n");
    assert_eq!(rows(&read), ["2024-01-25 -900.00 CNY", "2024-02-26 50.00 CNY"]);
    let own = set(
        "Date,Account,Description,Debit,Credit\n2024-01-25,Current,Transfer,100.00,\n2024-01-25,Savings,Transfer,,100.00\n",
    );
    assert_ne!(own.parts().format, kind);
    // Where debits are not credits it is a statement.
    let plain =
        set("Date,Account,Reference,Description,Debit,Credit\n2024-01-05,77,a,in,,15.00\n2024-01-18,78,b,out,5.00,\n");
    assert_ne!(plain.parts().format, kind);
}

#[test]
fn a_batch_of_datev_is_read_with_the_year_of_its_first_line() {
    let text = "\"EXTF\";700;21;\"Buchungsstapel\";13;20240201120000000;;\"RE\";\"\";\"\";1001;1;20240101;4;20240101;20240131;\"Januar\";\"\";1;0;0;\"EUR\";;;;;\"03\";;;\"\";\"\"\n\
        Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);Belegdatum;Belegfeld 1;Buchungstext\n\
        119,00;\"S\";\"EUR\";1400;8400;0501;\"R-1\";\"Rechnung\"\n1.900,00;\"H\";\"EUR\";1200;4210;1801;\"\";\"Miete\"\n119,00;\"H\";\"EUR\";1400;1200;2301;\"R-1\";\"Zahlung\"\n";
    let read = set(text);
    assert_eq!(rows(&read), ["2024-01-18 -1900.00 EUR", "2024-01-23 119.00 EUR"]);
    assert_eq!(read.parts().account, "1200");
    assert!(warnings(&read).is_empty(), "{:?}", warnings(&read));
}

#[test]
fn orders_of_more_shops_are_orders_and_not_a_statement() {
    // The price in Amazon's report is that of all pieces; shipping is added, what was given off is not.
    let read = set(
        "amazon-order-id\tpurchase-date\torder-status\tproduct-name\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\n\
        111-1\t2024-01-05T10:11:12+00:00\tShipped\tWidget\t2\tUSD\t40.00\t3.30\t4.99\t\n111-2\t2024-01-18T10:11:12+00:00\tCancelled\tWidget\t0\tUSD\t\t\t\t\n\
        111-3\t2024-01-20T10:11:12+00:00\tShipped\tWidget\t1\tUSD\t20.00\t1.65\t\t2.00\n111-3\t2024-01-20T10:11:12+00:00\tShipped\tGadget\t1\tUSD\t10.00\t0.83\t\t\n",
    );
    assert_eq!(orders(&read), ["111-1 valid 44.99", "111-2 void 0.00", "111-3 valid 28.00"]);
    // eBay numbers its records in the first column and closes with lines about the file.
    let read = set(
        "\n\nSales Record Number,Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date\n\n\
        101,12-1,buyer1,Lamp,1,$30.00,$37.89,Jan-05-24,Jan-05-24\n102,12-2,buyer2,Vase,2,$15.00,$30.00,Jan-18-24,Jan-18-24\n\n2,record(s) downloaded,,,,,,,\n",
    );
    assert_eq!(orders(&read), ["12-1 valid 37.89", "12-2 valid 30.00"]);
    assert_eq!(read.parts().currency.as_str(), "USD");
    let read = set(
        "Sale Date,Order ID,Full Name,Currency,Order Value,Sales Tax,Order Total,Status,Card Processing Fees,Order Net\n\
        01/25/24,301,Ann Lee,EUR,25.00,2.43,31.93,,1.21,30.72\n",
    );
    assert_eq!(orders(&read), ["301 valid 31.93"]);
    let read = set(
        "Order Number,Order Status,Order Date,Order Subtotal Amount,Order Refund Amount,Order Total Amount,Item Name,Quantity (- Refund)\n\
        201,Completed,2024-01-05 10:10,40,0,45,Mug,2\n202,Refunded,2024-01-18 11:10,20,25,25,Mug,1\n",
    );
    assert_eq!(orders(&read), ["201 valid 45.00", "202 reversed 25.00"]);
    let read = set(
        "ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Status\n01,Main,\"Jan 5, 2024 10:00:00 AM\",Ann,$45.00,Complete\n\
        02,Main,\"Jan 18, 2024 10:00:00 AM\",Bob,$20.00,Canceled\n",
    );
    assert_eq!(orders(&read), ["01 valid 45.00", "02 void 20.00"]);
    // Charges of a payment service are money, though each has an ID and a state.
    let read = set(
        "id,Created (UTC),Amount,Currency,Status,Customer\nch_1,2024-01-05 10:00,20.00,usd,Paid,Ann\nch_2,2024-01-18 10:00,-5.00,usd,Paid,Ann\n",
    );
    assert_eq!(read.parts().rows.len(), 2);
    // What the platform gives for a reduction is the shop's; a deleted order is none.
    let read = set("商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),商品数量(件),支付时间\n\
        杯子,240118-1,已收货,39.90,32.90,37.90,1,2024-01-18 10:00:00\n");
    assert_eq!(orders(&read), ["240118-1 valid 37.90"]);
    let read = set("订单号,商品名称,订购数量,下单时间,订单金额,结算金额,余额支付,应付金额,订单状态,付款确认时间\n\
        29001,杯子,1,2024-01-18 10:00:00,59.00,55.00,0.00,55.00,完成,2024-01-18 10:00:20\n\
        29002,盘子,2,2024-01-12 10:00:00,60.00,60.00,0.00,60.00,(删除)等待付款确认,\n");
    assert_eq!(orders(&read), ["29001 valid 55.00", "29002 void 60.00"]);
}

#[test]
fn a_settlement_of_amazon_is_read_row_by_row_and_proven_by_what_was_paid_out() {
    let report = |total: &str| {
        format!(
            "settlement-id\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\n\
            11\t2024-01-21 09:12:33 UTC\t{total}\tUSD\t\t\t\t\t\t\n11\t\t\t\tOrder\t111-1\tItemPrice\tPrincipal\t29.99\t2024-01-06\n\
            11\t\t\t\tOrder\t111-1\tItemFees\tCommission\t-4.50\t2024-01-06\n11\t\t\t\tRefund\t111-2\tItemPrice\tPrincipal\t-9.99\t2024-01-16\n"
        )
    };
    let read = set(&report("15.50"));
    assert_eq!(rows(&read), ["2024-01-06 29.99 USD", "2024-01-06 -4.50 USD", "2024-01-16 -9.99 USD"]);
    assert!(warnings(&read).is_empty(), "{:?}", warnings(&read));
    assert_eq!(warnings(&set(&report("25.50"))).len(), 1);
    // A report of transactions says in a sentence what currency it is in.
    let read = set(
        "\"All amounts in USD, unless specified\"\n\"date/time\",\"settlement id\",\"type\",\"description\",\"product sales\",\"other\",\"total\"\n\
        \"Jan 2, 2024 3:20:01 PM PST\",\"19\",\"Order\",\"Widget\",\"1,050.00\",\"0\",\"881.70\"\n\
        \"Jan 14, 2024 8:00:00 AM PST\",\"19\",\"Transfer\",\"To account\",\"0\",\"-881.70\",\"-881.70\"\n",
    );
    assert_eq!(rows(&read), ["2024-01-02 881.70 USD", "2024-01-14 -881.70 USD"]);
}

#[test]
fn trial_balances_whose_times_stand_above_or_nowhere() {
    // The first pair of debit and credit is the opening balance, not the closing one.
    let read = set("Trial Balance,,,,,,\nAs of 12/31/2024,,,,,,\n,Initial Balance,,2024,,End Balance,\n\
        Account,Debit,Credit,Debit,Credit,Debit,Credit\n1010 Cash,1000.00,,500.00,300.00,1200.00,\n2000 Payable,,1000.00,300.00,500.00,,1200.00\n");
    assert_eq!(
        balances(&read),
        ["1010 Cash 1000.00 500.00 300.00 1200.00", "2000 Payable -1000.00 300.00 500.00 -1200.00"]
    );
    assert_eq!(read.parts().papers.span().map(|(_, last)| last.to_string()).as_deref(), Some("2024-12-31"));
    // Debits and credits beside a balance are what moved.
    let read = set(
        "Compte;Intitulé;Débit;Crédit;Solde débiteur;Solde créditeur\n512000;Banque;25 000,00;8 000,00;17 000,00;\n\
        707000;Ventes;;17 000,00;;17 000,00\nTOTAL;;25 000,00;25 000,00;17 000,00;17 000,00\n",
    );
    assert_eq!(balances(&read), ["Banque - 25000.00 8000.00 17000.00", "Ventes - - 17000.00 -17000.00"]);
    // Names without a heading under the title; all that ran up to the day is the balance of the day.
    let read = set(
        "Trial Balance,,\n\"As of December 31, 2024\",,\n,Debit,Credit\nChecking,\"1,201.00\",\nSales,,\"1,201.00\"\nTOTAL,\"$1,201.00\",\"$1,201.00\"\n",
    );
    assert_eq!(balances(&read), ["Checking - - - 1201.00", "Sales - - - -1201.00"]);
    let read = set(
        "Trial Balance\nAs at 31 December 2024\nAccount Code,Account,Account Type,Debit - Year to date,Credit - Year to date\n\
        200,Sales,Revenue,,\"12,500.00\"\n090,Bank,Bank,\"12,500.00\",\n",
    );
    assert_eq!(balances(&read), ["Sales - - - -12500.00", "Bank - - - 12500.00"]);
}

#[test]
fn charts_of_accounts_with_other_headings() {
    let chart = credit_mirror::intake::Format::ChartOfAccounts;
    for text in [
        "Numéro;Libellé\n101;Capital\n401;Fournisseurs\n411;Clients\n512;Banques\n707;Ventes\n",
        "Kontonummer;Beschriftung\n1000;Kasse\n1200;Bank\n8400;Erlöse\n",
        "Account #,Full name,Type,Total balance\n1000,Checking,Bank,\"1,201.00\"\n4000,Sales,Income,\n",
    ] {
        assert_eq!(set(text).parts().format, chart, "{text}");
    }
    // Numbers of articles are in no order of classes.
    let goods = "Numéro;Libellé\n101;Vis\n102;Clou\n103;Boulon\n104;Écrou\n105;Rondelle\n";
    assert!(read(goods.as_bytes(), "x.csv", &Recipe::default(), Currency::CNY, &mut |_| {}).is_err());
}

#[test]
fn in_a_firms_own_books_a_debit_is_money_in_as_the_balance_shows() {
    let set = set("明细账,,,,,,,\n科目：1002 银行存款,,,,,,,\n日期,凭证号,摘要,对方科目,借方,贷方,方向,余额\n\
        2024-01-01,,上年结转,,,,借,1000.00\n2024-01-05,记-1,收货款,应收账款,5000.00,,借,6000.00\n\
        2024-01-18,记-2,付房租,管理费用,,1200.00,借,4800.00\n2024-01-20,记-3,付工资,应付职工薪酬,,800.00,借,4000.00\n\
        2024-01-31,,本月合计,,5000.00,2000.00,借,4000.00\n");
    assert_eq!(rows(&set), ["2024-01-05 5000.00 CNY", "2024-01-18 -1200.00 CNY", "2024-01-20 -800.00 CNY"]);
    assert!(warnings(&set).is_empty(), "{:?}", warnings(&set));
    // A bank's debit stays money out, newest row first or not.
    for order in [[0, 1, 2], [2, 1, 0]] {
        let lines = ["2024-01-05,in,,100.00,600.00", "2024-01-18,rent,40.00,,560.00", "2024-01-20,wage,60.00,,500.00"];
        let body: Vec<&str> = order.iter().map(|at| lines[*at]).collect();
        let set = self::set(&format!("Date,Description,Debit,Credit,Balance\n{}\n", body.join("\n")));
        let out: i64 = set.parts().rows.iter().map(|row| row.amount.minor()).filter(|minor| *minor < 0).sum();
        assert_eq!(out, -10_000);
    }
}

#[test]
fn a_list_of_dealings_with_customers_gives_invoices_and_no_payments() {
    let set = set("Date,Transaction type,Num,Customer,Due date,Amount,Open balance\n\
        01/05/2024,Invoice,1001,Ann Ltd,02/05/2024,108.00,108.00\n01/18/2024,Payment,55,Ann Ltd,,-108.00,0.00\n\
        01/20/2024,Credit Memo,1002,Bob Ltd,,-20.00,-20.00\n");
    assert_eq!(orders(&set), ["1001 valid 108.00", "1002 valid -20.00"]);
    assert!(set.parts().rows.is_empty());
    assert_eq!(set.parts().skipped.len(), 1);
}

/// A gzip file with stored blocks only.
fn gzip(text: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3];
    out.extend_from_slice(b"book\0");
    let length = u16::try_from(text.len()).expect("a small file");
    out.push(1);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&(!length).to_le_bytes());
    out.extend_from_slice(text);
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(&u32::from(length).to_le_bytes());
    out
}

#[test]
fn a_book_of_gnucash_gives_what_moved_at_the_bank_packed_or_not() {
    let account = |id: &str, kind: &str, parent: &str| {
        format!(
            "<gnc:account><act:name>{id}</act:name><act:id>{id}</act:id><act:type>{kind}</act:type><act:commodity><cmdty:id>EUR</cmdty:id></act:commodity><act:parent>{parent}</act:parent></gnc:account>"
        )
    };
    let split = |account: &str, amount: &str| {
        format!(
            "<trn:split><split:quantity>{amount}/100</split:quantity><split:account>{account}</split:account></trn:split>"
        )
    };
    let entry = |day: &str, text: &str, splits: &str| {
        format!(
            "<gnc:transaction><trn:date-posted><ts:date>{day} 10:59:00 +0000</ts:date></trn:date-posted><trn:description>{text}</trn:description><trn:splits>{splits}</trn:splits></gnc:transaction>"
        )
    };
    let book = format!(
        "<gnc-v2 xmlns:gnc=\"g\" xmlns:act=\"a\" xmlns:cmdty=\"c\" xmlns:trn=\"t\" xmlns:ts=\"ts\" xmlns:split=\"s\"><gnc:book>{}{}{}{}{}{}</gnc:book></gnc-v2>",
        account("Root", "ROOT", ""),
        account("Giro", "BANK", "Root"),
        account("Sales", "INCOME", "Root"),
        account("Rent", "EXPENSE", "Root"),
        entry("2024-01-05", "Customer", &(split("Giro", "10000") + &split("Sales", "-10000"))),
        entry("2024-01-18", "Landlord", &(split("Rent", "4000") + &split("Giro", "-4000"))),
    );
    for bytes in [book.as_bytes().to_vec(), gzip(book.as_bytes())] {
        let set = read(&bytes, "book.gnucash", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
        assert_eq!(rows(&set), ["2024-01-05 100.00 EUR", "2024-01-18 -40.00 EUR"]);
        assert_eq!((set.parts().account.as_str(), set.parts().rows[1].kind.as_str()), ("Giro", "Rent"));
        assert_eq!(balances(&set)[1], "Giro - - - 60.00");
    }
    // What is cut off is told.
    let packed = gzip(book.as_bytes());
    for end in [packed.len() - 1, 40, 12, 3] {
        assert!(read(&packed[..end], "b.gnucash", &Recipe::default(), Currency::CNY, &mut |_| {}).is_err(), "{end}");
    }
}

#[test]
fn a_pro_forma_invoice_is_no_claim_and_a_debit_note_is_one() {
    let document = |root: &str, code: &str| {
        let (lines, totals) = if root == "DebitNote" {
            ("DebitNoteLine", "RequestedMonetaryTotal")
        } else {
            ("InvoiceLine", "LegalMonetaryTotal")
        };
        let text = format!(
            "<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\"><ID>7</ID><IssueDate>2024-01-05</IssueDate><InvoiceTypeCode>{code}</InvoiceTypeCode>\
            <DocumentCurrencyCode>EUR</DocumentCurrencyCode><AccountingSupplierParty><Party><PartyName><Name>Seller</Name></PartyName></Party></AccountingSupplierParty>\
            <AccountingCustomerParty><Party><PartyName><Name>Buyer</Name></PartyName></Party></AccountingCustomerParty>\
            <{totals}><TaxExclusiveAmount>100.00</TaxExclusiveAmount><TaxInclusiveAmount>100.00</TaxInclusiveAmount><PayableAmount>100.00</PayableAmount></{totals}>\
            <{lines}><ID>1</ID><LineExtensionAmount>100.00</LineExtensionAmount></{lines}></{root}>"
        );
        let set = read(text.as_bytes(), "x.xml", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
        let document = &set.parts().papers.documents[0];
        assert_eq!(document.seller.name, "Seller");
        document.claim().unwrap().to_decimal_string()
    };
    assert_eq!(document("Invoice", "380"), "100.00");
    assert_eq!(document("Invoice", "325"), "0.00");
    assert_eq!(document("DebitNote", ""), "100.00");
}

#[test]
fn sales_of_an_audit_file_with_one_amount_and_its_side_are_summed() {
    let file = |total: &str| {
        format!(
            "<AuditFile xmlns=\"x\"><Header><Company><RegistrationNumber>RO1</RegistrationNumber><Name>Firma</Name></Company><DefaultCurrencyCode>RON</DefaultCurrencyCode></Header>\
            <MasterFiles><Customers><Customer><CompanyStructure><RegistrationNumber>9</RegistrationNumber><Name>Client</Name></CompanyStructure><CustomerID>C9</CustomerID></Customer></Customers></MasterFiles>\
            <SourceDocuments><SalesInvoices><NumberOfEntries>1</NumberOfEntries><TotalDebit>0</TotalDebit><TotalCredit>{total}</TotalCredit>\
            <Invoice><InvoiceNo>F1</InvoiceNo><CustomerInfo><CustomerID>C9</CustomerID></CustomerInfo><InvoiceDate>2024-01-05</InvoiceDate>\
            <InvoiceLine><InvoiceLineAmount><Amount>100.00</Amount></InvoiceLineAmount><DebitCreditIndicator>C</DebitCreditIndicator></InvoiceLine>\
            <InvoiceDocumentTotals><TaxInformationTotals><TaxAmount><Amount>19.00</Amount></TaxAmount></TaxInformationTotals><NetTotal>100.00</NetTotal><GrossTotal>119.00</GrossTotal></InvoiceDocumentTotals>\
            </Invoice></SalesInvoices></SourceDocuments></AuditFile>"
        )
    };
    let set =
        |total: &str| read(file(total).as_bytes(), "x.xml", &Recipe::default(), Currency::CNY, &mut |_| {}).unwrap();
    let right = set("100.00");
    assert_eq!(orders(&right), ["F1 valid 119.00"]);
    let buyer = &right.parts().papers.documents[0].buyer;
    assert_eq!((buyer.name.as_str(), buyer.tax_id.as_str()), ("Client", "9"));
    assert!(warnings(&right).is_empty(), "{:?}", warnings(&right));
    assert_eq!(warnings(&set("150.00")).len(), 1);
}

#[test]
fn a_side_in_brackets_and_parts_of_an_account_in_a_trial_balance() {
    // Opening and closing without their sides would all be debits; the customers' lines are in the account's own.
    let read = set(
        "科目编码,科目名称,核算维度,期初余额(借方),期初余额(贷方),本期发生(借方),本期发生(贷方),期末余额（借方）,期末余额（贷方）\n\
        1122,应收账款,,1000,,500,300,1200,\n1122,应收账款,甲公司,600,,500,0,1100,\n1122,应收账款,乙公司,400,,0,300,100,\n\
        2202,应付账款,,,1000,300,500,,1200\n合计,,,1000,1000,800,800,1200,1200\n",
    );
    assert_eq!(balances(&read)[0], "应收账款 1000.00 500.00 300.00 1200.00");
    assert_eq!(balances(&read)[3], "应付账款 -1000.00 300.00 500.00 -1200.00");
    let parents: Vec<&str> = read.parts().papers.statement.iter().map(|row| row.parent.as_str()).collect();
    assert_eq!(parents, ["", "1122", "1122", ""]);
    assert_eq!(warnings(&read).len(), 1, "only the period is not stated: {:?}", warnings(&read));
    let read = set(
        ",Initial Balance,Initial Balance,Jan 2024,Jan 2024,End Balance,End Balance\n,Debit,Credit,Debit,Credit,Debit,Credit\n\
        101401 Bank,1000.00,0.00,500.00,300.00,1200.00,0.00\n211000 Payable,0.00,1000.00,300.00,500.00,0.00,1200.00\n",
    );
    assert_eq!(balances(&read)[1], "211000 Payable -1000.00 300.00 500.00 -1200.00");
}

#[test]
fn charts_told_by_the_kinds_of_their_accounts() {
    let chart = credit_mirror::intake::Format::ChartOfAccounts;
    for (text, first) in [
        (
            "Código;Cuenta;Tipo\n100;Capital social;Patrimonio\n430;Clientes;Activo\n700;Ventas;Ingreso\n",
            "100 Capital social",
        ),
        ("序号,编号,会计科目名称\n1,1001,库存现金\n2,1002,银行存款\n3,6001,主营业务收入\n", "1001 库存现金"),
        (
            "Nr.;Bezeichnung;Typ\n0027;EDV-Software;Anlagevermögen\n1000;Kasse;Umlaufvermögen\n8400;Erlöse;Erlöse\n",
            "0027 EDV-Software",
        ),
    ] {
        let set = set(text);
        let row = &set.parts().papers.statement[0];
        assert_eq!((set.parts().format, format!("{} {}", row.code, row.name)), (chart, first.to_owned()), "{text}");
    }
    let goods = "Nr.;Bezeichnung;Typ\n1;Schraube;Eisen\n2;Nagel;Eisen\n3;Brett;Holz\n";
    let read = read(goods.as_bytes(), "x.csv", &Recipe::default(), Currency::CNY, &mut |_| {});
    assert!(read.is_err() || read.is_ok_and(|set| set.parts().format != chart));
}

#[test]
fn the_balance_of_an_invoice_is_what_is_open_on_it() {
    let read = set(
        "Invoice Date,Invoice Number,Invoice Status,Customer Name,Due Date,Currency Code,Item Name,Item Total,Total,Balance\n\
        2024-01-05,INV-1,Closed,Ann,2024-02-05,USD,Work,100,150,0\n2024-01-05,INV-1,Closed,Ann,2024-02-05,USD,Parts,50,150,0\n\
        2024-01-18,INV-2,Void,Bob,2024-02-18,USD,Work,50,50,50\n",
    );
    assert_eq!(orders(&read), ["INV-1 valid 150.00", "INV-2 void 50.00"]);
    let open = |at: usize| read.parts().papers.documents[at].payable.map(|money| money.to_decimal_string());
    assert_eq!((open(0).as_deref(), open(1).as_deref()), (Some("0.00"), Some("50.00")));
    let read = set(
        "id,Customer,Number,Currency,Amount Due,Amount Paid,Subtotal,Tax,Total,Date (UTC),Due Date (UTC),Paid,Status\n\
        in_1,cus_1,A-1,usd,120.00,0.00,100.00,20.00,120.00,2024-01-05 10:00,2024-02-05 10:00,true,open\n\
        in_2,cus_2,A-2,usd,60.00,0.00,50.00,10.00,60.00,2024-01-18 10:00,2024-02-18 10:00,false,void\n",
    );
    assert_eq!(orders(&read), ["A-1 valid 120.00", "A-2 void 60.00"]);
    // A cheque's number beside a balance is a statement's.
    let read =
        set("Date,Number,Description,Amount,Balance\n2024-01-05,,in,15.00,115.00\n2024-01-18,101,rent,-40.00,75.00\n");
    assert_eq!(rows(&read).len(), 2);
}

#[test]
fn rows_without_a_currency_take_the_one_that_all_others_name() {
    // The yen has no smaller unit: read as yuan, 900 would be 900.00.
    for (code, paid, fee) in [("EUR", "15.50", "-4.00"), ("JPY", "1550", "-400")] {
        let read = set(&format!(
            "Date,Type,Reference,Currency,Amount\n2024-01-05,payment,a1,{code},{paid}\n2024-01-12,payment,a2,{code},{paid}\n\
             2024-01-14,payment,a3,{code},{paid}\n2024-01-15,payment,a4,{code},{paid}\n2024-01-18,fee,a5,,{fee}\n"
        ));
        assert_eq!(rows(&read)[4], format!("2024-01-18 {fee} {code}"));
        assert_eq!(read.parts().currency.as_str(), code);
        let currency = Currency::parse(code).unwrap_or(Currency::CNY);
        let kinds: Vec<_> = read.parts().findings.iter().map(|finding| &finding.kind).collect();
        assert_eq!(kinds, [&IntakeFinding::CurrencyOfFile { count: 1, currency }]);
        assert!(warnings(&read).is_empty(), "{:?}", warnings(&read));
    }
    let several = "Date,Type,Reference,Currency,Amount\n2024-01-05,payment,a1,EUR,15.50\n2024-01-12,payment,a2,USD,20.00\n\
        2024-01-18,fee,a3,,-4.00\n2024-01-19,fee,a4,,-1.00\n";
    let read = set(several);
    assert_eq!(rows(&read)[2..], ["2024-01-18 -4.00 CNY", "2024-01-19 -1.00 CNY"]);
    assert_eq!(warnings(&read), [&IntakeFinding::CurrencyOfRowsAssumed { count: 2, currency: Currency::CNY }]);
    let chosen = Recipe { currency: Some(Currency::USD), ..Recipe::default() };
    let read = credit_mirror::intake::read(several.as_bytes(), "x.csv", &chosen, Currency::CNY, &mut |_| {});
    let read = read.unwrap_or_else(|refusal| panic!("{:?}", refusal.finding));
    assert_eq!(rows(&read)[2], "2024-01-18 -4.00 USD");
    assert!(warnings(&read).is_empty(), "{:?}", warnings(&read));
    // What is no currency that is known is not taken for the others'.
    let read = set(
        "Date,Type,Reference,Currency,Amount\n2024-01-05,payment,a1,EUR,15.50\n2024-01-12,payment,a2,EUR,15.50\n\
        2024-01-13,payment,a3,EUR,15.50\n2024-01-14,payment,a4,EUR,15.50\n2024-01-15,payment,a5,EUR,15.50\n2024-01-18,fee,a6,points,-4.00\n",
    );
    assert_eq!(rows(&read)[5], "2024-01-18 -4.00 CNY");
    assert_eq!(warnings(&read), [&IntakeFinding::CurrencyOfRowsAssumed { count: 1, currency: Currency::CNY }]);
}

#[test]
fn a_day_book_of_vouchers_is_no_statement_of_an_account() {
    let head = "Date,Particulars,,Vch Type,Vch No.,Debit,Credit\n";
    let vouchers = "1-Apr-24,Blue Traders,,Sales,1,1180.00,\n3-Apr-24,Paper House,,Purchase,2,,590.00\n\
        5-Apr-24,Blue Traders,,Receipt,3,,1180.00\n6-Apr-24,Paper House,,Payment,4,590.00,\n";
    for text in [format!("Sample Firm\nDay Book\n1-Apr-24 to 30-Apr-24\n{head}{vouchers}"), format!("{head}{vouchers}")]
    {
        let read = set(&text);
        assert_eq!(read.parts().format, credit_mirror::intake::Format::EntryJournal);
        assert!(rows(&read).is_empty(), "{:?}", rows(&read));
        assert_eq!(read.parts().proof.read, 4);
        assert_eq!(warnings(&read), [&IntakeFinding::OneSided { count: 4 }]);
    }
    // So has the ledger of a customer, whose receipts are credits as in a day book.
    let customer = set(&format!(
        "Ledger: Blue Traders\n{head}1-Apr-24,Opening Balance,,,,500.00,\n2-Apr-24,Sales,,Sales,1,1180.00,\n5-Apr-24,Current Account,,Receipt,3,,1180.00\n"
    ));
    assert!(rows(&customer).is_empty(), "{:?}", rows(&customer));
    assert_eq!(warnings(&customer), [&IntakeFinding::OneSided { count: 2 }]);
    // The ledger of a bank account has the same columns; there what came in is a debit.
    let ledger = set(&format!(
        "{head}1-Apr-24,Opening Balance,,,,500.00,\n5-Apr-24,Blue Traders,,Receipt,3,1180.00,\n6-Apr-24,Paper House,,Payment,4,,590.00\n"
    ));
    assert_ne!(ledger.parts().format, credit_mirror::intake::Format::EntryJournal);
    // No balance beside the rows proves it: it is asked.
    assert_eq!(rows(&ledger), ["2024-04-05 1180.00 CNY", "2024-04-06 -590.00 CNY"]);
    assert!(warnings(&ledger).contains(&&IntakeFinding::SignUndecided), "{:?}", warnings(&ledger));
    assert!(matches!(&ledger.parts().question, Some(question) if question.choices.iter().any(|choice| choice.used)));
    let text = "日期,凭证字号,摘要,对方科目,借方,贷方\n2024-01-05,记-1,收货款,应收账款,5000.00,\n2024-01-18,记-2,付房租,管理费用,,1200.00\n";
    let book = set(text);
    assert_eq!(rows(&book), ["2024-01-05 5000.00 CNY", "2024-01-18 -1200.00 CNY"]);
    assert_eq!(warnings(&book), [&IntakeFinding::SignUndecided]);
    // Whoever answers that debits are money out is followed, and asked no more.
    for (flip, first) in [(false, "-5000.00"), (true, "5000.00")] {
        let chosen = Recipe { flip_sign: Some(flip), ..Recipe::default() };
        let read = credit_mirror::intake::read(text.as_bytes(), "x.csv", &chosen, Currency::CNY, &mut |_| {});
        let read = read.unwrap_or_else(|refusal| panic!("{:?}", refusal.finding));
        assert_eq!(rows(&read)[0], format!("2024-01-05 {first} CNY"));
        assert!(warnings(&read).is_empty() && read.parts().question.is_none(), "{:?}", warnings(&read));
    }
}

#[test]
fn two_rows_of_a_bank_book_ask_which_side_is_money_in() {
    // One step of the balance, 6000 to 4800, says that the credit of 1200 went out; one step proves little.
    let book =
        set("日期,摘要,借方,贷方,余额\n2024-01-05,收货款,5000.00,,6000.00\n2024-01-18,付房租,,1200.00,4800.00\n");
    assert_eq!(rows(&book), ["2024-01-05 5000.00 CNY", "2024-01-18 -1200.00 CNY"]);
    assert_eq!(warnings(&book), [&IntakeFinding::SignUndecided]);
    assert!(book.parts().question.is_some());
    let bank =
        set("日期,摘要,借方,贷方,余额\n2024-01-05,收货款,,5000.00,6000.00\n2024-01-18,付房租,1200.00,,4800.00\n");
    assert_eq!(rows(&bank), ["2024-01-05 5000.00 CNY", "2024-01-18 -1200.00 CNY"]);
    assert!(warnings(&bank).is_empty() && bank.parts().question.is_none(), "{:?}", warnings(&bank));
}
