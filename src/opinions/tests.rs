use super::*;
use crate::facts::FactKey as F;

const DAY: Date = Date::constant(2026, 11, 21);

/// The reference firm of the researched facts, amounts in thousands.
const REFERENCE: [(F, f64); 27] = [
    (F::FinCurrentAssets, 400.0),
    (F::FinCash, 70.0),
    (F::FinReceivables, 180.0),
    (F::FinInventory, 150.0),
    (F::FinFixedAssets, 600.0),
    (F::FinTotalAssets, 1000.0),
    (F::FinCurrentLiabilities, 250.0),
    (F::FinShortDebt, 250.0),
    (F::FinDebt, 480.0),
    (F::FinTotalLiabilities, 600.0),
    (F::FinEquity, 400.0),
    (F::FinRetainedEarnings, 150.0),
    (F::FinRevenue, 1200.0),
    (F::FinCostOfSales, 800.0),
    (F::FinGrossProfit, 400.0),
    (F::FinOperatingExpenses, 280.0 + 50.0),
    (F::FinEbit, 120.0),
    (F::FinEbitda, 170.0),
    (F::FinInterest, 30.0),
    (F::FinProfitBeforeTax, 90.0),
    (F::FinIncomeTax, 20.0),
    (F::FinNetProfit, 70.0),
    (F::FinNetProfitPrev, 50.0),
    (F::FinDepreciation, 50.0),
    (F::FinCapex, 40.0),
    (F::FinPayables, 120.0),
    (F::FinPaidInCapital, 250.0),
];

fn reference() -> FactSheet {
    FactSheet::of_numbers(&REFERENCE.map(|(key, amount)| (key, amount * 1000.0)))
}

fn opinions(facts: &FactSheet) -> Opinions {
    Opinions::compute(facts, Currency::USD, &Pack::china(), DAY)
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 6e-5, "{found} is not {expected}");
}

fn value(opinions: &Opinions, id: &str) -> f64 {
    *opinions.get(id).unwrap().reading.known().unwrap_or_else(|| panic!("{id}: {:?}", opinions.get(id)))
}

/// Expected values: the table of the researched facts (credit-models, section 1).
#[test]
fn the_reference_firm_has_the_published_values() {
    let all = opinions(&reference());
    for (id, expected) in [
        ("opinion.altman_z1", 2.0850),
        ("opinion.altman_z2", 2.9794),
        ("opinion.altman_em", 6.2294),
        ("opinion.zmijewski", -1.2381),
        ("opinion.springate", 1.2405),
        ("opinion.grover", 0.7119),
        ("opinion.fulmer", -1.8028),
        ("opinion.altman_sabato", 5.3944),
        ("opinion.interest_cover", 4.0),
        // (480 − 70) / (170 − 20 − 40).
        ("opinion.italian_test", 410.0 / 110.0),
    ] {
        near(value(&all, id), expected);
    }
    near(all.get("opinion.zmijewski").unwrap().chance.unwrap(), 0.1078);
    // No-credit interval 0: quick assets are as large as current liabilities.
    near(value(&all, "opinion.taffler"), 6.5815);
}

/// Ohlson's value of the table has the price level 1 and assets of 1000; only that term differs.
#[test]
fn ohlson_has_the_published_value_but_for_the_price_level() {
    let all = opinions(&reference());
    let ohlson = all.get("opinion.ohlson").unwrap();
    let size = ohlson.parts.iter().find(|part| part.figure == OpinionFigure::SizeLog).unwrap();
    let others = ohlson.reading.known().unwrap() - size.adds.unwrap();
    let told = others + size.weight * libm::log(1000.0);
    near(told, -1.2994);
    near(1.0 / (1.0 + libm::exp(-told)), 0.2143);
    near(size.adds.unwrap(), -0.407 * libm::log(1_000_000.0 / 670.0));
}

