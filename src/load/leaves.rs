//! Texts, numbers and words: whether they are what they should be.

use std::ops::Range;

use super::conform::{Conform, Unfit, is_number};
use super::problem::Mistake;
use super::raw::options;
use super::spans::Look;
use super::sums::SumMistake;
use crate::model::{Decimal, NoDecimal, Number};

impl Conform<'_> {
    /// Writes it if it is one.
    pub fn text(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        match value.look {
            Look::Text if slice.starts_with('r') || !slice.contains('\\') => self.done.text.push_str(slice),
            Look::Text => {
                if options().from_str::<String>(slice).is_ok() {
                    self.done.text.push_str(slice);
                } else {
                    self.wrong(bad_escape(slice, value.start as usize), Mistake::BadEscape);
                    self.write_text(slice);
                }
            }
            Look::Torn => self.write_text(slice),
            Look::Quoted => {
                self.wrong(value.span(), Mistake::WrongQuotes);
                self.write_text(slice);
            }
            _ => return self.unfit(node, "a text in quotation marks"),
        }
        Ok(())
    }

    /// Writes it if it is a word or a text. Which names there are is known later.
    pub fn name(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != Look::Bare {
            return match value.look {
                Look::Text | Look::Torn | Look::Quoted => self.text(node),
                _ => self.unfit(node, "a word, or a text in quotation marks"),
            };
        }
        let is_word = slice.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_number(slice) || !is_word {
            return self.unfit(node, "a word, or a text in quotation marks");
        }
        self.done.text.push_str(slice);
        Ok(())
    }

    /// Writes a text whose marks or escapes are wrong, as far as it can be made out.
    fn write_text(&mut self, slice: &str) {
        let marks = |c: char| "\"'“”„«»‘’#".contains(c);
        let inside = slice
            .strip_prefix('r')
            .filter(|rest| rest.starts_with(marks))
            .unwrap_or(slice);
        let inside = inside.trim_matches(marks);
        self.done.text.push('"');
        self.done
            .text
            .extend(inside.chars().filter(|c| !matches!(c, '"' | '\\')));
        self.done.text.push('"');
    }

    pub fn whole(&mut self, node: usize, most: u64) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != Look::Bare || !is_number(slice) {
            return self.unfit(node, "a whole number");
        }
        if options()
            .from_str::<u64>(slice)
            .is_ok_and(|number| number <= most)
        {
            self.done.text.push_str(slice);
            return Ok(());
        }
        let found = slice.chars().take(40).collect();
        self.wrong(
            value.span(),
            Mistake::WrongNumber {
                found,
                most: Some(most),
            },
        );
        Err(Unfit)
    }

    pub fn decimal(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look == Look::Bare && options().from_str::<Number>(slice).is_ok() {
            self.done.text.push_str(slice);
            return Ok(());
        }
        if value.look != Look::Bare || !is_number(slice) {
            return self.unfit(node, "a number");
        }
        let found = slice.chars().take(40).collect();
        let mistake = if options().from_str::<f64>(slice).is_ok() {
            Mistake::TooLargeNumber(found)
        } else {
            Mistake::WrongNumber { found, most: None }
        };
        self.wrong(value.span(), mistake);
        Err(Unfit)
    }

    pub fn money(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != Look::Bare || !is_number(slice) {
            return self.unfit(node, "a sum of money in digits");
        }
        let found = || slice.chars().take(40).collect();
        let mistake = match Decimal::parse(slice) {
            Ok(_) => {
                self.done.text.push_str(slice);
                return Ok(());
            }
            Err(NoDecimal::Form) => SumMistake::Form(found()),
            Err(NoDecimal::Long) => SumMistake::TooLong(found()),
        };
        self.wrong(value.span(), Mistake::Sum(mistake));
        Err(Unfit)
    }

    pub fn word(&mut self, node: usize, words: &[&'static str], wants: &'static str) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != Look::Bare || is_number(slice) {
            return self.unfit(node, wants);
        }
        if words.contains(&slice) {
            self.done.text.push_str(slice);
            return Ok(());
        }
        let found = slice.chars().take(60).collect();
        let expected = words.to_vec();
        self.wrong(value.span(), Mistake::UnknownWord { found, expected });
        Err(Unfit)
    }
}

/// The first backslash of a text with a letter behind it that means nothing there.
fn bad_escape(text: &str, start: usize) -> Range<usize> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\'
            && let Some((_, escaped)) = letters.next()
            && !"\"'\\nrt0xu\n\r".contains(escaped)
        {
            return start + at..start + at + 1 + escaped.len_utf8();
        }
    }
    start..start + text.len()
}
