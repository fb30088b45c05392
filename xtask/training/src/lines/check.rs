//! Cross-validation by groups of look-alikes, and what the card tells of it.

use super::examples::Example;
use super::fit::{fit, softmax};
use super::{LEAST_SHARE, REAL, SURE};
use crate::random::Random;
use credit_mirror::rules::{Category, ClassRates, LineCard, STEP, Text, ToldRates, percent};
use std::collections::BTreeSet;

const FOLDS: usize = 5;
const REPEATS: usize = 5;

/// One example as a fit that had not seen it, nor one like it, took it.
pub struct Told {
    inward: bool,
    truth: Option<Category>,
    /// Whether the rules leave it unexplained.
    open: bool,
    best: Option<Category>,
    certainty: f64,
    /// Whether words speak for it.
    words: bool,
}

/// What cross-validation of one direction gives.
pub struct Check {
    /// Every example once a repeat.
    pub told: Vec<Told>,
    /// What the log-odds are to be multiplied by.
    pub slope: f64,
}

/// A fit's sums and the truth's place, for the slope.
struct Sums {
    sums: Vec<f64>,
    truth: Option<usize>,
    told: Told,
}

/// Cross-validates one direction.
pub fn check(rows: &[(&Example, bool)]) -> Check {
    let groups: Vec<usize> = rows.iter().map(|(row, _)| row.group).collect::<BTreeSet<_>>().into_iter().collect();
    let mut all = Vec::new();
    for repeat in 0..REPEATS {
        let mut order = groups.clone();
        Random::new(20_261_122 + repeat as u64).shuffle(&mut order);
        let part = |group: usize| order.iter().position(|one| *one == group).unwrap_or(0) % FOLDS;
        let parts: Vec<usize> = rows.iter().map(|(row, _)| part(row.group)).collect();
        for fold in 0..FOLDS {
            let seen: Vec<&Example> =
                rows.iter().zip(&parts).filter(|(_, part)| **part != fold).map(|(row, _)| row.0).collect();
            let side = fit(&seen, 1.0);
            for ((row, open), _) in rows.iter().zip(&parts).filter(|(_, part)| **part == fold) {
                let reading = side.read(row.fields());
                let sums: Vec<f64> = reading.sums.iter().map(|sum| f64::from(*sum) / STEP).collect();
                let told = Told {
                    inward: row.inward,
                    truth: row.class,
                    open: *open,
                    best: side.classes[reading.best],
                    certainty: 0.0,
                    words: speaks(&reading.words(row.fields())),
                };
                all.push(Sums { sums, truth: side.classes.iter().position(|class| *class == row.class), told });
            }
        }
    }
    let slope = slope(&all);
    let told = all.into_iter().map(|mut one| {
        one.sums.iter_mut().for_each(|sum| *sum *= slope);
        softmax(&mut one.sums);
        Told { certainty: one.sums.iter().copied().fold(0.0, f64::max), ..one.told }
    });
    Check { told: told.collect(), slope }
}

/// The stretch of the log-odds with the least loss, by golden section between 0.3 and 3.
fn slope(all: &[Sums]) -> f64 {
    let loss = |slope: f64| -> f64 {
        all.iter()
            .filter_map(|one| {
                let mut sums: Vec<f64> = one.sums.iter().map(|sum| sum * slope).collect();
                softmax(&mut sums);
                Some(-libm::log(sums[one.truth?].max(1e-12)))
            })
            .sum()
    };
    let golden = 0.5 * (5.0_f64.sqrt() - 1.0);
    let (mut low, mut high) = (0.3, 3.0);
    for _ in 0..40 {
        let (a, b) = (high - golden * (high - low), low + golden * (high - low));
        if loss(a) < loss(b) { high = b } else { low = a }
    }
    0.5 * (low + high)
}

/// Whether words speak for a guess, and enough of the line.
fn speaks((words, share): &(Vec<String>, u8)) -> bool {
    !words.is_empty() && *share >= LEAST_SHARE
}

