//! The top and the bottom line: what they say, where each part of them stands, and what a click on it does.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::cut::cut;
use super::deadlines::View;
use super::deadlines::month::Part as InCalendar;
use super::tables::DetailView;
use super::{Mode, Pane, State};
use crate::command::Command;
use crate::keymap::Scope;
use crate::settings::Signs;
use crate::views::wording;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    /// Where.
    pub place: Rect,
    pub does: Option<Command>,
}

/// A key that is of use now, in the bottom line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key as the line writes it.
    pub key: String,
    pub word: &'static str,
    pub command: Command,
    /// Where it stands.
    pub place: Rect,
}

/// Cells between the parts of the top line.
const GAP: u16 = 4;

/// What stands at the right end of the top line: how much is marked, the clock, how much there is.
pub fn top(state: &State) -> Vec<Part> {
    let area = state.screen().header;
    let mut parts = Vec::new();
    if !state.marks.is_empty() {
        let count = wording::grouped(state.marks.len() as u64);
        parts.push((format!("{count} marked"), None));
    }
    let day = state.library.days.day(state.clock.as_of);
    let clock = format!("as of {day} · {}", state.clock.origin.label());
    parts.push((clock, Some(Command::SetClock)));
    // The counts go first where there is no room for all.
    if area.width >= 100 {
        parts.push((counts(state), None));
    }
    let mut right = area.right().saturating_sub(1);
    let mut placed = Vec::new();
    for (text, does) in parts.into_iter().rev() {
        let width = (text.width() as u16).min(right.saturating_sub(area.x));
        let place = Rect {
            x: right - width,
            width,
            ..area
        };
        right = place.x.saturating_sub(GAP).max(area.x);
        placed.push(Part { text, place, does });
    }
    placed.reverse();
    placed
}

fn counts(state: &State) -> String {
    let actions = state.counts.total() as usize;
    match &state.filter {
        Some(_) => format!(
            "{} of {}",
            wording::grouped(actions as u64),
            wording::count(state.corpus().len(), "action")
        ),
        None => format!(
            "{}  {} ahead",
            wording::count(actions, "action"),
            wording::grouped(state.counts.total_ahead().into())
        ),
    }
}

