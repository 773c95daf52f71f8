//! Where the reader is, told by ids: for the next run, and for the same corpus read again.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::state::Stop;
use super::tree::Tree;
use super::{Effect, Message, Mode, State, deadlines, regroup, search};
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{Corpus, SectionId};
use crate::settings::{PivotView, Place, TableView, View};
use crate::views::node::Node;
use crate::views::pivot::Grouping;
use crate::views::tables::figures::{By, Sort};
use crate::views::tables::money::GroupBy;
use crate::views::tables::{Kind, Options};
use crate::when::clock::{Clock, Origin};

impl State {
    /// Where the reader is.
    pub fn view_by_ids(&self) -> View {
        let corpus = self.corpus();
        View {
            focus: self.focus,
            zoom: self.zoom,
            selected: self.selected.and_then(|node| place_of(self, corpus, node)),
            open: self
                .tree
                .open_sections()
                .map(|section| section_ids(corpus, section))
                .collect(),
            query: self.filter.as_ref().map(|filter| filter.query.clone()),
            deadlines: self.deadlines.view.label().to_owned(),
            history: self.search.history.clone(),
            split: self.split,
            table: TableView {
                view: self.tables.name().into(),
                whole: self.tables.whole,
                sort: self.tables.options.sort.by.name().into(),
                reverse: self.tables.options.sort.reverse,
                by: self.tables.options.by.name().into(),
            },
            pivot: self.pivot_by_names(),
        }
    }

    /// How the tree is regrouped.
    fn pivot_by_names(&self) -> PivotView {
        let tree = &self.tree;
        let left = tree.left.as_ref();
        let left = left.map_or_else(String::new, |(grouping, _)| grouping.to_string());
        let Some(pivot) = &tree.pivot else {
            return PivotView {
                left,
                ..PivotView::default()
            };
        };
        PivotView {
            by: pivot.grouping.to_string(),
            open: tree.open_branches().map(|id| pivot.keys(id)).collect(),
            left,
        }
    }

    /// Groups the tree as it was, if that is known.
    fn regroup_by_names(&mut self, view: &PivotView) {
        let open = self.tree.open_sections().map(Node::Section).collect::<Vec<_>>();
        self.tree.left = view.left.parse().ok().map(|grouping| (grouping, HashSet::new()));
        let wanted = view.by.parse().unwrap_or(Grouping::DOCUMENT);
        let pivot = regroup::pivot(self, wanted).map(Arc::new);
        let branches = pivot
            .iter()
            .flat_map(|pivot| view.open.iter().filter_map(|keys| pivot.find(keys)));
        let all: Vec<_> = open.into_iter().chain(branches.map(Node::Branch)).collect();
        self.tree.open_only(all.into_iter());
        self.tree.pivot = pivot;
    }

    /// Goes where the reader was, as far as it is still there.
    pub fn go_to_view(&mut self, view: &View) {
        self.focus = view.focus;
        self.zoom = view.zoom;
        self.split = view.split.over(self.split);
        self.search.history.clone_from(&view.history);
        if let Some(deadlines) = deadlines::View::named(&view.deadlines) {
            self.deadlines.view = deadlines;
        }
        self.tables.view = Kind::named(&view.table.view);
        self.tables.whole = view.table.whole;
        self.tables.options = Options {
            sort: Sort {
                by: By::named(&view.table.sort).unwrap_or_default(),
                reverse: view.table.reverse,
            },
            by: GroupBy::named(&view.table.by).unwrap_or_default(),
            editions: None,
        };
        let library = self.library.clone();
        let corpus = &library.corpus;
        // Everything may have been unfolded, so that no heading is looked for by itself. Of two the first counts.
        let sections = (0..corpus.sections.len()).rev().map(SectionId::at);
        let known: HashMap<_, _> = sections
            .map(|section| (section_ids(corpus, section), section))
            .collect();
        let open = view.open.iter().filter_map(|ids| known.get(ids).copied());
        self.tree.open_only(open.map(Node::Section));
        self.filter = view
            .query
            .as_deref()
            .and_then(|query| super::search_state::filter_of(&library, query, self.clock.as_of))
            .filter(|filter| !filter.set.is_empty());
        self.regroup_by_names(&view.pivot);
        let selected = view.selected.as_ref();
        let selected = selected.and_then(|place| find_place(self, corpus, place));
        self.selected = selected.or(self.selected);
        if let Some(node) = self.selected {
            self.tree.reveal(corpus, node);
        }
        self.refresh();
        // A query may hide what was selected.
        if self.filter.is_some()
            && let Some(action) = self.action()
            && self.shown().is_some_and(|shown| !shown.contains(action))
        {
            self.selected = self.tree.node();
            self.refresh_detail();
        }
        self.settle();
    }

