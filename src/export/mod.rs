//! Views as files: what is on the screen, as bytes. Writing them anywhere is somebody else's business.
//!
//! Every format tells the same [`entries::Listing`]; `docs/export.md` says what each makes of it.

mod calendar;
mod csv;
pub mod entries;
pub mod format;
mod json;
mod markdown;
mod record;
pub mod screen;
mod sheet;
mod tables;
mod text;
mod words;

use chrono::NaiveDate;

use self::entries::{Listing, list};
pub use self::format::{Format, Output, Picture};
pub use self::sheet::{Ink, Paper};
use self::tables::Tabled;
use crate::library::Library;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::text::visible::visible;
use crate::views::node::Node;
use crate::views::pivot::Pivot;
use crate::views::tables::figures::Sort;
use crate::views::tables::money::{GroupBy, Lens};
use crate::views::{facts, wording};
use crate::when::DayFormat;

#[derive(Clone, Copy)]
pub struct View<'v> {
    pub library: &'v Library,
    /// The date everything is told as of.
    pub as_of: NaiveDate,
    /// What the query leaves; everything where there is none.
    pub shown: Option<&'v ActionSet>,
    /// The query, for the header.
    pub query: Option<&'v str>,
    pub scope: Scope<'v>,
    pub limit: Option<usize>,
    /// The tree regrouped; none in the document's order.
    pub pivot: Option<&'v Pivot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'v> {
    /// The tree, all of it unfolded.
    Tree,
    /// These actions and headings, in full.
    Nodes(&'v [Node]),
    Deadlines(Due),
    /// What a search found, best first.
    Results(&'v [Hit]),
    /// The statistics of some actions.
    Figures(Subject<'v>, Sort),
    /// Who owes what of some actions.
    Owners(Subject<'v>),
    /// The money of some actions, through a lens, added up by something.
    Money(Subject<'v>, &'v Lens, GroupBy),
}

/// Some actions with what they are called: what a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject<'v> {
    /// The actions; everything where there is none.
    pub set: Option<&'v ActionSet>,
    pub title: &'v str,
}

/// Which deadlines, and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The order and its headings.
    pub arrangement: Arrangement,
    /// Only those that end between these days, both included; what has no end counts where it begins.
    pub between: Option<(NaiveDate, NaiveDate)>,
}

/// How deadlines are put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// In the agenda's buckets: overdue, open now, next 14 days, …
    #[default]
    Agenda,
    /// By the month they end in, as a calendar has them.
    Months,
    /// Under the headings of the document, as a timeline has them.
    Headings,
}

/// An action that a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub action: ActionId,
    /// How well it matches: more is better.
    pub score: i64,
}

/// A view as a file of some format. Empty where the format has no way to say that there is nothing.
pub fn render(view: &View, format: Format, paper: Paper) -> String {
    let listing = list(view);
    if let Some(tabled) = Tabled::of(view) {
        return match (format, view.scope) {
            (Format::Text, _) => tabled.text(&listing, paper),
            (Format::Markdown, _) => tabled.markdown(&listing),
            (Format::Csv, _) => tabled.csv(),
            (Format::Json, _) => tabled.json(),
            // Statistics and sums are no events.
            (Format::Ics, Scope::Figures(..) | Scope::Money(..)) => String::new(),
            (Format::Ics, _) => calendar::render(view, &listing),
        };
    }
    match format {
        Format::Text => text::render(view, &listing, paper),
        Format::Markdown => markdown::render(view, &listing),
        Format::Csv => csv::render(view, &listing),
        Format::Json => json::render(view, &listing),
        Format::Ics => calendar::render(view, &listing),
    }
}

/// How many entries a format makes of a view, in words: `97 deadlines`.
pub fn count(view: &View, format: Format) -> String {
    let listing = list(view);
    match format {
        Format::Ics if matches!(view.scope, Scope::Figures(..)) => "0 events: statistics are none".into(),
        Format::Ics if matches!(view.scope, Scope::Money(..)) => "0 events: sums are none".into(),
        Format::Json if Tabled::of(view).is_some() => listing.count_in_words(view),
        Format::Ics => wording::count(listing.dated(view.library).count(), "event"),
        Format::Json => wording::count(listing.actions().len(), "action"),
        Format::Text | Format::Markdown | Format::Csv => listing.count_in_words(view),
    }
}

/// How an action or a heading is cited: its title, where it stands, the document.
pub fn citation(library: &Library, pivot: Option<&Pivot>, node: Node) -> String {
    let corpus = &library.corpus;
    let cited = match node {
        Node::Action(id) => {
            let action = corpus.action(id);
            format!("{}: {}", action.title(), facts::citation(action))
        }
        // A branch is no part of the document: what is in it is cited.
        Node::Branch(id) => {
            let actions = pivot.map_or_else(Vec::new, |pivot| pivot.actions(id));
            let cited = actions.into_iter().map(|action| {
                let action = corpus.action(action);
                visible(&format!("{}: {}", action.title(), facts::citation(action))).into_owned()
            });
            return cited.collect::<Vec<_>>().join("\n");
        }
        Node::Section(id) => {
            let section = corpus.section(id);
            let objective = &corpus.objectives[corpus.objective_of(id).index()];
            let edition = &corpus.editions[objective.edition.index()];
            format!(
                "{}: obj. {}, line {}; {}",
                corpus.str(section.title),
                objective.number,
                section.line,
                corpus.str(edition.source_name)
            )
        }
    };
    visible(&cited).into_owned()
}

impl View<'_> {
    /// The lines every export begins with, its days written this way: edition, as-of date, what is listed, query.
    pub fn header(&self, days: DayFormat, listing: &Listing) -> Vec<String> {
        let corpus = &self.library.corpus;
        let mut lines = Vec::new();
        for edition in &corpus.editions {
            let issuer = corpus.str(edition.issuer);
            let issuer = if issuer.is_empty() {
                String::new()
            } else {
                format!(" ({issuer})")
            };
            let inferred = if edition.as_of_inferred { " (inferred)" } else { "" };
            lines.push(format!(
                "{}{issuer}, edition {} of {}{inferred}",
                corpus.str(edition.title),
                corpus.str(edition.id),
                days.day(edition.as_of)
            ));
        }
        lines.push(format!(
            "As of {}; states, distances and windows are computed",
            days.day(self.as_of)
        ));
        if let Some(query) = self.query {
            lines.push(format!("Query: {query}"));
        }
        if let (Some(pivot), Scope::Tree) = (self.pivot, self.scope) {
            lines.push(format!("Regrouped {}; computed", pivot.grouping.in_words()));
        }
        lines.push(listing.summary(self, days));
        lines
    }
}
