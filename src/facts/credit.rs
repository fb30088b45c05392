//! The credit record of firm and owner together.

use super::builder::Builder;
use super::formula::FactFormula;
use super::key::FactKey;
use crate::kernel::{Reading, Unit};

pub(super) fn collect(builder: &mut Builder<'_>) {
    builder.sum(FactKey::CreditCurrentOverdue, &[FactKey::CreditFirmOverdue, FactKey::CreditOwnerOverdue]);
    for (key, firm, owner) in [
        (FactKey::CreditOverdueCount, FactKey::CreditFirmOverdueCount, FactKey::CreditOwnerOverdueCount),
        (FactKey::CreditOverdueRun, FactKey::CreditFirmOverdueRun, FactKey::CreditOwnerOverdueRun),
        (FactKey::CreditInquiries, FactKey::CreditFirmQueries, FactKey::CreditOwnerQueries),
        (FactKey::CreditUnsecuredLenders, FactKey::CreditFirmUnsecured, FactKey::CreditOwnerUnsecured),
    ] {
        builder.derive_number(key, FactFormula::Largest, &[firm, owner], Unit::Count, |of| {
            Reading::Known(of[0].max(of[1]))
        });
    }
}
