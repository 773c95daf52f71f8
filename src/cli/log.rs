//! `milepost log`: what was recorded, by entry.

use super::common::CommonArgs;
use super::output::{failed, say, wrong};
use super::session::open;
use super::status::Answered;
use super::view::{ListArgs, but_calendar};
use crate::export::{self, ExportFormat};
use crate::journal::EntryId;

pub const EXAMPLES: &str = "\
Examples:
  milepost log
  milepost log where:tunisia --format markdown
  milepost log by:analyst outcome:missed -o missed.csv";

/// Lists the entries about the actions that match a query, in the order they were recorded.
pub fn run(args: &ListArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let format = args.view.format().map_err(wrong)?;
    if format == ExportFormat::Ics {
        return Err(wrong(format_args!(
            "a log cannot be written as a calendar; --format is one of {}",
            but_calendar()
        )));
    }
    let selection = args.query.select(&opened, "log")?;
    let ledger = &opened.library.ledger;
    // Without a query all entries are listed, even those that match no action.
    let is_asked = |id: &EntryId| {
        let set = selection.set.as_ref().filter(|_| selection.query.is_some());
        set.is_none_or(|set| {
            let entry = ledger.entry(*id);
            let mut actions = opened.library.corpus.with_id(&entry.action);
            actions.any(|action| set.contains(action))
        })
    };
    let all = ledger.journals.all.iter().enumerate().flat_map(|(journal, own)| {
        (0..own.entries.len()).map(move |index| EntryId {
            journal: journal as u32,
            index: index as u32,
        })
    });
    let mut entries: Vec<EntryId> = all.filter(is_asked).collect();
    entries.sort_by_key(|id| (ledger.entry(*id).at, *id));
    if let Some(limit) = args.view.limit() {
        // The newest entries are the ones of interest.
        entries.drain(..entries.len().saturating_sub(limit));
    }
    let log = export::log(&opened.library, &entries, format, args.view.dialect());
    if entries.is_empty() {
        if format.is_rows() {
            args.view.put(&log);
        }
        return Err(failed("nothing is recorded here"));
    }
    let status = args.view.put(&log);
    for (count, what) in [
        (ledger.unknown.len(), "action"),
        (ledger.unmatched.len(), "deadline"),
    ] {
        if count > 0 && selection.query.is_none() {
            let entries = if count == 1 { "entry is" } else { "entries are" };
            say(format_args!(
                "{count} {entries} of no {what} of this corpus, and kept"
            ));
        }
    }
    Ok(status)
}
