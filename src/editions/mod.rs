//! Editions of a document: which are in view as of a day, which actions are one thread, and what changed from one
//! edition to another.

pub mod baseline;
mod cache;
mod changed;
pub mod changes;
mod compare;
mod compare_dates;
pub mod history;
pub mod in_view;
mod kinds;
mod likeness;
mod outcomes;
mod since;
mod slip;
pub mod thread;

pub use self::cache::{EditionPair, Kept, pairs};
pub use self::changed::Changed;
pub use self::changes::{Changes, changes};
pub use self::kinds::{ChangeKind, ChangeKinds};
pub use self::outcomes::outcomes;
pub use self::since::since;
pub use self::slip::Slip;
