//! Which file each section and action came from, so that problems between files have a position.

use std::ops::Range;

use super::problem::{Mistake, Place, Problem, Step};
use super::shard::{action_steps, section_steps};
use crate::model::{ActionId, Corpus, SectionId};

/// No nearest names are suggested after this many problems.
const SUGGESTIONS: usize = 200;

/// The sections and actions that one file contributed.
pub struct Origin {
    pub file: usize,
    pub is_part: bool,
    pub sections: Range<usize>,
    pub actions: Range<usize>,
}

/// The origins of everything that was merged, and the problems found so far.
#[derive(Default)]
pub struct Origins {
    pub list: Vec<Origin>,
    pub problems: Vec<Problem>,
}

impl Origins {
    /// Whether another suggestion is worth its time: each one compares every action of the corpus.
    pub fn may_suggest(&self) -> bool {
        self.problems.len() < SUGGESTIONS
    }

    pub fn report(&mut self, corpus: &Corpus, action: ActionId, inside: &[Step], mistake: Mistake) {
        if let Some((file, place)) = self.in_action(corpus, action, inside) {
            self.problems.push(Problem { file, place, mistake });
        }
    }

    /// The file of an action and the steps to a value of it.
    pub fn in_action(&self, corpus: &Corpus, action: ActionId, inside: &[Step]) -> Option<(usize, Place)> {
        let origin = self
            .list
            .iter()
            .find(|origin| origin.actions.contains(&action.index()))?;
        let section = corpus.actions[action.index()].section;
        let index = action.0 - corpus.section(section).own.start;
        let mut steps = action_steps(&path(corpus, origin, section.index()), index as usize);
        steps.extend(inside);
        Some((origin.file, Place::Value(steps)))
    }

    /// The file of a section and the steps to its id.
    pub fn in_section(&self, corpus: &Corpus, section: usize) -> Option<(usize, Place)> {
        let origin = self
            .list
            .iter()
            .find(|origin| origin.sections.contains(&section))?;
        let mut steps = section_steps(&path(corpus, origin, section));
        steps.push(Step::Field("id"));
        Some((origin.file, Place::Value(steps)))
    }
}

/// The indexes of a section and those above it, within the lists of its file.
fn path(corpus: &Corpus, origin: &Origin, section: usize) -> Vec<usize> {
    let mut path = Vec::new();
    let mut at = section;
    loop {
        let parent = corpus.sections[at].parent.map(SectionId::index);
        // The root of an objective is the file itself; so is, for a part, the root it adds to.
        let Some(parent) = parent else { break };
        let inside = origin.sections.contains(&parent);
        let first = if inside { parent + 1 } else { origin.sections.start };
        let before = std::iter::successors(Some(first), |next| Some(corpus.sections[*next].end.index()))
            .take_while(|next| *next < at)
            .count();
        path.push(before);
        if !inside || (parent == origin.sections.start && !origin.is_part) {
            break;
        }
        at = parent;
    }
    path.reverse();
    path
}
