//! The tables of the action pane: which one is shown, and its rows. A table is derived when what it is about changes,
//! never while a frame is drawn and not for every step of a cursor.

use std::sync::Arc;

use super::about::{About, about, branch, lens};
use super::layout::TableLayout;
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::state::State;
use crate::command::Command;
use crate::model::ActionId;
use crate::views::node::Node;
use crate::views::tables::figures;
use crate::views::tables::figures::{FigureAt, Sort};
use crate::views::tables::money;
use crate::views::tables::money::{GroupBy, Grouped};
use crate::views::tables::owners;
use crate::views::tables::owners::Owner;
use crate::views::tables::table::{AT_ONCE, Placed, Row, RowKind, Table, Widths, Words};
use hashbrown::HashSet;

/// Rows that are worded before and after those in view.
const AROUND: usize = 200;

/// What the action pane shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DetailView {
    /// What is said of the selected action or branch.
    #[default]
    Facts,
    /// The statistics of a branch.
    Figures,
    /// Who owes what in a branch.
    Owners,
    /// The money of a branch, each pot counted once.
    Money,
}

impl DetailView {
    pub const ALL: [Self; 4] = [Self::Facts, Self::Figures, Self::Owners, Self::Money];

    /// The name on the screen, and between runs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Figures => "figures",
            Self::Owners => "owners",
            Self::Money => "money",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// What the rows of a long table are worded from.
#[derive(Clone, Debug, Default)]
enum Lines {
    #[default]
    Worded,
    Figures(Arc<[FigureAt]>),
    Owners(Arc<(Vec<Owner>, Vec<owners::Line>)>),
    Money(Arc<(Grouped, Vec<money::Line>)>),
}

/// What a table is worked out from, next to what makes every table stale: the clock, the query, the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Basis {
    view: DetailView,
    /// The branch; none for everything.
    branch: Option<Node>,
    sort: Sort,
    by: GroupBy,
    words: Words,
}

#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub view: DetailView,
    /// Whether tables are about everything shown, and not about the branch.
    pub whole: bool,
    /// How statistics are sorted.
    pub sort: Sort,
    /// What sums of money are made by.
    pub by: GroupBy,
    /// The table; empty where facts are shown.
    pub table: Arc<Table>,
    /// Where its columns are.
    pub placed: Vec<Placed>,
    /// How wide they would be with all the room there is.
    widths: Widths,
    /// What rows are worded from when they come into view.
    lines: Lines,
    pub cursor: Cursor,
    /// The groups of rows that are unfolded.
    open: HashSet<(DetailView, u32)>,
    /// Whether groups are unfolded unless they are in `open`.
    open_by_default: bool,
    /// What the table was worked out from; none where that has changed.
    basis: Option<Basis>,
    /// The width its columns were placed in.
    width: usize,
    pub left: Option<Pane>,
}

impl Tables {
    /// Whether the pane shows a table.
    pub fn is_shown(&self) -> bool {
        self.view != DetailView::Facts
    }

    /// The row the cursor is at.
    pub fn row(&self) -> Option<&Row> {
        self.table.rows.get(self.cursor.at)
    }

    /// The action that the row the cursor is at leads to.
    pub fn action(&self) -> Option<ActionId> {
        self.row().and_then(|row| row.link)
    }

    /// What the table was worked out from has changed.
    pub fn forget(&mut self) {
        self.basis = None;
    }

    /// The corpus is another one: numbers of groups mean nothing any more.
    pub fn forget_groups(&mut self) {
        self.open.clear();
        self.basis = None;
    }

    fn place(&mut self, width: usize) {
        self.placed = self.widths.place(&self.table.columns, width);
        self.width = width;
    }

    pub fn is_open(&self, group: u32) -> bool {
        self.open.contains(&(self.view, group)) != self.open_by_default
    }
}

/// Works the table out again if it is shown and what it is worked out from has changed, and places its columns.
pub fn refresh(state: &mut State) {
    if !state.tables.is_shown() {
        state.tables.table = Arc::default();
        state.tables.basis = None;
        return;
    }
    let inside = state.screen().inside(Pane::Action).unwrap_or_default();
    let width = usize::from(inside.width);
    let basis = Basis {
        view: state.tables.view,
        branch: branch(state),
        sort: state.tables.sort,
        by: state.tables.by,
        words: Words::in_cells(width),
    };
    let is_stale = state.tables.basis != Some(basis);
    if is_stale {
        let about = about(state);
        let (table, lines) = table(state, &about, basis.words);
        let tables = &mut state.tables;
        tables.widths = Widths::new(&table.columns);
        table.rows.iter().for_each(|row| tables.widths.see(row));
        // Of a short table nothing is left to be worded.
        let is_long = table.rows.len() > AT_ONCE;
        tables.lines = if is_long { lines } else { Lines::Worded };
        let is_other = tables
            .basis
            .is_some_and(|old| (old.view, old.branch) != (basis.view, basis.branch));
        if is_other {
            tables.cursor = Cursor::default();
        }
        tables.table = Arc::new(table);
        tables.basis = Some(basis);
    }
    if is_stale || state.tables.width != width {
        state.tables.place(width);
    }
}

