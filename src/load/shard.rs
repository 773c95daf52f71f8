//! One file of actions as packed columns of its own.
//!
//! Shards know nothing of each other, so that the files of a corpus are read side by side; [`mod@super::merge`] puts
//! them together.

use hashbrown::HashSet;

use super::problem::{Problem, Step};
use crate::model::text::{Str, Text};
use crate::model::words::{Outcome, RelationKind};
use crate::model::{
    Action, ActionId, Actor, Amount, Caveat, Date, Figure, Link, Recurring, Reference, Section, Target,
    TermId, VocabularyKind, Wording, ragged::Ragged,
};

/// The columns of one file. Numbers of sections, actions, wordings and measures count within the shard.
#[derive(Debug, Default)]
pub struct Shard {
    pub file: usize,
    pub text: Text,
    pub sections: Vec<Section>,
    pub actions: Vec<Action>,
    pub dates: Ragged<Date>,
    pub actors: Ragged<Actor>,
    pub places: Ragged<TermId>,
    pub instruments: Ragged<TermId>,
    pub acts: Ragged<TermId>,
    pub amounts: Ragged<Amount>,
    pub amount_places: Ragged<TermId>,
    pub figures: Ragged<Figure>,
    pub targets: Ragged<Target>,
    /// Relations by the id of the other action. Their texts stand in `ids`.
    pub relations: Ragged<ShardRelation>,
    /// Dates that count from another action. Their texts stand in `links`.
    pub afters: Vec<ShardAfter>,
    /// Dates that come again: the action, the place among its dates, and how.
    pub recurring: Vec<(ActionId, usize, Recurring)>,
    /// Text that is of use until relations are resolved, and then let go.
    pub ids: Text,
    pub caveats: Ragged<Caveat>,
    pub tags: Ragged<TermId>,
    /// The names of tags, in the order of their numbers in `tags`.
    pub tag_names: Vec<Str>,
    pub references: Ragged<Reference>,
    pub links: Ragged<Link>,
    /// Columns that no field takes: their names and texts.
    pub extra: Ragged<(Str, Str)>,
    pub wordings: Vec<Wording>,
    /// Pots: their id, the ids of those they are said to be inside of, and where that was said.
    pub measures: Vec<ShardMeasure>,
    pub problems: Vec<Problem>,
}

impl Shard {
    /// The places and bodies that it names.
    pub fn terms(&self) -> impl Iterator<Item = (VocabularyKind, TermId)> {
        let places = self
            .places
            .items()
            .iter()
            .chain(self.amount_places.items())
            .copied();
        let figures = self.figures.items().iter();
        let places = places.chain(figures.clone().filter_map(|figure| figure.place));
        let bodies = self.actors.items().iter().map(|actor| actor.body);
        let bodies = bodies.chain(figures.filter_map(|figure| figure.source));
        let places = places.map(|place| (VocabularyKind::Places, place));
        places.chain(bodies.map(|body| (VocabularyKind::Bodies, body)))
    }
}

/// A relation as one file states it.
#[derive(Clone, Copy, Debug)]
pub struct ShardRelation {
    pub kind: RelationKind,
    /// The id of the other action.
    pub to: Str,
    pub outcome: Option<Outcome>,
    /// The date of the other action that it settles; may be empty.
    pub due: Str,
}

impl ShardRelation {
    /// The same, its texts counted from another start.
    pub fn rebased(self, base: u32) -> Self {
        Self {
            to: self.to.rebased(base),
            due: self.due.rebased(base),
            ..self
        }
    }
}

/// A date that counts from another action, as one file states it.
#[derive(Clone, Copy, Debug)]
pub struct ShardAfter {
    /// The action that has it, and its place among the dates of that.
    pub action: ActionId,
    pub index: usize,
    /// The id of the other action.
    pub to: Str,
    /// How long after.
    pub within: Str,
}

impl ShardAfter {
    /// The same, its texts and its action counted from other starts.
    pub fn rebased(self, links: u32, actions: usize) -> Self {
        Self {
            action: ActionId::at(self.action.index() + actions),
            to: self.to.rebased(links),
            within: self.within.rebased(links),
            ..self
        }
    }

    /// Where a field of the date stands in its action.
    pub fn at(&self, field: &'static str) -> [Step; 3] {
        [Step::Field("dates"), Step::Item(self.index), Step::Field(field)]
    }
}

/// A pot as one file states it.
#[derive(Debug)]
pub struct ShardMeasure {
    pub id: Str,
    pub part_of: Vec<Str>,
    /// Where `part_of` was said: the action and the index of the amount.
    pub said: (u32, usize),
}

/// Whether two lists name the same pots, in whatever order.
pub fn same_pots(first: &[String], second: &[String]) -> bool {
    let [first, second] = [first, second].map(|ids| ids.iter().collect::<HashSet<_>>());
    first == second
}
