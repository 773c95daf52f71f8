//! The columns of the tree: an indent, a title, and at the right edge counts or a distance.

use std::borrow::Cow;

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::editions::ChangeKind;
use crate::library::Library;
use crate::model::{ActionId, EditionId};
use crate::views::changed;
use crate::views::node::{Node, OutlineRow};
use crate::views::pivot::Pivot;
use crate::when::ScheduleState;

/// The column of numbers at the right: two counts of up to five digits, as far apart as what is written over them.
pub const NUMBERS: u16 = 14;

/// Letters of a title that are shown before it is indented further.
const TITLE: u16 = 20;

/// The least cells of a name beside which there is room for the nearest deadline.
const NAME: u16 = 30;

/// The most cells that the nearest deadline of a branch takes, with a gap.
const NEAREST: u16 = 13;

/// What most distances take, with a gap. A clock that moves must move no border.
const DISTANCE: u16 = 10;

/// What most marks of a change take, with a gap.
const MARK: u16 = 9;

/// What most changes in words take, with a gap: `spring 2025 → autumn 2025  +183 d, surely`.
const CHANGE: u16 = 42;

/// Cells between a distance and the mark of a change.
pub const MARK_GAP: u16 = 2;

/// What stands before the edition whose actions are gone.
const GONE: &str = "Gone since ";

/// How far a line of some depth is indented: two cells for each level; one at most where that left too little of the
/// title. `taken` are the cells that the line needs beside its title.
fn indent(depth: u8, width: u16, taken: u16) -> u16 {
    let room = width.saturating_sub(taken.saturating_add(TITLE));
    (u16::from(depth) * 2).min(room.max(u16::from(depth.min(3))))
}

/// What stands at the right end of an action's line, from the edge inwards, and the sign of what changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RightEnd {
    /// How far its nearest deadline is, or what changed where the tree is regrouped by that.
    pub words: String,
    /// What changed, beside the distance.
    pub mark: String,
    /// Under how many other branches it stands.
    pub others: String,
    pub sign: Option<&'static str>,
}

impl RightEnd {
    fn cells(&self) -> usize {
        let parts = [
            (&self.words, 0),
            (&self.mark, usize::from(MARK_GAP)),
            (&self.others, 1),
        ];
        parts
            .iter()
            .fold(0, |used, (text, gap)| match (text.width(), used) {
                (0, _) => used,
                (cells, 0) => cells,
                (cells, _) => used + gap + cells,
            })
    }
}

/// What the lines of a tree are made of.
#[derive(Clone, Copy, Debug)]
pub struct TreeLines<'a> {
    pub library: &'a Library,
    pub pivot: Option<&'a Pivot>,
    /// Those in view.
    pub editions: &'a [EditionId],
    /// Whether it begins with editions.
    pub has_editions: bool,
    /// Whether lines say what changed since the edition before.
    pub says_changes: bool,
    pub as_of: NaiveDate,
}

impl<'a> TreeLines<'a> {
    /// What stands beside the title of an action in a line of `width` cells.
    fn right_end(&self, action: ActionId, depth: u8, width: u16) -> RightEnd {
        let (library, as_of) = (self.library, self.as_of);
        let sources = library.sources(as_of);
        let others = self
            .pivot
            .map_or(0, |pivot| pivot.count_of(action).saturating_sub(1));
        let others = if others > 0 {
            format!("+{others}")
        } else {
            String::new()
        };
        let in_view = || self.editions.contains(&library.corpus.edition(action));
        let changed = if self.says_changes {
            changed::of(sources, action, in_view())
        } else {
            None
        };
        let indent = 2 * u16::from(depth);
        if let (Some(changed), Some(_)) = (&changed, self.pivot) {
            let room = width.saturating_sub(indent + 2 + TITLE);
            return RightEnd {
                words: changed::line(sources, changed, room.into()),
                mark: String::new(),
                others,
                sign: changed.kinds.worst().map(ChangeKind::sign),
            };
        }
        let nearest = library.deadlines.next_of(&library.corpus, action, as_of);
        let words = nearest.map_or_else(String::new, |deadline| deadline.distance(as_of).brief());
        let gap = if words.is_empty() { 0 } else { MARK_GAP };
        let taken = words.width() as u16 + gap + indent + 3 + 2 * TITLE;
        let mark = changed.map_or_else(String::new, |changed| {
            // What the state says already needs no word.
            let is_said = changed.kinds.worst().is_some_and(|kind| kind.label() == words);
            let room = if is_said {
                0
            } else {
                width.saturating_sub(taken).into()
            };
            changed::mark(&changed, room)
        });
        RightEnd {
            words,
            mark,
            others,
            sign: None,
        }
    }

