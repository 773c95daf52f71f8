//! All integration tests, as one program: it links once and runs side by side.

mod architecture;
mod corpus;
mod screens;
