//! `milepost check`: every mistake in some files.

use std::path::PathBuf;

use super::output::{self, ColorArg, OutputTarget};
use super::session::files;
use super::status::NOTHING;
use crate::export::Ink;
use crate::journal;
use crate::load::{self, is_journal};
use crate::model::Corpus;
use crate::text::sanitize::visible;
use crate::views::wording;
use crate::when::convention::Conventions;

pub const EXAMPLES: &str = "\
Examples:
  milepost check";

/// Checks files, or the built-in corpus where none is given.
pub fn run(paths: &[PathBuf], color: ColorArg) -> u8 {
    let files = files(paths);
    let conventions = Conventions::default();
    match load::load(&files, &conventions) {
        Ok(corpus) => {
            let journals: Vec<_> = files.iter().filter(|file| is_journal(file)).cloned().collect();
            let journals = journal::read(&journals, &corpus, &conventions, "");
            if !journals.problems.is_empty() {
                let count = wording::count(journals.problems.len(), "mistake");
                let problems = journals.problems.join("\n");
                output::put(
                    &format!("{problems}\n{count} in journals\n"),
                    &OutputTarget::default(),
                );
                return NOTHING;
            }
            let files = wording::count(files.len(), "file");
            let actions = wording::count(corpus.len(), "action");
            let notes = notes(&corpus);
            output::put(
                &format!("{notes}{files} without mistakes: {actions}\n"),
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

/// The most letters of a title that screens have room for.
const TITLE: usize = 90;
/// The most notes that are written out.
const NOTES: usize = 20;

/// What is no mistake, and worth another look: titles that are cut wherever they stand.
fn notes(corpus: &Corpus) -> String {
    let long = corpus.all().filter_map(|action| {
        let letters = action.title().chars().count();
        (letters > TITLE).then(|| {
            let id = visible(action.key());
            format!("note: the title of `{id}` has {letters} letters; more than {TITLE} are cut on screens\n")
        })
    });
    let mut notes: Vec<_> = long.collect();
    if notes.len() > NOTES {
        let rest = wording::count(notes.len() - NOTES, "more title");
        notes.truncate(NOTES);
        notes.push(format!("note: {rest} of more than {TITLE} letters\n"));
    }
    notes.concat()
}
