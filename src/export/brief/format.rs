//! The formats of a brief.

#[cfg(feature = "docx")]
use super::docx;
use super::page::Brief;
use super::{html, markdown, text};
use crate::export::format::{FormatNames, names};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefFormat {
    Text,
    Markdown,
    Html,
    #[cfg(feature = "docx")]
    Docx,
}

impl BriefFormat {
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Html,
        #[cfg(feature = "docx")]
        Self::Docx,
    ];

    #[rustfmt::skip]
    pub const fn names(self) -> FormatNames {
        match self {
            Self::Text => names("text", "brief in plain text", &["txt", "text"], "Plain text, for mails"),
            Self::Markdown => names("markdown", "brief in Markdown", &["md", "markdown"], "Markdown with footnotes, for web pages"),
            Self::Html => names("html", "brief in HTML", &["html", "htm"], "A page that can be printed, in one file"),
            #[cfg(feature = "docx")]
            Self::Docx => names("docx", "brief for Word", &["docx"], "A document for Word and LibreOffice"),
        }
    }

    /// The format that the ending of a file name stands for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.names().ends(ending))
    }

    /// Whether its bytes cannot be shown in a terminal.
    pub const fn is_binary(self) -> bool {
        !matches!(self, Self::Text | Self::Markdown | Self::Html)
    }

    pub fn render(self, brief: &Brief) -> Vec<u8> {
        match self {
            Self::Text => text::render(brief).into_bytes(),
            Self::Markdown => markdown::render(brief).into_bytes(),
            Self::Html => html::render(brief).into_bytes(),
            #[cfg(feature = "docx")]
            Self::Docx => docx::render(brief),
        }
    }
}
