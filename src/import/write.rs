//! A composed corpus as RON files that a person likes to read and edit: always in the same order, one file for each
//! objective, vocabularies apart, nothing written that says nothing.

use std::fmt::Write as _;

use super::compose::{ActionOut, AmountOut, Citation, Composed, DateOut, Heading, TermOut};
use super::draft::{FigureFound, Measured};
use crate::model::words::{Hedge, Qualifier, Word};
use crate::text::quoted::quoted as text;
use crate::when::Language;

/// A file to be written, by its name within the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub name: String,
    pub text: String,
}

/// So many columns a line of lists may take.
const WIDTH: usize = 118;

/// A file of a corpus, which is written when it is asked for: all of them together are many times what they were read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Edition,
    Bodies,
    Places,
    Instruments,
    /// The objective of this place.
    Objective(usize),
}

/// The files of a corpus, in the order of their names.
pub fn parts(corpus: &Composed) -> Vec<Part> {
    let mut parts = vec![Part::Edition];
    for (part, names) in [
        (Part::Bodies, &corpus.names.bodies),
        (Part::Places, &corpus.names.places),
        (Part::Instruments, &corpus.names.funds),
    ] {
        if !names.terms().is_empty() {
            parts.push(part);
        }
    }
    parts.extend((0..corpus.objectives.len()).map(Part::Objective));
    parts
}

impl Part {
    pub fn name(self, corpus: &Composed) -> String {
        match self {
            Self::Edition => "edition.ron".into(),
            Self::Bodies => "bodies.ron".into(),
            Self::Places => "places.ron".into(),
            Self::Instruments => "instruments.ron".into(),
            Self::Objective(index) => {
                let digits = corpus.objectives.len().to_string().len().max(2);
                let id = corpus.objectives[index].id.replace('.', "-");
                format!("{:0digits$}-{id}.ron", index + 1)
            }
        }
    }

    pub fn text(self, corpus: &Composed) -> String {
        let mut text = String::new();
        self.write(corpus, &mut |some| text.push_str(some));
        // There may be many of them at once, each with room for as much again.
        text.shrink_to_fit();
        text
    }

    pub fn write(self, corpus: &Composed, sink: &mut dyn FnMut(&str)) {
        let names = &corpus.names;
        match self {
            Self::Edition => edition(corpus, sink),
            Self::Bodies => vocabulary("Bodies", &names.bodies.terms(), sink),
            Self::Places => vocabulary("Places", &names.places.terms(), sink),
            Self::Instruments => vocabulary("Instruments", &names.funds.terms(), sink),
            Self::Objective(index) => objective_file(corpus, index, sink),
        }
    }
}

pub fn write(corpus: &Composed) -> Vec<Written> {
    let file = |part: Part| Written {
        name: part.name(corpus),
        text: part.text(corpus),
    };
    parts(corpus).into_iter().map(file).collect()
}

fn edition(corpus: &Composed, sink: &mut dyn FnMut(&str)) {
    let issue = &corpus.issue;
    let mut out = Out::new("Edition(", sink);
    out.field("id", &text(&issue.id));
    if let Some(document) = &issue.document {
        out.field("document", &text(document));
    }
    if let Some(follows) = &issue.follows {
        out.field("follows", &text(follows));
    }
    out.field("title", &text(&issue.title));
    out.field("as_of", &text(&issue.as_of.to_string()));
    if issue.as_of_inferred {
        out.field("as_of_inferred", "true");
    }
    if let Some(currency) = &issue.currency {
        out.field("currency", &text(currency));
    }
    if let Some(language) = issue.language.filter(|language| *language != Language::English) {
        out.field("language", &text(language.code()));
    }
    if let Some(fiscal_year) = issue.fiscal_year {
        out.field("fiscal_year", &text(&fiscal_year.to_string()));
    }
    let lines = if corpus.lines > 0 {
        format!(", lines: {}", corpus.lines)
    } else {
        String::new()
    };
    out.field("source", &format!("(name: {}{lines})", text(&issue.source)));
    out.end(")");
}

