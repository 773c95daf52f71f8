//! A sheet of text lines: wrapped to a width with hanging indents, plain or coloured for a terminal.

use unicode_width::UnicodeWidthStr;

use crate::text::sanitize::visible;
use crate::views::facts::Tone;
use crate::when::state::Urgency;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Cells in a line.
    pub width: usize,
    pub ink: Ink,
}

/// Whether tones become escape sequences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Plain,
    /// Escape sequences for a terminal.
    Colour,
}

impl Default for Paper {
    /// A mail's width, and no colour.
    fn default() -> Self {
        Self {
            width: 80,
            ink: Ink::Plain,
        }
    }
}

/// The least room for a text next to something; with less, it goes below.
const LEAST: usize = 24;

pub struct Sheet {
    out: String,
    paper: Paper,
}

/// A piece of text in one tone.
pub type TonedText<'t> = (Tone, &'t str);

impl Sheet {
    pub fn new(paper: Paper) -> Self {
        Self {
            out: String::new(),
            paper,
        }
    }

    pub fn finish(self) -> String {
        self.out
    }

    pub fn width(&self) -> usize {
        self.paper.width
    }

    pub fn end_line(&mut self) {
        self.out.push('\n');
    }

    /// Ends the line, without spaces at its end.
    pub fn break_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
    }

    /// Writes a text as it is, with harmful characters made visible.
    pub fn put(&mut self, tone: Tone, text: &str) {
        let text = visible(text);
        if self.paper.ink == Ink::Plain || text.trim().is_empty() {
            self.out.push_str(&text);
            return;
        }
        let code = match tone {
            Tone::Plain => "",
            Tone::Strong => "1",
            Tone::Dim => "2",
            Tone::Computed => "36",
            Tone::Warning => "33",
            Tone::State(state) => match state.urgency() {
                Urgency::Ahead => "36",
                Urgency::Open => "32",
                Urgency::Doubtful => "33",
                Urgency::Late => "31",
                Urgency::Quiet => "2",
            },
        };
        if code.is_empty() {
            self.out.push_str(&text);
        } else {
            self.out.extend(["\u{1b}[", code, "m", &text, "\u{1b}[0m"]);
        }
    }

    pub fn pad(&mut self, tone: Tone, text: &str, cells: usize) {
        self.put(tone, text);
        let used = visible(text).width();
        self.space(cells.saturating_sub(used));
    }

    pub fn space(&mut self, cells: usize) {
        self.out.extend(std::iter::repeat_n(' ', cells));
    }

    /// Writes pieces and ends the line: each piece continues the line of the one before if it fits there completely, and is
    /// wrapped on lines of its own otherwise. `indent` cells of the first line have already been written.
    pub fn hang(&mut self, indent: usize, pieces: &[TonedText]) {
        let least = LEAST.min(self.paper.width / 2);
        let indent = if indent + least > self.paper.width {
            // Too little room here: a line of its own, unless nothing has been written on this one.
            self.out.truncate(self.out.trim_end_matches(' ').len());
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.end_line();
            }
            let less = 4.min(self.paper.width - least);
            self.space(less);
            less
        } else {
            indent
        };
        let room = self.paper.width.saturating_sub(indent).max(1);
        let mut used = 0;
        for (tone, text) in pieces.iter().filter(|(_, text)| !text.is_empty()) {
            let text = visible(text);
            let width = text.width();
            if used > 0 && used + 1 + width <= room {
                self.space(1);
                self.put(*tone, &text);
                used += 1 + width;
                continue;
            }
            // Lines break at white space only: years and names with hyphens stay whole.
            let options = textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation);
            for line in textwrap::wrap(&text, options) {
                if used > 0 {
                    self.end_line();
                    self.space(indent);
                }
                self.put(*tone, &line);
                used = line.width().max(1);
            }
        }
        self.end_line();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hung(width: usize, indent: usize, pieces: &[TonedText]) -> String {
        let mut sheet = Sheet::new(Paper {
            width,
            ink: Ink::Plain,
        });
        sheet.space(indent);
        sheet.hang(indent, pieces);
        sheet.finish()
    }

    #[test]
    fn pieces_go_on_or_go_below_and_hang() {
        let pieces = [
            (Tone::Plain, "Expert group on lists of proof: first session"),
            (Tone::Dim, "[obj. 1, item 37, line 25]"),
        ];
        assert_eq!(
            hung(42, 4, &pieces),
            "    Expert group on lists of proof: first\n    session [obj. 1, item 37, line 25]\n"
        );
        assert_eq!(
            hung(34, 6, &pieces),
            "      Expert group on lists of\n      proof: first session\n      [obj. 1, item 37, line 25]\n"
        );
        // Too little room next to the indent.
        assert!(hung(30, 20, &pieces).starts_with("    Expert group on lists of\n    proof"));
    }
}
