//! The words by which facts are recognised, one table per language. For all languages except English, the words of dates are in
//! the tables of `when`, and `dating` takes them from there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashbrown::HashMap;
use serde::Deserialize;

use super::dating::Dating;
use super::phrases::Phrases;
use super::token::tokens;
use super::word_class::Class;
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Qualifier, Stage, Status};
use crate::text::fold;
use crate::when::Language;

/// What a phrase says about a fact beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Cue {
    /// Nothing, unlike shorter phrases in it: `due to`.
    Nothing,
    Future,
    Past,
    Hedge(Hedge),
    Role(DateRole),
    Stage(Stage),
    Qualifier(Qualifier),
    Status(Status),
    /// The role of the body after it.
    Body(ActorRole),
    /// The block of everything under a heading with this phrase.
    Block(Block),
    /// The date after it is only a point of comparison: `compared to`.
    Against,
    /// The date before it is only a point of comparison: `levels`.
    Level,
}

/// A table as it is written in `assets/import/words`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WordTable {
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
    in_no_date: Vec<String>,
    participles: Vec<String>,
    be: Vec<String>,
    parts: Vec<String>,
    prepositions: Vec<String>,
    abbreviations: Vec<String>,
    scales: BTreeMap<String, u8>,
    currencies: BTreeMap<String, String>,
    percent: Vec<String>,
    range: Vec<String>,
    again: Vec<String>,
    levels: Vec<String>,
    targets: Vec<String>,
    stops: Vec<String>,
    cues: Vec<(Cue, Vec<String>)>,
}

#[derive(Debug)]
pub struct FactWords {
    pub language: Language,
    pub decimal: char,
    pub capital_months: bool,
    classes: HashMap<String, Class>,
    participles: Vec<String>,
    /// Words, as written, that would be words of dates if accents were ignored: the verb `a`.
    pub in_no_date: Vec<String>,
    pub scales: HashMap<String, u8>,
    pub currencies: Phrases<String>,
    pub percent: Phrases<()>,
    pub cues: Phrases<Cue>,
    /// The endings of ordinal numbers.
    pub endings: Vec<String>,
    /// The letters of `Q1` and `H2`.
    pub codes: Vec<String>,
}

/// The shipped tables: the words and, except for English, those of dates.
macro_rules! tables {
    ($($code:literal)*) => {[
        LazyLock::new(|| shipped(include_str!("../../../assets/import/words/en.ron"), "")),
        $(LazyLock::new(|| {
            let words = include_str!(concat!("../../../assets/import/words/", $code, ".ron"));
            shipped(words, include_str!(concat!("../../../assets/languages/", $code, ".ron")))
        }),)*
    ]};
}

static SHIPPED: [LazyLock<FactWords>; 7] = tables!["fr" "de" "es" "it" "pt" "nl"];

fn shipped(words: &str, dates: &str) -> FactWords {
    // A test reads every shipped table.
    FactWords::parse(words, dates).expect("the shipped words are valid")
}

/// How much of a text is examined to recognise its language, in bytes.
const SAMPLE: usize = 40_000;
/// With fewer small words than this, the language cannot be recognised.
const FEWEST: usize = 6;

