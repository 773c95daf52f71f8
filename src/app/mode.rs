//! What the keys mean right now: one value, never several flags.

use super::choice::Choice;
use super::clock_prompt::ClockPrompt;
use super::help::Help;
use super::input::Input;
use super::palette::Palette;
use crate::export::Output;

/// What the program is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    #[default]
    Browse,
    /// Typing a query: it and its results are in [`Search`](super::Search).
    Search,
    /// Typing the name of a file to write to.
    Export(ExportPrompt),
    /// Typing a date for the clock.
    Clock(ClockPrompt),
    /// Choosing what the tree is grouped by.
    Regroup(Choice),
    Help(Help),
    Palette(Palette),
    /// Reading what is wrong in files, from this line on.
    Problems(usize),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportPrompt {
    pub input: Input,
    pub what: What,
    pub plan: Plan,
    /// Where things stand.
    pub stage: ExportStage,
}

impl ExportPrompt {
    /// The lines of its window.
    pub const LINES: u16 = 6;
    /// What stands before what is typed.
    pub const LABEL: &str = "file  ";
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// What the focused pane shows.
    #[default]
    View,
    Marked,
}

/// What the name of a file means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The format; none where the ending stands for none.
    pub output: Option<Output>,
    /// How many entries it would hold: `97 events`.
    pub entries: String,
    pub landing: String,
    pub what: Option<What>,
}

/// How far writing a file has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportStage {
    #[default]
    Typing,
    /// There is such a file: overwrite it?
    Exists,
    Failed(String),
}
