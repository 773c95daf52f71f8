//! The paragraphs and tables of a part of a Word document.

use super::super::block::{Block, BlockKind, BlockText, Blocks, row};
use super::super::cells::{DocumentCell, RowSpans};
use super::styles::{LinkAddresses, ParagraphRole, Styles};
use super::symbols::symbol;
use crate::import::fault::Fault;
use crate::import::xml::{Tag, Xml, XmlNode};

/// How much of the instruction of a field is read, and how long the words of a cell may be to be repeated in the rows below,
/// in bytes.
const INSTRUCTION: usize = 8_192;
const NAME: usize = 300;

#[derive(Default)]
struct DocxTable {
    header: Vec<String>,
    cells: Vec<DocumentCell>,
    /// The links in the cells.
    links: Vec<(String, String)>,
    /// Whether each cell continues the one above.
    goes_on: Vec<bool>,
    /// The words in the row above, by column.
    above: Vec<String>,
    rows: usize,
}

#[derive(Default)]
struct Paragraph {
    text: BlockText,
    role: Option<ParagraphRole>,
    level: Option<u8>,
    is_numbered: bool,
    links: Vec<(String, String)>,
    /// The link that is open: where its text begins, and its address.
    link: Option<(usize, String)>,
    /// Whether its end was deleted, so that the next paragraph continues it.
    is_joined: bool,
    /// Words that the document does not show.
    hidden: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reads {
    Nothing,
    Text,
    /// The instruction of a field.
    Instruction,
}

struct BodyReader<'d> {
    styles: &'d Styles,
    links: &'d LinkAddresses,
    found: &'d mut Blocks,
    line: &'d mut u32,
    paragraph: Option<Paragraph>,
    /// A paragraph whose end was deleted.
    joined: Option<Paragraph>,
    tables: Vec<DocxTable>,
    /// The instructions of open fields.
    fields: Vec<String>,
    /// Whether the properties of a paragraph are open, and whether the text of a run is hidden.
    in_properties: bool,
    is_hidden: bool,
    /// What the text being read is, and how many elements are open whose text does not count, such as deletions.
    reads: Reads,
    skipped: usize,
}

/// Reads a part, continuing the numbering of paragraphs.
pub fn read(
    xml: &str,
    styles: &Styles,
    links: &LinkAddresses,
    line: &mut u32,
    found: &mut Blocks,
) -> Result<(), Fault> {
    let mut body = BodyReader {
        styles,
        links,
        found,
        line,
        paragraph: None,
        joined: None,
        tables: Vec::new(),
        fields: Vec::new(),
        in_properties: false,
        is_hidden: false,
        reads: Reads::Nothing,
        skipped: 0,
    };
    let mut xml = Xml::new(xml);
    loop {
        match xml.node()? {
            XmlNode::Open(tag) => body.start(&tag),
            XmlNode::Close(tag) => body.end(tag.local_name().as_ref()),
            XmlNode::Text(text) => body.text(&text),
            XmlNode::End => break,
        }
    }
    body.flush();
    Ok(())
}

/// Elements whose text is not part of the document as it is now, or is in it a second time.
fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "delText")
}

