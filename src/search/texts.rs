//! Texts that were read, cut into numbered words. While a query is typed, the same actions are read at every key, and a word
//! that was compared once need not be compared again.

use std::ops::Range;
use std::sync::Arc;

use hashbrown::HashMap;

use super::index::{Index, IndexField, action_texts, facet_texts};
use super::plan::LeafPattern;
use super::rank::stop_words::is_stop_word;
use crate::model::{ActionId, Corpus};
use crate::text::fold::words::readings;
use crate::text::fold::{fold, lower_case};

/// The number of words beyond which texts are dropped: those of some ten thousand actions.
const MOST: usize = 1 << 20;

/// A text as the numbers of its words and their places in the folded text.
pub(super) type Tokens = Arc<[TextToken]>;

#[derive(Clone, Copy, Debug)]
pub(super) struct TextToken {
    /// The number of the word among those that were met.
    pub word: u32,
    /// Whether it joins the words before it.
    pub is_joined: bool,
    from: u32,
    to: u32,
}

impl TextToken {
    pub fn span(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A text other than a title or a summary.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub field: IndexField,
    pub text: Box<str>,
    pub tokens: Tokens,
}

#[derive(Clone, Debug)]
pub(super) struct Met {
    pub written: Box<str>,
    pub lower: Box<str>,
    pub is_stop_word: bool,
}

/// The texts read of one corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    numbers: HashMap<Box<str>, u32>,
    pub met: Vec<Met>,
    others: HashMap<ActionId, Arc<[Passage]>>,
    facets: HashMap<u32, Arc<[Passage]>>,
    /// The points of the leaves of the last query for the words that were met.
    pub verdicts: Vec<(Arc<LeafPattern>, Vec<u16>)>,
    size: usize,
}

impl Texts {
    /// Forgets everything once it has become too much.
    pub fn tidy(&mut self) {
        if self.size > MOST {
            *self = Self::default();
        }
    }

    /// Cuts the text of a field into words. In ids, words with a hyphen between them are not joined.
    pub fn cut(&mut self, field: IndexField, text: &str) -> Tokens {
        let folded = fold(text);
        let mut tokens = Vec::with_capacity(folded.text.len() / 6);
        for (word, is_joined) in readings(&folded.text) {
            if is_joined && field == IndexField::Id {
                continue;
            }
            let number = match self.numbers.get(&*word.text) {
                Some(number) => *number,
                None => self.meet(&word.text),
            };
            tokens.push(TextToken {
                word: number,
                is_joined,
                from: word.span.start as u32,
                to: word.span.end as u32,
            });
        }
        self.size += tokens.len();
        tokens.into()
    }

    fn meet(&mut self, written: &str) -> u32 {
        let number = self.met.len() as u32;
        let lower = lower_case(written).into_boxed_str();
        self.met.push(Met {
            written: written.into(),
            is_stop_word: is_stop_word(&lower),
            lower,
        });
        self.numbers.insert(written.into(), number);
        number
    }

    /// The texts of an action itself, except its title and summary.
    pub fn others(&mut self, corpus: &Corpus, id: ActionId) -> Arc<[Passage]> {
        if let Some(passages) = self.others.get(&id) {
            return Arc::clone(passages);
        }
        let mut passages = Vec::new();
        action_texts(corpus, id, |field, shown, _| {
            if !matches!(field, IndexField::Title | IndexField::Summary) {
                passages.push(self.passage(field, shown));
            }
        });
        let passages: Arc<[Passage]> = passages.into();
        self.others.insert(id, Arc::clone(&passages));
        passages
    }

    /// The names of a facet.
    pub fn facet(&mut self, corpus: &Corpus, index: &Index, number: u32) -> Arc<[Passage]> {
        if let Some(passages) = self.facets.get(&number) {
            return Arc::clone(passages);
        }
        let facet = index.facets.get(number);
        let mut passages = Vec::new();
        facet_texts(corpus, facet, |shown, _| {
            passages.push(self.passage(facet.field(), shown));
        });
        let passages: Arc<[Passage]> = passages.into();
        self.facets.insert(number, Arc::clone(&passages));
        passages
    }

    fn passage(&mut self, field: IndexField, text: &str) -> Passage {
        Passage {
            field,
            text: text.into(),
            tokens: self.cut(field, text),
        }
    }
}
