//! The corpus: every column, and the lookups between them.

use std::ops::Range;

use hashbrown::HashMap;

use super::action::{
    Action, Actor, After, Amount, Caveat, Date, Figure, Link, Measure, Recurring, Reference, Relation, Target,
};
use super::ids::{ActionId, EditionId, MeasureId, ObjectiveId, SectionId, TermId, WhenId};
use super::kinds::Kinds;
use super::outline::{Edition, Objective, Section};
use super::ragged::Ragged;
use super::text::{Str, Text};
use super::vocabulary::{Vocabularies, Vocabulary, VocabularyKind};
use super::words::{ActorRole, RelationKind};
use crate::when::When;
use crate::when::window::Window;

/// A wording of a date with its window. Many dates share one.
#[derive(Clone, Debug)]
pub struct Wording {
    /// The words of the document; where the data does not have them, the date as the data writes it.
    pub text: Str,
    /// Whether `text` is quoted from the document to the letter.
    pub is_verbatim: bool,
    /// Whether its fiscal years begin when those of its edition do, in which case their first day need not be shown.
    pub is_own_fiscal: bool,
    pub when: When,
    pub window: Window,
}

/// Everything that was loaded. Rows of all action columns are [`ActionId`]s.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    pub text: Text,
    /// Editions, oldest first.
    pub editions: Vec<Edition>,
    /// Objectives, by edition and number.
    pub objectives: Vec<Objective>,
    /// Sections, each before those nested in it.
    pub sections: Vec<Section>,
    /// Actions in the order of the document.
    pub actions: Vec<Action>,
    pub dates: Ragged<Date>,
    /// What dates count from where that is another action, by their index among all dates.
    pub afters: HashMap<u32, After>,
    /// The keys of `afters`, sorted so that each follows those it counts from.
    pub afters_in_order: Vec<u32>,
    /// The wordings such dates had before a journal said when the other action happened or is to happen.
    pub counted_before: HashMap<u32, WhenId>,
    /// Recurring dates, by their index among all dates.
    pub recurring: HashMap<u32, Recurring>,
    /// The document's wordings of dates that a journal has moved, by their index among all dates.
    pub baselines: HashMap<u32, WhenId>,
    pub actors: Ragged<Actor>,
    pub places: Ragged<TermId>,
    pub instruments: Ragged<TermId>,
    pub acts: Ragged<TermId>,
    pub amounts: Ragged<Amount>,
    pub figures: Ragged<Figure>,
    pub targets: Ragged<Target>,
    /// The relations that each action states.
    pub relations: Ragged<Relation>,
    /// The relations that other actions state to each action.
    pub related_from: Ragged<Relation>,
    pub caveats: Ragged<Caveat>,
    /// Where an action is found in the document, other than by item and line: at most one per action.
    pub references: Ragged<Reference>,
    pub tags: Ragged<TermId>,
    /// Further reading on each action.
    pub links: Ragged<Link>,
    /// What fits no other field of an action: the name of a column, and its text.
    pub extra: Ragged<(Str, Str)>,
    /// The distinct wordings of dates.
    pub wordings: Vec<Wording>,
    /// The places that each amount is for, by its index among all amounts; empty where they are those of the action.
    pub amount_places: Ragged<TermId>,
    pub measures: Vec<Measure>,
    /// The pots that each pot is directly inside. Most are in none, some in one, a few in several.
    pub pots_outside: Ragged<MeasureId>,
    /// The vocabularies, in the order of [`VocabularyKind::ALL`].
    pub vocabularies: Vocabularies,
    pub kinds: Kinds,
    /// Actions sorted by id; those with the same id, oldest edition first.
    pub by_id: Vec<ActionId>,
}

impl Corpus {
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    pub fn str(&self, str: Str) -> &str {
        self.text.get(str)
    }

