//! What can be wrong with data, as data: which file, where in it, what, and what was probably meant.

use super::journal_mistake::JournalMistake;
use super::sums::SumMistake;
use crate::model::VocabularyKind;
use crate::model::text::TextFull;
use crate::text::url::UrlFault;
use crate::when::WhenError;
use crate::when::recurrence::RecurrenceError;

/// How many mistakes of one file are reported.
pub const MOST: usize = 1_000;

/// One step from a value of a RON file to a value inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into this item of a list, from 0.
    Item(usize),
}

/// Where in a file a problem is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProblemPlace {
    File,
    /// These bytes of its text.
    Bytes(std::ops::Range<usize>),
    /// The value that these steps from the outermost value lead to; as far as they lead.
    Value(Vec<Step>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The index of the file among those that were loaded.
    pub file: usize,
    pub place: ProblemPlace,
    pub mistake: CorpusMistake,
}

impl Problem {
    /// A mistake at the value that these steps lead to.
    pub fn of_value(file: usize, steps: Vec<Step>, mistake: CorpusMistake) -> Self {
        let place = ProblemPlace::Value(steps);
        Self { file, place, mistake }
    }

    /// A mistake of a file as a whole.
    pub fn of_file(file: usize, mistake: CorpusMistake) -> Self {
        let place = ProblemPlace::File;
        Self { file, place, mistake }
    }
}

