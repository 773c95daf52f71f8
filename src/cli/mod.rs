//! The command line: parses arguments with clap and answers on stdout and stderr, with an exit status.

mod args;
mod brief;
mod browse;
mod check;
mod common;
mod completed_values;
mod completions;
mod config;
mod data;
mod diff;
mod due;
#[cfg(debug_assertions)]
mod fault;
mod generate;
mod import;
mod info;
mod journal;
mod log;
mod memory;
mod output;
mod plain;
mod progress;
mod query;
mod record;
mod screen;
mod search;
mod session;
mod show;
mod status;
mod tables;
mod threads;
mod tree;
mod undo;
mod view;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

pub use self::args::command;
use self::args::{Args, Verb};
use self::output::{OutputTarget, failed, wrong};
use self::status::Answered;
use crate::export::Ink;
use crate::tui::platform;

/// Prints what clap reports: help, the version, or an error, which quotes arguments and so may contain any characters.
fn report(error: &clap::Error) -> u8 {
    let text = error.render();
    if error.use_stderr() {
        output::message(text);
        return status::WRONG;
    }
    let paper = OutputTarget::default().paper(None, output::ColorArg::Auto);
    if paper.ink == Ink::Colour {
        output::print(&text.ansi().to_string())
    } else {
        output::print(&text.to_string())
    }
}

pub fn main() -> ExitCode {
    platform::prepare();
    let threads = threads::start();
    // Dates and language codes in the arguments may be in one of the user's own languages. Mistakes in their files are
    // reported later.
    config::languages(&completed_values::common());
    completions::answer_shell();
    // On Windows the shell leaves it to the program to expand `*.ron`.
    let args = match Args::try_parse_from(wild::args_os()) {
        Ok(args) => args,
        Err(error) => return ExitCode::from(report(&error)),
    };
    ExitCode::from(run(args, threads).unwrap_or_else(|status| status))
}

fn run(args: Args, threads: io::Result<()>) -> Answered {
    threads.map_err(|error| failed(format_args!("no thread can be started: {error}")))?;
    let mut common = args.common;
    common.read_environment();
    if let Some(folder) = &common.config
        && !folder.is_dir()
    {
        let folder = folder.display();
        return Err(wrong(format_args!("--config {folder}: there is no such folder")));
    }
    match args.command {
        None => browse::run(&common),
        Some(Verb::Tree(args)) => tree::run(&args, &common),
        Some(Verb::Due(args)) => due::run(&args, &common),
        Some(Verb::Search(args)) => search::run(&args, &common),
        Some(Verb::Show(args)) => show::run(&args, &common),
        Some(Verb::Brief(args)) => brief::run(&args, &common),
        Some(Verb::Table(table)) => tables::run(table, &common),
        Some(Verb::Record(args)) => record::run(&args, &common),
        Some(Verb::Log(args)) => log::run(&args, &common),
        Some(Verb::Undo(args)) => undo::run(&args, &common),
        Some(Verb::Import(args)) => import::run(&args, &common),
        Some(Verb::Info) => info::run(&common),
        Some(Verb::Completions { shell }) => Ok(output::print(&completions::script(shell))),
        Some(Verb::Man { name }) => generate::man(name.as_deref()),
        Some(Verb::Generate { output, force }) => generate::all(&output, force),
        Some(Verb::Check { paths }) => check::run(&paths, &common),
        #[cfg(debug_assertions)]
        Some(Verb::Panic { thread }) => fault::run(&common, thread),
        Some(Verb::Screen(screen)) => screen::run(&screen, &common),
    }
}
