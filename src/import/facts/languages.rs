//! Facts in made-up sentences of every language that is read, as of 16 December 2024.

use chrono::NaiveDate;

use super::tests::dates;
use super::{Basis, FactContext, FactWords, NameSort, NamesInText, block_of, fill};
use crate::import::draft::Item;
use crate::model::words::{ActorRole, Block, Hedge, Qualifier, Status};

fn read(language: &str, text: &str) -> Item {
    let mut vocabulary = NamesInText::default();
    for name in [
        "Commission",
        "Kommission",
        "Comisión",
        "Commissione",
        "Comissão",
        "Commissie",
    ] {
        vocabulary.add(NameSort::Body, "commission", name);
    }
    let context = FactContext {
        basis: Basis {
            edition: NaiveDate::from_ymd_opt(2024, 12, 16),
            fiscal_year: None,
            day_first: None,
        },
        words: FactWords::of(language).unwrap(),
        vocabulary: &vocabulary,
    };
    let mut item = Item {
        text: text.to_owned(),
        ..Item::default()
    };
    fill(&mut item, None, |_| 1, &context);
    item
}

type Case = (&'static str, &'static str, &'static [&'static str]);

fn hold(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (language, text, wanted) in cases {
        let found = dates(&read(language, text));
        if found != *wanted {
            wrong.push(format!("{language}: {text}\n  {found:?}\n  {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_in_french_german_and_spanish_sentences() {
    hold(&[
        (
            "fr",
            "La loi a été adoptée le 3 mars 2024. Le plan sera présenté d'ici la fin de 2025, et au plus tard le 15 février.",
            &[
                "3 mars 2024 -> 2024-03-03 Occurred",
                "d'ici la fin de 2025 -> by end of 2025 Due",
                "au plus tard le 15 février -> by 2025-02-15* Due",
            ],
        ),
        (
            "fr",
            "L'appel est ouvert jusqu'au 30 juin 2025.",
            &["jusqu'au 30 juin 2025 -> until 2025-06-30 Ends"],
        ),
        (
            "fr",
            "Le règlement entrera en vigueur le 1er janvier 2026.",
            &["1er janvier 2026 -> 2026-01-01 TakesEffect"],
        ),
        (
            "fr",
            "Une évaluation est prévue au 2e trimestre 2025.",
            &["au 2e trimestre 2025 -> Q2 2025 Due"],
        ),
        (
            "de",
            "Das Gesetz wurde am 3. März 2024 angenommen. Der Plan soll bis Ende 2025 vorgelegt werden.",
            &[
                "3. März 2024 -> 2024-03-03 Occurred",
                "bis Ende 2025 -> by end of 2025 Due",
            ],
        ),
        (
            "de",
            "Die Verordnung tritt am 1. Januar 2026 in Kraft.",
            &["1. Januar 2026 -> 2026-01-01 TakesEffect"],
        ),
        (
            "de",
            "Die Bewertung ist für das 2. Quartal 2025 geplant.",
            &["2. Quartal 2025 -> Q2 2025 Due"],
        ),
        (
            "es",
            "La ley se aprobó el 3 de marzo de 2024. El plan se presentará a más tardar el 15 de febrero de 2025.",
            &[
                "3 de marzo de 2024 -> 2024-03-03 Occurred",
                "a más tardar el 15 de febrero de 2025 -> by 2025-02-15 Due",
            ],
        ),
        (
            "es",
            "La evaluación está prevista para el segundo trimestre de 2025.",
            &["para el segundo trimestre de 2025 -> by Q2 2025 Due"],
        ),
        (
            "es",
            "El reglamento entrará en vigor el 1 de enero de 2026.",
            &["1 de enero de 2026 -> 2026-01-01 TakesEffect"],
        ),
    ]);
}

#[test]
fn dates_in_italian_portuguese_and_dutch_sentences() {
    hold(&[
        (
            "it",
            "La legge è stata adottata il 3 marzo 2024. Il piano sarà presentato entro la fine del 2025.",
            &[
                "3 marzo 2024 -> 2024-03-03 Occurred",
                "entro la fine del 2025 -> by end of 2025 Due",
            ],
        ),
        (
            "it",
            "Il regolamento entrerà in vigore il 1º gennaio 2026.",
            &["1º gennaio 2026 -> 2026-01-01 TakesEffect"],
        ),
        (
            "it",
            "La valutazione è prevista nel secondo trimestre 2025.",
            &["nel secondo trimestre 2025 -> Q2 2025 Due"],
        ),
        (
            "pt",
            "A lei foi adotada em 3 de março de 2024. O plano será apresentado até ao final de 2025.",
            &[
                "em 3 de março de 2024 -> 2024-03-03 Occurred",
                "até ao final de 2025 -> by end of 2025 Due",
            ],
        ),
        (
            "pt",
            "O regulamento entrará em vigor em 1 de janeiro de 2026.",
            &["em 1 de janeiro de 2026 -> 2026-01-01 TakesEffect"],
        ),
        (
            "nl",
            "De wet is aangenomen op 3 maart 2024. Het plan wordt uiterlijk 15 februari 2025 voorgelegd.",
            &[
                "op 3 maart 2024 -> 2024-03-03 Occurred",
                "uiterlijk 15 februari 2025 -> by 2025-02-15 Due",
            ],
        ),
        (
            "nl",
            "De verordening treedt in werking op 1 januari 2026.",
            &["op 1 januari 2026 -> 2026-01-01 TakesEffect"],
        ),
        (
            "nl",
            "De evaluatie is gepland voor het tweede kwartaal van 2025.",
            &["tweede kwartaal van 2025 -> Q2 2025 Due"],
        ),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_comes_again_in_other_languages() {
    hold(&[
        ("fr", "Le conseil présentera un rapport chaque année au plus tard le 30 juin.", &["chaque année au plus tard le 30 juin -> every year by 30 June Due"]),
        ("de", "Der Rat wird jährlich bis zum 31. März berichten.", &["jährlich bis zum 31. März -> every year by 31 March Due"]),
        ("it", "Il consiglio presenterà una relazione ogni anno entro il 30 giugno.", &["ogni anno entro il 30 giugno -> every year by 30 June Due"]),
    ]);
}

#[test]
fn words_that_are_no_date_stay_none() {
    for (language, text) in [
        ("fr", "Le marché de la mer est ouvert à la société."),
        ("es", "El mar y la gente van a la sede."),
        ("it", "La sera si può ottenere un mar di novità."),
        ("nl", "Het voor en tegen van de zaak."),
    ] {
        assert_eq!(dates(&read(language, text)), [""; 0], "{language}: {text}");
    }
}

#[test]
#[rustfmt::skip]
fn sums_and_how_exact_they_are() {
    for (language, text, wanted) in [
        ("fr", "Au moins 5 millions d'euros ont été versés.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("fr", "Jusqu'à 1 234,5 M€ seront alloués.", ("1234500000", "EUR", Qualifier::UpTo)),
        ("de", "Mindestens 5 Mio. Euro werden bereitgestellt.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("de", "Knapp 1,2 Mrd. EUR wurden ausgezahlt.", ("1200000000", "EUR", Qualifier::Almost)),
        ("es", "Al menos 5 millones de euros se han asignado.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("es", "Casi 2.500 euros.", ("2500", "EUR", Qualifier::Almost)),
        ("es", "Un total de 3 mil millones de euros.", ("3000000000", "EUR", Qualifier::Exact)),
        ("it", "Almeno 5 milioni di euro sono stati erogati.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("it", "Fino a 2,5 mld di euro saranno stanziati.", ("2500000000", "EUR", Qualifier::UpTo)),
        ("pt", "Pelo menos 5 milhões de euros serão pagos.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("pt", "Cerca de 2 mil milhões de euros.", ("2000000000", "EUR", Qualifier::About)),
        ("nl", "Ten minste 5 miljoen euro wordt toegekend.", ("5000000", "EUR", Qualifier::AtLeast)),
        ("nl", "Bijna 2,5 miljard euro is uitgekeerd.", ("2500000000", "EUR", Qualifier::Almost)),
    ] {
        let item = read(language, text);
        let found: Vec<_> = item
            .amounts
            .iter()
            .map(|sum| (sum.value.as_str(), sum.currency.as_str(), sum.qualifier))
            .collect();
        assert_eq!(found, [wanted], "{language}: {text}");
    }
}

#[test]
#[rustfmt::skip]
fn who_does_what_and_how_far_it_is() {
    for (language, text, role, status) in [
        ("fr", "La Commission a présenté le plan.", ActorRole::Accountable, None),
        ("fr", "Le plan sera adopté par la Commission.", ActorRole::Accountable, Some(Status::Announced)),
        ("fr", "Le projet, financé par la Commission, est en cours.", ActorRole::Funding, Some(Status::UnderWay)),
        ("de", "Das Vorhaben wird von der Kommission umgesetzt.", ActorRole::Accountable, Some(Status::Announced)),
        ("de", "Die Kommission hat den Plan angenommen.", ActorRole::Accountable, Some(Status::Adopted)),
        ("es", "El plan fue aprobado por la Comisión.", ActorRole::Accountable, Some(Status::Adopted)),
        ("it", "Il piano, finanziato dalla Commissione, è in corso.", ActorRole::Funding, Some(Status::UnderWay)),
        ("pt", "O plano foi adotado pela Comissão.", ActorRole::Accountable, Some(Status::Adopted)),
        ("nl", "Het plan is aangenomen door de Commissie.", ActorRole::Accountable, Some(Status::Adopted)),
    ] {
        let item = read(language, text);
        let roles: Vec<ActorRole> = item.bodies.iter().map(|body| body.role).collect();
        assert_eq!(roles, [role], "{language}: {text}");
        assert_eq!(
            item.status.map(|(status, _)| status),
            status,
            "{language}: {text}"
        );
    }
}

#[test]
#[rustfmt::skip]
fn how_sure_a_date_is() {
    for (language, text, hedge) in [
        ("fr", "L'adoption est prévue pour mars 2025.", Hedge::Planned),
        ("fr", "La date de mai 2025 reste à confirmer.", Hedge::ToBeConfirmed),
        ("de", "Die Annahme erfolgt voraussichtlich im März 2025.", Hedge::Expected),
        ("es", "Se espera su adopción en marzo de 2025.", Hedge::Expected),
        ("it", "L'adozione è prevista a marzo 2025.", Hedge::Planned),
        ("pt", "A adoção está prevista para março de 2025.", Hedge::Planned),
        ("nl", "De vaststelling is gepland in maart 2025.", Hedge::Planned),
    ] {
        let item = read(language, text);
        let hedges: Vec<Hedge> = item.dates.iter().map(|date| date.hedge).collect();
        assert_eq!(hedges, [hedge], "{language}: {text}");
    }
}

#[test]
fn a_year_that_is_only_compared_with_is_no_date() {
    hold(&[
        (
            "fr",
            "Réduire les émissions de 40 % par rapport aux niveaux de 2005.",
            &[],
        ),
        ("fr", "Réduire les émissions par rapport à 2005.", &[]),
        ("de", "Emissionen gegenüber dem Niveau von 2005 senken.", &[]),
        ("de", "Emissionen gegenüber 2005 senken.", &[]),
        ("es", "Reducir las emisiones respecto a los niveles de 2005.", &[]),
        ("it", "Ridurre le emissioni rispetto ai livelli del 2005.", &[]),
        ("pt", "Reduzir as emissões em relação aos níveis de 2005.", &[]),
        (
            "nl",
            "Uitstoot verminderen ten opzichte van het niveau van 2005.",
            &[],
        ),
    ]);
}

#[test]
fn headings_say_what_stands_under_them() {
    for (language, heading, block) in [
        ("fr", "Prochaines étapes", Block::NextStep),
        ("fr", "Chiffres clés", Block::Figure),
        ("de", "Nächste Schritte:", Block::NextStep),
        ("de", "Hintergrund", Block::Context),
        ("es", "Próximos pasos", Block::NextStep),
        ("it", "Prossimi passi", Block::NextStep),
        ("pt", "Próximos passos", Block::NextStep),
        ("nl", "Volgende stappen", Block::NextStep),
    ] {
        let words = FactWords::of(language).unwrap();
        assert_eq!(block_of(heading, words), Some(block), "{heading}");
    }
}
