//! `docs/cli.md`, generated from the definition of the command line.

use std::fmt::Write as _;

use clap::{Arg, Command};

/// The page generated from the definition.
pub fn page() -> String {
    let mut all = milepost::cli::command();
    all.build();
    let mut out = String::from(
        "# The command line\n\nThis page is made from the definition in `src/cli/`; a test holds it against that.\n\n\
         Data goes to stdout, messages to stderr. The exit status is 0 when everything went as asked, 1 when nothing was\n\
         found or the data has mistakes, 2 when the command was used wrongly. What the formats hold: [export.md](export.md).\n\
         A reader that goes away (`milepost tree | head`) is no mistake. With `-o` a file is written whole or not at all, also when\n\
         nothing was found; links, devices and pipes are written through, permissions are kept, and `-o -` is stdout.\n",
    );
    section(&mut out, &mut all, None);
    let names: Vec<String> = all
        .get_subcommands()
        .filter(|verb| !verb.is_hide_set() && verb.get_name() != "help")
        .map(|verb| verb.get_name().to_owned())
        .collect();
    for name in &names {
        let global: Vec<String> = all
            .get_arguments()
            .filter(|arg| arg.is_global_set())
            .map(|arg| arg.get_id().to_string())
            .collect();
        if let Some(verb) = all.find_subcommand_mut(name) {
            section(&mut out, verb, Some(&global));
        }
    }
    out
}

/// The page of a command; options of all commands are listed once.
fn section(out: &mut String, command: &mut Command, global: Option<&[String]>) {
    let title = match global {
        None => "milepost".to_owned(),
        Some(_) => format!("milepost {}", command.get_name()),
    };
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = writeln!(out, "\n## {title}\n\n{about}.\n\n```text\n{usage}\n```");
    let mut arguments: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| global.is_none_or(|global| !global.iter().any(|id| id == arg.get_id().as_str())))
        .filter(|arg| !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help" | "version"))
        .collect();
    // As in the help, positional arguments come first.
    arguments.sort_by_key(|arg| !arg.is_positional());
    let rows: Vec<String> = arguments.into_iter().map(row).collect();
    if !rows.is_empty() {
        let _ = writeln!(
            out,
            "\n| argument | meaning |\n| --- | --- |\n{}",
            rows.join("\n")
        );
    }
    if let Some(examples) = command.get_after_help() {
        let examples = examples.to_string();
        let lines: Vec<_> = examples
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .collect();
        let _ = writeln!(out, "\n```sh\n{}\n```", lines.join("\n"));
    }
}

fn row(arg: &Arg) -> String {
    let value = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values())
        .map(|names| names.join(" "))
        .unwrap_or_default();
    let mut names = Vec::new();
    names.extend(arg.get_short().map(|short| format!("`-{short}`")));
    names.extend(
        arg.get_long()
            .map(|long| format!("`--{long} {value}`").replace(" `", "`")),
    );
    if names.is_empty() {
        names.push(format!("`{value}`"));
    }
    let mut meaning = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values = arg.get_possible_values();
    if arg.get_action().takes_values() && !values.is_empty() && !arg.is_hide_possible_values_set() {
        for value in values {
            let help = value.get_help().map(ToString::to_string).unwrap_or_default();
            let colon = if help.is_empty() { "" } else { ": " };
            let _ = write!(meaning, "<br>`{}`{colon}{help}", value.get_name());
        }
    }
    format!("| {} | {} |", names.join(" "), meaning.replace('|', "\\|"))
}
