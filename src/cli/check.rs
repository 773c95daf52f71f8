//! `milepost check`: reports every mistake in some files.

use std::path::PathBuf;

use super::common::CommonArgs;
use super::config::languages;
use super::output::{OutputTarget, print, say};
use super::session::files;
use super::status::{Answered, NOTHING};
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

/// Checks the given files, else those of `--data`, else the built-in corpus.
pub fn run(paths: &[PathBuf], common: &CommonArgs) -> Answered {
    languages(common).iter().for_each(say);
    let files = files(if paths.is_empty() { &common.data } else { paths });
    let conventions = Conventions::default();
    match load::load(&files, &conventions) {
        Ok(corpus) => {
            let journals: Vec<_> = files.iter().filter(|file| is_journal(file)).cloned().collect();
            let journals = journal::read(&journals, &corpus, &conventions, "");
            if !journals.problems.is_empty() {
                let count = wording::count(journals.problems.len(), "mistake");
                let problems = journals.problems.join("\n");
                print(&format!("{problems}\n{count} in journals\n"));
                return Err(NOTHING);
            }
            let files = wording::count(files.len(), "file");
            let actions = wording::count(corpus.len(), "action");
            let notes = notes(&corpus);
            Ok(print(&format!("{notes}{files} without mistakes: {actions}\n")))
        }
        Err(report) => {
            let paper = OutputTarget::default().paper(None, common.color);
            print(&report.render(paper.width, paper.ink == Ink::Colour));
            Err(NOTHING)
        }
    }
}

/// The longest title, in characters, that screens have room for.
const TITLE: usize = 90;
/// How many notes are printed at most.
const NOTES: usize = 20;

/// Notes about what is not a mistake but worth a look: titles that are cut on every screen.
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
