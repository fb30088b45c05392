//! Headings of columns in ten languages.

use super::{any, is_chinese, normal};
use crate::intake::record::Role;

/// What a heading says of its column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::intake) struct Heading {
    /// The meaning.
    pub role: Role,
    /// Whether the words are exactly known.
    pub exact: bool,
    /// Whether it speaks of what was booked to the account rather than of the original transaction.
    pub booked: bool,
}

/// Reads a heading.
pub(in crate::intake) fn heading(text: &str) -> Option<Heading> {
    let text = normal(text);
    if text.is_empty() || text.chars().count() > 40 {
        return None;
    }
    if is_chinese(&text) {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        return chinese_heading(&text);
    }
    latin_heading(&text)
}

fn chinese_heading(text: &str) -> Option<Heading> {
    let booked = any(text, &["入账", "记账", "结算", "实付", "实际", "到账"]);
    let give = |role: Role, exact: bool| Some(Heading { role, exact, booked });
    let account = any(text, &["账号", "帐号", "账户", "帐户", "卡号", "账卡号"]);
    let other = any(text, &["对方", "对手", "收款", "付款", "收方", "付方", "他方"]);
    let money = any(text, &["金额", "发生额", "额(", "(元)", "总额"]);
    if any(text, &["序号", "行号", "开户行", "行名", "开户机构", "银行名", "网点", "机构", "柜员", "渠道"])
    {
        return give(Role::Ignored, false);
    }
    if any(text, &["余额", "结余", "残高", "結存", "结存"]) && !any(text, &["方向", "余额宝"]) {
        return give(Role::Balance, matches!(text, "余额" | "账户余额" | "余额(元)" | "交易后余额" | "本次余额"));
    }
    if !money
        && any(
            text,
            &["日期", "时间", "交易日", "记账日", "入账日", "起息日", "发生日", "扱い日", "取引日", "年月日", "日付"],
        )
        && !any(text, &["日志"])
    {
        let late = any(text, &["记账", "入账", "起息", "到账", "成功", "修改", "付款", "过账", "完成", "清算"]);
        return give(if late { Role::OtherDate } else { Role::Date }, true);
    }
    let sided = ["标志", "方向", "收/支", "收支", "借贷", "借/贷", "收付", "流向", "收/付标"];
    if !money && any(text, &sided) && !text.contains("方式") {
        return give(Role::Direction, true);
    }
    if any(text, &["币种", "货币", "币别"]) && !money {
        return give(Role::Currency, true);
    }
    if any(
        text,
        &[
            "手续费",
            "服务费",
            "汇率",
            "费率",
            "利率",
            "税",
            "单价",
            "数量",
            "积分",
            "额度",
            "钞",
            "优惠",
            "折扣",
            "退款",
            "笔数",
            "国家",
            "地区",
            "凭证种类",
            "余额方向",
        ],
    ) {
        return give(Role::Ignored, false);
    }
    if account && other {
        return give(Role::PartyAccount, true);
    }
    if any(text, &["方式", "本方", "我方", "卡号末", "卡末四位"]) || (account && !money) {
        return give(Role::OwnAccount, true);
    }
    if any(text, &["户名", "对方", "对手", "商户名称", "收款人", "付款人", "收款方", "付款方", "店铺", "商家名称"])
        && !money
    {
        return give(Role::Party, true);
    }
    let out = any(
        text,
        &["支出", "借方", "支取", "转出", "付款金额", "付出", "取出", "出账", "借记", "提款", "支払", "出金", "引出"],
    );
    let into = any(
        text,
        &[
            "收入",
            "贷方",
            "存入",
            "转入",
            "收款金额",
            "收款额",
            "进账",
            "贷记",
            "存款",
            "预り",
            "预かり",
            "预入",
            "入金",
        ],
    );
    if out != into {
        return give(if out { Role::Debit } else { Role::Credit }, true);
    }
    if money || text == "发生额" {
        let exact = any(text, &["交易金额", "金额(元)", "发生额"]) || text == "金额" || booked;
        return give(Role::Amount, exact && !any(text, &["交易地", "原币", "原始", "订单"]));
    }
    if text.contains("状态") {
        return give(Role::Status, true);
    }
    if any(text, &["流水", "单号", "交易号", "凭证", "日志号", "订单号", "参考号", "编号"]) {
        return give(Role::Reference, true);
    }
    if any(text, &["类型", "分类", "种类", "交易名称", "类别"]) {
        return give(Role::Kind, true);
    }
    let words =
        ["摘要", "附言", "用途", "备注", "说明", "商品", "详情", "内容", "注释", "标题", "场所", "地点", "名称"];
    if any(text, &words) {
        return give(Role::Text, true);
    }
    None
}

