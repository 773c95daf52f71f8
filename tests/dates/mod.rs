//! The tables of `docs/dates.md`, generated from the code.
//!
//! `UPDATE_DOCS=1 cargo test dates` rewrites them.

use std::fmt::Write;

use chrono::NaiveDate;

use milepost::when::When;
use milepost::when::convention::Conventions;
use milepost::when::recurrence::{Every, Series};
use milepost::when::{DayFormat, FiscalYear, Language, Reading, Window};

use crate::support::hold_document;

/// Headings of the page and the wordings under them. Wordings joined by `·` have the same meaning.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "Days",
        &[
            "2025-01-21 · 21 January 2025 · January 21, 2025 · 21 Jan. 2025 · Tuesday, the 21st of January 2025",
            "today",
        ],
    ),
    (
        "Weeks, months, years",
        &[
            "2025-W05 · week 5 of 2025",
            "2025-04 · April 2025 · Apr 2025 · 04/2025 · 2025-04-XX",
            "2025 · in the course of 2025 · during 2025 · 2025-XX",
            "2020s · 202X",
        ],
    ),
    (
        "Quarters, halves, thirds",
        &[
            "Q1 2025 · first trimester of 2025 · Q1 of 2025 · 2025-Q1 · 1Q 2025 · first quarter of 2025 · Q1/2025 · 2025-33",
            "Q4 2025 · last quarter of 2025 · fourth trimester of 2025 · 2025-36",
            "H1 2025 · 2025-H1 · first half of 2025 · first semester of 2025 · 2025-40",
            "H2 2025 · second half of 2025 · 2025-41",
            "2025-37 · quadrimester 1 of 2025",
            "2025-39 · third quadrimester of 2025",
        ],
    ),
    (
        "Seasons",
        &[
            "spring 2025 · northern spring 2025 · 2025-21 · 2025-25",
            "summer 2025 · 2025-22",
            "autumn 2025 · fall 2025 · 2025-23 · 2025-27",
            "winter 2025 · winter 2025/2026 · 2025-24 · 2025-28",
            "southern spring 2025 · 2025-29",
            "southern summer 2025 · southern summer 2025/2026 · 2025-30",
            "southern autumn 2025 · 2025-31",
            "southern winter 2025 · 2025-32",
        ],
    ),
    (
        "Parts of a year",
        &[
            "early 2025 · beginning of 2025 · start of 2025",
            "mid-2025 · middle of 2025",
            "late 2025",
            "end of 2025 · end-2025 · year-end 2025",
        ],
    ),
    (
        "Parts of anything else",
        &[
            "early January 2025 · beginning of January 2025 · early 2025-01",
            "mid-January 2025 · middle of January 2025",
            "end of January 2025",
            "first half of January 2025",
            "early Q1 2025 · beginning of the first quarter of 2025",
            "end of Q1 2025",
            "first half of Q1 2025",
            "late spring 2025",
            "first week of March 2025 · 1st week of March 2025",
            "last two weeks of March 2025",
            "first ten days of March 2025",
            "third month of 2025 · 2025-03",
            "week of 3 March 2025 · week commencing 3 March 2025 · w/c 3 March 2025 · week ending 9 March 2025 · 2025-W10",
            "week ending 7 March 2025 · w/e 7 March 2025 · week to 7 March 2025",
            "week of 3-7 March 2025 · week of 3 to 7 March 2025",
            "fortnight commencing 3 March 2025 · two weeks ending 16 March 2025",
            "three months ending June 2025 · quarter to 30 June 2025 · Q2 2025",
            "year ending 31 March 2025 · 12 months to March 2025",
            "summer break 2025 · summer recess of 2025",
        ],
    ),
    (
        "Around a date",
        &[
            "around 15 March 2025 · about 15 March 2025 · 2025-03-15~ · 2025-03-15?",
            "circa March 2025 · approximately March 2025 · 2025-03~",
            "around 2025 · 2025~",
        ],
    ),
    (
        "Ranges",
        &[
            "2024-10-29/2024-10-30 · 29-30 October 2024 · 29 to 30 October 2024 · October 29-30, 2024",
            "29 October - 2 November 2024 · from 29 October to 2 November 2024",
            "April-June 2024 · between April and June 2024 · 2024-04/2024-06",
            "October 2024 to March 2025 · from October 2024 until March 2025",
            "2024/2027 · 2024-2027 · between 2024 and 2027",
            "Q1-Q2 2025 · Q1/2 2025 · Q1 and Q2 2025 · first and second quarter of 2025",
            "early to mid 2025",
            "late March - early April 2025",
        ],
    ),
    (
        "By, until, before",
        &[
            "by June 2025 · no later than June 2025 · June 2025 at the latest · ../2025-06-30",
            "until June 2025 · up to June 2025",
            "by the end of 2024 · by end-2024 · by 2024",
            "before the end of 2024",
            "before 2025 · prior to 2025",
            "by mid-2025",
            "before mid-2025",
            "by early 2025",
            "by spring 2025",
            "before the summer break 2025",
        ],
    ),
    (
        "From, since, after",
        &[
            "from 1 April 2025 · from 1 April 2025 onwards · as of 1 April 2025 · since 1 April 2025 · 2025-04-01/..",
            "not before April 2025 · no earlier than April 2025 · April 2025 at the earliest",
            "from mid-2025",
            "after April 2025 · later than April 2025",
            "after the end of 2024",
            "ongoing",
            "ongoing since May 2023 · May 2023 and ongoing",
        ],
    ),
    (
        "Only in ISO 8601-2",
        &[
            "2025-01-21T09:30:00Z · 2025-01-21T09:30:00+01:00",
            "20XX · 2025S2",
            "2025-1X · 2025-10/2025-12",
            "202X-12-25",
            "2025~-06-11 · ?2025-06-~11",
            "2025-06~-11 · 2025-%06-11",
            "2025-06-~11 · 2025-06-11?",
            "2025-06-~01/2025-06-~20",
            "[2025, 2027..2029] · {2025, 2029} · 2025/2029",
            "[..2025-06-11] · ../2025-06-11 · /2025-06-11",
            "[2025-06..] · 2025-06/.. · 2025-06/",
        ],
    ),
    (
        "Relative to the edition's date",
        &[
            "coming days · next few days",
            "coming weeks · in the coming weeks · over the next few weeks",
            "coming months · coming weeks and months",
            "soon · shortly · in the near future",
            "this week",
            "next month",
            "this quarter",
            "next year",
            "early next year",
            "by the end of the year · by year-end",
            "in 3 weeks",
            "within 30 days · within 30 days from 2024-12-16 · within the next 30 days",
            "later this year",
        ],
    ),
];

