//! The command line as users see it: arguments in; stdout, stderr and the exit status out.

mod brief;
mod diff;
mod docs;
mod documents;
#[cfg(unix)]
mod examples;
mod files;
mod import;
mod journal;
mod languages;
mod own;
mod page;
mod pictures;
mod pivot;
mod queries;
// The commands on that page need a Unix shell.
#[cfg(unix)]
mod questions;
mod tables;
mod views;
mod writing;

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::fixture_path;

/// The result of a run.
#[derive(Debug)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap_or(-1),
        }
    }
}

/// The program, isolated from the tester's environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_milepost"));
    for name in ["MILEPOST_DATA", "MILEPOST_JOURNAL", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    // Hides the tester's settings.
    command.env("XDG_CONFIG_HOME", "/no/such/folder");
    // Hides the tester's journals and name.
    command.env("XDG_DATA_HOME", "/no/such/folder");
    // Windows has one folder for both.
    command.env("APPDATA", "/no/such/folder");
    command.env("USER", "analyst");
    command
}

/// Runs the program on the built-in corpus.
pub fn run(args: &[&str]) -> Ran {
    program().args(args).output().unwrap().into()
}

/// Runs the program on a corpus of the fixtures.
pub fn on(fixture: &str, args: &[&str]) -> Ran {
    let folder = fixture_path(fixture);
    let data = [OsStr::new("--data"), folder.as_os_str()];
    program().args(args).args(data).output().unwrap().into()
}

/// Runs the program on the small corpus of the fixtures.
pub fn small(args: &[&str]) -> Ran {
    on("small", args)
}

/// Runs the program in a folder.
pub fn run_in(folder: &Path, args: &[&str]) -> Ran {
    program().current_dir(folder).args(args).output().unwrap().into()
}

/// Runs the program with `--plain`, and types lines.
pub fn plain(args: &[&str], lines: &str) -> Ran {
    use std::io::Write as _;
    use std::process::Stdio;

    let mut child = program()
        .arg("--plain")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(lines.as_bytes()).unwrap();
    drop(input);
    child.wait_with_output().unwrap().into()
}
