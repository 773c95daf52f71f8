//! Views as pages of HTML, each kind of view by its own file; tables are begun by [`crate::export::tables`].

use super::page::Page;
use super::{facts, lists, tree};
use crate::export::entries::Listing;
use crate::export::view::{ExportScope, ExportView};

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let mut page = Page::new(view, listing);
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
