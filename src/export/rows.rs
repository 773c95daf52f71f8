//! Views other than tables, as rows of exact values: one row per deadline in lists of deadlines, otherwise one per action
//! (in a regrouped tree, one per branch that the action is under). The columns are the same. Formats decide how to write
//! them.

use chrono::NaiveDate;

use super::entries::{ListEntry, Listing};
use super::record::entry::link;
use super::view::{ExportScope, ExportView};
use crate::journal::OutcomeDate;
use crate::model::settled::SaidBy;
use crate::model::words::Word;
use crate::model::{ActionRef, TermId, VocabularyKind};
use crate::views::tables::values::{Data, ExactValue, names};
use crate::views::{progress, recorded, wording};
use crate::when::DayFormat;
use crate::when::state::ScheduleState;

/// The columns, in their order. New ones go to the end.
pub const COLUMNS: &str = "\
    objective_number objective path id title block kind status state distance wording role edtf earliest \
    latest outer_earliest outer_latest hedge year_inferred what all_dates actors places instruments acts \
    amounts summary caveats citation document edition as_of score branch targets url links percent tags \
    draft extra baseline outcome_from outcome_by outcome_on notes evidence watched after within every from \
    until";

pub fn rows(view: &ExportView, listing: &Listing) -> Data {
    let rows = if matches!(view.scope, ExportScope::Deadlines(_)) {
        let entries = listing.entries();
        entries.map(|entry| row(view, entry, ExactValue::None)).collect()
    } else {
        let actions = listing.actions();
        let rows = actions.iter().flat_map(|entry| {
            let branches = branches(view, entry);
            branches.into_iter().map(move |branch| row(view, entry, branch))
        });
        rows.collect()
    };
    Data {
        fields: names(COLUMNS),
        rows,
    }
}

/// The branches of a regrouped tree that an action has a row for; in other views a single one without a name.
fn branches(view: &ExportView, entry: &ListEntry) -> Vec<ExactValue> {
    match (view.pivot, view.scope) {
        (Some(pivot), ExportScope::Tree) => {
            let stands = pivot.stands_of(entry.action).into_iter();
            stands.map(|id| pivot.path_in_words(id).into()).collect()
        }
        _ => vec![ExactValue::None],
    }
}

fn row(view: &ExportView, entry: &ListEntry, branch: ExactValue) -> Vec<ExactValue> {
    let corpus = &view.library.corpus;
    let action = corpus.action(entry.action);
    let record = action.record();
    let objective = action.objective();
    let mut row: Vec<ExactValue> = vec![
        objective.number.into(),
        corpus.str(corpus.section(objective.section).title).into(),
        ExactValue::List(action.headings().into_iter().map(str::to_owned).collect()),
        action.key().into(),
        action.title().into(),
        record.block.name().into(),
        corpus.kinds.name(record.kind).into(),
        record.status.map(Word::name).into(),
    ];
    row.extend(date_cells(view, entry));
    row.extend([
        all_dates(action),
        actors(action),
        terms(action, VocabularyKind::Places, action.places()),
        terms(action, VocabularyKind::Instruments, action.instruments()),
        terms(action, VocabularyKind::Acts, action.acts()),
        amounts(view.library.days, action),
        action.summary().into(),
        action.caveat_texts().collect::<Vec<_>>().join(" ").into(),
        action.citation().into(),
        corpus.str(action.edition().source_name).into(),
        corpus.str(action.edition().id).into(),
        view.as_of.into(),
        entry.score.into(),
        branch,
        targets(view.library.days, action),
        action.url().into(),
        links(action),
        record.percent.map(|percent| u32::from(percent.get())).into(),
        terms(action, VocabularyKind::Tags, action.tags()),
        record.is_draft.into(),
        extra(action),
    ]);
    row.extend(recorded_cells(view, entry));
    row.extend(counted_cells(view, entry));
    row
}

/// From `baseline` to `watched`: what people recorded of the deadline of the row, and of its action.
fn recorded_cells(view: &ExportView, entry: &ListEntry) -> [ExactValue; 7] {
    let (corpus, ledger) = (&view.library.corpus, &view.library.ledger);
    let deadline = entry.date(view.library, view.as_of);
    let date = deadline.map(|deadline| deadline.date);
    let baseline = date
        .and_then(|date| corpus.before(date))
        .map(|before| corpus.wording(before));
    let settled = match deadline {
        Some(deadline) => deadline.settled_by(view.as_of),
        None => view.library.deadlines.closed_by(entry.action),
    };
    let dated = date.map(|date| OutcomeDate::now(corpus, date));
    let said = ledger.outcome(entry.action, dated, view.as_of).first().copied();
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
    let evidence: Vec<String> = evidence.map(|one| link(&one.title, &one.url)).collect();
    [
        baseline.map(|before| corpus.str(before.text)).into(),
        from.into(),
        said.map(|id| ledger.by(id)).into(),
        on.map(day_or_text).into(),
        notes.join("; ").into(),
        evidence.join("; ").into(),
        ledger.is_watched(entry.action).into(),
    ]
}

