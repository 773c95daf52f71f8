//! Documents of text into drafts: plain text, Markdown, HTML, Word.
//!
//! Every reader cuts its file into blocks (`block`); `outline` makes a draft of them, the same way for all. Every line with
//! content is in an item or a heading, or is listed as left with the reason.

mod block;
#[cfg(feature = "docx")]
pub mod docx;
#[cfg(feature = "html")]
mod html;
mod lines;
mod markdown;
mod outline;
mod plain;
#[cfg(test)]
mod tests;

use super::draft::Draft;
use super::facts::Context;

/// Reads plain text, as it is or with the marks that people and converters leave in it.
pub fn read_plain(text: &str, context: &Context<'_>) -> Draft {
    outline::draft(plain::blocks(text, context.words), context)
}

/// Reads Markdown, with tables, footnotes and task lists.
pub fn read_markdown(text: &str, context: &Context<'_>) -> Draft {
    outline::draft(markdown::blocks(text), context)
}

/// Reads HTML, however well it is formed.
#[cfg(feature = "html")]
pub fn read_html(text: &str, context: &Context<'_>) -> Draft {
    outline::draft(html::blocks(text), context)
}

/// Reads a Word document. Its paragraphs count as lines.
#[cfg(feature = "docx")]
pub fn read_docx(bytes: &[u8], context: &Context<'_>) -> Result<Draft, docx::DocxError> {
    Ok(outline::draft(docx::blocks(bytes)?, context))
}
