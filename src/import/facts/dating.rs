//! How a language words dates, taken from the table by which `when` reads them: which words may begin a wording, occur in it,
//! end it or make it a date.

use hashbrown::{HashMap, HashSet};
use serde::Deserialize;

use super::token::{TokenShape, tokens};
use super::word_class::Class;
use crate::text::fold;

/// A table of `assets/languages`, as far as it is used here.
#[derive(Deserialize)]
pub struct Dates {
    months: Vec<String>,
    endings: Vec<String>,
    words: Vec<(String, Vec<String>)>,
    opening: Vec<(String, Vec<String>)>,
    compounds: Vec<(String, Vec<String>)>,
    #[serde(default)]
    recurring: Vec<(String, Vec<String>)>,
}

/// The fewest letters to which the name of a month is shortened.
const SHORTEST: usize = 3;

/// The classes of words that make a wording a date.
const ANCHOR: Class = Class::MONTH.or(Class::SEASON).or(Class::UNIT).or(Class::ALONE);
/// The classes of a phrase that its first word takes on.
const OF_FIRST: Class = Class::AHEAD
    .or(Class::COUNTED_FROM)
    .or(Class::RANGE)
    .or(Class::AND)
    .or(Class::BETWEEN);

/// The classes of the words of dates, and the letters of codes and ordinals.
#[derive(Default)]
pub struct Dating {
    pub classes: HashMap<String, Class>,
    pub codes: Vec<String>,
    /// The endings of ordinal numbers.
    pub endings: Vec<String>,
}

impl Dating {
    /// Classifies the words of a table. `english` gives the classes of an English word.
    pub fn new(dates: &Dates, english: impl Fn(&str) -> Class) -> Self {
        let mut dating = Self {
            endings: dates.endings.iter().map(|ending| fold::lower(ending)).collect(),
            ..Self::default()
        };
        for name in &dates.months {
            dating.mark(name, Class::MONTH.or(Class::ENDER));
            for ending in dates.compounds.iter().flat_map(|(_, endings)| endings) {
                dating.mark(&format!("{name}{ending}"), Class::MONTH.or(Class::ENDER));
            }
        }
        for (word, is_one) in shortened(&dates.months) {
            if is_one {
                dating.mark(&word, Class::MONTH.or(Class::ENDER).or(Class::SHORT));
            }
        }
        let lists = || dates.words.iter().chain(&dates.opening);
        // A wording cannot end in an article or preposition, though phrases do.
        let small: HashSet<String> = lists()
            .filter(|(english, _)| matches!(english.as_str(), "" | "in" | "to" | "of"))
            .flat_map(|(_, phrases)| phrases)
            .map(|phrase| fold::lower(phrase))
            .collect();
        // Phrases of one word come first: a longer one needs no anchor if one of its words is an anchor already.
        let several = |(_, phrase): &(&str, &String)| phrase.contains([' ', '\'']);
        let all =
            || lists().flat_map(|(said, phrases)| phrases.iter().map(move |phrase| (said.as_str(), phrase)));
        for (said, phrase) in all().filter(|one| !several(one)).chain(all().filter(several)) {
            let meant = said
                .split_whitespace()
                .map(|word| english(&fold::lower(word)))
                .fold(Class::default(), Class::or);
            if matches!(said, "q" | "h") {
                dating.codes.push(fold::lower(phrase));
            }
            dating.phrase(phrase, meant, said.is_empty(), &small);
        }
        for (said, phrases) in &dates.recurring {
            let words = said.split_whitespace();
            if words.map(&english).any(|class| class.is_any(Class::AGAIN)) {
                for phrase in phrases {
                    dating.again(phrase);
                }
            }
        }
        dating
    }

    /// Marks a phrase for `every` by its longest word: in "de cada" that is "cada", not "de".
    fn again(&mut self, phrase: &str) {
        let cut = tokens(phrase);
        for token in &cut {
            self.mark(&token.word, Class::INNER);
        }
        if let Some(longest) = cut.iter().max_by_key(|token| token.word.len()) {
            self.mark(&longest.word, Class::AGAIN);
        }
    }

    fn mark(&mut self, word: &str, class: Class) {
        let known = self.classes.entry(fold::lower(word)).or_default();
        *known = known.or(class);
    }

    fn phrase(&mut self, phrase: &str, meant: Class, says_nothing: bool, small: &HashSet<String>) {
        let cut = tokens(phrase);
        let parts: Vec<&str> = cut
            .iter()
            .filter(|token| token.shape != TokenShape::Sign)
            .map(|token| token.word.as_ref())
            .collect();
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return;
        };
        for part in &parts {
            self.mark(part, Class::INNER);
        }
        if says_nothing {
            return;
        }
        self.mark(first, Class::OPENER.or(meant.and(OF_FIRST)));
        self.mark(last, meant.and(Class::BEFORE_YEAR));
        if !small.contains(*last) {
            let is_known = parts.iter().any(|part| self.classes[*part].is_any(ANCHOR));
            let anchor = if is_known {
                Class::default()
            } else {
                meant.and(ANCHOR)
            };
            self.mark(last, anchor.or(meant.and(Class::ENDER)));
        }
    }
}

/// The shortened names of months, and whether only one month begins that way.
fn shortened(months: &[String]) -> HashMap<String, bool> {
    let mut all = HashMap::new();
    for month in months {
        let name = fold::lower(month);
        for length in SHORTEST..name.len().min(SHORTEST + 2) {
            if let Some(start) = name.get(..length) {
                all.entry(start.to_owned())
                    .and_modify(|is_one| *is_one = false)
                    .or_insert(true);
            }
        }
    }
    all
}
