//! What stands beside the modes: repayment under stress, the route, papers, the plan of a campaign, a refusal, law, and a
//! reference rate that the firm types.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use credit_mirror::assessment::{Assessment, Case, assess};
use credit_mirror::books::Corrections;
use credit_mirror::facts::{Answers, Entry, FieldKey};
use credit_mirror::financing::{Chance, Held, PlanGap, PlanItem, Truth, Verdict};
use credit_mirror::kernel::{Date, Id, Reading, Status, date};
use credit_mirror::report::{Links, View, law, plan, refusal, repayment, route, write_html};
use credit_mirror::rules::Pack;
use credit_mirror::wording::{Language, Words};

fn day() -> Date {
    date(2026, 11, 21).unwrap()
}

/// A firm by its answers, in whole units of money.
fn assessed(jurisdiction: &str, entries: &[(&str, &str)]) -> (Case, Assessment, Pack) {
    let mut answers = Answers::in_unit(credit_mirror::kernel::AmountUnit::One);
    for (id, text) in [("profile.jurisdiction", jurisdiction)].iter().chain(entries) {
        let key = FieldKey::parse(id).unwrap_or_else(|| panic!("{id}"));
        answers.set(key, Some(Entry::Text((*text).to_owned())));
    }
    let pack = Pack::for_jurisdiction(jurisdiction);
    let case = Case::new(answers, Vec::new(), Corrections::default());
    let assessment = assess(&case, &pack, day());
    (case, assessment, pack)
}

/// Revenue 10 million, gross profit 2 million, EBITDA 1.2 million, debt 1 million with 300,000 due a year.
const FIRM: [(&str, &str); 22] = [
    ("pl.revenue@2025", "10000000"),
    ("pl.cost_of_sales@2025", "8000000"),
    ("pl.operating_expenses@2025", "1000000"),
    ("pl.other_income@2025", "0"),
    ("pl.depreciation@2025", "200000"),
    ("pl.interest@2025", "50000"),
    ("pl.income_tax@2025", "100000"),
    ("pl.dividends@2025", "100000"),
    ("bs.cash@2025", "150000"),
    ("debts.any", "yes"),
    ("debts.service_12m", "300000"),
    ("debt.balance@1", "1000000"),
    ("debt.lender@1", "bank"),
    ("debt.rate@1", "5"),
    ("debt.form@1", "interest_only"),
    ("debt.months_left@1", "8"),
    ("debt.security@1", "none"),
    ("customer.share@1", "40"),
    ("need.amount", "600000"),
    ("need.months", "12"),
    ("need.by_days", "60"),
    ("tax.paid_12m", "400000"),
];

fn figure(all: &Assessment, id: &str) -> f64 {
    let figure = all.financing.capacity().figure(id).unwrap_or_else(|| panic!("{id}"));
    *figure.value.known().unwrap_or_else(|| panic!("{id}: {:?}", figure.value))
}

