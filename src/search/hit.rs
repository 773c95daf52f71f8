//! A hit as shown: the field that matched best, and the letters that matched.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use hashbrown::HashMap;

use super::index::{Index, IndexField, action_texts, facet_texts};
use super::text_matcher::{TextMatch, TextMatcher};
use super::texts::{TextToken, Texts, Tokens};
use crate::model::{ActionId, Corpus};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub action: ActionId,
    pub score: i64,
    /// The title, if it has all the words; else the field that has most of those the title lacks.
    pub field: IndexField,
    /// The text of that field that matched: the title, one name, one wording, …
    pub passage: String,
    /// The byte ranges of `passage` that matched: ascending, disjoint, on character boundaries.
    pub matched: Vec<Range<usize>>,
    pub title: Vec<Range<usize>>,
}

/// Finds where actions matched, one after the other.
pub(super) struct HitBuilder<'c, 'l> {
    corpus: &'c Corpus,
    index: &'c Index,
    reader: TextMatcher<'l>,
    /// The last match, kept to reuse its memory.
    read: TextMatch,
    /// A bit set of the facets that were found; the names of others need not be read.
    found_facets: Vec<u64>,
    /// The names that match, with the points of every leaf, by facet, as far as facets were met.
    named: HashMap<u32, Rc<[MatchedName]>>,
    /// By facet, the first name that was found by hidden words, if any.
    hidden: HashMap<u32, Option<Box<str>>>,
}

/// A name that matches.
struct MatchedName {
    text: Box<str>,
    points: Vec<u32>,
    tokens: Tokens,
    matched: OnceCell<Vec<Range<usize>>>,
}

/// A text that shows why an action was found.
struct Shown {
    field: IndexField,
    text: String,
    matched: Vec<Range<usize>>,
}

/// The text that best shows why an action was found, so far.
#[derive(Default)]
struct BestPassage {
    points: u32,
    found: Option<HitPlace>,
}

/// Which text of an action it is, so that nothing is copied before the best is known.
#[derive(Clone, Copy)]
enum HitPlace {
    Summary,
    /// One of the texts that are neither title nor summary.
    Passage(usize),
    /// One of the names of a facet.
    Name(u32, usize),
}

impl<'c, 'l> HitBuilder<'c, 'l> {
    pub fn new(corpus: &'c Corpus, index: &'c Index, reader: TextMatcher<'l>) -> Self {
        let mut found_facets = vec![0; index.facets.len().div_ceil(64)];
        for (facet, _) in reader.leaves.iter().flat_map(|leaf| &leaf.facets) {
            found_facets[*facet as usize / 64] |= 1 << (facet % 64);
        }
        Self {
            found_facets,
            corpus,
            index,
            reader,
            read: TextMatch::default(),
            named: HashMap::new(),
            hidden: HashMap::new(),
        }
    }

    pub fn into_texts(self) -> Texts {
        self.reader.into_texts()
    }

    /// Finds where an action matched.
    pub fn hit(&mut self, (score, action): (i64, u32)) -> Hit {
        let leaves = self.reader.leaves;
        let id = ActionId(action);
        let action = self.corpus.action(id);
        let title = action.title();
        let words = self.index.titles.row(id.index());
        let mut in_title = std::mem::take(&mut self.read);
        self.reader.find(|| title, words, &mut in_title);
        let title_marks = if in_title.spots.is_empty() {
            Vec::new()
        } else {
            self.reader.marks_of_words(title, words)
        };
        let points = in_title.points(leaves.len());
        let lacking: Vec<usize> = (0..leaves.len())
            .filter(|leaf| points[*leaf] == 0 && !leaves[*leaf].is_optional)
            .collect();
        self.read = in_title;
        let best = if lacking.is_empty() {
            None
        } else {
            self.other_text(id, &lacking)
        };
        let Shown { field, text, matched } = best.unwrap_or_else(|| Shown {
            field: IndexField::Title,
            text: title.to_owned(),
            matched: title_marks.clone(),
        });
        Hit {
            action: id,
            score,
            field,
            passage: text,
            matched,
            title: title_marks,
        }
    }

