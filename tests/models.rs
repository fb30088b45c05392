//! The models of the packs: they parse, name what the program knows, never read what leaks or what must not count, and
//! a curve that is drawn wrong is refused with its place.

use credit_mirror::facts::FactKey;
use credit_mirror::indicators::IndicatorKey;
use credit_mirror::rules::{Better, Pack, PackProblemKind as Kind};
use serde_json::{Value as Json, json};

const MODELS: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-models.json"));
const CHINA: &str = include_str!(concat!(env!("OUT_DIR"), "/pack-cn.json"));

/// Measures of the data that no fact of a firm gives yet; they are neutral in a score.
const NOT_ASKED: &[&str] = &[
    "crowd.category",
    "crowd.days",
    "crowd.goal_usd",
    "crowd.subcategory",
    "customer.days_late",
    "customer.late_rate",
    "customer.overdue_open",
    "entity.naics_sector",
    "entity.new_business",
    "inv.idle_share",
    "loan.revolving",
    "need.amount_usd",
    "owner.credit_lines",
    "owner.debt_to_income",
    "owner.property_loans",
];

/// Words of columns that leak the outcome, or that must never count.
const NEVER: &[&str] = &[
    "term_months",
    "chgoff",
    "recession",
    "real_estate",
    "dispute",
    "pledged",
    "backers",
    "int_rate",
    "sex",
    "gender",
    "age",
    "nation",
    "owner_age",
];

#[test]
fn every_model_stands_on_rows_with_outcomes_and_was_checked_on_rows_it_had_not_seen() {
    let pack = Pack::china();
    let names: Vec<&str> = pack.models().iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["accounts", "bank", "crowdfunding", "invoices", "owner", "profile", "receivables"]);
    for (name, model) in pack.models().iter() {
        let card = &model.card;
        assert!(card.events >= 19 && card.rows > card.events, "{name}: {} of {}", card.events, card.rows);
        assert!(card.checked.folds == 5 && card.checked.repeats >= 2, "{name}");
        assert!((0.5..1.0).contains(&card.checked.auc) && card.checked.auc_sd > 0.0, "{name}: {:?}", card.checked);
        assert!(pack.models().source(&model.source).is_some(), "{name}");
        // The mean row has the sample's odds only after the correction, which grows less than the weight does.
        assert!(model.centre_at(1.0).is_finite() && model.centre_at(0.0).abs() < 1e-12, "{name}");
    }
}

#[test]
fn what_was_reached_in_cross_validation() {
    let pack = Pack::china();
    // (model, AUC, slope between): the targets that the models were built for, on rows they had not seen.
    for (name, auc, slopes) in [
        ("accounts", 0.86, 0.9..1.1),
        ("bank", 0.85, 0.8..1.3),
        ("invoices", 0.87, 0.8..1.3),
        ("owner", 0.855, 0.9..1.1),
        ("receivables", 0.82, 0.9..1.1),
    ] {
        let checked = &pack.models().get(name).expect("a model").card.checked;
        assert!(checked.auc >= auc, "{name}: {}", checked.auc);
        assert!(slopes.contains(&checked.slope), "{name}: {}", checked.slope);
    }
}

#[test]
fn measures_are_figures_of_the_program_or_listed_and_never_leak() {
    let pack = Pack::china();
    let mut not_asked = Vec::new();
    for (name, model) in pack.models().iter() {
        for term in &model.term {
            let id = term.measure.as_str();
            if IndicatorKey::parse(id).is_none() && FactKey::parse(id).is_none() {
                not_asked.push(id.to_owned());
            }
            let words: Vec<&str> = id.split(['.', '_']).collect();
            for never in NEVER {
                assert!(!words.contains(never) && id != *never, "{name}: `{id}` must not be read");
            }
        }
    }
    not_asked.sort();
    assert_eq!(not_asked, NOT_ASKED);
}

