//! Pages of HTML: one file without scripts or anything to fetch, light or dark, and printed with whole rows.

mod anchors;
mod facts;
pub mod frame;
mod lists;
mod page;
mod parts;
pub mod table;
mod tree;
mod view;

pub use self::page::Page;
pub use self::view::render;
