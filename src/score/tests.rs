use super::*;
use crate::facts::FactKey as F;
use crate::kernel::{Reading, Value};
use crate::rules::{Better, Pack};
use proptest::prelude::*;

const DAY: Date = Date::constant(2026, 11, 21);

fn of(pack: &Pack, facts: &FactSheet) -> Score {
    let indicators = IndicatorSet::compute(facts);
    let portrait = Portrait::compute(facts, &indicators, pack, DAY);
    Score::compute(facts, &indicators, &portrait, pack, DAY).unwrap()
}

fn score(pack: &Pack, numbers: &[(F, f64)]) -> Score {
    of(pack, &FactSheet::of_numbers(numbers))
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn rules(pack: &Pack) -> &ScoreRules {
    pack.models().score().unwrap()
}

#[test]
fn the_scale_is_the_published_one() {
    let pack = Pack::china();
    // Test values of the scale: 40 points double the odds, 650 at 30 to 1.
    let scale = &rules(&pack).scale;
    let points = [
        (0.0025, 799.0),
        (0.005, 759.0),
        (0.01, 719.0),
        (0.02, 678.0),
        (0.03, 654.0),
        (0.05, 624.0),
        (0.08, 595.0),
        (0.12, 569.0),
        (0.2, 534.0),
        (0.3, 503.0),
        (0.5, 454.0),
    ];
    for (probability, expected) in points {
        assert!((scale.points(logit(probability)) - expected).abs() < 0.5, "{probability}");
    }
    for (probability, grade) in [(0.0024, 1), (0.0025, 2), (0.0099, 3), (0.03, 6), (0.0399, 6), (0.04, 7), (0.2, 10)] {
        assert_eq!(scale.grade(probability), grade, "{probability}");
    }
}

#[test]
fn blocks_weigh_less_the_more_there_are() {
    let pack = Pack::china();
    let weights = &rules(&pack).weights;
    for (blocks, lambda) in [(0.3, 1.0), (1.0, 1.0), (2.0, 2.0 / 3.0), (3.0, 0.5), (4.0, 0.4), (5.0, 1.0 / 3.0)] {
        near(weights.lambda(blocks), lambda);
    }
}

#[test]
fn nothing_known_is_the_base_rate_and_no_reason() {
    let pack = Pack::china();
    let one = score(&pack, &[]);
    near(one.probability, 0.03);
    assert_eq!((one.points, one.grade, one.single_grade()), (654, 6, None));
    assert!(one.against.is_empty() && one.in_favour.is_empty() && one.flags.is_empty());
    assert!(one.dimensions.is_empty() && one.unseen().count() > 20);
    // σ = √(0.2² + 1.27² + 0.9² + 0.4²) = 1.6195…
    near(one.doubt.total(), libm::sqrt(0.04 + 1.6129 + 0.81 + 0.16));
    assert_eq!(one.cap, 4);
}

#[test]
fn trade_and_age_move_the_start() {
    let pack = Pack::china();
    let code = |code: &str, months: f64| {
        let facts = FactSheet::of_values(&[
            (F::Industry, Value::Code(code.to_owned().into())),
            (F::AgeMonths, Value::Number(months, crate::kernel::Unit::Months)),
        ]);
        of(&pack, &facts)
    };
    // Wholesale: 1.24^0.7 = 1.16253; 30 months: 1.2; odds 0.03/0.97 · 1.16253 · 1.2 = 0.043145, PD 4.136 %.
    let wholesale = code("51", 30.0);
    assert!((wholesale.probability - 0.041_36).abs() < 1e-5, "{}", wholesale.probability);
    // The longest beginning counts: property management (702) is real estate (70).
    assert!(code("702", 70.0).probability < code("51", 70.0).probability);
    // Health care of more than ten years: 0.59^0.7 · 0.85 · 0.0309 = 0.0182.
    assert!(code("84", 130.0).probability > 0.01);
    // A new firm in transport: 1.8 · 1.53^0.7 gives 7 %; it never starts above 12 %.
    assert!((0.06..0.08).contains(&code("54", 3.0).probability));
    assert!(wholesale.against.is_empty(), "a trade is no reason");
}

#[test]
fn base_rate_and_economy_are_the_firms_to_change() {
    let pack = Pack::china();
    let cycle = |code: &'static str| of(&pack, &FactSheet::of_values(&[(F::ScoreCycle, Value::Code(code.into()))]));
    // Odds 3/97 times 0.6 and times 3: 0.018557 and 0.092784.
    for (code, probability) in [("good", 0.018_219), ("normal", 0.03), ("bad", 0.084_906)] {
        let one = cycle(code);
        assert!((one.probability - probability).abs() < 1e-6, "{code}: {}", one.probability);
        assert!(one.start.cycle_entered && one.start.cycle == code);
    }
    // A state that the pack does not know is not guessed at.
    assert!(!cycle("stormy").start.cycle_entered);
    let own = score(&pack, &[(F::ScoreBaseRate, 0.05)]);
    near(own.probability, 0.05);
    near(own.doubt.shift, 0.6);
    let usual = score(&pack, &[]);
    near(usual.doubt.shift, 0.9);
    assert_eq!(usual.start.also.len(), 2);
    for (rate, probability) in &usual.start.also {
        near(*rate, *probability);
    }
}

#[test]
fn one_block_enters_with_its_own_weight_and_its_correction() {
    let pack = Pack::china();
    // All seven ratios of the accounts, stated: margin 10 %, quick 1.5, retained 40 %, …
    let one = score(
        &pack,
        &[
            (F::FinRevenue, 1000.0),
            (F::FinOperatingProfit, 100.0),
            (F::FinProfitBeforeTax, 90.0),
            (F::FinDepreciation, 20.0),
            (F::FinTotalLiabilities, 300.0),
            (F::FinCurrentAssets, 500.0),
            (F::FinInventory, 100.0),
            (F::FinCurrentLiabilities, 250.0),
            (F::FinRetainedEarnings, 320.0),
            (F::FinTotalAssets, 800.0),
            (F::FinCostOfSales, 700.0),
            (F::FinFixedAssets, 250.0),
            (F::FinRevenuePrev, 900.0),
        ],
    );
    let accounts: Vec<&ScoreTerm> =
        one.terms.iter().filter(|term| term.block == Block::Accounts && term.counts()).collect();
    assert_eq!(accounts.len(), 7, "{:?}", one.terms);
    let parts: f64 = accounts.iter().map(|term| term.part).sum();
    near(parts, 1.0);
    for term in &accounts {
        near(term.weight, 0.8 * one.lambda);
        near(term.odds, term.weight * term.raw);
    }
    assert!(one.probability < 0.03, "{}", one.probability);
    assert!(!one.in_favour.is_empty());
    // Fully known accounts leave nothing missing.
    assert!(one.doubt.missing < 1e-6, "{}", one.doubt.missing);
    // Margin and liquidity are clearly better than usual.
    for strong in ["dimension.liquidity", "dimension.profitability"] {
        let sum = one.dimensions.iter().find(|sum| sum.dimension.as_str() == strong).unwrap();
        assert!((60.0..100.0).contains(&sum.standing) && !sum.judged, "{sum:?}");
    }
}

#[test]
fn flags_stand_beside_the_score() {
    let pack = Pack::china();
    let facts =
        [(F::FinEquity, -5.0), (F::CreditCurrentOverdue, 10.0), (F::CustomerTop1, 0.6), (F::BankNegativeDays3, 2.0)];
    let one = score(&pack, &facts);
    let kinds: Vec<FlagKind> = one.flags.iter().map(|flag| flag.kind).collect();
    assert_eq!(kinds, [FlagKind::NegativeEquity, FlagKind::OverdueNow, FlagKind::Overdraft, FlagKind::OneCustomer]);
    // Equity is no term: a flag alone moves nothing.
    assert_eq!(score(&pack, &[(F::FinEquity, -5.0)]).points, score(&pack, &[]).points);
}

/// Facts of amounts, which scale together, and facts without a unit of money.
const AMOUNTS: &[F] = &[
    F::FinRevenue,
    F::FinOperatingProfit,
    F::FinProfitBeforeTax,
    F::FinDepreciation,
    F::FinTotalLiabilities,
    F::FinCurrentAssets,
    F::FinInventory,
    F::FinCurrentLiabilities,
    F::FinRetainedEarnings,
    F::FinTotalAssets,
    F::FinCostOfSales,
    F::FinFixedAssets,
    F::FinRevenuePrev,
    F::BankMinBalance6,
    F::DebtPaymentMonth,
    F::BankInflow12,
    F::CreditCardUsed,
    F::CreditCardLimit,
    F::FinEbitda,
    F::FinInterest,
    F::FinEbit,
    F::DebtService12m,
    F::FinDebt,
];
const OTHERS: &[F] = &[
    F::BankInflowCv12,
    F::BankBufferDays6,
    F::BankNegativeDays12,
    F::InvVoidShare,
    F::InvMonths12m,
    F::CustomerCount,
    F::CustomerTop1,
    F::CreditOwnerLate30,
    F::CreditOwnerLate60,
    F::CreditOwnerLate90,
    F::Staff,
];

/// A firm with some of the facts.
fn firm() -> impl Strategy<Value = Vec<(F, f64)>> {
    let amounts = prop::collection::vec(prop::option::weighted(0.7, 1.0..5_000.0f64), AMOUNTS.len());
    let others = prop::collection::vec(prop::option::weighted(0.7, 0.0..12.0f64), OTHERS.len());
    (amounts, others).prop_map(|(amounts, others)| {
        let with = |keys: &[F], numbers: Vec<Option<f64>>| -> Vec<(F, f64)> {
            keys.iter().copied().zip(numbers).filter_map(|(key, number)| Some((key, number?))).collect()
        };
        [with(AMOUNTS, amounts), with(OTHERS, others)].concat()
    })
}

/// Facts that stand in one ratio each, and whether more is better.
const BETTER: &[(F, f64)] = &[
    (F::FinOperatingProfit, 1.0),
    (F::FinProfitBeforeTax, 1.0),
    (F::FinRetainedEarnings, 1.0),
    (F::BankMinBalance6, 1.0),
    (F::BankBufferDays6, 1.0),
    (F::BankNegativeDays12, -1.0),
    (F::BankInflowCv12, -1.0),
    (F::InvVoidShare, -1.0),
    (F::CustomerCount, 1.0),
    (F::CreditOwnerLate30, -1.0),
    (F::CreditOwnerLate60, -1.0),
    (F::CreditOwnerLate90, -1.0),
    (F::CreditCardUsed, -1.0),
    (F::Staff, 1.0),
    (F::FinEbitda, 1.0),
];

fn cases() -> ProptestConfig {
    ProptestConfig { cases: 48, ..ProptestConfig::default() }
}

#[test]
fn points_add_up_to_the_score_and_the_parts_to_the_odds() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        let one = score(&pack, &facts);
        prop_assert_eq!(one.lines.iter().map(|line| line.points).sum::<i32>(), one.points);
        prop_assert!((300..=850).contains(&one.points));
        let odds: f64 = one.lines.iter().map(|line| line.odds).sum();
        prop_assert!((odds - one.odds).abs() < 1e-9, "{} {}", odds, one.odds);
        let of_terms: i32 = one.lines.iter().filter(|l| matches!(l.kind, LineKind::Term(_))).map(|l| l.points).sum();
        prop_assert_eq!(one.dimensions.iter().map(|sum| sum.points).sum::<i32>(), of_terms);
        // Each line's whole points are within one of its exact points.
        let factor = rules(&pack).scale.factor();
        for line in one.lines.iter().filter(|line| matches!(line.kind, LineKind::Term(_))) {
            prop_assert!((f64::from(line.points) + factor * line.odds).abs() <= 1.0 + 1e-9);
        }
        prop_assert!(one.interval.0 <= one.probability && one.probability <= one.interval.1);
        prop_assert!(one.grades.0 <= one.grade && one.grade <= one.grades.1 && one.grades.0 >= one.cap);
        if one.single_grade().is_some() {
            prop_assert!(one.grades.1 - one.grades.0 < 4);
        }
        let shares: f64 = one.draws.shares.iter().map(|(_, share)| share).sum();
        prop_assert!((shares - 1.0).abs() < 1e-9);
        prop_assert_eq!(&one, &score(&pack, &facts));
    });
}