#[test]
fn repayment_is_reckoned_forward_and_under_stress() {
    let (_, all, pack) = assessed("CN", &FIRM);
    // EBITDA = 10 − 8 − 1 + 0.2 = 1.2 million; less tax 0.1 and what owners take 0.1: 1,000,000.
    assert!((figure(&all, "cash") - 1_000_000.0).abs() < 0.01);
    assert!((figure(&all, "cover") - 1_000_000.0 / 300_000.0).abs() < 1e-9);
    let capacity = all.financing.capacity();
    let offered = all.financing.options().iter().find(|option| Some(&option.mode) == capacity.mode.as_ref()).unwrap();
    let rate = offered.cost.as_ref().unwrap().high;
    // The annuity by its textbook formula, over the twelve months asked for.
    let r = rate / 12.0;
    let annuity = 600_000.0 * r / (1.0 - libm::pow(1.0 + r, -12.0)) * 12.0;
    assert!((figure(&all, "new_service") - annuity).abs() < 0.01, "{}", figure(&all, "new_service"));
    assert!((figure(&all, "cover_with") - 1_000_000.0 / (300_000.0 + annuity)).abs() < 1e-9);
    let stress = |id: &str| capacity.stresses.iter().find(|stress| stress.id.as_str() == id).unwrap();
    let known = |reading: &Reading<f64>| *reading.known().unwrap();
    // Revenue −20 %: the gross profit of 2 million falls by 400,000.
    assert!((known(&stress("revenue").cash) - 600_000.0).abs() < 0.01);
    assert_eq!(stress("revenue").holds, Truth::False, "600,000 do not cover 300,000 and {annuity}");
    // +2 points on 1 million of debt: 20,000, and a dearer annuity.
    let dear = (rate + 0.02) / 12.0;
    let dearer = 600_000.0 * dear / (1.0 - libm::pow(1.0 + dear, -12.0)) * 12.0;
    assert!((known(&stress("rate").service) - (300_000.0 + 20_000.0 + dearer)).abs() < 0.01);
    // The largest customer, 40 % of 10 million, 60 days late: 4,000,000 × 60 / 365 = 657,534.25 come in later.
    assert!((known(&stress("late").cash) - (1_000_000.0 - 657_534.25)).abs() < 0.01);
    // One million falls due at once within the year: 150,000 at hand and all of the year's cash do not reach it.
    assert!((figure(&all, "balloon") - 1_000_000.0).abs() < 0.01);
    let gap = 1_000_000.0 - 150_000.0 - (1_000_000.0_f64 - (300_000.0 - 1_000_000.0)).max(0.0);
    assert!((figure(&all, "renewal_gap") - gap.max(0.0)).abs() < 0.01);
    assert_eq!(pack.currency().as_str(), "CNY");
}

#[test]
fn without_accounts_repayment_is_open_and_asks_for_what_lacks() {
    let (case, all, pack) = assessed("CN", &[("need.amount", "100000"), ("need.months", "12")]);
    let cash = all.financing.capacity().figure("cash").unwrap();
    assert!(matches!(&cash.value, Reading::Missing(ids) if !ids.is_empty()), "{:?}", cash.value);
    assert!(all.financing.capacity().stresses.iter().all(|stress| stress.holds == Truth::Unknown));
    for language in Language::ALL {
        let view =
            View { case: &case, assessment: &all, pack: &pack, words: Words::new(language), links: Links::Screen };
        for page in [repayment(&view), route(&view), plan(&view), refusal(&view), law(&view)] {
            let mut html = String::new();
            write_html(&page, &mut html);
            assert!(html.len() > 100 && !html.contains("{0}"), "{html}");
        }
        // Numbers told in pairs stand in their places: part and whole, in the order of each language.
        let mut html = String::new();
        write_html(&plan(&view), &mut html);
        let (odds, open) = match language {
            Language::Zh => ("2427 个里 880 个", "筹款计划 9 项里"),
            Language::En => ("880 of 2427", "9 of 9 parts"),
        };
        assert!(html.contains(odds) && html.contains(open), "{odds} {html}");
    }
}

#[test]
fn the_route_spares_queries_and_each_query_waits_for_the_last_answer() {
    let mut entries = FIRM.to_vec();
    entries.extend([
        ("credit.firm_record", "no"),
        ("credit.owner_record", "no"),
        ("credit.firm_queries_3m", "4"),
        ("credit.owner_queries_3m", "3"),
    ]);
    let (_, all, _) = assessed("CN", &entries);
    let route = all.financing.route();
    // Lenders usually accept 6 in three months; 4 were made.
    assert_eq!(route.queries_left, Reading::Known(2));
    let asked: Vec<_> = route.steps.iter().filter(|step| step.query).collect();
    assert!(asked.len() <= 2 && !asked.is_empty(), "{:?}", route.steps);
    assert!(asked.windows(2).all(|pair| pair[0].answer <= pair[1].start));
    assert!(route.steps.iter().filter(|step| !step.query).all(|step| step.start == day()));
    let serving = route.steps.iter().map(|step| &step.mode).chain(&route.held_back);
    for id in serving {
        let option = all.financing.options().iter().find(|option| option.mode == *id).unwrap();
        assert!(matches!(option.verdict, Verdict::Fits | Verdict::FitsIf), "{id}");
        assert!(option.covers_need != Truth::False && option.in_time != Truth::False, "{id}");
    }
    assert!(route.nearest.is_empty());
    // The subsidies of 2026 end with the year.
    assert!(route.programmes.iter().any(|programme| programme.id.as_str() == "subsidy"));
    let later = assess(&assessed("CN", &entries).0, &Pack::china(), date(2027, 1, 1).unwrap());
    assert!(later.financing.route().programmes.iter().all(|programme| programme.id.as_str() != "subsidy"));
}

