//! What can be wrong with data: the file, the position, the mistake and what was probably meant; and how each mistake is
//! explained to the authors of the data.

use super::bracket_signs::closing;
use super::journal_mistake::JournalMistake;
use super::raw::{FILE_WORDS, JOURNAL};
use super::sums::SumMistake;
use super::worded::worded;
use crate::model::VocabularyKind;
use crate::text::nearest::nearest;
use crate::text::url::UrlFault;
use crate::when::recurrence::RecurrenceError;
use crate::when::{Language, WhenError};

/// The largest file that is read, in bytes. Ten thousand actions take about six million.
pub const LARGEST: u64 = 128 << 20;

/// How many mistakes of one file are reported.
pub const MOST: usize = 1_000;

/// One step from a value of a RON file to a value inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into the item of a list with this index, from 0.
    Item(usize),
}

/// Where in a file a problem is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProblemPlace {
    File,
    /// These bytes of its text.
    Bytes(std::ops::Range<usize>),
    /// The value that these steps lead to from the outermost one, or as far as they can be followed.
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
    /// A mistake at the value to which these steps lead.
    pub fn of_value(file: usize, steps: Vec<Step>, mistake: CorpusMistake) -> Self {
        let place = ProblemPlace::Value(steps);
        Self { file, place, mistake }
    }

    /// A mistake in a file as a whole.
    pub fn of_file(file: usize, mistake: CorpusMistake) -> Self {
        let place = ProblemPlace::File;
        Self { file, place, mistake }
    }
}

