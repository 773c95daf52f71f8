//! Edits RON text in place: changes, adds and removes entries, and leaves everything between them as it is, including comments.

use crate::load::pieces::{Piece, pieces_up_to};

/// More entries than any written file has.
const MOST: usize = 1 << 21;

/// The entries of a record or list; `None` for any other value.
pub fn entries(text: &str) -> Option<Vec<Piece<'_>>> {
    pieces_up_to(text, 0, MOST).ok()
}

/// The `id` of a record as it is written.
pub fn id_of<'t>(piece: &Piece<'t>) -> Option<&'t str> {
    field(&entries(piece.value)?, "id")
}

pub fn field<'t>(fields: &[Piece<'t>], name: &str) -> Option<&'t str> {
    fields
        .iter()
        .find(|field| field.name == name)
        .map(|field| field.value)
}

pub fn replace(piece: &Piece<'_>, text: String) -> Edit {
    Edit {
        from: piece.at,
        to: piece.at + piece.value.len(),
        text,
    }
}

/// Removes an entry with the comma after it.
pub fn remove(whole: &str, piece: &Piece<'_>) -> Edit {
    Edit {
        from: whole[..piece.start].trim_end().len(),
        to: end_of(whole, piece),
        text: String::new(),
    }
}

/// A field as it is written.
pub fn written(field: &Piece<'_>) -> String {
    format!("{}: {}", field.name, field.value)
}

/// Replaces a range of bytes with a text.
pub struct Edit {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.from);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.from.max(at)]);
        out.push_str(&edit.text);
        at = edit.to.max(at);
    }
    out.push_str(&text[at..]);
    out
}

/// Where a piece ends, including the comma after it.
fn end_of(text: &str, piece: &Piece<'_>) -> usize {
    let end = piece.at + piece.value.len();
    let rest = &text[end..];
    let blank = rest.len() - rest.trim_start().len();
    if rest[blank..].starts_with(',') {
        end + blank + 1
    } else {
        end
    }
}

/// Where another entry may be added: the end of the last one or of the opening bracket, and whether no comma is needed there.
fn last_end(text: &str, pieces: &[Piece<'_>]) -> (usize, bool) {
    match pieces.last() {
        Some(last) => {
            let end = end_of(text, last);
            (end, text[..end].ends_with(','))
        }
        None => (text.find(['(', '[']).map_or(0, |at| at + 1), true),
    }
}

/// What separates an added entry from the one before it: a line break with the indent of the first entry, or a space.
fn gap(text: &str, pieces: &[Piece<'_>]) -> String {
    let Some(first) = pieces.first() else {
        return " ".into();
    };
    let line = text[..first.start].rfind('\n');
    match line {
        Some(at) if text[at + 1..first.start].trim().is_empty() => {
            format!("\n{}", &text[at + 1..first.start])
        }
        _ => " ".into(),
    }
}

/// Adds entries after the last.
pub fn add(own: &str, pieces: &[Piece<'_>], added: impl Iterator<Item = String>) -> Option<Edit> {
    let gap = gap(own, pieces);
    let mut text = String::new();
    for entry in added {
        text.extend([gap.as_str(), entry.as_str(), ","]);
    }
    if text.is_empty() {
        return None;
    }
    let (end, has_comma) = last_end(own, pieces);
    let comma = if has_comma { "" } else { "," };
    Some(Edit {
        from: end,
        to: end,
        text: format!("{comma}{text}"),
    })
}
