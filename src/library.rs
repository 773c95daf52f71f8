//! A corpus, with its journals and everything that is derived from them.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::editions::in_view::{actions_of, in_view};
use crate::editions::{Kept, outcomes, pairs};
use crate::journal::{Effects, Journals, Ledger, effects};
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::model::settled::Overrides;
use crate::model::{ActionId, Corpus, EditionId};
use crate::query::{ParseContext, PlainOffer, Query, QueryError, Saved, offer, parse};
use crate::search::index::Index;
use crate::search::{Matches, search};
use crate::views::facts::Sources;
use crate::when::DayFormat;
use crate::when::convention::Conventions;

/// In a corpus of more actions, offers are not searched while the reader types.
const ASKED_AT_EVERY_KEY: usize = 20_000;

/// What the screens and the command line read. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The corpus as of the clock, with the journals applied: see [`Library::at`].
    pub corpus: Arc<Corpus>,
    /// The corpus as it was loaded.
    base: Arc<Corpus>,
    pub ledger: Arc<Ledger>,
    /// How many effects of the ledger are applied.
    applied: usize,
    /// How many ledgers it has had.
    ledgers: u32,
    /// How many corpora were loaded before this one in the same run. Ids of actions are valid only within one of them.
    pub generation: u64,
    pub deadlines: Arc<LazyDeadlines>,
    pub conventions: Arc<Conventions>,
    /// How the reader wants days written.
    pub days: DayFormat,
    pub saved: Arc<[Saved]>,
    /// The edition that the reader chose to look at; `None` to follow the clock.
    pub edition: Option<EditionId>,
    /// Built by the first search.
    index: Arc<OnceLock<Index>>,
    /// What changed between editions, computed when first asked for.
    changes: Arc<Kept>,
}

/// The deadlines of a corpus, collected when first needed: by then the clock determines which journal entries count.
#[derive(Clone, Debug, Default)]
pub struct LazyDeadlines {
    corpus: Arc<Corpus>,
    overrides: Overrides,
    collected: OnceLock<Deadlines>,
}

impl LazyDeadlines {
    fn of(corpus: &Arc<Corpus>, overrides: Overrides) -> Arc<Self> {
        Arc::new(Self {
            corpus: Arc::clone(corpus),
            overrides,
            collected: OnceLock::new(),
        })
    }
}

impl Deref for LazyDeadlines {
    type Target = Deadlines;

    fn deref(&self) -> &Deadlines {
        self.collected
            .get_or_init(|| deadlines(&self.corpus, &self.overrides))
    }
}

/// How the reader writes dates and queries: what a library needs in addition to its corpus.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    pub conventions: Conventions,
    pub days: DayFormat,
    pub saved: Vec<Saved>,
}

impl Preferences {
    pub fn library(&self, mut corpus: Corpus) -> Library {
        // Journals move dates in a copy of the corpus.
        corpus.text.share();
        let corpus = Arc::new(corpus);
        Library {
            deadlines: LazyDeadlines::of(&corpus, Overrides::default()),
            base: Arc::clone(&corpus),
            corpus,
            ledger: Arc::default(),
            applied: 0,
            ledgers: 0,
            generation: 0,
            conventions: Arc::new(self.conventions.clone()),
            days: self.days,
            saved: self.saved.clone().into(),
            edition: None,
            index: Arc::default(),
            changes: Arc::default(),
        }
    }
}

/// The deadlines, with everything that the document, its later editions and journals say about how they ended.
fn deadlines(corpus: &Corpus, overrides: &Overrides) -> Deadlines {
    let known = Deadlines::with(corpus, overrides);
    let mut later = outcomes(corpus, &known);
    // A deadline that a journal has reopened stays open.
    later.retain(|date, _| !overrides.dates.contains_key(date));
    known.with_later(&later)
}

impl Library {
    /// A library for a reader without preferences.
    pub fn new(corpus: Corpus, conventions: Conventions) -> Self {
        let preferences = Preferences {
            conventions,
            ..Preferences::default()
        };
        preferences.library(corpus)
    }

    /// Replaces the journals. Entries count from their day on: see [`Library::at`].
    #[must_use]
    pub fn with_journals(mut self, journals: Journals) -> Self {
        self.ledger = Arc::new(Ledger::new(&self.base, journals));
        self.ledgers += 1;
        if self.applied > 0 {
            self.apply(Effects::default(), 0);
        }
        self
    }

    /// Moves the library to a day: journal entries up to that day count. Every command and every step of the clock goes
    /// through here; nothing else applies a journal to the deadlines.
    #[must_use]
    pub fn at(mut self, as_of: chrono::NaiveDate) -> Self {
        let known = self.ledger.known_by(as_of);
        let stands = |(date, number): (&u32, &u32)| {
            self.corpus
                .recurring(*date)
                .is_some_and(|own| own.number == *number)
        };
        // Without recurring dates the deadlines stay uncollected until they are needed.
        let all_stand = || {
            let occurrences = || self.corpus.occurrences_at(self.deadlines.ends(), as_of);
            self.corpus.recurring.is_empty()
                || occurrences().iter().all(stands) && !self.base.counts_from_recurring()
        };
        if known != self.applied || !all_stand() {
            let effects = effects(&self.base, &self.ledger, &self.conventions, as_of);
            self.apply(effects, known);
        }
        self
    }

