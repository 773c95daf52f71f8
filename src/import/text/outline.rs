//! Blocks into a draft: headings hold the items under them, lists hold their points, and every item its facts.

use std::ops::Range;

use super::block::{Block, BlockKind, Blocks, Lines};
use crate::import::draft::{
    Draft, DraftSection, DraftSource, Item, Items, Left, SourceRows, UnderstoodWords,
};
use crate::import::facts::clause::cut;
use crate::import::facts::{Basis, FactContext, block_of, fill, first_date, window};
use crate::model::words::Block as Place;

/// The longest text before a list that is only its heading.
const LEAD: usize = 120;

// A section closes all open ones whose rank number is the same or higher.
const HEADING: u16 = 10;
const LEADING: u16 = 3000;
const BULLET: u16 = 4000;

struct OutlineNode {
    title: String,
    line: u32,
    parent: Option<usize>,
    place: Option<Place>,
}

/// A block that becomes an item.
#[derive(Debug)]
struct Waiting {
    node: usize,
    place: Option<Place>,
    text: String,
    links: Vec<(String, String)>,
    extra: Vec<(String, String)>,
    span: Range<u32>,
    lines: Lines,
}

/// The items of a text. Their facts are found each time an item is asked for.
#[derive(Debug)]
struct OutlineItems {
    items: Vec<Waiting>,
    context: FactContext<'static>,
}

impl SourceRows for OutlineItems {
    fn item(&self, at: u32) -> Item {
        let waiting = &self.items[at as usize];
        let mut item = Item {
            text: waiting.text.clone(),
            links: waiting.links.clone(),
            extra: waiting.extra.clone(),
            source: DraftSource {
                lines: Some(waiting.span.clone()),
                ..DraftSource::default()
            },
            ..Item::default()
        };
        let line_of = |byte| waiting.lines.at(byte);
        fill(&mut item, waiting.place, line_of, &self.context);
        item
    }
}

#[derive(Default)]
struct Outline {
    nodes: Vec<OutlineNode>,
    items: Vec<Waiting>,
    /// Open sections with their ranks, outermost first.
    open: Vec<(u16, usize)>,
}

/// Makes a draft. If the context has no date of the edition, the one at the head of the document is taken.
pub fn draft(mut blocks: Blocks, context: &FactContext<'static>) -> Draft {
    for block in &blocks.list {
        let lines = block.text.range();
        if matches!(block.kind, BlockKind::Heading(_)) {
            // A heading is cited by its first line.
            let rest = lines.start + 1..=lines.end;
            let left = rest.map(|line| Left::new(line, block.text.as_str(), "a heading goes on"));
            blocks.left.extend(left);
        }
    }
    let title = title(&mut blocks);
    let date = title
        .as_ref()
        .and_then(|(title, line)| date(title, *line, context))
        .or_else(|| {
            let heads = blocks.list.iter().take(8).map(|block| &block.text);
            let mut short = heads.filter(|text| text.as_str().chars().count() <= 80);
            short.find_map(|text| date(text.as_str(), text.range().start, context))
        });
    let (found, edition) = date.map_or((None, None), |(found, day)| (Some(found), day));
    let context = FactContext {
        basis: Basis {
            edition: context.basis.edition.or(edition),
            ..context.basis
        },
        ..*context
    };
    let mut outline = Outline::default();
    let mut following = blocks.list.into_iter().peekable();
    while let Some(block) = following.next() {
        outline.add(block, following.peek().map(|next| &next.kind), &context);
    }
    outline.headings_with_facts();
    let (sections, mut items) = outline.sections();
    items.shrink_to_fit();
    let texts = OutlineItems { items, context };
    blocks.left.sort_by_key(|left| left.line);
    Draft {
        title: title.map(|(title, _)| title),
        date: found,
        sections,
        items: Items::of(texts),
        left: blocks.left,
        lines: blocks.lines,
        ..Draft::default()
    }
}

/// The title that the reader found, else a heading at the beginning: the only one of its rank, or one right before another
/// heading. The latter is removed from the blocks.
fn title(blocks: &mut Blocks) -> Option<(String, u32)> {
    if let Some(title) = blocks.title.take() {
        return Some((title, 0));
    }
    let heading =
        |block: Option<&Block>| matches!(block.map(|block| &block.kind), Some(BlockKind::Heading(_)));
    let first = blocks.list.first()?;
    let BlockKind::Heading(rank) = first.kind else {
        return None;
    };
    let is_only = !blocks.list[1..]
        .iter()
        .any(|block| block.kind == BlockKind::Heading(rank));
    let is_alone = heading(blocks.list.get(1));
    if is_alone && !is_only {
        let first = blocks.list.remove(0);
        let line = first.text.range().start;
        let text = first.text.as_str().to_owned();
        blocks.leave(line, &text, "the title of the document");
        return Some((text, line));
    }
    (is_only && blocks.list.len() > 1).then(|| (first.text.as_str().to_owned(), first.text.range().start))
}

fn date(
    text: &str,
    line: u32,
    context: &FactContext<'_>,
) -> Option<(UnderstoodWords, Option<chrono::NaiveDate>)> {
    let (words, when) = first_date(text, context.words)?;
    let day = when.as_ref().and_then(|when| window(when).latest);
    let found = UnderstoodWords {
        words,
        means: when.map(|when| when.to_string()),
        line,
    };
    Some((found, day))
}