#[test]
fn every_measure_is_told_in_a_sentence_in_both_languages() {
    let pack = Pack::china();
    let models = pack.models();
    for (_, model) in models.iter() {
        for term in &model.term {
            let told = models.sentences(&term.measure).unwrap_or_else(|| panic!("{} has no sentence", term.measure));
            for text in [&told.costs.zh, &told.costs.en, &told.carries.zh, &told.carries.en] {
                let codes = term.curve.0.is_empty();
                assert_eq!(text.contains("{figure}"), !codes, "{}: {text}", term.measure);
                let rest = text.replace("{figure}", "").replace("{threshold}", "");
                assert!(!rest.contains(['{', '}', '_']), "{}: {text}", term.measure);
            }
            // What costs names the figure that would not.
            let crosses = term.curve.0.windows(2).any(|pair| pair[0].1 * pair[1].1 < 0.0);
            let named = [&told.costs.zh, &told.costs.en].iter().all(|text| text.contains("{threshold}"));
            assert!(named || !crosses, "{}: {:?}", term.measure, told.costs);
        }
    }
}

#[test]
fn a_better_figure_never_has_more_log_odds() {
    let pack = Pack::china();
    for (name, model) in pack.models().iter() {
        for term in model.term.iter().filter(|term| !term.curve.0.is_empty()) {
            let (first, last) = (term.curve.0[0].0, term.curve.0[term.curve.0.len() - 1].0);
            let width = last - first;
            let odds: Vec<f64> = (0..=400)
                .map(|step| term.of_number(first - width / 4.0 + width * 1.5 * f64::from(step) / 400.0))
                .collect();
            let (falls, rises) = (
                odds.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12),
                odds.windows(2).all(|pair| pair[1] >= pair[0] - 1e-12),
            );
            match term.better {
                Better::Up => assert!(falls, "{name} {}", term.measure),
                Better::Down => assert!(rises, "{name} {}", term.measure),
                Better::Peak | Better::None => {}
            }
        }
    }
}

#[test]
fn the_curve_is_straight_between_corners_and_level_beyond() {
    let text = json!({
        "measure": "m", "name": { "zh": "甲", "en": "m" }, "dimension": "d", "concept": "c", "better": "up", "mean": 0.0, "sd": 0.0,
        "curve": [[0.0, 1.0], [10.0, 0.0], [20.0, -0.5]],
    });
    let term: credit_mirror::rules::Term = serde_json::from_value(text).expect("a term");
    for (figure, odds) in [(-5.0, 1.0), (0.0, 1.0), (2.5, 0.75), (10.0, 0.0), (15.0, -0.25), (99.0, -0.5)] {
        assert!((term.of_number(figure) - odds).abs() < 1e-12, "{figure}");
    }
}

fn problems(change: impl Fn(&mut Json)) -> Vec<(String, Kind)> {
    let mut models: Json = serde_json::from_str(MODELS).expect("JSON");
    change(&mut models);
    let mut pack: Json = serde_json::from_str(CHINA).expect("JSON");
    for (name, model) in models.as_object().expect("files") {
        pack[format!("models/{name}")] = model.clone();
    }
    let problems = Pack::parse(&pack.to_string()).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.item, problem.kind)).collect()
}

#[test]
fn a_pack_with_models_of_its_own_is_read_and_a_wrong_one_refused() {
    assert_eq!(problems(|_| {}), []);
    let margin = || "indicator.operating_margin".to_owned();
    let rising = problems(|models| models["accounts"]["term"][0]["curve"] = json!([[0.0, 0.1], [1.0, 0.2]]));
    assert_eq!(rising, [(margin(), Kind::PointsAgainstDirection(2))]);
    let places = problems(|models| models["accounts"]["term"][0]["curve"] = json!([[1.0, 0.2], [1.0, 0.1]]));
    assert_eq!(places, [(margin(), Kind::BinsNotRising(2))]);
    let empty = problems(|models| models["accounts"]["term"][0]["curve"] = json!([]));
    assert_eq!(empty, [(margin(), Kind::BinsOrCodes)]);
    let source = problems(|models| models["bank"]["source"] = json!("nowhere"));
    assert!(matches!(source.as_slice(), [(_, Kind::NoSource(_))]), "{source:?}");
}
