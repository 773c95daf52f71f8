//! Writes a composed corpus as RON files for people to read and edit: fields in a fixed order, empty ones left out, and one file
//! for each objective and each vocabulary.

use std::fmt::Display;

use super::compose::{ActionOut, Composed, DateOut, Heading, TermOut};
use super::draft::{AmountFound, FigureFound, Measured};
use crate::model::words::{ActorRole, Hedge, Qualifier, Word};
use crate::text::quoted::quoted;
use crate::text::record::RonRecord;
use crate::when::Language;

/// A file to be written, with its name within the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub name: String,
    pub text: String,
}

/// The widest line of a list.
const WIDTH: usize = 118;

/// A file of a corpus, written on demand: all of them together are many times the size of what they were read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorpusFile {
    Edition,
    Bodies,
    Places,
    Instruments,
    /// The objective with this index.
    Objective(usize),
}

/// The files of a corpus, in the order of their names.
pub fn parts(corpus: &Composed) -> Vec<CorpusFile> {
    let mut parts = vec![CorpusFile::Edition];
    for (part, names) in [
        (CorpusFile::Bodies, &corpus.names.bodies),
        (CorpusFile::Places, &corpus.names.places),
        (CorpusFile::Instruments, &corpus.names.funds),
    ] {
        if !names.terms().is_empty() {
            parts.push(part);
        }
    }
    parts.extend((0..corpus.objectives.len()).map(CorpusFile::Objective));
    parts
}

impl CorpusFile {
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
        // Many texts may be in memory at once, each with up to twice the capacity it needs.
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

pub fn write(corpus: &Composed) -> Vec<OutputFile> {
    let file = |part: CorpusFile| OutputFile {
        name: part.name(corpus),
        text: part.text(corpus),
    };
    parts(corpus).into_iter().map(file).collect()
}

fn edition(corpus: &Composed, sink: &mut dyn FnMut(&str)) {
    let issue = &corpus.issue;
    let language = issue.language.filter(|language| *language != Language::English);
    let source = RonRecord::default().field("name", quoted(&issue.source));
    let source = source.maybe("lines", (corpus.lines > 0).then_some(corpus.lines));
    let mut out = Out::new("Edition(", sink);
    out.text("id", &issue.id);
    out.text("document", issue.document.as_deref().unwrap_or_default());
    out.text("follows", issue.follows.as_deref().unwrap_or_default());
    out.text("title", &issue.title);
    out.text("as_of", &issue.as_of.to_string());
    out.maybe("as_of_inferred", issue.as_of_inferred.then_some("true"));
    out.text("currency", issue.currency.as_deref().unwrap_or_default());
    out.text("language", language.map_or("", Language::code));
    let fiscal_year = issue.fiscal_year.map(|year| year.to_string());
    out.text("fiscal_year", &fiscal_year.unwrap_or_default());
    out.field("source", &source.line());
    out.end(")");
}

fn vocabulary(word: &str, terms: &[TermOut], sink: &mut dyn FnMut(&str)) {
    let mut out = Out::new(&format!("{word}(["), sink);
    for term in terms {
        let aliases: Vec<String> = term.aliases.iter().map(|alias| quoted(alias)).collect();
        let record = RonRecord::default()
            .text("id", &term.id)
            .field("name", quoted(&term.name))
            .text("abbreviation", term.abbreviation.as_deref().unwrap_or_default())
            .maybe(
                "aliases",
                (!aliases.is_empty()).then(|| format!("[{}]", aliases.join(", "))),
            );
        out.line(&format!("{},", record.line()));
    }
    out.end("])");
}

fn objective_file(corpus: &Composed, index: usize, sink: &mut dyn FnMut(&str)) {
    let objective = &corpus.objectives[index];
    let mut out = Out::new("Objective(", sink);
    out.text("edition", &corpus.issue.id);
    out.text("id", &objective.id);
    out.field("number", &(index + 1).to_string());
    inside(&mut out, corpus, objective);
    out.end(")");
}

fn inside(out: &mut Out<'_>, corpus: &Composed, heading: &Heading) {
    out.field("title", &quoted(&heading.title));
    out.maybe("line", (heading.line > 0).then_some(heading.line));
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
            out.text("id", &section.id);
            inside(out, corpus, section);
            out.close("),");
        }
        out.close("],");
    }
}

