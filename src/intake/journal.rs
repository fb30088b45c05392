//! Journals of ledger, hledger and beancount. Postings to the firm's bank and cash accounts are its movements.
//!
//! Which accounts those are is a choice: the user's, else the accounts declared or named as bank or cash, else all
//! assets that hold money; a finding names them. Amounts left out are worked out, prices and costs are weighed, and
//! each transaction is checked to balance. Automated and periodic entries, includes and pads are not applied; each is
//! told.

mod beancount;
mod ledger;
mod quantity;

use self::quantity::{Quantity, Worth};
use super::finding::{ControlFigure, IntakeFinding, UnreadReason};
use super::format::Format;
use super::question::{Choice, Question, QuestionKind, SampleReading, Setting};
use super::readers::{Ask, Claim, Clue, Reader, Source};
use super::recipe::{DecimalSign, Reading};
use super::statement::{self, Statements};
use crate::kernel::{Currency, Date, Money, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// ledger, hledger and beancount.
pub(super) const READER: Reader = Reader { claim, read };

/// Accounts offered one by one when it is asked which are the firm's own.
const ASKED: usize = 6;

/// One posting.
struct Posting {
    line: u32,
    account: String,
    worth: Worth,
    /// Whether it stands outside the real accounts.
    unreal: bool,
}

/// One transaction.
struct Transaction {
    line: u32,
    place: usize,
    date: Date,
    payee: String,
    text: String,
    code: String,
    postings: Vec<Posting>,
    /// Its first line.
    first: String,
    /// A posting whose amount cannot be read.
    broken: Option<(u32, String)>,
}

/// A balance that the journal states for the start of a day.
struct Assertion {
    line: u32,
    day: Date,
    account: String,
    stated: Quantity,
    text: String,
}

/// A journal taken apart.
#[derive(Default)]
struct Book {
    transactions: Vec<Transaction>,
    /// Directives that would change postings and are not applied.
    skipped: Vec<(u32, String)>,
    assertions: Vec<Assertion>,
    /// Accounts declared to be cash (hledger's `type: C`).
    cash: BTreeSet<String>,
}

impl Book {
    fn declare(&mut self, text: &str) {
        let (name, comment) = text.split_once(';').unwrap_or((text, ""));
        let kind = comment.split_once("type:").map(|(_, kind)| kind.trim());
        if kind.is_some_and(|kind| kind.starts_with('C') || kind.to_ascii_lowercase().starts_with("cash")) {
            self.cash.insert(name.trim().to_owned());
        }
    }
}

fn claim(source: &Source<'_>) -> Option<Claim> {
    let head = source.head();
    if let Some(word) = head.lines().find_map(beancount_mark) {
        return Some(Claim::certain(Clue::word(word)));
    }
    // Entries, those with a posting below, and those with two: tables and lists also go on in indented lines.
    let (mut entries, mut followed, mut whole) = (0, 0, 0);
    let mut lines = head.lines().peekable();
    while let Some(line) = lines.next() {
        if line.contains('\t') || ledger::dated(line, Some(2000)).is_none() {
            continue;
        }
        let mut postings = 0;
        while let Some(next) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            let body = next.trim();
            // Between an account and its amount are two blanks or a tabulator.
            let account = body.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '[' | '*' | '!'));
            let parted = body.contains("  ") || body.contains('\t') || (body.contains(':') && !body.contains(' '));
            postings += u32::from(account && (parted || postings > 0));
        }
        entries += 1;
        followed += u32::from(postings > 0);
        whole += u32::from(postings > 1);
    }
    (whole > 0 && followed * 2 >= entries).then(|| Claim::likely(Clue::Columns))
}

/// The word of a line that only beancount has: a dated directive, or strings behind a transaction's flag.
fn beancount_mark(line: &str) -> Option<&str> {
    let (_, word, rest) = beancount::dated(line)?;
    let account = rest.starts_with(|c: char| c.is_uppercase()) && rest.contains(':');
    match word {
        "open" | "close" | "balance" | "pad" if account => Some(word),
        _ if beancount::is_flag(word) && rest.starts_with('"') => Some(word),
        _ => None,
    }
}

