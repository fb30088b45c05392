//! The model of words: what a line is that no rule explains, from words learned from examples.
//!
//! For each direction of money one sum of weights a class: a constant and the weight of every word found. Weights are
//! whole steps, so that sums are exact; the certainty is `1 / Σ exp((s − best) / STEP)` over the classes.

use super::features::{Feature, features, han};
use crate::kernel::{Date, Id, Status};
use crate::rules::categories::Category;
use crate::rules::read::{date_from, id_from, status_from};
use crate::rules::text::Text;
use serde::Deserialize;
use serde::de::Error as _;
use std::collections::BTreeMap;

/// Steps of a weight in one unit of log-odds.
pub const STEP: f64 = 16.0;

/// Words shown of a guess, at most.
const SHOWN: usize = 3;

/// What the model takes a line for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct WordGuess {
    /// The category.
    pub category: Category,
    /// How sure, in whole percent, rounded down; never below the model's limit.
    pub percent: u8,
    /// The words that speak most for it.
    pub words: Vec<String>,
}

/// What the model was fitted on, how well it did on lines it had not seen, and where it ends.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineCard {
    /// The examples.
    pub data: Text,
    /// When they were written.
    pub period: String,
    /// What the model cannot say.
    pub limits: Text,
    /// Examples; one that stands for both directions counts twice.
    pub rows: u32,
    /// Groups of look-alikes; the parts of cross-validation never divide one.
    pub groups: u32,
    /// Parts that the groups are dealt into.
    pub folds: u32,
    /// How often they are dealt.
    pub repeats: u32,
    /// Share of examples whose best class was right.
    pub right: f64,
    /// Share of examples that got a category: sure enough, and not "cannot be told".
    pub given: f64,
    /// Share of those that were right.
    pub given_right: f64,
    /// Examples that the written rules leave unexplained: all that the model is ever asked.
    pub open_rows: u32,
    /// Share of those that got a category.
    pub open_given: f64,
    /// Share of those that were right.
    pub open_right: f64,
    /// Lines of real sample files that the rules leave unexplained, labelled by hand.
    pub real_rows: u32,
    /// How many of them got a category.
    pub real_given: u32,
    /// How many of those were right.
    pub real_right: u32,
    /// The same at the first look, before any example was added because of what was seen there.
    pub first_given: u32,
    /// How many of those were right.
    pub first_right: u32,
    /// Each class in each direction.
    pub class: Vec<ClassRates>,
    /// How right the certainty is.
    pub told: Vec<ToldRates>,
}

/// How one class did.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRates {
    /// Whether money came in.
    pub inward: bool,
    /// The category; `None` for "cannot be told".
    #[serde(deserialize_with = "class_from")]
    pub class: Option<Category>,
    /// Examples.
    pub rows: u32,
    /// Share of them whose best class was right.
    pub right: f64,
    /// Share of them that got their category: sure enough and right. For "cannot be told": share left unexplained.
    pub found: f64,
    /// Share of examples given this category that were right; 1 for "cannot be told" has no meaning and is not told.
    #[serde(default)]
    pub trusted: Option<f64>,
}

/// Guesses of about the same certainty.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldRates {
    /// Guesses.
    pub rows: u32,
    /// Their mean certainty.
    pub told: f64,
    /// Share of them that were right.
    pub right: f64,
}

/// The sums of one direction.
#[derive(Clone, PartialEq, Debug)]
pub struct LineSide {
    /// The classes; `None` is "cannot be told".
    pub classes: Vec<Option<Category>>,
    /// The constant of each class, in steps.
    pub constants: Vec<i32>,
    /// Weights by word, as [`Feature::key`] writes it: place of the class, steps.
    pub words: BTreeMap<String, Vec<(u8, i16)>>,
}

