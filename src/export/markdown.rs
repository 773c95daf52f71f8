//! Views as Markdown: nested lists and tables (`CommonMark`, and GitHub's tables), everything from the data escaped.

use std::fmt::Write as _;

use super::entries::{Entry, Listing, set_of};
use super::escape;
use super::phrases::{also, bracketed, counts_in_words, date_phrases, limited_to};
use super::view::{ExportScope, ExportView};
use crate::model::ActionRef;
use crate::views::facts;
use crate::views::facts::{Fact, FactPart, Run, Target};
use crate::views::node::Node;
use crate::views::outline::{Counts, outline};
use crate::views::pivot;
use crate::views::pivot::Pivot;

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let mut out = String::new();
    let mut header = view.header(view.library.days, listing).into_iter();
    let _ = writeln!(
        out,
        "# {}\n",
        escape::markdown(&header.next().unwrap_or_default())
    );
    for line in header {
        let _ = writeln!(out, "- {}", escape::markdown(&line));
    }
    match view.scope {
        ExportScope::Tree => {
            out.push('\n');
            tree(&mut out, view, listing);
        }
        ExportScope::Nodes(nodes) => nodes.iter().for_each(|node| one(&mut out, view, *node)),
        ExportScope::Deadlines(_) => deadlines(&mut out, view, listing),
        ExportScope::Results(_) => results(&mut out, view, listing),
        // Tables are rendered by `tables`.
        ExportScope::Table(..) => {}
    }
    out
}

fn tree(out: &mut String, view: &ExportView, listing: &Listing) {
    let corpus = &view.library.corpus;
    let limited = view.limit.map(|_| set_of(view, listing));
    let shown = limited.as_ref().or(view.shown);
    if let Some(pivot) = view.pivot {
        return regrouped(out, view, &limited_to(view, pivot, shown));
    }
    let counts = Counts::new(corpus, &view.library.deadlines, shown, view.as_of);
    for row in outline(corpus, &counts, shown, |_| true) {
        let indent = "  ".repeat(row.depth.into());
        let _ = match row.node {
            Node::Edition(id) => {
                let title = escape::markdown(corpus.str(corpus.editions[id.index()].title));
                let (actions, ahead) = counts.of_edition(corpus, id);
                writeln!(out, "{indent}- **{title}** {}", counts_in_words(actions, ahead))
            }
            Node::Section(id) => {
                let section = corpus.section(id);
                let mut title = corpus.str(section.title).to_owned();
                if section.parent.is_none() {
                    let number = corpus.objectives[corpus.objective_of(id).index()].number;
                    title = format!("{number}. {title}");
                }
                let count = counts_in_words(counts.actions(section), counts.ahead(section));
                writeln!(out, "{indent}- **{}** {count}", escape::markdown(&title))
            }
            Node::Action(id) => writeln!(out, "{indent}- {}", line(view, &Entry::from(id))),
            // The document's tree has none.
            Node::Branch(_) => Ok(()),
        };
    }
}

fn regrouped(out: &mut String, view: &ExportView, pivot: &Pivot) {
    for row in pivot.rows(|_| true) {
        let indent = "  ".repeat(row.depth.into());
        let _ = match row.node {
            Node::Branch(id) => {
                let count = pivot
                    .branch(id)
                    .map(|branch| counts_in_words(branch.actions, branch.ahead))
                    .unwrap_or_default();
                writeln!(out, "{indent}- **{}** {count}", escape::markdown(pivot.title(id)))
            }
            Node::Action(id) => {
                let also = also(pivot, id, row.under);
                let space = if also.is_empty() { "" } else { " " };
                writeln!(
                    out,
                    "{indent}- {}{space}{}",
                    line(view, &Entry::from(id)),
                    escape::markdown(&also)
                )
            }
            Node::Edition(_) | Node::Section(_) => Ok(()),
        };
    }
}

/// An action in one line: title, what is next, citation.
fn line(view: &ExportView, entry: &Entry) -> String {
    let action = view.library.corpus.action(entry.action);
    let note = match date_phrases(view, entry) {
        Some(phrases) => {
            let mut notes = vec![format!("{}, {}", phrases.when, phrases.distance)];
            notes.extend(phrases.notes);
            format!(" (*{}*)", escape::markdown(&notes.join("; ")))
        }
        None => view
            .library
            .deadlines
            .state_of(&view.library.corpus, entry.action, view.as_of)
            .map(|state| format!(" (*{}*)", state.label()))
            .unwrap_or_default(),
    };
    format!(
        "{}{note} \\[{}\\]",
        escape::markdown(action.title()),
        cite(action)
    )
}

