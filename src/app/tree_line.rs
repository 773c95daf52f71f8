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

/// The cells of the numbers at the right: two counts of up to five digits, aligned with the labels above them.
pub const NUMBERS: u16 = 14;

/// The cells of a title that take precedence over its indent.
const TITLE: u16 = 20;

/// The fewest cells of a name beside which the nearest deadline is shown.
const NAME: u16 = 30;

/// The most cells that the nearest deadline of a branch takes, with a gap.
const NEAREST: u16 = 13;

/// The cells of most distances, with a gap; fixed, so that moving the clock does not move a border.
const DISTANCE: u16 = 10;

/// The cells of most marks of a change, with a gap.
const MARK: u16 = 9;

/// The cells of most changes in words, with a gap: `spring 2025 → autumn 2025  +183 d, surely`.
const CHANGE: u16 = 42;

/// Cells between a distance and the mark of a change.
pub const MARK_GAP: u16 = 2;

/// The label before the edition whose actions are gone.
const GONE: &str = "Gone since ";

/// The indent of a line in cells: two for each level, or less where that would leave too little of the title. `taken` is the
/// number of cells that the line needs in addition to its title.
fn indent(depth: u8, width: u16, taken: u16) -> u16 {
    let room = width.saturating_sub(taken.saturating_add(TITLE));
    (u16::from(depth) * 2).min(room.max(u16::from(depth.min(3))))
}

/// The right end of an action's line, from the edge inwards, and the sign of what changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RightEnd {
    /// The distance of the nearest deadline, or what changed where the tree is grouped by change.
    pub words: String,
    /// The mark of what changed, beside the distance.
    pub mark: String,
    /// The number of other branches that list the action: `+2`.
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

/// Lays out the lines of a tree.
#[derive(Clone, Copy, Debug)]
pub struct TreeLines<'a> {
    pub library: &'a Library,
    pub pivot: Option<&'a Pivot>,
    /// The editions in view.
    pub editions: &'a [EditionId],
    /// Whether the top level of the tree is editions.
    pub has_editions: bool,
    /// Whether lines show what changed since the edition before.
    pub says_changes: bool,
    pub as_of: NaiveDate,
}

impl<'a> TreeLines<'a> {
    /// The right end of an action's line of `width` cells.
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
            // The distance already says so: `missed`.
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

    /// The cells that a line needs to show its title whole.
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
            // The sign of a fold, and the number of an objective.
            (Node::Section(section), _) => (corpus.str(corpus.section(section).short), 4 + NUMBERS + 1),
            (Node::Branch(id), Some(pivot)) => (pivot.short(id), 2 + NEAREST + NUMBERS + 1),
            (Node::Branch(_), None) => ("", 0),
        };
        let title = u16::try_from(title.width()).unwrap_or(u16::MAX);
        title.saturating_add(u16::from(row.depth) * 2 + beside)
    }

    /// A line of `width` cells. `depth` is used for actions only; headings and branches have their own.
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
        // As if every line had numbers, so that all lines of a depth begin in the same column.
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

/// A line of the tree: its title and where it is drawn.
#[derive(Clone, Debug, Default)]
pub struct TreeLine<'a> {
    pub title: Cow<'a, str>,
    pub indent: u16,
    /// The cells of the title, which follows a sign.
    pub cells: u16,
    /// The right end of the line of an action.
    pub end: RightEnd,
    /// The distance and state of a branch's nearest deadline, where there is room for it.
    pub nearest: Option<(String, ScheduleState)>,
}

impl TreeLine<'_> {
    pub fn is_cut(&self) -> bool {
        self.title.width() > usize::from(self.cells)
    }
}
