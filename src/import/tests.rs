//! What an import makes of files of every shape, from the bytes to the corpus that the loader reads.

use chrono::NaiveDate;

use super::compose::{ActionOut, Composed, Heading};
use super::job::{Failure, ImportInput, ImportOptions, Imported, import};
use super::read::RulesFile;
use super::write::write;
use crate::load::{SourceFile, load};
use crate::model::Corpus;
use crate::model::words::Status;
use crate::when::Language;
use crate::when::convention::Conventions;

fn options() -> ImportOptions {
    ImportOptions {
        date: NaiveDate::from_ymd_opt(2025, 1, 1),
        ..ImportOptions::default()
    }
}

pub(super) fn tried(name: &str, bytes: &[u8], rules: Option<&str>) -> Result<Imported, Failure> {
    let input = ImportInput {
        name: name.into(),
        bytes: bytes.to_vec(),
        rules: rules.map(|text| RulesFile {
            name: "rules".into(),
            text: text.into(),
        }),
    };
    import(vec![input], &options())
}

fn imported(name: &str, text: &str) -> Imported {
    tried(name, text.as_bytes(), None).unwrap()
}

/// What the loader makes of what was written.
pub(super) fn loaded(corpus: &Composed) -> Corpus {
    let files: Vec<SourceFile> = write(corpus)
        .into_iter()
        .map(|file| SourceFile {
            name: file.name,
            path: None,
            text: Ok(file.text.into()),
        })
        .collect();
    match load(&files, &Conventions::default()) {
        Ok(corpus) => corpus,
        Err(report) => panic!("{report}"),
    }
}

/// The actions right under a heading.
fn actions(imported: &Imported, heading: &Heading) -> Vec<ActionOut> {
    let whole = |entry| imported.corpus.action(entry).into_owned();
    heading.actions.iter().map(whole).collect()
}

fn of_first(imported: &Imported) -> Vec<ActionOut> {
    actions(imported, &imported.corpus.objectives[0])
}

fn first(imported: &Imported) -> ActionOut {
    of_first(imported).swap_remove(0)
}

fn due(action: &ActionOut) -> Vec<&str> {
    action.dates.iter().map(|date| date.when.as_str()).collect()
}

const ITALIAN: &str = "\u{feff}Codice;Missione;Componente;Denominazione;Trimestre;Anno;Amministrazione titolare;Stato;Importo (mln €);Etichetta\r\n\
    M1C1-17;M1;C1;\"Riforma\r\ndue righe\";T2;2025;Ministero dell'Interno (MI);Conseguito;1.234,5;007\r\n\
    M1C1-18;M1;C2;Seconda;T4;2025;MINISTERO  DELL'INTERNO;In corso;0,75;\r\n\
    M2C1-01;M2;C1;Terza;3;2026;MI;Boh;12;x\r\n\
    M1C1-17;M1;C1;\"Riforma\r\ndue righe\";T3;2025;MI;Conseguito;2,5;008\r\n";

#[test]
fn a_table_in_italian_is_read_without_rules() {
    let imported = imported("pnrr.csv", ITALIAN);
    assert_eq!(imported.corpus.objectives.len(), 2);
    let action = &actions(&imported, &imported.corpus.objectives[0].sections[0])[0];
    assert_eq!(action.id, "m1c1-17");
    // Two rows with the same id are one action, with the content of both.
    assert_eq!(due(action), ["Q2 2025", "Q3 2025"]);
    assert_eq!(action.dates[0].wording.as_deref(), Some("T2 2025"));
    let sums: Vec<&str> = action
        .amounts
        .iter()
        .map(|amount| amount.value.as_str())
        .collect();
    assert_eq!(sums, ["1234500000", "2500000"]);
    assert_eq!(action.status, Some(Status::Completed));
    assert_eq!(
        imported.corpus.names.bodies.terms().len(),
        1,
        "spellings and the abbreviation are one body"
    );
    let extra: Vec<&str> = action.extra.iter().map(|(_, text)| text.as_str()).collect();
    assert!(extra.contains(&"007") && extra.contains(&"008"), "{extra:?}");
    let third = &actions(&imported, &imported.corpus.objectives[1].sections[0])[0];
    assert!(
        third.extra.contains(&("Stato".into(), "Boh".into())),
        "an unknown word stays"
    );
    assert_eq!(loaded(&imported.corpus).len(), 3);
}

