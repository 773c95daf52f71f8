//! Checks strings, numbers and words against what is expected.

use std::ops::Range;

use super::conform::{Conform, Unfit, is_number};
use super::problem::CorpusMistake;
use super::raw::options;
use super::spans::ValueLook;
use super::sums::SumMistake;
use crate::model::{Decimal, NoDecimal, Number};

impl Conform<'_> {
    /// Writes a value if it is a text.
    pub fn text(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        match value.look {
            ValueLook::Text if slice.starts_with('r') || !slice.contains('\\') => {
                self.done.text.push_str(slice);
            }
            ValueLook::Text => {
                if options().from_str::<String>(slice).is_ok() {
                    self.done.text.push_str(slice);
                } else {
                    self.wrong(bad_escape(slice, value.start as usize), CorpusMistake::BadEscape);
                    self.write_text(slice);
                }
            }
            ValueLook::Torn => self.write_text(slice),
            ValueLook::Quoted => {
                self.wrong(value.span(), CorpusMistake::WrongQuotes);
                self.write_text(slice);
            }
            _ => return self.unfit(node, "a text in quotation marks"),
        }
        Ok(())
    }

    /// Writes a value if it is a word or a text. Whether such a name exists is checked later.
    pub fn name(&mut self, node: usize) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != ValueLook::Bare {
            return match value.look {
                ValueLook::Text | ValueLook::Torn | ValueLook::Quoted => self.text(node),
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

    /// Writes as much as possible of a text whose quotation marks or escapes are wrong.
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
        self.bare(node, "a whole number", is_number, |slice| {
            let number = options().from_str::<u64>(slice);
            let fits = number.is_ok_and(|number| number <= most);
            let most = Some(most);
            (!fits).then(|| CorpusMistake::WrongNumber {
                found: start(slice),
                most,
            })
        })
    }

    pub fn decimal(&mut self, node: usize) -> Result<(), Unfit> {
        let is_one = |slice: &str| options().from_str::<Number>(slice).is_ok();
        self.bare(
            node,
            "a number",
            |slice| is_number(slice) || is_one(slice),
            |slice| {
                let found = start(slice);
                if is_one(slice) {
                    None
                } else if options().from_str::<f64>(slice).is_ok() {
                    Some(CorpusMistake::TooLargeNumber(found))
                } else {
                    Some(CorpusMistake::WrongNumber { found, most: None })
                }
            },
        )
    }

    pub fn money(&mut self, node: usize) -> Result<(), Unfit> {
        self.bare(node, "a sum of money in digits", is_number, |slice| {
            Some(CorpusMistake::Sum(match Decimal::parse(slice) {
                Ok(_) => return None,
                Err(NoDecimal::Form) => SumMistake::Form(start(slice)),
                Err(NoDecimal::Long) => SumMistake::TooLong(start(slice)),
            }))
        })
    }

    pub fn word(&mut self, node: usize, words: &[&'static str], wants: &'static str) -> Result<(), Unfit> {
        self.bare(
            node,
            wants,
            |slice| !is_number(slice),
            |slice| {
                (!words.contains(&slice)).then(|| CorpusMistake::UnknownWord {
                    found: slice.chars().take(60).collect(),
                    expected: words.to_vec(),
                })
            },
        )
    }

    /// Writes an unquoted value that has a given form, unless `mistake` finds something wrong with it.
    fn bare(
        &mut self,
        node: usize,
        wants: &'static str,
        is_form: impl Fn(&str) -> bool,
        mistake: impl Fn(&str) -> Option<CorpusMistake>,
    ) -> Result<(), Unfit> {
        let value = &self.nodes[node];
        let slice = &self.source[value.span()];
        if value.look != ValueLook::Bare || !is_form(slice) {
            return self.unfit(node, wants);
        }
        if let Some(mistake) = mistake(slice) {
            self.wrong(value.span(), mistake);
            return Err(Unfit);
        }
        self.done.text.push_str(slice);
        Ok(())
    }
}

/// As much of a number as a message shows.
fn start(number: &str) -> String {
    number.chars().take(40).collect()
}

/// The first escape in a text that RON does not have.
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
