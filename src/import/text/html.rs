//! HTML into blocks, however badly formed: tags left open, closed twice or unknown do not matter.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::block::{BlockKind, BlockText, Blocks, row};
use super::cells::{DocumentCell, RowSpans};
use super::lines::{LineIndex, leave};

/// Elements whose content is not shown.
const HIDDEN: &[&[u8]] = &[b"script", b"style", b"template", b"noscript", b"svg", b"math"];

/// Elements within a line of text.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"data", b"del", b"dfn",
    b"em", b"font", b"i", b"img", b"ins", b"kbd", b"label", b"mark", b"q", b"s", b"samp", b"small", b"span",
    b"strike", b"strong", b"sub", b"sup", b"time", b"tt", b"u", b"var", b"wbr",
];

#[derive(Default)]
struct HtmlReader {
    found: Blocks,
    /// The kind of the block that the next text begins.
    next: Option<BlockKind>,
    lists: u8,
    hidden: Option<Vec<u8>>,
    in_title: bool,
    /// The cells of the row that is open, and whether all of them are headers.
    row: Option<(Vec<DocumentCell>, bool)>,
    /// The links in the open row.
    row_links: Vec<(String, String)>,
    header: Vec<String>,
    in_head: bool,
    spans: RowSpans,
    line: u32,
    /// The address and title of the link that is open.
    link: Option<(String, String)>,
    /// The element and the attribute that are being read.
    element: Vec<u8>,
    attribute: Vec<u8>,
}

pub fn blocks(text: &str) -> Blocks {
    let lines = LineIndex::new(text);
    let mut reader = HtmlReader::default();
    let mut line = 1;
    {
        let reader = &mut reader;
        let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span| -> Option<()> {
            // The span of a text begins with its token.
            line = lines.at(span.start.min(text.len()));
            reader.event(&event, line);
            None
        });
        let mut tokenizer = Tokenizer::new_with_emitter(text, emitter);
        for token in tokenizer.by_ref() {
            if token.is_err() {
                break;
            }
        }
    }
    reader.found.flush();
    let mut found = reader.found;
    leave(text, &mut found);
    found
}

