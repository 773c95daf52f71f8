//! Word documents into blocks: headings by their style, lists by their level, tables, footnotes, links.
//!
//! The paragraphs of the document count as its lines, from 1. Nothing outside of the file is ever read; how much is unpacked
//! and how deep it nests is bounded.

mod body;
mod package;
mod styles;

use std::fmt;

use super::block::Blocks;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// It is no zip archive, or a broken one.
    NoArchive(String),
    /// It has no such part: it is some other kind of archive.
    Missing(&'static str),
    /// A part is larger than any document is, or unpacks to far more than it should.
    TooLarge(String),
    /// A part is no XML.
    Xml { part: String, why: String },
    /// Its elements nest deeper than any document does.
    TooDeep,
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoArchive(why) => write!(f, "this is no Word document (.docx): {why}"),
            Self::Missing(part) => {
                write!(
                    f,
                    "this is no Word document (.docx): it has no {part}; save it again as .docx"
                )
            }
            Self::TooLarge(part) => write!(f, "{part} unpacks to more than a document may hold"),
            Self::Xml { part, why } => write!(f, "{part} is broken: {why}"),
            Self::TooDeep => write!(f, "its elements nest deeper than {} levels", body::DEPTH),
        }
    }
}

impl std::error::Error for DocxError {}

/// Cuts a document into blocks.
pub fn blocks(bytes: &[u8]) -> Result<Blocks, DocxError> {
    let mut package = package::Package::open(bytes)?;
    let document = package
        .part("word/document.xml")?
        .ok_or(DocxError::Missing("word/document.xml"))?;
    let styles = match package.part("word/styles.xml")? {
        Some(xml) => styles::styles(&xml)?,
        None => styles::Styles::default(),
    };
    let links = match package.part("word/_rels/document.xml.rels")? {
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
        if let Some(xml) = package.part(notes)? {
            body::read(notes, &xml, &styles, &links, &mut line, &mut found)?;
        }
    }
    Ok(found)
}