/// The part of the bottom line that hints and troubles have: all of it but a cell at each end.
pub fn bottom(state: &State) -> Rect {
    let area = state.screen().footer;
    Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// The keys that are of use now, as many as there is room for; none where the line says something else.
pub fn hints(state: &State) -> Vec<Hint> {
    let is_free = state.message.is_none() && state.loading.is_none() && state.pending.is_empty();
    if !is_free {
        return Vec::new();
    }
    let mut line = bottom(state);
    if let Some(trouble) = trouble(state) {
        line.width = trouble.place.x.saturating_sub(line.x + 2);
    }
    // The way to all the keys is told before any other, however narrow the line is; it stands last all the same.
    let help = hint(state, Command::Help, "help").filter(|_| matches!(state.mode, Mode::Browse));
    let mut reserved = help.map_or(0, |hint| hint.place.width + 2);
    let mut hints = Vec::new();
    let mut x = line.x;
    for (command, word) in of_use(state) {
        let Some(mut hint) = hint(state, command, word) else {
            continue;
        };
        let width = hint.place.width;
        let is_last = command == Command::Help;
        if !is_last && x + width + reserved > line.right() {
            continue;
        }
        if x + width > line.right() {
            break;
        }
        hint.place = Rect { x, width, ..line };
        x += width + 2;
        if is_last {
            // It stands there now: what follows it has the rest of the line.
            reserved = 0;
        }
        hints.push(hint);
    }
    hints
}

/// A key with what it does, as wide as that is; none where no key is bound.
fn hint(state: &State, command: Command, word: &'static str) -> Option<Hint> {
    let scope = match state.mode {
        Mode::Browse => Scope::Browse,
        _ => Scope::Prompt,
    };
    let key = key_sign(&state.keymap.first_key_in(scope, command)?, state.signs);
    let width = (key.width() + 1 + word.width()) as u16;
    Some(Hint {
        key,
        word,
        command,
        place: Rect::new(0, 0, width, 1),
    })
}

/// What is wrong in files, at the right end of the bottom line, for as long as it is.
pub fn trouble(state: &State) -> Option<Part> {
    let count = state.problems.len();
    let what = match (&state.broken, count) {
        (None, 0) => return None,
        // The first line has the place.
        (Some(broken), _) => {
            let first = broken
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default();
            format!("! the last good data stays: {}", first.trim())
        }
        (None, 1) => "! 1 problem in the settings".to_owned(),
        (None, count) => format!("! {count} problems in the settings"),
    };
    let line = bottom(state);
    let key = state.keymap.first_key(Command::Problems).unwrap_or_default();
    let key = format!("  {key} shows");
    let most = usize::from(line.width) * 2 / 3;
    let text = format!("{}{key}", cut(&what, most.saturating_sub(key.len())));
    let width = (text.width() as u16).min(line.width);
    Some(Part {
        text,
        place: Rect {
            x: line.right() - width,
            width,
            ..line
        },
        does: Some(Command::Problems),
    })
}

/// The commands that are of use now, those of the focused pane first.
fn of_use(state: &State) -> Vec<(Command, &'static str)> {
    match &state.mode {
        Mode::Browse => of_use_in_panes(state),
        Mode::Search => vec![
            (Command::Open, "keep the query"),
            (Command::Down, "next result"),
            (Command::Up, "result before"),
            (Command::Cancel, "leave"),
        ],
        Mode::Palette(_) => vec![(Command::Open, "do it"), (Command::Cancel, "leave")],
        Mode::Help(_) | Mode::Problems(_) => vec![
            (Command::PageDown, "on"),
            (Command::PageUp, "back"),
            (Command::Cancel, "close"),
        ],
        // Their windows say what can be done.
        Mode::Export(_) | Mode::Clock(_) | Mode::Regroup(_) => Vec::new(),
    }
}

fn of_use_in_panes(state: &State) -> Vec<(Command, &'static str)> {
    let mut hints = match state.focus {
        Pane::Objectives => vec![
            (Command::Open, "open"),
            (Command::Regroup, "group"),
            (Command::NextPane, "pane"),
        ],
        Pane::Action => {
            let mut hints = of_use_in_tables(state);
            hints.push((Command::NextPane, "pane"));
            hints
        }
        Pane::Deadlines => of_use_in_deadlines(state),
    };
    if state.filter.is_some() {
        hints.push((Command::NextHit, "next"));
        hints.push((Command::ClearFilter, "show all"));
    }
    hints.extend([
        (Command::Search, "search"),
        (Command::DayForward, "clock"),
        (Command::Zoom, "zoom"),
        (Command::Export, "export"),
        (Command::Help, "help"),
        (Command::Quit, "quit"),
    ]);
    hints
}

/// The commands that are of use in the view, for the bottom line.
fn of_use_in_tables(state: &State) -> Vec<(Command, &'static str)> {
    let whole = if state.tables.whole {
        (Command::Whole, "branch")
    } else {
        (Command::Whole, "all")
    };
    match state.tables.view {
        DetailView::Facts => vec![(Command::Open, "follow"), (Command::GoBack, "back")],
        DetailView::Figures => vec![
            (Command::Open, "go there"),
            (Command::Figures, "facts"),
            (Command::SortBy, "sort"),
            (Command::ReverseSort, "reverse"),
            whole,
        ],
        DetailView::Owners => vec![
            (Command::Open, "open"),
            (Command::Owners, "facts"),
            whole,
            (Command::UnfoldAll, "unfold all"),
        ],
        DetailView::Money => vec![
            (Command::Open, "open"),
            (Command::Money, "facts"),
            (Command::GroupBy, "group"),
            whole,
            (Command::UnfoldAll, "unfold all"),
        ],
    }
}

fn of_use_in_deadlines(state: &State) -> Vec<(Command, &'static str)> {
    let mut hints = match (state.deadlines.view, state.deadlines.month.part) {
        (View::Agenda, _) => vec![(Command::Open, "open"), (Command::Toggle, "fold")],
        (View::Calendar, InCalendar::Days) => {
            vec![(Command::Open, "the day's list"), (Command::NextMonth, "month")]
        }
        (View::Calendar, InCalendar::List) => vec![(Command::Open, "open"), (Command::Cancel, "days")],
        (View::Timeline, _) => {
            vec![
                (Command::ZoomIn, "closer"),
                (Command::ZoomOut, "farther"),
                (Command::GroupBy, "group"),
            ]
        }
    };
    hints.push((Command::NextView, state.deadlines.view.next().label()));
    hints.push((Command::NextPane, "pane"));
    hints
}

/// A key as screens write it: by its sign where there is one.
pub fn key_sign(key: &str, signs: Signs) -> String {
    let sign = match key {
        _ if signs == Signs::Ascii => key,
        "enter" => "↵",
        "tab" => "⇥",
        "backspace" => "⌫",
        "up/down" => "↑↓",
        other => other,
    };
    sign.to_owned()
}

/// The command that a click on the top or the bottom line gives; while something is typed none.
pub fn command_at(state: &State, at: Position) -> Option<Command> {
    if !matches!(state.mode, Mode::Browse) {
        return None;
    }
    let parts = top(state).into_iter().chain(trouble(state));
    let hints = hints(state).into_iter();
    parts
        .map(|part| (part.place, part.does))
        .chain(hints.map(|hint| (hint.place, Some(hint.command))))
        .find(|(place, _)| place.contains(at))
        .and_then(|(_, does)| does)
}
