//! What every page is made from, and where its links lead.

use super::markup::{el, link};
use super::node::{Node, Tag};
use crate::assessment::{Assessment, Case};
use crate::facts::{FieldKey, Section};
use crate::kernel::{Currency, Id};
use crate::rules::{Pack, Text};
use crate::wording::{Language, Words};

/// Where links lead: to other pages of the application, or to places on the one page of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// Addresses of the application, such as `#/field/bs.cash@2025`.
    Screen,
    /// Places of the report, such as `#answer:bs.cash@2025`.
    Report,
}

/// A page of the application that others link to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// Files to import.
    Files,
    /// Imported lines.
    Lines,
    /// The ten dimensions.
    Portrait,
    /// The score.
    Score,
    /// All indicators.
    Indicators,
    /// Financing modes.
    Financing,
    /// What offers cost.
    Costs,
}

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What went in.
    pub case: &'a Case,
    /// What came out.
    pub assessment: &'a Assessment,
    /// The pack it rests on, for names and sources.
    pub pack: &'a Pack,
    /// The language.
    pub words: Words,
    /// Where links lead.
    pub links: Links,
}

impl View<'_> {
    /// The case's currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.case.answers().currency()
    }

    /// A text of the pack in the page's language.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        match self.words.language {
            Language::Zh => &text.zh,
            Language::En => &text.en,
        }
    }

    /// A heading; level 1 is the page's answer. In a report all stand one level lower.
    pub(super) fn heading(&self, level: usize, text: impl Into<Node>) -> Node {
        const LEVELS: [Tag; 5] = ["h1", "h2", "h3", "h4", "h5"];
        let place = match self.links {
            Links::Screen => level - 1,
            Links::Report => level,
        };
        let heading = Node::new(LEVELS[place.min(4)]);
        let heading = if place == 0 { heading.attr("tabindex", "-1") } else { heading };
        heading.with(text)
    }

    /// The address of a page.
    pub(super) fn page(&self, target: Target) -> String {
        let name = match target {
            Target::Files => "files",
            Target::Lines => "lines",
            Target::Portrait => "portrait",
            Target::Score => "score",
            Target::Indicators => "indicators",
            Target::Financing => "financing",
            Target::Costs => "costs",
        };
        match self.links {
            Links::Screen => format!("#/{name}"),
            Links::Report => format!("#{name}"),
        }
    }

    /// The address of a page of the task list; a report has none, and leads to what was entered.
    pub(super) fn section_page(&self, section: Section) -> String {
        let name = match section {
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
        };
        match self.links {
            Links::Screen => format!("#/{name}"),
            Links::Report => "#entered".to_owned(),
        }
    }

    /// The address of a place on a page.
    pub(super) fn place(&self, target: Target, id: &Id) -> String {
        match self.links {
            Links::Screen => format!("{}/{id}", self.page(target)),
            Links::Report => format!("#{id}"),
        }
    }

    /// The address of an answer: its field in the application, its row in the report.
    pub(super) fn answer(&self, key: FieldKey) -> String {
        match self.links {
            Links::Screen => format!("#/field/{}", key.id()),
            Links::Report => format!("#answer:{}", key.id()),
        }
    }

    /// A link that only the application has; in a report its text alone.
    pub(super) fn screen_link(&self, href: &str, text: &str) -> Node {
        match self.links {
            Links::Screen => link(href, text),
            Links::Report => Node::text(text),
        }
    }

    /// A part of a page, with its heading and a place that links can lead to.
    pub(super) fn section(&self, class: &'static str, id: &str, level: usize, heading: impl Into<Node>) -> Node {
        el("section", class).attr("id", id).with(self.heading(level, heading))
    }
}
