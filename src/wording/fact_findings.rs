//! What does not fit together in what was entered, in words.

use super::message::{Words, t};
use crate::facts::{FactFinding, Repeat};
use crate::kernel::{Currency, Money, Value};

impl Words {
    /// A finding about what was entered.
    #[must_use]
    pub fn fact_finding(self, finding: &FactFinding) -> String {
        let money = |amount: Money| self.money_exact(amount);
        let gap = |a: Money, b: Money| a.checked_sub(b).map_or_else(String::new, |gap| money(gap.abs()));
        match finding {
            FactFinding::BalanceSheetDoesNotTie { year, assets, claims } => self.say(
                t::FACT_FINDING_BALANCE_SHEET,
                [&year.to_string(), &money(*assets), &money(*claims), &gap(*assets, *claims)],
            ),
            FactFinding::TotalAssetsDiffer { year, stated, sum } => self.say(
                t::FACT_FINDING_TOTAL_ASSETS,
                [&year.to_string(), &money(*stated), &money(*sum), &gap(*stated, *sum)],
            ),
            FactFinding::NetProfitDiffers { year, stated, steps } => self.say(
                t::FACT_FINDING_NET_PROFIT,
                [&year.to_string(), &money(*stated), &money(*steps), &gap(*stated, *steps)],
            ),
            FactFinding::RetainedEarningsJump { year, before, expected, stated } => self.say(
                t::FACT_FINDING_RETAINED,
                [&year.to_string(), &money(*before), &money(*expected), &money(*stated)],
            ),
            FactFinding::RevenueGap { year, accounts, bank, first, last, gap, limit } => self.say(
                t::FACT_FINDING_REVENUE_GAP,
                [
                    &year.to_string(),
                    &money(*accounts),
                    &self.date(*first),
                    &self.date(*last),
                    &money(*bank),
                    &self.percent(*gap),
                    &self.percent(*limit),
                ],
            ),
            FactFinding::YearNotEnded { year } => self.say(t::FACT_FINDING_YEAR_OPEN, [&year.to_string()]),
            FactFinding::SharesAboveWhole { group, sum } => {
                self.say(t::FACT_FINDING_SHARES, [self.group(*group), &self.percent(*sum)])
            }
            FactFinding::PartsAboveWhole { whole, parts, sum } => {
                self.say(t::FACT_FINDING_PARTS, [&self.fact(*whole), &money(*sum), &money(*parts)])
            }
            FactFinding::DebtServiceDiffers { stated, list } => {
                self.say(t::FACT_FINDING_DEBT_SERVICE, [&money(*stated), &money(*list)])
            }
            FactFinding::RunAboveCount { firm, run, count } => {
                let message = if *firm { t::FACT_FINDING_RUN_FIRM } else { t::FACT_FINDING_RUN_OWNER };
                self.say(message, [&run.to_string(), &count.to_string()])
            }
            FactFinding::UnknownIndustry { code } => self.say(t::FACT_FINDING_INDUSTRY, [code]),
            // The finding's figures are of the case's own currency.
            FactFinding::FileDiffers { place, typed, file } => {
                let value = |value: &Value| match value {
                    Value::Money(money) => self.money_exact(*money),
                    other => self.value(other, Currency::CNY),
                };
                let label = self.field(place.field);
                let item = match place.field.spec().repeat {
                    Repeat::PerYear => self.say(t::NAMES_YEAR, [label, &place.row.to_string()]),
                    Repeat::Once | Repeat::Rows(_) => label.to_owned(),
                };
                self.say(t::FACT_FINDING_FILE_DIFFERS, [&item, &value(typed), &value(file)])
            }
            FactFinding::InvoicesTooShort { first, last } => {
                self.say(t::FACT_FINDING_INVOICES_SHORT, [&self.month(*first), &self.month(*last)])
            }
            FactFinding::NotUsed { place, gate } => {
                self.say(t::FACT_FINDING_NOT_USED, [self.field(place.field), self.field(*gate)])
            }
        }
    }
}
