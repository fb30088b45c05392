//! How long rates that price flows take: 10,000 internal rates of return of 37 monthly flows and 2,000 dated ones of 61,
//! every root looked for. `cargo bench --bench rates` prints the table and leaves the flows and our rates in
//! `target/bench/rates.json`, on which `benches/peers.py` times another library in the same run.

use credit_mirror::kernel::{Month, date};
use credit_mirror::loans::{DatedFlow, DayCount, irr, xirr};
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

/// A number from 0 to 1 that looks random and is the same in every run (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / (1_u64 << 24) as f64
    }
}

/// A loan: received at the start, then payments that sum to more.
fn loan(numbers: &mut Numbers, payments: usize) -> Vec<f64> {
    let principal = 50_000.0 + 450_000.0 * numbers.next();
    let cost = 1.02 + 0.4 * numbers.next();
    let level = principal * cost / payments as f64;
    let mut flows = vec![principal];
    flows.extend((0..payments).map(|_| -level * (0.8 + 0.4 * numbers.next())));
    flows
}

fn measure<T>(run: impl Fn() -> T) -> (T, Duration) {
    let mut times = Vec::new();
    let mut result = run();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        result = run();
        times.push(began.elapsed());
    }
    times.sort();
    (result, times[ROUNDS / 2])
}

fn main() {
    let mut numbers = Numbers(1);
    let monthly: Vec<Vec<f64>> = (0..10_000).map(|_| loan(&mut numbers, 36)).collect();
    let start = Month::new(2021, 1).expect("a month");
    let dated: Vec<Vec<DatedFlow>> = (0..2_000)
        .map(|_| {
            let flows = loan(&mut numbers, 60);
            let mut at = |(month, amount): (usize, f64)| {
                let month = start.plus(month as i32).expect("a month");
                let day = 1 + (numbers.next() * 28.0) as i8;
                DatedFlow { date: date(month.year(), month.month(), day).expect("a day"), amount }
            };
            flows.into_iter().enumerate().map(&mut at).collect()
        })
        .collect();
    let one = |roots: Vec<f64>| if roots.len() == 1 { roots[0] } else { panic!("a loan has one rate, not {roots:?}") };
    let (irrs, time) = measure(|| monthly.iter().map(|flows| one(irr(flows).expect("a rate"))).collect::<Vec<_>>());
    println!("10,000 IRRs of 37 flows, all roots    {:>8.1} ms", time.as_secs_f64() * 1e3);
    let (xirrs, time) = measure(|| {
        dated.iter().map(|flows| one(xirr(flows, DayCount::Actual365Fixed).expect("a rate"))).collect::<Vec<_>>()
    });
    println!("2,000 XIRRs of 61 flows, all roots    {:>8.1} ms", time.as_secs_f64() * 1e3);
    let days = |flows: &[DatedFlow]| flows.iter().map(|flow| flow.date.to_string()).collect::<Vec<_>>();
    let amounts = |flows: &[DatedFlow]| flows.iter().map(|flow| flow.amount).collect::<Vec<_>>();
    let json = serde_json::json!({
        "irr": { "flows": monthly, "rates": irrs },
        "xirr": {
            "days": dated.iter().map(|flows| days(flows)).collect::<Vec<_>>(),
            "flows": dated.iter().map(|flows| amounts(flows)).collect::<Vec<_>>(),
            "rates": xirrs,
        },
    });
    std::fs::create_dir_all("target/bench").expect("target can be written");
    std::fs::write("target/bench/rates.json", json.to_string()).expect("target can be written");
}