fn read(source: &Source<'_>, ask: &mut Ask<'_>) -> Result<Vec<Reading>, IntakeFinding> {
    let Some(decoded) = source.text() else { return Err(IntakeFinding::NoTable) };
    let text = &decoded.text;
    let bean = source.head().lines().any(|line| beancount_mark(line).is_some());
    let format = if bean { Format::Beancount } else { Format::Ledger };
    let mut journal =
        Journal { all: Statements::new(format, source, ask), signs: BTreeMap::new(), sums: BTreeMap::new() };
    let book = if bean {
        beancount::read(text)
    } else {
        let decimal = journal.decimal(text);
        ledger::read(text, decimal)
    };
    let own = journal.own_accounts(&book);
    journal.movements(&book, &own, ask);
    for (line, text) in &book.skipped {
        journal.all.note_line(*line, Severity::Warning, IntakeFinding::NotApplied { text: text.clone() });
    }
    for (sign, currency) in std::mem::take(&mut journal.signs) {
        journal.all.note_file(Severity::Note, IntakeFinding::CurrencyBySign { sign, currency });
    }
    journal.all.recipe.account = None;
    Ok(vec![Ok(journal.all.finish(source, ask)?)])
}

struct Journal {
    all: Statements,
    signs: BTreeMap<char, Currency>,
    /// Running sums of own accounts by account and commodity.
    sums: BTreeMap<(String, String), Quantity>,
}

impl Journal {
    /// The decimal sign that the amounts of the text show.
    fn decimal(&mut self, text: &str) -> DecimalSign {
        let amounts = text.lines().filter(|line| line.starts_with([' ', '\t'])).filter_map(|line| {
            let body = line.split(';').next().unwrap_or_default().trim();
            let at = [body.find("  "), body.find('\t')].into_iter().flatten().min()?;
            let amount = body[at..].split(['@', '{', '=']).next().unwrap_or_default();
            let from = amount.find(|c: char| c.is_ascii_digit())?;
            let to = amount.rfind(|c: char| c.is_ascii_digit())?;
            Some(&amount[from..=to])
        });
        let (found, example) = statement::decimal_sign(amounts);
        match (self.all.recipe.decimal, example) {
            (Some(chosen), _) => chosen,
            (None, Some(example)) => {
                self.all.note_file(Severity::Warning, IntakeFinding::DecimalUndecided { example });
                found
            }
            (None, None) => found,
        }
    }

