//! Briefs: their contents, and that each format is complete and safe.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use milepost::export::brief::page::{BriefPart, BriefPassage};
use milepost::export::brief::{Asked, Brief, BriefFormat, compose};
use milepost::model::ActionRef;
use milepost::model::set::ActionSet;
use milepost::search::search;
use milepost::text::sanitize::{is_harmful, visible};
use milepost::views::question::Question;
use milepost::views::tables::money::Lens;
use pulldown_cmark::{Event, Options, Parser, Tag};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use super::{Shelf, hostile};

/// The questions a brief is judged by.
const QUESTIONS: [(&str, &str); 8] = [
    ("where:mauritania", "actions on Mauritania"),
    ("where:egypt", "actions on Egypt"),
    ("who:frontex", "actions involving Frontex"),
    (
        "who:frontex due:..2025-06",
        "actions involving Frontex, due before July 2025",
    ),
    ("due:..2025-06", "actions due before July 2025"),
    ("kind:returns has:amount", "money for returns"),
    ("returns has:amount", "money for returns"),
    ("money for returns", "actions on money for returns"),
];

fn brief(shelf: &Shelf, query: &str) -> Brief {
    let library = &shelf.library;
    let query = library.query(query, shelf.as_of).unwrap();
    let found = search(&library.corpus, library.index(), &library.deadlines, &query, 0);
    compose(&Asked {
        library,
        as_of: shelf.as_of,
        set: &found.set,
        compared: None,
        question: &Question::of(&query, &library.corpus, library.days),
        title: None,
        lens: &Lens::of(&query, &library.corpus),
    })
}

fn everything(shelf: &Shelf) -> Brief {
    let corpus = &shelf.library.corpus;
    compose(&Asked {
        library: &shelf.library,
        as_of: shelf.as_of,
        set: &ActionSet::of(corpus.len(), corpus.all().map(|action| action.id)),
        compared: None,
        question: &Question::of_everything(),
        title: None,
        lens: &Lens::default(),
    })
}

fn written(brief: &Brief, format: BriefFormat) -> String {
    String::from_utf8(format.render(brief)).unwrap()
}

#[test]
fn a_place_in_words_has_the_sum_of_the_field() {
    let shelf = Shelf::built_in();
    for query in ["mauritania", "where:mauritania"] {
        let text = written(&brief(&shelf, query), BriefFormat::Text);
        assert!(
            text.contains("Money named: EUR 222.8 million"),
            "{query}:\n{text}"
        );
    }
}

/// The parts of a Word document by name.
fn parts(brief: &Brief) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(BriefFormat::Docx.render(brief))).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

/// Every passage of a brief in reading order.
fn passages(brief: &Brief) -> Vec<&BriefPassage> {
    let parts = brief.sections.iter().flat_map(|section| &section.parts);
    let passages = parts.flat_map(|part| match part {
        BriefPart::Paragraph(passage) => vec![passage],
        BriefPart::Remark(_) => Vec::new(),
        BriefPart::List(passages) => passages.iter().collect(),
        BriefPart::Table(table) => table.rows.iter().chain(&table.foot).flatten().collect(),
    });
    passages.collect()
}