    fn apply(&mut self, mut effects: Effects, applied: usize) {
        self.corpus = effects.corpus.map_or_else(|| Arc::clone(&self.base), Arc::new);
        let occurrences = self.corpus.recurring.iter();
        let placed = occurrences.fold(0, |sum: u64, (date, recurring)| {
            sum.wrapping_add(mixed(u64::from(*date) << 32 | u64::from(recurring.number)))
        });
        effects.overrides.version = placed.wrapping_add(u64::from(self.ledgers) << 32 | applied as u64);
        self.deadlines = LazyDeadlines::of(&self.corpus, effects.overrides);
        self.applied = applied;
    }

    /// The corpus as it was loaded, without the journals.
    pub fn as_loaded(&self) -> Arc<Corpus> {
        Arc::clone(&self.base)
    }

    /// Sets the generation of a library that replaces another in the same run.
    #[must_use]
    pub fn after(self, former: &Self) -> Self {
        let generation = former.generation + 1;
        Self { generation, ..self }
    }

    /// What facts are derived from, as of a day.
    pub fn sources(&self, as_of: chrono::NaiveDate) -> Sources<'_> {
        Sources {
            corpus: &self.corpus,
            deadlines: &self.deadlines,
            conventions: &self.conventions,
            ledger: &self.ledger,
            changes: &self.changes,
            edition: self.edition,
            days: self.days,
            as_of,
            ids: true,
        }
    }

    /// The editions in view as of a day: the one that the reader chose, and for other documents those of the clock.
    pub fn in_view(&self, as_of: chrono::NaiveDate) -> Vec<EditionId> {
        in_view(&self.corpus, self.edition, as_of)
    }

    /// Each edition in view that follows another, preceded by that one.
    pub fn compared(&self, as_of: chrono::NaiveDate) -> Vec<EditionId> {
        let pairs = pairs(&self.corpus, &self.in_view(as_of));
        pairs.into_iter().flat_map(|(old, new)| [old, new]).collect()
    }

    /// The actions of the editions in view; `None` if all editions are.
    pub fn actions_in_view(&self, as_of: chrono::NaiveDate) -> Option<ActionSet> {
        actions_of(&self.corpus, &self.in_view(as_of))
    }

    /// Chooses the edition to look at, whatever the clock says; `None` to follow the clock.
    #[must_use]
    pub fn looking_at(self, edition: Option<EditionId>) -> Self {
        Self { edition, ..self }
    }

    /// The action with an id, in the editions in view, else in the newest that has it.
    pub fn find(&self, id: &str, as_of: chrono::NaiveDate) -> Option<ActionId> {
        let in_view = self.in_view(as_of).into_iter();
        let mut found = in_view.filter_map(|edition| self.corpus.find_in(edition, id));
        found.next().or_else(|| self.corpus.find(id))
    }

    /// The search index of the corpus. The first call builds it, and others wait until it is done.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.base))
    }

    /// Parses a query as of a day, over the editions in view.
    pub fn query(&self, text: &str, as_of: chrono::NaiveDate) -> Result<Query, QueryError> {
        self.query_in(text, as_of, &self.in_view(as_of))
    }

    /// What a query in plain words may mean in fields; `None` if it already says that.
    pub fn offer(&self, text: &str, as_of: chrono::NaiveDate) -> Option<PlainOffer> {
        let offer = offer(text, &self.context(as_of, &self.in_view(as_of)))?;
        if offer.view.is_none() && offer.query == text.trim() {
            return None;
        }
        self.ask(offer, as_of)
    }

    /// Adds to an offer what it finds; `None` if it is loose and no action matches it in full. A large corpus is not searched.
    pub fn ask(&self, mut offer: PlainOffer, as_of: chrono::NaiveDate) -> Option<PlainOffer> {
        if self.corpus.len() <= ASKED_AT_EVERY_KEY && !offer.query.is_empty() {
            let found = self.found(&offer.query, as_of);
            let answers = |found: &Matches| found.left_out.is_empty() && found.total > 0;
            if offer.is_loose && !found.as_ref().is_some_and(answers) {
                return None;
            }
            offer.found = found.map(|found| found.set);
        }
        Some(offer)
    }

    /// What a query finds, without listing hits; `None` for a query with a mistake.
    pub fn found(&self, text: &str, as_of: chrono::NaiveDate) -> Option<Matches> {
        let query = self.query(text, as_of).ok()?;
        Some(search(&self.corpus, self.index(), &self.deadlines, &query, 0))
    }

    /// Parses a query as of a day, over these editions.
    pub fn query_in(
        &self,
        text: &str,
        as_of: chrono::NaiveDate,
        in_view: &[EditionId],
    ) -> Result<Query, QueryError> {
        parse(text, &self.context(as_of, in_view))
    }

    fn context<'c>(&'c self, as_of: chrono::NaiveDate, in_view: &'c [EditionId]) -> ParseContext<'c> {
        ParseContext {
            corpus: &self.corpus,
            conventions: &self.conventions,
            in_view,
            as_of,
            ledger: &self.ledger,
            saved: &self.saved,
        }
    }
}

/// A hash of a number.
const fn mixed(number: u64) -> u64 {
    let number = (number ^ number >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    number ^ number >> 29
}
