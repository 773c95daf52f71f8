//! Word documents into blocks: headings by their style, lists by their level, tables, footnotes, links.
//!
//! The paragraphs of the document count as its lines, from 1. Nothing outside of the file is ever read; how much is unpacked
//! and how deep it nests is bounded.

mod body;
mod styles;
mod symbols;

use self::styles::{Links, Styles};
use super::block::Blocks;
use crate::import::fault::Fault;
use crate::import::zip::Archive;

pub fn blocks(bytes: &[u8]) -> Result<Blocks, Fault> {
    let none = |why: &str| Fault::new(format!("this is no Word document (.docx): {why}"));
    let mut archive = Archive::open(bytes).map_err(|fault| none(&fault.message))?;
    let mut part = |name: &str| -> Result<Option<String>, Fault> {
        // Parts are UTF-8; what is not is shown as such rather than refused.
        let bytes = archive.bytes(name)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    let document = "word/document.xml";
    let text = part(document)?;
    let text = text.ok_or_else(|| none(&format!("it has no {document}; save it again as .docx")))?;
    let styles = part("word/styles.xml")?;
    let styles = styles.map_or(Ok(Styles::default()), |xml| styles::styles(&xml))?;
    let links = part("word/_rels/document.xml.rels")?;
    let links = links.map_or(Ok(Links::default()), |xml| styles::links(&xml))?;
    let mut found = Blocks::default();
    let mut line = 0;
    body::read(document, &text, &styles, &links, &mut line, &mut found)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = part(notes)? {
            body::read(notes, &xml, &styles, &links, &mut line, &mut found)?;
        }
    }
    Ok(found)
}
