//! Checks scanned values against the [`ValueShape`] they should have: reports every one that does not fit, and writes out
//! the rest, so that serde can read it and its meaning is checked too.
//!
//! A value that does not fit is left out if its field is optional; otherwise the field gets something harmless, so that one
//! mistake does not cause others: an action without a title can still be referred to.

use std::ops::Range;

use super::problem::{CorpusMistake, MOST};
use super::scan::Scan;
use super::shape::DEEPEST;
use super::shape::{Field, RecordShape, ValueShape};
use super::spans::{ValueLook, ValueNode, children};

/// The prefix of ids that are made up for records without one.
pub const MADE_UP: &str = "made-up-id-";

#[derive(Debug, Default)]
pub struct Conformed {
    pub text: String,
    pub problems: Vec<(Range<usize>, CorpusMistake)>,
    /// The starts, in the file, of list items that are not in `text`.
    pub gone: Vec<u32>,
    /// Whether anything that others may refer to is missing from `text`.
    pub partial: bool,
}

/// Checks and writes the outermost value of a file that begins with `word`. `file` makes made-up ids distinct.
pub fn conform(source: &str, scan: &Scan, (file, word): (usize, &str), shape: ValueShape) -> Conformed {
    let mut conform = Conform {
        source,
        nodes: &scan.nodes,
        file,
        trailing: scan
            .problems
            .iter()
            .any(|(_, mistake)| *mistake == CorpusMistake::Trailing),
        depth: 0,
        room: MOST - scan.problems.len().min(MOST),
        done: Conformed::default(),
    };
    conform.done.text = format!("{word}(");
    conform.root(shape);
    conform.done.text.push(')');
    conform.done
}

/// The state of checking the values of a file.
pub struct Conform<'t> {
    pub source: &'t str,
    pub nodes: &'t [ValueNode],
    pub file: usize,
    /// Whether something after the end has already been reported.
    trailing: bool,
    pub depth: usize,
    /// How many more problems may be reported.
    pub room: usize,
    pub done: Conformed,
}

pub struct Unfit;

