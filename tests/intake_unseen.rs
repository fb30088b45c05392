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