#[test]
fn a_dimension_stands_on_the_side_to_which_it_moves_the_score() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        let one = score(&pack, &facts);
        for sum in &one.dimensions {
            let id = &sum.dimension;
            let terms = || one.terms_of(id).filter(|(_, term)| term.counts());
            prop_assert!((terms().map(|(_, term)| term.odds).sum::<f64>() - sum.odds).abs() < 1e-12);
            prop_assert_eq!(terms().map(|(place, _)| one.points_of(place)).sum::<i32>(), sum.points);
            // More odds is riskier: it stands below the middle and takes points, or not even one.
            prop_assert!((sum.standing - 50.0) * sum.odds <= 0.0, "{:?}", sum);
            prop_assert!(sum.odds.abs() < 1e-9 || (sum.standing - 50.0).abs() > 1e-9 || sum.judged, "{:?}", sum);
            prop_assert!(f64::from(sum.points) * sum.odds <= 0.0, "{:?}", sum);
            let factor = rules(&pack).scale.factor();
            prop_assert!((f64::from(sum.points) + factor * sum.odds).abs() < 1.0 + 1e-6, "{:?}", sum);
            prop_assert!(sum.best >= -factor * sum.odds - 1e-6, "better than its best: {:?}", sum);
        }
        let dimensions: i32 = one.dimensions.iter().map(|sum| sum.points).sum();
        let others = one.lines.iter().filter(|line| !matches!(line.kind, LineKind::Term(_)));
        prop_assert_eq!(dimensions + others.map(|line| line.points).sum::<i32>(), one.points);
    });
}

