//! The formats of an export: their names, and the file endings they are recognised by.

/// The names of a format, and what it is.
#[derive(Clone, Copy, Debug)]
pub struct FormatNames {
    /// On the command line.
    pub name: &'static str,
    /// In a prompt.
    pub label: &'static str,
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    pub help: &'static str,
}

pub(super) const fn names(
    name: &'static str,
    label: &'static str,
    endings: &'static [&'static str],
    help: &'static str,
) -> FormatNames {
    FormatNames {
        name,
        label,
        endings,
        help,
    }
}

impl FormatNames {
    /// Whether its files may have this ending, in upper or lower case.
    pub fn ends(self, ending: &str) -> bool {
        let mut endings = self.endings.iter();
        endings.any(|known| known.eq_ignore_ascii_case(ending))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    Text,
    Markdown,
    Html,
    Csv,
    #[cfg(feature = "spreadsheets")]
    Xlsx,
    Json,
    Ics,
}

impl ExportFormat {
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

    #[rustfmt::skip]
    pub const fn names(self) -> FormatNames {
        match self {
            Self::Text => names("text", "text", &["txt", "text"], "Lines for people, each with its citation"),
            Self::Markdown => names("markdown", "Markdown", &["md", "markdown"], "Lists and tables for web pages"),
            Self::Html => names("html", "HTML", &["html", "htm"], "A page that can be printed, in one file"),
            Self::Csv => names("csv", "CSV", &["csv"], "One row per deadline or action, for programs and spreadsheets"),
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => names("xlsx", "Excel workbook", &["xlsx"], "The same rows as a workbook, for Excel and LibreOffice"),
            Self::Json => names("json", "JSON", &["json"], "An array of actions, for programs"),
            Self::Ics => names("ics", "iCalendar", &["ics", "ical"], "One event per deadline, for calendars"),
        }
    }

    pub const fn name(self) -> &'static str {
        self.names().name
    }

    /// Whether it consists of rows, so that a file without any is still valid.
    pub const fn is_rows(self) -> bool {
        !matches!(self, Self::Text | Self::Markdown | Self::Html | Self::Ics)
    }

    /// Whether its bytes cannot be shown in a terminal.
    pub const fn is_binary(self) -> bool {
        self.is_rows() && !matches!(self, Self::Csv | Self::Json)
    }
}

/// The ending of a file name: what follows its last dot, unless that dot begins the name.
pub fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => Some(ending),
        _ => None,
    }
}
