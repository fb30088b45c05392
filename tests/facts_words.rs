//! Every choice, finding and value of a fact has words in both languages.

use credit_mirror::facts::{FactFormula, FactKey, Field, FieldKind, Group, Section};
use credit_mirror::kernel::{Currency, Value};
use credit_mirror::rules::{Pack, SizeClass};
use credit_mirror::wording::{Language, Words};
use std::collections::BTreeSet;

#[test]
fn every_choice_has_a_name_and_no_other_code_has_one() {
    for language in Language::ALL {
        let words = Words::new(language);
        for spec in Field::ALL {
            for code in spec.codes() {
                assert!(words.choice(spec.field, code).is_some(), "{} {code}", spec.id);
            }
            assert_eq!(words.choice(spec.field, "no_such_code"), None, "{}", spec.id);
        }
    }
}

#[test]
fn labels_are_apart_within_a_group_and_why_is_one_line() {
    for language in Language::ALL {
        let words = Words::new(language);
        for group in Group::ALL {
            let labels: BTreeSet<_> = group.fields().map(|spec| words.field(spec.field)).collect();
            assert_eq!(labels.len(), group.fields().count(), "{group:?} {language:?}");
        }
        for spec in Field::ALL {
            let why = words.field_why(spec.field);
            assert!(why.ends_with(['.', '。']), "{}: {why}", spec.id);
            assert!(why.chars().count() <= 100, "{}: {why}", spec.id);
            assert!(!words.field(spec.field).ends_with(['.', '。', '?', '？', ':', '：']), "{}", spec.id);
        }
        let titles: BTreeSet<_> = Section::ALL.into_iter().map(|section| words.section(section)).collect();
        assert_eq!(titles.len(), Section::ALL.len());
    }
}

#[test]
fn facts_of_one_family_have_names_apart() {
    let names = |language| FactKey::ALL.iter().map(move |key| (Words::new(language).fact(*key), *key));
    for language in Language::ALL {
        for part in ["fin.", "bank.", "debt.", "credit.", "trade.", "ar.", "stock.", "need.", "entity.", "legal."] {
            let mut seen = BTreeSet::new();
            for (name, key) in names(language).filter(|(_, key)| key.as_str().starts_with(part)) {
                assert!(seen.insert(name.clone()), "{key:?} is called {name} like another fact");
            }
        }
    }
    let zh = Words::new(Language::Zh);
    assert_eq!(zh.fact(FactKey::FinRevenuePrev), "营业收入（上年）");
    assert_eq!(zh.fact(FactKey::BankInflow6), "近 6 个月进账");
    for formula in FactFormula::ALL {
        assert_eq!(FactFormula::parse(formula.as_str()), Some(*formula));
        assert!(!zh.fact_formula(*formula).is_empty());
    }
}

#[test]
fn codes_of_facts_are_told_by_name() {
    let pack = Pack::china();
    let zh = Words::new(Language::Zh);
    let tell = |key, code: &str| zh.fact_value(key, &Value::Code(code.to_owned().into()), Currency::CNY, &pack);
    assert_eq!(tell(FactKey::TaxGrade, "M"), "M 级");
    assert_eq!(tell(FactKey::Industry, "62"), "餐饮业");
    assert_eq!(tell(FactKey::Sector, "catering"), "餐饮业");
    assert_eq!(tell(FactKey::SizeClass, SizeClass::Micro.as_str()), "微型");
    assert_eq!(tell(FactKey::LargestBuyerClass, "listed"), "上市公司");
    for (key, field) in FactKey::ALL.iter().filter_map(|key| Some((*key, key.field()?))) {
        if let FieldKind::Choice(codes) = field.spec().kind {
            assert!(codes.iter().all(|code| zh.choice(field, code).is_some()), "{key:?}");
        }
    }
}