#[test]
fn dates_are_read_in_the_language_of_the_columns() {
    let text = "Codice;Misura;Scadenza;Stato;Avanzamento;Parole chiave;URL;Pagina\n\
        M1;Portale;entro il 2º trimestre 2025;In corso;60;richiesto;https://example.org/x;12\n\
        M2;Ordine;autunno 2025;Completato;;;www.example.org;\n\
        M3;Terza;appena possibile;;;;;\n";
    let imported = imported("piano.csv", text);
    assert_eq!(imported.corpus.issue.language, Some(Language::Italian));
    let actions = &of_first(&imported);
    assert_eq!(due(&actions[0]), ["by Q2 2025"]);
    assert_eq!(
        actions[0].dates[0].wording.as_deref(),
        Some("entro il 2º trimestre 2025")
    );
    assert_eq!(due(&actions[1]), ["autumn 2025"]);
    // Words that are not a date are kept with the action, and reported.
    assert!(due(&actions[2]).is_empty());
    assert!(
        actions[2]
            .extra
            .contains(&("Scadenza".into(), "appena possibile".into()))
    );
    assert!(imported.report.text().contains("appena possibile"));
    // What a field takes is in it; what is not an address is kept as text.
    assert_eq!((actions[0].percent, actions[0].source.page), (Some(60), Some(12)));
    assert_eq!(actions[0].tags, ["richiesto"]);
    assert_eq!(
        actions[0].links,
        [("URL".to_owned(), "https://example.org/x".to_owned())]
    );
    assert_eq!(actions[0].source.reference.as_deref(), Some("M1"));
    assert!(actions[1].links.is_empty());
    assert!(
        actions[1]
            .extra
            .contains(&("URL".into(), "www.example.org".into()))
    );
    loaded(&imported.corpus);
}

#[test]
fn sentences_are_read_where_no_column_has_the_dates() {
    let text = "ID,Commitment,Lead\n\
        1,\"Plant two billion trees by the end of 2030, with EUR 3 million for Egypt.\",Environment\n\
        2,Keep the parks open.,Environment\n";
    let imported = imported("plan.csv", text);
    let actions = &of_first(&imported);
    assert_eq!(due(&actions[0]), ["by end of 2030"]);
    assert_eq!(actions[0].dates[0].wording.as_deref(), Some("by the end of 2030"));
    assert_eq!(actions[0].amounts[0].value, "3000000");
    assert_eq!(actions[0].places, ["EG"]);
    assert!(actions[1].dates.is_empty());
    // The cells of a column of dates are read as dates; a sentence in one is read as prose.
    let text = "ID,Title,Due\n1,Open by 2030,\"Opens in May 2025, complete by March 2026\"\n2,Two,Q2 2025\n";
    let imported = tried("plan.csv", text.as_bytes(), None).unwrap();
    let actions = &of_first(&imported);
    assert_eq!(due(&actions[0]), ["2025-05", "by 2026-03"]);
    assert_eq!(actions[0].extra[0].0, "Due", "the words of the cell stay");
}

