//! Views as JSON: an array of [`ActionRecord`]s, each action once, in the view's order.

use super::entries::Listing;
use super::escape::json_array;
use super::record::ActionRecord;
use super::view::ExportView;

pub fn render(view: &ExportView, listing: &Listing) -> String {
    let records = listing.actions();
    json_array(records.iter().map(|entry| ActionRecord::new(view, entry)))
}