/// Wordings of an edition whose fiscal years begin on 1 April.
const FISCAL: &[&str] = &[
    "FY2024-25 · FY 2024/25 · FY24-25 · FY25 · 2024-25 · fiscal year 2024-2025 · this fiscal year",
    "FY25 Q2 · Q2 of FY2024-25 · Q2 2024-25 · second quarter of fiscal year 2024-25",
    "first half of FY2024-25 · H1 FY25",
    "by the end of fiscal year 2025-2026 · by 2025-26",
    "2024-25 to 2026-27 · FY25 to FY27",
    "March of FY2024-25 · 2025-03",
];

/// Wordings of the other languages.
const OTHERS: &[(Language, &[&str])] = &[
    (
        Language::French,
        &[
            "1er trimestre 2025 · T1 2025 · premier trimestre de 2025 · Q1 2025",
            "d'ici fin 2025 · d’ici à la fin de 2025 · au plus tard fin 2025",
            "du 1er au 15 mars 2025",
            "à partir du 1er avril 2025 · à compter du 01/04/2025",
            "exercice 2024-2025",
        ],
    ),
    (
        Language::German,
        &[
            "1. Quartal 2025 · im ersten Quartal 2025",
            "bis Ende 2025 · spätestens Ende 2025 · bis Jahresende 2025",
            "erste Märzwoche 2025 · erste Woche im Maerz 2025",
            "2. Halbjahr 2025 · zweite Jahreshälfte 2025",
            "ab dem 1. April 2025 · ab 1.4.2025",
        ],
    ),
    (
        Language::Spanish,
        &[
            "primer trimestre de 2025 · 1.er trimestre de 2025 · T1 2025",
            "a mediados de marzo de 2025",
            "a más tardar el 31 de marzo de 2025 · para el 31/03/2025",
            "antes del verano de 2025",
        ],
    ),
    (
        Language::Italian,
        &[
            "primo trimestre 2025 · I trimestre 2025 · 1° trimestre 2025",
            "entro il 31 marzo 2025 · entro e non oltre il 31 marzo 2025",
            "seconda metà del 2025",
            "prima della pausa estiva 2025",
        ],
    ),
    (
        Language::Portuguese,
        &[
            "1.º trimestre de 2025 · primeiro trimestre de 2025",
            "até ao final de 2025 · o mais tardar no final de 2025",
            "em meados de 2025",
        ],
    ),
    (
        Language::Dutch,
        &[
            "eerste kwartaal 2025 · 1e kwartaal van 2025",
            "tot en met 30 juni 2025 · uiterlijk 30 juni 2025",
            "1 t/m 15 maart 2025",
            "najaar 2025",
        ],
    ),
];

