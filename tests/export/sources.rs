//! Citations of documents without line numbers or without any locators, and addresses, in every format.

use milepost::export::{Due, ExportFormat, ExportScope, citation};
use milepost::model::{ActionRef, EditionId};
use milepost::views::node::Node;

use super::{Shelf, json, rendered};
use crate::load::files;

const EDITION: &str = r#"Edition(id: "e", title: "Plan", as_of: "2024-12-16", source: (name: "The plan", url: "https://plan.example/é"))"#;

fn shelf() -> Shelf {
    let action = |id: &str, more: &str| {
        format!(
            r#"(id: "o.{id}", title: "Title {id}", block: NextStep, kind: Call, dates: [(when: "2025", role: Due)]{more}),"#
        )
    };
    let objective = format!(
        r#"Objective(id: "o", number: 3, title: "O", actions: [{}])"#,
        [
            action("a", ""),
            action("b", ", source: ()"),
            action("c", r#", source: (ref: "M1C1-17", page: 12, url: "https://a.example/x_y?b=1&copy;=2|3")"#),
            action("d", ", source: (page: 7)"),
            action("e", ", source: (item: 5, page: 8, line: 30, last_line: 31)"),
            action("f", r#", links: [(title: "More | of it", url: "https://b.example/(1)"), (url: "mailto:a@b.example")]"#),
        ]
        .concat()
    );
    Shelf::of(&files(&[("e.ron", EDITION), ("o.ron", &objective)]))
}

#[test]
fn citations_say_what_there_is() {
    let shelf = shelf();
    let cited: Vec<_> = shelf.library.corpus.all().map(ActionRef::citation).collect();
    assert_eq!(
        cited,
        [
            "obj. 3",
            "obj. 3",
            "ref. M1C1-17, p. 12",
            "obj. 3, p. 7",
            "obj. 3, item 5, p. 8, lines 30–31",
            "obj. 3",
        ]
    );
    let whole = |id: &str| {
        let action = shelf.library.corpus.find(id).unwrap();
        citation(&shelf.library, None, Node::Action(action))
    };
    assert_eq!(
        whole("o.c"),
        "Title c: ref. M1C1-17, p. 12; The plan, https://a.example/x_y?b=1&copy;=2|3"
    );
    assert_eq!(whole("o.a"), "Title a: obj. 3; The plan, https://plan.example/é");
    assert_eq!(
        citation(&shelf.library, None, Node::Edition(EditionId(0))),
        "Plan: The plan; https://plan.example/é"
    );
}

#[test]
fn addresses_are_in_every_format() {
    let shelf = shelf();
    let tree = |format| rendered(&shelf.view(ExportScope::Tree), format);
    let text = tree(ExportFormat::Text);
    assert!(
        text.contains("[2] ref. M1C1-17, p. 12 https://a.example/x_y?b=1&copy;=2|3\n"),
        "{text}"
    );
    let rows = tree(ExportFormat::Csv);
    assert!(rows.contains(",https://a.example/x_y?b=1&copy;=2|3,"), "{rows}");
    assert!(
        rows.contains("More | of it <https://b.example/(1)>; mailto:a@b.example"),
        "{rows}"
    );
    let objects: serde_json::Value = serde_json::from_str(&tree(ExportFormat::Json)).unwrap();
    json::validator()(&objects).unwrap();
    assert_eq!(objects[2]["source"]["ref"], "M1C1-17");
    assert_eq!(objects[2]["source"]["page"], 12);
    assert!(objects[2]["source"]["line"].is_null());
    assert_eq!(objects[0]["source"]["document_url"], "https://plan.example/é");
    assert_eq!(objects[5]["links"][1]["url"], "mailto:a@b.example");
    let calendar = rendered(
        &shelf.view(ExportScope::Deadlines(Due::default())),
        ExportFormat::Ics,
    )
    .replace("\r\n ", "");
    assert!(
        calendar.contains("\r\nURL:https://a.example/x_y?b=1&copy;=2%7C3\r\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("\r\nURL:https://plan.example/%C3%A9\r\n"),
        "{calendar}"
    );
}

#[test]
fn markdown_leads_to_the_address_to_the_letter() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let shelf = shelf();
    let corpus = &shelf.library.corpus;
    let nodes: Vec<_> = corpus.all().map(|action| Node::Action(action.id)).collect();
    for scope in [
        ExportScope::Tree,
        ExportScope::Nodes(&nodes),
        ExportScope::Deadlines(Due::default()),
    ] {
        let markdown = rendered(&shelf.view(scope), ExportFormat::Markdown);
        let links: Vec<_> = Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
            .filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            })
            .collect();
        assert!(
            links.contains(&"https://a.example/x_y?b=1&copy;=2%7C3".to_owned()),
            "{links:?} in {markdown}"
        );
        if matches!(scope, ExportScope::Nodes(_)) {
            assert!(links.contains(&"https://b.example/(1)".to_owned()), "{links:?}");
            assert!(links.contains(&"mailto:a@b.example".to_owned()), "{links:?}");
        }
    }
}
