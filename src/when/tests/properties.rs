//! Properties that hold for every wording, tested with random ones: reading them never panics, loses or widens anything.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::when::calendar::{FIRST_DAY, LAST_DAY, add_days};
use crate::when::convention::Conventions;
use crate::when::day_format::DayFormat;
use crate::when::distance::Distance;
use crate::when::error::DateMistake;
use crate::when::fiscal::{Fiscal, FiscalPiece, FiscalYear};
use crate::when::language::Language;
use crate::when::period::Season;
use crate::when::reading::Reading;
use crate::when::state::{Nature, ScheduleState, state};
use crate::when::to_window::overruns;
use crate::when::unit::TimeUnit;
use crate::when::{Bound, Coming, Doubt, Period, PeriodPart, Stretch, When};

// Strategies are boxed, because nested by value they overflow the stack of an unoptimised test.

fn a_day() -> BoxedStrategy<NaiveDate> {
    let all = (LAST_DAY - FIRST_DAY).num_days();
    prop_oneof![
        4 => (0..=all).prop_map(|days| add_days(FIRST_DAY, days)),
        4 => (0..20_000_i64).prop_map(|days| add_days(LAST_DAY, -2_920_000 + days)),
        1 => (0..800_i64).prop_map(|days| add_days(FIRST_DAY, days)),
        1 => (0..800_i64).prop_map(|days| add_days(LAST_DAY, -days)),
    ]
    .boxed()
}

fn a_year() -> impl Strategy<Value = u16> {
    prop_oneof![1..=9999_u16, 2020..=2030_u16, Just(1), Just(9999)]
}

fn a_period() -> BoxedStrategy<Period> {
    prop_oneof![
        a_day().prop_map(Period::Day),
        a_day().prop_map(Period::week_of),
        (a_year(), 1..=12_u8).prop_map(|(year, month)| Period::Month(year, month)),
        (a_year(), 1..=4_u8).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (a_year(), 1..=3_u8).prop_map(|(year, third)| Period::Third(year, third)),
        (a_year(), 1..=2_u8).prop_map(|(year, half)| Period::Half(year, half)),
        (a_year(), 0..8_usize).prop_map(|(year, season)| Period::Season(year, Season::ALL[season])),
        a_year().prop_map(Period::Year),
        (1..=999_u16).prop_map(|tens| Period::Decade(tens * 10)),
        (1..=99_u16).prop_map(|hundreds| Period::Century(hundreds * 100)),
        (1..=9_u16).prop_map(|thousands| Period::Millennium(thousands * 1000)),
        a_year().prop_map(Period::SummerBreak),
        a_fiscal(),
    ]
    .boxed()
}

fn a_fiscal() -> BoxedStrategy<Period> {
    let piece = prop_oneof![
        Just(FiscalPiece::Year),
        (1..=2_u8).prop_map(FiscalPiece::Half),
        (1..=4_u8).prop_map(FiscalPiece::Quarter),
    ];
    let whole = a_day().prop_filter_map("begins before the last year", Fiscal::year);
    (whole, piece)
        .prop_map(|(Fiscal { from, .. }, piece)| Period::Fiscal(Fiscal { from, piece }))
        .boxed()
}

fn a_part() -> impl Strategy<Value = Option<PeriodPart>> {
    let unit = || prop_oneof![Just(TimeUnit::Day), Just(TimeUnit::Week), Just(TimeUnit::Month)];
    prop::option::of(prop_oneof![
        Just(PeriodPart::Early),
        Just(PeriodPart::Mid),
        Just(PeriodPart::Late),
        Just(PeriodPart::End),
        Just(PeriodPart::FirstHalf),
        Just(PeriodPart::SecondHalf),
        (1..=5_u8, unit()).prop_map(|(number, unit)| PeriodPart::Nth(number, unit)),
        (2..=99_u8, unit()).prop_map(|(count, unit)| PeriodPart::Leading(count, unit)),
        (1..=99_u8, unit()).prop_map(|(count, unit)| PeriodPart::Trailing(count, unit)),
    ])
}

