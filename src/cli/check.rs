//! `milepost check`: every mistake in some files.

use std::path::PathBuf;

use super::output::{self, ColorArg, OutputTarget};
use super::session::files;
use super::status::NOTHING;
use crate::export::Ink;
use crate::load;
use crate::views::wording;
use crate::when::convention::Conventions;

/// Examples, for help.
pub const EXAMPLES: &str = "\
Examples:
  milepost check";

/// Checks files, or the built-in corpus where none is given.
pub fn run(paths: &[PathBuf], color: ColorArg) -> u8 {
    let files = files(paths);
    match load::load(&files, &Conventions::default()) {
        Ok(corpus) => {
            let files = wording::count(files.len(), "file");
            let actions = wording::count(corpus.len(), "action");
            output::put(
                &format!("{files} without mistakes: {actions}\n"),
                &OutputTarget::default(),
            )
        }
        Err(report) => {
            let target = OutputTarget::default();
            let paper = target.paper(None, color);
            output::put(&report.render(paper.width, paper.ink == Ink::Colour), &target);
            NOTHING
        }
    }
}
