//! milepost: explore the objectives, actions and deadlines of policy documents.
//!
//! The rooms, from the ground up (every import points down this list):
//!
//! - [`model`]: what a corpus is, in memory

pub mod model;
