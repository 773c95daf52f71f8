//! Expands days and months that spreadsheets and lists shorten: `1-Sep-26`, `01/Sep/2026`, `Sept '26`.

use chrono::{Datelike as _, NaiveDate};

/// The year with these last two digits that is nearest to the edition.
pub fn nearest(digits: i32, edition: NaiveDate) -> i32 {
    let first = edition.year() - 49;
    first + (digits - first).rem_euclid(100)
}

/// A wording that ends in a shortened day or month, with all digits of its year. Whether the letters are the name of a month is
/// left to the caller. `1 Sep 26`, with blanks before the year, counts only in a cell.
pub fn at_length(wording: &str, edition: NaiveDate, is_cell: bool) -> Option<String> {
    let is_gap = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '‑' | '/' | '.' | ',');
    let is_digit = |letter: char| letter.is_ascii_digit();
    let rest = wording.trim_end_matches(is_digit);
    let digits = &wording[rest.len()..];
    let unmarked = rest.strip_suffix(['\'', '’', '‘']);
    let rest = unmarked.unwrap_or(rest);
    let to_month = rest.trim_end_matches(is_gap);
    let gap = &rest[to_month.len()..];
    let is_joined = unmarked.is_some() || (!gap.is_empty() && !gap.contains(char::is_whitespace));
    let to_day = to_month.trim_end_matches(char::is_alphabetic);
    let month = &to_month[to_day.len()..];
    let before = to_day.trim_end_matches(is_gap);
    let to_start = before.trim_end_matches(is_digit);
    let day = &before[to_start.len()..];
    let is_day = matches!(day.len(), 1..=2) && !to_start.ends_with(|letter: char| !letter.is_whitespace());
    // `Sep 26` and `Sep-26` may be a day.
    let is_whole = if is_day {
        is_joined || is_cell
    } else {
        unmarked.is_some()
    };
    if month.chars().count() < 3 || !is_whole {
        return None;
    }
    let year: i32 = digits.parse().ok()?;
    let year = match digits.len() {
        2 => nearest(year, edition),
        4 => year,
        _ => return None,
    };
    Some(if is_day {
        format!("{to_start}{day} {month} {year}")
    } else {
        format!("{to_day}{month} {year}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shortened_is_written_at_length() {
        let edition = NaiveDate::from_ymd_opt(2025, 3, 31).unwrap();
        for (text, in_a_cell, in_prose) in [
            ("1-Sep-26", Some("1 Sep 2026"), Some("1 Sep 2026")),
            ("by 1-Sept.-26", Some("by 1 Sept 2026"), Some("by 1 Sept 2026")),
            ("01/Sep/2026", Some("01 Sep 2026"), Some("01 Sep 2026")),
            ("1 Sep '26", Some("1 Sep 2026"), Some("1 Sep 2026")),
            ("by Sept ’26", Some("by Sept 2026"), Some("by Sept 2026")),
            ("1 Sep 26", Some("1 Sep 2026"), None),
            ("1-Sep-98", Some("1 Sep 1998"), Some("1 Sep 1998")),
            // These may be days of September.
            ("Sep-26", None, None),
            ("Sep 26", None, None),
            ("123-Sep-26", None, None),
            ("Q3/26", None, None),
            ("26", None, None),
            ("", None, None),
        ] {
            assert_eq!(at_length(text, edition, true).as_deref(), in_a_cell, "{text}");
            assert_eq!(at_length(text, edition, false).as_deref(), in_prose, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[0-9a-z’' ./-]{0,20}") {
            let _ = at_length(&text, NaiveDate::MIN, true);
        }
    }
}
