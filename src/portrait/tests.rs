use super::*;
use crate::facts::FactKey as F;
use crate::indicators::IndicatorKey;
use crate::kernel::NotApplicable;
use proptest::prelude::*;

const DAY: Date = Date::constant(2026, 11, 21);

fn portrait(numbers: &[(F, f64)]) -> Portrait {
    portrait_by(&Pack::china(), numbers)
}

fn portrait_by(pack: &Pack, numbers: &[(F, f64)]) -> Portrait {
    let facts = FactSheet::of_numbers(numbers);
    Portrait::compute(&facts, &IndicatorSet::compute(&facts), pack, DAY)
}

/// The mean of the points of a dimension's items by weight, as the score adds them.
fn mean(portrait: &Portrait, dimension: Dimension) -> Option<f64> {
    let items = &portrait.dimension(dimension).unwrap().contributions;
    let known = || items.iter().filter_map(|item| Some((item.weight, item.points?)));
    let weight: f64 = known().map(|(weight, _)| weight).sum();
    (weight > 0.0).then(|| known().map(|(weight, points)| weight * points).sum::<f64>() / weight)
}

fn item<'a>(portrait: &'a Portrait, input: &str) -> &'a Contribution {
    let mut items = portrait.dimensions().iter().flat_map(|score| &score.contributions);
    items.find(|item| item.input.as_str() == input).unwrap()
}

#[test]
fn nothing_known_gives_no_points_and_a_list_of_documents() {
    let empty = portrait(&[]);
    assert_eq!(empty.dimensions().len(), 10);
    for score in empty.dimensions() {
        assert!(score.seen.abs() < 1e-12);
        assert!(score.contributions.iter().all(|item| item.points.is_none()), "{:?}", score.dimension);
    }
    let documents: Vec<_> = empty.unseen_by_document().into_iter().map(|(document, _)| document.as_str()).collect();
    for document in ["balance_sheet", "bank_statement", "owner_credit_report", "tax_record", "ageing_list"] {
        assert!(documents.contains(&document), "{document} is not among {documents:?}");
    }
    // Bank lines show the lowest balance, the buffer and more: the heaviest document comes first.
    assert_eq!(documents[0], "bank_statement");
}

#[test]
fn what_is_seen_of_a_dimension_is_counted_by_weight() {
    // Utilisation 30/100 falls in (27 %, 45 %]: 41 points, weight .66. No payment 30 days late: 66 points, weight .35.
    // Items weigh .66+.5+.35+.33+.2+.3+.3+.2+.2+.4 = 3.44 together.
    let one = portrait(&[(F::CreditCardUsed, 30.0), (F::CreditCardLimit, 100.0), (F::CreditOwnerLate30, 0.0)]);
    let history = one.dimension(Dimension::CreditHistory).unwrap();
    let points = |input: &str| item(&one, input).points;
    assert_eq!((points("indicator.card_utilisation"), points("credit.owner_late_30")), (Some(41.0), Some(66.0)));
    assert!((history.seen - 1.01 / 3.44).abs() < 1e-12);
    let utilisation = item(&one, "indicator.card_utilisation");
    assert_eq!(utilisation.bin, Some((Some(0.27), Some(0.45))));
    assert_eq!(utilisation.best_bin, (None, Some(0.11)));
    assert_eq!(utilisation.evidence, Some(EvidenceGrade::Stated));
    assert_eq!(utilisation.because.params[0].status, Status::Statistic);
    assert_eq!(utilisation.because.params[0].value, Some(41.0));
}

#[test]
fn bins_include_their_upper_edge() {
    for (days, points) in [(14.0, 12.5), (14.000_1, 37.5), (27.0, 37.5), (60.0, 62.5), (60.5, 87.5), (1e12, 87.5)] {
        let one = portrait(&[(F::BankBufferDays6, days)]);
        assert_eq!(item(&one, "indicator.cash_buffer_days").points, Some(points), "{days} days");
    }
}

