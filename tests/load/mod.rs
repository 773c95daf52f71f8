//! The loader's messages about wrong data, verbatim and with their columns.

mod files;
mod folder;
mod found;
mod limits;
mod meaning;
mod money;
mod mutate;
mod records;
mod shown;
mod slips;
mod sources;
mod syntax;
mod terms;

use milepost::load::{LoadReport, SourceFile, load};
use milepost::when::convention::Conventions;

use crate::support::file;

/// A vocabulary of bodies and an edition, without mistakes.
pub const BODIES: &str = r#"Bodies([(id: "frontex", name: "Frontex"), (id: "iom", name: "IOM")])"#;
pub const EDITION: &str = r#"Edition(id: "e1", title: "One", as_of: "2024-12-16")"#;

/// The files of a corpus by name and text.
pub fn files(texts: &[(&str, &str)]) -> Vec<SourceFile> {
    texts.iter().map(|(name, text)| file(*name, *text)).collect()
}

/// The loader's report on files.
pub fn check(files: &[SourceFile]) -> Option<LoadReport> {
    load(files, &Conventions::default()).err()
}

/// The loader's report on files with these names and texts.
pub fn report(texts: &[(&str, &str)]) -> Option<LoadReport> {
    check(&files(texts))
}

/// Every mistake as `file:line:column: message`.
pub fn told(report: &LoadReport) -> Vec<String> {
    let line =
        |located: &milepost::load::report::Located| format!("{}: {}", located.place(), located.message());
    report.problems().map(line).collect()
}

/// Every mistake in these files.
pub fn mistakes(texts: &[(&str, &str)]) -> Vec<String> {
    report(texts).as_ref().map(told).unwrap_or_default()
}

/// Every mistake in one file, loaded with a valid edition and bodies, as `line:column: message`.
pub fn of(text: &str) -> Vec<String> {
    let strip = |line: String| {
        line.strip_prefix("x.ron:")
            .map_or(line.clone(), |rest| rest.trim_start().to_owned())
    };
    mistakes(&[("bodies.ron", BODIES), ("edition.ron", EDITION), ("x.ron", text)])
        .into_iter()
        .map(strip)
        .collect()
}

/// An objective with these actions, on the fourth line and below.
pub fn objective(actions: &str) -> String {
    format!("Objective(\n    id: \"o\", number: 1, title: \"O\",\n    actions: [\n{actions}\n    ],\n)\n")
}

/// A valid action on one line.
pub fn action(id: &str, more: &str) -> String {
    format!(
        r#"        (id: "{id}", title: "T", block: Step, kind: Meeting, source: (item: 1, line: 1), {more}),"#
    )
}
