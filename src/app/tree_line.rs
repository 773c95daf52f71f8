//! How the lines of the tree share their cells: an indent, a title, and at the right edge counts or a distance.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::library::Library;
use crate::model::Corpus;
use crate::views::node::{Node, OutlineRow};
use crate::views::pivot::Pivot;

/// The column of numbers at the right: two counts of up to five digits, as far apart as what is written over them.
pub const NUMBERS: u16 = 14;

/// Letters of a title that are shown before it is indented further.
const TITLE: u16 = 20;

/// The least cells of a name beside which there is room for the nearest deadline.
pub const NAME: u16 = 30;

/// The most cells that the nearest deadline of a branch takes, with a gap.
pub const NEAREST: u16 = 13;

/// What most distances take, with a gap. A clock that moves must move no border.
const DISTANCE: u16 = 10;

/// How far a line of some depth is indented: two cells for each level; one at most where that left too little of the
/// title. `taken` are the cells that the line needs beside its title.
pub fn indent(depth: u8, width: u16, taken: u16) -> u16 {
    let room = width.saturating_sub(taken.saturating_add(TITLE));
    (u16::from(depth) * 2).min(room.max(u16::from(depth.min(3))))
}

/// The cells that a line takes with its title whole.
pub fn need(corpus: &Corpus, pivot: Option<&Pivot>, row: &OutlineRow) -> u16 {
    let (title, beside) = match (row.node, pivot) {
        (Node::Action(action), _) => (corpus.action(action).title(), 2 + DISTANCE),
        // A fold and the number of an objective.
        (Node::Section(section), _) => (corpus.str(corpus.section(section).short), 4 + NUMBERS + 1),
        (Node::Branch(id), Some(pivot)) => (pivot.short(id), 2 + NEAREST + NUMBERS + 1),
        (Node::Branch(_), None) => ("", 0),
    };
    let title = u16::try_from(title.width()).unwrap_or(u16::MAX);
    title.saturating_add(u16::from(row.depth) * 2 + beside)
}

/// Whether the title of a line is cut in so many cells.
pub fn is_cut(
    library: &Library,
    pivot: Option<&Pivot>,
    as_of: NaiveDate,
    row: &OutlineRow,
    width: u16,
) -> bool {
    let corpus = &library.corpus;
    let (title, used) = match (row.node, pivot) {
        (Node::Action(action), _) => {
            let nearest = library.deadlines.next_of(corpus, action, as_of);
            let mut used = nearest.map_or(0, |deadline| deadline.distance(as_of).brief().width());
            let others = pivot.map_or(0, |pivot| pivot.count_of(action).saturating_sub(1));
            if others > 0 {
                used += usize::from(used > 0) + format!("+{others}").len();
            }
            (
                corpus.action(action).title().width(),
                used + usize::from(used > 0),
            )
        }
        (Node::Section(id), _) => {
            let section = corpus.section(id);
            let number = corpus.objectives[corpus.objective_of(id).index()].number;
            let number = if section.parent.is_none() {
                format!("{number} ").len()
            } else {
                0
            };
            (
                number + corpus.str(section.short).width(),
                usize::from(NUMBERS) + 1,
            )
        }
        (Node::Branch(id), Some(pivot)) => {
            let is_far = |branch| pivot.nearest(branch, &library.deadlines).is_none();
            let beside = pivot.branch(id).map_or(0, |branch| {
                let indent = indent(branch.depth, width, NUMBERS + 3);
                let room = width.saturating_sub(indent + NUMBERS + 1);
                if is_far(branch) || room < NAME + NEAREST {
                    0
                } else {
                    NEAREST
                }
            });
            (pivot.short(id).width(), usize::from(NUMBERS + 1 + beside))
        }
        (Node::Branch(_), None) => (0, 0),
    };
    let indent = indent(
        row.depth,
        width,
        u16::try_from(used).unwrap_or(u16::MAX).saturating_add(2),
    );
    usize::from(indent) + 2 + title + used > usize::from(width)
}
