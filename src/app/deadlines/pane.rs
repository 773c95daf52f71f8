//! The deadlines pane: one of its views is shown, and only that one is kept up to date.

use std::sync::Arc;

use chrono::Weekday;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::agenda::Agenda;
use super::month::{BLOCK, CalendarPart, GAP, Month, MonthLayout};
use super::timeline::{Timeline, TimelineLayout};
use crate::app::Pane;
use crate::app::areas::below;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::row_heights::RowHeights;
use crate::library::LazyDeadlines;
use crate::model::ActionId;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::views::agenda::count_soon;
use crate::views::grouped_rows::GroupedRow;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeadlinesView {
    /// In buckets by distance, below small months.
    #[default]
    Agenda,
    Calendar,
    Timeline,
}

impl DeadlinesView {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Calendar => "calendar",
            Self::Timeline => "timeline",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        [Self::Agenda, Self::Calendar, Self::Timeline]
            .into_iter()
            .find(|view| view.label() == name)
    }

    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Agenda => Self::Calendar,
            Self::Calendar => Self::Timeline,
            Self::Timeline => Self::Agenda,
        }
    }
}

/// Titles wider than this make no difference to the layout.
const WIDE: u16 = 120;

/// The widest title of what is listed, and what it was computed from.
#[derive(Clone, Debug, Default)]
struct Widest {
    title: u16,
    of: Option<(Arc<LazyDeadlines>, Option<ActionSet>)>,
}

impl Widest {
    fn refresh(&mut self, ground: Ground) {
        let deadlines = &ground.library.deadlines;
        let is_known = self
            .of
            .as_ref()
            .is_some_and(|(of, shown)| Arc::ptr_eq(of, deadlines) && shown.as_ref() == ground.shown());
        if is_known {
            return;
        }
        let dated = deadlines
            .shown(ground.shown())
            .map(|(_, deadline)| deadline.action);
        let undated = deadlines.undated.iter().copied();
        let undated = undated.filter(|action| ground.shown().is_none_or(|set| set.contains(*action)));
        self.title = 0;
        for action in dated.chain(undated) {
            let title = ground.corpus().action(action).title();
            self.title = self.title.max(title.width().min(usize::from(WIDE)) as u16);
            if self.title == WIDE {
                break;
            }
        }
        self.of = Some((Arc::clone(deadlines), ground.shown().cloned()));
    }
}

#[derive(Clone, Debug)]
pub struct DeadlinesPane {
    /// Which view is shown. Only that one is kept up to date.
    pub view: DeadlinesView,
    pub agenda: Agenda,
    pub month: Month,
    pub timeline: Timeline,
    pub first_weekday: Weekday,
    /// The number of upcoming deadlines whose windows end within two weeks.
    pub soon: usize,
    widest: Widest,
}

impl Default for DeadlinesPane {
    fn default() -> Self {
        Self {
            view: DeadlinesView::default(),
            agenda: Agenda::default(),
            month: Month::default(),
            timeline: Timeline::default(),
            first_weekday: Weekday::Mon,
            soon: 0,
            widest: Widest::default(),
        }
    }
}

impl DeadlinesPane {
    /// Whether keys move among the days of the calendar rather than in a list.
    pub fn in_days(&self) -> bool {
        self.view == DeadlinesView::Calendar && self.month.part == CalendarPart::Days
    }

    /// The cursor of the list that is shown.
    pub const fn cursor(&self) -> Cursor {
        match self.view {
            DeadlinesView::Agenda => self.agenda.cursor,
            DeadlinesView::Calendar => self.month.cursor,
            DeadlinesView::Timeline => self.timeline.cursor,
        }
    }

    pub const fn cursor_mut(&mut self) -> &mut Cursor {
        match self.view {
            DeadlinesView::Agenda => &mut self.agenda.cursor,
            DeadlinesView::Calendar => &mut self.month.cursor,
            DeadlinesView::Timeline => &mut self.timeline.cursor,
        }
    }

    /// The number of rows of the list.
    pub fn list_len(&self) -> usize {
        match self.view {
            DeadlinesView::Agenda => self.agenda.rows.len(),
            DeadlinesView::Calendar => self.month.list.len(),
            DeadlinesView::Timeline => self.timeline.rows.len(),
        }
    }

    pub const fn heights(&self) -> &RowHeights {
        match self.view {
            DeadlinesView::Agenda => &self.agenda.heights,
            DeadlinesView::Calendar => &self.month.heights,
            DeadlinesView::Timeline => RowHeights::EVEN,
        }
    }

    /// Where the rows of the list are, given the inside of the pane.
    pub fn list_place(&self, area: Rect) -> Rect {
        match self.view {
            DeadlinesView::Agenda => below(area, calendar_height(area.height)),
            // The first line is the day itself.
            DeadlinesView::Calendar => below(MonthLayout::new(area).list, 1),
            DeadlinesView::Timeline => TimelineLayout::new(area).rows,
        }
    }