    /// The accounts whose postings are the firm's own money.
    fn own_accounts(&mut self, book: &Book) -> BTreeSet<String> {
        let mut count: BTreeMap<&str, u32> = BTreeMap::new();
        for posting in book.transactions.iter().flat_map(|transaction| &transaction.postings) {
            if !posting.unreal {
                *count.entry(&posting.account).or_default() += 1;
            }
        }
        let under =
            |name: &str, root: &str| name == root || name.strip_prefix(root).is_some_and(|r| r.starts_with(':'));
        let pick = |test: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            count.keys().filter(|name| test(name)).map(|name| (*name).to_owned()).collect()
        };
        let declared = pick(&|name| book.cash.iter().any(|root| under(name, root)));
        let named = pick(&is_bank_or_cash);
        let assets = pick(&|name| is_asset(name) && !is_other_asset(name));
        let fit = [&declared, &named, &assets].into_iter().find(|all| !all.is_empty()).cloned().unwrap_or_default();
        let chosen = self.all.recipe.account.clone();
        let own = chosen.map_or_else(
            || fit.clone(),
            |chosen| pick(&|name| chosen.split([',', ';']).any(|root| under(name, root.trim()))),
        );
        // What the journal declares itself needs no question.
        if declared.is_empty() {
            self.ask_which(book, &count, &fit, &own);
        }
        if self.all.recipe.account.is_some() {
            return own;
        }
        if own.is_empty() && !book.transactions.is_empty() {
            let names = most(&count).into_iter().take(5).collect();
            self.all.note_file(Severity::Error, IntakeFinding::NoOwnAccount { names });
        } else if !own.is_empty() {
            let names = own.iter().take(20).cloned().collect();
            self.all.note_file(Severity::Note, IntakeFinding::OwnAccounts { names });
        }
        own
    }

    /// Asks which of several accounts that fit are the firm's own, or, where none fits, which of those with most
    /// postings.
    fn ask_which(&mut self, book: &Book, count: &BTreeMap<&str, u32>, fit: &BTreeSet<String>, own: &BTreeSet<String>) {
        let mut names = most(count);
        names.retain(|name| fit.is_empty() || fit.contains(name));
        if names.len() < 2 {
            return;
        }
        names.truncate(ASKED);
        let choice = |names: Vec<String>| Choice {
            used: names.len() == own.len() && names.iter().all(|name| own.contains(name)),
            sets: Setting::Account(names.join(";")),
            reading: SampleReading::Accounts(names),
        };
        let all = (!fit.is_empty()).then(|| choice(fit.iter().cloned().collect()));
        let one = |name: &String| choice(vec![name.clone()]);
        let postings = book.transactions.iter().flat_map(|transaction| &transaction.postings);
        let first = postings.into_iter().find(|posting| posting.account == names[0]);
        self.all.ask(Question {
            kind: QuestionKind::Account,
            column: None,
            line: first.map_or(1, |posting| posting.line),
            sample: names[0].clone(),
            choices: all.into_iter().chain(names.iter().map(one)).collect(),
        });
    }

    fn movements(&mut self, book: &Book, own: &BTreeSet<String>, ask: &mut Ask<'_>) {
        let mut order: Vec<usize> = (0..book.transactions.len()).collect();
        order.sort_by_key(|at| (book.transactions[*at].date, *at));
        let mut assertions: Vec<&Assertion> =
            book.assertions.iter().filter(|assertion| own.contains(&assertion.account)).collect();
        assertions.sort_by_key(|assertion| (assertion.day, assertion.line));
        let mut next = assertions.into_iter().peekable();
        for at in order {
            let transaction = &book.transactions[at];
            while let Some(assertion) = next.next_if(|assertion| assertion.day <= transaction.date) {
                self.assert(assertion);
            }
            if self.all.full() {
                return;
            }
            self.movement(transaction, own, ask);
        }
        next.for_each(|assertion| self.assert(assertion));
    }

    /// A stated balance against the sum of the rows so far.
    fn assert(&mut self, assertion: &Assertion) {
        let Some((currency, _)) = self.currency(&assertion.stated.commodity) else { return };
        let Some((stated, _)) = assertion.stated.money(currency) else { return };
        let key = (assertion.account.clone(), assertion.stated.commodity.clone());
        let sum = self.sums.get(&key).and_then(|sum| sum.money(currency)).map_or(Money::zero(currency), |(sum, _)| sum);
        self.all.control(assertion.line, &assertion.text, ControlFigure::Sum(stated), ControlFigure::Sum(sum));
    }

    /// The currency of a commodity; that of the case where none is named.
    fn currency(&mut self, commodity: &str) -> Option<(Currency, bool)> {
        if commodity.is_empty() {
            return Some((self.all.currency(), true));
        }
        let (found, sign) = quantity::currency(commodity)?;
        let Some(sign) = sign else { return Some((found, false)) };
        let currency = self.all.recipe.currency.unwrap_or(found);
        self.signs.insert(sign, currency);
        Some((currency, false))
    }

    fn movement(&mut self, transaction: &Transaction, own: &BTreeSet<String>, ask: &mut Ask<'_>) {
        let touches = transaction.postings.iter().any(|posting| !posting.unreal && own.contains(&posting.account));
        if !touches {
            return;
        }
        let (amounts, balanced) = amounts(transaction);
        if let Some((line, text)) = &transaction.broken {
            let kind = IntakeFinding::Unread { reason: UnreadReason::BadAmount, text: text.clone() };
            self.all.note_line(*line, Severity::Error, kind);
        } else if !balanced {
            let kind = IntakeFinding::Unbalanced { text: transaction.first.clone() };
            self.all.note_line(transaction.line, Severity::Warning, kind);
        }
        let others: BTreeSet<&str> = transaction
            .postings
            .iter()
            .filter(|posting| !posting.unreal && !own.contains(&posting.account))
            .map(|posting| posting.account.as_str())
            .collect();
        for (posting, quantities) in transaction.postings.iter().zip(amounts) {
            if posting.unreal || !own.contains(&posting.account) {
                continue;
            }
            if quantities.is_empty() {
                let text = format!("{} {}", transaction.first, posting.account);
                self.all.unread(posting.line, &text, UnreadReason::NoAmount);
            }
            for quantity in quantities {
                self.posting(transaction, posting, &quantity, &others, ask);
            }
        }
    }

    fn posting(
        &mut self,
        transaction: &Transaction,
        posting: &Posting,
        quantity: &Quantity,
        others: &BTreeSet<&str>,
        ask: &mut Ask<'_>,
    ) {
        let money = self.currency(&quantity.commodity).and_then(|(currency, _)| quantity.money(currency));
        let Some((money, rounded)) = money else {
            let text = format!("{} {} {}", transaction.first, posting.account, quantity.commodity);
            self.all.unread(posting.line, &text, UnreadReason::BadAmount);
            return;
        };
        let key = (posting.account.clone(), quantity.commodity.clone());
        let sum = self.sums.get(&key).map_or_else(|| Some(quantity.clone()), |sum| sum.plus(quantity));
        if let Some(sum) = sum {
            self.sums.insert(key, sum);
        }
        let mut record = statement::blank(posting.line, transaction.date, money);
        record.party = transaction.payee.as_str().into();
        record.text = transaction.text.as_str().into();
        record.reference = transaction.code.as_str().into();
        record.kind =
            others.iter().copied().collect::<Vec<_>>().join("; ").chars().take(400).collect::<String>().into();
        record.own_account = posting.account.as_str().into();
        // Several commodities on one account have no common balance.
        record.balance = posting
            .worth
            .asserted
            .as_ref()
            .filter(|asserted| asserted.commodity == quantity.commodity || asserted.commodity.is_empty())
            .and_then(|asserted| asserted.money(money.currency()))
            .map(|(balance, _)| balance);
        let opening = !others.is_empty() && others.iter().all(|name| is_opening(name));
        record.neutral = opening;
        let row = self.all.push(record, transaction.place, ask);
        if opening {
            self.all.note_row(row, Severity::Note, IntakeFinding::OpeningRow { amount: money });
        }
        if rounded {
            let text = format!("{}e-{} {}", quantity.digits, quantity.places, quantity.commodity);
            self.all.note_row(row, Severity::Note, IntakeFinding::Rounded { text, amount: money });
        }
    }
}