/// The model. It is asked only where no correction, no own name and no rule decides.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineModel {
    /// Its id, `model.lines`.
    #[serde(deserialize_with = "id_from")]
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// The first day it is used.
    #[serde(deserialize_with = "date_from")]
    pub from: Date,
    /// What it rests on.
    #[serde(deserialize_with = "status_from")]
    pub status: Status,
    /// Key of its source.
    #[serde(deserialize_with = "id_from")]
    pub source: Id,
    /// Certainty in percent below which a line stays unexplained.
    pub sure: u8,
    /// Least share, in percent, of the line's letters that the words speaking for a guess make up: one word within a
    /// long text of others says little. A Chinese character counts as two letters.
    pub least_share: u8,
    /// Categories that only a rule or the user may give: the model's guess is shown and changes nothing.
    #[serde(deserialize_with = "categories_from")]
    pub only_shown: Vec<Category>,
    /// The card.
    pub card: LineCard,
    /// Money in.
    #[serde(rename = "in")]
    pub inward: LineSide,
    /// Money out.
    #[serde(rename = "out")]
    pub outward: LineSide,
}

impl LineModel {
    /// Categories that a model of words may never give: a wrong one would change what a lender takes for revenue, debt
    /// or the owner's conduct. Every model must name them in `only_shown`.
    pub const NEVER_DECIDES: [Category; 10] = [
        Category::Sales,
        Category::SalesRefund,
        Category::LoanIn,
        Category::LoanRepayment,
        Category::LoanCost,
        Category::OwnerIn,
        Category::OwnerDraw,
        Category::OwnTransfer,
        Category::Investment,
        Category::Gambling,
    ];

    /// What it takes a line for, from party, text and kind, all folded; `None` when that cannot be told, when it is
    /// not sure enough, or when no word speaks for it.
    #[must_use]
    pub fn guess(&self, fields: [&str; 3], inward: bool) -> Option<WordGuess> {
        let side = if inward { &self.inward } else { &self.outward };
        let reading = side.read(fields);
        let category = (*side.classes.get(reading.best)?)?;
        let percent = percent(reading.certainty());
        let (words, share) = reading.words(fields);
        let speaks = !words.is_empty() && share >= self.least_share;
        (percent >= self.sure && speaks).then_some(WordGuess { category, percent, words })
    }

    /// Whether a guess may become a line's category.
    #[must_use]
    pub fn decides(&self, category: Category) -> bool {
        !self.only_shown.contains(&category)
    }
}

/// Whole percent, rounded down.
#[must_use]
pub fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let whole = (share.clamp(0.0, 1.0) * 100.0) as u8;
    whole.min(99)
}

/// What a side makes of a line.
pub struct SideReading<'s, 't> {
    /// The sum of each class, in steps.
    pub sums: Vec<i32>,
    /// The class with the greatest sum; of equals the first.
    pub best: usize,
    /// The pieces found and their weights.
    found: BTreeMap<Feature<'t>, &'s [(u8, i16)]>,
}

impl LineSide {
    /// Adds up a line.
    #[must_use]
    pub fn read<'s, 't>(&'s self, fields: [&'t str; 3]) -> SideReading<'s, 't> {
        let mut found: BTreeMap<Feature<'t>, &'s [(u8, i16)]> = BTreeMap::new();
        features(fields, &mut |feature| {
            let weights = match feature {
                Feature::Word(word) => self.words.get(word),
                Feature::Stem(_) | Feature::Nobody | Feature::ShortName => self.words.get(&feature.key()),
            };
            if let Some(weights) = weights {
                found.insert(feature, weights);
            }
        });
        let mut sums = self.constants.clone();
        for (class, steps) in found.values().copied().flatten() {
            if let Some(sum) = sums.get_mut(usize::from(*class)) {
                *sum += i32::from(*steps);
            }
        }
        let best = sums.iter().enumerate().rev().max_by_key(|(_, sum)| **sum).map_or(0, |(class, _)| class);
        SideReading { sums, best, found }
    }
}

