//! The tree as sections within sections, each with its heading and the list of its actions.

use std::fmt::Write as _;

use super::frame::said;
use super::page::Page;
use super::parts;
use crate::export::entries::{Entry, Listing, set_of};
use crate::export::phrases::{also, counts_in_words, limited_to};
use crate::export::view::ExportView;
use crate::views::node::Node;
use crate::views::outline::{Counts, outline};

/// The level of the outermost headings; the page's title is above them.
const OUTERMOST: u8 = 2;

/// The sections that are open, and whether a list is in the innermost.
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

    /// Ends the sections that are no part of what is above this depth.
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
        // HTML knows six levels.
        let level = depth.saturating_add(OUTERMOST).min(6);
        let _ = writeln!(
            out,
            "<section>\n<h{level}>{} <span class=\"count\">{}</span></h{level}>",
            said(title),
            said(count)
        );
    }

    fn item(&mut self, page: &mut Page, depth: u8, view: &ExportView, entry: &Entry, also: &str) {
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

pub fn write(page: &mut Page, view: &ExportView, listing: &Listing) {
    let corpus = &view.library.corpus;
    let limited = view.limit.map(|_| set_of(view, listing));
    let shown = limited.as_ref().or(view.shown);
    let mut nest = Nest::default();
    if let Some(pivot) = view.pivot {
        let pivot = limited_to(view, pivot, shown);
        for row in pivot.rows(|_| true) {
            match row.node {
                Node::Branch(id) => {
                    let count = pivot
                        .branch(id)
                        .map(|branch| counts_in_words(branch.actions, branch.ahead));
                    let count = count.unwrap_or_default();
                    nest.heading(&mut page.out, row.depth, pivot.title(id), &count);
                }
                Node::Action(id) => {
                    let also = also(&pivot, id, row.under);
                    nest.item(page, row.depth, view, &Entry::from(id), &also);
                }
                Node::Edition(_) | Node::Section(_) => {}
            }
        }
        return nest.end(&mut page.out);
    }
    let counts = Counts::new(corpus, &view.library.deadlines, shown, view.as_of);
    for row in outline(corpus, &counts, shown, |_| true) {
        match row.node {
            Node::Edition(id) => {
                let title = corpus.str(corpus.editions[id.index()].title);
                let (actions, ahead) = counts.of_edition(corpus, id);
                nest.heading(&mut page.out, row.depth, title, &counts_in_words(actions, ahead));
            }
            Node::Section(id) => {
                let section = corpus.section(id);
                let mut title = corpus.str(section.title).to_owned();
                if section.parent.is_none() {
                    let number = corpus.objectives[corpus.objective_of(id).index()].number;
                    title = format!("{number}. {title}");
                }
                let count = counts_in_words(counts.actions(section), counts.ahead(section));
                nest.heading(&mut page.out, row.depth, &title, &count);
            }
            Node::Action(id) => nest.item(page, row.depth, view, &Entry::from(id), ""),
            // The document's tree has none.
            Node::Branch(_) => {}
        }
    }
    nest.end(&mut page.out);
}
