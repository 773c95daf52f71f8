//! Suggests the nearest name for an unknown id. Each suggestion compares all names, so the number of comparisons is
//! limited; otherwise a file full of wrong ids would take for ever.

use super::common;
use super::problem::CorpusMistake;
use crate::model::{Term, Vocabularies, Vocabulary, VocabularyKind};
use crate::text::nearest::nearest;

/// The largest number of names to compare.
const PATIENCE: usize = 500_000;

/// How many names may still be compared.
pub struct Suggestions {
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self::shared_by(1)
    }
}

impl Suggestions {
    /// A share of the limit for one of several files, so that together they take no longer than one.
    pub fn shared_by(files: usize) -> Self {
        Self {
            left: PATIENCE / files.max(1),
        }
    }

    /// Whether this many names may still be compared; if so, they are deducted.
    fn may(&mut self, names: usize) -> bool {
        let left = self.left.checked_sub(names);
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }

    /// The nearest of `count` names, if that many may still be compared.
    pub fn nearest<'c>(
        &mut self,
        id: &str,
        count: usize,
        names: impl IntoIterator<Item = &'c str>,
    ) -> Option<String> {
        let meant = if self.may(count) { nearest(id, names) } else { None };
        meant.map(str::to_owned)
    }

    /// The mistake for an id that is not in its vocabulary, with the nearest one there, or the vocabulary that does have it.
    pub fn dangling(&mut self, vocabularies: &Vocabularies, kind: VocabularyKind, id: &str) -> CorpusMistake {
        let elsewhere = VocabularyKind::ALL.into_iter().find(|other| {
            let has = |all: &Vocabularies| all[*other as usize].find(id).is_some();
            has(vocabularies) || has(common::all())
        });
        if let Some(has) = elsewhere {
            return CorpusMistake::WrongVocabulary {
                id: id.to_owned(),
                asked: kind,
                has,
            };
        }
        let [own, common] = [vocabularies, common::all()].map(|all| &all[kind as usize]);
        let meant = if self.may(own.len() + common.len()) {
            meant(own, common, id)
        } else {
            None
        };
        CorpusMistake::Dangling {
            what: kind.one(),
            id: id.to_owned(),
            meant: meant.map(str::to_owned),
        }
    }
}

/// The id of the term that was probably meant. A name or abbreviation written in place of an id is recognised.
fn meant<'v>(own: &'v Vocabulary, common: &'v Vocabulary, id: &str) -> Option<&'v str> {
    let same = |name: &str| name.eq_ignore_ascii_case(id);
    let is_called = |term: &Term| {
        same(&term.id)
            || same(&term.name)
            || term.abbreviation.as_deref().is_some_and(same)
            || term.aliases.iter().any(|a| same(a))
    };
    let terms = || own.iter().chain(common.iter()).map(|(_, term)| term);
    let ids = |vocabulary: &'v Vocabulary| vocabulary.iter().map(|(_, term)| term.id.as_str());
    terms()
        .find(|term| is_called(term))
        .map(|term| term.id.as_str())
        .or_else(|| nearest(id, ids(own)))
        .or_else(|| nearest(id, ids(common)))
}
