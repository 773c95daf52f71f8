//! Text documents into drafts: plain text, Markdown, HTML, Word.
//!
//! Every reader cuts its file into blocks (`block`); `outline` makes a draft of them, in the same way for all. Every line with
//! content is in an item or a heading, or is listed as left over with the reason.

mod block;
#[cfg(any(feature = "docx", feature = "html"))]
mod cells;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
mod lines;
mod markdown;
mod outline;
mod plain;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_layout;

use self::block::Blocks;
use super::draft::Draft;
use super::facts::FactContext;
#[cfg(feature = "docx")]
use super::fault::Fault;

/// How much of a text is looked at for its language, in bytes.
const SAMPLE: usize = 40_000;

/// Reads plain text, with or without the marks that people and converters leave in it.
pub fn read_plain(text: &str, context: impl FnOnce(&str) -> FactContext<'static>) -> Draft {
    let context = context(text);
    outline::draft(plain::blocks(text, context.words), &context)
}

/// Reads Markdown, with tables, footnotes and task lists.
pub fn read_markdown(text: &str, context: impl FnOnce(&str) -> FactContext<'static>) -> Draft {
    outlined(markdown::blocks(text), context)
}

/// Reads HTML, however well it is formed.
#[cfg(feature = "html")]
pub fn read_html(text: &str, context: impl FnOnce(&str) -> FactContext<'static>) -> Draft {
    outlined(html::blocks(text), context)
}

/// Reads a Word document. Its paragraphs count as lines.
#[cfg(feature = "docx")]
pub fn read_docx(bytes: &[u8], context: impl FnOnce(&str) -> FactContext<'static>) -> Result<Draft, Fault> {
    Ok(outlined(docx::blocks(bytes)?, context))
}

/// Makes a draft of blocks. The context depends on the language, so it is only known once the text is.
fn outlined(blocks: Blocks, context: impl FnOnce(&str) -> FactContext<'static>) -> Draft {
    let mut sample = String::new();
    for block in &blocks.list {
        if sample.len() > SAMPLE {
            break;
        }
        sample.push_str(block.text.as_str());
        sample.push('\n');
    }
    let context = context(&sample);
    outline::draft(blocks, &context)
}