#[test]
fn judgement_weighs_little_and_is_silent_where_outcomes_speak() {
    let pack = Pack::china();
    // Debt ratio 90 % with nothing else known of capital: it speaks, within the reach of judgement.
    let part = [(F::FinTotalLiabilities, 90.0), (F::FinTotalAssets, 100.0)];
    let one = score(&pack, &part);
    let term =
        |one: &Score, measure: &str| one.terms.iter().find(|term| term.measure.as_str() == measure).cloned().unwrap();
    let ratio = term(&one, "indicator.debt_ratio");
    assert!(ratio.judged && ratio.odds > 0.0 && one.dimensions.iter().all(|sum| sum.judged), "{ratio:?}");
    // With retained profit, which the accounts model reads, it counts nothing: the data gave it no weight beside it.
    let whole = [part.as_slice(), &[(F::FinRetainedEarnings, 5.0)]].concat();
    let ratio = term(&score(&pack, &whole), "indicator.debt_ratio");
    assert!(ratio.counts() && ratio.odds.abs() < 1e-12, "{ratio:?}");
    // No dimension of judgement moves the score by more than its reach.
    let rules = rules(&pack);
    let most = rules.scale.factor() * rules.weights.judged * rules.weights.judged_reach;
    proptest!(cases(), |(facts in firm())| {
        for sum in score(&pack, &facts).dimensions.iter().filter(|sum| sum.judged) {
            prop_assert!(f64::from(sum.points).abs() <= most + 1.0, "{:?}", sum);
        }
    });
}