impl Outline {
    fn add(&mut self, block: Block, next: Option<&BlockKind>, context: &FactContext<'_>) {
        match block.kind {
            BlockKind::Heading(rank) => {
                let place = block_of(block.text.as_str(), context.words);
                self.open(
                    HEADING * u16::from(rank.max(1)),
                    heading(block.text.as_str()),
                    block.text.range().start,
                    place,
                );
            }
            BlockKind::Bullet(depth) => {
                let rank = BULLET + 20 * u16::from(depth);
                let is_deeper = matches!(next, Some(BlockKind::Bullet(other)) if *other > depth);
                let is_equal = matches!(next, Some(BlockKind::Bullet(other)) if *other == depth);
                if is_deeper {
                    self.lead(block, rank + 10, context);
                } else if is_equal && leads(block.text.as_str()) {
                    self.lead(block, rank, context);
                } else {
                    self.close(rank + 10);
                    self.item(block);
                }
            }
            BlockKind::Paragraph
                if matches!(next, Some(BlockKind::Bullet(_))) && block.text.as_str().ends_with(':') =>
            {
                self.lead(block, LEADING, context);
            }
            BlockKind::Paragraph | BlockKind::Row(_) => {
                self.close(LEADING);
                self.item(block);
            }
        }
    }

    /// Opens a section with the text before a list. A text that says more than a heading becomes an item as well.
    fn lead(&mut self, block: Block, rank: u16, context: &FactContext<'_>) {
        let text = block.text.as_str();
        let place = if text.ends_with(':') {
            block_of(text, context.words)
        } else {
            None
        };
        let is_short = text.chars().count() <= LEAD;
        let title = if is_short {
            heading(text)
        } else {
            last_sentence(text)
        };
        self.open(rank, title, block.text.range().start, place);
        if !is_short
            || text.contains(|letter: char| letter.is_ascii_digit())
            || block.text.range().start != block.text.range().end
        {
            self.item(block);
        }
    }

    fn open(&mut self, rank: u16, title: String, line: u32, place: Option<Place>) {
        self.close(rank);
        let parent = self.open.last().map(|(_, node)| *node);
        let place = place.or_else(|| parent.and_then(|parent| self.nodes[parent].place));
        self.open.push((rank, self.nodes.len()));
        self.nodes.push(OutlineNode {
            title,
            line,
            parent,
            place,
        });
    }

    fn close(&mut self, rank: u16) {
        while self.open.last().is_some_and(|(open, _)| *open >= rank) {
            self.open.pop();
        }
    }

    fn item(&mut self, block: Block) {
        if self.open.is_empty() {
            // Items before the first heading are in a section without a title.
            self.open(0, String::new(), 0, None);
        }
        let node = self.open.last().map_or(0, |(_, node)| *node);
        let lines = block.text.range();
        let (text, by_byte) = block.text.into_parts();
        let extra = match block.kind {
            BlockKind::Row(cells) => cells,
            _ => Vec::new(),
        };
        self.items.push(Waiting {
            node,
            place: self.nodes[node].place,
            text,
            links: block.links,
            extra,
            span: lines,
            lines: by_byte,
        });
    }

    /// Makes items of headings that contain digits and have nothing under them: they say something themselves.
    fn headings_with_facts(&mut self) {
        let mut is_empty = vec![true; self.nodes.len()];
        let of_items = self.items.iter().map(|waiting| waiting.node);
        for filled in of_items.chain(self.nodes.iter().filter_map(|node| node.parent)) {
            is_empty[filled] = false;
        }
        for (at, node) in self.nodes.iter().enumerate() {
            if is_empty[at] && node.title.contains(|letter: char| letter.is_ascii_digit()) {
                let (text, lines) = super::block::BlockText::new(&node.title, node.line).into_parts();
                self.items.push(Waiting {
                    node: at,
                    place: node.place,
                    text,
                    links: Vec::new(),
                    extra: Vec::new(),
                    span: node.line..node.line,
                    lines,
                });
            }
        }
    }

    fn sections(self) -> (Vec<DraftSection>, Vec<Waiting>) {
        let mut sections: Vec<DraftSection> = self
            .nodes
            .iter()
            .map(|node| DraftSection {
                title: node.title.clone(),
                line: node.line,
                ..DraftSection::default()
            })
            .collect();
        for (waiting, at) in self.items.iter().zip(0..) {
            sections[waiting.node].items.push(at);
        }
        let mut roots = Vec::new();
        // From last to first, because a section comes before those in it.
        while let Some(mut section) = sections.pop() {
            section.sections.reverse();
            match self.nodes[sections.len()].parent {
                Some(parent) => sections[parent].sections.push(section),
                None => roots.push(section),
            }
        }
        roots.reverse();
        (roots, self.items)
    }
}

/// Whether a point of a list is the heading of the points after it.
fn leads(text: &str) -> bool {
    text.ends_with(':') && text.chars().count() <= LEAD
}

/// The words of a heading without the colon at its end.
fn heading(text: &str) -> String {
    text.trim().trim_end_matches(':').trim_end().to_owned()
}

fn last_sentence(text: &str) -> String {
    let start = text.rfind(". ").map_or(0, |at| at + 2);
    cut(&text[start..], LEAD)
}