#[test]
fn no_debt_is_best_and_negative_equity_is_worst() {
    let free = portrait(&[(F::FinEbit, 10.0), (F::FinInterest, 0.0)]);
    let cover = item(&free, "indicator.interest_cover");
    assert_eq!(cover.reading, Reading::NotApplicable(NotApplicable::NoDebt));
    assert_eq!(cover.points, Some(cover.best));
    let broke = portrait(&[(F::FinDebt, 10.0), (F::FinEquity, -5.0)]);
    assert_eq!(item(&broke, "indicator.debt_to_equity").points, Some(0.0));
}

#[test]
fn a_code_is_scored_and_shown_as_a_code() {
    let facts = FactSheet::of_values(&[
        (F::TaxGrade, Value::Code("B".into())),
        (F::Licences, Value::Code("lacking".into())),
        (F::SeparateAccount, Value::Code("something else".into())),
    ]);
    let one = Portrait::compute(&facts, &IndicatorSet::compute(&facts), &Pack::china(), DAY);
    let grade = item(&one, "tax.grade");
    assert_eq!((grade.points, grade.value.as_ref()), (Some(68.0), Some(&Value::Code("B".into()))));
    assert_eq!(grade.reading, Reading::Known(2.0));
    assert_eq!(item(&one, "entity.licences").points, Some(4.0));
    // A code that the pack does not know is not guessed at.
    assert_eq!(item(&one, "entity.separate_account").points, None);
}

#[test]
fn a_measure_that_is_none_for_the_industry_is_left_out() {
    let of = |industry: &'static str| {
        let facts = FactSheet::of_values(&[
            (F::Industry, Value::Code(industry.into())),
            (F::FinInventory, Value::Number(5.0, crate::kernel::Unit::Money)),
            (F::FinCostOfSales, Value::Number(900.0, crate::kernel::Unit::Money)),
        ]);
        let one = Portrait::compute(&facts, &IndicatorSet::compute(&facts), &Pack::china(), DAY);
        item(&one, "indicator.days_inventory").clone()
    };
    let restaurant = of("H6210");
    assert_eq!((restaurant.reading, restaurant.points), (Reading::NotApplicable(NotApplicable::Industry), None));
    assert_eq!(of("F5126").points, Some(52.0));
}

/// Facts and the numbers they can take, so that a shift of one fact alone is a better firm. Facts that stand as a
/// denominator under a figure that may be negative are left out: less of a debt makes such a ratio more negative.
const BETTER: &[(F, f64, &[Dimension])] = &[
    (F::FinEbitda, 1.0, &[Dimension::Repayment]),
    (F::FinEbit, 1.0, &[Dimension::Repayment, Dimension::Profitability]),
    (F::FinIncomeTax, -1.0, &[Dimension::Repayment]),
    (F::FinDividends, -1.0, &[Dimension::Repayment]),
    (F::DebtPaymentMonth, -1.0, &[Dimension::Repayment]),
    (F::DebtTotal, -1.0, &[Dimension::Repayment]),
    (F::BankInflow6, 1.0, &[Dimension::Repayment]),
    (F::FinCurrentAssets, 1.0, &[Dimension::Liquidity]),
    (F::FinInventory, -1.0, &[Dimension::Liquidity]),
    (F::FinCash, 1.0, &[Dimension::Liquidity]),
    (F::BankMinBalance6, 1.0, &[Dimension::Liquidity]),
    (F::BankBufferDays6, 1.0, &[Dimension::Liquidity]),
    (F::BankNegativeDays12, -1.0, &[Dimension::Liquidity]),
    (F::FinOperatingProfit, 1.0, &[Dimension::Profitability]),
    (F::FinProfitBeforeTax, 1.0, &[Dimension::Profitability]),
    (F::FinNetProfit, 1.0, &[Dimension::Profitability]),
    (F::FinRetainedEarnings, 1.0, &[Dimension::Leverage]),
    (F::FinTotalLiabilities, -1.0, &[Dimension::Leverage]),
    (F::FinEquity, 1.0, &[Dimension::Leverage]),
    (F::GuaranteeGiven, -1.0, &[Dimension::Leverage]),
    (F::FinShortDebt, -1.0, &[Dimension::Leverage]),
    (F::BankInflowCv12, -1.0, &[Dimension::Stability]),
    (F::BankIdleMonths12, -1.0, &[Dimension::Stability]),
    (F::AgeMonths, 1.0, &[Dimension::Stability]),
    (F::BankTrend, 1.0, &[Dimension::Stability]),
    (F::CustomerTop1, -1.0, &[Dimension::SupplyChain]),
    (F::InvVoidShare, -1.0, &[Dimension::SupplyChain]),
    (F::CustomerCount, 1.0, &[Dimension::SupplyChain]),
    (F::CreditCardUsed, -1.0, &[Dimension::CreditHistory]),
    (F::CreditOverdueCount, -1.0, &[Dimension::CreditHistory]),
    (F::CreditCurrentOverdue, -1.0, &[Dimension::CreditHistory]),
    (F::CreditInquiries, -1.0, &[Dimension::CreditHistory]),
    (F::LegalListed, -1.0, &[Dimension::Governance]),
    (F::TaxArrears, -1.0, &[Dimension::Governance]),
];