    /// A view of one action and everything that belongs to it.
    pub fn action(&self, id: ActionId) -> ActionRef<'_> {
        ActionRef { corpus: self, id }
    }

    /// All actions in the order of the document.
    pub fn all(&self) -> impl ExactSizeIterator<Item = ActionRef<'_>> {
        (0..self.actions.len()).map(|index| self.action(ActionId::at(index)))
    }

    pub fn find_edition(&self, id: &str) -> Option<EditionId> {
        let at = self
            .editions
            .iter()
            .position(|edition| self.str(edition.id) == id);
        at.map(EditionId::at)
    }

    /// The action with an id; where several editions have one, that of the newest.
    pub fn find(&self, id: &str) -> Option<ActionId> {
        // Editions are sorted by date, and actions by edition.
        self.with_id(id).max()
    }

    /// The action of an edition with an id.
    pub fn find_in(&self, edition: EditionId, id: &str) -> Option<ActionId> {
        self.with_id(id)
            .find(|action| self.edition_of(self.actions[action.index()].section) == edition)
    }

    /// The actions of all editions with an id, oldest edition first.
    pub fn with_id<'c>(&'c self, id: &'c str) -> impl Iterator<Item = ActionId> + 'c {
        let id_of = |action: &ActionId| self.str(self.actions[action.index()].id);
        let first = self.by_id.partition_point(|action| id_of(action) < id);
        let from = self.by_id[first..].iter();
        from.take_while(move |action| id_of(action) == id).copied()
    }

    pub fn edition(&self, action: ActionId) -> EditionId {
        self.edition_of(self.actions[action.index()].section)
    }

    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }

    /// The headings from the objective down to a section, itself included.
    pub fn path(&self, id: SectionId) -> Vec<SectionId> {
        let mut path: Vec<_> = std::iter::successors(Some(id), |id| self.section(*id).parent).collect();
        path.reverse();
        path
    }

    pub fn objective_of(&self, section: SectionId) -> ObjectiveId {
        let after = self
            .objectives
            .partition_point(|objective| objective.section <= section);
        ObjectiveId::at(after.saturating_sub(1))
    }

    pub fn edition_of(&self, section: SectionId) -> EditionId {
        self.objectives[self.objective_of(section).index()].edition
    }

    pub fn newest_edition(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// What a date of an action counts from, where that is another action. `index` is that of the date within the action.
    pub fn after(&self, action: ActionId, index: usize) -> Option<&After> {
        self.afters.get(&self.date_number(action, index))
    }

    /// The edition that a date belongs to, by its index among all dates.
    pub fn edition_of_date(&self, date: u32) -> &Edition {
        let action = self.dates.row_of(date as usize);
        &self.editions[self.edition(ActionId::at(action)).index()]
    }

    /// The wording that a date had before a journal moved it, by its index among all dates.
    pub fn baseline(&self, date: u32) -> Option<&Wording> {
        self.baselines.get(&date).map(|when| self.wording(*when))
    }

    /// The wording that a date had before a journal changed it, by moving either the date or what it counts from.
    pub fn before(&self, date: u32) -> Option<WhenId> {
        let moved = self.baselines.get(&date).copied();
        moved.or_else(|| self.counted_before.get(&date).copied())
    }

    /// The indexes of the dates of an action among all dates.
    pub fn date_numbers(&self, action: ActionId) -> Range<u32> {
        let first = self.date_number(action, 0);
        first..first + self.dates.row(action.index()).len() as u32
    }

    /// The index among all dates of the date with this index within an action.
    pub fn date_number(&self, action: ActionId, index: usize) -> u32 {
        (self.dates.start(action.index()) + index) as u32
    }

    pub fn wording(&self, id: WhenId) -> &Wording {
        &self.wordings[id.index()]
    }

    pub fn measure(&self, id: MeasureId) -> &Measure {
        &self.measures[id.index()]
    }

    /// The pots that a pot is directly inside.
    pub fn outer_pots(&self, id: MeasureId) -> &[MeasureId] {
        self.pots_outside.row(id.index())
    }

    pub fn vocabulary(&self, kind: VocabularyKind) -> &Vocabulary {
        &self.vocabularies[kind as usize]
    }

    pub fn bodies(&self) -> &Vocabulary {
        self.vocabulary(VocabularyKind::Bodies)
    }

    pub fn place_terms(&self) -> &Vocabulary {
        self.vocabulary(VocabularyKind::Places)
    }

    /// The vocabulary of funds and programmes.
    pub fn instrument_terms(&self) -> &Vocabulary {
        self.vocabulary(VocabularyKind::Instruments)
    }
}

/// A view of an action in its corpus, with everything that belongs to it.
#[derive(Clone, Copy)]
pub struct ActionRef<'c> {
    pub corpus: &'c Corpus,
    pub id: ActionId,
}

