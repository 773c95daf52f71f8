//! Painting text into cells in the styles of the theme: cut to its place, aligned, and with harmful characters replaced.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::app::areas::after;
pub use crate::app::cut::cut;
use crate::text::sanitize::is_harmful;
use crate::theme::Theme;
use crate::views::facts::Run;

/// A buffer with the theme it is painted in.
pub struct Painter<'b> {
    pub buffer: &'b mut Buffer,
    pub theme: &'b Theme,
}

impl Painter<'_> {
    /// Writes a text into the first line of `area`, cut with `…` where it does not fit. Returns the cells used.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let clean = replaced(text);
        let cut = cut(&clean, area.width.into());
        let (x, _) = self
            .buffer
            .set_stringn(area.x, area.y, &cut, area.width.into(), style);
        x - area.x
    }

    /// Writes a text at the right edge of the first line of `area`. Returns the cells used.
    pub fn right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let width = replaced(text).width().min(area.width.into()) as u16;
        self.text(
            Rect {
                x: area.right() - width,
                width,
                ..area
            },
            text,
            style,
        )
    }

    /// Writes runs one after the other. Returns the cells used.
    pub fn runs(&mut self, area: Rect, runs: &[Run]) -> u16 {
        let mut used = 0;
        for run in runs {
            used += self.text(after(area, used), &run.text, self.theme.tone(run.tone));
        }
        used
    }

    /// Writes texts, each into a line of its own, as far as there is room.
    pub fn lines(&mut self, area: Rect, texts: impl IntoIterator<Item = impl AsRef<str>>, style: Style) {
        for (place, text) in area.rows().zip(texts) {
            self.text(place, text.as_ref(), style);
        }
    }

    /// Applies a style to the first line of `area`.
    pub fn style(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(
            Rect {
                height: area.height.min(1),
                ..area
            },
            style,
        );
    }

    /// Applies a style to lines and to the cell on either side of them.
    pub fn select(&mut self, area: Rect, style: Style) {
        let whole = Rect {
            x: area.x.saturating_sub(1),
            width: area.width + 2,
            ..area
        };
        self.buffer.set_style(whole.intersection(self.buffer.area), style);
    }

    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        ratatui::widgets::Widget::render(ratatui::widgets::Clear, area, self.buffer);
        self.buffer.set_style(area, self.theme.plain);
    }
}

/// `text` with control, bidirectional and zero-width characters replaced by `�`: none may reach the terminal.
pub fn replaced(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| if is_harmful(c) { '\u{fffd}' } else { c })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_a_cursor_is_left() {
        assert_eq!(replaced("a\u{1b}[31mb\u{202e}c\u{9b}d\ne"), "a�[31mb�c�d�e");
        assert_eq!(replaced("Türkiye, Côte d’Ivoire"), "Türkiye, Côte d’Ivoire");
    }
}
