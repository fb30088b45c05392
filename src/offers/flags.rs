//! Warnings about an offer, each with the parameter that it rests on.

use super::{Costed, Lender, OfferReading};
use crate::facts::{FactKey, FactSheet};
use crate::kernel::{Date, Id, Money, ParamUse, Reading, Severity, Status, Value};
use crate::loans::Form;
use crate::rules::Pack;

/// What is to be warned of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum FlagKind {
    /// Less than a share of the contract's principal is received: the share received, and the least.
    ReceivedLess(f64, f64),
    /// Interest is taken in advance: how much.
    InterestInAdvance(Money),
    /// A private loan above the multiple of the LPR that courts protect: the offer's rate and the ceiling.
    AbovePrivateCeiling(f64, f64),
    /// A financial institution's loan above the total to which courts may cut: rate and ceiling.
    AboveLicensedCeiling(f64, f64),
    /// A microcredit loan above the rate at which new loans are forbidden: rate and ceiling.
    AboveMicrocreditCeiling(f64, f64),
    /// A microcredit loan above the rate that new loans are to reach: rate and aim.
    AboveMicrocreditAim(f64, f64),
    /// Something must be paid before the money comes.
    FeeFirst,
    /// Not all fees stand in the contract.
    FeesOutside,
    /// The lender's licence was not seen.
    NoLicence,
    /// Several advances are swept each day: how many of the offers.
    Stacked(usize),
}

impl FlagKind {
    /// The word for it in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReceivedLess(..) => "received_less",
            Self::InterestInAdvance(_) => "interest_in_advance",
            Self::AbovePrivateCeiling(..) => "above_private_ceiling",
            Self::AboveLicensedCeiling(..) => "above_licensed_ceiling",
            Self::AboveMicrocreditCeiling(..) => "above_microcredit_ceiling",
            Self::AboveMicrocreditAim(..) => "above_microcredit_aim",
            Self::FeeFirst => "fee_first",
            Self::FeesOutside => "fees_outside",
            Self::NoLicence => "no_licence",
            Self::Stacked(_) => "stacked",
        }
    }
}

/// A warning.
#[derive(Clone, PartialEq, Debug)]
pub struct Flag {
    /// What is wrong.
    pub kind: FlagKind,
    /// How grave.
    pub severity: Severity,
    /// The parameters that it rests on.
    pub params: Vec<ParamUse>,
}

/// Looks numbers up, the pack's own before the one that holds anywhere.
struct Limits<'a> {
    facts: &'a FactSheet,
    pack: &'a Pack,
    day: Date,
}

impl Limits<'_> {
    fn number(&self, name: &str) -> Option<(f64, ParamUse)> {
        let own = Id::owned(format!("{}.{name}", self.pack.id()));
        let any = || self.pack.number(&Id::owned(name.to_owned()), self.day);
        self.pack.number(&own, self.day).or_else(|_| any()).ok()
    }

    /// The one-year LPR of the day: the one the firm typed, when it is not older than the pack's.
    fn lpr(&self) -> Option<(f64, ParamUse)> {
        let (rate, used) = self.number("lpr_1y")?;
        if let Reading::Known(fact) = self.facts.get(FactKey::RateShort)
            && let Value::Number(typed, _) = fact.value
            && (used.from..=self.day).contains(&fact.as_of)
        {
            let stated = ParamUse { from: fact.as_of, status: Status::Stated, value: Some(typed), ..used };
            return Some((typed, stated));
        }
        Some((rate, used))
    }

    /// A multiple of the one-year LPR of the day.
    fn times_lpr(&self, name: &str) -> Option<(f64, Vec<ParamUse>)> {
        let (times, a) = self.number(name)?;
        let (lpr, b) = self.lpr()?;
        Some((times * lpr, vec![a, b]))
    }

    /// A multiple of the LPR that was announced: its latest value, begun or not, and whether it has begun.
    fn announced(&self, name: &str) -> Option<(f64, Vec<ParamUse>, bool)> {
        let param = self.pack.param(&Id::owned(format!("{}.{name}", self.pack.id()))).ok()?;
        let latest = param.values.last()?;
        let (lpr, used) = self.lpr()?;
        Some((latest.value.number()? * lpr, vec![param.used(latest), used], latest.from <= self.day))
    }

    fn flag(&self, kind: FlagKind, severity: Severity, name: &str) -> Option<Flag> {
        Some(Flag { kind, severity, params: vec![self.number(name)?.1] })
    }
}

