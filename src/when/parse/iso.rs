//! Dates in figures as ISO 8601 and ISO 8601-2 (EDTF) write them: `2025-01-21`, `2025-W05`, `2025-33`. `iso_components`
//! reads those with qualified components or unspecified digits.

use chrono::{Days, NaiveDate, Weekday};

use crate::when::error::DateMistake;
use crate::when::period::{self, Period, Season};

/// Reads a date in figures at the start of `chars`, and returns how many characters it takes. `None` unless it can only be
/// such a date; a year alone is left to the words around it. Characters must be in lower case, and dashes `-`.
pub fn read(chars: &[char]) -> Option<(Result<Period, DateMistake>, usize)> {
    let digits = run(chars);
    if digits != 4 {
        return None;
    }
    let year = value(&chars[..4]);
    let rest = &chars[4..];
    for decade in [&['s'][..], &['\'', 's'], &['’', 's']] {
        if rest.starts_with(decade) && !goes_on(&rest[decade.len()..]) {
            let len = 4 + decade.len();
            return Some((Period::decade(year, &text(chars, len)), len));
        }
    }
    let dash = usize::from(rest.first() == Some(&'-'));
    let after = &rest[dash..];
    match after.first() {
        Some(letter @ ('q' | 'h' | 'w')) => lettered(chars, year, *letter, 4 + dash),
        Some(_) if dash == 1 => numbered(chars, year),
        _ => None,
    }
}

/// `2025-q1`, `2025h1`, `2025-w05`, `2025-w05-1`.
fn lettered(
    chars: &[char],
    year: u32,
    letter: char,
    at: usize,
) -> Option<(Result<Period, DateMistake>, usize)> {
    let digits = run(&chars[at + 1..]);
    let mut len = at + 1 + digits;
    if digits == 0 || digits > 9 || chars.get(len).is_some_and(|c| c.is_alphabetic()) {
        return None;
    }
    let number = value(&chars[at + 1..len]);
    let weekday = (letter == 'w' && chars.get(len) == Some(&'-') && run(&chars[len + 1..]) == 1)
        .then(|| value(&chars[len + 1..len + 2]));
    len += if weekday.is_some() { 2 } else { 0 };
    let found = text(chars, len).to_uppercase();
    let period = period::year(year).and_then(|year| match letter {
        'q' => Period::quarter(year, number, &found),
        'h' => Period::half(year, number, &found),
        _ => {
            let week = Period::week(year, number, &found)?;
            weekday.map_or(Ok(week), |weekday| day_of_week(year, number, weekday, &found))
        }
    });
    Some((period, len))
}

fn day_of_week(year: u16, week: u32, weekday: u32, found: &str) -> Result<Period, DateMistake> {
    let monday = NaiveDate::from_isoywd_opt(year.into(), week, Weekday::Mon);
    let accepted = "1 (Monday) to 7 (Sunday), as in 2025-W05-1";
    let no_such = || DateMistake::NoSuch {
        what: "weekday",
        found: found.to_owned(),
        accepted,
    };
    let days = weekday
        .checked_sub(1)
        .filter(|days| *days < 7)
        .ok_or_else(no_such)?;
    let day = monday
        .and_then(|monday| monday.checked_add_days(Days::new(days.into())))
        .ok_or_else(no_such)?;
    if day > crate::when::calendar::LAST_DAY {
        return Err(DateMistake::BeyondCalendar(found.to_owned()));
    }
    Ok(Period::Day(day))
}

/// Reads `2025-01`, `2025-01-21`, `2025-1-21`, or `2025-21` to `2025-41`, which are not months.
fn numbered(chars: &[char], year: u32) -> Option<(Result<Period, DateMistake>, usize)> {
    let digits = run(&chars[5..]);
    let mut len = 5 + digits;
    if !(1..=2).contains(&digits) || chars.get(len).is_some_and(|c| c.is_alphabetic()) {
        return None;
    }
    let number = value(&chars[5..len]);
    let day = if chars.get(len) == Some(&'-') {
        run(&chars[len + 1..])
    } else {
        0
    };
    if (1..=2).contains(&day) && !chars.get(len + 1 + day).is_some_and(|c| c.is_alphabetic()) {
        let number_of_day = value(&chars[len + 1..=len + day]);
        len += 1 + day;
        let found = text(chars, len);
        return Some((
            period::year(year).and_then(|year| Period::day(year, number, number_of_day, &found)),
            len,
        ));
    }
    let found = text(chars, len);
    Some((
        period::year(year).and_then(|year| part_of_year(year, number, &found)),
        len,
    ))
}

/// The month, or one of the parts of a year that ISO 8601-2 numbers from 21 on.
pub fn part_of_year(year: u16, number: u32, found: &str) -> Result<Period, DateMistake> {
    match number {
        // Seasons independent of location are taken for northern ones.
        21..=24 => Ok(Period::Season(year, Season::ALL[number as usize - 21])),
        25..=32 => Ok(Period::Season(year, Season::ALL[number as usize - 25])),
        33..=36 => Period::quarter(year, number - 32, found),
        37..=39 => Period::third(year, number - 36, found),
        40..=41 => Period::half(year, number - 39, found),
        1..=12 => Period::month(year, number, found),
        _ => Err(DateMistake::NoSuch {
            what: "month",
            found: found.to_owned(),
            accepted: "01 to 12, as in 2025-03; a span of years is written 2024/2025",
        }),
    }
}

/// How many digits `chars` begins with.
fn run(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The value of at most nine digits.
pub fn value(digits: &[char]) -> u32 {
    digits
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |value, digit| value * 10 + digit)
}

fn goes_on(chars: &[char]) -> bool {
    chars.first().is_some_and(|c| c.is_alphanumeric())
}

pub fn text(chars: &[char], len: usize) -> String {
    chars[..len]
        .iter()
        .map(|c| if *c == 'x' { 'X' } else { *c })
        .collect()
}
