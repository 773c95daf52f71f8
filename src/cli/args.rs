//! The definition of the command line: its commands and their examples.

use std::path::PathBuf;

use clap::{CommandFactory as _, Parser, Subcommand};

use super::common::CommonArgs;
#[cfg(debug_assertions)]
use super::fault;
use super::view::ListArgs;
use super::{brief, check, due, import, info, log, record, screen, search, show, tables, tree, undo};

const EXAMPLES: &str = "\
Examples:
  milepost info
  milepost due --within 30d --as-of edition
  milepost tree where:tunisia -o tunisia.md

Without a command the screens open.";

/// Explore the objectives, actions and deadlines of policy documents.
#[derive(Debug, Parser)]
#[command(name = "milepost", bin_name = "milepost", version, about, after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Verb>,
    #[command(flatten)]
    pub common: CommonArgs,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List objectives, headings and actions
    #[command(after_help = tree::EXAMPLES)]
    Tree(tree::TreeArgs),
    /// List deadlines, nearest first
    #[command(after_help = due::EXAMPLES)]
    Due(due::DueArgs),
    /// List actions that match a query, best first
    #[command(after_help = search::EXAMPLES)]
    Search(ListArgs),
    /// Show actions and headings in full
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArgs),
    /// Write a brief to be handed on: what was done, what comes next, money, open questions
    #[command(after_help = brief::EXAMPLES)]
    Brief(brief::BriefArgs),
    #[command(flatten)]
    Table(tables::TableArgs),
    /// Record what became of actions in your journal: outcomes, notes, what you watch
    #[command(after_help = record::EXAMPLES)]
    Record(record::RecordArgs),
    /// List what was recorded
    #[command(after_help = log::EXAMPLES)]
    Log(ListArgs),
    /// Take back the last entry of your journal, or another
    #[command(after_help = undo::EXAMPLES)]
    Undo(undo::UndoArgs),
    /// Check RON files and report every mistake, with its position and a suggestion
    #[command(after_help = check::EXAMPLES)]
    Check {
        /// Files and folders [default: the built-in corpus]
        paths: Vec<PathBuf>,
    },
    /// Import a list in another format: a spreadsheet, a calendar, JSON, a text document
    #[command(after_help = import::EXAMPLES)]
    Import(import::ImportArgs),
    /// Show loaded data, counts and locations
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
    /// Print a picture of the screen, after pressing some keys
    #[command(after_help = screen::EXAMPLES)]
    Screen(screen::ScreenArgs),
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page of milepost or of a command
    #[command(after_help = MANUAL)]
    Man {
        /// The command
        #[arg(value_name = "COMMAND")]
        name: Option<String>,
    },
    /// Write completions for all shells and all manual pages into a folder, for packages
    #[command(after_help = GENERATE)]
    Generate {
        /// The folder to write to; it is made if it is not there
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// Overwrite files that exist
        #[arg(long)]
        force: bool,
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

const GENERATE: &str = "\
Examples:
  milepost generate -o dist
  milepost generate -o dist --force";

pub fn command() -> clap::Command {
    Args::command()
}
