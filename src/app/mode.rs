//! What the keys mean right now: one value, never several flags.

use super::help::Help;
use super::input::Input;
use super::palette::Palette;

/// What the program is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    /// Walking the panes.
    #[default]
    Browse,
    /// Typing a query; the results are in [`super::search::Search`].
    Search(Input),
    /// Typing the name of a file to write to.
    Export(ExportPrompt),
    /// Typing a date for the clock.
    Clock(ClockPrompt),
    /// Reading the keys.
    Help(Help),
    /// Finding a command.
    Palette(Palette),
    /// Reading what is wrong in files, from this line on.
    Problems(usize),
}

/// The prompt for a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportPrompt {
    /// The name.
    pub input: Input,
    /// Where things stand.
    pub stage: ExportStage,
}

/// How far writing a file has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportStage {
    /// The name is being typed.
    #[default]
    Typing,
    /// There is such a file: overwrite it?
    Exists,
    /// It did not work: why.
    Failed(String),
}

/// The prompt for a date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockPrompt {
    /// What is typed.
    pub input: Input,
    /// What is wrong with it.
    pub wrong: Option<String>,
}
