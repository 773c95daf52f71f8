//! The command line: what is asked, read with clap, and answered on stdout, stderr and by the exit status.

mod browse;
mod check;
mod due;
#[cfg(debug_assertions)]
mod fault;
mod generate;
mod info;
mod output;
mod plain;
mod screen;
mod search;
mod select;
mod show;
mod start;
mod tables;
mod tree;
mod view;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::app::State;
use crate::app::export::Folders;
use crate::keymap::Keymap;
use crate::library::Library;
use crate::load::{self, Report};
use crate::when::clock::{Clock, Request};

/// Everything went as asked.
pub const OK: u8 = 0;
/// Nothing was found, or the data has mistakes.
pub const NOTHING: u8 = 1;
/// The command was used wrongly.
pub const WRONG: u8 = 2;

/// Examples, for help.
const EXAMPLES: &str = "\
Examples:
  milepost info
  milepost due --within 30d --as-of edition
  milepost tree where:tunisia -o tunisia.md

Without a command the screens open.";

/// Explore the objectives, actions and deadlines of policy documents.
#[derive(Debug, Parser)]
#[command(name = "milepost", version, about, after_help = EXAMPLES)]
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
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", global = true)]
    color: output::ColorChoice,
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
    /// List objectives, headings and actions
    #[command(after_help = tree::EXAMPLES)]
    Tree(tree::TreeArgs),
    /// List deadlines by how near they are
    #[command(after_help = due::EXAMPLES)]
    Due(due::DueArgs),
    /// List what matches a query, best first
    #[command(after_help = search::EXAMPLES)]
    Search(search::SearchArgs),
    /// Show actions and headings in full
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArgs),
    /// List statistics: place, indicator, value, period, change, source
    #[command(after_help = tables::FIGURES)]
    Figures(tables::FiguresArgs),
    /// List who owes what and when, body by body; at the end what nobody is named for
    #[command(after_help = tables::OWNERS)]
    Owners(tables::OwnersArgs),
    /// Add money up, each pot counted once
    #[command(after_help = tables::MONEY)]
    Money(tables::MoneyArgs),
    /// Check RON files: every mistake at once, with its place and what was meant
    #[command(after_help = check::EXAMPLES)]
    Check {
        /// Files and folders; the built-in corpus where none is given
        paths: Vec<PathBuf>,
    },
    /// Tell what is read, how much there is, and from where
    #[command(after_help = info::EXAMPLES)]
    Info,
    /// Panic, to test that the terminal comes back
    #[cfg(debug_assertions)]
    #[command(hide = true)]
    Panic {
        /// The thread to do it in
        #[arg(value_enum)]
        thread: fault::Thread,
    },
    /// Print a screen as a picture, as it would be after some keys
    #[command(after_help = screen::EXAMPLES)]
    Screen(screen::ScreenArgs),
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or that of a command
    #[command(after_help = MANUAL)]
    Man {
        /// The command
        #[arg(value_name = "COMMAND")]
        name: Option<String>,
    },
}

const COMPLETIONS: &str = "\
Examples:
  milepost completions bash
  milepost completions fish";

const MANUAL: &str = "\
Examples:
  milepost man
  milepost man due";

/// The definition of the command line.
pub fn command() -> clap::Command {
    Args::command()
}

/// The page of the docs about the command line.
pub fn page() -> String {
    generate::page()
}

const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
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
        Some(Verb::Tree(args)) => tree::run(&args, &common),
        Some(Verb::Due(args)) => due::run(&args, &common),
        Some(Verb::Search(args)) => search::run(&args, &common),
        Some(Verb::Show(args)) => show::run(&args, &common),
        Some(Verb::Figures(args)) => tables::figures(&args, &common),
        Some(Verb::Owners(args)) => tables::owners(&args, &common),
        Some(Verb::Money(args)) => tables::money(&args, &common),
        Some(Verb::Info) => info::run(&common),
        Some(Verb::Completions { shell }) => generate::completions(shell),
        Some(Verb::Man { name }) => generate::man(name.as_deref()),
        Some(Verb::Check { paths }) => {
            check::run(if paths.is_empty() { &common.data } else { &paths }, common.color)
        }
        #[cfg(debug_assertions)]
        Some(Verb::Panic { thread }) => fault::run(&common, thread),
        Some(Verb::Screen(screen)) => screen::run(&screen, &common),
    };
    ExitCode::from(code)
}

/// The first state of the program for these arguments.
fn state(common: &Common, size: (u16, u16)) -> Result<State, Report> {
    let library = library(common)?;
    let clock = clock(common, &library);
    let keymap = Arc::new(Keymap::shipped().clone());
    let mut state = State::new(library, keymap, clock, today(), size);
    state.folders = folders();
    Ok(state)
}

/// What names of files are taken from.
fn folders() -> Folders {
    Folders {
        working: std::env::current_dir().unwrap_or_default(),
        home: etcetera::home_dir().ok(),
    }
}

/// The date everything is told as of.
fn clock(common: &Common, library: &Library) -> Clock {
    let today = today();
    let edition = library
        .corpus
        .newest_edition()
        .map_or(today, |edition| edition.as_of);
    Clock::resolve(common.as_of, today, edition)
}

/// The corpus at these paths, or the built-in one.
fn library(common: &Common) -> Result<Library, Report> {
    let start::Reading {
        conventions,
        days,
        saved,
        mistakes,
    } = start::reading(common);
    for mistake in mistakes {
        output::message(&format!("milepost: {mistake}\n"));
    }
    let files = if common.data.is_empty() {
        load::embedded::files()
    } else {
        load::files::read(&common.data)
    };
    let library = Library::new(load::load(&files, &conventions)?, conventions);
    Ok(library.with_days(days).with_saved(saved))
}

/// The only place that asks the system for the date.
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
