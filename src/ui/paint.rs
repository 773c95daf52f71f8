//! Writing text into cells: cut to its place, control characters made harmless, right edges aligned.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::query::facts::Run;
use crate::theme::Theme;
use crate::visible::is_harmful;

/// A buffer with the theme it is painted in.
pub struct Painter<'b> {
    /// The cells.
    pub buffer: &'b mut Buffer,
    /// The styles.
    pub theme: &'b Theme,
}

impl Painter<'_> {
    /// Writes a text into the first line of `area`, cut with `…` where it does not fit. Returns the cells used.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return 0;
        }
        let clean = harmless(text);
        let cut = cut(&clean, area.width.into());
        let (x, _) = self
            .buffer
            .set_stringn(area.x, area.y, &cut, area.width.into(), style);
        x - area.x
    }

    /// Writes a text at the right edge of the first line of `area`. Returns the cells used.
    pub fn right(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let width = harmless(text).width().min(area.width.into()) as u16;
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
            let rest = Rect {
                x: area.x + used,
                width: area.width.saturating_sub(used),
                ..area
            };
            used += self.text(rest, &run.text, self.theme.tone(run.tone));
        }
        used
    }

    /// Lays a style over the first line of `area`.
    pub fn style(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(
            Rect {
                height: area.height.min(1),
                ..area
            },
            style,
        );
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        ratatui::widgets::Widget::render(ratatui::widgets::Clear, area, self.buffer);
        self.buffer.set_style(area, self.theme.plain);
    }
}

/// `text` in at most `cells` cells: whole, or cut at a letter and ended with `…`; at a word where one ends nearby.
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells || text.width() <= cells {
        return Cow::Borrowed(text);
    }
    if cells == 0 {
        return Cow::Borrowed("");
    }
    let (mut used, mut end, mut word) = (0, 0, 0);
    for (index, letter) in text.grapheme_indices(true) {
        let width = letter.width();
        if used + width > cells - 1 {
            break;
        }
        used += width;
        end = index + letter.len();
        if letter == " " {
            word = index;
        }
    }
    // A cut at a word reads better, where it loses no more than a few letters.
    let end = if word > 0 && end - word <= 4 { word } else { end };
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// `text` with control, bidirectional and zero-width characters replaced by `�`: none may reach the terminal.
pub fn harmless(text: &str) -> Cow<'_, str> {
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
    fn texts_are_cut_at_a_word_or_a_letter_and_never_too_long() {
        assert_eq!(
            cut("Expert group on lists of proof", 24),
            "Expert group on lists…"
        );
        assert_eq!(cut("Donaudampfschifffahrt", 10), "Donaudamp…");
        assert_eq!(cut("移民政策", 5), "移民…");
        for cells in 0..40 {
            for text in ["e\u{301}e\u{301}e\u{301} x", "移民 政策 x", "a b c d e f", ""] {
                assert!(cut(text, cells).width() <= cells, "{text} {cells}");
            }
        }
    }

    #[test]
    fn nothing_that_moves_a_cursor_is_left() {
        assert_eq!(harmless("a\u{1b}[31mb\u{202e}c\u{9b}d\ne"), "a�[31mb�c�d�e");
        assert_eq!(harmless("Türkiye, Côte d’Ivoire"), "Türkiye, Côte d’Ivoire");
    }
}
