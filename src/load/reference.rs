//! Every record of the data with its fields, as a page of the docs. It is generated from the shapes that files are checked
//! against, so nothing can be missing.

use std::fmt::Write as _;

use super::raw::{FILE_WORDS, JOURNAL, shape_of};
use super::shape::{RecordShape, ValueShape};

/// The page in Markdown: a table for every record, first those that a file can begin with.
pub fn page() -> String {
    let mut records: Vec<(String, RecordShape)> = Vec::new();
    // Journals are not part of a corpus.
    for word in FILE_WORDS.iter().filter(|word| **word != JOURNAL) {
        collect(word, shape_of(word), &mut records);
    }
    let mut page = String::new();
    for (name, record) in records {
        let _ = writeln!(page, "\n### {name}\n\n| field | holds | |\n| --- | --- | --- |");
        for field in record.fields {
            let shape = (field.shape)();
            let needed = if field.needed { "required" } else { "" };
            let _ = writeln!(page, "| `{}` | {} | {needed} |", field.name, holds(&shape));
        }
    }
    page
}

/// Adds the records of a shape and of its fields, each once, under the name of the field that leads to it.
fn collect(name: &str, shape: ValueShape, records: &mut Vec<(String, RecordShape)>) {
    match shape {
        ValueShape::List(inner) | ValueShape::Maybe(inner) | ValueShape::OrText(inner) => {
            collect(name, inner(), records);
        }
        ValueShape::Record(record) => {
            if let Some((known, _)) = records.iter_mut().find(|(_, other)| other.name == record.name) {
                // Vocabularies are lists of the same records.
                if name.starts_with(char::is_uppercase) {
                    *known = format!("{known}, {name}");
                }
                return;
            }
            records.push((name.to_owned(), record));
            for field in record.fields {
                collect(field.name, (field.shape)(), records);
            }
        }
        _ => {}
    }
}

fn holds(shape: &ValueShape) -> String {
    match shape {
        ValueShape::Text => "a text".into(),
        ValueShape::Whole(_) => "a whole number".into(),
        ValueShape::Decimal => "a number".into(),
        ValueShape::Money => "a sum, exact to the last decimal".into(),
        ValueShape::Truth => "`true` or `false`".into(),
        ValueShape::Name => "a word, or a text".into(),
        ValueShape::Pair => "two texts in brackets".into(),
        ValueShape::Words(words) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            words.join(" ")
        }
        ValueShape::List(inner) => match inner() {
            ValueShape::Record(_) => "a list of records: see below".into(),
            ValueShape::OrText(_) => "a list of records, see below, or of texts".into(),
            ValueShape::Pair => "a list of pairs of texts in brackets".into(),
            ValueShape::Text => "a list of texts".into(),
            other => format!("a list, each {}", holds(&other)),
        },
        ValueShape::Maybe(inner) => holds(&inner()),
        ValueShape::Record(_) => "a record: see below".into(),
        ValueShape::OrText(_) => "a record, see below, or a text".into(),
    }
}