impl Conform<'_> {
    fn root(&mut self, shape: ValueShape) {
        match shape {
            ValueShape::Record(record) => {
                let missing = self.fields(0, record);
                self.done.partial |= missing.contains(&"id");
            }
            shape => {
                let mut items = children(self.nodes, 0);
                let fits = match items.next() {
                    Some(first) => self.value(first, shape),
                    None => self.unfit(0, "a list in [ ]"),
                };
                if fits.is_err() {
                    self.done.text.push_str("[]");
                    self.done.partial = true;
                }
                if let Some(second) = items.next() {
                    if !self.trailing {
                        self.wrong(self.nodes[second].mark(), CorpusMistake::Trailing);
                    }
                    self.done.partial = true;
                }
            }
        }
    }

    /// Records a mistake, as long as there is room.
    pub fn wrong(&mut self, at: Range<usize>, mistake: CorpusMistake) {
        match self.room.checked_sub(1) {
            Some(room) => {
                self.room = room;
                self.done.problems.push((at, mistake));
            }
            None => self.done.partial = true,
        }
    }

    /// Reports that a value is not of the type it should be.
    pub fn unfit(&mut self, node: usize, wants: &'static str) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let found = match value.look {
            ValueLook::Absent | ValueLook::Torn => return Err(Unfit),
            ValueLook::Record => "a record",
            ValueLook::List => "a list",
            ValueLook::Map => "something in { }",
            ValueLook::Text => "a text",
            ValueLook::Quoted => "something in quotation marks of another kind",
            ValueLook::Bare if is_number(self.slice(value)) => "a number",
            ValueLook::Bare => "a word",
        };
        self.wrong(value.mark(), CorpusMistake::WrongType { wants, found });
        Err(Unfit)
    }

    pub fn slice(&self, node: &ValueNode) -> &str {
        &self.source[node.span()]
    }

    /// Writes a value if it has this shape.
    fn value(&mut self, node: usize, shape: ValueShape) -> Result<(), Unfit> {
        match shape {
            ValueShape::Text => self.text(node),
            ValueShape::Name => self.name(node),
            ValueShape::Whole(most) => self.whole(node, most),
            ValueShape::Decimal => self.decimal(node),
            ValueShape::Money => self.money(node),
            ValueShape::Truth => self.word(node, &["true", "false"], "`true` or `false`"),
            ValueShape::Words(words) => self.word(node, &words(), "a word without quotation marks"),
            ValueShape::List(item) => self.list(node, item),
            ValueShape::Pair => self.pair(node),
            ValueShape::Record(record) => self.record(node, record),
            ValueShape::OrText(record) => match self.nodes[node].look {
                ValueLook::Record | ValueLook::Map => self.value(node, record()),
                _ => self.text(node),
            },
            ValueShape::Maybe(inner) => {
                let value = &self.nodes[node];
                let name = &self.source[value.start as usize..value.open as usize];
                match children(self.nodes, node).next() {
                    Some(only) if value.look == ValueLook::Record && name.trim_end() == "Some" => {
                        self.value(only, inner())
                    }
                    _ if value.look == ValueLook::Bare && self.slice(value) == "None" => {
                        self.done.text.push_str("None");
                        Ok(())
                    }
                    _ => self.value(node, inner()),
                }
            }
        }
    }

    fn list(&mut self, node: usize, item: fn() -> ValueShape) -> Result<(), Unfit> {
        let list = &self.nodes[node];
        if list.look != ValueLook::List {
            return self.unfit(node, "a list in [ ]");
        }
        let shape = item();
        self.done.text.push('[');
        for child in children(self.nodes, node) {
            if self.room == 0 {
                self.done.partial = true;
                break;
            }
            let kept = self.done.text.len();
            if let Some(key) = self.nodes[child].key() {
                let name = self.source[key.clone()].chars().take(40).collect();
                self.wrong(key, CorpusMistake::NamedItem(name));
            }
            if self.value(child, shape).is_ok() {
                self.done.text.push(',');
            } else {
                self.done.text.truncate(kept);
                self.done.gone.push(self.nodes[child].start);
                self.done.partial |= matches!(shape, ValueShape::Record(record) if record.has_id());
            }
        }
        self.done.text.push(']');
        Ok(())
    }

    /// Writes a pair of texts.
    fn pair(&mut self, node: usize) -> Result<(), Unfit> {
        const WANTS: &str = "two texts in ( )";
        let texts: Vec<usize> = children(self.nodes, node).collect();
        let [first, second] = texts[..] else {
            return self.unfit(node, WANTS);
        };
        if self.nodes[node].look != ValueLook::Record {
            return self.unfit(node, WANTS);
        }
        self.done.text.push('(');
        self.value(first, ValueShape::Text)?;
        self.done.text.push(',');
        self.value(second, ValueShape::Text)?;
        self.done.text.push(')');
        Ok(())
    }

    fn record(&mut self, node: usize, record: RecordShape) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        match value.look {
            ValueLook::Record => {}
            // Other formats write records in `{…}`.
            ValueLook::Map => self.wrong(
                value.mark(),
                CorpusMistake::WrongBracket {
                    found: '{',
                    wanted: '(',
                },
            ),
            _ => return self.unfit(node, "a record in ( )"),
        }
        let name = self.source[value.start as usize..value.open as usize].trim_end();
        if value.open > value.start && name != record.name {
            let at = value.start as usize;
            let shown = name.chars().take(40).collect();
            self.wrong(at..at + name.len(), CorpusMistake::NamedRecord(shown));
        }
        let is_section = record.fields.iter().any(|field| field.name == "sections");
        if is_section && self.depth == DEEPEST {
            self.wrong(value.mark(), CorpusMistake::TooDeep("sections", DEEPEST));
            return Err(Unfit);
        }
        self.depth += usize::from(is_section);
        self.done.text.push('(');
        self.fields(node, record);
        self.done.text.push(')');
        self.depth -= usize::from(is_section);
        Ok(())
    }

    /// Writes the fields of a record. Returns the names of those that had to be made up.
    fn fields(&mut self, node: usize, record: RecordShape) -> Vec<&'static str> {
        let mut made_up = Vec::new();
        let open = self.nodes[node].mark();
        let mut seen = vec![false; record.fields.len()];
        let mut before = None;
        for child in children(self.nodes, node) {
            if self.room == 0 {
                self.done.partial = true;
                break;
            }
            let Some(key) = self.nodes[child].key() else {
                if self.nodes[child].look != ValueLook::Absent {
                    let (at, mistake) = self.unnamed(child, before);
                    self.wrong(at, mistake);
                }
                continue;
            };
            before = Some(child);
            let name = self.source[key.clone()].trim_matches('"');
            if name.len() < key.len() {
                let shown = name.chars().take(40).collect();
                self.wrong(key.clone(), CorpusMistake::QuotedField(shown));
            }
            let Some(index) = record.fields.iter().position(|field| field.name == name) else {
                let found = name.chars().take(60).collect();
                let expected = record.names();
                self.wrong(key, CorpusMistake::UnknownField { found, expected });
                continue;
            };
            if seen[index] {
                self.wrong(key, CorpusMistake::DuplicateField(name.into()));
                continue;
            }
            seen[index] = true;
            let field = &record.fields[index];
            let kept = self.done.text.len();
            self.done.text.push_str(field.name);
            self.done.text.push(':');
            if self.value(child, (field.shape)()).is_err() {
                self.done.text.truncate(kept);
                if field.needed {
                    self.make_up(field);
                    made_up.push(field.name);
                }
            } else {
                self.done.text.push(',');
            }
        }
        for (field, seen) in record.fields.iter().zip(seen) {
            if field.needed && !seen {
                if self.room > 0 {
                    let example = field.example();
                    let field = field.name;
                    self.wrong(open.clone(), CorpusMistake::MissingField { field, example });
                }
                self.make_up(field);
                made_up.push(field.name);
            }
        }
        made_up
    }

    /// What is wrong with a value without a name. Three digits after a number and a comma are the rest of that number.
    fn unnamed(&self, node: usize, before: Option<usize>) -> (Range<usize>, CorpusMistake) {
        let value = &self.nodes[node];
        let is_bare = |node: usize| self.nodes[node].look == ValueLook::Bare;
        if let Some(before) = before.filter(|before| is_bare(*before) && is_bare(node)) {
            let (first, last) = (self.nodes[before].span(), value.span());
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let between = self.source.get(first.end..last.start).map(str::trim);
            if between == Some(",")
                && digits(&self.source[first.clone()])
                && last.len() == 3
                && digits(&self.source[last.clone()])
            {
                let whole = format!("{},{}", &self.source[first.clone()], &self.source[last.clone()]);
                return (first.start..last.end, CorpusMistake::Thousands(whole));
            }
        }
        (value.mark(), CorpusMistake::Unnamed)
    }

    /// Writes a required field with a value that passes all later checks.
    fn make_up(&mut self, field: &Field) {
        let value = match (field.shape)() {
            ValueShape::Text => match field.name {
                "id" | "objective" | "body" | "to" => {
                    // The length of the text so far makes each id unique.
                    format!("\"{MADE_UP}{}-{}\"", self.file, self.done.text.len())
                }
                "when" => "\"2025\"".into(),
                _ => "\"untitled\"".into(),
            },
            ValueShape::Name | ValueShape::OrText(_) => "\"untitled\"".into(),
            ValueShape::Whole(_) | ValueShape::Decimal | ValueShape::Money => "1".into(),
            ValueShape::Truth => "false".into(),
            ValueShape::Words(words) => words().first().copied().unwrap_or_default().into(),
            ValueShape::List(_) => "[]".into(),
            ValueShape::Pair => "(\"\",\"\")".into(),
            ValueShape::Maybe(_) => "None".into(),
            ValueShape::Record(record) => {
                self.done.text.push_str(field.name);
                self.done.text.push_str(":(");
                for field in record.fields.iter().filter(|field| field.needed) {
                    self.make_up(field);
                }
                self.done.text.push_str("),");
                return;
            }
        };
        self.done.text.push_str(field.name);
        self.done.text.push(':');
        self.done.text.push_str(&value);
        self.done.text.push(',');
    }
}

pub fn is_number(word: &str) -> bool {
    word.trim_start_matches(['+', '-', '.'])
        .starts_with(|c: char| c.is_ascii_digit())
}