fn a_stretch() -> BoxedStrategy<Stretch> {
    let doubt = prop_oneof![
        7 => Just(Doubt::None),
        1 => Just(Doubt::Whole),
        1 => Just(Doubt::Month),
        1 => Just(Doubt::Year),
    ];
    (doubt, a_part(), a_period())
        .prop_map(|(doubt, part, period)| {
            // Days have no parts, and half a year is a period itself.
            let has_it = match period {
                Period::Day(_) => false,
                Period::Year(_) => !matches!(part, Some(PeriodPart::FirstHalf | PeriodPart::SecondHalf)),
                Period::Fiscal(fiscal) if fiscal.piece == FiscalPiece::Year => {
                    !matches!(part, Some(PeriodPart::FirstHalf | PeriodPart::SecondHalf))
                }
                _ => true,
            };
            let part = part.filter(|part| has_it && !overruns(*part, period));
            let doubt = match (doubt, part) {
                (Doubt::Month | Doubt::Year, Some(_)) => Doubt::Whole,
                (doubt, _) => doubt.of(period),
            };
            Stretch { doubt, part, period }
        })
        .boxed()
}

/// Everything that can be expressed, including what is not accepted as a wording.
fn anything() -> BoxedStrategy<When> {
    let bound = prop_oneof![
        Just(Bound::By),
        Just(Bound::Until),
        Just(Bound::Before),
        Just(Bound::From),
        Just(Bound::After)
    ];
    let coming = prop_oneof![
        Just(Coming::Days),
        Just(Coming::Weeks),
        Just(Coming::Months),
        Just(Coming::Soon)
    ];
    prop_oneof![
        a_stretch().prop_map(When::In),
        (a_stretch(), a_stretch()).prop_map(|(first, last)| When::Between(first, last)),
        (bound, a_stretch()).prop_map(|(bound, stretch)| When::Bounded(bound, stretch)),
        (coming, a_day()).prop_map(|(coming, from)| When::Coming(coming, from)),
    ]
    .boxed()
}

/// What can be the result of parsing: ranges in the right order, and bounds inside the calendar.
fn a_when() -> impl Strategy<Value = When> {
    anything().prop_filter_map("in order and inside the calendar", |when| {
        let when = match when {
            When::Between(first, last) => {
                let conventions = Conventions::default();
                let of = |stretch| When::In(stretch).window(&conventions);
                if of(last).latest < of(first).earliest {
                    When::Between(last, first)
                } else {
                    when
                }
            }
            when => when,
        };
        let is_kept = |bound: Bound, stretch: Stretch| {
            let window = When::In(stretch).window(&Conventions::default());
            match bound {
                Bound::Before => window.earliest > Some(FIRST_DAY),
                Bound::After => window.latest < Some(LAST_DAY),
                _ => true,
            }
        };
        match when {
            When::Bounded(bound, stretch) => is_kept(bound, stretch).then_some(when),
            when => Some(when),
        }
    })
}

/// Texts that look like dates, few of which are.
fn a_near_miss() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,5}",
        "[0-9]{4}-[0-9]{1,3}(-[0-9X]{1,3})?[~?%]?",
        "[QqHhWw][0-9]{1,2}",
        "(first|second|last|1st) (half|quarter|semester|trimester)",
        "(by|until|before|after|from|since|between|not before|as of|within|in|later|around)",
        "(early|mid|late|end|beginning|year-end)",
        "[0-9X]{4}-[~?%]?[0-9X]{2}[~?%]?(-[~?%]?[0-9X]{2})?",
        "(January|Sept|march|southern|spring|winter|week|weeks|year|month|coming|next|last|this|soon|few|and|or|to|on)",
        "(fy|fiscal year|summer|break|ongoing|day|days|ten|second|of)",
        "(FY)?20(11-12|23-24|24-25|24/25|9-10|99-00)",
        "[-/~.,–— ]{1,2}",
    ];
    let edtf_piece = prop_oneof![
        4 => "[0-9X]{4}(-[~?%]?[0-9X]{2}[~?%]?){0,2}[~?%]?",
        1 => "[12][0-9]{3}(-[01][0-9][~?%]?(-[~?%]?[0-2][0-9])?)?",
        2 => "[/,~?%X-]|[.][.]",
        1 => "[\\[\\]{}YSET:]|T[012][0-9]:[0-9]{2}|S[1-4]|Y-?[0-9]E[0-9]",
    ];
    prop_oneof![
        prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.join(" ")),
        prop::collection::vec(edtf_piece.clone(), 0..6).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(edtf_piece, 0..5).prop_map(|pieces| format!("[{}]", pieces.concat())),
    ]
}

