//! Numeric dates within a text (`30.06.2025`, `06/30/2025`, `2025/06/30`), rewritten as ISO 8601.

use chrono::NaiveDate;

/// The order of the numbers in a numeric date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
    Either,
}

/// A numeric date, and the byte at which it ends.
#[derive(Clone, Copy, Debug)]
pub struct NumericDay {
    pub end: usize,
    /// All four digits, or only the last two.
    pub year: i32,
    pub is_short_year: bool,
    /// Whether the separators are points, which everywhere mean that the day comes first.
    pub is_dotted: bool,
    first: u32,
    second: u32,
    pub order: FigureOrder,
}

impl NumericDay {
    /// Whether its first two numbers differ, so that their order matters.
    pub const fn is_told(&self) -> bool {
        self.first != self.second
    }

    /// Whether the date may reveal the order: its numbers differ and one can be a month, or the separators are points.
    pub fn tells_order(&self) -> bool {
        self.is_dotted || (self.is_told() && self.first.min(self.second) <= 12)
    }

    pub fn day(&self, day_first: bool) -> Option<NaiveDate> {
        let (day, month) = if day_first {
            (self.first, self.second)
        } else {
            (self.second, self.first)
        };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

/// A wording with its numeric dates in ISO 8601; `None` if it has none, an error if one may be either of two days.
pub fn in_iso(wording: &str, day_first: Option<bool>) -> Option<Result<String, Unclear>> {
    let mut iso = String::new();
    let mut done = 0;
    for (start, figures) in all(wording) {
        let day_first = match figures.order {
            FigureOrder::DayFirst => true,
            FigureOrder::MonthFirst | FigureOrder::YearFirst => false,
            FigureOrder::Either => match day_first {
                Some(day_first) => day_first,
                None => return Some(Err(Unclear)),
            },
        };
        let day = figures.day(day_first)?;
        iso.push_str(&wording[done..start]);
        iso.push_str(&day.to_string());
        done = figures.end;
    }
    (done > 0).then(|| Ok(iso + &wording[done..]))
}

/// A date such as `03/04/2025`, where nothing says which number is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclear;

/// Whether the day comes first in the numeric dates of a text; `None` if they do not show it, or show both orders.
pub fn day_first(text: &str) -> Option<bool> {
    let (mut days, mut months) = (0_u32, 0_u32);
    for (_, figures) in all(text) {
        days += u32::from(figures.is_told() && figures.order == FigureOrder::DayFirst);
        months += u32::from(figures.is_told() && figures.order == FigureOrder::MonthFirst);
    }
    (days.min(months) == 0 && days != months).then_some(days > 0)
}

fn all(text: &str) -> impl Iterator<Item = (usize, NumericDay)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|letter: char| letter.is_ascii_digit())?;
            let is_inside = text[..start].ends_with(|letter: char| {
                letter.is_alphanumeric() || matches!(letter, '.' | '/' | '-' | ',')
            });
            let is_day = |figures: &NumericDay| {
                let is_one = figures.day(true).is_some() || figures.day(false).is_some();
                is_one && !figures.is_short_year && (1..=9999).contains(&figures.year)
            };
            if let Some(figures) = figures(text, start).filter(is_day).filter(|_| !is_inside) {
                at = figures.end;
                return Some((start, figures));
            }
            let run = text[start..].find(|letter: char| !letter.is_ascii_digit());
            at = run.map_or(text.len(), |run| start + run);
        }
    })
}

/// The numeric date that begins at a byte, whether or not there is such a day.
pub fn figures(text: &str, start: usize) -> Option<NumericDay> {
    let number = |from: usize| {
        let rest = text.get(from..)?;
        let digits = rest
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(rest.len());
        let value: u32 = rest[..digits].parse().ok()?;
        Some((value, digits, from + digits))
    };
    let sign = |at: usize| {
        text.as_bytes()
            .get(at)
            .copied()
            .filter(|sign| matches!(sign, b'.' | b'/' | b'-'))
    };
    let (a, a_digits, at) = number(start)?;
    let between = sign(at)?;
    let (b, b_digits, at) = number(at + 1)?;
    let (c, c_digits, end) = number(at + 1).filter(|_| sign(at) == Some(between))?;
    let rest = &text[end..];
    let goes_on = rest.starts_with(char::is_alphanumeric)
        || (sign(end).is_some() && rest[1..].starts_with(|letter: char| letter.is_ascii_digit()));
    if goes_on || !matches!(b_digits, 1 | 2) {
        return None;
    }
    let (year, first, second, order) = match (a_digits, c_digits) {
        // With dashes it is already ISO 8601.
        (4, 1 | 2) if between != b'-' => (a, b, c, FigureOrder::YearFirst),
        (1 | 2, 2 | 4) => {
            let order = match (between, a, b) {
                (b'.', ..) | (_, 13.., _) => FigureOrder::DayFirst,
                (_, _, 13..) => FigureOrder::MonthFirst,
                _ if a == b => FigureOrder::DayFirst,
                _ => FigureOrder::Either,
            };
            (c, a, b, order)
        }
        _ => return None,
    };
    Some(NumericDay {
        end,
        year: i32::try_from(year).ok()?,
        is_short_year: a_digits.max(c_digits) < 4,
        is_dotted: between == b'.',
        first,
        second,
        order,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_figures_are_read_where_their_order_is_sure() {
        for (text, day_first, wanted) in [
            ("by 30.06.2025", None, Some("by 2025-06-30")),
            ("3.4.2025", Some(false), Some("2025-04-03")),
            ("30/6/2025", None, Some("2025-06-30")),
            ("06/30/2025", None, Some("2025-06-30")),
            ("30-06-2025", None, Some("2025-06-30")),
            ("2025/06/30", None, Some("2025-06-30")),
            ("03/04/2025", Some(true), Some("2025-04-03")),
            ("03/04/2025", Some(false), Some("2025-03-04")),
            ("04/04/2025", None, Some("2025-04-04")),
            ("01.07.2025 – 30.06.2026", None, Some("2025-07-01 – 2026-06-30")),
            ("31.06.2025", None, None),
            ("2025-06-30", None, None),
            ("1.2.3.2025", None, None),
            ("12.5.20255", None, None),
            ("12.5.25", None, None),
            ("Q2 2025", None, None),
        ] {
            assert_eq!(
                in_iso(text, day_first),
                wanted.map(|iso| Ok(iso.to_owned())),
                "{text}"
            );
        }
        assert_eq!(in_iso("by 03/04/2025", None), Some(Err(Unclear)));
    }

    #[test]
    fn a_text_gives_the_order_away() {
        for (text, wanted) in [
            ("from 03/04/2025 to 30/06/2025", Some(true)),
            ("from 03/04/2025 to 06/30/2025", Some(false)),
            ("30/06/2025 and 06/30/2025", None),
            ("03/04/2025, 04/04/2025, 2025/06/30", None),
            ("", None),
        ] {
            assert_eq!(day_first(text), wanted, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,20}|[0-9é./-]{0,20}") {
            let _ = (in_iso(&text, None), day_first(&text));
        }
    }
}
