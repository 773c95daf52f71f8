//! Completions that depend on the data: ids of actions, and entries of the reader's journal. The shell runs the program
//! with the words of the line; then nothing but completions is printed.

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

/// The environment variable that is set to the name of the shell that asks for completions.
pub const ASKS: &str = "MILEPOST_COMPLETE";

/// How many candidates are offered at most: typing more narrows them.
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

/// The reader's own entries that can be undone, newest first.
pub fn entries() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (_, place, _) = preferences(&common());
        // The corpus that the entries are about does not matter here.
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

/// The options that decide what is read, picked from the command line before it is parsed, since the meaning of other
/// arguments may depend on them.
pub fn common() -> CommonArgs {
    // When a shell asks, the words of the completed line follow a `--`.
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
