//! A table in the action pane: its title and notes, the names of its columns, its rows.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr as _;

use super::painter::Painter;
use super::{glyph, lines};
use crate::app::areas::{after, below, slice};
use crate::app::cut::two_lines;
use crate::app::list::List;
use crate::app::{Pane, State};
use crate::views::tables::placement::CellSlot;
use crate::views::tables::table::{Align, Cell, CellMark, Row, RowKind, STEP, TableSign};
use crate::when::state::ScheduleState;

pub fn draw(painter: &mut Painter, area: Rect, list: &List, state: &State) {
    let theme = *painter.theme;
    let tables = &state.panes.tables;
    let table = &*tables.table;
    let layout = tables.layout(area);
    for (place, (is_title, text)) in layout.title.rows().zip(tables.said.lines(area.height)) {
        let style = if is_title { theme.strong } else { theme.dim };
        painter.text(place, text, style);
    }
    if table.rows.is_empty() {
        let width = usize::from(layout.rows.width).max(1);
        return painter.lines(layout.rows, textwrap::wrap(&table.empty, width), theme.plain);
    }
    for placed in &tables.placed {
        let column = &table.columns[placed.column];
        let place = slice(layout.names, placed.x as u16, placed.width as u16);
        let style = if column.order.is_some() {
            theme.strong
        } else {
            theme.dim.add_modifier(Modifier::UNDERLINED)
        };
        match column.align {
            Align::Left => painter.text(place, &column.heading(), style),
            Align::Right => painter.right(place, &column.heading(), style),
        };
    }
    for (index, line) in list.lines() {
        let row = &table.rows[index];
        let is_tall = tables.heights.is_tall(index);
        mark(painter, line, state, row);
        let flows = is_tall && tables.flows();
        for (nth, slot) in table.slots(row, &tables.placed).enumerate() {
            match (flows, nth) {
                (true, 0) => flowing(painter, line, &slot),
                (true, _) => cell(painter, below(line, 1), row, &slot, false),
                (false, _) => cell(painter, line, row, &slot, is_tall),
            }
        }
        lines::margin(painter, line, state, row.link);
        if index == list.cursor.at && state.layout.focus == Pane::Action {
            painter.select(line, theme.selected);
        }
    }
    if let Some(area) = layout.legend {
        legend(painter, area, &table.legend);
    }
}

/// Draws the meaning of the signs, as far as there is room for whole entries.
fn legend(painter: &mut Painter, area: Rect, signs: &[TableSign]) {
    let mut used = 0;
    for sign in signs {
        let rest = after(area, used);
        if usize::from(rest.width) < 2 + sign.means.width() {
            break;
        }
        painter.text(rest, sign.sign, painter.theme.tone(sign.tone));
        let words = after(rest, 2);
        used += 4 + painter.text(words, sign.means, painter.theme.dim);
    }
}

fn mark(painter: &mut Painter, line: Rect, state: &State, row: &Row) {
    let Some(mark) = row.mark else { return };
    let place = slice(line, (usize::from(row.depth) * STEP) as u16, 1);
    let theme = *painter.theme;
    let (sign, style) = match mark {
        CellMark::Open => ("▾", theme.plain),
        CellMark::Folded => ("▸", theme.plain),
        CellMark::Due(deadline) => {
            let (sign, state) = glyph::of_deadline(&deadline, state.time.clock.as_of);
            (sign, theme.state(state))
        }
        CellMark::Sign(sign) => (sign, theme.plain),
        CellMark::Undated => (
            glyph::of_state(ScheduleState::Undated),
            theme.state(ScheduleState::Undated),
        ),
    };
    painter.text(place, sign, style);
}

fn cell(painter: &mut Painter, line: Rect, row: &Row, slot: &CellSlot, is_tall: bool) {
    let place = slice(line, slot.x as u16, slot.width as u16);
    // Numbers are aligned to the right, but a cell that spans several columns holds words.
    let is_right = slot.column.align == Align::Right && slot.cell.span == 1;
    let shift = if is_right {
        place
            .width
            .saturating_sub(slot.cell.width().min(usize::from(u16::MAX)) as u16)
    } else {
        0
    };
    let place = slice(place, shift, place.width);
    if row.kind == RowKind::Total {
        painter.style(place, painter.theme.strong);
    }
    if is_tall && slot.cell.width() > usize::from(place.width) {
        let text = slot.cell.text();
        let (above, rest) = two_lines(&text, place.width.into());
        runs(painter, place, slot.cell, 0..above.len());
        let under = slice(below(line, 1), place.x - line.x, place.width);
        runs(painter, under, slot.cell, text.len() - rest.len()..text.len());
    } else {
        runs(painter, place, slot.cell, 0..usize::MAX);
    }
}

/// Draws the first cell of a row over the whole first line; the rest of its text continues in its own column.
fn flowing(painter: &mut Painter, line: Rect, slot: &CellSlot) {
    let x = slot.x as u16;
    let first = slice(line, x, line.width);
    let text = slot.cell.text();
    let above = if text.width() <= usize::from(first.width) {
        text.len()
    } else {
        two_lines(&text, first.width.into()).0.len()
    };
    let rest = text[above..].trim_start().len();
    runs(painter, first, slot.cell, 0..above);
    let own = slice(below(line, 1), x, slot.width as u16);
    runs(painter, own, slot.cell, text.len() - rest..text.len());
}

/// Draws a part of a cell's text in its tones. A run that is cut is the last, so that no later run fills the room left by a
/// cut between words.
fn runs(painter: &mut Painter, place: Rect, cell: &Cell, part: Range<usize>) {
    let (mut used, mut at) = (0, 0);
    for run in &cell.runs {
        let (from, to) = (
            part.start.max(at) - at,
            part.end.min(at + run.text.len()).max(at) - at,
        );
        at += run.text.len();
        let Some(text) = run.text.get(from..to).filter(|text| !text.is_empty()) else {
            continue;
        };
        let rest = after(place, used);
        used += painter.text(rest, text, painter.theme.tone(run.tone));
        if text.width() > usize::from(rest.width) {
            break;
        }
    }
}

/// The notes in the border: beside the pane's name, and at the right end.
pub fn notes(state: &State) -> (String, String) {
    let tables = &state.panes.tables;
    let inside = state.screen().inside(Pane::Action).unwrap_or_default();
    let (at, len) = (tables.cursor.at + 1, tables.table.rows.len());
    let right = lines::line_of(at, len, tables.shown(inside));
    (tables.name_in_full(&state.session), right)
}
