//! Problems, located and worded for people: `file:line:column`, what is wrong, an excerpt with a caret, what to do.

use std::fmt;

use super::files::SourceFile;
use super::problem::Problem;

/// All problems of a load.
#[derive(Clone, Debug)]
pub struct Report {
    problems: Vec<Problem>,
    names: Vec<String>,
}

impl Report {
    /// Locates `problems` in the text of `files`.
    pub fn new(files: &[SourceFile], problems: Vec<Problem>) -> Self {
        Self {
            problems,
            names: files.iter().map(|file| file.name.clone()).collect(),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(
                f,
                "{}: {} {:?} {:?}",
                self.names[problem.file],
                problem.mistake,
                problem.place,
                problem.mistake.help()
            )?;
        }
        Ok(())
    }
}
