//! The tree pane: which headings are unfolded, the resulting lines, and the cursor. In a regrouped tree the headings are
//! branches.

use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::HashSet;
use ratatui::layout::Rect;

use super::cursor::Cursor;
use super::ground::Ground;
use super::outcome::CommandOutcome;
use super::row_heights::RowHeights;
use super::tree_line::TreeLines;
use crate::command::Command;
use crate::library::Library;
use crate::model::{Corpus, EditionId, SectionId};
use crate::views::node::{BranchId, Node, OutlineRow};
use crate::views::outline::{ancestors, initially_open, outline};
use crate::views::pivot::{Grouping, Pivot};

/// At most about this many lines are measured, spread over the tree: a sample is enough.
const MEASURED: usize = 1024;

#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Headings and branches the reader unfolded.
    open: HashSet<Node>,
    /// Headings and branches unfolded only to show what another pane selected; they fold again when the selection changes.
    peek: Vec<Node>,
    pub rows: Vec<OutlineRow>,
    pub cursor: Cursor,
    pub heights: RowHeights,
    /// The cells in which fifteen of sixteen lines fit, and the number of lines. What is unfolded only for another pane does not
    /// count, so that moving through that pane does not move a border.
    pub need: (u16, u16),
    /// The regrouped tree; `None` for the document's order.
    pub pivot: Option<Arc<Pivot>>,
    /// Whether lines in the document's order are marked with what changed since the edition before.
    pub marks_changes: bool,
    /// The grouping that was left for the document's order, with what was unfolded in it.
    pub left: Option<(Grouping, HashSet<Node>)>,
}

impl Tree {
    pub fn new(corpus: &Corpus) -> Self {
        Self {
            open: initially_open(corpus),
            ..Self::default()
        }
    }

    /// Whether the tree also lists what is gone since the edition before.
    pub fn lists_gone(&self) -> bool {
        match &self.pivot {
            Some(pivot) => pivot.grouping.has_gone(),
            None => self.marks_changes,
        }
    }

    /// Whether the top level of the tree is editions.
    pub fn has_editions(&self) -> bool {
        self.rows
            .first()
            .is_some_and(|row| matches!(row.node, Node::Edition(_)))
    }

    /// The edition above a heading or an action, where editions are the top level of the tree.
    fn edition_above(&self, corpus: &Corpus, node: Node) -> Option<Node> {
        let edition = match node {
            Node::Section(section) => corpus.edition_of(section),
            Node::Action(action) => corpus.edition(action),
            Node::Edition(_) | Node::Branch(_) => return None,
        };
        self.has_editions().then_some(Node::Edition(edition))
    }

    /// Filters and counts the branches again, where the tree is regrouped.
    pub fn show(&mut self, ground: Ground) {
        if let Some(pivot) = &mut self.pivot {
            let library = ground.library;
            Arc::make_mut(pivot).show(library.sources(ground.as_of), ground.listed());
        }
    }

