//! The folders that file names are resolved against.

use std::path::PathBuf;

/// Passed in when the program starts.
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
        match (below_home(typed), &self.home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => self.working.join(typed),
        }
    }
}

/// The rest of a name that begins at the home folder, as shells on any system write it.
fn below_home(typed: &str) -> Option<&str> {
    const WINDOWS: &str = "%USERPROFILE%";
    let rest = typed.strip_prefix('~').or_else(|| {
        let begin = typed.get(..WINDOWS.len())?;
        begin
            .eq_ignore_ascii_case(WINDOWS)
            .then(|| &typed[WINDOWS.len()..])
    })?;
    rest.strip_prefix(std::path::is_separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_where_the_program_was_started_or_at_home() {
        let folders = Folders {
            working: "/work".into(),
            home: Some("/home/ada".into()),
        };
        for (typed, wanted) in [
            ("a.txt", "/work/a.txt"),
            ("~/a.txt", "/home/ada/a.txt"),
            ("~a.txt", "/work/~a.txt"),
            ("%UserProfile%/a.txt", "/home/ada/a.txt"),
            ("%USERPROFILE%a.txt", "/work/%USERPROFILE%a.txt"),
            ("é%~/a.txt", "/work/é%~/a.txt"),
        ] {
            assert_eq!(folders.landing(typed), PathBuf::from(wanted), "{typed}");
        }
    }
}
