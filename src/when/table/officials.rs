//! Wordings as officials write them, in seven languages: every kind of them that was once refused or misread.

use super::bounds;
use crate::when::convention::Conventions;
use crate::when::{Language, Reading, When};

/// Each wording and its nominal bounds, as of 10 February 2025, without fiscal years.
#[rustfmt::skip]
const WORDINGS: &[(Language, &str, &str)] = &[
    (Language::French, "dans les six mois", "2025-02-10..2025-08-10"),
    (Language::French, "pour la rentrée 2025", "2025-09-01..2025-09-30"),
    (Language::French, "sur la période 2025-2027", "2025-01-01..2027-12-31"),
    (Language::French, "au 1er trimestre 2026", "2026-01-01..2026-03-31"),
    (Language::French, "à l'horizon 2030", "..2030-12-31"),
    (Language::German, "noch in diesem Jahr", "2025-01-01..2025-12-31"),
    (Language::German, "im Zeitraum 2025 bis 2028", "2025-01-01..2028-12-31"),
    (Language::German, "voraussichtlich im 4. Quartal 2025", "2025-10-01..2025-12-31"),
    (Language::Spanish, "antes de que termine 2025", "..2025-12-31"),
    (Language::Spanish, "en el último trimestre de este año", "2025-10-01..2025-12-31"),
    (Language::Spanish, "en el período 2025-2027", "2025-01-01..2027-12-31"),
    (Language::Italian, "entro l'anno", "..2025-12-31"),
    (Language::Portuguese, "no 3.º trimestre de 2025", "2025-07-01..2025-09-30"),
    (Language::English, "by the close of 2025", "..2025-12-31"),
    (Language::English, "by no later than 30 June 2025", "..2025-06-30"),
    (Language::English, "the week commencing 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "during the latter half of 2025", "2025-07-01..2025-12-31"),
    (Language::English, "close of business on 14 March 2025", "2025-03-14"),
    (Language::English, "the remainder of 2025", "2025-02-10..2025-12-31"),
    (Language::French, "au 2e semestre 2026", "2026-07-01..2026-12-31"),
    (Language::French, "pour la période allant de 2025 à 2027", "2025-01-01..2027-12-31"),
    (Language::French, "le reste de l'année 2025", "2025-02-10..2025-12-31"),
    (Language::French, "toute l'année 2026", "2026-01-01..2026-12-31"),
    (Language::German, "im 1. Halbjahr 2026", "2026-01-01..2026-06-30"),
    (Language::German, "bis zum Ablauf des Jahres 2026", "..2026-12-31"),
    (Language::German, "mit Wirkung vom 1. Januar 2026", "2026-01-01.."),
    (Language::German, "im restlichen Jahr 2025", "2025-02-10..2025-12-31"),
    (Language::German, "bis längstens 31.12.2026", "..2026-12-31"),
    (Language::German, "ganzjährig 2026", "2026-01-01..2026-12-31"),
    (Language::Spanish, "en el 4.º trimestre de 2025", "2025-10-01..2025-12-31"),
    (Language::Spanish, "el resto de 2025", "2025-02-10..2025-12-31"),
    (Language::Spanish, "los días 12 y 13 de mayo de 2025", "2025-05-12..2025-05-13"),
    (Language::Spanish, "en el primer cuatrimestre de 2026", "2026-01-01..2026-04-30"),
    (Language::Spanish, "con anterioridad al 30 de junio de 2025", "..2025-06-29"),
    (Language::Italian, "nel 4° trimestre 2025", "2025-10-01..2025-12-31"),
    (Language::Italian, "durante tutto il 2026", "2026-01-01..2026-12-31"),
    (Language::Italian, "nel primo quadrimestre 2026", "2026-01-01..2026-04-30"),
    (Language::Italian, "il resto del 2025", "2025-02-10..2025-12-31"),
    (Language::Portuguese, "no 4.º trimestre de 2025", "2025-10-01..2025-12-31"),
    (Language::Portuguese, "nunca antes de 1 de julho de 2025", "2025-07-01.."),
    (Language::Portuguese, "no horizonte de 2030", "..2030-12-31"),
    (Language::Portuguese, "até 2027, inclusive", "..2027-12-31"),
    (Language::Dutch, "in het 4e kwartaal van 2025", "2025-10-01..2025-12-31"),
    (Language::Dutch, "halverwege 2026", "2026-06-01..2026-06-30"),
    (Language::Dutch, "uiterlijk per 1 juli 2025", "..2025-07-01"),
    (Language::Dutch, "de rest van 2025", "2025-02-10..2025-12-31"),
    (Language::Dutch, "gedurende heel 2026", "2026-01-01..2026-12-31"),
    (Language::Dutch, "nog dit jaar", "2025-01-01..2025-12-31"),
    (Language::English, "in the 4th quarter of 2025", "2025-10-01..2025-12-31"),
    (Language::English, "over the period 2025-2027", "2025-01-01..2027-12-31"),
    (Language::English, "in the period January to March 2026", "2026-01-01..2026-03-31"),
    (Language::English, "the rest of this year", "2025-02-10..2025-12-31"),
    (Language::English, "in the last quarter of this year", "2025-10-01..2025-12-31"),
    (Language::English, "the week beginning 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "w/c 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "W/C 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "w/b 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "w/e 21 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "week commencing 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "week ending 21 March 2025", "2025-03-17..2025-03-23"),
    (Language::English, "in the week of 17 March 2025", "2025-03-17..2025-03-23"),
    (Language::German, "in der Woche vom 17. März 2025", "2025-03-17..2025-03-23"),
    (Language::German, "Woche ab dem 17. März 2025", "2025-03-17..2025-03-23"),
    (Language::German, "KW 12 2025", "2025-03-17..2025-03-23"),
    (Language::French, "semaine du 17 mars 2025", "2025-03-17..2025-03-23"),
    (Language::French, "dans la semaine du 17 mars 2025", "2025-03-17..2025-03-23"),
    (Language::French, "semaine commençant le 17 mars 2025", "2025-03-17..2025-03-23"),
    (Language::Spanish, "semana del 17 de marzo de 2025", "2025-03-17..2025-03-23"),
    (Language::Spanish, "la semana que comienza el 17 de marzo de 2025", "2025-03-17..2025-03-23"),
    (Language::Italian, "settimana del 17 marzo 2025", "2025-03-17..2025-03-23"),
    (Language::Italian, "nella settimana del 17 marzo 2025", "2025-03-17..2025-03-23"),
    (Language::Portuguese, "semana de 17 de março de 2025", "2025-03-17..2025-03-23"),
    (Language::Portuguese, "na semana do dia 17 de março de 2025", "2025-03-17..2025-03-23"),
    (Language::Dutch, "week van 17 maart 2025", "2025-03-17..2025-03-23"),
    (Language::Dutch, "de week die begint op 17 maart 2025", "2025-03-17..2025-03-23"),
    (Language::Italian, "la settimana che inizia il 17 marzo 2025", "2025-03-17..2025-03-23"),
    (Language::Dutch, "in de week van 17 maart 2025", "2025-03-17..2025-03-23"),
    (Language::English, "by the latest on 1 July 2025", "..2025-07-01"),
    (Language::English, "with effect from 1 April 2025", "2025-04-01.."),
    (Language::English, "effective 1 April 2025", "2025-04-01.."),
    (Language::English, "up to and including 2027", "..2027-12-31"),
    (Language::English, "by COB 14 March 2025", "..2025-03-14"),
    (Language::English, "towards the end of 2026", "2026-10-01..2026-12-31"),
    (Language::English, "all of 2026", "2026-01-01..2026-12-31"),
];

#[test]
fn officials_are_understood() {
    let mut wrong = Vec::new();
    for (language, wording, expected) in WORDINGS {
        let reading = Reading {
            language: *language,
            ..Reading::from("2025-02-10".parse::<chrono::NaiveDate>().unwrap())
        };
        let found = match When::parse(wording, reading) {
            Ok(when) => {
                let window = when.window(&Conventions::default());
                bounds(window.earliest, window.latest)
            }
            Err(error) => error.to_string(),
        };
        if found != *expected {
            wrong.push(format!("{language:?} {wording}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
