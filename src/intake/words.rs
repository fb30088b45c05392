//! Words of statements in ten languages: headings, directions, totals, months, currencies. Content decides first;
//! these break ties and name what content cannot show.

use super::amounts::{Side, Unit};
use super::record::Role;
use crate::kernel::Currency;

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
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '#' | '"' | '\'' | '.')).to_owned()
}

/// Whether a text has a Chinese character.
pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// What a heading says of its column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Heading {
    /// The meaning.
    pub role: Role,
    /// Whether the words are exactly known.
    pub exact: bool,
    /// Whether it speaks of what was booked to the account rather than of the original transaction.
    pub booked: bool,
}

/// Reads a heading.
pub(super) fn heading(text: &str) -> Option<Heading> {
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

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
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
    if any(text, &["余额", "结余"]) && !any(text, &["方向", "余额宝"]) {
        return give(Role::Balance, matches!(text, "余额" | "账户余额" | "余额(元)" | "交易后余额" | "本次余额"));
    }
    if !money && any(text, &["日期", "时间", "交易日", "记账日", "入账日", "起息日", "发生日"]) && !any(text, &["日志"])
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
    let out = any(text, &["支出", "借方", "支取", "转出", "付款金额", "付出", "取出", "出账", "借记"]);
    let into = any(text, &["收入", "贷方", "存入", "转入", "收款金额", "收款额", "进账", "贷记"]);
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
const LATIN: [(Role, &[&str]); 21] = [
    (
        Role::Ignored,
        &[
            "fee",
            "fees",
            "rate",
            "exchange rate",
            "limit",
            "tax",
            "vat",
            "quantity",
            "qty",
            "price",
            "commission",
            "balance type",
            "sequence",
            "=skip",
            "category id",
            "points",
            "volgnr",
            "cashback",
        ],
    ),
    (
        Role::Direction,
        &[
            "d/c",
            "c/d",
            "dr/cr",
            "cr/dr",
            "debit/credit",
            "credit/debit",
            "d/k",
            "debit or credit",
            "credit or debit",
            "soll/haben",
            "s/h",
            "af bij",
            "af/bij",
            "=sign",
            "=dc",
            "=cd",
            "debet/credit",
            "dr cr",
            "cdtdbtind",
            "credit debit indicator",
            "debit credit indicator",
            "cr/db",
            "db/cr",
            "=direction",
            "type of movement",
        ],
    ),
    (
        Role::PartyAccount,
        &[
            "counter account",
            "counteraccount",
            "counterparty account",
            "partner account",
            "payee account",
            "beneficiary account",
            "tegenrekening",
            "account number/iban",
            "protiúčet",
            "číslo protiúčtu",
            "kontonummer/iban",
            "iban/kontonummer",
            "iban zahlungsbeteiligter",
            "modkonto",
            "bank account",
        ],
    ),
    (
        Role::OtherDate,
        &[
            "value date",
            "posting date",
            "posted date",
            "date posted",
            "post date",
            "posted",
            "booking date",
            "booked",
            "valutadatum",
            "valuta datum",
            "wertstellung",
            "wert",
            "rentedatum",
            "fecha valor",
            "date valeur",
            "date de valeur",
            "date comptable",
            "fecha contable",
            "data valor",
            "data do balancete",
            "data valuta",
            "execution date",
            "completed date",
            "settlement date",
            "date completed",
            "értéknap",
            "datum valuty",
            "due date",
            "aux date",
            "effective date",
            "someotherdate",
            "data księgowania",
            "valørdato",
            "valuteringsdag",
            "date processed",
            "process date",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "datum",
            "buchungstag",
            "buchungsdatum",
            "buchung",
            "fecha",
            "data",
            "dato",
            "dátum",
            "boekdatum",
            "transactiedatum",
            "started date",
            "created",
            "transaction date",
            "kelt",
            "dateop",
            "bokføringsdag",
            "bogført",
            "bokförd",
            "transaktionsdatum",
            "bookingdate",
            "transactiondate",
            "belegdatum",
            "könyvelés dátuma",
            "datum zaúčtování",
            "date opération",
            "date operation",
            "timestamp",
            "datetime",
            "created at",
            "f. operación",
            "tag",
        ],
    ),
    (Role::Time, &["time", "uhrzeit", "heure", "hora", "tijd", "tid", "čas", "időpont"]),
    (
        Role::Balance,
        &[
            "balance",
            "saldo",
            "solde",
            "kontostand",
            "egyenleg",
            "zůstatek",
            "running total",
            "saldo nach",
            "saldo po",
            "bal",
            "running bal",
        ],
    ),
    (
        Role::Debit,
        &[
            "debit",
            "debits",
            "debit amount",
            "withdrawal",
            "withdrawals",
            "paid out",
            "money out",
            "=out",
            "outflow",
            "soll",
            "lastschrift",
            "belastung",
            "débit",
            "debito",
            "débito",
            "debet",
            "cargo",
            "cargos",
            "=uit",
            "=af",
            "výdaj",
            "má dáti",
            "terhelés",
            "udgift",
            "hævet",
            "uscite",
            "dare",
            "saída",
            "saídas",
            "spent",
            "retiro",
            "retiros",
            "withdrawn",
            "=expense",
            "=expenses",
            "ut",
            "uttak",
            "obciążenia",
            "=dr",
            "=payments",
            "=payment",
        ],
    ),
    (
        Role::Credit,
        &[
            "credit",
            "credits",
            "credit amount",
            "deposit",
            "deposits",
            "paid in",
            "money in",
            "=in",
            "inflow",
            "haben",
            "gutschrift",
            "crédit",
            "credito",
            "crédito",
            "kredit",
            "abono",
            "abonos",
            "=bij",
            "příjem",
            "=dal",
            "jóváírás",
            "indtægt",
            "indsat",
            "entrate",
            "avere",
            "entrada",
            "entradas",
            "received",
            "depósito",
            "depósitos",
            "=income",
            "=receipts",
            "=receipt",
            "inn",
            "uznania",
            "=cr",
            "recette",
            "=lodgement",
        ],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "amt",
            "betrag",
            "umsatz",
            "montant",
            "bedrag",
            "importe",
            "monto",
            "valor",
            "importo",
            "částka",
            "objem",
            "összeg",
            "beløb",
            "beløp",
            "belopp",
            "suma",
            "=sum",
            "summa",
            "kwota",
            "=value",
            "=movement",
            "transaction amount",
            "billing amount",
            "cantidad",
            "quantia",
            "=money",
            "=total",
        ],
    ),
    (
        Role::Currency,
        &[
            "currency",
            "währung",
            "waehrung",
            "devise",
            "moneda",
            "moeda",
            "divisa",
            "munt",
            "muntsoort",
            "měna",
            "pénznem",
            "devizanem",
            "ccy",
            "=curr",
            "=cur",
            "=valuta",
            "currency code",
            "waluta",
        ],
    ),
    (Role::Status, &["status", "state", "stav", "estado", "statut", "állapot", "=pending", "=cancellation"]),
    (
        Role::Kind,
        &[
            "type",
            "category",
            "kategorie",
            "catégorie",
            "categoría",
            "categoria",
            "=typ",
            "=art",
            "mutatiesoort",
            "buchungsart",
            "transaction type",
            "txn type",
            "tipo",
            "umsatzart",
            "=code",
            "transaction code",
            "subcategory",
            "kategori",
        ],
    ),
    (
        Role::Reference,
        &[
            "reference",
            "referencia",
            "referenz",
            "référence",
            "ref",
            "reference no",
            "transaction id",
            "=id",
            "check number",
            "cheque number",
            "check",
            "cheque",
            "=num",
            "=number",
            "=no",
            "fitid",
            "receipt number",
            "record id",
            "reference number",
            "serial number",
            "=serial",
            "doc no",
            "document number",
            "número do documento",
            "=nummer",
            "unique id",
            "variable symbol",
            "constant symbol",
            "specific symbol",
            "txn id",
            "chq",
            "transaction reference",
        ],
    ),
    (
        Role::OwnAccount,
        &[
            "account",
            "account no",
            "account number",
            "konto",
            "kontonummer",
            "rekening",
            "compte",
            "cuenta",
            "conta",
            "účet",
            "számla",
            "card",
            "card number",
            "card no",
            "auftragskonto",
            "rekeningnummer",
            "iban",
            "account name",
            "=item",
            "payment method",
            "last 4",
        ],
    ),
    (
        Role::Party,
        &[
            "payee",
            "name",
            "counterparty",
            "partner",
            "partner name",
            "beneficiary",
            "merchant",
            "empfänger",
            "auftraggeber",
            "begünstigter",
            "beguenstigter",
            "zahlungspflichtiger",
            "zahlungsempfänger",
            "tegenpartij",
            "naam",
            "bénéficiaire",
            "tiers",
            "beneficiario",
            "beneficiário",
            "ordenante",
            "protistrana",
            "název protiúčtu",
            "partner neve",
            "modtager",
            "afsender",
            "recipient",
            "sender",
            "=from",
            "=to",
            "mottaker",
            "counteraccount name",
            "payer",
            "vendor",
            "customer",
            "beneficiary/payer",
            "empfaenger",
            "jméno",
        ],
    ),
    (
        Role::Text,
        &[
            "description",
            "desc",
            "memo",
            "note",
            "notes",
            "details",
            "detail",
            "narrative",
            "particulars",
            "text",
            "tekst",
            "verwendungszweck",
            "buchungstext",
            "omschrijving",
            "mededeling",
            "mededelingen",
            "libellé",
            "libelle",
            "concepto",
            "descripción",
            "descripcion",
            "descrição",
            "histórico",
            "historico",
            "descrizione",
            "causale",
            "popis",
            "zpráva",
            "közlemény",
            "megjegyzés",
            "message",
            "label",
            "remarks",
            "remark",
            "purpose",
            "information",
            "transaction",
            "narration",
            "beskrivelse",
            "comment",
            "vorgang",
            "motif",
            "tytuł",
            "megnevezés",
            "forgalom",
            "szöveg",
            "posteringstekst",
            "=what",
            "=item description",
        ],
    ),
    (Role::Ignored, &["address", "emoji", "receipt", "=skip", "branch", "country"]),
    (Role::Date, &["=day", "=when"]),
    (Role::Amount, &["=price paid", "cad$", "usd$", "=eur", "=usd", "=gbp", "=chf", "=cny", "gross", "net"]),
    (Role::Kind, &["class", "group"]),
];

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
    let booked = any(text, &["billing", "booked", "settle", "account currency", "posted"]);
    let give = |role: Role, exact: bool| Some(Heading { role, exact, booked });
    if let Some((role, _)) = LATIN.iter().find(|(_, words)| words.iter().any(|word| whole(word))) {
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
    LATIN.iter().find(|(_, words)| words.iter().any(|word| has(word))).and_then(|(role, _)| give(*role, false))
}

