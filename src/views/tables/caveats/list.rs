//! The caveats of some actions by kind. An action that is related to another as contradicting it, without a caveat that
//! says so, is listed among the contradictions too.

use crate::model::set::ActionSet;
use crate::model::words::{CaveatKind, Word as _};
use crate::model::{ActionId, ActionRef, Caveat, Corpus};
use crate::views::wording;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaveatAt {
    pub action: ActionId,
    /// The caveat; `None` if only a relation says that the action contradicts another.
    pub caveat: Option<Caveat>,
}

impl CaveatAt {
    /// The actions that it contradicts, if it is a contradiction.
    pub(super) fn against(
        self,
        corpus: &Corpus,
        kind: Option<CaveatKind>,
    ) -> impl Iterator<Item = ActionRef<'_>> {
        let is_contradiction = kind == Some(CaveatKind::Contradiction);
        let others = is_contradiction.then(|| corpus.action(self.action).contradictions());
        others.into_iter().flatten().map(|other| corpus.action(other))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaveatGroup {
    /// The kind; `None` for caveats without a stated kind.
    pub kind: Option<CaveatKind>,
    pub list: Vec<CaveatAt>,
}

impl CaveatGroup {
    /// The group number of its rows.
    pub(super) fn group(&self) -> u32 {
        self.kind.map_or(CaveatKind::ALL.len() as u32, |kind| kind as u32)
    }

    /// The heading above its rows.
    pub(super) fn label(&self) -> String {
        self.kind.map_or_else(
            || "Of no stated kind".to_owned(),
            |kind| wording::capital(kind.label()),
        )
    }
}

/// The caveats of the actions in a set, or of all actions if `None`: by kind, and then in document order.
pub fn groups(corpus: &Corpus, set: Option<&ActionSet>) -> Vec<CaveatGroup> {
    let asked = corpus
        .all()
        .filter(|action| set.is_none_or(|set| set.contains(action.id)));
    let all: Vec<(Option<CaveatKind>, CaveatAt)> = asked.flat_map(caveats).collect();
    let kinds = CaveatKind::ALL.iter().copied().map(Some).chain([None]);
    let groups = kinds.map(|kind| {
        let own = all.iter().filter(|(own, _)| *own == kind);
        CaveatGroup {
            kind,
            list: own.map(|(_, at)| *at).collect(),
        }
    });
    groups.filter(|group| !group.list.is_empty()).collect()
}

fn caveats(action: ActionRef) -> impl Iterator<Item = (Option<CaveatKind>, CaveatAt)> {
    let at = move |caveat| CaveatAt {
        action: action.id,
        caveat,
    };
    let said = action.caveats().iter();
    let is_said = said
        .clone()
        .any(|caveat| caveat.kind == Some(CaveatKind::Contradiction));
    let merely_related = !is_said && action.contradictions().next().is_some();
    let related = merely_related.then_some((Some(CaveatKind::Contradiction), at(None)));
    said.map(move |caveat| (caveat.kind, at(Some(*caveat))))
        .chain(related)
}
