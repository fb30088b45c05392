//! Words of offers: warnings, rules, items of cost, why there is no schedule.

use super::message::{Msg, Words, t};
use crate::kernel::Severity;
use crate::loans::{FeeKind, TermsError};
use crate::offers::{Coverage, Flag, FlagKind, LawRate, LawRule, Payee};

impl Words {
    /// A yearly cost with two decimals: `13.84%`.
    #[must_use]
    pub fn cost_rate(self, share: f64) -> String {
        self.cost_rate_to(share, 2)
    }

    /// A yearly cost with some decimals.
    #[must_use]
    pub fn cost_rate_to(self, share: f64, decimals: u32) -> String {
        self.say(t::FORMAT_PERCENT, [&self.number(share * 100.0, decimals)])
    }

    /// A warning about an offer.
    #[must_use]
    pub fn offer_flag(self, flag: &Flag) -> String {
        let against =
            |message: Msg<2>, rate, ceiling| self.say(message, [&self.cost_rate(rate), &self.cost_rate(ceiling)]);
        match flag.kind {
            FlagKind::ReceivedLess(share, least) => {
                self.say(t::OFFERS_FLAG_RECEIVED, [&self.percent(share), &self.percent(least)])
            }
            FlagKind::InterestInAdvance(amount) => self.say(t::OFFERS_FLAG_ADVANCE, [&self.money_exact(amount)]),
            FlagKind::AbovePrivateCeiling(rate, ceiling) if flag.severity == Severity::Warning => {
                against(t::OFFERS_FLAG_UNLICENSED, rate, ceiling)
            }
            FlagKind::AbovePrivateCeiling(rate, ceiling) => against(t::OFFERS_FLAG_PRIVATE, rate, ceiling),
            FlagKind::AboveLicensedCeiling(rate, ceiling) => against(t::OFFERS_FLAG_LICENSED, rate, ceiling),
            FlagKind::AboveMicrocreditCeiling(rate, ceiling) => against(t::OFFERS_FLAG_MICROCREDIT, rate, ceiling),
            FlagKind::AboveMicrocreditAim(rate, ceiling) => {
                let day = flag.params.first().map(|used| self.date(used.from)).unwrap_or_default();
                self.say(t::OFFERS_FLAG_AIM, [&self.cost_rate(rate), &self.cost_rate(ceiling), &day])
            }
            FlagKind::FeeFirst => self.get(t::OFFERS_FLAG_FEE_FIRST).to_owned(),
            FlagKind::FeesOutside => self.get(t::OFFERS_FLAG_OUTSIDE).to_owned(),
            FlagKind::NoLicence => self.get(t::OFFERS_FLAG_LICENCE).to_owned(),
            FlagKind::Stacked(count) => self.say(t::OFFERS_FLAG_STACKED, [&count.to_string()]),
        }
    }

    /// How grave a warning about an offer is.
    #[must_use]
    pub fn offer_gravity(self, severity: Severity) -> &'static str {
        self.get(match severity {
            Severity::Error => t::OFFERS_GRAVE,
            Severity::Warning => t::OFFERS_CAREFUL,
            Severity::Note => t::OFFERS_NOTE,
        })
    }

    /// Why terms have no schedule.
    #[must_use]
    pub fn terms_error(self, error: TermsError) -> &'static str {
        self.get(match error {
            TermsError::Principal => t::OFFERS_ERROR_PRINCIPAL,
            TermsError::Length => t::OFFERS_ERROR_LENGTH,
            TermsError::Rate => t::OFFERS_ERROR_RATE,
            TermsError::NeverRepaid => t::OFFERS_ERROR_NEVER,
            TermsError::Movement => t::OFFERS_ERROR_MOVEMENT,
            TermsError::NothingPaidOut => t::OFFERS_ERROR_NOTHING,
            TermsError::Range => t::OFFERS_ERROR_RANGE,
        })
    }

    /// The name of a rule for yearly costs.
    #[must_use]
    pub fn law_rule(self, rule: LawRule) -> &'static str {
        self.get(match rule {
            LawRule::Pboc2021 => t::OFFERS_LAW_PBOC,
            LawRule::RegulationZ => t::OFFERS_LAW_REG_Z,
            LawRule::EuAprc => t::OFFERS_LAW_APRC,
            LawRule::UkApr => t::OFFERS_LAW_UK,
        })
    }

    /// Whom a rule for yearly costs binds.
    #[must_use]
    pub fn law_coverage(self, law: &LawRate) -> &'static str {
        self.get(match law.coverage {
            Coverage::Always => t::OFFERS_COVER_ALWAYS,
            Coverage::Consumers => t::OFFERS_COVER_CONSUMERS,
            Coverage::ByState { california: true, new_york: true } => t::OFFERS_COVER_BOTH,
            Coverage::ByState { new_york: true, .. } => t::OFFERS_COVER_NEW_YORK,
            Coverage::ByState { california: true, .. } => t::OFFERS_COVER_CALIFORNIA,
            Coverage::ByState { .. } => t::OFFERS_COVER_NEITHER,
        })
    }

    /// An item of cost.
    #[must_use]
    pub fn cost_item(self, payee: Payee) -> &'static str {
        self.get(match payee {
            Payee::Interest => t::OFFERS_ITEM_INTEREST,
            Payee::Deducted => t::OFFERS_ITEM_DEDUCTED,
            Payee::Fee(FeeKind::Lender) => t::FIELD_OFFER_FEE_LENDER,
            Payee::Fee(FeeKind::Guarantee) => t::FIELD_OFFER_FEE_GUARANTEE,
            Payee::Fee(FeeKind::Appraisal) => t::FIELD_OFFER_FEE_APPRAISAL,
            Payee::Fee(FeeKind::Registration) => t::FIELD_OFFER_FEE_REGISTRATION,
            Payee::Fee(FeeKind::Notary) => t::FIELD_OFFER_FEE_NOTARY,
            Payee::Fee(FeeKind::Insurance) => t::FIELD_OFFER_FEE_INSURANCE,
            Payee::Fee(FeeKind::Agent) => t::FIELD_OFFER_FEE_AGENT,
            Payee::Fee(FeeKind::Other) => t::FIELD_OFFER_FEE_EACH,
        })
    }

    /// Who gets an item of cost.
    #[must_use]
    pub fn cost_payee(self, payee: Payee) -> &'static str {
        self.get(match payee {
            Payee::Interest | Payee::Deducted | Payee::Fee(FeeKind::Lender) => t::OFFERS_PAYEE_LENDER,
            Payee::Fee(FeeKind::Guarantee) => t::OFFERS_PAYEE_GUARANTOR,
            Payee::Fee(FeeKind::Appraisal) => t::OFFERS_PAYEE_APPRAISER,
            Payee::Fee(FeeKind::Registration) => t::OFFERS_PAYEE_REGISTRY,
            Payee::Fee(FeeKind::Notary) => t::OFFERS_PAYEE_NOTARY,
            Payee::Fee(FeeKind::Insurance) => t::OFFERS_PAYEE_INSURER,
            Payee::Fee(FeeKind::Agent) => t::OFFERS_PAYEE_AGENT,
            Payee::Fee(FeeKind::Other) => t::OFFERS_PAYEE_CONTRACT,
        })
    }
}
