//! Views as plain text: readable in a mail, with citations as numbered notes below.

use unicode_width::UnicodeWidthStr;

use super::entries::{ListEntry, Listing, actions_of};
use super::notes::Notes;
use super::phrases::{DatePhrases, bracketed, date_phrases, id_of, note_of, state_of};
use super::sheet::{Paper, Sheet, TonedText};
use super::tree::{self, ExportTreeLine};
use super::view::{ExportScope, ExportView};
use crate::model::ActionRef;
use crate::views::brief::wording as wording_in;
use crate::views::facts::{FactPart, Tone};
use crate::views::node::Node;

/// The most cells that the columns of wordings and distances take, on lines of up to a mail's width and on longer ones.
const WIDEST: [(usize, usize); 2] = [(18, 15), (28, 15)];
const LABELS: usize = 10;

pub fn render(view: &ExportView, listing: &Listing, paper: Paper) -> String {
    let mut page = TextPage::new(view, paper);
    page.begin(view, listing);
    match view.scope {
        ExportScope::Tree => {
            page.sheet.end_line();
            tree(&mut page, view, listing);
        }
        ExportScope::Nodes(nodes) => {
            for node in nodes {
                page.sheet.end_line();
                one(&mut page, view, *node);
            }
        }
        ExportScope::Deadlines(_) => deadlines(&mut page, view, listing),
        ExportScope::Results(_) => results(&mut page, view, listing),
        // Tables are rendered by `tables`.
        ExportScope::Table(..) => {}
    }
    page.end(view);
    page.sheet.finish()
}

/// Actions and headings in full, without the lines that exports begin and end with.
pub fn body(view: &ExportView, nodes: &[Node], paper: Paper) -> String {
    let mut page = TextPage::new(view, paper);
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            page.sheet.end_line();
        }
        one(&mut page, view, *node);
    }
    page.sources();
    page.sheet.finish()
}

pub struct TextPage {
    pub sheet: Sheet,
    pub notes: Notes,
}

impl TextPage {
    pub fn new(view: &ExportView, paper: Paper) -> Self {
        Self {
            sheet: Sheet::new(paper),
            notes: Notes::new(view),
        }
    }

    /// Writes the lines every export begins with.
    pub fn begin(&mut self, view: &ExportView, listing: &Listing) {
        let days = view.library.days;
        for line in view.documents(days) {
            self.sheet.hang(0, &[(Tone::Strong, &line)]);
        }
        self.sheet.hang(0, &[(Tone::Plain, &view.summary(days, listing))]);
    }

    fn cite(&mut self, action: ActionRef) -> String {
        format!("[{}]", self.notes.of(action))
    }

    /// Writes the notes and the last line.
    pub fn end(&mut self, view: &ExportView) {
        self.sources();
        self.sheet.end_line();
        self.sheet.hang(0, &[(Tone::Dim, &view.footer())]);
    }

    fn sources(&mut self) {
        let Self { sheet, notes } = self;
        if notes.is_empty() {
            return;
        }
        sheet.end_line();
        sheet.hang(0, &[(Tone::Strong, "Sources")]);
        let digits = notes.iter().count().to_string().len();
        for (number, note) in notes.iter() {
            let mark = format!("{:>1$} ", format!("[{number}]"), digits + 2);
            sheet.put(Tone::Dim, &mark);
            let pieces: [TonedText; 2] = [
                (Tone::Plain, &note.text),
                (Tone::Dim, note.url.as_deref().unwrap_or_default()),
            ];
            sheet.hang(mark.len(), &pieces);
        }
    }
}

fn tree(page: &mut TextPage, view: &ExportView, listing: &Listing) {
    for (depth, line) in tree::lines(view, listing) {
        let indent = usize::from(depth) * 2;
        page.sheet.space(indent);
        match line {
            ExportTreeLine::Heading { title, count } => page
                .sheet
                .hang(indent, &[(Tone::Strong, &*title), (Tone::Dim, &*count)]),
            ExportTreeLine::Action { id, also } => {
                page.sheet.put(Tone::Dim, "- ");
                action(page, view, &ListEntry::from(id), indent + 2, &also);
            }
        }
    }
}

/// An action with its next date, after `indent` cells.
fn action(page: &mut TextPage, view: &ExportView, entry: &ListEntry, indent: usize, also: &str) {
    let action = view.library.corpus.action(entry.action);
    let pieces: [TonedText; 5] = [
        (Tone::Plain, action.title()),
        (Tone::Dim, &id_of(view, action)),
        (tone_of(view, entry), &note_of(view, entry)),
        (Tone::Computed, also),
        (Tone::Dim, &page.cite(action)),
    ];
    page.sheet.hang(indent, &pieces);
}

/// The tone of what is written about an entry's date: that of its state.
fn tone_of(view: &ExportView, entry: &ListEntry) -> Tone {
    state_of(view, entry).map_or(Tone::Plain, Tone::State)
}

