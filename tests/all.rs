//! All integration tests, in one binary, since each one is linked anew.

mod load;
