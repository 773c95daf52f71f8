//! How mistakes are put to those who write the data: one line for what is wrong, one for what to do about it.

use std::fmt;

use super::lex::closing;
use super::problem::{CorpusMistake, MOST};
use super::raw::{FILE_WORDS, JOURNAL};
use crate::text::nearest::nearest;
use crate::when::Language;

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each mistake, so that all words stand in one place"
)]
impl fmt::Display for CorpusMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Missing => f.write_str("there is no such file or folder"),
            Self::NoRon => f.write_str("the folder holds no .ron file"),
            Self::TooLarge(bytes) => {
                let (has, most) = (bytes.div_ceil(1 << 20), super::files::LARGEST >> 20);
                write!(
                    f,
                    "the file has {has} MiB, more than the {most} MiB that are read"
                )
            }
            Self::TooLargeTogether(most) => write!(
                f,
                "with this file there are more than the {} MiB that are read together",
                most >> 20
            ),
            Self::Special(what) => write!(f, "it is {what}, not a regular file"),
            Self::Utf16 => f.write_str("the text is UTF-16, not UTF-8"),
            Self::NotUtf8 => f.write_str("the text is not UTF-8"),
            Self::EmptyFile => f.write_str("the file is empty"),
            Self::UnknownFile { found, .. } => write!(f, "a file cannot begin with `{found}`"),
            Self::Attribute => f.write_str("this line is not understood"),
            Self::NoBracket(word) => write!(f, "there is no `(` behind `{word}`"),
            Self::Unclosed { bracket, .. } | Self::NeverClosed(bracket) => {
                write!(f, "this `{bracket}` is never closed")
            }
            Self::UnclosedText => f.write_str("this text has no quotation mark at its end"),
            Self::UnclosedComment => f.write_str("this comment never ends"),
            Self::Stray(bracket) => write!(f, "this `{bracket}` closes nothing"),
            Self::NoOpening(bracket) => write!(f, "a `{bracket}` is missing here"),
            Self::Doubled(bracket) => write!(f, "this `{bracket}` stands twice"),
            Self::UnopenedText => f.write_str("this text has no quotation mark at its start"),
            Self::WrongBracket { found, wanted } => write!(f, "this `{found}` should be `{wanted}`"),
            Self::QuoteInside => f.write_str("this quotation mark ends the text too early"),
            Self::WrongQuotes => f.write_str("texts stand between straight double quotation marks"),
            Self::BadEscape => f.write_str("a backslash means nothing before this letter"),
            Self::MissingComma => f.write_str("a comma is missing here"),
            Self::ExtraComma => f.write_str("there is nothing before this comma"),
            Self::MissingColon => f.write_str("a colon is missing here"),
            Self::MissingValue(field) => write!(f, "the field `{field}` has no value"),
            Self::Unnamed => f.write_str("this value does not say which field it is of"),
            Self::Unexpected(found) if found.starts_with('\u{a0}') => {
                f.write_str("a no-break space has no meaning here")
            }
            Self::Unexpected(found) => write!(f, "`{found}` has no meaning here"),
            Self::Trailing => f.write_str("nothing can stand behind the end of what a file holds"),
            Self::NamedItem(name) => write!(f, "the items of a list have no names such as `{name}`"),
            Self::NamedRecord(name) => write!(f, "no word stands before this bracket, and not `{name}`"),
            Self::QuotedField(name) => write!(f, "the field `{name}` stands in quotation marks"),
            Self::UnknownField { found, .. } => write!(f, "there is no field `{found}` here"),
            Self::UnknownWord { found, .. } => write!(f, "`{found}` is not a word of this list"),
            Self::MissingField { field, .. } => write!(f, "the field `{field}` is missing"),
            Self::DuplicateField(field) => write!(f, "the field `{field}` stands twice"),
            Self::WrongType { wants, found } => write!(f, "this should be {wants}, and is {found}"),
            Self::WrongNumber { found, most: None } => write!(f, "`{found}` is not a number"),
            Self::WrongNumber {
                found,
                most: Some(most),
            } => {
                write!(f, "`{found}` is not a whole number from 0 to {most}")
            }
            Self::TooLargeNumber(found) => write!(f, "`{found}` is too large a number"),
            Self::Sum(mistake) => write!(f, "{mistake}"),
            Self::TooDeep(what, deepest) => write!(f, "{what} are nested more than {deepest} deep"),
            Self::TooManyAround { what, id, most } => write!(
                f,
                "the {what} `{id}` lies in more than {most} others, counted all the way out"
            ),
            Self::Untold(1) => f.write_str("one more mistake of this file is not shown"),
            Self::Untold(more) => write!(f, "{more} more mistakes of this file are not shown"),
            Self::Unsearched => {
                write!(
                    f,
                    "after {MOST} mistakes the rest of the file was not looked through"
                )
            }
            Self::NoEdition => f.write_str("no file says which edition this is"),
            Self::EditionDate(None) => f.write_str("the edition has no date"),
            Self::EditionDate(Some(found)) => write!(f, "`{found}` is not a calendar day"),
            Self::Language(found) => write!(f, "dates are not read in a language `{found}`"),
            Self::FiscalYear(found) => write!(f, "`{found}` is not a day of every year"),
            Self::WhichEdition => {
                f.write_str("several editions are loaded, and this file is in the folder of none")
            }
            Self::DuplicateId { what, id, .. } => write!(f, "the {what} id `{id}` is used twice"),
            Self::BadId(id) => write!(f, "`{id}` cannot be an id"),
            Self::Dangling { what, id, .. } => write!(f, "there is no {what} `{id}`"),
            Self::Thousands(found) => write!(f, "the comma in `{found}` parts it into two values"),
            Self::WrongVocabulary { id, asked, has } => {
                let [has, asked] = [has, asked].map(|kind| kind.name().to_lowercase());
                write!(f, "`{id}` is one of the {has}, not of the {asked}")
            }
            Self::UnknownKind { found, .. } => write!(f, "there is no kind `{found}`"),
            Self::OtherTerm { what, id, field, .. } => {
                write!(f, "the {what} `{id}` stands elsewhere with another `{field}`")
            }
            Self::Glyph(glyph) => write!(f, "`{glyph}` does not take one cell"),
            Self::SameNumber { number, .. } => write!(f, "the objective number {number} is used twice"),
            Self::EmptyTitle(what) => write!(f, "the {what} is empty"),
            Self::Date(error) => write!(f, "{error}"),
            Self::NoWhen => f.write_str("the date does not say when"),
            Self::TwoWhens => f.write_str("a date says when in one way: by `when`, `after` or `every`"),
            Self::Every(error) => write!(f, "{error}"),
            Self::NoEvery(field) => write!(f, "`{field}` says nothing without `every`"),
            Self::EveryInWhen(words) => {
                write!(f, "`{words}` says how often, but `when` is one date")
            }
            Self::NoOccurrence => f.write_str("it ends before it comes once"),
            Self::NoWithin => f.write_str("the date does not say how long after"),
            Self::NoAfter(_) => f.write_str("the date does not say after what"),
            Self::NoLength(found) => write!(f, "`{found}` is no length of time"),
            Self::DateInWording(words) => write!(f, "`{words}` is a date, but `wording` is not read as one"),
            Self::Cycle(what, ring) => write!(f, "{what} goes round in a ring: {}", ring.join(" → ")),
            Self::Syntax(what) | Self::Citation(what) | Self::Follows(what) | Self::Continues(what) => {
                f.write_str(what)
            }
            Self::Url(fault) => write!(f, "{fault}"),
            Self::ChangeSize => f.write_str("a change has either `percent` or `by`"),
            Self::SelfRelation => f.write_str("an action cannot relate to itself"),
            Self::OnlySettles => f.write_str("only a relation of the kind Settles says this"),
            Self::NothingOwed(id) => write!(f, "`{id}` has no deadline that somebody owes"),
            Self::NoSuchDeadline { action, .. } => write!(f, "`{action}` has no such deadline"),
            Self::TwoPots {
                measure,
                first,
                second,
            } => {
                let [first, second] = [first, second].map(|ids| ids.join("`, `"));
                write!(
                    f,
                    "the pot `{measure}` is said to be part of `{second}`, and elsewhere of `{first}`"
                )
            }
            Self::TooMany(what) => write!(f, "more than {what} cannot be held"),
            Self::Journal(mistake) => mistake.fmt(f),
        }
    }
}

