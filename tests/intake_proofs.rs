//! What a file proves about itself: the sign of its amounts, each account and currency by itself. The figures are worked
//! out by hand.

use credit_mirror::dossier::{kind_word, read_records, write_records};
use credit_mirror::intake::{Recipe, RecordSet, read_all};
use credit_mirror::kernel::{Currency, Money};

fn load(text: &str) -> RecordSet {
    let mut readings = read_all(text.as_bytes(), "a.csv", &|_| Recipe::default(), Currency::CNY, &mut |_| {});
    let set = readings.remove(0).unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.finding));
    assert_eq!(read_records(&write_records(&set)).as_ref(), Ok(&set), "comes back as it was saved");
    set
}

fn amounts(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|row| row.amount.to_decimal_string()).collect()
}

const HEAD: &str = "Date,Description,Amount,Balance\n";

#[test]
fn rows_that_rise_by_what_they_say_prove_the_first_one() {
    let rows = [
        "2025-01-02,Sale A,100.00,1100.00",
        "2025-01-03,Sale B,50.00,1150.00",
        "2025-01-04,Sale C,70.00,1220.00",
        "2025-01-05,Sale D,30.00,1250.00",
    ];
    let set = load(&format!("{HEAD}{}\n", rows.join("\n")));
    assert_eq!(
        (amounts(&set), set.parts().proof.ties),
        (["100.00", "50.00", "70.00", "30.00"].map(str::to_owned).to_vec(), Some(true))
    );
    assert_eq!(set.parts().proof.opening.map(|o| o.money.to_decimal_string()).as_deref(), Some("1000.00"));
    // The newest row first.
    let back: Vec<&str> = rows.iter().rev().copied().collect();
    let set = load(&format!("{HEAD}{}\n", back.join("\n")));
    assert_eq!((set.parts().proof.read, set.parts().proof.unread, set.parts().proof.ties), (4, 0, Some(true)));
}

#[test]
fn what_later_rows_do_not_prove_stays_unread() {
    // Unsigned amounts of both kinds: nothing says what the first was.
    let both = format!(
        "{HEAD}2025-01-02,A,100.00,1100.00\n2025-01-03,B,50.00,1050.00\n2025-01-04,C,70.00,1120.00\n2025-01-05,D,30.00,1090.00\n"
    );
    let set = load(&both);
    assert_eq!(
        (amounts(&set), set.parts().proof.unread),
        (["-50.00", "70.00", "-30.00"].map(str::to_owned).to_vec(), 1)
    );
    assert!(set.parts().findings.iter().any(|f| kind_word(&f.kind) == "unread"));
    // With an opening balance it is proven.
    let opened = both.replace(HEAD, &format!("{HEAD}2025-01-02,Opening balance,,1000.00\n"));
    let set = load(&opened);
    assert_eq!((amounts(&set)[0].as_str(), set.parts().proof.unread), ("100.00", 0));
    // After a first deposit only payments: a first payment cannot be told from it.
    let falls = format!(
        "{HEAD}2025-01-02,A,100.00,1100.00\n2025-01-03,B,50.00,1050.00\n2025-01-04,C,70.00,980.00\n2025-01-05,D,30.00,950.00\n"
    );
    assert_eq!(load(&falls).parts().proof.unread, 1);
}

/// Account and currency, money in, money out, opening, closing, whether it holds.
fn equations(set: &RecordSet) -> Vec<String> {
    let text = |money: Option<Money>| money.map(Money::to_decimal_string).unwrap_or_default();
    let one = |e: &credit_mirror::intake::Equation| {
        let (opening, closing) = (text(e.opening.map(|o| o.money)), text(e.closing.map(|o| o.money)));
        let (into, out) = (e.sum_in.to_decimal_string(), e.sum_out.to_decimal_string());
        format!("{} {} {opening}+{into}-{out}={closing} {:?}", e.account, e.sum_in.currency().as_str(), e.ties)
    };
    set.parts().proof.accounts.iter().map(one).collect()
}

#[test]
fn each_currency_of_a_file_has_its_own_equation() {
    let text = "Date,Description,Currency,Amount,Balance\n2025-01-02,A,HKD,100.00,1100.00\n2025-01-02,B,USD,-20.00,180.00\n2025-01-03,C,HKD,-50.00,1050.00\n\
        2025-01-04,D,USD,5.00,185.00\n2025-01-05,E,HKD,10.00,1060.00\n";
    let set = load(text);
    assert_eq!(
        equations(&set),
        [" HKD 1000.00+110.00-50.00=1060.00 Some(true)", " USD 200.00+5.00-20.00=185.00 Some(true)"]
    );
    // A break in the second currency is told, and only its equation fails.
    let set = load(&text.replace("5.00,185.00", "5.00,186.00"));
    assert_eq!(equations(&set)[1], " USD 200.00+5.00-20.00=186.00 Some(false)");
    assert_eq!(set.parts().proof.ties, Some(true));
    assert!(set.parts().findings.iter().any(|f| kind_word(&f.kind) == "balance_break"));
}

#[test]
fn each_account_of_a_file_has_its_own_equation() {
    let text = "Account number,Date,Description,Amount,Balance\n1111,2025-01-02,A,100.00,1100.00\n2222,2025-01-02,B,-20.00,180.00\n1111,2025-01-03,C,-50.00,1050.00\n\
        2222,2025-01-04,D,5.00,185.00\n1111,2025-01-05,E,10.00,1060.00\n2222,2025-01-06,F,-5.00,180.00\n";
    let set = load(text);
    assert_eq!(
        equations(&set),
        ["1111 CNY 1000.00+110.00-50.00=1060.00 Some(true)", "2222 CNY 200.00+5.00-25.00=180.00 Some(true)"]
    );
    // One account in one currency needs no second line.
    let set = load(&format!("{HEAD}2025-01-02,A,-1.00,9.00\n2025-01-03,B,-2.00,7.00\n2025-01-04,C,1.00,8.00\n"));
    assert_eq!((equations(&set).len(), set.parts().proof.ties), (0, Some(true)));
}
