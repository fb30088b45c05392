//! The rates of `benches/rates.rs` in the browser: `cargo xtask bench` builds this for Wasm. Nothing of it is published.

#[cfg(target_arch = "wasm32")]
mod exported {
    use credit_mirror::kernel::Date;
    use credit_mirror::loans::{DatedFlow, DayCount, irr, xirr};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// For each case the number of its rates, then the rates.
    fn told(rates: impl Iterator<Item = Vec<f64>>) -> Vec<f64> {
        rates.flat_map(|rates| std::iter::once(rates.len() as f64).chain(rates)).collect()
    }

    /// Flows a period apart.
    #[wasm_bindgen]
    #[must_use]
    pub fn irr_all(values: &[f64], width: usize) -> Vec<f64> {
        told(values.chunks(width).map(|flows| irr(flows).unwrap_or_default()))
    }

    /// Flows on days after 1970-01-01.
    #[wasm_bindgen]
    #[must_use]
    pub fn xirr_all(values: &[f64], days: &[i32], width: usize) -> Vec<f64> {
        let epoch = Date::constant(1970, 1, 1);
        let date = |day: i32| epoch + jiff::SignedDuration::from_hours(i64::from(day) * 24);
        let solve = |(values, days): (&[f64], &[i32])| {
            let flows = values.iter().zip(days).map(|(amount, day)| DatedFlow { date: date(*day), amount: *amount });
            xirr(&flows.collect::<Vec<_>>(), DayCount::Actual365Fixed).unwrap_or_default()
        };
        told(values.chunks(width).zip(days.chunks(width)).map(solve))
    }
}

fn main() {}
