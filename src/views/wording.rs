//! How dates, windows, sums and numbers are put into words, alike on every screen and in every export.

use chrono::{Datelike, NaiveDate};

pub use crate::text::sums::grouped;

use crate::model::words::{Qualifier, Word};
use crate::model::{Action, Amount, Corpus, Difference, Figure, FigureChange, Number, SumUnit};
use crate::text::sums;
use crate::when::{DayFormat, Window};

pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What a window covers: `18 Dec 2024`, `1 Jan – 31 Mar 2025`, `until 30 Jun 2025`, `from 1 Apr 2025`.
pub fn bounds(days: DayFormat, window: &Window) -> String {
    span(days, window.earliest, window.latest)
}

pub fn outer_bounds(days: DayFormat, window: &Window) -> String {
    span(days, window.outer_earliest, window.outer_latest)
}

fn span(days: DayFormat, earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> String {
    match (earliest, latest) {
        (None, None) => "any time".into(),
        (None, Some(latest)) => format!("until {}", days.day(latest)),
        (Some(earliest), None) => format!("from {}", days.day(earliest)),
        (Some(earliest), Some(latest)) => days.span(earliest, latest),
    }
}

/// `EUR 52.1 million`, `CAD 1,234.50`, `EUR 13.5 million a year`, from parts as counted in [`sums`].
pub fn sum(unit: SumUnit, parts: i128) -> String {
    let sign = if parts < 0 { "−" } else { "" };
    let words = sums::words(parts.unsigned_abs(), unit.currency.coins());
    let code = unit.currency.code();
    match unit.per {
        Some(rate) => format!("{code} {sign}{words} {}", rate.label()),
        None => format!("{code} {sign}{words}"),
    }
}

/// A number of a statistic: with grouped digits, and as many decimals as it has.
pub fn number(value: Number) -> String {
    let text = value.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", text.as_str()),
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    match whole.parse::<u128>() {
        Ok(whole) => format!("{sign}{}{rest}", grouped(whole)),
        Err(_) => format!("{sign}{digits}"),
    }
}

/// A sum with how exact it is and the time it is for: `over EUR 58.8 million`, `CAD 1.1 billion over 2024 – 2034`, or
/// `sum not stated`.
pub fn amount(days: DayFormat, corpus: &Corpus, amount: &Amount) -> String {
    let (Some(money), Some(unit)) = (amount.money, amount.unit()) else {
        return "sum not stated".into();
    };
    let sum = sum(unit, money.parts() as i128);
    format!(
        "{}{sum}{}",
        qualifier(amount.qualifier),
        over(days, corpus, amount)
    )
}

/// The time an amount is for, as it follows the sum: ` over 2024 – 2034`; empty if none is stated.
pub fn over(days: DayFormat, corpus: &Corpus, amount: &Amount) -> String {
    let window = amount.over.map(|when| corpus.wording(when).window);
    window
        .map(|window| format!(" over {}", period(days, &window)))
        .unwrap_or_default()
}

/// `about `, `over `, …; empty if it is exact.
pub fn qualifier(qualifier: Qualifier) -> String {
    match qualifier {
        Qualifier::Exact => String::new(),
        other => format!("{} ", other.label()),
    }
}

/// Whether a unit is percent, however it is written.
pub fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "percent" | "per cent")
}

/// A statistic: `62,034 crossings, −59 % on Jan – Nov 2023`.
pub fn figure(days: DayFormat, corpus: &Corpus, figure: &Figure) -> String {
    let mut parts = Vec::new();
    if let Some(value) = figure.value {
        let unit = unit(value, corpus.str(figure.unit));
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" {unit}")
        };
        parts.push(format!("{}{}{unit}", qualifier(figure.qualifier), number(value)));
    }
    if let Some(change) = figure.change {
        parts.push(self::change(days, corpus, change));
    }
    if parts.is_empty() {
        "not stated".into()
    } else {
        parts.join(", ")
    }
}

/// The unit that goes with a number, singular for one: `1 year`. Units other than times stay as the document has them.
fn unit(value: Number, unit: &str) -> &str {
    const TIMES: [(&str, &str); 5] = [
        ("years", "year"),
        ("months", "month"),
        ("weeks", "week"),
        ("days", "day"),
        ("hours", "hour"),
    ];
    let one = TIMES.iter().find(|(several, _)| *several == unit);
    match one {
        Some((_, one)) if value == Number::Whole(1) => one,
        _ => unit,
    }
}