/// Latin headings; a word with `=` in front must be the whole heading. The first list that fits decides.
#[rustfmt::skip]
const LATIN: [(Role, &[&str]); 21] = [
    (Role::Ignored, &[
        "fee", "fees", "rate", "exchange rate", "limit", "tax", "vat", "quantity", "qty", "price", "commission",
        "balance type", "sequence", "=skip", "category id", "points", "volgnr", "cashback",
    ]),
    (Role::Direction, &[
        "d/c", "c/d", "dr/cr", "cr/dr", "debit/credit", "credit/debit", "d/k", "debit or credit",
        "credit or debit", "soll/haben", "s/h", "af bij", "af/bij", "=sign", "=dc", "=cd", "debet/credit", "dr cr",
        "cdtdbtind", "credit debit indicator", "debit credit indicator", "cr/db", "db/cr", "=direction",
        "type of movement",
    ]),
    (Role::PartyAccount, &[
        "counter account", "counteraccount", "counterparty account", "partner account", "payee account",
        "beneficiary account", "tegenrekening", "account number/iban", "protiúčet", "číslo protiúčtu",
        "kontonummer/iban", "iban/kontonummer", "iban zahlungsbeteiligter", "modkonto", "bank account",
    ]),
    (Role::OtherDate, &[
        "value date", "posting date", "posted date", "date posted", "post date", "posted", "booking date",
        "booked", "valutadatum", "valuta datum", "wertstellung", "wert", "rentedatum", "fecha valor",
        "date valeur", "date de valeur", "date comptable", "fecha contable", "data valor", "data do balancete",
        "data valuta", "execution date", "completed date", "settlement date", "date completed", "értéknap",
        "datum valuty", "due date", "aux date", "effective date", "someotherdate", "data księgowania", "valørdato",
        "valuteringsdag", "date processed", "process date",
    ]),
    (Role::Date, &[
        "date", "datum", "buchungstag", "buchungsdatum", "buchung", "fecha", "data", "dato", "dátum", "boekdatum",
        "transactiedatum", "started date", "created", "transaction date", "kelt", "dateop", "bokføringsdag",
        "bogført", "bokförd", "transaktionsdatum", "bookingdate", "transactiondate", "belegdatum",
        "könyvelés dátuma", "datum zaúčtování", "date opération", "date operation", "timestamp", "datetime",
        "created at", "f. operación", "tag",
    ]),
    (Role::Time, &[
        "time", "uhrzeit", "heure", "hora", "tijd", "tid", "čas", "időpont",
    ]),
    (Role::Balance, &[
        "balance", "saldo", "solde", "kontostand", "egyenleg", "zůstatek", "running total", "saldo nach",
        "saldo po", "bal", "running bal",
    ]),
    (Role::Debit, &[
        "debit", "debits", "debit amount", "withdrawal", "withdrawals", "paid out", "money out", "=out", "outflow",
        "soll", "lastschrift", "belastung", "débit", "debito", "débito", "debet", "cargo", "cargos", "=uit", "=af",
        "výdaj", "má dáti", "terhelés", "udgift", "hævet", "uscite", "dare", "saída", "saídas", "spent", "retiro",
        "retiros", "withdrawn", "=expense", "=expenses", "ut", "uttak", "obciążenia", "=dr", "=payments",
        "=payment",
    ]),
    (Role::Credit, &[
        "credit", "credits", "credit amount", "deposit", "deposits", "paid in", "money in", "=in", "inflow",
        "haben", "gutschrift", "crédit", "credito", "crédito", "kredit", "abono", "abonos", "=bij", "příjem",
        "=dal", "jóváírás", "indtægt", "indsat", "entrate", "avere", "entrada", "entradas", "received", "depósito",
        "depósitos", "=income", "=receipts", "=receipt", "inn", "uznania", "=cr", "recette", "=lodgement",
    ]),
    (Role::Amount, &[
        "amount", "amt", "betrag", "umsatz", "montant", "bedrag", "importe", "monto", "valor", "importo", "částka",
        "objem", "összeg", "beløb", "beløp", "belopp", "suma", "=sum", "summa", "kwota", "=value", "=movement",
        "transaction amount", "billing amount", "cantidad", "quantia", "=money", "=total",
    ]),
    (Role::Currency, &[
        "currency", "währung", "waehrung", "devise", "moneda", "moeda", "divisa", "munt", "muntsoort", "měna",
        "pénznem", "devizanem", "ccy", "=curr", "=cur", "=valuta", "currency code", "waluta",
    ]),
    (Role::Status, &[
        "status", "state", "stav", "estado", "statut", "állapot", "=pending", "=cancellation",
    ]),
    (Role::Kind, &[
        "type", "category", "kategorie", "catégorie", "categoría", "categoria", "=typ", "=art", "mutatiesoort",
        "buchungsart", "transaction type", "txn type", "tipo", "umsatzart", "=code", "transaction code",
        "subcategory", "kategori",
    ]),
    (Role::Reference, &[
        "reference", "referencia", "referenz", "référence", "ref", "reference no", "transaction id", "=id",
        "check number", "cheque number", "check", "cheque", "=num", "=number", "=no", "fitid", "receipt number",
        "record id", "reference number", "serial number", "=serial", "doc no", "document number",
        "número do documento", "=nummer", "unique id", "variable symbol", "constant symbol", "specific symbol",
        "txn id", "chq", "transaction reference",
    ]),
    (Role::OwnAccount, &[
        "account", "account no", "account number", "konto", "kontonummer", "rekening", "compte", "cuenta", "conta",
        "účet", "számla", "card", "card number", "card no", "auftragskonto", "rekeningnummer", "iban",
        "account name", "=item", "payment method", "last 4",
    ]),
    (Role::Party, &[
        "payee", "name", "counterparty", "partner", "partner name", "beneficiary", "merchant", "empfänger",
        "auftraggeber", "begünstigter", "beguenstigter", "zahlungspflichtiger", "zahlungsempfänger", "tegenpartij",
        "naam", "bénéficiaire", "tiers", "beneficiario", "beneficiário", "ordenante", "protistrana",
        "název protiúčtu", "partner neve", "modtager", "afsender", "recipient", "sender", "=from", "=to",
        "mottaker", "counteraccount name", "payer", "vendor", "customer", "beneficiary/payer", "empfaenger",
        "jméno",
    ]),
    (Role::Text, &[
        "description", "desc", "memo", "note", "notes", "details", "detail", "narrative", "particulars", "text",
        "tekst", "verwendungszweck", "buchungstext", "omschrijving", "mededeling", "mededelingen", "libellé",
        "libelle", "concepto", "descripción", "descripcion", "descrição", "histórico", "historico", "descrizione",
        "causale", "popis", "zpráva", "közlemény", "megjegyzés", "message", "label", "remarks", "remark",
        "purpose", "information", "transaction", "narration", "beskrivelse", "comment", "vorgang", "motif",
        "tytuł", "megnevezés", "forgalom", "szöveg", "posteringstekst", "=what", "=item description",
    ]),
    (Role::Ignored, &[
        "address", "emoji", "receipt", "=skip", "branch", "country",
    ]),
    (Role::Date, &[
        "=day", "=when",
    ]),
    (Role::Amount, &[
        "=price paid", "cad$", "usd$", "=eur", "=usd", "=gbp", "=chf", "=cny", "gross", "net",
    ]),
    (Role::Kind, &[
        "class", "group",
    ]),
];