fn vocabulary(word: &str, terms: &[TermOut], sink: &mut dyn FnMut(&str)) {
    let mut out = Out::new(&format!("{word}(["), sink);
    for term in terms {
        let mut line = format!("(id: {}, name: {}", text(&term.id), text(&term.name));
        if let Some(abbreviation) = &term.abbreviation {
            let _ = write!(line, ", abbreviation: {}", text(abbreviation));
        }
        if !term.aliases.is_empty() {
            let _ = write!(line, ", aliases: {}", texts(&term.aliases));
        }
        out.line(&format!("{line}),"));
    }
    out.end("])");
}

fn objective_file(corpus: &Composed, index: usize, sink: &mut dyn FnMut(&str)) {
    let objective = &corpus.objectives[index];
    let mut out = Out::new("Objective(", sink);
    out.field("edition", &text(&corpus.issue.id));
    out.field("id", &text(&objective.id));
    out.field("number", &(index + 1).to_string());
    out.field("title", &text(&objective.title));
    if objective.line > 0 {
        out.field("line", &objective.line.to_string());
    }
    inside(&mut out, corpus, objective);
    out.end(")");
}

fn inside(out: &mut Out<'_>, corpus: &Composed, heading: &Heading) {
    if !heading.actions.is_empty() {
        out.open("actions: [");
        for entry in &heading.actions {
            action(out, &corpus.action(entry));
            out.pass_on();
        }
        out.close("],");
    }
    if !heading.sections.is_empty() {
        out.open("sections: [");
        for section in &heading.sections {
            out.open("(");
            out.field("id", &text(&section.id));
            out.field("title", &text(&section.title));
            if section.line > 0 {
                out.field("line", &section.line.to_string());
            }
            inside(out, corpus, section);
            out.close("),");
        }
        out.close("],");
    }
}

fn action(out: &mut Out<'_>, action: &ActionOut) {
    out.open("(");
    out.field("id", &text(&action.id));
    out.field("title", &text(&action.title));
    if !action.summary.is_empty() {
        out.field("summary", &text(&action.summary));
    }
    out.field("block", action.block.name());
    out.field("kind", action.kind.name());
    if let Some(status) = action.status {
        out.field("status", status.name());
    }
    if let Some(percent) = action.percent {
        out.field("percent", &percent.to_string());
    }
    out.list("tags", action.tags.iter().map(|tag| text(tag)));
    if action.is_draft {
        out.field("draft", "true");
    }
    out.list("dates", action.dates.iter().map(date));
    out.list(
        "actors",
        action.actors.iter().map(|(body, role, inferred)| {
            let inferred = if *inferred { ", inferred: true" } else { "" };
            format!("(body: {}, role: {}{inferred})", text(body), role.name())
        }),
    );
    out.list("places", action.places.iter().map(|id| text(id)));
    out.list("instruments", action.funds.iter().map(|id| text(id)));
    out.list("amounts", action.amounts.iter().map(amount));
    let [figures, targets] = [false, true].map(|is_target| {
        let of = |figure: &&FigureFound| matches!(figure.measured, Some(Measured::By(_))) == is_target;
        action.figures.iter().filter(of).map(figure).collect::<Vec<_>>()
    });
    out.list("figures", figures.into_iter());
    out.list("targets", targets.into_iter());
    out.list("links", action.links.iter().map(link));
    out.list(
        "extra",
        action
            .extra
            .iter()
            .map(|(name, value)| format!("({}, {})", text(name), text(value))),
    );
    out.field("source", &source(&action.source));
    out.close("),");
}

fn link((title, address): &(String, String)) -> String {
    if title.is_empty() {
        format!("(url: {})", text(address))
    } else {
        format!("(title: {}, url: {})", text(title), text(address))
    }
}