impl BodyReader<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        // A deleted paragraph mark joins the paragraph to the next one.
        if self.in_properties && self.skipped == 0 && matches!(name, "del" | "moveFrom") {
            self.with(|paragraph| paragraph.is_joined = true);
        }
        if is_skipped(name) {
            if name == "instrText" && self.skipped == 0 {
                self.reads = Reads::Instruction;
            }
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "p" => {
                self.end_paragraph();
                *self.line += 1;
                let mut paragraph = Paragraph::default();
                if let Some(joined) = self.joined.take() {
                    paragraph.text = joined.text;
                    paragraph.links = joined.links;
                    paragraph.hidden = joined.hidden;
                }
                self.paragraph = Some(paragraph);
            }
            "pPr" => self.in_properties = true,
            "r" => self.is_hidden = false,
            "vanish" if !self.in_properties => self.is_hidden = is_on(tag),
            "t" => self.reads = Reads::Text,
            "sym" => {
                let code = tag
                    .attribute("char")
                    .and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = tag.attribute("font").unwrap_or_default();
                if let Some(code) = code {
                    self.push(symbol(&font, code).encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => self.field(tag.attribute("fldCharType").as_deref()),
            "fldSimple" => {
                let address = tag
                    .attribute("instr")
                    .and_then(|instruction| link_of(&instruction));
                self.open_link(address);
            }
            "tab" | "br" | "cr" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                let role = tag.attribute("val").and_then(|id| self.styles.role(&id));
                self.with(|paragraph| paragraph.role = role);
            }
            "ilvl" => {
                let level = tag.number("val");
                self.with(|paragraph| paragraph.level = level);
            }
            "numId" => {
                // 0 takes a paragraph out of its list.
                let is_numbered = tag.attribute("val").is_none_or(|id| id != "0");
                self.with(|paragraph| {
                    paragraph.is_numbered = is_numbered;
                    if !is_numbered && matches!(paragraph.role, Some(ParagraphRole::Point(_))) {
                        paragraph.role = None;
                    }
                });
            }
            "outlineLvl" => {
                let level: Option<u8> = tag.number("val");
                self.with(|paragraph| {
                    if let (None, Some(level @ 0..=8)) = (paragraph.role, level) {
                        paragraph.role = Some(ParagraphRole::Heading(level + 1));
                    }
                });
            }
            "hyperlink" => {
                let address = tag.attribute("id").and_then(|id| self.links.get(&id).cloned());
                self.open_link(address);
            }
            "footnoteReference" | "endnoteReference" => {
                if let Some(id) = tag.attribute("id") {
                    self.push(&format!("[{id}]"));
                }
            }
            name => self.start_in_table(name, tag),
        }
    }

    fn start_in_table(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "tbl" => {
                self.flush();
                self.tables.push(DocxTable::default());
            }
            "tc" => {
                self.flush();
                if let Some(table) = self.tables.last_mut() {
                    table.cells.push(DocumentCell::default());
                    table.goes_on.push(false);
                }
            }
            "gridSpan" => {
                let cell = self.tables.last_mut().and_then(|table| table.cells.last_mut());
                if let (Some(cell), Some(columns)) = (cell, tag.number("val")) {
                    cell.columns = columns;
                }
            }
            "vMerge" => {
                let goes_on = tag.attribute("val").is_none_or(|value| value != "restart");
                if let Some(last) = self.tables.last_mut().and_then(|table| table.goes_on.last_mut()) {
                    *last = goes_on;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
            if self.reads == Reads::Instruction {
                self.reads = Reads::Nothing;
            }
            return;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "t" => self.reads = Reads::Nothing,
            "p" => self.end_paragraph(),
            "pPr" => self.in_properties = false,
            "r" => self.is_hidden = false,
            "hyperlink" | "fldSimple" => self.close_link(),
            "tc" => self.flush(),
            "tr" => self.end_row(),
            "tbl" => {
                self.end_row();
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn open_link(&mut self, address: Option<String>) {
        self.with(|paragraph| {
            paragraph.link = address.map(|address| (paragraph.text.as_str().len(), address));
        });
    }

    fn close_link(&mut self) {
        self.with(|paragraph| {
            let Some((from, address)) = paragraph.link.take() else {
                return;
            };
            let title = paragraph.text.as_str().get(from..).unwrap_or_default().trim();
            if !title.is_empty() {
                let title = title.to_owned();
                paragraph.links.push((title, address));
            }
        });
    }

    /// A field begins, its result begins, or it ends. The result of a `HYPERLINK` field is a link.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(String::new()),
            Some("separate") => {
                if let Some(address) = self.fields.last().and_then(|instruction| link_of(instruction)) {
                    self.open_link(Some(address));
                }
            }
            Some("end") => {
                let address = self.fields.pop().and_then(|instruction| link_of(&instruction));
                if address.is_some() {
                    self.close_link();
                }
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
        match self.reads {
            Reads::Text if self.skipped == 0 => self.push(text),
            Reads::Instruction => {
                if let Some(field) = self.fields.last_mut().filter(|field| field.len() < INSTRUCTION) {
                    field.push_str(text);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let line = *self.line;
        if self.paragraph.is_none() && !text.trim().is_empty() {
            // Text outside of any paragraph, in an invalid file.
            *self.line += 1;
            self.paragraph = Some(Paragraph::default());
        }
        let is_hidden = self.is_hidden;
        self.with(|paragraph| {
            if is_hidden {
                paragraph.hidden.push_str(text);
            } else {
                paragraph.text.push(text, line.max(1));
            }
        });
    }

    /// Ends the paragraph, and one that waits to be joined to the next.
    fn flush(&mut self) {
        self.end_paragraph();
        if let Some(joined) = self.joined.take() {
            self.finish(joined);
        }
    }

    fn end_paragraph(&mut self) {
        self.in_properties = false;
        match self.paragraph.take() {
            Some(paragraph) if paragraph.is_joined => self.joined = Some(paragraph),
            Some(paragraph) => self.finish(paragraph),
            None => {}
        }
    }

    fn finish(&mut self, paragraph: Paragraph) {
        let hidden = paragraph.hidden.trim();
        if !hidden.is_empty() {
            self.found.leave(*self.line, hidden, "hidden in the document");
        }
        if paragraph.text.as_str().is_empty() {
            self.found.lines += usize::from(!hidden.is_empty());
            return;
        }
        self.found.lines += 1;
        if let Some(table) = self.tables.last_mut()
            && let Some(cell) = table.cells.last_mut()
        {
            cell.text
                .push_line(paragraph.text.as_str(), paragraph.text.range().start);
            table.links.extend(paragraph.links);
            return;
        }
        let level = paragraph.level;
        let kind = match paragraph.role {
            Some(ParagraphRole::Title) if self.found.title.is_none() => {
                let text = paragraph.text.as_str().to_owned();
                let line = paragraph.text.range().start;
                self.found.leave(line, &text, "the title of the document");
                self.found.title = Some(text);
                return;
            }
            Some(ParagraphRole::Title) => BlockKind::Heading(1),
            // Headings may be numbered by a list.
            Some(ParagraphRole::Heading(rank)) => BlockKind::Heading(rank),
            Some(ParagraphRole::Point(own)) => BlockKind::Bullet(level.unwrap_or(own).min(12)),
            None if paragraph.is_numbered => BlockKind::Bullet(level.unwrap_or(0).min(12)),
            None => BlockKind::Paragraph,
        };
        self.found.list.push(Block {
            kind,
            text: paragraph.text,
            links: paragraph.links,
        });
    }

    fn end_row(&mut self) {
        self.flush();
        let inner = self.tables.len() > 1;
        let line = *self.line;
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let links = std::mem::take(&mut table.links);
        let cells = table.place(line);
        if cells.iter().all(|cell| cell.as_str().is_empty()) {
            return;
        }
        table.rows += 1;
        let is_name = |cell: &BlockText| {
            let text = cell.as_str();
            text.chars().count() <= 40 && !text.contains(|letter: char| letter.is_ascii_digit())
        };
        let is_header = table.rows == 1 && cells.len() > 1 && cells.iter().all(is_name) && !inner;
        if is_header {
            table.header = self.found.leave_header(&cells);
            return;
        }
        let header = table.header.clone();
        self.found.list.extend(row(&header, &cells, links));
    }
}

impl DocxTable {
    /// The cells of the row that ends, one for each column. Those that continue the one above get its words.
    fn place(&mut self, line: u32) -> Vec<BlockText> {
        let mut cells = std::mem::take(&mut self.cells);
        let goes_on = std::mem::take(&mut self.goes_on);
        let mut column = 0;
        for (cell, goes_on) in cells.iter_mut().zip(goes_on) {
            if goes_on && cell.text.is_empty() {
                cell.text = BlockText::new(self.above.get(column).map_or("", String::as_str), line);
            }
            column = column.saturating_add(cell.columns);
        }
        let cells = RowSpans::default().place(cells, line);
        // A long text is not a name that several rows share.
        let names = cells.iter().map(|cell| match cell.as_str() {
            text if text.len() <= NAME => text.to_owned(),
            _ => String::new(),
        });
        self.above = names.collect();
        cells
    }
}

/// Whether a property with an optional on/off value is on.
fn is_on(tag: &Tag<'_>) -> bool {
    tag.attribute("val")
        .is_none_or(|value| !matches!(&*value, "0" | "false" | "off"))
}

/// The address in the instruction of a field, `HYPERLINK "https://…"`. `None` for a place in the same document.
fn link_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    (!address.is_empty()).then(|| address.to_owned())
}
