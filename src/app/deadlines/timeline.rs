//! The timeline: its lines, its scale, the period in view.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::areas::{below, last_line, top};
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::library::LazyDeadlines;
use crate::model::ActionId;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::views::grouped_rows::{groups, heading_above, pinned};
use crate::views::timeline::bar::Bar;
use crate::views::timeline::scale::{Scale, month_edge};
use crate::views::timeline::{Folds, TimelineGroup, TimelineGroupBy, TimelineRow, timeline};

#[derive(Clone, Debug, Default)]
pub struct Timeline {
    pub rows: Vec<TimelineRow>,
    /// What the lines were computed from; `None` if they depend on the clock or are stale.
    built: Option<Built>,
    pub cursor: Cursor,
    /// What the lines are grouped by.
    pub by: TimelineGroupBy,
    pub folds: Folds,
    /// The scale the reader chose; `None` for the one that suits the width.
    pub scale: Option<Scale>,
    /// The first day of the view the reader panned to; `None` while the view follows the clock.
    pub left: Option<NaiveDate>,
}

/// What lines grouped by heading depend on, apart from what is folded.
#[derive(Clone, Debug)]
struct Built {
    deadlines: Arc<LazyDeadlines>,
    shown: Option<ActionSet>,
}

impl Timeline {
    /// Whether the lines are still valid. Lines grouped by heading do not change as the clock moves.
    fn is_built(&self, ground: Ground) -> bool {
        self.built.as_ref().is_some_and(|built| {
            let same = Arc::ptr_eq(&built.deadlines, &ground.library.deadlines);
            same && built.shown.as_ref() == ground.shown()
        })
    }

    /// Recomputes the lines. The cursor stays on its entry, at the same height on the screen.
    pub fn refresh(&mut self, ground: Ground) {
        if self.is_built(ground) {
            return;
        }
        let stood = self.rows.get(self.cursor.at).copied();
        let group = self.heading(self.cursor.at).map(|(_, group, _)| group);
        let library = ground.library;
        self.rows = timeline(
            &library.corpus,
            &library.deadlines,
            ground.shown(),
            self.by,
            &self.folds,
            ground.as_of,
        );
        self.built = (self.by == TimelineGroupBy::Heading).then(|| Built {
            deadlines: Arc::clone(&library.deadlines),
            shown: ground.shown().cloned(),
        });
        let same = self.rows.iter().position(|row| match (stood, row) {
            (Some(TimelineRow::Heading(one, _)), TimelineRow::Heading(other, _)) => one == *other,
            (Some(TimelineRow::Stack(one, _)), TimelineRow::Stack(other, _)) => one == *other,
            (stood, row) => stood == Some(*row),
        });
        // An entry folded away is represented by its heading.
        let heading = || {
            self.rows
                .iter()
                .position(|row| matches!(row, TimelineRow::Heading(own, _) if Some(*own) == group))
        };
        let found = same.or_else(heading);
        self.cursor.carry_to(found.unwrap_or(self.cursor.at));
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, height: usize) {
        let mut cursor = self.cursor;
        cursor.follow(self.rows.len(), height, |top| pinned(&self.rows, top));
        self.cursor = cursor;
    }

    pub fn action(&self, deadlines: &Deadlines, at: usize) -> Option<ActionId> {
        self.rows.get(at)?.action(deadlines)
    }

    /// Moves the cursor to a line of an action, or to the stack it is in, unless it is already on a line of that action.
    pub fn stand_at(&mut self, deadlines: &Deadlines, action: ActionId) {
        if self.action(deadlines, self.cursor.at) == Some(action) {
            return;
        }
        let stacked = deadlines
            .first_of(action)
            .and_then(|index| deadlines.sorted.get(index));
        let in_stack = |row: &TimelineRow| match row {
            TimelineRow::Stack(first, _) => stacked.is_some_and(|deadline| {
                deadlines
                    .sorted
                    .get(*first as usize)
                    .is_some_and(|first| first.window == deadline.window)
            }),
            _ => false,
        };
        let find = (0..self.rows.len()).find(|at| self.action(deadlines, *at) == Some(action));
        if let Some(at) = find.or_else(|| self.rows.iter().position(in_stack)) {
            self.cursor.at = at;
        }
    }

    /// The heading above a line: its line, group and count.
    pub fn heading(&self, at: usize) -> Option<(usize, TimelineGroup, u32)> {
        heading_above(&self.rows, at)
    }

