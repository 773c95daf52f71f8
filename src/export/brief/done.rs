//! What was done, the latest first, then what is under way without a deadline.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::asked::{Asked, list_of, titled_list};
use super::labels;
use super::page::{BriefPassage, BriefSection};
use crate::export::notes::Notes;
use crate::model::words::{Block, DateRole, Status};
use crate::model::{ActionRef, Date};
use crate::views::date;

/// The most lines about what was done.
pub const MOST: usize = 12;
const MOST_UNDER_WAY: usize = 6;
/// A list of at most this many has room for a summary of each.
const FEW: usize = 6;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let mut done: Vec<_> = asked.actions().filter(|action| is_done(asked, *action)).collect();
    done.sort_by_key(|action| Reverse(happened(*action)));
    let is_few = done.len() <= FEW;
    let listed = done
        .iter()
        .take(MOST)
        .map(|action| passage(asked, notes, *action, is_few));
    let mut parts = list_of(listed.collect(), done.len(), labels::ACTION);
    let under_way: Vec<_> = asked
        .actions()
        .filter(|action| is_under_way(asked, *action))
        .collect();
    let listed = under_way.iter().take(MOST_UNDER_WAY);
    let listed = listed.map(|action| passage(asked, notes, *action, false));
    parts.extend(titled_list(
        labels::UNDER_WAY,
        listed.collect(),
        under_way.len(),
        labels::ACTION,
    ));
    BriefSection::of(labels::DONE, parts)
}

/// Whether the document reports an action as done, by its status or by a date on which it happened, and nothing of it is
/// still to come.
pub fn is_done(asked: &Asked, action: ActionRef) -> bool {
    let record = action.record();
    // What is signed but still to be adopted, or adopted but still to take effect, is listed under what comes next.
    let mut deadlines = asked.library.deadlines.of(action.corpus, action.id);
    let is_ahead =
        deadlines.any(|deadline| !deadline.nature.runs() && !deadline.state(asked.as_of).is_over());
    match record.status {
        _ if is_ahead => false,
        Some(Status::Completed | Status::Signed | Status::Adopted | Status::InForce) => {
            record.block == Block::Step || happened(action).is_some()
        }
        Some(Status::Cancelled | Status::Suspended | Status::OnHold) => false,
        _ => record.block == Block::Step && happened(action).is_some(),
    }
}

/// Whether it is under way, and has no deadline that would list it elsewhere.
fn is_under_way(asked: &Asked, action: ActionRef) -> bool {
    let record = action.record();
    let is_listed = asked.library.deadlines.first_of(action.id).is_some();
    let goes_on = matches!(
        record.status,
        Some(Status::UnderWay | Status::OnTrack | Status::Delayed)
    );
    goes_on && record.block != Block::NextStep && !is_listed && !is_done(asked, action)
}

fn happened(action: ActionRef) -> Option<NaiveDate> {
    let dates = action.dates().iter();
    dates
        .filter(|date| date.role == DateRole::Occurred)
        .filter_map(|date| {
            let window = date.window(action.corpus);
            window.latest.or(window.earliest)
        })
        .max()
}

fn passage(asked: &Asked, notes: &mut Notes, action: ActionRef, has_summary: bool) -> BriefPassage {
    let is_past = |date: &&Date| date.role == DateRole::Occurred;
    let days = asked.library.days;
    let dates = action.dates().iter().filter(is_past);
    let dates: Vec<(String, &str)> = dates
        .map(|date| {
            let when = date::words(days, action.corpus.wording(date.when));
            (when, action.corpus.str(date.what))
        })
        .collect();
    // If there are several dates, each is shown with what it is of.
    let is_one = dates.len() == 1;
    let dates = dates.into_iter().map(|(when, what)| match what {
        "" => when,
        _ if is_one => when,
        what => format!("{what} {when}"),
    });
    let dates = dates.collect::<Vec<_>>().join(", ");
    let mut text = action.title().to_owned();
    if !dates.is_empty() {
        text = format!("{text} ({dates})");
    }
    if has_summary && !action.summary().is_empty() {
        text = format!("{text}. {}", action.summary());
    }
    BriefPassage::new(&text, vec![asked.cite(notes, action)])
}
