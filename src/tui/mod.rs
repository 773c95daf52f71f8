//! The terminal: entering it, reading it, drawing on it, and restoring it however the program ends.
//!
//! ```text
//! input thread ──┐
//! signal thread ─┤
//! loader thread ─┼► channel ─► State ─► frame
//! file watcher ──┘
//! ```
//!
//! The loop sleeps in `recv`. The input thread reads one event each time it is asked to, so that nothing reads the
//! keyboard while an event is being handled or another program has the terminal.

mod browser;
mod clipboard;
mod clusters;
mod editor;
pub mod file;
mod hyperlinks;
mod input;
pub mod log;
pub mod platform;
mod screen;
mod search_thread;
mod source;
mod wake;
mod watch;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::Timelike as _;
use crossterm::event::{Event, KeyEventKind};

pub use self::source::{CorpusSource, JournalSource, Load, ReadJournals};
pub use self::wake::LoadProgress;

use crate::app::{Effect, FilePlace, Message, State};
use crate::export::Picture;
use crate::keymap::Key;
use crate::library::Library;
use crate::settings::SavedView;
use crate::theme::Theme;
use crate::ui;
use crate::ui::picture::{ansi, svg};

use self::platform::Modes;
use self::screen::TerminalScreen;
use self::search_thread::SearchThread;
use self::source::load;
use self::wake::Wake;

/// How long the first frame waits for the corpus: most corpora are loaded by then, which avoids flicker.
const GRACE: Duration = Duration::from_millis(12);

/// The date is checked at least this often, since a timeout may not count the time for which the machine was asleep.
const NAP: Duration = Duration::from_mins(10);

/// How long a frame waits for the results of a search: most arrive by then, which avoids flicker.
const MOMENT: Duration = Duration::from_millis(5);

/// What the program looks like.
pub struct Looks {
    pub theme: Theme,
    /// The themes for a dark and a light terminal, if the terminal is to be asked which it is.
    pub by_brightness: Option<[Theme; 2]>,
}

/// How the terminal is used, as the settings say.
pub struct Habits {
    /// Where copies go.
    pub clipboard: String,
    /// Whether addresses are links that the terminal follows.
    pub links: bool,
    /// How long the rest of a key's bytes may take before Esc is taken for the key.
    pub escape_time: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    Quit,
    Closed,
    /// The system asked for it, with the number of the signal or event.
    Stopped(i32),
    /// There is nothing to show; holds what is wrong in the files.
    Unreadable(String),
}

/// Runs the program until it ends, on a state whose corpus is still to be loaded. The state's size is set from the
/// terminal; `view` is where the reader was last time.
pub fn run(
    state: &mut State,
    looks: Looks,
    source: CorpusSource,
    view: Option<SavedView>,
    habits: Habits,
) -> io::Result<End> {
    let (width, height) = screen::size()?;
    state.resize(width, height);
    state.files.loading = Some("reading the corpus".into());
    state.files.on_disk = !source.paths.is_empty();
    screen::restore_on_panic();
    let (wake, woken) = mpsc::channel();
    // Before loading, so that files that change meanwhile are read again.
    if source.watch && state.files.on_disk {
        watch::files(&source.paths, &source.journals.folders, wake.clone(), || {
            Wake::Changed
        });
    }
    if source.watch {
        watch::files(&source.journals.folders, &[], wake.clone(), || {
            Wake::JournalsChanged
        });
    }
    load(&source, &wake);
    platform::watch(wake.clone())?;
    let screen =
        TerminalScreen::enter(state.session.mouse, looks.by_brightness.is_some())?.with_links(habits.links);
    let ready = input::read(wake.clone(), habits.escape_time, looks.by_brightness.is_some());
    let mut program = Program {
        state,
        looks,
        source,
        screen,
        wake,
        view,
        clipboard: habits.clipboard,
        reading: LoaderState::First,
        is_outdated: false,
        search: None,
        searching: false,
    };
    let end = program.walk(&woken, &ready);
    log::line(format_args!("ended: {end:?}"));
    match end {
        // It is not an error that the terminal is gone.
        Err(error) if platform::is_gone(&error) => Ok(End::Closed),
        end => end,
    }
}

struct Program<'s> {
    state: &'s mut State,
    looks: Looks,
    source: CorpusSource,
    screen: TerminalScreen,
    wake: Sender<Wake>,
    /// Where the reader was last time, until the corpus is loaded.
    view: Option<SavedView>,
    /// Where copies go, as the settings say.
    clipboard: String,
    reading: LoaderState,
    /// Whether files have changed while they were being read, so that they have to be read again.
    is_outdated: bool,
    /// Searches the corpus, once it is loaded.
    search: Option<SearchThread>,
    /// Whether a query was sent since the last frame.
    searching: bool,
}

/// What the loader is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LoaderState {
    /// Reading the corpus for the first time: there is nothing to show yet.
    First,
    Idle,
    Again,
}