#[test]
fn every_contribution_is_found_again_in_the_tables() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        let one = score(&pack, &facts);
        for term in one.terms.iter().filter(|term| term.counts() && !term.judged) {
            let model = pack.models().get(term.block.as_str()).unwrap();
            let curve = model.term(term.measure.as_str()).unwrap();
            let figure = *term.reading.known().unwrap();
            prop_assert!((term.raw - curve.of_number(figure)).abs() < 1e-12);
            prop_assert!((term.odds - term.weight * term.raw).abs() < 1e-12);
        }
        prop_assert!(one.terms.iter().filter(|term| term.judged).all(|term| term.raw.abs() <= 1.5 && term.reliability <= 0.3));
    });
}

#[test]
fn a_better_figure_never_costs_points() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm(), (key, sign) in prop::sample::select(BETTER), step in 0.001..3.0f64)| {
        let before = score(&pack, &facts);
        let better: Vec<(F, f64)> =
            facts.iter().map(|(k, n)| (*k, if *k == key { (n + sign * step).max(0.0) } else { *n })).collect();
        let after = score(&pack, &better);
        // Weights depend on which figures there are, never on what they are; a figure may gain or lose its meaning.
        let same = |one: &Score| one.terms.iter().map(ScoreTerm::counts).collect::<Vec<_>>();
        prop_assume!(same(&before) == same(&after));
        prop_assert!(after.odds <= before.odds + 1e-12, "{:?}: {} after {}", key, after.odds, before.odds);
        prop_assert!(after.points >= before.points);
    });
}

