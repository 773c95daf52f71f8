//! Hostile titles: every format keeps them complete and makes them harmless.

use std::fmt::Write as _;
use std::sync::LazyLock;

use icalendar::parser::{read_calendar, unfold};
use milepost::export::{Due, ExportFormat, ExportScope, ExportView};
use milepost::library::Library;
use milepost::load::files::SourceFile;
use milepost::text::sanitize::{is_harmful, visible, visible_except};
use milepost::views::node::Node;
use milepost::views::tables::figures::{By, FigureSort};
use milepost::views::tables::rows::Subject;
use milepost::views::tables::{TableKind, TableOptions};
use serde_json::Value;

use super::{Shelf, html, markdown, rendered};
use crate::support::{self, file};

fn titles() -> Vec<String> {
    vec![
        r#"She said "no", twice; 'so' be it"#.into(),
        "two\nlines\r\nor three".into(),
        "a | b || c \\| d".into(),
        "right \u{200f}to\u{202e} left \u{2067}and\u{2069} back".into(),
        "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7} \u{9b}2J".into(),
        "=HYPERLINK(\"http://a.example\";\"b\")".into(),
        "+1-2@SUM(1)".into(),
        "-2+3 cmd|' /C calc'!A0".into(),
        "@import, too".into(),
        "four bytes 𝔘𝔫𝔦 👩‍👩‍👧 移民".into(),
        "# [x](javascript:alert(1)) <script>*_`~~~ &amp; 1. {#id}".into(),
        format!("long {}", "Donaudampfschifffahrtsgesellschaft, ".repeat(140)),
        "BEGIN:VEVENT\nEND:VCALENDAR\\n;,: \t x".into(),
        "null\0del\u{7f}bom\u{feff}tag\u{e0041}".into(),
    ]
}

fn shelf() -> Shelf {
    Shelf::from(library())
}

/// A corpus in which every text is hostile.
pub fn library() -> Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| support::library(&files()));
    LIBRARY.clone()
}

fn files() -> [SourceFile; 2] {
    let mut text =
        String::from("Objective(edition: \"e\", id: \"o\", number: 1, title: \"Objective\", actions: [\n");
    for (index, title) in titles().iter().enumerate() {
        let title = ron::to_string(title).unwrap();
        let _ = writeln!(
            text,
            "(id: \"o.a{index}\", title: {title}, summary: {title}, block: NextStep, kind: Meeting,\n\
             dates: [(when: \"2025-03-{:02}\", role: Due, what: {title})], caveats: [{title}],\n\
             figures: [(indicator: {title}, value: 7, unit: {title})],\n\
             source: (item: {}, line: {})),",
            index + 1,
            index + 1,
            index + 1
        );
    }
    text.push_str("])");
    let edition = "Edition(id: \"e\", title: \"Edition\", as_of: \"2025-01-01\", source: (name: \"Source\", lines: 99))";
    [file("e.ron", edition), file("o.ron", &text)]
}

/// A text with runs of white space collapsed, as on a rendered page.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn json_has_them_to_the_letter() {
    let shelf = shelf();
    shelf.views(|name, view| {
        let text = rendered(view, ExportFormat::Json);
        assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'), "{name}");
        for object in serde_json::from_str::<Value>(&text).unwrap().as_array().unwrap() {
            let index: usize = object["id"].as_str().unwrap()[3..].parse().unwrap();
            assert_eq!(object["title"], titles()[index]);
            assert_eq!(object["summary"], titles()[index]);
            assert_eq!(object["dates"][0]["what"], titles()[index]);
        }
    });
}

#[test]
fn csv_has_them_with_formulas_disarmed_and_controls_shown() {
    let shelf = shelf();
    shelf.views(|name, view| {
        let text = rendered(view, ExportFormat::Csv);
        assert!(
            !text.chars().any(|c| is_harmful(c) && !"\r\n\t".contains(c)),
            "{name}"
        );
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let row = row.unwrap();
            let index: usize = row[3][3..].parse().unwrap();
            let title = visible_except(&titles()[index], "\r\n\t").into_owned();
            assert_eq!(row[4].strip_prefix('\'').unwrap_or(&row[4]), title);
            for cell in &row {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{name}: {cell}"
                );
            }
        }
    });
}

#[test]
fn markdown_has_them_as_text() {
    let shelf = shelf();
    let text = rendered(
        &shelf.view(ExportScope::Deadlines(Due::default())),
        ExportFormat::Markdown,
    );
    assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'));
    let rows = markdown::read(&text).rows;
    assert_eq!(rows.len(), titles().len());
    for (row, title) in rows.iter().zip(titles()) {
        assert_eq!(folded(&row[2]), folded(&visible(&title)));
    }
    let items = markdown::read(&rendered(&shelf.view(ExportScope::Tree), ExportFormat::Markdown)).items;
    for title in titles() {
        let title = folded(&visible(&title));
        assert!(
            items.iter().any(|item| folded(item).starts_with(&title)),
            "{title}"
        );
    }
    shelf.views(|_, view| drop(markdown::read(&rendered(view, ExportFormat::Markdown))));
}

