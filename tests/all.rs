//! All integration tests, in one binary, since each one is linked anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod load;