worded! {
    /// What is wrong. `Display` writes it as one line; [`CorpusMistake::help`] says what to do.
    #[derive(Clone, Debug, PartialEq)]
    pub enum CorpusMistake {
        Unreadable(why: String) => format!("cannot be read: {why}"), GIVE_DATA;
        Missing => "there is no such file or folder", GIVE_DATA;
        NoRon => "the folder holds no .ron file", "data is kept in files that end in .ron; see docs/data.md";
        /// A file of this many bytes, more than [`LARGEST`].
        TooLarge(bytes: u64) => format!(
            "the file has {} MiB, more than the {} MiB that are read",
            bytes.div_ceil(1 << 20),
            LARGEST >> 20
        ), SPLIT;
        /// The first file with which all files together exceed `most` bytes.
        TooLargeTogether(most: usize)
            => format!("with this file there are more than the {} MiB that are read together", most >> 20), SPLIT;
        /// Not a regular file, but this.
        Special(what: &'static str) => format!("it is {what}, not a regular file"), GIVE_DATA;
        Utf16 => "the text is UTF-16, not UTF-8", "save the file as UTF-8";
        NotUtf8 => "the text is not UTF-8", "save the file as UTF-8";
        EmptyFile => "the file is empty", first_words();
        /// The first word is not one of those that a file can begin with.
        UnknownFile {
            found: String,
            meant: Option<&'static str>,
        } => format!("a file cannot begin with `{found}`"), meant.map_or_else(first_words, did_you_mean);
        /// The text is not valid RON in some other way: the message of the RON reader.
        Syntax(what: String) => what;
        /// A line `#![…]` that the reader does not know.
        Attribute => "this line is not understood", "leave it out: files need no such line";
        /// The first word of a file is not followed by a bracket.
        NoBracket(word: &'static str) => format!("there is no `(` behind `{word}`"), match *word {
            JOURNAL => "write Journal(version: 1, by: \"…\", entries: [])".into(),
            word if FILE_WORDS[3..].contains(&word) => format!("write {word}([…])"),
            word => format!("write {word}(id: …)"),
        };
        /// A bracket that is not closed where it should be.
        Unclosed {
            bracket: char,
            /// The line, from 1, before which it should be closed, if that is not its own.
            before: Option<u32>,
        } => format!("this `{bracket}` is never closed"), match before {
            Some(line) => format!("its `{}` is missing before line {line}", closed(*bracket)),
            None => format!("its `{}` is missing on this line", closed(*bracket)),
        };
        /// A bracket that is still open at the end of the file.
        NeverClosed(bracket: char) => format!("this `{bracket}` is never closed"),
            format!("its `{}` is missing before the end of the file", closed(*bracket));
        UnclosedText => "this text has no quotation mark at its end",
            "if it is closed, look for one that is missing further down";
        UnclosedComment => "this comment never ends";
        Stray(bracket: char) => format!("this `{bracket}` closes nothing");
        NoOpening(bracket: char) => format!("a `{bracket}` is missing here");
        Doubled(bracket: char) => format!("this `{bracket}` is there twice");
        UnopenedText => "this text has no quotation mark at its start";
        WrongBracket {
            /// The one in the file.
            found: char,
            wanted: char,
        } => format!("this `{found}` should be `{wanted}`");
        /// A quotation mark inside a text.
        QuoteInside => "this quotation mark ends the text too early",
            "write \\\" for a quotation mark inside a text";
        /// A text in quotation marks that RON does not accept.
        WrongQuotes => "texts stand between straight double quotation marks", "write \"…\"";
        BadEscape => "a backslash means nothing before this letter", "write \\\\ for a backslash";
        MissingComma => "a comma is missing here";
        ExtraComma => "there is nothing before this comma";
        MissingColon => "a colon is missing here";
        MissingValue(field: String) => format!("the field `{field}` has no value"),
            format!("write {field}: …, or leave the field out");
        Unnamed => "this value does not say which field it is of";
        /// Something that has no meaning there.
        Unexpected(found: String) => match found.chars().next() {
            Some('\u{a0}') => "a no-break space has no meaning here".into(),
            _ => format!("`{found}` has no meaning here"),
        } => match found.as_str() {
            "=" => Some("a field's name is followed by a colon".into()),
            other => other.starts_with('\u{a0}').then(|| "type the space again".into()),
        };
        Trailing => "nothing can stand behind the end of what a file holds",
            "one file holds one of these: what comes next belongs in its own file";
        NamedItem(name: String) => format!("the items of a list have no names such as `{name}`"),
            "is the `]` of the list missing before it?";
        NamedRecord(name: String) => format!("no word belongs before this bracket, so not `{name}`"),
            "leave the word out";
        QuotedField(name: String) => format!("the field `{name}` is in quotation marks"),
            format!("write {name}: …");
        UnknownField {
            found: String,
            expected: Vec<&'static str>,
        } => format!("there is no field `{found}` here"), nearest_of(found, expected);
        /// A word that is not in its closed list.
        UnknownWord {
            found: String,
            expected: Vec<&'static str>,
        } => format!("`{found}` is not a word of this list"), nearest_of(found, expected);
        MissingField {
            field: &'static str,
            example: String,
        } => format!("the field `{field}` is missing"), format!("write {example}");
        DuplicateField(field: String) => format!("the field `{field}` is repeated"), "leave one of them out";
        WrongType {
            wants: &'static str,
            found: &'static str,
        } => format!("this should be {wants}, and is {found}") => match wants {
            wants if wants.contains("a list") => Some("write […] around it".into()),
            wants => wants.contains("text").then(|| "write \"…\" around it".into()),
        };
        /// A number that cannot be read, or is out of bounds.
        WrongNumber {
            found: String,
            /// The largest allowed, for a whole number.
            most: Option<u64>,
        } => match most {
            None => format!("`{found}` is not a number"),
            Some(most) => format!("`{found}` is not a whole number from 0 to {most}"),
        }, match most {
            None => "write it with a point: 12.5",
            Some(_) => "write the digits only; `_` may part thousands: 52_100_000",
        };
        /// A number that cannot be kept to the last digit.
        TooLargeNumber(found: String) => format!("`{found}` is too large a number"),
            "numbers go to 9223372036854775807; beyond, state a larger unit";
        Sum(mistake: SumMistake) => mistake => mistake.help();
        TooDeep(what: &'static str, deepest: usize) => format!("{what} are nested more than {deepest} deep");
        /// A term or a pot that is within more than `most` others.
        TooManyAround {
            /// Which it is, in words.
            what: &'static str,
            id: String,
            most: usize,
        } => format!("the {what} `{id}` is in more than {most} others, counted all the way out");
        Unsearched => format!("after {MOST} mistakes the rest of the file was not looked through"), MEND;
        /// This many mistakes of the file are not reported.
        Untold(more: usize) => match more {
            1 => "one more mistake of this file is not shown".into(),
            more => format!("{more} more mistakes of this file are not shown"),
        }, MEND;
        NoEdition => "no file says which edition this is",
            "add a file with Edition(id: …, title: …, as_of: …)";
        /// An edition without a usable date.
        EditionDate(found: Option<String>) => match found {
            None => "the edition has no date".into(),
            Some(found) => format!("`{found}` is not a calendar day"),
        }, "write as_of: \"2024-12-16\", the day the text describes, in the years 0001 to 9999";
        /// Why an edition cannot follow the one it names.
        Follows(why: String) => why;
        /// Why an action cannot continue another.
        Continues(why: String) => why,
            "Continues leads to an earlier edition; write Updates, or leave it out";
        Language(found: String) => format!("dates are not read in a language `{found}`"),
            format!("write one of {}", languages());
        FiscalYear(found: String) => format!("`{found}` is not a day of every year"),
            "write the month and day it begins on, as in fiscal_year: \"04-01\"";
        WhichEdition => "several editions are loaded, and this file is in the folder of none",
            "put it into the folder of its edition, or add edition: \"…\" to it";
        /// An id that is already used.
        DuplicateId {
            /// The kind of thing that has the id: `action`, `section`, …
            what: &'static str,
            id: String,
            /// Where it is used first.
            first: Option<(usize, ProblemPlace)>,
        } => format!("the {what} id `{id}` is used twice");
        BadId(id: String) => format!("`{id}` cannot be an id"),
            "ids are made of lower-case letters, digits, `-` and `.`";
        /// An id that does not exist.
        Dangling {
            /// The kind of thing it should be the id of.
            what: &'static str,
            id: String,
            meant: Option<String>,
        } => format!("there is no {what} `{id}`") => meant.as_deref().map(did_you_mean);
        /// The name of a kind that neither milepost nor the corpus has.
        UnknownKind {
            found: String,
            /// The kind that was probably meant, as it should be written.
            meant: Option<String>,
            /// The ids of the kinds that the corpus defines.
            own: Vec<String>,
        } => format!("there is no kind `{found}`"),
            meant.as_deref().map_or_else(|| declare_kind(found, own), did_you_mean);
        /// A sign that is not one cell wide.
        Glyph(glyph: String) => format!("`{glyph}` does not take one cell"),
            "write one letter or sign, such as \"◇\"";
        /// Two objectives of one edition with the same number.
        SameNumber {
            number: u16,
            /// Where the number is used first.
            first: (usize, ProblemPlace),
        } => format!("the objective number {number} is used twice"),
            "give each objective of an edition its own number";
        /// A number with commas between its thousands.
        Thousands(found: String) => format!("the comma in `{found}` parts it into two values"),
            format!("write {}; `_` may part thousands", found.replace(',', "_"));
        /// A term that another file defines differently.
        OtherTerm {
            what: &'static str,
            id: String,
            /// The field in which they differ.
            field: &'static str,
            /// Where it is defined first.
            first: (usize, ProblemPlace),
        } => format!("the {what} `{id}` has another `{field}` elsewhere"),
            "make them the same, or leave one of them out";
        /// The id of a term of another vocabulary.
        WrongVocabulary {
            id: String,
            asked: VocabularyKind,
            has: VocabularyKind,
        } => {
            let [has, asked] = [has, asked].map(|kind| kind.name().to_lowercase());
            format!("`{id}` is one of the {has}, not of the {asked}")
        };
        /// A title or name of only blanks and punctuation.
        EmptyTitle(what: &'static str) => format!("the {what} is empty"),
            "say who does what, in at most 90 characters";
        /// A date that cannot be read, or a window that ends before it starts.
        Date(error: WhenError) => error;
        /// A date without `when`, `wording`, `after` or `every`.
        NoWhen => "the date does not say when",
            "write when: \"Q1 2025\", or wording: \"as soon as possible\" where the document says no time";
        TwoWhens => "a date says when in one way: by `when`, `after` or `every`", "leave out one of them";
        NoWithin => "the date does not say how long after", "add within: \"90 days\"";
        NoAfter(within: String) => "the date does not say after what",
            format!("add after: \"…\", the id of an action, or write when: \"within {within}\"");
        NoLength(found: String) => format!("`{found}` is not a length of time"),
            "write within: \"90 days\", \"2 weeks\" or \"3 months\"";
        /// A recurrence that cannot be read.
        Every(error: Box<RecurrenceError>) => error;
        /// `from` or `until` on a date that does not recur.
        NoEvery(field: &'static str) => format!("`{field}` says nothing without `every`"),
            "add every: \"3 months\", or write when: \"from … to …\"";
        /// A recurrence where a single date is expected.
        EveryInWhen(words: String) => format!("`{words}` says how often, but `when` is one date"),
            format!("write every: {words:?}");
        NoOccurrence => "it ends before it comes once", "move `until` behind the first one, or leave it out";
        /// Words that could be read as a date, in the field for the document's own words.
        DateInWording(words: String) => format!("`{words}` is a date, but `wording` is not read as one"),
            format!("write when: {words:?}");
        /// Something that is inside itself: the ids along the ring.
        Cycle(what: &'static str, ring: Vec<String>)
            => format!("{what} goes round in a ring: {}", ring.join(" → "));
        /// A pot that one mention says is inside some others, and another mention inside different ones.
        TwoPots {
            measure: String,
            /// The pots it was first said to be inside.
            first: Vec<String>,
            second: Vec<String>,
        } => {
            let [first, second] = [first, second].map(|ids| ids.join("`, `"));
            format!("the pot `{measure}` is said to be part of `{second}`, and elsewhere of `{first}`")
        };
        /// A citation outside the document, or one that ends before it starts.
        Citation(what: String) => what;
        Url(fault: UrlFault) => fault, "write url: \"https://…\", or leave the field out";
        /// A change with no size, or with two.
        ChangeSize => "a change has either `percent` or `by`";
        SelfRelation => "an action cannot relate to itself";
        /// An outcome or a deadline on a relation of another kind than `Settles`.
        OnlySettles => "only a relation of the kind Settles says this",
            "write kind: Settles, or leave the field out";
        NothingOwed(id: String) => format!("`{id}` has no deadline that somebody owes");
        /// A deadline that the settled action does not have.
        NoSuchDeadline {
            action: String,
            known: Vec<String>,
        } => format!("`{action}` has no such deadline"), match &known[..] {
            [] => "nobody owes any of its dates: leave the relation out".into(),
            known => format!("write due: \"{}\"", known.join("\" or due: \"")),
        };
        TooMany(what: &'static str) => format!("more than {what} cannot be held");
        Journal(mistake: JournalMistake) => mistake => mistake.help();
    }
}

const GIVE_DATA: &str = "give a .ron file or a folder that holds some";
const SPLIT: &str = "split the data, and open a part of it";
const MEND: &str = "mend those above and check again";

fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

fn nearest_of(found: &str, expected: &[&str]) -> String {
    let near = nearest(found, expected.iter().copied());
    near.map_or_else(
        || format!("expected one of {}", expected.join(", ")),
        did_you_mean,
    )
}

fn first_words() -> String {
    format!("a file begins with one of {}", FILE_WORDS.join(", "))
}

fn closed(bracket: char) -> char {
    closing(bracket as u8) as char
}

/// How to declare a kind of this name, or use one that exists.
fn declare_kind(found: &str, own: &[String]) -> String {
    let own = if own.is_empty() {
        String::new()
    } else {
        format!("one of its own ({}), ", own.join(", "))
    };
    let letters = found.to_lowercase();
    let id = letters.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    format!(
        "write {own}one of the list in docs/data.md, or declare it in a file: Kinds([(id: \"{}\", name: \"…\")])",
        id.trim_matches('-')
    )
}

/// `"en" (English), "fr" (French)`: the languages that dates are read in.
fn languages() -> String {
    let known = Language::all().map(|language| format!("\"{}\" ({})", language.code(), language.name()));
    known.collect::<Vec<_>>().join(", ")
}

impl CorpusMistake {
    /// For a duplicate, the place of the first.
    pub fn first(&self) -> Option<&(usize, ProblemPlace)> {
        match self {
            Self::DuplicateId { first, .. } => first.as_ref(),
            Self::OtherTerm { first, .. } | Self::SameNumber { first, .. } => Some(first),
            _ => None,
        }
    }

    /// Whether it makes uncertain where values begin and end.
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

    /// Whether it may be due to a value in the wrong place.
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
