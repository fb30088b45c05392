//! Entries: what is understood of a text, what is refused, and that a change of unit changes no meaning.

use credit_mirror::facts::{
    Answers, Entry, EntryProblem, Field, FieldKey, FieldKind, Group, Progress, Repeat, Section, Understood,
};
use credit_mirror::kernel::{AmountProblem, AmountUnit, Currency, Date, Money, Month, Unit, Value, date};
use proptest::prelude::*;

fn as_of() -> Date {
    date(2026, 11, 21).expect("a date")
}

fn at(field: Field) -> FieldKey {
    match field.spec().repeat {
        Repeat::Once => FieldKey::once(field),
        Repeat::PerYear => FieldKey { field, row: 2025 },
        Repeat::Rows(_) => FieldKey { field, row: 1 },
    }
}

fn with(field: Field, text: &str, unit: AmountUnit) -> Answers {
    let mut answers = Answers::in_unit(unit);
    answers.set(at(field), Some(Entry::Text(text.to_owned())));
    answers
}

fn read(field: Field, text: &str) -> Result<Understood, EntryProblem> {
    with(field, text, AmountUnit::TenThousand).understood(at(field))
}

fn yuan(minor: i64) -> Value {
    Value::Money(Money::from_minor(minor, Currency::CNY))
}

#[test]
fn what_is_understood() {
    let code = |code: &'static str| Value::Code(code.into());
    for (field, text, expected) in [
        (Field::Revenue, "27.5", yuan(27_500_000)),
        (Field::Revenue, "350元", yuan(35_000)),
        (Field::Revenue, "１，２３４．５", yuan(1_234_500_000)),
        (Field::Revenue, "1.2亿", yuan(12_000_000_000)),
        (Field::NetProfit, "（12）", yuan(-12_000_000)),
        (Field::OwnerShare, "12.5", Value::Number(0.125, Unit::Percent)),
        (Field::OwnerShare, "12.5%", Value::Number(0.125, Unit::Percent)),
        (Field::OwnerShare, "６０ ％", Value::Number(0.6, Unit::Percent)),
        (Field::OwnerShare, "12.3", Value::Number(0.123, Unit::Percent)),
        (Field::DebtRate, "4.35", Value::Number(0.0435, Unit::RatePerYear)),
        (Field::Staff, "1,200", Value::Number(1200.0, Unit::Count)),
        (Field::Staff, "12人", Value::Number(12.0, Unit::Count)),
        (Field::Staff, "12.0", Value::Number(12.0, Unit::Count)),
        (Field::NeedMonths, "12 个月", Value::Number(12.0, Unit::Months)),
        (Field::NeedDays, "30天", Value::Number(30.0, Unit::Days)),
        (Field::OwnerTradeYears, "8年", Value::Number(8.0, Unit::Years)),
        (Field::Founded, "2019-03", Value::Month(Month::new(2019, 3).unwrap())),
        (Field::Founded, "2019/3", Value::Month(Month::new(2019, 3).unwrap())),
        (Field::Founded, "2019年3月", Value::Month(Month::new(2019, 3).unwrap())),
        (Field::Founded, "２０１９０３", Value::Month(Month::new(2019, 3).unwrap())),
        (Field::AgeingDate, "2026-10-31", Value::Date(date(2026, 10, 31).unwrap())),
        (Field::AgeingDate, "2026年2月28日", Value::Date(date(2026, 2, 28).unwrap())),
        (Field::AgeingDate, "20261031", Value::Date(date(2026, 10, 31).unwrap())),
        (Field::TaxGrade, "M", code("M")),
        (Field::Industry, "62", code("62")),
        (Field::Dishonest, "no", Value::Bool(false)),
        (Field::FirmName, " 青禾面馆 ", Value::Text("青禾面馆".into())),
    ] {
        assert_eq!(read(field, text), Ok(Understood::Value(expected)), "{field:?} {text:?}");
    }
    assert_eq!(read(Field::Staff, "  "), Ok(Understood::Unanswered));
}