    /// The text other than the title that has most of the words the title lacks.
    fn other_text(&mut self, id: ActionId, lacking: &[usize]) -> Option<Shown> {
        let action = self.corpus.action(id);
        let mut best = BestPassage::default();
        // The title cannot have what it lacks, so start with the summary.
        let summary = action.summary();
        let words = self.index.summaries.row(id.index());
        let mut read = std::mem::take(&mut self.read);
        self.reader.find(|| summary, words, &mut read);
        best.offer(
            lacking,
            &self.of_leaves(&read),
            IndexField::Summary,
            HitPlace::Summary,
        );
        self.read = read;
        let passages = self.reader.texts.others(self.corpus, id);
        for (at, passage) in passages.iter().enumerate() {
            let points = self.points(&passage.text, &passage.tokens);
            best.offer(lacking, &points, passage.field, HitPlace::Passage(at));
        }
        for number in self.facets(id) {
            let field = self.index.facets.get(number).field();
            for (at, name) in self.named(number).iter().enumerate() {
                best.offer(lacking, &name.points, field, HitPlace::Name(number, at));
            }
        }
        match best.found {
            None => self.unseen(id),
            Some(HitPlace::Summary) => Some(Shown {
                field: IndexField::Summary,
                text: summary.to_owned(),
                matched: self.reader.marks_of_words(summary, words),
            }),
            Some(HitPlace::Passage(at)) => passages.get(at).map(|passage| Shown {
                field: passage.field,
                text: passage.text.to_string(),
                matched: self.reader.marks(&passage.text, &passage.tokens),
            }),
            Some(HitPlace::Name(number, at)) => {
                let field = self.index.facets.get(number).field();
                let named = self.named(number);
                named.get(at).map(|name| Shown {
                    field,
                    text: name.text.to_string(),
                    matched: name
                        .matched
                        .get_or_init(|| self.reader.marks(&name.text, &name.tokens))
                        .clone(),
                })
            }
        }
    }

    /// The facets of an action whose names may match.
    fn facets(&self, id: ActionId) -> Vec<u32> {
        let mut all = self.index.facets.all_of(self.corpus, id);
        all.retain(|facet| self.found_facets[*facet as usize / 64] >> (facet % 64) & 1 == 1);
        all
    }

    /// The points of every leaf in a text; empty if nothing matches.
    fn points(&mut self, text: &str, tokens: &[TextToken]) -> Vec<u32> {
        let read = self.reader.read(text, tokens);
        self.of_leaves(&read)
    }

    fn of_leaves(&self, read: &TextMatch) -> Vec<u32> {
        if read.spots.is_empty() {
            return Vec::new();
        }
        let points = read.points(self.reader.leaves.len());
        points.into_iter().map(u32::from).collect()
    }

    fn named(&mut self, number: u32) -> Rc<[MatchedName]> {
        if let Some(named) = self.named.get(&number) {
            return Rc::clone(named);
        }
        let mut named = Vec::new();
        for passage in &*self.reader.texts.facet(self.corpus, self.index, number) {
            let points = self.points(&passage.text, &passage.tokens);
            if !points.is_empty() {
                named.push(MatchedName {
                    text: passage.text.clone(),
                    points,
                    tokens: Arc::clone(&passage.tokens),
                    matched: OnceCell::new(),
                });
            }
        }
        let named: Rc<[MatchedName]> = named.into();
        self.named.insert(number, Rc::clone(&named));
        named
    }

    /// The text that was found by hidden words, such as the name of a month for `2025-01-16`.
    fn unseen(&mut self, id: ActionId) -> Option<Shown> {
        let mut found = None;
        let reader = &mut self.reader;
        let mut has = |also: &str| {
            // Hidden words are cut like ids: words with a hyphen between them are not joined.
            let tokens = reader.texts.cut(IndexField::Id, also);
            !tokens.is_empty() && !reader.read(also, &tokens).spots.is_empty()
        };
        action_texts(self.corpus, id, |field, shown, also| {
            if found.is_none() && has(also) {
                found = Some((field, shown.to_owned()));
            }
        });
        for number in self.index.facets.all_of(self.corpus, id) {
            if found.is_some() {
                break;
            }
            let facet = self.index.facets.get(number);
            let name = self.hidden.entry(number).or_insert_with(|| {
                let mut name = None;
                facet_texts(self.corpus, facet, |shown, also| {
                    if name.is_none() && has(also) {
                        name = Some(shown.into());
                    }
                });
                name
            });
            found = name.as_ref().map(|name| (facet.field(), name.to_string()));
        }
        found.map(|(field, text)| {
            let tokens = self.reader.texts.cut(field, &text);
            let mut matched = self.reader.marks(&text, &tokens);
            // The words do not appear in the text, so all of it is marked.
            if matched.is_empty() && !text.is_empty() {
                matched.push(0..text.len());
            }
            Shown { field, text, matched }
        })
    }
}

impl BestPassage {
    /// Considers a text. It counts only if it has words the title lacks; those weigh most, but its other words add to them.
    fn offer(&mut self, lacking: &[usize], points: &[u32], field: IndexField, place: HitPlace) {
        let missing: u32 = lacking.iter().filter_map(|leaf| points.get(*leaf)).sum();
        if missing == 0 {
            return;
        }
        let points = (missing * 4 + points.iter().sum::<u32>()) * field.weight();
        if self.found.is_none() || points > self.points {
            self.points = points;
            self.found = Some(place);
        }
    }
}
