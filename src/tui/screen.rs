//! Entering and restoring the terminal: every mode that is set is reset exactly once, however the program ends.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::{clusters, hyperlinks, log, platform};
use crate::app::State;
use crate::theme::Theme;
use crate::ui;

/// Asks for the colour of the background. Terminals that do not know the question do not answer.
const ASK_BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Whether the terminal is entered. Leaving it twice would move the cursor back and overwrite what was printed in between.
static IS_IN: AtomicBool = AtomicBool::new(false);

/// Buffered, so that a frame is written in one piece. Standard output alone would write a kilobyte at a time.
type Frames = Terminal<CrosstermBackend<io::BufWriter<io::Stdout>>>;

/// The capacity of the buffer in bytes: more than most frames need.
const FRAME: usize = 1 << 16;

/// The most columns and lines that are drawn. Otherwise a terminal that claims an absurd size would exhaust the memory.
const LARGEST: (u16, u16) = (2000, 1000);

/// The columns and lines of the terminal that are drawn.
pub fn size() -> io::Result<(u16, u16)> {
    let (width, height) = crossterm::terminal::size()?;
    Ok((width.min(LARGEST.0), height.min(LARGEST.1)))
}

fn frames() -> io::Result<Frames> {
    let (width, height) = size()?;
    let out = io::BufWriter::with_capacity(FRAME, io::stdout());
    let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
    Terminal::with_options(CrosstermBackend::new(out), TerminalOptions { viewport })
}

/// The terminal while the program has it.
pub struct TerminalScreen {
    /// `None` when it has been given back.
    terminal: Option<Frames>,
    /// Whether its contents are unknown.
    is_stale: bool,
    /// Whether each line of the last frame had a cluster that terminals measure differently.
    uncertain: Vec<bool>,
    /// The links of the last frame; `None` if links are off.
    links: Option<Vec<ui::Hyperlink>>,
}

impl TerminalScreen {
    pub fn enter(mouse: bool, ask_background: bool) -> io::Result<Self> {
        let entered = enter(mouse).and_then(|()| {
            if ask_background {
                execute!(io::stdout(), Print(ASK_BACKGROUND))?;
            }
            frames()
        });
        match entered {
            Ok(terminal) => Ok(Self {
                terminal: Some(terminal),
                is_stale: false,
                uncertain: Vec::new(),
                links: None,
            }),
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    /// Sets whether addresses are written as links that the terminal follows.
    #[must_use]
    pub fn with_links(mut self, links: bool) -> Self {
        self.links = links.then(Vec::new);
        self
    }

    /// Takes the terminal back from another program.
    pub fn enter_again(&mut self, mouse: bool) -> io::Result<()> {
        enter(mouse)?;
        self.forget()
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole. `Terminal::clear` would ask the terminal for
    /// the cursor's position, and fail if it does not answer.
    pub fn forget(&mut self) -> io::Result<()> {
        self.is_stale = true;
        self.terminal = Some(frames()?);
        Ok(())
    }

    /// Draws a frame, as a synchronised update if the terminal supports it.
    pub fn draw(&mut self, state: &State, theme: &Theme) -> io::Result<()> {
        queue!(io::stdout(), BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.is_stale) {
            queue!(io::stdout(), Clear(ClearType::All))?;
        }
        if let Some(terminal) = &mut self.terminal {
            let now = ui::hyperlinks(state);
            let uncertain = &mut self.uncertain;
            let drawn = terminal.try_draw(|frame| {
                ui::draw(frame, state, theme);
                let mut out = CrosstermBackend::new(io::stdout());
                for (line, runs) in clusters::take(frame.buffer_mut(), uncertain) {
                    queue!(out, cursor::MoveTo(0, line), Clear(ClearType::CurrentLine))?;
                    for run in runs {
                        out.draw(run.iter().map(|(x, y, cell)| (*x, *y, cell)))?;
                    }
                }
                io::Result::Ok(())
            })?;
            if let Some(links) = &mut self.links {
                hyperlinks::write(&mut io::stdout(), drawn.buffer, links, &now)?;
                *links = now;
            }
        }
        execute!(io::stdout(), EndSynchronizedUpdate)
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        // If dropped, it would show the cursor again, and panic if the terminal is gone.
        std::mem::forget(self.terminal.take());
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    IS_IN.store(true, Ordering::SeqCst);
    platform::take_modes()?;
    execute!(io::stdout(), EnterAlternateScreen)?;
    if mouse { platform::take_mouse(true) } else { Ok(()) }
}

/// Restores the terminal, if it is entered. Every step is tried, even if one fails.
pub fn leave() {
    if !IS_IN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // A frame may have been interrupted.
    let _ = queue!(out, EndSynchronizedUpdate, SetAttribute(Attribute::Reset));
    let _ = queue!(out, LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    platform::give_back_modes();
}

/// Restores the terminal before a panic in any thread is reported. A panic in another thread also ends the program, which
/// would otherwise continue to show outdated contents.
pub fn restore_on_panic() {
    let report = std::panic::take_hook();
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        leave();
        log::line(format_args!("{panic}"));
        report(panic);
        if std::thread::current().id() != main {
            std::process::exit(101);
        }
    }));
}
