//! Facets, which many actions share: terms, headings, wordings of dates, kinds, statuses and blocks. Their words are indexed
//! once, and they lead to their actions.

use std::ops::Range;

use super::field::IndexField;
use crate::model::ragged::Ragged;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Word;
use crate::model::{ActionId, Block, Corpus, KindId, SectionId, Status, TermId, WhenId};

/// Something that many actions have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::search) enum Facet {
    Term(VocabularyKind, TermId),
    Kind(KindId),
    Status(Status),
    Block(Block),
    Wording(WhenId),
    Section(SectionId),
}

/// All facets of a corpus, numbered consecutively, and the actions of each.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Facets {
    /// Where each sort of facet begins: five vocabularies, kinds, statuses, blocks, wordings, sections, the end.
    starts: [u32; 11],
    /// The actions of every facet before the sections, ascending.
    members: Ragged<u32>,
    /// The actions of every section, which are always a range.
    branches: Vec<Range<u32>>,
}

#[derive(Clone, Debug)]
pub(in crate::search) enum Members<'i> {
    /// Ascending.
    List(&'i [u32]),
    Range(Range<u32>),
}

impl Members<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Range(range) => range.len(),
        }
    }
}

const KINDS: usize = 5;
const STATUSES: usize = 6;
const BLOCKS: usize = 7;
const WORDINGS: usize = 8;
const SECTIONS: usize = 9;
const END: usize = 10;

impl Facets {
    pub fn new(corpus: &Corpus) -> Self {
        let mut counts = [0; END];
        for kind in VocabularyKind::ALL {
            counts[kind as usize] = corpus.vocabulary(kind).len();
        }
        counts[KINDS] = corpus.kinds.len();
        counts[STATUSES] = Status::ALL.len();
        counts[BLOCKS] = Block::ALL.len();
        counts[WORDINGS] = corpus.wordings.len();
        counts[SECTIONS] = corpus.sections.len();
        let mut starts = [0; END + 1];
        for (sort, count) in counts.into_iter().enumerate() {
            starts[sort + 1] = starts[sort] + count as u32;
        }
        let mut facets = Self {
            starts,
            members: Ragged::default(),
            branches: corpus
                .sections
                .iter()
                .map(|section| section.actions.clone())
                .collect(),
        };
        facets.members = facets.gather(corpus);
        facets
    }

    fn gather(&self, corpus: &Corpus) -> Ragged<u32> {
        let shared = self.starts[SECTIONS] as usize;
        // An action may name a facet more than once, so the last action of each facet is remembered.
        let mut last = vec![u32::MAX; shared];
        let mut pairs = Vec::new();
        for action in 0..corpus.len() as u32 {
            self.of_action(corpus, action as usize, |facet| {
                if std::mem::replace(&mut last[facet as usize], action) != action {
                    pairs.push((facet, action));
                }
            });
        }
        Ragged::gather(shared, &pairs)
    }

    /// Visits the facets of an action, except its sections, which are ranges.
    pub fn of_action(&self, corpus: &Corpus, action: usize, mut visit: impl FnMut(u32)) {
        let of_term = |kind: VocabularyKind, term: TermId| self.number(Facet::Term(kind, term));
        for actor in corpus.actors.row(action) {
            visit(of_term(VocabularyKind::Bodies, actor.body));
        }
        for (kind, terms) in [
            (VocabularyKind::Places, &corpus.places),
            (VocabularyKind::Instruments, &corpus.instruments),
            (VocabularyKind::Acts, &corpus.acts),
            (VocabularyKind::Tags, &corpus.tags),
        ] {
            terms
                .row(action)
                .iter()
                .for_each(|term| visit(of_term(kind, *term)));
        }
        let funds = corpus
            .amounts
            .row(action)
            .iter()
            .filter_map(|amount| amount.instrument);
        funds.for_each(|fund| visit(of_term(VocabularyKind::Instruments, fund)));
        for date in corpus.dates.row(action) {
            // A wording that the clock or a journal has added since is not in the index.
            let facet = self.starts[WORDINGS] + date.when.0;
            if facet < self.starts[SECTIONS] {
                visit(facet);
            }
        }
        for figure in corpus.figures.row(action) {
            if let Some(period) = figure.period {
                visit(self.starts[WORDINGS] + period.0);
            }
            if let Some(place) = figure.place {
                visit(of_term(VocabularyKind::Places, place));
            }
            if let Some(source) = figure.source {
                visit(of_term(VocabularyKind::Bodies, source));
            }
        }
        let record = &corpus.actions[action];
        visit(self.number(Facet::Kind(record.kind)));
        if let Some(status) = record.status {
            visit(self.number(Facet::Status(status)));
        }
        visit(self.number(Facet::Block(record.block)));
    }

    /// All facets of an action, including its headings.
    pub fn all_of(&self, corpus: &Corpus, id: ActionId) -> Vec<u32> {
        let mut all = Vec::new();
        self.of_action(corpus, id.index(), |facet| all.push(facet));
        let headings = corpus.path(corpus.action(id).record().section).into_iter();
        all.extend(headings.map(|section| self.number(Facet::Section(section))));
        all
    }

    pub fn len(&self) -> usize {
        self.starts[END] as usize
    }

    pub fn get(&self, number: u32) -> Facet {
        let sort = self.starts[1..END].partition_point(|start| *start <= number);
        let index = (number - self.starts[sort]) as usize;
        match sort {
            KINDS => Facet::Kind(KindId::at(index)),
            STATUSES => Facet::Status(Status::ALL[index]),
            BLOCKS => Facet::Block(Block::ALL[index]),
            WORDINGS => Facet::Wording(WhenId::at(index)),
            SECTIONS => Facet::Section(SectionId::at(index)),
            vocabulary => Facet::Term(VocabularyKind::ALL[vocabulary], TermId::at(index)),
        }
    }

    pub fn number(&self, facet: Facet) -> u32 {
        match facet {
            Facet::Term(vocabulary, term) => self.starts[vocabulary as usize] + u32::from(term.0),
            Facet::Kind(kind) => self.starts[KINDS] + kind.index() as u32,
            Facet::Status(status) => self.starts[STATUSES] + status as u32,
            Facet::Block(block) => self.starts[BLOCKS] + block as u32,
            Facet::Wording(when) => self.starts[WORDINGS] + when.0,
            Facet::Section(section) => self.starts[SECTIONS] + section.0,
        }
    }

    pub fn members(&self, number: u32) -> Members<'_> {
        match number.checked_sub(self.starts[SECTIONS]) {
            Some(section) => Members::Range(self.branches[section as usize].clone()),
            None => Members::List(self.members.row(number as usize)),
        }
    }
}

impl Facet {
    /// The field that the words of the facet are found in.
    pub const fn field(self) -> IndexField {
        match self {
            Self::Term(VocabularyKind::Bodies, _) => IndexField::Body,
            Self::Term(VocabularyKind::Places, _) => IndexField::Place,
            Self::Term(VocabularyKind::Instruments, _) => IndexField::Instrument,
            Self::Term(VocabularyKind::Acts, _) => IndexField::Act,
            Self::Term(VocabularyKind::Tags, _) => IndexField::Tag,
            Self::Kind(_) | Self::Status(_) | Self::Block(_) => IndexField::Kind,
            Self::Wording(_) => IndexField::Date,
            Self::Section(_) => IndexField::Heading,
        }
    }
}
