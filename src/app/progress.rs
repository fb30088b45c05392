//! How far each page of the task list is.

use super::route::Route;
use credit_mirror::desk::Draft;
use credit_mirror::facts::Answers;
use credit_mirror::kernel::Date;

/// How far a page is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Nothing entered.
    Empty,
    /// So many items are open.
    Open(u32),
    /// Everything is answered, be it with "don't know".
    Done,
    /// So many entries cannot be understood.
    Wrong(u32),
    /// So many files.
    Files(usize),
}

/// How far a page is.
#[must_use]
pub fn progress(case: &Draft, route: Route, as_of: Date) -> Progress {
    let Route::Section(section) = route else {
        let files = case.files.len();
        return if files == 0 { Progress::Empty } else { Progress::Files(files) };
    };
    let found = case.answers.progress(section, as_of);
    if found.wrong > 0 {
        Progress::Wrong(found.wrong)
    } else if found.answered == 0 && found.dont_know == 0 {
        Progress::Empty
    } else if found.open > 0 {
        Progress::Open(found.open)
    } else {
        Progress::Done
    }
}

/// The years of accounts on the page: the last three that have ended, and any other that was entered.
#[must_use]
pub fn account_years(answers: &Answers, as_of: Date) -> Vec<u16> {
    let this = u16::try_from(as_of.year()).unwrap_or(2000);
    let mut years: Vec<u16> = (1..=3).rev().map(|back| this.saturating_sub(back)).chain(answers.years()).collect();
    years.sort_unstable();
    years.dedup();
    years
}
