//! What the keys currently mean, as one value.

use super::export_prompt::ExportPrompt;
use super::help::Help;
use super::palette::Palette;
use super::prompt::Prompt;
use super::record::RecordPrompt;
use super::regroup_choice::RegroupChoice;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    #[default]
    Browse,
    /// Typing a query, which is in [`Search`](super::Search) with its results.
    Search,
    /// Typing the name of a file to write to.
    Export(ExportPrompt),
    Prompt(Prompt),
    Record(Box<RecordPrompt>),
    Regroup(RegroupChoice),
    /// Reading the welcome of a first start.
    Welcome,
    Help(Help),
    Palette(Palette),
    /// Reading the problems in files, from this line on.
    Problems(usize),
}
