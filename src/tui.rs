//! The terminal: entered, read, drawn on, and given back whole however the program ends.
//!
//! ```text
//! input thread ─┐
//! signal thread ┴► channel ─► State ─► frame
//! ```
//!
//! The loop sleeps in `recv`. The input thread reads one event each time it is asked to, so that nothing reads the
//! keyboard while an event is being handled or another program has the terminal.

mod clipboard;
pub mod file;
pub mod picture;

use std::cell::RefCell;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};

use crate::app::export::without_prompt;
use crate::app::search::Finder;
use crate::app::{Effect, State};
use crate::keymap::Key;
use crate::query::language::Query;
use crate::query::library::Library;
use crate::query::search::Found;
use crate::theme::Theme;
use crate::ui;

/// What wakes the loop.
enum Wake {
    Input(Event),
    /// The terminal is gone.
    Closed,
    Signal(i32),
    /// The results of a query.
    Found(String, Arc<Found>),
}

/// Runs the program on a state until the reader leaves. `size` of the state is set from the terminal.
pub fn run(mut state: State, theme: &Theme) -> io::Result<()> {
    let (width, height) = crossterm::terminal::size()?;
    state.resize(width, height);
    restore_on_panic();
    let mut screen = Screen::enter()?;
    let (wake, woken) = mpsc::channel();
    let ready = read_input(wake.clone());
    let finder = Finding::start(state.library.clone(), wake.clone());
    watch_signals(wake)?;
    let ended = walk(&mut state, theme, &mut screen, &woken, &ready, &finder);
    drop(screen);
    if let Ok(Some(signal)) = ended {
        // The shell is told that a signal ended the program, not the program itself.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
    ended.map(drop)
}

/// The loop. Returns the signal that ended it, if one did.
fn walk(
    state: &mut State,
    theme: &Theme,
    screen: &mut Screen,
    woken: &Receiver<Wake>,
    ready: &Sender<()>,
    finder: &Finding,
) -> io::Result<Option<i32>> {
    screen.draw(state, theme)?;
    let _ = ready.send(());
    while let Ok(wake) = woken.recv() {
        let asked = matches!(wake, Wake::Input(_));
        let effects = match wake {
            Wake::Input(Event::Key(key)) if key.kind != KeyEventKind::Release => state.key(Key::from(key)),
            Wake::Input(Event::Paste(text)) => state.paste(&text),
            Wake::Input(Event::Resize(width, height)) => {
                state.resize(width, height);
                Vec::new()
            }
            Wake::Input(_) => Vec::new(),
            Wake::Found(query, found) => {
                state.found(&query, found);
                Vec::new()
            }
            Wake::Closed => return Ok(None),
            Wake::Signal(SIGCONT) => vec![Effect::Redraw],
            Wake::Signal(SIGTSTP) => vec![Effect::Suspend],
            Wake::Signal(signal) => return Ok(Some(signal)),
        };
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(None),
                Effect::Redraw => screen.terminal.clear()?,
                Effect::Find(query) => finder.find(query),
                Effect::Suspend => suspend(state, screen)?,
                Effect::WriteFile {
                    path,
                    text,
                    overwrite,
                } => {
                    let written = file::write(Path::new(&path), &text, overwrite);
                    state.exported(written);
                }
                Effect::WriteScreen {
                    path,
                    picture,
                    overwrite,
                } => {
                    let text = picture::of(&without_prompt(state), theme, picture);
                    let written = file::write(Path::new(&path), &text, overwrite);
                    state.exported(written);
                }
                Effect::Copy(text) => clipboard::copy(&text)?,
            }
        }
        screen.draw(state, theme)?;
        if asked {
            let _ = ready.send(());
        }
    }
    Ok(None)
}

/// Stops the process with the terminal as it was, and takes it back when the shell continues it.
fn suspend(state: &mut State, screen: &mut Screen) -> io::Result<()> {
    leave()?;
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    enter()?;
    let (width, height) = crossterm::terminal::size()?;
    state.resize(width, height);
    screen.terminal.clear()
}

/// The terminal while the program has it.
struct Screen {
    terminal: Terminal<CrosstermBackend<io::Stdout>>,
}

impl Screen {
    fn enter() -> io::Result<Self> {
        enter()?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()));
        if terminal.is_err() {
            leave()?;
        }
        Ok(Self { terminal: terminal? })
    }

    fn draw(&mut self, state: &State, theme: &Theme) -> io::Result<()> {
        execute!(io::stdout(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| ui::draw(frame, state, theme))?;
        execute!(io::stdout(), EndSynchronizedUpdate)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = leave();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
}

/// Gives the terminal back. Every step is tried, whatever became of the one before.
fn leave() -> io::Result<()> {
    let screen = execute!(
        io::stdout(),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let raw = disable_raw_mode();
    let _ = io::stdout().flush();
    screen.and(raw)
}

fn restore_on_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let _ = leave();
        tell(panic);
    }));
}

/// Reads an event each time it is told to, in a thread of its own.
fn read_input(wake: Sender<Wake>) -> Sender<()> {
    let (ready, asked) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        while asked.recv().is_ok() {
            let told = match event::read() {
                Ok(event) => wake.send(Wake::Input(event)),
                Err(_) => wake.send(Wake::Closed),
            };
            if told.is_err() {
                return;
            }
        }
    });
    ready
}

/// A thread that searches. A new query calls the one before off.
struct Finding {
    queries: Sender<(Query, Arc<AtomicBool>)>,
    running: RefCell<Arc<AtomicBool>>,
}

impl Finding {
    fn start(library: Library, wake: Sender<Wake>) -> Self {
        let (queries, asked) = mpsc::channel::<(Query, Arc<AtomicBool>)>();
        std::thread::spawn(move || {
            let mut finder = Finder::default();
            // Built while the first screen is being read, and not by the first key.
            library.index();
            for (query, cancelled) in asked {
                if let Some(found) = finder.find(&library, &query, &cancelled)
                    && !cancelled.load(Ordering::Relaxed)
                    && wake.send(Wake::Found(query.text, found)).is_err()
                {
                    return;
                }
            }
        });
        Self {
            queries,
            running: RefCell::default(),
        }
    }

    fn find(&self, query: Query) {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running
            .replace(Arc::clone(&cancelled))
            .store(true, Ordering::Relaxed);
        let _ = self.queries.send((query, cancelled));
    }
}

fn watch_signals(wake: Sender<Wake>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if wake.send(Wake::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}
