//! The facts of an action, in the order in which they are read.

use chrono::NaiveDate;

use super::fact::{Fact, FactPart, FactTarget, Run, Sources, Tone, distance_run, group};
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
    facts.extend(actors(action));
    facts.extend(terms(action));
    group(&mut parts, facts);
    if !action.summary().is_empty() {
        parts.extend([FactPart::Gap, FactPart::Paragraph(action.summary().to_owned())]);
    }
    group(&mut parts, amounts(sources, action));
    group(
        &mut parts,
        figures(sources, action).chain(targets(sources, action)),
    );
    group(&mut parts, relations(action));
    let caveats = action.caveat_texts();
    let caveats = caveats.map(|caveat| Fact::new("Caveat", vec![Run::new(Tone::Warning, caveat)]));
    group(&mut parts, caveats);
    let extra = action.extra().map(|(name, text)| {
        let runs = vec![
            Run::new(Tone::Dim, format!("{name}  ")),
            Run::new(Tone::Plain, text.replace('\n', " ")),
        ];
        Fact::new("Extra", runs)
    });
    group(&mut parts, extra);
    group(
        &mut parts,
        history(sources, action).into_iter().chain(links(action)),
    );
    let path = Fact::plain("In", action.headings().join(" › "));
    let id = sources.ids.then(|| Fact::dim("Id", action.key()));
    group(&mut parts, [path, cite(action)].into_iter().chain(id));
    parts
}

/// The citation, linked to where the action, or else its document, can be read.
fn cite(action: ActionRef) -> Fact {
    let cite = action.full_citation();
    match action.cited_url() {
        Some(url) => leading_to("Cite", cite, url),
        None => Fact::plain("Cite", cite),
    }
}

/// A fact that links to an address, shown after its words.
fn leading_to(label: &'static str, words: impl Into<String>, url: &str) -> Fact {
    let mut fact = Fact::plain(label, words);
    fact.runs.push(Run::new(Tone::Dim, format!("  {url}")));
    fact.linked(FactTarget::Url(url.to_owned()))
}

fn links(action: ActionRef) -> impl Iterator<Item = Fact> {
    let corpus = action.corpus;
    action.links().iter().map(move |link| {
        let (title, url) = (corpus.str(link.title), corpus.str(link.url));
        if title.is_empty() {
            return Fact::plain("Link", url).linked(FactTarget::Url(url.to_owned()));
        }
        leading_to("Link", title, url)
    })
}

fn tags(sources: Sources, action: ActionRef) -> Vec<Run> {
    let record = action.record();
    let mut tags = vec![Run::new(Tone::Plain, wording::capital(record.block.label()))];
    // The block and the kind may be the same word: it is shown once.
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
            // How often it recurs, and the occurrence that counts.
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
        let was = deadline.and_then(|deadline| was::was(days, corpus, sources.deadlines, &deadline));
        runs.extend(was.map(|was| Run::new(Tone::Computed, format!(", {was}"))));
        let mut when = Fact::new("When", runs);
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

fn actors(action: ActionRef) -> impl Iterator<Item = Fact> {
    let bodies = action.corpus.bodies();
    ActorRole::ALL.iter().filter_map(move |role| {
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
        if runs.is_empty() {
            return None;
        }
        runs.push(Run::new(Tone::Dim, format!("  {}", role.label())));
        Some(Fact::new("Who", runs))
    })
}

fn terms(action: ActionRef) -> impl Iterator<Item = Fact> {
    let corpus = action.corpus;
    let lists: [(&'static str, VocabularyKind, &[TermId]); 4] = [
        ("Where", VocabularyKind::Places, action.places()),
        ("Funds", VocabularyKind::Instruments, action.instruments()),
        ("Acts", VocabularyKind::Acts, action.acts()),
        ("Tags", VocabularyKind::Tags, action.tags()),
    ];
    let named = lists.into_iter().filter(|(_, _, ids)| !ids.is_empty());
    named.map(move |(label, kind, ids)| Fact::plain(label, corpus.vocabulary(kind).names(ids)))
}

/// What people recorded about it: outcomes known by the as-of date, and all notes, each with its sources.
fn outcomes(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    for line in recorded::lines(sources, action.id) {
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
        facts.push(Fact::new(label, runs));
        facts.extend(line.evidence.into_iter().map(|(title, url)| {
            // Without a title, the address is shown alone.
            if title == url {
                return Fact::plain("Evidence", title).linked(FactTarget::Url(url));
            }
            leading_to("Evidence", title, &url)
        }));
    }
}

/// What became of it from edition to edition. All of it is computed, except for the dates.
fn history(sources: Sources, action: ActionRef) -> Vec<Fact> {
    let Sources {
        corpus,
        deadlines,
        days,
        ..
    } = sources;
    let lines = history::lines(days, corpus, deadlines, action.id);
    let mut facts = Vec::new();
    for line in &lines {
        let runs = vec![
            Run::new(Tone::Dim, format!("{}  ", line.edition)),
            Run::new(Tone::Plain, line.date.as_str()),
            Run::new(Tone::Computed, format!("  {}", line.change)),
        ];
        facts.push(Fact::new("History", runs));
    }
    let slips = history::slips(corpus, deadlines, action.id);
    facts.extend(slips.map(|slips| Fact::new("History", vec![Run::new(Tone::Computed, slips)])));
    let is_reworded = lines
        .first()
        .is_some_and(|line| line.change.contains(ChangeKind::Reworded.label()));
    let reworded = history::reworded(corpus, action.id).filter(|_| is_reworded);
    facts.extend(reworded.map(|words| Fact::plain("Reworded", words)));
    facts
}

fn relations(action: ActionRef) -> impl Iterator<Item = Fact> {
    let corpus = action.corpus;
    let mut seen = Vec::new();
    let own = action
        .relations()
        .iter()
        .map(|relation| (relation.kind.label(), relation));
    let reverse = action
        .related_from()
        .iter()
        .map(|relation| (relation.kind.reverse_label(), relation));
    own.chain(reverse).filter_map(move |(label, relation)| {
        // Two actions may name each other as the same event; that is one link.
        if relation.kind == RelationKind::SameEvent && seen.contains(&relation.to) {
            return None;
        }
        seen.push(relation.to);
        let runs = vec![
            Run::new(Tone::Dim, format!("{label}  ")),
            Run::new(Tone::Plain, corpus.action(relation.to).title()),
        ];
        Some(Fact::new("Linked", runs).linked(FactTarget::Action(relation.to)))
    })
}
