//! The tree pane.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lines::title;
use super::painter::Painter;
use super::{glyph, lines};
use crate::app::areas::slice;
use crate::app::list::List;
use crate::app::tree_line::{MARK_GAP, NUMBERS, TreeLine};
use crate::app::{Pane, State};
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::wording;

/// Draws the lines in view, below the pinned headings they belong to.
pub fn draw(painter: &mut Painter, list: &List, state: &State) {
    let tree = &state.panes.tree;
    if tree.rows.is_empty() {
        return empty(painter, list.place, state);
    }
    let pinned = tree.pinned(state.corpus(), list.cursor.top);
    let lines = tree.lines(&state.library, &state.view.editions, state.time.clock.as_of);
    for (index, place) in list.lines() {
        let row = &tree.rows[index];
        let pinned = pinned.get(index - list.cursor.top).copied();
        let node = pinned.unwrap_or(row.node);
        let line = lines.line(node, row.depth, place.width);
        match node {
            Node::Action(action) => entry(painter, place, state, action, &line),
            _ => heading(painter, place, state, node, &line, pinned.is_some()),
        }
        if index == list.cursor.at && Some(row.node) == state.selected && pinned.is_none() {
            let style = painter.theme.selection(state.layout.focus == Pane::Objectives);
            painter.select(place, style);
        }
    }
}

/// The numbers of deadlines ahead and of actions in an edition, a heading or a branch.
pub fn counts(state: &State, node: Node) -> (u32, u32) {
    let counts = state.view.tree_counts();
    match (node, &state.panes.tree.pivot) {
        (Node::Edition(id), _) => {
            let (actions, ahead) = counts.of_edition(state.corpus(), id);
            (ahead, actions)
        }
        (Node::Section(id), _) => {
            let section = state.corpus().section(id);
            (counts.ahead(section), counts.actions(section))
        }
        (Node::Branch(id), Some(pivot)) => pivot
            .branch(id)
            .map_or((0, 0), |branch| (branch.ahead, branch.actions)),
        _ => (0, 0),
    }
}

/// Draws a line that can be folded, with its numbers. Editions, objectives and top branches are strong; among pinned
/// headings, only editions are.
fn heading(painter: &mut Painter, place: Rect, state: &State, node: Node, line: &TreeLine, pinned: bool) {
    let theme = *painter.theme;
    let (is_first, is_empty) = match (node, &state.panes.tree.pivot) {
        (Node::Section(id), _) => {
            let section = state.corpus().section(id);
            (section.parent.is_none() && !pinned, section.actions.is_empty())
        }
        (Node::Branch(id), Some(pivot)) => {
            let is_first = pivot.branch(id).is_some_and(|branch| branch.depth == 0);
            (is_first && !pinned, false)
        }
        _ => (true, false),
    };
    let style = if is_first { theme.strong } else { theme.plain };
    let fold = glyph::fold(!state.panes.tree.is_open(node));
    let sign = if is_empty { " " } else { fold };
    signed_title(painter, place, line, (sign, style), style);
    if let Some((words, schedule)) = &line.nearest {
        let before_numbers = slice(place, 0, place.width.saturating_sub(NUMBERS + 1));
        painter.right(before_numbers, words, theme.state(*schedule));
    }
    let (ahead, all) = counts(state, node);
    let numbers = format!("{:>5}{:>9}", wording::grouped(ahead), wording::grouped(all));
    painter.right(place, &numbers, theme.dim);
}

fn signed_title(painter: &mut Painter, place: Rect, line: &TreeLine, sign: (&str, Style), style: Style) {
    painter.text(slice(place, line.indent, 1), sign.0, sign.1);
    title(
        painter,
        slice(place, line.indent + 2, line.cells),
        &line.title,
        style,
    );
}

fn entry(painter: &mut Painter, place: Rect, state: &State, id: ActionId, line: &TreeLine) {
    let theme = *painter.theme;
    let (sign, schedule) = glyph::of_action(&state.library, id, state.time.clock.as_of);
    let style = schedule.map_or(theme.dim, |state| theme.state(state));
    let mut used = 0;
    let beside = [
        (&line.end.words, 0, style),
        (&line.end.mark, MARK_GAP, theme.computed),
        (&line.end.others, 1, theme.dim),
    ];
    for (text, gap, style) in beside.into_iter().filter(|(text, ..)| !text.is_empty()) {
        used += if used > 0 { gap } else { 0 };
        let left = slice(place, 0, place.width.saturating_sub(used));
        used += painter.right(left, text, style);
    }
    let sign = line.end.sign.unwrap_or(sign);
    signed_title(painter, place, line, (sign, style), theme.plain);
    if let Some(sign) = lines::sign(state, id) {
        // Actions are at least one level deep, so there is always room before the sign.
        painter.text(slice(place, line.indent.saturating_sub(1), 1), sign, theme.strong);
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
