//! A brief: the answer to a question, as a page to hand on. Its contents are computed once; every format writes the same.
//!
//! ```text
//! actions ─► compose (lead, done, next, money, figures, changes, questions, outcomes) ─► Brief ─► text, markdown, html, docx
//! ```

mod asked;
mod changes;
mod compose;
#[cfg(feature = "docx")]
mod docx;
mod done;
mod figures;
mod format;
mod html;
mod labels;
mod lead;
mod markdown;
mod money;
mod next;
mod notes;
mod outcomes;
pub mod page;
mod questions;
mod text;

pub use self::asked::Asked;
pub use self::compose::compose;
pub use self::format::BriefFormat;
pub use self::page::Brief;
