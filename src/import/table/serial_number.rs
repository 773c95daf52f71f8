//! Numbers as workbooks store them: with more digits than were typed, and days and times as serial numbers.

use chrono::{Duration, NaiveDate, NaiveTime};

/// How many digits every number in a spreadsheet keeps, and how many a calculated one has at most.
const SURE_DIGITS: usize = 15;
const MOST_DIGITS: usize = 17;

/// A number without an exponent, `1.5E+3` as `1500`, and as it was typed if it is stored with more digits:
/// `0.07000000000000001` as `0.07`.
pub fn plain(value: &str) -> String {
    let digits = value
        .trim_start_matches(['-', '0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit);
    let is_typed = !value.contains('.') || !(SURE_DIGITS + 1..=MOST_DIGITS).contains(&digits.count());
    if is_typed && !value.contains(['E', 'e']) {
        return value.to_owned();
    }
    // `f64` is written with the fewest digits that give the same number.
    let Ok(number) = value.parse::<f64>() else {
        return value.to_owned();
    };
    // A difference in the last digits alone comes from calculation, not from typing.
    let short: f64 = format!("{number:.*e}", SURE_DIGITS - 1).parse().unwrap_or(number);
    if (short - number).abs() <= number.abs() * f64::EPSILON * 2.0 {
        short.to_string()
    } else {
        number.to_string()
    }
}

/// The day of a serial number, with the time where it has one.
pub fn moment(value: &str, from_1904: bool) -> Option<String> {
    let serial: f64 = value.parse().ok()?;
    // Serial numbers end with the last day of the year 9999.
    let first_serial = if from_1904 { 0.0 } else { 1.0 };
    if !(first_serial..2_958_466.0).contains(&serial) {
        return None;
    }
    let first = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if serial < 60.0 {
        // Serial numbers count a 29 February 1900, which did not exist.
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    let seconds = (serial * 86_400.0).round() as i64;
    let moment = first.and_hms_opt(0, 0, 0)? + Duration::seconds(seconds);
    Some(if seconds % 86_400 == 0 {
        moment.date().to_string()
    } else {
        moment.format("%Y-%m-%dT%H:%M:%S").to_string()
    })
}

/// The time of day for a fraction of a day.
pub fn time(value: &str) -> Option<String> {
    let part: f64 = value.parse().ok().filter(|part| (0.0..1.0).contains(part))?;
    let seconds = (part * 86_400.0).round() as u32;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    let format = if seconds.is_multiple_of(60) {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    Some(time.format(format).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1900_or_1904() {
        for (serial, from_1904, wanted) in [
            ("1", false, Some("1900-01-01")),
            ("59", false, Some("1900-02-28")),
            ("61", false, Some("1900-03-01")),
            ("45657", false, Some("2024-12-31")),
            ("45657.5", false, Some("2024-12-31T12:00:00")),
            ("44195", true, Some("2024-12-31")),
            ("-3", false, None),
            ("1e300", false, None),
            ("NaN", false, None),
        ] {
            assert_eq!(moment(serial, from_1904).as_deref(), wanted, "{serial}");
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(plain("12345678901234567890.10"), "12345678901234567890.10");
        assert_eq!(plain("1.5E+3"), "1500");
    }
}
