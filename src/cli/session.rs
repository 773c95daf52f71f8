//! What a command works on: the library, the clock, the journal, and the first state of the screens.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, NaiveDate, SubsecRound as _, Utc};

use super::common::CommonArgs;
use super::config::preferences;
use super::data;
use super::journal::{JournalPlace, report};
use super::output::{message, say, wrong};
use super::progress::ProgressLine;
use super::status::NOTHING;
use crate::app::finder::Finder;
use crate::app::{Effect, Folders, State};
use crate::keymap::{KeyError, Keymap};
use crate::library::{Library, Preferences};
use crate::load::{self, LoadReport, SourceFile};
use crate::model::EditionId;
use crate::text::nearest::nearest;
use crate::when::clock::Clock;

/// The initial state of the program for these arguments.
pub fn state(common: &CommonArgs, library: Library, size: (u16, u16)) -> State {
    let clock = clock(common, &library);
    let keymap = Arc::new(Keymap::shipped().clone());
    let mut state = State::new(library, keymap, clock, today(), size);
    state.session.folders = folders();
    state
}

/// Presses keys, written as in the keymap and separated by spaces. Searches that they start are run at once.
pub fn press(state: &mut State, keys: &str) -> Result<Vec<Effect>, KeyError> {
    let mut effects = Vec::new();
    for key in keys.split_whitespace() {
        let asked = state.key(key.parse()?);
        find(state, &asked);
        effects.extend(asked);
    }
    Ok(effects)
}

/// Runs the searches that the screens would run in another thread.
pub fn find(state: &mut State, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Find(wanted) = effect
            && let Some(found) = Finder::default().find(&state.library, wanted, &AtomicBool::new(false))
        {
            state.found(found);
        }
    }
}

/// The folders that typed file names are resolved against.
pub fn folders() -> Folders {
    Folders {
        working: std::env::current_dir().unwrap_or_default(),
        home: etcetera::home_dir().ok(),
    }
}

pub fn clock(common: &CommonArgs, library: &Library) -> Clock {
    let today = today();
    let edition = library
        .corpus
        .newest_edition()
        .map_or(today, |edition| edition.as_of);
    Clock::resolve(common.as_of, today, edition)
}

/// An opened library, with the clock and the place of the journals.
pub struct Opened {
    pub library: Library,
    pub clock: Clock,
    pub journal: JournalPlace,
}

/// Reads the corpus and the journals, or reports what is wrong with the corpus.
pub fn open(common: &CommonArgs) -> Result<Opened, u8> {
    let (preferences, journal, mistakes) = preferences(common);
    mistakes.iter().for_each(say);
    let library = library(common, &preferences, &journal).map_err(|report| {
        message(report);
        NOTHING
    })?;
    let library = looking(library, common).map_err(wrong)?;
    let clock = clock(common, &library);
    Ok(Opened {
        library: library.at(clock.as_of),
        clock,
        journal,
    })
}

/// The library looking at the edition given by `--edition`, if any.
pub fn looking(library: Library, common: &CommonArgs) -> Result<Library, String> {
    let Some(id) = &common.edition else {
        return Ok(library);
    };
    let edition = edition(&library, id)?;
    Ok(library.looking_at(Some(edition)))
}

/// The corpus at the paths of `--data`, or the built-in one, with the journals.
pub fn library(
    common: &CommonArgs,
    preferences: &Preferences,
    journal: &JournalPlace,
) -> Result<Library, LoadReport> {
    let corpus = load::load(&files(&common.data), &preferences.conventions)?;
    let journals = journal.read(&corpus, &preferences.conventions);
    report(&journals);
    Ok(preferences.library(corpus).with_journals(journals))
}

/// The files at these paths, or the built-in ones. Skipped files are reported.
pub fn files(paths: &[PathBuf]) -> Vec<SourceFile> {
    let read = data::read(paths, ProgressLine::show);
    if let Some(skipped) = read.skipped {
        say(skipped);
    }
    read.files
}

/// Today's date in the local time zone. The commands ask the system for the date only here.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The current moment, to the second, which is precise enough to identify an entry.
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(0)
}

pub fn edition(library: &Library, id: &str) -> Result<EditionId, String> {
    let corpus = &library.corpus;
    if let Some(found) = corpus.find_edition(id) {
        return Ok(found);
    }
    let ids = || corpus.editions.iter().map(|edition| corpus.str(edition.id));
    let meant = nearest(id, ids()).map_or_else(
        || format!("there are {}", ids().collect::<Vec<_>>().join(", ")),
        |near| format!("did you mean {near}?"),
    );
    Err(format!("there is no edition {id}; {meant}"))
}
