//! The facts of a branch: an edition, an objective or a section, and the deadlines ahead in it.

use super::fact::{Fact, FactPart, FactTarget, Run, Sources, Tone, distance_run, group};
use crate::editions::in_view;
use crate::model::deadlines::count_states;
use crate::model::set::ActionSet;
use crate::model::{EditionId, SectionId};
use crate::views::wording;
use crate::when::state::ScheduleState;

/// The facts of an edition, counting those of its actions that are listed.
pub fn of_edition(sources: Sources, id: EditionId, listed: Option<&ActionSet>) -> Vec<FactPart> {
    let corpus = sources.corpus;
    let edition = &corpus.editions[id.index()];
    let set = ActionSet::of_branch(corpus.len(), in_view::of_edition(corpus, id), listed);
    let is_in_view = in_view::in_view(corpus, sources.edition, sources.as_of).contains(&id);
    let name = format!("Edition {}", corpus.str(edition.id));
    let mut tags = vec![Run::new(Tone::Plain, name)];
    if !is_in_view {
        tags.push(Run::new(Tone::Computed, "listed no longer in the next"));
    }
    tags.push(Run::new(Tone::Plain, wording::count(set.len(), "action")));
    let mut parts = vec![
        FactPart::Title(corpus.str(edition.title).to_owned()),
        FactPart::Tags(tags),
    ];
    if is_in_view {
        ahead(sources, &set, &mut parts);
    }
    let mut facts = vec![Fact::plain("As of", sources.days.day(edition.as_of))];
    let before = edition.follows.map(|before| corpus.editions[before.index()].id);
    facts.extend(before.map(|before| Fact::plain("Follows", corpus.str(before))));
    for (label, text) in [("Source", edition.source_name), ("Url", edition.source_url)] {
        if !text.is_empty() {
            facts.push(Fact::plain(label, corpus.str(text)));
        }
    }
    facts.push(Fact::dim("Document", corpus.str(edition.document)));
    group(&mut parts, facts);
    parts
}

/// The facts of an objective or a section, counting those of its actions that are shown.
pub fn of_section(sources: Sources, id: SectionId, shown: Option<&ActionSet>) -> Vec<FactPart> {
    let corpus = sources.corpus;
    let section = corpus.section(id);
    let set = ActionSet::of_branch(corpus.len(), section.all_actions(), shown);
    let mut parts = vec![FactPart::Title(corpus.str(section.title).to_owned())];
    let objective = &corpus.objectives[corpus.objective_of(id).index()];
    let what = if section.parent.is_none() {
        "Objective"
    } else {
        "Section of objective"
    };
    parts.push(FactPart::Tags(vec![
        Run::new(Tone::Plain, format!("{what} {}", objective.number)),
        Run::new(Tone::Plain, wording::count(set.len(), "action")),
    ]));
    ahead(sources, &set, &mut parts);
    let mut facts = Vec::new();
    let path: Vec<_> = corpus
        .path(id)
        .into_iter()
        .map(|id| corpus.str(corpus.section(id).title))
        .collect();
    if path.len() > 1 {
        facts.push(Fact::plain("In", path[..path.len() - 1].join(" › ")));
    }
    if section.line > 0 {
        let cite = format!(
            "obj. {}, line {}; {}",
            objective.number,
            section.line,
            corpus.cited(corpus.edition_of(id))
        );
        facts.push(Fact::plain("Cite", cite));
    }
    if sources.ids {
        facts.push(Fact::dim("Id", corpus.str(section.id)));
    }
    group(&mut parts, facts);
    parts
}

/// How many deadlines of some actions are in each state, and the next few.
pub(in crate::views) fn ahead(sources: Sources, set: &ActionSet, parts: &mut Vec<FactPart>) {
    let Sources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    let states = count_states(deadlines, Some(set), as_of);
    let counted = ScheduleState::ALL.into_iter().zip(states);
    let counted = counted.filter(|(_, count)| *count > 0).map(|(state, count)| {
        let number = Run::new(Tone::Plain, wording::grouped(count as u64));
        let label = Run::new(Tone::State(state), format!(" {}", state.label()));
        Fact::new("Deadlines", vec![number, label])
    });
    group(parts, counted);
    let next = deadlines
        .shown(Some(set))
        .map(|(_, deadline)| deadline)
        .filter(|deadline| !deadline.state(as_of).is_over())
        .take(5);
    let next = next.map(|deadline| {
        let next = Fact::plain("Next", corpus.action(deadline.action).title());
        Fact {
            right: Some(distance_run(deadline, as_of)),
            ..next.linked(FactTarget::Action(deadline.action))
        }
    });
    group(parts, next);
}
