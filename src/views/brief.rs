//! Dates, windows and hedges worded briefly enough for a column of a list.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use unicode_width::UnicodeWidthStr;

use super::wording::{MONTHS, bounds, period};
use crate::model::Corpus;
use crate::model::deadlines::Deadline;
use crate::model::words::Hedge;
use crate::when::schedule::ScheduleState;
use crate::when::window::Precision;
use crate::when::{DayFormat, Window};

/// What a list says of a deadline where it has one column of `cells` for it: the distance where that is exact or what
/// counts now, else the wording.
pub fn lead<'c>(
    written: DayFormat,
    corpus: &'c Corpus,
    deadline: &Deadline,
    as_of: NaiveDate,
    cells: usize,
) -> Cow<'c, str> {
    let window = &deadline.window;
    let is_short = window.days().is_some_and(|days| days <= 7);
    let is_near = is_short && window.latest.is_some_and(|day| (day - as_of).num_days() < 100);
    match deadline.state(as_of) {
        ScheduleState::Upcoming if !is_near => wording(written, corpus, deadline, cells),
        _ => deadline.distance(as_of).brief().into(),
    }
}

/// The wording of a deadline in at most `cells` cells: the document's own where it fits, else its window as briefly as
/// it can be told.
pub fn wording<'c>(days: DayFormat, corpus: &'c Corpus, deadline: &Deadline, cells: usize) -> Cow<'c, str> {
    let wording = corpus.wording(deadline.record(corpus).when);
    let text = corpus.str(wording.text);
    // Dates as data write them (2024-12-18) are told as people write them.
    let is_words = |text: &str| {
        let figures = |five: &[u8]| five[..4].iter().all(u8::is_ascii_digit) && five[4] == b'-';
        text.contains(char::is_alphabetic)
            && text.width() <= cells
            && !text.as_bytes().windows(5).any(figures)
    };
    // "until then" and "16 January" say when only where they stand in the document.
    let has_year = text
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit));
    if is_words(text) && (has_year || wording.window.precision == Precision::Relative) {
        return Cow::Borrowed(text);
    }
    let canonical = wording.when.to_string();
    if wording.window.approximate && is_words(&canonical) {
        return Cow::Owned(canonical);
    }
    let vague = if wording.window.approximate { "~" } else { "" };
    Cow::Owned(format!(
        "{vague}{}",
        brief(days, &deadline.window, cells.saturating_sub(vague.len()))
    ))
}

/// A window in at most `cells` cells, as exactly as that allows.
pub fn brief(days: DayFormat, window: &Window, cells: usize) -> String {
    let month = |day: NaiveDate| format!("{} {}", MONTHS[day.month0() as usize], day.year());
    let mut forms = Vec::with_capacity(6);
    match (window.earliest, window.latest) {
        (Some(from), Some(to)) => {
            let long = period(days, window);
            forms.extend([
                quarter(window).unwrap_or_else(|| long.clone()),
                long.replace(" – ", "–"),
            ]);
            if month(from) == month(to) {
                // The year goes before the days do: the neighbourhood tells it.
                forms.push(days.short_span(from, to).replace(" – ", "–"));
            }
            forms.push(format!("{}–{}", month(from), month(to)));
            forms.push(format!("to {}", month(to)));
            forms.push(to.year().to_string());
        }
        (None, Some(to)) => {
            forms.extend([
                format!("by {}", days.day(to)),
                format!("by {}", month(to)),
                format!("by {}", to.year()),
            ]);
        }
        (Some(from), None) => {
            forms.extend([
                format!("from {}", days.day(from)),
                format!("from {}", month(from)),
            ]);
            forms.push(format!("from {}", from.year()));
        }
        (None, None) => forms.push(bounds(days, window)),
    }
    forms
        .into_iter()
        .find(|form| form.width() <= cells)
        .unwrap_or_default()
}

/// `Q1 2025` where a window is a whole quarter.
fn quarter(window: &Window) -> Option<String> {
    let (from, to) = (window.earliest?, window.latest?);
    let starts = from.day() == 1 && from.month0() % 3 == 0;
    let ends = to.succ_opt().is_some_and(|next| next.day() == 1);
    let is_one = from.year() == to.year() && to.month() == from.month() + 2;
    (starts && ends && is_one).then(|| format!("Q{} {}", from.month0() / 3 + 1, from.year()))
}

/// A hedge as a short word; nothing where the document is firm.
pub const fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Firm => "",
        Hedge::Planned => "planned",
        Hedge::Expected => "expected",
        Hedge::Tentative => "tentative",
        Hedge::ToBeConfirmed => "to be confirmed",
        Hedge::Conditional => "conditional",
    }
}

/// A hedge in five cells at most, for narrow lists.
pub const fn short_hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Firm => "",
        Hedge::Planned => "plan.",
        Hedge::Expected => "exp.",
        Hedge::Tentative => "tent.",
        Hedge::ToBeConfirmed => "tbc",
        Hedge::Conditional => "cond.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::windows::{by, day, from, range};

    #[test]
    fn windows_are_told_as_exactly_as_there_is_room() {
        for (window, cells, words) in [
            (day("2024-12-18"), 11, "18 Dec 2024"),
            (range("2024-12-09", "2024-12-10"), 14, "9–10 Dec 2024"),
            (range("2024-12-09", "2024-12-10"), 11, "9–10 Dec"),
            (range("2025-01-01", "2025-03-31"), 11, "Q1 2025"),
            (range("2025-01-01", "2025-06-30"), 11, "to Jun 2025"),
            (range("2025-01-01", "2025-06-30"), 12, "Jan–Jun 2025"),
            (range("2024-01-01", "2027-12-31"), 11, "2024 – 2027"),
            (range("2024-01-01", "2027-12-31"), 10, "2024–2027"),
            (range("2024-02-01", "2024-02-29"), 11, "Feb 2024"),
            (by("2025-06-30"), 14, "by 30 Jun 2025"),
            (by("2025-06-30"), 11, "by Jun 2025"),
            (from("2025-04-01"), 11, "from 2025"),
            (from("2025-04-01"), 3, ""),
        ] {
            assert_eq!(brief(DayFormat::default(), &window, cells), words);
        }
    }
}