#[test]
fn a_thousand_times_the_amounts_changes_nothing_but_the_size_of_invoiced_sales() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm(), sales in 1e5..1e7f64)| {
        let scaled: Vec<(F, f64)> =
            facts.iter().map(|(k, n)| (*k, if AMOUNTS.contains(k) { n * 1_000.0 } else { *n })).collect();
        let (one, other) = (score(&pack, &facts), score(&pack, &scaled));
        prop_assert!((one.odds - other.odds).abs() < 1e-9, "{} {}", one.odds, other.odds);
        prop_assert_eq!(one.points, other.points);
        let (small, large) = ([(F::InvSales12m, sales)], [(F::InvSales12m, sales * 1_000.0)]);
        prop_assert!(score(&pack, &large).points >= score(&pack, &small).points);
    });
}

#[test]
fn every_weight_is_worked_out_again_from_the_tables() {
    let pack = Pack::china();
    let rules = rules(&pack);
    proptest!(cases(), |(facts in firm())| {
        let one = score(&pack, &facts);
        let counted = || one.terms.iter().filter(|term| term.counts());
        let blocks: f64 = counted().map(|term| term.part * term.reliability).sum();
        let lambda = if blocks > 1.0 { 1.0 / (1.0 + 0.5 * (blocks - 1.0)) } else { 1.0 };
        prop_assert!((one.lambda - lambda).abs() < 1e-12 && (one.blocks - blocks).abs() < 1e-12);
        for block in Block::ALL {
            let of = || counted().filter(move |term| term.block == block);
            let sum: f64 = of().map(|term| term.reliability * term.raw).sum();
            // A block goes at most 2.5 from zero; then all its terms shrink alike.
            let shrunk = if sum.abs() > 2.5 { 2.5 / sum.abs() } else { 1.0 };
            for term in of() {
                prop_assert!((term.weight - lambda * term.reliability * shrunk).abs() < 1e-12);
            }
        }
        // A reason's points are its exact ones, whole: curve × weight × points that one unit of log-odds costs.
        for place in one.against.iter().chain(&one.in_favour) {
            let term = &one.terms[*place];
            let exact = -40.0 / core::f64::consts::LN_2 * term.raw * term.weight;
            prop_assert!((f64::from(one.points_of(*place)) - exact).abs() <= 1.0 + 1e-6);
            prop_assert!(exact.abs() >= rules.scale.factor() * rules.reasons.least - 1e-9);
        }
        prop_assert!(one.against.windows(2).all(|pair| one.terms[pair[0]].odds >= one.terms[pair[1]].odds));
    });
}

