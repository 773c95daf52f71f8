//! Tables: statistics, who owes what, money, caveats, what changed, and the score. This is the only list of them: the
//! action pane, the exports, the saved view and the command line derive from it.

pub mod caveats;
pub mod changes;
mod deadline_cells;
pub mod figures;
pub mod folded;
pub mod money;
pub mod owners;
pub mod placement;
pub mod rows;
pub mod score;
pub mod table;
pub mod values;

use self::figures::FigureSort;
use self::money::GroupBy;
use self::rows::{Subject, TableRows};
use self::score::ScoreBy;
use crate::editions::EditionPair;
use crate::model::Corpus;
use crate::text::choices::choices;
use crate::views::facts::Sources;
use hashbrown::HashSet;

choices! {
    /// A table, with its name in commands, in file names and between runs; what is missing if it is empty; what an entry is
    /// called in counts; and what its entries are.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum TableKind(name, nothing, entry, entries) {
        Figures("figures", "no statistic", "figure", "statistics"),
        /// Who owes what.
        Owners("owners", "no deadline and no next step", "deadline", "deadlines"),
        Money("money", "no money", "pot", "sums"),
        /// What is wrong with what the document says.
        Caveats("caveats", "no caveat", "caveat", "caveats"),
        /// What changed since the edition before.
        Changes("diff", "no change", "change", "changes"),
        /// What became of what was due.
        Score("score", "nothing that was due by then", "deadline", "scores"),
    }
}

/// How the rows of tables are arranged. Each table uses the options that concern it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    pub sort: FigureSort,
    /// What money is grouped by.
    pub by: GroupBy,
    /// The editions to compare; if `None`, those in view with the ones before them.
    pub editions: Option<EditionPair>,
    /// What the score is divided by.
    pub score: ScoreBy,
    /// Whether the score shows counts only.
    pub counts: bool,
}

impl TableOptions {
    /// Switches to the next thing that the table can be divided by.
    pub const fn group_by_next(&mut self, kind: TableKind) {
        match kind {
            TableKind::Score => self.score = self.score.next(),
            _ => self.by = self.by.next(),
        }
    }
}

impl TableKind {
    /// Whether its entries are deadlines.
    pub const fn lists_deadlines(self) -> bool {
        matches!(self, Self::Owners | Self::Score)
    }

    /// What its entries are, if they cannot become calendar events.
    pub fn no_events(self) -> Option<&'static str> {
        (self != Self::Owners).then(|| self.entries())
    }

    /// Whether it has headings that fold.
    pub const fn folds(self) -> bool {
        !self.sorts()
    }

    pub const fn sorts(self) -> bool {
        matches!(self, Self::Figures)
    }

    /// Whether it can be divided by different things.
    pub const fn groups(self) -> bool {
        matches!(self, Self::Money | Self::Score)
    }

    /// How many entries the rows have, folded or not. A deadline in several groups counts once.
    pub fn size(self, rows: &dyn TableRows, corpus: &Corpus) -> usize {
        let groups = rows.entries(corpus).into_iter();
        let entries = groups.flat_map(|group| group.entries);
        if !self.lists_deadlines() {
            return entries.count();
        }
        let deadlines = entries.map(|entry| (entry.action, entry.deadline));
        deadlines.collect::<HashSet<_>>().len()
    }

    /// The rows about a subject: those below a heading are included if `is_open` returns true for its group.
    pub fn rows(
        self,
        sources: Sources,
        subject: &Subject,
        options: TableOptions,
        is_open: impl Fn(u32) -> bool,
    ) -> Box<dyn TableRows> {
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
