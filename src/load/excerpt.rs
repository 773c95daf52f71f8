//! The excerpt of a line that a message shows, cut to fit and made safe for a terminal.

use std::ops::Range;

use memchr::memchr;
use unicode_width::UnicodeWidthChar;

use crate::text::sanitize::is_harmful;

/// How many bytes are kept on either side of the mark: more than any terminal is wide.
const AROUND: usize = 800;

/// How many characters of a message are shown; texts in data may be of any length.
const LONGEST: usize = 300;

/// A piece of a line, as it is in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    piece: String,
    /// The marked bytes within the piece.
    mark: Range<usize>,
    /// Whether the line begins before the piece, and whether it continues after it.
    cut: (bool, bool),
}

impl Excerpt {
    /// The line of `text` that begins at byte `line` and holds the start of `span`.
    pub fn new(text: &str, line: usize, span: Range<usize>) -> Self {
        let floor = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let from = floor(span.start.saturating_sub(AROUND)).max(line);
        let reach = floor((span.start + AROUND).min(text.len()));
        let newline = memchr(b'\n', &text.as_bytes()[span.start..reach]);
        let to = newline.map_or(reach, |at| span.start + at);
        let whole = newline.is_some() || reach == text.len();
        let piece = text[from..to].trim_end_matches('\r');
        let end = span.end.min(from + piece.len());
        Self {
            piece: piece.to_owned(),
            mark: (span.start - from).min(piece.len())
                ..end.saturating_sub(from).max(span.start - from).min(piece.len()),
            cut: (from > line, !whole),
        }
    }

    /// As much of the piece as fits into `width` columns, and where the mark is in it.
    pub fn fit(&self, width: usize) -> (String, Range<usize>) {
        let letters = self.piece.char_indices();
        let letters: Vec<_> = letters.map(|(at, letter)| (at, shown(letter))).collect();
        let columns = |from: usize, to: usize| -> usize {
            let inside = letters.iter().filter(|(at, _)| (from..to).contains(at));
            inside.map(|(_, (_, width))| width).sum()
        };
        let all = columns(0, self.piece.len());
        let before = columns(0, self.mark.start);
        let (mut from, mut to) = (0, usize::MAX);
        if all > width {
            // The mark is put a third from the left, unless the line begins or ends close to it.
            from = before
                .saturating_sub(width / 3)
                .min(all.saturating_sub(width - 1));
            let room = width - usize::from(from > 0 || self.cut.0);
            if all - from > room || self.cut.1 {
                to = from + room.saturating_sub(1);
            }
        }
        let mut out = String::new();
        let mut mark = None;
        let mut end = 0;
        if self.cut.0 || from > 0 {
            out.push('…');
        }
        let (mut column, mut more) = (0, self.cut.1);
        for (at, (letter, width)) in letters {
            let fits = column >= from && column + width <= to;
            more |= column >= from && !fits;
            column += width;
            if at == self.mark.start {
                mark = Some(out.len());
            }
            if fits {
                out.extend(std::iter::repeat_n(letter, if letter == ' ' { width } else { 1 }));
            }
            if at < self.mark.end {
                end = out.len();
            }
        }
        let start = mark.unwrap_or(out.len());
        if more {
            out.push('…');
        }
        (out, start..end.max(start))
    }
}

/// A character as it is shown, and its width in columns. A tab becomes four blanks.
fn shown(letter: char) -> (char, usize) {
    if letter == '\t' {
        return (' ', 4);
    }
    let letter = picture(letter);
    (letter, letter.width().unwrap_or(0))
}

/// Replaces characters that a terminal might act on: control characters by their pictures, invisible ones and those that
/// change the direction of writing by a sign.
fn picture(letter: char) -> char {
    match letter {
        '\0'..='\x1f' => char::from_u32(0x2400 + letter as u32).unwrap_or('�'),
        '\x7f' => '␡',
        _ if is_harmful(letter) => '�',
        _ => letter,
    }
}

/// A text made safe to show on one line of a terminal, and cut if it is long.
pub fn pictured(text: &str) -> String {
    let mut letters = text.chars().map(picture);
    let mut out: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(text: &str, at: &str, width: usize) -> (String, String) {
        let start = text.find(at).unwrap();
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let (out, mark) = Excerpt::new(text, line, start..start + at.len()).fit(width);
        let marked = out[mark].to_owned();
        (out, marked)
    }

    #[test]
    fn lines_are_cut_around_the_place() {
        assert_eq!(fit("a\nb cd e\r\nf", "cd", 40), ("b cd e".into(), "cd".into()));
        let long = format!("{}HERE{}", "a".repeat(5_000), "b".repeat(5_000));
        let (out, mark) = fit(&long, "HERE", 40);
        assert_eq!(out.chars().count(), 40);
        assert!(out.starts_with("…a") && out.ends_with("b…"));
        assert_eq!(mark, "HERE");
        let (out, mark) = fit(&long, &long, 40);
        assert_eq!(out, format!("{}…", "a".repeat(39)));
        assert_eq!(mark, "a".repeat(39));
    }

    #[test]
    fn nothing_reaches_the_terminal_raw() {
        let (out, mark) = fit("\tx \u{1b}[31m \u{202e}日本\0", "日", 40);
        assert_eq!(out, "    x ␛[31m �日本␀");
        assert_eq!(mark, "日");
        assert_eq!(pictured("a\nb\u{9b}1m"), "a␊b�1m");
        assert_eq!(pictured(&"x".repeat(1_000)).chars().count(), 301);
    }
}
