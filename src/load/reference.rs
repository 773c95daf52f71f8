//! Every record of the data with its fields, as a page of the docs has it: made from the shapes that files are checked
//! against, so that nothing can be missing.

use std::fmt::Write as _;

use super::raw::{FILE_WORDS, JOURNAL, shape_of};
use super::shape::{Record, Shape};

/// Markdown: a table for every record, those first that a file begins with.
pub fn page() -> String {
    let mut records: Vec<(String, Record)> = Vec::new();
    // What somebody records of a corpus is no part of it.
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

/// Adds the records of a shape and of its fields, each once, under the name of what leads to it.
fn collect(name: &str, shape: Shape, records: &mut Vec<(String, Record)>) {
    match shape {
        Shape::List(inner) | Shape::Maybe(inner) | Shape::OrText(inner) => collect(name, inner(), records),
        Shape::Record(record) => {
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

fn holds(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a text".into(),
        Shape::Whole(_) => "a whole number".into(),
        Shape::Decimal => "a number".into(),
        Shape::Money => "a sum, exact to the last decimal".into(),
        Shape::Truth => "`true` or `false`".into(),
        Shape::Name => "a word, or a text".into(),
        Shape::Pair => "two texts in brackets".into(),
        Shape::Words(words) => {
            let words: Vec<String> = words().iter().map(|word| format!("`{word}`")).collect();
            words.join(" ")
        }
        Shape::List(inner) => match inner() {
            Shape::Record(_) => "a list of records: see below".into(),
            Shape::OrText(_) => "a list of records, see below, or of texts".into(),
            Shape::Pair => "a list of pairs of texts in brackets".into(),
            Shape::Text => "a list of texts".into(),
            other => format!("a list, each {}", holds(&other)),
        },
        Shape::Maybe(inner) => holds(&inner()),
        Shape::Record(_) => "a record: see below".into(),
        Shape::OrText(_) => "a record, see below, or a text".into(),
    }
}
