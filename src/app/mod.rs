//! The program without a terminal: what it shows is [`State`], what changes it is a key or a
//! [`Command`](crate::command::Command), and what it wants done is an [`Effect`]. No files, no clock, no drawing.
//!
//! ```text
//! key ─► program ─► update ─► a pane or a prompt ─► Outcome or Answer ─► update applies it ─► refresh
//! ```

mod answer;
pub mod areas;
pub mod brief;
mod changes;
mod clock;
mod complete;
mod copy;
pub mod cursor;
pub mod cut;
pub mod deadlines;
pub mod detail;
mod edition;
mod effect;
pub mod export_prompt;
pub mod export_subject;
mod files;
mod filtered;
pub mod finder;
mod folders;
pub mod footer;
mod ground;
pub mod header;
pub mod help;
mod home_pane;
pub mod input;
mod journals;
mod layer;
mod layers;
pub mod layout;
mod links;
pub mod list;
mod loading;
mod marks;
mod memory;
pub mod mode;
pub mod mouse;
mod navigate;
pub mod offer;
mod outcome;
pub mod palette;
mod panes;
mod program;
pub mod prompt;
pub mod record;
mod refresh;
pub mod regroup;
pub mod regroup_choice;
pub mod row_heights;
pub mod search;
pub mod session;
mod state;
mod stroke;
pub mod tables;
mod time;
mod trail;
pub mod tree;
pub mod tree_line;
pub mod typed_offers;
mod update;
pub mod welcome;

pub use self::effect::{Effect, FilePlace, WrittenFile};
pub use self::filtered::ActiveFilter;
pub use self::folders::Folders;
pub use self::mode::Mode;
pub use self::record::DateRead;
pub use self::search::Search;
pub use self::session::Session;
pub use self::state::{Message, State};
pub use crate::settings::{Pane, Signs, Split};
