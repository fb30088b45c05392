//! Writes generated cases, one a line, for comparing the program natively and in Wasm: `generate_cases COUNT SEED`.
//! Entries are drawn from the list of items, good and bad ones; bank lines with and without balances.

use credit_mirror::assessment::Case;
use credit_mirror::books::Corrections;
use credit_mirror::dossier;
use credit_mirror::facts::{Answers, Entry, Field, FieldKey, FieldKind, FieldSpec, Repeat};
use credit_mirror::intake::{Recipe, read};
use credit_mirror::kernel::{AmountUnit, Currency};
use std::fmt::Write as _;
use std::rc::Rc;

/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    fn chance(&mut self, per_cent: u64) -> bool {
        self.below(100) < per_cent
    }

    fn between(&mut self, least: i64, greatest: i64) -> i64 {
        let span = greatest.saturating_sub(least).unsigned_abs().min(50_000);
        least.saturating_add(i64::try_from(self.below(span + 1)).unwrap_or(0))
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let index = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        &list[index]
    }
}

fn text(spec: &FieldSpec, random: &mut Random) -> String {
    if random.chance(4) {
        return (*random.pick(&["abc", "-5", "12,34", "９９", "1e9", "31.02.2025", "", "99999999999999999999"]))
            .to_owned();
    }
    match spec.kind {
        FieldKind::Money(_) => format!("{}.{}", random.below(3_000), random.below(10)),
        FieldKind::Percent(least, greatest) => {
            let share = random.below(1_001) as f64 / 1_000.0;
            format!("{:.1}", least + (greatest - least) * share)
        }
        FieldKind::Rate => format!("{}.{:02}", random.below(30), random.below(100)),
        FieldKind::Count(least, greatest)
        | FieldKind::Days(least, greatest)
        | FieldKind::Months(least, greatest)
        | FieldKind::Years(least, greatest) => random.between(least, greatest.min(400)).to_string(),
        FieldKind::Month => format!("{}-{:02}", 2000 + random.below(26), 1 + random.below(12)),
        FieldKind::Date => {
            format!("{}-{:02}-{:02}", 2024 + random.below(2), 1 + random.below(12), 1 + random.below(28))
        }
        FieldKind::Choice(codes) => (*random.pick(codes)).to_owned(),
        FieldKind::Industry => (*random.pick(&["C", "F51", "51", "H62", "62", "A", "nowhere"])).to_owned(),
        FieldKind::YesNo => (*random.pick(&["yes", "no"])).to_owned(),
        FieldKind::Multiple(..) => (*random.pick(&["1.20", "1", "1.35"])).to_owned(),
        FieldKind::MonthList(_) => (*random.pick(&["6-11", "3, 6, 12", "12-1"])).to_owned(),
        FieldKind::Flows(_) => (*random.pick(&["20: 400; 75: 600", "6 5000；12：7000", "x"])).to_owned(),
        FieldKind::Text(_) => (*random.pick(&["信镜样例商行", "Sample Trading", "<b>&\"'"])).to_owned(),
    }
}

fn answers(random: &mut Random) -> Answers {
    let unit = *random.pick(&[AmountUnit::One, AmountUnit::Thousand, AmountUnit::TenThousand]);
    let mut answers = Answers::in_unit(unit);
    let filled = 10 + random.below(90);
    for spec in Field::ALL {
        let rows: Vec<u16> = match spec.repeat {
            Repeat::Once => vec![0],
            Repeat::PerYear => vec![2023, 2024, 2025],
            Repeat::Rows(_) => vec![1, 2],
        };
        for row in rows {
            if !random.chance(filled) {
                continue;
            }
            let entry = if random.chance(6) { Entry::DontKnow } else { Entry::Text(text(spec, random)) };
            answers.set(FieldKey { field: spec.field, row }, Some(entry));
        }
    }
    answers.set(FieldKey::once(Field::Jurisdiction), Some(Entry::Text("CN".to_owned())));
    answers
}

/// A statement of some months with a running balance (or without one).
fn statement(random: &mut Random) -> String {
    let parties =
        ["某某商贸有限公司", "支付宝-经营收款", "财付通", "物业公司", "国家税务局", "工资代发", "贷款还款", "ACME LTD"];
    let with_balance = random.chance(70);
    let mut csv = String::from(if with_balance {
        "日期,金额,余额,对方户名,摘要\n"
    } else {
        "日期,金额,对方户名,摘要\n"
    });
    let mut balance: i64 = 5_000_000;
    for month in 0..(3 + random.below(22)) {
        for day in 0..(2 + random.below(12)) {
            let amount = random.between(-400_000, -350_001) + random.between(0, 50_000) * 16;
            balance += amount;
            let money = |minor: i64| {
                format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100)
            };
            let date = format!("{}-{:02}-{:02}", 2024 + month / 12, month % 12 + 1, 1 + day * 2);
            let party = random.pick(&parties);
            let _ = if with_balance {
                writeln!(csv, "{date},{},{},{party},往来", money(amount), money(balance))
            } else {
                writeln!(csv, "{date},{},{party},往来", money(amount))
            };
        }
    }
    csv
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(count)), Some(Ok(seed))) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: generate_cases COUNT SEED");
        std::process::exit(2);
    };
    let mut random = Random(seed);
    for _ in 0..count {
        let answers = answers(&mut random);
        let mut sets = Vec::new();
        if random.chance(60) {
            let csv = statement(&mut random);
            if let Ok(set) = read(csv.as_bytes(), "statement.csv", &Recipe::default(), Currency::CNY, &mut |_| {}) {
                sets.push(Rc::new(set));
            }
        }
        println!("{}", dossier::write(&Case::new(answers, sets, Corrections::default())));
    }
}
