//! Tests the structure of made-up documents in every format, and that no line is lost.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{read_markdown, read_plain};
use crate::import::draft::{Draft, DraftSection, Item};
use crate::import::facts::{Basis, FactContext, FactWords, NamesInText};
use crate::model::words::Block;

pub fn with<T>(act: impl FnOnce(fn(&str) -> FactContext<'static>) -> T) -> T {
    static VOCABULARY: LazyLock<NamesInText> = LazyLock::new(NamesInText::default);
    act(|_| FactContext {
        basis: Basis {
            edition: chrono::NaiveDate::from_ymd_opt(2024, 12, 16),
            fiscal_year: None,
            day_first: None,
        },
        words: FactWords::english(),
        vocabulary: &VOCABULARY,
    })
}

fn plain(text: &str) -> Draft {
    with(|context| read_plain(text, context))
}

pub fn markdown(text: &str) -> Draft {
    with(|context| read_markdown(text, context))
}

/// The items right under a heading.
pub fn items(draft: &Draft, section: &DraftSection) -> Vec<Item> {
    let item = |at: &u32| draft.items.get(*at);
    section.items.iter().map(item).collect()
}

/// The tree as lines: headings with `#`, items with `-`.
pub fn tree(draft: &Draft) -> Vec<String> {
    fn add(draft: &Draft, section: &DraftSection, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        lines.push(format!("{indent}# {}", section.title));
        let items = items(draft, section).into_iter();
        lines.extend(items.map(|item| format!("{indent}- {}", item.text)));
        for inner in &section.sections {
            add(draft, inner, depth + 1, lines);
        }
    }
    let mut lines = Vec::new();
    for section in &draft.sections {
        add(draft, section, 0, &mut lines);
    }
    lines
}

/// The lines that are neither in a heading nor in an item nor in the list of those left over.
fn lost(text: &str, draft: &Draft) -> Vec<usize> {
    fn add(draft: &Draft, section: &DraftSection, has: &mut BTreeSet<usize>) {
        has.insert(section.line as usize);
        for item in items(draft, section) {
            let lines = item.source.lines.clone().unwrap();
            has.extend(lines.start as usize..=lines.end as usize);
        }
        for inner in &section.sections {
            add(draft, inner, has);
        }
    }
    let mut has: BTreeSet<usize> = draft.left.iter().map(|left| left.line as usize).collect();
    for section in &draft.sections {
        add(draft, section, &mut has);
    }
    let lines = text.lines().enumerate();
    lines
        .filter(|(at, line)| !line.trim().is_empty() && !has.contains(&(at + 1)))
        .map(|(at, _)| at + 1)
        .collect()
}

#[test]
fn plain_text_is_cut_by_how_it_looks() {
    for (text, expected) in [
        (
            "Report on bridges\n=================\n\n1.1 Repairs\n\n• Two bridges were mended.\n  ○ One in May.\n  ○ One in June.\n• More will follow.\n",
            &[
                "# Report on bridges",
                "  # 1.1 Repairs",
                "  - More will follow.",
                "    # Two bridges were mended.",
                "    - One in May.",
                "    - One in June.",
            ][..],
        ),
        (
            "BRIDGES\nMany are old and\nmust be mended.\n\nNEXT STEPS:\n\n- A plan by May 2025.\n\nRoads: key steps\n\n- A road.\n",
            &[
                "# BRIDGES",
                "- Many are old and must be mended.",
                "  # NEXT STEPS",
                "  - A plan by May 2025.",
                "  # Roads: key steps",
                "  - A road.",
            ],
        ),
        (
            "Only a sentence, and nothing else.",
            &["# ", "- Only a sentence, and nothing else."],
        ),
        (
            "<p>Bridges</p>\t<p><u>Steps taken:</u></p> <ul> ➤ One. ➤ Two: <ul> ○ Three. ○ Four.\n",
            &[
                "# Bridges",
                "  # Steps taken",
                "  - One.",
                "    # Two",
                "    - Three.",
                "    - Four.",
            ],
        ),
        (
            "Name\tDue\nA bridge\tMay 2025\nA road\tJune 2025\n",
            &["# ", "- A bridge; May 2025", "- A road; June 2025"],
        ),
    ] {
        let draft = plain(text);
        assert_eq!(tree(&draft), expected, "{text}");
        assert_eq!(lost(text, &draft), [0; 0], "{text}");
    }
}

#[test]
fn a_point_goes_on_behind_the_end_of_a_page() {
    let draft = plain(
        "- This long point about the repair of the bridges breaks off at the end of\n\na page. It was held on 3 May.\n",
    );
    assert_eq!(tree(&draft).len(), 2);
    let item = &items(&draft, &draft.sections[0])[0];
    assert_eq!(item.source.lines, Some(1..3));
    assert_eq!(item.dates[0].found.line, 3);
}

#[test]
fn next_steps_hold_what_stands_under_them() {
    let draft = plain("NEXT STEPS\n\nBridges\n\n- A.\n\nRoads\n\n- B.\n");
    let next = &draft.sections[0];
    assert_eq!(next.title, "NEXT STEPS");
    assert_eq!(next.sections.len(), 2);
    assert_eq!(items(&draft, &next.sections[1])[0].block, Some(Block::NextStep));
}

#[test]
fn the_head_of_a_document_tells_its_title_and_date() {
    let draft = with(|context| {
        let context = FactContext {
            basis: Basis::default(),
            ..context("")
        };
        read_plain(
            "State of play – December 2024\n\nBridges:\n\n- Held on 3 May.\n\nRoads\n\n- Due in January.\n\nX\n\nY:\n",
            |_| context,
        )
    });
    assert_eq!(draft.date.unwrap().means.as_deref(), Some("2024-12"));
}

#[test]
fn rules_and_the_heads_of_tables_are_left_with_the_reason() {
    let draft = plain("One bridge.\n\n-----\n\nName | x\n");
    let why: Vec<&str> = draft.left.iter().map(|left| left.why).collect();
    assert_eq!(why, ["a rule"]);
    let draft = plain("| Name | Due |\n| --- | --- |\n| A bridge | 2025-05-01 |\n");
    let why: Vec<&str> = draft.left.iter().map(|left| left.why).collect();
    assert_eq!(why, ["a table's header", "a table's decoration"]);
    let item = &items(&draft, &draft.sections[0])[0];
    assert_eq!(
        item.extra,
        [
            ("Name".to_owned(), "A bridge".to_owned()),
            ("Due".to_owned(), "2025-05-01".to_owned())
        ]
    );
}

#[test]
fn markdown_is_read_with_its_lists_tables_and_links() {
    let text = "# Plan\n\nIntro with a [map](https://example.org/map).\n\n## Next steps\n\nWe will:\n\n- mend bridges:\n  - one by *May* 2025\n- build\n\n  roads\n\n| What | When |\n| --- | --- |\n| Road | 2026 |\n\n####Old heading\n\nText[^1].\n\n[^1]: A note.\n\n<!-- hidden -->\n<p>In tags</p>\n";
    let draft = markdown(text);
    assert_eq!(
        tree(&draft),
        [
            "# Plan",
            "- Intro with a map.",
            "  # Next steps",
            "  - Road; 2026",
            "    # We will",
            "    - build roads",
            "      # mend bridges",
            "      - one by May 2025",
            "    # Old heading",
            "    - Text[1].",
            "    - A note.",
            "    - In tags",
        ]
    );
    assert_eq!(
        items(&draft, &draft.sections[0])[0].links,
        [("map".to_owned(), "https://example.org/map".to_owned())]
    );
    assert_eq!(lost(text, &draft), [0; 0]);
}

#[cfg(feature = "html")]
#[test]
fn html_is_read_as_it_comes() {
    let text = "<html><head><title>Plan &amp; more</title><style>p { x: y }</style></head><body>\n<h1>Bridges</h1>\n<p>Two <b>old</b> bridges\nwere mended.<ul><li>One<ul><li>By May 2025</ul><li><p>Two</p></ul>\n<script>alert('no')</script>\n<table><tr><th>What<th>When<tr><td>Road<td>2026</table>\n<p>See <a href='https://example.org'>the map</a></p>";
    let draft = with(|context| super::read_html(text, context));
    assert_eq!(draft.title.as_deref(), Some("Plan & more"));
    assert_eq!(
        tree(&draft),
        [
            "# Bridges",
            "- Two old bridges were mended.",
            // "Two" is a point of the outer list.
            "- Two",
            "- Road; 2026",
            "- See the map",
            "  # One",
            "  - By May 2025"
        ]
    );
    assert_eq!(lost(text, &draft), [0; 0]);
}

proptest! {
    #[test]
    fn no_line_of_a_plain_text_is_lost(lines in prop::collection::vec("[ \\t]{0,3}(- |• |1\\. |A\\) |<u>|\\||\\*\\*|)[A-Za-z0-9 .:;\\t<>/|*=-]{0,40}", 0..30)) {
        let text = lines.join("\n");
        let draft = plain(&text);
        prop_assert_eq!(lost(&text, &draft), Vec::<usize>::new());
    }

    #[test]
    fn no_line_of_markdown_is_lost(lines in prop::collection::vec("[ \\t]{0,3}(- |# |1\\. |> |\\||\\*\\*|)[A-Za-z0-9 .:<>/|*=\\[\\]-]{0,30}", 0..20)) {
        let text = lines.join("\n");
        let draft = markdown(&text);
        prop_assert_eq!(lost(&text, &draft), Vec::<usize>::new());
    }

    #[test]
    fn any_text_is_read(text in "(\\PC|\\n|\\t){0,200}") {
        prop_assert_eq!(lost(&text, &plain(&text)), Vec::<usize>::new());
        markdown(&text);
        #[cfg(feature = "html")]
        with(|context| super::read_html(&text, context));
    }

    #[cfg(feature = "html")]
    #[test]
    fn no_line_of_html_is_lost(lines in prop::collection::vec("(<p>|<li>|<ul>|</ul>|<td>|<tr>|<table>|</table>|<h2>|<b>|<a href=x>|<!--|-->|)[A-Za-z0-9 &;.]{0,20}(</p>|</li>|</h2>|</a>|)", 0..20)) {
        let text = lines.join("\n");
        let draft = with(|context| super::read_html(&text, context));
        prop_assert_eq!(lost(&text, &draft), Vec::<usize>::new());
    }
}

#[cfg(feature = "docx")]
pub mod docx {
    use std::io::{Cursor, Write as _};

    use proptest::prelude::*;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::super::read_docx;
    use super::{items, tree, with};
    use crate::import::draft::Draft;
    use crate::import::fault::Fault;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    pub fn read(body: &str, more: &[(&str, &str)]) -> Result<Draft, Fault> {
        let document = format!(
            "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>"
        );
        let mut parts = vec![("word/document.xml", document.as_str())];
        parts.extend(more);
        with(|context| read_docx(&archive(&parts), context))
    }

    pub fn paragraph(properties: &str, text: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn headings_lists_tables_and_notes_are_read() {
        let body = [
            paragraph("<w:pStyle w:val='Kopf'/>", "Bridges &amp; roads"),
            paragraph("", "Mended by May 2025."),
            paragraph("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", "One"),
            paragraph("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>", "Inner"),
            "<w:p><w:hyperlink r:id='rId1'><w:r><w:t>The map</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>is here</w:t><w:footnoteReference w:id='2'/></w:r></w:p>".to_owned(),
            "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>".to_owned(),
            format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("", "What"), paragraph("", "When"), paragraph("", "Road"), paragraph("", "2026")),
        ]
        .concat();
        let styles = "<w:styles xmlns:w='w'><w:style w:styleId='Kopf'><w:name w:val='heading 1'/></w:style></w:styles>";
        let links = "<Relationships><Relationship Id='rId1' Type='x/hyperlink' Target='https://example.org'/></Relationships>";
        let notes = format!(
            "<w:footnotes xmlns:w='w'><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
            paragraph("", "A note.")
        );
        let draft = read(
            &body,
            &[
                ("word/styles.xml", styles),
                ("word/_rels/document.xml.rels", links),
                ("word/footnotes.xml", &notes),
            ],
        )
        .unwrap();
        assert_eq!(
            tree(&draft),
            [
                "# Bridges & roads",
                "- Mended by May 2025.",
                "- The map is here[2]",
                "- Road; 2026",
                "- A note.",
                "  # One",
                "  - Inner"
            ]
        );
        let items = &items(&draft, &draft.sections[0]);
        assert_eq!(
            items[1].links,
            [("The map".to_owned(), "https://example.org".to_owned())]
        );
        assert_eq!(
            items[2].extra,
            [
                ("What".to_owned(), "Road".to_owned()),
                ("When".to_owned(), "2026".to_owned())
            ]
        );
        assert_eq!(items[0].dates.len(), 1);
    }

    #[test]
    fn what_is_no_document_is_refused_with_the_reason() {
        for (bytes, wanted) in [
            (
                b"plain text".to_vec(),
                "this is no Word document (.docx): this archive",
            ),
            (
                archive(&[("content.xml", "<x/>")]),
                "it has no word/document.xml; save it again",
            ),
            (
                archive(&[("word/document.xml", "<w:p></w:q>")]),
                "word/document.xml: broken XML: ",
            ),
        ] {
            let error = with(|context| read_docx(&bytes, context)).unwrap_err();
            assert!(error.message.contains(wanted), "{error}");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(16 << 20));
        let error = read(&bomb, &[]).unwrap_err().to_string();
        assert!(
            error.contains("word/document.xml") && error.contains("unpacks to more than 8 MiB"),
            "{error}"
        );
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = format!("{}{}", "<w:tbl>".repeat(2000), "</w:tbl>".repeat(2000));
        let error = read(&deep, &[]).unwrap_err();
        assert!(error.message.contains("deeper than 256 levels"), "{error}");
    }

    #[test]
    fn a_file_that_declares_entities_is_refused() {
        let document = "<!DOCTYPE x [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><w:p xmlns:w='w'><w:r><w:t>a &secret; b</w:t></w:r></w:p>";
        let read = with(|context| read_docx(&archive(&[("word/document.xml", document)]), context));
        let error = read.unwrap_err();
        assert!(error.message.contains("declares entities"), "{error}");
    }

    #[test]
    fn names_of_letters_are_read_and_unknown_ones_stay() {
        let document = "<w:p><w:r><w:t>Caf&eacute;&nbsp;&amp; b&#233;b&#xe9; &hellip; &nosuch; 5&euro;</w:t></w:r></w:p>";
        let draft = read(document, &[]).unwrap();
        assert_eq!(tree(&draft), ["# ", "- Café & bébé … &nosuch; 5€"]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = with(|context| read_docx(&bytes, context));
        }

        #[test]
        fn any_part_is_read_or_refused(xml in "(<w:(p|r|t|tbl|tr|tc|hyperlink|del)/?>|</w:(p|r|t|tbl|tr|tc|del)>|\\PC){0,60}") {
            let _ = with(|context| read_docx(&archive(&[("word/document.xml", &xml)]), context));
        }
    }
}
