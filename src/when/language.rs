//! The languages that wordings are read in. Each is a table that maps its words to English ones, either shipped in
//! `assets/languages` or added by the reader, so that a single grammar reads all of them.

use std::sync::{LazyLock, OnceLock};

use hashbrown::HashMap;
use serde::Deserialize;

use super::calendar::MONTHS;
use crate::text::fold;

/// A language that dates may be worded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    English,
    French,
    German,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
    /// A language that the reader added, by its index among those.
    Added(u16),
}

/// A language that the reader added.
pub struct Added {
    code: String,
    name: String,
    table: DateWords,
}

/// The languages that were added when the program started.
static ADDED: OnceLock<Vec<Added>> = OnceLock::new();

impl Added {
    pub fn new(code: &str, name: Option<String>, file: &File) -> Self {
        Self {
            code: code.to_owned(),
            name: name.unwrap_or_else(|| code.to_owned()),
            table: DateWords::new(file),
        }
    }
}

impl Language {
    /// The languages that ship with milepost.
    pub const SHIPPED: [Self; 7] = [
        Self::English,
        Self::French,
        Self::German,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Dutch,
    ];

    /// Adds languages for the lifetime of the process. Only the first call has an effect, so that what has been read stays valid.
    pub fn add(languages: Vec<Added>) {
        let _ = ADDED.set(languages);
    }

    /// The shipped languages, followed by those that the reader added.
    pub fn all() -> impl Iterator<Item = Self> {
        let added = (0..).zip(ADDED.get().into_iter().flatten());
        Self::SHIPPED
            .into_iter()
            .chain(added.map(|(at, _)| Self::Added(at)))
    }

    fn added(at: u16) -> Option<&'static Added> {
        ADDED.get()?.get(usize::from(at))
    }

    /// The code of the language, as in the data: ISO 639-1 for those that are shipped, two or three letters for added ones.
    pub fn code(self) -> &'static str {
        self.named().0
    }

    pub fn name(self) -> &'static str {
        self.named().1
    }

    fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::English => ("en", "English"),
            Self::French => ("fr", "French"),
            Self::German => ("de", "German"),
            Self::Spanish => ("es", "Spanish"),
            Self::Italian => ("it", "Italian"),
            Self::Portuguese => ("pt", "Portuguese"),
            Self::Dutch => ("nl", "Dutch"),
            Self::Added(at) => Self::added(at).map_or(("", ""), |added| (&added.code, &added.name)),
        }
    }

    /// Whether 03/04/2025 is the 3rd of April. In English that depends on the reader: it may be the 4th of March.
    pub(super) const fn is_day_first(self) -> bool {
        !matches!(self, Self::English)
    }

    pub fn find(code: &str) -> Option<Self> {
        Self::all().find(|language| language.code() == code)
    }

    /// The table of the language. `None` for English, which the others are translated to.
    pub(super) fn table(self) -> Option<&'static DateWords> {
        static TABLES: [LazyLock<DateWords>; 6] = [
            LazyLock::new(|| shipped(include_str!("../../assets/languages/fr.ron"))),
            LazyLock::new(|| shipped(include_str!("../../assets/languages/de.ron"))),
            LazyLock::new(|| shipped(include_str!("../../assets/languages/es.ron"))),
            LazyLock::new(|| shipped(include_str!("../../assets/languages/it.ron"))),
            LazyLock::new(|| shipped(include_str!("../../assets/languages/pt.ron"))),
            LazyLock::new(|| shipped(include_str!("../../assets/languages/nl.ron"))),
        ];
        match self {
            Self::English => None,
            Self::French => Some(&TABLES[0]),
            Self::German => Some(&TABLES[1]),
            Self::Spanish => Some(&TABLES[2]),
            Self::Italian => Some(&TABLES[3]),
            Self::Portuguese => Some(&TABLES[4]),
            Self::Dutch => Some(&TABLES[5]),
            Self::Added(at) => Self::added(at).map(|added| &added.table),
        }
    }
}

