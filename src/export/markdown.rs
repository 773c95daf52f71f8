//! Views as Markdown: nested lists and tables (`CommonMark`, and GitHub's tables), everything from the data escaped, citations as
//! footnotes.

use std::fmt::Write as _;

use super::commonmark::{TextPlace, address, escaped, head, row};
use super::entries::{ListEntry, Listing, actions_of};
use super::notes::Notes;
use super::phrases::{bracketed, date_phrases, id_of, note_of};
use super::tree::{self, ExportTreeLine};
use super::view::{ExportScope, ExportView};
use crate::model::ActionRef;
use crate::views::facts::{Fact, FactPart, FactTarget};
use crate::views::node::Node;

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let mut page = MarkdownPage::new(view, listing);
    match view.scope {
        ExportScope::Tree => {
            page.out.push('\n');
            tree(&mut page, view, listing);
        }
        ExportScope::Nodes(nodes) => nodes.iter().for_each(|node| one(&mut page, view, *node)),
        ExportScope::Deadlines(_) => deadlines(&mut page, view, listing),
        ExportScope::Results(_) => results(&mut page, view, listing),
        // Tables are rendered by `tables`.
        ExportScope::Table(..) => {}
    }
    page.finish(view)
}

pub struct MarkdownPage {
    pub out: String,
    pub notes: Notes,
}

impl MarkdownPage {
    pub fn new(view: &ExportView, listing: &Listing) -> Self {
        let mut out = String::new();
        let days = view.library.days;
        let mut documents = view.documents(days).into_iter();
        let title = documents.next().unwrap_or_default();
        let _ = writeln!(out, "# {}\n", escaped(&title, TextPlace::Start));
        for other in documents {
            let _ = writeln!(out, "{}\n", escaped(&other, TextPlace::Start));
        }
        let _ = writeln!(out, "{}", escaped(&view.summary(days, listing), TextPlace::Start));
        Self {
            out,
            notes: Notes::new(view),
        }
    }

    fn cite(&mut self, action: ActionRef) -> String {
        format!("[^{}]", self.notes.of(action))
    }

    pub fn finish(mut self, view: &ExportView) -> String {
        let _ = writeln!(self.out, "\n{}", escaped(&view.footer(), TextPlace::Start));
        if !self.notes.is_empty() {
            self.out.push('\n');
        }
        for (number, note) in self.notes.iter() {
            let cited = linked(&note.text, note.url.as_deref(), TextPlace::Start);
            let _ = writeln!(self.out, "[^{number}]: {cited}");
        }
        self.out
    }
}

fn tree(page: &mut MarkdownPage, view: &ExportView, listing: &Listing) {
    for (depth, line) in tree::lines(view, listing) {
        let indent = "  ".repeat(depth.into());
        let words = match line {
            ExportTreeLine::Heading { title, count } => {
                format!("**{}** {count}", escaped(&title, TextPlace::Within))
            }
            ExportTreeLine::Action { id, also } => self::line(page, view, &ListEntry::from(id), &also),
        };
        let _ = writeln!(page.out, "{indent}- {words}");
    }
}

/// An action in one line: title, next date, the other branches it is in, citation.
fn line(page: &mut MarkdownPage, view: &ExportView, entry: &ListEntry, also: &str) -> String {
    let action = view.library.corpus.action(entry.action);
    let mut line = escaped(action.title(), TextPlace::Start);
    for note in [id_of(view, action), note_of(view, entry), also.to_owned()] {
        if !note.is_empty() {
            let _ = write!(line, " {}", escaped(&note, TextPlace::Within));
        }
    }
    line + &page.cite(action)
}

fn linked(text: &str, url: Option<&str>, place: TextPlace) -> String {
    match url {
        Some(url) => format!("[{}](<{}>)", escaped(text, TextPlace::Link), address(url)),
        None => escaped(text, place),
    }
}

fn deadlines(page: &mut MarkdownPage, view: &ExportView, listing: &Listing) {
    let corpus = &view.library.corpus;
    for group in &listing.groups {
        let _ = writeln!(
            page.out,
            "\n## {} ({})\n",
            escaped(&group.label, TextPlace::Start),
            group.entries.len()
        );
        let names = ["When", "Computed", "Action", "Notes", "Source"];
        head(&mut page.out, names.into_iter().map(|name| (name, false)));
        for entry in &group.entries {
            let action = corpus.action(entry.action);
            let (when, distance, notes) = match date_phrases(view, entry) {
                Some(phrases) if entry.deadline.is_some() => {
                    let notes = phrases.noted();
                    (phrases.when, phrases.distance, notes)
                }
                _ => (String::new(), "undated".into(), String::new()),
            };
            let mut title = action.title().to_owned();
            if view.ids {
                let _ = write!(title, " {}", id_of(view, action));
            }
            let cells = [&when, &distance, &title, &notes].map(|text| escaped(text, TextPlace::Cell));
            let cite = page.cite(action);
            row(&mut page.out, cells.into_iter().chain([cite]));
        }
    }
}

fn results(page: &mut MarkdownPage, view: &ExportView, listing: &Listing) {
    page.out.push('\n');
    for (index, entry) in listing.entries().enumerate() {
        let line = line(page, view, entry, "");
        let _ = writeln!(page.out, "{}. {line}", index + 1);
    }
}

/// One action or heading in full, with facts as a table; below a heading the list of its actions.
fn one(page: &mut MarkdownPage, view: &ExportView, node: Node) {
    let mut in_table = false;
    let mut label = "";
    for part in view.facts_of(node) {
        if let FactPart::Fact(fact) = part {
            if !in_table {
                head(&mut page.out, [("Field", false), ("Value", false)].into_iter());
                in_table = true;
            }
            // A label shown for the fact above is repeated, since rows of a table are read alone.
            label = if fact.label.is_empty() { label } else { fact.label };
            row(&mut page.out, [label, &fact_cell(&fact)].into_iter());
            continue;
        }
        if matches!(part, FactPart::Gap) {
            continue;
        }
        in_table = false;
        let _ = match part {
            FactPart::Title(title) => writeln!(page.out, "\n## {}\n", escaped(&title, TextPlace::Start)),
            FactPart::Tags(tags) => {
                let tags: Vec<_> = tags.iter().map(|tag| tag.text.as_str()).collect();
                writeln!(page.out, "{}\n", escaped(&tags.join(" · "), TextPlace::Start))
            }
            FactPart::Paragraph(text) => writeln!(page.out, "\n{}\n", escaped(&text, TextPlace::Start)),
            FactPart::Gap | FactPart::Fact(_) => Ok(()),
        };
    }
    if !matches!(node, Node::Action(_)) {
        page.out.push('\n');
        for action in actions_of(view, node) {
            let line = line(page, view, &ListEntry::from(action), "");
            let _ = writeln!(page.out, "- {line}");
        }
    }
}

fn fact_cell(fact: &Fact) -> String {
    let url = match &fact.link {
        Some(FactTarget::Url(url)) => Some(url.as_str()),
        _ => None,
    };
    let runs = fact.beside(url);
    let said: String = runs.map(|run| bracketed(&run.text)).collect();
    let mut cell = linked(said.replace("  ", " ").trim(), url, TextPlace::Cell);
    if let Some(right) = &fact.right {
        let _ = write!(cell, " ({})", escaped(&right.text, TextPlace::Cell));
    }
    cell
}
