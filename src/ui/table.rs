//! A table in the action pane: what it is about, the names of its columns, its rows.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr as _;

use super::paint::Painter;
use super::{glyph, lines};
use crate::app::tables::TableLayout;
use crate::app::{Pane, State};
use crate::views::tables::placement::CellSlot;
use crate::views::tables::table::{Align, Cell, CellMark, Row, RowKind, STEP, TableSign};
use crate::when::state::ScheduleState;

pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let theme = *painter.theme;
    let tables = &state.panes.tables;
    let table = &*tables.table;
    let layout = TableLayout::new(area, table);
    let said = std::iter::once(&table.title).chain(&table.notes);
    for (index, text) in said.take(layout.title.height.into()).enumerate() {
        let style = if index == 0 { theme.strong } else { theme.dim };
        painter.text(lines::line(layout.title, index as u16), text, style);
    }
    if table.rows.is_empty() {
        let width = usize::from(layout.rows.width).max(1);
        for (index, text) in textwrap::wrap(&table.empty, width).iter().enumerate() {
            painter.text(lines::line(layout.rows, index as u16), text, theme.plain);
        }
        return None;
    }
    for placed in &tables.placed {
        let column = &table.columns[placed.column];
        let place = lines::slice(layout.names, placed.x as u16, placed.width as u16);
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
    let seen = table.rows.iter().enumerate().skip(tables.cursor.top);
    for (index, row) in seen.take(layout.rows.height.into()) {
        let y = tables.heights.start(index, tables.cursor.top);
        let line = Rect {
            y: layout.rows.y + y,
            height: 1 + u16::from(tables.heights.is_tall(index)),
            ..layout.rows
        };
        mark(painter, line, state, row);
        for slot in table.slots(row, &tables.placed) {
            cell(painter, line, row, &slot);
        }
        lines::margin(painter, line, state, row.link);
        if index == tables.cursor.at && state.layout.focus == Pane::Action {
            let whole = Rect {
                x: line.x.saturating_sub(1),
                width: line.width + 2,
                ..line
            };
            let whole = whole.intersection(painter.buffer.area);
            painter.buffer.set_style(whole, theme.selected);
        }
    }
    if let Some(area) = layout.legend {
        legend(painter, area, &table.legend);
    }
    let y = layout.rows.y + tables.heights.start(tables.cursor.at, tables.cursor.top);
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

/// What the signs mean, as far as there is room: a sign without its meaning would say nothing.
fn legend(painter: &mut Painter, area: Rect, signs: &[TableSign]) {
    let theme = *painter.theme;
    let mut used = 0;
    for sign in signs {
        let rest = lines::slice(area, used, area.width);
        if usize::from(rest.width) < 2 + sign.means.width() {
            break;
        }
        painter.text(rest, sign.sign, theme.tone(sign.tone));
        let words = lines::slice(rest, 2, rest.width);
        used += 4 + painter.text(words, sign.means, theme.dim);
    }
}

fn mark(painter: &mut Painter, line: Rect, state: &State, row: &Row) {
    let Some(mark) = row.mark else { return };
    let place = lines::slice(line, (usize::from(row.depth) * STEP) as u16, 1);
    let theme = *painter.theme;
    let (sign, style) = match mark {
        CellMark::Open => ("▾", theme.plain),
        CellMark::Folded => ("▸", theme.plain),
        CellMark::Due(deadline) => {
            let sign = glyph::of_deadline(&deadline, state.time.clock.as_of);
            (
                sign.glyph,
                theme.state(sign.state.unwrap_or(ScheduleState::Undated)),
            )
        }
        CellMark::Sign(sign) => (sign, theme.plain),
        CellMark::Undated => (
            glyph::of_state(ScheduleState::Undated),
            theme.state(ScheduleState::Undated),
        ),
    };
    painter.text(place, sign, style);
}

fn cell(painter: &mut Painter, line: Rect, row: &Row, slot: &CellSlot) {
    let place = lines::slice(line, slot.x as u16, slot.width as u16);
    // Numbers stand at the right edge; what reaches over several of their columns is words.
    let is_right = slot.column.align == Align::Right && slot.cell.span == 1;
    let shift = if is_right {
        place
            .width
            .saturating_sub(slot.cell.width().min(usize::from(u16::MAX)) as u16)
    } else {
        0
    };
    let place = lines::slice(place, shift, place.width);
    if row.kind == RowKind::Total {
        painter.style(place, painter.theme.strong);
    }
    if line.height > 1 && slot.cell.width() > usize::from(place.width) {
        let text = slot.cell.text();
        let (above, below) = lines::two_lines(&text, place.width.into());
        let second = Rect {
            y: place.y + 1,
            ..place
        };
        runs(painter, place, slot.cell, 0..above.len());
        runs(painter, second, slot.cell, text.len() - below.len()..text.len());
    } else {
        runs(painter, place, slot.cell, 0..usize::MAX);
    }
}

/// A part of a cell's text, in its tones. What is cut ends it: no later run may fill the room that a cut at a word left.
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
        let rest = lines::slice(place, used, place.width);
        used += painter.text(rest, text, painter.theme.tone(run.tone));
        if text.width() > usize::from(rest.width) {
            break;
        }
    }
}

/// What stands in the border beside the pane's name, and at its right end.
pub fn notes(state: &State) -> (String, String) {
    let tables = &state.panes.tables;
    let inside = state.screen().inside(Pane::Action).unwrap_or_default();
    let (at, len) = (tables.cursor.at + 1, tables.table.rows.len());
    let height = TableLayout::new(inside, &tables.table).rows.height;
    let right = if len > usize::from(height) {
        format!(" {at}/{len} ")
    } else {
        String::new()
    };
    (tables.name_in_full(&state.session), right)
}
