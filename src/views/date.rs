//! How a date is put into words: milepost's own, which never say a date other than the document's, and the document's
//! words, which are the only ones in quotation marks.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::wording::{MONTHS, bounds, period};
use crate::model::text::Str;
use crate::model::{Corpus, Recurring, WhenId, Wording};
use crate::when::calendar;
use crate::when::{Bound, DayFormat, Doubt, Period, Stretch, When, Window};

/// A date in milepost's words: `18 Dec 2024`, `Q1 2025`, `by 31 Dec 2024`, `early Jan 2025`, `Jan – Nov 2024`.
pub fn words(days: DayFormat, wording: &Wording) -> String {
    match wording.when {
        When::In(ref stretch) => stretch_words(days, wording, stretch),
        When::Bounded(bound, ref stretch) if matches!(stretch.period, Period::SummerBreak(_)) => {
            format!("{} the {}", bound.name(), stretch_words(days, wording, stretch))
        }
        When::Bounded(bound, ref stretch) => {
            format!("{} {}", bound.name(), stretch_words(days, wording, stretch))
        }
        When::Between(first, last) if is_figures(&first) && is_figures(&last) => {
            period(days, &wording.window)
        }
        When::Between(first, last) => {
            format!(
                "{} to {}",
                stretch_words(days, wording, &first),
                stretch_words(days, wording, &last)
            )
        }
        When::Undated => "undated".to_owned(),
        When::Coming(coming, from) => format!("{} from {}", coming.name(), days.day(from)),
    }
}

/// How often a date recurs, from when and until when: `every 3 months from Jan 2020 until 2021`.
pub fn recurrence(days: DayFormat, corpus: &Corpus, recurring: &Recurring) -> String {
    let mut often = recurring.series.every().to_string();
    for (joint, bound) in [("from", recurring.from), ("until", recurring.until)] {
        let Some(bound) = bound else { continue };
        let said = words(days, corpus.wording(bound));
        // "By 2030" and "from March" bring a preposition of their own.
        let bare = said.strip_prefix("by ").or_else(|| said.strip_prefix("from "));
        often = format!("{often} {joint} {}", bare.unwrap_or(&said));
    }
    often
}

/// An occurrence of a date that recurs: `by 31 Mar 2025`.
pub fn occurrence(days: DayFormat, window: Window) -> String {
    let when = When::of_occurrence(&window);
    words(
        days,
        &Wording {
            text: Str::EMPTY,
            is_verbatim: false,
            is_own_fiscal: true,
            when,
            window,
        },
    )
}

/// Like [`words`], in at most `cells` cells where that does not make it another date, else as short as possible.
pub fn within(days: DayFormat, wording: &Wording, cells: usize) -> String {
    let long = words(days, wording);
    if long.width() <= cells {
        return long;
    }
    if let When::Coming(coming, _) = wording.when {
        // It counts from the date of the edition, which goes without saying.
        return coming.name().to_owned();
    }
    let mut short = long.replace(" – ", "–");
    for (word, sign) in [
        ("first half of", "1st half"),
        ("second half of", "2nd half"),
        ("around ", "~"),
        ("until ", "to "),
    ] {
        if short.width() <= cells {
            break;
        }
        short = short.replace(word, sign);
    }
    short
}

/// The day of a date that is a single day.
pub fn one_day(when: When) -> Option<chrono::NaiveDate> {
    match when {
        When::In(Stretch {
            part: None,
            period: Period::Day(day),
            doubt: Doubt::None,
        }) => Some(day),
        _ => None,
    }
}

/// The days that a date covers, unless its words already say so.
pub fn covers(days: DayFormat, wording: &Wording) -> Option<String> {
    let is_exact = match wording.when {
        When::In(ref stretch) => is_figures(stretch),
        When::Between(ref first, ref last) => is_figures(first) && is_figures(last),
        When::Bounded(Bound::By | Bound::Until | Bound::From, ref stretch) => {
            matches!(stretch.period, Period::Day(_)) && is_figures(stretch)
        }
        When::Bounded(..) | When::Coming(..) => false,
        When::Undated => true,
    };
    (!is_exact).then(|| bounds(days, &wording.window))
}

/// The document's own words in quotation marks, where the data has them and they differ from milepost's.
pub fn quoted(days: DayFormat, corpus: &Corpus, when: WhenId) -> Option<String> {
    let wording = corpus.wording(when);
    let said = corpus.str(wording.text);
    let is_same = said.eq_ignore_ascii_case(&words(days, wording));
    (wording.is_verbatim && !is_same).then(|| format!("“{said}”"))
}

/// Whether a stretch names its days itself: a day, a month or a year.
fn is_figures(stretch: &Stretch) -> bool {
    let is_plain = stretch.part.is_none() && stretch.doubt == Doubt::None;
    is_plain
        && matches!(
            stretch.period,
            Period::Day(_) | Period::Month(..) | Period::Year(_)
        )
}

