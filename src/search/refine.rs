//! The final order of the best matches. Words close together, a title that says little else, and a title that begins with the
//! first word searched for add to the points of single words.

use std::cmp::Reverse;

use hashbrown::HashMap;

use super::index::{Index, IndexField, Members};
use super::rank::proximity::nearness;
use super::sorted_list::gallop;
use super::text_matcher::{TextMatch, TextMatcher};
use crate::model::{ActionId, Corpus};

/// The number of best matches that are read. Below them, the points of single words decide, so that the order does not depend
/// on how many are asked for.
pub(super) const READ: usize = 256;

/// The points of a title that consists entirely of what was searched for.
const COVERED: usize = 140;
/// The points of a title that begins with the first word searched for.
const BEGUN: u32 = 30;

/// Reads the best matches and puts them in their final order.
pub(super) fn refine(
    corpus: &Corpus,
    index: &Index,
    reader: &mut TextMatcher<'_>,
    best: &[(u16, u32)],
) -> Vec<(i64, u32)> {
    let (top, rest) = best.split_at(best.len().min(READ));
    let named = near_in_names(corpus, index, reader, top);
    let mut order = read(corpus, index, reader, top, &named);
    order.sort_unstable_by_key(|(score, action)| (Reverse(*score), *action));
    // The rest stays below those that were read, even with an equal score.
    order.extend(rest.iter().map(|(score, action)| (i64::from(*score), *action)));
    order
}

/// The scores of the best with the points that their titles and summaries add, or for proximity those in `named` if higher.
fn read(
    corpus: &Corpus,
    index: &Index,
    reader: &TextMatcher<'_>,
    best: &[(u16, u32)],
    named: &[u32],
) -> Vec<(i64, u32)> {
    let (mut title, mut summary) = (TextMatch::default(), TextMatch::default());
    let mut scores = Vec::with_capacity(best.len());
    for ((score, action), near) in best.iter().zip(named) {
        let id = ActionId(*action);
        let mut earned = *near;
        if !reader.leaves.is_empty() {
            let words = index.titles.row(id.index());
            reader.find(|| corpus.action(id).title(), words, &mut title);
            reader.measure(words, &mut title);
            reader.skip_stop_words(words, &mut title);
            earned = earned.max(nearness(&title.spots, reader.leaves.len()));
            // If the title has every word, the summary adds nothing.
            if reader.leaves.len() > 1 && title.points(reader.leaves.len()).contains(&0) {
                let words = index.summaries.row(id.index());
                reader.find(|| corpus.action(id).summary(), words, &mut summary);
                // Nor does a summary that has only one of them.
                let spots = &summary.spots;
                if spots.iter().any(|spot| spot.leaf != spots[0].leaf) {
                    reader.skip_stop_words(words, &mut summary);
                    let near = nearness(&summary.spots, reader.leaves.len());
                    earned = earned.max(near * IndexField::Summary.weight() / 100);
                }
            }
            earned += of_title(&title);
        }
        scores.push((i64::from(*score) + i64::from(earned), *action));
    }
    scores
}

/// For each of the best, the points for proximity in the names of its facets.
fn near_in_names(
    corpus: &Corpus,
    index: &Index,
    reader: &mut TextMatcher<'_>,
    best: &[(u16, u32)],
) -> Vec<u32> {
    let mut most = vec![0; best.len()];
    let shared = shared(corpus, index, reader);
    if shared.is_empty() {
        return most;
    }
    let mut places: Vec<(u32, usize)> = best
        .iter()
        .zip(0..)
        .map(|((_, action), place)| (*action, place))
        .collect();
    places.sort_unstable();
    let mut note = |place: usize, points: u32| most[place] = points.max(most[place]);
    for (facet, points) in shared {
        match index.facets.members(facet) {
            Members::Range(range) => {
                let from = places.partition_point(|(action, _)| *action < range.start);
                let inside = places[from..]
                    .iter()
                    .take_while(|(action, _)| *action < range.end);
                inside.for_each(|(_, place)| note(*place, points));
            }
            Members::List(list) => {
                let mut rest = list;
                for (action, place) in &places {
                    rest = gallop(rest, |other| other < action);
                    if rest.first() == Some(action) {
                        note(*place, points);
                    }
                }
            }
        }
    }
    most
}

/// The points for proximity in the names of facets in which more than one word was found.
fn shared(corpus: &Corpus, index: &Index, reader: &mut TextMatcher<'_>) -> Vec<(u32, u32)> {
    let leaves = reader.leaves;
    if leaves.len() < 2 {
        return Vec::new();
    }
    let mut times: HashMap<u32, u8> = HashMap::new();
    for leaf in leaves {
        for (facet, _) in &leaf.facets {
            let times = times.entry(*facet).or_default();
            *times = times.saturating_add(1);
        }
    }
    let several = times.into_iter().filter(|(_, times)| *times > 1);
    several
        .filter_map(|(number, _)| {
            let mut most = 0;
            for name in &*reader.texts.facet(corpus, index, number) {
                let read = reader.read(&name.text, &name.tokens);
                most = most.max(nearness(&read.spots, leaves.len()));
            }
            let points = most * index.facets.get(number).field().weight() / 100;
            (points > 0).then_some((number, points))
        })
        .collect()
}

fn of_title(title: &TextMatch) -> u32 {
    let (all, found) = title.letters;
    let covered = (COVERED * found / all.max(1)) as u32;
    let begun = title.spots.iter().any(|spot| spot.leaf == 0 && spot.word == 0);
    covered + if begun { BEGUN } else { 0 }
}
