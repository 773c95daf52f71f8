//! Small windows over the panes: prompts.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Widget};
use unicode_width::UnicodeWidthStr;

use super::painter::Painter;
use crate::app::State;
use crate::app::areas::{after, line};
use crate::app::export_prompt::{ExportPrompt, ExportStage};
use crate::app::export_subject::ExportSubject;
use crate::app::input::InputLine;
use crate::app::layout::{inside_window, prompt_window};
use crate::app::prompt::{Asks, Prompt};
use crate::theme::Theme;
use crate::views::wording;

/// Clears an area and draws a border with a title. Returns the inside.
pub fn framed(painter: &mut Painter, outside: Rect, title: &str) -> Rect {
    painter.clear(outside);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(painter.theme.focus)
        .title(format!(" {title} "));
    block.render(outside.intersection(painter.buffer.area), painter.buffer);
    inside_window(outside)
}

/// Draws a line being typed, scrolled so that its cursor is in view. Returns the position of the cursor.
pub fn input(painter: &mut Painter, area: Rect, label: &str, input: &InputLine) -> Position {
    let theme = *painter.theme;
    let used = painter.text(area, label, theme.dim);
    let rest = after(area, used);
    let (hidden, text) = input.seen(rest.width);
    if input.is_proposed() {
        let shown = painter.text(rest, text, theme.also_selected);
        let after = after(rest, shown);
        if usize::from(after.width) > REPLACES.width() {
            painter.text(after, REPLACES, theme.dim);
        }
    } else {
        painter.text(rest, text, theme.strong);
    }
    Position::new(rest.x + (input.column() - hidden) as u16, rest.y)
}

/// The note beside a proposed text.
const REPLACES: &str = "  typing replaces it";

/// Draws the export prompt: the name of the file, what it would hold, its full path, the keys.
pub fn export(painter: &mut Painter, state: &State, prompt: &ExportPrompt) -> Position {
    let title = match prompt.what {
        ExportSubject::View => format!("Write {} to a file", state.layout.focus.label().to_lowercase()),
        ExportSubject::Marked => "Export the marked actions".into(),
        ExportSubject::Brief => "Write a brief on what is shown to a file".into(),
    };
    let window = prompt_window(state.layout.size, ExportPrompt::LINES);
    let area = framed(painter, window, &title);
    let line = |at: u16| line(area, at);
    let theme = *painter.theme;
    let cursor = input(painter, line(0), ExportPrompt::LABEL, &prompt.input);
    match prompt.plan.output {
        Some(output) => {
            let summary = format!("as    {}, {}", output.names().label, prompt.plan.entries);
            let used = painter.text(line(1), &summary, theme.plain);
            if prompt.offers_ids() {
                let ids = if prompt.ids { "with ids" } else { "without ids" };
                let ids = format!(", {ids} ({} turns)", ExportPrompt::IDS);
                painter.text(after(line(1), used), &ids, theme.dim);
            }
        }
        None => {
            painter.text(line(1), "as    (unknown ending)", theme.warning);
        }
    }
    let room = usize::from(area.width).saturating_sub(6);
    let landing = format!("to    {}", last_part(&prompt.plan.landing, room));
    painter.text(line(3), &landing, theme.plain);
    formats(painter, line(2), prompt);
    let (below, style) = match &prompt.stage {
        ExportStage::Typing => {
            let key = |name| state.session.sign(name);
            let marks = if state.marks.is_empty() { "" } else { ", marks" };
            let marks = format!("  {} pane{marks} or brief", key("up/down"));
            let (accept, tab, leave) = (state.session.accept_key(), key("tab"), state.session.leave_key());
            let keys = format!("{accept} write  {tab} other format{marks}  {leave} leave");
            (keys.into(), theme.dim)
        }
        ExportStage::Exists => (
            "File exists: y overwrites it, any other key goes back.".into(),
            theme.warning,
        ),
        ExportStage::Failed(why) => (Cow::Borrowed(why.as_str()), theme.warning),
    };
    painter.text(line(4), &below, style);
    cursor
}

/// Draws the possible endings of the name, with the current one in brackets.
fn formats(painter: &mut Painter, line: Rect, prompt: &ExportPrompt) {
    let theme = *painter.theme;
    let mut used = painter.text(line, "or    ", theme.dim);
    for output in prompt.what.outputs() {
        let ending = output.names().endings[0];
        let is_own = prompt.plan.output == Some(output);
        let (text, style) = if is_own {
            (format!("[{ending}]"), theme.strong)
        } else {
            (format!(" {ending} "), theme.dim)
        };
        used += painter.text(after(line, used), &text, style);
    }
}

/// The end of a path, which distinguishes files, in at most `cells` cells.
fn last_part(path: &str, cells: usize) -> String {
    let mut rest = path;
    while rest.width() > cells.saturating_sub(1) && rest.width() > 1 {
        let first = rest.chars().next().map_or(1, char::len_utf8);
        rest = &rest[first..];
    }
    if rest.len() == path.len() {
        rest.to_owned()
    } else {
        format!("…{rest}")
    }
}

/// Draws a prompt of one line, and below it what accepting it would do, or what is wrong.
pub fn prompt(painter: &mut Painter, state: &State, prompt: &Prompt) -> Position {
    let window = prompt_window(state.layout.size, Prompt::LINES);
    let area = framed(painter, window, prompt.asks.title());
    let cursor = input(painter, line(area, 0), prompt.asks.label(), &prompt.input);
    let theme = *painter.theme;
    let (below, style) = match (&prompt.wrong, prompt.asks) {
        (Some(wrong), _) => (wrong.clone(), theme.warning),
        (None, Asks::Date) => date_below(state, &theme),
    };
    painter.text(line(area, 1), &below, style);
    cursor
}

/// The day that is typed and its distance from the current as-of date; without a valid day, examples of what can be typed.
fn date_below(state: &State, theme: &Theme) -> (String, Style) {
    let Some(day) = state.asked_day() else {
        let leave = state.session.leave_key();
        let such = format!("such as 2025-04-01, end of 2025, tomorrow, edition; {leave} cancels");
        return (such, theme.dim);
    };
    let away = match (day - state.time.clock.as_of).num_days() {
        0 => "the current as-of date".into(),
        days if days > 0 => format!("{} later", wording::count(days as usize, "day")),
        days => format!("{} earlier", wording::count(-days as usize, "day")),
    };
    let (weekday, accept) = (day.format("%A"), state.session.accept_key());
    let day = state.library.days.day(day);
    (
        format!("{weekday}, {day}, {away}; {accept} sets it"),
        theme.computed,
    )
}
