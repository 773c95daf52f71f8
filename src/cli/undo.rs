//! `milepost undo`: undoes one of the reader's own entries. The entry stays in the journal, followed by one that undoes it.

use super::common::CommonArgs;
use super::completed_values;
use super::output::{self, failed, wrong};
use super::session::{Opened, now, open};
use super::status::Answered;
use crate::journal::{Entry, moment, parse_moment};
use crate::tui::file::journal::{PATIENCE, append};
use crate::views::recorded::in_words;

/// What is taken back.
#[derive(Clone, Debug, clap::Args)]
pub struct UndoArgs {
    /// The entry, by its moment as `milepost log` lists it [default: the last of your own]
    #[arg(value_name = "ENTRY", add = completed_values::entries())]
    entry: Option<String>,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost undo
  milepost undo 2025-03-13T09:12:44Z";

pub fn run(args: &UndoArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let place = &opened.journal;
    let undone = meant(args, &opened, &place.person)?;
    append(&place.file, &place.person, vec![undone.undoing(now())], PATIENCE)
        .map_err(|error| failed(format_args!("not undone: {error}")))?;
    let of = match &*undone.action {
        "" => String::new(),
        action => format!("  {action}"),
    };
    let text = format!(
        "undone: {}{of}  {}\n",
        moment(undone.at),
        in_words(opened.library.days, &undone)
    );
    Ok(output::print(&text))
}

fn meant(args: &UndoArgs, opened: &Opened, person: &str) -> Result<Entry, u8> {
    let journals = &opened.library.ledger.journals;
    let Some(asked) = &args.entry else {
        return journals
            .last_own()
            .cloned()
            .ok_or_else(|| failed(format_args!("nothing that {person} recorded can be undone")));
    };
    let Some(at) = parse_moment(asked) else {
        return Err(wrong(format!(
            "{asked} is not a moment; `milepost log` lists entries with theirs, such as 2025-03-13T09:12:44Z"
        )));
    };
    if let Some(entry) = journals.own_entry(at) {
        if entry.is_undone {
            let at = moment(at);
            return Err(failed(format_args!("the entry of {at} is undone already")));
        }
        return Ok(entry.clone());
    }
    let others = journals
        .all
        .iter()
        .find(|journal| journal.entries.iter().any(|entry| entry.at == at));
    Err(failed(match others {
        Some(other) => format!(
            "the entry of {} is {}'s, who alone can undo it",
            moment(at),
            other.by
        ),
        None => format!("there is no entry of {}; `milepost log` lists them", moment(at)),
    }))
}
