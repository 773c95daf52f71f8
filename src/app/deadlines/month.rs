//! The calendar: its current day, the months in view, what falls on the day.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::agenda_line::AgendaLines;
use crate::app::Pane;
use crate::app::areas::{after, below, slice, top};
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::row_heights::RowHeights;
use crate::model::ActionId;
use crate::model::deadlines::Deadlines;
use crate::views::month::{DayCounts, DayRow, add_months, first_of_month, month_at, month_number, on_day};

/// The cells of a day: one for a bracket or a bar, two for the number, one for how much falls on it.
pub const DAY: u16 = 4;

/// The cells a month takes: the number of the week, and seven days of four cells.
pub const BLOCK: u16 = 30;
pub const GAP: u16 = 3;
/// The most months shown at once.
const MOST: u16 = 12;

/// Which part of the calendar keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalendarPart {
    #[default]
    Days,
    /// What falls on the day.
    List,
}

#[derive(Clone, Debug, Default)]
pub struct Month {
    /// The day the reader went to; `None` while the calendar follows the clock.
    pub chosen: Option<NaiveDate>,
    pub first: NaiveDate,
    /// What falls on each day of the months that may be in view.
    pub counts: DayCounts,
    /// What falls on the day.
    pub list: Vec<DayRow>,
    pub cursor: Cursor,
    pub heights: RowHeights,
    pub part: CalendarPart,
}

impl Month {
    pub fn day(&self, as_of: NaiveDate) -> NaiveDate {
        self.chosen.unwrap_or(as_of)
    }

    /// The first day of the `months` months to show: scrolled no further than needed to include `day`.
    fn turned(&self, day: NaiveDate, months: u16) -> NaiveDate {
        let (month, first) = (month_number(day), month_number(self.first));
        let last = first + i64::from(months.max(1)) - 1;
        let is_fresh = self.list.is_empty() && self.first == NaiveDate::default();
        let first = if is_fresh || month < first {
            month
        } else if month > last {
            month + first - last
        } else {
            first
        };
        month_at(first)
    }

    /// Adapts to a new size of the pane. Recomputes only if the first month changes.
    pub fn resize(&mut self, ground: Ground, months: u16) {
        if self.turned(self.day(ground.as_of), months) != self.first {
            self.refresh(ground, months);
        }
    }

    /// Recomputes what is visible.
    pub fn refresh(&mut self, ground: Ground, months: u16) {
        let day = self.day(ground.as_of);
        self.first = self.turned(day, months);
        let deadlines = &ground.library.deadlines;
        self.counts = DayCounts::new(deadlines, ground.shown(), self.first, usize::from(MOST) * 31);
        let stood = self.list.get(self.cursor.at).copied();
        self.list = on_day(deadlines, ground.shown(), day);
        let found = self.list.iter().position(|row| Some(*row) == stood);
        self.cursor.at = found.unwrap_or_else(|| self.first_entry());
        if self.list.is_empty() {
            self.part = CalendarPart::Days;
        }
    }

    /// The index of the list's first entry, below its heading.
    fn first_entry(&self) -> usize {
        1.min(self.list.len().saturating_sub(1))
    }

    pub fn action(&self, deadlines: &Deadlines, at: usize) -> Option<ActionId> {
        self.list.get(at)?.action(deadlines)
    }

    /// Goes to the day an action is due, unless it is already on the list: the last day of its next deadline, or the first where
    /// the window has no end.
    pub fn stand_at(&mut self, ground: Ground, action: ActionId) {
        let library = ground.library;
        let on_list = |month: &Self| {
            (0..month.list.len()).find(|at| month.action(&library.deadlines, *at) == Some(action))
        };
        if on_list(self).is_none()
            && let Some(next) = library.deadlines.next_of(&library.corpus, action, ground.as_of)
            && let Some(day) = next.window.latest.or(next.window.earliest)
        {
            self.chosen = Some(day);
            self.part = CalendarPart::Days;
            self.refresh(ground, MonthLayout::new(ground.inside(Pane::Deadlines)).count());
        }
        if let Some(at) = on_list(self) {
            self.cursor.at = at;
        }
    }

    /// Scrolls the list so that its cursor is in view. Titles that would be cut take a second line where there is room for it.
    pub fn settle(&mut self, ground: Ground, width: u16, height: usize, widest_title: u16) {
        let Self { list, cursor, .. } = self;
        self.heights = if ground.layout.two_lines.is_wanted() {
            let lines = AgendaLines::new(ground.library, ground.as_of, width, widest_title);
            let line_of = |at: usize| lines.of(&list[at]);
            let is_cut = |at: usize| line_of(at).is_some_and(|line| line.is_cut());
            let is_untold = |at: usize| line_of(at).is_some_and(|line| line.is_untold());
            cursor.approach(list.len(), height);
            RowHeights::settled(cursor, list.len(), height, is_cut, is_untold)
        } else {
            cursor.follow(list.len(), height, |_| 0);
            RowHeights::default()
        };
    }

