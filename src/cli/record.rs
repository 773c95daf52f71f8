//! `milepost record`: writes outcomes, notes and watched actions into the user's journal.

use std::fmt::Write as _;

use chrono::NaiveDate;
use clap::builder::PossibleValue;

use super::common::CommonArgs;
use super::completed_values;
use super::output::{self, failed, say, wrong};
use super::session::{Opened, now, open, today};
use super::show::find;
use super::status::{Answered, NOTHING};
use crate::journal::{
    ClockSide, Entry, Evidence, TargetCandidate, candidates, moment, named, names, occurrence_meant, worded,
};
use crate::model::words::Recorded;
use crate::model::{ActionId, ActionRef, Corpus};
use crate::text::nearest::nearest;
use crate::text::url;
use crate::tui::file::journal::{PATIENCE, append};
use crate::views::node::Node;
use crate::views::recorded::in_words;
use crate::when::clock::ClockOrigin;

/// What is recorded, and of what.
#[derive(Clone, Debug, clap::Args)]
pub struct RecordArgs {
    /// Ids of actions, or unambiguous prefixes
    #[arg(value_name = "ID", required = true, add = completed_values::ids())]
    ids: Vec<String>,
    /// What became of it
    #[arg(long, value_enum, value_name = "OUTCOME")]
    outcome: Option<RecordedArg>,
    /// Which deadline, in the words of the data or as the same date in others
    #[arg(long, value_name = "WORDING", requires = "outcome")]
    due: Option<String>,
    /// When it happened: 2025-03-12, yesterday, 12 March, Q1 2025 [default: the as-of date]
    #[arg(long, value_name = "DATE", requires = "outcome")]
    on: Option<String>,
    /// When it is to happen now that it has slipped
    #[arg(long, value_name = "DATE", requires = "outcome")]
    to: Option<String>,
    /// Where that can be read; may be repeated
    #[arg(long, value_name = "URL")]
    source: Vec<String>,
    /// A note on it, in your words
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Who said so
    #[arg(long, value_name = "NAME")]
    said_by: Option<String>,
    /// Watch it from now on
    #[arg(long, conflicts_with = "unwatch")]
    watch: bool,
    /// Stop watching it
    #[arg(long)]
    unwatch: bool,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost record visa.armenia-action-plan-2025 --outcome met --on yesterday --source https://example.org/press
  milepost record visa.armenia-action-plan-2025 --outcome slipped --to 'Q3 2025' --said-by commission
  milepost record borders.etias-handbook --watch --note 'ask the desk'";

/// An outcome as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RecordedArg(pub(super) Recorded);

impl clap::ValueEnum for RecordedArg {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self(Recorded::Met),
                Self(Recorded::PartlyMet),
                Self(Recorded::Missed),
                Self(Recorded::Dropped),
                Self(Recorded::Slipped),
                Self(Recorded::Note),
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self.0 {
            Recorded::Met => ("met", "It is done; whether late is worked out"),
            Recorded::PartlyMet => ("partly", "It is done in part"),
            Recorded::Missed => ("missed", "It was not done in time"),
            Recorded::Dropped => ("dropped", "It was given up"),
            Recorded::Slipped => ("slipped", "It is to happen at another time: --to"),
            Recorded::Note => ("note", "Only a note: --note"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}

/// Records all entries, or none.
pub fn run(args: &RecordArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    check(args).map_err(wrong)?;
    let mut entries = Vec::new();
    let mut status = None;
    for id in &args.ids {
        match action(&opened, id) {
            Ok(action) => entries.push(entry(args, &opened, action).map_err(wrong)?),
            Err(why) => {
                say(why);
                status = Some(NOTHING);
            }
        }
    }
    // One wrong id prevents everything, so that the whole command can be repeated.
    if let Some(status) = status {
        return Err(status);
    }
    let place = &opened.journal;
    let written = append(&place.file, &place.person, entries, PATIENCE)
        .map_err(|error| failed(format_args!("not recorded: {error}")))?;
    Ok(report(&opened, &written))
}

/// Checks which options need each other, and which exclude each other.
fn check(args: &RecordArgs) -> Result<(), String> {
    let what = args.outcome.map(|outcome| outcome.0);
    let says = what.is_some() || args.watch || args.unwatch || args.note.is_some() || !args.source.is_empty();
    if !says {
        return Err("nothing to record: give --outcome, --note, --source, --watch or --unwatch".into());
    }
    match (what, &args.to) {
        (Some(Recorded::Slipped), None) => return Err("--outcome slipped needs --to DATE".into()),
        (Some(Recorded::Slipped), _) | (_, None) => {}
        (_, Some(_)) => return Err("--to goes with --outcome slipped".into()),
    }
    if what == Some(Recorded::Note) && args.note.is_none() && args.source.is_empty() {
        return Err("--outcome note needs --note TEXT or --source URL".into());
    }
    for source in &args.source {
        url::check(source).map_err(|fault| format!("--source {source}: {fault}"))?;
    }
    Ok(())
}

/// The action with an id, or what is wrong with the id.
fn action(opened: &Opened, id: &str) -> Result<ActionId, String> {
    if let Some(action) = opened.library.find(id, opened.clock.as_of) {
        return Ok(action);
    }
    let corpus = &opened.library.corpus;
    match find(corpus, id) {
        Ok(Node::Action(action)) => Ok(action),
        Ok(_) => Err(format!("{id} is a heading; outcomes are of actions")),
        Err(Some(why)) => Err(why),
        Err(None) => {
            let near = near(id, corpus.all().map(ActionRef::key));
            let near = match &near[..] {
                [] => String::new(),
                near => format!("; did you mean {}?", near.join(", or ")),
            };
            Err(format!("no action has the id {id}{near}"))
        }
    }
}

/// The ids that are most similar to a wrong one, best first.
fn near<'c>(id: &str, all: impl Iterator<Item = &'c str>) -> Vec<&'c str> {
    let mut left: Vec<&str> = all.collect();
    left.sort_unstable();
    left.dedup();
    let mut near = Vec::new();
    while near.len() < SUGGESTED
        && let Some(next) = nearest(id, left.iter().copied())
    {
        left.retain(|other| *other != next);
        near.push(next);
    }
    near
}

/// How many ids are suggested in place of a wrong one.
const SUGGESTED: usize = 3;

fn entry(args: &RecordArgs, opened: &Opened, action: ActionId) -> Result<Entry, String> {
    let library = &opened.library;
    let corpus: &Corpus = &library.corpus;
    // If the second is taken, `append` adds a fraction.
    let at = now();
    let mut entry = Entry::of(at, corpus.action(action).key());
    entry.what = args.outcome.map(|outcome| outcome.0);
    entry.note = args.note.as_deref().unwrap_or_default().into();
    entry.said_by = args.said_by.as_deref().unwrap_or_default().into();
    entry.evidence = args
        .source
        .iter()
        .map(|url| Evidence {
            title: "".into(),
            url: url.as_str().into(),
        })
        .collect();
    entry.watch = (args.watch || args.unwatch).then_some(args.watch);
    let date = |option: &str, text: &str, side: ClockSide| {
        // If the clock is set to a stale edition, "yesterday" still means the day before today.
        let day = match opened.clock.origin {
            ClockOrigin::Edition => today(),
            ClockOrigin::Given | ClockOrigin::Today => opened.clock.as_of,
        };
        let said = worded(text, side, (day, at), corpus, &library.conventions);
        said.map(Box::new)
            .map_err(|error| format!("{option} {text}: {error}"))
    };
    match &args.on {
        Some(on) => entry.on = Some(date("--on", on, ClockSide::Past)?),
        // If the clock is set to a stale edition, its date is not a sensible default.
        None if opened.clock.origin != ClockOrigin::Edition => {
            let is_dated = entry.what.is_some_and(|what| what != Recorded::Note);
            if is_dated {
                entry.on = Some(date("--on", &opened.clock.as_of.to_string(), ClockSide::Past)?);
            }
        }
        None => {}
    }
    if let Some(to) = &args.to {
        entry.to = Some(date("--to", to, ClockSide::Ahead)?);
    }
    entry.due = due(args, opened, action, entry.known())?.into();
    Ok(entry)
}

/// The deadline that is meant, as written in the entry.
fn due(args: &RecordArgs, opened: &Opened, action: ActionId, day: NaiveDate) -> Result<String, String> {
    let corpus: &Corpus = &opened.library.corpus;
    let Some(what) = args
        .outcome
        .map(|outcome| outcome.0)
        .filter(|what| *what != Recorded::Note)
    else {
        return Ok(args.due.clone().unwrap_or_default());
    };
    let key = corpus.action(action).key();
    let own = candidates(corpus, action);
    let names = names(corpus, &own);
    let all = || {
        let options: Vec<String> = names.iter().map(|name| format!("--due \"{name}\"")).collect();
        options.join(" or ")
    };
    let occurrence = |one: TargetCandidate| {
        let ends = opened.library.deadlines.ends();
        occurrence_meant(corpus, ends, one, (args.due.as_deref(), day))
    };
    match (&args.due, &own[..]) {
        (None, []) if what == Recorded::Slipped => Err(format!("{key} has no deadline that could slip")),
        (None, []) => Ok(String::new()),
        (None, [one]) => Ok(occurrence(*one).unwrap_or_else(|| names[0].to_owned())),
        (None, several) => Err(format!(
            "{key} has {} deadlines; say which: {}",
            several.len(),
            all()
        )),
        (Some(_), []) => Err(format!("{key} has no deadline; leave out --due")),
        (Some(due), _) => match named(corpus, action, due) {
            Some(meant) => {
                let known = own.iter().position(|one| one.date == meant.date);
                let name = || known.map_or_else(|| due.clone(), |at| names[at].to_owned());
                Ok(occurrence(meant).unwrap_or_else(name))
            }
            None => Err(format!("{key} has no deadline {due}; write {}", all())),
        },
    }
}

/// Prints what was recorded, and how to undo it.
fn report(opened: &Opened, written: &[Entry]) -> u8 {
    let days = opened.library.days;
    let mut out = String::new();
    for entry in written {
        let _ = writeln!(
            out,
            "{}  {}  {}",
            moment(entry.at),
            entry.action,
            in_words(days, entry)
        );
    }
    let status = output::print(&out);
    say(format_args!(
        "recorded in {}; `milepost undo` takes the last entry back",
        opened.journal.file.display()
    ));
    let mut later = written.iter().filter(|entry| {
        entry.what.is_some_and(|what| what != Recorded::Note) && entry.known() > opened.clock.as_of
    });
    if let Some(entry) = later.next_back() {
        say(format_args!(
            "known from {}; the clock is at {}: --as-of {} shows it",
            days.day(entry.known()),
            opened.clock,
            entry.known()
        ));
    }
    status
}
