//! Views as JSON: an array of [`Record`]s, each action once, in the view's order.

use super::entries::Listing;
use super::escape::json_array;
use super::record::Record;
use super::view::View;

/// The view as an array of objects.
pub fn render(view: &View, listing: &Listing) -> String {
    let records = listing.actions();
    json_array(records.iter().map(|entry| Record::new(view, entry)))
}