impl<'c> ActionRef<'c> {
    pub fn record(self) -> &'c Action {
        &self.corpus.actions[self.id.index()]
    }

    pub fn key(self) -> &'c str {
        self.corpus.str(self.record().id)
    }

    pub fn title(self) -> &'c str {
        self.corpus.str(self.record().title)
    }

    /// One to three sentences; may be empty.
    pub fn summary(self) -> &'c str {
        self.corpus.str(self.record().summary)
    }

    /// The label of its kind.
    pub fn kind(self) -> &'c str {
        self.corpus.kinds.label(self.record().kind)
    }

    pub fn objective(self) -> &'c Objective {
        &self.corpus.objectives[self.corpus.objective_of(self.record().section).index()]
    }

    pub fn edition(self) -> &'c Edition {
        &self.corpus.editions[self.objective().edition.index()]
    }

    /// The headings above it, outermost (the objective) first.
    pub fn headings(self) -> Vec<&'c str> {
        let corpus = self.corpus;
        corpus
            .path(self.record().section)
            .into_iter()
            .map(|id| corpus.str(corpus.section(id).title))
            .collect()
    }

    pub fn dates(self) -> &'c [Date] {
        self.corpus.dates.row(self.id.index())
    }

    /// Its deadlines: every date that has a window and whose role is not `Occurred`.
    pub fn deadlines(self) -> impl Iterator<Item = &'c Date> {
        let dates = self.dates().iter();
        dates.filter(move |date| date.is_deadline() && date.has_window(self.corpus))
    }

    pub fn actors(self) -> &'c [Actor] {
        self.corpus.actors.row(self.id.index())
    }

    /// The bodies that are accountable for it, repeated as often as they are named.
    pub fn accountable(self) -> impl Iterator<Item = TermId> + Clone + 'c {
        let accountable = self.actors().iter();
        let accountable = accountable.filter(|actor| actor.role == ActorRole::Accountable);
        accountable.map(|actor| actor.body)
    }

    pub fn places(self) -> &'c [TermId] {
        self.corpus.places.row(self.id.index())
    }

    pub fn instruments(self) -> &'c [TermId] {
        self.corpus.instruments.row(self.id.index())
    }

    pub fn acts(self) -> &'c [TermId] {
        self.corpus.acts.row(self.id.index())
    }

    pub fn targets(self) -> &'c [Target] {
        self.corpus.targets.row(self.id.index())
    }

    pub fn amounts(self) -> &'c [Amount] {
        self.corpus.amounts.row(self.id.index())
    }

    /// The places that one of its amounts is for, by the index of that: the amount's own, or else the action's.
    pub fn places_of_amount(self, index: usize) -> &'c [TermId] {
        let own = self
            .corpus
            .amount_places
            .row(self.corpus.amounts.start(self.id.index()) + index);
        if own.is_empty() { self.places() } else { own }
    }

    pub fn figures(self) -> &'c [Figure] {
        self.corpus.figures.row(self.id.index())
    }

    pub fn relations(self) -> &'c [Relation] {
        self.corpus.relations.row(self.id.index())
    }

    pub fn related_from(self) -> &'c [Relation] {
        self.corpus.related_from.row(self.id.index())
    }

    /// Where it is found in the document, other than by item and line.
    pub fn reference(self) -> Option<&'c Reference> {
        self.corpus.references.row(self.id.index()).first()
    }

    pub fn tags(self) -> &'c [TermId] {
        self.corpus.tags.row(self.id.index())
    }

    pub fn links(self) -> &'c [Link] {
        self.corpus.links.row(self.id.index())
    }

    pub fn caveats(self) -> &'c [Caveat] {
        self.corpus.caveats.row(self.id.index())
    }

    pub fn caveat_texts(self) -> impl ExactSizeIterator<Item = &'c str> {
        let corpus = self.corpus;
        self.caveats().iter().map(|caveat| corpus.str(caveat.text))
    }

    /// The actions that contradict it, whichever side states it, each once.
    pub fn contradictions(self) -> impl Iterator<Item = ActionId> {
        let said = [self.relations(), self.related_from()];
        let both = move || said.into_iter().flatten();
        both()
            .enumerate()
            .filter(|(_, relation)| relation.kind == RelationKind::Contradicts)
            .filter(move |(at, relation)| {
                let mut before = both().take(*at);
                !before.any(|other| other.kind == relation.kind && other.to == relation.to)
            })
            .map(|(_, relation)| relation.to)
    }

    /// What fits no other field: the name of a column, and its text.
    pub fn extra(self) -> impl ExactSizeIterator<Item = (&'c str, &'c str)> {
        let corpus = self.corpus;
        corpus
            .extra
            .row(self.id.index())
            .iter()
            .map(|(name, text)| (corpus.str(*name), corpus.str(*text)))
    }
}

impl Date {
    pub fn window(self, corpus: &Corpus) -> Window {
        corpus.wording(self.when).window
    }

    /// Whether the document says when, however vaguely.
    pub fn has_window(self, corpus: &Corpus) -> bool {
        corpus.wording(self.when).when != When::Undated
    }
}
