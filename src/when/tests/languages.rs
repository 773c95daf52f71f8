//! Wordings in languages other than English, and their windows.

use super::{bounds, edition};
use crate::when::convention::Conventions;
use crate::when::{FiscalYear, Language, Reading, When};

/// Each wording and its nominal bounds. Fiscal years begin in April.
fn check(language: Language, rows: &[(&str, &str)]) {
    let reading = Reading {
        edition: edition(),
        language,
        fiscal_year: FiscalYear::parse("04-01"),
    };
    let mut wrong = Vec::new();
    for (wording, expected) in rows {
        match When::parse(wording, reading) {
            Ok(when) => {
                let window = when.window(&Conventions::default());
                let found = bounds(window.earliest, window.latest);
                if found != *expected {
                    wrong.push(format!("{wording}: {found} not {expected} ({when})"));
                }
                // The meaning does not depend on the language of the wording.
                assert_eq!(When::parse(&when.to_string(), edition()), Ok(when), "{wording}");
            }
            Err(error) => wrong.push(format!("{wording}: {error}")),
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

#[test]
#[rustfmt::skip]
fn french() {
    check(Language::French, &[
        ("1er trimestre 2025", "2025-01-01..2025-03-31"),
        ("T1 2025", "2025-01-01..2025-03-31"),
        ("T2/2025", "2025-04-01..2025-06-30"),
        ("premier semestre 2025", "2025-01-01..2025-06-30"),
        ("S2 2025", "2025-07-01..2025-12-31"),
        ("printemps 2025", "2025-03-01..2025-05-31"),
        ("début 2025", "2025-01-01..2025-03-31"),
        ("mi-2025", "2025-06-01..2025-06-30"),
        ("fin mars 2025", "2025-03-21..2025-03-31"),
        ("D'ici fin 2025", "..2025-12-31"),
        ("d’ici à la fin de 2025", "..2025-12-31"),
        ("avant le 31 mars 2025", "..2025-03-30"),
        ("à partir du 1er avril 2025", "2025-04-01.."),
        ("au plus tard le 30 juin 2025", "..2025-06-30"),
        ("31/03/2025", "2025-03-31"),
        ("03/04/2025", "2025-04-03"),
        ("du 1er au 15 mars 2025", "2025-03-01..2025-03-15"),
        ("de mars à juin 2025", "2025-03-01..2025-06-30"),
        ("entre mars et juin 2025", "2025-03-01..2025-06-30"),
        ("exercice 2024-2025", "2024-04-01..2025-03-31"),
        ("d'ici la fin de l'exercice 2025-2026", "..2026-03-31"),
        ("dans les prochaines semaines", "2024-12-16..2025-01-27"),
        ("avant la pause estivale 2025", "..2025-07-31"),
        ("première quinzaine de mars 2025", "2025-03-01..2025-03-15"),
        ("2e semestre 2025", "2025-07-01..2025-12-31"),
        ("au troisième trimestre 2025", "2025-07-01..2025-09-30"),
        ("dernier trimestre 2024", "2024-10-01..2024-12-31"),
        ("à l'automne 2025", "2025-09-01..2025-11-30"),
        ("courant 2025", "2025-01-01..2025-12-31"),
        ("au cours du premier semestre 2026", "2026-01-01..2026-06-30"),
        ("milieu de l'année 2025", "2025-06-01..2025-06-30"),
        ("le 14 juillet 2025", "2025-07-14"),
        ("lundi 3 mars 2025", "2025-03-03"),
        ("à compter du 1er janvier 2026", "2026-01-01.."),
        ("avant fin juin 2025", "..2025-06-30"),
        ("avant l'été 2025", "..2025-05-31"),
        ("jusqu'au 31 décembre 2026", "..2026-12-31"),
        ("dès janvier 2026", "2026-01-01.."),
        ("depuis 2023", "2023-01-01.."),
        ("après le 15 mars 2025", "2025-03-16.."),
        ("entre le 1er mars et le 15 avril 2025", "2025-03-01..2025-04-15"),
        ("première semaine de mars 2025", "2025-03-01..2025-03-07"),
        ("semaine du 3 mars 2025", "2025-03-03..2025-03-09"),
        ("pas avant le second semestre 2025", "2025-07-01.."),
        ("dans un délai de 30 jours", "2024-12-16..2025-01-15"),
        ("dans les trois prochains mois", "2024-12-16..2025-03-16"),
        ("l'année prochaine", "2025-01-01..2025-12-31"),
        ("d'ici trois mois", "2024-12-16..2025-03-16"),
        ("mars-juin 2025", "2025-03-01..2025-06-30"),
        ("début à mi-2025", "2025-01-01..2025-06-30"),
        ("mai 2023 et en cours", "2023-05-01.."),
        ("31.12.2025", "2025-12-31"),
        ("au plus tard fin 2025", "..2025-12-31"),
        ("fin 2025 au plus tard", "..2025-12-31"),
        ("janv. 2025", "2025-01-01..2025-01-31"),
        ("vers la mi-mars 2025", "2025-03-11..2025-03-20"),
        ("2ème trimestre 2026", "2026-04-01..2026-06-30"),
        ("avant la fin du 3e trimestre 2025", "..2025-09-30"),
        ("de janvier 2025 à mars 2026", "2025-01-01..2026-03-31"),
        ("au plus tôt en septembre 2025", "2025-09-01.."),
        ("hiver 2025-2026", "2025-12-01..2026-02-28"),
        ("dernière semaine d'avril 2025", "2025-04-24..2025-04-30"),
        ("les dix premiers jours de mars 2025", "2025-03-01..2025-03-10"),
        ("semestre 1 2025", "2025-01-01..2025-06-30"),
    ]);
}

#[test]
#[rustfmt::skip]
fn german() {
    check(Language::German, &[
        ("1. Quartal 2025", "2025-01-01..2025-03-31"),
        ("im ersten Quartal 2025", "2025-01-01..2025-03-31"),
        ("im 2. Quartal 2025", "2025-04-01..2025-06-30"),
        ("erstes Halbjahr 2025", "2025-01-01..2025-06-30"),
        ("2. Halbjahr 2025", "2025-07-01..2025-12-31"),
        ("Herbst 2025", "2025-09-01..2025-11-30"),
        ("Frühjahr 2025", "2025-03-01..2025-05-31"),
        ("Anfang 2025", "2025-01-01..2025-03-31"),
        ("Mitte März 2025", "2025-03-11..2025-03-20"),
        ("bis Ende 2025", "..2025-12-31"),
        ("bis spätestens 31. März 2025", "..2025-03-31"),
        ("spaetestens Ende Maerz 2025", "..2025-03-31"),
        ("vor dem 1. April 2025", "..2025-03-31"),
        ("ab Mitte 2025", "2025-06-01.."),
        ("31.3.2025", "2025-03-31"),
        ("03.04.2025", "2025-04-03"),
        ("vom 1. bis 15. März 2025", "2025-03-01..2025-03-15"),
        ("März bis Juni 2025", "2025-03-01..2025-06-30"),
        ("erste Märzwoche 2025", "2025-03-01..2025-03-07"),
        ("KW 5 2025", "2025-01-27..2025-02-02"),
        ("Haushaltsjahr 2025/26", "2025-04-01..2026-03-31"),
        ("nächstes Jahr", "2025-01-01..2025-12-31"),
        ("in den kommenden Wochen", "2024-12-16..2025-01-27"),
        ("bis Jahresende 2025", "..2025-12-31"),
        ("zweite Jahreshälfte 2025", "2025-07-01..2025-12-31"),
        ("3. Quartal 2025", "2025-07-01..2025-09-30"),
        ("im zweiten Halbjahr 2025", "2025-07-01..2025-12-31"),
        ("letztes Quartal 2025", "2025-10-01..2025-12-31"),
        ("Ende des ersten Quartals 2025", "2025-03-01..2025-03-31"),
        ("Q2 2025", "2025-04-01..2025-06-30"),
        ("am 9. Mai 2025", "2025-05-09"),
        ("Freitag, 9. Mai 2025", "2025-05-09"),
        ("im Laufe des Jahres 2025", "2025-01-01..2025-12-31"),
        ("bis Mitte 2025", "..2025-06-30"),
        ("bis zum 30. Juni 2025", "..2025-06-30"),
        ("spätestens im Herbst 2025", "..2025-11-30"),
        ("ab dem 2. Quartal 2025", "2025-04-01.."),
        ("seit Januar 2024", "2024-01-01.."),
        ("nach dem 31.12.2025", "2026-01-01.."),
        ("zwischen April und Juni 2025", "2025-04-01..2025-06-30"),
        ("von April bis Juni 2025", "2025-04-01..2025-06-30"),
        ("Sommer 2025", "2025-06-01..2025-08-31"),
        ("vor der Sommerpause 2025", "..2025-07-31"),
        ("letzte Woche im März 2025", "2025-03-25..2025-03-31"),
        ("innerhalb von drei Monaten", "2024-12-16..2025-03-16"),
        ("im nächsten Jahr", "2025-01-01..2025-12-31"),
        ("Okt. 2025", "2025-10-01..2025-10-31"),
        ("1.-15. März 2025", "2025-03-01..2025-03-15"),
        ("01.03.2025 - 15.03.2025", "2025-03-01..2025-03-15"),
        ("gegen Ende 2025", "2025-10-01..2025-12-31"),
        ("laufend", "2024-12-16.."),
        ("Ende des laufenden Jahres", "2024-10-01..2024-12-31"),
        ("spätestens bis 31. Dezember 2025", "..2025-12-31"),
        ("bis zum Ende des dritten Quartals 2025", "..2025-09-30"),
        ("die ersten zehn Tage im März 2025", "2025-03-01..2025-03-10"),
        ("Winter 2025/26", "2025-12-01..2026-02-28"),
        ("ab Anfang 2026", "2026-01-01.."),
        ("vor Ablauf des Jahres 2025", "..2025-12-31"),
        ("nicht vor Herbst 2025", "2025-09-01.."),
        ("I. Quartal 2025", "2025-01-01..2025-03-31"),
    ]);
}

#[test]
#[rustfmt::skip]
fn spanish() {
    check(Language::Spanish, &[
        ("primer trimestre de 2025", "2025-01-01..2025-03-31"),
        ("1.er trimestre de 2025", "2025-01-01..2025-03-31"),
        ("T3 2025", "2025-07-01..2025-09-30"),
        ("segundo semestre de 2025", "2025-07-01..2025-12-31"),
        ("otoño de 2025", "2025-09-01..2025-11-30"),
        ("a principios de 2025", "2025-01-01..2025-03-31"),
        ("a mediados de marzo de 2025", "2025-03-11..2025-03-20"),
        ("finales de 2025", "2025-10-01..2025-12-31"),
        ("antes del 31 de marzo de 2025", "..2025-03-30"),
        ("a más tardar el 31 de marzo de 2025", "..2025-03-31"),
        ("hasta junio de 2025", "..2025-06-30"),
        ("desde el 1 de abril de 2025", "2025-04-01.."),
        ("a partir de abril de 2025", "2025-04-01.."),
        ("de enero a marzo de 2025", "2025-01-01..2025-03-31"),
        ("entre enero y marzo de 2025", "2025-01-01..2025-03-31"),
        ("primera quincena de marzo de 2025", "2025-03-01..2025-03-15"),
        ("01/02/2025", "2025-02-01"),
        ("próximo año", "2025-01-01..2025-12-31"),
        ("cuarto trimestre de 2025", "2025-10-01..2025-12-31"),
        ("2.º semestre de 2025", "2025-07-01..2025-12-31"),
        ("primavera de 2025", "2025-03-01..2025-05-31"),
        ("para finales de 2025", "..2025-12-31"),
        ("antes de finales de 2025", "..2025-12-31"),
        ("a lo largo de 2025", "2025-01-01..2025-12-31"),
        ("15 de mayo de 2025", "2025-05-15"),
        ("después del 15 de mayo de 2025", "2025-05-16.."),
        ("del 1 al 15 de mayo de 2025", "2025-05-01..2025-05-15"),
        ("segunda mitad de 2025", "2025-07-01..2025-12-31"),
        ("última semana de marzo de 2025", "2025-03-25..2025-03-31"),
        ("en las próximas semanas", "2024-12-16..2025-01-27"),
        ("en los próximos tres meses", "2024-12-16..2025-03-16"),
        ("no antes de junio de 2025", "2025-06-01.."),
        ("hacia mediados de 2025", "2025-06-01..2025-06-30"),
        ("ejercicio 2025-2026", "2025-04-01..2026-03-31"),
        ("antes del verano de 2025", "..2025-05-31"),
        ("antes de fin de año", "..2024-12-31"),
        ("entre el 1 y el 15 de mayo de 2025", "2025-05-01..2025-05-15"),
        ("durante el primer semestre de 2025", "2025-01-01..2025-06-30"),
        ("fin de marzo de 2025", "2025-03-21..2025-03-31"),
        ("los primeros diez días de marzo de 2025", "2025-03-01..2025-03-10"),
        ("el 3 de marzo de 2025", "2025-03-03"),
    ]);
}

#[test]
#[rustfmt::skip]
fn italian() {
    check(Language::Italian, &[
        ("primo trimestre 2025", "2025-01-01..2025-03-31"),
        ("I trimestre 2025", "2025-01-01..2025-03-31"),
        ("1° semestre 2025", "2025-01-01..2025-06-30"),
        ("primavera 2025", "2025-03-01..2025-05-31"),
        ("inizio 2025", "2025-01-01..2025-03-31"),
        ("metà 2025", "2025-06-01..2025-06-30"),
        ("entro il 31 marzo 2025", "..2025-03-31"),
        ("entro la fine del 2025", "..2025-12-31"),
        ("fino al 30 giugno 2025", "..2025-06-30"),
        ("dal 1° aprile 2025", "2025-04-01.."),
        ("dal 1º al 15 marzo 2025", "2025-03-01..2025-03-15"),
        ("da marzo a giugno 2025", "2025-03-01..2025-06-30"),
        ("seconda metà del 2025", "2025-07-01..2025-12-31"),
        ("prima della pausa estiva 2025", "..2025-07-31"),
        ("nel corso del 2025", "2025-01-01..2025-12-31"),
        ("dopo il 1 aprile 2025", "2025-04-02.."),
        ("terzo trimestre del 2025", "2025-07-01..2025-09-30"),
        ("II semestre 2025", "2025-07-01..2025-12-31"),
        ("fine giugno 2025", "2025-06-21..2025-06-30"),
        ("entro giugno 2025", "..2025-06-30"),
        ("entro e non oltre il 30 giugno 2025", "..2025-06-30"),
        ("autunno 2025", "2025-09-01..2025-11-30"),
        ("a partire dal 1 luglio 2025", "2025-07-01.."),
        ("prima dell'estate 2025", "..2025-05-31"),
        ("tra marzo e giugno 2025", "2025-03-01..2025-06-30"),
        ("nelle prossime settimane", "2024-12-16..2025-01-27"),
        ("prima settimana di marzo 2025", "2025-03-01..2025-03-07"),
        ("25/12/2025", "2025-12-25"),
        ("l'anno prossimo", "2025-01-01..2025-12-31"),
        ("metà marzo 2025", "2025-03-11..2025-03-20"),
        ("non prima di luglio 2025", "2025-07-01.."),
        ("esercizio finanziario 2025/26", "2025-04-01..2026-03-31"),
        ("ultimo trimestre 2025", "2025-10-01..2025-12-31"),
        ("entro l'autunno 2025", "..2025-11-30"),
        ("entro la prima metà del 2025", "..2025-06-30"),
        ("i primi dieci giorni di marzo 2025", "2025-03-01..2025-03-10"),
        ("a metà marzo 2025", "2025-03-11..2025-03-20"),
        ("dal secondo trimestre 2025", "2025-04-01.."),
        ("sabato 15 marzo 2025", "2025-03-15"),
    ]);
}

#[test]
#[rustfmt::skip]
fn portuguese() {
    check(Language::Portuguese, &[
        ("1º trimestre de 2025", "2025-01-01..2025-03-31"),
        ("1.º trimestre de 2025", "2025-01-01..2025-03-31"),
        ("segundo semestre de 2025", "2025-07-01..2025-12-31"),
        ("verão de 2025", "2025-06-01..2025-08-31"),
        ("meados de 2025", "2025-06-01..2025-06-30"),
        ("no início de março de 2025", "2025-03-01..2025-03-10"),
        ("até ao final de 2025", "..2025-12-31"),
        ("até 31 de março de 2025", "..2025-03-31"),
        ("a partir de 1 de abril de 2025", "2025-04-01.."),
        ("de março a junho de 2025", "2025-03-01..2025-06-30"),
        ("o mais tardar em junho de 2025", "..2025-06-30"),
        ("antes do final de 2025", "..2025-12-31"),
        ("quarto trimestre de 2025", "2025-10-01..2025-12-31"),
        ("2.ª quinzena de março de 2025", "2025-03-16..2025-03-31"),
        ("primavera de 2025", "2025-03-01..2025-05-31"),
        ("em meados de março de 2025", "2025-03-11..2025-03-20"),
        ("fim de 2025", "2025-10-01..2025-12-31"),
        ("até ao fim do primeiro trimestre de 2025", "..2025-03-31"),
        ("antes de 31 de março de 2025", "..2025-03-30"),
        ("após 31 de março de 2025", "2025-04-01.."),
        ("desde janeiro de 2024", "2024-01-01.."),
        ("entre março e junho de 2025", "2025-03-01..2025-06-30"),
        ("ao longo de 2025", "2025-01-01..2025-12-31"),
        ("nas próximas semanas", "2024-12-16..2025-01-27"),
        ("próximo ano", "2025-01-01..2025-12-31"),
        ("15/05/2025", "2025-05-15"),
        ("primeira semana de março de 2025", "2025-03-01..2025-03-07"),
        ("em curso", "2024-12-16.."),
        ("o mais tardar até 30 de junho de 2025", "..2025-06-30"),
        ("no primeiro semestre de 2025", "2025-01-01..2025-06-30"),
        ("antes das férias de verão de 2025", "..2025-07-31"),
        ("os primeiros dez dias de março de 2025", "2025-03-01..2025-03-10"),
        ("segunda-feira, 3 de março de 2025", "2025-03-03"),
        ("final de março de 2025", "2025-03-21..2025-03-31"),
    ]);
}

#[test]
#[rustfmt::skip]
fn dutch() {
    check(Language::Dutch, &[
        ("eerste kwartaal 2025", "2025-01-01..2025-03-31"),
        ("1e kwartaal van 2025", "2025-01-01..2025-03-31"),
        ("tweede halfjaar 2025", "2025-07-01..2025-12-31"),
        ("lente 2025", "2025-03-01..2025-05-31"),
        ("medio 2025", "2025-06-01..2025-06-30"),
        ("eind maart 2025", "2025-03-21..2025-03-31"),
        ("uiterlijk 31 maart 2025", "..2025-03-31"),
        ("voor eind 2025", "..2025-12-31"),
        ("vóór 1 april 2025", "..2025-03-31"),
        ("vanaf april 2025", "2025-04-01.."),
        ("tot en met 30 juni 2025", "..2025-06-30"),
        ("t/m 30 juni 2025", "..2025-06-30"),
        ("1 t/m 15 maart 2025", "2025-03-01..2025-03-15"),
        ("maart of april 2025", "2025-03-01..2025-04-30"),
        ("31-03-2025", "2025-03-31"),
        ("begin volgend jaar", "2025-01-01..2025-03-31"),
        ("vierde kwartaal van 2025", "2025-10-01..2025-12-31"),
        ("Q3 2025", "2025-07-01..2025-09-30"),
        ("eerste helft van 2025", "2025-01-01..2025-06-30"),
        ("najaar 2025", "2025-09-01..2025-11-30"),
        ("begin maart 2025", "2025-03-01..2025-03-10"),
        ("half maart 2025", "2025-03-11..2025-03-20"),
        ("in de loop van 2025", "2025-01-01..2025-12-31"),
        ("15 mei 2025", "2025-05-15"),
        ("tussen maart en juni 2025", "2025-03-01..2025-06-30"),
        ("van 1 tot 15 maart 2025", "2025-03-01..2025-03-15"),
        ("na 1 juli 2025", "2025-07-02.."),
        ("sinds 2023", "2023-01-01.."),
        ("binnen drie maanden", "2024-12-16..2025-03-16"),
        ("volgend jaar", "2025-01-01..2025-12-31"),
        ("voor de zomer van 2025", "..2025-05-31"),
        ("voor het zomerreces 2025", "..2025-07-31"),
        ("uiterlijk eind 2025", "..2025-12-31"),
        ("met ingang van 1 januari 2026", "2026-01-01.."),
        ("laatste week van maart 2025", "2025-03-25..2025-03-31"),
        ("niet eerder dan juli 2025", "2025-07-01.."),
        ("in het tweede kwartaal van 2025", "2025-04-01..2025-06-30"),
        ("tegen eind 2025", "..2025-12-31"),
        ("de eerste tien dagen van maart 2025", "2025-03-01..2025-03-10"),
        ("vóór het einde van 2025", "..2025-12-31"),
        ("winter 2025-2026", "2025-12-01..2026-02-28"),
        ("maandag 3 maart 2025", "2025-03-03"),
    ]);
}

/// English as well, for wordings that only an edition with fiscal years uses.
#[test]
#[rustfmt::skip]
fn english_with_fiscal_years() {
    check(Language::English, &[
        ("third week of June 2025", "2025-06-15..2025-06-21"),
        ("last two weeks of 2025", "2025-12-18..2025-12-31"),
        ("by the first week of July 2025", "..2025-07-07"),
        ("last ten days of February 2024", "2024-02-20..2024-02-29"),
        ("second half of Q3 2025", "2025-08-16..2025-09-30"),
        ("before the 2025 summer recess", "..2025-07-31"),
        ("by the summer break of 2026", "..2026-08-31"),
        ("Q3/Q4 2025", "2025-07-01..2025-12-31"),
        ("end of the second quarter of 2025", "2025-06-01..2025-06-30"),
        ("first month of 2026", "2026-01-01..2026-01-31"),
        ("final quarter of 2025", "2025-10-01..2025-12-31"),
        ("by FY2026-27", "..2027-03-31"),
        ("Q4 FY26", "2026-01-01..2026-03-31"),
        ("fourth quarter of fiscal year 2025-26", "2026-01-01..2026-03-31"),
        ("FY2025/26 H1", "2025-04-01..2025-09-30"),
        ("from FY2025-26 to FY2027-28", "2025-04-01..2028-03-31"),
        ("before FY2026-27", "..2026-03-31"),
        ("after the end of fiscal year 2024-25", "2025-04-01.."),
        ("in 2025-26", "2025-04-01..2026-03-31"),
        ("by the end of next fiscal year", "..2026-03-31"),
        ("ongoing until 2027", "..2027-12-31"),
        ("ongoing from April 2025", "2025-04-01.."),
        ("FY2024-25", "2024-04-01..2025-03-31"),
        ("FY 2024/25", "2024-04-01..2025-03-31"),
        ("FY25", "2024-04-01..2025-03-31"),
        ("FY25 Q2", "2024-07-01..2024-09-30"),
        ("Q2 of FY2024-25", "2024-07-01..2024-09-30"),
        ("Q2 2024-25", "2024-07-01..2024-09-30"),
        ("2024-25", "2024-04-01..2025-03-31"),
        ("2023-24", "2023-04-01..2024-03-31"),
        ("fiscal year 2025-2026", "2025-04-01..2026-03-31"),
        ("by the end of fiscal year 2025-2026", "..2026-03-31"),
        ("FY2011-12", "2011-04-01..2012-03-31"),
        ("FY99", "1998-04-01..1999-03-31"),
        ("March of FY2024-25", "2025-03-01..2025-03-31"),
        ("this fiscal year", "2024-04-01..2025-03-31"),
        ("first half of FY2024-25", "2024-04-01..2024-09-30"),
        ("early FY25", "2024-04-01..2024-07-31"),
        ("2024-25 to 2026-27", "2024-04-01..2027-03-31"),
        ("2011-12/2012-03", "2011-12-01..2012-03-31"),
        ("2024-2025", "2024-01-01..2025-12-31"),
        ("Q1 2025", "2025-01-01..2025-03-31"),
        ("winter 2024-25", "2024-12-01..2025-02-28"),
    ]);
}

#[test]
fn other_fiscal_years_begin_on_other_days() {
    let read = |wording: &str, begins: &str| {
        let reading = Reading {
            edition: edition(),
            language: Language::English,
            fiscal_year: FiscalYear::parse(begins),
        };
        When::parse(wording, reading).map(|when| {
            let window = when.window(&Conventions::default());
            bounds(window.earliest, window.latest)
        })
    };
    let is = |wording, begins, expected: &str| {
        assert_eq!(read(wording, begins).as_deref(), Ok(expected), "{wording}");
    };
    is("FY2025", "10-01", "2024-10-01..2025-09-30");
    is("2024-25", "07-01", "2024-07-01..2025-06-30");
    is("Q1 FY2024-25", "04-06", "2024-04-06..2024-07-05");
    is("FY2025", "01-01", "2025-01-01..2025-12-31");
    is("Q2 FY25", "01-01", "2025-04-01..2025-06-30");
    // 2011-12 may be a month; with fiscal years that are calendar years, 2024-25 may be either year.
    let error = read("2011-12", "04-01").unwrap_err().to_string();
    assert_eq!(
        error,
        "2011-12: a month or a fiscal year; write FY2011-12, or the month as in December 2011"
    );
    let error = read("2024-25", "01-01").unwrap_err().to_string();
    assert_eq!(
        error,
        "no such fiscal year: 2024-25; those of the edition begin on 1 January, as in FY2025"
    );
    assert_eq!(When::parse("2011-12", edition()).unwrap().to_string(), "2011-12");
}

#[test]
fn a_word_of_another_language_is_named_as_one() {
    let reading = Reading {
        language: Language::French,
        ..Reading::from(edition())
    };
    let error = When::parse("Herbst 2025", reading).unwrap_err().to_string();
    assert!(
        error.starts_with("`Herbst` is German, but dates are read in the edition's language, fr"),
        "{error}"
    );
    let error = When::parse("1er trimstre 2025", reading).unwrap_err().to_string();
    assert!(error.ends_with("did you mean trimestre?"), "{error}");
    // English words are read unless the language has them too; in what somebody typed, English comes first.
    assert!(When::parse("by the end of March 2025", reading).is_ok());
    assert!(When::parse("03/04/2025", edition()).is_err());
    assert_eq!(
        When::parse_typed("03/04/2025", reading).unwrap().to_string(),
        "2025-04-03"
    );
    assert_eq!(
        When::parse_typed("d'ici fin 2025", reading).unwrap().to_string(),
        "by end of 2025"
    );
}

#[test]
fn weekdays_say_nothing() {
    let march = Some("2025-03-03".parse().unwrap());
    for (language, weekdays) in [
        (
            Language::French,
            "lundi mardi mercredi jeudi vendredi samedi dimanche",
        ),
        (
            Language::German,
            "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag",
        ),
        (
            Language::Spanish,
            "lunes martes miércoles jueves viernes sábado domingo",
        ),
        (
            Language::Italian,
            "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        ),
        (
            Language::Portuguese,
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        ),
        (
            Language::Dutch,
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        ),
    ] {
        let reading = Reading {
            language,
            ..Reading::from(edition())
        };
        for weekday in weekdays.split(' ') {
            let window = When::parse(&format!("{weekday}, 3.3.2025"), reading)
                .unwrap_or_else(|error| panic!("{weekday}: {error}"))
                .window(&Conventions::default());
            assert_eq!((window.earliest, window.latest), (march, march), "{weekday}");
        }
    }
}
