//! What a corpus is, in memory: editions, objectives, sections, actions, dates, money and vocabularies.
//!
//! Data and plain lookups only. Nothing here reads files, asks for the time, sorts for a screen or draws.

pub mod action;
mod citation;
pub mod corpus;
mod deadline;
pub mod deadlines;
mod events;
pub mod ids;
mod number;
pub mod outline;
pub mod ragged;
pub mod set;
pub mod settled;
pub mod text;
pub mod vocabulary;
pub mod words;

pub use action::{
    Action, Actor, After, Amount, Change, Date, Difference, Figure, Measure, Relation, Settles, Source,
};
pub use corpus::{ActionRef, Corpus, Wording};
pub use ids::{ActionId, EditionId, MeasureId, ObjectiveId, SectionId, TermId, WhenId};
pub use number::Number;
pub use outline::{Edition, Objective, Section};
pub use vocabulary::{Term, Vocabulary, VocabularyKind};
pub use words::{
    ActorRole, Block, DateRole, Hedge, Kind, Outcome, Qualifier, RelationKind, Stage, Status, Word,
};