/// Accounts with most postings first.
fn most(count: &BTreeMap<&str, u32>) -> Vec<String> {
    let mut all: Vec<(&str, u32)> = count.iter().map(|(name, count)| (*name, *count)).collect();
    all.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    all.into_iter().map(|(name, _)| name.to_owned()).collect()
}

/// The quantities of each posting, with the one that is left out worked out, and whether the transaction balances.
/// A posting that takes up several commodities has a quantity of each.
fn amounts(transaction: &Transaction) -> (Vec<Vec<Quantity>>, bool) {
    let mut rest: BTreeMap<String, Quantity> = BTreeMap::new();
    let mut open = Vec::new();
    let mut known = transaction.broken.is_none();
    for (at, posting) in transaction.postings.iter().enumerate() {
        if posting.unreal {
            continue;
        }
        let Some(quantity) = &posting.worth.quantity else {
            open.push(at);
            continue;
        };
        let Some(weight) = quantity.weight(posting.worth.price.as_ref()) else {
            known = false;
            continue;
        };
        let sum = rest.get(&weight.commodity).map_or_else(|| Some(weight.clone()), |sum| sum.plus(&weight));
        match sum {
            Some(sum) => rest.insert(sum.commodity.clone(), sum),
            None => {
                known = false;
                None
            }
        };
    }
    let mut out: Vec<Vec<Quantity>> =
        transaction.postings.iter().map(|posting| posting.worth.quantity.iter().cloned().collect()).collect();
    let left: Vec<Quantity> = rest.into_values().filter(|quantity| quantity.digits != 0).collect();
    match open[..] {
        [one] if known => {
            out[one] = left.iter().map(Quantity::negated).collect();
            (out, true)
        }
        [] if known => {
            // Two commodities without a price are an exchange at the price that makes them equal.
            let exchange = left.len() == 2 && (left[0].digits < 0) != (left[1].digits < 0);
            let balanced = exchange || left.iter().all(Quantity::is_small);
            (out, balanced)
        }
        _ => (out, false),
    }
}

