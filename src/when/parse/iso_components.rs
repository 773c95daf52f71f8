//! Dates in figures whose year, month or day is qualified individually (`2004-06~-11`, `2004-%06`) or has unspecified digits
//! (`156X-12-25`, `1984-1X`), as ISO 8601-2 (EDTF) writes them.

use super::iso;
use crate::when::error::DateMistake;
use crate::when::period::{self, Period};
use crate::when::{Doubt, Stretch};

/// A date in figures. Mostly one stretch of time; with unspecified digits, the first and the last date it can be.
#[derive(Clone, Copy, Debug)]
pub struct IsoDate {
    pub first: Stretch,
    pub last: Stretch,
}

impl From<Stretch> for IsoDate {
    fn from(stretch: Stretch) -> Self {
        Self {
            first: stretch,
            last: stretch,
        }
    }
}

/// A year, month or day as it is written.
#[derive(Clone, Copy)]
struct Component<'c> {
    /// Digits, and `x` for any.
    digits: &'c [char],
    /// Whether a sign precedes it, which qualifies this component alone.
    before: bool,
    /// Whether a sign follows it, which qualifies the date up to here.
    after: bool,
}

impl<'c> Component<'c> {
    /// Reads a component of `count` digits, and returns how many characters it takes.
    fn read(chars: &'c [char], count: usize) -> Option<(Self, usize)> {
        let before = usize::from(is_sign(chars.first()));
        let digits = chars.get(before..before + count)?;
        let end = before + count;
        let goes_on = chars.get(end).is_some_and(|c| c.is_alphanumeric());
        if goes_on || !digits.iter().all(|c| c.is_ascii_digit() || *c == 'x') {
            return None;
        }
        let after = is_sign(chars.get(end));
        let component = Self {
            digits,
            before: before > 0,
            after,
        };
        Some((component, end + usize::from(after)))
    }

    fn has_unspecified(&self) -> bool {
        self.digits.contains(&'x')
    }

    fn is_unspecified(&self) -> bool {
        self.digits.iter().all(|c| *c == 'x')
    }

    fn allows(&self, number: u32) -> bool {
        let places = self.digits.iter().rev();
        places
            .scan(number, |rest, digit| {
                let own = *rest % 10;
                *rest /= 10;
                Some(*digit == 'x' || digit.to_digit(10) == Some(own))
            })
            .all(|allowed| allowed)
    }

    /// The value, if every digit is specified.
    fn number(&self) -> u32 {
        iso::value(self.digits)
    }
}

fn is_sign(c: Option<&char>) -> bool {
    matches!(c, Some('~' | '?' | '%'))
}

/// Reads such a date at the start of `chars`, and returns how many characters it takes. `None` for any other date.
///
/// A sign after the whole date is not consumed: it qualifies all of it, like "around" in front.
pub fn read(chars: &[char]) -> Option<(Result<IsoDate, DateMistake>, usize)> {
    let (year, mut end) = Component::read(chars, 4)?;
    let mut parts = vec![year];
    while parts.len() < 3 && chars.get(end) == Some(&'-') {
        let Some((part, length)) = Component::read(&chars[end + 1..], 2) else {
            break;
        };
        parts.push(part);
        end += 1 + length;
    }
    if let Some(last) = parts.last_mut()
        && last.after
    {
        last.after = false;
        end -= 1;
    }
    // A sign in front of a year alone qualifies the whole date.
    let qualified = parts.len() > 1 && parts.iter().any(|part| part.before || part.after);
    let is_masked = parts.iter().any(Component::has_unspecified);
    if !qualified && (!is_masked || year.before) {
        return None;
    }
    Some((dated(&parts, &iso::text(chars, end)), end))
}

fn dated(parts: &[Component<'_>], found: &str) -> Result<IsoDate, DateMistake> {
    let doubt = doubt(parts);
    let kept = match parts {
        [year, month, day] if month.is_unspecified() && day.is_unspecified() => &[*year][..],
        [year, month, day] if day.is_unspecified() => &[*year, *month],
        [year, month] if month.is_unspecified() => &[*year],
        all => all,
    };
    let of = |period| Stretch {
        doubt: doubt.of(period),
        ..Stretch::from(period)
    };
    if let [year] = kept {
        let unspecified = year.digits.iter().rev().take_while(|c| **c == 'x').count();
        let lead = &year.digits[..4 - unspecified];
        // 19XX is a century; there is no name for 1X84 or 00XX.
        if !lead.contains(&'x') && lead.iter().any(|c| *c != '0') {
            let start = iso::value(lead) * 10_u32.pow(unspecified as u32);
            if let Ok(period) = Period::years(start, unspecified as u32, found) {
                return Ok(of(period).into());
            }
        }
    } else if !kept.iter().any(Component::has_unspecified) {
        let numbers: Vec<u32> = kept.iter().map(Component::number).collect();
        let year = period::year(numbers[0])?;
        let period = match numbers[..] {
            [_, month, day] => Period::day(year, month, day, found)?,
            _ => iso::part_of_year(year, numbers[1], found)?,
        };
        return Ok(of(period).into());
    }
    match (fitting(kept, false), fitting(kept, true)) {
        (Some(first), Some(last)) => Ok(IsoDate {
            first: of(first),
            last: of(last),
        }),
        _ => Err(DateMistake::NoSuch {
            what: "date",
            found: found.to_owned(),
            accepted: "at least one must fit, as in 2025-1X or 202X-12-25",
        }),
    }
}

/// The coarsest component that a sign qualifies: the date may be off by it.
fn doubt(parts: &[Component<'_>]) -> Doubt {
    if parts.iter().all(|part| part.before) {
        return Doubt::Whole;
    }
    match parts.iter().position(|part| part.before || part.after) {
        None => Doubt::None,
        Some(at) if at + 1 == parts.len() => Doubt::Whole,
        Some(0) => Doubt::Year,
        Some(_) => Doubt::Month,
    }
}

/// The first or the last period that fits the components.
fn fitting(parts: &[Component<'_>], last: bool) -> Option<Period> {
    let (year, month, day) = (parts[0], parts.get(1), parts.get(2));
    find(9999, last, |number| {
        let in_year = period::year(number).ok().filter(|_| year.allows(number))?;
        let Some(month) = month else {
            return Some(Period::Year(in_year));
        };
        find(12, last, |number| {
            let in_month = Period::month(in_year, number, "").ok()?;
            if !month.allows(number) {
                return None;
            }
            let Some(day) = day else { return Some(in_month) };
            find(31, last, |of_month| {
                let fits = day.allows(of_month);
                fits.then(|| Period::day(in_year, number, of_month, "").ok())?
            })
        })
    })
}

/// The first result of `here` for the numbers from 1 to `count`, or from `count` to 1.
fn find<T>(count: u32, backwards: bool, here: impl FnMut(u32) -> Option<T>) -> Option<T> {
    if backwards {
        (1..=count).rev().find_map(here)
    } else {
        (1..=count).find_map(here)
    }
}
