//! The facts of an action, in the order in which they are read.

use chrono::NaiveDate;

use super::fact::{Fact, FactPart, Run, Sources, Target, Tone, distance_run, fact, group};
use super::figures::{amounts, figures, targets};
use crate::editions::ChangeKind;
use crate::model::settled::Settled;
use crate::model::words::{ActorRole, Hedge, RelationKind, Word};
use crate::model::{ActionId, ActionRef, Kind, TermId, VocabularyKind};
use crate::views::recorded::{self, LineKind};
use crate::views::{date, history, was, wording};
use crate::when::{DayFormat, Window};

pub fn of_action(sources: Sources, id: ActionId) -> Vec<FactPart> {
    let action = sources.corpus.action(id);
    let mut parts = vec![
        FactPart::Title(action.title().to_owned()),
        FactPart::Tags(tags(sources, action)),
    ];
    let mut facts = Vec::new();
    dates(sources, action, &mut facts);
    outcomes(sources, action, &mut facts);
    actors(action, &mut facts);
    terms(action, &mut facts);
    group(&mut parts, facts);
    if !action.summary().is_empty() {
        parts.extend([FactPart::Gap, FactPart::Paragraph(action.summary().to_owned())]);
    }
    let mut facts = Vec::new();
    amounts(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    figures(sources, action, &mut facts);
    targets(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    relations(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    for caveat in action.caveat_texts() {
        facts.push(fact("Caveat", vec![Run::new(Tone::Warning, caveat)]));
    }
    group(&mut parts, facts);
    let extra = action.extra().map(|(name, text)| {
        let runs = vec![
            Run::new(Tone::Dim, format!("{name}  ")),
            Run::new(Tone::Plain, text.replace('\n', " ")),
        ];
        fact("Extra", runs)
    });
    group(&mut parts, extra.collect());
    let mut facts = Vec::new();
    history(sources, action, &mut facts);
    links(action, &mut facts);
    group(&mut parts, facts);
    let mut facts = vec![fact(
        "In",
        vec![Run::new(Tone::Plain, action.headings().join(" › "))],
    )];
    facts.push(cite(action));
    if sources.ids {
        facts.push(fact("Id", vec![Run::new(Tone::Dim, action.key())]));
    }
    group(&mut parts, facts);
    parts
}

/// The citation, which leads to where the action, or else its document, can be read.
fn cite(action: ActionRef) -> Fact {
    let mut cite = fact("Cite", vec![Run::new(Tone::Plain, action.full_citation())]);
    if let Some(url) = action.cited_url() {
        cite.runs.push(Run::new(Tone::Dim, format!("  {url}")));
        cite.link = Some(Target::Url(url.to_owned()));
    }
    cite
}

fn links(action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = action.corpus;
    for link in action.links() {
        let (title, url) = (corpus.str(link.title), corpus.str(link.url));
        let runs = if title.is_empty() {
            vec![Run::new(Tone::Plain, url)]
        } else {
            vec![
                Run::new(Tone::Plain, title),
                Run::new(Tone::Dim, format!("  {url}")),
            ]
        };
        let mut link = fact("Link", runs);
        link.link = Some(Target::Url(url.to_owned()));
        facts.push(link);
    }
}

fn tags(sources: Sources, action: ActionRef) -> Vec<Run> {
    let record = action.record();
    let mut tags = vec![Run::new(Tone::Plain, wording::capital(record.block.label()))];
    // A figure that is statistics need not be said twice.
    if !action.kind().eq_ignore_ascii_case(record.block.label()) && record.kind != Kind::Other.into() {
        tags.push(Run::new(Tone::Plain, action.corpus.kinds.signed(record.kind)));
    }
    tags.extend(wording::status(record).map(|status| Run::new(Tone::Plain, status)));
    if record.is_draft {
        tags.push(Run::new(Tone::Warning, "draft"));
    }
    if let Some(state) = sources
        .deadlines
        .state_of(sources.corpus, action.id, sources.as_of)
    {
        tags.push(Run::new(Tone::State(state), state.label()));
    }
    tags
}

fn dates(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        conventions,
        days,
        ..
    } = sources;
    for (index, date) in action.dates().iter().enumerate() {
        let wording = corpus.wording(date.when);
        let number = corpus.date_number(action.id, index);
        let recurring = corpus.recurring(number);
        let mut runs = match recurring {
            // How often it comes, and the occurrence that counts.
            Some(recurring) => vec![
                Run::new(Tone::Strong, date::recurrence(days, corpus, recurring)),
                Run::new(Tone::Computed, format!(" → {}", date::words(days, wording))),
            ],
            None => vec![Run::new(Tone::Strong, date::words(days, wording))],
        };
        let quoted = date::quoted(days, corpus, date.when);
        runs.extend(quoted.map(|quoted| Run::new(Tone::Plain, format!(" {quoted}"))));
        runs.extend(
            date::covers(days, wording).map(|covers| Run::new(Tone::Computed, format!(" → {covers}"))),
        );
        let mut notes = vec![date.role.label().to_owned()];
        if date.hedge != Hedge::Firm {
            notes.push(date.hedge.label().to_owned());
        }
        if !date.what.is_empty() {
            notes.push(corpus.str(date.what).to_owned());
        }
        notes.extend(corpus.after(action.id, index).map(|after| {
            let waits = if date.has_window(corpus) {
                ""
            } else {
                " (waits for it)"
            };
            let title = corpus.action(after.action).title();
            format!("{} after: {title}{waits}", corpus.str(after.within))
        }));
        notes.extend(recurring.and_then(|_| {
            let before = sources.deadlines.occurrence_before(corpus, number)?;
            Some(occurrence_before(days, before, sources.as_of))
        }));
        if date.year_inferred {
            notes.push("year inferred".into());
        }
        if let Some(convention) = wording.when.convention(conventions, days) {
            notes.push(format!("convention: {convention}"));
        }
        if let Some(before) = corpus.baselines.get(&number) {
            notes.extend(date::quoted(days, corpus, *before));
        }
        notes.extend(was::why(corpus, number).map(ToOwned::to_owned));
        let deadline = sources.deadlines.at(corpus, action.id, index);
        if let Some(settled) = deadline.and_then(|deadline| deadline.settled_by(sources.as_of)) {
            notes.push(format!("{}: {}", settled.state.label(), settled.said_by.words()));
        }
        runs.push(Run::new(Tone::Dim, format!("  {}", notes.join(", "))));
        let mut when = fact("When", runs);
        let was = deadline.and_then(|deadline| was::was(days, corpus, sources.deadlines, &deadline));
        when.runs
            .extend(was.map(|was| Run::new(Tone::Computed, format!(", {was}"))));
        when.right = deadline.map(|deadline| distance_run(&deadline, sources.as_of));
        facts.push(when);
    }
}

/// `before that by 31 Mar 2025: met`.
fn occurrence_before(
    days: DayFormat,
    (window, settled): (Window, Option<Settled>),
    as_of: NaiveDate,
) -> String {
    let ended = match settled.and_then(|settled| settled.by(as_of)) {
        Some(settled) => format!("{}: {}", settled.state.label(), settled.said_by.words()),
        None => "no outcome recorded".to_owned(),
    };
    format!("before that {}: {ended}", date::occurrence(days, window))
}

fn actors(action: ActionRef, facts: &mut Vec<Fact>) {
    let bodies = action.corpus.bodies();
    for role in ActorRole::ALL {
        let mut runs = Vec::new();
        for actor in action.actors().iter().filter(|actor| actor.role == *role) {
            let term = bodies.term(actor.body);
            let comma = if runs.is_empty() { "" } else { ", " };
            let known_as = term.abbreviation.as_deref().filter(|short| *short != term.name);
            let short = known_as.map(|short| format!(" ({short})")).unwrap_or_default();
            runs.push(Run::new(Tone::Plain, format!("{comma}{}{short}", term.name)));
            if actor.inferred {
                runs.push(Run::new(Tone::Computed, " [inferred]"));
            }
        }
        if !runs.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", role.label())));
            facts.push(fact("Who", runs));
        }
    }
}

fn terms(action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = action.corpus;
    let lists: [(&'static str, VocabularyKind, &[TermId]); 4] = [
        ("Where", VocabularyKind::Places, action.places()),
        ("Funds", VocabularyKind::Instruments, action.instruments()),
        ("Acts", VocabularyKind::Acts, action.acts()),
        ("Tags", VocabularyKind::Tags, action.tags()),
    ];
    for (label, kind, ids) in lists.into_iter().filter(|(_, _, ids)| !ids.is_empty()) {
        facts.push(fact(
            label,
            vec![Run::new(Tone::Plain, corpus.vocabulary(kind).names(ids))],
        ));
    }
}

/// What people recorded of it: outcomes that are known by the clock, and all notes, each with its sources.
fn outcomes(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        deadlines,
        ledger,
        as_of,
        days,
        ..
    } = sources;
    for line in recorded::lines(days, (corpus, deadlines, ledger), action.id, as_of) {
        let (label, tone) = match line.kind {
            LineKind::Outcome(state) => ("Outcome", Tone::State(state)),
            LineKind::Slip => ("Outcome", Tone::Computed),
            LineKind::Doubt => ("Outcome", Tone::Warning),
            LineKind::Note => ("Note", Tone::Plain),
            LineKind::Watched => ("Watched", Tone::Plain),
        };
        let mut runs = vec![Run::new(tone, line.words)];
        if !line.note.is_empty() {
            runs.push(Run::new(Tone::Plain, format!("  {}", line.note)));
        }
        if !line.whose.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", line.whose)));
        }
        facts.push(fact(label, runs));
        for (title, url) in line.evidence {
            // An address without a title is its own.
            let address = (title != url).then(|| Run::new(Tone::Dim, format!("  {url}")));
            let mut evidence = fact("Evidence", vec![Run::new(Tone::Plain, title)]);
            evidence.runs.extend(address);
            evidence.link = Some(Target::Url(url));
            facts.push(evidence);
        }
    }
}

