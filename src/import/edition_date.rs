//! The date of the edition in a file, from the file's name, its text or the lines above its table; and a title from its name.

use chrono::{Datelike, NaiveDate};

use super::draft::Draft;
use super::table::date;
use super::table::grid::CellKind;
use super::table::rows::ABOVE;
use crate::when::When;
use crate::when::calendar::last_of_month;
use crate::when::convention::Conventions;

/// A date that was found, and how it is written in the id of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionDate {
    /// `2025-03-31`, `2025-03`, `2025`.
    pub words: String,
    /// The day, or the last day of the month or year.
    pub day: NaiveDate,
    pub is_day: bool,
}

impl EditionDate {
    pub fn on(day: NaiveDate) -> Self {
        Self {
            words: day.to_string(),
            day,
            is_day: true,
        }
    }
}

/// The name of a file without the folders that it is in.
pub fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The name of a file without its folders and its ending.
fn stem(path: &str) -> &str {
    let base = base_name(path);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

/// The date in the name of a file: `plan_2025-03-31.csv`, `20250331`, `2025_03`, `plan2025`.
pub fn in_name(name: &str) -> Option<EditionDate> {
    let runs: Vec<&str> = stem(name)
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    let number = |run: &str| run.parse::<u32>().ok();
    let is_year = |run: &str| run.len() == 4 && number(run).is_some_and(|year| (1900..2200).contains(&year));
    let day_of = |year: &str, month: &str, day: &str| {
        NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
    };
    for (at, run) in runs.iter().enumerate() {
        if run.len() == 8
            && is_year(&run[..4])
            && let Some(found) = day_of(&run[..4], &run[4..6], &run[6..])
        {
            return Some(EditionDate::on(found));
        }
        if let [a, b, c, ..] = runs[at..] {
            let short = |run: &str| run.len() <= 2;
            let found = if is_year(a) && short(b) && short(c) {
                day_of(a, b, c)
            } else if is_year(c) && short(a) && short(b) && number(a).is_some_and(|first| first > 12) {
                day_of(c, b, a)
            } else {
                None
            };
            if let Some(found) = found {
                return Some(EditionDate::on(found));
            }
        }
    }
    for (at, run) in runs.iter().enumerate() {
        let month = runs
            .get(at + 1)
            .filter(|month| month.len() == 2)
            .and_then(|month| number(month));
        if is_year(run)
            && let Some(month) = month
            && let Some(last) = last_day(run.parse().ok()?, month)
        {
            return Some(EditionDate {
                words: format!("{run}-{month:02}"),
                day: last,
                is_day: false,
            });
        }
    }
    let year = runs.iter().find(|run| is_year(run))?;
    Some(EditionDate {
        words: (*year).to_owned(),
        day: last_day(year.parse().ok()?, 12)?,
        is_day: false,
    })
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1).map(last_of_month)
}

/// The day that the document gives, or else its title or the lines above its table, such as `Stand: 31.12.2024`.
pub fn in_text(draft: &Draft) -> Option<EditionDate> {
    let above = draft
        .left
        .iter()
        .filter(|left| left.why == ABOVE)
        .map(|left| left.text.as_str());
    let said = draft.date.as_ref().map(|found| found.words.as_str());
    said.into_iter()
        .chain(draft.title.as_deref())
        .chain(above)
        .find_map(day_in)
}

/// The first day in a text.
fn day_in(text: &str) -> Option<EditionDate> {
    let words: Vec<&str> = text.split_whitespace().take(60).collect();
    for start in 0..words.len() {
        for end in (start + 1..=words.len().min(start + 3)).rev() {
            let some = words[start..end].join(" ");
            let some = some.trim_matches(|letter: char| !letter.is_alphanumeric());
            let reading = date::CellReading {
                order: None,
                dates: NaiveDate::default().into(),
            };
            let figures = date::read(some, CellKind::Text, reading);
            let parsed = figures
                .ok()
                .and_then(|when| When::parse(&when, NaiveDate::default()).ok());
            let window = parsed.map(|when| when.window(Conventions::shipped()));
            if let Some(window) = window
                && let (Some(first), Some(last)) = (window.earliest, window.latest)
                && first == last
                && first.year() > 1900
            {
                return Some(EditionDate::on(first));
            }
        }
    }
    None
}

/// A title made from the name of a file: `ca_mandate-2021.csv` becomes `ca mandate-2021`.
pub fn title_of(name: &str) -> String {
    let words: Vec<&str> = stem(name)
        .split(['_', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_names() {
        for (name, words, day) in [
            ("a/plan_2025-03-31.csv", "2025-03-31", "2025-03-31"),
            ("plan20250331.csv", "2025-03-31", "2025-03-31"),
            ("31.12.2024 Plan.xlsx", "2024-12-31", "2024-12-31"),
            ("quarter_2013-07.md", "2013-07", "2013-07-31"),
            ("ca_mandate_commitments_2021.csv", "2021", "2021-12-31"),
        ] {
            let found = in_name(name).expect(name);
            assert_eq!((&*found.words, &*found.day.to_string()), (words, day), "{name}");
        }
        for name in ["plan.csv", "list 12.csv", "9999-99-99.csv", "03-04-2025.csv"] {
            assert!(in_name(name).is_none_or(|found| !found.is_day), "{name}");
        }
    }

    #[test]
    fn dates_are_found_above_the_table() {
        for text in [
            "Stand: 31.12.2024",
            "Action plan (as of 31 December 2024)",
            "Update 2024-12-31",
        ] {
            assert_eq!(
                day_in(text).map(|found| found.words).as_deref(),
                Some("2024-12-31"),
                "{text}"
            );
        }
        assert_eq!(day_in("Plan 2024"), None);
    }
}
