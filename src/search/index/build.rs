//! Building the index: chunks of actions are read in parallel, each numbering its own words; then the words are merged,
//! sorted and renumbered.

use hashbrown::HashMap;
use rayon::prelude::*;
use std::sync::Arc;

use super::inverted::JOINED;
use super::{Dictionary, Facets, Index, IndexField, MOST_ACTIONS, Posting, texts};
use crate::model::ragged::Ragged;
use crate::model::{ActionId, Corpus};
use crate::text::fold::{fold, words};

/// Actions per task: enough to make the cost of a task negligible, few enough to keep all threads busy.
const CHUNK: usize = 4096;

impl Index {
    /// Indexes every text of a corpus, on all available threads.
    pub fn new(corpus: &Corpus) -> Self {
        // A posting has no room for higher numbers. Actions beyond are still listed, and found by fields.
        let actions = corpus.len().min(MOST_ACTIONS);
        let chunks: Vec<Chunk> = (0..actions.div_ceil(CHUNK))
            .into_par_iter()
            .map(|chunk| {
                let mut read = Chunk::default();
                for action in chunk * CHUNK..actions.min((chunk + 1) * CHUNK) {
                    texts::of_action(corpus, ActionId::at(action), |field, shown, also| {
                        read.add(action as u32, field, shown);
                        read.add_unseen(action as u32, field, also);
                    });
                    read.titles.end_row();
                    read.summaries.end_row();
                }
                read
            })
            .collect();
        let facets = Facets::new(corpus);
        let mut names = Chunk::default();
        for number in 0..facets.len() as u32 {
            let facet = facets.get(number);
            texts::of_facet(corpus, facet, |shown, also| {
                names.add(number, facet.field(), shown);
                names.add_unseen(number, facet.field(), also);
            });
        }

        // Map the numbers of every chunk to those of one list, then to those of the sorted list.
        let mut all: HashMap<Box<str>, u32> = HashMap::new();
        let mut parts: Vec<IndexPart> = Vec::with_capacity(chunks.len() + 1);
        let mut texts = Vec::with_capacity(chunks.len() + 1);
        for chunk in chunks.into_iter().chain([names]) {
            let mut numbers = vec![0; chunk.words.len()];
            for (word, local) in chunk.words {
                let next = all.len() as u32;
                numbers[local as usize] = *all.entry(word).or_insert(next);
            }
            parts.push((numbers, chunk.found));
            texts.push((chunk.titles, chunk.summaries));
        }
        let mut words = vec![Box::from(""); all.len()];
        for (word, number) in all {
            words[number as usize] = word;
        }
        let (dictionary, sorted) = Dictionary::new(words);
        for (numbers, _) in &mut parts {
            for number in numbers {
                *number = sorted[*number as usize];
            }
        }
        let (mut titles, mut summaries) = (Ragged::default(), Ragged::default());
        for ((numbers, _), (title, summary)) in parts.iter().zip(texts) {
            let sorted = |word: u32| numbers[(word & !JOINED) as usize] | word & JOINED;
            titles.append(title, sorted);
            summaries.append(summary, sorted);
        }
        let names = parts.pop().into_iter().collect::<Vec<_>>();
        Self {
            titles,
            summaries,
            postings: gather(dictionary.len(), &parts),
            facet_postings: gather(dictionary.len(), &names),
            dictionary,
            facets,
            actions: corpus.len(),
            changes: Arc::default(),
        }
    }
}

/// The dictionary numbers of a chunk's words, and the postings it found.
type IndexPart = (Vec<u32>, Vec<(u32, Posting)>);

/// Gathers postings by word. The parts are in the order of their actions, so that the postings of every word ascend.
fn gather(words: usize, parts: &[IndexPart]) -> Ragged<Posting> {
    let pairs = parts.iter().flat_map(|(numbers, found)| {
        let numbered = found.iter();
        numbered.map(|(word, posting)| (numbers[*word as usize], *posting))
    });
    Ragged::gather(words, &pairs.collect::<Vec<_>>())
}

/// What was read of some actions, with its own numbering of words.
#[derive(Default)]
struct Chunk {
    words: HashMap<Box<str>, u32>,
    found: Vec<(u32, Posting)>,
    /// The last index in `found` of every word.
    last: Vec<u32>,
    /// The words of the titles and summaries that were read.
    titles: Ragged<u32>,
    summaries: Ragged<u32>,
}

impl Chunk {
    fn add(&mut self, number: u32, field: IndexField, text: &str) {
        if text.is_empty() {
            return;
        }
        if field == IndexField::Id {
            // Hyphens in ids are insignificant, so their words are not joined.
            return self.add_unseen(number, field, text);
        }
        for (word, is_joined) in words::readings(&fold(text).text) {
            let local = self.word(number, field, &word.text);
            let read = if is_joined { local | JOINED } else { local };
            match field {
                IndexField::Title => self.titles.push(read),
                IndexField::Summary => self.summaries.push(read),
                _ => {}
            }
        }
    }

    /// Adds hidden words, which find a text although it does not show them.
    fn add_unseen(&mut self, number: u32, field: IndexField, text: &str) {
        for word in words::words(&fold(text).text) {
            self.word(number, field, &word.text);
        }
    }

    /// Adds a word, and returns its number.
    fn word(&mut self, number: u32, field: IndexField, word: &str) -> u32 {
        let local = if let Some(local) = self.words.get(word) {
            *local
        } else {
            let local = self.words.len() as u32;
            self.words.insert(word.into(), local);
            self.last.push(u32::MAX);
            local
        };
        let posting = Posting::new(number, field);
        let last = &mut self.last[local as usize];
        match self.found.get_mut(*last as usize) {
            Some((_, other)) if other.number() == number => *other = posting.min(*other),
            _ => {
                *last = self.found.len() as u32;
                self.found.push((local, posting));
            }
        }
        local
    }
}
