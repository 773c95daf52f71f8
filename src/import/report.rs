//! What an import made of a file, for the person who has to trust it: what was read, what was not, what to look at.

use std::fmt::Write as _;

use super::compose::{Composed, Tally};
use super::draft::{Candidate, Draft, Section};
use super::table::guess::Guess;

/// So many lines of each list stand on the terminal; the file has all.
const SHOWN: usize = 8;

#[derive(Clone, Debug, Default)]
pub struct Report {
    parts: Vec<Part>,
    pub unread: usize,
}

#[derive(Clone, Debug)]
struct Part {
    title: String,
    lines: Vec<String>,
    /// Whether it is a list of things to look at.
    is_list: bool,
}

impl Report {
    /// Adds what was read of a file.
    pub fn file(&mut self, name: &str, (draft, counts): &(Draft, Tally), guess: Option<&Guess>) {
        let headings = draft.sections.iter().map(Section::headings).sum::<usize>();
        let dates_unread = draft.unread.len() + draft.unread_more;
        let mut lines = vec![
            format!(
                "{} with content, {} items, {} headings",
                count(draft.lines, "line"),
                counts.items,
                headings
            ),
            format!(
                "{} read, {} with links",
                count(counts.dates, "date"),
                count(counts.links, "item")
            ),
            format!("{} read", count(counts.amounts, "sum")),
        ];
        let (figures, measured) = counts.figures;
        if figures > 0 {
            lines.push(format!(
                "{} seen, {measured} of them as statistics or targets; the others stay in the words",
                count(figures, "figure")
            ));
        }
        if counts.undated > 0 {
            lines.push(format!("{} without any date", count(counts.undated, "item")));
        }
        if counts.drafts > 0 {
            lines.push(format!(
                "{} with a title to be looked at (is:draft)",
                count(counts.drafts, "item")
            ));
        }
        lines.extend(draft.notes.iter().cloned());
        self.part(format!("Read from {name}"), lines, false);
        if let Some(guess) = guess.filter(|guess| !guess.reasons.is_empty()) {
            let guesses = guess
                .reasons
                .iter()
                .map(|(rule, reason)| format!("{rule}: {reason}"));
            self.part(
                "Guessed; correct the rules where it is wrong".into(),
                guesses.collect(),
                true,
            );
        }
        let unread = draft.unread.iter().map(|unread| {
            format!(
                "line {}, {}: {}: {}",
                unread.line,
                unread.what,
                quoted(&unread.text),
                unread.why
            )
        });
        let more = (draft.unread_more > 0).then(|| format!("and {} more cells", draft.unread_more));
        self.part(
            "Not understood; the words stay with the item".into(),
            unread.chain(more).collect(),
            true,
        );
        let left = draft
            .left
            .iter()
            .map(|left| format!("line {}: {}: {}", left.line, quoted(&left.text), left.why));
        self.part("Lines without an item".into(), left.collect(), true);
        let of = |is_repeat: bool| {
            let joined = draft
                .joined
                .iter()
                .filter(move |joined| joined.is_repeat == is_repeat);
            joined.map(|joined| {
                let lines: Vec<String> = joined.lines.iter().map(ToString::to_string).collect();
                format!("{}: lines {}", joined.id, lines.join(", "))
            })
        };
        self.part(
            "Rows of one id, one action with all they say".into(),
            of(false).collect(),
            true,
        );
        self.part(
            "Duplicates, the same to the letter; one is kept".into(),
            of(true).collect(),
            true,
        );
        let candidates = draft.candidates.iter().map(candidate);
        self.part(
            "Names that no vocabulary has: bodies, places, acts or funds to declare".into(),
            candidates.collect(),
            true,
        );
        self.unread += dates_unread
            + draft
                .left
                .iter()
                .filter(|left| left.why == "a row without a title")
                .count();
    }

    /// Adds what was made of all files together.
    pub fn composed(&mut self, corpus: &Composed) {
        let names = |list: usize, one: &str, many: &str| {
            (list > 0).then(|| format!("{list} {}", if list == 1 { one } else { many }))
        };
        let vocabulary: Vec<String> = [
            names(corpus.names.bodies.terms().len(), "body", "bodies"),
            names(corpus.names.places.terms().len(), "place", "places"),
            names(corpus.names.funds.terms().len(), "fund", "funds"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !vocabulary.is_empty() {
            self.part("New names".into(), vec![vocabulary.join(", ")], false);
        }
        let variants = corpus.names.variants().map(|variants| {
            format!(
                "{} {}: also {}",
                variants.what,
                quoted(&variants.name),
                variants
                    .others
                    .iter()
                    .map(|name| quoted(name))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        });
        self.part(
            "Taken for one; confirm, or write them apart in the file".into(),
            variants.collect(),
            true,
        );
        let renamed = corpus
            .renamed
            .iter()
            .map(|(id, key)| format!("{} is {key}", quoted(id)));
        self.part("Ids that had to change".into(), renamed.collect(), true);
        let left = corpus.sums_left.clone();
        self.part("Sums that cannot be held, kept as words".into(), left, true);
    }

    /// Adds lines under a heading; nothing where there are none.
    pub fn part(&mut self, title: String, lines: Vec<String>, is_list: bool) {
        if !lines.is_empty() {
            self.parts.push(Part {
                title,
                lines,
                is_list,
            });
        }
    }

    /// For a terminal: long lists cut.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            let number = if part.is_list {
                format!(" ({})", part.lines.len())
            } else {
                String::new()
            };
            let _ = writeln!(out, "{}{number}", part.title);
            for line in part.lines.iter().take(SHOWN) {
                let _ = writeln!(out, "  {line}");
            }
            if part.lines.len() > SHOWN {
                let _ = writeln!(out, "  … and {} more", part.lines.len() - SHOWN);
            }
        }
        out
    }

    /// For a file: all of it.
    pub fn markdown(&self) -> String {
        let mut out = String::from("# Import report\n");
        for part in &self.parts {
            let number = if part.is_list {
                format!(" ({})", part.lines.len())
            } else {
                String::new()
            };
            let _ = writeln!(out, "\n## {}{number}\n", part.title);
            for line in &part.lines {
                let _ = writeln!(out, "- {}", line.replace('\n', " "));
            }
        }
        out
    }
}

/// A name that no vocabulary has, and where it stands.
fn candidate(candidate: &Candidate) -> String {
    let lines: Vec<String> = candidate.lines.iter().map(ToString::to_string).collect();
    let more = if candidate.count > lines.len() {
        ", …"
    } else {
        ""
    };
    format!(
        "{} × {}: {} {}{more}",
        candidate.count,
        quoted(&candidate.name),
        if lines.len() == 1 { "line" } else { "lines" },
        lines.join(", ")
    )
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
