//! All integration tests in one binary, which links once and runs them in parallel.

#![allow(clippy::unwrap_used, reason = "a test that cannot continue has failed")]

mod architecture;
mod cli;
mod corpus;
mod dates;
mod deadlines;
mod docs;
mod editions;
mod export;
mod journal;
mod load;
mod pivot;
mod screens;
mod search;
mod support;
mod tables;
#[cfg(unix)]
mod terminal;
