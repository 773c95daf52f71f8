//! `milepost info`: editions, counts, and the locations of everything that is read.

use std::fmt::Write as _;
use std::path::Path;

use super::common::CommonArgs;
use super::config;
use super::journal::JournalPlace;
use super::memory;
use super::output::{self, ColorArg, OutputTarget};
use super::session::{Opened, open};
use super::status::Answered;
use crate::load;
use crate::model::deadlines::count_states;
use crate::model::words::Block;
use crate::model::{ActionId, EditionId, SectionId, VocabularyKind};
use crate::views::wording;
use crate::when::ScheduleState;
use crate::when::clock::ClockOrigin;

pub const EXAMPLES: &str = "\
Examples:
  milepost info
  milepost info --as-of 2025-03-01";

pub fn run(common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let mut out = format!("milepost {}\n", env!("CARGO_PKG_VERSION"));
    clock(&mut out, &opened);
    counts(&mut out, &opened);
    recorded(&mut out, &opened);
    places(&mut out, common, &opened.journal);
    let target = OutputTarget::default();
    if target.is_terminal() {
        out = wrapped(&out, target.paper(None, ColorArg::Never).width);
    }
    Ok(output::print(&out))
}

/// Wraps lines to a width, with continuation lines indented past the label. A path is broken only if it is longer than a
/// line: the terminal would otherwise continue it at its left edge.
fn wrapped(text: &str, width: usize) -> String {
    let under = " ".repeat(LABEL);
    let options = textwrap::Options::new(width.max(LABEL + 1))
        .subsequent_indent(&under)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut out = String::new();
    for line in text.lines() {
        out.push_str(&textwrap::fill(line, &options));
        out.push('\n');
    }
    out
}

const LABEL: usize = 14;

fn line(out: &mut String, label: &str, text: &str) {
    let _ = writeln!(out, "{label:LABEL$}{}", crate::text::sanitize::visible(text));
}

fn clock(out: &mut String, opened: &Opened) {
    let why = match opened.clock.origin {
        ClockOrigin::Given => "as asked",
        ClockOrigin::Today => "today",
        ClockOrigin::Edition => "the newest edition's date",
    };
    line(
        out,
        "as of",
        &format!("{}, {why}", opened.library.days.day(opened.clock.as_of)),
    );
}

fn counts(out: &mut String, opened: &Opened) {
    let library = &opened.library;
    let corpus = &library.corpus;
    let as_of = opened.clock.as_of;
    let in_view = library.in_view(as_of);
    let has_several = corpus.editions.len() > 1;
    out.push('\n');
    for (index, edition) in corpus.editions.iter().enumerate() {
        let shown = if has_several && in_view.contains(&EditionId::at(index)) {
            ", in view"
        } else {
            ""
        };
        let inferred = if edition.as_of_inferred { ", inferred" } else { "" };
        let value = format!(
            "{}: {}, as of {}{inferred}{shown}",
            corpus.str(edition.id),
            corpus.str(edition.title),
            library.days.day(edition.as_of)
        );
        line(out, "edition", &value);
        line(out, "source", corpus.str(edition.source_name));
        if !edition.source_url.is_empty() {
            line(out, "url", corpus.str(edition.source_url));
        }
    }
    let base = library.actions_in_view(as_of);
    let is_in_view = |action: ActionId| base.as_ref().is_none_or(|set| set.contains(action));
    let actions: Vec<ActionId> = (0..corpus.len())
        .map(ActionId::at)
        .filter(|action| is_in_view(*action))
        .collect();
    let number = |out: &mut String, label: &str, count: usize| {
        line(out, label, &wording::grouped(count as u64));
    };
    if has_several {
        line(out, "counted", "what is in view");
    }
    let objectives = corpus.objectives.iter();
    let objectives = objectives.filter(|objective| in_view.contains(&objective.edition));
    number(out, "objectives", objectives.count());
    let sections = (0..corpus.sections.len()).map(SectionId::at);
    let sections = sections.filter(|section| in_view.contains(&corpus.edition_of(*section)));
    number(out, "headings", sections.count());
    number(out, "actions", actions.len());
    let next_steps = actions.iter().map(|action| &corpus.actions[action.index()]);
    let next_steps = next_steps.filter(|action| action.block == Block::NextStep);
    number(out, "next steps", next_steps.count());
    let deadlines = library.deadlines.sorted.iter();
    let deadlines = deadlines.filter(|deadline| is_in_view(deadline.action));
    number(out, "deadlines", deadlines.count());
    for (state, count) in
        ScheduleState::ALL
            .into_iter()
            .zip(count_states(&library.deadlines, base.as_ref(), as_of))
    {
        line(
            out,
            "",
            &format!("{} {}", wording::grouped(count as u64), state.label()),
        );
    }
    let amounts = actions
        .iter()
        .map(|action| corpus.action(*action).amounts().len());
    number(out, "amounts", amounts.sum());
    let figures = actions
        .iter()
        .map(|action| corpus.action(*action).figures().len());
    number(out, "figures", figures.sum());
    for kind in VocabularyKind::ALL {
        let terms = corpus.vocabulary(kind).len() as u64;
        // Few documents have tags.
        if terms > 0 || kind != VocabularyKind::Tags {
            line(out, &kind.name().to_lowercase(), &wording::grouped(terms));
        }
    }
}