#[test]
fn what_is_refused_and_with_which_rule() {
    let range = |least, greatest| EntryProblem::Range { least, greatest };
    for (field, text, expected) in [
        (Field::Revenue, "12,34", EntryProblem::Amount(AmountProblem::BadGrouping)),
        (Field::Revenue, "abc", EntryProblem::Amount(AmountProblem::NotANumber)),
        (Field::Revenue, "1.2345678", EntryProblem::Amount(AmountProblem::TooManyDecimals)),
        (Field::Revenue, "-5", EntryProblem::Negative),
        (Field::OwnerShare, "101", range(0.0, 100.0)),
        (Field::OwnerShare, "-1", range(0.0, 100.0)),
        (Field::OwnerShare, "inf", EntryProblem::NotANumber),
        (Field::OwnerShare, "half", EntryProblem::NotANumber),
        (Field::DebtRate, "120", range(0.0, 100.0)),
        (Field::Staff, "-3", range(0.0, 1_000_000.0)),
        (Field::Staff, "99999999999999999999", range(0.0, 1_000_000.0)),
        (Field::Staff, "2.5", EntryProblem::NotWhole),
        (Field::Staff, "1,2", EntryProblem::NotANumber),
        (Field::Staff, "ten", EntryProblem::NotANumber),
        (Field::TaxZeroMonths, "13", range(0.0, 12.0)),
        (Field::Founded, "2019-13", EntryProblem::NotAMonth),
        (Field::Founded, "19-03", EntryProblem::NotAMonth),
        (Field::Founded, "March", EntryProblem::NotAMonth),
        (Field::AgeingDate, "2026-02-31", EntryProblem::NotADate),
        (Field::AgeingDate, "31.02.2026", EntryProblem::NotADate),
        (Field::TaxGrade, "E", EntryProblem::NotAChoice),
        (Field::Dishonest, "maybe", EntryProblem::NotAChoice),
        (Field::Industry, "noodles", EntryProblem::NotAChoice),
    ] {
        assert_eq!(read(field, text), Err(expected), "{field:?} {text:?}");
    }
    assert_eq!(read(Field::FirmName, &"长".repeat(81)), Err(EntryProblem::TooLong(80)));
}

#[test]
fn what_lies_after_the_case_date_is_named_and_not_used() {
    for (field, text) in [(Field::Founded, "2026-12"), (Field::AgeingDate, "2026-11-22")] {
        let answers = with(field, text, AmountUnit::One);
        assert_eq!(answers.problems(as_of()), vec![(at(field), EntryProblem::InFuture)]);
        assert_eq!(answers.value(at(field), as_of()), None);
    }
    let mut answers = Answers::default();
    let key = FieldKey { field: Field::Revenue, row: 2026 };
    answers.set(key, Some(Entry::Text("5".into())));
    assert_eq!(answers.problem(key, as_of()), Some(EntryProblem::InFuture), "the year 2026 has not ended");
    assert_eq!(answers.problem(key, date(2026, 12, 31).unwrap()), None);
}

#[test]
fn a_wrong_text_stays_as_typed() {
    let answers = with(Field::Staff, "-3", AmountUnit::One);
    assert_eq!(answers.get(at(Field::Staff)), Some(&Entry::Text("-3".into())));
    assert_eq!(answers.problems(as_of()).len(), 1);
}

#[test]
fn units_convert_as_by_hand() {
    use AmountUnit::{One, TenThousand, Thousand};
    for (from, text, to, expected) in [
        (TenThousand, "27.5", One, "275000"),
        (One, "275,000", TenThousand, "27.5"),
        (One, "1,234.50", TenThousand, "0.12345"),
        (One, "（350）", TenThousand, "(0.035)"),
        (One, "¥350", Thousand, "¥0.35"),
        (Thousand, "0", TenThousand, "0"),
        (One, "3万", TenThousand, "3万"),
        (One, "12,34", TenThousand, "12,34"),
        (One, "abc", TenThousand, "abc"),
        (One, "1.234", TenThousand, "0.0001234"),
    ] {
        let converted = with(Field::NetProfit, text, from).convert_unit(to);
        assert_eq!(converted.get(at(Field::NetProfit)), Some(&Entry::Text(expected.to_owned())), "{text} {from:?}");
        assert_eq!(converted.amount_unit, to);
    }
    let staff = with(Field::Staff, "12", TenThousand).convert_unit(One);
    assert_eq!(staff.get(at(Field::Staff)), Some(&Entry::Text("12".into())), "only amounts have the unit");
}

fn unit() -> impl Strategy<Value = AmountUnit> {
    prop::sample::select(vec![AmountUnit::One, AmountUnit::Thousand, AmountUnit::TenThousand])
}

proptest! {
    #[test]
    fn a_change_of_unit_changes_no_meaning(
        text in "[-(]?[¥]?[0-9]{1,9}(,[0-9]{3})?([.][0-9]{0,8})?[)]?(万|元|亿)?",
        from in unit(),
        to in unit(),
    ) {
        let before = with(Field::NetProfit, &text, from);
        let there = before.convert_unit(to);
        let back = there.convert_unit(from);
        let meaning = before.understood(at(Field::NetProfit));
        prop_assert_eq!(&there.understood(at(Field::NetProfit)), &meaning, "{:?} -> {:?}", &before, &there);
        prop_assert_eq!(&back.understood(at(Field::NetProfit)), &meaning);
    }

    #[test]
    fn no_text_panics(text in ".{0,20}", index in 0..Field::ALL.len()) {
        let field = Field::ALL[index].field;
        let answers = with(field, &text, AmountUnit::One);
        let _ = answers.understood(at(field));
        let _ = answers.convert_unit(AmountUnit::TenThousand);
        if let Ok(Understood::Value(Value::Number(number, _))) = answers.understood(at(field)) {
            prop_assert!(number.is_finite());
        }
    }
}

