//! A corpus to which files are added in document order, and what is needed to link them once all have been added.

use hashbrown::HashMap;

use super::origins::{FileOrigin, Origins};
use super::placing::Placed;
use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::stated::{Inside, StatedAfter, StatedRelation};
use super::{after, common, duplicates, pots, relations};
use crate::model::ragged::Ragged;
use crate::model::text::Text;
use crate::model::{
    Corpus, EditionId, MeasureId, Objective, Section, SectionId, Vocabulary, VocabularyKind, WhenId, Wording,
};
use crate::when::convention::Conventions;

#[derive(Default)]
pub struct Unlinked {
    pub corpus: Corpus,
    /// Relations, with the id of the other action. Their texts are in `ids`.
    pub relations: Ragged<StatedRelation>,
    /// Dates that count from another action. Their texts are in `ids`.
    pub afters: Vec<StatedAfter>,
    /// Text that is needed only until relations are resolved.
    pub ids: Text,
    /// The tags. They are kept apart until linking, so that a wrong id is not taken for a tag.
    pub tags: Vocabulary,
    pub measures: HashMap<(EditionId, String), MeasureId>,
    /// Every statement that a pot is inside others.
    pub inside: Vec<Inside>,
    wordings: HashMap<(EditionId, String), WhenId>,
    origins: Origins,
    /// The file of each objective, by its id.
    objectives: HashMap<(EditionId, String), usize>,
    /// The file of each objective, by its number.
    numbers: HashMap<(EditionId, u16), usize>,
}

impl Unlinked {
    pub fn new(corpus: Corpus) -> Self {
        Self {
            corpus,
            ..Self::default()
        }
    }

    /// Adds a file: `add` is called with the root section of its objective.
    pub fn file(&mut self, placed: &Placed, add: impl FnOnce(&mut Self, SectionId)) {
        let (first_section, first_action) = (self.corpus.sections.len(), self.corpus.actions.len());
        let Some(root) = self.root(placed) else { return };
        add(self, root);
        let (end, actions) = (self.corpus.sections.len(), self.corpus.actions.len());
        if placed.part.is_some() {
            let section = &mut self.corpus.sections[root.index()];
            section.actions.end = actions as u32;
            section.end = SectionId::at(end);
        }
        self.origins.list.push(FileOrigin {
            file: placed.file,
            sections: first_section..end,
            actions: first_action..actions,
        });
    }

    /// Adds an empty objective for a part that names one that does not exist.
    pub fn stand_in(&mut self, objective: &str) {
        let id = self.corpus.text.push(objective);
        let end = self.corpus.actions.len() as u32;
        self.corpus.sections.push(Section {
            id,
            title: id,
            short: id,
            parent: None,
            depth: 0,
            line: 0,
            own: end..end,
            actions: end..end,
            end: SectionId::at(self.corpus.sections.len() + 1),
        });
    }

    /// The root section of a file's objective. For a part, another file must have added it before.
    fn root(&mut self, placed: &Placed) -> Option<SectionId> {
        let Placed {
            file,
            edition,
            number,
            ref objective,
            part,
            ..
        } = *placed;
        if part.is_none() {
            let key = (edition, objective.clone());
            if let Err(taken) = self.objectives.try_insert(key, file) {
                let place = ProblemPlace::Value(vec![Step::Field("id")]);
                let mistake = CorpusMistake::DuplicateId {
                    what: "objective",
                    id: objective.clone(),
                    first: Some((*taken.entry.get(), place.clone())),
                };
                // It is still added, since what refers to its actions is not wrong.
                self.origins.problems.push(Problem { file, place, mistake });
            // The stand-in for a missing objective has no number of its own.
            } else if number < u16::MAX
                && let Err(taken) = self.numbers.try_insert((edition, number), file)
            {
                let place = ProblemPlace::Value(vec![Step::Field("number")]);
                let first = (*taken.entry.get(), place.clone());
                let mistake = CorpusMistake::SameNumber { number, first };
                self.origins.problems.push(Problem { file, place, mistake });
            }
            let section = SectionId::at(self.corpus.sections.len());
            let id = self.corpus.text.push(objective);
            self.corpus.objectives.push(Objective {
                id,
                number,
                edition,
                section,
            });
            return Some(section);
        }
        // Parts directly follow their objective, since files are sorted by its number and id.
        self.corpus
            .objectives
            .last()
            .filter(|last| last.edition == edition && self.corpus.str(last.id) == objective)
            .map(|last| last.section)
    }

    /// The id of a wording in an edition, whose text is `words`. Dates with the same words share it.
    pub fn wording(&mut self, edition: EditionId, words: &str, mut wording: Wording) -> WhenId {
        // The same words may come with different values of `when`.
        let key = (edition, format!("{words}\0{}", wording.when));
        *self.wordings.entry(key).or_insert_with(|| {
            let number = WhenId::at(self.corpus.wordings.len());
            wording.text = self.corpus.text.push(words);
            self.corpus.wordings.push(wording);
            number
        })
    }

    /// Resolves what depends on all files: common terms, and ids of actions and pots. Rings among them are reported.
    pub fn link(self, conventions: &Conventions) -> (Corpus, Vec<Problem>) {
        let Self {
            mut corpus,
            mut origins,
            ..
        } = self;
        let columns = &mut corpus;
        columns.vocabularies[VocabularyKind::Tags as usize] = self.tags;
        common::adopt_used(columns);
        macro_rules! close {
            ($($column:ident)*) => { $(columns.$column.close();)* };
        }
        close!(dates actors places instruments acts amounts amount_places figures targets caveats extra);
        close!(references links tags);
        columns.actions.shrink_to_fit();
        columns.sections.shrink_to_fit();
        columns.text.close();
        origins.count(columns);
        duplicates::index_actions(columns, &mut origins);
        duplicates::check_sections(columns, &mut origins);
        relations::relate(columns, &mut origins, &self.relations, &self.ids);
        after::count_from_others(columns, &mut origins, conventions, (&self.afters, &self.ids));
        pots::nest(columns, &mut origins, self.inside, &self.measures);
        (corpus, origins.problems)
    }
}
