//! Names of bodies, places and funds. Spellings of one name become one term, and the report lists them.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::ids::{Ids, slug_or};
use crate::import::draft::{Item, UnderstoodWords};
use crate::import::table::role::plain;
use crate::load::common;
use crate::model::VocabularyKind;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermOut {
    pub id: String,
    pub name: String,
    pub abbreviation: Option<String>,
    pub aliases: Vec<String>,
}

/// Spellings that were taken for one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variants {
    /// `body`, `place` or `fund`.
    pub what: &'static str,
    pub name: String,
    pub others: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct NewVocabularies {
    pub bodies: Names,
    pub places: Names,
    pub funds: Names,
}

impl Default for NewVocabularies {
    fn default() -> Self {
        Self {
            bodies: Names::new(VocabularyKind::Bodies),
            places: Names::new(VocabularyKind::Places),
            funds: Names::new(VocabularyKind::Instruments),
        }
    }
}

impl NewVocabularies {
    pub fn add(&mut self, item: &Item) {
        for body in &item.bodies {
            self.bodies.add(&body.found);
        }
        for place in &item.places {
            self.places.add(place);
        }
        for fund in &item.funds {
            self.funds.add(fund);
        }
    }

    /// Joins spellings and assigns ids. To be called once all items are added, when every spelling of a name is known.
    pub fn settle(&mut self) {
        for names in [&mut self.bodies, &mut self.places, &mut self.funds] {
            names.settle();
        }
    }

    pub fn variants(&self) -> impl Iterator<Item = Variants> {
        [&self.bodies, &self.places, &self.funds]
            .into_iter()
            .flat_map(Names::variants)
    }
}

#[derive(Clone, Debug)]
pub struct Names {
    kind: VocabularyKind,
    /// Terms in the order in which they first occur.
    terms: Vec<NameTerm>,
    by_key: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
struct NameTerm {
    /// Spellings, with how often each occurs.
    spellings: Vec<(String, usize)>,
    abbreviation: Option<String>,
    /// A term that is not known gets its id once all names are there; one that was joined to another has none.
    id: Option<String>,
    is_known: bool,
}

const MOST: usize = 65_000;

/// A name, and the abbreviation in brackets after it, if there is one.
fn parts(words: &str) -> (&str, Option<&str>) {
    let words = words.trim();
    let Some((name, rest)) = words.rsplit_once('(') else {
        return (words, None);
    };
    let Some(inside) = rest.strip_suffix(')').map(str::trim) else {
        return (words, None);
    };
    let name = name.trim();
    let capitals = inside.chars().filter(|letter| letter.is_uppercase()).count();
    let is_short = inside.chars().count() <= 12 && capitals >= 2 && !name.is_empty();
    if is_short {
        (name, Some(inside))
    } else {
        (words, None)
    }
}

/// The id of the common term with this name. Every corpus knows the common terms.
fn known(kind: VocabularyKind, key: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<HashMap<(VocabularyKind, String), &'static str>> = LazyLock::new(|| {
        let mut known = HashMap::new();
        for kind in [VocabularyKind::Bodies, VocabularyKind::Places] {
            for (_, term) in common::all()[kind as usize].iter() {
                let short = term.abbreviation.iter().chain(&term.aliases);
                // "Council", "EC", "CA" may be anybody's.
                let short = short.filter(|name| {
                    let is_plain = name.chars().all(char::is_uppercase);
                    name.contains(' ') || (is_plain && name.chars().count() >= 4)
                });
                for name in std::iter::once(&term.name).chain(short) {
                    known.entry((kind, plain(name))).or_insert(term.id.as_str());
                }
            }
        }
        known
    });
    KNOWN.get(&(kind, key.to_owned())).copied()
}

impl Names {
    fn new(kind: VocabularyKind) -> Self {
        Self {
            kind,
            terms: Vec::new(),
            by_key: HashMap::new(),
        }
    }

