//! Carries what people edited in the edition before over into the records of the new one.
//!
//! An edit is kept where the words of the document did not change. Where they did, the document's own fields are replaced by
//! the new ones, and what a person added to them (owners, kinds, relations, caveats) is kept; both are reported.

use super::records::{LISTS, RecordKind, Records};
use crate::import::ron_edits::{Edit, add, apply, entries, field, id_of, remove, replace, written};
use crate::load::pieces::Piece;

/// Fields that hold what the document says: where that has changed, the document wins.
const OF_THE_DOCUMENT: [&str; 14] = [
    "title", "summary", "block", "status", "percent", "dates", "amounts", "figures", "targets", "draft",
    "extra", "number", "line", "source",
];

/// The edition before: its records now, and as its import had written them.
struct Former<'k> {
    own: &'k Records,
    kept: Option<&'k Records>,
}

/// The new text of a file with the edits carried over; `None` if there are none.
pub fn renew(text: &str, own: &Records, kept: Option<&Records>, notes: &mut Vec<String>) -> Option<String> {
    let known = Former { own, kept };
    let fields = entries(text)?;
    let mut edits = Vec::new();
    if let [list] = &fields[..]
        && list.name.is_empty()
    {
        self::list(&known, RecordKind::Term, list.value, list.at, notes, &mut edits);
    } else if fields.iter().any(|field| LISTS.contains(&field.name)) {
        heading(&known, text, 0, notes, &mut edits);
    }
    (!edits.is_empty()).then(|| apply(text, edits))
}

/// Adds the edits for an objective or section, its actions and its sections. Its text begins at byte `base` of the file.
fn heading(known: &Former<'_>, text: &str, base: usize, notes: &mut Vec<String>, edits: &mut Vec<Edit>) {
    let Some(new) = entries(text) else { return };
    let moved = |edit: Edit| Edit {
        from: edit.from + base,
        to: edit.to + base,
        text: edit.text,
    };
    if let Some(id) = field(&new, "id")
        && let Some(own_text) = known.own.get(RecordKind::Heading, id)
    {
        let own = entries(own_text).unwrap_or_default();
        let kept = known.kept.and_then(|kept| kept.get(RecordKind::Heading, id));
        let kept = kept.and_then(entries);
        let mut added = Vec::new();
        for piece in own.iter().filter(|piece| !LISTS.contains(&piece.name)) {
            match (new.iter().find(|field| field.name == piece.name), &kept) {
                (Some(will), Some(kept)) if piece.value != will.value => {
                    // It was edited, and the document still says what it said before.
                    let was = field(kept, piece.name);
                    if was != Some(piece.value) && was == Some(will.value) {
                        edits.push(moved(replace(will, piece.value.to_owned())));
                    }
                }
                (None, kept) if kept.as_ref().is_none_or(|kept| field(kept, piece.name).is_none()) => {
                    added.push(written(piece));
                }
                _ => {}
            }
        }
        edits.extend(add(text, &new, added.into_iter()).map(moved));
    }
    for piece in &new {
        match piece.name {
            "actions" => list(
                known,
                RecordKind::Action,
                piece.value,
                base + piece.at,
                notes,
                edits,
            ),
            "sections" => {
                for section in entries(piece.value).into_iter().flatten() {
                    heading(known, section.value, base + piece.at + section.at, notes, edits);
                }
            }
            _ => {}
        }
    }
}

fn list(
    known: &Former<'_>,
    kind: RecordKind,
    list: &str,
    base: usize,
    notes: &mut Vec<String>,
    edits: &mut Vec<Edit>,
) {
    for piece in entries(list).into_iter().flatten() {
        let Some(id) = id_of(&piece) else { continue };
        let Some(own) = known.own.get(kind, id) else {
            continue;
        };
        let kept = match known.kept {
            // A record that the import did not write comes from a person.
            Some(kept) => kept.get(kind, id).map_or(Was::Nothing, Was::Imported),
            None => Was::Unknown,
        };
        if let Some(text) = record(own, kept, piece.value, notes)
            && text != piece.value
        {
            edits.push(Edit {
                from: base + piece.at,
                to: base + piece.at + piece.value.len(),
                text,
            });
        }
    }
}

#[derive(Clone, Copy)]
enum Was<'t> {
    Imported(&'t str),
    /// The import had not written the record.
    Nothing,
    /// There is no import to compare with.
    Unknown,
}