/// The values of an attribute of some element, in order.
fn attributes(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(tag) | Xml::Empty(tag) if tag.name().as_ref() == element => {
                let value = tag.try_get_attribute(attribute).unwrap();
                found.extend(value.map(|value| value.value.into_owned()));
            }
            Xml::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn a_small_brief_as_text() {
    insta::assert_snapshot!(written(&everything(&Shelf::small()), BriefFormat::Text));
}

#[test]
fn a_brief_with_money_and_figures_as_markdown() {
    insta::assert_snapshot!(written(&everything(&Shelf::tables()), BriefFormat::Markdown));
}

#[test]
fn a_brief_says_what_changed() {
    let shelf = Shelf::editions();
    let base = shelf.library.actions_in_view(shelf.as_of).unwrap();
    let question = Question::of_everything();
    let brief = compose(&Asked {
        library: &shelf.library,
        as_of: shelf.as_of,
        set: &base,
        compared: None,
        question: &question,
        title: None,
        lens: &Lens::default(),
    });
    insta::assert_snapshot!(written(&brief, BriefFormat::Text));
}

#[test]
fn a_small_brief_as_html() {
    insta::assert_snapshot!(written(&everything(&Shelf::small()), BriefFormat::Html));
}

#[test]
fn the_parts_of_a_document() {
    let parts = parts(&everything(&Shelf::small()));
    for name in ["word/document.xml", "word/footnotes.xml", "docProps/core.xml"] {
        insta::assert_snapshot!(name.replace('/', "-"), parts[name].replace("><", ">\n<"));
    }
}

#[test]
fn questions_are_put_into_words() {
    let shelf = Shelf::built_in();
    let more = [
        ("", "all actions"),
        ("due:2025-Q1", "actions due from January 2025 to March 2025"),
        ("due:2025", "actions due in 2025"),
        (
            "where:egypt,tunisia !who:frontex",
            "actions on Egypt or Tunisia, but not involving Frontex",
        ),
        ("eur>=10m", "actions with a sum of EUR 10 million or more"),
        (
            "is:overdue",
            "actions where a deadline is past with no outcome recorded",
        ),
        ("status:signed", "actions reported as signed"),
        ("stage:paid", "actions with money that is paid"),
    ];
    for (query, words) in QUESTIONS.into_iter().chain(more) {
        let query = shelf.library.query(query, shelf.as_of).unwrap();
        let question = Question::of(&query, &shelf.library.corpus, shelf.library.days);
        assert_eq!(question.words, words, "{}", query.text);
    }
}

#[test]
fn notes_are_numbered_as_they_are_read() {
    for (query, _) in QUESTIONS {
        let brief = brief(&Shelf::built_in(), query);
        let mut met: Vec<usize> = Vec::new();
        for note in passages(&brief).iter().flat_map(|passage| &passage.notes) {
            if !met.contains(note) {
                met.push(*note);
            }
        }
        assert_eq!(met, (1..=brief.notes.len()).collect::<Vec<_>>(), "{query}");
    }
}

#[test]
fn nothing_has_to_be_deleted() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let ids: BTreeSet<&str> = corpus.all().map(ActionRef::key).collect();
    for (query, _) in QUESTIONS {
        for format in [BriefFormat::Text, BriefFormat::Markdown] {
            let text = written(&brief(&shelf, query), format);
            for apparatus in [
                "where:", "in 2 d", " d left", " d past", "who:", "due:", "pot ", "[obj.", "\\",
            ] {
                assert!(!text.contains(apparatus), "{query}: {apparatus}\n{text}");
            }
            let mut words = text.split([' ', '\n', '(', ')', '|']);
            assert!(
                !words.any(|word| word.contains('.') && ids.contains(word)),
                "{query}"
            );
            // Three pages.
            assert!(text.len() < 12_000, "{query}: {} bytes", text.len());
        }
    }
}

#[test]
fn a_sum_of_money_is_that_of_its_lines() {
    let text = written(&brief(&Shelf::built_in(), "where:mauritania"), BriefFormat::Text);
    assert!(
        text.contains("Money named: EUR 222.8 million, each amount counted once."),
        "{text}"
    );
    // 2 + 3.5 + 210 + 2 + 0.3 + 5: the pots within the 210 are not added.
    let sums = [
        "EUR 2 million",
        "EUR 3.5 million",
        "EUR 210 million",
        "EUR 300,000",
        "EUR 5 million",
    ];
    for sum in sums {
        assert!(text.contains(&format!(" – {sum}")), "{sum}\n{text}");
    }
    assert!(text.contains("of which budget support"), "{text}");
    // The fund that a project is within says who pays, and pots that are also for others are listed apart.
    let line = |wanted: &str| {
        text.lines()
            .find(|line| line.contains(wanted))
            .unwrap_or_default()
    };
    assert!(
        line("Schengen visas [").contains(" – fund: MPF – EUR 300,000 – stage: announced"),
        "{text}"
    );
    assert!(
        text.contains("and not in the sum:\n\n- RDPP North Africa"),
        "{text}"
    );
    // A word may match pots that are mostly for something else, and some amounts have no sum.
    let text = written(
        &brief(&Shelf::built_in(), "returns has:amount"),
        BriefFormat::Text,
    );
    assert!(text.starts_with("Money for returns\n"), "{text}");
    assert!(
        text.contains(
            "\nNot in the sum: 1 amount for which the document states none. Each amount is counted whole"
        ),
        "{text}"
    );
}

