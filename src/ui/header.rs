//! The top line (what is read, as of when, how much there is) and the bottom line (what can be done now).

use ratatui::layout::Rect;

use super::paint::Painter;
use crate::app::{Message, Mode, Pane, State};
use crate::command::Command;
use crate::query::wording;
use crate::theme::Signs;

/// The top line.
pub fn draw(painter: &mut Painter, area: Rect, state: &State) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let title = corpus
        .newest_edition()
        .map_or("no edition", |edition| corpus.str(edition.short));
    let origin = state.clock.origin.label();
    let actions = state.counts.total() as usize;
    let counts = match &state.filter {
        Some(_) => format!(
            "{} of {}",
            wording::grouped(actions as u64),
            wording::count(corpus.len(), "action")
        ),
        None => format!(
            "{}  {} ahead",
            wording::count(actions, "action"),
            wording::grouped(state.counts.total_ahead().into())
        ),
    };
    let mut right = format!("as of {} · {origin}", wording::day(state.clock.as_of));
    if !state.marks.is_empty() {
        right = format!("{} marked    {right}", wording::grouped(state.marks.len() as u64));
    }
    // The counts go first where there is no room for all.
    if area.width >= 100 {
        right = format!("{right}    {counts}");
    }
    let used = painter.right(
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        &right,
        theme.plain,
    );
    let left = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(used + 3),
        ..area
    };
    let name = painter.text(left, "milepost", theme.focus);
    let rest = Rect {
        x: left.x + name + 2,
        width: left.width.saturating_sub(name + 2),
        ..left
    };
    match &state.filter {
        Some(filter) => {
            let used = painter.text(rest, "/ ", theme.focus);
            let query = Rect {
                x: rest.x + used,
                width: rest.width.saturating_sub(used),
                ..rest
            };
            let text = format!("{}  {actions} of {}", filter.query, corpus.len());
            painter.text(query, &text, theme.strong)
        }
        None => painter.text(rest, title, theme.plain),
    };
}

/// The bottom line: a message, or the keys that are of use.
pub fn footer(painter: &mut Painter, area: Rect, state: &State) {
    let theme = *painter.theme;
    let line = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    match &state.message {
        Some(Message::Note(text)) => {
            painter.text(line, text, theme.strong);
            return;
        }
        Some(Message::Error(text)) => {
            painter.text(line, text, theme.warning);
            return;
        }
        None => {}
    }
    if let Some(loading) = &state.loading {
        painter.text(line, &format!("{loading} …"), theme.strong);
        return;
    }
    let used = trouble(painter, line, state);
    let line = Rect {
        width: line.width.saturating_sub(if used > 0 { used + 2 } else { 0 }),
        ..line
    };
    if !state.pending.is_empty() {
        let typed: Vec<_> = state.pending.iter().map(ToString::to_string).collect();
        painter.text(line, &format!("{} …", typed.join(" ")), theme.strong);
        return;
    }
    // The way to all the keys is told before any other, however narrow the line is; it stands last all the same.
    let help = hint(state, painter, Command::Help, "help");
    let reserved = help.as_ref().map_or(0, |(key, word)| hint_width(key, word) + 2);
    let mut x = line.x;
    for (command, word) in hints(state) {
        let Some((key, word)) = hint(state, painter, command, word) else {
            continue;
        };
        let width = hint_width(&key, word);
        let is_last = command == Command::Help;
        if !is_last && x + width + reserved > line.right() {
            continue;
        }
        if x + width > line.right() {
            break;
        }
        let used = painter.text(Rect { x, width, ..line }, &key, theme.strong);
        let rest = Rect {
            x: x + used + 1,
            width: width - used - 1,
            ..line
        };
        painter.text(rest, word, theme.dim);
        x += width + 2;
    }
}

/// A key as the bottom line writes it, with what it does; none where no key is bound.
fn hint<'w>(state: &State, painter: &Painter, command: Command, word: &'w str) -> Option<(String, &'w str)> {
    let key = state.keymap.first_key(command)?;
    Some((pretty(&key, painter.theme.signs), word))
}

fn hint_width(key: &str, word: &str) -> u16 {
    (key.chars().count() + 1 + word.chars().count()) as u16
}

/// What is wrong in files, at the right end of the bottom line, for as long as it is. Returns the cells used.
fn trouble(painter: &mut Painter, line: Rect, state: &State) -> u16 {
    let count = state.problems.len();
    let what = match (&state.broken, count) {
        (None, 0) => return 0,
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
    let key = state.keymap.first_key(Command::Problems).unwrap_or_default();
    let key = format!("  {key} shows");
    let most = usize::from(line.width) * 2 / 3;
    let what = super::paint::cut(&what, most.saturating_sub(key.len())).into_owned();
    painter.right(line, &format!("{what}{key}"), painter.theme.warning)
}

fn hints(state: &State) -> Vec<(Command, &'static str)> {
    if !matches!(state.mode, Mode::Browse) {
        return Vec::new();
    }
    let mut hints = match state.focus {
        Pane::Objectives => vec![(Command::Open, "open"), (Command::NextPane, "pane")],
        Pane::Action => {
            let mut hints = super::table::hints(state);
            hints.push((Command::NextPane, "pane"));
            hints
        }
        Pane::Deadlines => super::deadlines::hints(state),
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

/// Keys as the bottom line writes them: by their signs where there are some.
fn pretty(key: &str, signs: Signs) -> String {
    match key {
        other if signs == Signs::Ascii => other.into(),
        "enter" => "↵".into(),
        "tab" => "⇥".into(),
        "backspace" => "⌫".into(),
        other => other.into(),
    }
}