impl Told {
    fn right(&self) -> bool {
        self.best == self.truth
    }

    /// The category it would be given or shown as.
    fn given(&self) -> Option<Category> {
        self.best.filter(|_| self.words && percent(self.certainty) >= SURE)
    }
}

fn share<'t>(of: impl Iterator<Item = &'t Told>, holds: impl Fn(&Told) -> bool) -> f64 {
    let (mut count, mut all) = (0.0_f64, 0.0_f64);
    for one in of {
        all += 1.0;
        count += f64::from(u8::from(holds(one)));
    }
    round(count / all.max(1.0))
}

fn round(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// The card of both directions.
pub fn card(examples: &[Example], told: &[Told]) -> LineCard {
    let given = |one: &&Told| one.given().is_some();
    let right = |one: &Told| one.given() == one.truth;
    let open = || told.iter().filter(|one| one.open);
    let groups = examples.iter().map(|one| one.group).collect::<BTreeSet<_>>().len();
    LineCard {
        data: Text {
            zh: "为本项目手写的流水摘要、对方户名和账单用语（中国内地银行、微信、支付宝，英美银行），不是收集来的真实流水".to_owned(),
            en: "Memos, party names and bill wording written by hand for this project (mainland Chinese banks, WeChat, Alipay; British and American banks); not collected from real statements".to_owned(),
        },
        period: "2026".to_owned(),
        limits: Text {
            zh: "例子是我们写的，真实流水更杂，所以这些比率是上限。只看文字和进出方向，不看金额、日期和上下文。从没见过的字词它一律说不知道。".to_owned(),
            en: "We wrote the examples, and real statements are messier: take these rates as upper bounds. Only words and direction are read, not amounts, dates or context. Of words it never saw it says that it does not know.".to_owned(),
        },
        rows: examples.len() as u32,
        groups: groups as u32,
        folds: FOLDS as u32,
        repeats: REPEATS as u32,
        right: share(told.iter(), Told::right),
        given: share(told.iter(), |one| given(&one)),
        given_right: share(told.iter().filter(given), right),
        open_rows: (open().count() / REPEATS) as u32,
        open_given: share(open(), |one| given(&one)),
        open_right: share(open().filter(given), right),
        real_rows: REAL[0],
        real_given: REAL[1],
        real_right: REAL[2],
        first_given: REAL[3],
        first_right: REAL[4],
        class: classes(told),
        told: reliability(told),
    }
}

fn classes(told: &[Told]) -> Vec<ClassRates> {
    let all: BTreeSet<(bool, Option<Category>)> = told.iter().map(|one| (!one.inward, one.truth)).collect();
    let of = |(outward, class): (bool, Option<Category>)| {
        let side = || told.iter().filter(move |one| one.inward != outward);
        let mine = || side().filter(move |one| one.truth == class);
        let named = || side().filter(move |one| one.given() == class);
        ClassRates {
            inward: !outward,
            class,
            rows: (mine().count() / REPEATS) as u32,
            right: share(mine(), Told::right),
            found: share(mine(), |one| one.given() == class),
            trusted: class.and_then(|_| named().next().map(|_| share(named(), |one| one.truth == class))),
        }
    };
    all.into_iter().map(of).collect()
}

/// Guesses that name a category, by certainty.
fn reliability(told: &[Told]) -> Vec<ToldRates> {
    let ends = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];
    let guess = || told.iter().filter(|one| one.best.is_some() && one.words);
    let group = |bounds: &[f64]| {
        let inside = || guess().filter(|one| (bounds[0]..bounds[1]).contains(&one.certainty));
        let rows = inside().count();
        let mean = inside().map(|one| one.certainty).sum::<f64>() / rows.max(1) as f64;
        ToldRates { rows: (rows / REPEATS) as u32, told: round(mean), right: share(inside(), Told::right) }
    };
    ends.windows(2).map(group).filter(|group| group.rows > 0).collect()
}