#[test]
fn every_relation_and_every_note_of_a_document_resolves() {
    for (query, _) in QUESTIONS {
        let brief = brief(&Shelf::built_in(), query);
        let parts = parts(&brief);
        // Every part is well-formed, has a type, and is the target of a relationship.
        let types = &parts["[Content_Types].xml"];
        let named = attributes(types, "Override", "PartName");
        for (name, text) in &parts {
            attributes(text, "", "");
            let is_typed = named.contains(&format!("/{name}"))
                || name.contains("_rels/")
                || name == "[Content_Types].xml";
            assert!(is_typed, "{name}");
        }
        for name in &named {
            assert!(parts.contains_key(&name[1..]), "{name}");
        }
        let document = &parts["word/document.xml"];
        let related = attributes(&parts["word/_rels/document.xml.rels"], "Relationship", "Id");
        for id in attributes(document, "w:footerReference", "r:id") {
            assert!(related.contains(&id), "{id}");
        }
        for target in attributes(&parts["word/_rels/document.xml.rels"], "Relationship", "Target") {
            assert!(parts.contains_key(&format!("word/{target}")), "{target}");
        }
        let links = attributes(&parts["word/_rels/footnotes.xml.rels"], "Relationship", "Id");
        assert_eq!(
            links,
            attributes(&parts["word/footnotes.xml"], "w:hyperlink", "r:id")
        );
        // Each note is referred to exactly once, by its own mark.
        let wanted: Vec<String> = (1..=brief.notes.len()).map(|note| note.to_string()).collect();
        let ids = attributes(&parts["word/footnotes.xml"], "w:footnote", "w:id");
        assert_eq!(ids[..2], ["-1", "0"]);
        assert_eq!(ids[2..], wanted[..]);
        assert_eq!(attributes(document, "w:footnoteReference", "w:id"), wanted);
        // Every style that is used is defined.
        let styles = attributes(&parts["word/styles.xml"], "w:style", "w:styleId");
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for style in attributes(document, element, "w:val") {
                assert!(styles.contains(&style), "{style}");
            }
        }
        // Every row has a cell for each column, and the columns are as wide as the table.
        for table in document.split("<w:tbl>").skip(1) {
            let table = table.split("</w:tbl>").next().unwrap();
            let grid = table.matches("<w:gridCol").count();
            for row in table.split("<w:tr>").skip(1) {
                assert_eq!(row.matches("<w:tc>").count(), grid);
            }
            let widths = table.split("<w:gridCol w:w=\"").skip(1);
            let widths = widths.map(|rest| rest.split('"').next().unwrap().parse::<u32>().unwrap());
            assert_eq!(widths.sum::<u32>(), 9638);
        }
    }
}

#[test]
fn links_lead_where_their_notes_say() {
    let brief = everything(&Shelf::editions());
    let urls: Vec<&str> = brief
        .notes
        .iter()
        .filter_map(|note| note.url.as_deref())
        .collect();
    let parts = parts(&brief);
    let targets = attributes(&parts["word/_rels/footnotes.xml.rels"], "Relationship", "Target");
    assert_eq!(targets, urls);
    let html = written(&brief, BriefFormat::Html);
    for url in urls {
        assert!(html.contains(&format!("<a href=\"{url}\">")), "{url}");
    }
}

#[test]
fn a_document_is_the_same_each_time() {
    let brief = everything(&Shelf::tables());
    assert_eq!(BriefFormat::Docx.render(&brief), BriefFormat::Docx.render(&brief));
}

/// The text of XML or HTML without tags.
fn text_of(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let close = rest[open..].find('>').unwrap();
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    quick_xml::escape::unescape(&out).unwrap().into_owned()
}

#[test]
fn titles_that_mean_harm_do_none_in_any_format() {
    let shelf = Shelf::from(hostile::library());
    let brief = everything(&shelf);
    let corpus = &shelf.library.corpus;
    let titles: Vec<&str> = corpus.all().map(ActionRef::title).collect();
    let listed = |passage: &str| titles.iter().any(|title| passage.contains(visible(title).trim()));
    assert!(passages(&brief).iter().any(|passage| listed(&passage.text)));
    let document = parts(&brief).remove("word/document.xml").unwrap();
    let html = written(&brief, BriefFormat::Html);
    let text = written(&brief, BriefFormat::Text);
    let markdown = written(&brief, BriefFormat::Markdown);
    for written in [&document, &html, &text, &markdown] {
        let harmful: Vec<char> = written.chars().filter(|c| is_harmful(*c) && *c != '\n').collect();
        assert_eq!(harmful, Vec::<char>::new());
    }
    let (in_document, in_html) = (text_of(&document), text_of(&html));
    for title in &titles {
        let title = visible(title);
        let title = title.trim();
        for whole in [&in_document, &in_html, &text] {
            assert!(whole.contains(title), "{title}");
        }
    }
    // No part of a title becomes a tag or runs as a script.
    for tag in ["<script", "<b>", "<!--", "javascript:alert(1)\""] {
        assert!(!html.contains(tag) && !document.contains(tag), "{tag}");
    }
    let read = plain(&markdown);
    for title in &titles {
        let title: String = visible(title).split_whitespace().collect();
        assert!(read.contains(&title), "{title}\n{read}");
    }
}

/// The text of a page of Markdown without white space. Anything but headings, lists, tables, notes and emphasis panics.
fn plain(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => out.extend(text.split_whitespace()),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_)) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    out
}
