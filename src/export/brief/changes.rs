//! What changed since the edition before, if there is one. Actions that are only reworded or moved are just counted.

use super::asked::{Asked, list_of};
use super::labels;
use super::page::{BriefPart, BriefPassage, BriefSection};
use crate::editions::{ChangeKind, Changed};
use crate::export::notes::Notes;
use crate::views::tables::changes::{compared, groups, words};
use crate::views::wording;

const MOST: usize = 10;

/// What differs in more than its words or its place, the most serious first, and how many differ in those only.
fn changed(asked: &Asked) -> (Vec<(ChangeKind, Changed)>, usize) {
    let sources = asked.sources();
    let groups = groups(
        sources,
        &compared(sources, None),
        Some(asked.compared.unwrap_or(asked.set)),
    );
    let is_slight = |kind: ChangeKind| matches!(kind, ChangeKind::Reworded | ChangeKind::Moved);
    let (slight, serious): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| is_slight(group.kind));
    let slight = slight.iter().map(|group| group.list.len()).sum();
    let serious = serious
        .into_iter()
        .flat_map(|group| group.list.into_iter().map(move |changed| (group.kind, changed)));
    (serious.collect(), slight)
}

/// `Since the edition before: 2 slipped, 1 new.`; `None` if there is no edition before.
pub fn summary(asked: &Asked) -> Option<String> {
    if compared(asked.sources(), None).is_empty() {
        return None;
    }
    let (all, _) = changed(asked);
    let kinds = ChangeKind::ALL.iter();
    let counted = kinds.map(|kind| (all.iter().filter(|(own, _)| own == kind).count(), kind));
    let said: Vec<String> = counted
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| format!("{} {}", wording::grouped(count as u64), kind.label()))
        .collect();
    let said = if said.is_empty() {
        "nothing changed".into()
    } else {
        said.join(", ")
    };
    Some(format!("Since the edition before: {said}."))
}

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let (all, slight) = changed(asked);
    let listed = all
        .iter()
        .take(MOST)
        .map(|(kind, changed)| passage(asked, notes, *kind, changed));
    let mut parts = list_of(listed.collect(), all.len(), labels::CHANGE);
    if slight > 0 {
        let text = format!(
            "{} only in words or in the heading above.",
            match slight {
                1 => "1 action differs".to_owned(),
                more => format!("{} actions differ", wording::grouped(more as u64)),
            }
        );
        parts.push(BriefPart::Remark(text));
    }
    BriefSection::of(labels::CHANGES, parts)
}

fn passage(asked: &Asked, notes: &mut Notes, kind: ChangeKind, changed: &Changed) -> BriefPassage {
    let corpus = asked.corpus();
    let sides = [changed.new, changed.old].into_iter().flatten();
    let sides: Vec<_> = sides.map(|id| corpus.action(id)).collect();
    let title = sides.first().map_or("", |action| action.title());
    let said = words(asked.sources(), changed, kind);
    let said = match (said.before.as_str(), said.after.as_str()) {
        ("", "") => kind.label().to_owned(),
        (before, after) if after == kind.label() => format!("{after}, was {before}"),
        ("", after) => format!("{}, {after}", kind.label()),
        (before, "") => format!("{}, was {before}", kind.label()),
        (before, after) => format!("{}, from {before} to {after}", kind.label()),
    };
    let cited = sides.iter().map(|action| asked.cite(notes, *action));
    BriefPassage::new(&format!("{title}: {said}"), cited.collect())
}