#[test]
fn a_chance_is_a_word_with_its_reasons() {
    let (_, all, _) = assessed("CN", &FIRM);
    for option in all.financing.options() {
        match (&option.chance, option.verdict) {
            (Some((chance, why)), Verdict::Fits) => assert!(*chance == Chance::High && why.is_empty()),
            (Some((_, why)), Verdict::FitsIf) => assert!(!why.is_empty(), "{}", option.mode),
            (None, Verdict::CannotSay | Verdict::DoesNotFit | Verdict::NotAvailable) => {}
            other => panic!("{}: {other:?}", option.mode),
        }
    }
    // An arrear is a heavy condition: whoever looks at it, the chance is low.
    let mut late = FIRM.to_vec();
    late.extend([
        ("credit.firm_record", "yes"),
        ("credit.firm_overdue", "5000"),
        ("credit.owner_record", "yes"),
        ("credit.owner_overdue", "0"),
    ]);
    let (_, late, _) = assessed("CN", &late);
    let working = late.financing.options().iter().find(|option| option.mode.as_str() == "cn.working_capital").unwrap();
    assert_eq!(working.chance.as_ref().map(|(chance, _)| *chance), Some(Chance::Low));
}

#[test]
fn papers_are_at_hand_too_old_or_lacking() {
    let mut entries = FIRM.to_vec();
    entries.extend([
        ("documents.held", "cn.licence cn.articles"),
        ("ageing.date", "2026-08-31"),
        ("ar.not_due", "900000"),
    ]);
    for field in ["ar.overdue_1_30", "ar.overdue_31_60", "ar.overdue_61_90", "ar.overdue_91_180", "ar.overdue_over_180"]
    {
        entries.push((field, "0"));
    }
    let (_, all, _) = assessed("CN", &entries);
    let pledge = all.financing.options().iter().find(|option| option.mode.as_str() == "cn.receivables_pledge").unwrap();
    let held = |code: &str| pledge.documents.iter().find(|document| document.code.as_str() == code).unwrap().held;
    assert_eq!(held("cn.licence"), Held::Has(None));
    assert_eq!(held("cn.delivery"), Held::Lacks);
    // An ageing of 31 August is good for thirty days.
    assert_eq!(held("cn.ar_ageing"), Held::Stale(date(2026, 9, 30).unwrap()));
}

#[test]
fn a_rate_typed_today_overrides_the_packs_and_says_so() {
    let cost = |entries: &[(&str, &str)]| {
        let (_, all, _) = assessed("US", entries);
        let option =
            all.financing.options().iter().find(|option| option.mode.as_str() == "us.working_capital").unwrap();
        option.cost.clone().unwrap()
    };
    // Prime 7.00 % and 1 to 5 points.
    let pack = cost(&[]);
    assert!((pack.low - 0.08).abs() < 1e-12 && (pack.high - 0.12).abs() < 1e-12);
    let typed = cost(&[("rates.short", "6.5"), ("rates.short_date", "2026-11-20")]);
    assert!((typed.low - 0.075).abs() < 1e-12 && (typed.high - 0.115).abs() < 1e-12);
    let used = typed.because.params.iter().find(|used| used.id.as_str() == "us.prime").unwrap();
    assert_eq!((used.status, used.from), (Status::Stated, date(2026, 11, 20).unwrap()));
    assert!(typed.because.inputs.contains(&Id::new("rates.short")), "the reason leads to the answer");
    // A value older than the pack's newest does not override it.
    let old = cost(&[("rates.short", "6.5"), ("rates.short_date", "2026-09-16")]);
    assert!((old.low - 0.08).abs() < 1e-12);
    // Where no pack knows, the rate is asked for.
    let (_, all, _) = assessed("GX", &[("local.bank", "yes"), ("pl.revenue@2025", "1000000")]);
    let option = all.financing.options().iter().find(|option| option.mode.as_str() == "gx.working_capital").unwrap();
    assert_eq!(option.cost, None);
    let (_, all, _) = assessed("GX", &[("local.bank", "yes"), ("pl.revenue@2025", "1000000"), ("rates.short", "10")]);
    let option = all.financing.options().iter().find(|option| option.mode.as_str() == "gx.working_capital").unwrap();
    assert!((option.cost.as_ref().unwrap().low - 0.15).abs() < 1e-12, "10 % and 5 points");
}