fn shipped(text: &str) -> DateWords {
    // A test reads every shipped table.
    let file: File = ron::from_str(text).expect("the shipped tables of languages are valid");
    DateWords::new(&file)
}

/// A table as its file gives it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// January first.
    pub months: Vec<String>,
    /// The endings that make a number an ordinal: 1er, 2e.
    pub endings: Vec<String>,
    /// English words, with the phrases of this language for them.
    pub words: Vec<(String, Vec<String>)>,
    /// Phrases that mean something else before the first date of a wording: "a" is "in" there, and "to" after it.
    pub opening: Vec<(String, Vec<String>)>,
    /// What may be appended to the name of a month to form one word: Märzwoche.
    pub compounds: Vec<(String, Vec<String>)>,
    /// Phrases that mean something else in a recurrence: "alle 3 Monate" is "every 3 months".
    pub recurring: Vec<(String, Vec<String>)>,
}

/// How a language words dates, ready to be looked up.
pub(super) struct DateWords {
    /// Phrases by their first word, the longest first. Words are folded.
    phrases: HashMap<String, Vec<Phrase>>,
    /// The phrases for recurrences, which take precedence over those for dates there.
    recurring: HashMap<String, Vec<Phrase>>,
    endings: Vec<String>,
    /// The months by their abbreviations. `None` where two months share one.
    months: HashMap<String, Option<&'static str>>,
}

/// A phrase of a language, less its first word.
pub(super) struct Phrase {
    /// The words, slashes and hyphens after the first.
    pub rest: Vec<String>,
    /// The English words for it.
    pub english: Vec<String>,
    /// Whether it means this only before the first date.
    pub opening: bool,
}

impl DateWords {
    fn new(file: &File) -> Self {
        let mut table = Self {
            phrases: HashMap::new(),
            recurring: HashMap::new(),
            endings: file.endings.iter().map(|ending| fold::lower(ending)).collect(),
            months: HashMap::new(),
        };
        for (opening, list) in [(true, &file.opening), (false, &file.words)] {
            for (english, phrases) in list {
                for phrase in phrases {
                    add(&mut table.phrases, phrase, english, opening);
                }
            }
        }
        for (english, phrases) in &file.recurring {
            for phrase in phrases {
                add(&mut table.recurring, phrase, english, false);
            }
        }
        for (name, english) in file.months.iter().zip(MONTHS) {
            add(&mut table.phrases, name, english, false);
            table.abbreviate(name, english);
            for (unit, endings) in &file.compounds {
                for ending in endings {
                    let (phrase, english) = (format!("{name}{ending}"), format!("{unit} {english}"));
                    add(&mut table.phrases, &phrase, &english, false);
                }
            }
        }
        for phrases in table.phrases.values_mut().chain(table.recurring.values_mut()) {
            // Among phrases of the same length, the ones that may only open a wording come first.
            phrases.sort_by_key(|phrase| (std::cmp::Reverse(phrase.rest.len()), !phrase.opening));
        }
        table
    }

    /// Adds the abbreviations of a month: three letters or more, unless they are ambiguous.
    fn abbreviate(&mut self, name: &str, english: &'static str) {
        for spelling in spellings(name) {
            for len in 3..spelling.len() {
                let Some(start) = spelling.get(..len) else {
                    continue;
                };
                self.months
                    .entry_ref(start)
                    .and_modify(|month| *month = month.filter(|month| *month == english))
                    .or_insert(Some(english));
            }
        }
    }

    /// The phrases that begin with this folded word, the longest first.
    pub(super) fn phrases(&self, word: &str) -> &[Phrase] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// The phrases for recurrences that begin with this folded word, the longest first.
    pub(super) fn recurring(&self, word: &str) -> &[Phrase] {
        self.recurring.get(word).map_or(&[], Vec::as_slice)
    }

