//! The tree as lines for formats to draw, in document order or regrouped: headings with their counts, and actions.

use std::borrow::Cow;

use super::entries::{Listing, set_of};
use super::view::ExportView;
use crate::model::set::ActionSet;
use crate::model::{ActionId, SectionId};
use crate::views::node::{Node, OutlineRow};
use crate::views::outline::{Counts, outline};
use crate::views::pivot::Pivot;
use crate::views::wording;

pub enum ExportTreeLine {
    Heading {
        title: String,
        count: String,
    },
    Action {
        id: ActionId,
        /// The other branches it is in: `(also under Egypt; Jordan)`.
        also: String,
    },
}

/// Every line with its depth. A limit leaves only a part of the tree; without one the tree is as on the screen, including
/// empty headings.
pub fn lines(view: &ExportView, listing: &Listing) -> Vec<(u8, ExportTreeLine)> {
    let corpus = &view.library.corpus;
    let limited = view.limit.map(|_| set_of(view, listing));
    let shown = limited.as_ref().or(view.shown);
    let pivot = view.pivot.map(|pivot| limited_to(view, pivot, shown));
    let counts = Counts::new(corpus, &view.library.deadlines, shown, view.as_of);
    let rows = match &pivot {
        Some(pivot) => pivot.rows(|_| true),
        None => outline(corpus, &counts, shown, |_| true),
    };
    let lines = rows.into_iter();
    lines
        .map(|row| (row.depth, line(view, pivot.as_deref(), &counts, &row)))
        .collect()
}

fn line(view: &ExportView, pivot: Option<&Pivot>, counts: &Counts, row: &OutlineRow) -> ExportTreeLine {
    let corpus = &view.library.corpus;
    match row.node {
        Node::Edition(id) => {
            let title = corpus.str(corpus.editions[id.index()].title);
            heading(title.to_owned(), counts.of_edition(corpus, id))
        }
        Node::Section(id) => {
            let section = corpus.section(id);
            heading(
                title_of(view, id),
                (counts.actions(section), counts.ahead(section)),
            )
        }
        Node::Branch(id) => {
            let branch = pivot.and_then(|pivot| pivot.branch(id));
            let counts = branch.map(|branch| (branch.actions, branch.ahead));
            let title = pivot.map_or("", |pivot| pivot.title(id));
            heading(title.to_owned(), counts.unwrap_or_default())
        }
        Node::Action(id) => ExportTreeLine::Action {
            id,
            also: pivot.map_or_else(String::new, |pivot| also(pivot, id, row.under)),
        },
    }
}

fn heading(title: String, (actions, ahead): (u32, u32)) -> ExportTreeLine {
    let count = counts_in_words(actions, ahead);
    ExportTreeLine::Heading { title, count }
}

fn title_of(view: &ExportView, id: SectionId) -> String {
    let corpus = &view.library.corpus;
    let section = corpus.section(id);
    let title = corpus.str(section.title);
    if section.parent.is_some() {
        return title.to_owned();
    }
    let number = corpus.objectives[corpus.objective_of(id).index()].number;
    format!("{number}. {title}")
}

/// The regrouped tree, restricted to what a limit leaves.
fn limited_to<'p>(view: &ExportView, pivot: &'p Pivot, shown: Option<&ActionSet>) -> Cow<'p, Pivot> {
    if view.limit.is_none() {
        return Cow::Borrowed(pivot);
    }
    let mut left = pivot.clone();
    left.show(view.library.sources(view.as_of), shown);
    Cow::Owned(left)
}

fn also(pivot: &Pivot, action: ActionId, at: Option<Node>) -> String {
    let others: Vec<_> = pivot
        .stands_of(action)
        .into_iter()
        .filter(|id| Some(Node::Branch(*id)) != at)
        .map(|id| pivot.brief(id))
        .collect();
    match others.len() {
        0 => String::new(),
        _ => format!("(also under {})", others.join("; ")),
    }
}

/// `(43 actions, 16 deadlines ahead)`.
fn counts_in_words(actions: u32, ahead: u32) -> String {
    let actions = wording::count(actions as usize, "action");
    match ahead {
        0 => format!("({actions})"),
        _ => format!(
            "({actions}, {} ahead)",
            wording::count(ahead as usize, "deadline")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::counts_in_words;

    #[test]
    fn branches_say_how_much_they_hold() {
        assert_eq!(counts_in_words(1, 0), "(1 action)");
        assert_eq!(counts_in_words(1234, 2), "(1,234 actions, 2 deadlines ahead)");
    }
}
