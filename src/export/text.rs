//! Views as plain text: readable in a mail, every line citable.

use std::fmt::Write as _;

use hashbrown::HashSet;

use super::{Scope, View};
use crate::model::ActionRef;
use crate::model::schedule::{distance, state};
use crate::model::words::{Hedge, Word};
use crate::query::agenda::{AgendaRow, agenda};
use crate::query::facts::{self, Part};
use crate::query::outline::{Counts, Node, outline};
use crate::query::wording;

/// The focused pane as text.
pub fn pane(view: View) -> String {
    let mut out = view.header().join("\n");
    out.push_str("\n\n");
    match view.scope {
        Scope::Tree => tree(&mut out, view),
        Scope::Node(node) => one(&mut out, view, node),
        Scope::Deadlines => deadlines(&mut out, view),
    }
    out
}

fn tree(out: &mut String, view: View) {
    let corpus = &view.library.corpus;
    let counts = Counts::new(corpus, &view.library.deadlines, view.shown, view.as_of);
    for row in outline(corpus, &counts, view.shown, |_| true) {
        let indent = "  ".repeat(row.depth.into());
        match row.node {
            Node::Section(id) => {
                let section = corpus.section(id);
                let number = if section.parent.is_none() {
                    format!("{}. ", corpus.objectives[corpus.objective_of(id).index()].number)
                } else {
                    String::new()
                };
                let title = corpus.str(section.title);
                let count = wording::count(counts.actions(section) as usize, "action");
                let _ = writeln!(out, "{indent}{number}{title} ({count})");
            }
            Node::Action(id) => {
                let action = corpus.action(id);
                let _ = writeln!(out, "{indent}- {} [{}]", action.title(), action.citation());
            }
        }
    }
}

fn one(out: &mut String, view: View, node: Option<Node>) {
    let sources = view.library.sources(view.as_of);
    let parts = match node {
        Some(Node::Action(action)) => facts::of_action(sources, action),
        Some(Node::Section(section)) => facts::of_section(sources, section, view.shown),
        None => Vec::new(),
    };
    for part in parts {
        let joined = |runs: &[facts::Run], between: &str| {
            runs.iter()
                .map(|run| run.text.as_str())
                .collect::<Vec<_>>()
                .join(between)
        };
        let _ = match part {
            Part::Title(title) => writeln!(out, "{title}"),
            Part::Tags(tags) => writeln!(out, "{}", joined(&tags, " · ")),
            Part::Gap => writeln!(out),
            Part::Paragraph(text) => writeln!(out, "{text}"),
            Part::Fact(fact) => {
                let right = fact
                    .right
                    .map(|right| format!("  ({})", right.text))
                    .unwrap_or_default();
                writeln!(out, "{:10}{}{right}", fact.label, joined(&fact.runs, ""))
            }
        };
    }
}

fn deadlines(out: &mut String, view: View) {
    let corpus = &view.library.corpus;
    let all = &view.library.deadlines;
    for row in agenda(all, view.shown, &HashSet::new(), view.as_of) {
        let _ = match row {
            AgendaRow::Heading(bucket, count) => {
                let first = if out.ends_with("\n\n") { "" } else { "\n" };
                writeln!(out, "{first}{} ({count})", bucket.label(view.as_of))
            }
            AgendaRow::Deadline(index) => {
                let deadline = all.sorted[index as usize];
                let date = deadline.record(corpus);
                let hedge = if date.hedge == Hedge::Firm {
                    String::new()
                } else {
                    format!(", {}", date.hedge.label())
                };
                let when = corpus.str(corpus.wording(date.when).text);
                let how_far = distance(&deadline.window, view.as_of);
                let what = state(&deadline.window, view.as_of).label();
                let line = entry(corpus.action(deadline.action));
                writeln!(out, "  {when}{hedge} ({what}, {how_far}): {line}")
            }
            AgendaRow::Undated(action) => writeln!(out, "  no date: {}", entry(corpus.action(action))),
        };
    }
}

fn entry(action: ActionRef) -> String {
    format!("{} [{}]", action.title(), action.citation())
}
