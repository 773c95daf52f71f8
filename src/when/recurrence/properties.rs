//! Properties that hold for every recurrence.

use chrono::{Datelike, Months, NaiveDate};
use proptest::prelude::*;

use super::{Every, Frequency, RecurrencePlace, RecurrentDay, Series};
use crate::when::calendar::{FIRST_DAY, LAST_DAY, add_days, add_months, last_of_month};
use crate::when::convention::Conventions;
use crate::when::window::Window;
use crate::when::{Language, When};

fn a_day() -> BoxedStrategy<NaiveDate> {
    let all = (LAST_DAY - FIRST_DAY).num_days();
    prop_oneof![
        5 => (0..30_000_i64).prop_map(|days| add_days(LAST_DAY, -2_920_000 + days)),
        1 => (0..=all).prop_map(|days| add_days(FIRST_DAY, days)),
        1 => (0..800_i64).prop_map(|days| add_days(LAST_DAY, -days)),
    ]
    .boxed()
}

fn an_every() -> BoxedStrategy<Every> {
    let count = || prop_oneof![6 => 1..=24_u16, 1 => 1..=Every::MOST];
    let unit = prop_oneof![
        Just(Frequency::Day),
        Just(Frequency::Week),
        Just(Frequency::Month),
        Just(Frequency::Year)
    ];
    let of_year = (1..=12_u8, 1..=31_u8).prop_filter_map("a day there is", |(month, day)| {
        NaiveDate::from_ymd_opt(2024, month.into(), day.into()).map(|_| RecurrentDay::Day(month, day))
    });
    let yearly = prop_oneof![of_year, (1..=12_u8).prop_map(RecurrentDay::Month)];
    let by = |by, spot| {
        Some(if by {
            RecurrencePlace::By(spot)
        } else {
            RecurrencePlace::On(spot)
        })
    };
    prop_oneof![
        (count(), unit).prop_map(|(count, unit)| Every {
            count,
            unit,
            place: None
        }),
        (count(), yearly, any::<bool>()).prop_map(move |(count, spot, is_by)| Every {
            count,
            unit: Frequency::Year,
            place: by(is_by, spot),
        }),
        (count(), 1..=31_u8, any::<bool>()).prop_map(move |(count, day, is_by)| Every {
            count,
            unit: Frequency::Month,
            place: by(is_by, RecurrentDay::DayOfMonth(day)),
        }),
        (
            count(),
            prop_oneof![
                Just(Frequency::Week),
                Just(Frequency::Month),
                Just(Frequency::Year)
            ]
        )
            .prop_map(|(count, unit)| Every {
                count,
                unit,
                place: Some(RecurrencePlace::By(RecurrentDay::End)),
            }),
    ]
    .boxed()
}

fn a_series() -> BoxedStrategy<Series> {
    let form = prop_oneof![
        Just("%Y-%m-%d"),
        Just("%Y-%m"),
        Just("%Y"),
        Just("by %Y-%m"),
        Just("by %Y-%m-%d"),
        Just("from %Y-%m-%d"),
        Just("late %B %Y"),
        Just("%G-W%V"),
        Just("mid-%Y"),
    ];
    let until = prop::option::of(a_day());
    (an_every(), prop::option::of(form), a_day(), until, a_day())
        .prop_map(|(every, form, from, until, edition)| {
            let window = |text: String| {
                let when = When::parse(&text, edition).unwrap_or_else(|error| panic!("{text}: {error}"));
                when.window(&Conventions::default())
            };
            let from = form.map(|form| window(from.format(form).to_string()));
            let until = until.map(Window::day);
            Series::new(every, from.as_ref(), until.as_ref(), edition)
        })
        .boxed()
}

fn begins(window: &Window) -> NaiveDate {
    window.earliest.or(window.latest).unwrap()
}

