//! Duplicate ids of actions and sections within an edition.

use hashbrown::HashMap;

use super::origins::Origins;
use super::problem::{CorpusMistake, Problem, Step};
use crate::model::{ActionId, Corpus, EditionId, SectionId};

/// Indexes actions by their ids and reports duplicates.
pub fn index_actions(corpus: &mut Corpus, origins: &mut Origins) {
    let id = |action: &ActionId| corpus.str(corpus.actions[action.index()].id);
    let mut all: Vec<ActionId> = (0..corpus.actions.len()).map(ActionId::at).collect();
    all.sort_by_key(id);
    let mut index: Vec<ActionId> = Vec::with_capacity(all.len());
    let mut taken = Vec::new();
    for action in all {
        let mut same = index.iter().rev().take_while(|other| id(other) == id(&action));
        match same.find(|other| corpus.edition(**other) == corpus.edition(action)) {
            Some(first) => taken.push((action, *first)),
            None => index.push(action),
        }
    }
    for (action, first) in taken {
        let id = corpus.action(action).key().to_owned();
        let first = origins.in_action(corpus, first, &[Step::Field("id")]);
        origins.report(
            corpus,
            action,
            &[Step::Field("id")],
            CorpusMistake::DuplicateId {
                what: "action",
                id,
                first,
            },
        );
    }
    corpus.by_id = index;
}

/// Reports duplicate ids of sections. Two editions may use the same id. Objectives, which have no section above them, are
/// checked where they are added.
pub fn check_sections(corpus: &Corpus, origins: &mut Origins) {
    let mut sections: HashMap<(EditionId, &str), usize> = HashMap::new();
    let mut taken = Vec::new();
    for (number, section) in corpus.sections.iter().enumerate() {
        if section.parent.is_some() {
            let key = (corpus.edition_of(SectionId::at(number)), corpus.str(section.id));
            if let Err(first) = sections.try_insert(key, number) {
                taken.push((number, *first.entry.get()));
            }
        }
    }
    for (number, first) in taken {
        let id = corpus.str(corpus.sections[number].id).to_owned();
        let first = origins.in_section(corpus, first);
        if let Some((file, place)) = origins.in_section(corpus, number) {
            let what = "section";
            let mistake = CorpusMistake::DuplicateId { what, id, first };
            origins.problems.push(Problem { file, place, mistake });
        }
    }
}