/// Words of the other languages, a few at a time.
fn a_phrase() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(d'ici|avant|le|du|au|1er|2e|trimestre|fin|début|mi-|mars|à|et|en cours|exercice|semaine|dernière)",
        "(bis|Ende|des|ersten|Quartals|1\\.|von|KW|Märzwoche|im|nächsten|Jahr|Haushaltsjahr)",
        "(semana|que|termina|comienza|che|con|die|settimana|week|van|del|17|21)",
        "(antes del|hasta|primer|1\\.º|entro il|fino a|metà|até|meados de|t/m|uiterlijk|van|voor)",
        "(2025|15|31/03/2025|3\\.4\\.2025|2024-25|janvier|maggio|mei|dezembro)",
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.join(" "))
}

fn parse(text: &str) -> Result<When, crate::when::WhenError> {
    When::parse(text, NaiveDate::from_ymd_opt(2024, 12, 16).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn a_canonical_wording_reads_as_what_it_was_written_from(when in a_when()) {
        prop_assert_eq!(parse(&when.to_string()), Ok(when), "{}", when);
    }

    #[test]
    fn a_canonical_wording_reads_the_same_in_every_language(when in a_when(), edition in a_day()) {
        for language in Language::SHIPPED {
            let reading = Reading { edition, language, fiscal_year: None };
            prop_assert_eq!(When::parse(&when.to_string(), reading), Ok(when), "{:?}: {}", language, when);
        }
    }

    #[test]
    fn edtf_reads_as_the_same_bounds(when in a_when()) {
        let conventions = Conventions::default();
        let (edtf, window) = (when.edtf(&conventions), when.window(&conventions));
        let back = parse(&edtf);
        prop_assert!(back.is_ok(), "{} {}: {:?}", when, edtf, back);
        if let Ok(back) = back {
            let back = back.window(&conventions);
            prop_assert_eq!((back.earliest, back.latest), (window.earliest, window.latest), "{} {}", when, edtf);
        }
    }

    #[test]
    fn bounds_stand_in_order_whatever_is_said(when in anything()) {
        // A user's conventions may reverse what is in order under the shipped ones.
        let late_mid = r#"(mid_year: (name: "x", from: 12, to: 12), spring: (name: "x", from: 11, to: 2))"#;
        for conventions in [Conventions::default(), Conventions::parse(late_mid).unwrap()] {
            let window = when.window(&conventions);
            if let (Some(earliest), Some(latest)) = (window.earliest, window.latest) {
                prop_assert!(earliest <= latest, "{}", when);
            }
            if let (Some(outer), Some(earliest)) = (window.outer_earliest, window.earliest) {
                prop_assert!(outer <= earliest, "{}", when);
            }
            if let (Some(outer), Some(latest)) = (window.outer_latest, window.latest) {
                prop_assert!(outer >= latest, "{}", when);
            }
            prop_assert_eq!(window.earliest.is_none(), window.outer_earliest.is_none());
            prop_assert_eq!(window.latest.is_none(), window.outer_latest.is_none());
            when.edtf(&conventions);
            when.convention(&conventions, DayFormat::default());
        }
    }

    #[test]
    fn the_narrower_lies_within_the_wider(day in a_day()) {
        let conventions = Conventions::default();
        let nested = [
            Period::Day(day),
            Period::month_of(day),
            Period::quarter_of(day),
            Period::half_of(day),
            Period::year_of(day),
        ];
        let windows = nested.map(|period| When::In(period.into()).window(&conventions));
        for pair in windows.windows(2) {
            prop_assert!(pair[0].lies_within(&pair[1]), "{:?}", pair);
            prop_assert!(pair[0].days() < pair[1].days());
        }
    }

    #[test]
    fn a_part_lies_within_its_period(period in a_period(), part in a_part()) {
        if matches!(period, Period::Day(_)) {
            return Ok(());
        }
        let conventions = Conventions::default();
        let whole = When::In(period.into()).window(&conventions);
        let part = When::In(Stretch { doubt: Doubt::None, part, period }).window(&conventions);
        prop_assert!(part.lies_within(&whole), "{:?} {:?}", part, whole);
    }

    #[test]
    fn a_state_never_goes_back(when in a_when(), day in a_day(), steps in prop::collection::vec(0..500_i64, 1..20)) {
        let window = when.window(&Conventions::default());
        for nature in [Nature::Owed, Nature::Runs, Nature::Ends { begins: None }, Nature::TakesEffect] {
            let (mut day, mut before) = (day, ScheduleState::Upcoming);
            for step in &steps {
                let now = state(&window, nature, day);
                prop_assert!(now >= before && now != ScheduleState::Undated, "{} as of {}: {:?}", when, day, now);
                let is_past = window.latest.is_some_and(|latest| latest < day);
                let is_negative = Distance::of(&window, nature, day).days() < 0;
                prop_assert_eq!(is_negative, is_past && nature != Nature::TakesEffect);
                prop_assert!(!is_past || now.is_over() || now == ScheduleState::PossiblyOverdue);
                let is_owed = matches!(now, ScheduleState::Open | ScheduleState::PossiblyOverdue | ScheduleState::Overdue);
                prop_assert!(!is_owed || nature == Nature::Owed);
                before = now;
                day = add_days(day, *step);
            }
        }
    }

    #[test]
    fn nothing_panics_on_any_text(text in any::<String>(), edition in a_day()) {
        let _ = When::parse(&text, edition);
    }
}

// Fewer cases: each is read in every language, and unknown words are looked up in all of them.
proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_in_any_language(text in a_near_miss(), own in a_phrase(), edition in a_day(), begins in a_day()) {
        for language in Language::SHIPPED {
            let fiscal_year = FiscalYear::parse(&begins.format("%m-%d").to_string());
            let reading = Reading { edition, language, fiscal_year };
            for text in [&text, &own, &format!("{own} {text}")] {
                match When::parse(text, reading) {
                    // The canonical wording means the same whatever the language and fiscal years of the edition.
                    Ok(when) => prop_assert_eq!(When::parse(&when.to_string(), edition), Ok(when), "{}", text),
                    Err(error) => {
                        prop_assert!(text.get(error.at.clone()).is_some(), "{}: {:?}", text, error);
                        let DateMistake::Foreign { languages, .. } = &error.mistake else { continue };
                        if *text != own {
                            continue;
                        }
                        // The language that a message sends the reader to must not send them back.
                        for &named in languages {
                            let back = When::parse(text, Reading { language: named, ..reading }).map_err(|back| back.mistake);
                            let sends_back = matches!(&back, Err(DateMistake::Foreign { languages, .. }) if languages.contains(&language));
                            prop_assert!(!sends_back, "{:?} {}: {}", language, text, error);
                        }
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_near_misses(text in a_near_miss(), edition in a_day()) {
        match When::parse(&text, edition) {
            Ok(when) => {
                let conventions = Conventions::default();
                prop_assert_eq!(When::parse(&when.to_string(), edition), Ok(when), "{}", text);
                let back = When::parse(&when.edtf(&conventions), edition).map(|back| back.window(&conventions));
                let bounds = back.map(|back| (back.earliest, back.latest));
                let window = when.window(&conventions);
                prop_assert_eq!(bounds, Ok((window.earliest, window.latest)), "{}", text);
            }
            Err(error) => {
                prop_assert!(text.get(error.at.clone()).is_some(), "{}: {:?}", text, error);
                prop_assert_eq!(error.to_string().lines().count(), 1);
            }
        }
    }
}
