//! The formats of an export: their names, and the endings of files they are known by.

use super::brief::BriefFormat;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned lines for people.
    Text,
    /// Lists and tables for web pages.
    Markdown,
    /// A page that browsers show and print.
    Html,
    Csv,
    #[cfg(feature = "spreadsheets")]
    Xlsx,
    Json,
    Ics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Svg,
    /// Escape sequences for a terminal.
    Ansi,
}

/// What a file can be: entries, or the screen they are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Entries(Format),
    Screen(Picture),
    /// What was found, as a page to be handed on.
    Brief(BriefFormat),
}

impl Format {
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Csv,
        #[cfg(feature = "spreadsheets")]
        Self::Xlsx,
        Self::Json,
        Self::Ics,
    ];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    pub const fn help(self) -> &'static str {
        match self {
            Self::Text => "Lines for people, each with its citation",
            Self::Markdown => "Lists and tables for web pages",
            Self::Html => "A page that can be printed, in one file",
            Self::Csv => "One row per deadline or action, for programs and spreadsheets",
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => "The same rows as a workbook, for Excel and LibreOffice",
            Self::Json => "An array of actions, for programs",
            Self::Ics => "One event per deadline, for calendars",
        }
    }

    /// Whether it is bytes that a terminal cannot show.
    pub const fn is_binary(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::Html | Self::Csv | Self::Json | Self::Ics => false,
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => true,
        }
    }

    /// Whether it is rows, of which there may be none.
    pub const fn is_rows(self) -> bool {
        match self {
            Self::Csv | Self::Json => true,
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => true,
            Self::Text | Self::Markdown | Self::Html | Self::Ics => false,
        }
    }
}

impl Output {
    /// Everything that a file of what is on the screen can be, in the order it is offered.
    pub const ALL: &[Self] = &[
        Self::Entries(Format::Text),
        Self::Entries(Format::Markdown),
        Self::Entries(Format::Html),
        Self::Entries(Format::Csv),
        #[cfg(feature = "spreadsheets")]
        Self::Entries(Format::Xlsx),
        Self::Entries(Format::Json),
        Self::Entries(Format::Ics),
        Self::Screen(Picture::Svg),
        Self::Screen(Picture::Ansi),
    ];

    /// The endings it is known by, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Entries(Format::Text) => &["txt", "text"],
            Self::Entries(Format::Markdown) => &["md", "markdown"],
            Self::Entries(Format::Html) => &["html", "htm"],
            Self::Entries(Format::Csv) => &["csv"],
            #[cfg(feature = "spreadsheets")]
            Self::Entries(Format::Xlsx) => &["xlsx"],
            Self::Entries(Format::Json) => &["json"],
            Self::Entries(Format::Ics) => &["ics", "ical"],
            Self::Screen(Picture::Svg) => &["svg"],
            Self::Screen(Picture::Ansi) => &["ansi", "ans"],
            Self::Brief(format) => format.endings(),
        }
    }

    /// What it is called in a prompt.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Entries(Format::Text) => "text",
            Self::Entries(Format::Markdown) => "Markdown",
            Self::Entries(Format::Html) => "HTML",
            Self::Entries(Format::Csv) => "CSV",
            #[cfg(feature = "spreadsheets")]
            Self::Entries(Format::Xlsx) => "Excel workbook",
            Self::Entries(Format::Json) => "JSON",
            Self::Entries(Format::Ics) => "iCalendar",
            Self::Screen(Picture::Svg) => "SVG picture of the screen",
            Self::Screen(Picture::Ansi) => "ANSI picture of the screen",
            Self::Brief(format) => format.label(),
        }
    }

    /// What the ending of a file name stands for, upper or lower case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|output| {
            output
                .endings()
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
    }
}

/// The ending of a file name: what follows its last dot, unless the name begins with that.
pub fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => Some(ending),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_stand_for_formats() {
        for (path, output) in [
            ("a.md", Some(Output::Entries(Format::Markdown))),
            ("a.b/c.JSON", Some(Output::Entries(Format::Json))),
            ("a.htm", Some(Output::Entries(Format::Html))),
            ("a.ics", Some(Output::Entries(Format::Ics))),
            ("a.svg", Some(Output::Screen(Picture::Svg))),
            ("a.docx", None),
            ("a.md/b", None),
            (".json", None),
        ] {
            assert_eq!(ending(path).and_then(Output::of_ending), output, "{path}");
        }
    }
}
