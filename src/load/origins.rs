//! Which file each section and action came from, so that problems found only after linking have a position.

use std::ops::Range;

use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::steps::{action_steps, section_steps};
use super::suggestions::Suggestions;
use crate::model::{ActionId, Corpus, SectionId};

/// The sections and actions that one file contributed.
pub struct FileOrigin {
    pub file: usize,
    pub sections: Range<usize>,
    pub actions: Range<usize>,
}

/// The origins of everything that was added, and the problems found so far.
#[derive(Default)]
pub struct Origins {
    pub list: Vec<FileOrigin>,
    pub problems: Vec<Problem>,
    pub suggestions: Suggestions,
    /// The index of every section within its list in its file.
    indexes: Vec<u32>,
}

impl Origins {
    /// Computes the index of every section in its list, once for all problems.
    pub fn count(&mut self, corpus: &Corpus) {
        let mut below = vec![0; corpus.sections.len()];
        self.indexes = vec![0; corpus.sections.len()];
        for origin in &self.list {
            // The top-level sections of a part are counted within its own file, not after those of the part before it.
            let mut in_file = 0;
            for section in origin.sections.clone() {
                let Some(parent) = corpus.sections[section].parent else {
                    continue;
                };
                let inside = origin.sections.contains(&parent.index());
                let next = if inside {
                    &mut below[parent.index()]
                } else {
                    &mut in_file
                };
                self.indexes[section] = *next;
                *next += 1;
            }
        }
    }

    pub fn report(&mut self, corpus: &Corpus, action: ActionId, inside: &[Step], mistake: CorpusMistake) {
        if let Some((file, place)) = self.in_action(corpus, action, inside) {
            self.problems.push(Problem { file, place, mistake });
        }
    }

    /// The file of an action and the steps to a value of it.
    pub fn in_action(
        &self,
        corpus: &Corpus,
        action: ActionId,
        inside: &[Step],
    ) -> Option<(usize, ProblemPlace)> {
        let origin = self.origin(|origin| &origin.actions, action.index())?;
        let section = corpus.actions[action.index()].section;
        let index = action.0 - corpus.section(section).own.start;
        let mut steps = action_steps(&self.path(corpus, origin, section.index()), index as usize);
        steps.extend(inside);
        Some((origin.file, ProblemPlace::Value(steps)))
    }

    /// The file of a section and the steps to its id.
    pub fn in_section(&self, corpus: &Corpus, section: usize) -> Option<(usize, ProblemPlace)> {
        let origin = self.origin(|origin| &origin.sections, section)?;
        let mut steps = section_steps(&self.path(corpus, origin, section));
        steps.push(Step::Field("id"));
        Some((origin.file, ProblemPlace::Value(steps)))
    }

    /// The file that contributed the section or action with this number.
    fn origin(&self, range: fn(&FileOrigin) -> &Range<usize>, number: usize) -> Option<&FileOrigin> {
        let at = self.list.partition_point(|origin| range(origin).end <= number);
        self.list.get(at).filter(|origin| range(origin).contains(&number))
    }

    /// The indexes of a section and those above it within the lists of its file. The root of an objective needs none, since it
    /// is the file itself; neither does the root that a part adds to.
    fn path(&self, corpus: &Corpus, origin: &FileOrigin, section: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = section;
        while origin.sections.contains(&at)
            && let Some(parent) = corpus.sections[at].parent.map(SectionId::index)
        {
            path.push(self.indexes[at] as usize);
            at = parent;
        }
        path.reverse();
        path
    }
}
