//! Wordings of recurrences and the expected results, worked out by hand.

use chrono::NaiveDate;

use super::{Every, Series};
use crate::when::convention::Conventions;
use crate::when::window::Window;
use crate::when::{Language, When};

fn edition() -> NaiveDate {
    "2024-12-16".parse().unwrap()
}

fn window(wording: &str) -> Window {
    When::parse(wording, edition())
        .unwrap()
        .window(&Conventions::default())
}

/// A series from the wordings of its dates. An empty wording means no date.
fn series(every: &str, from: &str, until: &str) -> Series {
    let every = Every::parse(every, Language::English).unwrap_or_else(|error| panic!("{every}: {error}"));
    let [from, until] = [from, until].map(|date| (!date.is_empty()).then(|| window(date)));
    Series::new(every, from.as_ref(), until.as_ref(), edition())
}

fn shown(window: Window) -> String {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    match (window.earliest, window.latest) {
        (first, last) if first == last => day(first),
        (first, last) => format!("{}..{}", day(first), day(last)),
    }
}

#[test]
#[rustfmt::skip]
fn every_wording_has_one_canonical_form() {
    for (wording, canonical) in [
        ("3 months", "every 3 months"),
        ("3-month", "every 3 months"),
        ("every three months", "every 3 months"),
        ("every 3rd month", "every 3 months"),
        ("every third month", "every 3 months"),
        ("3-monthly", "every 3 months"),
        ("quarterly", "every 3 months"),
        ("every quarter", "every 3 months"),
        ("each quarter", "every 3 months"),
        ("quarter", "every 3 months"),
        ("month", "every month"),
        ("year", "every year"),
        ("half", "every 6 months"),
        ("half year", "every 6 months"),
        ("fortnight", "every 2 weeks"),
        ("day", "every day"),
        ("week", "every week"),
        ("four times a year", "every 3 months"),
        ("4 times per year", "every 3 months"),
        ("6 weeks", "every 6 weeks"),
        ("every fortnight", "every 2 weeks"),
        ("fortnightly", "every 2 weeks"),
        ("weekly", "every week"),
        ("daily", "every day"),
        ("10 days", "every 10 days"),
        ("monthly", "every month"),
        ("Once a month", "every month"),
        ("1 year", "every year"),
        ("annually", "every year"),
        ("annual", "every year"),
        ("Yearly", "every year"),
        ("every year", "every year"),
        ("once a year", "every year"),
        ("twice a year", "every 6 months"),
        ("half-yearly", "every 6 months"),
        ("semi-annually", "every 6 months"),
        ("semiannually", "every 6 months"),
        ("every half year", "every 6 months"),
        ("every half-year", "every 6 months"),
        ("six-monthly", "every 6 months"),
        ("three times a year", "every 4 months"),
        ("twice every 5 years", "every 30 months"),
        ("3 times a quarter", "every month"),
        ("biennially", "every 2 years"),
        ("every two years", "every 2 years"),
        ("every other year", "every 2 years"),
        ("every second year", "every 2 years"),
        ("once every two years", "every 2 years"),
        ("once in 2 years", "every 2 years"),
        ("every decade", "every 10 years"),
        ("18 months", "every 18 months"),
        ("every March", "every March"),
        ("each year in March", "every March"),
        ("in March every year", "every March"),
        ("March each year", "every March"),
        ("every two years in March", "every 2 years in March"),
        ("every 31 March", "every 31 March"),
        ("every March 31st", "every 31 March"),
        ("annually on 31 March", "every 31 March"),
        ("the 31st of March of every year", "every 31 March"),
        ("every year by 31 March", "every year by 31 March"),
        ("by 31 March every year", "every year by 31 March"),
        ("by 31 March of each year", "every year by 31 March"),
        ("annually, by 31 March", "every year by 31 March"),
        ("every year no later than March 31", "every year by 31 March"),
        ("every 2 years by 29 February", "every 2 years by 29 February"),
        ("every year by March", "every year by March"),
        ("monthly by the 15th", "every month by the 15th"),
        ("on the 1st of every month", "every month on the 1st"),
        ("by the 22nd of every third month", "every 3 months by the 22nd"),
        ("by the end of every quarter", "by the end of every quarter"),
        ("every year by the end", "by the end of every year"),
        ("weekly by the end", "by the end of every week"),
    ] {
        match Every::parse(wording, Language::English) {
            Ok(every) => {
                assert_eq!(every.to_string(), canonical, "{wording}");
                assert_eq!(Every::parse(canonical, Language::English), Ok(every), "{canonical}");
            }
            Err(error) => panic!("{wording}: {error}"),
        }
    }
}

