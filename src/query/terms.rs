//! Names in values: the bodies, places, instruments, acts and headings that typed text refers to.

use crate::model::{Corpus, SectionId, Term, TermId, Vocabulary};
use crate::text::fold::lower;
use crate::text::fold::words::words;

/// The terms that a value means, and all terms within them, in ascending order. Empty if it means none.
pub(super) fn terms(vocabulary: &Vocabulary, value: &str) -> Vec<TermId> {
    let wanted = lower(value);
    // Ascending, because the vocabulary is.
    let meant = best(vocabulary.iter().map(|(id, term)| (id, names(term))), &wanted);
    if meant.is_empty() {
        return meant;
    }
    vocabulary
        .iter()
        .map(|(id, _)| id)
        .filter(|id| vocabulary.is_within_any(*id, &meant))
        .collect()
}

/// The id, name, abbreviation and aliases of a term.
pub(super) fn names(term: &Term) -> impl Iterator<Item = &str> {
    [term.id.as_str(), term.name.as_str()]
        .into_iter()
        .chain(term.abbreviation.as_deref())
        .chain(term.aliases.iter().map(String::as_str))
}

/// The headings that a value means: an objective by its number, any heading by its id or title.
pub(super) fn sections(corpus: &Corpus, value: &str) -> Vec<SectionId> {
    if let Ok(number) = value.trim().parse::<u16>() {
        return corpus
            .objectives
            .iter()
            .filter(|objective| objective.number == number)
            .map(|objective| objective.section)
            .collect();
    }
    let objectives = corpus
        .objectives
        .iter()
        .map(|objective| (objective.section, vec![corpus.str(objective.id)]));
    let headings = corpus.sections.iter().enumerate().map(|(index, section)| {
        let names = [section.id, section.title, section.short].map(|name| corpus.str(name));
        (SectionId::at(index), names.to_vec())
    });
    let mut found = best(objectives.chain(headings), &lower(value));
    found.sort_unstable();
    found.dedup();
    found
}

/// The items with exactly this name; if there are none, those with a name in which words begin with the wanted ones, in the same
/// order.
fn best<'n, T: Copy, N: IntoIterator<Item = &'n str>>(
    named: impl Iterator<Item = (T, N)>,
    wanted: &str,
) -> Vec<T> {
    let wanted_words: Vec<_> = words(wanted).map(|word| word.text.into_owned()).collect();
    let (mut same, mut close) = (Vec::new(), Vec::new());
    for (item, names) in named {
        let mut is_close = false;
        let mut is_same = false;
        for name in names {
            let name = lower(name);
            is_same |= name == wanted;
            is_close |= has_words(&name, &wanted_words);
        }
        if is_same {
            same.push(item);
        } else if is_close {
            close.push(item);
        }
    }
    if same.is_empty() { close } else { same }
}

fn has_words(name: &str, wanted: &[String]) -> bool {
    let mut rest = wanted.iter();
    let mut next = rest.next();
    if next.is_none() {
        return false;
    }
    for word in words(name) {
        match next {
            Some(wanted) if word.text.starts_with(wanted.as_str()) => next = rest.next(),
            Some(_) => {}
            None => break,
        }
    }
    next.is_none()
}
