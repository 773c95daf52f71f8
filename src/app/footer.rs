//! The footer: hints for the keys that are useful now, and problems in files; and the command for a click on it or on
//! the header.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::areas::slice;
use super::cut::cut;
use super::deadlines::DeadlinesView;
use super::deadlines::month::CalendarPart as InCalendar;
use super::header::{self, HeaderPart};
use super::offer::offered;
use super::{Mode, Pane, State};
use crate::command::Command;
use crate::keymap::KeyScope;

/// A key that is useful now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub key: String,
    pub word: Cow<'static, str>,
    pub command: Command,
    pub place: Rect,
}

/// The area for text: the footer without the cell at each end.
pub fn line(state: &State) -> Rect {
    let area = state.screen().footer;
    slice(area, 1, area.width.saturating_sub(2))
}

/// The hints for keys that are useful now, as many as fit; empty while the line shows something else.
pub fn hints(state: &State) -> Vec<Hint> {
    let is_free = state.message.is_none() && state.files.loading.is_none() && state.pending.is_empty();
    if !is_free {
        return Vec::new();
    }
    let mut line = line(state);
    if let Some(trouble) = trouble(state) {
        line.width = trouble.place.x.saturating_sub(line.x + 2);
    }
    // The help hint is last but has priority, however narrow the line is.
    let help = hint(state, Command::Help, "help".into()).filter(|_| matches!(state.mode, Mode::Browse));
    let mut reserved = help.map_or(0, |hint| hint.place.width + 2);
    // The offer for the query comes before hints that are always useful.
    let first = [offer(state, line.width.saturating_sub(reserved)), tab(state)];
    let others = of_use(state).into_iter();
    let others = others.map(|(command, word)| hint(state, command, word.into()));
    let mut hints = Vec::new();
    let mut x = line.x;
    for mut hint in first.into_iter().chain(others).flatten() {
        if hint.command == Command::Help {
            // Hints after it may use the rest of the line.
            reserved = 0;
        }
        let width = hint.place.width;
        if x + width + reserved <= line.right() {
            hint.place = Rect { x, width, ..line };
            x += width + 2;
            hints.push(hint);
        }
    }
    hints
}

/// The hint for a command, not yet placed; `None` if no key is bound.
fn hint(state: &State, command: Command, word: Cow<'static, str>) -> Option<Hint> {
    let scope = match state.mode {
        Mode::Browse => KeyScope::Browse,
        _ => KeyScope::Prompt,
    };
    let key = state.session.keymap.first_key_in(scope, command)?;
    Some(placed(state.session.sign(&key), word, command))
}

fn placed(key: String, word: Cow<'static, str>, command: Command) -> Hint {
    let width = (key.width() + 1 + word.width()) as u16;
    Hint {
        key,
        word,
        command,
        place: Rect::new(0, 0, width, 1),
    }
}

/// The hint for Tab while a query is typed: take the offer, or complete the query.
fn tab(state: &State) -> Option<Hint> {
    let word = match state.mode {
        Mode::Search if state.search.plain.is_some() || state.search.is_offering() => "take the offer",
        Mode::Search => "complete",
        _ => return None,
    };
    Some(placed(state.session.sign("tab"), word.into(), Command::TakeOffer))
}

/// The hint that offers fields for the plain words of the active query, cut to `cells`.
fn offer(state: &State, cells: u16) -> Option<Hint> {
    if !matches!(state.mode, Mode::Browse) {
        return None;
    }
    let words = offered(state)?.words();
    let words = format!("perhaps {words}");
    let words = cut(&words, usize::from(cells).saturating_sub(4)).into_owned();
    hint(state, Command::TakeOffer, words.into())
}

/// Problems in files, shown at the right end while they last.
pub fn trouble(state: &State) -> Option<HeaderPart> {
    let count = state.files.problems.len();
    let note = state.files.skipped.as_ref().or(state.files.unwatched.as_ref());
    let what = match (&state.files.broken, note, count) {
        (None, None, 0) => return None,
        // The first line says where the mistake is.
        (Some(broken), _, _) => {
            let first = broken
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default();
            format!("showing the last good data: {}", first.trim())
        }
        (None, Some(note), _) => note.clone(),
        (None, None, 1) => "1 problem in the settings".to_owned(),
        (None, None, count) => format!("{count} problems in the settings"),
    };
    let line = line(state);
    let key = state.session.key(Command::Problems);
    let key = format!("  {key} shows");
    let most = usize::from(line.width) * 2 / 3;
    let text = format!("{}{key}", cut(&what, most.saturating_sub(key.len())));
    let width = (text.width() as u16).min(line.width);
    Some(HeaderPart {
        text,
        place: slice(line, line.width - width, width),
        does: Some(Command::Problems),
    })
}

