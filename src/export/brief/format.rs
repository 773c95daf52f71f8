//! The formats of a brief.

#[cfg(feature = "docx")]
use super::docx;
use super::page::Brief;
use super::{html, markdown, text};

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

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
        }
    }

    pub const fn help(self) -> &'static str {
        match self {
            Self::Text => "Plain text, for mails",
            Self::Markdown => "Markdown with footnotes, for web pages",
            Self::Html => "A page that can be printed, in one file",
            #[cfg(feature = "docx")]
            Self::Docx => "A document for Word and LibreOffice",
        }
    }

    /// What it is called in a prompt.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Text => "brief in plain text",
            Self::Markdown => "brief in Markdown",
            Self::Html => "brief in HTML",
            #[cfg(feature = "docx")]
            Self::Docx => "brief for Word",
        }
    }

    /// The endings it is known by, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "text"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            #[cfg(feature = "docx")]
            Self::Docx => &["docx"],
        }
    }

    /// What the ending of a file name stands for, upper or lower case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let is_known = |format: &Self| {
            let mut endings = format.endings().iter();
            endings.any(|known| known.eq_ignore_ascii_case(ending))
        };
        Self::ALL.iter().copied().find(is_known)
    }

    /// Whether it is bytes that a terminal cannot show.
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Html => false,
            #[cfg(feature = "docx")]
            Self::Docx => true,
        }
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
