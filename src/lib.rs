//! milepost: explore the objectives, actions and deadlines of policy documents.
//!
//! The rooms, from the ground up (every import points to a room named before it):
//!
//! - [`model`]: what a corpus is, in memory
//! - [`load`]: RON files into a corpus, or every mistake in them

pub mod command;
pub mod keymap;
pub mod load;
pub mod model;
pub mod nearest;
pub mod query;