    pub fn lines<'a>(
        &'a self,
        library: &'a Library,
        editions: &'a [EditionId],
        as_of: NaiveDate,
    ) -> TreeLines<'a> {
        TreeLines {
            library,
            pivot: self.pivot.as_deref(),
            editions,
            has_editions: self.has_editions(),
            says_changes: self.lists_gone(),
            as_of,
        }
    }

    fn measure(&mut self, ground: Ground) {
        let is_kept = |row: &&OutlineRow| row.under.is_none_or(|under| !self.peek.contains(&under));
        let lines = self.lines(ground.library, &ground.view.editions, ground.as_of);
        let count = if self.peek.is_empty() {
            self.rows.len()
        } else {
            self.rows.iter().filter(is_kept).count()
        };
        let some = self
            .rows
            .iter()
            .step_by(self.rows.len().div_ceil(MEASURED).max(1));
        let mut widths: Vec<u16> = some.filter(is_kept).map(|row| lines.need(row)).collect();
        // A few lines much longer than the others take no room from other panes.
        let at = widths.len().saturating_sub(1 + widths.len() / 16);
        let widest = if widths.is_empty() {
            0
        } else {
            *widths.select_nth_unstable(at).1
        };
        self.need = (widest, u16::try_from(count).unwrap_or(u16::MAX));
    }

    /// Recomputes the lines, and keeps the cursor on the selection or the nearest visible heading above it.
    pub fn refresh(&mut self, ground: Ground) {
        self.refresh_at(ground, ground.selected);
    }

    /// Like [`Self::refresh`], after a change other than a selection in another pane: also measures the lines.
    pub fn rebuild(&mut self, ground: Ground) {
        self.rebuild_at(ground, ground.selected);
    }

    fn rebuild_at(&mut self, ground: Ground, node: Option<Node>) {
        self.refresh_at(ground, node);
        self.measure(ground);
    }

    fn refresh_at(&mut self, ground: Ground, node: Option<Node>) {
        let corpus = ground.corpus();
        // An action may be on several lines; the cursor stays on its own.
        let at = self.rows.get(self.cursor.at).copied();
        let is_open = |node: Node| self.open.contains(&node) || self.peek.contains(&node);
        self.rows = match &self.pivot {
            Some(pivot) => pivot.rows(|id| is_open(Node::Branch(id))),
            None => outline(corpus, ground.view.tree_counts(), ground.listed(), is_open),
        };
        let is_it = |row: &OutlineRow| at.is_some_and(|at| (row.node, row.under) == (at.node, at.under));
        if at.is_some_and(|at| Some(at.node) == node)
            && let Some(found) = self.rows.iter().position(is_it)
        {
            self.cursor.at = found;
        } else if let Some(node) = node {
            self.stand_at(corpus, node);
        }
    }

    /// The selection after the branches have changed: a selected branch may be gone, or the selected action in another one.
    pub fn keep_selection(&mut self, ground: Ground) -> Option<Node> {
        let Some(pivot) = &self.pivot else {
            return ground.selected;
        };
        match ground.selected {
            Some(Node::Branch(id)) if pivot.branch(id).is_some() => ground.selected,
            Some(Node::Branch(_) | Node::Section(_) | Node::Edition(_)) | None => self.node(),
            Some(node @ Node::Action(action)) => {
                if ground.listed().is_none_or(|set| set.contains(action))
                    && self.node() != Some(node)
                    && self.reveal(ground.corpus(), node)
                {
                    self.refresh(ground);
                }
                ground.selected
            }
        }
    }

    pub fn command(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        let corpus = ground.corpus();
        let row = self.node();
        let is_open = row.is_some_and(|node| self.is_open(node));
        match (command, row) {
            (Command::FoldAll | Command::ZoomOut, _) => {
                // The selection moves up to its objective, which stays visible.
                let top = ground
                    .selected
                    .and_then(|node| self.above(corpus, node).first().copied());
                self.fold_all();
                self.rebuild_at(ground, top.or(ground.selected));
                return CommandOutcome::select(top);
            }
            (Command::UnfoldAll | Command::ZoomIn, _) => {
                self.unfold_all(corpus);
                self.rebuild(ground);
            }
            (Command::NextHeading | Command::PreviousHeading, _) => {
                let is_heading = |at: usize| !matches!(self.rows[at].node, Node::Action(_));
                if let Some(by) = self.cursor.steps_to(self.rows.len(), command, is_heading) {
                    return self.walk(by);
                }
            }
            (Command::Left, Some(node)) if is_open => self.set_open(node, false, ground),
            (Command::Left, Some(node)) => {
                if let Some(heading) = self.above(corpus, node).pop() {
                    self.stand_at(corpus, heading);
                    return CommandOutcome::Select(heading);
                }
            }
            (Command::Right, Some(_)) if is_open => return self.walk(1),
            (Command::Right, Some(Node::Action(_))) => {}
            (Command::Right, Some(node)) => self.set_open(node, true, ground),
            (Command::Open, Some(Node::Action(_))) => return CommandOutcome::OpenAction,
            (Command::Toggle, Some(node @ Node::Action(_))) => {
                if let Some(heading) = self.above(corpus, node).pop() {
                    self.stand_at(corpus, heading);
                    self.settle();
                    self.open.remove(&heading);
                    self.rebuild_at(ground, Some(heading));
                    return CommandOutcome::Select(heading);
                }
            }
            (Command::Open | Command::Toggle, Some(node)) => self.set_open(node, !is_open, ground),
            (Command::Left | Command::Right | Command::Open | Command::Toggle, _) => {}
            _ => return CommandOutcome::Unhandled,
        }
        CommandOutcome::Done
    }

    pub fn walk(&mut self, lines: isize) -> CommandOutcome {
        self.settle();
        self.cursor.move_by(lines, self.rows.len());
        CommandOutcome::select(self.node())
    }

    /// Scrolls so that the cursor is in view. Titles that would be cut take a second line where there is room for it.
    pub fn settle_in(&mut self, ground: Ground, area: Rect) {
        let height = usize::from(area.height).max(1);
        let corpus = ground.corpus();
        let mut cursor = self.cursor;
        cursor.follow(self.rows.len(), height, |top| self.pinned(corpus, top).len());
        self.cursor = cursor;
        self.heights = RowHeights::default();
        if ground.layout.two_lines.is_room(self.rows.len(), height) {
            let lines = self.lines(ground.library, &ground.view.editions, ground.as_of);
            let line = |row: &OutlineRow| lines.line(row.node, row.depth, area.width);
            let is_cut = |at: usize| line(&self.rows[at]).is_cut();
            self.heights = RowHeights::within(self.rows.len(), height, is_cut);
        }
    }

    /// Moves the cursor to a node, or to the nearest visible heading above it.
    pub fn stand_at(&mut self, corpus: &Corpus, node: Node) {
        if self.node() == Some(node) {
            return;
        }
        let find = |node: Node| self.rows.iter().position(|row| row.node == node);
        let above = || self.above(corpus, node).into_iter().rev().find_map(find);
        if let Some(at) = find(node).or_else(above) {
            self.cursor.at = at;
        }
    }

    pub fn node(&self) -> Option<Node> {
        self.rows.get(self.cursor.at).map(|row| row.node)
    }

    /// The branch on the cursor's line, or the one the line is in.
    pub fn branch(&self) -> Option<BranchId> {
        let row = self.rows.get(self.cursor.at)?;
        match (row.node, row.under) {
            (Node::Branch(id), _) | (_, Some(Node::Branch(id))) => Some(id),
            _ => None,
        }
    }

    /// The headings or branches above a node, outermost first, without the node itself. For an action under several branches,
    /// those above the cursor if it is on the action, else those above its first place.
    pub fn above(&self, corpus: &Corpus, node: Node) -> Vec<Node> {
        let Some(pivot) = &self.pivot else {
            let sections = ancestors(corpus, node).into_iter().map(Node::Section);
            return self
                .edition_above(corpus, node)
                .into_iter()
                .chain(sections)
                .collect();
        };
        let path = match node {
            Node::Edition(_) | Node::Section(_) => Vec::new(),
            Node::Branch(id) => {
                let mut path = pivot.path(id);
                path.pop();
                path
            }
            Node::Action(action) => {
                let here = (self.node() == Some(node)).then(|| self.branch()).flatten();
                let first = || pivot.stands_of(action).first().copied();
                here.or_else(first).map_or_else(Vec::new, |id| pivot.path(id))
            }
        };
        path.into_iter().map(Node::Branch).collect()
    }

    pub fn is_open(&self, node: Node) -> bool {
        self.open.contains(&node) || self.peek.contains(&node)
    }

    pub fn open_sections(&self) -> impl Iterator<Item = SectionId> {
        self.open.iter().filter_map(|node| match node {
            Node::Section(section) => Some(*section),
            _ => None,
        })
    }

    pub fn open_branches(&self) -> impl Iterator<Item = BranchId> {
        self.open.iter().filter_map(|node| match node {
            Node::Branch(branch) => Some(*branch),
            _ => None,
        })
    }

    /// Unfolds more headings.
    pub fn unfold(&mut self, nodes: impl Iterator<Item = Node>) {
        self.open.extend(nodes);
        self.peek.clear();
    }

    /// Unfolds these headings and no others. Editions stay as they are.
    pub fn unfold_only(&mut self, nodes: impl Iterator<Item = Node>) {
        self.open.retain(|node| matches!(node, Node::Edition(_)));
        self.unfold(nodes);
    }

    /// Regroups, or returns to the document's order. Branches unfolded in the former grouping fold.
    pub fn regroup(&mut self, pivot: Option<Pivot>, open: impl IntoIterator<Item = Node>) {
        self.settle();
        let branches: HashSet<Node> = self.open_branches().map(Node::Branch).collect();
        self.open.retain(|node| !branches.contains(node));
        if let Some(old) = self.pivot.take() {
            self.left = Some((old.grouping, branches));
        }
        self.open.extend(open);
        self.pivot = pivot.map(Arc::new);
        self.rows = Vec::new();
        self.cursor = Cursor::default();
    }

    /// Unfolds what hides a node that another pane selected, for as long as it is selected. Returns whether the lines change.
    pub fn reveal(&mut self, corpus: &Corpus, node: Node) -> bool {
        let peek: Vec<_> = self
            .above(corpus, node)
            .into_iter()
            .filter(|id| !self.open.contains(id))
            .collect();
        let changed = peek != self.peek;
        self.peek = peek;
        changed
    }

    /// Keeps unfolded what was unfolded for another pane, since the reader now moves here.
    pub fn settle(&mut self) {
        self.open.extend(self.peek.drain(..));
    }

    fn set_open(&mut self, node: Node, open: bool, ground: Ground) {
        self.settle();
        if open {
            self.open.insert(node);
        } else {
            self.open.remove(&node);
        }
        self.rebuild(ground);
    }

    fn fold_all(&mut self) {
        let in_branches = self.pivot.is_some();
        self.open
            .retain(|node| matches!(node, Node::Branch(_)) != in_branches);
        self.peek.clear();
    }

    fn unfold_all(&mut self, corpus: &Corpus) {
        if let Some(pivot) = &self.pivot {
            let branches = pivot.branches.iter().map(|branch| Node::Branch(branch.id));
            self.open.extend(branches);
        } else {
            let sections = (0..corpus.sections.len()).map(SectionId::at);
            self.open.extend(sections.map(Node::Section));
            let editions = (0..corpus.editions.len()).map(EditionId::at);
            self.open.extend(editions.map(Node::Edition));
        }
    }

    /// The headings pinned to the top of a view that starts at line `top`, outermost first: those above the first line that they
    /// do not cover.
    pub fn pinned(&self, corpus: &Corpus, top: usize) -> Vec<Node> {
        let mut count = 0;
        loop {
            let Some(row) = self.rows.get(top + count) else {
                return Vec::new();
            };
            let above: Vec<Node> = match (row.under, &self.pivot) {
                (Some(Node::Branch(id)), Some(pivot)) => {
                    pivot.path(id).into_iter().map(Node::Branch).collect()
                }
                (Some(under @ Node::Section(id)), _) => {
                    let sections = corpus.path(id).into_iter().map(Node::Section);
                    self.edition_above(corpus, under)
                        .into_iter()
                        .chain(sections)
                        .collect()
                }
                (Some(edition @ Node::Edition(_)), _) => vec![edition],
                _ => Vec::new(),
            };
            // Headings among the visible lines need no pinning.
            let hidden = above.len();
            if hidden <= count {
                return above;
            }
            count = hidden;
        }
    }
}
