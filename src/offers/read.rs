//! What was entered of an offer becomes its terms, or the list of what is missing.

mod form;

use crate::facts::{Answers, EntryProblem, Field, FieldKey, FieldKind, Understood, flow_list, month_list};
use crate::kernel::{Date, Money, Value};
use crate::loans::{Fee, FeeAmount, FeeKind, FeeTime, Form, Movement, Terms};

/// Who would lend.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lender {
    /// A bank.
    Bank,
    /// A microcredit company.
    Microcredit,
    /// An online platform.
    Platform,
    /// A guarantee, leasing or factoring company.
    Licensed,
    /// A private lender.
    Private,
    /// Anyone else.
    Other,
}

impl Lender {
    /// The code of the entry.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Microcredit => "microcredit",
            Self::Platform => "platform",
            Self::Licensed => "licensed",
            Self::Private => "private",
            Self::Other => "other",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Bank, Self::Microcredit, Self::Platform, Self::Licensed, Self::Private, Self::Other]
            .into_iter()
            .find(|lender| lender.as_str() == code)
    }
}

/// An entry that cannot be read, so that it is not used.
#[derive(Clone, PartialEq, Debug)]
pub struct Unused {
    /// The item.
    pub field: Field,
    /// The rule that it breaks.
    pub problem: EntryProblem,
}

/// What was read of an offer.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Its row.
    pub row: u16,
    /// Its name.
    pub name: Option<String>,
    /// Who would lend.
    pub lender: Option<Lender>,
    /// The code of the form.
    pub form: Option<String>,
    /// The terms, or what is missing.
    pub terms: Result<Terms, Vec<Field>>,
    /// Penalty for early repayment, as a share of the balance; 0 where nothing was entered.
    pub penalty: f64,
    /// Whether the account is swept each business day.
    pub swept_daily: bool,
    /// Whether something must be paid before the money comes.
    pub upfront: Option<bool>,
    /// Whether all fees stand in the contract.
    pub in_contract: Option<bool>,
    /// Whether the lender's licence was seen.
    pub licence: Option<bool>,
    /// Whether other fees were asked for and answered.
    pub fees_told: bool,
    /// Entries that are not used.
    pub unused: Vec<Unused>,
}

/// The entries of one row, and what was found to be missing.
struct Row<'a> {
    answers: &'a Answers,
    row: u16,
    as_of: Date,
    missing: Vec<Field>,
}

/// Reads the offer of a row.
#[must_use]
pub fn read_offer(answers: &Answers, row: u16, as_of: Date) -> Reading {
    let mut entries = Row { answers, row, as_of, missing: Vec::new() };
    let form_code = entries.code(Field::OfferForm);
    let principal = entries.needs(Field::OfferPrincipal, Row::money);
    let form = match form_code.as_deref() {
        None => {
            entries.missing.push(Field::OfferForm);
            None
        }
        Some(code) => entries.form(code),
    };
    let terms = match (principal, form) {
        (Some(principal), Some(form)) if entries.missing.is_empty() => Ok(entries.terms(principal, form)),
        _ => Err(std::mem::take(&mut entries.missing)),
    };
    Reading {
        row,
        name: entries.text(Field::OfferName),
        lender: entries.code(Field::OfferLender).and_then(|code| Lender::parse(&code)),
        swept_daily: form_code.as_deref() == Some("factor")
            && entries.code(Field::OfferSweep).as_deref() == Some("daily"),
        form: form_code,
        terms,
        penalty: entries.number(Field::OfferPenalty).unwrap_or(0.0),
        upfront: entries.yes(Field::OfferUpfront),
        in_contract: entries.yes(Field::OfferInContract),
        licence: entries.yes(Field::OfferLicence),
        fees_told: entries.yes(Field::OfferExtras).is_some(),
        unused: entries.unused(),
    }
}

