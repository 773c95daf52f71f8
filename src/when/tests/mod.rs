//! Wordings and the expected results, worked out by hand: windows, forms, and messages.
//!
//! The edition's date is 16 December 2024, a Monday.

mod edtf;
mod errors;
mod forms;
mod languages;
mod officials;
mod properties;
mod windows;

use chrono::NaiveDate;

use super::When;
use super::convention::Conventions;
use super::window::Window;

pub fn edition() -> NaiveDate {
    "2024-12-16".parse().unwrap()
}

pub fn window(wording: &str) -> Window {
    match When::parse(wording, edition()) {
        Ok(when) => when.window(&Conventions::default()),
        Err(error) => panic!("{wording}: {error} {error:?}"),
    }
}

pub fn bounds(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> String {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    if earliest == latest {
        day(earliest)
    } else {
        format!("{}..{}", day(earliest), day(latest))
    }
}
