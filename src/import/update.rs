//! Updates what an earlier import wrote: what came from the document is updated, what a person has edited is kept and named in
//! the report. Comments stay where they are.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::ron_edits::{add, apply, entries, field, id_of, remove, replace, written};
use crate::load::pieces::Piece;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    pub name: String,
    pub what: FileUpdate,
    pub replaces: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileUpdate {
    /// The new file with this index, unchanged.
    New(usize),
    /// The new file, merged with what was edited.
    Merged(String),
    Removed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportUpdate {
    pub changes: Vec<FileChange>,
    /// What has been edited and is kept, one line each.
    pub notes: Vec<String>,
}

/// Compares the new files with those that exist (`own`) and those that the last import wrote (`kept`).
pub fn plan<'f>(
    new: &[String],
    text: impl Fn(usize) -> Cow<'f, str>,
    before: &[String],
    own: impl Fn(&str) -> Option<String>,
    kept: impl Fn(&str) -> Option<String>,
) -> ImportUpdate {
    let mut outcome = ImportUpdate::default();
    for (index, name) in new.iter().enumerate() {
        let what = match (own(name), kept(name)) {
            (None, Some(_)) => {
                outcome.notes.push(format!("{name}: taken away"));
                continue;
            }
            (None, None) => Some((FileUpdate::New(index), false)),
            (Some(own), kept) => {
                let text = text(index);
                match kept {
                    _ if own == text => None,
                    // The import gives the same as last time: only a person has changed the file.
                    Some(kept) if kept == text => None,
                    Some(kept) if own != kept => {
                        let mut notes = Vec::new();
                        let merged = merge(&kept, &own, &text, &mut notes);
                        let notes = notes.iter().map(|note| format!("{name}: {note}"));
                        outcome.notes.extend(notes);
                        (merged != own).then_some((FileUpdate::Merged(merged), true))
                    }
                    // Either nobody has edited the file, or its origin is unknown.
                    _ => Some((FileUpdate::New(index), true)),
                }
            }
        };
        if let Some((what, replaces)) = what {
            outcome.changes.push(FileChange {
                name: name.clone(),
                what,
                replaces,
            });
        }
    }
    let is_new: HashSet<&str> = new.iter().map(String::as_str).collect();
    // Rules are missing among the new files only because they were given.
    for name in before
        .iter()
        .filter(|name| !is_new.contains(name.as_str()) && !name.ends_with(".rules.ron"))
    {
        match own(name) {
            Some(own) if kept(name).is_some_and(|kept| kept == own) => outcome.changes.push(FileChange {
                name: name.clone(),
                what: FileUpdate::Removed,
                replaces: true,
            }),
            Some(_) => outcome
                .notes
                .push(format!("{name}: nothing in the file leads to it any more")),
            None => {}
        }
    }
    outcome
}

/// Merges `own`, a person's edit of `kept`, with the `new` result of the import.
fn merge(kept: &str, own: &str, new: &str, notes: &mut Vec<String>) -> String {
    record(kept, own, new, "", notes).unwrap_or_else(|| {
        notes.push("it cannot be read any more, and is left as it is".into());
        own.to_owned()
    })
}

/// Merges a record field by field; `None` if one of the three texts is not a record.
fn record(kept: &str, own: &str, new: &str, path: &str, notes: &mut Vec<String>) -> Option<String> {
    let (was, is, will) = (entries(kept)?, entries(own)?, entries(new)?);
    let path = field(&is, "id").map_or(path, |id| id.trim_matches('"'));
    let mut edits = Vec::new();
    for piece in &is {
        let (was, will) = (field(&was, piece.name), field(&will, piece.name));
        if Some(piece.value) == will {
            continue;
        }
        let is_list = matches!(piece.name, "" | "actions" | "sections");
        if is_list && let Some(will) = will {
            let merged = list(was.unwrap_or("[]"), piece.value, will, path, notes)?;
            edits.push(replace(piece, merged));
        } else if was != Some(piece.value) {
            if was != will {
                notes.push(format!("{path}: {}", piece.name));
            }
        } else if let Some(will) = will {
            edits.push(replace(piece, will.to_owned()));
        } else {
            edits.push(remove(own, piece));
        }
    }
    let is_new = |piece: &&Piece<'_>| field(&is, piece.name).or(field(&was, piece.name)).is_none();
    let added = will.iter().filter(is_new);
    edits.extend(add(own, &is, added.map(written)));
    Some(apply(own, edits))
}

