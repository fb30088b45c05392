//! Second opinions: published formulas beside the score, each with its zones and where it does not apply.

use crate::kernel::{Date, Id, Status};
use crate::rules::Text;
use crate::rules::read::{date_from, id_from, status_from};
use crate::rules::scorecard::Better;
use serde::Deserialize;

/// What the formulas are made of. All from one year of accounts, some against the year before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionFigure {
    /// (Current assets − current liabilities) / total assets.
    WorkingCapitalToAssets,
    /// Retained earnings / total assets.
    RetainedToAssets,
    /// EBIT / total assets.
    EbitToAssets,
    /// Book equity / total liabilities.
    EquityToLiabilities,
    /// Market value of equity / total liabilities.
    MarketEquityToLiabilities,
    /// Revenue / total assets.
    SalesToAssets,
    /// Net profit / total assets.
    NetIncomeToAssets,
    /// Total liabilities / total assets.
    LiabilitiesToAssets,
    /// Current assets / current liabilities.
    CurrentRatio,
    /// Current liabilities / current assets.
    CurrentLiabilitiesToCurrentAssets,
    /// ln(total assets / price level).
    SizeLog,
    /// 1 where liabilities exceed assets, else 0.
    OwesMoreThanItHas,
    /// (Net profit + depreciation) / total liabilities.
    FundsToLiabilities,
    /// 1 where the latest two years both lost money, else 0.
    LossesTwoYears,
    /// (Net profit − that of the year before) / the sum of their sizes.
    IncomeChange,
    /// Profit before tax / current liabilities.
    PretaxToCurrentLiabilities,
    /// Current assets / total liabilities.
    CurrentAssetsToLiabilities,
    /// Current liabilities / total assets.
    CurrentLiabilitiesToAssets,
    /// (Current assets − stock − current liabilities) / (operating cost − depreciation of a day), days.
    NoCreditDays,
    /// Profit before tax / book equity.
    PretaxToEquity,
    /// (Current assets − current liabilities) / total liabilities.
    WorkingCapitalToLiabilities,
    /// log₁₀ of fixed assets in thousands.
    TangibleLog,
    /// log₁₀ of EBIT / interest.
    CoverLog,
    /// (Net profit + depreciation) / mean liabilities of two years.
    FundsToMeanLiabilities,
    /// (Net profit + interest + depreciation) / mean assets of two years.
    PaidFlowToMeanAssets,
    /// EBITDA / total assets.
    EbitdaToAssets,
    /// Short-term loans / book equity.
    ShortDebtToEquity,
    /// Cash / total assets.
    CashToAssets,
    /// EBITDA / interest.
    EbitdaToInterest,
    /// EBIT / interest.
    InterestCover,
    /// Days of receivables against the year before.
    ReceivablesIndex,
    /// Gross margin of the year before / gross margin.
    GrossMarginIndex,
    /// Share of soft assets against the year before.
    AssetQualityIndex,
    /// Revenue against the year before.
    SalesIndex,
    /// Rate of depreciation of the year before / rate of depreciation.
    DepreciationIndex,
    /// Operating expenses / revenue against the year before.
    ExpenseIndex,
    /// Loans and current liabilities / assets against the year before.
    LeverageIndex,
    /// (Net profit − operating cash flow) / total assets.
    AccrualsToAssets,
    /// 1 where net profit is above zero.
    ProfitPositive,
    /// 1 where operating cash flow is above zero.
    CashFlowPositive,
    /// 1 where return on assets rose.
    ReturnRose,
    /// 1 where operating cash flow exceeds net profit.
    CashAboveProfit,
    /// 1 where long-term debt / assets fell.
    LeverageFell,
    /// 1 where the current ratio rose.
    LiquidityRose,
    /// 1 where no capital was paid in.
    NoNewCapital,
    /// 1 where gross margin rose.
    MarginRose,
    /// 1 where asset turnover rose.
    TurnoverRose,
    /// (Loans − cash) / (EBITDA − income tax − spending on fixed assets), years.
    NetDebtToFreeCash,
}

/// What a formula answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionAsks {
    /// Will it fail?
    Failure,
    /// Were the accounts dressed up?
    Manipulation,
    /// Did it get stronger in a year?
    Strength,
    /// Can it pay interest or debt from what it earns?
    Repayment,
}

/// How a formula's value becomes a probability.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionChance {
    /// 1 / (1 + e^−value).
    Logistic,
    /// The normal distribution at the value.
    Normal,
    /// 1 / (1 + e^value): the value is the log-odds of survival.
    Survival,
}

/// Which way a zone points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Distress, or a warning.
    Weak,
    /// Neither.
    Grey,
    /// Sound.
    Sound,
}

/// One term of a formula.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionTerm {
    /// The figure.
    pub figure: OpinionFigure,
    /// Its coefficient.
    pub weight: f64,
    /// What the authors allow in its place where it is not known.
    #[serde(default)]
    pub if_missing: Option<f64>,
}

