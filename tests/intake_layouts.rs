//! Layouts of many banks, countries and programs, each written for its one trait: what the columns are must come from
//! the content, whatever the headings say. Expected figures are counted by hand from the text in front.

use credit_mirror::intake::{IntakeFinding, Recipe, RecordSet, read};
use credit_mirror::kernel::Currency;

fn set(name: &str, text: &str) -> RecordSet {
    read(text.as_bytes(), "statement.csv", &Recipe::default(), Currency::CNY, &mut |_| {})
        .unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.finding))
}

fn rows(set: &RecordSet) -> Vec<String> {
    set.parts().rows.iter().map(|r| format!("{} {}", r.date, r.amount.to_decimal_string())).collect()
}

/// Checks layouts: name, text, rows, and whether the sign must be certain. All that differ are told at once.
fn check(layouts: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (name, text, expected) in layouts {
        let set = set(name, text);
        let got = rows(&set);
        let open = set.parts().findings.iter().any(|f| f.kind == IntakeFinding::SignUndecided);
        if got != *expected || !set.parts().unread.is_empty() || open {
            let roles: Vec<String> =
                set.parts().columns.iter().map(|c| format!("{}={:?}", c.heading, c.role)).collect();
            wrong.push(format!(
                "{name}\n  got      {got:?}\n  expected {expected:?}\n  unread {:?}\n  open {open} {roles:?}",
                set.parts().unread
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn european_banks() {
    check(&[
        (
            "German savings bank",
            "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer\";\"BLZ\";\"Betrag\";\"Waehrung\";\"Info\"\n\
             \"12345678\";\"05.01.24\";\"05.01.24\";\"LASTSCHRIFT\";\"Miete\";\"Haus GmbH\";\"DE0212\";\"50010517\";\"-1.234,50\";\"EUR\";\"Umsatz gebucht\"\n\
             \"12345678\";\"18.01.24\";\"18.01.24\";\"GUTSCHRIFT\";\"Rechnung 7\";\"Kunde AG\";\"DE0213\";\"50010517\";\"20,00\";\"EUR\";\"Umsatz gebucht\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "German cooperative bank with S and H behind the amount, balances in a footer",
            "Buchungstag;Valuta;Empfänger;Vorgang;Umsatz;\n05.01.2024;05.01.2024;A;Miete;1.234,50;S\n18.01.2024;18.01.2024;B;Rechnung;20,00;H\n\n05.01.2024;;;Anfangssaldo;5.000,00;H\n18.01.2024;;;Endsaldo;3.785,50;H\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Postbank: preamble, Euro sign, long dash for minus",
            "Umsätze Girokonto;Zeitraum: 30 Tage;;\nNeuer Kontostand;3.785,50 €;;\n\nBuchungsdatum;Wertstellung;Umsatzart;Betrag (€);Saldo (€)\n18.01.2024;18.01.2024;Gutschrift;20,00 €;3.785,50 €\n05.01.2024;05.01.2024;Lastschrift;−1.234,50 €;3.765,50 €\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "French bank with debit written with a minus",
            "Date;Libellé;Débit euros;Crédit euros\n05/01/2024;LOYER;-1 234,50;\n18/01/2024;VIREMENT;;20,00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "French bank with narrow blanks between thousands",
            "Date opération\tLibellé\tMontant\n05/01/2024\tLOYER\t-1\u{202f}234,50\u{a0}€\n18/01/2024\tVIREMENT\t+20,00\u{a0}€\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Dutch bank with Af and Bij",
            "\"Datum\",\"Naam / Omschrijving\",\"Rekening\",\"Tegenrekening\",\"Code\",\"Af Bij\",\"Bedrag (EUR)\",\"Mutatiesoort\",\"Mededelingen\"\n\
             \"20240105\",\"Huur\",\"NL01\",\"NL02\",\"IC\",\"Af\",\"1234,50\",\"Incasso\",\"x\"\n\"20240118\",\"Klant\",\"NL01\",\"NL03\",\"GT\",\"Bij\",\"20,00\",\"Online bankieren\",\"y\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Dutch cooperative bank with a balance after each row",
            "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\"\n\
             \"NL01\",\"EUR\",\"RABONL2U\",\"000000000000000001\",\"2024-01-05\",\"2024-01-05\",\"-1234,50\",\"+3765,50\",\"NL02\",\"Huur\"\n\
             \"NL01\",\"EUR\",\"RABONL2U\",\"000000000000000002\",\"2024-01-18\",\"2024-01-18\",\"+20,00\",\"+3785,50\",\"NL03\",\"Klant\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Spanish bank",
            "F. Operación;F. Valor;Concepto;Importe;Saldo;Divisa\n05/01/2024;05/01/2024;ALQUILER;-1.234,50;3.765,50;EUR\n18/01/2024;18/01/2024;TRANSFERENCIA;20,00;3.785,50;EUR\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Portuguese bank with split columns and a closing line",
            "Data Mov.;Data Valor;Descrição;Débito;Crédito;Saldo contabilístico\n05-01-2024;05-01-2024;RENDA;1.234,50;;3.765,50\n18-01-2024;18-01-2024;TRF;;20,00;3.785,50\n;;;;Saldo contabilístico;3.785,50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Brazilian bank",
            "Data;Lançamento;Ag./Origem;Valor (R$);Saldo (R$)\n05/01/2024;ALUGUEL;0001;-1.234,50;3.765,50\n18/01/2024;PIX RECEBIDO;0001;20,00;3.785,50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Italian bank with dare and avere",
            "Data contabile;Data valuta;Dare;Avere;Divisa;Descrizione\n05/01/2024;05/01/2024;-1.234,50;;EUR;AFFITTO\n18/01/2024;18/01/2024;;20,00;EUR;BONIFICO\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Czech bank",
            "\"Číslo účtu\";\"Datum zaúčtování\";\"Částka\";\"Měna\";\"Zůstatek\";\"Číslo protiúčtu\";\"Název protiúčtu\";\"Variabilní symbol\";\"Popis\"\n\
             \"123\";\"05.01.2024\";\"-1 234,50\";\"CZK\";\"3 765,50\";\"456\";\"Dům\";\"7\";\"nájem\"\n\"123\";\"18.01.2024\";\"20,00\";\"CZK\";\"3 785,50\";\"789\";\"Firma\";\"8\";\"faktura\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Polish bank",
            "Data operacji;Data księgowania;Opis;Kwota;Waluta\n2024-01-05;2024-01-05;CZYNSZ;-1 234,50;PLN\n2024-01-18;2024-01-18;PRZELEW;20,00;PLN\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Hungarian bank with dots behind the day",
            "Könyvelés dátuma;Összeg;Devizanem;Közlemény\n2024.01.05.;-1 234;HUF;bérlet\n2024.01.18.;20 000;HUF;számla\n",
            &["2024-01-05 -1234.00", "2024-01-18 20000.00"],
        ),
        (
            "Danish bank",
            "Dato;Tekst;Beløb;Saldo;Status\n05-01-2024;Husleje;-1.234,50;3.765,50;Udført\n18-01-2024;Kunde;20,00;3.785,50;Udført\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Norwegian bank with out and in",
            "Dato;Forklaring;Rentedato;Ut fra konto;Inn på konto\n05.01.2024;Husleie;05.01.2024;1234,50;\n18.01.2024;Kunde;18.01.2024;;20,00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Swedish bank, balance after",
            "Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta\n2024/01/05;-1234,50;1;2;;Hyra;3765,50;SEK\n2024/01/18;20,00;1;2;;Kund;3785,50;SEK\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Swiss bank with apostrophes and split columns",
            "Datum;Buchungstext;Belastung CHF;Gutschrift CHF;Saldo CHF\n05.01.2024;Miete;1'234.50;;3'765.50\n18.01.2024;Kunde;;20.00;3'785.50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "British bank with the month by name and pound signs",
            "\"Date\",\"Transaction type\",\"Description\",\"Paid out\",\"Paid in\",\"Balance\"\n\"05 Jan 2024\",\"Direct debit\",\"RENT\",\"£1,234.50\",\"\",\"£3,765.50\"\n\"18 Jan 2024\",\"Bank credit\",\"CLIENT\",\"\",\"£20.00\",\"£3,785.50\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ]);
}

#[test]
fn other_continents() {
    check(&[
        (
            "United States checking, newest first",
            "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\nCREDIT,01/18/2024,CLIENT,20.00,ACH_CREDIT,3785.50,,\nDEBIT,01/05/2024,RENT,-1234.50,ACH_DEBIT,3765.50,,\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "United States card with debit and credit columns",
            "Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit\n2024-01-05,2024-01-06,1234,RENT,Other,1234.50,\n2024-01-18,2024-01-19,1234,REFUND,Other,,20.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "money program with debit and credit words, month first without zeros",
            "\"Date\",\"Description\",\"Original Description\",\"Amount\",\"Transaction Type\",\"Category\",\"Account Name\",\"Labels\",\"Notes\"\n\"1/18/2024\",\"Client\",\"CLIENT\",\"20.00\",\"credit\",\"Income\",\"Checking\",\"\",\"\"\n\"1/05/2024\",\"Rent\",\"RENT\",\"1234.50\",\"debit\",\"Rent\",\"Checking\",\"\",\"\"\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "Canadian broker with quantity and price beside the amount",
            "2024-01-05,2024-01-05,Buy,FUND A,XYZ,179,6.90,,-1234.50,CAD\n2024-01-18,2024-01-18,Dividend,FUND A,XYZ,179,,,20.00,CAD\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Australian bank without headings",
            "05/01/2024,\"-1234.50\",\"RENT\",\"+3765.50\"\n18/01/2024,\"+20.00\",\"CLIENT\",\"+3785.50\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Indian bank, lakhs, two-digit years, value date",
            "Date,Narration,Chq./Ref.No.,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance\n05/01/24,RENT,0000000123,05/01/24,\"1,23,456.50\",,\"9,87,654.50\"\n18/01/24,CLIENT,0000000124,18/01/24,,\"2,00,020.00\",\"11,87,674.50\"\n",
            &["2024-01-05 -123456.50", "2024-01-18 200020.00"],
        ),
        (
            "Indian bank with Dr and Cr",
            "Txn Date,Description,Amount,Dr / Cr,Balance\n05-Jan-2024,RENT,\"1,234.50\",Dr,\"3,765.50\"\n18-Jan-2024,CLIENT,20.00,Cr,\"3,785.50\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "South African bank, amounts with a sign behind",
            "Date,Description,Amount,Balance\n20240105,RENT,1234.50-,3765.50\n20240118,CLIENT,20.00,3785.50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Hong Kong bank with trailing DR",
            "Date,Transaction Details,Amount,Balance\n5 Jan 2024,RENT,\"HKD 1,234.50 DR\",\"HKD 3,765.50 CR\"\n18 Jan 2024,CLIENT,HKD 20.00 CR,\"HKD 3,785.50 CR\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Japanese bank",
            "お取り扱い日,摘要,お支払金額,お預り金額,残高\n2024/1/5,家賃,\"123,450\",,\"376,550\"\n2024/1/18,振込,,\"20,000\",\"396,550\"\n",
            &["2024-01-05 -123450.00", "2024-01-18 20000.00"],
        ),
        (
            "payment service with gross, fee and net",
            "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\",\"Balance\"\n\"05/01/2024\",\"10:00:00\",\"CET\",\"Shop\",\"Payment\",\"Completed\",\"EUR\",\"-1.234,50\",\"0,00\",\"-1.234,50\",\"3.765,50\"\n\"18/01/2024\",\"11:00:00\",\"CET\",\"Client\",\"Payment\",\"Completed\",\"EUR\",\"21,00\",\"-1,00\",\"20,00\",\"3.785,50\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 21.00", "2024-01-18 -1.00"],
        ),
        (
            "app bank with started and completed dates and a fee",
            "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\nCARD_PAYMENT,Current,2024-01-05 10:00:00,2024-01-06 11:00:00,Rent,-1234.50,0.00,EUR,COMPLETED,3765.50\nTOPUP,Current,2024-01-18 10:00:00,2024-01-18 10:00:01,Client,20.00,0.00,EUR,COMPLETED,3785.50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ]);
}

#[test]
fn chinese_banks() {
    check(&[
        (
            "split columns with 借方 and 贷方, newest first",
            "交易日期,交易时间,借方金额,贷方金额,账户余额,对方户名,对方账号,摘要\n20240118,101010,0.00,20.00,3785.50,客户,6222,货款\n20240105,090000,1234.50,0.00,3765.50,房东,6223,房租\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "direction in words, amount in one column",
            "序号,交易时间,收支类型,交易金额(元),余额(元),对方名称,用途\n1,2024-01-05 09:00:00,支出,1234.50,3765.50,房东,房租\n2,2024-01-18 10:10:10,收入,20.00,3785.50,客户,货款\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "sign in the cell, yuan sign and 元",
            "记账日,摘要,交易金额,联机余额,交易对手信息\n2024-01-05,转账汇款,-1234.50元,3765.50元,房东 6223\n2024-01-18,转账汇款,20.00元,3785.50元,客户 6222\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "two dates, currency inside the amount",
            "交易日期,入账日期,交易币种/金额,入账币种/金额,交易描述\n2024-01-05,2024-01-06,CNY -1234.50,CNY -1234.50,房租\n2024-01-18,2024-01-19,CNY 20.00,CNY 20.00,退款\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "corporate account with 借/贷 and totals per page",
            "单位名称：某某有限公司\n账号：1100 0202 0900\n日期,凭证号,摘要,借/贷,发生额,余额\n2024-01-05,001,房租,借,\"1,234.50\",\"3,765.50\"\n2024-01-18,002,货款,贷,20.00,\"3,785.50\"\n本页合计,,,,\"1,254.50\",\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "dates with 年月日 and full-width figures",
            "交易日期|摘要|金额\n2024年1月5日|房租|－１２３４．５０\n2024年1月18日|货款|２０．００\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "ids with a back quote, blanks as padding",
            "交易日期      ,流水号            ,收入金额    ,支出金额    ,余额       \n2024-01-05 ,`20240105000001 ,           ,1234.50    ,3765.50    \n2024-01-18 ,`20240118000002 ,20.00      ,           ,3785.50    \n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "broker: TAB text with quoted formulas",
            "=\"交收日期\"\t=\"业务名称\"\t=\"证券代码\"\t=\"成交价格\"\t=\"成交数量\"\t=\"发生金额\"\t=\"剩余金额\"\n=\"20240105\"\t=\"证券买入\"\t=\"600000\"\t=\"12.345\"\t=\"100\"\t=\"-1234.50\"\t=\"3765.50\"\n=\"20240118\"\t=\"股息入账\"\t=\"600000\"\t=\"0.000\"\t=\"0\"\t=\"20.00\"\t=\"3785.50\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ]);
}

#[test]
fn dates_and_amounts_in_every_form() {
    for (form, first, second) in [
        ("compact", "20240105", "20240118"),
        ("month by name", "05-Jan-2024", "18-Jan-2024"),
        ("month by name, short year", "05-Jan-24", "18-Jan-24"),
        ("month first by name", "\"Jan 05, 2024\"", "\"Jan 18, 2024\""),
        ("weekday in front", "\"Friday, 5 January 2024\"", "\"Thursday, 18 January 2024\""),
        ("年月日", "2024年1月5日", "2024年01月18日"),
        ("time and zone", "2024-01-05T08:30:00+08:00", "2024-01-18T23:59:59Z"),
        ("database stamp", "2024-01-05-08.30.00.123456", "2024-01-18-09.00.00.000000"),
        ("twelve hours", "1/5/2024 8:30:00 AM", "1/18/2024 11:05:00 PM"),
        ("上午下午", "2024/1/5 上午 8:30:00", "2024/1/18 下午 11:05:00"),
        ("serial numbers", "45296", "45309"),
        ("serial numbers with time", "45296.354166667", "45309.5"),
        ("eight digits, day first", "05012024", "18012024"),
        ("six digits, year first", "240105", "240118"),
        ("dots and blanks", "5. 1. 2024", "18. 1. 2024"),
        ("full-width", "２０２４－０１－０５", "２０２４－０１－１８"),
        ("slashes, short year", "05/01/24", "18/01/24"),
    ] {
        let text = format!("Date,Text,Amount\n{first},a,-1234.50\n{second},b,20.00\n");
        let set = set(form, &text);
        assert_eq!(rows(&set), ["2024-01-05 -1234.50", "2024-01-18 20.00"], "{form}: {:?}", set.parts());
    }
    for (form, first, second) in [
        ("plain", "-1234.50", "20"),
        ("thousands", "\"-1,234.50\"", "20.00"),
        ("comma", "\"-1234,50\"", "\"20,00\""),
        ("points and comma", "\"-1.234,50\"", "\"20,00\""),
        ("blanks and comma", "\"-1 234,50\"", "\"20,00\""),
        ("apostrophes", "-1'234.50", "20.00"),
        ("curly apostrophes", "-1’234.50", "20.00"),
        ("lakhs", "\"-1,234.50\"", "\"0,020.00\""),
        ("minus behind", "1234.50-", "20.00"),
        ("minus behind with a blank", "1234.50 -", "20.00"),
        ("brackets", "(1234.50)", "20.00"),
        ("brackets with a sign", "\"($1,234.50)\"", "$20.00"),
        ("sign before the minus", "$-1234.50", "$20.00"),
        ("code behind", "-1234.50 EUR", "20.00 EUR"),
        ("code in front", "EUR -1234.50", "EUR 20.00"),
        ("DR and CR", "1234.50DR", "20.00CR"),
        ("D and C", "1234.50 D", "20.00 C"),
        ("brackets around DR", "1234.50 (DR)", "20.00 (CR)"),
        ("long minus", "–1234.50", "20.00"),
        ("real minus", "−1234.50", "20.00"),
        ("plus", "-1234.50", "+20.00"),
        ("no digit before the point", "-1234.50", "20."),
    ] {
        let text = format!("Date,Text,Amount\n2024-01-05,a,{first}\n2024-01-18,b,{second}\n");
        let set = set(form, &text);
        assert_eq!(rows(&set), ["2024-01-05 -1234.50", "2024-01-18 20.00"], "{form}: {:?}", set.parts());
    }
}

#[test]
fn headings_that_say_nothing() {
    check(&[
        (
            "unknown words, the balance proves the amount",
            "A,B,C,D,E\n2024-01-05,x,7,-1234.50,3765.50\n2024-01-18,y,9,20.00,3785.50\n2024-01-19,z,8,-5.50,3780.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00", "2024-01-19 -5.50"],
        ),
        (
            "Russian words",
            "Дата;Назначение;Расход;Приход;Остаток\n05.01.2024;аренда;1234,50;;3765,50\n18.01.2024;клиент;;20,00;3785,50\n19.01.2024;банк;5,50;;3780,00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00", "2024-01-19 -5.50"],
        ),
        (
            "no headings, split columns, balance",
            "2024-01-05|a|1234.50||3765.50\n2024-01-18|b||20.00|3785.50\n2024-01-19|c|5.50||3780.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00", "2024-01-19 -5.50"],
        ),
        (
            "quoted line breaks and a note below the table",
            "Date;Text;Amount\n2024-01-05;\"a\nb;c\";-1234.50\n2024-01-18;\"\"\"d\"\"\";20.00\n\nThis is not a bank document.\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "heading repeated on every page",
            "Date,Text,Amount\n2024-01-05,a,-1234.50\nDate,Text,Amount\n2024-01-18,b,20.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "headings over two rows",
            "日期,摘要,发生额,,余额\n,,借方,贷方,\n2024-01-05,房租,1234.50,,3765.50\n2024-01-18,货款,,20.00,3785.50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "headings in two languages over two rows",
            "交易日期,摘要,支出,存入,余额\nDate,Description,Withdrawal,Deposit,Balance\n2024-01-05,房租,1234.50,,3765.50\n2024-01-18,货款,,20.00,3785.50\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ]);
}

#[test]
fn exports_with_a_life_of_their_own() {
    check(&[
        (
            "no headings, pounds, split columns and a balance",
            "07 Nov 2023,Bank credit,Bank credit,,£500.00,£500.00\n09 Nov 2023,ATM Withdrawal,ATM,£20.00,,£480.00\n09 Dec 2023,Visa,Shop,£19.77,,£460.23\n",
            &["2023-11-07 500.00", "2023-11-09 -20.00", "2023-12-09 -19.77"],
        ),
        (
            "Canadian bank without headings, month first, debit and credit columns",
            "01/05/2024,RENT,1234.50,,3765.50\n01/18/2024,CLIENT,,20.00,3785.50\n01/19/2024,FEE,5.50,,3780.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00", "2024-01-19 -5.50"],
        ),
        (
            "kind in front, compact stamp, no headings",
            "DEBIT,20240105000000[0:GMT],\"RENT\",-1234.50\nCREDIT,20240118120000[0:GMT],\"CLIENT\",20.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "credit union with many columns, newest first",
            "Transaction ID,Posting Date,Effective Date,Transaction Type,Amount,Check Number,Reference Number,Description,Transaction Category,Type,Balance,Memo,Extended Description\n\"2\",\"1/18/2024\",\"1/18/2024\",\"Credit\",\"20.00000\",\"\",\"8\",\"CLIENT\",\"Income\",\"ACH\",\"3785.50000\",\"\",\"x\"\n\"1\",\"1/5/2024\",\"1/5/2024\",\"Debit\",\"-1234.50000\",\"\",\"7\",\"RENT\",\"Rent\",\"ACH\",\"3765.50000\",\"\",\"y\"\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "misspelt headings, dollar signs and brackets",
            "Date,Description,Withdrawls,Depositts,Ballance\n01/05/2024,RENT,\"$1,234.50\",,\"$3,765.50\"\n01/18/2024,CLIENT,,$20.00,\"$3,785.50\"\n01/19/2024,FEE,$5.50,,\"$3,780.00\"\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00", "2024-01-19 -5.50"],
        ),
        (
            "Chinese retail bank with marks in front of notes and TAB before cells",
            "# 某银行交易记录\n# 账    号: [一卡通:6225************]\n# 币    种: [ 人民币]\n# 起始日期: [20240101]   终止日期: [20240331]\n\n交易日期,交易时间,收入,支出,余额,交易类型,交易备注\n\"\t20240118\",\"\t10:10:10\",\"\t20.00\",\"\t\",\"\t3785.50\",\"\t转账\",\"\t客户\"\n\"\t20240105\",\"\t09:00:00\",\"\t\",\"\t1234.50\",\"\t3765.50\",\"\t快捷支付\",\"\t房租\"\n# 收入合计: 1笔,共 20.00 元\n# 支出合计: 1笔,共 1234.50 元\n",
            &["2024-01-18 20.00", "2024-01-05 -1234.50"],
        ),
        (
            "Chinese bank with posting date only and 币别",
            "记账日期,记账时间,币别,金额,余额,交易名称,渠道,网点名称,附言,对方账户名,对方卡号/账号,对方开户行\n2024-01-05,09:00:00,人民币,-1234.50,3765.50,网上快捷支付,银企对接,--,房租,房东,6223,---\n2024-01-18,10:10:10,人民币,20.00,3785.50,转账,网银,--,货款,客户,6222,---\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "Taiwanese bank in traditional characters",
            "交易日期,摘要,提款金額,存款金額,帳戶餘額,備註\n2024/01/05,房租,\"1,234\",,\"3,766\",x\n2024/01/18,貨款,,\"20,000\",\"23,766\",y\n",
            &["2024-01-05 -1234.00", "2024-01-18 20000.00"],
        ),
        (
            "double entry program with account columns",
            "Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,Full Account Name,Account Name,Amount With Sym,Amount Num.,Reconcile\n2024-01-05,a1,,RENT,,CURRENCY::EUR,,,,Assets:Bank,Bank,\"-1.234,50 €\",\"-1.234,50\",n\n2024-01-18,a2,,CLIENT,,CURRENCY::EUR,,,,Assets:Bank,Bank,\"20,00 €\",\"20,00\",n\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "prepaid account with every amount twice",
            "Datum;Uhrzeit;Beschreibung;Währung;Brutto;Gebühr;Netto\n05.01.2024;10:00;Miete;EUR;-1.234,50;0,00;-1.234,50\n18.01.2024;11:00;Kunde;EUR;20,00;0,00;20,00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
        (
            "amounts in whole units with thousands in points, comma nowhere",
            "Fecha;Concepto;Cargo;Abono;Saldo\n05/01/2024;Arriendo;1.234.500;;3.765.500\n18/01/2024;Cliente;;20.000;3.785.500\n19/01/2024;Banco;5.500;;3.780.000\n",
            &["2024-01-05 -1234500.00", "2024-01-18 20000.00", "2024-01-19 -5500.00"],
        ),
        (
            "card with a column for what was paid back",
            "Date,Payee,Category,Memo,Outflow,Inflow\n05/01/2024,Rent,Home,x,€1234.50,€0.00\n18/01/2024,Client,Income,y,€0.00,€20.00\n",
            &["2024-01-05 -1234.50", "2024-01-18 20.00"],
        ),
    ]);
}

#[test]
fn what_cannot_be_decided_is_asked_and_never_silent() {
    for (name, text, kind) in [
        ("days and months", "Date,Text,Amount\n03/04/2024,a,-5.00\n05/06/2024,b,-7.00\n", "date_order"),
        ("three digits behind a point", "Date,Text,Amount\n2024-01-05,a,-14.000\n2024-01-18,b,-5.000\n", "decimal"),
        ("no sign and no word", "Date,Text,Amount\n2024-01-05,a,14.00\n2024-01-18,b,5.00\n", "sign"),
    ] {
        let set = set(name, text);
        let question = set.parts().question.as_ref().unwrap_or_else(|| panic!("{name}: {:?}", set.parts()));
        assert_eq!(question.kind.as_str(), kind, "{name}");
        assert!(!set.parts().findings.is_empty(), "{name}");
    }
    // Decided by other rows, by a neighbour column, by the way the rows run, by the decimal sign of a neighbour.
    for (name, text) in [
        ("a day above twelve", "Date,Text,Amount\n03/04/2024,a,-5.00\n25/06/2024,b,-7.00\n"),
        (
            "the other date",
            "Date,Value date,Text,Amount\n03/04/2024,03/04/2024,a,-5.00\n05/06/2024,25/06/2024,b,-7.00\n",
        ),
        ("a neighbour", "Date,Text,Amount,Balance\n2024-01-05,a,-14.000,986.50\n2024-01-18,b,-5.000,981.50\n"),
    ] {
        assert_eq!(set(name, text).parts().question, None, "{name}");
    }
}