#[test]
fn the_figure_that_costs_nothing_costs_nothing() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        for term in score(&pack, &facts).terms.iter().filter(|term| !term.judged) {
            let Some(neutral) = term.neutral else { continue };
            let curve = pack.models().get(term.block.as_str()).unwrap().term(term.measure.as_str()).unwrap();
            prop_assert!(curve.of_number(neutral).abs() < 1e-9, "{}: {}", term.measure, neutral);
            // It lies on the better side of a figure that costs.
            let figure = *term.reading.known().unwrap();
            let better = match term.better {
                Better::Up => neutral >= figure,
                Better::Down => neutral <= figure,
                Better::Peak | Better::None => true,
            };
            prop_assert!(term.raw <= 0.0 || better, "{}: {} for {}", term.measure, neutral, figure);
        }
    });
}

#[test]
fn leaving_a_figure_out_never_lifts_the_grade_above_its_cap() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm(), place in any::<prop::sample::Index>())| {
        prop_assume!(!facts.is_empty());
        let mut less = facts.clone();
        less.remove(place.index(facts.len()));
        let one = score(&pack, &less);
        prop_assert!(one.grade >= one.cap && one.cap >= 4, "{} {}", one.grade, one.cap);
        prop_assert!(one.doubt.missing >= score(&pack, &facts).doubt.missing - 1e-12);
    });
}

/// A strong firm of which everything is known, each figure with the evidence of where its id begins.
fn strong(evidence: &[(&str, EvidenceGrade)], months: f64) -> FactSheet {
    let numbers = [
        (F::FinRevenue, 1000.0),
        (F::FinOperatingProfit, 200.0),
        (F::FinProfitBeforeTax, 190.0),
        (F::FinDepreciation, 20.0),
        (F::FinTotalLiabilities, 100.0),
        (F::FinCurrentAssets, 500.0),
        (F::FinInventory, 100.0),
        (F::FinCurrentLiabilities, 100.0),
        (F::FinRetainedEarnings, 500.0),
        (F::FinTotalAssets, 800.0),
        (F::BankMonths, months),
        (F::BankMinBalance6, 100.0),
        (F::BankNegativeDays12, 0.0),
        (F::BankInflowCv12, 0.1),
        (F::BankBufferDays6, 90.0),
        (F::DebtPaymentMonth, 5.0),
        (F::InvSales12m, 5e7),
        (F::InvMonths12m, 12.0),
        (F::InvVoidShare, 0.0),
        (F::CreditCardUsed, 0.0),
        (F::CreditCardLimit, 100.0),
        (F::CreditOwnerLate30, 0.0),
        (F::CreditOwnerLate60, 0.0),
        (F::CreditOwnerLate90, 0.0),
    ];
    let grade = |key: F| evidence.iter().find(|(start, _)| key.as_str().starts_with(start)).map(|(_, grade)| *grade);
    FactSheet::of_numbers(&numbers).regraded(|key, _| grade(key).unwrap_or(EvidenceGrade::Stated))
}

#[test]
fn each_limit_of_the_evidence_is_reached_and_holds() {
    let pack = Pack::china();
    let (filed, bank) = (("fin.", EvidenceGrade::Filed), ("bank.", EvidenceGrade::BankLines));
    let (debt, invoices) = (("debt.", EvidenceGrade::BankLines), ("inv.", EvidenceGrade::Invoices));
    let record = ("credit.", EvidenceGrade::Filed);
    for (evidence, months, cap) in [
        (vec![], 12.0, 4),
        (vec![bank, debt], 12.0, 4),
        (vec![filed], 12.0, 4),
        (vec![("fin.", EvidenceGrade::Books), bank, debt], 12.0, 4),
        (vec![filed, bank, debt], 12.0, 3),
        (vec![bank, debt, invoices], 12.0, 3),
        (vec![filed, bank, debt, record], 11.0, 3),
        (vec![filed, bank, debt, record], 12.0, 2),
    ] {
        let one = of(&pack, &strong(&evidence, months));
        assert_eq!((one.cap, one.grade, one.grades.0), (cap, cap, cap), "{evidence:?} {months}");
        // The figures alone are better, and that is told apart from what the evidence allows.
        assert!(one.held() && rules(&pack).scale.grade(logistic(one.free)) < cap, "{evidence:?}");
        assert!(one.draws.shares.iter().all(|(grade, _)| *grade >= cap), "{:?}", one.draws);
        let better: f64 = one.draws.free.iter().filter(|(grade, _)| *grade < cap).map(|(_, share)| share).sum();
        assert!(better > 0.3, "{:?}", one.draws);
    }
    // Where the evidence holds nothing, most draws come out at the same grade either way.
    let weak = score(&pack, &[(F::FinRevenue, 1000.0), (F::FinOperatingProfit, -100.0)]);
    assert!(!weak.held() && weak.draws.usual() == weak.draws.usual_free(), "{:?}", weak.draws);
}

