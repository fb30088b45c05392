//! Everything the portrait can say is said in both languages.

use credit_mirror::assessment::{Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::facts::{Answers, Entry, FieldKey};
use credit_mirror::indicators::{Family, IndicatorKey};
use credit_mirror::kernel::{Currency, Date, Id, date};
use credit_mirror::portrait::{Contribution, Dimension, Portrait};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};

const ZH: Words = Words::new(Language::Zh);
const EN: Words = Words::new(Language::En);

fn day() -> Date {
    date(2026, 11, 21).expect("a day")
}

fn portrait(entries: &[(&str, &str)]) -> Portrait {
    let mut answers = Answers::default();
    for (id, text) in entries {
        let key = FieldKey::parse(id).unwrap_or_else(|| panic!("{id} is no field"));
        answers.set(key, Some(Entry::Text((*text).to_owned())));
    }
    assess(&Case::new(answers, Vec::new(), Corrections::default()), &Pack::china(), day()).portrait
}

fn item<'a>(portrait: &'a Portrait, input: &str) -> &'a Contribution {
    let mut items = portrait.dimensions().iter().flat_map(|score| &score.contributions);
    items.find(|item| item.input.as_str() == input).expect("a scored item")
}

/// The reference firm's balance sheet and profit, with a loan, cards and a few facts on top.
fn firm() -> Portrait {
    portrait(&[
        ("profile.jurisdiction", "CN"),
        ("profile.founded", "2019-03"),
        ("bs.cash@2025", "70"),
        ("bs.receivables@2025", "180"),
        ("bs.prepayments@2025", "0"),
        ("bs.inventory@2025", "150"),
        ("bs.other_current_assets@2025", "0"),
        ("bs.fixed_assets@2025", "600"),
        ("bs.other_noncurrent_assets@2025", "0"),
        ("bs.short_debt@2025", "100"),
        ("bs.payables@2025", "120"),
        ("bs.advances@2025", "0"),
        ("bs.other_current_liabilities@2025", "30"),
        ("bs.long_debt@2025", "350"),
        ("bs.other_noncurrent_liabilities@2025", "0"),
        ("bs.paid_in_capital@2025", "250"),
        ("bs.retained_earnings@2025", "150"),
        ("pl.revenue@2025", "1200"),
        ("pl.cost_of_sales@2025", "800"),
        ("pl.operating_expenses@2025", "280"),
        ("pl.interest@2025", "30"),
        ("pl.other_income@2025", "0"),
        ("pl.income_tax@2025", "20"),
        ("pl.depreciation@2025", "50"),
        ("pl.dividends@2025", "0"),
        ("debts.any", "yes"),
        ("debts.service_12m", "90"),
        ("tax.grade", "B"),
        ("tax.arrears", "0"),
        ("credit.owner_record", "yes"),
        ("credit.owner_card_limit", "100"),
        ("credit.owner_card_used", "80"),
        ("credit.owner_late_30", "1"),
        ("profile.runs_without_owner", "no"),
    ])
}

#[test]
fn the_reference_firm_gets_its_points_as_by_hand() {
    let firm = firm();
    // Margin 120/1200 = 10 %: above 6.5 %, 78 points. (90 + 50)/600 = 23.3 %: above 16.3 %, 75 points.
    // Net profit 70/1000 = 7 %: (5.2, 12.1], 62.5. EBIT 120/1000 = 12 %: (6.2, 14.3], 62.5.
    for (input, points) in [
        ("indicator.operating_margin", 78.0),
        ("indicator.cash_earnings_to_liabilities", 75.0),
        ("indicator.return_on_assets", 62.5),
        ("indicator.ebit_to_assets", 62.5),
        // DSCR (170 − 20 − 0)/90 = 1.67: (1.5, 2], 75 points. EBIT/interest = 4.0: (3.5, 4], 62 points.
        ("indicator.dscr", 75.0),
        ("indicator.interest_cover", 62.0),
    ] {
        assert_eq!(item(&firm, input).points, Some(points), "{input}");
    }
    let profitability = firm.dimension(Dimension::Profitability).expect("ten dimensions");
    assert!((profitability.seen - 1.0).abs() < 1e-12);
}

#[test]
fn bins_tell_that_their_upper_edge_is_inside() {
    let firm = firm();
    let tell = |words: Words, input: &str| {
        let item = item(&firm, input);
        (item.bin.map(|bin| words.bin(bin, item, Currency::CNY)), words.bin(item.best_bin, item, Currency::CNY))
    };
    let utilisation = (Some("over 70%, up to 86%".to_owned()), "up to 11%".to_owned());
    assert_eq!(tell(EN, "indicator.card_utilisation"), utilisation);
    // Counted things are not fewer than none; yes or no has no edge.
    assert_eq!(tell(EN, "credit.owner_late_30").1, "0");
    assert_eq!(tell(EN, "entity.runs_without_owner"), (Some("no".to_owned()), "yes".to_owned()));
    assert_eq!(tell(ZH, "tax.arrears").1, ZH.measure(0.0, credit_mirror::kernel::Unit::Money, Currency::CNY));
}

#[test]
fn nothing_is_told_by_its_id() {
    let pack = Pack::china();
    let currency = Currency::CNY;
    for words in [ZH, EN] {
        let mut told: Vec<String> = Vec::new();
        for key in IndicatorKey::ALL {
            told.extend(
                [words.indicator(*key), words.indicator_formula(*key), words.indicator_tells(*key)].map(str::to_owned),
            );
            assert_eq!(words.formula_of_indicator(&key.formula()), Some(words.indicator_formula(*key)));
        }
        told.extend(Family::ALL.map(|family| words.family(family).to_owned()));
        for dimension in Dimension::ALL {
            told.extend([words.dimension(dimension), words.dimension_asks(dimension)].map(str::to_owned));
            let lines = words.dimension_lines(dimension);
            assert!(lines.len() <= 2 && lines.iter().all(|line| line.chars().count() <= 12), "{lines:?}");
        }
        for portrait in [portrait(&[]), firm()] {
            for item in portrait.dimensions().iter().flat_map(|score| &score.contributions) {
                told.push(words.bin(item.best_bin, item, currency));
                assert!(words.formula_of_portrait(&item.because.formula).is_some());
            }
            told.extend(portrait.unseen().iter().map(|unseen| words.unseen(unseen, &pack)));
        }
        for text in told {
            let id = text.contains('_')
                || ["indicator.", "formula.", "credit.", "tax.", "entity."].iter().any(|id| text.contains(id));
            assert!(!text.is_empty() && !id, "`{text}` shows an id");
        }
    }
    assert_eq!(ZH.formula_of_indicator(&Id::new("formula.nothing")), None);
}
