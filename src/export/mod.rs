//! Views as files: renders what is on the screen to bytes, which callers write.
//!
//! Every format works from the same [`Prepared`] view; `docs/export.md` describes what each makes of it.

pub mod brief;
mod calendar;
mod cell_words;
mod citation;
mod commonmark;
mod csv;
pub mod csv_dialect;
pub mod entries;
pub mod format;
mod grid;
mod header;
mod html;
mod json;
mod log;
mod markdown;
mod markup;
mod notes;
mod output;
mod phrases;
mod prepare;
mod record;
mod rows;
mod sheet;
mod tables;
mod text;
mod tree;
mod view;
#[cfg(feature = "spreadsheets")]
mod workbook;
#[cfg(any(feature = "docx", feature = "spreadsheets"))]
mod zip;

pub use self::citation::citation;
pub use self::format::{ExportFormat, FormatNames};
pub use self::log::log;
pub use self::output::{Output, Picture};
pub use self::prepare::{Prepared, prepare};
pub use self::sheet::{Ink, Paper};
pub use self::text::body;
pub use self::view::{Arrangement, Due, ExportScope, ExportView, ScoredAction};
