//! The journal: what people recorded about the actions of a corpus. Entries are only ever added, each person's to their
//! own file, and what they mean for the corpus is computed as of a day.

mod effects;
mod entry;
mod ledger;
mod moment;
mod read;
pub mod render;
mod target;
mod typed_date;
mod undo;

pub use self::effects::{Effects, effects};
pub use self::entry::{Entry, Evidence, Journal, Journals, WordedDate};
pub use self::ledger::{EntryId, Ledger, OutcomeDate};
pub use self::moment::{moment, parse_moment};
pub use self::read::{read, said};
pub use self::target::{
    TargetCandidate, candidates, choices, named, names, occurrence_meant, recorded_under,
};
pub use self::typed_date::{ClockSide, worded};
