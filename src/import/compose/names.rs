//! Names of bodies, places and funds. Spellings of one name become one term, and the report lists which.

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

    /// Once all are taken in, so that the fullest spelling of each is known.
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
    /// Terms in the order in which they come.
    terms: Vec<NameTerm>,
    by_key: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
struct NameTerm {
    /// Spellings, with how often each stands.
    spellings: Vec<(String, usize)>,
    abbreviation: Option<String>,
    /// What is not known is given one once all names are there; what was joined to another has none.
    id: Option<String>,
    is_known: bool,
}

const MOST: usize = 65_000;

/// A name without an abbreviation in brackets behind it, and that.
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

/// The id of what every corpus knows by this name.
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
        // What every corpus knows is that, unless its abbreviation says otherwise.
        let other = short.and_then(|short| known(self.kind, &plain(short)));
        if let Some(known) = known(self.kind, &key)
            && other.is_none_or(|other| other == known)
        {
            return format!("={known}");
        }
        // Letters that have no case or are none are compared as they are.
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
        // How many blanks stand between words is no spelling.
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

    /// Joins terms that are the abbreviation of another, and gives ids.
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
                // The abbreviation is one already; other spellings of it are aliases.
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
            // The most frequent spelling is the name; of several the first.
            term.spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        let mut ids = Ids::default();
        for id in self.terms.iter().filter_map(|term| term.id.as_ref()) {
            // What is known has its id whoever else wants it.
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

    /// The terms that are written: those that a corpus does not have without declaring them.
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
