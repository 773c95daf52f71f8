//! The tree pane.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::{glyph, lines};
use crate::app::{Pane, State};
use crate::editions::Changed;
use crate::model::{EditionId, SectionId};
use crate::views::changed;
use crate::views::node::BranchId;
use crate::views::node::Node;
use crate::views::pivot::Pivot;
use crate::views::wording;

/// The column of numbers at the right: two counts of up to five digits.
const NUMBERS: u16 = 11;

/// Letters of a title that are shown before it is indented further.
const TITLE: u16 = 20;

/// How far a line of some depth is indented: two cells for each level; one at most where that left too little of the
/// title. `taken` are the cells that the line needs beside its title.
fn indent(depth: u8, line: Rect, taken: u16) -> u16 {
    let room = line.width.saturating_sub(taken.saturating_add(TITLE));
    (u16::from(depth) * 2).min(room.max(u16::from(depth.min(3))))
}

/// Draws the lines that are in view, under the headings they belong to.
pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let tree = &state.panes.tree;
    if tree.rows.is_empty() {
        empty(painter, area, state);
        return None;
    }
    let corpus = state.corpus();
    let pinned = tree.pinned(corpus, tree.cursor.top);
    for (index, row) in tree
        .rows
        .iter()
        .enumerate()
        .skip(tree.cursor.top)
        .take(area.height.into())
    {
        let line = Rect {
            y: area.y + (index - tree.cursor.top) as u16,
            height: 1,
            ..area
        };
        if let Some(node) = pinned.get(index - tree.cursor.top) {
            above(painter, line, state, *node, true);
            continue;
        }
        match row.node {
            Node::Edition(_) | Node::Section(_) | Node::Branch(_) => {
                above(painter, line, state, row.node, false);
            }
            Node::Action(action) => entry(painter, line, state, action, row.depth),
        }
        if index == tree.cursor.at && Some(row.node) == state.selected {
            let whole = Rect {
                x: line.x.saturating_sub(1),
                width: line.width + 2,
                ..line
            };
            let theme = painter.theme;
            let style = if state.layout.focus == Pane::Objectives {
                theme.selected
            } else {
                theme.also_selected
            };
            painter.style(whole.intersection(painter.buffer.area), style);
        }
    }
    let y = area.y + tree.cursor.at.saturating_sub(tree.cursor.top) as u16;
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

fn above(painter: &mut Painter, line: Rect, state: &State, node: Node, pinned: bool) {
    match (node, &state.panes.tree.pivot) {
        (Node::Edition(id), _) => edition(painter, line, state, id),
        (Node::Section(section), _) => heading(painter, line, state, section, pinned),
        (Node::Branch(id), Some(pivot)) => branch(painter, line, state, pivot, id, pinned),
        _ => {}
    }
}

/// The least cells of a name beside which there is room for the nearest deadline.
const NAME: u16 = 30;
/// The most cells that the nearest deadline takes, with a gap.
const NEAREST: u16 = 13;

fn branch(painter: &mut Painter, line: Rect, state: &State, pivot: &Pivot, id: BranchId, pinned: bool) {
    let theme = *painter.theme;
    let Some(branch) = pivot.branch(id) else { return };
    let fold = if state.panes.tree.is_open(Node::Branch(id)) {
        "▾"
    } else {
        "▸"
    };
    let indent = indent(branch.depth, line, NUMBERS + 3);
    let room = line.width.saturating_sub(indent + NUMBERS + 1);
    let mut left = Rect {
        x: line.x + indent,
        width: room,
        ..line
    };
    if let Some(nearest) = pivot.nearest(branch, &state.library.deadlines)
        && room >= NAME + NEAREST
    {
        let place = Rect {
            width: line.width.saturating_sub(NUMBERS + 1),
            ..line
        };
        let as_of = state.time.clock.as_of;
        let words = nearest.distance(as_of).brief();
        let used = painter.right(place, &words, theme.state(nearest.state(as_of)));
        left.width = room.saturating_sub(used + 1);
    }
    let style = if pinned || branch.depth > 0 {
        theme.plain
    } else {
        theme.strong
    };
    painter.text(left, &format!("{fold} {}", pivot.short(id)), style);
    numbers(painter, line, branch.ahead, branch.actions);
}

fn numbers(painter: &mut Painter, line: Rect, ahead: u32, all: u32) {
    let theme = *painter.theme;
    let ahead = if ahead == 0 {
        "·".into()
    } else {
        wording::grouped(ahead)
    };
    painter.right(
        line,
        &format!("{ahead:>5}{:>6}", wording::grouped(all)),
        theme.dim,
    );
}

fn edition(painter: &mut Painter, line: Rect, state: &State, id: EditionId) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let fold = if state.panes.tree.is_open(Node::Edition(id)) {
        "▾"
    } else {
        "▸"
    };
    let short = corpus.str(corpus.editions[id.index()].short);
    let name = if state.view.editions.contains(&id) || !state.panes.tree.lists_gone() {
        format!("{fold} {short}")
    } else {
        format!("{fold} Gone since {short}")
    };
    let left = Rect {
        width: line.width.saturating_sub(NUMBERS + 1),
        ..line
    };
    painter.text(left, &name, theme.strong);
    let (actions, ahead) = state.view.tree_counts().of_edition(corpus, id);
    numbers(painter, line, ahead, actions);
}