/// What the evidence that is left allows is told here by its kinds alone, apart from how the score counts sources.
#[test]
fn removing_data_never_lifts_the_grade_above_what_the_rest_allows() {
    let pack = Pack::china();
    let kinds = prop::sample::select(vec![
        EvidenceGrade::Filed,
        EvidenceGrade::BankLines,
        EvidenceGrade::Invoices,
        EvidenceGrade::Books,
        EvidenceGrade::Stated,
    ]);
    let evidence = prop::collection::vec(kinds, 5);
    proptest!(cases(), |(evidence in evidence, kept in prop::collection::vec(any::<bool>(), 24))| {
        let starts: Vec<_> = ["fin.", "bank.", "debt.", "inv.", "credit."].into_iter().zip(evidence).collect();
        let whole = strong(&starts, 12.0);
        let left: Vec<(F, f64)> = whole
            .iter()
            .zip(&kept)
            .filter(|(_, kept)| **kept)
            .filter_map(|((key, fact), _)| Some((key, fact.value.as_f64()?)))
            .collect();
        let less = FactSheet::of_numbers(&left).regraded(|key, grade| whole.support(key).unwrap_or(grade));
        let one = of(&pack, &less);
        let checked: std::collections::BTreeSet<_> =
            less.iter().map(|(_, fact)| fact.evidence).filter(|grade| *grade <= EvidenceGrade::Invoices).collect();
        let all = less.support(F::FinTotalAssets) == Some(EvidenceGrade::Filed) && less.get(F::BankMonths).is_known();
        let best = if checked.len() < 2 { 4 } else if all { 2 } else { 3 };
        prop_assert!(one.grade >= best && one.grades.0 >= best, "{} {:?} {:?}", one.grade, one.grades, checked);
    });
}

#[test]
fn reasons_are_figures_that_cost_and_strengths_that_carry() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        let one = score(&pack, &facts);
        prop_assert!(one.against.len() <= 4 && one.in_favour.len() <= 3);
        let concepts = |places: &[usize]| places.iter().map(|p| one.terms[*p].concept.clone()).collect::<Vec<_>>();
        let (against, carry) = (concepts(&one.against), concepts(&one.in_favour));
        prop_assert!(carry.iter().all(|concept| !against.contains(concept)));
        for place in &one.against {
            let term = &one.terms[*place];
            prop_assert!(matches!(term.reading, Reading::Known(_)) && term.odds > 0.0);
            prop_assert!(!["entity.naics_sector", "entity.industry"].contains(&term.measure.as_str()));
        }
        prop_assert!(one.in_favour.iter().all(|place| one.terms[*place].odds < 0.0));
        if let Some(tipping) = &one.tipping {
            prop_assert!(tipping.grade == one.grade + 1 && (tipping.to - tipping.from).abs() > 0.0);
            // With the figure moved so far, and all weights as they are, the grade is lost.
            let term = one.terms.iter().find(|term| term.measure == tipping.measure && !term.judged).unwrap();
            let curve = pack.models().get(term.block.as_str()).unwrap().term(term.measure.as_str()).unwrap();
            let cap: f64 = one.lines.iter().filter(|line| line.kind == LineKind::Cap).map(|line| line.odds).sum();
            let moved = one.odds - cap + term.weight * (curve.of_number(tipping.to) - curve.of_number(tipping.from));
            prop_assert!(rules(&pack).scale.grade(logistic(moved + 1e-9)) > one.grade, "{:?}", tipping);
        }
    });
}
