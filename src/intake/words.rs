//! Words of statements in many languages: headings, directions, totals, months, currencies. Content decides first;
//! these break ties and name what content cannot show.

mod headings;
mod summaries;
mod currencies;

pub(super) use currencies::{currency, heading_currency, unit_before, unit_behind};
pub(super) use headings::{Heading, heading, is_fee, is_net, is_original};
pub(super) use summaries::{Summary, summary, summary_alone};

use super::amounts::Side;

/// Lower case, full-width brackets as plain ones, blanks collapsed, punctuation at the ends dropped.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' => out.push('('),
            '）' => out.push(')'),
            '：' => out.push(':'),
            '／' => out.push('/'),
            c if c.is_whitespace() || c == '_' || c == '\u{feff}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            'İ' => out.push('i'),
            // Chinese has no case.
            '\u{4e00}'..='\u{9fff}' => out.push(simplified(c)),
            c => out.extend(simplified(c).to_lowercase()),
        }
    }
    out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '#' | '"' | '\'' | '.')).to_owned()
}

/// A traditional character of headings as the simplified one.
const fn simplified(c: char) -> char {
    match c {
        '額' => '额',
        '餘' => '余',
        '結' => '结',
        '帳' | '帐' => '账',
        '戶' => '户',
        '號' => '号',
        '貸' => '贷',
        '備' => '备',
        '註' => '注',
        '說' => '说',
        '時' => '时',
        '間' => '间',
        '記' => '记',
        '類' => '类',
        '幣' => '币',
        '種' => '种',
        '匯' => '汇',
        '轉' => '转',
        '現' => '现',
        '單' => '单',
        '對' => '对',
        '項' => '项',
        '總' => '总',
        '計' => '计',
        '狀' => '状',
        '態' => '态',
        '別' => '别',
        '參' => '参',
        '憑' => '凭',
        '證' => '证',
        '編' => '编',
        '訂' => '订',
        '業' => '业',
        '務' => '务',
        '實' => '实',
        '際' => '际',
        '發' => '发',
        '進' => '进',
        '預' => '预',
        '値' | '值' => '值',
        other => other,
    }
}

/// Whether a text has a Chinese character.
pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What a word of a direction column says.
pub(super) fn direction(text: &str) -> Option<Side> {
    #[rustfmt::skip]
    const OUT: &[&str] = &[
        "支出", "支", "借", "借方", "付", "付款", "付出", "出账", "转出", "取", "支取", "往账", "往", "出",
        "已支出", "消费", "d", "dr", "dr.", "db", "debit", "dbit", "debet", "debits", "soll", "s", "af", "o",
        "out", "-", "withdrawal", "expense", "débit", "cargo", "débito", "debito", "má dáti", "uit", "outgoing",
        "withdraw", "paid out", "check", "dare", "terhelés", "payment out", "借 dr", "借方(dr)", "支出(借)",
        "转账支出", "расход", "списание", "дебет", "borç", "obciążenie", "wn", "debets", "deebet", "debetas", "isplata",
    ];
    #[rustfmt::skip]
    const IN: &[&str] = &[
        "收入", "收", "贷", "贷方", "收款", "存", "存入", "入账", "转入", "来账", "来", "入", "已收入", "c", "cr",
        "cr.", "credit", "crdt", "credits", "k", "kredit", "haben", "h", "bij", "i", "in", "+", "deposit",
        "income", "crédit", "abono", "crédito", "credito", "dal", "incoming", "paid in", "dslip", "avere",
        "jóváírás", "贷 cr", "贷方(cr)", "收入(贷)", "приход", "зачисление",
        "пополнение", "кредит", "alacak", "uznanie", "ma", "kredīts", "kreedit", "kreditas", "uplata",
    ];
    #[rustfmt::skip]
    const NEITHER: &[&str] = &[
        "/", "不计收支", "其他", "中性", "中性交易", "资金转移", "不计",
    ];
    let word = normal_word(text);
    let is = |list: &[&str]| list.contains(&word.as_str());
    if is(OUT) {
        Some(Side::Out)
    } else if is(IN) {
        Some(Side::In)
    } else if is(NEITHER) {
        Some(Side::Neither)
    } else {
        None
    }
}

fn normal_word(text: &str) -> String {
    text.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace('（', "(").replace('）', ")")
}

/// Whether a word says that a row was booked or is waiting to be.
pub(super) fn is_status(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "umsatz gebucht", "umsatz vorgemerkt", "gebucht", "vorgemerkt", "booked", "posted", "pending", "completed",
        "cleared", "declined", "reverted", "settled", "исполнено", "в обработке", "проведено",
    ];
    WORDS.contains(&normal_word(text).as_str())
}

