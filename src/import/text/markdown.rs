//! Markdown into blocks.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, BlockKind, BlockText, Blocks, row};
use super::lines::{LineIndex, leave};

#[derive(Default)]
struct MarkdownReader {
    found: Blocks,
    depth: u8,
    links: Vec<(String, String)>,
    header: Vec<String>,
    cells: Vec<BlockText>,
    /// Whether the metadata at the head of the file are being read.
    in_metadata: bool,
}

pub fn blocks(text: &str) -> Blocks {
    let lines = LineIndex::new(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = MarkdownReader::default();
    for (event, at) in Parser::new_ext(text, options).into_offset_iter() {
        let is_row = matches!(event, Event::End(TagEnd::TableRow));
        if is_row {
            reader.surplus(&text[at.clone()], lines.at(at.start));
        }
        reader.event(event, &at, &lines);
    }
    reader.found.flush();
    let mut found = reader.found;
    found.list.iter_mut().for_each(head_without_space);
    leave(text, &mut found);
    found
}

impl MarkdownReader {
    fn event(&mut self, event: Event<'_>, at: &Range<usize>, lines: &LineIndex) {
        let line = lines.at(at.start);
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text, line);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, line),
            Event::SoftBreak | Event::HardBreak => self.text(" ", line),
            Event::FootnoteReference(label) => self.text(&format!("[{label}]"), line),
            Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.found.begin(BlockKind::Heading(level as u8)),
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => {
                // A paragraph within a point is part of it.
                if self.found.is_in_point() {
                    self.text(" ", 0);
                } else {
                    self.found.begin(BlockKind::Paragraph);
                }
            }
            Tag::MetadataBlock(_) => {
                self.found.flush();
                self.in_metadata = true;
            }
            Tag::List(_) => {
                self.found.flush();
                self.depth = self.depth.saturating_add(1);
            }
            Tag::Item => self
                .found
                .begin(BlockKind::Bullet(self.depth.saturating_sub(1).min(12))),
            Tag::Table(_) => {
                self.found.flush();
                self.header.clear();
            }
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            Tag::TableCell => self.cells.push(BlockText::default()),
            Tag::Link { dest_url, .. } => self.links.push((String::new(), dest_url.into_string())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Item => self.found.flush(),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition
                if !self.found.is_in_point() =>
            {
                self.found.flush();
            }
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            TagEnd::List(_) => {
                self.found.flush();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.cells);
                self.header = self.found.leave_header(&cells);
            }
            TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.found
                    .list
                    .extend(row(&self.header, &cells, std::mem::take(&mut self.links)));
            }
            TagEnd::Link => {
                let Some(link) = self.links.pop() else { return };
                match &mut self.found.open {
                    Some(block) => block.links.push(link),
                    None => self.links.push(link),
                }
            }
            _ => {}
        }
    }

    /// Adds the cells of a row beyond those that the header has names for. Markdown drops them.
    fn surplus(&mut self, row: &str, line: u32) {
        let row = row.trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let row = row
            .strip_suffix('|')
            .filter(|rest| !rest.ends_with('\\'))
            .unwrap_or(row);
        let mut before = ' ';
        let cells = row.split(|letter: char| {
            let is_end = letter == '|' && before != '\\';
            before = letter;
            is_end
        });
        for cell in cells.skip(self.header.len()) {
            self.cells.push(BlockText::new(&cell.replace("\\|", "|"), line));
        }
    }

    /// The metadata of a file are not part of its text; only the title is taken from them.
    fn metadata(&mut self, text: &str, line: u32) {
        for (at, text) in text
            .lines()
            .enumerate()
            .filter(|(_, text)| !text.trim().is_empty())
        {
            if let Some(title) = text.strip_prefix("title:")
                && self.found.title.is_none()
            {
                let title = title.trim().trim_matches(['"', '\'']);
                self.found.title = Some(title.to_owned()).filter(|title| !title.is_empty());
            }
            self.found.leave(line + at as u32, text, "the file about itself");
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        if self.in_metadata {
            self.metadata(text, line);
            return;
        }
        if let Some((title, _)) = self.links.last_mut() {
            title.push_str(text);
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.push(text, line);
            return;
        }
        if self.found.open.is_none() && !text.trim().is_empty() {
            self.found.begin(BlockKind::Paragraph);
        }
        if let Some(block) = &mut self.found.open {
            block.text.push(text, line);
        }
    }

    /// Reads HTML within Markdown: the text between the tags, without the tags.
    fn html(&mut self, html: &str, line: u32) {
        let mut is_tag = false;
        for (row, part) in html.split('\n').enumerate() {
            let mut text = String::new();
            for letter in part.chars() {
                match letter {
                    '<' => is_tag = true,
                    '>' if is_tag => is_tag = false,
                    letter if !is_tag => text.push(letter),
                    _ => {}
                }
            }
            if !text.trim().is_empty() {
                self.text(&text, line + row as u32);
                self.text(" ", line + row as u32);
            }
        }
    }
}

/// Turns `##Heading` into a heading, as it was before there was a standard.
fn head_without_space(block: &mut Block) {
    let text = block.text.as_str();
    let rest = text.trim_start_matches('#');
    let rank = text.len() - rest.len();
    if block.kind == BlockKind::Paragraph
        && (1..=6).contains(&rank)
        && rest.starts_with(char::is_alphanumeric)
    {
        let range = block.text.range();
        if range.start == range.end {
            block.kind = BlockKind::Heading(rank as u8);
            block.text = BlockText::new(rest, range.start);
        }
    }
}