/// The currency of a commodity, and the sign that alone names it.
pub(super) fn commodity(text: &str) -> Option<(Currency, Option<char>)> {
    quantity::currency(text)
}

/// Names of the branch of assets.
pub(super) fn is_asset(name: &str) -> bool {
    let root = name.split(':').next().unwrap_or_default().to_lowercase();
    ["asset", "aktiva", "vermögen", "actif", "activo", "attivit", "ativo", "资产", "資產"]
        .iter()
        .any(|word| root.contains(word))
}

/// Assets that are not money: what others owe, goods, equipment, securities.
pub(super) fn is_other_asset(name: &str) -> bool {
    const WORDS: [&str; 20] = [
        "receivable",
        "receivables",
        "inventory",
        "stock",
        "stocks",
        "equipment",
        "broker",
        "brokerage",
        "invest",
        "investment",
        "investments",
        "prepaid",
        "fixed",
        "property",
        "vehicle",
        "401k",
        "ira",
        "portfolio",
        "forderungen",
        "lager",
    ];
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.into_iter().any(|word| WORDS.contains(&word))
        || ["应收", "存货", "固定资产", "预付", "押金", "投资"].iter().any(|word| lower.contains(word))
}

/// Words of bank and cash accounts.
pub(super) fn is_bank_or_cash(name: &str) -> bool {
    const WORDS: [&str; 34] = [
        "bank",
        "checking",
        "cheque",
        "chequing",
        "check",
        "saving",
        "savings",
        "cash",
        "wallet",
        "giro",
        "girokonto",
        "konto",
        "kasse",
        "bargeld",
        "sparkonto",
        "caisse",
        "banque",
        "banco",
        "caja",
        "cassa",
        "banca",
        "kontant",
        "current",
        "paypal",
        "wise",
        "revolut",
        "alipay",
        "wechat",
        "petty",
        "bankgiro",
        "postfinance",
        "tagesgeld",
        "n26",
        "stripe",
    ];
    const CHINESE: [&str; 8] = ["银行", "现金", "存款", "支付宝", "微信", "零钱", "活期", "钱包"];
    let mut parts = name.split(':');
    let root = parts.next().unwrap_or_default().to_lowercase();
    let outside = [
        "expense",
        "income",
        "liabilit",
        "equity",
        "revenue",
        "ausgaben",
        "einnahmen",
        "费用",
        "支出",
        "收入",
        "负债",
        "权益",
    ];
    if outside.iter().any(|word| root.contains(word)) || is_other_asset(name) {
        return false;
    }
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.into_iter().any(|word| WORDS.contains(&word) || (word.len() > 6 && word.ends_with("bank")))
        || CHINESE.iter().any(|word| lower.contains(word))
}

/// Accounts against which a journal opens.
fn is_opening(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["opening", "anfangsbestand", "eröffnung", "期初", "初始"].iter().any(|word| lower.contains(word))
        && !lower.starts_with("income")
}
