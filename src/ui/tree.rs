//! The tree pane.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::lines::{slice, title};
use super::paint::Painter;
use super::{glyph, lines};
use crate::app::tree_line::{GONE, MARK_GAP, NAME, NEAREST, NUMBERS, indent};
use crate::app::{Pane, State};
use crate::model::{EditionId, SectionId};
use crate::views::node::BranchId;
use crate::views::node::Node;
use crate::views::pivot::Pivot;
use crate::views::wording;

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
            y: area.y + tree.heights.start(index, tree.cursor.top),
            height: 1 + u16::from(tree.heights.is_tall(index)),
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
            painter
                .buffer
                .set_style(whole.intersection(painter.buffer.area), style);
        }
    }
    let y = area.y + tree.heights.start(tree.cursor.at, tree.cursor.top);
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

fn branch(painter: &mut Painter, line: Rect, state: &State, pivot: &Pivot, id: BranchId, pinned: bool) {
    let theme = *painter.theme;
    let Some(branch) = pivot.branch(id) else { return };
    let fold = if state.panes.tree.is_open(Node::Branch(id)) {
        "▾"
    } else {
        "▸"
    };
    let indent = indent(branch.depth, line.width, NUMBERS + 3);
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
    painter.text(slice(left, 0, 1), fold, style);
    title(painter, after_sign(left), pivot.short(id), style);
    numbers(painter, line, branch.ahead, branch.actions);
}

fn numbers(painter: &mut Painter, line: Rect, ahead: u32, all: u32) {
    let theme = *painter.theme;
    let ahead = wording::grouped(ahead);
    painter.right(
        line,
        &format!("{ahead:>5}{:>9}", wording::grouped(all)),
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
        Cow::Borrowed(short)
    } else {
        Cow::Owned(format!("{GONE}{short}"))
    };
    let left = Rect {
        width: line.width.saturating_sub(NUMBERS + 1),
        ..line
    };
    painter.text(slice(left, 0, 1), fold, theme.strong);
    title(painter, after_sign(left), &name, theme.strong);
    let (actions, ahead) = state.view.tree_counts().of_edition(corpus, id);
    numbers(painter, line, ahead, actions);
}

fn heading(painter: &mut Painter, line: Rect, state: &State, id: SectionId, pinned: bool) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let section = corpus.section(id);
    let depth = section.depth + u8::from(state.panes.tree.has_editions());
    let indent = indent(depth, line.width, NUMBERS + 3);
    let fold = if section.actions.is_empty() {
        " "
    } else if state.panes.tree.is_open(Node::Section(id)) {
        "▾"
    } else {
        "▸"
    };
    let name = if section.parent.is_none() {
        let number = corpus.objectives[corpus.objective_of(id).index()].number;
        Cow::Owned(format!("{number} {}", corpus.str(section.short)))
    } else {
        Cow::Borrowed(corpus.str(section.short))
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
    painter.text(slice(left, 0, 1), fold, style);
    title(painter, after_sign(left), &name, style);
    let counts = state.view.tree_counts();
    numbers(painter, line, counts.ahead(section), counts.actions(section));
}

fn entry(painter: &mut Painter, line: Rect, state: &State, id: crate::model::ActionId, depth: u8) {
    let theme = *painter.theme;
    let library = &state.library;
    let as_of = state.time.clock.as_of;
    let sign = glyph::of_action(library, id, as_of);
    let style = sign.state.map_or(theme.dim, |state| theme.state(state));
    let tree = &state.panes.tree;
    let drawn = tree.lines(library, &state.view.editions, as_of);
    let end = drawn.right_end(id, depth, line.width);
    let mut used = 0;
    let beside = [
        (&end.words, 0, style),
        (&end.mark, MARK_GAP, theme.computed),
        (&end.others, 1, theme.dim),
    ];
    for (text, gap, style) in beside {
        if text.is_empty() {
            continue;
        }
        let gap = if used > 0 { gap } else { 0 };
        let place = Rect {
            width: line.width.saturating_sub(used + gap),
            ..line
        };
        used += gap + painter.right(place, text, style);
    }
    let gap = u16::from(used > 0);
    let indent = indent(depth, line.width, used + gap + 2);
    painter.text(
        Rect {
            x: line.x + indent,
            width: 1,
            ..line
        },
        end.sign.unwrap_or(sign.glyph),
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
    title(painter, left, library.corpus.action(id).title(), theme.plain);
}

fn after_sign(place: Rect) -> Rect {
    Rect {
        x: place.x + 2.min(place.width),
        width: place.width.saturating_sub(2),
        ..place
    }
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
