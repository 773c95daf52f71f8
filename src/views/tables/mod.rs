//! Tables: statistics, who owes what, money, caveats, what changed, and the score. This is the only list of them: the
//! action pane, the exports, the memory of the view and the command line derive from it.

pub mod caveats;
pub mod changes;
pub mod figures;
pub mod folded;
pub mod money;
pub mod owners;
pub mod placement;
pub mod rows;
pub mod score;
pub mod table;
pub mod values;

use self::figures::Sort;
use self::money::GroupBy;
use self::rows::{Profile, Rows, Subject};
use self::score::ScoreBy;
use crate::editions::Pair;
use crate::model::Corpus;
use crate::views::facts::Sources;
use hashbrown::HashSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableKind {
    Figures,
    /// Who owes what.
    Owners,
    Money,
    /// What is wrong with what the document says.
    Caveats,
    /// What changed since the edition before.
    Changes,
    /// What became of what was due.
    Score,
}

/// How the rows of tables are arranged. Each table takes what concerns it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub sort: Sort,
    /// What sums of money are made by.
    pub by: GroupBy,
    /// The editions that are compared; those in view with the ones before them where none are asked for.
    pub editions: Option<Pair>,
    /// What the score is divided by.
    pub score: ScoreBy,
    /// Whether the score says counts alone.
    pub counts: bool,
}

impl Options {
    /// The next thing that a table is divided by.
    pub const fn group_by_next(&mut self, kind: TableKind) {
        match kind {
            TableKind::Score => self.score = self.score.next(),
            _ => self.by = self.by.next(),
        }
    }
}

impl TableKind {
    pub const ALL: [Self; 6] = [
        Self::Figures,
        Self::Owners,
        Self::Money,
        Self::Caveats,
        Self::Changes,
        Self::Score,
    ];

    pub const fn profile(self) -> &'static Profile {
        match self {
            Self::Figures => &figures::PROFILE,
            Self::Owners => &owners::PROFILE,
            Self::Money => &money::PROFILE,
            Self::Caveats => &caveats::PROFILE,
            Self::Changes => &changes::PROFILE,
            Self::Score => &score::PROFILE,
        }
    }

    pub const fn name(self) -> &'static str {
        self.profile().name
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How many entries rows have, folded or not. A deadline that stands in several groups is one.
    pub fn size(self, rows: &dyn Rows, corpus: &Corpus) -> usize {
        let groups = rows.entries(corpus).into_iter();
        let entries = groups.flat_map(|group| group.entries);
        if self.profile().entry.is_some() {
            return entries.count();
        }
        let deadlines = entries.map(|entry| (entry.action, entry.deadline));
        deadlines.collect::<HashSet<_>>().len()
    }

    /// The rows about a subject: those below a heading are there if `is_open` says so of its group.
    pub fn rows(
        self,
        sources: Sources,
        subject: &Subject,
        options: Options,
        is_open: impl Fn(u32) -> bool,
    ) -> Box<dyn Rows> {
        match self {
            Self::Figures => Box::new(figures::FigureRows::new(sources.corpus, subject, options.sort)),
            Self::Owners => Box::new(owners::OwnerRows::new(sources, subject, is_open)),
            Self::Money => Box::new(money::MoneyRows::new(sources, subject, options.by, is_open)),
            Self::Caveats => Box::new(caveats::CaveatRows::new(sources.corpus, subject, is_open)),
            Self::Changes => Box::new(changes::ChangeRows::new(
                sources,
                subject,
                options.editions,
                is_open,
            )),
            Self::Score => Box::new(score::ScoreRows::new(
                sources,
                subject,
                options.score,
                options.counts,
                is_open,
            )),
        }
    }
}