/// With the market value of the table, 500; the app has none.
#[test]
fn formulas_with_market_value_are_right_and_say_that_the_firm_has_none() {
    let (facts, pack) = (reference(), Pack::china());
    let rules = pack.models().opinions().unwrap();
    let reader = Reader::new(&facts, 1.0);
    let market = |figure| match figure {
        OpinionFigure::MarketEquityToLiabilities => Some(500.0 / 600.0),
        other => reader.figure(other).reading.known().copied(),
    };
    near(rules.get("opinion.altman_z").unwrap().value(market).unwrap(), 2.4848);
    near(rules.get("opinion.zhou_f").unwrap().value(market).unwrap(), 0.4901);
    for id in ["opinion.altman_z", "opinion.zhou_f"] {
        let all = opinions(&facts);
        let one = all.get(id).unwrap();
        assert!(!one.reading.is_known() && one.unfit.contains(&Unfit::NotListed) && one.side.is_none(), "{id}");
    }
}

/// Beneish with the indices of the table: −1.8391.
#[test]
fn beneish_weighs_its_indices_as_published() {
    let pack = Pack::china();
    let model = pack.models().opinions().unwrap().get("opinion.beneish").unwrap();
    let index = |figure| {
        Some(match figure {
            OpinionFigure::ReceivablesIndex => 1.2,
            OpinionFigure::GrossMarginIndex | OpinionFigure::LeverageIndex => 1.1,
            OpinionFigure::AssetQualityIndex => 1.05,
            OpinionFigure::SalesIndex => 1.3,
            OpinionFigure::DepreciationIndex => 1.0,
            OpinionFigure::ExpenseIndex => 0.95,
            OpinionFigure::AccrualsToAssets => 0.03,
            _ => return None,
        })
    };
    let value = model.value(index).unwrap();
    near(value, -1.8391);
    assert_eq!(model.zone[model.zone_of(value).unwrap()].side, Side::Sound);
}

/// Springate's published example: WC 200, EBIT 150, EBT 120, CL 250, sales 1000, assets 1000 give 1.383.
#[test]
fn springate_has_the_value_of_its_published_example() {
    let facts = FactSheet::of_numbers(&[
        (F::FinCurrentAssets, 450.0),
        (F::FinCurrentLiabilities, 250.0),
        (F::FinTotalAssets, 1000.0),
        (F::FinEbit, 150.0),
        (F::FinProfitBeforeTax, 120.0),
        (F::FinRevenue, 1000.0),
    ]);
    assert!((value(&opinions(&facts), "opinion.springate") - 1.383).abs() < 5e-4);
}

#[test]
fn zones_lie_where_their_authors_drew_them() {
    let pack = Pack::china();
    let rules = pack.models().opinions().unwrap();
    for (id, value, side) in [
        ("altman_z", 1.80, Side::Weak),
        ("altman_z", 2.98, Side::Grey),
        ("altman_z", 3.00, Side::Sound),
        ("altman_z1", 1.22, Side::Weak),
        ("altman_z1", 2.89, Side::Grey),
        ("altman_z2", 1.09, Side::Weak),
        ("altman_z2", 1.23, Side::Grey),
        ("altman_z2", 2.61, Side::Sound),
        ("zmijewski", 0.01, Side::Weak),
        ("ohlson", 0.01, Side::Weak),
        ("springate", 0.861, Side::Weak),
        ("springate", 0.863, Side::Sound),
        ("grover", -0.03, Side::Weak),
        ("grover", 0.02, Side::Sound),
        ("taffler", -0.1, Side::Weak),
        ("fulmer", 0.1, Side::Sound),
        ("zhou_f", -0.06, Side::Weak),
        ("zhou_f", 0.0274, Side::Grey),
        ("zhou_f", 0.11, Side::Sound),
        ("beneish", -1.77, Side::Weak),
        ("beneish", -1.79, Side::Sound),
        ("piotroski", 2.0, Side::Weak),
        ("piotroski", 7.0, Side::Grey),
        ("piotroski", 8.0, Side::Sound),
    ] {
        let model = rules.get(&format!("opinion.{id}")).unwrap();
        assert_eq!(model.zone[model.zone_of(value).unwrap()].side, side, "{id} at {value}");
    }
    let cover = rules.get("opinion.interest_cover").unwrap();
    let steps = [(13.0, "AAA"), (4.0, "BBB"), (3.9, "BB+"), (1.5, "B−"), (0.79, "C"), (0.4, "D"), (-3.0, "D")];
    for (value, step) in steps {
        assert_eq!(cover.reads_like(value), Some(step), "{value}");
    }
    // 3.25 + Z″: 6.2294 of the reference firm lies between BBB (5.85) and BBB+ (6.25).
    assert_eq!(rules.get("opinion.altman_em").unwrap().reads_like(6.2294), Some("BBB"));
}