#[test]
#[rustfmt::skip]
fn errors_say_what_would_be_accepted() {
    const SUCH_AS: &str = "write one such as 3 months, annually or every year by 31 March";
    let mut wrong = Vec::new();
    for (wording, expected, at) in [
        ("", format!("no recurrence; {SUCH_AS}"), 0..0),
        ("of the", format!("no recurrence; {SUCH_AS}"), 0..6),
        ("every", format!("nothing after `every`; {SUCH_AS}"), 0..5),
        ("every 3", format!("nothing after `3`; {SUCH_AS}"), 6..7),
        ("5", format!("nothing after `5`; {SUCH_AS}"), 0..1),
        ("twice", format!("nothing after `twice`; {SUCH_AS}"), 0..5),
        ("every year by", format!("nothing after `by`; {SUCH_AS}"), 11..13),
        ("March", format!("nothing after `March`; {SUCH_AS}"), 0..5),
        ("regularly", format!("`regularly` is not used in a recurrence; {SUCH_AS}"), 0..9),
        ("evry month", format!("`evry` is not used in a recurrence; {SUCH_AS}; did you mean every?"), 0..4),
        ("every 3 moths", format!("`moths` is not used in a recurrence; {SUCH_AS}; did you mean months?"), 8..13),
        ("anually", format!("`anually` is not used in a recurrence; {SUCH_AS}; did you mean annually?"), 0..7),
        ("quartely", format!("`quartely` is not used in a recurrence; {SUCH_AS}; did you mean quarterly?"), 0..8),
        ("every 3 months months", format!("`months` cannot stand here; {SUCH_AS}"), 15..21),
        ("every 2025", format!("nothing after `2025`; {SUCH_AS}"), 6..10),
        ("every 2025-01", format!("`2025-01` cannot stand here; {SUCH_AS}"), 6..13),
        ("every month!", format!("`!` does not belong in a recurrence; {SUCH_AS}"), 11..12),
        ("every March by 31 March", format!("`by 31 March` cannot stand here; {SUCH_AS}"), 12..23),
        ("by 31 March every year by June", format!("`by` cannot stand here; {SUCH_AS}"), 23..25),
        ("biannually", "biannually: twice a year to some, every 2 years to others; write which".into(), 0..10),
        ("bimonthly", "bimonthly: every 15 days to some, every 2 months to others; write which".into(), 0..9),
        ("bi-weekly", format!("`bi` is not used in a recurrence; {SUCH_AS}"), 0..2),
        ("twice a month", "twice a month: no whole days or months between; write how many, as in every 15 days".into(), 0..13),
        ("5 times a year", "5 times a year: no whole days or months between; write how many, as in every 15 days".into(), 0..14),
        ("every 0 months", "every 0 months: 1 to 9999 is accepted, as in every 3 months".into(), 0..14),
        ("0 times a year", "0 times a year: 1 to 9999 is accepted, as in every 3 months".into(), 0..14),
        ("10000 days", "10000 days: 1 to 9999 is accepted, as in every 3 months".into(), 0..10),
        ("4294967295 decades", "4294967295 decades: 1 to 9999 is accepted, as in every 3 months".into(), 0..18),
        ("every 3 months by 31 March", "by 31 March comes once a year; a number of years is accepted, as in every 2 years by 31 March".into(), 0..26),
        ("every 12 months by 31 March", "by 31 March comes once a year; a number of years is accepted, as in every 2 years by 31 March; did you mean every year by 31 March?".into(), 0..27),
        ("every year by the 15th", "by the 15th is a day of a month; a number of months is accepted, as in every 3 months by the 15th, or a day with its month".into(), 11..22),
        ("every year by 31 April", "no such day: 31 April; write one such as 31 March".into(), 14..22),
        ("every 30 February", "no such day: 30 February; write one such as 31 March".into(), 6..17),
        ("monthly by the 32nd", "no such day: 32nd; write one such as 31 March".into(), 15..19),
        ("every Monday", "Monday: no days of the week are kept; write weeks, as in every 2 weeks, from such a day".into(), 6..12),
        ("weekly on Fridays", "Fridays: no days of the week are kept; write weeks, as in every 2 weeks, from such a day".into(), 10..17),
        ("weekly, Mon", "Mon: no days of the week are kept; write weeks, as in every 2 weeks, from such a day".into(), 8..11),
        ("at the end of every quarter", "at the end is vague; write by the end, as in by the end of every quarter".into(), 0..10),
        ("every day by the end", format!("`by the end` cannot stand here; {SUCH_AS}"), 10..20),
    ] {
        match Every::parse(wording, Language::English) {
            Ok(every) => wrong.push(format!("{wording}: read as {every}")),
            Err(error) if error.to_string() != expected || error.at != at => {
                wrong.push(format!("{wording}\n  is  {error} {:?}\n  not {expected} {at:?}", error.at));
            }
            Err(error) => {
                if let Some(suggestion) = error.suggestion {
                    let mut mended = wording.to_owned();
                    mended.replace_range(error.at, &suggestion);
                    if let Err(error) = Every::parse(&mended, Language::English) {
                        wrong.push(format!("{wording}: {mended}: {error}"));
                    }
                }
            }
        }
    }
    // What the messages themselves name is accepted.
    for example in ["3 months", "annually", "every 15 days", "every 2 years", "every 2 years by 31 March", "twice a year",
        "every 2 months", "every 2 weeks", "every 3 months by the 15th", "by the end of every quarter"] {
        assert!(Every::parse(example, Language::English).is_ok(), "{example}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn other_languages_say_the_same() {
    use Language::{Dutch, French, German, Italian, Portuguese, Spanish};
    let mut wrong = Vec::new();
    for (language, wording, canonical) in [
        (French, "tous les trois mois", "every 3 months"),
        (French, "tous les 3 mois", "every 3 months"),
        (French, "chaque année", "every year"),
        (French, "tous les deux ans", "every 2 years"),
        (French, "trimestriellement", "every 3 months"),
        (French, "deux fois par an", "every 6 months"),
        (French, "chaque année au plus tard le 31 mars", "every year by 31 March"),
        (French, "au plus tard le 31 mars de chaque année", "every year by 31 March"),
        (French, "le 1er juillet de chaque année", "every 1 July"),
        (French, "tous les ans en mars", "every March"),
        (French, "d'ici la fin de chaque trimestre", "by the end of every quarter"),
        (French, "un an sur deux", "every 2 years"),
        (French, "bimensuel", "?"),
        (German, "alle drei Monate", "every 3 months"),
        (German, "jährlich", "every year"),
        (German, "vierteljaehrlich", "every 3 months"),
        (German, "halbjährlich", "every 6 months"),
        (German, "zweimal jährlich", "every 6 months"),
        (German, "zweimal im Jahr", "every 6 months"),
        (German, "einmal pro Quartal", "every 3 months"),
        (German, "jedes zweite Jahr", "every 2 years"),
        (German, "jährlich bis zum 31. März", "every year by 31 March"),
        (German, "bis 31. März jedes Jahres", "every year by 31 March"),
        (German, "bis zum Ende jedes Quartals", "by the end of every quarter"),
        (German, "jährlich im März", "every March"),
        (German, "alle 3 Monate bis zum 15.", "every 3 months by the 15th"),
        (German, "alle zwei Wochen montags", "?"),
        (German, "alle drei Monatte", "?"),
        (Spanish, "cada tres meses", "every 3 months"),
        (Spanish, "anualmente", "every year"),
        (Spanish, "dos veces al año", "every 6 months"),
        (Spanish, "todos los años", "every year"),
        (Spanish, "cada año, a más tardar el 31 de marzo", "every year by 31 March"),
        (Spanish, "el 31 de marzo de cada año", "every 31 March"),
        (Spanish, "antes del final de cada trimestre", "by the end of every quarter"),
        (Italian, "ogni tre mesi", "every 3 months"),
        (Italian, "due volte all'anno", "every 6 months"),
        (Italian, "entro il 31 marzo di ogni anno", "every year by 31 March"),
        (Italian, "ogni anno entro il 31 marzo", "every year by 31 March"),
        (Italian, "semestralmente", "every 6 months"),
        (Italian, "entro la fine di ogni trimestre", "by the end of every quarter"),
        (Portuguese, "a cada três meses", "every 3 months"),
        (Portuguese, "de três em três meses", "every 3 months"),
        (Portuguese, "duas vezes por ano", "every 6 months"),
        (Portuguese, "anualmente, até 31 de março", "every year by 31 March"),
        (Portuguese, "até ao final de cada trimestre", "by the end of every quarter"),
        (Dutch, "om de drie maanden", "every 3 months"),
        (Dutch, "elk kwartaal", "every 3 months"),
        (Dutch, "jaarlijks", "every year"),
        (Dutch, "tweemaal per jaar", "every 6 months"),
        (Dutch, "elk jaar uiterlijk op 31 maart", "every year by 31 March"),
        (Dutch, "jaarlijks in maart", "every March"),
        // English is understood as well.
        (German, "every 3 months", "every 3 months"),
        (Dutch, "quarterly", "every 3 months"),
    ] {
        let found = match Every::parse(wording, language) {
            Ok(every) => every.to_string(),
            Err(_) if canonical == "?" => "?".into(),
            Err(error) => error.to_string(),
        };
        if found != canonical {
            wrong.push(format!("{language:?} {wording}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn occurrences_are_windows() {
    for (every, from, until, expected) in [
        // Like the first occurrence.
        ("3 months", "2020-01", "2020", &["2020-01-01..2020-01-31", "2020-04-01..2020-04-30", "2020-07-01..2020-07-31", "2020-10-01..2020-10-31", "-"][..]),
        ("1 month", "2024-01-31", "2024-05-15", &["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "-"]),
        ("1 month", "2024-02-29", "", &["2024-02-29", "2024-03-29", "2024-04-29"]),
        ("1 month", "2025-02", "", &["2025-02-01..2025-02-28", "2025-03-01..2025-03-31"]),
        ("1 year", "2024-02-29", "", &["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("1 year", "2024-02", "", &["2024-02-01..2024-02-29", "2025-02-01..2025-02-28"]),
        ("1 month", "late January 2025", "", &["2025-01-21..2025-01-31", "2025-02-21..2025-02-28", "2025-03-21..2025-03-31"]),
        ("6 weeks", "2025-01-21", "2025-03-31", &["2025-01-21", "2025-03-04", "-"]),
        ("2 weeks", "2025-W05", "", &["2025-01-27..2025-02-02", "2025-02-10..2025-02-16"]),
        ("annually", "2020", "2022-06", &["2020-01-01..2020-12-31", "2021-01-01..2021-12-31", "2022-01-01..2022-12-31", "-"]),
        ("2 years", "spring 2025", "", &["2025-03-01..2025-05-31", "2027-03-01..2027-05-31"]),
        ("3 months", "by 2025-06", "", &["..2025-06-30", "..2025-09-30", "..2025-12-31"]),
        ("3 months", "by 30 June 2025", "", &["..2025-06-30", "..2025-09-30", "..2025-12-30"]),
        // `from` is longer than an interval, or open.
        ("3 months", "2020", "2020", &["2020-01-01..2020-03-31", "2020-04-01..2020-06-30", "2020-07-01..2020-09-30", "2020-10-01..2020-12-31", "-"]),
        ("6 months", "since 15 March 2025", "", &["2025-03-15..2025-09-14", "2025-09-15..2026-03-14"]),
        ("1 month", "from 31 January 2025", "", &["2025-01-31..2025-02-27", "2025-02-28..2025-03-30", "2025-03-31..2025-04-29"]),
        // From the calendar period of the edition on.
        ("quarterly", "", "2025-06", &["2024-10-01..2024-12-31", "2025-01-01..2025-03-31", "2025-04-01..2025-06-30", "-"]),
        ("twice a year", "", "", &["2024-07-01..2024-12-31", "2025-01-01..2025-06-30"]),
        ("annually", "", "", &["2024-01-01..2024-12-31", "2025-01-01..2025-12-31"]),
        ("5 months", "", "", &["2024-12-01..2025-04-30", "2025-05-01..2025-09-30"]),
        ("weekly", "", "", &["2024-12-16..2024-12-22", "2024-12-23..2024-12-29"]),
        ("10 days", "", "", &["2024-12-16..2024-12-25", "2024-12-26..2025-01-04"]),
        ("daily", "", "", &["2024-12-16", "2024-12-17"]),
        // At a place that the recurrence names.
        ("every March", "", "", &["2025-03-01..2025-03-31", "2026-03-01..2026-03-31"]),
        ("every December", "", "", &["2024-12-01..2024-12-31", "2025-12-01..2025-12-31"]),
        ("every February", "2024", "", &["2024-02-01..2024-02-29", "2025-02-01..2025-02-28"]),
        ("every 31 March", "2020-04", "2022", &["2021-03-31", "2022-03-31", "-"]),
        ("every year by 31 March", "2020", "2021", &["..2020-03-31", "..2021-03-31", "-"]),
        ("every 2 years by 29 February", "2023", "", &["..2023-02-28", "..2025-02-28", "..2027-02-28"]),
        ("every 29 February", "2025-03", "", &["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("every year by February", "2024", "", &["..2024-02-29", "..2025-02-28"]),
        ("monthly by the 15th", "", "", &["..2025-01-15", "..2025-02-15"]),
        ("on the 31st of every month", "2025-02", "", &["2025-02-28", "2025-03-31", "2025-04-30"]),
        ("by the end of every quarter", "", "", &["..2024-12-31", "..2025-03-31", "..2025-06-30"]),
        ("by the end of every month", "2024-01-31", "", &["..2024-01-31", "..2024-02-29"]),
        ("every year by the end", "2020-04", "2021", &["..2020-12-31", "..2021-12-31", "-"]),
        ("weekly by the end", "", "", &["..2024-12-22", "..2024-12-29"]),
        // At the end of the calendar.
        ("1 year", "9998-06", "", &["9998-06-01..9998-06-30", "9999-06-01..9999-06-30", "-"]),
        ("1 year", "from July 9998", "", &["9998-07-01..9999-06-30", "9999-07-01..9999-12-31", "-"]),
        ("9999 years", "2025", "", &["2025-01-01..2025-12-31", "-"]),
        ("1 month", "2025-06", "2025-05", &["-"]),
    ] {
        let series = series(every, from, until);
        for (number, expected) in (0..).zip(expected) {
            let found = series.nth(number).map_or("-".to_owned(), shown);
            assert_eq!(found, *expected, "{every} from {from:?} until {until:?}: {number}");
        }
    }
}

#[test]
fn outer_bounds_move_along() {
    let series = series("1 year", "mid-2025", "");
    let third = series.nth(2).unwrap();
    assert_eq!(third, window("mid-2027"));
    assert!(third.approximate);
}

#[test]
#[rustfmt::skip]
fn the_last_one_and_the_next() {
    for (every, from, until, day, last, next) in [
        ("3 months", "2020-01", "2021", "2019-12-31", "-", "0 2020-01-01..2020-01-31"),
        ("3 months", "2020-01", "2021", "2020-01-30", "-", "0 2020-01-01..2020-01-31"),
        ("3 months", "2020-01", "2021", "2020-01-31", "0 2020-01-01..2020-01-31", "1 2020-04-01..2020-04-30"),
        ("3 months", "2020-01", "2021", "2020-04-15", "0 2020-01-01..2020-01-31", "1 2020-04-01..2020-04-30"),
        ("3 months", "2020-01", "2021", "2024-12-16", "7 2021-10-01..2021-10-31", "-"),
        ("1 month", "2024-01-31", "", "2024-02-28", "0 2024-01-31", "1 2024-02-29"),
        ("1 month", "2024-01-31", "", "2024-02-29", "1 2024-02-29", "2 2024-03-31"),
        ("every year by 31 March", "2020", "", "2024-12-16", "4 ..2024-03-31", "5 ..2025-03-31"),
        ("every year by 31 March", "2020", "", "2025-03-31", "5 ..2025-03-31", "6 ..2026-03-31"),
        ("daily", "2000-01-01", "", "2027-05-18", "9999 2027-05-18", "10000 2027-05-19"),
        ("daily", "0001-01-01", "", "9999-12-31", "3652058 9999-12-31", "-"),
        ("1 month", "2025-06", "2025-05", "2030-01-01", "-", "-"),
    ] {
        let series = series(every, from, until);
        let day = day.parse().unwrap();
        let said = |found: Option<(u32, Window)>| {
            found.map_or("-".to_owned(), |(number, window)| format!("{number} {}", shown(window)))
        };
        assert_eq!(said(series.last_by(day)), last, "{every} {day}");
        assert_eq!(said(series.next_after(day)), next, "{every} {day}");
    }
}

#[test]
#[rustfmt::skip]
fn rules_for_calendars() {
    for (every, from, until, expected) in [
        ("3 months", "2020-01", "2021", "FREQ=MONTHLY;INTERVAL=3;UNTIL=20211231"),
        ("6 weeks", "2025-01-21", "", "FREQ=WEEKLY;INTERVAL=6"),
        ("daily", "2025-01-21", "2025-02", "FREQ=DAILY;UNTIL=20250228"),
        ("annually", "2020", "", "FREQ=YEARLY"),
        ("every two years", "2020-02-28", "", "FREQ=YEARLY;INTERVAL=2"),
        ("annually", "2024-02-29", "", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("annually", "2024-03-31", "", "FREQ=YEARLY"),
        ("monthly", "2025-01-31", "", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monthly", "2025-01-30", "", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("monthly", "2025-01-29", "", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("3 months", "by 2025-06", "", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ("every March", "", "", "FREQ=YEARLY"),
        ("every February", "", "", "FREQ=YEARLY"),
        ("every year by February", "", "", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("every year by 31 March", "", "2030", "FREQ=YEARLY;UNTIL=20301231"),
        ("every 29 February", "", "", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("monthly by the 15th", "", "", "FREQ=MONTHLY"),
        ("monthly by the 31st", "", "", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("by the end of every quarter", "", "", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
        ("by the end of every year", "", "", "FREQ=YEARLY"),
    ] {
        assert_eq!(series(every, from, until).rrule().as_deref(), Some(expected), "{every} from {from:?}");
    }
    assert_eq!(series("monthly", "2025-06", "2025-05").rrule(), None);
}

#[test]
fn what_is_said_and_counted_is_small() {
    assert!(size_of::<Every>() <= 8, "{}", size_of::<Every>());
    assert!(size_of::<Series>() <= 48, "{}", size_of::<Series>());
}