impl Program<'_> {
    fn walk(&mut self, woken: &Receiver<Wake>, ready: &Sender<()>) -> io::Result<End> {
        let until = Instant::now() + GRACE;
        while self.reading == LoaderState::First {
            match woken.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(wake) => {
                    if let Some(end) = self.take(wake)? {
                        return Ok(end);
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Closed),
            }
        }
        self.draw()?;
        let _ = ready.send(());
        while let Some(wake) = self.wait(woken) {
            let is_input = |wake: &Wake| matches!(wake, Wake::Input(_));
            let mut asked = is_input(&wake);
            if let Some(end) = self.take(wake)? {
                return Ok(end);
            }
            // Rather wait a moment for the results than draw a frame without them.
            if std::mem::take(&mut self.searching)
                && let Ok(wake) = woken.recv_timeout(MOMENT)
            {
                // A key may come first if the query was not caused by one.
                asked |= is_input(&wake);
                if let Some(end) = self.take(wake)? {
                    return Ok(end);
                }
            }
            self.draw()?;
            if asked {
                let _ = ready.send(());
            }
        }
        Ok(End::Closed)
    }

    /// Waits for the next event, which may be midnight.
    fn wait(&self, woken: &Receiver<Wake>) -> Option<Wake> {
        loop {
            let now = chrono::Local::now().naive_local();
            if now.date() != self.state.time.today {
                return Some(Wake::Midnight);
            }
            let midnight = (now.date() + chrono::Days::new(1)).and_time(chrono::NaiveTime::MIN);
            let left = (midnight - now).to_std().unwrap_or_default();
            match woken.recv_timeout(left.min(NAP)) {
                Ok(wake) => return Some(wake),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(self.state, &self.looks.theme)
    }

    /// Handles an event; returns how the program ends if this was the last.
    fn take(&mut self, wake: Wake) -> io::Result<Option<End>> {
        let now = chrono::Utc::now();
        self.state.time.now = now.with_nanosecond(0).unwrap_or(now);
        self.state.today_is(chrono::Local::now().date_naive());
        let mut effects = Vec::new();
        match wake {
            Wake::Input(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                effects = self.state.key(Key::from(key));
            }
            Wake::Input(Event::Mouse(mouse)) => effects = self.state.mouse(mouse),
            Wake::Input(Event::Paste(text)) => effects = self.state.paste(&text),
            Wake::Resized | Wake::Input(Event::Resize(..)) => self.resize()?,
            // Key releases and other input without meaning here. The state has been given the new day above.
            Wake::Input(_) | Wake::Midnight => {}
            Wake::Closed => return Ok(Some(End::Closed)),
            Wake::Background(brightness) => {
                log::line(format_args!("the terminal is {brightness:?}"));
                if let Some(themes) = self.looks.by_brightness {
                    self.looks.theme = themes[brightness as usize];
                }
            }
            Wake::Continued => {
                // Whoever stopped the process may have changed the terminal.
                self.screen.enter_again(self.state.session.mouse)?;
                self.resize()?;
            }
            Wake::Suspend => self.suspend()?,
            Wake::Stop(why) => return Ok(Some(End::Stopped(why))),
            Wake::Changed => self.reload(),
            Wake::JournalsChanged => self.read_journals(),
            // Journals for a library that has been replaced are ignored: they are read again with the new one.
            Wake::Journals(generation, journals) => {
                if generation == self.state.library.generation
                    && self.reading == LoaderState::Idle
                    && let Some(asked) = self.state.journals_changed(journals)
                {
                    self.search_anew();
                    effects = asked;
                }
            }
            Wake::Unwatched(why) => {
                if let Some(why) = &why {
                    log::line(format_args!("{why}"));
                }
                self.state.files.unwatched = why;
            }
            Wake::Reading(LoadProgress::At(what)) => self.state.files.loading = Some(what),
            Wake::Reading(LoadProgress::Skipped(what)) => self.state.files.skipped = what,
            Wake::Loaded(read) => return self.loaded(read),
            Wake::NotCopied(why) => self.state.message = Some(Message::Error(why)),
            Wake::NotOpened(url) => {
                let text = format!("Nothing opens links here; copied {url}");
                self.state.message = Some(Message::Note(text));
                effects = vec![Effect::Copy(url)];
            }
            Wake::Found(results, took) => {
                log::line(format_args!(
                    "found {} in {:.1} ms: {:?}",
                    results.found.total,
                    took.as_secs_f64() * 1e3,
                    results.query
                ));
                self.state.search.took = log::is_on().then_some(took);
                effects = self.state.found(results);
            }
        }
        for effect in effects {
            if effect == Effect::Quit {
                return Ok(Some(End::Quit));
            }
            self.do_it(effect)?;
        }
        Ok(None)
    }

    fn do_it(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Quit => {}
            Effect::Redraw => self.screen.forget()?,
            Effect::Suspend => self.suspend()?,
            Effect::Mouse(on) => platform::take_mouse(on)?,
            Effect::Reload => self.reload(),
            Effect::Edit(place) => self.edit(&place)?,
            Effect::WriteFile {
                path,
                bytes,
                overwrite,
            } => {
                self.state
                    .exported(file::write_at_once(Path::new(&path), &bytes, overwrite));
            }
            Effect::WriteScreen {
                path,
                picture,
                overwrite,
            } => {
                let theme = &self.looks.theme;
                let cells = ui::cells(&self.state.without_prompt(), theme);
                let text = match picture {
                    Picture::Svg => svg(&cells, theme.ground),
                    Picture::Ansi => ansi(&cells),
                };
                self.state
                    .exported(file::write_at_once(Path::new(&path), text.as_bytes(), overwrite));
            }
            Effect::Record(entries) => {
                let JournalSource { file, person, .. } = &self.source.journals;
                let written = file::journal::append(file, person, entries, file::journal::AT_THE_SCREEN);
                let written = written.map_err(|error| format!("{error}{}", error.help()));
                let journals = (self.source.journals.read)(&self.state.library.as_loaded());
                self.state.recorded(written, journals);
                self.search_anew();
            }
            Effect::OpenUrl(url) => browser::open(url, self.wake.clone()),
            Effect::Copy(text) => clipboard::copy(&text, &self.clipboard, &self.wake)?,
            Effect::Find(wanted) => {
                if let Some(thread) = &mut self.search {
                    thread.find(wanted);
                    self.searching = true;
                }
            }
        }
        Ok(())
    }

    /// Reads the files again, and once more if they change meanwhile.
    fn reload(&mut self) {
        if self.reading == LoaderState::Idle {
            self.state.files.loading = Some("reloading the files".into());
            load(&self.source, &self.wake);
            self.reading = LoaderState::Again;
        } else {
            self.is_outdated = true;
        }
    }

    /// Reads the journals again, in a separate thread.
    fn read_journals(&self) {
        let (read, wake) = (Arc::clone(&self.source.journals.read), self.wake.clone());
        let library = &self.state.library;
        let (generation, corpus) = (library.generation, library.as_loaded());
        std::thread::spawn(move || drop(wake.send(Wake::Journals(generation, read(&corpus)))));
    }

    /// Starts a new search thread for the current library.
    fn search_anew(&mut self) {
        let library = self.state.library.clone();
        self.search = Some(SearchThread::start(library, self.wake.clone()));
    }

    fn loaded(&mut self, read: Result<Library, String>) -> io::Result<Option<End>> {
        let reading = std::mem::replace(&mut self.reading, LoaderState::Idle);
        match read {
            Ok(library) => {
                let effects = if reading == LoaderState::First {
                    log::line(format_args!("{} actions", library.corpus.len()));
                    self.state.loaded(library, self.view.take().as_ref())
                } else {
                    self.state.reloaded(library)
                };
                self.search_anew();
                for effect in effects {
                    self.do_it(effect)?;
                }
            }
            Err(mistakes) if reading == LoaderState::First => return Ok(Some(End::Unreadable(mistakes))),
            Err(mistakes) => {
                log::line(format_args!("not read again: {mistakes}"));
                self.state.reload_failed(mistakes);
            }
        }
        if std::mem::take(&mut self.is_outdated) {
            self.reload();
        }
        Ok(None)
    }

    fn resize(&mut self) -> io::Result<()> {
        let (width, height) = screen::size()?;
        self.state.resize(width, height);
        // Even if the size is the same as before, it may have been smaller in between, and the terminal may have lost what did
        // not fit.
        self.screen.forget()
    }

    /// Restores the terminal, stops the process, and enters the terminal again when the shell continues the process.
    fn suspend(&mut self) -> io::Result<()> {
        if let Some(why) = platform::CANNOT_SUSPEND {
            self.state.message = Some(Message::Note(why.into()));
            return Ok(());
        }
        screen::leave();
        platform::suspend()?;
        self.screen.enter_again(self.state.session.mouse)?;
        self.resize()
    }

    fn edit(&mut self, place: &FilePlace) -> io::Result<()> {
        let Some((file, line)) = editor::place_of(&self.source.paths, place) else {
            let id = &place.id;
            let why = match editor::document_of(&self.source.paths, place).map(|file| file.display()) {
                Some(file) => {
                    format!("{file} is not a text file; milepost import {file} -o DIR writes files to edit")
                }
                None => format!("No file contains id: \"{id}\" any more; R reloads the files"),
            };
            self.state.message = Some(Message::Error(why));
            return Ok(());
        };
        let went = {
            let _away = platform::Away::begin();
            screen::leave();
            let modes = Modes::keep();
            let went = editor::run(&file, line);
            modes.restore();
            went
        };
        self.screen.enter_again(self.state.session.mouse)?;
        self.resize()?;
        match went {
            Ok(()) => self.reload(),
            Err(why) => self.state.message = Some(Message::Error(why)),
        }
        Ok(())
    }
}