fn stretch_words(days: DayFormat, wording: &Wording, stretch: &Stretch) -> String {
    let around = match stretch.doubt {
        Doubt::None => "",
        Doubt::Whole => "around ",
        // There are no words for a doubt about one part of a date: the notation of EDTF stands for them.
        Doubt::Month | Doubt::Year => return short_months(stretch.to_string()).into_owned(),
    };
    let words = match (stretch.part, stretch.period) {
        (None, Period::Day(day)) => days.day(day).into(),
        (None, Period::Month(year, month)) => format!("{} {year}", MONTHS[usize::from(month) - 1]).into(),
        // Periods without a commonly known name are spelled out in months or years.
        (None, Period::Third(year, third)) => {
            let month = usize::from(third) * 4;
            format!("{} – {} {year}", MONTHS[month - 4], MONTHS[month - 1]).into()
        }
        (None, Period::Century(year)) => format!("{year} – {}", year + 99).into(),
        (None, Period::Millennium(year)) => format!("{year} – {}", year + 999).into(),
        _ => {
            let bare = Stretch {
                doubt: Doubt::None,
                ..*stretch
            };
            if wording.is_own_fiscal {
                short_months(format!("{bare:#}"))
            } else {
                short_months(bare.to_string())
            }
        }
    };
    format!("{around}{words}")
}

/// Shortens months to three letters, as everywhere on the screen.
fn short_months(text: String) -> Cow<'static, str> {
    let named = calendar::MONTHS
        .iter()
        .zip(MONTHS)
        .find(|(long, _)| text.contains(**long));
    match named {
        Some((long, short)) => Cow::Owned(text.replace(long, short)),
        None => Cow::Owned(text),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::model::text::Str;
    use crate::when::convention::Conventions;
    use crate::when::{FiscalYear, Reading};

    fn wording(text: &str) -> Wording {
        let reading = Reading {
            fiscal_year: FiscalYear::parse("04-01"),
            ..Reading::from("2024-12-16".parse::<NaiveDate>().unwrap())
        };
        let when = When::parse(text, reading).expect(text);
        Wording {
            text: Str::EMPTY,
            is_verbatim: false,
            is_own_fiscal: reading.has_fiscal_years_of(&when),
            window: when.window(&Conventions::default()),
            when,
        }
    }

    #[test]
    #[rustfmt::skip]
    fn no_date_is_shortened_into_another() {
        for (text, long, narrow, explained) in [
            ("2024-12-18", "18 Dec 2024", "18 Dec 2024", None),
            ("2025-01", "Jan 2025", "Jan 2025", None),
            ("2021/2027", "2021 – 2027", "2021–2027", None),
            ("2024-12-09/2024-12-10", "9 – 10 Dec 2024", "9–10 Dec 2024", None),
            ("2025-01/2025-06", "Jan – Jun 2025", "Jan–Jun 2025", None),
            ("by 2025-01-01", "by 1 Jan 2025", "by 1 Jan 2025", None),
            ("by 2024-12-31", "by 31 Dec 2024", "by 31 Dec 2024", None),
            ("before 2025-01-01", "before 1 Jan 2025", "before 1 Jan 2025", Some("until 31 Dec 2024")),
            ("by April 2025", "by Apr 2025", "by Apr 2025", Some("until 30 Apr 2025")),
            ("until 2027", "until 2027", "to 2027", Some("until 31 Dec 2027")),
            ("from 2025-04-01", "from 1 Apr 2025", "from 1 Apr 2025", None),
            ("Q1 2025", "Q1 2025", "Q1 2025", Some("1 Jan – 31 Mar 2025")),
            ("by mid-December 2024", "by mid-Dec 2024", "by mid-Dec 2024", Some("until 20 Dec 2024")),
            ("early January 2025", "early Jan 2025", "early Jan 2025", Some("1 – 10 Jan 2025")),
            ("first half of December 2024", "first half of Dec 2024", "1st half Dec 2024", Some("1 – 15 Dec 2024")),
            ("around 2024-09-19", "around 19 Sep 2024", "~19 Sep 2024", Some("19 Sep 2024")),
            ("spring 2025", "spring 2025", "spring 2025", Some("1 Mar – 31 May 2025")),
            ("coming weeks", "coming weeks from 16 Dec 2024", "coming weeks", Some("16 Dec 2024 – 27 Jan 2025")),
        ] {
            assert_words(text, long, narrow, explained);
        }
    }

    #[test]
    #[rustfmt::skip]
    fn parts_and_fiscal_years_are_named_as_they_are_meant() {
        for (text, long, narrow, explained) in [
            ("first week of March 2025", "first week of Mar 2025", "first week of Mar 2025", Some("1 – 7 Mar 2025")),
            ("last ten days of March 2025", "last 10 days of Mar 2025", "last 10 days of Mar 2025", Some("22 – 31 Mar 2025")),
            ("before the summer break 2025", "before the summer break 2025", "before the summer break 2025", Some("until 31 Jul 2025")),
            ("2024-25", "FY2024-25", "FY2024-25", Some("1 Apr 2024 – 31 Mar 2025")),
            ("by Q2 FY25", "by Q2 FY2024-25", "by Q2 FY2024-25", Some("until 30 Sep 2024")),
            ("FY2024-25 (from 2024-10-01)", "FY2024-25 (from 2024-10-01)", "FY2024-25 (from 2024-10-01)", Some("1 Oct 2024 – 30 Sep 2025")),
            ("2025-37", "Jan – Apr 2025", "Jan–Apr 2025", Some("1 Jan – 30 Apr 2025")),
            ("20XX", "2000 – 2099", "2000–2099", Some("1 Jan 2000 – 31 Dec 2099")),
        ] {
            assert_words(text, long, narrow, explained);
        }
    }

    fn assert_words(text: &str, long: &str, narrow: &str, explained: Option<&str>) {
        let (days, wording) = (DayFormat::default(), wording(text));
        assert_eq!(words(days, &wording), long, "{text}");
        assert_eq!(within(days, &wording, 4), narrow, "{text}");
        assert_eq!(within(days, &wording, 40), long, "{text}");
        assert_eq!(covers(days, &wording).as_deref(), explained, "{text}");
    }
}
