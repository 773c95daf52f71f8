//! What a command works on: the library, the clock, and the first state of the screens.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::common::CommonArgs;
use super::journal;
use super::output::say;
use super::progress::ProgressLine;
use super::start::preferences;
use crate::app::Folders;
use crate::app::State;
use crate::keymap::Keymap;
use crate::library::Library;
use crate::load::{self, Report, SourceFile};
use crate::model::{Corpus, EditionId};
use crate::text::nearest::nearest;
use crate::when::clock::Clock;
use crate::when::convention::Conventions;

/// The first state of the program for these arguments.
pub fn state(common: &CommonArgs, library: Library, size: (u16, u16)) -> State {
    let clock = clock(common, &library);
    let keymap = Arc::new(Keymap::shipped().clone());
    let mut state = State::new(library, keymap, clock, today(), size);
    state.session.folders = folders();
    state
}

/// What names of files are taken from.
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

/// The same library, looking at the edition that is asked for, if one is.
pub fn looking(library: Library, common: &CommonArgs) -> Result<Library, String> {
    let Some(id) = &common.edition else {
        return Ok(library);
    };
    let edition = edition(&library, id)?;
    Ok(library.looking_at(Some(edition)))
}

/// The corpus at these paths, or the built-in one, with what was recorded of it.
pub fn library(common: &CommonArgs) -> Result<Library, Report> {
    let (preferences, place, mistakes) = preferences(common);
    for mistake in mistakes {
        say(&mistake);
    }
    let corpus = corpus(&common.data, &preferences.conventions)?;
    let journals = place.read(&corpus, &preferences.conventions);
    journal::report(&journals);
    Ok(preferences.library(corpus).with_journals(journals))
}

/// What the files at these paths hold, or the built-in ones.
pub fn corpus(paths: &[PathBuf], conventions: &Conventions) -> Result<Corpus, Report> {
    load::load_once(files(paths), conventions, || {
        super::data::read(paths, ProgressLine::show).files
    })
}

/// The files at these paths, or the built-in ones; what is skipped is reported.
pub fn files(paths: &[PathBuf]) -> Vec<SourceFile> {
    let read = super::data::read(paths, ProgressLine::show);
    if let Some(skipped) = read.skipped {
        say(&skipped);
    }
    read.files
}

/// The only place that asks the system for the date.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
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
