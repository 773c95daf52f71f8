//! The cells of the screen that lead to an address. Terminals that support hyperlinks make them clickable.

use unicode_width::UnicodeWidthStr;

use crate::app::detail::LABELS;
use crate::app::{Mode, Pane, State};
use crate::views::facts::FactTarget;

/// Cells of one line that lead to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub url: String,
}

/// The links of the lines visible in the action pane; empty under a window or a table.
pub fn hyperlinks(state: &State) -> Vec<Hyperlink> {
    let is_read = matches!(state.mode, Mode::Browse) && !state.panes.tables.is_shown();
    let Some(area) = state.screen().inside(Pane::Action).filter(|_| is_read) else {
        return Vec::new();
    };
    let top = state.panes.detail.cursor.top;
    let lines = state.panes.detail.lines.iter().skip(top).take(area.height.into());
    lines
        .zip(area.y..)
        .filter_map(|(line, y)| {
            let Some(FactTarget::Url(url)) = &line.link else {
                return None;
            };
            let used: usize = line.runs.iter().map(|run| run.text.width()).sum();
            let end = used.min(area.width.into()) as u16;
            let label = LABELS.min(usize::from(area.width) / 3) as u16;
            let width = end.checked_sub(label).filter(|width| *width > 0)?;
            Some(Hyperlink {
                x: area.x + label,
                y,
                width,
                url: url.clone(),
            })
        })
        .collect()
}
