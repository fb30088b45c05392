//! Packs: dated, sourced parameters and rules as data. No numbers of its own.

mod check;
mod expr;
mod guide;
mod layer;
mod locate;
mod mode;
mod model;
mod pack;
mod param;
mod problem;
mod read;
mod scorecard;
mod size;
mod source;
mod categories;
mod text;
mod toml_text;

pub use categories::{Category, CategoryRule, CategoryRules, Direction, LineField, Matching};
pub use expr::{
    Answer, Arithmetic, Compare, Env, Expr, ExprError, ExprValue, Function, ListItem, Lookup, Outcome, Truth, Unknown,
    eval,
};
pub use guide::{
    CapacityFigure, Cause, Guide, LawFigure, Odds, OddsRow, Phrase, Programme, ProgrammeKind, StressRule, Topic,
};
pub use mode::{
    Availability, CostBasis, CostRule, DocumentSpec, Expected, Force, Formula, LimitRule, Mode, Offer, PackTest,
    Privacy, Repaid, Rule, Scope, TestValue,
};
pub use model::{
    AgeFactor, BaseRate, BlockWeights, Ceiling, Checked, ClassRates, Counted, Curve, Doubt, Feature, FigureName,
    FigureSpread, FlagLimits, GradeRate, Judgement, LeakyFigure, Level, LineCard, LineModel, LineSide, MeasureSpread,
    Measured, Model, ModelCard, Models, OpinionAsks, OpinionChance, OpinionFigure, OpinionModel, OpinionRules,
    OpinionTerm, OpinionZone, Other, PriceLevel, PublicSpread, Reliability, SPREAD, STEP, Scale, ScoreReasons,
    ScoreRules, Sentences, Side, SideOfGrade, SideReading, Spread, Term, TermData, ToldRates, TradeFactors, Trust,
    UNCLEAR, WordGuess, ZoneRates, features, fold, percent,
};
pub use pack::{Header, Pack};
pub use param::{LookUpError, Param, ParamAt, ParamValue, Stale, Table};
pub use problem::{PackProblem, PackProblemKind};
pub use read::{Section, date_from, status_from};
pub use scorecard::{Better, Bin, Card, CodePoints, Edges, Item, Reasons, Scorecard, Undefined};
pub use size::{Industries, Industry, SizeClass, SizeLimits, SizeMeasure, SizeRow, SizeTable, SizeTest, TableUse};
pub use source::Source;
pub use text::Text;
