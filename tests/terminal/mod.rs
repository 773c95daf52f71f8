//! The program in a real pseudo-terminal: what it shows, what it reacts to, and what it leaves behind.

mod clusters;
mod ends;
mod files;
mod fuzz;
mod input;
mod journal;
mod looks;
mod term;
mod walk;
mod watching;
