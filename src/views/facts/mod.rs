//! What is known about an action or a branch, as labelled facts: the detail pane draws them and exports print them, so
//! that both say the same.

mod action;
mod branch;
mod fact;
mod figures;

pub use action::of_action;
pub(super) use branch::ahead;
pub use branch::{of_edition, of_section};
pub(super) use fact::group;
pub use fact::{Fact, FactPart, FactTarget, Run, Sources, Tone};
