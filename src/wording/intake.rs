//! Words about files: formats, columns, evidence, unread rows and findings.

use super::{Msg, Words, t};
use crate::intake::{
    BYTE_KINDS, Choice, Clue, ControlFigure, Evidence, Format, IntakeFinding, Limit, Lock, Question, QuestionKind,
    Role, SampleReading, Setting, UnreadReason,
};

/// Bytes in a megabyte as file managers count it.
const MEGABYTE: u64 = 1024 * 1024;

impl Words {
    /// The name of a kind of file.
    #[must_use]
    pub fn file_format(self, format: Format) -> &'static str {
        self.get(match format {
            Format::Delimited => t::INTAKE_FORMAT_DELIMITED,
            Format::Alipay => t::INTAKE_FORMAT_ALIPAY,
            Format::WeChat => t::INTAKE_FORMAT_WECHAT,
            Format::Jd => t::INTAKE_FORMAT_JD,
            Format::Meituan => t::INTAKE_FORMAT_MEITUAN,
            Format::Xlsx => t::INTAKE_FORMAT_XLSX,
            Format::Xls => t::INTAKE_FORMAT_XLS,
            Format::Ods => t::INTAKE_FORMAT_ODS,
            Format::Html => t::INTAKE_FORMAT_HTML,
            Format::SpreadsheetXml => t::INTAKE_FORMAT_SPREADSHEET_XML,
            Format::Ofx1 => t::INTAKE_FORMAT_OFX1,
            Format::Ofx2 => t::INTAKE_FORMAT_OFX2,
            Format::Qif => t::INTAKE_FORMAT_QIF,
            Format::Mt940 => t::INTAKE_FORMAT_MT940,
            Format::Mt942 => t::INTAKE_FORMAT_MT942,
            Format::Camt052 => t::INTAKE_FORMAT_CAMT052,
            Format::Camt053 => t::INTAKE_FORMAT_CAMT053,
            Format::Camt054 => t::INTAKE_FORMAT_CAMT054,
            Format::Ledger => t::INTAKE_FORMAT_LEDGER,
            Format::Beancount => t::INTAKE_FORMAT_BEANCOUNT,
            Format::EntryJournal => t::INTAKE_FORMAT_ENTRY_JOURNAL,
            Format::CnEinvoice => t::INTAKE_FORMAT_CN_EINVOICE,
            Format::CnOfd => t::INTAKE_FORMAT_CN_OFD,
            Format::Ubl => t::INTAKE_FORMAT_UBL,
            Format::Cii => t::INTAKE_FORMAT_CII,
            Format::FacturX => t::INTAKE_FORMAT_FACTUR_X,
            Format::InvoiceList => t::INTAKE_FORMAT_INVOICE_LIST,
            Format::SafT => t::INTAKE_FORMAT_SAF_T,
            Format::Xbrl => t::INTAKE_FORMAT_XBRL,
            Format::Ixbrl => t::INTAKE_FORMAT_IXBRL,
            Format::FinancialStatement => t::INTAKE_FORMAT_FINANCIAL_STATEMENT,
            Format::TrialBalance => t::INTAKE_FORMAT_TRIAL_BALANCE,
            Format::ChartOfAccounts => t::INTAKE_FORMAT_CHART_OF_ACCOUNTS,
            Format::AmazonOrder => t::INTAKE_FORMAT_AMAZON_ORDER,
            Format::ShopOrders => t::INTAKE_FORMAT_SHOP_ORDERS,
        })
    }

    /// What a column means.
    #[must_use]
    pub fn column_role(self, role: Role) -> &'static str {
        self.get(match role {
            Role::Date => t::INTAKE_ROLE_DATE,
            Role::Time => t::INTAKE_ROLE_TIME,
            Role::OtherDate => t::INTAKE_ROLE_OTHER_DATE,
            Role::Amount => t::INTAKE_ROLE_AMOUNT,
            Role::Debit => t::INTAKE_ROLE_DEBIT,
            Role::Credit => t::INTAKE_ROLE_CREDIT,
            Role::Direction => t::INTAKE_ROLE_DIRECTION,
            Role::Balance => t::INTAKE_ROLE_BALANCE,
            Role::Currency => t::INTAKE_ROLE_CURRENCY,
            Role::Party => t::INTAKE_ROLE_PARTY,
            Role::PartyAccount => t::INTAKE_ROLE_PARTY_ACCOUNT,
            Role::Text => t::INTAKE_ROLE_TEXT,
            Role::Kind => t::INTAKE_ROLE_KIND,
            Role::Reference => t::INTAKE_ROLE_REFERENCE,
            Role::Status => t::INTAKE_ROLE_STATUS,
            Role::OwnAccount => t::INTAKE_ROLE_OWN_ACCOUNT,
            Role::Fee => t::INTAKE_ROLE_FEE,
            Role::Ignored => t::INTAKE_ROLE_IGNORED,
        })
    }

    /// Why a column was given its meaning.
    #[must_use]
    pub fn column_evidence(self, evidence: &Evidence) -> String {
        let plain = |message: Msg<0>| self.get(message).to_owned();
        let count = |n: u32| self.count(i64::from(n));
        match *evidence {
            Evidence::Reads { cells, of } => self.say(t::INTAKE_EVIDENCE_READS, [&count(of), &count(cells)]),
            Evidence::Heading => plain(t::INTAKE_EVIDENCE_HEADING),
            Evidence::BalanceRolls { rows, of } => {
                self.say(t::INTAKE_EVIDENCE_BALANCE_ROLLS, [&count(of), &count(rows)])
            }
            Evidence::Exclusive => plain(t::INTAKE_EVIDENCE_EXCLUSIVE),
            Evidence::KnownWords => plain(t::INTAKE_EVIDENCE_KNOWN_WORDS),
            Evidence::Chosen => plain(t::INTAKE_EVIDENCE_CHOSEN),
            Evidence::Layout => plain(t::INTAKE_EVIDENCE_LAYOUT),
        }
    }

    /// Why a row was not read.
    #[must_use]
    pub fn unread_reason(self, reason: &UnreadReason) -> String {
        self.get(match reason {
            UnreadReason::NoDate => t::INTAKE_UNREAD_NO_DATE,
            UnreadReason::BadDate => t::INTAKE_UNREAD_BAD_DATE,
            UnreadReason::NoSuchDay => t::INTAKE_UNREAD_NO_SUCH_DAY,
            UnreadReason::NoAmount => t::INTAKE_UNREAD_NO_AMOUNT,
            UnreadReason::BadAmount => t::INTAKE_UNREAD_BAD_AMOUNT,
            UnreadReason::BothSides => t::INTAKE_UNREAD_BOTH_SIDES,
            UnreadReason::UnknownDirection => t::INTAKE_UNREAD_UNKNOWN_DIRECTION,
            UnreadReason::CutOff => t::INTAKE_UNREAD_CUT_OFF,
            UnreadReason::NoNumber => t::INTAKE_UNREAD_NO_NUMBER,
            UnreadReason::NoContext => t::INTAKE_UNREAD_NO_CONTEXT,
            UnreadReason::NoUnit => t::INTAKE_UNREAD_NO_UNIT,
            UnreadReason::BadFigure => t::INTAKE_UNREAD_BAD_FIGURE,
            UnreadReason::CellCount { expected, found } => {
                return self.say(t::INTAKE_UNREAD_CELL_COUNT, [&expected.to_string(), &found.to_string()]);
            }
        })
        .to_owned()
    }

    /// What the first bytes of a file show it to be.
    #[must_use]
    pub fn bytes_seen(self, seen: &str) -> String {
        let known = BYTE_KINDS.contains(&seen);
        let message = match seen {
            "png" | "jpeg" | "gif" | "tiff" | "webp" => t::INTAKE_SEEN_PICTURE,
            "pdf" => t::INTAKE_SEEN_PDF,
            "xlsx" | "ods" => t::INTAKE_SEEN_SPREADSHEET,
            "ole" => t::INTAKE_SEEN_OLD_OFFICE,
            "docx" | "doc" | "rtf" => t::INTAKE_SEEN_DOCUMENT,
            "ofd" => t::INTAKE_SEEN_OFD,
            "zip" | "gzip" | "bzip2" | "xz" | "7z" | "rar" | "zstd" => t::INTAKE_SEEN_ARCHIVE,
            "program" | "wasm" => t::INTAKE_SEEN_PROGRAM,
            "sqlite" => t::INTAKE_SEEN_DATABASE,
            _ => return self.get(t::INTAKE_SEEN_UNKNOWN).to_owned(),
        };
        let name = self.get(message);
        // The usual short name helps those who know it.
        if known && !matches!(seen, "ole" | "pdf" | "ofd" | "program" | "sqlite") {
            format!("{name}{}{}", self.gap(), seen.to_uppercase())
        } else {
            name.to_owned()
        }
    }

    /// A figure of a control total.
    #[must_use]
    pub fn control_figure(self, figure: ControlFigure) -> String {
        match figure {
            ControlFigure::Count(count) => {
                self.say(t::INTAKE_COUNT, [&self.count(i64::try_from(count).unwrap_or(i64::MAX))])
            }
            ControlFigure::Sum(money) => self.money_exact(money),
        }
    }

    /// What a limit counts.
    fn limit(self, what: Limit) -> &'static str {
        self.get(match what {
            Limit::Entries => t::INTAKE_LIMIT_ENTRIES,
            Limit::EntryBytes => t::INTAKE_LIMIT_ENTRY_BYTES,
            Limit::Inflated => t::INTAKE_LIMIT_INFLATED,
            Limit::Ratio => t::INTAKE_LIMIT_RATIO,
            Limit::Depth => t::INTAKE_LIMIT_DEPTH,
            Limit::Cells => t::INTAKE_LIMIT_CELLS,
            Limit::Sheets => t::INTAKE_LIMIT_SHEETS,
            Limit::Nesting => t::INTAKE_LIMIT_NESTING,
            Limit::Line => t::INTAKE_LIMIT_LINE,
        })
    }

    /// By what a file was recognised.
    #[must_use]
    pub fn clue(self, clue: &Clue) -> String {
        match clue {
            Clue::Columns => self.get(t::INTAKE_CLUE_COLUMNS).to_owned(),
            Clue::Bytes => self.get(t::INTAKE_CLUE_BYTES).to_owned(),
            Clue::Word(word) => self.say(t::INTAKE_CLUE_WORD, [word]),
            Clue::Entry(name) => self.say(t::INTAKE_CLUE_ENTRY, [name]),
        }
    }

    /// The question that a file leaves to the user.
    #[must_use]
    pub fn question(self, question: &Question) -> String {
        let message = match (question.kind, question.sample.as_str()) {
            (QuestionKind::Account, _) => return self.get(t::INTAKE_QUESTION_ACCOUNT).to_owned(),
            (QuestionKind::Until, _) => return self.get(t::INTAKE_QUESTION_UNTIL).to_owned(),
            (QuestionKind::Day, "") => return self.get(t::INTAKE_QUESTION_DAY).to_owned(),
            (QuestionKind::Span, "") => return self.get(t::INTAKE_QUESTION_SPAN).to_owned(),
            (QuestionKind::Day, heading) => return self.say(t::INTAKE_QUESTION_DAY_OF, [heading]),
            (QuestionKind::Span, heading) => return self.say(t::INTAKE_QUESTION_SPAN_OF, [heading]),
            (QuestionKind::DateOrder, _) => t::INTAKE_QUESTION_DATE_ORDER,
            (QuestionKind::Decimal, _) => t::INTAKE_QUESTION_DECIMAL,
            (QuestionKind::Sign, _) => t::INTAKE_QUESTION_SIGN,
            (QuestionKind::Currency, _) => t::INTAKE_QUESTION_CURRENCY,
        };
        self.say(message, [&question.sample, &question.line.to_string()])
    }

    /// One answer to such a question: how the sample cell is then read.
    #[must_use]
    pub fn answer(self, choice: &Choice) -> String {
        match (&choice.reading, &choice.sets) {
            (SampleReading::Date(date), _) => self.date(*date),
            (SampleReading::Accounts(names), _) => self.list(names),
            (SampleReading::Period(period), _) => self.period(*period),
            (SampleReading::Amount(money), Setting::FlipSign(_)) => {
                let message = if money.is_negative() { t::INTAKE_ANSWER_OUT } else { t::INTAKE_ANSWER_IN };
                self.say(message, [&self.money_exact(money.abs())])
            }
            (SampleReading::Amount(money), _) => self.money_exact(*money),
        }
    }

    /// A finding about a file.
    #[must_use]
    pub fn intake_finding(self, finding: &IntakeFinding) -> String {
        let plain = |message: Msg<0>| self.get(message).to_owned();
        let one = |message: Msg<1>, argument: &str| self.say(message, [argument]);
        let whole = |n: u64| self.count(i64::try_from(n).unwrap_or(i64::MAX));
        match finding {
            IntakeFinding::EmptyFile => plain(t::INTAKE_FINDING_EMPTY_FILE),
            IntakeFinding::NotReadable { seen, ending } if ending.is_empty() => {
                one(t::INTAKE_FINDING_NOT_READABLE_PLAIN, &self.bytes_seen(seen))
            }
            IntakeFinding::NotReadable { seen, ending } => {
                self.say(t::INTAKE_FINDING_NOT_READABLE, [&self.bytes_seen(seen), ending])
            }
            IntakeFinding::TooLarge { bytes, limit } => {
                self.say(t::INTAKE_FINDING_TOO_LARGE, [&whole(bytes.div_ceil(MEGABYTE)), &whole(limit / MEGABYTE)])
            }
            IntakeFinding::TooManyRows { limit, .. } => one(t::INTAKE_FINDING_TOO_MANY_ROWS, &whole(*limit)),
            IntakeFinding::NoTable => plain(t::INTAKE_FINDING_NO_TABLE),
            IntakeFinding::Unread { reason, .. } => one(t::INTAKE_FINDING_UNREAD, &self.unread_reason(reason)),
            IntakeFinding::CutOff => plain(t::INTAKE_FINDING_CUT_OFF),
            IntakeFinding::Replaced { count } => one(t::INTAKE_FINDING_REPLACED, &whole(*count)),
            IntakeFinding::BalanceBreak { stated, computed } => {
                self.say(t::INTAKE_FINDING_BALANCE_BREAK, [&self.money_exact(*stated), &self.money_exact(*computed)])
            }
            // The Chinese sentence names the computed figure first.
            IntakeFinding::SumBreak { stated, computed } => {
                self.say(t::INTAKE_FINDING_SUM_BREAK, [&self.money_exact(*computed), &self.money_exact(*stated)])
            }
            IntakeFinding::ControlDiffers { stated, computed, text } => self.say(
                t::INTAKE_FINDING_CONTROL_DIFFERS,
                [text, &self.control_figure(*stated), &self.control_figure(*computed)],
            ),
            IntakeFinding::DateOrderUndecided { example } => one(t::INTAKE_FINDING_DATE_ORDER_UNDECIDED, example),
            IntakeFinding::DecimalUndecided { example } => one(t::INTAKE_FINDING_DECIMAL_UNDECIDED, example),
            IntakeFinding::SignUndecided => plain(t::INTAKE_FINDING_SIGN_UNDECIDED),
            IntakeFinding::FutureDate { date } => one(t::INTAKE_FINDING_FUTURE_DATE, &self.date(*date)),
            IntakeFinding::CurrencyAssumed => plain(t::INTAKE_FINDING_CURRENCY_ASSUMED),
            IntakeFinding::CurrencyBySign { sign, currency } => {
                self.say(t::INTAKE_FINDING_CURRENCY_BY_SIGN, [&sign.to_string(), currency.as_str()])
            }
            IntakeFinding::CurrencyOfFile { count, currency } => {
                self.say(t::INTAKE_FINDING_CURRENCY_OF_FILE, [&whole(u64::from(*count)), currency.as_str()])
            }
            IntakeFinding::CurrencyOfRowsAssumed { count, currency } => {
                self.say(t::INTAKE_FINDING_CURRENCY_OF_ROWS_ASSUMED, [&whole(u64::from(*count)), currency.as_str()])
            }
            IntakeFinding::OneSided { count } => one(t::INTAKE_FINDING_ONE_SIDED, &whole(u64::from(*count))),
            IntakeFinding::YearChosen { until } => one(t::INTAKE_FINDING_YEAR_CHOSEN, &self.date(*until)),
            IntakeFinding::OldDate { date } => one(t::INTAKE_FINDING_OLD_DATE, &self.date(*date)),
            IntakeFinding::MoreBalanceBreaks { count } => {
                one(t::INTAKE_FINDING_MORE_BALANCE_BREAKS, &whole(u64::from(*count)))
            }
            IntakeFinding::DirectionDiffers { word, amount } => {
                self.say(t::INTAKE_FINDING_DIRECTION_DIFFERS, [word, &self.money_exact(*amount)])
            }
            IntakeFinding::Rounded { text, amount } => {
                self.say(t::INTAKE_FINDING_ROUNDED, [text, &self.money_exact(*amount)])
            }
            IntakeFinding::DateReplaced { text, date } => {
                self.say(t::INTAKE_FINDING_DATE_REPLACED, [text, &self.date(*date)])
            }
            IntakeFinding::ValueDates { count } => one(t::INTAKE_FINDING_VALUE_DATES, &whole(u64::from(*count))),
            IntakeFinding::Pending { count } => one(t::INTAKE_FINDING_PENDING, &whole(u64::from(*count))),
            IntakeFinding::NoEntries => plain(t::INTAKE_FINDING_NO_ENTRIES),
            IntakeFinding::StatementGap { closing, opening } => {
                self.say(t::INTAKE_FINDING_STATEMENT_GAP, [&self.money_exact(*closing), &self.money_exact(*opening)])
            }
            IntakeFinding::EncodingDiffers { declared, used } => {
                self.say(t::INTAKE_FINDING_ENCODING_DIFFERS, [declared, used])
            }
            IntakeFinding::ServerSaid { code, text } => self.say(t::INTAKE_FINDING_SERVER_SAID, [code, text]),
            IntakeFinding::Trades { count } => one(t::INTAKE_FINDING_TRADES, &whole(u64::from(*count))),
            IntakeFinding::PartsDiffer { whole, parts } => {
                self.say(t::INTAKE_FINDING_PARTS_DIFFER, [&self.money_exact(*whole), &self.money_exact(*parts)])
            }
            IntakeFinding::OpeningRow { amount } => one(t::INTAKE_FINDING_OPENING_ROW, &self.money_exact(*amount)),
            IntakeFinding::OwnAccounts { names } => one(t::INTAKE_FINDING_OWN_ACCOUNTS, &self.list(names)),
            IntakeFinding::NoOwnAccount { names } => one(t::INTAKE_FINDING_NO_OWN_ACCOUNT, &self.list(names)),
            IntakeFinding::NotApplied { text } => one(t::INTAKE_FINDING_NOT_APPLIED, text),
            IntakeFinding::Unbalanced { text } => one(t::INTAKE_FINDING_UNBALANCED, text),
            IntakeFinding::OverLimit { what, limit } => {
                self.say(t::INTAKE_FINDING_OVER_LIMIT, [self.limit(*what), &whole(*limit)])
            }
            IntakeFinding::Locked { what: Lock::Archive } => plain(t::INTAKE_FINDING_LOCKED_ARCHIVE),
            IntakeFinding::Locked { what: Lock::Workbook } => plain(t::INTAKE_FINDING_LOCKED_WORKBOOK),
            IntakeFinding::Damaged => plain(t::INTAKE_FINDING_DAMAGED),
            IntakeFinding::DigitsLost { count, example } => {
                self.say(t::INTAKE_FINDING_DIGITS_LOST, [&whole(*count), example])
            }
            IntakeFinding::SheetsLeft { names } => one(t::INTAKE_FINDING_SHEETS_LEFT, &names.join(", ")),
            IntakeFinding::AmountsRounded { count, example } => {
                self.say(t::INTAKE_FINDING_AMOUNTS_ROUNDED, [&whole(u64::from(*count)), example])
            }
            IntakeFinding::RefundsSplit { column, count, total, number } => self.say(
                t::INTAKE_FINDING_REFUNDS_SPLIT,
                [column, &whole(u64::from(*count)), &self.money_exact(*total), &number.to_string()],
            ),
            IntakeFinding::FeesSplit { column, count, total, number } => self.say(
                t::INTAKE_FINDING_FEES_SPLIT,
                [column, &whole(u64::from(*count)), &self.money_exact(*total), &number.to_string()],
            ),
            IntakeFinding::FeesApart { column, count } => {
                self.say(t::INTAKE_FINDING_FEES_APART, [column, &whole(u64::from(*count))])
            }
            IntakeFinding::SheetRepeats { name, of } => self.say(t::INTAKE_FINDING_SHEET_REPEATS, [name, of]),
            IntakeFinding::OtherParts { names } => one(t::INTAKE_FINDING_OTHER_PARTS, &names.join(", ")),
            IntakeFinding::Document(finding) => self.document_finding(finding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Currency, Money};
    use crate::wording::Language;

    #[test]
    fn findings_name_the_figures() {
        let money = |minor| Money::from_minor(minor, Currency::CNY);
        for (language, finding, parts) in [
            (
                Language::Zh,
                IntakeFinding::NotReadable { seen: "png", ending: "csv".to_owned() },
                &["图片", "PNG", "csv"][..],
            ),
            (Language::En, IntakeFinding::TooLarge { bytes: 70 * MEGABYTE, limit: 64 * MEGABYTE }, &["70 MB", "64 MB"]),
            (Language::En, IntakeFinding::SumBreak { stated: money(100), computed: money(250) }, &["gives", "1.00"]),
            (
                Language::Zh,
                IntakeFinding::DirectionDiffers { word: "贷".to_owned(), amount: money(-123) },
                &["贷", "1.23"],
            ),
            (Language::En, IntakeFinding::MoreBalanceBreaks { count: 1 }, &["1 more row,"]),
            (
                Language::En,
                IntakeFinding::Unread { reason: UnreadReason::NoSuchDay, text: String::new() },
                &["no such day"],
            ),
        ] {
            let text = Words::new(language).intake_finding(&finding);
            for part in parts {
                assert!(text.contains(part), "{text:?} lacks {part:?}");
            }
        }
    }

    #[test]
    fn every_kind_of_bytes_has_words_of_its_own() {
        for language in Language::ALL {
            let words = Words::new(language);
            let unknown = words.bytes_seen("unknown");
            for kind in BYTE_KINDS.into_iter().filter(|kind| *kind != "unknown") {
                assert_ne!(words.bytes_seen(kind), unknown, "{kind}");
            }
        }
    }
}
