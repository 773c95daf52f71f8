//! The tree as nested sections, each with its heading and the list of its actions.

use std::fmt::Write as _;

use super::frame::said;
use super::page::HtmlPage;
use super::parts;
use crate::export::entries::{ListEntry, Listing};
use crate::export::tree::{self, ExportTreeLine};
use crate::export::view::ExportView;

/// The level of the outermost headings, below the page's title.
const OUTERMOST: u8 = 2;

/// The sections that are open, and whether a list is open in the innermost.
#[derive(Default)]
struct Nest {
    depths: Vec<u8>,
    is_listing: bool,
}

impl Nest {
    fn end_list(&mut self, out: &mut String) {
        if std::mem::take(&mut self.is_listing) {
            out.push_str("</ul>\n");
        }
    }

    /// Ends the open sections at this depth and below.
    fn rise(&mut self, out: &mut String, depth: u8) {
        while self.depths.last().is_some_and(|open| *open >= depth) {
            self.end_list(out);
            self.depths.pop();
            out.push_str("</section>\n");
        }
    }

    fn heading(&mut self, out: &mut String, depth: u8, title: &str, count: &str) {
        self.rise(out, depth);
        self.end_list(out);
        self.depths.push(depth);
        // HTML has six levels.
        let level = depth.saturating_add(OUTERMOST).min(6);
        let _ = writeln!(
            out,
            "<section>\n<h{level}>{} <span class=\"count\">{}</span></h{level}>",
            said(title),
            said(count)
        );
    }

    fn item(&mut self, page: &mut HtmlPage, depth: u8, view: &ExportView, entry: &ListEntry, also: &str) {
        self.rise(&mut page.out, depth);
        if !std::mem::replace(&mut self.is_listing, true) {
            page.out.push_str("<ul>\n");
        }
        parts::item(page, view, entry, also);
    }

    fn end(mut self, out: &mut String) {
        self.rise(out, 0);
        self.end_list(out);
    }
}

pub fn write(page: &mut HtmlPage, view: &ExportView, listing: &Listing) {
    let mut nest = Nest::default();
    for (depth, line) in tree::lines(view, listing) {
        match line {
            ExportTreeLine::Heading { title, count } => nest.heading(&mut page.out, depth, &title, &count),
            ExportTreeLine::Action { id, also } => nest.item(page, depth, view, &ListEntry::from(id), &also),
        }
    }
    nest.end(&mut page.out);
}
