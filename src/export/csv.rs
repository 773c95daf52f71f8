//! Views as CSV after RFC 4180: a row a deadline in lists of deadlines, else a row an action; the columns are the same.

use chrono::NaiveDate;

use super::entries::{Entry, Listing};
use super::escape::{csv_cell, csv_rows};
use super::view::{ExportScope, ExportView};
use crate::model::settled::SaidBy;
use crate::model::words::Word as _;
use crate::model::{ActionRef, Term, TermId, VocabularyKind};
use crate::views::{progress, recorded, wording};
use crate::when::DayFormat;
use crate::when::schedule::ScheduleState;

/// The columns, in their order. New ones go to the end.
pub const COLUMNS: [&str; 48] = [
    "objective_number",
    "objective",
    "path",
    "id",
    "title",
    "block",
    "kind",
    "status",
    "state",
    "distance",
    "wording",
    "role",
    "edtf",
    "earliest",
    "latest",
    "outer_earliest",
    "outer_latest",
    "hedge",
    "year_inferred",
    "what",
    "all_dates",
    "actors",
    "places",
    "instruments",
    "acts",
    "amounts",
    "summary",
    "caveats",
    "citation",
    "document",
    "edition",
    "as_of",
    "score",
    "branch",
    "targets",
    "url",
    "links",
    "percent",
    "tags",
    "draft",
    "extra",
    "baseline",
    "outcome_from",
    "outcome_by",
    "outcome_on",
    "notes",
    "evidence",
    "watched",
];

/// The view as rows under a header.
pub fn render(view: &ExportView, listing: &Listing) -> String {
    let names = COLUMNS.map(str::to_owned).to_vec();
    if matches!(view.scope, ExportScope::Deadlines(_)) {
        csv_rows(
            names,
            listing.entries().map(|entry| row(view, entry, String::new())),
        )
    } else {
        let actions = listing.actions();
        let cells = actions.iter().flat_map(|entry| {
            let branches = branches(view, entry);
            branches.into_iter().map(move |branch| row(view, entry, branch))
        });
        csv_rows(names, cells)
    }
}

/// The branches of a regrouped tree that an action has a row for; one without a name elsewhere.
fn branches(view: &ExportView, entry: &Entry) -> Vec<String> {
    match (view.pivot, view.scope) {
        (Some(pivot), ExportScope::Tree) => {
            let stands = pivot.stands_of(entry.action).into_iter();
            stands.map(|id| csv_cell(&pivot.path_in_words(id))).collect()
        }
        _ => vec![String::new()],
    }
}

fn row(view: &ExportView, entry: &Entry, branch: String) -> Vec<String> {
    let corpus = &view.library.corpus;
    let action = corpus.action(entry.action);
    let record = action.record();
    let objective = action.objective();
    let mut row = vec![
        objective.number.to_string(),
        csv_cell(corpus.str(corpus.section(objective.section).title)),
        csv_cell(&action.headings().join(" › ")),
        action.key().to_owned(),
        csv_cell(action.title()),
        record.block.name().to_owned(),
        csv_cell(corpus.kinds.name(record.kind)),
        record.status.map_or("", |status| status.name()).to_owned(),
    ];
    row.extend(date_cells(view, entry));
    row.extend([
        csv_cell(&all_dates(action)),
        csv_cell(&actors(action)),
        csv_cell(&terms(action, VocabularyKind::Places, action.places())),
        csv_cell(&terms(action, VocabularyKind::Instruments, action.instruments())),
        csv_cell(&terms(action, VocabularyKind::Acts, action.acts())),
        csv_cell(&amounts(view.library.days, action)),
        csv_cell(action.summary()),
        csv_cell(&action.caveat_texts().collect::<Vec<_>>().join(" ")),
        csv_cell(&action.citation()),
        csv_cell(corpus.str(action.edition().source_name)),
        csv_cell(corpus.str(action.edition().id)),
        view.as_of.to_string(),
        entry.score.map_or_else(String::new, |score| score.to_string()),
        branch,
        csv_cell(&targets(view.library.days, action)),
        csv_cell(action.url().unwrap_or_default()),
        csv_cell(&links(action)),
        record
            .percent
            .map_or_else(String::new, |percent| percent.get().to_string()),
        csv_cell(&terms(action, VocabularyKind::Tags, action.tags())),
        record.is_draft.to_string(),
        csv_cell(&extra(action)),
    ]);
    row.extend(recorded_cells(view, entry));
    row
}