/// What became of it from edition to edition. All of it is computed but the dates.
fn history(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        deadlines,
        days,
        ..
    } = sources;
    let lines = history::lines(days, corpus, deadlines, action.id);
    for line in &lines {
        let runs = vec![
            Run::new(Tone::Dim, format!("{}  ", line.edition)),
            Run::new(Tone::Plain, line.date.as_str()),
            Run::new(Tone::Computed, format!("  {}", line.change)),
        ];
        facts.push(fact("History", runs));
    }
    let slips = history::slips(corpus, deadlines, action.id);
    facts.extend(slips.map(|slips| fact("History", vec![Run::new(Tone::Computed, slips)])));
    let is_reworded = lines
        .first()
        .is_some_and(|line| line.change.contains(ChangeKind::Reworded.label()));
    if let Some(words) = history::reworded(corpus, action.id).filter(|_| is_reworded) {
        facts.push(fact("Reworded", vec![Run::new(Tone::Plain, words)]));
    }
}

fn relations(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = sources.corpus;
    let mut seen = Vec::new();
    let own = action
        .relations()
        .iter()
        .map(|relation| (relation.kind.label(), relation));
    let reverse = action
        .related_from()
        .iter()
        .map(|relation| (relation.kind.reverse_label(), relation));
    for (label, relation) in own.chain(reverse) {
        // Two actions may name each other as the same event; that is one link.
        if relation.kind == RelationKind::SameEvent && seen.contains(&relation.to) {
            continue;
        }
        seen.push(relation.to);
        let runs = vec![
            Run::new(Tone::Dim, format!("{label}  ")),
            Run::new(Tone::Plain, corpus.action(relation.to).title()),
        ];
        let mut linked = fact("Linked", runs);
        linked.link = Some(Target::Action(relation.to));
        facts.push(linked);
    }
}
