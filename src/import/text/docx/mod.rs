//! Word documents into blocks: headings by their style, lists by their level, tables, footnotes, links.
//!
//! The paragraphs of the document count as its lines, from 1. Nothing outside of the file is ever read; how much is unpacked
//! and how deep it nests is bounded.

mod body;
mod styles;
mod symbols;

use self::styles::{LinkAddresses, Styles};
use super::block::Blocks;
use crate::import::fault::Fault;
use crate::import::zip::Archive;

pub fn blocks(bytes: &[u8]) -> Result<Blocks, Fault> {
    let none = |why: &str| Fault::new(format!("this is no Word document (.docx): {why}"));
    let mut archive = Archive::open(bytes).map_err(|fault| none(&fault.message))?;
    let mut part = |name: &str| -> Result<Option<String>, Fault> {
        // Parts are in UTF-8; invalid bytes become replacement characters rather than an error.
        let bytes = archive.bytes(name)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    };
    let document = "word/document.xml";
    let text = part(document)?;
    let text = text.ok_or_else(|| none(&format!("it has no {document}; save it again as .docx")))?;
    let styles = part("word/styles.xml")?;
    let styles = styles.map_or(Ok(Styles::default()), |xml| styles::styles(&xml));
    let styles = styles.map_err(|fault| fault.within("word/styles.xml"))?;
    let rels = "word/_rels/document.xml.rels";
    let links = part(rels)?.map_or(Ok(LinkAddresses::default()), |xml| styles::links(&xml));
    let links = links.map_err(|fault| fault.within(rels))?;
    let mut found = Blocks::default();
    let mut line = 0;
    let [footnotes, endnotes] = ["word/footnotes.xml", "word/endnotes.xml"].map(|notes| (notes, part(notes)));
    for (name, xml) in [(document, Ok(Some(text))), footnotes, endnotes] {
        if let Some(xml) = xml? {
            let read = body::read(&xml, &styles, &links, &mut line, &mut found);
            read.map_err(|fault| fault.within(name))?;
        }
    }
    Ok(found)
}
