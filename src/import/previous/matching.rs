//! Matches the items of a new edition with those of the edition before, one to one: by the number the document gives them, else
//! word for word, else by likeness. Doubtful pairs are left to a person.

use hashbrown::{HashMap, HashSet};

use super::compared::Compared;
use crate::text::pairs::{pairs, word_set};

/// Items with at least this share of words in common are taken for the same.
pub const SURE: f64 = 0.5;
/// From this share on, they are listed as doubtful, with both texts.
const DOUBTFUL: f64 = 0.3;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// From the index of a new item to that of the old one.
    of: HashMap<usize, usize>,
    taken: HashSet<usize>,
    pub by_number: usize,
    pub word_for_word: usize,
    pub by_likeness: usize,
    /// New and old items that may be the same, with the share of words that they have in common.
    pub doubtful: Vec<(usize, usize, f64)>,
    /// New items without a counterpart.
    pub new: Vec<usize>,
}

impl Matching {
    pub fn before(&self, new: usize) -> Option<usize> {
        self.of.get(&new).copied()
    }

    pub fn is_taken(&self, old: usize) -> bool {
        self.taken.contains(&old)
    }

    fn take(&mut self, new: usize, old: usize) -> bool {
        let is_free = !self.of.contains_key(&new) && !self.taken.contains(&old);
        if is_free {
            self.of.insert(new, old);
            self.taken.insert(old);
        }
        is_free
    }

    fn free(&self, old: &[Compared], new: &[Compared]) -> (Vec<usize>, Vec<usize>) {
        let olds = (0..old.len()).filter(|at| !self.taken.contains(at));
        let news = (0..new.len()).filter(|at| !self.of.contains_key(at));
        (olds.collect(), news.collect())
    }
}

pub fn matching(old: &[Compared], new: &[Compared]) -> Matching {
    let mut found = Matching::default();
    let by_number = exactly(&mut found, old, new, |item| item.reference.clone());
    found.by_number = by_number;
    // The same words under the same headings first, then under any.
    let words = |item: &Compared| Some((item.words(), Vec::<String>::new()));
    let in_place = |item: &Compared| Some((item.words(), item.headings.clone()));
    found.word_for_word = exactly(&mut found, old, new, in_place) + exactly(&mut found, old, new, words);
    likely(&mut found, old, new);
    let (_, news) = found.free(old, new);
    found.new = news;
    found
}

/// Pairs items with the same key. Several with one key are paired in order, if there are equally many old and new ones.
fn exactly<K: std::hash::Hash + Eq>(
    found: &mut Matching,
    old: &[Compared],
    new: &[Compared],
    key: impl Fn(&Compared) -> Option<K>,
) -> usize {
    let (olds, news) = found.free(old, new);
    let mut by_key: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for at in olds {
        if let Some(key) = key(&old[at]) {
            by_key.entry(key).or_default().0.push(at);
        }
    }
    for at in news {
        if let Some(key) = key(&new[at]) {
            by_key.entry(key).or_default().1.push(at);
        }
    }
    let mut count = 0;
    for (olds, news) in by_key
        .into_values()
        .filter(|(olds, news)| olds.len() == news.len())
    {
        for (old, new) in olds.into_iter().zip(news) {
            count += usize::from(found.take(new, old));
        }
    }
    count
}

/// Pairs the items with most words in common; each heading above counts as a word.
fn likely(found: &mut Matching, old: &[Compared], new: &[Compared]) {
    let (olds, news) = found.free(old, new);
    let set = |item: &Compared| {
        let mut words = word_set(&item.whole());
        // "The", "and" and "of" occur everywhere.
        words
            .retain(|word| word.chars().count() > 3 || word.contains(|letter: char| letter.is_ascii_digit()));
        words.extend(item.headings.iter().map(|heading| format!("under {heading}")));
        words
    };
    let old_words: Vec<HashSet<String>> = olds.iter().map(|at| set(&old[*at])).collect();
    let new_words: Vec<HashSet<String>> = news.iter().map(|at| set(&new[*at])).collect();
    for pair in pairs(&old_words, &new_words, DOUBTFUL) {
        let (old, new) = (olds[pair.first], news[pair.second]);
        if pair.likeness < SURE {
            found.doubtful.push((new, old, pair.likeness));
        } else if found.take(new, old) {
            found.by_likeness += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::Block;

    fn item(reference: &str, title: &str, text: &str, heading: &str) -> Compared {
        Compared {
            id: title.to_lowercase().replace(' ', "-"),
            reference: (!reference.is_empty()).then(|| reference.to_owned()),
            title: title.to_owned(),
            text: text.to_owned(),
            headings: vec![heading.to_owned()],
            block: Block::NextStep,
            dates: Vec::new(),
        }
    }

    #[test]
    fn numbers_come_before_words_and_words_before_likeness() {
        let old = [
            item("M1", "Open the bridge", "", "Roads"),
            item("", "Plant a million trees by 2030", "", "Parks"),
            item(
                "",
                "Count the birds of the northern coast",
                "Every spring.",
                "Parks",
            ),
            item("", "Close the mine", "", "Energy"),
        ];
        let new = [
            item("", "Plant a million trees by 2030!", "", "Forests"),
            item(
                "",
                "Count the birds of the northern and western coast",
                "Every spring.",
                "Parks",
            ),
            item("M1", "Something else altogether", "", "Roads"),
            item("", "Write a plan for the harbour", "", "Energy"),
        ];
        let found = matching(&old, &new);
        let pairs: Vec<Option<usize>> = (0..new.len()).map(|at| found.before(at)).collect();
        assert_eq!(pairs, [Some(1), Some(2), Some(0), None]);
        assert_eq!(
            (
                found.by_number,
                found.word_for_word,
                found.by_likeness,
                found.new.len()
            ),
            (1, 1, 1, 1)
        );
        assert!(!found.is_taken(3));
    }

    #[test]
    fn what_is_half_alike_is_left_to_a_person() {
        let old = [item("", "Draft the rules on boats and ports", "", "Sea")];
        let new = [item(
            "",
            "Draft the rules on planes, trains and their drivers",
            "",
            "Sea",
        )];
        let found = matching(&old, &new);
        assert_eq!(found.before(0), None);
        assert_eq!((found.doubtful.len(), found.new.len()), (1, 1));
    }

    #[test]
    fn the_same_words_twice_stay_in_their_order() {
        let old = [
            item("", "Meet again", "", "A"),
            item("", "Meet again", "", "B"),
            item("", "Meet again", "", "B"),
        ];
        let new = [
            item("", "Meet again", "", "B"),
            item("", "Meet again", "", "B"),
            item("", "Meet again", "", "A"),
        ];
        let found = matching(&old, &new);
        let pairs: Vec<Option<usize>> = (0..3).map(|at| found.before(at)).collect();
        assert_eq!(pairs, [Some(1), Some(2), Some(0)]);
    }
}