#[test]
fn ids_are_unique_and_round_trip() {
    for (place, spec) in Field::ALL.iter().enumerate() {
        assert_eq!(spec.field as usize, place);
        assert_eq!(Field::parse(spec.id), Some(spec.field), "{}", spec.id);
        assert_eq!(FieldKey::parse(&at(spec.field).id()), Some(at(spec.field)));
        assert_eq!(spec.section, spec.group.section());
    }
    assert_eq!(FieldKey::parse("bs.cash@2025"), Some(FieldKey { field: Field::Cash, row: 2025 }));
    for id in ["bs.cash", "bs.cash@12", "profile.staff@1", "debt.balance@21", "debt.balance@0", "nothing", "bs.cash@x"]
    {
        assert_eq!(FieldKey::parse(id), None, "{id}");
    }
}

#[test]
fn groups_repeat_alike_and_accounts_stay_short() {
    for group in Group::ALL {
        assert!(group.fields().next().is_some(), "{group:?} is empty");
        assert!(group.fields().all(|spec| spec.repeat == group.repeat()), "{group:?} mixes rows");
    }
    let amounts = Section::Accounts.groups().flat_map(Group::fields).count();
    assert_eq!(amounts, 26, "at most 26 amounts a year");
    for spec in Field::ALL {
        if let Some(condition) = spec.only_if {
            let known = condition.field.spec().codes();
            assert!(condition.codes.iter().all(|code| known.contains(code)), "{}", spec.id);
            let other = condition.field.spec();
            assert!(other.repeat == Repeat::Once || other.group == spec.group, "{}", spec.id);
        }
        assert!(!matches!(spec.kind, FieldKind::Choice(codes) if codes.len() < 2), "{}", spec.id);
    }
}

#[test]
fn items_ruled_out_are_not_asked_and_not_used() {
    let mut answers = Answers::default();
    let (gate, balance) = (FieldKey::once(Field::HasDebts), FieldKey { field: Field::DebtBalance, row: 1 });
    answers.set(balance, Some(Entry::Text("100".into())));
    assert!(answers.value(balance, as_of()).is_some(), "the question before it is open: the entry counts");
    assert!(!Field::DebtBalance.spec().is_asked(&answers, 1));
    answers.set(gate, Some(Entry::Text("no".into())));
    assert_eq!(answers.value(balance, as_of()), None);
    assert!(answers.get(balance).is_some(), "but it is kept");
    answers.set(gate, Some(Entry::Text("yes".into())));
    assert!(Field::DebtBalance.spec().is_asked(&answers, 1));
}

#[test]
fn progress_counts_what_applies() {
    let mut answers = Answers::default();
    let crowd = |answers: &Answers| answers.group_progress(Group::Crowd, as_of());
    assert_eq!(crowd(&answers), Progress { open: 1, ..Progress::default() });
    answers.set(FieldKey::once(Field::ConsumerProduct), Some(Entry::Text("yes".into())));
    answers.set(FieldKey::once(Field::Audience), Some(Entry::Text("-1".into())));
    answers.set(FieldKey::once(Field::ProductStage), Some(Entry::DontKnow));
    assert_eq!(crowd(&answers), Progress { answered: 1, dont_know: 1, open: 0, wrong: 1 });
    assert!(!crowd(&answers).is_complete());
    answers.set(FieldKey::once(Field::Audience), Some(Entry::Text("1".into())));
    assert!(crowd(&answers).is_complete());
    assert_eq!(Answers::default().progress(Section::Accounts, as_of()).open, 26, "one year at least");
    for row in [2024, 2025] {
        answers.set(FieldKey { field: Field::Cash, row }, Some(Entry::Text("1".into())));
    }
    assert_eq!(answers.years(), [2024, 2025]);
    let accounts = answers.progress(Section::Accounts, as_of());
    assert_eq!((accounts.answered, accounts.open), (2, 50));
}

#[test]
fn removing_a_row_moves_the_later_ones_up() {
    let mut answers = Answers::default();
    for (row, text) in [(1, "10"), (2, "20"), (3, "30")] {
        answers.set(FieldKey { field: Field::CustomerShare, row }, Some(Entry::Text(text.into())));
    }
    answers.remove_row(Group::Customers, 2);
    let shares: Vec<_> = answers.iter().map(|(key, entry)| (key.row, entry.clone())).collect();
    assert_eq!(shares, [(1, Entry::Text("10".into())), (2, Entry::Text("30".into()))]);
}
