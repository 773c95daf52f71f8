//! The footnotes, and where their links lead.

use std::fmt::Write as _;

use super::text::{NAMESPACES, run};
use crate::export::markup::{XML, escaped};
use crate::export::notes::Note;
use crate::text::url;

/// The part with the footnotes, and the part with the targets of their links.
pub struct Footnotes {
    pub xml: String,
    pub relationships: String,
}

const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

pub fn render(notes: &[Note]) -> Footnotes {
    // The first two are the separators between text and notes, numbered as Word does.
    let mut xml = format!(
        "{XML}<w:footnotes {NAMESPACES}>\
         <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>\
         </w:footnote>"
    );
    let mut relationships = format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for (index, note) in notes.iter().enumerate() {
        let number = index + 1;
        let link = note.url.as_deref().filter(|url| url::check(url).is_ok());
        let link = link.map_or_else(String::new, |link| {
            let target = escaped(&url::encoded(link));
            let _ = write!(
                relationships,
                "<Relationship Id=\"rId{number}\" Type=\"{LINK}\" Target=\"{target}\" TargetMode=\"External\"/>"
            );
            format!(
                "{}<w:hyperlink r:id=\"rId{number}\" w:history=\"1\">{}</w:hyperlink>",
                run(None, " "),
                run(Some("Hyperlink"), link)
            )
        });
        let _ = write!(
            xml,
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>{}{link}</w:p>\
             </w:footnote>",
            run(None, &format!(" {}.", note.text))
        );
    }
    xml.push_str("</w:footnotes>\n");
    relationships.push_str("</Relationships>\n");
    Footnotes { xml, relationships }
}
