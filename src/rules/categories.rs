//! The written rules that say what a line of an account is, and which lines count as revenue.

use super::model::LineModel;
use super::text::Text;
use crate::kernel::{Date, Status};
use serde::Deserialize;
use serde_json::Value as Json;
use std::rc::Rc;

/// Declares the categories: the enum, all of them, and the word used in files.
macro_rules! categories {
    ($( $(#[$doc:meta])* $name:ident = $word:literal; )*) => {
        /// What a line is, to a lender's eye.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Category { $( $(#[$doc])* $name, )* }

        impl Category {
            /// All categories.
            pub const ALL: &'static [Self] = &[ $( Self::$name, )* ];

            /// The word used in packs and files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$name => $word, )* }
            }
        }
    };
}

categories! {
    /// Money from customers.
    Sales = "sales";
    /// Money given back to customers.
    SalesRefund = "sales_refund";
    /// Money paid to suppliers.
    Suppliers = "suppliers";
    /// Money given back by suppliers.
    SupplierRefund = "supplier_refund";
    /// Wages and salaries.
    Payroll = "payroll";
    /// Rent and property charges.
    Rent = "rent";
    /// Water, power, gas, telephone.
    Utilities = "utilities";
    /// Tax and social security paid.
    TaxSocial = "tax_social";
    /// Tax refunds and subsidies received.
    TaxRefund = "tax_refund";
    /// Loan money received.
    LoanIn = "loan_in";
    /// Loan principal, or a loan payment not told apart, paid.
    LoanRepayment = "loan_repayment";
    /// Interest and loan fees paid.
    LoanCost = "loan_cost";
    /// Bank and platform charges.
    BankFees = "bank_fees";
    /// Interest received.
    InterestIn = "interest_in";
    /// Money put in by owners or partners.
    OwnerIn = "owner_in";
    /// Money taken out by owners.
    OwnerDraw = "owner_draw";
    /// Between the firm's own accounts and wallets.
    OwnTransfer = "own_transfer";
    /// Buying or selling investments.
    Investment = "investment";
    /// Bets, lotteries and casinos.
    Gambling = "gambling";
    /// Cash paid in or drawn.
    Cash = "cash";
    /// Not recognised, money in.
    OtherIn = "other_in";
    /// Not recognised, money out.
    OtherOut = "other_out";
}

impl Category {
    /// The category of a word used in packs and files.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|category| category.as_str() == word)
    }
}

/// Which lines a rule speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Money in.
    In,
    /// Money out.
    Out,
    /// Either.
    Both,
}

/// Where a rule looks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineField {
    /// The other party's name.
    Party,
    /// What it was for.
    Text,
    /// The file's own kind of transaction.
    Kind,
    /// The file's own status.
    Status,
}

/// One written rule. The first that matches gives the category.
#[derive(Clone, PartialEq, Debug)]
pub struct CategoryRule {
    /// Its id.
    pub id: String,
    /// The category that it gives.
    pub category: Category,
    /// Money in, out or both.
    pub direction: Direction,
    /// Where it looks for its words.
    pub fields: Vec<LineField>,
    /// One of these must stand there; lower case, half width. Latin words match whole words only.
    /// `@company` stands for [`Matching::company_words`].
    pub words: Vec<String>,
    /// None of these may stand anywhere in the line.
    pub not_words: Vec<String>,
    /// None of these may stand in the party's name.
    pub not_party: Vec<String>,
    /// Whether the money stays inside the account or wallet of the file (a savings pot of the wallet).
    pub inside: bool,
    /// The rule in words.
    pub says: Text,
    /// What it rests on.
    pub status: Status,
    /// Where it comes from.
    pub source: String,
}

/// How lines of several files are matched.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    /// Days between the two sides of a transfer between own accounts, at most.
    pub transfer_days: i32,
    /// Days between the wallet's line and the bank's line of one payment, at most.
    pub same_payment_days: i32,
    /// Days that the last known balance of an account is carried forward, at most.
    pub carry_balance_days: i32,
    /// Months over which the largest customers and suppliers are summed.
    pub party_months: i32,
    /// Legal forms and the like: a party whose name holds one is a firm, not a person.
    pub company_words: Vec<String>,
    /// Endings of a name that do not tell one firm from another.
    pub name_endings: Vec<String>,
    /// Names of payment channels that banks write before the real party.
    pub channels: Vec<String>,
    /// Who hands over money that many others paid (wallets, acquirers, platforms): neither a customer nor a supplier.
    pub collectors: Vec<String>,
    /// Words by which a bank's line names WeChat Pay.
    pub wechat_words: Vec<String>,
    /// Words by which a bank's line names Alipay.
    pub alipay_words: Vec<String>,
    /// Words by which the line of a bank or another wallet names JD.com.
    pub jd_words: Vec<String>,
    /// Words by which the line of a bank or another wallet names Meituan.
    pub meituan_words: Vec<String>,
    /// Words of a bank's line for a payment by card through any channel.
    pub card_payment: Vec<String>,
    /// Means of payment that hold money (or credit) in the wallet itself.
    pub wallet_money: Vec<String>,
    /// Means of payment of a wallet that draw on a bank.
    pub bank_means: Vec<String>,
    /// Statuses of lines that never happened.
    pub not_executed: Vec<String>,
    /// Statuses of lines whose money came back whole.
    pub refunded: Vec<String>,
    /// Words of a line that gives money back.
    pub refund_words: Vec<String>,
    /// What these figures rest on.
    #[serde(deserialize_with = "status")]
    pub status: Status,
    /// The first day of these figures.
    #[serde(deserialize_with = "day")]
    pub from: Date,
    /// Where they come from.
    pub source: String,
}