/// Wordings that are refused.
const REFUSED: &[&str] = &[
    "21 January",
    "Q7 2025",
    "2025-02-30",
    "week 53 of 2025",
    "Febuary 2025",
    "Q1 25",
    "03/04/2025",
    "2025/2024",
    "November-February 2025",
    "Q1 and Q3 2025",
    "coming years",
    "2024-25",
    "FY25",
    "Herbst 2025",
    "10000",
    "-1985",
    "Y170000002",
    "2025-02-3X",
    "[2027..2025]",
];

fn edition() -> NaiveDate {
    "2024-12-16".parse().unwrap()
}

fn bounds(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> String {
    match (earliest, latest) {
        (Some(earliest), Some(latest)) if earliest == latest => earliest.to_string(),
        (Some(earliest), Some(latest)) => format!("{earliest} – {latest}"),
        (None, Some(latest)) => format!("until {latest}"),
        (Some(earliest), None) => format!("from {earliest}"),
        (None, None) => String::new(),
    }
}

/// Writes a table of wordings; those in one row have the same meaning.
fn table(page: &mut String, rows: &[&str], reading: Reading) {
    let conventions = Conventions::default();
    page.push_str(
        "| wording | window | outer bounds | ISO 8601-2 | convention |\n| --- | --- | --- | --- | --- |\n",
    );
    let parse =
        |wording: &str| When::parse(wording, reading).unwrap_or_else(|error| panic!("{wording}: {error}"));
    for row in rows {
        let mut wordings = row.split(" · ");
        let first = wordings.next().unwrap_or_default();
        let when = parse(first);
        let window = when.window(&conventions);
        for same in wordings {
            let same_window = parse(same).window(&conventions);
            assert_eq!(
                Window {
                    precision: window.precision,
                    ..same_window
                },
                window,
                "{same} is not {first}"
            );
        }
        let nominal = bounds(window.earliest, window.latest);
        let outer = bounds(window.outer_earliest, window.outer_latest);
        let _ = writeln!(
            page,
            "| {row} | {nominal} | {} | `{}` | {} |",
            if window.approximate { outer.as_str() } else { "" },
            when.edtf(&conventions),
            when.convention(&conventions, DayFormat::default())
                .unwrap_or_default(),
        );
    }
}

fn tables() -> String {
    let mut page = String::new();
    for (heading, rows) in GROUPS {
        let _ = writeln!(page, "\n### {heading}\n");
        table(&mut page, rows, edition().into());
    }
    let fiscal = Reading {
        fiscal_year: FiscalYear::parse("04-01"),
        ..edition().into()
    };
    page.push_str("\n### Fiscal years\n\nHere the edition says `fiscal_year: \"04-01\"`.\n\n");
    table(&mut page, FISCAL, fiscal);
    for (language, rows) in OTHERS {
        let (name, code) = (language.name(), language.code());
        let _ = writeln!(
            page,
            "\n### {name}\n\nHere the edition says `language: \"{code}\"` and `fiscal_year: \"04-01\"`.\n"
        );
        let reading = Reading {
            language: *language,
            ..fiscal
        };
        table(&mut page, rows, reading);
    }
    page.push_str("\n### Refused\n\n| wording | error |\n| --- | --- |\n");
    for wording in REFUSED {
        let error = When::parse(wording, edition()).expect_err(wording);
        let _ = writeln!(page, "| {wording} | {error} |");
    }
    page.push('\n');
    page
}

#[test]
fn the_page_has_the_tables_of_the_code() {
    hold_document("docs/dates.md", "wordings", &tables());
}

#[test]
fn the_page_names_the_shipped_conventions() {
    let page = include_str!("../../docs/dates.md");
    let conventions = Conventions::default();
    for name in [
        &conventions.early_year.slice().name,
        &conventions.mid_year.slice().name,
        &conventions.late_year.slice().name,
        &conventions.winter.slice().name,
        &conventions.coming_weeks.name,
    ] {
        assert!(page.contains(name.as_str()), "{name} is not in docs/dates.md");
    }
}

/// Wordings of a recurrence with the same meaning in several languages, and how it is counted.
#[rustfmt::skip]
const RECURRENCES: &[(&[(Language, &str)], &str)] = &[
    (&[(Language::English, "3 months"), (Language::English, "every 3 months"), (Language::English, "quarterly"), (Language::English, "four times a year"), (Language::French, "tous les trois mois"), (Language::German, "alle drei Monate"), (Language::Spanish, "cada tres meses"), (Language::Italian, "ogni tre mesi"), (Language::Portuguese, "a cada três meses"), (Language::Dutch, "om de drie maanden")], "2025-01"),
    (&[(Language::English, "annually"), (Language::English, "every year"), (Language::French, "chaque année"), (Language::German, "jährlich"), (Language::Spanish, "anualmente"), (Language::Italian, "ogni anno"), (Language::Portuguese, "anualmente"), (Language::Dutch, "jaarlijks")], ""),
    (&[(Language::English, "twice a year"), (Language::English, "semi-annually"), (Language::French, "deux fois par an"), (Language::German, "halbjährlich"), (Language::Dutch, "tweemaal per jaar")], ""),
    (&[(Language::English, "every other year"), (Language::English, "2 years"), (Language::French, "un an sur deux"), (Language::German, "jedes zweite Jahr")], "spring 2025"),
    (&[(Language::English, "6 weeks")], "2025-01-21"),
    (&[(Language::English, "every year by 31 March"), (Language::English, "by 31 March each year"), (Language::French, "au plus tard le 31 mars de chaque année"), (Language::German, "jährlich bis zum 31. März"), (Language::Italian, "entro il 31 marzo di ogni anno")], ""),
    (&[(Language::English, "every March"), (Language::English, "every year in March"), (Language::German, "jährlich im März")], ""),
    (&[(Language::English, "by the end of every quarter"), (Language::English, "quarterly by the end"), (Language::French, "d'ici la fin de chaque trimestre"), (Language::German, "bis zum Ende jedes Quartals")], ""),
    (&[(Language::English, "monthly by the 15th"), (Language::English, "by the 15th of every month")], ""),
];

#[test]
fn recurrences_are_documented() {
    let edition = NaiveDate::from_ymd_opt(2024, 12, 16).unwrap();
    let mut page = String::from(
        "\n| `every` | `from` | the first three as of 16 December 2024 |\n| --- | --- | --- |\n",
    );
    for (wordings, from) in RECURRENCES {
        let read = |(language, wording): &(Language, &str)| Every::parse(wording, *language).unwrap();
        let every = read(&wordings[0]);
        for wording in *wordings {
            assert_eq!(read(wording), every, "{wording:?}");
        }
        let first = When::parse(from, edition).map(|when| when.window(&Conventions::default()));
        let series = Series::new(every, first.ok().as_ref(), None, edition);
        let shown = |number| {
            let window = series.nth(number).unwrap();
            When::of_occurrence(&window).to_string()
        };
        let words: Vec<&str> = wordings.iter().map(|(_, wording)| *wording).collect();
        let occurrences: Vec<String> = (0..3).map(shown).collect();
        writeln!(
            page,
            "| {} | {from} | {} |",
            words.join(" · "),
            occurrences.join(", ")
        )
        .unwrap();
    }
    page.push('\n');
    hold_document("docs/dates.md", "recurrences", &page);
}
