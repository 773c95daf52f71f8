//! The formats that can be imported, recognised by the endings of names, and advice on some others.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// Cells separated by commas, semicolons, tabs or bars.
    Delimited,
    Workbook,
    OpenDocument,
    Json,
    Calendar,
    Plain,
    Markdown,
    Html,
    Word,
}

pub const ENDINGS: &[(&str, ImportFormat)] = &[
    ("csv", ImportFormat::Delimited),
    ("tsv", ImportFormat::Delimited),
    ("tab", ImportFormat::Delimited),
    ("xlsx", ImportFormat::Workbook),
    ("xlsm", ImportFormat::Workbook),
    ("ods", ImportFormat::OpenDocument),
    ("json", ImportFormat::Json),
    ("ics", ImportFormat::Calendar),
    ("txt", ImportFormat::Plain),
    ("text", ImportFormat::Plain),
    ("md", ImportFormat::Markdown),
    ("markdown", ImportFormat::Markdown),
    ("html", ImportFormat::Html),
    ("htm", ImportFormat::Html),
    ("docx", ImportFormat::Word),
];

/// Endings that cannot be imported, and how to convert such files.
const OTHERS: &[(&[&str], &str)] = &[
    (
        &["pdf"],
        "take the text out first: `pdftotext -layout FILE.pdf FILE.txt`; of a table, copy it into a spreadsheet",
    ),
    (
        &["xls", "xlsb", "numbers", "wk1", "fods"],
        "save it as .xlsx or .csv first: `soffice --headless --convert-to xlsx FILE`",
    ),
    (
        &["doc", "odt", "rtf", "pages", "wpd"],
        "save it as text first: `soffice --headless --convert-to txt FILE`",
    ),
    (
        &["ppt", "pptx", "odp"],
        "save it as text first, from the outline of the slides",
    ),
    (
        &["png", "jpg", "jpeg", "tif", "tiff", "gif", "webp"],
        "it is a picture: read its text first, for example with `tesseract FILE out`",
    ),
    (&["zip", "gz", "7z", "rar", "tar", "xz"], "unpack it first"),
];

/// All endings, as messages list them.
pub fn endings() -> String {
    let endings: Vec<String> = ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
    endings.join(" ")
}

impl ImportFormat {
    /// The format of files with this ending, whether or not this build can read it.
    pub fn with_ending(ending: &str) -> Option<Self> {
        let found = ENDINGS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(ending));
        found.map(|(_, format)| *format)
    }

    /// The format of a file of this name, or why there is none.
    pub fn of(name: &str) -> Result<Self, String> {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        if let Some(format) = Self::with_ending(&ending) {
            return format.available().map(|()| format);
        }
        let other = OTHERS.iter().find(|(endings, _)| endings.contains(&&*ending));
        Err(match other {
            Some((_, advice)) => format!(".{ending} is not read; {advice}"),
            None => format!("its ending is none of those that are read: {}", endings()),
        })
    }

    pub const fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown | Self::Html | Self::Word)
    }

    fn available(self) -> Result<(), String> {
        match self {
            Self::Workbook | Self::OpenDocument if cfg!(not(feature = "spreadsheets")) => {
                Err("this milepost was built without `spreadsheets`; save the table as .csv".into())
            }
            Self::Html if cfg!(not(feature = "html")) => {
                Err("this milepost was built without `html`; save the page as text".into())
            }
            Self::Word if cfg!(not(feature = "docx")) => {
                Err("this milepost was built without `docx`; save the document as text".into())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_says_how_to_get_text_out_of_it() {
        assert_eq!(ImportFormat::of("a/b.CSV"), Ok(ImportFormat::Delimited));
        assert!(ImportFormat::of("x.pdf").unwrap_err().contains("pdftotext"));
        assert!(ImportFormat::of("x.doc").unwrap_err().contains("soffice"));
        assert!(ImportFormat::of("x.qqq").unwrap_err().contains(".csv"));
        assert!(ImportFormat::of("noending").is_err());
    }
}
