//! The reader's place and view by ids, saved for the next run and restored when the corpus is reloaded.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::filtered::ActiveFilter;
use super::{State, deadlines, regroup};
use crate::model::{Corpus, SectionId};
use crate::settings::{PivotView, SavedPlace, SavedView, TableView};
use crate::views::node::Node;
use crate::views::pivot::Grouping;
use crate::views::tables::figures::{By, FigureSort};
use crate::views::tables::money::GroupBy;
use crate::views::tables::score::ScoreBy;
use crate::views::tables::{TableKind, TableOptions};

impl State {
    /// Where the reader is.
    pub fn view_by_ids(&self) -> SavedView {
        let corpus = self.corpus();
        SavedView {
            focus: self.layout.focus,
            zoom: self.layout.zoom,
            selected: self.selected.and_then(|node| place_of(self, corpus, node)),
            open: self
                .panes
                .tree
                .open_sections()
                .map(|section| section_ids(corpus, section))
                .collect(),
            query: self.view.filter.as_ref().map(|filter| filter.query.clone()),
            deadlines: self.panes.deadlines.view.label().to_owned(),
            history: self.search.history.clone(),
            split: self.layout.split,
            table: TableView {
                view: self.panes.tables.name().into(),
                whole: self.panes.tables.whole,
                sort: self.panes.tables.options.sort.by.name().into(),
                reverse: self.panes.tables.options.sort.reverse,
                by: self.panes.tables.options.by.name().into(),
                score: self.panes.tables.options.score.name().into(),
            },
            pivot: self.pivot_by_names(),
        }
    }

    /// How the tree is regrouped.
    fn pivot_by_names(&self) -> PivotView {
        let tree = &self.panes.tree;
        let left = tree.left.as_ref();
        let left = left.map_or_else(String::new, |(grouping, _)| grouping.to_string());
        let pivot = tree.pivot.as_ref();
        let open = pivot.map(|pivot| tree.open_branches().map(|id| pivot.keys(id)).collect());
        PivotView {
            by: pivot.map_or_else(String::new, |pivot| pivot.grouping.to_string()),
            open: open.unwrap_or_default(),
            left,
        }
    }

    /// Groups the tree as it was, if that grouping is still known.
    fn regroup_by_names(&mut self, view: &PivotView) {
        self.panes.tree.left = view.left.parse().ok().map(|grouping| (grouping, HashSet::new()));
        let wanted = view.by.parse().unwrap_or(Grouping::DOCUMENT);
        let as_of = self.time.clock.as_of;
        self.view.list_gone(&self.library, as_of, wanted.has_gone());
        let pivot = regroup::pivot(self, wanted).map(Arc::new);
        if let Some(pivot) = &pivot {
            let branches = view.open.iter().filter_map(|keys| pivot.find(keys));
            self.panes.tree.unfold(branches.map(Node::Branch));
        }
        self.panes.tree.pivot = pivot;
    }

    /// Goes where the reader was, as far as it is still there.
    pub fn go_to_view(&mut self, view: &SavedView) {
        self.layout.focus = view.focus;
        self.layout.zoom = view.zoom;
        self.layout.split = view.split.over(self.layout.split);
        self.search.history.clone_from(&view.history);
        if let Some(deadlines) = deadlines::DeadlinesView::named(&view.deadlines) {
            self.panes.deadlines.view = deadlines;
        }
        self.panes.tables.view = TableKind::named(&view.table.view);
        self.panes.tables.whole = view.table.whole;
        self.panes.tables.options = TableOptions {
            sort: FigureSort {
                by: By::named(&view.table.sort).unwrap_or_default(),
                reverse: view.table.reverse,
            },
            by: GroupBy::named(&view.table.by).unwrap_or_default(),
            score: ScoreBy::named(&view.table.score).unwrap_or_default(),
            ..TableOptions::default()
        };
        let library = self.library.clone();
        let corpus = &library.corpus;
        // A map of all headings, since everything may have been unfolded. Of two with the same ids, the first counts.
        let sections = (0..corpus.sections.len()).rev().map(SectionId::at);
        let known: HashMap<_, _> = sections
            .map(|section| (section_ids(corpus, section), section))
            .collect();
        let open = view.open.iter().filter_map(|ids| known.get(ids).copied());
        self.panes.tree.unfold_only(open.map(Node::Section));
        self.view.filter = view
            .query
            .as_deref()
            .and_then(|query| ActiveFilter::new(&library, query, self.time.clock.as_of))
            .filter(|filter| !filter.set.is_empty());
        self.regroup_by_names(&view.pivot);
        let selected = view.selected.as_ref();
        let selected = selected.and_then(|place| find_place(self, corpus, place));
        self.selected = selected.or(self.selected);
        if let Some(node) = self.selected {
            self.panes.tree.reveal(corpus, node);
        }
        self.refresh();
        // A query may hide what was selected.
        if self.view.filter.is_some()
            && let Some(action) = self.action()
            && self.shown().is_some_and(|shown| !shown.contains(action))
        {
            self.select_cursor();
        }
        self.settle();
    }
}

pub(super) fn section_ids(corpus: &Corpus, section: SectionId) -> (String, String) {
    let edition = &corpus.editions[corpus.edition_of(section).index()];
    let id = corpus.section(section).id;
    (corpus.str(edition.id).to_owned(), corpus.str(id).to_owned())
}

fn place_of(state: &State, corpus: &Corpus, node: Node) -> Option<SavedPlace> {
    Some(match node {
        Node::Action(action) => SavedPlace::Action(corpus.action(action).key().to_owned()),
        Node::Section(section) => {
            let (edition, id) = section_ids(corpus, section);
            SavedPlace::Section(edition, id)
        }
        Node::Edition(edition) => {
            let id = corpus.editions[edition.index()].id;
            SavedPlace::Edition(corpus.str(id).to_owned())
        }
        Node::Branch(id) => {
            let (first, second) = state.panes.tree.pivot.as_ref()?.keys(id);
            SavedPlace::Branch(first, second)
        }
    })
}

fn find_place(state: &State, corpus: &Corpus, place: &SavedPlace) -> Option<Node> {
    match place {
        SavedPlace::Action(id) => {
            let found = state.library.find(id, state.time.clock.as_of);
            found.map(Node::Action)
        }
        SavedPlace::Section(edition, id) => find_section(corpus, edition, id).map(Node::Section),
        SavedPlace::Edition(id) => corpus.find_edition(id).map(Node::Edition),
        SavedPlace::Branch(first, second) => {
            let pivot = state.panes.tree.pivot.as_ref()?;
            pivot.find(&(first.clone(), second.clone())).map(Node::Branch)
        }
    }
}

pub(super) fn find_section(corpus: &Corpus, edition: &str, id: &str) -> Option<SectionId> {
    let is_it = |section: &SectionId| section_ids(corpus, *section) == (edition.to_owned(), id.to_owned());
    (0..corpus.sections.len())
        .map(SectionId::at)
        .filter(|section| corpus.str(corpus.section(*section).id) == id)
        .find(is_it)
}