impl SideReading<'_, '_> {
    /// The probability of the best class.
    #[must_use]
    pub fn certainty(&self) -> f64 {
        let best = f64::from(self.sums.get(self.best).copied().unwrap_or_default());
        1.0 / self.sums.iter().map(|sum| libm::exp((f64::from(*sum) - best) / STEP)).sum::<f64>()
    }

    /// The words that set the best class most apart from the next, without those that lie in one another, and the share
    /// of the line's letters, in percent, that all of them make up; none where nothing longer than a single character
    /// speaks for it.
    #[must_use]
    pub fn words(&self, fields: [&str; 3]) -> (Vec<String>, u8) {
        let next = (0..self.sums.len()).filter(|class| *class != self.best).max_by_key(|class| self.sums[*class]);
        let weight = |weights: &[(u8, i16)], class: usize| {
            weights.iter().find(|(of, _)| usize::from(*of) == class).map_or(0, |(_, steps)| i32::from(*steps))
        };
        let mut speaks: Vec<(i32, String)> = Vec::new();
        for (feature, weights) in &self.found {
            let (Feature::Word(word) | Feature::Stem(word)) = feature else { continue };
            let margin = weight(weights, self.best) - next.map_or(0, |next| weight(weights, next));
            if margin > 0 && word.chars().count() > 1 {
                let stem = if matches!(feature, Feature::Stem(_)) { "…" } else { "" };
                speaks.push((margin, format!("{word}{stem}")));
            }
        }
        speaks.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.len().cmp(&a.1.len())).then_with(|| a.1.cmp(&b.1)));
        let mut shown: Vec<String> = Vec::new();
        for (_, word) in speaks {
            let bare = word.trim_end_matches('…');
            if !shown.iter().any(|one| one.contains(bare) || word.contains(one.trim_end_matches('…'))) {
                shown.push(word);
            }
        }
        let said: usize = shown.iter().map(|word| letters(word)).sum();
        let all: usize = fields.into_iter().map(letters).sum();
        let share = u8::try_from(100 * said / all.max(1)).unwrap_or(100).min(100);
        shown.truncate(SHOWN);
        (shown, share)
    }
}

/// Letters of a text; a Chinese character counts as two.
fn letters(text: &str) -> usize {
    text.chars().map(|c| if han(c) { 2 } else { usize::from(c.is_alphabetic()) }).sum()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SideShape {
    classes: Vec<String>,
    constants: Vec<i32>,
    /// A word a line: the word, `=`, then for each class with a weight its letter (the first is `a`) and the steps.
    words: String,
}

impl<'de> Deserialize<'de> for LineSide {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let shape = SideShape::deserialize(from)?;
        let classes: Vec<_> =
            shape.classes.iter().map(|word| class(word)).collect::<Result<_, _>>().map_err(D::Error::custom)?;
        if classes.len() != shape.constants.len() || classes.len() > 26 {
            return Err(D::Error::custom("each class needs one constant, and there are at most 26"));
        }
        let mut words = BTreeMap::new();
        for line in shape.words.lines() {
            let wrong = || D::Error::custom(format!("`{line}` is not a word, `=` and weights such as `b12a-3`"));
            let (word, weights) = line.rsplit_once('=').ok_or_else(wrong)?;
            let weights = weights_of(weights, classes.len()).ok_or_else(wrong)?;
            if word.is_empty() || words.insert(word.to_owned(), weights).is_some() {
                return Err(wrong());
            }
        }
        Ok(Self { classes, constants: shape.constants, words })
    }
}

/// `b12a-3`: 12 steps for the second class, 3 less for the first.
fn weights_of(text: &str, classes: usize) -> Option<Vec<(u8, i16)>> {
    let mut weights = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.bytes().next() {
        let class = letter.checked_sub(b'a').filter(|class| usize::from(*class) < classes)?;
        let end = rest[1..].find(|c: char| c.is_ascii_lowercase()).map_or(rest.len(), |at| at + 1);
        weights.push((class, rest[1..end].parse().ok()?));
        rest = &rest[end..];
    }
    (!weights.is_empty()).then_some(weights)
}