/// What is wrong. Its `Display` is the one line that says so, [`CorpusMistake::help`] says what to do; both are worded in
/// [`super::wording`].
#[derive(Clone, Debug, PartialEq)]
pub enum CorpusMistake {
    Unreadable(String),
    Missing,
    /// A folder without any `.ron` file.
    NoRon,
    /// A file of more than [`super::files::LARGEST`] bytes: how many.
    TooLarge(u64),
    /// With this file all files together pass so many bytes.
    TooLargeTogether(usize),
    /// No regular file: what it is instead.
    Special(&'static str),
    Utf16,
    NotUtf8,
    EmptyFile,
    /// The first word is none of those a file can begin with.
    UnknownFile {
        found: String,
        meant: Option<&'static str>,
    },
    /// The text is not RON in a way that no other mistake says: what the reader said.
    Syntax(String),
    /// A line `#![…]` that the reader does not know.
    Attribute,
    /// The first word of a file, without a bracket behind it.
    NoBracket(&'static str),
    /// A bracket that is not closed where it should be.
    Unclosed {
        bracket: char,
        /// The line, from 1, before which it should be closed, if that is not its own.
        before: Option<u32>,
    },
    /// A bracket that is still open at the end of the file.
    NeverClosed(char),
    UnclosedText,
    UnclosedComment,
    /// A closing bracket that nothing opened.
    Stray(char),
    /// An opening bracket that is missing.
    NoOpening(char),
    /// An opening bracket that stands there twice.
    Doubled(char),
    /// A text without a quotation mark at its start.
    UnopenedText,
    WrongBracket {
        /// The one that stands there.
        found: char,
        wanted: char,
    },
    /// A quotation mark inside of a text, which ends it too early.
    QuoteInside,
    /// A text between quotation marks that RON does not have.
    WrongQuotes,
    /// A backslash with a letter behind it that means nothing.
    BadEscape,
    MissingComma,
    /// A comma with nothing before it.
    ExtraComma,
    MissingColon,
    MissingValue(String),
    /// A value without its field's name.
    Unnamed,
    /// Something that has no business there.
    Unexpected(String),
    /// Something behind the end of what the file holds.
    Trailing,
    NamedItem(String),
    /// A record with a word before its bracket.
    NamedRecord(String),
    QuotedField(String),
    UnknownField {
        found: String,
        expected: Vec<&'static str>,
    },
    /// A word that is not in its closed list.
    UnknownWord {
        found: String,
        expected: Vec<&'static str>,
    },
    MissingField {
        field: &'static str,
        example: String,
    },
    DuplicateField(String),
    WrongType {
        wants: &'static str,
        found: &'static str,
    },
    /// A number that cannot be read, or is out of bounds.
    WrongNumber {
        found: String,
        /// The largest there may be, if it is to be whole.
        most: Option<u64>,
    },
    /// A number that cannot be kept to the last digit.
    TooLargeNumber(String),
    /// A sum of money that is wrong.
    Sum(SumMistake),
    /// Things nested deeper than this: what.
    TooDeep(&'static str, usize),
    /// A term or a pot that lies in more others than this, those around them counted as well.
    TooManyAround {
        /// What it is.
        what: &'static str,
        id: String,
        most: usize,
    },
    /// The mistakes after the first [`MOST`] were not looked for.
    Unsearched,
    /// This many mistakes of the file are not reported.
    Untold(usize),
    NoEdition,
    /// An edition without a usable date.
    EditionDate(Option<String>),
    /// An edition that cannot follow the one it names: why.
    Follows(String),
    /// An action that cannot continue another: why.
    Continues(String),
    /// A language that dates are not read in.
    Language(String),
    /// A day that no fiscal year begins on.
    FiscalYear(String),
    /// Several editions, and this file does not say which it is of.
    WhichEdition,
    /// An id that stands for something else already.
    DuplicateId {
        /// What has the id: `action`, `section`, …
        what: &'static str,
        id: String,
        /// Where it is used first.
        first: Option<(usize, ProblemPlace)>,
    },
    BadId(String),
    /// An id that no vocabulary, action, … has.
    Dangling {
        /// What it should be the id of.
        what: &'static str,
        id: String,
        meant: Option<String>,
    },
    /// The name of a kind that neither milepost nor the corpus has.
    UnknownKind {
        found: String,
        /// As it is to be written.
        meant: Option<String>,
        /// The ids of the corpus's own.
        own: Vec<String>,
    },
    /// A sign that is not one cell wide.
    Glyph(String),
    /// Two objectives of one edition with the same number.
    SameNumber {
        number: u16,
        /// Where the number stands first.
        first: (usize, ProblemPlace),
    },
    /// A number with commas between its thousands, which part it into two values.
    Thousands(String),
    /// A term that another file defines otherwise.
    OtherTerm {
        what: &'static str,
        id: String,
        /// In what they differ.
        field: &'static str,
        /// Where it stands first.
        first: (usize, ProblemPlace),
    },
    /// An id that stands for a term of another vocabulary.
    WrongVocabulary {
        id: String,
        asked: VocabularyKind,
        has: VocabularyKind,
    },
    /// A title or name without a letter.
    EmptyTitle(&'static str),
    /// A date that is not understood, or a window that ends before it starts.
    Date(WhenError),
    /// A date that says no time in any way.
    NoWhen,
    /// A date that has both `when` and `after`.
    TwoWhens,
    NoWithin,
    NoAfter(String),
    /// What is no length of time.
    NoLength(String),
    /// How often something comes, not understood.
    Every(Box<RecurrenceError>),
    /// `from` or `until`, where nothing comes again.
    NoEvery(&'static str),
    /// A recurrence where one date should stand.
    EveryInWhen(String),
    /// A recurrence that ends before its first occurrence.
    NoOccurrence,
    /// Words that could be read as a date, but stand where the document's own are kept.
    DateInWording(String),
    /// Something that is inside of itself: the ids along the ring.
    Cycle(&'static str, Vec<String>),
    /// A pot that is said to be inside of some others at one mention, and of different ones at another.
    TwoPots {
        measure: String,
        /// Those it was said to be inside of first.
        first: Vec<String>,
        second: Vec<String>,
    },
    /// A citation outside the document, or one that ends before it starts.
    Citation(String),
    /// An address that is not let in.
    Url(UrlFault),
    /// A change without, or with more than one, size.
    ChangeSize,
    SelfRelation,
    /// An outcome or a deadline on a relation that settles nothing.
    OnlySettles,
    /// An action without a deadline that somebody owes, where one is to be settled.
    NothingOwed(String),
    /// A deadline that the action to be settled does not have.
    NoSuchDeadline {
        action: String,
        known: Vec<String>,
    },
    TooMany(&'static str),
    Journal(JournalMistake),
}

impl From<TextFull> for CorpusMistake {
    fn from(_: TextFull) -> Self {
        Self::TooMany("4 GiB of text")
    }
}

impl CorpusMistake {
    /// Where the same stands first, if there is such a place.
    pub fn first(&self) -> Option<&(usize, ProblemPlace)> {
        match self {
            Self::DuplicateId { first, .. } => first.as_ref(),
            Self::OtherTerm { first, .. } | Self::SameNumber { first, .. } => Some(first),
            _ => None,
        }
    }

    /// Whether it leaves it in doubt where things begin and end.
    pub fn is_of_brackets(&self) -> bool {
        matches!(
            self,
            Self::Unclosed { .. }
                | Self::NeverClosed(_)
                | Self::UnclosedText
                | Self::UnopenedText
                | Self::Stray(_)
                | Self::NoOpening(_)
                | Self::Doubled(_)
                | Self::WrongBracket { .. }
                | Self::QuoteInside
        )
    }

    /// Whether something stands where something else should.
    pub fn is_of_places(&self) -> bool {
        matches!(
            self,
            Self::Unnamed
                | Self::NamedItem(_)
                | Self::WrongType { .. }
                | Self::DuplicateField(_)
                | Self::Trailing
        )
    }
}
