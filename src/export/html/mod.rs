//! HTML pages: one file without scripts or anything to fetch, light or dark, and printed without splitting rows.

mod anchors;
mod facts;
pub mod frame;
mod lists;
mod page;
mod parts;
pub mod table;
mod tree;

pub use self::page::HtmlPage;
use super::entries::Listing;
use super::view::{ExportScope, ExportView};

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let mut page = HtmlPage::new(view, listing);
    match view.scope {
        ExportScope::Tree => tree::write(&mut page, view, listing),
        ExportScope::Nodes(nodes) => {
            for node in nodes {
                facts::write(&mut page, view, listing, *node);
            }
        }
        ExportScope::Deadlines(_) => lists::deadlines(&mut page, view, listing),
        ExportScope::Results(_) => lists::results(&mut page, view, listing),
        // Tables are rendered by `tables`.
        ExportScope::Table(..) => {}
    }
    page.finish(view)
}