    /// The action on a line of the list; `None` on a heading.
    pub fn action_at(&self, deadlines: &Deadlines, at: usize) -> Option<ActionId> {
        match self.view {
            DeadlinesView::Agenda => self.agenda.action(deadlines, at),
            DeadlinesView::Calendar => self.month.action(deadlines, at),
            DeadlinesView::Timeline => self.timeline.action(deadlines, at),
        }
    }

    pub fn is_heading(&self, at: usize) -> bool {
        match self.view {
            DeadlinesView::Agenda => self.agenda.rows.get(at).is_some_and(GroupedRow::is_heading),
            DeadlinesView::Calendar => self.month.list.get(at).is_some_and(GroupedRow::is_heading),
            DeadlinesView::Timeline => self.timeline.rows.get(at).is_some_and(GroupedRow::is_heading),
        }
    }

    /// The action on the cursor's line; `None` among the days of the calendar.
    pub fn action(&self, deadlines: &Deadlines) -> Option<ActionId> {
        let at = self.cursor().at;
        self.action_at(deadlines, at).filter(|_| !self.in_days())
    }

    /// Recomputes what is shown, after the clock, the query, the size or the view changed. Returns whether the cursor moved on to
    /// another entry.
    pub fn refresh(&mut self, ground: Ground) -> bool {
        self.soon = count_soon(&ground.library.deadlines, ground.shown(), ground.as_of);
        self.widest.refresh(ground);
        let went_on = match self.view {
            DeadlinesView::Agenda => self.agenda.refresh(ground),
            DeadlinesView::Calendar => false,
            DeadlinesView::Timeline => {
                self.timeline.refresh(ground);
                false
            }
        };
        if let Some(months) = self.months(ground) {
            self.month.refresh(ground, months);
        }
        went_on
    }

    /// The number of months there is room for, in a view that shows months.
    fn months(&self, ground: Ground) -> Option<u16> {
        let area = ground.inside(Pane::Deadlines);
        match self.view {
            DeadlinesView::Agenda => Some(small_months(area.width)),
            DeadlinesView::Calendar => Some(MonthLayout::new(area).count()),
            DeadlinesView::Timeline => None,
        }
    }

    pub const fn widest_title(&self) -> u16 {
        self.widest.title
    }

    /// Recomputes the view, with the cursor at the selection.
    pub fn refresh_at_selection(&mut self, ground: Ground) {
        // If the reader is working in this list, the selection follows the cursor instead.
        if self.refresh(ground) && ground.layout.focus == Pane::Deadlines {
            return;
        }
        self.stand_at_selection(ground);
    }

    /// Adapts to a new size of the pane, with the cursor at the selection.
    pub fn resize(&mut self, ground: Ground) {
        if let Some(months) = self.months(ground) {
            self.month.resize(ground, months);
        }
        self.stand_at_selection(ground);
    }

    fn stand_at_selection(&mut self, ground: Ground) {
        // The calendar keeps its day, which the reader may have chosen.
        if let Some(action) = ground.action().filter(|_| self.view != DeadlinesView::Calendar) {
            self.stand_at(ground, action);
        }
    }

    /// The lines of the view's list.
    pub fn height(&self, area: Rect) -> usize {
        self.list_place(area).height.max(1).into()
    }

    /// Moves the cursor of the current view to an action, if the view lists it.
    pub fn stand_at(&mut self, ground: Ground, action: ActionId) {
        match self.view {
            DeadlinesView::Agenda => self.agenda.stand_at(&ground.library.deadlines, action),
            DeadlinesView::Calendar => self.month.stand_at(ground, action),
            DeadlinesView::Timeline => self.timeline.stand_at(&ground.library.deadlines, action),
        }
    }

    /// Lets the calendar and the timeline follow the clock again, wherever the reader had moved them.
    pub const fn follow_clock(&mut self) {
        self.month.chosen = None;
        self.timeline.left = None;
    }

    /// Keeps the cursors in their lists while the pane is hidden.
    pub fn stay_in(&mut self) {
        self.agenda.cursor.stay_in(self.agenda.rows.len());
        self.month.cursor.stay_in(self.month.list.len());
        self.timeline.cursor.stay_in(self.timeline.rows.len());
    }

    pub fn settle(&mut self, ground: Ground) {
        let area = ground.inside(Pane::Deadlines);
        let title = self.widest.title;
        let height = usize::from(self.list_place(area).height).max(1);
        match self.view {
            DeadlinesView::Agenda => self.agenda.settle(ground, area.width, height, title),
            DeadlinesView::Calendar => {
                let width = MonthLayout::new(area).list.width;
                self.month.settle(ground, width, height, title);
            }
            DeadlinesView::Timeline => self.timeline.settle(height),
        }
    }
}

/// The lines that the small months above the agenda take in a pane of `height`: none in a low pane, where deadlines need the
/// room.
pub const fn calendar_height(height: u16) -> u16 {
    if height >= 26 { 9 } else { 0 }
}

/// The number of small months side by side above the agenda.
pub fn small_months(width: u16) -> u16 {
    ((width + GAP) / (BLOCK + GAP)).clamp(1, 6)
}
