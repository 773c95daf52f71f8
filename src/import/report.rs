//! The report of an import, for the person who has to trust it: what was read, what was not, and what to check.

use std::fmt::Write as _;

use super::compose::{Composed, Tally};
use super::draft::{Draft, DraftSection, NameCandidate};
use super::table::guess::Guess;
use super::table::rows::UNTITLED;

/// How many lines of each list are shown on a terminal; the file has them all.
const SHOWN: usize = 8;

#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    parts: Vec<ReportPart>,
    pub unread: usize,
}

#[derive(Clone, Debug)]
struct ReportPart {
    title: String,
    lines: Vec<String>,
}

impl ImportReport {
    /// Adds what was read from a file.
    pub fn file(&mut self, name: &str, (draft, counts): &(Draft, Tally), guess: Option<&Guess>) {
        let headings = draft.sections.iter().map(DraftSection::headings).sum::<usize>();
        let (figures, measured) = counts.figures;
        let items =
            |number: usize, what: &str| (number > 0).then(|| format!("{} {what}", count(number, "item")));
        let lines = [
            Some(format!(
                "{} with content, {} items, {headings} headings",
                count(draft.lines, "line"),
                counts.items
            )),
            Some(format!(
                "{} read, {} with links",
                count(counts.dates, "date"),
                count(counts.links, "item")
            )),
            Some(format!("{} read", count(counts.amounts, "sum"))),
            (figures > 0).then(|| {
                let figures = count(figures, "figure");
                format!("{figures} seen, {measured} of them as statistics or targets; the others stay in the words")
            }),
            items(counts.undated, "without any date"),
            items(counts.drafts, "with a title to be looked at (is:draft)"),
        ];
        let lines = lines.into_iter().flatten().chain(draft.notes.iter().cloned());
        self.facts(format!("Read from {name}"), lines);
        let reasons = guess.into_iter().flat_map(|guess| &guess.reasons);
        self.list(
            "Guessed; correct the rules where it is wrong",
            reasons.map(|(rule, reason)| format!("{rule}: {reason}")),
        );
        let unread = draft.unread.iter().map(|unread| {
            let text = quoted(&unread.text);
            format!("line {}, {}: {text}: {}", unread.line, unread.what, unread.why)
        });
        let more = (draft.unread_more > 0).then(|| format!("and {} more cells", draft.unread_more));
        self.list("Not understood; the words stay with the item", unread.chain(more));
        let left = draft.left.iter();
        self.list(
            "Lines without an item",
            left.map(|left| format!("line {}: {}: {}", left.line, quoted(&left.text), left.why)),
        );
        for (title, is_repeat) in [
            ("Rows of one id, one action with all they say", false),
            ("Duplicates, the same to the letter; one is kept", true),
        ] {
            let joined = draft.joined.iter().filter(|joined| joined.is_repeat == is_repeat);
            self.list(
                title,
                joined.map(|joined| format!("{}: lines {}", joined.id, numbers(&joined.lines))),
            );
        }
        self.list(
            "Names that no vocabulary has: bodies, places, acts or funds to declare",
            draft.candidates.iter().map(candidate),
        );
        let untitled = draft.left.iter().filter(|left| left.why == UNTITLED);
        self.unread += draft.unread.len() + draft.unread_more + untitled.count();
    }

    /// Adds what was made from all files together.
    pub fn composed(&mut self, corpus: &Composed) {
        let names = &corpus.names;
        let new = [
            (&names.bodies, "body", "bodies"),
            (&names.places, "place", "places"),
            (&names.funds, "fund", "funds"),
        ];
        let new = new.into_iter().filter_map(|(names, one, many)| {
            let number = names.terms().len();
            (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { many }))
        });
        let new: Vec<String> = new.collect();
        self.facts("New names", (!new.is_empty()).then(|| new.join(", ")));
        self.list(
            "Taken for one; confirm, or write them apart in the file",
            names.variants().map(|variants| {
                let others: Vec<String> = variants.others.iter().map(|name| quoted(name)).collect();
                let name = quoted(&variants.name);
                format!("{} {name}: also {}", variants.what, others.join(", "))
            }),
        );
        let renamed = corpus.renamed.iter();
        self.list(
            "Ids that had to change",
            renamed.map(|(id, key)| format!("{} is {key}", quoted(id))),
        );
        self.list(
            "Sums that cannot be held, kept as words",
            corpus.sums_left.iter().cloned(),
        );
    }

    /// Adds lines under a heading; nothing where there are none.
    pub fn facts(&mut self, title: impl Into<String>, lines: impl IntoIterator<Item = String>) {
        self.part(title.into(), lines, false);
    }

    /// Like [`Self::facts`], for things to look at: the heading gives their number.
    pub fn list(&mut self, title: impl Into<String>, lines: impl IntoIterator<Item = String>) {
        self.part(title.into(), lines, true);
    }

    fn part(&mut self, title: String, lines: impl IntoIterator<Item = String>, is_list: bool) {
        let lines: Vec<String> = lines.into_iter().collect();
        let title = if is_list {
            format!("{title} ({})", lines.len())
        } else {
            title
        };
        if !lines.is_empty() {
            self.parts.push(ReportPart { title, lines });
        }
    }

    /// The report for a terminal, with long lists cut.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for ReportPart { title, lines } in &self.parts {
            let _ = writeln!(out, "{title}");
            for line in lines.iter().take(SHOWN) {
                let _ = writeln!(out, "  {line}");
            }
            if lines.len() > SHOWN {
                let _ = writeln!(out, "  … and {} more", lines.len() - SHOWN);
            }
        }
        out
    }

    /// The whole report, for a file.
    pub fn markdown(&self) -> String {
        let mut out = String::from("# Import report\n");
        for ReportPart { title, lines } in &self.parts {
            let _ = writeln!(out, "\n## {title}\n");
            for line in lines {
                let _ = writeln!(out, "- {}", line.replace('\n', " "));
            }
        }
        out
    }
}

/// A name that no vocabulary has, and where it occurs.
fn candidate(candidate: &NameCandidate) -> String {
    let NameCandidate { name, count, lines } = candidate;
    let more = if *count > lines.len() { ", …" } else { "" };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    format!("{count} × {}: {word} {}{more}", quoted(name), numbers(lines))
}

fn numbers(lines: &[u32]) -> String {
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    lines.join(", ")
}

fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// A text on one line, cut where it is long.
pub fn quoted(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(100) {
        Some((at, _)) => format!("“{}…”", &line[..at]),
        None => format!("“{line}”"),
    }
}