    /// `body`, `place` or `fund`.
    fn what(&self) -> &'static str {
        match self.kind {
            VocabularyKind::Instruments => "fund",
            kind => kind.one(),
        }
    }

    fn key(&self, found: &UnderstoodWords) -> String {
        if let Some(id) = &found.means {
            return format!("={id}");
        }
        let (name, short) = parts(&found.words);
        let key = plain(name);
        // The name of a common term means that term, unless the abbreviation after it is that of another.
        let other = short.and_then(|short| known(self.kind, &plain(short)));
        if let Some(known) = known(self.kind, &key)
            && other.is_none_or(|other| other == known)
        {
            return format!("={known}");
        }
        // A name of signs alone is compared as it is written.
        if key.is_empty() {
            found.words.trim().to_owned()
        } else {
            key
        }
    }

    pub fn add(&mut self, found: &UnderstoodWords) {
        let key = self.key(found);
        let next = self.terms.len();
        let at = match self.by_key.get(&key) {
            Some(at) => *at,
            None if next >= MOST => return,
            None => {
                let id = key.strip_prefix('=').map(str::to_owned);
                self.by_key.insert(key, next);
                self.terms.push(NameTerm {
                    spellings: Vec::new(),
                    abbreviation: None,
                    is_known: id.is_some(),
                    id,
                });
                next
            }
        };
        let (name, abbreviation) = parts(&found.words);
        // The number of blanks between words does not make a different spelling.
        let name = &name.split_whitespace().collect::<Vec<_>>().join(" ");
        let term = &mut self.terms[at];
        if let Some(abbreviation) = abbreviation
            && term.abbreviation.is_none()
        {
            term.abbreviation = Some(abbreviation.to_owned());
        }
        match term.spellings.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => term.spellings.push((name.to_owned(), 1)),
        }
    }

    /// Joins terms that are the abbreviation of another term, and assigns ids.
    pub fn settle(&mut self) {
        let abbreviations: Vec<(usize, String)> = self
            .terms
            .iter()
            .enumerate()
            .filter_map(|(at, term)| Some((at, plain(term.abbreviation.as_deref()?))))
            .collect();
        for (at, key) in abbreviations {
            if let Some(other) = self.by_key.get(&key).copied()
                && other != at
            {
                let spellings = std::mem::take(&mut self.terms[other].spellings);
                // The abbreviation has a field already; other spellings of it become aliases.
                let own = self.terms[at].abbreviation.clone();
                let others = spellings
                    .into_iter()
                    .filter(|(spelling, _)| Some(spelling) != own.as_ref());
                let others: Vec<_> = others.map(|(spelling, _)| (spelling, 0)).collect();
                self.terms[at].spellings.extend(others);
                self.by_key.insert(key, at);
            }
        }
        for term in &mut self.terms {
            // The most frequent spelling is the name; among equals, the first.
            term.spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        let mut ids = Ids::default();
        for id in self.terms.iter().filter_map(|term| term.id.as_ref()) {
            // A known term keeps its id, even if another name would give the same.
            ids.take(id);
        }
        let what = self.what();
        for term in self.terms.iter_mut().filter(|term| !term.is_known) {
            let name = term.spellings.first();
            term.id = name.map(|(name, _)| ids.take(&slug_or(name, what)));
        }
    }

    pub fn id(&self, found: &UnderstoodWords) -> Option<String> {
        let at = self.by_key.get(&self.key(found))?;
        self.terms[*at].id.clone()
    }

    pub fn variants(&self) -> Vec<Variants> {
        let several = self
            .terms
            .iter()
            .filter(|term| term.spellings.len() > 1 && !term.is_known);
        several
            .map(|term| Variants {
                what: self.what(),
                name: term.spellings[0].0.clone(),
                others: term.spellings[1..].iter().map(|(name, _)| name.clone()).collect(),
            })
            .collect()
    }

    /// The terms that are written: those that the corpus has to declare.
    pub fn terms(&self) -> Vec<TermOut> {
        let common = &common::all()[self.kind as usize];
        let declared = self.terms.iter().filter_map(|term| {
            let mut spellings = term.spellings.iter().map(|(name, _)| name.clone());
            let (id, name) = (term.id.clone()?, spellings.next()?);
            (!term.is_known || common.find(&id).is_none()).then(|| TermOut {
                id,
                name,
                abbreviation: term.abbreviation.clone(),
                aliases: spellings.collect(),
            })
        });
        declared.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> (Vec<TermOut>, Vec<Option<String>>, usize) {
        let found: Vec<UnderstoodWords> = list
            .iter()
            .map(|words| UnderstoodWords {
                words: (*words).to_owned(),
                means: None,
                line: 1,
            })
            .collect();
        let mut names = Names::new(VocabularyKind::Bodies);
        for found in &found {
            names.add(found);
        }
        names.settle();
        let ids = found.iter().map(|found| names.id(found)).collect();
        let variants = names.variants().len();
        (names.terms(), ids, variants)
    }

    #[test]
    fn spellings_of_one_name_are_one_body() {
        let (terms, ids, variants) = names(&[
            "Ministry of Foreign Affairs (MFA)",
            "MINISTRY OF FOREIGN AFFAIRS",
            "Ministry of Foreign-Affairs",
            "Ministry of Foreign Affairs",
            "MFA",
            "Ministry of Finance",
        ]);
        assert_eq!(terms.len(), 2);
        assert_eq!(terms[0].name, "Ministry of Foreign Affairs");
        assert_eq!(terms[0].abbreviation.as_deref(), Some("MFA"));
        assert_eq!(
            terms[0].aliases,
            ["MINISTRY OF FOREIGN AFFAIRS", "Ministry of Foreign-Affairs"]
        );
        assert_eq!(variants, 1);
        assert!(ids[..5].iter().all(|id| *id == ids[0]));
        assert_ne!(ids[5], ids[0]);
    }

    #[test]
    fn what_is_in_brackets_and_no_abbreviation_is_part_of_the_name() {
        assert_eq!(parts("Ministry (acting)"), ("Ministry (acting)", None));
        assert_eq!(parts("Agency (EUAA)"), ("Agency", Some("EUAA")));
        assert_eq!(parts("(EUAA)"), ("(EUAA)", None));
    }
}
