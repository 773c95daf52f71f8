//! Output: data to stdout or a file, messages to stderr. A broken pipe is not an error.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::status::{NOTHING, OK, WRONG};
use crate::app::WrittenFile;
use crate::export::format::ending;
use crate::export::{Ink, Paper};
use crate::text::sanitize::visible_except;
use crate::tui::{file, platform};

/// Where an answer goes.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct OutputTarget {
    /// Write to this file instead of stdout (-); the extension selects the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

/// When to write in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is dumb; everywhere if `CLICOLOR_FORCE` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl OutputTarget {
    /// The output file, unless the answer goes to stdout.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != "-")
    }

    pub fn is_file(&self) -> bool {
        self.file().is_some()
    }

    /// Whether the answer goes straight to a terminal.
    pub fn is_terminal(&self) -> bool {
        !self.is_file() && io::stdout().is_terminal()
    }

    /// The extension of the output file, if there is one.
    pub fn ending(&self) -> Option<&str> {
        self.file().and_then(|path| ending(path.to_str()?))
    }

    /// The width and colours to write with: the requested width, else the terminal's, else 80 columns.
    pub fn paper(&self, width: Option<u16>, color: ColorArg) -> Paper {
        let is_terminal = self.is_terminal();
        let of_terminal = || {
            let size = crossterm::terminal::size().ok().filter(|_| is_terminal);
            size.map(|(width, _)| width).filter(|width| *width > 0)
        };
        let width = width.or_else(of_terminal).unwrap_or(80);
        Paper {
            width: usize::from(width),
            ink: if is_coloured(color, is_terminal, |name| std::env::var(name).ok()) {
                Ink::Colour
            } else {
                Ink::Plain
            },
        }
    }
}

/// Whether to write in colour, by <https://no-color.org> and <https://bixense.com/clicolors>.
fn is_coloured(choice: ColorArg, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    match choice {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto if is_set("NO_COLOR") => false,
        ColorArg::Auto
            if variable("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") =>
        {
            true
        }
        ColorArg::Auto => is_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Writes an answer to its target, and returns the exit status.
pub fn put(contents: &(impl AsRef<[u8]> + ?Sized), target: &OutputTarget) -> u8 {
    match target.file() {
        Some(path) => write(path, contents.as_ref(), target.force),
        None => print(contents),
    }
}

/// Writes a file, and returns the exit status.
pub fn write(path: &Path, contents: &[u8], overwrite: bool) -> u8 {
    platform::defer();
    let why = match file::write(path, contents, overwrite) {
        WrittenFile::Done(_) => return OK,
        WrittenFile::Exists => format!("{}: file exists; --force overwrites it", path.display()),
        WrittenFile::Failed(why) => why,
    };
    failed(why)
}

/// Writes to stdout, and returns the exit status.
pub fn print(contents: &(impl AsRef<[u8]> + ?Sized)) -> u8 {
    let mut out = io::stdout().lock();
    match out.write_all(contents.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failed(format_args!("stdout: {}", file::plain(&error)))
        }
        _ => OK,
    }
}

/// Prints a line on stderr, after the program's name.
pub fn say(text: impl Display) {
    message(format_args!("milepost: {text}\n"));
}

/// Reports that nothing was found or something failed, and returns the exit status.
pub fn failed(why: impl Display) -> u8 {
    say(why);
    NOTHING
}

/// Reports that the command was used wrongly, and returns the exit status.
pub fn wrong(why: impl Display) -> u8 {
    say(why);
    WRONG
}

/// Prints a message on stderr, with escape sequences made visible. Errors are ignored.
pub fn message(text: impl Display) {
    let text = text.to_string();
    let _ = io::stderr().write_all(visible_except(&text, "\n").as_bytes());
}

#[cfg(test)]
mod tests {
    use super::ColorArg::{Always, Auto, Never};
    use super::*;

    #[test]
    fn colour_is_for_terminals_and_for_those_who_ask() {
        let with = |pairs: &'static [(&str, &str)]| {
            move |name: &str| {
                let found = pairs.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            }
        };
        for (choice, is_terminal, variables, wanted) in [
            (Auto, true, &[][..], true),
            (Auto, false, &[], false),
            (Auto, true, &[("NO_COLOR", "1")], false),
            (Auto, true, &[("NO_COLOR", "")], true),
            (Auto, true, &[("TERM", "dumb")], false),
            (Auto, false, &[("CLICOLOR_FORCE", "1")], true),
            (Auto, false, &[("CLICOLOR_FORCE", "0")], false),
            (Auto, false, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
            (Always, false, &[("NO_COLOR", "1")], true),
            (Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ] {
            assert_eq!(
                is_coloured(choice, is_terminal, with(variables)),
                wanted,
                "{choice:?} {variables:?}"
            );
        }
    }
}