    /// Folds or unfolds the stack on a line, or else the group of the line.
    pub fn toggle(&mut self, at: usize) {
        self.built = None;
        if let Some(TimelineRow::Stack(first, _)) = self.rows.get(at) {
            if !self.folds.unstacked.remove(first) {
                self.folds.unstacked.insert(*first);
            }
        } else if let Some((_, group, _)) = self.heading(at)
            && !self.folds.folded.remove(&group)
        {
            self.folds.folded.insert(group);
        }
    }

    pub fn fold_all(&mut self) {
        self.built = None;
        self.folds.folded.extend(groups(&self.rows));
    }

    pub fn unfold_all(&mut self, ground: Ground) {
        self.folds.folded.clear();
        self.built = None;
        self.refresh(ground);
        self.built = None;
        self.folds
            .unstacked
            .extend(self.rows.iter().filter_map(|row| match row {
                TimelineRow::Stack(first, _) => Some(*first),
                _ => None,
            }));
    }

    pub fn regroup(&mut self) {
        self.built = None;
        self.by = match self.by {
            TimelineGroupBy::Heading => TimelineGroupBy::State,
            TimelineGroupBy::State => TimelineGroupBy::Heading,
        };
    }

    pub fn scale(&self, chart: u16) -> Scale {
        self.scale.unwrap_or(Scale::natural(chart))
    }

    /// The first cell in view in a chart of `chart` cells: the beginning of a month shortly before the clock's day, or where the
    /// reader panned to.
    pub fn left(&self, chart: u16, as_of: NaiveDate) -> i64 {
        let scale = self.scale(chart);
        match self.left {
            Some(day) => scale.first_cell(day),
            None => month_edge(
                scale,
                scale.day_at(scale.first_cell(as_of) - i64::from(chart / 8)),
            ),
        }
    }

    pub fn pan(&mut self, cells: i64, chart: u16, as_of: NaiveDate) {
        let scale = self.scale(chart);
        self.left = Some(scale.day_at(self.left(chart, as_of) + cells));
    }

    /// Changes the scale around a fixed point: the entry at the cursor if it is in view, else the clock's day if that is in view,
    /// else the middle.
    pub fn zoom(&mut self, closer: bool, chart: u16, ground: Ground) {
        let (before, left) = (self.scale(chart), self.left(chart, ground.as_of));
        let after = if closer { before.closer() } else { before.farther() };
        let is_seen = |cell: i64| (left..left + i64::from(chart)).contains(&cell);
        let entry = match self.rows.get(self.cursor.at) {
            Some(TimelineRow::Deadline(index) | TimelineRow::Stack(index, _)) => {
                ground.library.deadlines.sorted.get(*index as usize)
            }
            _ => None,
        };
        let bar = entry.map(|deadline| Bar::new(&deadline.window, before, ground.as_of));
        let middle = bar
            .map(|bar| i64::midpoint(bar.from, bar.to))
            .filter(|cell| is_seen(*cell));
        let now = before.first_cell(ground.as_of);
        let cell = middle.unwrap_or(if is_seen(now) {
            now
        } else {
            left + i64::from(chart / 2)
        });
        let day = before.day_at(cell);
        self.scale = Some(after);
        self.left = Some(after.day_at(after.first_cell(day) - (cell - left)));
    }
}

/// Where the parts of the timeline are in a pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimelineLayout {
    /// The lines, under the header.
    pub rows: Rect,
    pub label: u16,
    pub chart: u16,
    /// The cells of the wording at the right edge; 0 where there is no room for it.
    pub wording: u16,
    /// The line that says what the signs mean, if there is room.
    pub legend: Option<Rect>,
}

impl TimelineLayout {
    pub fn new(area: Rect) -> Self {
        let (label, wording) = match area.width {
            0..50 => (area.width / 2, 0),
            50..76 => (area.width * 2 / 5, 0),
            // A sign, a distance, and forty cells of title.
            76..110 => (area.width * 56 / 100, 0),
            // Room for `spring 2025 to spring 2026`.
            width => ((width * 38 / 100).clamp(44, 92), 26),
        };
        // A blank before the bars, and one after them if a wording follows.
        let air = 1 + u16::from(wording > 0);
        let chart = area.width.saturating_sub(label + wording + air);
        let legend = (area.height >= 16).then(|| last_line(area));
        let rows = below(area, 2);
        let rows = top(rows, rows.height.saturating_sub(legend.is_some().into()));
        Self {
            rows,
            label,
            chart,
            wording,
            legend,
        }
    }
}