fn deadlines(page: &mut TextPage, view: &ExportView, listing: &Listing) {
    let (most, most_distance) = WIDEST[usize::from(page.sheet.width() >= 110)];
    let phrases: Vec<Vec<Option<DatePhrases>>> = listing
        .groups
        .iter()
        .map(|group| {
            let entries = group.entries.iter();
            entries.map(|entry| told_in(view, entry, most)).collect()
        })
        .collect();
    let widest = |part: fn(&DatePhrases) -> &str, most: usize| {
        let widths = phrases
            .iter()
            .flatten()
            .flatten()
            .map(|phrases| part(phrases).width());
        widths.filter(|width| *width <= most).max().unwrap_or(0)
    };
    let columns = (
        widest(|phrases| &phrases.when, most),
        widest(|phrases| &phrases.distance, most_distance),
    );
    for (group, phrases) in listing.groups.iter().zip(&phrases) {
        page.sheet.end_line();
        let count = format!("({})", group.entries.len());
        page.sheet
            .hang(0, &[(Tone::Strong, &group.label), (Tone::Dim, &count)]);
        for (entry, phrases) in group.entries.iter().zip(phrases) {
            deadline(page, view, entry, phrases.as_ref(), columns);
        }
    }
}

/// The phrases about an entry's date, worded to fit a column as on the screen.
fn told_in(view: &ExportView, entry: &ListEntry, cells: usize) -> Option<DatePhrases> {
    let mut phrases = date_phrases(view, entry)?;
    if let Some(index) = entry.deadline {
        let library = view.library;
        let deadline = &library.deadlines.sorted[index as usize];
        phrases.when = wording_in(library.days, &library.corpus, deadline, cells);
    }
    Some(phrases)
}

/// Wording and distance in their columns, with the action next to them.
fn deadline(
    page: &mut TextPage,
    view: &ExportView,
    entry: &ListEntry,
    phrases: Option<&DatePhrases>,
    columns: (usize, usize),
) {
    let action = view.library.corpus.action(entry.action);
    let (id, cite) = (id_of(view, action), page.cite(action));
    let sheet = &mut page.sheet;
    let Some(phrases) = phrases else {
        sheet.space(2);
        let pieces: [TonedText; 3] = [
            (Tone::Plain, action.title()),
            (Tone::Dim, &id),
            (Tone::Dim, &cite),
        ];
        return sheet.hang(2, &pieces);
    };
    // What does not fit its column pushes the action below; on narrow lines everything does.
    let indent = columns.0 + columns.1 + 6;
    let is_narrow = indent * 2 > sheet.width();
    sheet.space(2);
    let indent = if is_narrow || phrases.when.width() > columns.0 || phrases.distance.width() > columns.1 {
        let when = [
            (Tone::Strong, &*phrases.when),
            (Tone::State(phrases.state), &phrases.distance),
        ];
        sheet.hang(2, &when);
        let indent = if is_narrow { 4 } else { indent };
        sheet.space(indent);
        indent
    } else {
        sheet.pad(Tone::Strong, &phrases.when, columns.0);
        sheet.space(2);
        sheet.pad(Tone::State(phrases.state), &phrases.distance, columns.1);
        sheet.space(2);
        indent
    };
    let mut notes = phrases.noted();
    if !notes.is_empty() {
        notes = format!("({notes})");
    }
    let pieces: [TonedText; 4] = [
        (Tone::Plain, action.title()),
        (Tone::Dim, &id),
        (Tone::Dim, &notes),
        (Tone::Dim, &cite),
    ];
    sheet.hang(indent, &pieces);
}

fn results(page: &mut TextPage, view: &ExportView, listing: &Listing) {
    page.sheet.end_line();
    let digits = listing.len().to_string().len();
    for (index, entry) in listing.entries().enumerate() {
        page.sheet.put(Tone::Dim, &format!("{:>digits$}. ", index + 1));
        action(page, view, entry, digits + 2, "");
    }
}

/// One action or heading in full; below a heading the list of its actions.
fn one(page: &mut TextPage, view: &ExportView, node: Node) {
    for part in &view.facts_of(node) {
        self::part(&mut page.sheet, part);
    }
    if !matches!(node, Node::Action(_)) {
        page.sheet.end_line();
        for action in actions_of(view, node) {
            page.sheet.put(Tone::Dim, "- ");
            self::action(page, view, &ListEntry::from(action), 2, "");
        }
    }
}

fn part(sheet: &mut Sheet, part: &FactPart) {
    match part {
        FactPart::Title(title) => sheet.hang(0, &[(Tone::Strong, title)]),
        FactPart::Gap => sheet.end_line(),
        FactPart::Paragraph(text) => {
            for paragraph in text.split('\n') {
                sheet.hang(0, &[(Tone::Plain, paragraph)]);
            }
        }
        FactPart::Tags(tags) => {
            let mut pieces: Vec<TonedText> = Vec::new();
            for tag in tags {
                if !pieces.is_empty() {
                    pieces.push((Tone::Dim, "·"));
                }
                pieces.push((tag.tone, &tag.text));
            }
            sheet.hang(0, &pieces);
        }
        FactPart::Fact(fact) => {
            sheet.pad(Tone::Dim, fact.label, LABELS);
            // Pieces are separated by a space; a run without one continues the piece before.
            let mut joined: Vec<(Tone, String)> = Vec::new();
            for run in &fact.runs {
                let text = bracketed(&run.text);
                match joined.last_mut() {
                    Some(last) if !text.starts_with(' ') && !last.1.ends_with(' ') => last.1.push_str(&text),
                    _ => joined.push((run.tone, text.into_owned())),
                }
            }
            if let Some(right) = &fact.right {
                joined.push((right.tone, format!("· {}", right.text)));
            }
            let pieces: Vec<TonedText> = joined.iter().map(|(tone, text)| (*tone, text.trim())).collect();
            sheet.hang(LABELS, &pieces);
        }
    }
}