#[test]
fn a_refusal_is_read_from_the_words_and_the_figures() {
    let mut entries = FIRM.to_vec();
    entries.extend([
        ("refusal.phrase", "综合评分不足，建议过段时间再来"),
        ("refusal.date", "2026-11-01"),
        ("credit.firm_record", "no"),
        ("credit.owner_record", "no"),
        ("credit.firm_queries_3m", "9"),
        ("credit.owner_queries_3m", "0"),
    ]);
    let (_, all, _) = assessed("CN", &entries);
    let read = all.refusal.as_ref().unwrap();
    assert_eq!(read.phrases.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["score"]);
    let first = &read.causes[0];
    assert_eq!((first.id.as_str(), first.points), ("queries", Truth::True));
    // Ninety days from the refusal.
    assert_eq!(first.again, date(2027, 1, 30).unwrap());
    assert!(read.causes.iter().all(|cause| cause.weight >= 0.0));
    assert!((read.causes.iter().map(|cause| cause.weight).sum::<f64>() - 1.0).abs() < 1e-9);
    // In English, with figures that say otherwise.
    let words = |phrase: &'static str| {
        let mut entries = FIRM.to_vec();
        entries.push(("refusal.phrase", phrase));
        assessed("UK", &entries).1.refusal.unwrap()
    };
    let sector = words("We do not have SECTOR APPETITE at present");
    assert_eq!((sector.causes[0].id.as_str(), sector.causes[0].points), ("sector", Truth::Unknown));
    let unknown = words("computer says no");
    assert!(unknown.phrases.is_empty() && unknown.causes.len() > 20, "every cause is looked at");
    assert_eq!(assessed("CN", &FIRM).1.refusal, None);
}

#[test]
fn every_phrase_of_the_notes_is_known() {
    for (phrase, id) in [
        ("综合评分不足", "score"),
        ("affordability", "affordability"),
        ("sector appetite", "sector"),
        ("征信查询次数过多", "queries"),
        ("纳税等级不够", "tax"),
        ("流水不稳定", "flow"),
        ("抵押不足", "security"),
    ] {
        let mut entries = FIRM.to_vec();
        entries.push(("refusal.phrase", phrase));
        let read = assessed("CN", &entries).1.refusal.unwrap();
        assert!(read.phrases.iter().any(|(known, _)| known.as_str() == id), "{phrase}: {:?}", read.phrases);
    }
}

const PLAN: [(&str, &str); 14] = [
    ("plan.goal", "70000"),
    ("plan.days", "30"),
    ("plan.category", "food"),
    ("plan.background", "我们开面馆十年，自己熬的辣酱顾客常要打包带走，已经试产三批。"),
    ("plan.market", "住在附近的上班族和外地老顾客，去年打包卖出两千多瓶辣酱。"),
    ("plan.returns", "每位支持者得到三瓶辣酱和一张手写卡片，筹款结束后四十天内寄出。"),
    ("plan.risks", "辣椒涨价时由我们自己承担；灌装厂若停工，改用备选的第二家。"),
    ("plan_use.what@1", "灌装"),
    ("plan_use.amount@1", "50000"),
    ("plan_use.what@2", "包装和运费"),
    ("plan_use.amount@2", "20000"),
    ("plan_step.what@1", "灌装完成"),
    ("plan_step.day@1", "20"),
    ("plan_step.what@2", "全部寄出"),
];

