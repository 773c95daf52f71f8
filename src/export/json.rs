//! Views as JSON: an array of [actions](record::of_action), each once, in the view's order; for a table an array of its
//! rows.

use std::fmt::Write as _;

use serde::{Serialize, Serializer};

use super::entries::Listing;
use super::record;
use super::view::ExportView;
use crate::text::sanitize::is_harmful;
use crate::views::tables::values::{Data, ExactValue};

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let records = listing.actions();
    array(records.iter().map(|entry| record::of_action(view, entry)))
}

pub fn of_table(data: &Data) -> String {
    let rows = data.rows.iter();
    array(rows.map(|values| RecordRow {
        fields: &data.fields,
        values,
    }))
}

struct RecordRow<'d> {
    fields: &'d [&'static str],
    values: &'d [ExactValue],
}

impl Serialize for RecordRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.fields.iter().zip(self.values))
    }
}

pub fn array(objects: impl Iterator<Item = impl Serialize>) -> String {
    let mut bytes = Vec::new();
    // Writing into memory only fails for a map key that is not a string, and records have none.
    let written = serde_json::Serializer::pretty(&mut bytes).collect_seq(objects);
    debug_assert!(written.is_ok());
    bytes.push(b'\n');
    escaped(String::from_utf8(bytes).unwrap_or_default())
}

/// The same JSON with every character that could harm a terminal as a `\u` escape, in addition to those that JSON requires.
fn escaped(json: String) -> String {
    let harms = |c: char| is_harmful(c) && c != '\n';
    if !json.chars().any(harms) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if harms(c) {
            // JSON has no such characters outside strings, so an escape is always inside one.
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
    fn what_could_harm_is_escaped_and_reads_back() {
        let text = "a\u{202e}b\u{9b}c\u{e0041}d\u{7f}\u{1b}[31m 𝔘 \"q\"\n";
        let json = escaped(serde_json::to_string(text).unwrap());
        assert!(!json.chars().any(is_harmful));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
