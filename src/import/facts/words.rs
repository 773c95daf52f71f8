//! The words that readers go by, one table per language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashbrown::HashMap;
use serde::Deserialize;

use super::phrases::Phrases;
use super::token::tokens;
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Qualifier, Stage, Status};

/// What a phrase says of a fact beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Cue {
    /// Nothing, though shorter phrases in it would: `due to`.
    Nothing,
    /// It is still to come.
    Future,
    /// It has happened.
    Past,
    Hedge(Hedge),
    Role(DateRole),
    Stage(Stage),
    Qualifier(Qualifier),
    Status(Status),
    /// What the body after it has to do with the action.
    Body(ActorRole),
    /// What a heading says of all that stands under it.
    Block(Block),
}

/// A table as it is written in `assets/import/words`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    language: String,
    decimal: char,
    capital_months: bool,
    months: Vec<String>,
    seasons: Vec<String>,
    units: Vec<String>,
    alone: Vec<String>,
    openers: Vec<String>,
    inner: Vec<String>,
    enders: Vec<String>,
    before_years: Vec<String>,
    ahead: Vec<String>,
    counted_from: Vec<String>,
    not_before: Vec<String>,
    participles: Vec<String>,
    be: Vec<String>,
    parts: Vec<String>,
    prepositions: Vec<String>,
    abbreviations: Vec<String>,
    scales: BTreeMap<String, u8>,
    currencies: BTreeMap<String, String>,
    percent: Vec<String>,
    range: Vec<String>,
    stops: Vec<String>,
    cues: Vec<(Cue, Vec<String>)>,
}

/// What a single word may be; a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u32);

impl Class {
    pub const MONTH: Self = Self(1);
    pub const SEASON: Self = Self(1 << 1);
    pub const UNIT: Self = Self(1 << 2);
    pub const ALONE: Self = Self(1 << 3);
    /// It may begin the wording of a date.
    pub const OPENER: Self = Self(1 << 4);
    /// It may stand within one.
    pub const INNER: Self = Self(1 << 5);
    /// It may end one.
    pub const ENDER: Self = Self(1 << 6);
    pub const BEFORE_YEAR: Self = Self(1 << 7);
    pub const AHEAD: Self = Self(1 << 8);
    pub const COUNTED_FROM: Self = Self(1 << 9);
    pub const NOT_BEFORE: Self = Self(1 << 10);
    pub const BE: Self = Self(1 << 11);
    pub const ABBREVIATION: Self = Self(1 << 12);
    pub const STOP: Self = Self(1 << 13);
    /// A part of a time, which may be a verb too: `start`.
    pub const PART: Self = Self(1 << 15);
    /// It stands before a time, and not between a part and its whole.
    pub const PREPOSITION: Self = Self(1 << 16);
    /// It joins the two ends of a range.
    pub const RANGE: Self = Self(1 << 14);

    pub const fn is_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    pub language: String,
    pub decimal: char,
    /// Whether names of months are written with a capital.
    pub capital_months: bool,
    classes: HashMap<String, Class>,
    participles: Vec<String>,
    /// Powers of ten by their words.
    pub scales: HashMap<String, u8>,
    pub currencies: Phrases<String>,
    pub percent: Phrases<()>,
    pub cues: Phrases<Cue>,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    // A test reads every shipped table.
    Words::parse(include_str!("../../../assets/import/words/en.ron")).expect("the shipped words are valid")
});

impl Words {
    /// The words of a language by its code (`en`, `de-AT`); none where milepost has no table of it.
    pub fn of(language: &str) -> Option<&'static Self> {
        let code = language.split(['-', '_']).next().unwrap_or_default();
        [&ENGLISH]
            .into_iter()
            .map(|words| -> &'static Self { words })
            .find(|words| words.language.eq_ignore_ascii_case(code))
    }

    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// Reads a table.
    pub fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        Ok(Self::new(ron::from_str(text)?))
    }

    fn new(table: Table) -> Self {
        let mut classes: HashMap<String, Class> = HashMap::new();
        for (list, class) in [
            (table.months, Class::MONTH.or(Class::ENDER)),
            (table.seasons, Class::SEASON.or(Class::ENDER)),
            (table.units, Class::UNIT.or(Class::ENDER)),
            (table.alone, Class::ALONE.or(Class::ENDER)),
            (table.openers, Class::OPENER),
            (table.inner, Class::INNER),
            (table.enders, Class::ENDER.or(Class::INNER)),
            (table.before_years, Class::BEFORE_YEAR),
            (table.ahead, Class::AHEAD),
            (table.counted_from, Class::COUNTED_FROM),
            (table.not_before, Class::NOT_BEFORE),
            (table.be, Class::BE),
            (table.abbreviations, Class::ABBREVIATION),
            (table.stops, Class::STOP),
            (table.parts, Class::PART),
            (table.prepositions, Class::PREPOSITION),
            (table.range, Class::RANGE),
        ] {
            for word in list {
                let known = classes.entry(word).or_default();
                *known = known.or(class);
            }
        }
        let mut cues = Phrases::default();
        for (cue, list) in &table.cues {
            for phrase in list {
                add(&mut cues, phrase, *cue);
            }
        }
        let mut currencies = Phrases::default();
        for (phrase, code) in &table.currencies {
            add(&mut currencies, phrase, code.clone());
        }
        let mut percent = Phrases::default();
        for phrase in &table.percent {
            add(&mut percent, phrase, ());
        }
        Self {
            language: table.language,
            decimal: table.decimal,
            capital_months: table.capital_months,
            classes,
            participles: table.participles,
            scales: table.scales.into_iter().collect(),
            currencies,
            percent,
            cues,
        }
    }

    pub fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or_default()
    }

    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.class(word).is_any(Class::ABBREVIATION)
    }

    /// Whether a word has the form of a participle: `adopted`.
    pub fn is_participle(&self, word: &str) -> bool {
        word.len() > 4
            && self
                .participles
                .iter()
                .any(|ending| word.ends_with(ending.as_str()) && !word.ends_with("eed"))
    }
}

fn add<T>(phrases: &mut Phrases<T>, phrase: &str, meaning: T) {
    let cut = tokens(phrase);
    let words: Vec<&str> = cut.iter().map(|token| token.word.as_ref()).collect();
    phrases.add(&words, meaning);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_are_valid() {
        assert_eq!(Words::english().language, "en");
        assert!(Words::of("en-GB").is_some());
        assert!(Words::of("xx").is_none());
    }

    #[test]
    fn a_table_with_an_unknown_word_of_ours_is_refused() {
        assert!(Words::parse("(langage: \"en\")").is_err());
    }
}