/// From `after` to `until`: what the deadline of the row counts from, or how it recurs.
fn counted_cells(view: &ExportView, entry: &ListEntry) -> [ExactValue; 5] {
    let corpus = &view.library.corpus;
    let date = entry.date(view.library, view.as_of).map(|deadline| deadline.date);
    let after = date.and_then(|date| corpus.afters.get(&date));
    let recurring = date.and_then(|date| corpus.recurring(date));
    let words = |when| corpus.str(corpus.wording(when).text);
    [
        after.map(|after| corpus.action(after.action).key()).into(),
        after.map(|after| corpus.str(after.within)).into(),
        recurring.map(|recurring| corpus.str(recurring.every)).into(),
        recurring.and_then(|recurring| recurring.from).map(words).into(),
        recurring.and_then(|recurring| recurring.until).map(words).into(),
    ]
}

fn day_or_text(text: String) -> ExactValue {
    let day = text.parse::<NaiveDate>().ok();
    match day.filter(|day| day.to_string() == text) {
        Some(day) => day.into(),
        None => text.into(),
    }
}

/// The texts that no field takes, each with the name of its column.
fn extra(action: ActionRef) -> ExactValue {
    joined(action.extra().map(|(name, text)| format!("{name}: {text}")))
}

fn joined(texts: impl Iterator<Item = String>) -> ExactValue {
    texts.collect::<Vec<_>>().join("; ").into()
}

/// From `state` to `what`: the deadline of the row, or the most relevant one of its action.
fn date_cells(view: &ExportView, entry: &ListEntry) -> [ExactValue; 12] {
    let corpus = &view.library.corpus;
    let Some(deadline) = entry.date(view.library, view.as_of) else {
        let mut cells = [const { ExactValue::None }; 12];
        let state = view.library.deadlines.state_of(corpus, entry.action, view.as_of);
        cells[0] = state.map(ScheduleState::name).into();
        return cells;
    };
    let (window, date) = (deadline.window, deadline.record(corpus));
    let said = corpus.wording(date.when);
    [
        deadline.state(view.as_of).name().into(),
        deadline.distance(view.as_of).to_string().into(),
        corpus.str(said.text).into(),
        date.role.name().into(),
        said.when.edtf(&view.library.conventions).into(),
        window.earliest.into(),
        window.latest.into(),
        window.outer_earliest.into(),
        window.outer_latest.into(),
        date.hedge.name().into(),
        date.year_inferred.into(),
        corpus.str(date.what).into(),
    ]
}

/// `2024-12-18 Due; Q1 2025 Due`: every date with its role.
fn all_dates(action: ActionRef) -> ExactValue {
    let corpus = action.corpus;
    let dates = action.dates().iter();
    let cells = dates.map(|date| {
        format!(
            "{} {}",
            corpus.str(corpus.wording(date.when).text),
            date.role.name()
        )
    });
    joined(cells)
}

fn actors(action: ActionRef) -> ExactValue {
    let cells = action.actors().iter().map(|actor| {
        let inferred = if actor.inferred { ", inferred" } else { "" };
        let term = action.corpus.bodies().term(actor.body);
        format!("{} ({}{inferred})", term.short(), actor.role.label())
    });
    joined(cells)
}

fn terms(action: ActionRef, kind: VocabularyKind, ids: &[TermId]) -> ExactValue {
    let terms = action.corpus.vocabulary(kind);
    let cells = ids.iter().map(|id| terms.term(*id).short().to_owned());
    joined(cells)
}

fn targets(days: DayFormat, action: ActionRef) -> ExactValue {
    let corpus = action.corpus;
    let targets = action.targets().iter().map(|target| {
        let wanted = progress::wanted(days, corpus, target);
        format!("{}: {wanted}", corpus.str(target.indicator))
    });
    joined(targets)
}

/// `Title <https://…>; https://…`.
fn links(action: ActionRef) -> ExactValue {
    let corpus = action.corpus;
    let links = action.links().iter();
    let links = links.map(|one| link(corpus.str(one.title), corpus.str(one.url)));
    joined(links)
}

fn amounts(days: DayFormat, action: ActionRef) -> ExactValue {
    let cells = action.amounts().iter().map(|amount| {
        let stage = amount.stage.map_or("", |stage| stage.label());
        format!("{} {stage}", wording::amount(days, action.corpus, amount))
            .trim_end()
            .to_owned()
    });
    joined(cells)
}