/// One zone of a formula's value.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionZone {
    /// Values below this belong to it; the last has no end.
    #[serde(default)]
    pub below: Option<f64>,
    /// Which way it points.
    pub side: Side,
    /// What the authors call it.
    pub name: Text,
}

/// A published formula: a constant and weighted figures.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionModel {
    /// Its id, `opinion.<name>`.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Its name, with the year of publication.
    pub name: Text,
    /// What it answers.
    pub asks: OpinionAsks,
    /// Whether more is better.
    pub better: Better,
    /// What its coefficients rest on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// The constant.
    #[serde(default)]
    pub constant: f64,
    /// How the value becomes a probability, where its authors say so.
    #[serde(default)]
    pub chance: Option<OpinionChance>,
    /// The currency whose size its figures need.
    #[serde(default)]
    pub currency: Option<String>,
    /// Beginnings of the codes of trades that it was built for; empty for all.
    #[serde(default)]
    pub trades: Vec<String>,
    /// What it was built on.
    pub built: Text,
    /// Where it does not apply.
    pub limits: Text,
    /// Why it has no hit rate of ours; none where it was measured.
    #[serde(default)]
    pub not_measured: Option<Text>,
    /// Its terms.
    pub term: Vec<OpinionTerm>,
    /// Its zones, values rising; none where its authors drew none.
    #[serde(default)]
    pub zone: Vec<OpinionZone>,
    /// Lower ends and names of a scale that the value is read on, falling.
    #[serde(default)]
    pub reads: Vec<(f64, String)>,
    /// What the scale is.
    #[serde(default)]
    pub scale: Option<Text>,
}

impl OpinionModel {
    /// The value from its figures; none where one is not known and nothing may stand for it.
    pub fn value(&self, figure: impl Fn(OpinionFigure) -> Option<f64>) -> Option<f64> {
        let one = |term: &OpinionTerm| Some(term.weight * figure(term.figure).or(term.if_missing)?);
        self.term.iter().try_fold(self.constant, |sum, term| Some(sum + one(term)?))
    }

    /// The place of the zone of a value; none where there are no zones.
    #[must_use]
    pub fn zone_of(&self, value: f64) -> Option<usize> {
        self.zone.iter().position(|zone| zone.below.is_none_or(|below| value < below))
    }

    /// What the value reads like on its scale; none below its last step.
    #[must_use]
    pub fn reads_like(&self, value: f64) -> Option<&str> {
        self.reads.iter().find(|(least, _)| value >= *least).map(|(_, name)| name.as_str())
    }

    /// Whether it was built for a trade.
    #[must_use]
    pub fn serves(&self, trade: &str) -> bool {
        self.trades.is_empty() || self.trades.iter().any(|start| trade.starts_with(start.as_str()))
    }
}

/// The name of a figure.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureName {
    /// The figure.
    pub id: OpinionFigure,
    /// Its name.
    pub name: Text,
}

/// Which grades of the score count as sound and as weak beside the zones of formulas.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideOfGrade {
    /// The worst grade that is sound.
    pub sound_to: u8,
    /// The best grade that is weak.
    pub weak_from: u8,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// A price level that a size is divided by.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceLevel {
    /// The level; 1968 is 100.
    pub value: f64,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// What to know about it.
    pub note: Text,
}

/// How a measure lies among firms of a published distribution.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicSpread {
    /// The indicator.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// A quarter, half and three quarters of the firms lie below these.
    pub quartiles: [f64; 3],
    /// Whose firms, when, how many, and what to know.
    pub whose: Text,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// A public figure that a leak in the data inflates.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeakyFigure {
    /// The file of our model on the same data.
    pub model: String,
    /// What the leak is.
    pub says: Text,
    /// The AUC with the leak.
    pub auc: f64,
    /// The AUC of the leak alone, where it was measured.
    #[serde(default)]
    pub alone: Option<f64>,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
}

/// All second opinions.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionRules {
    /// The first day they are told.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// The score beside them.
    pub grades: SideOfGrade,
    /// The price level of the formula that needs one.
    pub price_level: PriceLevel,
    /// The names of the figures.
    pub figure: Vec<FigureName>,
    /// Published distributions of measures.
    #[serde(default)]
    pub public: Vec<PublicSpread>,
    /// Public figures that leaks inflate.
    #[serde(default)]
    pub leak: Vec<LeakyFigure>,
    /// The formulas, in the order in which they are shown.
    pub opinion: Vec<OpinionModel>,
}

impl OpinionRules {
    /// A formula by its id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&OpinionModel> {
        self.opinion.iter().find(|opinion| opinion.id.as_str() == id)
    }

    /// The name of a figure.
    #[must_use]
    pub fn name(&self, figure: OpinionFigure) -> Option<&Text> {
        self.figure.iter().find(|named| named.id == figure).map(|named| &named.name)
    }

    /// Which way a grade of the score points.
    #[must_use]
    pub const fn side_of_grade(&self, grade: u8) -> Side {
        match grade {
            grade if grade <= self.grades.sound_to => Side::Sound,
            grade if grade >= self.grades.weak_from => Side::Weak,
            _ => Side::Grey,
        }
    }
}
