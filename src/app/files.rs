//! The files of the corpus and the settings: whether they can be read again, and what is wrong in them.

use super::answer::Answer;
use super::cursor::lines;
use super::stroke::Stroke;

#[derive(Clone, Debug, Default)]
pub struct Files {
    /// Progress while files are being read.
    pub loading: Option<String>,
    /// Whether the corpus comes from files, which can be read again and edited, rather than being built in.
    pub on_disk: bool,
    /// Mistakes in settings, keymap, themes and languages.
    pub problems: Vec<String>,
    /// Why the last reading failed; the corpus read before it is still shown.
    pub broken: Option<String>,
    /// What the last reading skipped.
    pub skipped: Option<String>,
    /// Why changes of files are not watched.
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

/// Handles a key in the list of problems; `top` is the first visible line.
pub fn problems_key(top: &mut usize, stroke: Stroke, len: usize, screen_height: u16) -> Answer {
    let page = screen_height.saturating_sub(6).max(1) as isize;
    let Stroke::Do(command) = stroke else {
        return Answer::Close;
    };
    let Some(lines) = lines(command, page) else {
        return Answer::Close;
    };
    *top = top.saturating_add_signed(lines).min(len.saturating_sub(1));
    Answer::Stay
}