/// Whether a heading names charges, not their rate or currency.
pub(in crate::intake) fn is_fee(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "fee",
        "fees",
        "commission",
        "charge",
        "charges",
        "gebühr",
        "gebuehr",
        "entgelt",
        "frais",
        "comisión",
        "comision",
        "комиссия",
        "provision",
    ];
    let text = normal(text);
    let chinese = ["手续费", "服务费", "佣金"];
    let other = any(&text, &["rate", "%", "currency", "type", "费率", "率", "description"]);
    let word = text.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
    !other && (word || any(&text, &chinese))
}

/// Whether a heading speaks of the purchase in the currency of the shop.
pub(in crate::intake) fn is_original(text: &str) -> bool {
    any(&normal(text), &["original", "foreign", "ursprung", "fremdwährung", "oryginaln", "origine", "原币", "外币"])
}

/// Whether a heading names what is left after charges.
pub(in crate::intake) fn is_net(text: &str) -> bool {
    let text = normal(text);
    let word = |word: &str| matches!(word, "net" | "netto" | "neto" | "payout");
    text.split(|c: char| !c.is_alphanumeric()).any(word) || any(&text, &["净额", "到账", "实收", "结算金额"])
}

/// Headings of Korea and of northern, eastern and south-eastern Europe, read after [`LATIN`] and in the same way.
#[rustfmt::skip]
const EASTERN: [(Role, &[&str]); 25] = [
    (Role::OtherDate, &[
        "기산일",
    ]),
    (Role::Date, &[
        "거래일시", "거래일자", "거래일", "일자", "날짜", "일시",
    ]),
    (Role::Balance, &[
        "잔액", "거래후잔액", "거래후 잔액", "잔고",
    ]),
    (Role::Debit, &[
        "출금액", "출금", "출금금액", "찾으신금액", "지급금액", "지급",
    ]),
    (Role::Credit, &[
        "입금액", "입금", "입금금액", "맡기신금액",
    ]),
    (Role::Amount, &[
        "거래금액", "금액", "이용금액",
    ]),
    (Role::Party, &[
        "보낸분/받는분", "거래처", "받는분", "보낸분", "의뢰인/수취인", "상대", "가맹점명", "가맹점",
    ]),
    (Role::Text, &[
        "적요", "내용", "거래내용", "메모", "송금메모", "비고",
    ]),
    (Role::Kind, &[
        "구분", "거래구분",
    ]),
    (Role::Ignored, &[
        "комиссия", "курс", "кэшбэк", "кешбэк", "бонусы", "mcc", "лимит", "komisja", "provizija", "teenustasu",
    ]),
    (Role::Direction, &[
        "deebet/kreedit", "дебет/кредит", "приход/расход", "borç/alacak", "debetas/kreditas", "kd",
    ]),
    (Role::PartyAccount, &[
        "счет контрагента", "счет получателя", "счет плательщика", "gavėjo sąskaita", "saaja konto",
        "saaja/maksja konto", "saajan tilinumero", "numer rachunku kontrahenta", "nr rachunku", "karşı hesap",
    ]),
    (Role::OtherDate, &[
        "дата обработки", "дата проводки", "дата валютирования", "дата списания", "дата зачисления", "valör",
        "valör tarihi", "arvopäivä", "valutadag", "rentedato", "datum valute", "data waluty", "data valutei",
        "väärtuspäev", "valutavimo data",
    ]),
    (Role::Date, &[
        "дата", "дата операции", "дата платежа", "дата транзакции", "datums", "kuupäev", "tarih", "işlem tarihi",
        "päivä", "päivämäärä", "kirjauspäivä", "maksupäivä", "bokföringsdag", "bokföringsdatum", "transaktionsdag",
        "bokføringsdato", "ημερομηνία",
    ]),
    (Role::Balance, &[
        "остаток", "баланс", "остаток на счете", "likutis", "atlikums", "jääk", "bakiye", "stanje", "sold",
        "zostatok", "залишок", "υπόλοιπο",
    ]),
    (Role::Debit, &[
        "расход", "расходы", "списание", "списания", "дебет", "видаток", "витрати", "borç", "isplata", "isplate",
        "duguje", "terećenje", "rashod", "debets", "izdevumi", "deebet", "debetas", "išlaidos", "uttag", "wypłata",
        "wydatki", "χρέωση",
    ]),
    (Role::Credit, &[
        "приход", "приходы", "поступление", "поступления", "зачисление", "кредит", "надходження", "alacak", "uplata",
        "uplate", "potražuje", "odobrenje", "prihod", "kredīts", "ieņēmumi", "kreedit", "kreditas", "įplaukos",
        "insättning", "wpłata", "wpływy", "πίστωση",
    ]),
    (Role::Amount, &[
        "сумма", "сума", "tutar", "işlem tutarı", "miktar", "määrä", "iznos", "čiastka", "znesek", "ποσό",
    ]),
    (Role::Currency, &[
        "валюта", "valiuta", "valūta", "valuuta", "para birimi", "döviz", "mena", "νόμισμα",
    ]),
    (Role::Status, &[
        "статус", "durum", "tila", "olek", "būsena",
    ]),
    (Role::Kind, &[
        "тип", "тип операции", "вид операции", "категория", "tüüp", "işlem türü", "tapahtumalaji",
    ]),
    (Role::Reference, &[
        "референс", "референс проводки", "номер документа", "номер операции", "viitenumber", "viite", "dekont no",
        "įrašo nr", "dok nr",
    ]),
    (Role::OwnAccount, &[
        "счет", "счёт", "номер счета", "номер карты", "карта", "sąskaita", "sąskaitos", "konts", "konta numurs",
        "kliendi konto", "hesap", "rachunek",
    ]),
    (Role::Party, &[
        "получатель", "плательщик", "контрагент", "наименование", "gavėjas", "mokėtojas", "saņēmējs", "maksātājs",
        "saaja", "maksja", "saaja/maksaja", "maksaja", "karşı taraf", "alıcı", "gönderen", "primatelj", "platitelj",
        "beneficiar", "ordonator", "kontrahent", "odbiorca", "nadawca",
    ]),
    (Role::Text, &[
        "описание", "назначение платежа", "назначение", "основание", "комментарий", "детали", "примечание",
        "призначення", "опис", "paaiškinimai", "paskirtis", "mērķis", "selgitus", "açıklama", "viesti", "selite",
        "opis", "svrha", "detalii", "descriere", "explicatii", "περιγραφή", "αιτιολογία",
    ]),
];

