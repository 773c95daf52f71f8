//! All integration tests, as one program: it links once and runs side by side.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod architecture;
mod cli;
mod corpus;
mod dates;
mod docs;
mod export;
mod load;
mod pivot;
mod screens;
mod search;
mod support;
mod tables;
#[cfg(unix)]
mod terminal;