fn source(source: &Citation) -> String {
    let mut out = format!("(item: {}", source.item);
    if let Some(reference) = &source.reference {
        let _ = write!(out, ", ref: {}", text(reference));
    }
    if let Some(page) = source.page {
        let _ = write!(out, ", page: {page}");
    }
    let _ = write!(out, ", line: {}", source.line);
    if source.last_line > source.line {
        let _ = write!(out, ", last_line: {}", source.last_line);
    }
    if let Some(address) = &source.url {
        let _ = write!(out, ", url: {}", text(address));
    }
    out + ")"
}

fn date(date: &DateOut) -> String {
    let mut out = match &date.again {
        None => format!("(when: {}", text(&date.when)),
        Some(again) => {
            let mut out = format!("(every: {}", text(&again.every));
            for (name, bound) in [("from", &again.from), ("until", &again.until)] {
                if let Some(bound) = bound {
                    let _ = write!(out, ", {name}: {}", text(bound));
                }
            }
            out
        }
    };
    let _ = write!(out, ", role: {}", date.role.name());
    if !date.what.is_empty() {
        let _ = write!(out, ", what: {}", text(&date.what));
    }
    if date.hedge != Hedge::Firm {
        let _ = write!(out, ", hedge: {}", date.hedge.name());
    }
    if date.year_inferred {
        out.push_str(", year_inferred: true");
    }
    if let Some(wording) = &date.wording {
        let _ = write!(out, ", wording: {}", text(wording));
    }
    out + ")"
}

/// The one place that knows how a sum is written.
fn amount(amount: &AmountOut) -> String {
    let mut out = format!(
        "(value: {}, currency: {}",
        grouped(&amount.value),
        text(amount.currency)
    );
    if amount.qualifier != Qualifier::Exact {
        let _ = write!(out, ", qualifier: {}", amount.qualifier.name());
    }
    if let Some(stage) = amount.stage {
        let _ = write!(out, ", stage: {}", stage.name());
    }
    out + ")"
}

fn figure(figure: &FigureFound) -> String {
    let mut out = format!(
        "(indicator: {}, value: {}",
        text(&figure.indicator),
        grouped(&figure.value)
    );
    if !figure.unit.is_empty() {
        let _ = write!(out, ", unit: {}", text(&figure.unit));
    }
    if figure.qualifier != Qualifier::Exact {
        let _ = write!(out, ", qualifier: {}", figure.qualifier.name());
    }
    match &figure.measured {
        Some(Measured::In(when)) => drop(write!(out, ", period: {}", text(when))),
        Some(Measured::By(when)) => drop(write!(out, ", by: {}", text(when))),
        None => {}
    }
    out + ")"
}

/// Digits in groups of three, as numbers may be written in data.
fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn texts(list: &[String]) -> String {
    let list: Vec<String> = list.iter().map(|item| text(item)).collect();
    format!("[{}]", list.join(", "))
}

/// So much text is passed on at once, in bytes.
const PIECE: usize = 64 << 10;

/// Lines with the indent of what is open.
struct Out<'s> {
    text: String,
    depth: usize,
    sink: &'s mut dyn FnMut(&str),
}

impl<'s> Out<'s> {
    fn new(first: &str, sink: &'s mut dyn FnMut(&str)) -> Self {
        Self {
            text: format!("{first}\n"),
            depth: 1,
            sink,
        }
    }

    fn pass_on(&mut self) {
        if self.text.len() >= PIECE {
            (self.sink)(&self.text);
            self.text.clear();
        }
    }

    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn close(&mut self, line: &str) {
        self.depth -= 1;
        self.line(line);
    }

    fn field(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}: {value},"));
    }

    /// A list on one line if it fits, else an item on each.
    fn list(&mut self, name: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if items.is_empty() {
            return;
        }
        let line = format!("{name}: [{}],", items.join(", "));
        if 4 * self.depth + line.chars().count() <= WIDTH {
            return self.line(&line);
        }
        self.open(&format!("{name}: ["));
        for item in items {
            self.line(&format!("{item},"));
        }
        self.close("],");
    }

    fn end(mut self, last: &str) {
        self.text.push_str(last);
        self.text.push('\n');
        (self.sink)(&self.text);
    }
}
