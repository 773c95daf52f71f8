//! The paragraphs and tables of a part of a Word document.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::block::{Block, Blocks, Kind, Text, row};
use super::error::DocxError;
use super::styles::{Links, Role, Styles, attribute};
use crate::import::draft::Left;
use crate::import::xml::named;

const DEPTH: usize = 256;

#[derive(Default)]
struct Table {
    header: Vec<String>,
    cells: Vec<Text>,
    rows: usize,
}

#[derive(Default)]
struct Paragraph {
    text: Text,
    role: Option<Role>,
    level: Option<u8>,
    is_numbered: bool,
    links: Vec<(String, String)>,
    /// The link that is open: where its text begins, and its address.
    link: Option<(usize, String)>,
}

struct Body<'d> {
    styles: &'d Styles,
    links: &'d Links,
    found: &'d mut Blocks,
    line: &'d mut u32,
    paragraph: Option<Paragraph>,
    tables: Vec<Table>,
    /// Whether text is text: not that of a deletion, an instruction of a field or the fallback of a drawing.
    is_text: bool,
    skipped: usize,
}

/// Reads a part, and numbers its paragraphs on.
pub fn read(
    part: &str,
    xml: &str,
    styles: &Styles,
    links: &Links,
    line: &mut u32,
    found: &mut Blocks,
) -> Result<(), DocxError> {
    let mut body = Body {
        styles,
        links,
        found,
        line,
        paragraph: None,
        tables: Vec::new(),
        is_text: false,
        skipped: 0,
    };
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(DocxError::TooDeep(DEPTH));
                }
                body.start(&element);
            }
            Ok(Event::Empty(element)) => {
                body.start(&element);
                body.end(element.local_name().as_ref());
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                body.end(element.local_name().as_ref());
            }
            Ok(Event::Text(text)) => body.text(&text),
            Ok(Event::CData(text)) => body.text(&text),
            Ok(Event::GeneralRef(name)) => body.text(&named(&name)),
            Ok(Event::Eof) => break,
            // Declarations of entities are never followed: a reference to one stays as it is written.
            Ok(_) => {}
            Err(error) => {
                return Err(DocxError::Xml {
                    part: part.to_owned(),
                    why: error.to_string(),
                });
            }
        }
    }
    body.end_paragraph();
    while !body.tables.is_empty() {
        body.end_row();
        body.tables.pop();
    }
    Ok(())
}

/// Text that is not part of the document as it stands, or that stands in it twice.
fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "delText")
}

impl Body<'_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if is_skipped(name.as_ref()) {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name.as_ref() {
            "p" => {
                self.end_paragraph();
                *self.line += 1;
                self.paragraph = Some(Paragraph::default());
            }
            "t" => self.is_text = true,
            "tab" | "br" | "cr" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                let role = attribute(element, "val").and_then(|id| self.styles.role(&id));
                self.with(|paragraph| paragraph.role = role);
            }
            "ilvl" => {
                let level = attribute(element, "val").and_then(|level| level.parse().ok());
                self.with(|paragraph| paragraph.level = level);
            }
            "numId" => {
                // 0 takes a paragraph out of its list.
                let is_numbered = attribute(element, "val").is_none_or(|id| id != "0");
                self.with(|paragraph| {
                    paragraph.is_numbered = is_numbered;
                    if !is_numbered && matches!(paragraph.role, Some(Role::Point(_))) {
                        paragraph.role = None;
                    }
                });
            }
            "outlineLvl" => {
                let level = attribute(element, "val").and_then(|level| level.parse::<u8>().ok());
                self.with(|paragraph| {
                    if let (None, Some(level @ 0..=8)) = (paragraph.role, level) {
                        paragraph.role = Some(Role::Heading(level + 1));
                    }
                });
            }
            "hyperlink" => {
                let address = attribute(element, "id").and_then(|id| self.links.get(&id).cloned());
                self.with(|paragraph| {
                    paragraph.link = address.map(|address| (paragraph.text.as_str().len(), address));
                });
            }
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = attribute(element, "id") {
                    self.push(&format!("[{id}]"));
                }
            }
            "tbl" => {
                self.end_paragraph();
                self.tables.push(Table::default());
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(Text::default());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "t" => self.is_text = false,
            "p" => self.end_paragraph(),
            "hyperlink" => self.with(|paragraph| {
                if let Some((from, address)) = paragraph.link.take() {
                    let title = paragraph
                        .text
                        .as_str()
                        .get(from..)
                        .unwrap_or_default()
                        .trim()
                        .to_owned();
                    if !title.is_empty() {
                        paragraph.links.push((title, address));
                    }
                }
            }),
            "tr" => self.end_row(),
            "tbl" => {
                self.end_row();
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn with(&mut self, act: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = &mut self.paragraph {
            act(paragraph);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_text && self.skipped == 0 {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        let line = *self.line;
        if self.paragraph.is_none() && !text.trim().is_empty() {
            // Text outside of any paragraph, in a file that a program got wrong.
            *self.line += 1;
            self.paragraph = Some(Paragraph::default());
        }
        self.with(|paragraph| paragraph.text.push(text, line.max(1)));
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else {
            return;
        };
        if paragraph.text.as_str().is_empty() {
            return;
        }
        self.found.lines += 1;
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            cell.push_line(paragraph.text.as_str(), paragraph.text.range().start);
            return;
        }
        let level = paragraph.level;
        let kind = match paragraph.role {
            Some(Role::Title) if self.found.title.is_none() => {
                let text = paragraph.text.as_str().to_owned();
                let line = paragraph.text.range().start;
                self.found.left.push(Left {
                    line,
                    text: text.clone(),
                    why: "the title of the document".into(),
                });
                self.found.title = Some(text);
                return;
            }
            Some(Role::Title) => Kind::Heading(1),
            // Headings may be numbered by a list.
            Some(Role::Heading(rank)) => Kind::Heading(rank),
            Some(Role::Point(own)) => Kind::Bullet(level.unwrap_or(own).min(12)),
            None if paragraph.is_numbered => Kind::Bullet(level.unwrap_or(0).min(12)),
            None => Kind::Paragraph,
        };
        self.found.list.push(Block {
            kind,
            text: paragraph.text,
            links: paragraph.links,
        });
    }

    fn end_row(&mut self) {
        self.end_paragraph();
        let inner = self.tables.len() > 1;
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let cells = std::mem::take(&mut table.cells);
        if cells.iter().all(|cell| cell.as_str().is_empty()) {
            return;
        }
        table.rows += 1;
        let is_name = |cell: &Text| {
            let text = cell.as_str();
            text.chars().count() <= 40 && !text.contains(|letter: char| letter.is_ascii_digit())
        };
        let is_header = table.rows == 1 && cells.len() > 1 && cells.iter().all(is_name) && !inner;
        if is_header {
            let text = cells.iter().map(Text::as_str).collect::<Vec<_>>().join(" | ");
            for cell in cells.iter().filter(|cell| !cell.as_str().is_empty()) {
                let range = cell.range();
                for line in range.start..=range.end {
                    self.found.left.push(Left {
                        line,
                        text: text.clone(),
                        why: "a table's header".into(),
                    });
                }
            }
            table.header = cells.iter().map(|cell| cell.as_str().to_owned()).collect();
            return;
        }
        let header = table.header.clone();
        self.found.list.extend(row(&header, &cells, Vec::new()));
    }
}
