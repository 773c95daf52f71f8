//! milepost: explore the objectives, actions and deadlines of policy documents.
//!
//! The rooms, from the ground up (a room imports only rooms named before it):
//!
//! - [`nearest`][]: "did you mean"
//! - [`visible`][]: characters that could harm a terminal
//! - [`pieces`][]: RON files that the user writes, mistake by mistake
//! - [`model`][]: what a corpus is, in memory
//! - [`load`][]: RON files into a corpus, or every mistake in them
//! - [`query`][]: questions to a corpus
//! - [`export`][]: views as bytes
//! - [`command`][]: everything the program can be told to do
//! - [`keymap`][]: keys to commands
//! - [`settings`][]: what the reader has settled, and where the reader was
//! - [`app`][]: the program without a terminal
//! - [`theme`][]: what roles on the screen look like
//! - [`ui`][]: frames
//! - [`tui`][]: the terminal
//! - [`cli`][]: the command line

pub mod app;
pub mod cli;
pub mod command;
pub mod export;
pub mod keymap;
pub mod load;
pub mod model;
pub mod nearest;
pub mod pieces;
pub mod query;
pub mod settings;
pub mod theme;
pub mod tui;
pub mod ui;
pub mod visible;