/// From `baseline` to `watched`: what persons recorded of the deadline of the row, and of its action.
fn recorded_cells(view: &ExportView, entry: &Entry) -> [String; 7] {
    let (corpus, ledger) = (&view.library.corpus, &view.library.ledger);
    let deadline = entry.date(view.library, view.as_of);
    let date = deadline.map(|deadline| deadline.date);
    let baseline = date.and_then(|date| corpus.baseline(date));
    let settled = match deadline {
        Some(deadline) => deadline.settled.filter(|settled| settled.known <= view.as_of),
        None => view.library.deadlines.closed_by(entry.action),
    };
    let said = ledger.outcome(entry.action, date, view.as_of).first().copied();
    let from = match (settled, said) {
        (Some(settled), _) => settled.said_by.name(),
        (None, Some(_)) => SaidBy::Journal.name(),
        (None, None) => "",
    };
    let on = said.and_then(|id| Some(ledger.entry(id).on.as_ref()?.text.to_string()));
    let known = recorded::known(ledger, entry.action, view.as_of);
    let notes: Vec<&str> = known.iter().map(|id| &*ledger.entry(*id).note).collect();
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let evidence = known.iter().flat_map(|id| &ledger.entry(*id).evidence);
    let evidence: Vec<String> = evidence
        .map(|one| match &*one.title {
            "" => one.url.to_string(),
            title => format!("{title} <{}>", one.url),
        })
        .collect();
    [
        csv_cell(baseline.map_or("", |before| corpus.str(before.text))),
        from.to_owned(),
        csv_cell(said.map_or("", |id| ledger.by(id))),
        csv_cell(&on.unwrap_or_default()),
        csv_cell(&notes.join("; ")),
        csv_cell(&evidence.join("; ")),
        ledger.is_watched(entry.action).to_string(),
    ]
}

/// What no field takes, each with the name of its column.
fn extra(action: ActionRef) -> String {
    let pairs = action.extra().map(|(name, text)| format!("{name}: {text}"));
    pairs.collect::<Vec<_>>().join("; ")
}

/// From `state` to `what`: the deadline of the row, or of an action the one that matters most.
fn date_cells(view: &ExportView, entry: &Entry) -> [String; 12] {
    let corpus = &view.library.corpus;
    let mut cells: [String; 12] = Default::default();
    let Some(deadline) = entry.date(view.library, view.as_of) else {
        let state = view.library.deadlines.state_of(corpus, entry.action, view.as_of);
        state.map_or("", ScheduleState::name).clone_into(&mut cells[0]);
        return cells;
    };
    let (window, date) = (deadline.window, deadline.record(corpus));
    let said = corpus.wording(date.when);
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    [
        deadline.state(view.as_of).name().to_owned(),
        deadline.distance(view.as_of).to_string(),
        csv_cell(corpus.str(said.text)),
        date.role.name().to_owned(),
        csv_cell(&said.when.edtf(&view.library.conventions)),
        day(window.earliest),
        day(window.latest),
        day(window.outer_earliest),
        day(window.outer_latest),
        date.hedge.name().to_owned(),
        date.year_inferred.to_string(),
        csv_cell(corpus.str(date.what)),
    ]
}

/// `2024-12-18 Due; Q1 2025 Due`: every date with its role.
fn all_dates(action: ActionRef) -> String {
    let corpus = action.corpus;
    let dates = action.dates().iter();
    let cells = dates.map(|date| {
        format!(
            "{} {}",
            corpus.str(corpus.wording(date.when).text),
            date.role.name()
        )
    });
    cells.collect::<Vec<_>>().join("; ")
}

fn actors(action: ActionRef) -> String {
    let cells = action.actors().iter().map(|actor| {
        let inferred = if actor.inferred { ", inferred" } else { "" };
        let term = action.corpus.bodies().term(actor.body);
        format!("{} ({}{inferred})", term.short(), actor.role.label())
    });
    cells.collect::<Vec<_>>().join("; ")
}

fn terms(action: ActionRef, kind: VocabularyKind, ids: &[TermId]) -> String {
    let terms = action.corpus.vocabulary(kind);
    let cells = ids.iter().map(|id| Term::short(terms.term(*id)));
    cells.collect::<Vec<_>>().join("; ")
}

fn targets(days: DayFormat, action: ActionRef) -> String {
    let corpus = action.corpus;
    let told = action.targets().iter().map(|target| {
        let wanted = progress::wanted(days, corpus, target);
        format!("{}: {wanted}", corpus.str(target.indicator))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// `Title <https://…>; https://…`.
fn links(action: ActionRef) -> String {
    let corpus = action.corpus;
    let told = action.links().iter().map(|link| {
        let (title, url) = (corpus.str(link.title), corpus.str(link.url));
        if title.is_empty() {
            url.to_owned()
        } else {
            format!("{title} <{url}>")
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

fn amounts(days: DayFormat, action: ActionRef) -> String {
    let cells = action.amounts().iter().map(|amount| {
        let stage = amount.stage.map_or("", |stage| stage.label());
        format!("{} {stage}", wording::amount(days, action.corpus, amount))
            .trim_end()
            .to_owned()
    });
    cells.collect::<Vec<_>>().join("; ")
}