    pub fn months(&self, count: u16) -> impl Iterator<Item = NaiveDate> {
        let first = first_of_month(self.first);
        (0..i32::from(count)).map(move |index| add_months(first, index))
    }
}

/// Where the months and the day's list are in a pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthLayout {
    pub grid: Rect,
    /// The list of what falls on the day, with the day itself as its first line.
    pub list: Rect,
    /// The number of months side by side.
    pub columns: u16,
    pub rows: u16,
    /// The line that says what the signs mean, if there is room.
    pub legend: Option<Rect>,
    /// The lines a week takes: two where there is room for the windows under its days.
    pub week: u16,
}

/// The narrowest list worth standing beside the months.
const LIST: u16 = 24;

impl MonthLayout {
    /// Lays the calendar out in the inside of a pane: the list beside the months, or under them where it is narrow.
    pub fn new(area: Rect) -> Self {
        let beside = area.width >= BLOCK + GAP + LIST;
        let room = if beside {
            // Where several months are side by side anyway, longer titles are worth more than another month.
            let list = if area.width < 150 {
                (area.width / 3).clamp(LIST, 60)
            } else {
                area.width * 2 / 5
            };
            (area.width - list - GAP, area.height)
        } else {
            // Below the months, the list has a third of the lines and at least five, unless that leaves no room for a month.
            let list = (area.height / 3).max(5);
            (
                area.width,
                area.height
                    .saturating_sub(list)
                    .max(block_height(1))
                    .min(area.height),
            )
        };
        let columns = ((room.0 + GAP) / (BLOCK + GAP)).clamp(1, 4);
        let week = if room.1 >= block_height(2) { 2 } else { 1 };
        // At most a year; more could not be taken in at a glance.
        let rows = ((room.1 + 1) / (block_height(week) + 1)).clamp(1, MOST / columns);
        let width = (columns * (BLOCK + GAP) - GAP).min(area.width);
        let height = (rows * (block_height(week) + 1) - 1).min(room.1);
        let list = if beside {
            after(area, width + GAP)
        } else {
            below(area, height + 1)
        };
        let indent = if beside { 0 } else { (area.width - width) / 2 };
        let months = slice(area, indent, width);
        let grid = top(months, height);
        let legend = (beside && area.height > height + 1).then(|| below(months, height + 1));
        Self {
            grid,
            list,
            columns,
            rows,
            legend,
            week,
        }
    }

    pub const fn count(&self) -> u16 {
        self.columns * self.rows
    }

    pub fn block(&self, index: u16) -> Rect {
        let (column, row) = (index % self.columns, index / self.columns);
        let place = Rect {
            x: self.grid.x + column * (BLOCK + GAP),
            y: self.grid.y + row * (block_height(self.week) + 1),
            width: BLOCK,
            height: block_height(self.week),
        };
        place.intersection(self.grid)
    }
}

/// The lines a month takes, with `week` lines per week: its name, the weekdays and six weeks.
pub const fn block_height(week: u16) -> u16 {
    2 + 6 * week
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_list_share_the_pane() {
        for (size, months, week, beside) in [
            ((34, 32), (1, 1), 2, false),
            ((58, 10), (1, 1), 1, true),
            ((78, 18), (1, 1), 2, true),
            ((116, 32), (2, 2), 2, true),
            ((196, 56), (3, 3), 2, true),
            ((34, 12), (1, 1), 1, false),
        ] {
            let layout = MonthLayout::new(Rect::new(0, 0, size.0, size.1));
            assert_eq!((layout.columns, layout.rows), months, "{size:?}");
            assert_eq!((layout.week, layout.list.y == 0), (week, beside), "{size:?}");
        }
    }

    #[test]
    fn no_part_reaches_out_of_the_pane_or_over_another() {
        for width in 0..250 {
            for height in 0..80 {
                let area = Rect::new(3, 2, width, height);
                let layout = MonthLayout::new(area);
                assert_eq!(area.intersection(layout.grid), layout.grid, "{area:?} {layout:?}");
                assert_eq!(
                    area.intersection(layout.list).area(),
                    layout.list.area(),
                    "{area:?} {layout:?}"
                );
                assert!(layout.grid.intersection(layout.list).is_empty());
                assert!((1..=12).contains(&layout.count()));
            }
        }
    }
}
