//! Wordings that must be refused, the message, and the place it points at.

use std::ops::Range;

use chrono::NaiveDate;

use super::edition;
use crate::when::convention::Conventions;
use crate::when::error::DateMistake;
use crate::when::{When, calendar};

/// A wording, the error, and where it points.
#[rustfmt::skip]
const REFUSED: &[(&str, &str, Range<usize>)] = &[
    ("", "no date; write one such as 2025-01-21, Q1 2025 or by mid-2025", 0..0),
    ("the", "no date; write one such as 2025-01-21, Q1 2025 or by mid-2025", 0..3),
    ("Q7 2025", "no such quarter: Q7 2025; Q1 to Q4, as in Q3 2025", 0..7),
    ("by Q7 2025", "no such quarter: Q7 2025; Q1 to Q4, as in Q3 2025", 3..10),
    ("2025-Q0", "no such quarter: 2025-Q0; Q1 to Q4, as in Q3 2025", 0..7),
    ("H3 2025", "no such half: H3 2025; H1 or H2, as in H1 2025", 0..7),
    ("third half of 2025", "no such half: third half of 2025; H1 or H2, as in H1 2025", 0..18),
    ("third half of May 2025", "no such half: third half; first or second, as in first half of 2025", 0..10),
    ("2025-13", "no such month: 2025-13; 01 to 12, as in 2025-03; a span of years is written 2024/2025", 0..7),
    ("2025-00", "no such month: 2025-00; 01 to 12, as in 2025-03; a span of years is written 2024/2025", 0..7),
    ("2025-13-01", "no such month: 2025-13-01; 01 to 12, as in 2025-03 or March 2025", 0..10),
    ("2025-02-30", "no such day: 2025-02-30; that month has 28 days", 0..10),
    ("30 February 2024", "no such day: 30 February 2024; that month has 29 days", 0..16),
    ("0 March 2024", "no such day: 0 March 2024; that month has 31 days", 0..12),
    ("29 February 2100", "no such day: 29 February 2100; that month has 28 days", 0..16),
    ("week 54 of 2025", "no such week: week 54 of 2025; 1 to 52, or 53 in some years, as in week 5 of 2025", 0..15),
    ("2025-W53", "no such week: 2025-W53; that year has 52 weeks", 0..8),
    ("2025-W05-8", "no such weekday: 2025-W05-8; 1 (Monday) to 7 (Sunday), as in 2025-W05-1", 0..10),
    ("0000", "no such year: 0000; 0001 to 9999, as in 2025", 0..4),
    ("10000", "no such year: 10000; 0001 to 9999, as in 2025", 0..5),
    ("March 10000", "no such year: 10000; 0001 to 9999, as in 2025", 6..11),
    ("0000-01-01", "no such year: 0000; 0001 to 9999, as in 2025", 0..10),
    ("Q1 25", "25 is not a year; write all four digits, as in 2025", 3..5),
    ("2024/25", "2024/25: a span of years is written 2024/2025; a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; did you mean 2024/2025?", 0..7),
    ("2024-25", "2024-25: a span of years is written 2024/2025; a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; did you mean 2024/2025?", 0..7),
    ("in 2023-24", "2023-24: a span of years is written 2024/2025; a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; did you mean 2023/2024?", 3..10),
    ("Q2 2024-25", "2024-25: a span of years is written 2024/2025; a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"", 3..10),
    ("FY25", "FY25: a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; or write its months, as in 2024-04/2025-03", 0..4),
    ("by the end of the fiscal year", "fiscal year: a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; or write its months, as in 2024-04/2025-03", 18..29),
    ("Herbst 2025", "`Herbst` is German, but dates are read in the edition's language, en; say language: \"de\" on the edition, or write the date in its own", 0..6),
    ("primavera 2025", "`primavera` is Spanish, Italian or Portuguese, but dates are read in the edition's language, en; say language: \"es\", \"it\" or \"pt\" on the edition, or write the date in its own", 0..9),
    ("sixth week of March 2025", "`sixth` is not used in dates; write one such as Q1 2025 or by mid-2025", 0..5),
    ("fifth week of February 2025", "no such part: fifth week of February 2025; one that is not longer than the whole, as in first week of March 2025", 0..27),
    ("first 40 days of March 2025", "no such part: first 40 days of March 2025; one that is not longer than the whole, as in first week of March 2025", 0..27),
    ("2025s", "no such decade: 2025s; 0010s to 9990s, as in 2020s", 0..5),
    ("by 156X-12-25", "156X-12-25 may be several dates, which are not read among words; write the last or the first of them", 3..13),
    ("2004-02-3X", "no such date: 2004-02-3X; at least one must fit, as in 2025-1X or 202X-12-25", 0..10),
    ("2004-~02-30", "no such day: 2004-~02-30; that month has 29 days", 0..11),
    ("-1985", "-1985 is outside the years 0001 to 9999", 0..5),
    ("1985/-1984", "-1984 is outside the years 0001 to 9999", 5..10),
    ("-0000-01-01", "no such year: -0000-01-01; 0001 to 9999, as in 2025", 0..11),
    ("Y-17E7", "Y-17E7 is outside the years 0001 to 9999", 0..6),
    ("Y2025", "no such form of a year: Y2025; four digits stand without Y, as in 2025; did you mean 2025?", 0..5),
    ("Y17E7-12-26", "`-12-26` cannot stand here; one date or one range is accepted", 5..11),
    ("1950S5", "no such number of significant digits: 1950S5; from 1 to all that the year has, as in 1950S2", 0..6),
    ("2025-01-21T25:00", "no such time of day: T25:00; 00:00 to 24:00, as in 2025-01-21T09:30:00Z", 10..16),
    ("2025-01T10:00", "`T10:00` cannot stand here; one date or one range is accepted", 7..13),
    ("2025-01-21T10:00/2025-01-22", "2025-01-21T10:00/2025-01-22: an interval takes no time of day; write days, as in 2025-01-21/2025-01-22; did you mean 2025-01-21/2025-01-22?", 0..27),
    ("[2025, 2027", "[2025, 2027 is a set without its end; `]` closes it, as in [2025, 2027] or {2025, 2027}", 0..11),
    ("[2025, 2027..2026]", "2027..2026 ends before it starts; the earlier date comes first; did you mean 2026..2027?", 7..17),
    ("{..2025, 2027..}", "{..2025, 2027..} has no first and no last day; one is needed, as in ../2025 or 2025/..", 0..16),
    ("[2025, 2026-13]", "no such month: 2026-13; 01 to 12, as in 2025-03; a span of years is written 2024/2025", 7..14),
    ("[2025,]", "no date; write one such as 2025-01-21, Q1 2025 or by mid-2025", 6..6),
    ("coming years", "`coming years` is too vague for a window; write years, as in 2025-2027 or 2020s", 0..12),
    ("21 January", "21 January of which year; write it, as in 21 January 2025 or Q1 2025", 0..10),
    ("spring", "spring of which year; write it, as in 21 January 2025 or Q1 2025", 0..6),
    ("by Q2", "Q2 of which year; write it, as in 21 January 2025 or Q1 2025", 3..5),
    ("October 2024 to March", "March of which year; write it, as in 21 January 2025 or Q1 2025", 16..21),
    ("25", "25 of what; write it out, as in 2025-01-21, Q1 2025 or week 5 of 2025", 0..2),
    ("early", "early of what; a year, quarter, month or the like is needed, as in mid-2025", 0..5),
    ("early 21 January 2025", "early 21 January 2025 of what; a year, quarter, month or the like is needed, as in mid-2025", 0..21),
    ("Febuary 2025", "`Febuary` is not used in dates; write one such as Q1 2025 or by mid-2025; did you mean February?", 0..7),
    ("21 Setember 2025", "`Setember` is not used in dates; write one such as Q1 2025 or by mid-2025; did you mean September?", 3..11),
    ("sprnig 2025", "`sprnig` is not used in dates; write one such as Q1 2025 or by mid-2025; did you mean spring?", 0..6),
    ("quater 1 of 2025", "`quater` is not used in dates; write one such as Q1 2025 or by mid-2025; did you mean quarter?", 0..6),
    ("xyzzy", "`xyzzy` is not used in dates; write one such as Q1 2025 or by mid-2025", 0..5),
    ("2025 * 3", "`*` does not belong in a date; write one such as 2025-01-21 or Q1 2025", 5..6),
    ("2025\u{1b}[31m", "`␛` does not belong in a date; write one such as 2025-01-21 or Q1 2025", 4..5),
    ("by", "no date after `by`; one is needed, as in by June 2025", 0..2),
    ("2025 to", "no date after `to`; one is needed, as in by June 2025", 5..7),
    ("between 2025", "no date after `between 2025`; one is needed, as in by June 2025", 0..12),
    ("2025-01-21 2025-01-22", "`2025-01-22` follows the date `2025-01-21`; one date or one range is accepted", 11..21),
    ("2025/2024", "2025/2024 ends before it starts; the earlier date comes first; did you mean 2024/2025?", 0..9),
    ("November-February 2025", "November-February 2025 ends before it starts; the earlier date comes first; did you mean 2024-11/2025-02?", 0..22),
    ("03/04/2025", "03/04/2025: day or month first; year-month-day is accepted, as in 2025-01-21", 0..10),
    ("03.04.2025", "03.04.2025: day or month first; year-month-day is accepted, as in 2025-01-21", 0..10),
    ("w/c 03/04/2025", "03/04/2025: day or month first; year-month-day is accepted, as in 2025-01-21", 4..14),
    ("29-21 October 2024", "29-21 October 2024 ends before it starts; the earlier date comes first; did you mean 2024-10-21/2024-10-29?", 0..18),
    ("week of 21-17 March 2025", "week of 21-17 March 2025 ends before it starts; the earlier date comes first; did you mean 2025-03-17/2025-03-21?", 0..24),
    ("week ending March 2025", "no such length: week ending March 2025; one that begins or ends on a day, as in week ending 21 March 2025", 0..22),
    ("week of 17 March", "week of 17 March of which year; write it, as in 21 January 2025 or Q1 2025", 0..16),
    ("two weeks from 17 March 2025", "`two` cannot stand here; one date or one range is accepted", 0..3),
    ("early in the week to come", "`come` is not used in dates; write one such as Q1 2025 or by mid-2025", 21..25),
    ("Q1 and Q3 2025", "Q1 and Q3 2025: two dates with time between them; write two dates, or from … to … for the whole", 0..14),
    ("before 0001", "before 0001 is outside the years 0001 to 9999", 0..11),
    ("after 9999", "after 9999 is outside the years 0001 to 9999", 0..10),
    ("in 999999999999 years", "in 999999999999 years is outside the years 0001 to 9999", 0..21),
    ("within 30 days from March 2025", "`March 2025` cannot stand here; one date or one range is accepted", 20..30),
    ("../..", "`..` cannot stand here; one date or one range is accepted", 3..5),
];

#[test]
fn errors_say_what_would_be_accepted() {
    let mut wrong = Vec::new();
    for (wording, expected, at) in REFUSED {
        match When::parse(wording, edition()) {
            Ok(when) => wrong.push(format!("{wording}: read as {when}")),
            Err(error) if error.to_string() != *expected || error.at != *at => {
                wrong.push(format!(
                    "{wording}\n  is  {error} {:?}\n  not {expected} {at:?}",
                    error.at
                ));
            }
            Err(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A suggestion is accepted in place of the mistake.
#[test]
fn what_is_suggested_is_accepted() {
    use proptest::prelude::*;
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "Febuary", "Setember", "sprnig", "quater", "2025", "2024", "21", "Q1", "Q7", "to", "from", "between",
        "and", "-", "–", "/", "21/01/2025", "31.12.2024", "2025-12", "2025-01-21", "by", "mid", "erly", "endd",
        "of", "second", "haf", "week", "wek", "5", "November", "Feb", "Dec", "29", "half", "the", "2025/2024",
        "afer", "untill", "someday", "sixth", "tentatively", "H1", "decade", "2020s", "~", "[", "]", "{1960..1950}", "Y2004",
        "2004-06-~20/2004-06-~01", "19XX/18XX", "2025-01-02T10:00/2025-01-01", "?",
        "week of", "week ending", "w/c", "fortnight", "commencing", "17", "17-21", "21-17", "March", "31/04/2025", "13/13/2025",
    ];
    let wording = proptest::collection::vec(proptest::sample::select(WORDS), 1..6);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(5000));
    runner
        .run(&wording, |words| {
            let wording = words.join(" ");
            let Err(error) = When::parse(&wording, edition()) else {
                return Ok(());
            };
            prop_assert!(!error.to_string().contains("\\u{2013}"), "{error}");
            let Some(suggestion) = &error.suggestion else {
                return Ok(());
            };
            if let (DateMistake::Reversed(found), Ok(meant)) =
                (&error.mistake, When::parse(suggestion, edition()))
            {
                // It stays close to what was found: years near those written, and weeks only where there were weeks.
                let years: Vec<u16> = found
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|digits| digits.len() == 4)
                    .filter_map(|digits| digits.parse().ok())
                    .collect();
                let window = meant.window(&Conventions::default());
                let is_near = |day: Option<NaiveDate>| {
                    years.is_empty()
                        || found.contains('X')
                        || day.is_none_or(|day| {
                            years
                                .iter()
                                .any(|year| year.abs_diff(calendar::year_of(day)) <= 10)
                        })
                };
                prop_assert!(is_near(window.earliest) && is_near(window.latest), "{error}");
                prop_assert!(!suggestion.contains('W') || found.contains('w'), "{error}");
            }
            let mut mended = wording.clone();
            mended.replace_range(error.at.clone(), suggestion);
            if let Err(next) = When::parse(&mended, edition()) {
                // Any other mistake is elsewhere.
                let is_elsewhere =
                    next.at.start >= error.at.start + suggestion.len() || next.at.end <= error.at.start;
                prop_assert!(is_elsewhere, "{wording}: {error}\n{mended}: {next} {:?}", next.at);
            }
            Ok(())
        })
        .unwrap();
}
