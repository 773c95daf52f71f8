//! What many actions share: terms, headings, wordings of dates, kinds and statuses. Their words are indexed once, and
//! they lead to their actions.

use std::ops::Range;

use super::field::IndexField;
use crate::model::ragged::Ragged;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Word;
use crate::model::{ActionId, Block, Corpus, KindId, SectionId, Status, TermId, WhenId};

/// Something that actions share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::search) enum Shared {
    Term(VocabularyKind, TermId),
    Kind(KindId),
    Status(Status),
    Block(Block),
    Wording(WhenId),
    Section(SectionId),
}

/// All owners of a corpus, numbered through, and the actions of each.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Owners {
    /// Where each sort of owner begins: five vocabularies, kinds, statuses, blocks, wordings, sections, the end.
    starts: [u32; 11],
    /// The actions of every owner before the sections, ascending.
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

impl Owners {
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
        let mut owners = Self {
            starts,
            members: Ragged::default(),
            branches: corpus
                .sections
                .iter()
                .map(|section| section.actions.clone())
                .collect(),
        };
        owners.members = owners.gather(corpus);
        owners
    }

    fn gather(&self, corpus: &Corpus) -> Ragged<u32> {
        let shared = self.starts[SECTIONS] as usize;
        let mut counts = vec![0u32; shared + 1];
        // Actions name the same owner more than once: the last one counted is remembered.
        let mut last = vec![u32::MAX; shared];
        let mut each = |visit: &mut dyn FnMut(usize, u32)| {
            last.fill(u32::MAX);
            for action in 0..corpus.len() {
                self.of_action(corpus, action, |owner| {
                    let owner = owner as usize;
                    if last[owner] != action as u32 {
                        last[owner] = action as u32;
                        visit(owner, action as u32);
                    }
                });
            }
        };
        each(&mut |owner, _| counts[owner + 1] += 1);
        for owner in 0..shared {
            counts[owner + 1] += counts[owner];
        }
        let starts = counts.clone();
        let mut items = vec![0; counts[shared] as usize];
        each(&mut |owner, action| {
            items[counts[owner] as usize] = action;
            counts[owner] += 1;
        });
        Ragged::from_parts(starts, items)
    }

    /// Visits the owners of an action but for its sections, which are ranges.
    pub fn of_action(&self, corpus: &Corpus, action: usize, mut visit: impl FnMut(u32)) {
        let start = |kind: VocabularyKind| self.starts[kind as usize];
        for actor in corpus.actors.row(action) {
            visit(start(VocabularyKind::Bodies) + u32::from(actor.body.0));
        }
        for place in corpus.places.row(action) {
            visit(start(VocabularyKind::Places) + u32::from(place.0));
        }
        for instrument in corpus.instruments.row(action) {
            visit(start(VocabularyKind::Instruments) + u32::from(instrument.0));
        }
        for amount in corpus.amounts.row(action) {
            if let Some(instrument) = amount.instrument {
                visit(start(VocabularyKind::Instruments) + u32::from(instrument.0));
            }
        }
        for act in corpus.acts.row(action) {
            visit(start(VocabularyKind::Acts) + u32::from(act.0));
        }
        for tag in corpus.tags.row(action) {
            visit(start(VocabularyKind::Tags) + u32::from(tag.0));
        }
        for date in corpus.dates.row(action) {
            // Where the clock or a journal has moved it, its words are none of those that were indexed.
            let owner = self.starts[WORDINGS] + date.when.0;
            if owner < self.starts[SECTIONS] {
                visit(owner);
            }
        }
        for figure in corpus.figures.row(action) {
            if let Some(period) = figure.period {
                visit(self.starts[WORDINGS] + period.0);
            }
            if let Some(place) = figure.place {
                visit(start(VocabularyKind::Places) + u32::from(place.0));
            }
            if let Some(source) = figure.source {
                visit(start(VocabularyKind::Bodies) + u32::from(source.0));
            }
        }
        let record = &corpus.actions[action];
        visit(self.starts[KINDS] + record.kind.index() as u32);
        if let Some(status) = record.status {
            visit(self.starts[STATUSES] + status as u32);
        }
        visit(self.starts[BLOCKS] + record.block as u32);
    }

    /// The owners of an action, its headings among them.
    pub fn all_of(&self, corpus: &Corpus, id: ActionId) -> Vec<u32> {
        let mut all = Vec::new();
        self.of_action(corpus, id.index(), |owner| all.push(owner));
        let headings = corpus.path(corpus.action(id).record().section).into_iter();
        all.extend(headings.map(|section| self.number(Shared::Section(section))));
        all
    }

    pub fn len(&self) -> usize {
        self.starts[END] as usize
    }

    pub fn owner(&self, number: u32) -> Shared {
        let sort = self.starts[1..END].partition_point(|start| *start <= number);
        let index = (number - self.starts[sort]) as usize;
        match sort {
            KINDS => Shared::Kind(KindId::at(index)),
            STATUSES => Shared::Status(Status::ALL[index]),
            BLOCKS => Shared::Block(Block::ALL[index]),
            WORDINGS => Shared::Wording(WhenId::at(index)),
            SECTIONS => Shared::Section(SectionId::at(index)),
            vocabulary => Shared::Term(VocabularyKind::ALL[vocabulary], TermId::at(index)),
        }
    }

    pub fn number(&self, owner: Shared) -> u32 {
        match owner {
            Shared::Term(vocabulary, term) => self.starts[vocabulary as usize] + u32::from(term.0),
            Shared::Kind(kind) => self.starts[KINDS] + kind.index() as u32,
            Shared::Status(status) => self.starts[STATUSES] + status as u32,
            Shared::Block(block) => self.starts[BLOCKS] + block as u32,
            Shared::Wording(when) => self.starts[WORDINGS] + when.0,
            Shared::Section(section) => self.starts[SECTIONS] + section.0,
        }
    }

    pub fn members(&self, number: u32) -> Members<'_> {
        match number.checked_sub(self.starts[SECTIONS]) {
            Some(section) => Members::Range(self.branches[section as usize].clone()),
            None => Members::List(self.members.row(number as usize)),
        }
    }

    pub fn heap(&self) -> usize {
        self.members.heap() + self.branches.capacity() * size_of::<Range<u32>>()
    }
}

impl Shared {
    /// The field that its words are found in.
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