/// A record of the new edition, merged from the one before and what the document says now.
fn record(own_text: &str, was: Was<'_>, new_text: &str, notes: &mut Vec<String>) -> Option<String> {
    let (own, new) = (entries(own_text)?, entries(new_text)?);
    let kept = match was {
        Was::Imported(text) => entries(text)?,
        // Without an import to compare with, the fields of the document are taken as imported, and all others as a person's.
        Was::Unknown => {
            let of_file = own.iter().filter(|piece| OF_THE_DOCUMENT.contains(&piece.name));
            let of_file = of_file.filter(|piece| field(&new, piece.name).is_some());
            let is_looked_at = says_the_same(&own, &new);
            let looked_at = new.iter().filter(|piece| is_looked_at && piece.name == "draft");
            of_file.chain(looked_at).copied().collect()
        }
        Was::Nothing => Vec::new(),
    };
    let id = field(&own, "id").unwrap_or_default().trim_matches('"');
    let mut edits = Vec::new();
    for piece in &own {
        let (was, will) = (field(&kept, piece.name), field(&new, piece.name));
        let is_edited = was != Some(piece.value);
        if Some(piece.value) == will || (is_edited && was == will) {
            continue;
        }
        match will {
            Some(will) if !is_edited || OF_THE_DOCUMENT.contains(&piece.name) => {
                if is_edited {
                    notes.push(format!(
                        "{id}: {} was edited; the document now says otherwise",
                        piece.name
                    ));
                }
                edits.push(replace(piece, will.to_owned()));
            }
            None if !is_edited => edits.push(remove(own_text, piece)),
            _ => {
                if was.is_some() {
                    notes.push(format!("{id}: {} was edited and stays", piece.name));
                }
            }
        }
    }
    let added = new.iter().filter(|piece| {
        let was = field(&kept, piece.name);
        // What a person removed is not added again as long as the document says the same.
        field(&own, piece.name).is_none() && was != Some(piece.value)
    });
    edits.extend(add(own_text, &own, added.map(written)));
    Some(apply(own_text, edits))
}

fn says_the_same(own: &[Piece<'_>], new: &[Piece<'_>]) -> bool {
    ["title", "summary"]
        .iter()
        .all(|name| field(own, name) == field(new, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::write::OutputFile;

    fn renewed(own: &str, kept: Option<&str>, new: &str) -> (String, Vec<String>) {
        let records = |text: &str| {
            Records::of(&[OutputFile {
                name: "a.ron".into(),
                text: text.to_owned(),
            }])
        };
        let mut notes = Vec::new();
        let kept = kept.map(records);
        let text = renew(new, &records(own), kept.as_ref(), &mut notes);
        (text.unwrap_or_else(|| new.to_owned()), notes)
    }

    const KEPT: &str = "Objective(\n    edition: \"1\",\n    id: \"o\",\n    title: \"O\",\n    actions: [\n        (\n            id: \"a\",\n            title: \"A\",\n            dates: [1],\n            draft: true,\n            source: (line: 1),\n        ),\n    ],\n)\n";

    fn next(text: &str) -> String {
        text.replace("edition: \"1\"", "edition: \"2\"")
            .replace("line: 1", "line: 7")
    }

    #[test]
    fn edits_stay_and_dates_move() {
        let own = KEPT
            .replace("title: \"O\",", "title: \"O\",\n    short: \"o\",")
            .replace(
                "title: \"A\",",
                "title: \"A, better\", // mine\n            kind: Law,",
            )
            .replace("\n            draft: true,", "");
        let new = next(KEPT).replace("dates: [1]", "dates: [2]");
        let (text, notes) = renewed(&own, Some(KEPT), &new);
        assert!(notes.is_empty(), "{notes:?}");
        for part in [
            "edition: \"2\"",
            "short: \"o\"",
            "A, better\", // mine",
            "kind: Law",
            "dates: [2]",
            "line: 7",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("draft"), "somebody has looked at it: {text}");
        assert!(entries(&text).is_some());
    }

    #[test]
    fn where_the_words_changed_the_document_counts_and_it_is_said() {
        let own = KEPT
            .replace("\"A\"", "\"A, better\"")
            .replace("dates: [1],", "dates: [1],\n            kind: Law,");
        let new = next(KEPT).replace("\"A\"", "\"B\"");
        let (text, notes) = renewed(&own, Some(KEPT), &new);
        assert!(
            text.contains("title: \"B\"") && text.contains("kind: Law"),
            "{text}"
        );
        assert_eq!(notes, ["a: title was edited; the document now says otherwise"]);
    }

    #[test]
    fn without_an_import_to_compare_with_the_document_counts_and_what_it_does_not_say_stays() {
        let own = KEPT
            .replace("dates: [1],", "dates: [9],\n            kind: Law,")
            .replace("\n            draft: true,", "");
        let new = next(KEPT)
            .replace("dates: [1]", "dates: [2]")
            .replace("dates", "kind: Other,\n            dates");
        let (text, _) = renewed(&own, None, &new);
        assert!(
            text.contains("dates: [2]") && text.contains("kind: Law"),
            "{text}"
        );
        assert!(!text.contains("draft"), "{text}");
        let (text, _) = renewed(&own, None, &new.replace("\"A\"", "\"B\""));
        assert!(
            text.contains("title: \"B\"") && text.contains("draft: true"),
            "{text}"
        );
    }

    #[test]
    fn names_of_bodies_stay_as_they_were_put() {
        let kept = "Bodies([\n    (id: \"m\", name: \"Min.\"),\n])\n";
        let own = "Bodies([\n    (id: \"m\", name: \"Ministry\", aliases: [\"Min.\"]),\n])\n";
        let (text, notes) = renewed(own, Some(kept), kept);
        assert_eq!((text.as_str(), notes.len()), (own, 0));
    }
}
