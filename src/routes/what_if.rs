//! "What if": the mirror after changes that are only tried. Settings are no entries and never touch the case.

use super::firm::{Firm, Reach};
use super::kind::{Changes, Kind};
use super::rules::RouteRules;
use super::search::{Change, Routes};
use crate::assessment::{Assessment, Case};
use crate::facts::{Field, LedgerFacts};
use crate::indicators::IndicatorSet;
use crate::kernel::Money;
use crate::portrait::Portrait;
use crate::rules::Pack;
use crate::score::{DimensionSum, Level, Score};

/// Where each slider stands, in twentieths of its reach, in the order of [`Kind::ALL`]. All zero is the firm as it is.
pub type Positions = [i8; Kind::ALL.len()];

/// Steps of a slider from the present to its end.
const STEPS: i8 = 20;

/// One slider.
#[derive(Clone, PartialEq, Debug)]
pub struct Slider {
    /// What it changes.
    pub kind: Kind,
    /// Its least position: below zero where it moves either side of the present.
    pub least: i8,
    /// Its greatest.
    pub most: i8,
    /// Where it stands.
    pub now: i8,
    /// The change it stands for.
    pub change: Change,
    /// The change of revenue or margin, as a share.
    pub share: f64,
}

/// The mirror after what is tried.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatIf {
    /// The sliders open to this firm.
    pub sliders: Vec<Slider>,
    /// Where the score would stand; nothing when cash would not do.
    pub level: Option<Level>,
    /// What each dimension would add.
    pub dimensions: Vec<DimensionSum>,
    /// Cash that is lacking for what is tried; zero where it is only known that there is too little.
    pub short: Option<Money>,
    /// Whether nobody has seen what cash can be spared.
    pub blind: bool,
}

impl WhatIf {
    /// Works it out.
    #[must_use]
    pub fn of(
        case: &Case,
        of_ledger: &LedgerFacts,
        now: &Assessment,
        pack: &Pack,
        positions: &Positions,
    ) -> Option<Self> {
        let rules = RouteRules::read(pack, now.as_of).ok()?;
        let firm = Firm::of(case, of_ledger, (&now.facts, &now.indicators), pack, now.as_of, rules, true);
        let mut changes = Changes::none(firm.currency());
        for (kind, position) in Kind::ALL.into_iter().zip(positions) {
            firm.put(&mut changes, kind, f64::from((*position).clamp(-STEPS, STEPS)) / f64::from(STEPS));
        }
        let sliders = Kind::ALL.into_iter().zip(positions);
        let sliders = sliders.filter_map(|(kind, position)| firm.slider(&changes, kind, *position)).collect();
        let blind = firm.spare.is_none();
        let lacking = firm.short_of(&changes);
        let changed = firm.apply(&changes);
        // More revenue at the same margin may need more cash than it brings.
        let cash = firm.year.and_then(|row| {
            let place = crate::facts::FieldKey { field: Field::Cash, row };
            changed.answers.understood(place).err()
        });
        if lacking.is_positive() || cash.is_some() {
            let short = Some(lacking.max(firm.zero()));
            return Some(Self { sliders, level: None, dimensions: Vec::new(), short, blind });
        }
        let facts = firm.facts_after(&changed);
        let indicators = IndicatorSet::compute(&facts);
        let portrait = Portrait::compute(&facts, &indicators, pack, now.as_of);
        let standing = Score::standing(&facts, &indicators, &portrait, pack, now.as_of);
        let (level, dimensions) = standing.map(|(level, sums)| (Some(level), sums)).unwrap_or_default();
        Some(Self { sliders, level, dimensions, short: None, blind })
    }
}

impl Firm<'_> {
    fn slider(&self, changes: &Changes, kind: Kind, position: i8) -> Option<Slider> {
        let (least, most) = match self.reach(kind).ok()? {
            Reach::Whole => (0, 1),
            Reach::Either(_) => (-STEPS, STEPS),
            Reach::Amount(_) | Reach::Days { .. } | Reach::Share(_) => (0, STEPS),
        };
        let share = match kind {
            Kind::Revenue => changes.revenue,
            Kind::Margin => changes.margin,
            _ => 0.0,
        };
        let change = self.change(changes, kind);
        Some(Slider { kind, least, most, now: position.clamp(least, most), change, share })
    }
}

impl Routes {
    /// The positions of no change.
    pub const STILL: Positions = [0; Kind::ALL.len()];
}
