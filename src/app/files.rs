//! The files of the corpus and the settings: whether they can be read again, and what is wrong in them.

use super::answer::Answer;
use super::stroke::Stroke;
use crate::command::Command;

#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Progress while files are being read.
    pub loading: Option<String>,
    /// Whether the corpus comes from files that can be read again and edited, and is not the built-in one.
    pub on_disk: bool,
    /// Mistakes in settings, keymap, themes and languages.
    pub problems: Vec<String>,
    /// Why the last reading failed; the corpus read before it is still shown.
    pub broken: Option<String>,
    /// What the last reading skipped.
    pub skipped: Option<String>,
    /// Why the system does not report changes of files.
    pub unwatched: Option<String>,
}

impl Files {
    /// All problems in settings and data, line by line.
    pub fn all_problems(&self) -> Vec<&str> {
        let data = [&self.broken, &self.skipped, &self.unwatched];
        let all = self.problems.iter().chain(data.into_iter().flatten());
        all.flat_map(|problem| problem.lines()).collect()
    }
}

/// A key in the list of problems, of which `top` is the first visible line.
pub fn problems_key(top: &mut usize, stroke: Stroke, len: usize, screen_height: u16) -> Answer {
    let page = usize::from(screen_height.saturating_sub(6)).max(1);
    match stroke {
        Stroke::Do(Command::Up) => *top = top.saturating_sub(1),
        Stroke::Do(Command::Down) => *top += 1,
        Stroke::Do(Command::PageUp) => *top = top.saturating_sub(page),
        Stroke::Do(Command::PageDown) => *top += page,
        Stroke::Do(Command::HalfPageUp) => *top = top.saturating_sub((page / 2).max(1)),
        Stroke::Do(Command::HalfPageDown) => *top += (page / 2).max(1),
        Stroke::Do(Command::Top) => *top = 0,
        Stroke::Do(Command::Bottom) => *top = len,
        _ => return Answer::Close,
    }
    *top = (*top).min(len.saturating_sub(1));
    Answer::Stay
}
