//! What the screen can be exported as: its entries in some format, a picture, or a brief on them.

use super::brief::BriefFormat;
use super::format::{ExportFormat, FormatNames, names};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Svg,
    /// Escape sequences for a terminal.
    Ansi,
}

/// What a file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Entries(ExportFormat),
    Screen(Picture),
    /// What was found, as a page to hand on.
    Brief(BriefFormat),
}

impl Output {
    /// Everything except briefs, in the order it is offered.
    pub fn all() -> impl Iterator<Item = Self> {
        let entries = ExportFormat::ALL.iter().copied().map(Self::Entries);
        entries.chain([Picture::Svg, Picture::Ansi].map(Self::Screen))
    }

    pub const fn names(self) -> FormatNames {
        match self {
            Self::Entries(format) => format.names(),
            Self::Screen(Picture::Svg) => names("svg", "SVG picture of the screen", &["svg"], "A picture"),
            Self::Screen(Picture::Ansi) => names(
                "ansi",
                "ANSI picture of the screen",
                &["ansi", "ans"],
                "Escape sequences for a terminal",
            ),
            Self::Brief(format) => format.names(),
        }
    }

    /// The output that the ending of a file name stands for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::all().find(|output| output.names().ends(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::format::ending;

    #[test]
    fn endings_stand_for_formats() {
        for (path, output) in [
            ("a.md", Some(Output::Entries(ExportFormat::Markdown))),
            ("a.b/c.JSON", Some(Output::Entries(ExportFormat::Json))),
            ("a.htm", Some(Output::Entries(ExportFormat::Html))),
            ("a.ics", Some(Output::Entries(ExportFormat::Ics))),
            ("a.svg", Some(Output::Screen(Picture::Svg))),
            ("a.docx", None),
            ("a.md/b", None),
            (".json", None),
        ] {
            assert_eq!(ending(path).and_then(Output::of_ending), output, "{path}");
        }
    }
}
