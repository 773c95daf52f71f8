//! The progress line of a long import, shown on stderr if that is a terminal, and erased when the import is done.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::import::progress::ImportProgress;
use crate::views::wording;

/// The line is shown after this time, so that short imports do not show it.
const PATIENCE: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(100);

const CELLS: usize = 24;

/// Shows the line until it is dropped.
pub struct ProgressLine {
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl ProgressLine {
    /// Shows nothing, if the screens or a completing shell own the terminal.
    pub fn hide(_: &ImportProgress) -> Self {
        Self { shown: None }
    }

    pub fn show(progress: &ImportProgress) -> Self {
        let is_plain = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_plain || !io::stderr().is_terminal() {
            return Self { shown: None };
        }
        let progress = progress.clone();
        let (over, wait) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut pause = PATIENCE;
            while wait.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                pause = BETWEEN;
                print(&line(&progress));
            }
            if pause == BETWEEN {
                print("");
            }
        });
        Self {
            shown: Some((over, thread)),
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if let Some((over, thread)) = self.shown.take() {
            drop(over);
            let _ = thread.join();
        }
    }
}

/// Overwrites the line. Errors are ignored.
fn print(line: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r{line}\x1b[K").and_then(|()| stderr.flush());
}

fn line(progress: &ImportProgress) -> String {
    let (stage, done, all) = progress.now();
    let full = (done * CELLS).checked_div(all).unwrap_or(0);
    format!(
        "{} {} of {} {} [{}{}]",
        stage.name(),
        wording::grouped(done as u64),
        wording::grouped(all as u64),
        stage.counted(),
        "#".repeat(full),
        ".".repeat(CELLS - full)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::progress::ImportStage;

    #[test]
    fn the_line_says_how_far_it_is() {
        let progress = ImportProgress::default();
        assert_eq!(line(&progress), "Reading 0 of 0 files [........................]");
        progress.begin(ImportStage::Finding, 2000);
        progress.step(1000);
        assert_eq!(
            line(&progress),
            "Finding facts in 1,000 of 2,000 items [############............]"
        );
        progress.step(9000);
        assert!(line(&progress).starts_with("Finding facts in 2,000 of 2,000 items [####"));
    }
}
