//! The command line: what is asked, read with clap, and answered on stdout, stderr and by the exit status.

mod browse;
mod check;
#[cfg(debug_assertions)]
mod fault;
mod plain;
mod screen;
mod start;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};

use crate::app::State;
use crate::keymap::Keymap;
use crate::load::{self, Report};
use crate::model::clock::{Clock, Request};
use crate::model::convention::Conventions;
use crate::query::library::Library;

/// Everything went as asked.
pub const OK: u8 = 0;
/// Nothing was found, or the data has mistakes.
pub const NOTHING: u8 = 1;
/// The command was used wrongly.
pub const WRONG: u8 = 2;

/// Explore the objectives, actions and deadlines of policy documents.
#[derive(Debug, Parser)]
#[command(name = "milepost", version, about)]
struct Args {
    #[command(subcommand)]
    command: Option<Verb>,
    #[command(flatten)]
    common: Common,
}

/// What every command takes.
#[derive(Clone, Debug, clap::Args)]
struct Common {
    /// Read this RON file or folder instead of the built-in corpus; may be repeated, as may `:` in `MILEPOST_DATA`
    #[arg(long, value_name = "PATH", global = true)]
    data: Vec<PathBuf>,
    /// Tell everything as of this day: a date, `today` or `edition`
    #[arg(long, value_name = "DATE", global = true)]
    as_of: Option<Request>,
    /// The theme of the screens: auto, terminal, dark, light, high-contrast, none, or one of your own
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Draw signs and borders in ASCII
    #[arg(long)]
    ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    /// Type commands and read text, without screens
    #[arg(long)]
    plain: bool,
    /// Read settings, keymap and themes from this folder
    #[arg(long, value_name = "DIR", global = true)]
    config: Option<PathBuf>,
    /// Write what happens to this file
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Check RON files: every mistake at once, with its place and what was meant
    Check {
        /// Files and folders; the built-in corpus where none is given
        paths: Vec<PathBuf>,
    },
    /// Panic, to test that the terminal comes back
    #[cfg(debug_assertions)]
    #[command(hide = true)]
    Panic {
        /// The thread to do it in
        #[arg(value_enum)]
        thread: fault::Thread,
    },
    /// Print a screen as a picture, as it would be after some keys
    Screen(screen::ScreenArgs),
}

/// Does what the arguments ask.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let mut common = args.common;
    if common.data.is_empty()
        && let Some(paths) = std::env::var_os("MILEPOST_DATA")
    {
        common.data = std::env::split_paths(&paths)
            .filter(|path| !path.as_os_str().is_empty())
            .collect();
    }
    let code = match args.command {
        None => browse::run(&common),
        Some(Verb::Check { paths }) => check::run(if paths.is_empty() { &common.data } else { &paths }),
        #[cfg(debug_assertions)]
        Some(Verb::Panic { thread }) => fault::run(&common, thread),
        Some(Verb::Screen(screen)) => screen::run(&screen, &common),
    };
    ExitCode::from(code)
}

/// The first state of the program for these arguments.
fn state(common: &Common, size: (u16, u16)) -> Result<State, Report> {
    let library = library(&common.data)?;
    let today = today();
    let edition = library
        .corpus
        .newest_edition()
        .map_or(today, |edition| edition.as_of);
    let clock = Clock::resolve(common.as_of, today, edition);
    Ok(State::new(
        library,
        Arc::new(Keymap::shipped().clone()),
        clock,
        today,
        size,
    ))
}

/// The corpus at these paths, or the built-in one.
fn library(data: &[PathBuf]) -> Result<Library, Report> {
    let conventions = Conventions::default();
    let files = if data.is_empty() {
        load::embedded::files()
    } else {
        load::files::read(data)
    };
    Ok(Library::new(load::load(&files, &conventions)?, conventions))
}

/// The only place that asks the system for the date.
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
