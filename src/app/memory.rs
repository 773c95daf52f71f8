//! Where the reader is, by ids: for the next run, and for the same corpus read again.

use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::filtered::ActiveFilter;
use super::state::Parts;
use super::tree::Tree;
use super::{Effect, Message, Mode, State, deadlines, regroup, update};
use crate::command::Command;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, SectionId};
use crate::settings::{PivotView, SavedPlace, SavedView, TableView};
use crate::views::node::Node;
use crate::views::pivot::Grouping;
use crate::views::tables::figures::{By, Sort};
use crate::views::tables::money::GroupBy;
use crate::views::tables::score::ScoreBy;
use crate::views::tables::{Options, TableKind};
use crate::when::clock::Origin;

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
        self.panes.tables.options = Options {
            sort: Sort {
                by: By::named(&view.table.sort).unwrap_or_default(),
                reverse: view.table.reverse,
            },
            by: GroupBy::named(&view.table.by).unwrap_or_default(),
            score: ScoreBy::named(&view.table.score).unwrap_or_default(),
            ..Options::default()
        };
        let library = self.library.clone();
        let corpus = &library.corpus;
        // Everything may have been unfolded, so that no heading is looked for by itself. Of two the first counts.
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

    /// The first corpus of a run is there.
    pub fn loaded(&mut self, library: Library, view: Option<&SavedView>) -> Vec<Effect> {
        self.files.loading = None;
        self.time.clock = self.time.resolve(self.time.request, &library);
        self.panes.tree = Tree::new(&library.corpus);
        self.marks = ActionSet::none(library.corpus.len());
        let asked = self.session.edition.take();
        let looked_at = asked.as_deref().and_then(|id| library.corpus.find_edition(id));
        if let (Some(id), None) = (asked, looked_at) {
            self.message = Some(Message::Error(format!("There is no edition {id}")));
        }
        self.library = library.after(&self.library).looking_at(looked_at);
        self.follow_journals();
        self.selected = None;
        self.refresh();
        self.select_cursor();
        if let Some(view) = view {
            self.go_to_view(view);
        }
        // Nobody is to take what a forgotten query leaves for everything there is.
        if let Some(filter) = &self.view.filter
            && self.message.is_none()
        {
            let key = self.session.key(Command::ClearFilter);
            let said = format!(
                "Only what matches {}, the query of last time; {key} shows all",
                filter.label
            );
            self.note(said);
        }
        let effects = self.search_again();
        self.settle();
        effects
    }

    /// The corpus was read again: everything stays where it is, as far as it is still there.
    pub fn reloaded(&mut self, library: Library) -> Vec<Effect> {
        self.files.loading = None;
        self.files.broken = None;
        let view = self.view_by_ids();
        self.panes.tables.forget_groups();
        let looked_at = self.library.edition.map(|edition| {
            let corpus = &self.library.corpus;
            corpus.str(corpus.editions[edition.index()].id)
        });
        let looked_at = looked_at.and_then(|id| library.corpus.find_edition(id));
        let library = library.after(&self.library).looking_at(looked_at);
        let old = std::mem::replace(&mut self.library, library);
        let new = Arc::clone(&self.library.corpus);
        self.trail.rebase(|node| match node {
            Node::Action(action) => same_action(&old.corpus, action, &new).map(Node::Action),
            Node::Section(section) => {
                let (edition, id) = section_ids(&old.corpus, section);
                find_section(&new, &edition, &id).map(Node::Section)
            }
            Node::Edition(edition) => {
                let id = old.corpus.str(old.corpus.editions[edition.index()].id);
                new.find_edition(id).map(Node::Edition)
            }
            Node::Branch(_) => None,
        });
        let marked = self
            .marks
            .iter()
            .filter_map(|action| same_action(&old.corpus, action, &new));
        self.marks = ActionSet::of(new.len(), marked);
        if self.time.clock.origin == Origin::Edition
            && let Some(edition) = new.newest_edition()
        {
            self.time.clock.as_of = edition.as_of;
        }
        self.follow_journals();
        // Numbers of the old corpus mean nothing any more; where nothing is found again, the line stays.
        self.selected = None;
        self.view.filter = None;
        self.search.forget_results();
        let (tree, detail, row) = (
            self.panes.tree.cursor,
            self.panes.detail.cursor,
            self.panes.tables.cursor,
        );
        self.go_to_view(&view);
        if self.selected.is_none() {
            self.panes.tree.cursor = tree;
            self.panes.tree.cursor.at = tree.at.min(self.panes.tree.rows.len().saturating_sub(1));
            self.select_cursor();
        } else {
            self.panes.tree.cursor.top = tree.top;
            self.panes.detail.cursor = detail;
            self.panes.tables.cursor = row;
        }
        let effects = self.search_again();
        let actions = crate::views::wording::count(new.len(), "action");
        self.note(format!("Reloaded: {actions}"));
        self.settle();
        effects
    }

    /// Asks what is being typed of the corpus that is there now.
    pub(super) fn search_again(&mut self) -> Vec<Effect> {
        if self.mode != Mode::Search {
            return Vec::new();
        }
        let Parts { ground, search, .. } = self.parts();
        // Whoever was asked before is called off.
        search.is_waiting = false;
        let answer = search.find(ground);
        update::apply(self, answer)
    }

    /// Reading again failed: the last good corpus stays, and the mistakes are shown until they are fixed.
    pub fn reload_failed(&mut self, mistakes: String) {
        self.files.loading = None;
        self.files.broken = Some(mistakes);
        self.message = None;
        self.settle();
    }
}

fn section_ids(corpus: &Corpus, section: SectionId) -> (String, String) {
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

/// An action in a corpus that was read again: of the same edition, else of the newest that has its id.
fn same_action(old: &Corpus, action: ActionId, new: &Corpus) -> Option<ActionId> {
    let action = old.action(action);
    let own = new.find_edition(old.str(action.edition().id));
    let same = own.and_then(|edition| new.find_in(edition, action.key()));
    same.or_else(|| new.find(action.key()))
}

fn find_section(corpus: &Corpus, edition: &str, id: &str) -> Option<SectionId> {
    let is_it = |section: &SectionId| section_ids(corpus, *section) == (edition.to_owned(), id.to_owned());
    (0..corpus.sections.len())
        .map(SectionId::at)
        .filter(|section| corpus.str(corpus.section(*section).id) == id)
        .find(is_it)
}
