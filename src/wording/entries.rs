//! Pages, headings, and what is wrong with an entry.

use super::message::{Msg, Words, t};
use crate::facts::{EntryProblem, FieldKey, Group, Repeat, Section};
use crate::kernel::AmountProblem;

impl Words {
    /// The title of a page.
    #[must_use]
    pub fn section(self, section: Section) -> &'static str {
        self.get(match section {
            Section::Profile => t::FIELD_SECTION_PROFILE,
            Section::Accounts => t::FIELD_SECTION_ACCOUNTS,
            Section::Debts => t::FIELD_SECTION_DEBTS,
            Section::Credit => t::FIELD_SECTION_CREDIT,
            Section::Trade => t::FIELD_SECTION_TRADE,
            Section::Ageing => t::FIELD_SECTION_AGEING,
            Section::Need => t::FIELD_SECTION_NEED,
            Section::Deals => t::FIELD_SECTION_DEALS,
            Section::Plan => t::FIELD_SECTION_PLAN,
            Section::Wishes => t::FIELD_SECTION_WISHES,
            Section::Offers => t::FIELD_SECTION_OFFERS,
        })
    }

    /// A heading within a page.
    #[must_use]
    pub fn group(self, group: Group) -> &'static str {
        self.get(match group {
            Group::Firm => t::FIELD_GROUP_FIRM,
            Group::Owner => t::FIELD_GROUP_OWNER,
            Group::Tax => t::FIELD_GROUP_TAX,
            Group::Legal => t::FIELD_GROUP_LEGAL,
            Group::Assets => t::FIELD_GROUP_ASSETS,
            Group::Claims => t::FIELD_GROUP_CLAIMS,
            Group::Profit => t::FIELD_GROUP_PROFIT,
            Group::DebtSummary => t::FIELD_GROUP_DEBT_SUMMARY,
            Group::DebtRows => t::FIELD_GROUP_DEBT_ROWS,
            Group::Guarantees => t::FIELD_GROUP_GUARANTEES,
            Group::FirmCredit => t::FIELD_GROUP_FIRM_CREDIT,
            Group::OwnerCredit => t::FIELD_GROUP_OWNER_CREDIT,
            Group::Sales => t::FIELD_GROUP_SALES,
            Group::Customers => t::FIELD_GROUP_CUSTOMERS,
            Group::Suppliers => t::FIELD_GROUP_SUPPLIERS,
            Group::ReceivablesAge => t::FIELD_GROUP_RECEIVABLES_AGE,
            Group::ReceivablesQuality => t::FIELD_GROUP_RECEIVABLES_QUALITY,
            Group::Stock => t::FIELD_GROUP_STOCK,
            Group::Money => t::FIELD_GROUP_MONEY,
            Group::Security => t::FIELD_GROUP_SECURITY,
            Group::Crowd => t::FIELD_GROUP_CROWD,
            Group::Deals => t::FIELD_GROUP_DEALS,
            Group::Standing => t::FIELD_GROUP_STANDING,
            Group::Investors => t::FIELD_GROUP_INVESTORS,
            Group::Local => t::FIELD_GROUP_LOCAL,
            Group::Plan => t::FIELD_GROUP_PLAN,
            Group::PlanUses => t::FIELD_GROUP_PLAN_USES,
            Group::PlanSteps => t::FIELD_GROUP_PLAN_STEPS,
            Group::Weights => t::FIELD_GROUP_WEIGHTS,
            Group::Rates => t::FIELD_GROUP_RATES,
            Group::Refusal => t::FIELD_GROUP_REFUSAL,
            Group::Held => t::FIELD_GROUP_HELD,
            Group::OfferRows => t::FIELD_GROUP_OFFER_ROWS,
        })
    }

    /// What is wrong with the text entered at a place: the item, the rule, the text.
    #[must_use]
    pub fn entry_problem(self, place: FieldKey, text: &str, problem: &EntryProblem) -> String {
        let field = self.field(place.field);
        let of = |message: Msg<2>| self.say(message, [field, text]);
        match problem {
            EntryProblem::Amount(AmountProblem::Empty) => self.say(t::FIELD_PROBLEM_AMOUNT_EMPTY, [field]),
            EntryProblem::Amount(AmountProblem::NotANumber) => of(t::FIELD_PROBLEM_AMOUNT_NUMBER),
            EntryProblem::Amount(AmountProblem::BadGrouping) => of(t::FIELD_PROBLEM_AMOUNT_GROUPING),
            EntryProblem::Amount(AmountProblem::TooManyDecimals) => of(t::FIELD_PROBLEM_AMOUNT_DECIMALS),
            EntryProblem::Amount(AmountProblem::TooLarge) => of(t::FIELD_PROBLEM_AMOUNT_LARGE),
            EntryProblem::Negative => of(t::FIELD_PROBLEM_NEGATIVE),
            EntryProblem::NotWhole => of(t::FIELD_PROBLEM_WHOLE),
            EntryProblem::NotANumber => of(t::FIELD_PROBLEM_NUMBER),
            EntryProblem::Range { least, greatest } => {
                let (least, greatest) = (self.number(*least, 0), self.number(*greatest, 0));
                self.say(t::FIELD_PROBLEM_RANGE, [field, &least, &greatest, text])
            }
            EntryProblem::NotAMonth => of(t::FIELD_PROBLEM_MONTH),
            EntryProblem::NotADate => of(t::FIELD_PROBLEM_DATE),
            EntryProblem::NotAChoice => of(t::FIELD_PROBLEM_CHOICE),
            EntryProblem::TooLong(limit) => self.say(t::FIELD_PROBLEM_LONG, [field, &limit.to_string()]),
            EntryProblem::InFuture if place.field.spec().repeat == Repeat::PerYear => {
                self.say(t::FIELD_PROBLEM_YEAR_OPEN, [&place.row.to_string(), field])
            }
            EntryProblem::InFuture => of(t::FIELD_PROBLEM_FUTURE),
            EntryProblem::MonthItem(item) => self.say(t::FIELD_PROBLEM_MONTH_ITEM, [field, item]),
            EntryProblem::FlowItem(item) => self.say(t::FIELD_PROBLEM_FLOW_ITEM, [field, item]),
        }
    }
}