/// What a word of a direction column says.
pub(super) fn direction(text: &str) -> Option<Side> {
    const OUT: &[&str] = &[
        "支出",
        "支",
        "借",
        "借方",
        "付",
        "付款",
        "付出",
        "出账",
        "转出",
        "取",
        "支取",
        "往账",
        "往",
        "出",
        "已支出",
        "消费",
        "d",
        "dr",
        "dr.",
        "db",
        "debit",
        "dbit",
        "debet",
        "debits",
        "soll",
        "s",
        "af",
        "o",
        "out",
        "-",
        "withdrawal",
        "expense",
        "débit",
        "cargo",
        "débito",
        "debito",
        "má dáti",
        "uit",
        "outgoing",
        "withdraw",
        "paid out",
        "check",
        "dare",
        "terhelés",
        "payment out",
        "借 dr",
        "借方(dr)",
        "支出(借)",
        "转账支出",
    ];
    const IN: &[&str] = &[
        "收入",
        "收",
        "贷",
        "贷方",
        "收款",
        "存",
        "存入",
        "入账",
        "转入",
        "来账",
        "来",
        "入",
        "已收入",
        "c",
        "cr",
        "cr.",
        "credit",
        "crdt",
        "credits",
        "k",
        "kredit",
        "haben",
        "h",
        "bij",
        "i",
        "in",
        "+",
        "deposit",
        "income",
        "crédit",
        "abono",
        "crédito",
        "credito",
        "dal",
        "incoming",
        "paid in",
        "dslip",
        "avere",
        "jóváírás",
        "贷 cr",
        "贷方(cr)",
        "收入(贷)",
    ];
    const NEITHER: &[&str] = &["/", "不计收支", "其他", "中性", "中性交易", "资金转移", "不计"];
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

/// What the first words of a booking text say where a card statement gives amounts without sign (`退货 …`, `消费 …`).
pub(super) fn side_of_text(text: &str) -> Option<Side> {
    const IN: &[&str] = &[
        "退货",
        "退款",
        "还款",
        "信用卡还款",
        "存入",
        "转入",
        "入账",
        "返现",
        "自动还款",
        "自扣还款",
        "收入",
        "消费退",
        "贷记",
    ];
    const OUT: &[&str] = &[
        "消费",
        "取现",
        "支出",
        "预借现金",
        "分期",
        "年费",
        "手续费",
        "利息",
        "违约金",
        "转出",
        "付款",
        "扣款",
        "代扣",
        "缴费",
        "支付",
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

/// A line that is no transaction: an opening or closing balance, or a total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Summary {
    /// The balance before the first row.
    Opening,
    /// The balance after the last row.
    Closing,
    /// A sum.
    Total,
}

const OPENING: &[&str] = &[
    "opening balance",
    "balance brought forward",
    "brought forward",
    "beginning balance",
    "starting balance",
    "start balance",
    "previous balance",
    "saldo anterior",
    "saldo inicial",
    "anfangssaldo",
    "alter saldo",
    "anfangsbestand",
    "solde initial",
    "ancien solde",
    "solde précédent",
    "beginsaldo",
    "vorig saldo",
    "počáteční zůstatek",
    "nyitó egyenleg",
    "saldo primo",
    "saldo iniziale",
    "balance b/f",
    "b/f",
    "期初余额",
    "上期余额",
    "上页余额",
    "承前页",
    "上日余额",
    "起始余额",
    "初始余额",
    "上年结转",
    "上月结转",
    "上期结存",
];
const CLOSING: &[&str] = &[
    "closing balance",
    "ending balance",
    "end balance",
    "balance carried forward",
    "carried forward",
    "saldo final",
    "saldo",
    "s a l d o",
    "saldo actual",
    "endsaldo",
    "neuer saldo",
    "schlusssaldo",
    "solde final",
    "nouveau solde",
    "eindsaldo",
    "konečný zůstatek",
    "záró egyenleg",
    "saldo ultimo",
    "saldo finale",
    "balance c/f",
    "c/f",
    "期末余额",
    "本期余额",
    "过次页",
    "结余",
    "当前余额",
    "期末结存",
];
const TOTAL: &[&str] = &[
    "turnover",
    "total",
    "totals",
    "sum",
    "summe",
    "gesamt",
    "totaal",
    "totale",
    "totales",
    "totais",
    "suma",
    "celkem",
    "összesen",
    "i alt",
    "subtotal",
    "sub total",
    "sub-total",
    "sous-total",
    "grand total",
    "total debits",
    "total credits",
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "本页合计",
    "本期合计",
    "人民币合计",
    "合计金额",
    "本月合计",
    "本年累计",
    "发生额合计",
];

/// Whether a cell beside a date is the words of a summary and nothing else; a shop may have a name that starts so.
pub(super) fn summary_alone(text: &str) -> Option<Summary> {
    let text = text.trim_end_matches([':', '：', '.', ' ']);
    if text.len() > 40 {
        return None;
    }
    let found = |list: &[&str]| {
        list.iter().any(|word| {
            word.len() == text.len()
                && (word.eq_ignore_ascii_case(text) || (!text.is_ascii() && text.to_lowercase() == *word))
        })
    };
    summary_in(found)
}

/// Whether a cell of a row without a date starts with the words of a summary, or in Chinese has them.
pub(super) fn summary(text: &str) -> Option<Summary> {
    if text.is_empty() || text.len() > 90 {
        return None;
    }
    let text = normal(text);
    let chinese = is_chinese(&text);
    summary_in(|list: &[&str]| {
        list.iter().any(|word| {
            if chinese {
                text.contains(word)
            } else {
                text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }
        })
    })
}

fn summary_in(found: impl Fn(&[&str]) -> bool) -> Option<Summary> {
    if found(OPENING) {
        Some(Summary::Opening)
    } else if found(CLOSING) {
        Some(Summary::Closing)
    } else if found(TOTAL) {
        Some(Summary::Total)
    } else {
        None
    }
}

/// The month of a name or its first letters, in the languages of the headings.
pub(super) fn month(text: &str) -> Option<u16> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "gen", "ene", "led", "sty"],
        &["feb", "fév", "fev", "úno", "lut"],
        &["mar", "mär", "maa", "mrt", "mrz", "már", "bře"],
        &["apr", "avr", "abr", "ápr", "dub", "kwi"],
        &["may", "mai", "mei", "mag", "maj", "máj", "kvě"],
        &["jun", "juin", "giu", "jún", "čvn", "cze"],
        &["jul", "juil", "lug", "júl", "čvc", "lip"],
        &["aug", "aoû", "aou", "ago", "srp", "sie"],
        &["sep", "set", "szep", "zář", "wrz"],
        &["oct", "okt", "out", "ott", "říj", "paź"],
        &["nov", "lis"],
        &["dec", "dez", "déc", "dic", "des", "pro", "gru"],
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

/// Codes that may stand inside an amount cell.
const CODES: [&str; 46] = [
    "CNY", "RMB", "CNH", "USD", "EUR", "GBP", "HKD", "JPY", "AUD", "CAD", "CHF", "SGD", "NZD", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "BRL", "MXN", "INR", "KRW", "TWD", "MOP", "THB", "MYR", "IDR", "PHP", "VND", "ZAR", "RUB",
    "TRY", "AED", "SAR", "ILS", "RON", "BGN", "LTL", "ISK", "CLP", "COP", "ARS", "PEN", "UAH", "KZT",
];

fn code(text: &str) -> Option<Currency> {
    let upper = text.to_ascii_uppercase();
    if !CODES.contains(&upper.as_str()) {
        return None;
    }
    Some(if matches!(upper.as_str(), "RMB" | "CNH") { Currency::CNY } else { Currency::parse(&upper)? })
}

/// Currency signs and short names before or behind an amount.
const SIGNS: [(&str, &str); 21] = [
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("NT$", "TWD"),
    ("AU$", "AUD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("￡", "GBP"),
    ("￥", "CNY"),
    ("元", "CNY"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("zł", "PLN"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
];

/// A currency in front of a text, and the rest.
pub(super) fn unit_before(text: &str) -> Option<(Unit, &str)> {
    for (sign, name) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some((Unit::Is(Currency::parse(name)?), rest));
        }
    }
    let first = text.chars().next()?;
    if let Some(unit) = shared_sign(first) {
        return Some((unit, &text[first.len_utf8()..]));
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters != 3 {
        return None;
    }
    Some((Unit::Is(code(&text[..3])?), &text[3..]))
}

/// A currency behind a text, and the rest. `None` inside: a name that tells no single currency (`kr`).
pub(super) fn unit_behind(text: &str) -> Option<(Option<Unit>, &str)> {
    for (sign, name) in SIGNS {
        if let Some(rest) = text.strip_suffix(sign) {
            return Some((Some(Unit::Is(Currency::parse(name)?)), rest));
        }
    }
    for name in ["kr.", "kr", ",-"] {
        if let Some(rest) = text.strip_suffix(name) {
            return Some((None, rest));
        }
    }
    let last = text.chars().next_back()?;
    if let Some(unit) = shared_sign(last) {
        return Some((Some(unit), &text[..text.len() - last.len_utf8()]));
    }
    let letters = text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if letters != 3 {
        return None;
    }
    let cut = text.len() - 3;
    Some((Some(Unit::Is(code(&text[cut..])?)), &text[..cut]))
}

/// `$` is used by many currencies; `¥` by two, and beside Chinese words it is the yuan.
const fn shared_sign(sign: char) -> Option<Unit> {
    match sign {
        '$' => Some(Unit::Sign('$', Currency::USD)),
        '¥' => Some(Unit::Is(Currency::CNY)),
        _ => None,
    }
}

/// The currency of a cell in a currency column, or of words in a heading.
pub(super) fn currency(text: &str) -> Option<Currency> {
    const NAMES: [(&str, &str); 16] = [
        ("人民币", "CNY"),
        ("美元", "USD"),
        ("港币", "HKD"),
        ("港元", "HKD"),
        ("欧元", "EUR"),
        ("日元", "JPY"),
        ("日圆", "JPY"),
        ("英镑", "GBP"),
        ("澳元", "AUD"),
        ("澳大利亚元", "AUD"),
        ("加元", "CAD"),
        ("加拿大元", "CAD"),
        ("新加坡元", "SGD"),
        ("瑞士法郎", "CHF"),
        ("韩元", "KRW"),
        ("澳门元", "MOP"),
    ];
    let text = text.trim();
    if let Some((_, name)) = NAMES.iter().find(|(word, _)| text.contains(word)) {
        return Currency::parse(name);
    }
    if matches!(text, "元" | "¥" | "￥" | "156") {
        return Some(Currency::CNY);
    }
    match text {
        "€" => Some(Currency::EUR),
        "£" => Some(Currency::GBP),
        _ if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) => code(text),
        _ => None,
    }
}

/// The currency that a heading names: `Withdrawals (SGD)`, `Amount CZK`, `金额(元)`.
pub(super) fn heading_currency(text: &str) -> Option<Currency> {
    if any(text, &["(元)", "（元）", "人民币"]) {
        return Some(Currency::CNY);
    }
    text.split(|c: char| !c.is_ascii_alphabetic()).find_map(|word| {
        (word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())).then(|| code(word)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for (text, expected) in [("人民币", "CNY"), ("USD", "USD"), ("RMB", "CNY"), ("港币", "HKD")] {
            assert_eq!(currency(text).unwrap().as_str(), expected, "{text}");
        }
        assert_eq!(heading_currency("Amount CZK").unwrap().as_str(), "CZK");
        assert_eq!(heading_currency("Amount"), None);
    }
}
