//! The window in which an outcome or a note is recorded.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::painter::{Painter, cut};
use super::popup::{framed, input};
use crate::app::State;
use crate::app::areas::{after, below, line, slice};
use crate::app::input::InputLine;
use crate::app::record::prompt::{label, short_label};
use crate::app::record::{DateRead, RecordField, RecordPrompt};
use crate::model::words::Recorded;

/// In fewer cells, the outcomes are abbreviated.
const WHOLE: u16 = 74;

/// The cells for typing a date when its reading is shown beside it.
const TYPED: u16 = 20;

pub fn draw(painter: &mut Painter, state: &State, prompt: &RecordPrompt) -> Option<Position> {
    let outside = prompt.window(state.layout.size);
    let what = if prompt.what == Some(Recorded::Note) {
        "Write a note"
    } else {
        "Record an outcome"
    };
    let room = usize::from(outside.width).saturating_sub(what.len() + 7);
    let title = format!("{what} ─ {}", cut(&prompt.title, room));
    let area = framed(painter, outside, &title);
    let fields = prompt.fields();
    let mut cursor = None;
    for (at, field) in fields.iter().enumerate() {
        let place = line(area, at as u16);
        let drawn = self::field(painter, place, state, prompt, *field);
        if *field == prompt.field {
            cursor = drawn;
        }
    }
    let theme = *painter.theme;
    let trouble = prompt.trouble(area.width);
    let under = below(area, fields.len() as u16);
    painter.lines(under, &trouble, theme.warning);
    if trouble.is_empty() {
        let below = line(under, 0);
        let tab = state.session.sign("tab");
        let leave = state.session.leave_key();
        let keys = match recorded(state, prompt) {
            Some(what) => format!(
                "{} record {what}   {tab} next   {leave} cancel",
                state.session.accept_key()
            ),
            None => format!("m p d s n or ← → choose   {tab} next   {leave} cancel"),
        };
        let used = painter.text(below, &keys, theme.dim);
        let undo = format!("{} undoes the last entry", state.session.undo_key());
        if usize::from(below.width.saturating_sub(used)) > undo.width() + 2 {
            painter.right(below, &undo, theme.dim);
        }
    }
    cursor
}

/// What would be recorded now, in words; `None` before an outcome is chosen.
fn recorded(state: &State, prompt: &RecordPrompt) -> Option<String> {
    let what = prompt.what?;
    let day = || state.library.days.day(state.time.clock.as_of);
    let typed = |is: &DateRead| match is {
        DateRead::Covers(words) => Some(words.clone()),
        DateRead::Nothing | DateRead::Wrong(_) => None,
    };
    Some(match what {
        Recorded::Note => "a note".into(),
        Recorded::Slipped => match typed(&prompt.to_is) {
            Some(to) => format!("slipped to {to}"),
            None => label(what).into(),
        },
        _ => format!("{} on {}", label(what), typed(&prompt.on_is).unwrap_or_else(day)),
    })
}

/// Draws a field. Returns where the cursor would be in it.
fn field(
    painter: &mut Painter,
    place: Rect,
    state: &State,
    prompt: &RecordPrompt,
    field: RecordField,
) -> Option<Position> {
    let words = match field {
        RecordField::Outcome => return outcomes(painter, place, prompt),
        RecordField::Due => return Some(dues(painter, place, prompt)),
        RecordField::On => {
            let day = state.library.days.day(state.time.clock.as_of);
            let empty = format!("{day} (the clock's day)");
            return Some(date(painter, place, field, &prompt.on, &prompt.on_is, &empty));
        }
        RecordField::To => {
            let empty = "when it is to happen now: Q3 2025";
            return Some(date(painter, place, field, &prompt.to, &prompt.to_is, empty));
        }
        RecordField::Source => "https://… optional, but it is what others will ask for",
        RecordField::Note => "optional",
    };
    let typed = if field == RecordField::Source {
        &prompt.source
    } else {
        &prompt.note
    };
    Some(typed_in(painter, place, field, typed, words))
}

/// Draws an input line, with the hint `empty` as long as nothing is typed.
fn typed_in(
    painter: &mut Painter,
    place: Rect,
    field: RecordField,
    typed: &InputLine,
    empty: &str,
) -> Position {
    let cursor = input(painter, place, field.label(), typed);
    if typed.text().is_empty() {
        painter.text(after_label(place, field), empty, painter.theme.dim);
    }
    cursor
}

/// Draws a date, and beside it how it is read.
fn date(
    painter: &mut Painter,
    place: Rect,
    field: RecordField,
    typed: &InputLine,
    is: &DateRead,
    empty: &str,
) -> Position {
    let width = field.label().width() as u16 + TYPED;
    let (DateRead::Covers(_) | DateRead::Wrong(_)) = is else {
        return typed_in(painter, place, field, typed, empty);
    };
    let (own, beside) = (slice(place, 0, width), after(place, width + 2));
    match is {
        DateRead::Covers(words) => painter.text(beside, words, painter.theme.computed),
        _ => painter.text(beside, "no date yet", painter.theme.warning),
    };
    typed_in(painter, own, field, typed, empty)
}

/// Draws the outcomes side by side, with a sign before the chosen one.
fn outcomes(painter: &mut Painter, place: Rect, prompt: &RecordPrompt) -> Option<Position> {
    let theme = *painter.theme;
    let field = RecordField::Outcome;
    painter.text(place, field.label(), theme.dim);
    let mut rest = after_label(place, field);
    let mut cursor = None;
    if prompt.what.is_none() && prompt.field == field {
        cursor = Some(Position::new(rest.x, rest.y));
    }
    for what in RecordPrompt::OUTCOMES {
        let is_chosen = Some(what) == prompt.what;
        let name = if place.width < WHOLE {
            short_label(what)
        } else {
            label(what)
        };
        let style = match (is_chosen, prompt.field == field) {
            (true, true) => theme.selected,
            (true, false) => theme.strong,
            (false, _) => theme.plain,
        };
        if is_chosen {
            cursor = Some(Position::new(rest.x, rest.y));
        }
        let sign = if is_chosen { "▸" } else { " " };
        let used = painter.text(rest, &format!("{sign}{name} "), style);
        rest = after(rest, used);
    }
    cursor
}

/// Draws the chosen deadline, with its number and how many there are.
fn dues(painter: &mut Painter, place: Rect, prompt: &RecordPrompt) -> Position {
    let theme = *painter.theme;
    let field = RecordField::Due;
    painter.text(place, field.label(), theme.dim);
    let rest = after_label(place, field);
    let style = if prompt.field == field {
        theme.selected
    } else {
        theme.strong
    };
    let name = prompt.dues.get(prompt.due).map_or("", String::as_str);
    let used = painter.text(rest, &format!("▸{name} "), style);
    let count = format!(" {} of {} deadlines, ← →", prompt.due + 1, prompt.dues.len());
    painter.text(after(rest, used), &count, theme.dim);
    Position::new(rest.x, rest.y)
}

fn after_label(place: Rect, field: RecordField) -> Rect {
    after(place, field.label().width() as u16)
}
