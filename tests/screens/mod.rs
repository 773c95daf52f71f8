//! Keys in, screen out.

mod walk;
