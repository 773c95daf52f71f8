//! Files generated from the definition of the command line: the manual, and what packages ship beside the program.

use std::path::Path;

use clap::{Command, ValueEnum as _};
use clap_complete::{Generator as _, Shell};

use super::args::command;
use super::completions::script;
use super::output::{self, failed, wrong};
use super::status::{Answered, OK};

fn manual(page: &Command) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let written = clap_mangen::Man::new(page.clone()).render(&mut bytes);
    debug_assert!(written.is_ok());
    bytes
}

fn verbs(all: &Command) -> impl Iterator<Item = &Command> {
    all.get_subcommands()
        .filter(|verb| !verb.is_hide_set() && verb.get_name() != "help")
}

pub fn man(name: Option<&str>) -> Answered {
    let mut all = command();
    all.build();
    let page = match name {
        None => Some(&all),
        Some(name) => all.find_subcommand(name),
    };
    let Some(page) = page else {
        let names: Vec<_> = verbs(&all).map(Command::get_name).collect();
        let asked = name.unwrap_or_default();
        return Err(wrong(format_args!(
            "there is no command {asked}; there are {}",
            names.join(", ")
        )));
    };
    Ok(output::print(&manual(page)))
}

/// Writes what packages ship beside the program: completions for every shell, and all pages of the manual.
pub fn all(folder: &Path, force: bool) -> Answered {
    let mut all = command();
    all.build();
    let scripts = Shell::value_variants()
        .iter()
        .map(|shell| ("completions", shell.file_name("milepost"), script(*shell)));
    let pages = std::iter::once(&all).chain(verbs(&all)).map(|page| {
        let name = page.get_display_name().unwrap_or_else(|| page.get_name());
        ("man", format!("{name}.1"), manual(page))
    });
    for (kind, name, bytes) in scripts.chain(pages) {
        let folder = folder.join(kind);
        std::fs::create_dir_all(&folder)
            .map_err(|error| failed(format_args!("{}: {error}", folder.display())))?;
        let status = output::write(&folder.join(name), &bytes, force);
        if status != OK {
            return Err(status);
        }
    }
    Ok(OK)
}