#[test]
fn absent_is_not_zero_and_nothing_is_invented() {
    let all = opinions(&FactSheet::of_numbers(&[]));
    assert_eq!(all.all().len(), 16);
    for one in all.all() {
        assert!(!one.reading.is_known() && one.side.is_none() && one.driver.is_none(), "{}", one.id);
    }
    let mut numbers = REFERENCE.to_vec();
    numbers.retain(|(key, _)| *key != F::FinRetainedEarnings);
    let lacking = opinions(&FactSheet::of_numbers(&numbers));
    let z2 = lacking.get("opinion.altman_z2").unwrap();
    assert_eq!(z2.reading, Reading::Missing(vec![F::FinRetainedEarnings.id()]));
    assert!(lacking.get("opinion.springate").unwrap().reading.is_known());
}

#[test]
fn two_years_tell_strength_and_manipulation() {
    let mut numbers = REFERENCE.to_vec();
    numbers.retain(|(key, _)| *key != F::FinNetProfitPrev);
    numbers.extend([
        (F::FinPrepayments, 0.0),
        (F::FinOtherCurrentAssets, 0.0),
        (F::FinOtherNoncurrentAssets, 0.0),
        (F::FinAdvances, 0.0),
        (F::FinOtherCurrentLiabilities, 0.0),
        (F::FinLongDebt, 230.0),
        (F::FinCurrentAssetsPrev, 380.0),
        (F::FinReceivablesPrev, 120.0),
        (F::FinPrepaymentsPrev, 0.0),
        (F::FinInventoryPrev, 140.0),
        (F::FinOtherCurrentAssetsPrev, 0.0),
        (F::FinOtherNoncurrentAssetsPrev, 0.0),
        (F::FinFixedAssetsPrev, 620.0),
        (F::FinTotalAssetsPrev, 1000.0),
        (F::FinCurrentLiabilitiesPrev, 260.0),
        (F::FinLongDebtPrev, 250.0),
        (F::FinPayablesPrev, 110.0),
        (F::FinAdvancesPrev, 0.0),
        (F::FinOtherCurrentLiabilitiesPrev, 0.0),
        (F::FinPaidInCapitalPrev, 250.0),
        (F::FinRevenuePrev, 1000.0),
        (F::FinGrossProfitPrev, 350.0),
        (F::FinOperatingExpensesPrev, 250.0),
        (F::FinNetProfitPrev, 50.0),
        (F::FinDepreciationPrev, 50.0),
    ]);
    let all = opinions(&FactSheet::of_numbers(&numbers));
    // Cash flow 70 + 50 − 60 − 10 + 10 = 60: above zero but below profit. Margin fell from 35 to 33.3 %. Seven of nine.
    near(value(&all, "opinion.piotroski"), 7.0);
    let beneish = all.get("opinion.beneish").unwrap();
    let figure = |wanted| {
        let part = beneish.parts.iter().find(|part| part.figure == wanted).unwrap();
        part.reading.known().copied()
    };
    near(figure(OpinionFigure::ReceivablesIndex).unwrap(), 0.15 / 0.12);
    near(figure(OpinionFigure::SalesIndex).unwrap(), 1.2);
    near(figure(OpinionFigure::AccrualsToAssets).unwrap(), 0.01);
    // No other long-term assets in either year: the neutral 1 of the authors stands there, and says so.
    let soft = beneish.parts.iter().find(|part| part.figure == OpinionFigure::AssetQualityIndex).unwrap();
    assert!(soft.assumed && soft.adds == Some(0.404));
    assert!(beneish.reading.is_known());
}

