//! Runs and paragraphs: the smallest parts of a Word document.

use std::fmt::Write as _;

use crate::export::brief::page::BriefPassage;
use crate::export::markup::escaped;

/// The namespaces of parts with text.
pub const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                              xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A run of text in a style, or in that of its paragraph if `None`.
pub fn run(style: Option<&str>, text: &str) -> String {
    let style = style.map(|style| format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>"));
    format!(
        "<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        style.unwrap_or_default(),
        escaped(text)
    )
}

pub fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// The notes already referred to. A footnote has a single mark of its own; further marks refer to that one.
#[derive(Debug, Default)]
pub struct Marks {
    met: Vec<usize>,
}

impl Marks {
    /// A passage with the marks of its notes.
    pub fn runs(&mut self, passage: &BriefPassage) -> String {
        const MARK: Option<&str> = Some("FootnoteReference");
        let mut out = if passage.text.is_empty() {
            String::new()
        } else {
            run(None, &passage.text)
        };
        for (at, note) in passage.notes.iter().enumerate() {
            if at > 0 {
                out.push_str(&run(MARK, ", "));
            }
            if self.met.contains(note) {
                out.push_str(&repeated(*note));
            } else {
                self.met.push(*note);
                let _ = write!(
                    out,
                    "<w:bookmarkStart w:id=\"{note}\" w:name=\"_RefNote{note}\"/>\
                     <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
                     <w:footnoteReference w:id=\"{note}\"/></w:r><w:bookmarkEnd w:id=\"{note}\"/>"
                );
            }
        }
        out
    }
}

/// A further mark of a note, which takes its number from the first. The field is in pieces, as Word writes it: some
/// readers skip a field in one piece.
fn repeated(note: usize) -> String {
    let piece = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "{}<w:r><w:instrText xml:space=\"preserve\"> NOTEREF _RefNote{note} \\f \\h </w:instrText></w:r>{}{}{}",
        piece("begin"),
        piece("separate"),
        run(Some("FootnoteReference"), &note.to_string()),
        piece("end")
    )
}
