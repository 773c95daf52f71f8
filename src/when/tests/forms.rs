//! Wordings, their canonical form, their ISO 8601-2 form, and the conventions they rest on.

use super::{bounds, edition};
use crate::when::When;
use crate::when::convention::Conventions;
use crate::when::day_format::DayFormat;

#[test]
#[rustfmt::skip]
fn every_wording_has_one_canonical_form_and_one_for_machines() {
    for (wording, canonical, edtf) in [
        ("21st of January, 2025", "2025-01-21", "2025-01-21"),
        ("April 2025", "2025-04", "2025-04"),
        ("first quarter of 2025", "Q1 2025", "2025-33"),
        ("second semester 2025", "H2 2025", "2025-41"),
        ("Fall 2025", "autumn 2025", "2025-23"),
        ("week 5 of 2025", "2025-W05", "2025-01-27/2025-02-02"),
        ("202X", "2020s", "202X"),
        ("20XX", "20XX", "20XX"),
        ("1xxx~", "around 1XXX", "1XXX~"),
        ("2025-38", "quadrimester 2 of 2025", "2025-38"),
        ("early 2025-37", "early quadrimester 1 of 2025", "2025-01-01~/2025-02-09~"),
        ("2024-26", "summer 2024", "2024-22"),
        ("2025-30~", "around southern summer 2025", "2025-30~"),
        ("2025-~06-11", "2025-06~-11", "2025-06~-11"),
        ("by 2025?-06", "by 2025~-06", "../2025-06-30~"),
        ("2025?-06/2026-01-%02", "2025~-06/2026-01-02~", "2025~-06/2026-01-02~"),
        ("early ~2025-06", "around early June 2025", "2025-06-01~/2025-06-10~"),
        ("156X-12-25", "1560-12-25/1569-12-25", "1560-12-25/1569-12-25"),
        ("{1960,1961-12}", "1960/1961-12", "1960/1961-12"),
        ("[..1760-12-03]", "by 1760-12-03", "../1760-12-03"),
        ("the year 0001", "0001", "0001"),
        ("beginning of 2025", "early 2025", "2025-01~/2025-03~"),
        ("middle of 2025", "mid-2025", "2025-06~"),
        ("end of 2025", "end of 2025", "2025-10~/2025-12~"),
        ("mid January 2025", "mid-January 2025", "2025-01-11~/2025-01-20~"),
        ("1st half of 2025-Q1", "first half of Q1 2025", "2025-01-01/2025-02-14"),
        ("circa March 2025", "around 2025-03", "2025-03~"),
        ("around spring 2025", "around spring 2025", "2025-21~"),
        ("29-30 October 2024", "2024-10-29/2024-10-30", "2024-10-29/2024-10-30"),
        ("2024 to 2027", "2024/2027", "2024/2027"),
        ("Q1/2 2025", "Q1 2025 to Q2 2025", "2025-01/2025-06"),
        ("2025-01/2025-03~", "2025-01/2025-03~", "2025-01/2025-03~"),
        ("no later than mid-2025", "by mid-2025", "../2025-06-30~"),
        ("../mid-2025", "by mid-2025", "../2025-06-30~"),
        ("up to 2025-04", "until 2025-04", "../2025-04-30"),
        ("before the end of 2024", "before end of 2024", "../2024-12-31"),
        ("not before April 2025", "from 2025-04", "2025-04-01/.."),
        ("after April 2025", "after 2025-04", "2025-05-01/.."),
        ("in the coming weeks", "coming weeks from 2024-12-16", "2024-12-16/2025-01-27~"),
        ("shortly", "soon from 2024-12-16", "2024-12-16/2025-03-16~"),
        ("early next year", "early 2025", "2025-01~/2025-03~"),
        ("in 3 weeks", "around 2025-W02", "2025-01-06~/2025-01-12~"),
        ("within 30 days", "2024-12-16/2025-01-15", "2024-12-16/2025-01-15"),
    ] {
        let when = When::parse(wording, edition()).unwrap();
        assert_eq!(when.to_string(), canonical, "{wording}");
        assert_eq!(when.edtf(&Conventions::default()), edtf, "{wording}");
        assert_eq!(When::parse(canonical, edition()), Ok(when), "{canonical}");
    }
}

#[test]
#[rustfmt::skip]
fn answers_say_which_convention_made_them() {
    for (wording, convention) in [
        ("Q1 2025", None),
        ("by end of 2024", None),
        ("first half of January 2025", None),
        ("early 2025", Some("early = first quarter")),
        ("mid-2025", Some("mid = June")),
        ("by mid-2025", Some("mid = June")),
        ("end of 2025", Some("end of = last quarter")),
        ("late January 2025", Some("late = day 21 to the end")),
        ("early Q1 2025", Some("early = first third")),
        ("spring 2025", Some("spring = March to May")),
        ("winter 2025", Some("winter = December to February of the next year")),
        ("southern spring 2025", Some("southern spring = September to November")),
        ("2025~-06-11", Some("around = its own length either side, a month at most")),
        ("late spring 2025", Some("late = last third; spring = March to May")),
        ("early to mid 2025", Some("early = first quarter; mid = June")),
        ("spring/summer 2025", Some("spring = March to May; summer = June to August")),
        ("around 2025", Some("around = its own length either side, a month at most")),
        ("coming weeks", Some("coming weeks = within 6 weeks of 16 Dec 2024")),
        ("shortly", Some("soon = within 3 months of 16 Dec 2024")),
    ] {
        let when = When::parse(wording, edition()).unwrap();
        assert_eq!(
            when.convention(&Conventions::default(), DayFormat::default()).as_deref(),
            convention,
            "{wording}"
        );
    }
}

#[test]
fn conventions_of_ones_own_change_windows() {
    let own = Conventions::parse(
        r#"(early_year: (name: "January and February", from: 1, to: 2), winter: (name: "January to March", from: 1, to: 3))"#,
    )
    .unwrap();
    let of = |wording: &str| {
        let when = When::parse(wording, edition()).unwrap();
        let window = when.window(&own);
        (
            bounds(window.earliest, window.latest),
            when.convention(&own, DayFormat::default()).unwrap_or_default(),
        )
    };
    assert_eq!(
        of("early 2025"),
        (
            "2025-01-01..2025-02-28".into(),
            "early = January and February".into()
        )
    );
    assert_eq!(
        of("winter 2025"),
        (
            "2025-01-01..2025-03-31".into(),
            "winter = January to March".into()
        )
    );
    assert_eq!(of("mid-2025").0, "2025-06-01..2025-06-30");
}
