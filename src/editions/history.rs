//! The history of an action: how it was in each edition, newest first, and how far it has slipped since the first.

use super::changed::Changed;
use super::compare::compare;
use super::kinds::ChangeKind;
use super::thread;
use crate::model::deadlines::Deadlines;
use crate::model::{ActionId, Corpus};

#[derive(Clone, Copy, Debug)]
pub struct ThreadStage {
    pub action: ActionId,
    /// How it differs from the edition before; `None` in the first.
    pub changed: Option<Changed>,
}

/// The editions of a thread, newest first. Where several actions were merged into one, the first is followed.
pub fn history(corpus: &Corpus, deadlines: &Deadlines, action: ActionId) -> Vec<ThreadStage> {
    let mut stages = Vec::new();
    let mut next = Some(action);
    while let Some(action) = next {
        let former = thread::before(corpus, action).first().copied();
        let changed = former.map(|former| compare(corpus, deadlines, former, action));
        stages.push(ThreadStage { action, changed });
        next = former;
    }
    stages
}

/// How often a thread slipped, and by how many days in total its deadlines moved; negative if earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slips {
    pub count: u32,
    pub days: i64,
}

impl Slips {
    pub fn of(stages: &[ThreadStage]) -> Self {
        let mut slips = Self::default();
        for changed in stages.iter().filter_map(|stage| stage.changed) {
            slips.count += u32::from(changed.kinds.contains(ChangeKind::Slipped));
            slips.days += changed.slip.map_or(0, |slip| slip.nominal);
        }
        slips
    }
}