impl CorpusMistake {
    /// What to do about it, or what was probably meant; one line.
    #[expect(clippy::too_many_lines, reason = "a list with a line for each mistake")]
    pub fn help(&self) -> Option<String> {
        let meant = |name: &str| format!("did you mean `{name}`?");
        let first_words = || format!("a file begins with one of {}", FILE_WORDS.join(", "));
        Some(match self {
            Self::Missing | Self::Unreadable(_) | Self::Special(_) => {
                "give a .ron file or a folder that holds some".into()
            }
            Self::NoRon => "data is kept in files that end in .ron; see docs/data.md".into(),
            Self::TooLarge(_) | Self::TooLargeTogether(_) => "split the data, and open a part of it".into(),
            Self::NotUtf8 | Self::Utf16 => "save the file as UTF-8".into(),
            Self::EmptyFile | Self::UnknownFile { meant: None, .. } => first_words(),
            Self::UnknownFile {
                meant: Some(name), ..
            } => meant(name),
            Self::UnknownField { found, expected } | Self::UnknownWord { found, expected } => {
                match nearest(found, expected.iter().copied()) {
                    Some(name) => meant(name),
                    None => format!("expected one of {}", expected.join(", ")),
                }
            }
            Self::MissingField { example, .. } => format!("write {example}"),
            Self::MissingValue(field) => format!("write {field}: …, or leave the field out"),
            Self::Attribute => "leave it out: files need no such line".into(),
            Self::Journal(mistake) => mistake.help(),
            Self::NoBracket(word) if *word == JOURNAL => {
                "write Journal(version: 1, by: \"…\", entries: [])".into()
            }
            Self::NoBracket(word) if FILE_WORDS[3..].contains(word) => {
                format!("write {word}([…])")
            }
            Self::NoBracket(word) => format!("write {word}(id: …)"),
            Self::UnclosedText => "if it is closed, look for one that is missing further down".into(),
            Self::Unclosed { bracket, before } => {
                let close = closing(*bracket as u8) as char;
                match before {
                    Some(line) => format!("its `{close}` is missing before line {line}"),
                    None => format!("its `{close}` is missing on this line"),
                }
            }
            Self::NeverClosed(bracket) => {
                let close = closing(*bracket as u8) as char;
                format!("its `{close}` is missing before the end of the file")
            }
            Self::QuoteInside => "write \\\" for a quotation mark inside a text".into(),
            Self::BadEscape => "write \\\\ for a backslash".into(),
            Self::WrongQuotes => "write \"…\"".into(),
            Self::Unexpected(found) if found == "=" => "a field's name is followed by a colon".into(),
            Self::Unexpected(found) if found.starts_with('\u{a0}') => "type the space again".into(),
            Self::Trailing => {
                "one file holds one of these: what comes next belongs in a file of its own".into()
            }
            Self::NamedItem(_) => "is the `]` of the list missing before it?".into(),
            Self::NamedRecord(_) => "leave the word out".into(),
            Self::QuotedField(name) => format!("write {name}: …"),
            Self::DuplicateField(_) => "leave one of them out".into(),
            Self::WrongType { wants, .. } if wants.contains("a list") => "write […] around it".into(),
            Self::WrongType { wants, .. } if wants.contains("text") => "write \"…\" around it".into(),
            Self::WrongNumber { most: Some(_), .. } => {
                "write the digits only; `_` may part thousands: 52_100_000".into()
            }
            Self::WrongNumber { most: None, .. } => "write it with a point: 12.5".into(),
            Self::TooLargeNumber(_) => {
                "numbers go to 9223372036854775807; beyond, state a larger unit".into()
            }
            Self::Sum(mistake) => return Some(mistake.help()),
            Self::NoEdition => "add a file with Edition(id: …, title: …, as_of: …)".into(),
            Self::NoWhen => {
                "write when: \"Q1 2025\", or wording: \"as soon as possible\" where the document says no time"
                    .into()
            }
            Self::TwoWhens => "leave out one of them".into(),
            Self::NoWithin => "add within: \"90 days\"".into(),
            Self::NoAfter(within) => {
                format!("add after: \"…\", the id of an action, or write when: \"within {within}\"")
            }
            Self::NoEvery(_) => "add every: \"3 months\", or write when: \"from … to …\"".into(),
            Self::EveryInWhen(words) => format!("write every: {words:?}"),
            Self::NoOccurrence => "move `until` behind the first one, or leave it out".into(),
            Self::NoLength(_) => "write within: \"90 days\", \"2 weeks\" or \"3 months\"".into(),
            Self::DateInWording(words) => format!("write when: {words:?}"),
            Self::EditionDate(_) => {
                "write as_of: \"2024-12-16\", the day the text stands at, in the years 0001 to 9999".into()
            }
            Self::Language(_) => format!("write one of {}", languages()),
            Self::FiscalYear(_) => {
                "write the month and day it begins on, as in fiscal_year: \"04-01\"".into()
            }
            Self::WhichEdition => "put it into the folder of its edition, or add edition: \"…\" to it".into(),
            Self::BadId(_) => "ids are made of lower-case letters, digits, `-` and `.`".into(),
            Self::Dangling { meant: Some(id), .. } => meant(id),
            Self::UnknownKind {
                meant: Some(name), ..
            } => meant(name),
            Self::UnknownKind { found, own, .. } => {
                let own = if own.is_empty() {
                    String::new()
                } else {
                    format!("one of its own ({}), ", own.join(", "))
                };
                let id: String = found
                    .to_lowercase()
                    .chars()
                    .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
                    .collect();
                format!(
                    "write {own}one of the list in docs/data.md, or declare it in a file: Kinds([(id: \"{}\", name: \"…\")])",
                    id.trim_matches('-')
                )
            }
            Self::SameNumber { .. } => "give each objective of an edition a number of its own".into(),
            Self::Thousands(found) => format!("write {}; `_` may part thousands", found.replace(',', "_")),
            Self::Continues(_) => {
                "Continues leads to an earlier edition; write Updates, or leave it out".into()
            }
            Self::Glyph(_) => "write one letter or sign, such as \"◇\"".into(),
            Self::OtherTerm { .. } => "make them the same, or leave one of them out".into(),
            Self::EmptyTitle(_) => "say who does what, in at most 90 characters".into(),
            Self::Url(_) => "write url: \"https://…\", or leave the field out".into(),
            Self::OnlySettles => "write kind: Settles, or leave the field out".into(),
            Self::NoSuchDeadline { known, .. } if known.is_empty() => {
                "nobody owes any of its dates: leave the relation out".into()
            }
            Self::NoSuchDeadline { known, .. } => {
                format!("write due: \"{}\"", known.join("\" or due: \""))
            }
            Self::Untold(_) | Self::Unsearched => "mend those above and check again".into(),
            _ => return None,
        })
    }
}

/// `"en" (English), "fr" (French)`: the languages that dates are read in.
fn languages() -> String {
    let known = Language::all().map(|language| format!("\"{}\" ({})", language.code(), language.name()));
    known.collect::<Vec<_>>().join(", ")
}