#[test]
fn the_rules_that_are_written_read_the_same_again() {
    for (name, text) in [
        ("pnrr.csv", ITALIAN),
        (
            "t.json",
            "[{\"id\": \"1\", \"title\": \"One\", \"due\": \"2025-03-31\"}, {\"id\": \"2\", \"title\": \"Two\", \"due\": \"Q2 2025\"}]",
        ),
        (
            "c.ics",
            "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:One th\r\n at is folded\r\nDUE;VALUE=DATE:20250331\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        ),
    ] {
        let once = imported(name, text);
        let rules = once.rules[0].clone().unwrap();
        let again = tried(name, text.as_bytes(), Some(&rules)).unwrap();
        assert_eq!(again.files(), once.files(), "{rules}");
        assert_eq!(again.rules, [None]);
    }
}

#[test]
fn a_date_with_two_meanings_waits_for_a_rule() {
    let text = "id,title,deadline\n1,One,03/04/2025\n2,Two,05/06/2025\n";
    let once = imported("plan.csv", text);
    assert_eq!(due(&first(&once)), [""; 0]);
    assert_eq!(
        first(&once).extra,
        [("deadline".to_owned(), "03/04/2025".to_owned())]
    );
    assert_eq!(once.report.unread, 2);
    let rules = once.rules[0].clone().unwrap();
    let corrected = rules.replace("// date_order: DayMonthYear", "date_order: DayMonthYear");
    let again = tried("plan.csv", text.as_bytes(), Some(&corrected)).unwrap();
    assert_eq!(due(&first(&again)), ["2025-04-03"]);
    assert_eq!(again.report.unread, 0);
    // Another cell of the column settles it as well.
    let settled = imported(
        "plan.csv",
        &text.replace("05/06", "31/06").replace("31/06", "31/05"),
    );
    assert_eq!(due(&first(&settled)), ["2025-04-03"]);
}

#[test]
fn a_cell_without_a_date_is_reported_whatever_other_columns_say() {
    let rules = r#"Rules(title: Column("title"), starts: Column("from"), due: Column("by"))"#;
    let text = "title,from,by\nAdopt a plan,31 March 2025,when there is money\n";
    let imported = tried("plan.csv", text.as_bytes(), Some(rules)).unwrap();
    assert_eq!(imported.report.unread, 1);
    assert_eq!(
        first(&imported).extra,
        [("by".to_owned(), "when there is money".to_owned())]
    );
}

#[test]
fn wrong_rules_are_said_with_their_place() {
    let Err(Failure::Mistakes(wrong)) = tried(
        "a.csv",
        b"id,title\n1,x\n",
        Some("Rules(\n  title: Column(\"Titel\"),\n)"),
    ) else {
        panic!("a mistake")
    };
    assert_eq!(
        wrong,
        ["rules:2:17: there is no column `Titel`; did you mean `title`?"]
    );
}

#[test]
fn other_currencies_and_long_titles_lose_nothing() {
    let title = "Introduce a tax credit for small businesses to invest in better ventilation, and expand it every year thereafter";
    let imported = imported(
        "a.csv",
        &format!("id,title,budget (CAD)\n7,\"{title}\",\"1,234.56\"\n8,b,5m\n"),
    );
    let action = first(&imported);
    assert!(action.is_draft && action.title.ends_with('…'));
    assert_eq!(action.summary, title);
    assert_eq!(action.amounts[0].value, "1234.56");
    let corpus = loaded(&imported.corpus);
    assert_eq!(corpus.amounts.items().len(), 2);
    assert!(corpus.actions[0].is_draft && !corpus.actions[1].is_draft);
}

#[test]
fn rows_without_a_title_and_above_the_header_are_named() {
    let imported = imported(
        "a.csv",
        "Plan,,\nStand: 31.12.2024,,\nid,title,due\n1,a,2025\n,,2026\n2,b,2027\n",
    );
    let report = imported.report.markdown();
    assert_eq!(imported.corpus.issue.title, "Plan");
    assert!(
        report.contains("a row without a title") && report.contains("above the header"),
        "{report}"
    );
}

#[test]
fn names_that_nobody_knows_are_listed_and_known_ones_not_declared() {
    let imported = imported(
        "plan.txt",
        "Next steps\n\n- The European Commission will fund the NDICI by June 2026.\n- More from the NDICI for Egypt by 2027.\n",
    );
    let names = &imported.corpus.names;
    assert!(names.bodies.terms().is_empty() && names.places.terms().is_empty());
    let action = actions(&imported, &imported.corpus.objectives[0]).swap_remove(0);
    assert_eq!(action.actors[0].0, "commission");
    assert_eq!(loaded(&imported.corpus).len(), 2);
    let report = imported.report.markdown();
    assert!(report.contains("- 2 × “NDICI”: lines 3, 4\n"), "{report}");
}

#[test]
fn the_owners_of_a_table_are_known_by_their_full_names_alone() {
    let imported = imported(
        "plan.csv",
        "id,title,owner\n1,a,EUROPEAN COMMISSION\n2,b,Council\n3,c,EC\n",
    );
    let declared: Vec<String> = imported
        .corpus
        .names
        .bodies
        .terms()
        .into_iter()
        .map(|term| term.id)
        .collect();
    assert_eq!(declared, ["council", "ec"]);
    assert_eq!(first(&imported).actors[0].0, "commission");
}

#[test]
fn progress_and_money_are_known_by_what_stands_in_their_columns() {
    let imported = imported(
        "plan.csv",
        "Requirement ID;What;Where it stands;Worth (k€)\nR-1;One thing;Done;1,5\nR-2;Other thing;In progress;2,25\nR-3;Third thing;Done;3,5\n",
    );
    let action = first(&imported);
    assert_eq!(
        (action.id.as_str(), action.status),
        ("r-1", Some(Status::Completed))
    );
    assert_eq!(action.amounts[0].value, "1500");
}

#[test]
fn midnights_that_are_given_in_utc_are_named() {
    let task = |due: &str| {
        format!(
            r#"{{"uuid": "{due}", "description": "Meet", "entry": "20250301T101112Z", "status": "pending", "due": "{due}"}}"#
        )
    };
    let text = format!(
        "[{}, {}, {}]",
        task("20250331T220000Z"),
        task("20250401T215959Z"),
        task("20251231T230000Z")
    );
    let imported = imported("tasks.json", &text);
    assert_eq!(due(&first(&imported)), ["2025-03-31"]);
    let report = imported.report.text();
    assert!(
        report.contains("2 dates are given in UTC, such as 20251231T230000Z"),
        "{report}"
    );
}

#[test]
fn no_date_is_made_up() {
    let input = ImportInput {
        name: "plan.csv".into(),
        bytes: b"id,title\n1,x\n".to_vec(),
        rules: None,
    };
    let failure = import(vec![input.clone()], &ImportOptions::default()).unwrap_err();
    assert_eq!(failure, Failure::NoDate);
    let dated = ImportInput {
        name: "plan_2025-03-31.csv".into(),
        ..input
    };
    let imported = import(vec![dated], &ImportOptions::default()).unwrap();
    assert_eq!(imported.corpus.issue.id, "2025-03-31");
}

#[cfg(feature = "spreadsheets")]
mod spreadsheets {
    use std::io::{Cursor, Write as _};

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, text) in parts {
            zip.start_file(*name, stored).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
        archive(&[
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Plan\" r:id=\"r1\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<x><Relationship Id=\"r1\" Target=\"worksheets/s.xml\"/></x>",
            ),
            (
                "xl/styles.xml",
                "<x><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></x>",
            ),
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/s.xml", sheet),
        ])
    }

    #[test]
    fn a_workbook_tells_dates_from_numbers_and_keeps_digits() {
        let strings = "<sst uniqueCount=\"99999999999999\"><si><t>Code</t></si><si><t>Title</t></si><si><r><t>Du</t></r><r><t>e</t></r></si></sst>";
        let sheet = "<worksheet><sheetData>\
            <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>Budget (EUR)</t></is></c></row>\
            <row r=\"3\"><c r=\"A3\" t=\"str\"><f>1+1</f><v>007</v></c><c r=\"B3\" t=\"inlineStr\"><is><t>One</t></is></c><c r=\"C3\" s=\"1\"><v>45747</v></c><c r=\"D3\"><v>12345678901234567</v></c></row>\
            </sheetData></worksheet>";
        let imported = tried("plan.xlsx", &workbook(sheet, strings), None).unwrap();
        let action = first(&imported);
        assert_eq!((action.id.as_str(), action.source.first_and_last().0), ("007", 3));
        assert_eq!(due(&action), ["2025-03-31"]);
        assert_eq!(action.dates[0].wording, None);
        assert_eq!(action.amounts[0].value, "12345678901234567");
    }

    #[test]
    fn an_open_document_says_what_its_cells_are() {
        let content = "<x><table:table table:name=\"Hoja\"><table:table-row><table:table-cell><text:p>Código</text:p></table:table-cell>\
            <table:table-cell><text:p>Medida</text:p></table:table-cell><table:table-cell><text:p>Fecha límite</text:p></table:table-cell></table:table-row>\
            <table:table-row><table:table-cell office:value-type=\"string\"><text:p>01</text:p></table:table-cell>\
            <table:table-cell><text:p>Uno</text:p></table:table-cell>\
            <table:table-cell office:value-type=\"date\" office:date-value=\"2025-03-31\"><text:p>31/03/25</text:p></table:table-cell></table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table></x>";
        let imported = tried("plan.ods", &archive(&[("content.xml", content)]), None).unwrap();
        assert_eq!(first(&imported).id, "01");
        assert_eq!(due(&first(&imported)), ["2025-03-31"]);
    }

    #[test]
    fn hostile_files_are_refused() {
        let wide =
            "<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>";
        let far = "<worksheet><sheetData><row r=\"4294967295\"><c><v>1</v></c></row></sheetData></worksheet>";
        let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>";
        let repeated = "<x><table:table><table:table-row table:number-rows-repeated=\"9999999\"><table:table-cell table:number-columns-repeated=\"1000\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></x>";
        let cut = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        for (name, bytes, part) in [
            ("a.xlsx", workbook(wide, "<sst/>"), "column 16384"),
            ("a.xlsx", workbook(cut, "<sst/>"), "ends too early"),
            ("a.xlsx", workbook("<worksheet/>", entity), "entities"),
            ("a.xlsx", workbook(far, "<sst/>"), "row 4294967295"),
            ("a.xlsx", b"PK\x03\x04".to_vec(), "cannot be opened"),
            ("a.xlsx", archive(&[]), "no .xlsx"),
            ("a.ods", archive(&[("content.xml", repeated)]), "cells"),
        ] {
            let Err(Failure::Mistakes(wrong)) = tried(name, &bytes, None) else {
                panic!("{part}")
            };
            assert!(wrong[0].contains(part), "{wrong:?}");
        }
    }
}
