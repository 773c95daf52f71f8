//! Reads the dates of cells: numeric dates, whose order the column has to show, quarters, and every wording of a date.

use chrono::NaiveDate;

use super::super::numeric_date::{self, FigureOrder, NumericDay};
use super::super::short_year;
use super::grid::CellKind;
use super::rules::DateOrder;
use crate::model::words::Hedge;
use crate::when::{Language, When};

#[derive(Clone, Copy, Debug)]
pub struct CellReading {
    pub order: Option<DateOrder>,
    /// How the dates of the edition are to be read.
    pub dates: crate::when::Reading,
}

pub type Why = String;

/// The numeric date in a cell, with a time of day after it or without.
fn figures(text: &str) -> Option<NumericDay> {
    let whole = text.trim();
    let text = whole.trim_end_matches('.');
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let mut time = text[date.len()..].trim_start_matches(['T', ' ']).chars();
    let is_time = time.all(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '.'));
    // `2026/09/01`, `2026.9.1`: the year first, as in ISO 8601 except for the separators.
    let is_other = |found: &NumericDay| {
        found.order != FigureOrder::YearFirst || date == whole && found.day(false).is_some()
    };
    let found = numeric_date::figures(date, 0).filter(is_other);
    found.filter(|found| is_time && found.end == date.len())
}

/// The order that a date reveals, if one of its numbers cannot be a month or its separators are points.
pub fn order_of(text: &str) -> Option<DateOrder> {
    let found = figures(text).filter(NumericDay::tells_order)?;
    match found.order {
        FigureOrder::DayFirst => Some(DateOrder::DayMonthYear),
        FigureOrder::MonthFirst => Some(DateOrder::MonthDayYear),
        _ => None,
    }
}

/// Whether a date is ambiguous: its numbers differ, and either may be the month.
pub fn is_ambiguous(text: &str) -> bool {
    figures(text).is_some_and(|found| found.order == FigureOrder::Either)
}

fn in_figures(text: &str, mut found: NumericDay, reading: CellReading) -> Result<NaiveDate, Why> {
    // Two digits mean the year nearest to the edition.
    if found.is_short_year {
        found.year = short_year::nearest(found.year, reading.dates.edition);
    }
    let none = || format!("there is no day {text}");
    let order = reading.order.filter(|_| !found.is_dotted);
    let day_first = match (found.order, order) {
        (FigureOrder::YearFirst, _) | (FigureOrder::MonthFirst, None) => false,
        (FigureOrder::DayFirst, None) => true,
        (_, Some(order)) => order == DateOrder::DayMonthYear || !found.is_told(),
        (FigureOrder::Either, None) => {
            let both = [true, false].map(|day_first| found.day(day_first));
            let both: Vec<String> = both.into_iter().flatten().map(|day| day.to_string()).collect();
            if both.is_empty() {
                return Err(none());
            }
            return Err(format!(
                "it may be {}: say date_order: DayMonthYear or MonthDayYear in the rules",
                both.join(" or ")
            ));
        }
    };
    found.day(day_first).ok_or_else(none)
}

