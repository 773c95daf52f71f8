//! The order of the best: what the texts themselves add to the points of single words. Words that stand together, a
//! title that says little else, a title that begins with them.

use std::cmp::Reverse;

use hashbrown::HashMap;

use super::super::index::{Field, Index};
use super::super::rank::nearness::nearness;
use super::reading::{Read, Reader};
use crate::model::{ActionId, Corpus};

/// So many of the best are read. Below them the points of single words decide alone, so that the order does not depend
/// on how many are asked for.
pub(super) const READ: usize = 256;

/// What a title earns that is nothing but what was sought.
const COVERED: usize = 140;
/// What a title earns that begins with what was sought first.
const BEGUN: u32 = 30;

/// Reads the best and puts them in their final order.
pub(super) fn refine(
    corpus: &Corpus,
    index: &Index,
    reader: &mut Reader<'_>,
    best: &[(u16, u32)],
) -> Vec<(i64, u32)> {
    let (top, rest) = best.split_at(best.len().min(READ));
    let shared = shared(corpus, index, reader);
    let mut earn = |(score, action): &(u16, u32)| {
        let earned = earned(corpus, index, reader, &shared, ActionId(*action));
        (i64::from(*score) + i64::from(earned), *action)
    };
    let mut order: Vec<_> = top.iter().map(&mut earn).collect();
    order.sort_unstable_by_key(|(score, action)| (Reverse(*score), *action));
    // The rest may score as much as one that was read, yet stands below it.
    order.extend(rest.iter().map(|(score, action)| (i64::from(*score), *action)));
    order
}

/// The points for nearness in the names of owners that more than one word was found in.
fn shared(corpus: &Corpus, index: &Index, reader: &mut Reader<'_>) -> HashMap<u32, u32> {
    let leaves = reader.leaves;
    if leaves.len() < 2 {
        return HashMap::new();
    }
    let mut times: HashMap<u32, u8> = HashMap::new();
    for leaf in leaves {
        for (owner, _) in &leaf.owners {
            let times = times.entry(*owner).or_default();
            *times = times.saturating_add(1);
        }
    }
    let several = times.into_iter().filter(|(_, times)| *times > 1);
    several
        .filter_map(|(number, _)| {
            let mut most = 0;
            for name in &*reader.texts.owner(corpus, index, number) {
                let read = reader.read(&name.text, &name.tokens);
                most = most.max(nearness(&read.spots, leaves.len()));
            }
            let points = most * index.owners.owner(number).field().weight() / 100;
            (points > 0).then_some((number, points))
        })
        .collect()
}

fn earned(
    corpus: &Corpus,
    index: &Index,
    reader: &mut Reader<'_>,
    shared: &HashMap<u32, u32>,
    id: ActionId,
) -> u32 {
    let leaves = reader.leaves;
    if leaves.is_empty() {
        return 0;
    }
    let title = title(corpus, index, reader, id);
    let mut near = nearness(&title.spots, leaves.len());
    if leaves.len() > 1 {
        // A title that has every word leaves nothing for the summary to add.
        if (0..leaves.len()).any(|leaf| title.points(leaf) == 0) {
            let summary = summary(corpus, index, reader, id);
            near = near.max(nearness(&summary.spots, leaves.len()) * Field::Summary.weight() / 100);
        }
        if !shared.is_empty() {
            index.owners.of_action(corpus, id.index(), |owner| {
                near = near.max(shared.get(&owner).copied().unwrap_or(0));
            });
            for section in corpus.path(corpus.action(id).record().section) {
                let owner = index.owners.number(super::super::index::Owner::Section(section));
                near = near.max(shared.get(&owner).copied().unwrap_or(0));
            }
        }
    }
    near + of_title(&title)
}

fn title(corpus: &Corpus, index: &Index, reader: &mut Reader<'_>, id: ActionId) -> Read {
    if !reader.has_literals {
        return reader.read_words(&index.dictionary, index.titles.row(id.index()));
    }
    let action = corpus.action(id);
    let tokens = reader.texts.title(action);
    reader.read(action.title(), &tokens)
}

fn summary(corpus: &Corpus, index: &Index, reader: &mut Reader<'_>, id: ActionId) -> Read {
    if !reader.has_literals {
        return reader.read_words(&index.dictionary, index.summaries.row(id.index()));
    }
    let action = corpus.action(id);
    let tokens = reader.texts.summary(action);
    reader.read(action.summary(), &tokens)
}

fn of_title(title: &Read) -> u32 {
    let (all, found) = title.letters;
    let covered = (COVERED * found / all.max(1)) as u32;
    let begun = title.spots.iter().any(|spot| spot.leaf == 0 && spot.word == 0);
    covered + if begun { BEGUN } else { 0 }
}
