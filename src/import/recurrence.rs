//! Recurring dates as files word them: how often, and between which dates. Cells, sentences and the rules of calendars are
//! all turned into wordings of one form, `every 3 months from 2025-03-31 until 2027`.

use std::fmt;

use crate::model::after::is_length;
use crate::when::convention::Conventions;
use crate::when::recurrence::{Every, Series};
use crate::when::{Language, Reading, When, Window};

/// How often something recurs, in the form of the fields `every`, `from` and `until` of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    pub every: String,
    pub from: Option<String>,
    pub until: Option<String>,
}

/// Words before the last occurrence, and before the first.
const UNTIL: [&str; 4] = [" until ", " till ", " through ", " to "];
const FROM: [&str; 5] = [
    " from ",
    " since ",
    " starting in ",
    " starting ",
    " beginning in ",
];

impl Recurrence {
    /// Reads a wording such as "quarterly", "every year by 31 March" or "every 3 months from 2025 until 2027". `None` for a
    /// duration ("3 months") and for a wording without any occurrence.
    pub fn read(text: &str, reading: Reading) -> Option<Self> {
        let text = text.trim().trim_end_matches('.');
        if text.len() > 120 {
            return None;
        }
        let date = |text: &str| When::parse(text, reading).ok();
        let (rest, until) = split(text, &UNTIL, date);
        let (rest, from) = split(rest, &FROM, date);
        // A unit alone ("month") may just as well be a duration.
        if [rest, &format!("1 {rest}")]
            .map(|text| is_length(text, reading.language))
            .contains(&true)
        {
            return None;
        }
        let every = Every::parse(rest, reading.language).ok()?;
        let window = |when: &When| when.window(Conventions::shipped());
        let [first, last]: [Option<Window>; 2] = [&from, &until].map(|when| when.as_ref().map(window));
        Series::new(every, first.as_ref(), last.as_ref(), reading.edition).at(reading.edition)?;
        let [from, until] = [from, until].map(|when| when.map(|when| when.to_string()));
        Some(Self {
            every: every.to_string(),
            from,
            until,
        })
    }

    /// Whether it says when in its period each occurrence is: "by 31 March".
    pub fn has_place(&self) -> bool {
        Every::parse(&self.every, Language::English).is_ok_and(|every| every.place.is_some())
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.every)?;
        for (word, date) in [("from", &self.from), ("until", &self.until)] {
            if let Some(date) = date {
                write!(f, " {word} {date}")?;
            }
        }
        Ok(())
    }
}

/// The text before one of the words, and the date after it; all of the text if there is no such date.
fn split<'t>(text: &'t str, words: &[&str], date: impl Fn(&str) -> Option<When>) -> (&'t str, Option<When>) {
    let lower = text.to_ascii_lowercase();
    let found = words.iter().find_map(|word| {
        let at = lower.rfind(word)?;
        Some((&text[..at], date(&text[at + word.len()..])?))
    });
    found.map_or((text, None), |(before, when)| {
        (before.trim_end_matches(','), Some(when))
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn read(text: &str, language: Language) -> Option<String> {
        let reading = Reading {
            language,
            ..Reading::from(NaiveDate::from_ymd_opt(2025, 1, 1).unwrap())
        };
        let again = Recurrence::read(text, reading)?;
        // The canonical wording is read back as the same recurrence.
        assert_eq!(
            Recurrence::read(&again.to_string(), reading).as_ref(),
            Some(&again)
        );
        Some(again.to_string())
    }

    #[test]
    fn what_comes_again_is_read_with_its_bounds() {
        for (text, wanted) in [
            ("every quarter", "every 3 months"),
            ("Quarterly", "every 3 months"),
            ("annually by 31 March", "every year by 31 March"),
            ("each year by 30 June", "every year by 30 June"),
            ("twice a year", "every 6 months"),
            (
                "every year from 2025-03-31 until 2030",
                "every year from 2025-03-31 until 2030",
            ),
            ("monthly, starting in March 2025", "every month from 2025-03"),
        ] {
            assert_eq!(read(text, Language::English).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(
            read("vierteljährlich", Language::German).as_deref(),
            Some("every 3 months")
        );
        assert_eq!(
            read("chaque année", Language::French).as_deref(),
            Some("every year")
        );
    }

    #[test]
    fn what_lasts_or_has_ended_is_none() {
        for text in [
            "3 months",
            "two years",
            "month",
            "every year until 2020",
            "every so often",
            "biannually",
            "",
        ] {
            assert_eq!(read(text, Language::English), None, "{text}");
        }
    }
}