#[test]
fn a_plan_is_complete_or_says_what_lacks() {
    let mut entries = PLAN.to_vec();
    entries.push(("plan_step.day@2", "40"));
    let gap = |entries: &[(&str, &str)], item| {
        let (_, all, _) = assessed("CN", entries);
        all.plan.items.iter().find(|(which, _)| *which == item).unwrap().1.clone()
    };
    let (_, all, _) = assessed("CN", &entries);
    assert!(all.plan.is_complete(), "{:?}", all.plan.items);
    assert_eq!(gap(&PLAN, PlanItem::Milestones), Some(PlanGap::HalfRow(2)));
    let swap = |id: &str, text: &'static str| {
        let mut changed = entries.clone();
        for entry in changed.iter_mut().filter(|entry| entry.0 == id) {
            entry.1 = text;
        }
        changed
    };
    assert_eq!(gap(&swap("plan_step.day@2", "10"), PlanItem::Milestones), Some(PlanGap::StepsOutOfOrder(2)));
    assert!(matches!(gap(&swap("plan_use.amount@2", "10000"), PlanItem::Uses), Some(PlanGap::UsesDiffer(sum, goal))
        if sum.to_decimal_string() == "60000.00" && goal.to_decimal_string() == "70000.00"));
    assert!(matches!(gap(&swap("plan.market", "人人"), PlanItem::Market), Some(PlanGap::Short(4, _))));
    assert_eq!(gap(&[], PlanItem::Goal), Some(PlanGap::Missing));
}

#[test]
fn odds_are_those_measured_for_goal_days_and_category() {
    let (_, all, _) = assessed("CN", &PLAN);
    // 70,000 yuan is roughly 10,000 dollars: 159 of 427; food 51 of 146; up to 31 days 549 of 1,510; all 880 of 2,427.
    let told: Vec<_> = all.plan.odds.iter().map(|odds| (odds.by.as_str(), odds.row.won, odds.row.tried)).collect();
    assert_eq!(told, [("all", 880, 2427), ("category", 51, 146), ("goal", 159, 427), ("days", 549, 1510)]);
    for odds in &all.plan.odds {
        assert!(odds.range.0 < odds.share && odds.share < odds.range.1);
    }
    let (_, none, _) = assessed("CN", &[]);
    assert_eq!(none.plan.odds.len(), 1, "without a plan only the whole is told");
    assert!(!none.plan.begun);
}

#[test]
fn ceilings_and_terms_of_law_are_worked_out_on_the_day() {
    let value = |jurisdiction: &str, id: &str| {
        let (_, all, _) = assessed(jurisdiction, &[]);
        let law =
            all.financing.law().iter().find(|law| law.id.as_str() == id).unwrap_or_else(|| panic!("{id}")).clone();
        *law.value.known().unwrap()
    };
    // Four times 3.00 %; 24 %; 2.40 + 8 points; 3.75 + 8 points.
    for (jurisdiction, id, expected) in [
        ("CN", "private_ceiling", 0.12),
        ("CN", "licensed_ceiling", 0.24),
        ("CN", "term_large", 60.0),
        ("EU", "late_interest", 0.104),
        ("UK", "late_interest", 0.1175),
        ("US", "ca_disclosure", 500_000.0),
    ] {
        assert!((value(jurisdiction, id) - expected).abs() < 1e-9, "{jurisdiction} {id}");
    }
}

#[test]
fn the_size_class_follows_each_jurisdictions_own_test() {
    let class = |jurisdiction: &str, staff: &str, revenue: &str, assets: &str| {
        let entries = [
            ("profile.industry", "C"),
            ("profile.staff", staff),
            ("pl.revenue@2025", revenue),
            ("bs.total_assets@2025", assets),
        ];
        let (_, all, _) = assessed(jurisdiction, &entries);
        all.facts.size().unwrap().class().map(credit_mirror::rules::SizeClass::as_str)
    };
    // Recommendation 2003/361/EC: micro with fewer than 10 staff and turnover or balance sheet up to 2 million.
    assert_eq!(class("EU", "9", "30000000", "2000000"), Some("micro"));
    assert_eq!(class("EU", "10", "1000000", "1000000"), Some("small"));
    assert_eq!(class("EU", "9", "30000000", "30000000"), Some("medium"));
    // United Kingdom: two of three; 60 staff alone does not make a firm medium-sized.
    assert_eq!(class("UK", "60", "14000000", "7000000"), Some("small"));
    assert_eq!(class("UK", "60", "16000000", "7000000"), Some("medium"));
}