/// What the first words of a booking text say where a card statement gives amounts without sign (`退货 …`, `消费 …`).
pub(super) fn side_of_text(text: &str) -> Option<Side> {
    #[rustfmt::skip]
    const IN: &[&str] = &[
        "退货", "退款", "还款", "信用卡还款", "存入", "转入", "入账", "返现", "自动还款", "自扣还款", "收入",
        "消费退", "贷记",
    ];
    #[rustfmt::skip]
    const OUT: &[&str] = &[
        "消费", "取现", "支出", "预借现金", "分期", "年费", "手续费", "利息", "违约金", "转出", "付款", "扣款",
        "代扣", "缴费", "支付",
    ];
    let text = text.trim();
    let starts = |list: &[&str]| list.iter().any(|word| text.starts_with(word));
    if starts(IN) {
        Some(Side::In)
    } else if starts(OUT) {
        Some(Side::Out)
    } else {
        None
    }
}

/// The month that a whole word names. Titles hold other words too, such as `profit`, `group` and `marketing`, which begin
/// as the month of some language does.
#[rustfmt::skip]
pub(super) fn month_named(word: &str) -> Option<u16> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "january", "januar", "januari", "janvier", "enero", "gennaio", "janeiro"],
        &["feb", "february", "februar", "februari", "février", "febrero", "febbraio", "fevereiro"],
        &["mar", "march", "märz", "maart", "mars", "marzo", "março"],
        &["apr", "april", "avril", "abril", "aprile"],
        &["may", "mai", "mei", "maj", "mayo", "maggio", "maio"],
        &["jun", "june", "juni", "juin", "junio", "giugno", "junho"],
        &["jul", "july", "juli", "juillet", "julio", "luglio", "julho"],
        &["aug", "august", "augustus", "augusti", "août", "agosto"],
        &["sep", "sept", "september", "septembre", "septiembre", "settembre", "setembro"],
        &["oct", "october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
        &["nov", "november", "novembre", "noviembre", "novembro"],
        &["dec", "december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"],
    ];
    let at = NAMES.iter().position(|names| names.contains(&word))?;
    u16::try_from(at + 1).ok()
}