/// The first days of a rule, expanded as RFC 5545 prescribes: for each month or year, only the days that exist in it.
fn expanded(rule: &str, start: NaiveDate, count: usize) -> Vec<NaiveDate> {
    let part = |name: &str| {
        rule.split(';')
            .find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
    };
    let interval: u32 = part("INTERVAL").map_or(1, |interval| interval.parse().unwrap());
    let until = part("UNTIL").map_or(LAST_DAY, |until| {
        NaiveDate::parse_from_str(until, "%Y%m%d").unwrap()
    });
    let frequency = part("FREQ").unwrap();
    let days: Vec<i32> = part("BYMONTHDAY").map_or(vec![start.day() as i32], |days| {
        days.split(',').map(|day| day.parse().unwrap()).collect()
    });
    let month: u32 = part("BYMONTH").map_or(start.month(), |month| month.parse().unwrap());
    let only_last = part("BYSETPOS") == Some("-1");
    let mut all = Vec::new();
    for number in 0.. {
        let mut here = Vec::new();
        let first = start.with_day(1).unwrap();
        let moved = match frequency {
            "DAILY" => start.checked_add_days(chrono::Days::new(u64::from(number * interval))),
            "WEEKLY" => start.checked_add_days(chrono::Days::new(u64::from(number * interval * 7))),
            "MONTHLY" => first.checked_add_months(Months::new(number * interval)),
            _ => first
                .with_month(month)
                .unwrap()
                .checked_add_months(Months::new(number * interval * 12)),
        };
        let Some(moved) = moved.filter(|moved| *moved <= until) else {
            return all;
        };
        if matches!(frequency, "DAILY" | "WEEKLY") {
            here.push(moved);
        } else {
            let last = last_of_month(moved);
            for day in &days {
                let day = if *day < 0 {
                    last.day() as i32 + 1 + day
                } else {
                    *day
                };
                here.extend(moved.with_day(day as u32));
            }
        }
        if only_last {
            here.drain(..here.len().saturating_sub(1));
        }
        all.extend(here.into_iter().filter(|day| *day >= start && *day <= until));
        if all.len() >= count {
            all.truncate(count);
            return all;
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_canonical_wording_reads_as_what_it_was_written_from(every in an_every()) {
        prop_assert_eq!(Every::parse(&every.to_string(), Language::English), Ok(every), "{}", every);
    }

    #[test]
    fn the_next_comes_after_the_last_and_none_between(series in a_series(), day in a_day()) {
        let (last, next) = (series.last_by(day), series.next_after(day));
        if let Some((number, window)) = last {
            prop_assert!(window.latest <= Some(day));
            prop_assert_eq!(series.nth(number), Some(window));
        }
        if let Some((number, window)) = next {
            prop_assert!(window.latest > Some(day));
            prop_assert_eq!(series.nth(number), Some(window));
            // Consecutive numbers: there is none in between.
            prop_assert_eq!(number, last.map_or(0, |(number, _)| number + 1));
        } else {
            let number = last.map_or(0, |(number, _)| number + 1);
            prop_assert_eq!(series.nth(number), None);
        }
        for (_, window) in last.into_iter().chain(next) {
            prop_assert!(window.earliest.is_none_or(|earliest| Some(earliest) <= window.latest));
            prop_assert!(window.outer_earliest <= window.earliest && window.outer_latest >= window.latest);
        }
    }

    #[test]
    fn occurrences_follow_one_another(series in a_series(), start in 0..2_000_u32) {
        let all: Vec<Window> = (start..start + 20).map_while(|number| series.nth(number)).collect();
        for pair in all.windows(2) {
            prop_assert!(begins(&pair[0]) < begins(&pair[1]), "{:?}", pair);
            prop_assert!(pair[0].latest <= pair[1].latest, "{:?}", pair);
        }
    }

    /// Occurrences are counted from the first one, so that shorter months in between do not move the day.
    #[test]
    fn the_thousandth_month_is_a_thousand_months_on(day in a_day()) {
        let monthly = Every { count: 1, unit: Frequency::Month, place: None };
        let series = Series::new(monthly, Some(&Window::day(day)), None, day);
        let then = add_months(day, 1000);
        let expected = (then < LAST_DAY).then(|| Window::day(then));
        if expected.is_some() {
            prop_assert_eq!(series.nth(1000), expected);
        }
    }

    #[test]
    fn a_rule_says_the_same_days(series in a_series()) {
        let all: Vec<NaiveDate> = (0..40).map_while(|number| series.nth(number)).map(|window| begins(&window)).collect();
        match series.rrule() {
            None => prop_assert!(all.is_empty()),
            Some(rule) => prop_assert_eq!(expanded(&rule, all[0], 40), all, "{}", rule),
        }
    }

    #[test]
    fn nothing_panics_on_any_text(text in any::<String>()) {
        if let Err(error) = Every::parse(&text, Language::English) {
            prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
            prop_assert_eq!(error.to_string().lines().count(), 1);
        }
    }

    #[test]
    fn near_misses_are_read_or_mended(words in prop::collection::vec(prop::sample::select(&[
        "every", "evry", "each", "3", "12", "0", "31", "two", "second", "other", "months", "month", "moths", "year",
        "years", "yearly", "quarter", "by", "on", "in", "March", "Febuary", "30", "the", "end", "of", "twice", "times",
        "a", "per", "half", "-", "semi", "annually", "biannual", "15th", "no", "later", "than", "once", "at", ",",
    ][..]), 1..7)) {
        let text = words.join(" ");
        match Every::parse(&text, Language::English) {
            Ok(every) => prop_assert_eq!(Every::parse(&every.to_string(), Language::English), Ok(every), "{}", text),
            Err(error) => {
                prop_assert!(text.get(error.at.clone()).is_some(), "{}: {:?}", text, error);
                if let Some(suggestion) = &error.suggestion {
                    let mut mended = text.clone();
                    mended.replace_range(error.at.clone(), suggestion);
                    // Any other mistake is elsewhere.
                    let next = Every::parse(&mended, Language::English).err();
                    let is_elsewhere = next.is_none_or(|next| next.mistake != error.mistake || next.at != error.at);
                    prop_assert!(is_elsewhere, "{}: {}", text, error);
                }
            }
        }
    }
}