impl HtmlReader {
    fn event(&mut self, event: &CallbackEvent<'_>, line: u32) {
        self.line = line;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.element = name.to_vec();
                self.start(name);
            }
            CallbackEvent::AttributeName { name } => self.attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value } => {
                if self.element == b"a" && self.attribute == b"href" {
                    self.link = Some((String::from_utf8_lossy(value).into_owned(), String::new()));
                } else if matches!(&*self.element, b"td" | b"th") && self.hidden.is_none() {
                    self.reach(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                // `<script/>` is taken as empty, although browsers ignore the slash.
                if *self_closing && self.hidden.as_ref().is_some_and(|open| *open == self.element) {
                    self.hidden = None;
                }
            }
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), line),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// Sets how many columns or rows the open cell spans.
    fn reach(&mut self, value: &[u8]) {
        let number = std::str::from_utf8(value)
            .ok()
            .and_then(|text| text.trim().parse::<u32>().ok());
        let cell = self.row.as_mut().and_then(|(cells, _)| cells.last_mut());
        if let (Some(number), Some(cell)) = (number, cell) {
            match &*self.attribute {
                b"colspan" => cell.columns = (number as usize).max(1),
                // 0 means to the end of the table's head, body or foot.
                b"rowspan" => cell.rows = if number == 0 { u32::MAX } else { number },
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &[u8]) {
        if self.hidden.is_some() || INLINE.contains(&name) {
            return;
        }
        if HIDDEN.contains(&name) {
            self.hidden = Some(name.to_vec());
            return;
        }
        match name {
            b"br" => self.space(),
            b"title" => self.in_title = true,
            b"td" | b"th" => {
                self.found.flush();
                let (cells, is_header) = self.row.get_or_insert_with(|| (Vec::new(), true));
                *is_header &= name == b"th";
                cells.push(DocumentCell::default());
            }
            _ if self.row.is_some() && !matches!(name, b"tr" | b"table" | b"tbody" | b"thead" | b"tfoot") => {
                self.space();
            }
            b"tr" => {
                self.end_row();
                self.found.flush();
            }
            b"thead" | b"tbody" | b"tfoot" => {
                self.end_row();
                self.found.flush();
                self.spans.clear();
                self.in_head = name == b"thead";
            }
            b"table" => {
                self.end_row();
                self.found.flush();
                self.header.clear();
                self.spans.clear();
                self.in_head = false;
            }
            [b'h', level @ b'1'..=b'6'] => {
                self.found.flush();
                self.next = Some(BlockKind::Heading(level - b'0'));
            }
            b"ul" | b"ol" | b"menu" | b"dl" => {
                self.found.flush();
                self.lists = self.lists.saturating_add(1);
            }
            b"li" | b"dt" | b"dd" => {
                self.found.flush();
                let depth = self.lists.saturating_sub(1) + u8::from(name == b"dd");
                self.next = Some(BlockKind::Bullet(depth.min(12)));
            }
            // A paragraph at the beginning of a point is the point.
            b"p" | b"div" if matches!(self.next, Some(BlockKind::Bullet(_))) && self.found.open.is_none() => {
            }
            b"p" | b"div" if self.found.is_in_point() => self.space(),
            _ => self.found.flush(),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(open) = &self.hidden {
            if open == name {
                self.hidden = None;
            }
            return;
        }
        match name {
            b"title" => self.in_title = false,
            b"a" => {
                let Some((address, title)) = self.link.take().filter(|(_, title)| !title.trim().is_empty())
                else {
                    return;
                };
                let link = (title.trim().to_owned(), address);
                match &mut self.found.open {
                    _ if self.row.is_some() => self.row_links.push(link),
                    Some(block) => block.links.push(link),
                    None => {}
                }
            }
            b"tr" | b"table" => self.end_row(),
            b"thead" => {
                self.end_row();
                self.in_head = false;
            }
            b"td" | b"th" => self.space(),
            b"ul" | b"ol" | b"menu" | b"dl" => {
                self.found.flush();
                self.next = None;
                self.lists = self.lists.saturating_sub(1);
            }
            b"p" | b"div" if self.found.is_in_point() => self.space(),
            _ if self.row.is_some() || INLINE.contains(&name) => {}
            _ => {
                self.found.flush();
                if name == b"li" || name.first() == Some(&b'h') {
                    self.next = None;
                }
            }
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        if self.hidden.is_some() {
            return;
        }
        if self.in_title {
            self.found.title.get_or_insert_default().push_str(text.trim());
            return;
        }
        if let Some((_, title)) = &mut self.link {
            title.push_str(text);
        }
        for (at, part) in text.split('\n').enumerate() {
            let line = line + at as u32;
            if at > 0 {
                self.space();
            }
            if let Some((cells, _)) = &mut self.row {
                if cells.is_empty() {
                    cells.push(DocumentCell::default());
                }
                if let Some(cell) = cells.last_mut() {
                    cell.text.push(part, line);
                }
                continue;
            }
            if self.found.open.is_none() && !part.trim().is_empty() {
                self.found.begin(self.next.take().unwrap_or(BlockKind::Paragraph));
            }
            if let Some(block) = &mut self.found.open {
                block.text.push(part, line);
            }
        }
    }

    fn space(&mut self) {
        if let Some((cells, _)) = &mut self.row {
            if let Some(cell) = cells.last_mut() {
                cell.text.push(" ", 0);
            }
        } else if let Some(block) = &mut self.found.open {
            block.text.push(" ", 0);
        }
    }

    fn end_row(&mut self) {
        let Some((cells, is_header)) = self.row.take() else {
            return;
        };
        let links = std::mem::take(&mut self.row_links);
        let is_header = cells.len() > 1 && (self.in_head || is_header && self.header.is_empty());
        let names: Vec<(usize, String)> = cells
            .iter()
            .map(|cell| (cell.columns, cell.text.as_str().to_owned()))
            .collect();
        // Cells that span this row from above get the line of the row.
        let own = cells.iter().find(|cell| !cell.text.is_empty());
        let line = own.map_or(self.line, |cell| cell.text.range().start);
        let cells = self.spans.place(cells, line);
        if is_header {
            self.head(&cells, &names);
        } else {
            self.found.list.extend(row(&self.header, &cells, links));
        }
    }

    /// Takes a row as the names of columns. Further rows of names are added to those above.
    fn head(&mut self, cells: &[BlockText], names: &[(usize, String)]) {
        let mut own = self.found.leave_header(cells);
        // A name that spans several columns is the name of each.
        let mut at = 0;
        for (columns, name) in names {
            while at < own.len() && own[at] != *name {
                at += 1;
            }
            for column in own.iter_mut().skip(at + 1).take(columns.saturating_sub(1)) {
                column.clone_from(name);
            }
            at += columns;
        }
        self.header
            .resize(own.len().max(self.header.len()), String::new());
        for (above, name) in self.header.iter_mut().zip(own) {
            if above.is_empty() {
                *above = name;
            } else if !name.is_empty() && *above != name {
                above.push(' ');
                above.push_str(&name);
            }
        }
    }
}