    /// The English month that this folded word abbreviates.
    pub(super) fn month(&self, word: &str) -> Option<&'static str> {
        self.months.get(word).copied().flatten()
    }

    /// The English for a folded word on its own. Empty for a word that adds nothing to a date.
    pub(super) fn single(&self, word: &str) -> Option<&[String]> {
        let alone = self.phrases(word).iter().rfind(|phrase| phrase.rest.is_empty());
        alone.map(|phrase| phrase.english.as_slice())
    }

    pub(super) fn is_ending(&self, letters: &str) -> bool {
        self.endings.contains(&fold::lower(letters))
    }

    /// Whether the language uses this folded word in dates, alone or in a phrase.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.phrases.contains_key(word)
            || self.months.contains_key(word)
            || self
                .phrases
                .values()
                .flatten()
                .any(|phrase| phrase.rest.iter().any(|other| other == word))
    }

    /// The first words of all phrases.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.phrases.keys().map(String::as_str)
    }
}

/// Adds a phrase under its first word.
fn add(phrases: &mut HashMap<String, Vec<Phrase>>, phrase: &str, english: &str, opening: bool) {
    let english: Vec<String> = english.split_whitespace().map(str::to_lowercase).collect();
    for spelling in spellings(phrase) {
        let mut words = split(&spelling).into_iter();
        let Some(first) = words.next() else { continue };
        phrases.entry(first).or_default().push(Phrase {
            rest: words.collect(),
            english: english.clone(),
            opening,
        });
    }
}

/// The folded spellings of a phrase: without marks, and with ä, ö and ü also as ae, oe and ue, as on a keyboard without them.
fn spellings(phrase: &str) -> Vec<String> {
    let lower = phrase.to_lowercase();
    let mut spellings = vec![fold::lower(&lower)];
    let written_out = lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    if written_out != lower {
        spellings.push(fold::lower(&written_out));
    }
    spellings
}

/// The folded words, slashes and hyphens of a phrase.
pub fn words_of(phrase: &str) -> Vec<String> {
    split(&fold::lower(phrase))
}

/// The words, slashes and hyphens of a phrase.
fn split(phrase: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut inside = false;
    for letter in phrase.chars() {
        if letter.is_alphabetic() {
            match pieces.last_mut().filter(|_| inside) {
                Some(word) => word.push(letter),
                None => pieces.push(letter.into()),
            }
        } else if matches!(letter, '/' | '-') {
            pieces.push(letter.into());
        }
        inside = letter.is_alphabetic();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::parse::words;
    use super::super::recurrence;
    use super::*;

    #[test]
    fn every_table_is_in_english_words_and_says_nothing_twice() {
        for language in Language::SHIPPED {
            assert_eq!(Language::find(language.code()), Some(language));
            let Some(table) = language.table() else { continue };
            for month in MONTHS {
                assert!(
                    table
                        .phrases
                        .values()
                        .flatten()
                        .any(|phrase| phrase.english == [month.to_lowercase()]),
                    "{language:?} {month}"
                );
            }
            let dates = table.phrases.iter().map(|entry| (false, entry));
            let recurring = table.recurring.iter().map(|entry| (true, entry));
            for (recurs, (word, phrases)) in dates.chain(recurring) {
                let mut seen: Vec<(&[String], bool)> = Vec::new();
                for phrase in phrases {
                    for english in &phrase.english {
                        let is_known = if recurs {
                            recurrence::is_known(english)
                        } else {
                            words::is_known(english)
                        };
                        assert!(is_known, "{language:?}: {word} is {english}");
                    }
                    let key = (phrase.rest.as_slice(), phrase.opening);
                    assert!(
                        !seen.contains(&key),
                        "{language:?}: {word} {:?} twice",
                        phrase.rest
                    );
                    seen.push(key);
                }
            }
        }
    }

    #[test]
    fn months_are_abbreviated_as_long_as_no_two_begin_alike() {
        let french = Language::French.table().unwrap();
        assert_eq!(french.month("juil"), Some("July"));
        assert_eq!(french.month("jui"), None);
        assert_eq!(french.month("fev"), Some("February"));
        assert_eq!(Language::German.table().unwrap().month("maer"), Some("March"));
    }
}