impl FactWords {
    /// The words of a language by its code (`en`, `de-AT`); `None` if there is no table for it.
    pub fn of(language: &str) -> Option<&'static Self> {
        let code = language.split(['-', '_']).next().unwrap_or_default();
        let language = Language::find(&code.to_ascii_lowercase())?;
        Self::all().find(|words| words.language == language)
    }

    pub fn english() -> &'static Self {
        &SHIPPED[0]
    }

    fn all() -> impl Iterator<Item = &'static Self> {
        SHIPPED.iter().map(|words| -> &'static Self { words })
    }

    /// The words of the language of a text: the one with most of its small words, or English in case of doubt.
    pub fn spoken_in(text: &str) -> &'static Self {
        let sample = &text[..text.floor_char_boundary(SAMPLE.min(text.len()))];
        let tokens = tokens(sample);
        let counted = Self::all().map(|words| {
            let small = tokens
                .iter()
                .filter(|token| words.class(&token.word).is_any(Class::STOP));
            (words, small.count())
        });
        // In a tie the first one wins; English comes first.
        let most = counted.reduce(|best, other| if other.1 > best.1 { other } else { best });
        most.filter(|(_, count)| *count >= FEWEST)
            .map_or_else(Self::english, |(words, _)| words)
    }

    /// Reads a table, and the one of `when` for dates, which is empty for English.
    pub fn parse(words: &str, dates: &str) -> Result<Self, ron::error::SpannedError> {
        let mut words = Self::new(ron::from_str(words)?);
        if !dates.is_empty() {
            let dates = Dating::new(&ron::from_str(dates)?, |word| Self::english().class(word));
            words.codes.extend(dates.codes);
            words.endings.extend(dates.endings);
            for (word, class) in dates.classes {
                words.mark(&word, class);
            }
        }
        Ok(words)
    }

    fn new(table: WordTable) -> Self {
        let mut words = Self {
            language: Language::find(&table.language).unwrap_or(Language::English),
            decimal: table.decimal,
            capital_months: table.capital_months,
            classes: HashMap::new(),
            participles: table.participles,
            in_no_date: table.in_no_date,
            scales: table
                .scales
                .into_iter()
                .map(|(word, power)| (fold::lower(&word), power))
                .collect(),
            currencies: Phrases::default(),
            percent: Phrases::default(),
            cues: Phrases::default(),
            endings: ["st", "nd", "rd", "th", "º", "ª"].map(str::to_owned).into(),
            codes: vec!["q".into(), "h".into()],
        };
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
            (table.again, Class::AGAIN),
            (table.levels, Class::LEVEL),
            (table.targets, Class::TARGET),
        ] {
            for word in list {
                words.mark(&word, class);
            }
        }
        if words.language == Language::English {
            words.mark("and", Class::AND);
            words.mark("between", Class::BETWEEN);
        }
        for (cue, list) in &table.cues {
            for phrase in list {
                add(&mut words.cues, phrase, *cue);
            }
        }
        for (phrase, code) in &table.currencies {
            add(&mut words.currencies, phrase, code.clone());
        }
        for phrase in &table.percent {
            add(&mut words.percent, phrase, ());
        }
        words
    }

    /// Adds classes to a word.
    fn mark(&mut self, word: &str, class: Class) {
        let known = self.classes.entry(fold::lower(word)).or_default();
        *known = known.or(class);
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
    let words = cut.iter().filter(|token| !token.joins());
    let words: Vec<&str> = words.map(|token| token.word.as_ref()).collect();
    phrases.add(&words, meaning);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_are_valid() {
        for language in Language::SHIPPED {
            assert_eq!(
                FactWords::of(language.code()).map(|words| words.language),
                Some(language)
            );
        }
        assert!(FactWords::of("en-GB").is_some());
        assert!(FactWords::of("xx").is_none());
    }

    #[test]
    #[rustfmt::skip]
    fn the_small_words_of_a_text_tell_its_language() {
        for (text, code) in [
            ("The ministry is to adopt the plan by June and to publish it.", "en"),
            ("Le ministère doit adopter le plan avant la fin du mois de juin et le publier.", "fr"),
            ("Das Ministerium soll den Plan bis Ende Juni annehmen und ihn auf der Seite veröffentlichen.", "de"),
            ("El ministerio adoptará el plan antes de junio y lo publicará en su página.", "es"),
            ("Il ministero adotterà il piano entro giugno e lo pubblicherà sul sito della regione.", "it"),
            ("O ministério adotará o plano até junho e irá publicá-lo na página do governo.", "pt"),
            ("Het ministerie zal het plan voor juni vaststellen en het op de website van de overheid plaatsen.", "nl"),
            ("Berlin, Paris, Roma", "en"),
        ] {
            assert_eq!(FactWords::spoken_in(text).language.code(), code, "{text}");
        }
    }

    #[test]
    fn a_table_with_an_unknown_word_of_ours_is_refused() {
        assert!(FactWords::parse("(langage: \"en\")", "").is_err());
    }
}
