//! Word documents into blocks: headings by their style, lists by their level, tables, footnotes, links.
//!
//! The paragraphs of the document count as its lines, from 1. Nothing outside of the file is ever read; how much is unpacked
//! and how deep it nests is bounded.

mod body;
mod error;
mod styles;
mod symbols;

use super::block::Blocks;
use crate::import::zip::Archive;

pub use error::DocxError;

pub fn blocks(bytes: &[u8]) -> Result<Blocks, DocxError> {
    let mut archive = Archive::open(bytes).map_err(|fault| DocxError::NoArchive(fault.message))?;
    let mut part = |name: &str| -> Result<Option<String>, DocxError> {
        let bytes = archive
            .bytes(name)
            .map_err(|fault| DocxError::Part(fault.message))?;
        // Parts are UTF-8; what is not is shown as such rather than refused.
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    let document = part("word/document.xml")?.ok_or(DocxError::Missing("word/document.xml"))?;
    let styles = match part("word/styles.xml")? {
        Some(xml) => styles::styles(&xml)?,
        None => styles::Styles::default(),
    };
    let links = match part("word/_rels/document.xml.rels")? {
        Some(xml) => styles::links(&xml)?,
        None => styles::Links::default(),
    };
    let mut found = Blocks::default();
    let mut line = 0;
    body::read(
        "word/document.xml",
        &document,
        &styles,
        &links,
        &mut line,
        &mut found,
    )?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = part(notes)? {
            body::read(notes, &xml, &styles, &links, &mut line, &mut found)?;
        }
    }
    Ok(found)
}
