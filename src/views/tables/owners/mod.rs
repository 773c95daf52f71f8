//! Who owes what and when: for every accountable body the deadlines of some actions, marked where the body is inferred;
//! and what nobody is named for.

mod data;
mod list;
mod table;

pub use self::list::{Owed, Owner, owners, totals};
pub use self::table::OwnerRows;