fn heading(painter: &mut Painter, line: Rect, state: &State, id: SectionId, pinned: bool) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let section = corpus.section(id);
    let depth = section.depth + u8::from(state.panes.tree.has_editions());
    let indent = indent(depth, line, NUMBERS + 3);
    let fold = if section.actions.is_empty() {
        " "
    } else if state.panes.tree.is_open(Node::Section(id)) {
        "▾"
    } else {
        "▸"
    };
    let name = if section.parent.is_none() {
        let number = corpus.objectives[corpus.objective_of(id).index()].number;
        format!("{fold} {number} {}", corpus.str(section.short))
    } else {
        format!("{fold} {}", corpus.str(section.short))
    };
    let left = Rect {
        x: line.x + indent,
        width: line.width.saturating_sub(indent + NUMBERS + 1),
        ..line
    };
    let style = if pinned || section.parent.is_some() {
        theme.plain
    } else {
        theme.strong
    };
    painter.text(left, &name, style);
    let counts = state.view.tree_counts();
    numbers(painter, line, counts.ahead(section), counts.actions(section));
}

fn entry(painter: &mut Painter, line: Rect, state: &State, id: crate::model::ActionId, depth: u8) {
    let theme = *painter.theme;
    let library = &state.library;
    let as_of = state.time.clock.as_of;
    let change = change(state, id);
    let by_change = state.panes.tree.pivot.is_some();
    let mut sign = glyph::of_action(library, id, as_of);
    let style = sign.state.map_or(theme.dim, |state| theme.state(state));
    let words = change.filter(|_| by_change).map(|changed| {
        if let Some(kind) = changed.kinds.worst() {
            sign.glyph = kind.sign();
        }
        let room = line.width.saturating_sub(2 * u16::from(depth) + 2 + TITLE);
        changed::line(library.sources(as_of), &changed, room.into())
    });
    let distance = words.unwrap_or_else(|| match library.deadlines.next_of(&library.corpus, id, as_of) {
        Some(deadline) => deadline.distance(as_of).brief(),
        None => String::new(),
    });
    let mut used = painter.right(line, &distance, style);
    if let Some(changed) = change.filter(|_| !by_change) {
        let gap = 2 * u16::from(used > 0);
        let place = Rect {
            width: line.width.saturating_sub(used + gap),
            ..line
        };
        let room = place.width.saturating_sub(2 * u16::from(depth) + 3 + 2 * TITLE);
        used += gap + painter.right(place, &changed::mark(&changed, room.into()), theme.computed);
    }
    let pivot = state.panes.tree.pivot.as_ref();
    let others = pivot.map_or(0, |pivot| pivot.count_of(id).saturating_sub(1));
    if others > 0 {
        let gap = u16::from(used > 0);
        let place = Rect {
            width: line.width.saturating_sub(used + gap),
            ..line
        };
        used += gap + painter.right(place, &format!("+{others}"), theme.dim);
    }
    let gap = u16::from(used > 0);
    let indent = indent(depth, line, used + gap + 2);
    painter.text(
        Rect {
            x: line.x + indent,
            width: 1,
            ..line
        },
        sign.glyph,
        style,
    );
    if let Some(sign) = lines::sign(state, id) {
        // Actions stand at least a level deep: there is always room before the sign.
        let x = line.x + indent.saturating_sub(1);
        painter.text(Rect { x, width: 1, ..line }, sign, theme.strong);
    }
    let taken = indent + 2 + used + gap;
    let left = Rect {
        x: line.x + indent + 2,
        width: line.width.saturating_sub(taken),
        ..line
    };
    painter.text(left, library.corpus.action(id).title(), theme.plain);
}

/// What changed of an action, where lines say so.
fn change(state: &State, id: crate::model::ActionId) -> Option<Changed> {
    if !state.panes.tree.lists_gone() {
        return None;
    }
    let in_view = state.view.editions.contains(&state.corpus().edition(id));
    changed::of(state.library.sources(state.time.clock.as_of), id, in_view)
}

fn empty(painter: &mut Painter, area: Rect, state: &State) {
    let text = if state.view.filter.is_some() {
        "Nothing matches. Esc clears the query."
    } else {
        "No actions here. milepost --data FILE opens a list (.csv, .xlsx, .ods, .json, .ics, .md, .docx) or a folder of \
         RON files; milepost import FILE makes such a folder of a list."
    };
    let dim = painter.theme.dim;
    for (index, line) in textwrap::wrap(text, usize::from(area.width).max(1))
        .iter()
        .enumerate()
    {
        if (index as u16) < area.height {
            painter.text(
                Rect {
                    y: area.y + index as u16,
                    height: 1,
                    ..area
                },
                line,
                dim,
            );
        }
    }
}
