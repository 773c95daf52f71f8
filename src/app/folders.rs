//! The folders that names of files are resolved against.

use std::path::PathBuf;

/// Given from outside when the program starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// Where the program was started.
    pub working: PathBuf,
    /// What `~` stands for.
    pub home: Option<PathBuf>,
}

impl Folders {
    /// The full path of a name as it was typed.
    pub fn landing(&self, typed: &str) -> PathBuf {
        match (typed.strip_prefix("~/"), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.working.join(typed),
        }
    }
}
