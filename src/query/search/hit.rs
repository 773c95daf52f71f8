//! A hit as it is shown: which field matched best, and which letters.

use std::ops::Range;
use std::sync::Arc;

use super::super::index::{Field, Index, Owner, action_texts, owner_texts};
use super::plan::Leaf;
use super::reading::{marks, read};
use crate::model::{ActionId, Corpus};

/// An action that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The action.
    pub action: ActionId,
    /// How well it matches; the higher, the better.
    pub score: i64,
    /// The title, if it has all that was sought; else the field that has most of what the title lacks.
    pub field: Field,
    /// The text of that field that matched: the title, one name, one wording, …
    pub passage: String,
    /// The bytes of `passage` that matched: ascending, apart, on letters' bounds.
    pub matched: Vec<Range<usize>>,
    /// The bytes of the title that matched.
    pub title: Vec<Range<usize>>,
}

/// Looks up where an action matched.
pub(super) fn hit(corpus: &Corpus, index: &Index, leaves: &[Arc<Leaf>], (score, action): (i64, u32)) -> Hit {
    let id = ActionId(action);
    let action = corpus.action(id);
    let title = action.title();
    let in_title = read(title, leaves);
    let title_marks = marks(title, leaves);
    let lacking: Vec<usize> = (0..leaves.len())
        .filter(|leaf| in_title.points(*leaf) == 0 && !leaves[*leaf].is_optional)
        .collect();
    let mut best: Option<(u32, Field, String)> = None;
    if !lacking.is_empty() {
        let mut look = |field: Field, text: &str| {
            let found = read(text, leaves);
            let missing: u32 = lacking.iter().map(|leaf| u32::from(found.points(*leaf))).sum();
            if missing == 0 {
                return;
            }
            // Of two texts with what the title lacks, the one that has the rest too.
            let rest: u32 = (0..leaves.len()).map(|leaf| u32::from(found.points(leaf))).sum();
            let points = (missing * 4 + rest) * field.weight();
            if best.as_ref().is_none_or(|(most, ..)| points > *most) {
                best = Some((points, field, text.to_owned()));
            }
        };
        action_texts(corpus, id, |field, shown, _| look(field, shown));
        let mut owners = Vec::new();
        index
            .owners
            .of_action(corpus, id.index(), |owner| owners.push(owner));
        let sections = corpus.path(action.record().section).into_iter();
        owners.extend(sections.map(|section| index.owners.number(Owner::Section(section))));
        for number in owners {
            let owner = index.owners.owner(number);
            owner_texts(corpus, owner, |shown, _| look(owner.field(), shown));
        }
        if best.is_none() {
            best = unseen(corpus, index, leaves, id);
        }
    }
    match best {
        None => Hit {
            action: id,
            score,
            field: Field::Title,
            passage: title.to_owned(),
            matched: title_marks.clone(),
            title: title_marks,
        },
        Some((_, field, passage)) => Hit {
            action: id,
            score,
            field,
            matched: marks(&passage, leaves),
            passage,
            title: title_marks,
        },
    }
}

/// The text that was found by words that it does not show, such as a month's name for `2025-01-16`.
fn unseen(
    corpus: &Corpus,
    index: &Index,
    leaves: &[Arc<Leaf>],
    id: ActionId,
) -> Option<(u32, Field, String)> {
    let mut found = None;
    let mut look = |field: Field, shown: &str, also: &str| {
        if found.is_none() && !read(also, leaves).spots.is_empty() {
            found = Some((0, field, shown.to_owned()));
        }
    };
    action_texts(corpus, id, &mut look);
    index.owners.of_action(corpus, id.index(), |number| {
        let owner = index.owners.owner(number);
        owner_texts(corpus, owner, |shown, also| look(owner.field(), shown, also));
    });
    found
}