/// All rules for lines, in their order.
#[derive(Clone, PartialEq, Debug)]
pub struct CategoryRules {
    /// What counts as revenue, in words.
    pub revenue_rule: Text,
    /// Categories that count as revenue.
    pub counts: Vec<Category>,
    /// Categories that lower revenue.
    pub lowers: Vec<Category>,
    /// How lines are matched.
    pub matching: Matching,
    /// The rules.
    pub rules: Vec<CategoryRule>,
    /// What reads the words of lines that no rule explains; `None` in a pack whose models have none.
    pub model: Option<Rc<LineModel>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileShape {
    revenue_rule: Text,
    counts: Vec<String>,
    lowers: Vec<String>,
    matching: Matching,
    rule: Vec<RuleShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleShape {
    id: String,
    category: String,
    direction: Direction,
    fields: Vec<LineField>,
    words: Vec<String>,
    #[serde(default)]
    not_words: Vec<String>,
    #[serde(default)]
    not_party: Vec<String>,
    #[serde(default)]
    inside: bool,
    says: Text,
    status: String,
    source: String,
}

fn status<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Status, D::Error> {
    let word = String::deserialize(from)?;
    Status::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("`{word}` is not a status")))
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let word = String::deserialize(from)?;
    word.parse().map_err(|_| serde::de::Error::custom(format!("`{word}` is not a date")))
}

impl CategoryRules {
    /// Reads the section `categories` of a pack.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(section: &Json) -> Result<Self, Vec<String>> {
        let file = FileShape::deserialize(section).map_err(|e| vec![e.to_string()])?;
        let mut problems = Vec::new();
        let rules = file.rule.into_iter().filter_map(|shape| shape.read(&mut problems)).collect::<Vec<_>>();
        for (at, rule) in rules.iter().enumerate() {
            if rules[..at].iter().any(|earlier| earlier.id == rule.id) {
                problems.push(format!("rule `{}` stands twice", rule.id));
            }
        }
        let mut named = |words: Vec<String>, key: &str| {
            words.iter().filter_map(|word| known(word, key, &mut problems)).collect::<Vec<_>>()
        };
        let (counts, lowers) = (named(file.counts, "counts"), named(file.lowers, "lowers"));
        if let Some(both) = counts.iter().find(|category| lowers.contains(category)) {
            problems.push(format!("`{}` both counts and lowers", both.as_str()));
        }
        let read =
            Self { revenue_rule: file.revenue_rule, counts, lowers, matching: file.matching, rules, model: None };
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }
}

impl RuleShape {
    fn read(self, problems: &mut Vec<String>) -> Option<CategoryRule> {
        let place = format!("rule `{}`", self.id);
        if self.words.is_empty() || self.fields.is_empty() {
            problems.push(format!("{place} has no words or no fields"));
        }
        for word in self.words.iter().chain(&self.not_words).chain(&self.not_party) {
            if word.trim() != word || word.is_empty() || word.to_lowercase() != *word {
                problems.push(format!("{place}: `{word}` must be lower case, without blanks around it"));
            }
        }
        let category = known(&self.category, &place, problems);
        let status = Status::parse(&self.status);
        if status.is_none() {
            problems.push(format!("{place}: `{}` is not a status", self.status));
        }
        Some(CategoryRule {
            id: self.id,
            category: category?,
            direction: self.direction,
            fields: self.fields,
            words: self.words,
            not_words: self.not_words,
            not_party: self.not_party,
            inside: self.inside,
            says: self.says,
            status: status?,
            source: self.source,
        })
    }
}

fn known(word: &str, place: &str, problems: &mut Vec<String>) -> Option<Category> {
    let category = Category::parse(word);
    if category.is_none() {
        problems.push(format!("{place}: `{word}` is not a category"));
    }
    category
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pack;
    use serde_json::json;

    fn section(change: impl Fn(&mut Json)) -> Result<CategoryRules, Vec<String>> {
        let text = include_str!(concat!(env!("OUT_DIR"), "/pack-cn.json"));
        let pack: Json = serde_json::from_str(text).unwrap();
        let mut section = pack["categories"].clone();
        change(&mut section);
        CategoryRules::parse(&section)
    }

    #[test]
    fn the_rules_are_read_whole_or_refused_with_everything_wrong() {
        assert!(section(|_| {}).is_ok());
        let wrong = section(|s| {
            s["counts"] = json!(["turnover"]);
            s["rule"][0]["category"] = json!("taxes");
            s["rule"][1]["words"] = json!(["Refund "]);
            s["rule"][2]["status"] = json!("sure");
            s["rule"][4]["id"] = s["rule"][5]["id"].clone();
        });
        let problems = wrong.unwrap_err().join("; ");
        for word in ["turnover", "taxes", "`Refund `", "`sure`", "stands twice"] {
            assert!(problems.contains(word), "{word}: {problems}");
        }
        assert!(section(|s| s["rule"][0]["weight"] = json!(1)).unwrap_err()[0].contains("weight"));
    }

    #[test]
    fn every_rule_says_what_it_does_and_can_be_reached() {
        let pack = Pack::china();
        let rules = pack.categories();
        assert!(rules.rules.len() >= 25);
        for rule in &rules.rules {
            assert!(rule.says.zh.ends_with('。') && rule.says.en.ends_with('.'), "{}", rule.id);
            assert!(matches!(rule.status, Status::Convention | Status::Assumption), "{}", rule.id);
            let forbidden = rule.words.iter().find(|word| rule.not_words.iter().any(|not| word.contains(not.as_str())));
            assert_eq!(forbidden, None, "{}: a word that its own exceptions forbid", rule.id);
        }
    }
}
