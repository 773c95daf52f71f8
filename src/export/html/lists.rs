//! Deadlines as tables under the headings of their groups, and results as a numbered list.

use std::fmt::Write as _;

use super::frame::said;
use super::page::HtmlPage;
use super::parts;
use super::table::head;
use crate::export::entries::{ListEntry, Listing};
use crate::export::phrases::{date_phrases, id_of, state_of};
use crate::export::view::ExportView;

const COLUMNS: [&str; 5] = ["When", "Computed", "Action", "Notes", "Source"];

pub fn deadlines(page: &mut HtmlPage, view: &ExportView, listing: &Listing) {
    for group in &listing.groups {
        let _ = writeln!(
            page.out,
            "<section>\n<h2>{} <span class=\"count\">({})</span></h2>",
            said(&group.label),
            group.entries.len()
        );
        page.out.push_str("<table class=\"deadlines\">\n");
        head(&mut page.out, COLUMNS.map(|name| (name, "")).into_iter());
        page.out.push_str("<tbody>\n");
        for entry in &group.entries {
            row(page, view, entry);
        }
        page.out.push_str("</tbody>\n</table>\n</section>\n");
    }
}

fn row(page: &mut HtmlPage, view: &ExportView, entry: &ListEntry) {
    let action = view.library.corpus.action(entry.action);
    let (mut when, mut distance, mut notes) = (String::new(), String::new(), String::new());
    // What has no deadline is listed as undated, whatever other dates it has.
    if let Some(phrases) = date_phrases(view, entry).filter(|_| entry.deadline.is_some()) {
        notes = phrases.beside_state();
        if phrases.distance != phrases.state.label() {
            distance = format!(" <span class=\"distance\">{}</span>", said(&phrases.distance));
        }
        when = phrases.when;
    }
    let state = state_of(view, entry).map(parts::state).unwrap_or_default();
    let id = id_of(view, action);
    let id = if id.is_empty() {
        id
    } else {
        format!(" <span class=\"dim\">{}</span>", said(&id))
    };
    let (anchor, cite) = (page.anchors.place(action), page.cite(action));
    let _ = writeln!(
        page.out,
        "<tr{anchor}><td>{}</td><td>{state}{distance}</td><td>{}{id}</td><td>{}</td><td>{cite}</td></tr>",
        said(&when),
        said(action.title()),
        said(&notes)
    );
}

pub fn results(page: &mut HtmlPage, view: &ExportView, listing: &Listing) {
    if listing.is_empty() {
        return;
    }
    page.out.push_str("<ol>\n");
    for entry in listing.entries() {
        parts::item(page, view, entry, "");
    }
    page.out.push_str("</ol>\n");
}