/// The month of a name or its first letters, in the languages of the headings.
pub(super) fn month(text: &str) -> Option<u16> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "gen", "ene", "led", "sty", "янв", "oca"],
        &["feb", "fév", "fev", "úno", "lut", "фев", "şub"],
        &["mar", "mär", "maa", "mrt", "mrz", "már", "bře", "мар"],
        &["apr", "avr", "abr", "ápr", "dub", "kwi", "апр", "nis"],
        &["may", "mai", "mei", "mag", "maj", "máj", "kvě", "май", "мая"],
        &["jun", "juin", "giu", "jún", "čvn", "cze", "июн", "haz"],
        &["jul", "juil", "lug", "júl", "čvc", "lip", "июл", "tem"],
        &["aug", "aoû", "aou", "ago", "srp", "sie", "авг", "ağu"],
        &["sep", "set", "szep", "zář", "wrz", "сен", "eyl"],
        &["oct", "okt", "out", "ott", "říj", "paź", "окт", "eki"],
        &["nov", "lis", "marras", "ноя", "kas"],
        &["dec", "dez", "déc", "dic", "des", "pro", "gru", "дек", "ara"],
    ];
    let word = text.to_lowercase();
    if word.chars().count() < 3 || word.chars().count() > 12 || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let long = |name: &&str| name.chars().count() > 3 && word.starts_with(*name);
    let at = NAMES
        .iter()
        .position(|names| names.iter().any(long))
        .or_else(|| NAMES.iter().position(|names| names.iter().any(|name| word.starts_with(name))))?;
    u16::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::record::Role;

    #[test]
    fn headings_in_many_languages() {
        for (text, expected) in [
            ("交易日期", Some(Role::Date)),
            ("交易时间", Some(Role::Date)),
            ("记账日期", Some(Role::OtherDate)),
            ("收/支", Some(Role::Direction)),
            ("借贷标志", Some(Role::Direction)),
            ("金额(元)", Some(Role::Amount)),
            ("交易金额(收入)", Some(Role::Credit)),
            ("记账金额(支出)", Some(Role::Debit)),
            ("入账币种/金额", Some(Role::Amount)),
            ("交易币种", Some(Role::Currency)),
            ("本次余额", Some(Role::Balance)),
            ("对方户名", Some(Role::Party)),
            ("对方账号", Some(Role::PartyAccount)),
            ("收/付款方式", Some(Role::OwnAccount)),
            ("交易状态", Some(Role::Status)),
            ("交易订单号", Some(Role::Reference)),
            ("日 志 号", Some(Role::Reference)),
            ("交易摘要", Some(Role::Text)),
            ("商品说明", Some(Role::Text)),
            ("服务费（元）", Some(Role::Ignored)),
            ("Transaction date", Some(Role::Date)),
            ("Value date", Some(Role::OtherDate)),
            ("Withdrawals (SGD)", Some(Role::Debit)),
            ("Deposits (SGD)", Some(Role::Credit)),
            ("Billing amount", Some(Role::Amount)),
            ("Billing currency", Some(Role::Currency)),
            ("Balance currency", Some(Role::Currency)),
            ("D/C", Some(Role::Direction)),
            ("D/K", Some(Role::Direction)),
            ("Amount CZK", Some(Role::Amount)),
            ("Betrag", Some(Role::Amount)),
            ("Buchungstag", Some(Role::Date)),
            ("Verwendungszweck", Some(Role::Text)),
            ("Libellé", Some(Role::Text)),
            ("Bedrag (EUR)", Some(Role::Amount)),
            ("Naam tegenpartij", Some(Role::Party)),
            ("Fecha valor", Some(Role::OtherDate)),
            ("Importe", Some(Role::Amount)),
            ("Částka", Some(Role::Amount)),
            ("Beløb", Some(Role::Amount)),
            ("Összeg", Some(Role::Amount)),
            ("Дата операции", Some(Role::Date)),
            ("Дата обработки", Some(Role::OtherDate)),
            ("Сумма в валюте счета", Some(Role::Amount)),
            ("Приход", Some(Role::Credit)),
            ("Расход", Some(Role::Debit)),
            ("Валюта счета", Some(Role::Currency)),
            ("Gavėjas", Some(Role::Party)),
            ("İşlem Tarihi", Some(Role::Date)),
            ("Bakiye", Some(Role::Balance)),
            ("Num", Some(Role::Reference)),
            ("FOO", None),
            ("", None),
        ] {
            assert_eq!(heading(text).map(|heading| heading.role), expected, "{text}");
        }
    }

    #[test]
    fn directions_totals_months_and_currencies() {
        for (text, expected) in [
            ("支出", Some(Side::Out)),
            ("贷 Cr", Some(Side::In)),
            ("Af", Some(Side::Out)),
            ("K", Some(Side::In)),
            ("/", Some(Side::Neither)),
            ("EUR", None),
        ] {
            assert_eq!(direction(text), expected, "{text}");
        }
        for (text, whole, expected) in [
            ("合计金额", false, Some(Summary::Total)),
            ("Opening balance", true, Some(Summary::Opening)),
            ("Saldo Anterior", true, Some(Summary::Opening)),
            ("Likutis pradžiai", true, Some(Summary::Opening)),
            ("ВХОДЯЩИЙ ОСТАТОК", true, Some(Summary::Opening)),
            ("Apyvarta", true, Some(Summary::Total)),
            ("Итого:", false, Some(Summary::Total)),
            ("TOTAL STATION PARIS", true, None),
            ("Total:", false, Some(Summary::Total)),
            ("Totally fine", false, None),
            ("期末余额：12.00", false, Some(Summary::Closing)),
        ] {
            assert_eq!(if whole { summary_alone(text) } else { summary(text) }, expected, "{text}");
        }
        for (text, expected) in [
            ("Dec", Some(12)),
            ("juillet", Some(7)),
            ("juin", Some(6)),
            ("Mai", Some(5)),
            ("März", Some(3)),
            ("STAR", None),
        ] {
            assert_eq!(month(text), expected, "{text}");
        }
        for (text, expected) in
            [("人民币", "CNY"), ("USD", "USD"), ("RMB", "CNY"), ("港币", "HKD"), ("usd", "USD"), ("RUR", "RUB")]
        {
            assert_eq!(currency(text).unwrap().as_str(), expected, "{text}");
        }
        for text in ["POS", "atm", "BND", "Usd"] {
            assert_eq!(currency(text), None, "{text}");
        }
        assert_eq!(heading_currency("Amount CZK").unwrap().as_str(), "CZK");
        assert_eq!(heading_currency("Betrag (€)").unwrap().as_str(), "EUR");
        assert_eq!(heading_currency("Amount"), None);
    }
}
