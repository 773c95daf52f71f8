//! A brief as a Word document (ECMA-376, transitional): headings, lists, tables, footnotes, page numbers.
//!
//! ```text
//! Brief ─► document.xml ┐
//!       ─► footnotes.xml ├─► package (a zip with the same bytes each time)
//!       ─► core.xml      │
//! styles, numbering, …   ┘  (files next to this one)
//! ```

mod document;
mod footnotes;
mod table;
mod text;

use super::page::Brief;
use crate::export::markup::{XML, escaped};
use crate::export::zip::pack;

pub fn render(brief: &Brief) -> Vec<u8> {
    let notes = footnotes::render(&brief.notes);
    pack(&[
        ("[Content_Types].xml", include_str!("content_types.xml")),
        ("_rels/.rels", include_str!("package.rels")),
        ("docProps/core.xml", &core(brief)),
        ("docProps/app.xml", include_str!("app.xml")),
        ("word/document.xml", &document::render(brief)),
        ("word/_rels/document.xml.rels", include_str!("document.rels")),
        ("word/styles.xml", include_str!("styles.xml")),
        ("word/numbering.xml", include_str!("numbering.xml")),
        ("word/settings.xml", include_str!("settings.xml")),
        ("word/footer1.xml", include_str!("footer.xml")),
        ("word/footnotes.xml", &notes.xml),
        ("word/_rels/footnotes.xml.rels", &notes.relationships),
    ])
}

/// The properties that a file manager shows.
fn core(brief: &Brief) -> String {
    let title = escaped(&brief.title);
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>milepost</dc:creator>\
         <dc:language>en</dc:language></cp:coreProperties>\n"
    )
}
