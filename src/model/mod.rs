//! A corpus in memory: editions, objectives, sections, actions, dates, money and vocabularies.
//!
//! Data and plain lookups only. Nothing here reads files, asks for the time, sorts for display or draws.

pub mod action;
pub mod after;
mod citation;
pub mod corpus;
mod deadline;
pub mod deadlines;
pub mod events;
pub mod ids;
pub mod kinds;
mod money;
mod number;
pub mod outline;
mod percent;
pub mod ragged;
mod recurring;
pub mod set;
pub mod settled;
pub mod text;
mod typed_date;
pub mod vocabulary;
pub mod words;

pub use action::{
    Action, Actor, After, Amount, Caveat, Date, Difference, Figure, FigureChange, Link, Measure, Recurring,
    Reference, Relation, Settles, Source, Target,
};
pub use corpus::{ActionRef, Corpus, Wording};
pub use ids::{ActionId, EditionId, MeasureId, ObjectiveId, SectionId, TermId, WhenId};
pub use kinds::{KindId, Kinds};
pub use money::{Currency, Decimal, Money, NoDecimal, SumUnit};
pub use number::Number;
pub use outline::{Edition, Objective, Section};
pub use percent::Percent;
pub use vocabulary::{Term, Vocabularies, Vocabulary, VocabularyKind};
pub use words::{
    ActorRole, Block, CaveatKind, DateRole, Hedge, Kind, Outcome, Qualifier, Rate, RelationKind, Stage,
    Status, Word,
};