#[test]
fn html_has_them_as_text() {
    let shelf = shelf();
    let read = |view: &ExportView| {
        let text = rendered(view, ExportFormat::Html);
        assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'));
        html::read(&text)
    };
    let page = read(&shelf.view(ExportScope::Deadlines(Due::default())));
    let rows = page.rows();
    assert_eq!(rows.len(), titles().len());
    for (row, title) in rows.iter().zip(titles()) {
        assert_eq!(row[2].text, visible(&title));
        assert!(row[3].text.starts_with(&*visible(&title)));
    }
    let page = read(&shelf.view(ExportScope::Tree));
    let items: Vec<_> = page.all("li").collect();
    for (item, title) in items.iter().zip(titles()) {
        assert!(item.text.starts_with(&*visible(&title)), "{}", item.text);
    }
    // The complete text as a title, as a summary and as a caveat.
    let nodes: Vec<Node> = shelf
        .library
        .corpus
        .all()
        .map(|action| Node::Action(action.id))
        .collect();
    let page = read(&shelf.view(ExportScope::Nodes(&nodes)));
    for title in titles() {
        let title = visible(&title).into_owned();
        let whole = folded(&title);
        assert!(page.all("h2").any(|heading| heading.text == title), "{title}");
        assert!(page.all("dd").any(|fact| folded(&fact.text) == whole), "{title}");
    }
    shelf.views(|_, view| drop(read(view)));
    for kind in TableKind::ALL {
        let page = read(&shelf.table(kind, TableOptions::default()));
        if matches!(kind, TableKind::Figures | TableKind::Owners | TableKind::Caveats) {
            for title in titles() {
                let title = visible(&title).into_owned();
                assert!(
                    page.all("td").any(|cell| cell.text.contains(&title)),
                    "{kind:?}: {title}"
                );
            }
        }
    }
}

#[test]
fn calendars_have_them_escaped() {
    let shelf = shelf();
    let text = rendered(
        &shelf.view(ExportScope::Deadlines(Due::default())),
        ExportFormat::Ics,
    );
    assert!(!text.chars().any(|c| is_harmful(c) && !"\r\n\t".contains(c)));
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    assert_eq!(calendar.components.len(), titles().len());
    for (event, title) in calendar.components.iter().zip(titles()) {
        let summary = event
            .properties
            .iter()
            .find(|property| property.name == "SUMMARY");
        let read: &str = summary.unwrap().val.as_ref();
        let wanted = visible_except(&title.replace("\r\n", "\n"), "\n\t").into_owned();
        assert_eq!(read, wanted);
    }
}

#[test]
fn text_shows_them() {
    let shelf = shelf();
    shelf.views(|name, view| {
        let text = rendered(view, ExportFormat::Text);
        assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'), "{name}");
    });
    let text = folded(&rendered(&shelf.view(ExportScope::Tree), ExportFormat::Text));
    for title in titles() {
        assert!(text.contains(&folded(&visible(&title))), "{title}");
    }
}

#[test]
fn tables_have_them_too() {
    let shelf = shelf();
    let everything = Subject {
        title: titles()[4].clone(),
        ..Subject::default()
    };
    let options = TableOptions {
        sort: FigureSort {
            by: By::Document,
            reverse: false,
        },
        ..TableOptions::default()
    };
    for kind in [TableKind::Figures, TableKind::Owners] {
        let view = shelf.view(ExportScope::Table(kind, &everything, options));
        let objects: Value = serde_json::from_str(&rendered(&view, ExportFormat::Json)).unwrap();
        let objects = objects.as_array().unwrap();
        assert_eq!(objects.len(), titles().len());
        for (object, title) in objects.iter().zip(titles()) {
            assert_eq!(object["title"], title);
            let other = if object["indicator"].is_string() {
                "indicator"
            } else {
                "what"
            };
            assert_eq!(object[other], title);
        }
        let text = rendered(&view, ExportFormat::Csv);
        assert!(!text.chars().any(|c| is_harmful(c) && !"\r\n\t".contains(c)));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for row in reader.records().map(Result::unwrap) {
            assert!(
                row.iter()
                    .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']))
            );
        }
        let text = rendered(&view, ExportFormat::Markdown);
        assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'));
        let rows = markdown::read(&text).rows;
        assert_eq!(rows.len(), titles().len());
        let text = rendered(&view, ExportFormat::Text);
        assert!(!text.chars().any(|c| is_harmful(c) && c != '\n'));
    }
}