#[test]
fn a_size_in_dollars_is_not_read_in_another_currency() {
    let pack = Pack::china();
    let all = Opinions::compute(&reference(), Currency::CNY, &pack, DAY);
    for id in ["opinion.ohlson", "opinion.fulmer"] {
        let one = all.get(id).unwrap();
        assert!(one.unfit.contains(&Unfit::OtherCurrency) && !one.reading.is_known(), "{id}");
    }
    assert!(all.get("opinion.altman_z2").unwrap().reading.is_known());
}

#[test]
fn debt_without_cash_to_repay_it_is_weak_and_no_debt_is_sound() {
    let mut numbers = REFERENCE.to_vec();
    numbers.retain(|(key, _)| *key != F::FinEbitda);
    numbers.push((F::FinEbitda, 30.0));
    let one = opinions(&FactSheet::of_numbers(&numbers));
    let test = one.get("opinion.italian_test").unwrap();
    assert_eq!((test.reading.is_known(), test.side), (false, Some(Side::Weak)));
    numbers.retain(|(key, _)| *key != F::FinDebt);
    numbers.push((F::FinDebt, 60.0));
    let covered = opinions(&FactSheet::of_numbers(&numbers));
    assert_eq!(covered.get("opinion.italian_test").unwrap().side, Some(Side::Sound));
}

#[test]
fn a_thousand_times_all_amounts_changes_nothing_but_sizes_in_dollars() {
    let (one, other) = (opinions(&FactSheet::of_numbers(&REFERENCE)), opinions(&reference()));
    for (a, b) in one.all().iter().zip(other.all()) {
        let sized = ["opinion.ohlson", "opinion.fulmer"].contains(&a.id.as_str());
        if let (Some(a), Some(b), false) = (a.reading.known(), b.reading.known(), sized) {
            near(*a, *b);
        }
    }
}

/// Much revenue on few assets, short of working capital: Z′ praises the revenue, Z″ does not read it.
#[test]
fn where_formulas_disagree_the_ratio_that_drives_each_is_named() {
    let all = opinions(&FactSheet::of_numbers(&[
        (F::FinCurrentAssets, 300.0),
        (F::FinCurrentLiabilities, 600.0),
        (F::FinTotalAssets, 1000.0),
        (F::FinTotalLiabilities, 900.0),
        (F::FinEquity, 100.0),
        (F::FinRetainedEarnings, -200.0),
        (F::FinEbit, 20.0),
        (F::FinRevenue, 4000.0),
    ]));
    let (old, new) = (all.get("opinion.altman_z1").unwrap(), all.get("opinion.altman_z2").unwrap());
    // 0.717 · −0.3 + 0.847 · −0.2 + 3.107 · 0.02 + 0.42 / 9 + 0.998 · 4; 6.56 · −0.3 + 3.26 · −0.2 + 6.72 · 0.02 + 1.05 / 9.
    near(*old.reading.known().unwrap(), 3.7163);
    near(*new.reading.known().unwrap(), -2.3689);
    assert_eq!((old.side, new.side), (Some(Side::Sound), Some(Side::Weak)));
    let driver = |one: &Opinion| one.driver.map(|place| one.parts[place].figure);
    assert_eq!(driver(old), Some(OpinionFigure::SalesToAssets));
    assert_eq!(driver(new), Some(OpinionFigure::WorkingCapitalToAssets));
}
