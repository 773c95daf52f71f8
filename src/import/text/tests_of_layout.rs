//! Cells that span several rows or columns, links in cells, hidden text, and the metadata of documents.

use super::tests::{items, markdown, tree};
use crate::import::draft::Draft;

/// The names and cells of the items under the first heading.
fn cells(draft: &Draft) -> Vec<String> {
    let items = items(draft, &draft.sections[0]).into_iter();
    let line = |item: crate::import::draft::Item| {
        let cells: Vec<String> = item
            .extra
            .iter()
            .map(|(name, cell)| format!("{name}={cell}"))
            .collect();
        cells.join(" ")
    };
    items.map(line).collect()
}

#[test]
fn a_row_of_markdown_keeps_the_cells_that_have_no_name() {
    let draft =
        markdown("# Plan\n\n| A | B |\n|---|---|\n| 1 | 2 | by May 2025 | x \\| y |\n| 3 |\n| `a|b` |\n");
    assert_eq!(
        tree(&draft)[1..],
        ["- 1; 2; by May 2025; x | y", "- 3", "- `a; b`"]
    );
    assert_eq!(cells(&draft), ["A=1 B=2", "A=3", "A=`a B=b`"]);
}

#[test]
fn what_a_file_says_about_itself_is_no_item() {
    let draft = markdown("---\ntitle: \"Plan: roads\"\ntags:\n  - a\n---\n\nMend it by May 2025.\n");
    assert_eq!(draft.title.as_deref(), Some("Plan: roads"));
    assert_eq!(items(&draft, &draft.sections[0]).len(), 1);
    let left: Vec<(u32, &str)> = draft.left.iter().map(|left| (left.line, left.why)).collect();
    assert_eq!(
        left,
        [1, 2, 3, 4, 5].map(|line| (
            line,
            if line % 4 == 1 {
                "a rule"
            } else {
                "the file about itself"
            }
        ))
    );
}

#[cfg(feature = "html")]
mod html {
    use super::super::read_html;
    use super::super::tests::with;
    use super::{cells, items, tree};

    #[test]
    fn cells_stand_under_their_columns_however_far_others_reach() {
        let text = "<h1>Plan</h1><table><thead><tr><td rowspan=2>What<td colspan=2>When</tr><tr><td>from<td>to</tr></thead>\
            <tr><td rowspan=2>Road<td>2025<td>2026</tr>\n<tr><td>2027<td>2028</tr><tr><td colspan=2>Bridge<td>2029</tr></table>";
        let draft = with(|context| read_html(text, context));
        assert_eq!(
            cells(&draft),
            [
                "What=Road When from=2025 When to=2026",
                "What=Road When from=2027 When to=2028",
                "What=Bridge When to=2029"
            ]
        );
        let lines: Vec<u32> = items(&draft, &draft.sections[0])
            .iter()
            .filter_map(|item| Some(item.source.lines.clone()?.start))
            .collect();
        assert_eq!(lines, [1, 2, 2]);
    }

    #[test]
    fn links_in_cells_are_kept() {
        let text =
            "<table><tr><th>What<th>Where<tr><td>Road<td><a href='https://example.org/a'>the map</a></table>";
        let draft = with(|context| read_html(text, context));
        let item = &items(&draft, &draft.sections[0])[0];
        assert_eq!(
            item.links,
            [("the map".to_owned(), "https://example.org/a".to_owned())]
        );
        assert_eq!(tree(&draft).last().unwrap(), "- Road; the map");
    }
}

#[cfg(feature = "docx")]
mod docx {
    use super::super::tests::docx::{paragraph, read};
    use super::{cells, items, tree};

    fn run(text: &str) -> String {
        format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
    }

    #[test]
    fn cells_stand_under_their_columns_however_far_others_reach() {
        let cell = |properties: &str, text: &str| {
            format!(
                "<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>",
                paragraph("", text)
            )
        };
        let body = [
            "<w:tbl><w:tr>".to_owned(),
            ["What", "Who", "When"].map(|name| cell("", name)).concat(),
            "</w:tr><w:tr>".to_owned(),
            cell("<w:vMerge w:val='restart'/>", "Road"),
            cell("", "A"),
            cell("", "2025"),
            "</w:tr><w:tr>".to_owned(),
            cell("<w:vMerge/>", ""),
            cell("", "B"),
            cell("", "2026"),
            "</w:tr><w:tr>".to_owned(),
            cell("<w:gridSpan w:val='2'/>", "Bridge"),
            cell("", "2027"),
            "</w:tr></w:tbl>".to_owned(),
        ]
        .concat();
        assert_eq!(
            cells(&read(&body, &[]).unwrap()),
            [
                "What=Road Who=A When=2025",
                "What=Road Who=B When=2026",
                "What=Bridge When=2027"
            ]
        );
    }

    #[test]
    fn a_paragraph_whose_end_is_deleted_goes_on_in_the_next() {
        let body = [
            "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>".to_owned(),
            run("The ministry reports "),
            "</w:p>".to_owned(),
            paragraph("", "by June 2025."),
            "<w:p><w:pPr><w:rPr><w:ins w:id='2'/></w:rPr></w:pPr>".to_owned(),
            run("It stands alone."),
            "</w:p><w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>".to_owned(),
            run("The last."),
            "</w:p>".to_owned(),
        ]
        .concat();
        let draft = read(&body, &[]).unwrap();
        assert_eq!(
            tree(&draft)[1..],
            [
                "- The ministry reports by June 2025.",
                "- It stands alone.",
                "- The last."
            ]
        );
    }

    #[test]
    fn fields_that_lead_somewhere_are_links() {
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
        let body = [
            "<w:p>".to_owned(),
            run("See "),
            field("begin"),
            instruction(" HYPERLINK &quot;https://example.org"),
            instruction("/a?b=1&amp;c=2&quot; "),
            field("separate"),
            run("the map"),
            field("end"),
            field("begin"),
            instruction(" PAGEREF _x "),
            field("separate"),
            run(" (3)"),
            field("end"),
            "</w:p>".to_owned(),
            format!("<w:tbl><w:tr><w:tc><w:p><w:fldSimple w:instr=' HYPERLINK &quot;https://example.org/b&quot; '>{}</w:fldSimple></w:p></w:tc></w:tr></w:tbl>", run("1 road")),
        ]
        .concat();
        let draft = read(&body, &[]).unwrap();
        assert_eq!(tree(&draft)[1..], ["- See the map (3)", "- 1 road"]);
        let items = items(&draft, &draft.sections[0]);
        assert_eq!(
            items[0].links,
            [("the map".to_owned(), "https://example.org/a?b=1&c=2".to_owned())]
        );
        assert_eq!(
            items[1].links,
            [("1 road".to_owned(), "https://example.org/b".to_owned())]
        );
    }

    #[test]
    fn signs_of_fonts_are_read_and_hidden_words_are_left() {
        let body = "<w:p><w:r><w:t>A share </w:t></w:r><w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r><w:r><w:t> 5</w:t></w:r>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>not shown</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> shown</w:t></w:r></w:p>";
        let draft = read(body, &[]).unwrap();
        assert_eq!(tree(&draft)[1..], ["- A share ≥ 5 shown"]);
        let left = &draft.left[0];
        assert_eq!(
            (left.line, &*left.text, left.why),
            (1, "not shown", "hidden in the document")
        );
    }
}
