//! What a wording means: the only module here that asks `when`.

use chrono::{Datelike, Days, NaiveDate};

use crate::import::{numeric_date, short_year};
use crate::when::convention::Conventions;
use crate::when::{DateMistake, FiscalYear, Language, When, Window};

/// Which year is meant by a date that lacks one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSide {
    /// The last before the day of the edition, or around it.
    Past,
    /// The next one after the day of the edition, or around it.
    Future,
    /// The next one if it is at most a month away, else the last.
    Nearest,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Basis {
    /// The day of the edition, from which missing years and wordings such as "next month" are worked out.
    pub edition: Option<NaiveDate>,
    /// When its fiscal years begin, if that is known.
    pub fiscal_year: Option<FiscalYear>,
    /// Whether the day comes first in `03/04/2025`, if something says so.
    pub day_first: Option<bool>,
}

impl Basis {
    /// How wordings of a language are read, where the day of the edition is known.
    pub fn reading(self, language: Language) -> Option<crate::when::Reading> {
        self.edition.map(|edition| crate::when::Reading {
            edition,
            language,
            fiscal_year: self.fiscal_year,
        })
    }

    fn parse(self, wording: &str, language: Language, edition: NaiveDate) -> Result<When, DateMistake> {
        let reading = crate::when::Reading {
            edition,
            language,
            fiscal_year: self.fiscal_year,
        };
        When::parse(wording, reading).map_err(|error| error.mistake)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactReading {
    Read(When),
    /// It lacks its year; these are its possible meanings, earliest first.
    Yearless(Vec<When>),
    /// It needs the date of an edition, which is not known.
    NoEdition,
    /// It may be either of two days.
    Unclear,
    No,
}

/// Reads a wording. `year_at` is the byte offset in it at which a missing year belongs.
pub fn read(wording: &str, year_at: usize, language: Language, basis: Basis) -> FactReading {
    let edition = basis.edition;
    let iso = match numeric_date::in_iso(wording, basis.day_first) {
        Some(Err(numeric_date::Unclear)) => return FactReading::Unclear,
        Some(Ok(iso)) => basis.parse(&iso, language, edition.unwrap_or(SOME_DAY)).ok(),
        None => None,
    };
    if let Some(when) = iso {
        return FactReading::Read(when);
    }
    // `1-Sep-26` is a day, not the period from the 1st to the 26th.
    let shortened = edition.and_then(|edition| {
        let whole = short_year::at_length(wording, edition, false)?;
        basis.parse(&whole, language, edition).ok()
    });
    if let Some(when) = shortened {
        return FactReading::Read(when);
    }
    match basis.parse(wording, language, edition.unwrap_or(SOME_DAY)) {
        Ok(when) if edition.is_some() || basis.parse(wording, language, OTHER_DAY) == Ok(when) => {
            FactReading::Read(when)
        }
        Ok(_) => FactReading::NoEdition,
        Err(DateMistake::NoYear(_)) => {
            let Some(edition) = edition else {
                return FactReading::NoEdition;
            };
            let (before, after) = wording.split_at(year_at);
            let whens: Vec<When> = (edition.year() - 1..=edition.year() + 1)
                .filter_map(|year| {
                    let whole = format!("{before} {year:04}{after}");
                    basis.parse(&whole, language, edition).ok()
                })
                .collect();
            if whens.is_empty() {
                FactReading::No
            } else {
                FactReading::Yearless(whens)
            }
        }
        Err(_) => FactReading::No,
    }
}

// Two days from which no relative wording gives the same date.
const SOME_DAY: NaiveDate = NaiveDate::from_ymd_opt(2001, 2, 3).expect("a day of the calendar");
const OTHER_DAY: NaiveDate = NaiveDate::from_ymd_opt(2013, 10, 28).expect("a day of the calendar");

/// The window of a date under the shipped conventions.
pub fn window(when: &When) -> Window {
    when.window(Conventions::shipped())
}

/// The one meaning of several that is meant.
pub fn choose(whens: &[When], side: YearSide, edition: NaiveDate) -> Option<When> {
    // In a period, only the end lacks its year.
    let begins = |when: &&When| {
        let window = window(when);
        match (window.earliest, window.latest) {
            (Some(earliest), Some(latest)) => Some(earliest.max(latest - Days::new(62))),
            (earliest, latest) => earliest.or(latest),
        }
    };
    let ends = |when: &&When| {
        let window = window(when);
        window.latest.or(window.earliest)
    };
    let past = || {
        whens
            .iter()
            .rfind(|when| begins(when).is_some_and(|day| day <= edition))
    };
    let future = || {
        whens
            .iter()
            .find(|when| ends(when).is_some_and(|day| day >= edition))
    };
    let away = |when: &When| {
        let ahead = begins(&when).map_or(0, |day| (day - edition).num_days());
        let behind = ends(&when).map_or(0, |day| (edition - day).num_days());
        ahead.max(behind).max(0)
    };
    let nearer = |chosen: Option<&When>, other: Option<&When>, at_most: i64| {
        let is_nearer = matches!((chosen, other), (Some(chosen), Some(other)) if away(chosen) > FAR && away(other) <= at_most);
        if is_nearer {
            other.copied()
        } else {
            chosen.or(other).copied()
        }
    };
    match side {
        // "Are to meet on 1 October", written before that day and never updated: ten months ahead, the year would be given.
        YearSide::Future => nearer(future(), past(), 95),
        YearSide::Past if whens.first().is_some_and(|when| window(when).is_day()) => {
            nearer(past(), future(), 7)
        }
        YearSide::Past => past().or_else(|| whens.first()).copied(),
        YearSide::Nearest => future()
            .filter(|when| begins(when).is_some_and(|day| (day - edition).num_days() <= 31))
            .or_else(past)
            .or_else(|| whens.first())
            .copied(),
    }
}

/// A date without a year that is more than this many days away is taken for one in another year, if that is near.
const FAR: i64 = 270;
