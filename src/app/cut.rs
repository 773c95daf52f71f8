//! Cutting texts to a number of cells, or dividing them into two lines.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// `text` in at most `cells` cells: whole, or cut and ended with `…`. The cut is between words if one ends nearby.
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
    // A cut between words reads better, as long as it loses only a few letters.
    let end = if word > 0 && end - word <= 4 { word } else { end };
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// A text divided at a word, so that its first line has at most `cells` cells.
pub fn two_lines(text: &str, cells: usize) -> (&str, &str) {
    let first = textwrap::wrap(text, cells.max(1));
    let first = first.first().map_or(0, |line| line.len());
    let (above, below) = text.split_at_checked(first).unwrap_or((text, ""));
    (above, below.trim_start())
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
}