    /// The first corpus of a run is there.
    pub fn loaded(&mut self, library: Library, view: Option<&View>) -> Vec<Effect> {
        self.loading = None;
        let edition = library
            .corpus
            .newest_edition()
            .map_or(self.today, |edition| edition.as_of);
        self.clock = Clock::resolve(self.request, self.today, edition);
        self.tree = Tree::new(&library.corpus);
        self.marks = ActionSet::none(library.corpus.len());
        self.library = library.after(&self.library);
        self.selected = None;
        self.refresh();
        self.selected = self.tree.node();
        self.refresh_detail();
        if let Some(view) = view {
            self.go_to_view(view);
        }
        let effects = self.search_again();
        self.settle();
        effects
    }

    /// The corpus was read again: everything stays where it is, as far as it is still there.
    pub fn reloaded(&mut self, library: Library) -> Vec<Effect> {
        self.loading = None;
        self.broken = None;
        let view = self.view_by_ids();
        self.tables.forget_groups();
        let library = library.after(&self.library);
        let old = std::mem::replace(&mut self.library, library);
        let new = Arc::clone(&self.library.corpus);
        for trail in [&mut self.back, &mut self.forward] {
            let stops = trail.iter().filter_map(|stop| {
                let node = match stop.node {
                    Node::Action(action) => new.find(old.corpus.action(action).key()).map(Node::Action),
                    Node::Section(section) => {
                        let (edition, id) = section_ids(&old.corpus, section);
                        find_section(&new, &edition, &id).map(Node::Section)
                    }
                    Node::Branch(_) => None,
                };
                node.map(|node| Stop { node, ..*stop })
            });
            *trail = stops.collect();
        }
        let marked = self
            .marks
            .iter()
            .filter_map(|action| new.find(old.corpus.action(action).key()));
        self.marks = ActionSet::of(new.len(), marked);
        if self.clock.origin == Origin::Edition
            && let Some(edition) = new.newest_edition()
        {
            self.clock.as_of = edition.as_of;
        }
        // Numbers of the old corpus mean nothing any more; where nothing is found again, the line stays.
        self.selected = None;
        self.filter = None;
        self.search.forget_results();
        let (tree, detail, row) = (self.tree.cursor, self.detail.cursor, self.tables.cursor);
        self.go_to_view(&view);
        if self.selected.is_none() {
            self.tree.cursor = tree;
            self.tree.cursor.at = tree.at.min(self.tree.rows.len().saturating_sub(1));
            self.selected = self.tree.node();
            self.refresh_detail();
        } else {
            self.tree.cursor.top = tree.top;
            self.detail.cursor = detail;
            self.tables.cursor = row;
        }
        let effects = self.search_again();
        let actions = crate::views::wording::count(new.len(), "action");
        self.message = Some(Message::Note(format!("Reloaded: {actions}")));
        self.settle();
        effects
    }

    /// Asks what is being typed of the corpus that is there now.
    fn search_again(&mut self) -> Vec<Effect> {
        match self.mode {
            Mode::Search => search::find(self),
            _ => Vec::new(),
        }
    }

    /// Reading again failed: the last good corpus stays, and what is wrong is told until it is mended.
    pub fn reload_failed(&mut self, mistakes: String) {
        self.loading = None;
        self.broken = Some(mistakes);
        self.message = None;
        self.settle();
    }
}

fn section_ids(corpus: &Corpus, section: SectionId) -> (String, String) {
    let edition = &corpus.editions[corpus.edition_of(section).index()];
    let id = corpus.section(section).id;
    (corpus.str(edition.id).to_owned(), corpus.str(id).to_owned())
}

fn place_of(state: &State, corpus: &Corpus, node: Node) -> Option<Place> {
    Some(match node {
        Node::Action(action) => Place::Action(corpus.action(action).key().to_owned()),
        Node::Section(section) => {
            let (edition, id) = section_ids(corpus, section);
            Place::Section(edition, id)
        }
        Node::Branch(id) => {
            let (first, second) = state.tree.pivot.as_ref()?.keys(id);
            Place::Branch(first, second)
        }
    })
}

fn find_place(state: &State, corpus: &Corpus, place: &Place) -> Option<Node> {
    match place {
        Place::Action(id) => corpus.find(id).map(Node::Action),
        Place::Section(edition, id) => find_section(corpus, edition, id).map(Node::Section),
        Place::Branch(first, second) => {
            let pivot = state.tree.pivot.as_ref()?;
            pivot.find(&(first.clone(), second.clone())).map(Node::Branch)
        }
    }
}

fn find_section(corpus: &Corpus, edition: &str, id: &str) -> Option<SectionId> {
    let is_it = |section: &SectionId| section_ids(corpus, *section) == (edition.to_owned(), id.to_owned());
    (0..corpus.sections.len())
        .map(SectionId::at)
        .filter(|section| corpus.str(corpus.section(*section).id) == id)
        .find(is_it)
}
