//! Plain text into blocks: headings, points, paragraphs and tables, recognised by how they look.

mod depth;
mod heads;
mod inline;
mod marker;
mod table;

use self::depth::Depths;
use self::heads::{Neighbours, Ranks, look};
use self::inline::{InlinePart, bare, cut, has_marks};
use self::marker::{Marker, Sign, indent, marker};
use super::block::{Block, BlockKind, BlockText, Blocks};
use crate::import::facts::FactWords;

/// In a text with hardly any lines longer than this, in bytes, lines are wrapped: paragraphs go over several lines.
const BROKEN_AT: usize = 100;

struct PlainTextReader<'t> {
    lines: Vec<&'t str>,
    words: &'t FactWords,
    found: Blocks,
    ranks: Ranks,
    depths: Depths,
    is_broken: bool,
    /// Whether the line before is blank.
    after_blank: bool,
    /// The column after the indent of the last point. A line that begins before it is not part of the point.
    hanging: usize,
}

pub fn blocks(text: &str, words: &FactWords) -> Blocks {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    let with_content = lines.iter().filter(|line| !line.trim().is_empty());
    let (all, long) = with_content.fold((0, 0), |(all, long), line| {
        (all + 1, long + usize::from(line.len() > BROKEN_AT))
    });
    let mut reader = PlainTextReader {
        lines,
        words,
        found: Blocks::default(),
        ranks: Ranks::default(),
        depths: Depths::default(),
        is_broken: long * 20 <= all,
        after_blank: true,
        hanging: 0,
    };
    reader.read();
    let mut found = reader.found;
    super::lines::leave(text, &mut found);
    found
}