/// The commands that are useful now, those of the focused pane first.
fn of_use(state: &State) -> Vec<(Command, &'static str)> {
    match &state.mode {
        Mode::Browse => of_use_in_panes(state),
        Mode::Search => vec![
            (
                Command::Open,
                if state.search.is_offering() || state.search.offers_all() {
                    "take it"
                } else {
                    "apply the query"
                },
            ),
            (Command::Down, "next result"),
            (Command::Up, "previous result"),
            (Command::Cancel, "leave"),
        ],
        Mode::Palette(_) => vec![(Command::Open, "do it"), (Command::Cancel, "leave")],
        Mode::Help(_) | Mode::Problems(_) => vec![
            (Command::PageDown, "on"),
            (Command::PageUp, "back"),
            (Command::Cancel, "close"),
        ],
        // Their windows show their own keys.
        Mode::Welcome | Mode::Export(_) | Mode::Prompt(_) | Mode::Record(_) | Mode::Regroup(_) => Vec::new(),
    }
}

fn of_use_in_panes(state: &State) -> Vec<(Command, &'static str)> {
    let mut hints = match state.layout.focus {
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
    if state.view.filter.is_some() {
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

/// The commands that are useful in the facts or the table shown.
fn of_use_in_tables(state: &State) -> Vec<(Command, &'static str)> {
    let tables = &state.panes.tables;
    let whole = match (tables.whole, tables.is_widened()) {
        (true, _) => "branch",
        (false, true) => "keep all",
        (false, false) => "all",
    };
    let whole = (Command::Whole, whole);
    let Some(kind) = state.panes.tables.view else {
        return vec![
            (Command::Open, "follow"),
            (Command::Record, "record"),
            (Command::GoBack, "back"),
        ];
    };
    let mut hints = vec![(Command::Open, if kind.folds() { "open" } else { "go there" })];
    hints.push((Command::Cancel, "close"));
    if kind.sorts() {
        hints.extend([(Command::SortBy, "sort"), (Command::ReverseSort, "reverse")]);
    }
    if kind.groups() {
        hints.push((Command::GroupBy, "group"));
    }
    hints.push(whole);
    if kind.folds() {
        hints.push((Command::UnfoldAll, "unfold all"));
    }
    hints
}

fn of_use_in_deadlines(state: &State) -> Vec<(Command, &'static str)> {
    let mut hints = match (state.panes.deadlines.view, state.panes.deadlines.month.part) {
        (DeadlinesView::Agenda, _) => vec![
            (Command::Open, "open"),
            (Command::Record, "record"),
            (Command::Toggle, "fold"),
        ],
        (DeadlinesView::Calendar, InCalendar::Days) => {
            vec![(Command::Open, "the day's list"), (Command::NextMonth, "month")]
        }
        (DeadlinesView::Calendar, InCalendar::List) => {
            vec![(Command::Open, "open"), (Command::Cancel, "days")]
        }
        (DeadlinesView::Timeline, _) => {
            vec![
                (Command::ZoomIn, "closer"),
                (Command::ZoomOut, "farther"),
                (Command::GroupBy, "group"),
            ]
        }
    };
    hints.push((Command::NextView, state.panes.deadlines.view.next().label()));
    hints.push((Command::NextPane, "pane"));
    hints
}

/// The command for a click on the header or the footer; `None` in a prompt or window.
pub fn command_at(state: &State, at: Position) -> Option<Command> {
    if !matches!(state.mode, Mode::Browse) {
        return None;
    }
    let parts = header::parts(state).into_iter().chain(trouble(state));
    let hints = hints(state).into_iter();
    parts
        .map(|part| (part.place, part.does))
        .chain(hints.map(|hint| (hint.place, Some(hint.command))))
        .find(|(place, _)| place.contains(at))
        .and_then(|(_, does)| does)
}