fn by_id<'t>(list: &[Piece<'t>]) -> HashMap<&'t str, Piece<'t>> {
    list.iter()
        .filter_map(|piece| Some((id_of(piece)?, *piece)))
        .collect()
}

fn list(kept: &str, own: &str, new: &str, path: &str, notes: &mut Vec<String>) -> Option<String> {
    let (was, is, will) = (entries(kept)?, entries(own)?, entries(new)?);
    let (was_by, is_by, will_by) = (by_id(&was), by_id(&is), by_id(&will));
    let mut edits = Vec::new();
    for piece in &is {
        let Some(id) = id_of(piece) else { continue };
        let was = was_by.get(id).map(|piece| piece.value);
        match will_by.get(id).map(|piece| piece.value) {
            Some(will) if will != piece.value => {
                let merged = record(was.unwrap_or("()"), piece.value, will, path, notes)?;
                edits.push(replace(piece, merged));
            }
            // The document no longer has it: remove it if nobody has edited it.
            None if was == Some(piece.value) => edits.push(remove(own, piece)),
            None if was.is_some() => notes.push(format!(
                "{}: nothing in the file leads to it any more",
                id.trim_matches('"')
            )),
            _ => {}
        }
    }
    let mut added = Vec::new();
    for piece in &will {
        let Some(id) = id_of(piece) else { continue };
        if is_by.contains_key(id) {
            continue;
        }
        if was_by.contains_key(id) {
            notes.push(format!("{}: taken away", id.trim_matches('"')));
        } else {
            added.push(piece.value.to_owned());
        }
    }
    edits.extend(add(own, &is, added.into_iter()));
    Some(apply(own, edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(kept: &str, own: &str, new: &str) -> (String, Vec<String>) {
        let mut notes = Vec::new();
        (merge(kept, own, new, &mut notes), notes)
    }

    const KEPT: &str = "Objective(\n    id: \"o\",\n    actions: [\n        (\n            id: \"a\",\n            title: \"A\",\n            status: Adopted,\n        ),\n        (\n            id: \"b\",\n            title: \"B\",\n        ),\n    ],\n)\n";

    #[test]
    fn edits_and_comments_stay_while_the_rest_is_updated() {
        let own = KEPT.replace("title: \"A\"", "title: \"A, said better\" /* mine */");
        let new = KEPT
            .replace("Adopted", "Completed")
            .replace("title: \"A\"", "title: \"A2\"");
        let (text, notes) = merged(KEPT, &own, &new);
        assert_eq!(text, own.replace("Adopted", "Completed"));
        assert_eq!(notes, ["a: title"]);
    }

    #[test]
    fn what_comes_is_added_and_what_goes_is_taken_away_unless_it_was_edited() {
        let new = KEPT.replace("id: \"b\"", "id: \"c\"");
        let (text, notes) = merged(KEPT, &KEPT.replace("\"A\"", "\"mine\""), &new);
        assert!(
            text.contains("id: \"c\"") && !text.contains("id: \"b\"") && text.contains("\"mine\""),
            "{text}"
        );
        assert_eq!(notes, [] as [String; 0]);
        let (text, notes) = merged(KEPT, &KEPT.replace("\"B\"", "\"mine\""), &new);
        assert!(text.contains("id: \"c\"") && text.contains("id: \"b\""), "{text}");
        assert_eq!(notes, ["b: nothing in the file leads to it any more"]);
        assert!(entries(&text).is_some());
    }

    #[test]
    fn a_field_that_is_new_comes_to_the_end() {
        let own = KEPT.replace("\"B\"", "\"mine\"");
        let new = KEPT.replace("title: \"A\",", "title: \"A\",\n            draft: true,");
        let (text, _) = merged(KEPT, &own, &new);
        assert!(
            text.contains("status: Adopted,\n            draft: true,"),
            "{text}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let (text, notes) = merged(KEPT, "Objective(", KEPT);
        assert_eq!((text.as_str(), notes.len()), ("Objective(", 1));
    }
}
