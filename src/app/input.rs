//! A line of text being typed. The cursor is always between letters as the reader sees them (grapheme clusters).

use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::keymap::Key;
use crate::text::sanitize::is_harmful;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputLine {
    text: String,
    /// The cursor as a byte offset, on a boundary between grapheme clusters.
    at: usize,
    /// Whether the text is a proposal, which the first letter replaces.
    is_proposed: bool,
}

impl InputLine {
    /// A line with its cursor at the end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            at: text.len(),
            text,
            is_proposed: false,
        }
    }

    /// A proposed line: typing replaces it, unless the cursor is moved first.
    pub fn proposed(text: impl Into<String>) -> Self {
        Self {
            is_proposed: true,
            ..Self::new(text)
        }
    }

    pub const fn is_proposed(&self) -> bool {
        self.is_proposed
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn column(&self) -> usize {
        self.text[..self.at].width()
    }

    /// The visible part of the line in `cells` cells: the number of cells scrolled off at the left, and the text after them.
    pub fn seen(&self, cells: u16) -> (usize, &str) {
        let room = usize::from(cells.saturating_sub(1));
        let (column, mut hidden, mut text) = (self.column(), 0, self.text.as_str());
        while column - hidden > room {
            let Some(first) = text.graphemes(true).next() else {
                break;
            };
            hidden += first.width();
            text = &text[first.len()..];
        }
        (hidden, text)
    }

    /// Puts the cursor before the letter visible at a cell of a line of `cells`, or at the end.
    pub fn stand_at(&mut self, cell: u16, cells: u16) {
        self.is_proposed = false;
        let (_, text) = self.seen(cells);
        let start = self.text.len() - text.len();
        let mut used = 0;
        let letter = text.grapheme_indices(true).find(|(_, letter)| {
            used += letter.width();
            used > usize::from(cell)
        });
        self.at = letter.map_or(self.text.len(), |(at, _)| start + at);
    }

    /// Types a letter or pastes a text. Line ends and other control characters become spaces; characters that are invisible or
    /// change the direction of text are left out.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .filter(|c| c.is_control() || !is_harmful(*c))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        if std::mem::take(&mut self.is_proposed) {
            self.cut(0, self.text.len());
        }
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
    }

    pub fn edit(&mut self, key: Key) -> bool {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('a') if ctrl => self.at = 0,
            KeyCode::Char('e') if ctrl => self.at = self.text.len(),
            KeyCode::Char('b') if ctrl => self.at = self.before(),
            KeyCode::Char('f') if ctrl => self.at = self.after(),
            KeyCode::Char('h') if ctrl => self.cut(self.before(), self.at),
            KeyCode::Char('d') if ctrl => self.cut(self.at, self.after()),
            KeyCode::Char('w') if ctrl => self.cut(self.word_before(), self.at),
            KeyCode::Char('u') if ctrl => self.cut(0, self.at),
            KeyCode::Char('k') if ctrl => self.cut(self.at, self.text.len()),
            KeyCode::Char('b') if alt => self.at = self.word_before(),
            KeyCode::Char('f') if alt => self.at = self.word_after(),
            KeyCode::Char('d') if alt => self.cut(self.at, self.word_after()),
            KeyCode::Char(letter) if !ctrl && !alt => self.insert(letter.encode_utf8(&mut [0; 4])),
            KeyCode::Left if ctrl || alt => self.at = self.word_before(),
            KeyCode::Right if ctrl || alt => self.at = self.word_after(),
            KeyCode::Left => self.at = self.before(),
            KeyCode::Right => self.at = self.after(),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            KeyCode::Backspace if alt || ctrl => self.cut(self.word_before(), self.at),
            KeyCode::Backspace => self.cut(self.before(), self.at),
            KeyCode::Delete => self.cut(self.at, self.after()),
            _ => return false,
        }
        self.is_proposed = false;
        true
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
    }

    fn before(&self) -> usize {
        self.text[..self.at]
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(index, _)| index)
    }

    fn after(&self) -> usize {
        self.text[self.at..]
            .graphemes(true)
            .next()
            .map_or(self.at, |letter| self.at + letter.len())
    }

    fn word_before(&self) -> usize {
        let mut words = self.text[..self.at].unicode_word_indices();
        words.next_back().map_or(0, |(index, _)| index)
    }

    fn word_after(&self) -> usize {
        let mut words = self.text[self.at..].unicode_word_indices();
        words
            .next()
            .map_or(self.text.len(), |(index, word)| self.at + index + word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> InputLine {
        let mut input = InputLine::default();
        for key in keys.split(' ') {
            assert!(input.edit(key.parse().unwrap()), "{key}");
        }
        input
    }

    #[test]
    fn letters_are_taken_away_as_they_are_seen() {
        let mut input = InputLine::default();
        input.insert("Tu\u{0308}r 移民");
        assert_eq!(input.column(), 8);
        input.edit("backspace".parse().unwrap());
        assert_eq!((input.text(), input.column()), ("Tu\u{0308}r 移", 6));
        for _ in 0..4 {
            input.edit("left".parse().unwrap());
        }
        input.edit("delete".parse().unwrap());
        assert_eq!(input.text(), "Tr 移");
    }

    #[test]
    fn words_and_lines_are_edited_as_in_a_shell() {
        assert_eq!(typed("a space b ctrl-w").text(), "a ");
        assert_eq!(typed("a b ctrl-a c").text(), "cab");
        assert_eq!(typed("a b left ctrl-k").text(), "a");
        assert_eq!(typed("a b ctrl-u c").text(), "c");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut input = InputLine::default();
        input.insert("a\nb\u{1b}[31m\u{202e}c\u{200b}d");
        assert_eq!(input.text(), "a b [31mcd");
    }

    #[test]
    fn a_long_line_is_seen_around_its_cursor_and_clicked_into() {
        let mut input = InputLine::new("0123 移民 e\u{301}x");
        assert_eq!(input.seen(40), (0, input.text()));
        assert_eq!(input.seen(5), (9, " e\u{301}x"));
        for (cell, cells, before) in [
            (0, 40, ""),
            (4, 40, "0123"),
            (6, 40, "0123 "),
            (7, 40, "0123 移"),
            (11, 40, "0123 移民 e\u{301}"),
            (30, 40, "0123 移民 e\u{301}x"),
        ] {
            input.stand_at(cell, cells);
            assert_eq!(&input.text()[..input.at], before, "{cell}");
        }
        input.edit("end".parse().unwrap());
        input.stand_at(2, 5);
        assert_eq!(&input.text()[..input.at], "0123 移民 e\u{301}");
    }
}
