//! What can be wrong with data, as data: which file, where in it, what, and what was probably meant.

use std::fmt;

use crate::model::VocabularyKind;
use crate::model::text::TextFull;
use crate::model::when::WhenError;

/// One step from a value of a RON file to a value inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into this item of a list, from 0.
    Item(usize),
}

/// Where in a file a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// These bytes of its text.
    Bytes(std::ops::Range<usize>),
    /// The value that these steps from the outermost value lead to; as far as they lead.
    Value(Vec<Step>),
}

/// One mistake in one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The index of the file among those that were loaded.
    pub file: usize,
    /// Where in it.
    pub place: Place,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What is wrong. Its `Display` is the one line that says so; [`Mistake::help`] says what to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// The file or folder could not be read.
    Unreadable(String),
    /// There is nothing at the path.
    Missing,
    /// A folder without any `.ron` file.
    NoRon,
    /// A file of more than [`super::files::LARGEST`] bytes: how many.
    TooLarge(u64),
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// Nothing but white space and comments.
    EmptyFile,
    /// The first word is none of those a file can begin with.
    UnknownFile {
        /// The word.
        found: String,
        /// The nearest right one.
        meant: Option<&'static str>,
    },
    /// The text is not RON: what the reader said.
    Syntax(String),
    /// A bracket that nothing closes.
    Unclosed(char),
    /// A field that its record does not have.
    UnknownField {
        /// The field.
        found: String,
        /// What the record has.
        expected: &'static [&'static str],
    },
    /// A word that is not in its closed list.
    UnknownWord {
        /// The word.
        found: String,
        /// What the list has.
        expected: &'static [&'static str],
    },
    /// A field that its record needs.
    MissingField(String),
    /// A field that stands twice in its record.
    DuplicateField(String),
    /// A value of the wrong type, as the reader said it.
    WrongType(String),
    /// No edition was loaded.
    NoEdition,
    /// An edition without a usable date.
    EditionDate(Option<String>),
    /// Several editions, and this file does not say which it is of.
    WhichEdition,
    /// An id that stands for something else already.
    DuplicateId {
        /// What has the id: `action`, `section`, …
        what: &'static str,
        /// The id.
        id: String,
        /// Where it is used first, as `file:line`; filled in when the problem is located.
        first: Option<Box<Problem>>,
    },
    /// An id with letters that ids do not have.
    BadId(String),
    /// An id that no vocabulary, action, … has.
    Dangling {
        /// What it should be the id of.
        what: &'static str,
        /// The id.
        id: String,
        /// The nearest one.
        meant: Option<String>,
    },
    /// An id that stands for a term of another vocabulary.
    WrongVocabulary {
        /// The id.
        id: String,
        /// The vocabulary that was asked.
        asked: VocabularyKind,
        /// The one that has it.
        has: VocabularyKind,
    },
    /// A title or name without a letter.
    EmptyTitle(&'static str),
    /// A date that is not understood, or a window that ends before it starts.
    Date(WhenError),
    /// Something that is inside of itself: the ids along the ring.
    Cycle(&'static str, Vec<String>),
    /// A pot that is said to be inside of two others.
    TwoPots {
        /// The pot.
        measure: String,
        /// The one it was said to be inside of first.
        first: String,
        /// The other one.
        second: String,
    },
    /// A citation outside the document, or one that ends before it starts.
    Citation(String),
    /// A change without, or with more than one, size.
    ChangeSize,
    /// A relation of an action to itself.
    SelfRelation,
    /// More than fits: what.
    TooMany(&'static str),
}

impl From<TextFull> for Mistake {
    fn from(_: TextFull) -> Self {
        Self::TooMany("4 GiB of text")
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Missing => f.write_str("there is no such file or folder"),
            Self::NoRon => f.write_str("the folder holds no .ron file"),
            Self::TooLarge(bytes) => write!(
                f,
                "the file has {} MiB, more than the {} MiB that are read",
                bytes >> 20,
                super::files::LARGEST >> 20
            ),
            Self::NotUtf8 => f.write_str("the text is not UTF-8"),
            Self::EmptyFile => f.write_str("the file is empty"),
            Self::UnknownFile { found, .. } => write!(f, "a file cannot begin with `{found}`"),
            Self::Syntax(what) | Self::WrongType(what) => f.write_str(what),
            Self::Unclosed(bracket) => write!(f, "this `{bracket}` is never closed"),
            Self::UnknownField { found, .. } => write!(f, "there is no field `{found}` here"),
            Self::UnknownWord { found, .. } => write!(f, "`{found}` is not a word of this list"),
            Self::MissingField(field) => write!(f, "the field `{field}` is missing"),
            Self::DuplicateField(field) => write!(f, "the field `{field}` stands twice"),
            Self::NoEdition => f.write_str("no file says which edition this is"),
            Self::EditionDate(None) => f.write_str("the edition has no date"),
            Self::EditionDate(Some(found)) => write!(f, "`{found}` is not a calendar day"),
            Self::WhichEdition => {
                f.write_str("several editions are loaded, and this file does not name its own")
            }
            Self::DuplicateId { what, id, .. } => write!(f, "the {what} id `{id}` is used twice"),
            Self::BadId(id) => write!(f, "`{id}` cannot be an id"),
            Self::Dangling { what, id, .. } => write!(f, "there is no {what} `{id}`"),
            Self::WrongVocabulary { id, asked, has } => {
                write!(
                    f,
                    "`{id}` is one of the {}, not of the {}",
                    has.name().to_lowercase(),
                    asked.name().to_lowercase()
                )
            }
            Self::EmptyTitle(what) => write!(f, "the {what} is empty"),
            Self::Date(error) => write!(f, "{error}"),
            Self::Cycle(what, ring) => write!(f, "{what} goes round in a ring: {}", ring.join(" → ")),
            Self::TwoPots {
                measure,
                first,
                second,
            } => {
                write!(
                    f,
                    "the pot `{measure}` is said to be part of `{second}`, and elsewhere of `{first}`"
                )
            }
            Self::Citation(what) => f.write_str(what),
            Self::ChangeSize => f.write_str("a change has either `percent` or `by`"),
            Self::SelfRelation => f.write_str("an action cannot relate to itself"),
            Self::TooMany(what) => write!(f, "more than {what} cannot be held"),
        }
    }
}

impl Mistake {
    /// What to do about it, or what was probably meant; one line.
    pub fn help(&self) -> Option<String> {
        let meant = |name: &str| format!("did you mean `{name}`?");
        match self {
            Self::Missing | Self::Unreadable(_) => {
                Some("give a .ron file or a folder that holds some".into())
            }
            Self::NoRon => Some("data is kept in files that end in .ron; see docs/data.md".into()),
            Self::TooLarge(_) => Some("split it, for instance into one file an objective".into()),
            Self::NotUtf8 => Some("save the file as UTF-8".into()),
            Self::EmptyFile => Some(format!(
                "a file begins with one of {}",
                super::raw::FILE_WORDS.join(", ")
            )),
            Self::UnknownFile {
                meant: Some(name), ..
            } => Some(meant(name)),
            Self::UnknownFile { meant: None, .. } => Some(format!(
                "a file begins with one of {}",
                super::raw::FILE_WORDS.join(", ")
            )),
            Self::UnknownField { found, expected } | Self::UnknownWord { found, expected } => {
                Some(match crate::nearest::nearest(found, expected.iter().copied()) {
                    Some(name) => meant(name),
                    None => format!("expected one of {}", expected.join(", ")),
                })
            }
            Self::NoEdition => Some("add a file with Edition(id: …, title: …, as_of: …)".into()),
            Self::EditionDate(_) => Some("write as_of: \"2024-12-16\", the day the text stands at".into()),
            Self::WhichEdition => Some("add edition: \"…\" to it".into()),
            Self::BadId(_) => Some("ids are made of lower-case letters, digits, `-` and `.`".into()),
            Self::Dangling { meant: Some(id), .. } => Some(meant(id)),
            Self::EmptyTitle(_) => Some("say who does what, in at most 90 characters".into()),
            _ => None,
        }
    }
}
