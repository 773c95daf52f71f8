//! How text is written in each format so that it means nothing but itself: cells of CSV, strings of JSON. Of
//! Markdown see [`super::commonmark`].

use std::fmt::Write as _;

use serde::{Serialize, Serializer as _};

use crate::text::sanitize::{is_harmful, visible_except};

/// A text as a cell: no spreadsheet takes it for a formula, and control characters are shown rather than kept, but
/// for line ends, which a quoted cell may have.
pub fn csv_cell(text: &str) -> String {
    let text = visible_except(text, "\r\n\t");
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

pub fn json_array(objects: impl Iterator<Item = impl Serialize>) -> String {
    let mut bytes = Vec::new();
    // Writing into memory fails for no reason but a map key that is no string, and records have none.
    let written = serde_json::Serializer::pretty(&mut bytes).collect_seq(objects);
    debug_assert!(written.is_ok());
    bytes.push(b'\n');
    json_escaped(String::from_utf8(bytes).unwrap_or_default())
}

/// The same JSON with every character that could harm a terminal as a `\u` escape, beyond those that JSON asks for.
fn json_escaped(json: String) -> String {
    let harms = |c: char| is_harmful(c) && c != '\n';
    if !json.chars().any(harms) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if harms(c) {
            // Outside strings JSON has no such characters, so that an escape always stands inside one.
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("+32 2 299", "'+32 2 299"),
            ("-cmd", "'-cmd"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("a=1", "a=1"),
            ("'x", "'x"),
            ("a\u{1b}[31m", "a␛[31m"),
            ("two\nlines", "two\nlines"),
            ("", ""),
        ] {
            assert_eq!(csv_cell(text), wanted);
        }
    }

    #[test]
    fn what_could_harm_is_escaped_and_reads_back() {
        let text = "a\u{202e}b\u{9b}c\u{e0041}d\u{7f}\u{1b}[31m 𝔘 \"q\"\n";
        let json = json_escaped(serde_json::to_string(text).unwrap());
        assert!(!json.chars().any(is_harmful));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
