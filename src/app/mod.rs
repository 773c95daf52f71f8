//! The program without a terminal: what it shows is [`State`], what changes it is a key or a
//! [`Command`](crate::command::Command), and what it wants done is an [`Effect`]. No files, no clock, no drawing.
//!
//! ```text
//! state ─► refresh ─► navigate ─► panes and prompts ─► update ─► program
//! ```

mod answer;
pub mod choice;
mod clock;
pub mod clock_prompt;
mod copy;
pub mod cursor;
pub mod cut;
pub mod deadlines;
pub mod detail;
mod effect;
pub mod export;
pub mod exported;
mod files;
pub mod finder;
mod folders;
pub mod footer;
pub mod header;
pub mod help;
pub mod input;
pub mod layout;
mod links;
pub mod list;
mod marks;
mod memory;
pub mod mode;
pub mod mouse;
mod navigate;
pub mod palette;
mod program;
mod refresh;
pub mod regroup;
pub mod search;
mod search_state;
mod state;
mod stroke;
pub mod tables;
mod trail;
pub mod tree;
mod update;

pub use self::effect::{Effect, Written};
pub use self::files::problems;
pub use self::folders::Folders;
pub use self::mode::Mode;
pub use self::search_state::{Filter, Search};
pub use self::state::{Message, State};
pub use crate::settings::{Pane, Signs, Split};
