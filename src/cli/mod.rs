//! The command line: what is asked, read with clap, and answered on stdout, stderr and by the exit status.

mod args;
mod brief;
mod browse;
mod check;
mod common;
mod completed_values;
mod completions;
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
mod record;
mod screen;
mod search;
mod select;
mod session;
mod show;
mod start;
mod status;
mod tables;
mod threads;
mod tree;
mod undo;
mod view;

use std::process::ExitCode;

use clap::Parser as _;

pub use self::args::command;
use self::args::{Args, Verb};
use self::output::OutputTarget;
use crate::export::Ink;
use crate::tui::platform;

/// Prints what clap has to say: help and the version, or what is wrong with the arguments, which may hold anything.
fn report(error: &clap::Error) -> u8 {
    let text = error.render();
    if error.use_stderr() {
        output::message(&text);
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
    // Dates and codes of languages on the line may be in one of the reader's own. What is wrong with them is said later.
    start::languages(&completed_values::common());
    completions::answer_shell();
    // Shells of Windows leave it to each program what `*.ron` stands for.
    let args = match Args::try_parse_from(wild::args_os()) {
        Ok(args) => args,
        Err(error) => return ExitCode::from(report(&error)),
    };
    if let Err(error) = threads {
        output::say(&format_args!("no thread can be started: {error}"));
        return ExitCode::from(status::NOTHING);
    }
    let mut common = args.common;
    common.read_environment();
    if let Some(folder) = &common.config
        && !folder.is_dir()
    {
        let folder = folder.display();
        return ExitCode::from(view::wrong(&format!(
            "--config {folder}: there is no such folder"
        )));
    }
    let answered = match args.command {
        None => Ok(browse::run(&common)),
        Some(Verb::Tree(args)) => tree::run(&args, &common),
        Some(Verb::Due(args)) => due::run(&args, &common),
        Some(Verb::Search(args)) => search::run(&args, &common),
        Some(Verb::Show(args)) => Ok(show::run(&args, &common)),
        Some(Verb::Brief(args)) => brief::run(&args, &common),
        Some(Verb::Table(table)) => tables::run(table, &common),
        Some(Verb::Record(args)) => record::run(&args, &common),
        Some(Verb::Log(args)) => log::run(&args, &common),
        Some(Verb::Undo(args)) => undo::run(&args, &common),
        Some(Verb::Import(args)) => Ok(import::run(&args, &common)),
        Some(Verb::Info) => Ok(info::run(&common)),
        Some(Verb::Completions { shell }) => Ok(completions::completions(shell)),
        Some(Verb::Man { name }) => Ok(generate::man(name.as_deref())),
        Some(Verb::Generate { output, force }) => Ok(generate::all(&output, force)),
        Some(Verb::Check { paths }) => {
            start::say_languages(&common);
            Ok(check::run(
                if paths.is_empty() { &common.data } else { &paths },
                common.color,
            ))
        }
        #[cfg(debug_assertions)]
        Some(Verb::Panic { thread }) => Ok(fault::run(&common, thread)),
        Some(Verb::Screen(screen)) => Ok(screen::run(&screen, &common)),
    };
    ExitCode::from(answered.unwrap_or_else(|status| status))
}