/// The warnings of an offer, gravest first.
pub(super) fn flags(
    reading: &OfferReading,
    costed: Option<&Costed>,
    sweeps: usize,
    facts: &FactSheet,
    pack: &Pack,
    day: Date,
) -> Vec<Flag> {
    let limits = Limits { facts, pack, day };
    let mut flags = Vec::new();
    if reading.upfront == Some(true) {
        flags.extend(limits.flag(FlagKind::FeeFirst, Severity::Error, "offer.fees_before"));
    }
    if let Some(costed) = costed {
        flags.extend(received(costed, &limits));
        flags.extend(ceilings(reading.lender, costed, &limits));
    }
    if reading.in_contract == Some(false) {
        flags.extend(limits.flag(FlagKind::FeesOutside, Severity::Error, "offer.outside_contract"));
    }
    if reading.licence == Some(false) && reading.lender != Some(Lender::Private) {
        flags.extend(limits.flag(FlagKind::NoLicence, Severity::Warning, "offer.licences"));
    }
    if let Some((most, used)) = limits.number("offer.daily_sweeps")
        && reading.swept_daily
        && u32::try_from(sweeps).is_ok_and(|sweeps| f64::from(sweeps) > most)
    {
        flags.push(Flag { kind: FlagKind::Stacked(sweeps), severity: Severity::Warning, params: vec![used] });
    }
    flags.sort_by_key(|flag| std::cmp::Reverse(flag.severity));
    flags
}

/// Whether less is received than the contract says. A discount and an advance on an invoice are less than the face by
/// their nature, so that only what is taken beside them counts.
fn received(costed: &Costed, limits: &Limits) -> Vec<Flag> {
    let Some((least, used)) = limits.number("offer.received_share") else { return Vec::new() };
    let schedule = &costed.schedule;
    let mut flags = Vec::new();
    if schedule.deducted.is_positive() {
        let kind = FlagKind::InterestInAdvance(schedule.deducted);
        // Only where the pack has a rule of its own is it more than a question.
        let own = used.id.as_str() != "offer.received_share";
        let severity = if own { Severity::Error } else { Severity::Warning };
        flags.push(Flag { kind, severity, params: vec![used.clone()] });
    }
    let taken = [schedule.deducted, schedule.fees_at_start, schedule.held_back];
    let paid_out = taken.into_iter().fold(schedule.received.to_f64(), |sum, part| sum + part.to_f64());
    let by_nature = matches!(costed.terms.form, Form::Discount { .. } | Form::Factoring { .. });
    let base = if by_nature { paid_out } else { costed.terms.principal.to_f64() };
    let share = schedule.received.to_f64() / base;
    if share < least {
        flags.push(Flag {
            kind: FlagKind::ReceivedLess(share, least),
            severity: Severity::Warning,
            params: vec![used],
        });
    }
    flags
}

/// Ceilings by kind of lender, against the nominal yearly cost.
fn ceilings(lender: Option<Lender>, costed: &Costed, limits: &Limits) -> Vec<Flag> {
    let (Some(lender), Ok(cost)) = (lender, &costed.cost) else { return Vec::new() };
    let rate = cost.nominal;
    let above = |ceiling: Option<(f64, Vec<ParamUse>)>, severity, kind: fn(f64, f64) -> FlagKind| {
        let (ceiling, params) = ceiling?;
        (rate > ceiling).then(|| Flag { kind: kind(rate, ceiling), severity, params })
    };
    let plain = |name| limits.number(name).map(|(ceiling, used)| (ceiling, vec![used]));
    let found = match lender {
        Lender::Private | Lender::Other => {
            // Whoever else lends may hold a licence, to which the ceiling does not apply.
            let severity = if lender == Lender::Private { Severity::Error } else { Severity::Warning };
            vec![above(limits.times_lpr("law.private_multiple"), severity, FlagKind::AbovePrivateCeiling)]
        }
        Lender::Bank | Lender::Platform => {
            vec![above(plain("law.licensed"), Severity::Error, FlagKind::AboveLicensedCeiling)]
        }
        Lender::Microcredit => {
            let ceiling = above(plain("microloan.cost_ceiling"), Severity::Error, FlagKind::AboveMicrocreditCeiling);
            let aim = || {
                let (aim, params, begun) = limits.announced("microloan.cost_ceiling_lpr_multiple")?;
                let severity = if begun { Severity::Error } else { Severity::Note };
                above(Some((aim, params)), severity, FlagKind::AboveMicrocreditAim)
            };
            vec![ceiling.or_else(aim)]
        }
        Lender::Licensed => Vec::new(),
    };
    found.into_iter().flatten().collect()
}