impl Row<'_> {
    fn value(&self, field: Field) -> Option<Value> {
        self.answers.value(FieldKey { field, row: self.row }, self.as_of)
    }

    fn money(&self, field: Field) -> Option<Money> {
        match self.value(field)? {
            Value::Money(money) => Some(money),
            _ => None,
        }
    }

    fn number(&self, field: Field) -> Option<f64> {
        match self.value(field)? {
            Value::Number(number, _) => Some(number),
            _ => None,
        }
    }

    fn whole(&self, field: Field) -> Option<u32> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count within the field's limits"
        )]
        self.number(field).map(|number| number as u32)
    }

    fn code(&self, field: Field) -> Option<String> {
        match self.value(field)? {
            Value::Code(code) => Some(code.into_owned()),
            _ => None,
        }
    }

    fn text(&self, field: Field) -> Option<String> {
        match self.value(field)? {
            Value::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    fn yes(&self, field: Field) -> Option<bool> {
        match self.value(field)? {
            Value::Bool(yes) => Some(yes),
            _ => None,
        }
    }

    /// A part that the form cannot do without.
    fn needs<T>(&mut self, field: Field, read: impl Fn(&Self, Field) -> Option<T>) -> Option<T> {
        let found = read(self, field);
        if found.is_none() {
            self.missing.push(field);
        }
        found
    }

    fn months(&self, field: Field) -> Option<Vec<u32>> {
        let FieldKind::MonthList(latest) = field.spec().kind else { return None };
        month_list(&self.text(field)?, latest).ok()
    }

    fn flows(&self, field: Field, by_day: bool) -> Option<Vec<(f64, Money)>> {
        let (currency, unit) = (self.answers.currency(), self.answers.amount_unit);
        flow_list(&self.text(field)?, currency, unit, by_day).ok()
    }

    fn movements(&self, field: Field) -> Option<Vec<Movement>> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole days within the list's limit"
        )]
        let one = |(day, amount): (f64, Money)| Movement { day: day as u32, amount: amount.negated() };
        Some(self.flows(field, true)?.into_iter().map(one).collect())
    }

    fn terms(&self, principal: Money, form: Form) -> Terms {
        let share = |field| self.number(field).filter(|share| *share > 0.0).map(FeeAmount::Share);
        let amount = |field| self.money(field).filter(|money| money.is_positive()).map(FeeAmount::Amount);
        let at_start = [
            (FeeKind::Lender, share(Field::OfferFeeShare)),
            (FeeKind::Lender, amount(Field::OfferFeeLender)),
            (FeeKind::Guarantee, amount(Field::OfferFeeGuarantee)),
            (FeeKind::Appraisal, amount(Field::OfferFeeAppraisal)),
            (FeeKind::Registration, amount(Field::OfferFeeRegistration)),
            (FeeKind::Notary, amount(Field::OfferFeeNotary)),
            (FeeKind::Agent, amount(Field::OfferFeeAgent)),
            (FeeKind::Insurance, amount(Field::OfferFeeInsurance)),
        ];
        let fee = |kind, amount, time| Fee { kind, amount, time };
        let mut fees: Vec<Fee> =
            at_start.into_iter().filter_map(|(kind, amount)| Some(fee(kind, amount?, FeeTime::Start))).collect();
        fees.extend(amount(Field::OfferFeeEach).map(|amount| fee(FeeKind::Other, amount, FeeTime::EachPayment)));
        Terms { principal, form, deducted: share(Field::OfferDeducted), fees, held_back: share(Field::OfferHeldBack) }
    }

    /// Entries of the row that cannot be read; also where "don't know" stands nothing is used.
    fn unused(&self) -> Vec<Unused> {
        let keys = crate::facts::Group::OfferRows.fields().map(|spec| FieldKey { field: spec.field, row: self.row });
        keys.filter(|key| !key.field.spec().is_ruled_out(self.answers, self.row))
            .filter_map(|key| match self.answers.understood(key) {
                Err(problem) => Some(Unused { field: key.field, problem }),
                Ok(Understood::Value(_) | Understood::DontKnow | Understood::Unanswered) => None,
            })
            .collect()
    }
}
