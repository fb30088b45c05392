//! The books in words: what a line is, why, and whether it counts.

use super::{Language, Words, t};
use crate::books::{BooksFinding, Category, Counted, DocumentSide, LineId, MappingReason, OwnReason, Reason, Revenue};
use crate::facts::Field;
use crate::rules::{CategoryRules, Text};

impl Words {
    /// A text that a pack carries itself.
    #[must_use]
    pub fn of_pack(self, text: &Text) -> &str {
        match self.language {
            Language::Zh => &text.zh,
            Language::En => &text.en,
        }
    }

    /// What counts as revenue, as the pack says it.
    #[must_use]
    pub fn revenue_rule(self, rules: &CategoryRules) -> &str {
        self.of_pack(&rules.revenue_rule)
    }

    /// A category's name.
    #[must_use]
    pub fn category(self, category: Category) -> &'static str {
        self.get(match category {
            Category::Sales => t::CATEGORY_SALES,
            Category::SalesRefund => t::CATEGORY_SALES_REFUND,
            Category::Suppliers => t::CATEGORY_SUPPLIERS,
            Category::SupplierRefund => t::CATEGORY_SUPPLIER_REFUND,
            Category::Payroll => t::CATEGORY_PAYROLL,
            Category::Rent => t::CATEGORY_RENT,
            Category::Utilities => t::CATEGORY_UTILITIES,
            Category::TaxSocial => t::CATEGORY_TAX_SOCIAL,
            Category::TaxRefund => t::CATEGORY_TAX_REFUND,
            Category::LoanIn => t::CATEGORY_LOAN_IN,
            Category::LoanRepayment => t::CATEGORY_LOAN_REPAYMENT,
            Category::LoanCost => t::CATEGORY_LOAN_COST,
            Category::BankFees => t::CATEGORY_BANK_FEES,
            Category::InterestIn => t::CATEGORY_INTEREST_IN,
            Category::OwnerIn => t::CATEGORY_OWNER_IN,
            Category::OwnerDraw => t::CATEGORY_OWNER_DRAW,
            Category::OwnTransfer => t::CATEGORY_OWN_TRANSFER,
            Category::Investment => t::CATEGORY_INVESTMENT,
            Category::Gambling => t::CATEGORY_GAMBLING,
            Category::Cash => t::CATEGORY_CASH,
            Category::OtherIn => t::CATEGORY_OTHER_IN,
            Category::OtherOut => t::CATEGORY_OTHER_OUT,
        })
    }

    /// A line's place; files count from 1 here, as people count.
    #[must_use]
    pub fn line_place(self, id: LineId) -> String {
        self.say(t::BOOKS_PLACE, [&(u32::from(id.file) + 1).to_string(), &id.line.to_string()])
    }

    /// Why a line has its category: the rule in the pack's own words.
    #[must_use]
    pub fn category_reason(self, reason: &Reason, rules: &CategoryRules) -> String {
        match reason {
            Reason::Rule { rule, word } => match rules.rules.iter().find(|written| written.id == *rule) {
                Some(written) => {
                    let says = self.of_pack(&written.says).trim_end_matches(['。', '.']);
                    self.say(t::BOOKS_REASON_RULE, [says, word])
                }
                None => self.say(t::BOOKS_REASON_RULE_GONE, [rule, word]),
            },
            Reason::MatchedTransfer(other) => self.say(t::BOOKS_REASON_MATCHED, [&self.line_place(*other)]),
            Reason::BillSays(word) => self.say(t::BOOKS_REASON_BILL, [word]),
            Reason::OwnName(name) => self.say(t::BOOKS_REASON_OWN_NAME, [name]),
            Reason::Words(guess) => {
                self.say(t::BOOKS_REASON_WORDS, [&guess.words.join(", "), &guess.percent.to_string()])
            }
            Reason::Shown(guess) => {
                let said = [&guess.words.join(", "), self.category(guess.category), &guess.percent.to_string()];
                self.say(t::BOOKS_REASON_SHOWN, said)
            }
            Reason::Direction => self.get(t::BOOKS_REASON_DIRECTION).to_owned(),
            Reason::Chosen => self.get(t::BOOKS_REASON_CHOSEN).to_owned(),
            Reason::ChosenForParty => self.get(t::BOOKS_REASON_CHOSEN_PARTY).to_owned(),
        }
    }

    /// Whether a line enters the sums, and why not.
    #[must_use]
    pub fn counted(self, counted: Counted) -> String {
        match counted {
            Counted::Yes => self.get(t::BOOKS_COUNTED_YES).to_owned(),
            Counted::DuplicateOf(other) => self.say(t::BOOKS_COUNTED_DUPLICATE, [&self.line_place(other)]),
            Counted::SamePaymentAs(other) => self.say(t::BOOKS_COUNTED_SAME_PAYMENT, [&self.line_place(other)]),
            Counted::NotExecuted => self.get(t::BOOKS_COUNTED_NOT_EXECUTED).to_owned(),
            Counted::Excluded => self.get(t::BOOKS_COUNTED_EXCLUDED).to_owned(),
            Counted::OtherCurrency => self.get(t::BOOKS_COUNTED_OTHER_CURRENCY).to_owned(),
        }
    }

    /// Whether a line is revenue.
    #[must_use]
    pub fn revenue(self, revenue: Revenue) -> &'static str {
        self.get(match revenue {
            Revenue::Counts => t::BOOKS_REVENUE_COUNTS,
            Revenue::Lowers => t::BOOKS_REVENUE_LOWERS,
            Revenue::No => t::BOOKS_REVENUE_NO,
        })
    }

    /// Why an account or concept is a line of the short accounts.
    #[must_use]
    pub fn mapping_reason(self, reason: &MappingReason) -> String {
        match reason {
            MappingReason::Concept(concept) => self.say(t::BOOKS_MAPPING_CONCEPT, [concept]),
            MappingReason::Name(word) => self.say(t::BOOKS_MAPPING_NAME, [word]),
            MappingReason::Number(number) => self.say(t::BOOKS_MAPPING_NUMBER, [number]),
            MappingReason::Section(heading) => self.say(t::BOOKS_MAPPING_SECTION, [heading]),
            MappingReason::Sum => self.get(t::BOOKS_MAPPING_SUM).to_owned(),
            MappingReason::PartOf(line) => self.say(t::BOOKS_MAPPING_PART, [line]),
            MappingReason::NoPlace => self.get(t::BOOKS_MAPPING_NO_PLACE).to_owned(),
            MappingReason::ResultOfYear => self.get(t::BOOKS_MAPPING_RESULT).to_owned(),
            MappingReason::Chosen => self.get(t::BOOKS_MAPPING_CHOSEN).to_owned(),
        }
    }

    /// Why a party of the invoices is taken to be the firm.
    #[must_use]
    pub fn own_reason(self, reason: &OwnReason) -> String {
        match reason {
            OwnReason::Chosen => self.get(t::BOOKS_OWN_CHOSEN).to_owned(),
            OwnReason::Typed => self.get(t::BOOKS_OWN_TYPED).to_owned(),
            OwnReason::Majority { count, of } => {
                self.say(t::BOOKS_OWN_MAJORITY, [&self.count(i64::from(*of)), &self.count(i64::from(*count))])
            }
        }
    }

    /// The firm's side of a document.
    #[must_use]
    pub fn document_side(self, side: DocumentSide) -> &'static str {
        self.get(match side {
            DocumentSide::Sale => t::BOOKS_SIDE_SALE,
            DocumentSide::Purchase => t::BOOKS_SIDE_PURCHASE,
            DocumentSide::Unknown => t::BOOKS_SIDE_UNKNOWN,
        })
    }

    /// A finding about the books.
    #[must_use]
    pub fn books_finding(self, finding: &BooksFinding) -> String {
        let count = |lines: u32| self.count(i64::from(lines));
        match finding {
            BooksFinding::Overlap { lines, first, second } => {
                self.say(t::BOOKS_FINDING_OVERLAP, [first, second, &count(*lines)])
            }
            BooksFinding::SameFile { name } => self.say(t::BOOKS_FINDING_SAME_FILE, [name]),
            BooksFinding::MissingMonth { name, month } => {
                self.say(t::BOOKS_FINDING_MISSING_MONTH, [name, &self.month(*month)])
            }
            BooksFinding::OtherCurrency { currency, lines } => {
                self.say(t::BOOKS_FINDING_OTHER_CURRENCY, [&count(*lines), currency.as_str()])
            }
            BooksFinding::AccountNotImported { account, lines } => {
                self.say(t::BOOKS_FINDING_ACCOUNT_NOT_IMPORTED, [&count(*lines), account])
            }
            BooksFinding::ByWords { lines, inflow, outflow, shown } => {
                let money = [self.money_exact(*inflow), self.money_exact(*outflow)];
                self.say(t::BOOKS_FINDING_BY_WORDS, [&count(*lines), &money[0], &money[1], &count(*shown)])
            }
            BooksFinding::OwnFirmByMajority { name, count: found, of } => {
                self.say(t::BOOKS_FINDING_OWN_BY_MAJORITY, [&count(*of), &count(*found), name])
            }
            BooksFinding::OwnFirmUnknown { documents } => self.say(t::BOOKS_FINDING_OWN_UNKNOWN, [&count(*documents)]),
            BooksFinding::AccountsNotMapped { accounts, first } => {
                self.say(t::BOOKS_FINDING_NOT_MAPPED, [&count(*accounts), first])
            }
            BooksFinding::AccountsDiffer { item, year, first, second } => {
                let label = Field::parse(item.as_str()).map_or(item.as_str(), |field| self.field(field));
                let money = [self.money_exact(*first), self.money_exact(*second)];
                self.say(t::BOOKS_FINDING_ACCOUNTS_DIFFER, [&year.to_string(), label, &money[0], &money[1]])
            }
            BooksFinding::AccountsWithoutYear => self.get(t::BOOKS_FINDING_WITHOUT_YEAR).to_owned(),
        }
    }
}
