//! Open questions: what the document contradicts or leaves unclear, what has no date, what nobody owns.

use super::asked::{Asked, list_of, responsible, titled_list};
use super::done;
use super::labels;
use super::page::{BriefPart, BriefPassage, BriefSection};
use crate::export::notes::Notes;
use crate::model::words::{Block, CaveatKind, RelationKind};
use crate::model::{ActionRef, Date};
use crate::views::date;

const MOST: usize = 8;
const MOST_LISTED: usize = 6;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let mut unclear: Vec<_> = asked.actions().filter(|action| is_unclear(*action)).collect();
    // What is still to be done comes first, because there an answer matters.
    unclear.sort_by_key(|action| done::is_done(asked, *action));
    let caveats = unclear
        .iter()
        .take(MOST)
        .map(|action| unclear_of(asked, notes, *action));
    let mut parts = list_of(caveats.collect(), unclear.len(), labels::UNCLEAR);
    let undated = asked.library.deadlines.undated.iter();
    let undated = undated.filter(|action| asked.set.contains(**action));
    let undated: Vec<_> = undated.map(|action| asked.corpus().action(*action)).collect();
    // "As soon as possible" is not a date, but it is what the document says.
    let with_words = |action: ActionRef| {
        let quoted = |date: &Date| date::quoted(asked.library.days, asked.corpus(), date.when);
        let words: Vec<String> = action.dates().iter().filter_map(quoted).collect();
        [&[action.title().to_owned()], &words[..]].concat().join(", ")
    };
    parts.extend(listed(asked, notes, labels::UNDATED, &undated, &with_words));
    let unowned = asked.actions().filter(|action| {
        action.record().block == Block::NextStep
            && !done::is_done(asked, *action)
            && action.accountable().next().is_none()
    });
    let unowned: Vec<_> = unowned.collect();
    let with_others = |action: ActionRef| match responsible(action) {
        Some(others) => format!("{}: {others}", action.title()),
        None => action.title().to_owned(),
    };
    parts.extend(listed(asked, notes, labels::UNOWNED, &unowned, &with_others));
    BriefSection::of(labels::QUESTIONS, parts)
}

fn is_unclear(action: ActionRef) -> bool {
    unclear_texts(action).next().is_some() || contradicted(action).next().is_some()
}

/// What is unclear about it. Misprints are not a question that anyone needs to answer.
fn unclear_texts(action: ActionRef<'_>) -> impl Iterator<Item = &str> {
    let caveats = action.caveats().iter();
    caveats
        .filter(|caveat| caveat.kind != Some(CaveatKind::Slip))
        .map(move |caveat| action.corpus.str(caveat.text))
}

fn contradicted(action: ActionRef<'_>) -> impl Iterator<Item = ActionRef<'_>> {
    let relations = action.relations().iter();
    relations
        .filter(|relation| relation.kind == RelationKind::Contradicts)
        .map(move |relation| action.corpus.action(relation.to))
}

fn unclear_of(asked: &Asked, notes: &mut Notes, action: ActionRef) -> BriefPassage {
    let mut said: Vec<String> = unclear_texts(action).map(str::to_owned).collect();
    let mut cited = vec![asked.cite(notes, action)];
    for other in contradicted(action) {
        said.push(format!("Contradicts: {}.", other.title()));
        cited.push(asked.cite(notes, other));
    }
    BriefPassage::new(&format!("{}: {}", action.title(), said.join(" ")), cited)
}

fn listed(
    asked: &Asked,
    notes: &mut Notes,
    label: &str,
    actions: &[ActionRef],
    words: &dyn Fn(ActionRef) -> String,
) -> Vec<BriefPart> {
    let listed = actions.iter().take(MOST_LISTED);
    let listed = listed.map(|action| BriefPassage::new(&words(*action), vec![asked.cite(notes, *action)]));
    titled_list(label, listed.collect(), actions.len(), labels::ACTION)
}
