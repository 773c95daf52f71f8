//! Why a Word document cannot be read.

use std::fmt;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// It is no zip archive, or a broken one.
    NoArchive(String),
    /// It has no such part: it is some other kind of archive.
    Missing(&'static str),
    /// A part cannot be unpacked, or unpacks to far more than it should.
    Part(String),
    /// A part is no XML.
    Xml { part: String, why: String },
    /// Its elements nest deeper than any document does.
    TooDeep(usize),
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
            Self::Part(why) => write!(f, "{why}"),
            Self::Xml { part, why } => write!(f, "{part} is broken: {why}"),
            Self::TooDeep(levels) => write!(f, "its elements nest deeper than {levels} levels"),
        }
    }
}

impl std::error::Error for DocxError {}