/// The table of the view that is shown.
fn table(state: &State, about: &About, words: Words) -> (Table, Lines) {
    let sources = state.library.sources(state.clock.as_of);
    let corpus = sources.corpus;
    let tables = &state.tables;
    let (mut table, lines) = match tables.view {
        DetailView::Facts => (Table::default(), Lines::Worded),
        DetailView::Figures => {
            let list: Arc<[FigureAt]> = figures::list(corpus, about.set.as_ref(), tables.sort).into();
            let table = figures::table(
                sources,
                &list,
                tables.sort,
                &about.title,
                about.len(corpus),
                words,
                AT_ONCE,
            );
            (table, Lines::Figures(list))
        }
        DetailView::Owners => {
            let owners = owners::owners(sources, about.set.as_ref());
            let lines = owners::lines(&owners, |group| tables.is_open(group));
            let table = owners::table(sources, &owners, &lines, &about.title, words, AT_ONCE);
            (table, Lines::Owners(Arc::new((owners, lines))))
        }
        DetailView::Money => {
            let grouped = money::grouped(sources, about.set.as_ref(), &lens(state), tables.by);
            let lines = money::lines(&grouped, |group| tables.is_open(group));
            let table = money::table(sources, &grouped, &lines, &about.title, words, AT_ONCE);
            (table, Lines::Money(Arc::new((grouped, lines))))
        }
    };
    if table.rows.is_empty() {
        let hint = match (tables.whole, state.filter.is_some()) {
            (false, _) => {
                let key = state.keymap.first_key(Command::Whole).unwrap_or_default();
                format!(" {key} widens the table to everything.")
            }
            (true, true) => " Esc clears the query.".into(),
            (true, false) => String::new(),
        };
        table.empty.push_str(&hint);
    }
    (table, lines)
}

/// Other actions are marked: tables over what is marked are of other actions now.
pub fn marks_changed(state: &mut State) {
    if state.tables.whole {
        state.tables.forget();
        refresh(state);
    }
}

pub fn forget_branch(state: &mut State) {
    state.tables.forget();
    refresh(state);
}

/// Keeps the cursor in view.
pub fn settle(state: &mut State) {
    let height = page(state).max(1);
    let tables = &mut state.tables;
    tables.cursor.follow(tables.table.rows.len(), height, |_| 0);
    word(state, height);
}

/// Words the rows that are in view, if they are not yet, and some around them.
fn word(state: &mut State, height: usize) {
    let sources = state.library.sources(state.clock.as_of);
    let tables = &mut state.tables;
    let len = tables.table.rows.len();
    let seen = tables.cursor.top..(tables.cursor.top + height).min(len);
    let is_worded = |row: &Row| !row.cells.is_empty();
    if matches!(tables.lines, Lines::Worded) || tables.table.rows[seen.clone()].iter().all(is_worded) {
        return;
    }
    let Some(Basis { words, .. }) = tables.basis else {
        return;
    };
    let table = Arc::make_mut(&mut tables.table);
    let around = seen.start.saturating_sub(AROUND)..(seen.end + AROUND).min(len);
    let rows = around.clone().zip(&mut table.rows[around]);
    for (index, row) in rows.filter(|(_, row)| !is_worded(row)) {
        row.cells = match &tables.lines {
            Lines::Worded => Vec::new(),
            Lines::Figures(list) => figures::cells(sources.days, sources.corpus, list[index], words),
            Lines::Owners(owed) => owners::cells(sources, &owed.0, owed.1[index], words),
            Lines::Money(money) => money::cells(sources, &money.0, money.1[index], words),
        };
        tables.widths.see(row);
    }
    tables.place(tables.width);
}

/// The lines of rows that are seen.
pub fn page(state: &State) -> usize {
    let area = state.screen().inside(Pane::Action).unwrap_or_default();
    TableLayout::new(area, &state.tables.table).rows.height.into()
}

pub fn show_facts(state: &mut State) {
    state.tables.view = DetailView::Facts;
    state.tables.left = None;
}

/// Stands at a row again, after going back to the table: at the one that leads to `action`, if it has moved.
pub fn stand_again(state: &mut State, cursor: Cursor, action: Option<ActionId>) {
    state.tables.cursor = cursor;
    let rows = &state.tables.table.rows;
    let is_it = |row: &Row| row.link.is_some() && row.link == action;
    if !rows.get(cursor.at).is_some_and(is_it)
        && let Some(at) = rows.iter().position(is_it)
    {
        state.tables.cursor.carry_to(at);
    }
}

/// Folds or unfolds a group, and stands at its heading.
pub fn toggle(state: &mut State, group: u32) {
    let tables = &mut state.tables;
    let key = (tables.view, group);
    if !tables.open.remove(&key) {
        tables.open.insert(key);
    }
    stand_at_heading(state, group);
}

/// Folds or unfolds every group, and stays at the group it was at.
pub fn fold_all(state: &mut State, open: bool) {
    let tables = &mut state.tables;
    let group = tables.row().map(|row| row.group);
    let view = tables.view;
    tables.open.retain(|(own, _)| *own != view);
    tables.open_by_default = open;
    if let Some(group) = group {
        stand_at_heading(state, group);
    } else {
        state.tables.forget();
        refresh(state);
    }
}

pub fn stand_at_heading(state: &mut State, group: u32) {
    state.tables.forget();
    refresh(state);
    let rows = &state.tables.table.rows;
    let heading = rows
        .iter()
        .position(|row| row.kind == RowKind::Heading && row.group == group);
    if let Some(at) = heading {
        state.tables.cursor.carry_to(at);
    }
}
