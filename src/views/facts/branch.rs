//! The facts of a branch: an edition, an objective or a section, and the deadlines ahead in it.

use super::fact::{FactPart, Run, Sources, Target, Tone, distance_run, fact, group};
use crate::editions::in_view;
use crate::model::deadlines::count_states;
use crate::model::set::ActionSet;
use crate::model::{EditionId, SectionId};
use crate::views::wording;
use crate::when::state::ScheduleState;

/// What can be said of an edition, of what is listed of it.
pub fn of_edition(sources: Sources, id: EditionId, listed: Option<&ActionSet>) -> Vec<FactPart> {
    let corpus = sources.corpus;
    let edition = &corpus.editions[id.index()];
    let set = ActionSet::of_branch(corpus.len(), in_view::of_edition(corpus, id), listed);
    let is_in_view = in_view::in_view(corpus, sources.edition, sources.as_of).contains(&id);
    let mut tags = vec![Run::new(
        Tone::Plain,
        format!("Edition {}", corpus.str(edition.id)),
    )];
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
    let mut facts = vec![fact(
        "As of",
        vec![Run::new(Tone::Plain, sources.days.day(edition.as_of))],
    )];
    if let Some(follows) = edition.follows {
        let before = &corpus.editions[follows.index()];
        facts.push(fact(
            "Follows",
            vec![Run::new(Tone::Plain, corpus.str(before.id))],
        ));
    }
    for (label, text) in [("Source", edition.source_name), ("Url", edition.source_url)] {
        if !text.is_empty() {
            facts.push(fact(label, vec![Run::new(Tone::Plain, corpus.str(text))]));
        }
    }
    facts.push(fact(
        "Document",
        vec![Run::new(Tone::Dim, corpus.str(edition.document))],
    ));
    group(&mut parts, facts);
    parts
}

/// What can be said of a whole branch.
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
        facts.push(fact(
            "In",
            vec![Run::new(Tone::Plain, path[..path.len() - 1].join(" › "))],
        ));
    }
    if section.line > 0 {
        let cite = format!(
            "obj. {}, line {}; {}",
            objective.number,
            section.line,
            corpus.cited(corpus.edition_of(id))
        );
        facts.push(fact("Cite", vec![Run::new(Tone::Plain, cite)]));
    }
    if sources.ids {
        facts.push(fact("Id", vec![Run::new(Tone::Dim, corpus.str(section.id))]));
    }
    group(&mut parts, facts);
    parts
}

/// How many deadlines of some actions are in which state, and the next of them.
pub(in crate::views) fn ahead(sources: Sources, set: &ActionSet, parts: &mut Vec<FactPart>) {
    let Sources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    let states = count_states(deadlines, Some(set), as_of);
    let mut facts = Vec::new();
    for (state, count) in ScheduleState::ALL.into_iter().zip(states) {
        if count > 0 {
            let number = Run::new(Tone::Plain, wording::grouped(count as u64));
            facts.push(fact(
                "Deadlines",
                vec![
                    number,
                    Run::new(Tone::State(state), format!(" {}", state.label())),
                ],
            ));
        }
    }
    group(parts, facts);
    let next = deadlines
        .shown(Some(set))
        .map(|(_, deadline)| deadline)
        .filter(|deadline| !deadline.state(as_of).is_over())
        .take(5);
    let mut facts = Vec::new();
    for deadline in next {
        let mut next = fact(
            "Next",
            vec![Run::new(Tone::Plain, corpus.action(deadline.action).title())],
        );
        next.right = Some(distance_run(deadline, as_of));
        next.link = Some(Target::Action(deadline.action));
        facts.push(next);
    }
    group(parts, facts);
}