/// The citation, which leads to where the action can be read.
fn cite(action: ActionRef) -> String {
    linked(&escape::markdown(&action.citation()), action.url())
}

fn linked(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => format!("[{text}](<{}>)", escape::markdown_url(url)),
        None => text.to_owned(),
    }
}

fn deadlines(out: &mut String, view: &ExportView, listing: &Listing) {
    let corpus = &view.library.corpus;
    for group in &listing.groups {
        let _ = writeln!(
            out,
            "\n## {} ({})\n",
            escape::markdown(&group.label),
            group.entries.len()
        );
        table(out, &["When", "Computed", "Action", "Notes", "Source"]);
        for entry in &group.entries {
            let action = corpus.action(entry.action);
            let (when, distance, notes) = match date_phrases(view, entry) {
                Some(phrases) if entry.deadline.is_some() => {
                    (phrases.when, phrases.distance, phrases.notes.join("; "))
                }
                _ => (String::new(), "undated".into(), String::new()),
            };
            let cells = [&when, &distance, action.title(), &notes].map(escape::markdown);
            row(out, &[&cells[..], &[cite(action)]].concat());
        }
    }
}

fn results(out: &mut String, view: &ExportView, listing: &Listing) {
    out.push('\n');
    for (index, entry) in listing.entries().enumerate() {
        let _ = writeln!(out, "{}. {}", index + 1, line(view, entry));
    }
}

fn table(out: &mut String, heads: &[&str]) {
    row(out, heads);
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
}

fn row(out: &mut String, cells: &[impl AsRef<str>]) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {} |", cell.as_ref());
    }
    out.push('\n');
}

/// One action or heading in full, facts as a table; under a heading the list of what it holds.
fn one(out: &mut String, view: &ExportView, node: Node) {
    let sources = view.library.sources(view.as_of);
    let parts = match node {
        Node::Action(action) => facts::of_action(sources, action),
        Node::Edition(edition) => facts::of_edition(sources, edition, view.shown),
        Node::Section(section) => facts::of_section(sources, section, view.shown),
        Node::Branch(branch) => view
            .pivot
            .map_or_else(Vec::new, |pivot| pivot::of_branch(sources, pivot, branch)),
    };
    let mut in_table = false;
    let mut label = "";
    for part in parts {
        if let FactPart::Fact(fact) = part {
            if !in_table {
                table(out, &["", ""]);
                in_table = true;
            }
            // A label shown for the fact above is repeated: rows of a table stand alone.
            label = if fact.label.is_empty() { label } else { fact.label };
            row(out, &[label.to_owned(), fact_cell(&fact)]);
            continue;
        }
        if matches!(part, FactPart::Gap) {
            continue;
        }
        in_table = false;
        let _ = match part {
            FactPart::Title(title) => writeln!(out, "\n## {}\n", escape::markdown(&title)),
            FactPart::Tags(tags) => {
                let tags: Vec<_> = tags.iter().map(|tag| escape::markdown(&tag.text)).collect();
                writeln!(out, "{}\n", tags.join(" · "))
            }
            FactPart::Paragraph(text) => writeln!(out, "\n{}\n", escape::markdown(&text)),
            FactPart::Gap | FactPart::Fact(_) => Ok(()),
        };
    }
    if let Node::Section(section) = node {
        out.push('\n');
        for action in view.library.corpus.section(section).all_actions() {
            if view.shown.is_none_or(|set| set.contains(action)) {
                let _ = writeln!(out, "- {}", line(view, &Entry::from(action)));
            }
        }
    }
}

fn fact_cell(fact: &Fact) -> String {
    let url = match &fact.link {
        Some(Target::Url(url)) => Some(url.as_str()),
        _ => None,
    };
    // An address is where the words lead; it is not said beside them.
    let is_said = |run: &&Run| url.is_none_or(|url| run.text.trim() != url || fact.runs.len() == 1);
    let told: String = fact
        .runs
        .iter()
        .filter(is_said)
        .map(|run| bracketed(&run.text))
        .collect();
    let mut cell = linked(&escape::markdown(told.replace("  ", " ").trim()), url);
    if let Some(right) = &fact.right {
        let _ = write!(cell, " (*{}*)", escape::markdown(&right.text));
    }
    cell
}