impl PlainTextReader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some(line) = self.lines.get(at).copied() {
            let number = at as u32 + 1;
            let is_blank = line.trim().is_empty();
            let mut passed = 1;
            if is_blank {
            } else if is_decoration(line) {
                self.decoration(line, number);
            } else if table::is_row(line) {
                passed = self.table(at);
            } else {
                self.content(line, number);
            }
            self.after_blank = is_blank;
            at += passed;
        }
    }

    fn decoration(&mut self, line: &str, number: u32) {
        let line = line.trim();
        let sign = line.chars().next().unwrap_or(' ');
        let is_line = line.len() >= 3 && line.chars().all(|letter| letter == sign);
        let above = self.found.list.last_mut().filter(|block| {
            let range = block.text.range();
            range.start == range.end && range.end + 1 == number && block.text.as_str().chars().count() <= 110
        });
        if let Some(block) = above.filter(|block| {
            is_line
                && matches!(sign, '=' | '-' | '~')
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
        }) {
            let rank = if sign == '=' { 1 } else { 2 };
            let text = block.text.as_str().to_owned();
            block.kind = BlockKind::Heading(self.ranks.named(rank, &text, self.words));
            self.depths.clear();
            return self.found.leave(number, line, "the underline of a heading");
        }
        let why = if line.contains(['\t', '|', '+']) {
            "a table's decoration"
        } else {
            "a rule"
        };
        self.found.leave(number, line, why);
    }

    /// Reads the rows of the table that begins on a line. Returns how many lines were read.
    fn table(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        let cells = table::cells(line);
        if table::is_layout(&cells) {
            self.layout(&cells, at as u32 + 1);
            return 1;
        }
        let mut end = at + 1;
        while self.lines.get(end).is_some_and(|next| {
            (is_decoration(next) && !next.trim().is_empty())
                || (table::is_row(next) && !table::is_layout(&table::cells(next)))
        }) {
            end += 1;
        }
        let is_row = |at: &usize| !is_decoration(self.lines[*at]);
        let rows: Vec<usize> = (at..end).filter(is_row).collect();
        let next = self.lines[end..].iter().find(|line| !line.trim().is_empty());
        let heads_layout = rows.len() == 1
            && next.is_some_and(|next| table::is_row(next) && table::is_layout(&table::cells(next)));
        let has_header = heads_layout || (rows.len() > 1 && table::is_header(&cells));
        let header: Vec<String> = if has_header {
            cells.iter().map(|cell| bare(cell)).collect()
        } else {
            Vec::new()
        };
        for row in at..end {
            let number = row as u32 + 1;
            let line = self.lines[row];
            if is_decoration(line) {
                self.found.leave(number, line, "a table's decoration");
            } else if row == at && has_header {
                self.found.leave(number, line, "a table's header");
            } else {
                let cells: Vec<BlockText> = table::cells(line)
                    .iter()
                    .map(|cell| BlockText::new(&plain(cell), number))
                    .collect();
                self.found
                    .list
                    .extend(super::block::row(&header, &cells, Vec::new()));
            }
        }
        self.depths.clear();
        end - at
    }

    /// Reads a row of a table that only lays out a page: a heading in the first cell, its content in the others.
    fn layout(&mut self, cells: &[&str], number: u32) {
        let first = cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if at == first && at + 1 < cells.len() {
                let text = plain(cell);
                let rank = self.ranks.named(1, &text, self.words);
                self.push(BlockKind::Heading(rank), &text, number);
            } else {
                self.content(cell, number);
            }
        }
    }

    fn content(&mut self, line: &str, number: u32) {
        if !has_marks(line) {
            return self.simple(line, number);
        }
        for (part, text) in cut(line) {
            let text = bare(&text);
            match part {
                InlinePart::Open => self.simple(&text, number),
                InlinePart::Paragraph if goes_on(&text) && self.is_open() => self.append(&text, number),
                InlinePart::Paragraph => {
                    self.depths.clear();
                    self.push(BlockKind::Paragraph, &text, number);
                }
                InlinePart::Heading(rank) => {
                    let rank = self.ranks.named(rank, &text, self.words);
                    self.push(BlockKind::Heading(rank), &text, number);
                }
                InlinePart::Point(sign) => {
                    let depth = self.depths.next(0, Sign::Point(sign), true);
                    self.push(BlockKind::Bullet(depth), &text, number);
                }
            }
            self.after_blank = false;
        }
    }

    /// Reads a line without marks other than at its beginning.
    fn simple(&mut self, line: &str, number: u32) {
        let text = bare(line.trim());
        let text = text.trim();
        if text.is_empty() {
            return self.found.leave(number, line, "a rule");
        }
        let around = self.neighbours(line, number);
        let heading = look(text.trim_end_matches('*').trim(), around);
        if let Some(look) = heading.filter(|_| !self.breaks_off(text)) {
            let follows = self.follows_heading();
            let rank = self.ranks.by_look(look, text, follows, self.words);
            return self.push(BlockKind::Heading(rank), text, number);
        }
        if let Some(Marker { indent, sign, rest }) = marker(line) {
            let depth = self.depths.next(indent, sign, false);
            self.hanging = indent + 1;
            return self.push(BlockKind::Bullet(depth), &bare(rest), number);
        }
        let joins = if self.after_blank {
            self.is_open() && (goes_on(text) && self.breaks_off("") || self.breaks_off(text))
        } else {
            self.is_open() && (self.is_broken || goes_on(text) || self.breaks_off(text))
        };
        if joins {
            return self.append(text, number);
        }
        if indent(line) < self.hanging || self.after_blank {
            self.depths.clear();
        }
        self.push(BlockKind::Paragraph, text, number);
    }

    fn neighbours(&self, line: &str, number: u32) -> Neighbours {
        let next = self.lines.get(number as usize).map_or("", |next| next.trim());
        let in_list = matches!(self.last_kind(), Some(BlockKind::Bullet(_)));
        Neighbours {
            is_apart: self.after_blank || self.follows_heading() || self.found.list.is_empty(),
            is_followed: next.is_empty() && (number as usize) < self.lines.len() || marker(next).is_some(),
            is_outside: !in_list || indent(line) < self.hanging,
        }
    }

    fn last_kind(&self) -> Option<&BlockKind> {
        self.found.list.last().map(|block| &block.kind)
    }

    fn follows_heading(&self) -> bool {
        matches!(self.last_kind(), Some(BlockKind::Heading(_)))
    }

    fn is_open(&self) -> bool {
        matches!(
            self.last_kind(),
            Some(BlockKind::Bullet(_) | BlockKind::Paragraph)
        )
    }

    /// Whether the last block stops within a sentence that `text` continues, because a page ended there.
    fn breaks_off(&self, text: &str) -> bool {
        let Some(last) = self.found.list.last().filter(|_| self.is_open()) else {
            return false;
        };
        let before = last.text.as_str();
        let stops = before.ends_with(['.', ':', ';', '!', '?', ')', ']', '"', '”', '…']);
        !stops
            && before.chars().count() >= 60
            && (text.is_empty() || text.ends_with(['.', ';', ')']) || goes_on(text))
    }

    fn append(&mut self, text: &str, number: u32) {
        if let Some(block) = self.found.list.last_mut() {
            block.text.push_line(text, number);
        }
    }

    fn push(&mut self, kind: BlockKind, text: &str, number: u32) {
        if matches!(kind, BlockKind::Heading(_)) {
            self.depths.clear();
        }
        let text = BlockText::new(text, number);
        if text.as_str().is_empty() {
            let line = self.lines.get(number as usize - 1).copied();
            return self
                .found
                .leave(number, line.unwrap_or_default(), "no text in it");
        }
        self.found.list.push(Block::new(kind, text));
    }
}

/// Whether a line continues the one before: it begins in lower case.
fn goes_on(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether a line has neither letters nor digits.
fn is_decoration(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

fn plain(cell: &str) -> String {
    let parts: Vec<String> = cut(cell).into_iter().map(|(_, text)| bare(&text)).collect();
    parts.join(" ")
}