/// The lists of headings, in the order in which they are asked.
fn lists() -> impl Iterator<Item = &'static (Role, &'static [&'static str])> {
    LATIN.iter().chain(EASTERN.iter())
}

fn latin_heading(text: &str) -> Option<Heading> {
    let tokens = |text: &str| {
        let mut out = String::with_capacity(text.len() + 2);
        out.push(' ');
        for c in text.chars() {
            let keep = c.is_alphanumeric() || matches!(c, '/' | '$');
            if keep {
                out.push(c);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        if !out.ends_with(' ') {
            out.push(' ');
        }
        out
    };
    let padded = tokens(text);
    let plain = padded.trim();
    let whole = |word: &str| plain == word.trim_start_matches('=');
    let booked = any(
        text,
        &["billing", "booked", "settle", "account currency", "posted", "валюту счета", "валюте счета", "валюта счета"],
    );
    let give = |role: Role, exact: bool| Some(Heading { role, exact, booked });
    if let Some((role, _)) = lists().find(|(_, words)| words.iter().any(|word| whole(word))) {
        return give(*role, true);
    }
    if ["currency", "ccy", "währung", "devise"].iter().any(|word| plain.ends_with(word)) && !padded.contains(" amount ")
    {
        return give(Role::Currency, false);
    }
    let apart = padded.replace('/', " ");
    let has = |word: &str| {
        let word = format!(" {word} ");
        !word.starts_with(" =") && (padded.contains(&word) || apart.contains(&word))
    };
    lists().find(|(_, words)| words.iter().any(|word| has(word))).and_then(|(role, _)| give(*role, false))
}
