//! Words about invoices, orders and accounts.

use super::{Words, t};
use crate::intake::{DocumentFinding, DocumentKind, DocumentPart, DocumentState, StatementPeriod, SumRule};

impl Words {
    /// What a document is.
    #[must_use]
    pub fn document_kind(self, kind: DocumentKind) -> &'static str {
        self.get(match kind {
            DocumentKind::Invoice => t::DOCUMENT_KIND_INVOICE,
            DocumentKind::CreditNote => t::DOCUMENT_KIND_CREDIT_NOTE,
            DocumentKind::Order => t::DOCUMENT_KIND_ORDER,
        })
    }

    /// What has become of a document.
    #[must_use]
    pub fn document_state(self, state: DocumentState) -> &'static str {
        self.get(match state {
            DocumentState::Valid => t::DOCUMENT_STATE_VALID,
            DocumentState::Void => t::DOCUMENT_STATE_VOID,
            DocumentState::Reversed => t::DOCUMENT_STATE_REVERSED,
            DocumentState::PartlyReversed => t::DOCUMENT_STATE_PARTLY_REVERSED,
            DocumentState::Open => t::DOCUMENT_STATE_OPEN,
        })
    }

    /// A part that is missing.
    #[must_use]
    pub fn document_part(self, part: DocumentPart) -> &'static str {
        self.get(match part {
            DocumentPart::Number => t::DOCUMENT_PART_NUMBER,
            DocumentPart::Date => t::DOCUMENT_PART_DATE,
            DocumentPart::Currency => t::DOCUMENT_PART_CURRENCY,
            DocumentPart::Total => t::DOCUMENT_PART_TOTAL,
            DocumentPart::Seller => t::DOCUMENT_PART_SELLER,
            DocumentPart::Buyer => t::DOCUMENT_PART_BUYER,
            DocumentPart::Period => t::DOCUMENT_PART_PERIOD,
            DocumentPart::Unit => t::DOCUMENT_PART_UNIT,
        })
    }

    /// The rule that a sum breaks.
    #[must_use]
    pub fn sum_rule(self, rule: SumRule) -> &'static str {
        self.get(match rule {
            SumRule::Lines => t::DOCUMENT_RULE_LINES,
            SumRule::Net => t::DOCUMENT_RULE_NET,
            SumRule::TaxParts => t::DOCUMENT_RULE_TAX_PARTS,
            SumRule::Total => t::DOCUMENT_RULE_TOTAL,
            SumRule::Payable => t::DOCUMENT_RULE_PAYABLE,
            SumRule::ItemTax => t::DOCUMENT_RULE_ITEM_TAX,
            SumRule::Order => t::DOCUMENT_RULE_ORDER,
            SumRule::DebitsCredits => t::DOCUMENT_RULE_DEBITS_CREDITS,
            SumRule::Roll => t::DOCUMENT_RULE_ROLL,
            SumRule::AccountTotal => t::DOCUMENT_RULE_ACCOUNT_TOTAL,
            SumRule::Entries => t::DOCUMENT_RULE_ENTRIES,
            SumRule::Statement => t::DOCUMENT_RULE_STATEMENT,
        })
    }

    /// The day or the period that accounts tell of.
    #[must_use]
    pub fn period(self, period: StatementPeriod) -> String {
        match period {
            StatementPeriod::On(day) => self.date(day),
            StatementPeriod::Span(first, last) => format!("{} – {}", self.date(first), self.date(last)),
        }
    }

    /// A finding about documents and accounts.
    #[must_use]
    pub fn document_finding(self, finding: &DocumentFinding) -> String {
        let named = |of: &str| if of.is_empty() { self.get(t::DOCUMENT_THE_FILE).to_owned() } else { of.to_owned() };
        match finding {
            DocumentFinding::SumDiffers { of, rule, stated, computed } => {
                self.say(t::DOCUMENT_FINDING_SUM_DIFFERS, [&named(of), self.sum_rule(*rule), stated, computed])
            }
            DocumentFinding::Lacks { of, part } => {
                self.say(t::DOCUMENT_FINDING_LACKS, [&named(of), self.document_part(*part)])
            }
            DocumentFinding::PeriodChosen { of, period } => {
                self.say(t::DOCUMENT_FINDING_PERIOD_CHOSEN, [&named(of), &self.period(*period)])
            }
            DocumentFinding::PartUnread { of, name, text } => {
                self.say(t::DOCUMENT_FINDING_PART_UNREAD, [&named(of), name, text])
            }
            DocumentFinding::Rounded { of, text } => self.say(t::DOCUMENT_FINDING_ROUNDED, [&named(of), text]),
            DocumentFinding::BrokenXml { line } => {
                self.say(t::DOCUMENT_FINDING_BROKEN_XML, [&self.count(i64::from(*line))])
            }
            DocumentFinding::FigureDiffers { of, stated, computed } => {
                self.say(t::DOCUMENT_FINDING_FIGURE_DIFFERS, [of, stated, computed])
            }
            DocumentFinding::NoInvoiceInside => self.get(t::DOCUMENT_FINDING_NO_INVOICE_INSIDE).to_owned(),
            DocumentFinding::EncryptedPdf => self.get(t::DOCUMENT_FINDING_ENCRYPTED_PDF).to_owned(),
        }
    }
}