/// How a statistic changed: `about +18 % on 2023`.
pub fn change(days: DayFormat, corpus: &Corpus, change: FigureChange) -> String {
    let versus = change
        .versus
        .map(|when| format!(" on {}", period(days, &corpus.wording(when).window)));
    format!("{}{}", change_alone(change), versus.unwrap_or_default())
}

/// How much a statistic changed, without what it is compared with: `about +18 %`.
pub fn change_alone(change: FigureChange) -> String {
    let plus = |value: Number| if value.is_positive() { "+" } else { "" };
    let size = match change.by {
        Difference::Percent(percent) => format!("{}{} %", plus(percent), number(percent)),
        Difference::Absolute(by) => format!("{}{}", plus(by), number(by)),
    };
    format!("{}{size}", qualifier(change.qualifier))
}

/// A period as briefly as possible: `2023`, `Jan – Nov 2024`, `1 Jan – 9 Dec 2024`.
pub fn period(days: DayFormat, window: &Window) -> String {
    let (Some(from), Some(to)) = (window.earliest, window.latest) else {
        return bounds(days, window);
    };
    let starts_month = from.day() == 1;
    let ends_month = to.succ_opt().is_none_or(|next| next.day() == 1);
    if !(starts_month && ends_month) {
        return bounds(days, window);
    }
    let month = |day: NaiveDate| MONTHS[day.month0() as usize];
    match (from.year() == to.year(), from.month0(), to.month0()) {
        (true, 0, 11) => from.year().to_string(),
        (true, first, last) if first == last => format!("{} {}", month(from), from.year()),
        (true, ..) => format!("{} – {} {}", month(from), month(to), from.year()),
        (false, 0, 11) => format!("{} – {}", from.year(), to.year()),
        (false, ..) => format!("{} {} – {} {}", month(from), from.year(), month(to), to.year()),
    }
}

/// The progress as the document states it: `delayed, 60 %`.
pub fn status(action: &Action) -> Option<String> {
    let status = action.status.map(|status| status.label().to_owned());
    let percent = action.percent.map(|percent| percent.to_string());
    let said: Vec<_> = status.into_iter().chain(percent).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// `1 action`, `2 days`, `3 entries`.
pub fn count(number: usize, one: &str) -> String {
    let grouped = grouped(number as u64);
    match one.strip_suffix('y') {
        _ if number == 1 => format!("{grouped} {one}"),
        Some(stem) if !stem.ends_with('a') => format!("{grouped} {stem}ies"),
        _ => format!("{grouped} {one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::model::words::Rate;

    #[test]
    fn one_of_a_time_is_singular() {
        assert_eq!(unit(Number::Whole(1), "years"), "year");
        assert_eq!(unit(Number::Decimal(1.5), "years"), "years");
        assert_eq!(unit(Number::Whole(1), "crossings"), "crossings");
    }

    #[test]
    fn sums_have_their_currency_and_rate() {
        let unit = |code: &str, per| SumUnit {
            per,
            currency: Currency::named(code).expect(code),
        };
        let million = 1_000_000 * sums::PARTS as i128;
        for (unit, parts, words) in [
            (unit("EUR", None), 0, "EUR 0"),
            (unit("CAD", None), 1_100 * million, "CAD 1.1 billion"),
            (
                unit("EUR", Some(Rate::Year)),
                13_500_000 * million / 1_000_000,
                "EUR 13.5 million a year",
            ),
            (unit("USD", Some(Rate::Month)), 1_000, "USD 0.10 a month"),
            (unit("EUR", None), -25 * million, "EUR −25 million"),
        ] {
            assert_eq!(sum(unit, parts), words);
        }
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        for (value, words) in [
            (62034.0, "62,034"),
            (-59.0, "−59"),
            (2.5, "2.5"),
            (-1234.75, "−1,234.75"),
            (0.0, "0"),
        ] {
            assert_eq!(Number::of(value).map(number).as_deref(), Some(words));
        }
    }
}
