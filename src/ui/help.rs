//! The keys, made from the commands and the keymap.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::popup::framed;
use crate::app::State;
use crate::command::{Command, Group};

/// Draws the help from line `top` on.
pub fn draw(painter: &mut Painter, state: &State, top: usize) -> Option<Position> {
    let width = state.size.0.saturating_sub(4).min(96);
    let height = state.size.1.saturating_sub(2);
    let outside = Rect {
        x: (state.size.0 - width) / 2,
        y: 1,
        width,
        height,
    };
    let inside = framed(painter, outside, "Keys  ─  j k scroll, any other key closes");
    let theme = *painter.theme;
    let lines = lines(state);
    let top = top.min(lines.len().saturating_sub(inside.height.into()));
    for (index, (keys, text)) in lines.iter().skip(top).take(inside.height.into()).enumerate() {
        let line = Rect {
            y: inside.y + index as u16,
            height: 1,
            ..inside
        };
        match keys {
            None => {
                painter.text(line, text, theme.focus);
            }
            Some(keys) => {
                let column = 26.min(line.width / 2);
                painter.text(
                    Rect {
                        width: column,
                        ..line
                    },
                    keys,
                    theme.strong,
                );
                let rest = Rect {
                    x: line.x + column,
                    width: line.width - column,
                    ..line
                };
                painter.text(rest, text, theme.plain);
            }
        }
    }
    Some(Position::new(inside.x, inside.y))
}

/// Headings without keys, and commands with theirs.
fn lines(state: &State) -> Vec<(Option<String>, &'static str)> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push((None, ""));
        }
        lines.push((None, group.label()));
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys: Vec<_> = state.keymap.keys_of(*command).collect();
            lines.push((Some(format!("  {}", keys.join("  "))), command.help()));
        }
    }
    lines
}
