//! milepost: explore the objectives, actions and deadlines of policy documents.
//!
//! The rooms, from the ground up (a room imports only rooms named before it):
//!
//! - [`text`][]: folding, likeness, what may reach a terminal, closed lists
//! - [`when`][]: imprecise dates as windows, the clock, schedule states
//! - [`model`][]: what a corpus is, in memory
//! - [`editions`][]: what is in view, threads, and what changed from edition to edition
//! - [`load`][]: RON files into a corpus, or every mistake in them
//! - [`journal`][]: what people recorded of a corpus, and what that makes of it as of a day
//! - [`import`][]: documents and tables into a draft of a corpus
//! - [`query`][]: the query language
//! - [`search`][]: finding and ranking actions
//! - [`views`][]: what panes and exports show, as data
//! - [`library`][]: a corpus and everything derived from it when it is loaded
//! - [`export`][]: views as bytes
//! - [`command`][]: the one list of commands
//! - [`keymap`][]: keys to commands
//! - [`settings`][]: the reader's settings, and the state kept between runs
//! - [`theme`][]: what roles on the screen look like
//! - [`app`][]: the program without a terminal
//! - [`ui`][]: frames
//! - [`tui`][]: the terminal
//! - [`cli`][]: the command line

pub mod app;
pub mod cli;
pub mod command;
pub mod editions;
pub mod export;
pub mod import;
pub mod journal;
pub mod keymap;
pub mod library;
pub mod load;
pub mod model;
pub mod query;
pub mod search;
pub mod settings;
pub mod text;
pub mod theme;
pub mod tui;
pub mod ui;
pub mod views;
pub mod when;
