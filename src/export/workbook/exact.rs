//! Which cells are numbers and dates to a spreadsheet: those that it keeps exactly. Everything else is text, which it
//! neither rounds nor computes with.

use chrono::NaiveDate;

use crate::export::cell_words::words;
use crate::views::tables::values::ExactValue;

/// How many digits of a number spreadsheets keep.
const MOST_DIGITS: usize = 15;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exact {
    Text(String),
    Whole(String),
    /// Its digits, with a decimal point.
    Decimal(String),
    /// The serial number of a day, and the day as text.
    Day(i64, String),
}

pub fn cells(fields: &[&str], row: &[ExactValue]) -> Vec<Exact> {
    let of = |name: &str| {
        let mut named = fields.iter().zip(row);
        named.find(|(field, _)| **field == name).map(|(_, value)| value)
    };
    let cell = |(field, value): (&&str, &ExactValue)| {
        let words = words(field, value);
        match value {
            ExactValue::Whole(_) | ExactValue::Number(_) if is_kept(&words) => {
                if words.contains('.') {
                    Exact::Decimal(words)
                } else {
                    Exact::Whole(words)
                }
            }
            ExactValue::Day(day) if is_day(field, &words, of) => match serial(*day) {
                Some(serial) => Exact::Day(serial, words),
                None => Exact::Text(words),
            },
            _ => Exact::Text(words),
        }
    };
    fields.iter().zip(row).map(cell).collect()
}

/// Whether a spreadsheet keeps a number to its last digit.
fn is_kept(digits: &str) -> bool {
    let shown = digits.chars().filter(char::is_ascii_digit);
    shown.skip_while(|digit| *digit == '0').count() <= MOST_DIGITS
        && digits
            .parse::<f64>()
            .is_ok_and(|number| number.to_string() == digits)
}

/// Whether a day is a date in its own right. A bound of a window is one only if the window is that very day and its year
/// was given: the first day of a quarter is not a day on which anything is due.
fn is_day<'r>(field: &str, day: &str, of: impl Fn(&str) -> Option<&'r ExactValue>) -> bool {
    let bound = field.strip_suffix("earliest").or(field.strip_suffix("latest"));
    let Some(bound) = bound else { return true };
    // The outer bounds belong to the same time.
    let time = bound.strip_suffix("outer_").unwrap_or(bound);
    let is_that_day = matches!(of(&format!("{time}edtf")), Some(ExactValue::Text(edtf)) if edtf == day);
    let is_inferred = of(&format!("{time}year_inferred")) == Some(&ExactValue::Bool(true));
    is_that_day && !is_inferred
}

/// The number that spreadsheets have for a day. They disagree about days before March 1900, and have none after 9999.
fn serial(day: NaiveDate) -> Option<i64> {
    let days = (day - NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    (61..=2_958_465).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    fn one(field: &'static str, value: ExactValue) -> Exact {
        cells(&[field], &[value]).remove(0)
    }

    #[test]
    fn numbers_are_numbers_where_they_are_kept() {
        for (number, is_number) in [
            (0, true),
            (-7, true),
            (999_999_999_999_999, true),
            (-999_999_999_999_999, true),
            (1_000_000_000_000_000, false),
            (9_007_199_254_740_992, false),
            (9_007_199_254_740_993, false),
            (i128::MAX, false),
        ] {
            let wanted = if is_number {
                Exact::Whole(number.to_string())
            } else {
                Exact::Text(number.to_string())
            };
            assert_eq!(one("eur", ExactValue::Whole(number)), wanted);
        }
        for (number, is_number) in [
            (37.5, true),
            (-0.1, true),
            (0.000_000_1, true),
            (12_345_678.123_456_7, true),
            (0.1 + 0.2, false),
            (1.0 / 3.0, false),
            (1e300, false),
        ] {
            let wanted = if is_number {
                Exact::Decimal(number.to_string())
            } else {
                Exact::Text(number.to_string())
            };
            assert_eq!(one("value", ExactValue::Number(Number::Decimal(number))), wanted);
        }
        for value in [
            ExactValue::Bool(true),
            "12".into(),
            ExactValue::List(vec!["12".into()]),
            ExactValue::Record(vec![("days", ExactValue::Whole(12))]),
            ExactValue::None,
        ] {
            assert!(matches!(one("x", value), Exact::Text(_)));
        }
    }

    #[test]
    fn days_are_dates_where_they_are_one_day() {
        let fields = ["edtf", "earliest", "latest", "outer_latest", "year_inferred"];
        let row = |edtf: &str, from: &str, to: &str, outer: &str, inferred: bool| {
            let day = |text: &str| ExactValue::from(text.parse::<NaiveDate>().ok());
            let row = [
                edtf.into(),
                day(from),
                day(to),
                day(outer),
                ExactValue::Bool(inferred),
            ];
            let cells = cells(&fields, &row);
            [1, 2, 3].map(|at| matches!(cells[at], Exact::Day(..)))
        };
        let day = "2024-12-18";
        for (given, wanted) in [
            ((day, day, day, day, false), [true; 3]),
            ((day, day, day, day, true), [false; 3]),
            (("2024-12-18~", day, day, day, false), [false; 3]),
            ((day, day, day, "2024-12-31", false), [true, true, false]),
            (
                ("2024-12", "2024-12-01", "2024-12-31", "2024-12-31", false),
                [false; 3],
            ),
            (("../2024-12-18", "", day, day, false), [false; 3]),
        ] {
            let (edtf, from, to, outer, inferred) = given;
            assert_eq!(row(edtf, from, to, outer, inferred), wanted, "{given:?}");
        }
        // A bound without its EDTF is not a date; the as-of date is one.
        let of = |field, day: &str| one(field, ExactValue::Day(day.parse().unwrap()));
        assert_eq!(of("latest", day), Exact::Text(day.into()));
        assert_eq!(of("as_of", "2024-12-31"), Exact::Day(45_657, "2024-12-31".into()));
        assert_eq!(of("as_of", "1900-03-01"), Exact::Day(61, "1900-03-01".into()));
        for day in ["1900-02-28", "1848-03-18", "+10000-01-01"] {
            assert_eq!(of("as_of", day), Exact::Text(day.into()));
        }
    }
}
