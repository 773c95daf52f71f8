//! The texts that are searched: those of an action itself, and those of what it shares with others.
//!
//! A text comes as it is shown, and with further words that find it though nobody sees them: `52.1m` for
//! `EUR 52.1 million`, the month's name for `2025-01-16`.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::field::Field;
use super::owners::Owner;
use crate::model::when::calendar::MONTHS;
use crate::model::words::Word;
use crate::model::{ActionId, Amount, Corpus, Difference, Figure, Window};

/// Visits the texts of an action that belong to it alone.
pub(in crate::query) fn of_action(corpus: &Corpus, id: ActionId, mut visit: impl FnMut(Field, &str, &str)) {
    let action = corpus.action(id);
    visit(Field::Title, action.title(), "");
    if !action.summary().is_empty() {
        visit(Field::Summary, action.summary(), "");
    }
    visit(Field::Id, action.key(), "");
    for amount in action.amounts() {
        let (mut shown, also) = sum(amount);
        let what = corpus.str(amount.what);
        if !what.is_empty() {
            if !shown.is_empty() {
                shown.push_str(" · ");
            }
            shown.push_str(what);
        }
        visit(Field::Amount, &shown, &also);
    }
    for figure in action.figures() {
        let (shown, also) = statistic(corpus, figure);
        visit(Field::Figure, &shown, &also);
    }
    for date in action.dates() {
        let what = corpus.str(date.what);
        if !what.is_empty() {
            visit(Field::Date, what, "");
        }
    }
    for caveat in action.caveats() {
        visit(Field::Caveat, caveat, "");
    }
}

/// Visits the names of something that actions share.
pub(in crate::query) fn of_owner(corpus: &Corpus, owner: Owner, mut visit: impl FnMut(&str, &str)) {
    match owner {
        Owner::Term(vocabulary, id) => {
            let term = corpus.vocabulary(vocabulary).term(id);
            visit(&term.name, &term.id);
            for name in term.abbreviation.iter().chain(&term.aliases) {
                visit(name, "");
            }
        }
        Owner::Kind(kind) => visit(kind.label(), ""),
        Owner::Status(status) => visit(status.label(), ""),
        Owner::Block(block) => visit(block.label(), ""),
        Owner::Wording(id) => {
            let wording = corpus.wording(id);
            visit(corpus.str(wording.text), &spelled(&wording.window));
        }
        Owner::Section(id) => {
            let section = corpus.section(id);
            let (title, short) = (corpus.str(section.title), corpus.str(section.short));
            visit(title, if short == title { "" } else { short });
        }
    }
}

/// The months of a window that is at most a quarter long, its day if it is one, and the quarter or half year if it is that.
fn spelled(window: &Window) -> String {
    let mut words = String::new();
    let (Some(earliest), Some(latest)) = (
        window.earliest.or(window.latest),
        window.latest.or(window.earliest),
    ) else {
        return words;
    };
    let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let (first, last) = (month(earliest), month(latest));
    words.push_str(match (last - first, first.rem_euclid(12)) {
        (2, 0) => "Q1 first quarter ",
        (2, 3) => "Q2 second quarter ",
        (2, 6) => "Q3 third quarter ",
        (2, 9) => "Q4 fourth quarter ",
        (5, 0) => "H1 first half ",
        (5, 6) => "H2 second half ",
        _ => "",
    });
    if last - first > 2 {
        return words;
    }
    if earliest == latest {
        let _ = write!(words, "{} ", earliest.day());
    }
    for month in first..=last {
        let _ = write!(
            words,
            "{} {} ",
            MONTHS[month.rem_euclid(12) as usize],
            month.div_euclid(12)
        );
    }
    words
}

/// A sum as it is read, and as it may be typed.
fn sum(amount: &Amount) -> (String, String) {
    let Some(eur) = amount.eur else {
        return (String::new(), String::new());
    };
    let rounded = |unit: u64| {
        let value = eur as f64 / unit as f64;
        let text = format!("{value:.3}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    match eur {
        1_000_000_000.. => {
            let (billions, millions) = (rounded(1_000_000_000), rounded(1_000_000));
            (
                format!("EUR {billions} billion"),
                format!("{millions} million {millions}m {billions}bn {eur}"),
            )
        }
        1_000_000.. => {
            let millions = rounded(1_000_000);
            (format!("EUR {millions} million"), format!("{millions}m {eur}"))
        }
        _ => (format!("EUR {eur}"), format!("{}k", rounded(1000))),
    }
}

/// A statistic in one line, and its numbers as they may be typed.
fn statistic(corpus: &Corpus, figure: &Figure) -> (String, String) {
    let mut shown = corpus.str(figure.indicator).to_owned();
    let mut also = String::new();
    if let Some(value) = figure.value {
        let _ = write!(shown, ": {value} {}", corpus.str(figure.unit));
    }
    if let Some(change) = figure.change {
        match change.by {
            Difference::Percent(percent) => {
                let _ = write!(shown, " ({percent:+} %)");
                also.push_str("percent");
            }
            Difference::Absolute(by) => {
                let _ = write!(shown, " ({by:+})");
            }
        }
    }
    (shown, also)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Qualifier;

    #[test]
    fn sums_read_as_they_are_told() {
        let read = |eur| {
            sum(&Amount {
                eur: Some(eur),
                what: crate::model::text::Str::EMPTY,
                measure: None,
                instrument: None,
                qualifier: Qualifier::Exact,
                stage: None,
                mobilised: false,
            })
            .0
        };
        assert_eq!(read(52_100_000), "EUR 52.1 million");
        assert_eq!(read(1_000_000_000), "EUR 1 billion");
        assert_eq!(read(300_000), "EUR 300000");
    }
}
