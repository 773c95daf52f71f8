//! `milepost` without a command: the screens.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::Weekday;

use super::common::CommonArgs;
use super::config::{self, Config};
use super::data;
use super::journal::JournalPlace;
use super::memory::Memory;
use super::output::{failed, message, wrong};
use super::progress::ProgressLine;
use super::session::{folders, today};
use super::status::{Answered, NOTHING, OK};
use crate::app::{Mode, State};
use crate::library::Library;
use crate::load;
use crate::model::Corpus;
use crate::settings::{ColorChoice, FirstWeekday};
use crate::tui::{self, CorpusSource, End, JournalSource, Load, LoadProgress};
use crate::views::wording;
use crate::when::clock::{Clock, ClockOrigin};

/// Shows the screens until the reader leaves.
pub fn run(common: &CommonArgs) -> Answered {
    let load = loader(common.data.clone());
    browse(common, load)
}

/// Like [`run`], with another loader.
pub fn browse(common: &CommonArgs, load: impl FnOnce(&Config) -> Arc<Load>) -> Answered {
    if let Some(path) = &common.log
        && let Err(error) = tui::log::begin(path)
    {
        return Err(wrong(format!("{}: {error}", path.display())));
    }
    let config = config::read(common).map_err(wrong)?;
    for mistake in &config.mistakes {
        tui::log::line(format_args!("{mistake}"));
    }
    if common.plain {
        return super::plain::run(common, &config);
    }
    if !std::io::stdout().is_terminal() {
        return Err(wrong(
            "the screens need a terminal; see `milepost --help` for commands that can be piped",
        ));
    }
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        return Err(wrong(
            "this terminal (TERM=dumb) cannot show screens; use `milepost --plain`",
        ));
    }
    // Otherwise crossterm replaces every colour by a reset if NO_COLOR is set.
    if config.settings.color == ColorChoice::Always {
        crossterm::style::force_color_output(true);
    }
    let load = load(&config);
    let mut state = state(common, &config);
    let source = CorpusSource {
        load,
        paths: common.data.clone(),
        watch: config.settings.reload,
        journals: journals(&config),
    };
    let memory = Memory::of(&common.data, config.settings.remember);
    let view = memory.view();
    if memory.is_first() {
        state.mode = Mode::Welcome;
    }
    let habits = tui::Habits {
        links: config.settings.links && config::may_link(config.settings.color),
        clipboard: config.settings.clipboard,
        escape_time: Duration::from_millis(config.settings.escape_time.into()),
    };
    let end = tui::run(&mut state, config.looks, source, view, habits);
    if state.files.loading.is_none() {
        let mut view = state.view_by_ids();
        view.split = view.split.moved_from(config.settings.panes);
        memory.keep(view);
    }
    match end {
        Ok(End::Quit | End::Closed) => Ok(OK),
        Ok(End::Stopped(why)) => {
            tui::platform::die(why);
            Ok(OK)
        }
        Ok(End::Unreadable(report)) => {
            message(report);
            Err(NOTHING)
        }
        Err(error) => Err(failed(format_args!("the terminal failed: {error}"))),
    }
}

/// The initial state, without the corpus, which is loaded while the first screen is shown.
fn state(common: &CommonArgs, config: &Config) -> State {
    let clock = Clock {
        as_of: today(),
        origin: ClockOrigin::Today,
    };
    let keymap = Arc::new(config.keymap.clone());
    let mut library = Library::default();
    library.days = config.settings.date_format;
    let mut state = State::new(library, keymap, clock, today(), (80, 24));
    state.time.request = common.as_of;
    state.session.edition.clone_from(&common.edition);
    state.files.problems.clone_from(&config.mistakes);
    state.session.signs = config.looks.theme.signs;
    state.session.mouse = config.settings.mouse;
    state.layout.focus = config.settings.start;
    state.layout.split = config.settings.panes;
    state.layout.two_lines = config.settings.two_lines;
    state.session.folders = folders();
    state.panes.deadlines.first_weekday = match config.settings.first_weekday {
        FirstWeekday::Monday => Weekday::Mon,
        FirstWeekday::Sunday => Weekday::Sun,
        FirstWeekday::Saturday => Weekday::Sat,
    };
    state
}

/// The source of the journals, and the destination of new entries.
fn journals(config: &Config) -> JournalSource {
    let (place, conventions) = (config.journal.clone(), config.preferences.conventions.clone());
    let JournalPlace {
        folders,
        file,
        person,
        ..
    } = place.clone();
    JournalSource {
        read: Arc::new(move |corpus: &Corpus| place.read(corpus, &conventions)),
        folders,
        file,
        person,
    }
}

/// A loader of the corpus at these paths, or of the built-in one. It can be called repeatedly.
fn loader(data: Vec<PathBuf>) -> impl FnOnce(&Config) -> Arc<Load> {
    move |config| {
        let preferences = config.preferences.clone();
        let place = config.journal.clone();
        let working = std::env::current_dir().ok();
        Arc::new(move |progress: &dyn Fn(LoadProgress)| {
            let files = if data.is_empty() {
                load::embedded::files()
            } else {
                // The working folder may have been replaced: relative paths are to lead to the new one.
                let _ = working.as_ref().map(std::env::set_current_dir);
                let load::files::Read { files, skipped } = data::read(&data, ProgressLine::hide);
                progress(LoadProgress::Skipped(skipped));
                let bytes: usize = files
                    .iter()
                    .flat_map(|file| &file.text)
                    .map(|text| text.len())
                    .sum();
                let count = wording::count(files.len(), "file");
                let size = wording::grouped(bytes as u64 / 1024);
                progress(LoadProgress::At(format!("reading {count}, {size} KiB")));
                files
            };
            let corpus = load::load(&files, &preferences.conventions).map_err(|report| report.to_string())?;
            drop(files);
            let actions = wording::count(corpus.len(), "action");
            progress(LoadProgress::At(format!("{actions}: collecting deadlines")));
            let journals = place.read(&corpus, &preferences.conventions);
            Ok(preferences.library(corpus).with_journals(journals))
        })
    }
}
