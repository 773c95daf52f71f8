//! The formats of an export: their names, and the endings of files they are known by.

use super::brief::BriefFormat;

/// A way to write entries down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned lines for people.
    Text,
    /// Lists and tables for web pages.
    Markdown,
    /// A page that browsers show and print.
    Html,
    Csv,
    Json,
    Ics,
}

/// A way to picture the screen.
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
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Csv,
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
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// The names of all formats but a calendar, for what is no events.
    pub fn without_events() -> String {
        let formats = Self::ALL.into_iter().filter(|format| *format != Self::Ics);
        formats.map(Self::name).collect::<Vec<_>>().join(", ")
    }

    pub const fn help(self) -> &'static str {
        match self {
            Self::Text => "Lines for people, each with its citation",
            Self::Markdown => "Lists and tables for web pages",
            Self::Html => "A page that can be printed, in one file",
            Self::Csv => "One row per deadline or action, for spreadsheets",
            Self::Json => "An array of actions, for programs",
            Self::Ics => "One event per deadline, for calendars",
        }
    }
}

impl Output {
    /// Everything that a file of what is on the screen can be, in the order it is offered.
    pub const ALL: [Self; 8] = [
        Self::Entries(Format::Text),
        Self::Entries(Format::Markdown),
        Self::Entries(Format::Html),
        Self::Entries(Format::Csv),
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
            Self::Entries(Format::Json) => "JSON",
            Self::Entries(Format::Ics) => "iCalendar",
            Self::Screen(Picture::Svg) => "SVG picture of the screen",
            Self::Screen(Picture::Ansi) => "ANSI picture of the screen",
            Self::Brief(format) => format.label(),
        }
    }

    /// What the ending of a file name stands for, upper or lower case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| {
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