/// The day of a moment in ISO 8601, such as `20250331T120000Z` or `2025-03-31 00:00:00`.
fn moment(text: &str) -> Option<NaiveDate> {
    let compact = text
        .get(..8)
        .filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(day) = compact {
        let rest = &text[8..];
        if !rest.is_empty() && !rest.starts_with('T') {
            return None;
        }
        return NaiveDate::parse_from_str(day, "%Y%m%d").ok();
    }
    let (day, rest) = text.split_at_checked(10)?;
    let is_time = rest.starts_with(['T', ' '])
        && rest[1..].starts_with(|letter: char| letter.is_ascii_digit())
        && rest.contains(':');
    is_time
        .then(|| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
        .flatten()
}

/// Whether a moment in UTC is midnight somewhere east of Greenwich, where the next day begins with it: `20250331T220000Z` is
/// 1 April in Paris.
pub fn is_midnight_in_the_east(text: &str) -> bool {
    let moment = text.replace([':', '-'], "");
    let time = moment
        .get(8..)
        .and_then(|rest| rest.strip_prefix('T')?.strip_suffix('Z'));
    let is_quarter = |time: &str| ["0000", "1500", "3000", "4500"].contains(&time);
    time.is_some_and(|time| time.get(2..6).is_some_and(is_quarter) && time > "10")
}

/// The canonical wording of a date, or why there is none.
pub fn read(text: &str, kind: CellKind, reading: CellReading) -> Result<String, Why> {
    let text = text.trim();
    if let Some(day) = moment(text) {
        return Ok(day.to_string());
    }
    // A number can only be a year here: the reader has already turned serial numbers into days.
    if matches!(kind, CellKind::Number | CellKind::Money(_))
        && !(text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Err("it is a number".into());
    }
    if let Some(found) = figures(text) {
        return in_figures(text, found, reading).map(|day| day.to_string());
    }
    // A wording of a date is shorter than a sentence.
    if text.len() > 120 {
        return Err("it is a text, not a date".into());
    }
    let whole = short_year::at_length(text, reading.dates.edition, true)
        .filter(|whole| When::parse(whole, reading.dates).is_ok());
    let text = whole.as_deref().unwrap_or(text);
    match When::parse(text, reading.dates) {
        // Words of another language are turned into English, which every edition reads.
        Ok(when) if reading.dates.language != Language::English => Ok(when.to_string()),
        Ok(_) => Ok(text.to_owned()),
        Err(error) => quarter_of_year(text).ok_or_else(|| error.to_string()),
    }
}

/// The canonical wording of a quarter such as `T2 2025` or `2. Quartal 2025`.
fn quarter_of_year(text: &str) -> Option<String> {
    let plain = super::role::plain(text);
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = plain.split(' ').find(is_year)?;
    let rest: Vec<&str> = plain.split(' ').filter(|word| *word != year).collect();
    let is_name = |word: &str| {
        ["quart", "trim", "kwart", "quarter"]
            .iter()
            .any(|name| word.starts_with(name))
    };
    let is_known = |word: &&str| is_name(word) || word.len() <= 3;
    let (first, others) = rest.split_first()?;
    let has_name = first.starts_with(['q', 't', 'k']) || others.iter().any(|word| is_name(word));
    (has_name && others.len() <= 3 && others.iter().all(is_known))
        .then(|| quarter(first))
        .flatten()
        .map(|quarter| format!("{quarter} {year}"))
}

/// The hedge in the words of a date. It is not part of the date that is read.
pub fn hedge(text: &str) -> Hedge {
    let words = super::role::plain(text);
    let has = |word: &str| words.split(' ').any(|other| other == word);
    if has("tbc") || words.contains("to be confirmed") {
        Hedge::ToBeConfirmed
    } else if has("tentatively") || has("tentative") {
        Hedge::Tentative
    } else if has("expected") {
        Hedge::Expected
    } else if has("planned") {
        Hedge::Planned
    } else {
        Hedge::Firm
    }
}

/// A quarter in a column beside the year, such as `2` or `T2`, in the form that is read together with that year: `Q2`.
pub fn quarter(text: &str) -> Option<String> {
    let plain = super::role::plain(text);
    let first = plain.split(' ').find(|word| !word.is_empty())?;
    let core = first
        .trim_start_matches(['q', 't', 'k'])
        .trim_end_matches(|letter: char| !letter.is_ascii_digit() && !matches!(letter, 'i' | 'v'));
    let number = match core {
        "1" | "i" => 1,
        "2" | "ii" => 2,
        "3" | "iii" => 3,
        "4" | "iv" => 4,
        _ => return None,
    };
    Some(format!("Q{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(order: Option<DateOrder>) -> CellReading {
        CellReading {
            order,
            dates: NaiveDate::from_ymd_opt(2025, 1, 1).unwrap().into(),
        }
    }

    #[test]
    fn a_midnight_in_the_east_is_told_from_other_moments() {
        for (text, wanted) in [
            ("20250331T220000Z", true),
            ("2025-03-31T18:30:00Z", true),
            ("20250331T000000Z", false),
            ("20250331T050000Z", false),
            ("20250331T215959Z", false),
            ("20250331T220000", false),
            ("2025-03-31", false),
            ("31 March é T2Z", false),
        ] {
            assert_eq!(is_midnight_in_the_east(text), wanted, "{text}");
        }
    }

    #[test]
    fn both_meanings_are_refused_until_the_order_is_known() {
        let why = read("03/04/2025", CellKind::Text, reading(None)).unwrap_err();
        assert!(why.contains("2025-04-03 or 2025-03-04"), "{why}");
        for (text, order, wanted) in [
            ("03/04/2025", Some(DateOrder::DayMonthYear), "2025-04-03"),
            ("03/04/2025", Some(DateOrder::MonthDayYear), "2025-03-04"),
            ("31/12/2025", None, "2025-12-31"),
            ("12/31/2025", None, "2025-12-31"),
            ("4/4/2025", None, "2025-04-04"),
            ("3.4.2025", None, "2025-04-03"),
            ("31-12-2025", None, "2025-12-31"),
            ("31/12/2025 00:00:00", None, "2025-12-31"),
            ("20250331T220000Z", None, "2025-03-31"),
            ("2025-03-31T00:00:00", None, "2025-03-31"),
            ("by mid-2025", None, "by mid-2025"),
            ("T2 2025", None, "Q2 2025"),
            ("2. Quartal 2025", None, "Q2 2025"),
            ("3º trimestre de 2025", None, "Q3 2025"),
            // Two digits mean the year nearest to the edition.
            ("31/12/25", None, "2025-12-31"),
            ("13.03.21", None, "2021-03-13"),
            ("13-03-98", None, "1998-03-13"),
            ("03/04/26", Some(DateOrder::MonthDayYear), "2026-03-04"),
            ("2026/09/01", None, "2026-09-01"),
            ("2026.9.1", None, "2026-09-01"),
            ("1 Sep 26", None, "1 Sep 2026"),
            ("1-Sep-26", None, "1 Sep 2026"),
            ("1-Sept.-2026", None, "1 Sept 2026"),
            ("01/Sep/2026", None, "01 Sep 2026"),
            ("Sept '26", None, "Sept 2026"),
        ] {
            assert_eq!(
                read(text, CellKind::Text, reading(order)).as_deref(),
                Ok(wanted),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_date_stays_words() {
        for text in [
            "31/02/2025",
            "31/02/25",
            "Sep-26",
            "03/04/26",
            "as soon as possible",
            "13/13/2025",
            "",
        ] {
            assert!(read(text, CellKind::Text, reading(None)).is_err(), "{text}");
        }
        assert!(read("45657", CellKind::Number, reading(None)).is_err());
        assert!(read("2026", CellKind::Number, reading(None)).is_ok());
    }

    #[test]
    fn quarters_are_known_in_other_spellings() {
        for text in [
            "2",
            "T2",
            "Q2",
            "II",
            "2°",
            "2º trimestre",
            "2. Quartal",
            "K2",
            "2e",
        ] {
            assert_eq!(quarter(text).as_deref(), Some("Q2"), "{text}");
        }
        assert_eq!(quarter("spring"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[0-9./T: -]{0,20}") {
            let _ = read(&text, CellKind::Text, reading(None));
            let _ = quarter(&text);
        }
    }
}
