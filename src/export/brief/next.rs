//! What comes next: what is late or still to come, by date, and what runs.

use chrono::Datelike as _;

use super::asked::{Asked, more_of, responsible, table_of, titled_list};
use super::page::{BriefPart, BriefPassage, BriefSection};
use super::{done, labels};
use crate::export::notes::Notes;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::model::words::{DateRole, Hedge, Word as _};
use crate::views::{date, wording};
use crate::when::calendar::MONTHS;
use crate::when::state::ScheduleState;

const MOST: usize = 15;
const MOST_RUNNING: usize = 5;
/// The most months for which the dates without a line are counted separately.
const MOST_MONTHS: usize = 6;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let ahead = ahead(asked);
    // A short list of what was done leaves room for more.
    let done = asked
        .actions()
        .filter(|action| done::is_done(asked, *action))
        .count();
    let most = MOST + done::MOST.saturating_sub(done) / 3;
    let mut parts = Vec::new();
    let rows = ahead
        .iter()
        .take(most)
        .map(|deadline| row(asked, notes, deadline, &ahead));
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        parts.push(table_of(&labels::NEXT_COLUMNS, rows, None));
        parts.extend(later(&ahead[ahead.len().min(most)..]).map(BriefPart::Remark));
    }
    let running = running(asked);
    let listed = running.iter().take(MOST_RUNNING).map(|deadline| {
        let action = asked.corpus().action(deadline.action);
        let when = when(asked, deadline);
        let text = match deadline.record(asked.corpus()).role {
            DateRole::Period => format!("{} (period: {when})", action.title()),
            _ => format!("{} ({when})", action.title()),
        };
        BriefPassage::new(&text, vec![asked.cite(notes, action)])
    });
    parts.extend(titled_list(
        labels::RUNNING,
        listed.collect(),
        running.len(),
        labels::PROGRAMME,
    ));
    BriefSection::of(labels::NEXT, parts)
}

/// `And 9 more later dates, by their last day: 3 in January 2025, 6 in March 2025.`
fn later(rest: &[Deadline]) -> Option<String> {
    let more = more_of(rest.len(), labels::LATER_DATE)?;
    let month = |deadline: &Deadline| deadline.window.latest.map(|day| (day.year(), day.month0()));
    let months: Vec<_> = rest.chunk_by(|one, other| month(one) == month(other)).collect();
    let (named, others) = months.split_at(months.len().min(MOST_MONTHS));
    let mut said: Vec<String> = Vec::new();
    for all in named {
        said.push(match month(&all[0]) {
            Some((year, month)) => format!("{} in {} {year}", all.len(), MONTHS[month as usize]),
            None => format!("{} without one", all.len()),
        });
    }
    match others.iter().map(|all| all.len()).sum() {
        0 => {}
        count => said.push(format!("{} after that", wording::grouped(count as u64))),
    }
    Some(format!(
        "{}, by their last day: {}.",
        more.trim_end_matches('.'),
        said.join(", ")
    ))
}

/// What somebody owes or what takes effect, late or still to come, by its last day.
pub fn ahead(asked: &Asked) -> Vec<Deadline> {
    let all = asked.library.deadlines.shown(Some(asked.set));
    let all = all.map(|(_, deadline)| *deadline);
    all.filter(|deadline| !deadline.nature.runs())
        .filter(|deadline| {
            let state = deadline.state(asked.as_of);
            state == ScheduleState::Overdue || !state.is_over()
        })
        .collect()
}

/// Programmes, calls and mandates that are not over, by when they end, without those listed as done.
fn running(asked: &Asked) -> Vec<Deadline> {
    let all = asked.library.deadlines.shown(Some(asked.set));
    let all = all.map(|(_, deadline)| *deadline);
    all.filter(|deadline| deadline.nature.runs() && !deadline.state(asked.as_of).is_over())
        .filter(|deadline| !done::is_done(asked, asked.corpus().action(deadline.action)))
        .collect()
}

pub fn when(asked: &Asked, deadline: &Deadline) -> String {
    let corpus = asked.corpus();
    date::words(asked.library.days, corpus.wording(deadline.record(corpus).when))
}

fn row(asked: &Asked, notes: &mut Notes, deadline: &Deadline, all: &[Deadline]) -> Vec<BriefPassage> {
    let corpus = asked.corpus();
    let action = corpus.action(deadline.action);
    let record = deadline.record(corpus);
    let is_other = |other: &&Deadline| other.action == deadline.action;
    // What a date is of is only shown if the action has several.
    let what = match all.iter().filter(is_other).count() {
        0 | 1 => "",
        _ => corpus.str(record.what),
    };
    let title = if what.is_empty() {
        action.title().to_owned()
    } else {
        format!("{}: {what}", action.title())
    };
    vec![
        BriefPassage::plain(&when(asked, deadline)),
        BriefPassage::new(&title, vec![asked.cite(notes, action)]),
        BriefPassage::plain(&owner(asked, deadline.action)),
        BriefPassage::plain(&sureness(asked, deadline)),
    ]
}

fn owner(asked: &Asked, action: ActionId) -> String {
    responsible(asked.corpus().action(action)).unwrap_or_else(|| labels::NOT_STATED.into())
}

/// How sure the document is, and its own words for the date where they say more than the date does.
fn sureness(asked: &Asked, deadline: &Deadline) -> String {
    let corpus = asked.corpus();
    let record = deadline.record(corpus);
    let mut said = Vec::new();
    match deadline.state(asked.as_of) {
        ScheduleState::Overdue => said.push(labels::LATE.to_owned()),
        ScheduleState::PossiblyOverdue => said.push(labels::PERHAPS_LATE.to_owned()),
        _ => {}
    }
    match record.hedge {
        Hedge::Firm if said.is_empty() => said.push(labels::FIRM.to_owned()),
        Hedge::Firm => {}
        hedge => said.push(hedge.label().to_owned()),
    }
    said.extend(date::quoted(asked.library.days, corpus, record.when));
    said.join("; ")
}
