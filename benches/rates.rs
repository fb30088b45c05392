//! How long rates that price flows to zero take natively, and whether every root is found. `cargo bench --bench rates`
//! leaves the flows and our answers in `target/bench/rates.json`, for the peers that stand beside them.

use credit_mirror::kernel::Date;
use credit_mirror::loans::{DatedFlow, DayCount, irr, xirr};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const ROUNDS: usize = 7;
/// 2020-01-01 as days after 1970-01-01.
const FIRST_DAY: i32 = 18_262;

/// Flows of equal length, and how many rates above −100 % price each to zero, as they were made.
struct Set {
    name: &'static str,
    width: usize,
    values: Vec<f64>,
    /// Days after 1970-01-01; empty where the flows stand a period apart.
    days: Vec<i32>,
    roots: Vec<usize>,
}

/// Numbers from 0 to 1, the same each run (SplitMix64, Steele 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.next() * (high - low)
    }
}

/// A loan and what is paid back on it, a little uneven, to the cent. One change of sign, so exactly one rate.
fn loan(dice: &mut Dice, payments: usize, a_year: f64) -> Vec<f64> {
    let loan = (dice.between(20_000.0, 2_000_000.0) * 100.0).round() / 100.0;
    let rate = dice.between(-0.08, 0.6) / a_year;
    let even = loan * rate / (1.0 - libm::pow(1.0 + rate, -(payments as f64)));
    let pay = |dice: &mut Dice| -> f64 { (even * dice.between(0.8, 1.2) * 100.0).round() / 100.0 };
    std::iter::once(-loan).chain((0..payments).map(|_| pay(dice))).collect()
}

/// Loans paid back about monthly, on days that vary.
fn dated_loans(count: usize, width: usize) -> Set {
    let mut dice = Dice(7);
    let mut set = Set { name: "XIRR, loans", width, values: vec![], days: vec![], roots: vec![1; count] };
    for _ in 0..count {
        set.values.extend(loan(&mut dice, width - 1, 12.0));
        let first = FIRST_DAY + dice.between(0.0, 1_500.0) as i32;
        set.days.extend((0..width).map(|at| first + at as i32 * 61 / 2 + dice.between(0.0, 5.0) as i32));
    }
    set
}

fn even_loans(count: usize, width: usize) -> Set {
    let mut dice = Dice(11);
    let values = (0..count).flat_map(|_| loan(&mut dice, width - 1, 12.0)).collect();
    Set { name: "IRR, loans", width, values, days: vec![], roots: vec![1; count] }
}

fn times(left: &[f64], right: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; left.len() + right.len() - 1];
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            out[i + j] += a * b;
        }
    }
    out
}

/// Flows made from their rates: with v = 1/(1 + r), the product of 1 − (1 + rate)·v over the rates wanted, of a factor
/// without a positive zero, and of a quadratic without a real one where no rate is wanted.
fn known(count: usize, width: usize, gap: Option<i32>, name: &'static str) -> Set {
    let mut dice = Dice(13);
    let mut set = Set { name, width, values: vec![], days: vec![], roots: vec![] };
    for case in 0..count {
        let wanted = case % 4;
        let mut flows = vec![-1.0];
        let mut growth = dice.between(0.6, 0.95);
        for _ in 0..wanted {
            flows = times(&flows, &[1.0, -growth]);
            growth *= dice.between(1.15, 1.7);
        }
        if wanted == 0 {
            let (middle, apart) = (dice.between(0.7, 1.5), dice.between(0.2, 0.6));
            flows = times(&flows, &[1.0, -2.0 * middle, middle * middle + apart * apart]);
        }
        let rest: Vec<f64> = (flows.len()..=width).map(|_| dice.between(0.5, 1.5)).collect();
        set.values.extend(times(&flows, &rest).iter().map(|flow| flow * 10_000.0));
        set.days.extend(gap.iter().flat_map(|gap| (0..width).map(move |at| FIRST_DAY + at as i32 * gap)));
        set.roots.push(wanted);
    }
    set
}

impl Set {
    /// The flows with their dates, as a program that asks for a dated rate has them.
    fn dated(&self) -> Vec<Vec<DatedFlow>> {
        let epoch = Date::constant(1970, 1, 1);
        let date = |day: &i32| epoch + jiff::SignedDuration::from_hours(i64::from(*day) * 24);
        let flow = |(day, amount): (&i32, &f64)| DatedFlow { date: date(day), amount: *amount };
        let cases = self.days.chunks(self.width).zip(self.values.chunks(self.width));
        cases.map(|(days, values)| days.iter().zip(values).map(flow).collect()).collect()
    }

    fn solve(&self, dated: &[Vec<DatedFlow>]) -> Vec<Vec<f64>> {
        if self.days.is_empty() {
            return self.values.chunks(self.width).map(|flows| irr(flows).unwrap_or_default()).collect();
        }
        dated.iter().map(|flows| xirr(flows, DayCount::Actual365Fixed).unwrap_or_default()).collect()
    }

    fn measure(&self) -> Value {
        let mut times = Vec::new();
        let dated = self.dated();
        let mut rates = self.solve(&dated);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            rates = self.solve(&dated);
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let kind = if self.days.is_empty() { "irr" } else { "xirr" };
        println!("{:<34} {:>7} of {} flows {:>9.2} ms", self.name, self.roots.len(), self.width, times[ROUNDS / 2]);
        json!({
            "name": self.name, "kind": kind, "width": self.width, "values": self.values, "days": self.days,
            "roots": self.roots, "ours": { "ms": times[ROUNDS / 2], "rates": rates },
        })
    }
}

fn main() {
    let sets = [
        dated_loans(2_000, 61),
        even_loans(10_000, 37),
        known(1_000, 13, Some(73), "XIRR, none to three known rates"),
        known(1_000, 13, None, "IRR, none to three known rates"),
    ];
    let measured: Vec<Value> = sets.iter().map(Set::measure).collect();
    let folder = Path::new("target/bench");
    std::fs::create_dir_all(folder).expect("target");
    std::fs::write(folder.join("rates.json"), json!({ "sets": measured }).to_string()).expect("target");
}
