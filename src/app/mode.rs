//! What the keys mean right now: one value, never several flags.

use super::choice::Choice;
use super::clock_prompt::ClockPrompt;
use super::export::ExportPrompt;
use super::help::Help;
use super::palette::Palette;
use super::record::RecordPrompt;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    #[default]
    Browse,
    /// Typing a query: it and its results are in [`Search`](super::Search).
    Search,
    /// Typing the name of a file to write to.
    Export(ExportPrompt),
    Clock(ClockPrompt),
    Record(Box<RecordPrompt>),
    Regroup(Choice),
    /// Reading what a first start says.
    Welcome,
    Help(Help),
    Palette(Palette),
    /// Reading what is wrong in files, from this line on.
    Problems(usize),
}
