//! The tree pane.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lines::title;
use super::painter::Painter;
use super::{glyph, lines};
use crate::app::areas::slice;
use crate::app::list::List;
use crate::app::tree_line::{GONE, MARK_GAP, NAME, NEAREST, NUMBERS, indent};
use crate::app::{Pane, State};
use crate::model::{EditionId, SectionId};
use crate::views::node::{BranchId, Node};
use crate::views::pivot::Pivot;
use crate::views::wording;

/// Draws the lines that are in view, under the headings they belong to.
pub fn draw(painter: &mut Painter, list: &List, state: &State) {
    let tree = &state.panes.tree;
    if tree.rows.is_empty() {
        return empty(painter, list.place, state);
    }
    let theme = *painter.theme;
    let pinned = tree.pinned(state.corpus(), list.cursor.top);
    for (index, line) in list.lines() {
        let row = &tree.rows[index];
        if let Some(node) = pinned.get(index - list.cursor.top) {
            above(painter, line, state, *node, true);
            continue;
        }
        match row.node {
            Node::Action(action) => entry(painter, line, state, action, row.depth),
            node => above(painter, line, state, node, false),
        }
        if index == list.cursor.at && Some(row.node) == state.selected {
            let style = if state.layout.focus == Pane::Objectives {
                theme.selected
            } else {
                theme.also_selected
            };
            painter.select(line, style);
        }
    }
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
    let indent = indent(branch.depth, line.width, NUMBERS + 3);
    let mut left = before_numbers(line, indent);
    if let Some(nearest) = pivot.nearest(branch, &state.library.deadlines)
        && left.width >= NAME + NEAREST
    {
        let as_of = state.time.clock.as_of;
        let words = nearest.distance(as_of).brief();
        let used = painter.right(left, &words, theme.state(nearest.state(as_of)));
        left.width = left.width.saturating_sub(used + 1);
    }
    let style = if pinned || branch.depth > 0 {
        theme.plain
    } else {
        theme.strong
    };
    folding(
        painter,
        left,
        fold(state, Node::Branch(id)),
        pivot.short(id),
        style,
    );
    numbers(painter, line, branch.ahead, branch.actions);
}

/// The cells of a line between its indent and its numbers.
fn before_numbers(line: Rect, indent: u16) -> Rect {
    Rect {
        x: line.x + indent,
        width: line.width.saturating_sub(indent + NUMBERS + 1),
        ..line
    }
}

fn fold(state: &State, node: Node) -> &'static str {
    glyph::fold(!state.panes.tree.is_open(node))
}

/// What can be folded: the sign that says whether it is, and its name.
fn folding(painter: &mut Painter, place: Rect, sign: &str, name: &str, style: Style) {
    painter.text(slice(place, 0, 1), sign, style);
    title(painter, after_sign(place), name, style);
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
    let corpus = state.corpus();
    let short = corpus.str(corpus.editions[id.index()].short);
    let name = if state.view.editions.contains(&id) || !state.panes.tree.lists_gone() {
        Cow::Borrowed(short)
    } else {
        Cow::Owned(format!("{GONE}{short}"))
    };
    let style = painter.theme.strong;
    let sign = fold(state, Node::Edition(id));
    folding(painter, before_numbers(line, 0), sign, &name, style);
    let (actions, ahead) = state.view.tree_counts().of_edition(corpus, id);
    numbers(painter, line, ahead, actions);
}

fn heading(painter: &mut Painter, line: Rect, state: &State, id: SectionId, pinned: bool) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let section = corpus.section(id);
    let depth = section.depth + u8::from(state.panes.tree.has_editions());
    let left = before_numbers(line, indent(depth, line.width, NUMBERS + 3));
    let short = corpus.str(section.short);
    let (name, style) = if section.parent.is_none() {
        let number = corpus.objectives[corpus.objective_of(id).index()].number;
        let style = if pinned { theme.plain } else { theme.strong };
        (Cow::Owned(format!("{number} {short}")), style)
    } else {
        (Cow::Borrowed(short), theme.plain)
    };
    let sign = if section.actions.is_empty() {
        " "
    } else {
        fold(state, Node::Section(id))
    };
    folding(painter, left, sign, &name, style);
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
        let place = slice(line, 0, line.width.saturating_sub(used + gap));
        used += gap + painter.right(place, text, style);
    }
    let gap = u16::from(used > 0);
    let indent = indent(depth, line.width, used + gap + 2);
    let glyph = end.sign.unwrap_or(sign.glyph);
    painter.text(slice(line, indent, 1), glyph, style);
    if let Some(sign) = lines::sign(state, id) {
        // Actions stand at least a level deep: there is always room before the sign.
        painter.text(slice(line, indent.saturating_sub(1), 1), sign, theme.strong);
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
    let lines = textwrap::wrap(text, usize::from(area.width).max(1));
    painter.lines(area, lines, painter.theme.dim);
}
