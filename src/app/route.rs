//! Where in the application one is. Hash routes, so that any static host serves them without a fallback.

use credit_mirror::facts::{FieldKey, Section};

/// A page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Route {
    /// What this is, and where to start.
    Home,
    /// The task list.
    Tasks,
    /// A subject to enter.
    Section(Section),
    /// Files to import.
    Files,
    /// The imported lines with their categories.
    Lines,
    /// The ten dimensions.
    Portrait,
    /// The score.
    Score,
    /// Ways to a better grade.
    Better,
    /// Second opinions.
    Opinions,
    /// How good the score is.
    Quality,
    /// All indicators.
    Indicators,
    /// Money in and out, month by month.
    Months,
    /// Financing modes.
    Financing,
    /// In which order to apply, with which papers.
    Way,
    /// What the firm can repay, and under stress.
    Capacity,
    /// What offers cost.
    Costs,
    /// What a refusal may mean.
    Refused,
    /// Whether the plan of a campaign is complete, and its odds.
    Campaign,
    /// The banker's page and its download.
    Report,
    /// Opening a report and recomputing it.
    Check,
    /// A pack of the user's own, and the firm under both.
    Pack,
    /// What the program can touch; where the data lie; appearance.
    Settings,
    /// An address that names no page.
    Unknown,
}

/// A page and a place on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The page.
    pub route: Route,
    /// The id of an element on the page; empty for the page's head.
    pub anchor: String,
}

const fn slug(section: Section) -> &'static str {
    match section {
        Section::Profile => "profile",
        Section::Accounts => "accounts",
        Section::Debts => "debts",
        Section::Credit => "credit",
        Section::Trade => "trade",
        Section::Ageing => "ageing",
        Section::Need => "need",
        Section::Deals => "deals",
        Section::Plan => "plan",
        Section::Wishes => "wishes",
        Section::Offers => "offers",
    }
}

impl Route {
    /// The name in the address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Tasks => "tasks",
            Self::Section(section) => slug(section),
            Self::Files => "files",
            Self::Lines => "lines",
            Self::Portrait => "portrait",
            Self::Score => "score",
            Self::Better => "better",
            Self::Opinions => "opinions",
            Self::Quality => "quality",
            Self::Indicators => "indicators",
            Self::Months => "months",
            Self::Financing => "financing",
            Self::Way => "way",
            Self::Capacity => "capacity",
            Self::Costs => "costs",
            Self::Refused => "refused",
            Self::Campaign => "campaign",
            Self::Report => "report",
            Self::Check => "check",
            Self::Pack => "pack",
            Self::Settings => "settings",
            Self::Unknown => "unknown",
        }
    }

    /// The link to the page.
    #[must_use]
    pub fn href(self) -> String {
        format!("#/{}", self.slug())
    }

    /// The page that follows in the order of the task list.
    #[must_use]
    pub fn next(self) -> Self {
        let order = Self::steps();
        order
            .iter()
            .position(|route| *route == self)
            .and_then(|at| order.get(at + 1))
            .copied()
            .unwrap_or(Self::Portrait)
    }

    /// What is entered and imported, in order.
    #[must_use]
    pub fn steps() -> Vec<Self> {
        let mut steps: Vec<Self> = Section::ALL.into_iter().map(Self::Section).collect();
        steps.insert(2, Self::Files);
        steps
    }

    /// What comes out, in order.
    #[must_use]
    pub const fn results() -> [Self; 12] {
        [
            Self::Portrait,
            Self::Score,
            Self::Better,
            Self::Financing,
            Self::Way,
            Self::Capacity,
            Self::Costs,
            Self::Refused,
            Self::Campaign,
            Self::Indicators,
            Self::Months,
            Self::Report,
        ]
    }

    /// Whether the live mirror stands beside the page.
    #[must_use]
    pub const fn has_mirror(self) -> bool {
        matches!(self, Self::Section(_) | Self::Tasks)
    }

    fn of_slug(name: &str) -> Self {
        Section::ALL
            .into_iter()
            .map(Self::Section)
            .chain([
                Self::Home,
                Self::Tasks,
                Self::Files,
                Self::Lines,
                Self::Portrait,
                Self::Score,
                Self::Better,
                Self::Opinions,
                Self::Quality,
                Self::Indicators,
                Self::Months,
                Self::Financing,
                Self::Way,
                Self::Capacity,
                Self::Costs,
                Self::Refused,
                Self::Campaign,
                Self::Report,
                Self::Check,
                Self::Pack,
                Self::Settings,
            ])
            .find(|route| route.slug() == name)
            .unwrap_or(Self::Unknown)
    }
}

impl Place {
    /// The place of an address such as `#/portrait`, `#/field/bs.cash@2025` or `#/indicators/indicator.current_ratio`.
    #[must_use]
    pub fn of_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, anchor) = path.split_once('/').unwrap_or((path, ""));
        if name == "field" {
            return FieldKey::parse(anchor).map_or(Self { route: Route::Unknown, anchor: String::new() }, |key| Self {
                route: Route::Section(key.field.spec().section),
                anchor: anchor.to_owned(),
            });
        }
        Self { route: Route::of_slug(name), anchor: anchor.to_owned() }
    }
}