    /// The cells that a line takes with its title whole.
    pub fn need(&self, row: &OutlineRow) -> u16 {
        let corpus = &self.library.corpus;
        let (title, beside) = match (row.node, self.pivot) {
            (Node::Action(action), pivot) => {
                let end = match (self.says_changes, pivot) {
                    (true, Some(_)) => CHANGE,
                    (true, None) => DISTANCE + MARK,
                    (false, _) => DISTANCE,
                };
                (corpus.action(action).title(), 2 + end)
            }
            (Node::Edition(id), _) => (
                corpus.str(corpus.editions[id.index()].short),
                2 + GONE.len() as u16 + NUMBERS + 1,
            ),
            // A fold and the number of an objective.
            (Node::Section(section), _) => (corpus.str(corpus.section(section).short), 4 + NUMBERS + 1),
            (Node::Branch(id), Some(pivot)) => (pivot.short(id), 2 + NEAREST + NUMBERS + 1),
            (Node::Branch(_), None) => ("", 0),
        };
        let title = u16::try_from(title.width()).unwrap_or(u16::MAX);
        title.saturating_add(u16::from(row.depth) * 2 + beside)
    }

    /// A line of `width` cells. `depth` is that of an action's row; headings and branches know their own.
    pub fn line(&self, node: Node, depth: u8, width: u16) -> TreeLine<'a> {
        let corpus = &self.library.corpus;
        let mut line = TreeLine::default();
        let mut used = NUMBERS + 1;
        let depth = match (node, self.pivot) {
            (Node::Action(action), _) => {
                line.title = corpus.action(action).title().into();
                line.end = self.right_end(action, depth, width);
                used = line.end.cells() as u16;
                used += u16::from(used > 0);
                depth
            }
            (Node::Edition(id), _) => {
                let short = corpus.str(corpus.editions[id.index()].short);
                let is_gone = self.says_changes && !self.editions.contains(&id);
                line.title = if is_gone {
                    format!("{GONE}{short}").into()
                } else {
                    short.into()
                };
                0
            }
            (Node::Section(id), _) => {
                let section = corpus.section(id);
                let short = corpus.str(section.short);
                line.title = if section.parent.is_none() {
                    let number = corpus.objectives[corpus.objective_of(id).index()].number;
                    format!("{number} {short}").into()
                } else {
                    short.into()
                };
                section.depth + u8::from(self.has_editions)
            }
            (Node::Branch(id), Some(pivot)) => {
                line.title = pivot.short(id).into();
                pivot.branch(id).map_or(0, |branch| branch.depth)
            }
            (Node::Branch(_), None) => 0,
        };
        // As for a line with numbers, so that what is at one depth begins in one column.
        line.indent = indent(depth, width, used.max(NUMBERS + 1) + 2);
        if let (Node::Branch(id), Some(pivot)) = (node, self.pivot)
            && width.saturating_sub(line.indent + used) >= NAME + NEAREST
            && let Some(nearest) = pivot
                .branch(id)
                .and_then(|branch| pivot.nearest(branch, &self.library.deadlines))
        {
            let words = nearest.distance(self.as_of).brief();
            used += words.width() as u16 + 1;
            line.nearest = Some((words, nearest.state(self.as_of)));
        }
        line.cells = width.saturating_sub(line.indent + 2 + used);
        line
    }
}

/// A line of the tree: its title and its place.
#[derive(Clone, Debug, Default)]
pub struct TreeLine<'a> {
    pub title: Cow<'a, str>,
    pub indent: u16,
    /// The cells of the title, which stands after a sign.
    pub cells: u16,
    /// The right end of the line of an action.
    pub end: RightEnd,
    /// How far the nearest deadline of a branch is, where there is room for it.
    pub nearest: Option<(String, ScheduleState)>,
}

impl TreeLine<'_> {
    pub fn is_cut(&self) -> bool {
        self.title.width() > usize::from(self.cells)
    }
}
