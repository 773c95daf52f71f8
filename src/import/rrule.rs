//! The recurrence rule of a calendar entry (`RRULE`, RFC 5545) as a wording, if there is one that means the same days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::recurrence::Recurrence;
use crate::when::Reading;
use crate::when::convention::Conventions;
use crate::when::recurrence::{Every, Series};
use crate::when::{Language, When};

/// The wording of a rule for an entry that begins on `start`; `None` if no wording means exactly the same.
pub fn wording(rule: &str, start: NaiveDate) -> Option<String> {
    let mut parts = parts(rule)?;
    let count: u16 = parts
        .remove("INTERVAL")
        .map_or(Some(1), |count| count.parse().ok())?;
    let unit = match parts.get("FREQ")?.as_str() {
        "DAILY" => "day",
        "WEEKLY" => "week",
        "MONTHLY" => "month",
        "YEARLY" => "year",
        _ => return None,
    };
    let until = parts.remove("UNTIL").map(|until| {
        let day = until.get(..8).unwrap_or_default();
        NaiveDate::parse_from_str(day, "%Y%m%d")
    });
    let mut until = until.transpose().ok()?;
    let times: Option<u32> = parts
        .remove("COUNT")
        .map(|times| times.parse())
        .transpose()
        .ok()?;
    parts.remove("WKST");
    // Parts that only repeat what the first day says.
    let (day, weekday) = (start.day().to_string(), weekday(start));
    for (unit_of, name, said) in [
        ("year", "BYMONTH", start.month().to_string()),
        ("year", "BYMONTHDAY", day.clone()),
        ("month", "BYMONTHDAY", day),
        ("week", "BYDAY", weekday),
    ] {
        if unit_of == unit && parts.get(name) == Some(&said) && start.day() <= 28 {
            parts.remove(name);
        }
    }
    let first = When::parse(&start.to_string(), Reading::from(start)).ok()?;
    let first = first.window(Conventions::shipped());
    let numbered = format!("every {count} {unit}s");
    [numbered.clone(), format!("by the end of {numbered}")]
        .into_iter()
        .find_map(|words| {
            let every = Every::parse(&words, Language::English).ok()?;
            let series = Series::new(every, Some(&first), None, start);
            // The wording fits if milepost would export it as this very rule.
            let mut own = self::parts(&series.rrule()?)?;
            own.remove("INTERVAL");
            let own_start = series.nth(0)?;
            if own != parts || own_start.earliest.or(own_start.latest) != Some(start) {
                return None;
            }
            if let Some(times) = times {
                let last = series.nth(times.checked_sub(1)?)?;
                until = last.earliest.or(last.latest);
            }
            let again = Recurrence {
                every: every.to_string(),
                from: Some(start.to_string()),
                until: until.map(|until| until.to_string()),
            };
            Some(again.to_string())
        })
}

fn parts(rule: &str) -> Option<BTreeMap<String, String>> {
    let parts = rule.trim().split(';').filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_once('=')?;
            Some((
                name.trim().to_ascii_uppercase(),
                value.trim().to_ascii_uppercase(),
            ))
        })
        .collect()
}

fn weekday(day: NaiveDate) -> String {
    let name = day.weekday().to_string().to_ascii_uppercase();
    name[..2].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn rules_are_worded_where_the_days_are_the_same() {
        for (rule, start, wanted) in [
            ("FREQ=YEARLY", "2025-03-31", Some("every year from 2025-03-31")),
            ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", "2025-03-15", Some("every year from 2025-03-15")),
            ("FREQ=MONTHLY;INTERVAL=3;UNTIL=20261231T235959Z", "2025-01-15", Some("every 3 months from 2025-01-15 until 2026-12-31")),
            ("FREQ=MONTHLY;COUNT=3", "2025-01-15", Some("every month from 2025-01-15 until 2025-03-15")),
            ("FREQ=WEEKLY;BYDAY=WE;WKST=MO", "2025-01-15", Some("every week from 2025-01-15")),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "2025-01-31", Some("every month from 2025-01-31")),
            // No wording means the 31st of those months that have one, the first Monday, or several days.
            ("FREQ=MONTHLY", "2025-01-31", None),
            ("FREQ=MONTHLY;BYDAY=1MO", "2025-01-06", None),
            ("FREQ=WEEKLY;BYDAY=MO,WE", "2025-01-15", None),
            ("FREQ=HOURLY", "2025-01-15", None),
            ("FREQ", "2025-01-15", None),
        ] {
            let start: NaiveDate = start.parse().unwrap();
            assert_eq!(wording(rule, start).as_deref(), wanted, "{rule}");
        }
    }
}
