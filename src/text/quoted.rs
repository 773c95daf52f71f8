//! Strings in the RON files that milepost writes.

use std::fmt::Write as _;

use super::sanitize::is_harmful;

/// `text` as a RON string. Only what would end the string or is invisible is escaped, so that other letters stay readable.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_harmful(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_reads_back_as_it_was() {
        for text in [
            "",
            "Türkiye \"one\" \\ two",
            "a\r\n\tb\u{1b}[31m\u{202e}\u{85}",
            "👩‍👩‍👧",
        ] {
            let written = quoted(text);
            assert!(!written.chars().any(is_harmful), "{written}");
            assert_eq!(ron::from_str::<String>(&written).as_deref(), Ok(text));
        }
    }
}
