//! The blocks into which every reader cuts a text: headings, bullets, paragraphs and rows, each with the lines it is on.

use std::ops::Range;

use crate::import::draft::Left;
use crate::text::sanitize::is_harmful;

#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub text: BlockText,
    /// Titles and addresses.
    pub links: Vec<(String, String)>,
}

impl Block {
    pub fn new(kind: BlockKind, text: BlockText) -> Self {
        Self {
            kind,
            text,
            links: Vec::new(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; 1 is the outermost.
    Heading(u8),
    /// A point of a list; 0 is the outermost.
    Bullet(u8),
    Paragraph,
    /// A row of a table: the texts of its cells, with the names of their columns.
    Row(Vec<(String, String)>),
}

#[derive(Clone, Debug, Default)]
pub struct Blocks {
    pub title: Option<String>,
    pub list: Vec<Block>,
    /// The block to which text is still being added.
    pub open: Option<Block>,
    pub left: Vec<Left>,
    pub lines: usize,
}

impl Blocks {
    pub fn begin(&mut self, kind: BlockKind) {
        self.flush();
        self.open = Some(Block::new(kind, BlockText::default()));
    }

    /// Ends the open block. A block without text is dropped.
    pub fn flush(&mut self) {
        self.list
            .extend(self.open.take().filter(|block| !block.text.as_str().is_empty()));
    }

    /// Whether a point of a list is open. Paragraphs in it are parts of the point.
    pub fn is_in_point(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|block| matches!(block.kind, BlockKind::Bullet(_)))
    }

    pub fn leave(&mut self, line: u32, text: &str, why: &'static str) {
        self.left.push(Left::new(line, text, why));
    }

    /// The names of the columns in a row. Its lines do not become an item.
    pub fn leave_header(&mut self, cells: &[BlockText]) -> Vec<String> {
        let text = cells
            .iter()
            .map(BlockText::as_str)
            .collect::<Vec<_>>()
            .join(" | ");
        for cell in cells.iter().filter(|cell| !cell.as_str().is_empty()) {
            let range = cell.range();
            for line in range.start..=range.end {
                if self.left.last().is_none_or(|left| left.line != line) {
                    self.leave(line, &text, "a table's header");
                }
            }
        }
        cells.iter().map(|cell| cell.as_str().to_owned()).collect()
    }
}

/// Text with the lines it comes from. White space of any kind and length becomes a single space.
#[derive(Clone, Debug, Default)]
pub struct BlockText {
    string: String,
    /// For each line, the byte at which its text begins, and its number.
    lines: Vec<(u32, u32)>,
}

impl BlockText {
    pub fn new(text: &str, line: u32) -> Self {
        let mut new = Self::default();
        new.push(text, line);
        new
    }

    /// Adds text from a line.
    pub fn push(&mut self, text: &str, line: u32) {
        if self.lines.last().is_none_or(|(_, last)| *last != line) && !text.trim().is_empty() {
            self.lines.push((self.string.len() as u32, line));
        }
        for letter in text.chars() {
            // Marks of direction and soft hyphens are invisible, and would split words.
            let parts_words = letter.is_whitespace() || letter.is_control();
            if !parts_words && (is_harmful(letter) || matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}')) {
                continue;
            }
            if !parts_words {
                self.string.push(letter);
            } else if !self.string.is_empty() && !self.string.ends_with(' ') {
                self.string.push(' ');
            }
        }
    }

    /// Adds another line of the same block.
    pub fn push_line(&mut self, text: &str, line: u32) {
        self.push(" ", line);
        self.push(text, line);
    }

    pub fn as_str(&self) -> &str {
        self.string.trim_end()
    }

    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    pub fn range(&self) -> Range<u32> {
        let line = |at: Option<&(u32, u32)>| at.map_or(0, |(_, line)| *line);
        line(self.lines.first())..line(self.lines.last())
    }

    pub fn into_parts(mut self) -> (String, Lines) {
        self.string.truncate(self.string.trim_end().len());
        self.string.shrink_to_fit();
        (self.string, Lines(self.lines.into_boxed_slice()))
    }
}

#[derive(Clone, Debug)]
pub struct Lines(Box<[(u32, u32)]>);

impl Lines {
    pub fn at(&self, byte: usize) -> u32 {
        let after = self.0.partition_point(|(from, _)| *from as usize <= byte);
        after.checked_sub(1).map_or(0, |at| self.0[at].1)
    }
}

/// A row of a table: all cells as one text, and each with the name of its column. `None` if all of them are empty.
pub fn row(header: &[String], cells: &[BlockText], links: Vec<(String, String)>) -> Option<Block> {
    let mut text = BlockText::default();
    let mut extra = Vec::new();
    for (at, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.as_str().is_empty())
    {
        if !text.is_empty() {
            text.push("; ", text.range().end);
        }
        text.push(cell.as_str(), cell.range().start);
        if let Some(name) = header.get(at).filter(|name| !name.is_empty()) {
            extra.push((name.clone(), cell.as_str().to_owned()));
        }
    }
    (!text.is_empty()).then_some(Block {
        kind: BlockKind::Row(extra),
        text,
        links,
    })
}
