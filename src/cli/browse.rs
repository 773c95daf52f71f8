//! `milepost` without a command: the screens.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::Weekday;

use super::common::CommonArgs;
use super::journal::JournalPlace;
use super::memory::Memory;
use super::output::{message, say};
use super::progress::ProgressLine;
use super::session::today;
use super::start::{self, Start, WrongTheme};
use super::status::{NOTHING, OK};
use super::view::wrong;
use crate::app::{Mode, State};
use crate::library::Library;
use crate::load;
use crate::model::Corpus;
use crate::settings::{ColorChoice, FirstWeekday};
use crate::tui::{self, CorpusSource, End, JournalSource, Load, Progress};
use crate::views::wording;
use crate::when::clock::{Clock, Origin};

/// Shows the screens until the reader leaves.
pub fn run(common: &CommonArgs) -> u8 {
    let load = loader(common.data.clone());
    browse(common, load)
}

/// The same on a corpus that comes from anywhere.
pub fn browse(common: &CommonArgs, load: impl FnOnce(&Start) -> Arc<Load>) -> u8 {
    if let Some(path) = &common.log
        && let Err(error) = tui::log::begin(path)
    {
        return wrong(&format!("{}: {error}", path.display()));
    }
    let start = match start::read(common) {
        Ok(start) => start,
        Err(WrongTheme(why)) => return wrong(&why),
    };
    for mistake in &start.mistakes {
        tui::log::line(format_args!("{mistake}"));
    }
    if common.plain {
        return super::plain::run(common, &start);
    }
    if !std::io::stdout().is_terminal() {
        return wrong("the screens need a terminal; see `milepost --help` for commands that can be piped");
    }
    if std::env::var("TERM").is_ok_and(|term| term == "dumb") {
        return wrong("this terminal (TERM=dumb) cannot show screens; use `milepost --plain`");
    }
    // Otherwise the terminal's library turns every colour into a reset while NO_COLOR is set.
    if start.settings.color == ColorChoice::Always {
        crossterm::style::force_color_output(true);
    }
    let load = load(&start);
    let mut state = state(common, &start);
    let source = CorpusSource {
        load,
        paths: common.data.clone(),
        watch: start.settings.reload,
        journals: journals(&start),
    };
    let memory = Memory::of(&common.data, start.settings.remember);
    let view = memory.view();
    if memory.is_first() {
        state.mode = Mode::Welcome;
    }
    let habits = tui::Habits {
        links: start.settings.links && start::may_link(start.settings.color),
        clipboard: start.settings.clipboard,
        escape_time: Duration::from_millis(start.settings.escape_time.into()),
    };
    let end = tui::run(&mut state, start.looks, source, view, habits);
    if state.files.loading.is_none() {
        let mut view = state.view_by_ids();
        view.split = view.split.moved_from(start.settings.panes);
        memory.keep(view);
    }
    match end {
        Ok(End::Quit | End::Closed) => OK,
        Ok(End::Stopped(why)) => {
            tui::platform::die(why);
            OK
        }
        Ok(End::Unreadable(report)) => {
            message(&report);
            NOTHING
        }
        Err(error) => {
            say(&format_args!("the terminal failed: {error}"));
            NOTHING
        }
    }
}

/// The first state: everything but the corpus, which is read while it is shown.
fn state(common: &CommonArgs, start: &Start) -> State {
    let clock = Clock {
        as_of: today(),
        origin: Origin::Today,
    };
    let keymap = Arc::new(start.keymap.clone());
    let mut library = Library::default();
    library.days = start.settings.date_format;
    let mut state = State::new(library, keymap, clock, today(), (80, 24));
    state.time.request = common.as_of;
    state.session.edition.clone_from(&common.edition);
    state.files.problems.clone_from(&start.mistakes);
    state.session.signs = start.looks.theme.signs;
    state.session.mouse = start.settings.mouse;
    state.layout.focus = start.settings.start;
    state.layout.split = start.settings.panes;
    state.layout.two_lines = start.settings.two_lines;
    state.session.folders = super::session::folders();
    state.panes.deadlines.first_weekday = match start.settings.first_weekday {
        FirstWeekday::Monday => Weekday::Mon,
        FirstWeekday::Sunday => Weekday::Sun,
        FirstWeekday::Saturday => Weekday::Sat,
    };
    state
}

/// Where journals are read, and what is recorded goes.
fn journals(start: &Start) -> JournalSource {
    let (place, conventions) = (start.journal.clone(), start.preferences.conventions.clone());
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

/// Reads the corpus of these paths, or the built-in one, as often as it is asked to.
fn loader(data: Vec<PathBuf>) -> impl FnOnce(&Start) -> Arc<Load> {
    move |start| {
        let preferences = start.preferences.clone();
        let place = start.journal.clone();
        let working = std::env::current_dir().ok();
        Arc::new(move |progress: &dyn Fn(Progress)| {
            let files = if data.is_empty() {
                load::embedded::files()
            } else {
                // Another folder may have come into its place: relative paths lead there.
                let _ = working.as_ref().map(std::env::set_current_dir);
                let load::files::Read { files, skipped } = super::data::read(&data, ProgressLine::hide);
                progress(Progress::Skipped(skipped));
                let bytes: usize = files
                    .iter()
                    .flat_map(|file| &file.text)
                    .map(|text| text.len())
                    .sum();
                let count = wording::count(files.len(), "file");
                let size = wording::grouped(bytes as u64 / 1024);
                progress(Progress::At(format!("reading {count}, {size} KiB")));
                files
            };
            let again = || super::data::read(&data, ProgressLine::hide).files;
            let corpus = load::load_once(files, &preferences.conventions, again)
                .map_err(|report| report.to_string())?;
            let actions = wording::count(corpus.len(), "action");
            progress(Progress::At(format!("{actions}: collecting deadlines")));
            let journals = place.read(&corpus, &preferences.conventions);
            Ok(preferences.library(corpus).with_journals(journals))
        })
    }
}