/// How many entries are recorded, and how many of them match nothing in this corpus.
fn recorded(out: &mut String, opened: &Opened) {
    let ledger = &opened.library.ledger;
    for journal in &ledger.journals.all {
        let count = wording::count(journal.entries.len(), "entry");
        line(out, "recorded", &format!("{count} by {}", journal.by));
    }
    for (ids, what) in [(&ledger.unknown, "action"), (&ledger.unmatched, "deadline")] {
        if !ids.is_empty() {
            let count = wording::grouped(ids.len() as u64);
            line(out, "", &format!("{count} of no {what} of this corpus"));
        }
    }
}

fn places(out: &mut String, common: &CommonArgs, journal: &JournalPlace) {
    out.push('\n');
    if common.data.is_empty() {
        let files = wording::count(load::embedded::files().len(), "file");
        line(out, "data", &format!("built in, {files}"));
    }
    for path in &common.data {
        line(out, "data", &there(path));
    }
    let (last, others) = match journal.folders.split_last() {
        Some((last, others)) => (Some(last), others),
        None => (None, &[][..]),
    };
    if let Some(folder) = last {
        line(out, "journal", &format!("{}, {}", there(folder), journal.why));
    }
    for folder in others.iter().filter(|folder| folder.is_dir()) {
        line(out, "", &format!("{}, read as well", there(folder)));
    }
    line(
        out,
        "recorded in",
        &format!("{} by {}", there(&journal.file), journal.person),
    );
    match config::config_folder(common) {
        Some(folder) => line(out, "config", &there(&folder)),
        None => line(out, "config", "none: no home folder"),
    }
    if let Ok(config) = config::read(common) {
        for (file, _) in config.files.iter().filter(|(_, was_read)| *was_read) {
            line(out, "read", &there(file));
        }
        for mistake in &config.mistakes {
            line(out, "mistake", mistake);
        }
    }
    if let Some(file) = memory::view_file() {
        line(out, "state", &there(&file));
    }
}

/// An absolute path, with a remark if nothing is there.
fn there(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.into());
    let not = if path.exists() { "" } else { " (not there)" };
    format!("{}{not}", full.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_under_their_text() {
        let mut out = String::new();
        line(&mut out, "source", "European Council, Migration State of Play");
        line(&mut out, "", "1 met");
        assert_eq!(
            wrapped(&out, 40),
            "source        European Council,\n              Migration State of Play\n              1 met\n"
        );
    }

    #[test]
    fn a_path_longer_than_its_room_goes_on_under_its_beginning() {
        let path = "/home/reader/documents/migration/state-of-play/2024-12/corpus.ron";
        let mut out = String::new();
        line(&mut out, "data", path);
        for width in [40, 60, 80] {
            let wrapped = wrapped(&out, width);
            let parts: Vec<&str> = wrapped.lines().map(|text| &text[LABEL..]).collect();
            assert!(wrapped.lines().all(|text| text.len() <= width), "{wrapped}");
            assert!(
                wrapped
                    .lines()
                    .skip(1)
                    .all(|text| text[..LABEL].trim().is_empty())
            );
            assert_eq!(parts.concat(), path);
            assert_eq!(parts.len() == 1, width == 80, "{wrapped}");
        }
    }
}