/// The word for "cannot be told" in the model's file and in the examples.
pub const UNCLEAR: &str = "unclear";

fn class(word: &str) -> Result<Option<Category>, String> {
    match Category::parse(word) {
        None if word != UNCLEAR => Err(format!("`{word}` is not a category")),
        found => Ok(found),
    }
}

fn class_from<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Category>, D::Error> {
    class(&String::deserialize(from)?).map_err(D::Error::custom)
}

fn categories_from<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Category>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    let read =
        |word: &String| Category::parse(word).ok_or_else(|| D::Error::custom(format!("`{word}` is not a category")));
    words.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Pack;
    use serde_json::json;

    fn side(words: &str) -> Result<LineSide, String> {
        let shape = json!({ "classes": ["unclear", "payroll", "rent"], "constants": [16, 0, 0], "words": words });
        serde_json::from_value(shape).map_err(|e| e.to_string())
    }

    fn model(sure: u8, least_share: u8) -> LineModel {
        let pack = Pack::china();
        let built = pack.models().lines().expect("the model of words").as_ref().clone();
        let outward = side("工钱=b96a-32\npay run=b80\npayr~=b48\n~short name=b16\n租=c80\n").expect("a side");
        LineModel { sure, least_share, outward, ..built }
    }

    #[test]
    fn certainty_is_the_share_of_the_best_class() {
        let model = model(90, 25);
        // 工钱 alone: payroll 96, unclear 16 − 32, rent 0: 1 / (1 + e^(−112/16) + e^(−96/16)) = 0.99662.
        let reading = model.outward.read(["", "工钱", ""]);
        assert_eq!((reading.sums.as_slice(), reading.best), ([-16, 96, 0].as_slice(), 1));
        assert!((reading.certainty() - 0.996_62).abs() < 1e-5, "{}", reading.certainty());
        let guess = model.guess(["", "工钱", ""], false).expect("sure enough");
        assert_eq!((guess.category, guess.percent, guess.words), (Category::Payroll, 99, vec!["工钱".to_owned()]));
        // A word that stands twice counts once.
        assert_eq!(model.outward.read(["", "工钱", "工钱"]).sums, reading.sums);
    }

    #[test]
    fn it_says_nothing_when_unsure_or_when_few_letters_speak() {
        // payr…: 48 against 16 and 0: 1 / (1 + e^−2 + e^−3) = 0.843.
        assert_eq!(model(90, 25).guess(["", "payroll", ""], false), None);
        let guess = model(80, 25).guess(["", "payroll", ""], false).expect("sure enough");
        assert_eq!((guess.percent, guess.words), (84, vec!["payr…".to_owned()]));
        // 工钱 are 4 of 4 + 20 letters: 16 %.
        assert_eq!(model(90, 25).guess(["", "工钱 somethingelse entire", ""], false), None);
        assert!(model(90, 16).guess(["", "工钱 somethingelse entire", ""], false).is_some());
        // A single character is no word that could be shown, so it decides nothing.
        assert_eq!(model(90, 25).guess(["", "租", ""], false), None);
        assert_eq!(model(90, 25).guess(["", "不认识", ""], false), None);
    }

    #[test]
    fn a_file_that_is_not_whole_is_refused() {
        for wrong in ["工钱", "工钱=", "工钱=d3", "工钱=b", "=b3", "工钱=b3\n工钱=b4", "工钱=3"] {
            assert!(side(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_model_built_in_never_decides_on_debt_revenue_or_owners() {
        let model = Pack::china().models().lines().cloned().expect("the model of words");
        assert!(LineModel::NEVER_DECIDES.into_iter().all(|category| !model.decides(category)));
        assert!(model.decides(Category::Payroll) && model.sure >= 85);
        let told = &model.card.told;
        assert!(told.windows(2).all(|pair| pair[0].told < pair[1].told), "{told:?}");
        assert!(told.iter().all(|one| (one.told - one.right).abs() < 0.25), "{told:?}");
    }
}
