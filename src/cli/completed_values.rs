//! What shells complete that only the data knows: ids of actions, and entries of the reader's journal. The shell asks the
//! program itself, with the words of the line; nothing but completions is ever printed.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use hashbrown::HashSet;

use super::common::CommonArgs;
use super::config::preferences;
use super::progress::ProgressLine;
use crate::journal::moment;
use crate::load;
use crate::model::Corpus;
use crate::views::recorded::in_words;
use crate::when::DayFormat;
use crate::when::convention::Conventions;

/// The variable in which a shell says which one asks.
pub const ASKS: &str = "MILEPOST_COMPLETE";

/// The most ids that are offered: typing on narrows them.
const MOST: usize = 1_000;

/// Ids of actions.
pub fn ids() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        corpus(&common()).map_or_else(Vec::new, |corpus| ids_of(&corpus, &typed))
    })
}

fn ids_of(corpus: &Corpus, typed: &str) -> Vec<CompletionCandidate> {
    let mut known = HashSet::new();
    let all = corpus.all().map(|action| (action.key(), action.title()));
    let begun = all.filter(|(id, _)| id.starts_with(typed) && known.insert(*id));
    begun
        .take(MOST)
        .map(|(id, title)| CompletionCandidate::new(id).help(Some(title.to_owned().into())))
        .collect()
}

/// Entries of the reader's own that can be undone, the last first.
pub fn entries() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (_, place, _) = preferences(&common());
        // What the entries are about does not matter here.
        let journals = place.read(&Corpus::default(), &Conventions::default());
        let own = journals.all.iter().filter(|journal| journal.by == journals.own);
        let entries = own.flat_map(|journal| &journal.entries);
        let mut left: Vec<_> = entries
            .filter(|entry| !entry.is_undone && moment(entry.at).starts_with(&*typed))
            .collect();
        left.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        let candidates = left.into_iter().take(MOST).enumerate().map(|(place, entry)| {
            let about = format!("{}  {}", entry.action, in_words(DayFormat::default(), entry));
            CompletionCandidate::new(moment(entry.at))
                .help(Some(about.into()))
                .display_order(Some(place))
        });
        candidates.collect()
    })
}

/// The options that decide what is read, picked from the command line before it is parsed: what other arguments mean
/// may depend on them.
pub fn common() -> CommonArgs {
    // The words of a line that is completed follow those that the shell itself says.
    let is_asked = std::env::var_os(ASKS).is_some();
    let mut line = std::env::args_os()
        .skip_while(|word| is_asked && word != "--")
        .skip(1);
    let mut common = CommonArgs::default();
    while let Some(word) = line.next() {
        let word = word.to_string_lossy().into_owned();
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(PathBuf::from(value))),
            None => (&*word, None),
        };
        if !matches!(name, "--data" | "--journal" | "--config") {
            continue;
        }
        let Some(value) = value.or_else(|| line.next().map(PathBuf::from)) else {
            break;
        };
        match name {
            "--data" => common.data.push(value),
            "--journal" => common.journal = Some(value),
            _ => common.config = Some(value),
        }
    }
    common.read_environment();
    common
}

/// The corpus, if it can be read.
fn corpus(common: &CommonArgs) -> Option<Corpus> {
    load::load(
        &super::data::read(&common.data, ProgressLine::hide).files,
        &Conventions::default(),
    )
    .ok()
}