fn action(out: &mut Out<'_>, action: &ActionOut) {
    out.open("(");
    out.text("id", &action.id);
    out.text("title", &action.title);
    out.text("summary", &action.summary);
    out.field("block", action.block.name());
    out.field("kind", action.kind.name());
    out.maybe("status", action.status.map(Word::name));
    out.maybe("percent", action.percent);
    out.list("tags", action.tags.iter().map(|tag| quoted(tag)));
    out.maybe("draft", action.is_draft.then_some("true"));
    out.list("dates", action.dates.iter().map(date));
    let actor = |(body, role, inferred): &(String, ActorRole, bool)| {
        let actor = RonRecord::default().text("body", body).field("role", role.name());
        actor.maybe("inferred", inferred.then_some(true)).line()
    };
    out.list("actors", action.actors.iter().map(actor));
    out.list("places", action.places.iter().map(|id| quoted(id)));
    out.list("instruments", action.funds.iter().map(|id| quoted(id)));
    out.list("amounts", action.amounts.iter().map(amount));
    for (name, is_target) in [("figures", false), ("targets", true)] {
        let of = |figure: &&FigureFound| matches!(figure.measured, Some(Measured::By(_))) == is_target;
        out.list(name, action.figures.iter().filter(of).map(figure));
    }
    let link = |(title, address): &(String, String)| {
        RonRecord::default()
            .text("title", title)
            .text("url", address)
            .line()
    };
    out.list("links", action.links.iter().map(link));
    let pair = |(name, text): &(String, String)| format!("({}, {})", quoted(name), quoted(text));
    out.list("extra", action.extra.iter().map(pair));
    out.field("source", &source(action));
    out.close("),");
}

fn source(action: &ActionOut) -> String {
    let source = &action.source;
    let (line, last_line) = source.first_and_last();
    RonRecord::default()
        .field("item", action.number)
        .text("ref", source.reference.as_deref().unwrap_or_default())
        .maybe("page", source.page)
        .field("line", line)
        .maybe("last_line", (last_line > line).then_some(last_line))
        .text("url", source.url.as_deref().unwrap_or_default())
        .line()
}

fn date(date: &DateOut) -> String {
    let record = match &date.again {
        None => RonRecord::default().text("when", &date.when),
        Some(again) => RonRecord::default()
            .text("every", &again.every)
            .text("from", again.from.as_deref().unwrap_or_default())
            .text("until", again.until.as_deref().unwrap_or_default()),
    };
    record
        .field("role", date.role.name())
        .text("what", &date.what)
        .maybe("hedge", (date.hedge != Hedge::Firm).then(|| date.hedge.name()))
        .maybe("year_inferred", date.year_inferred.then_some(true))
        .text("wording", date.wording.as_deref().unwrap_or_default())
        .line()
}

/// A sum as it is written in data.
fn amount(amount: &AmountFound) -> String {
    RonRecord::default()
        .field("value", grouped(&amount.value))
        .text("currency", &amount.currency)
        .maybe("qualifier", inexact(amount.qualifier))
        .maybe("stage", amount.stage.map(Word::name))
        .line()
}

fn figure(figure: &FigureFound) -> String {
    let (period, by) = match &figure.measured {
        Some(Measured::In(when)) => (when.as_str(), ""),
        Some(Measured::By(when)) => ("", when.as_str()),
        None => ("", ""),
    };
    RonRecord::default()
        .field("indicator", quoted(&figure.indicator))
        .field("value", grouped(&figure.value))
        .text("unit", &figure.unit)
        .maybe("qualifier", inexact(figure.qualifier))
        .text("period", period)
        .text("by", by)
        .line()
}

fn inexact(qualifier: Qualifier) -> Option<&'static str> {
    (qualifier != Qualifier::Exact).then(|| qualifier.name())
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

/// How much text is passed on at once, in bytes.
const PIECE: usize = 64 << 10;

/// Writes lines with the indent of the records and lists that are open.
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

    fn maybe(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.field(name, &value.to_string());
        }
    }

    /// A text in quotation marks; an empty one is left out.
    fn text(&mut self, name: &str, text: &str) {
        self.maybe(name, (!text.is_empty()).then(|| quoted(text)));
    }

    /// A list on one line if it fits, else one item on each line.
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