/// Every fact that an item needs, at a size where bins are; some left out.
fn firm() -> impl Strategy<Value = Vec<(F, f64)>> {
    let fact = |key: &F| {
        let key = *key;
        let number = prop_oneof![0.0..2.0f64, 0.0..100.0f64, -20.0..20.0f64, Just(0.0)];
        (prop::bool::weighted(0.8), number).prop_map(move |(known, number)| known.then_some((key, number)))
    };
    F::ALL.iter().map(fact).collect::<Vec<_>>().prop_map(|facts| facts.into_iter().flatten().collect())
}

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(100)
}

#[test]
fn a_better_fact_never_lowers_a_monotone_dimension() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm(), (key, sign, dimensions) in prop::sample::select(BETTER), step in 0.001..50.0f64)| {
        prop_assume!(facts.iter().any(|(known, _)| *known == key));
        let shifted: Vec<_> =
            facts.iter().map(|(k, number)| (*k, if *k == key { number + sign * step } else { *number })).collect();
        // What can only get better by falling is an amount, a share or a count: it ends at zero.
        prop_assume!(sign > 0.0 || shifted.iter().all(|(k, number)| *k != key || *number >= 0.0));
        let (before, after) = (portrait_by(&pack, &facts), portrait_by(&pack, &shifted));
        for dimension in dimensions {
            if let (Some(a), Some(b)) = (mean(&before, *dimension), mean(&after, *dimension)) {
                prop_assert!(b >= a - 1e-9, "{}: {a} became {b}", key.as_str());
            }
        }
    });
}

#[test]
fn points_are_finite_and_within_0_and_100() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm())| {
        let one = portrait_by(&pack, &facts);
        for dimension in one.dimensions() {
            prop_assert!((0.0..=1.0).contains(&dimension.seen));
            for item in &dimension.contributions {
                prop_assert!(item.points.is_none_or(|points| (0.0..=item.best).contains(&points)), "{}", item.input);
                prop_assert_eq!(item.points.is_some(), item.evidence.is_some(), "{}", item.input);
            }
        }
    });
}

#[test]
fn removing_a_fact_leaves_the_dimensions_alone_that_do_not_use_it() {
    let pack = Pack::china();
    proptest!(cases(), |(facts in firm(), place in any::<prop::sample::Index>())| {
        let gone = facts[place.index(facts.len())].0;
        let fewer: Vec<_> = facts.iter().copied().filter(|(key, _)| *key != gone).collect();
        let (before, after) = (portrait_by(&pack, &facts), portrait_by(&pack, &fewer));
        let sheet = FactSheet::of_numbers(&facts);
        let indicators = IndicatorSet::compute(&sheet);
        for (a, b) in before.dimensions().iter().zip(after.dimensions()) {
            let uses = a.contributions.iter().any(|item| match IndicatorKey::parse(item.input.as_str()) {
                Some(key) => indicators.get(key).unwrap().because.inputs.contains(&gone.id()),
                None => item.input == gone.id(),
            });
            prop_assert!(uses || a == b, "{:?} changed without {}", a.dimension, gone.as_str());
        }
    });
}
