//! The deadlines pane: one of its views is shown, and only that one is kept up to date.

use std::sync::Arc;

use chrono::Weekday;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::agenda::Agenda;
use super::month::{BLOCK, CalendarPart, GAP, Month, MonthLayout};
use super::timeline::{Timeline, TimelineLayout};
use crate::app::Pane;
use crate::app::ground::Ground;
use crate::library::Late;
use crate::model::ActionId;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::views::agenda::count_soon;
use crate::views::grouped_rows::pinned;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeadlinesView {
    /// In buckets by how near they are, under small months.
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

/// Titles of so many cells make no difference any more.
const WIDE: u16 = 120;

/// The widest title of what is listed, with what that was found from.
#[derive(Clone, Debug, Default)]
struct Widest {
    title: u16,
    of: Option<(Arc<Late>, Option<ActionSet>)>,
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
    /// Which view is shown. Only that one is kept worked out.
    pub view: DeadlinesView,
    pub agenda: Agenda,
    pub month: Month,
    pub timeline: Timeline,
    pub first_weekday: Weekday,
    /// How many upcoming deadlines are over within two weeks.
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
    /// The action of the line the cursor is on; none on a heading, and among the days of a calendar.
    pub fn action(&self, deadlines: &Deadlines) -> Option<ActionId> {
        match (self.view, self.month.part) {
            (DeadlinesView::Agenda, _) => self.agenda.action(deadlines, self.agenda.cursor.at),
            (DeadlinesView::Calendar, CalendarPart::Days) => None,
            (DeadlinesView::Calendar, CalendarPart::List) => {
                self.month.action(deadlines, self.month.cursor.at)
            }
            (DeadlinesView::Timeline, _) => self.timeline.action(deadlines, self.timeline.cursor.at),
        }
    }

    /// Works out again what is shown, after the clock, the query, the size or the view changed. Returns whether the cursor
    /// went on to another entry.
    pub fn refresh(&mut self, ground: Ground) -> bool {
        self.soon = count_soon(&ground.library.deadlines, ground.shown(), ground.as_of);
        self.widest.refresh(ground);
        match self.view {
            DeadlinesView::Agenda => {
                let went_on = self.agenda.refresh(ground);
                self.month
                    .refresh(ground, small_months(ground.inside(Pane::Deadlines).width));
                return went_on;
            }
            DeadlinesView::Calendar => self
                .month
                .refresh(ground, MonthLayout::new(ground.inside(Pane::Deadlines)).count()),
            DeadlinesView::Timeline => self.timeline.refresh(ground),
        }
        false
    }

    pub const fn widest_title(&self) -> u16 {
        self.widest.title
    }

    /// Derives the view again, with the cursor at what is selected.
    pub fn refresh_at_selection(&mut self, ground: Ground) {
        // Where the reader works in the list, what is selected follows its cursor instead.
        if self.refresh(ground) && ground.layout.focus == Pane::Deadlines {
            return;
        }
        // The calendar keeps its day, which the reader may have chosen.
        if let Some(action) = ground.action().filter(|_| self.view != DeadlinesView::Calendar) {
            self.stand_at(ground, action);
        }
    }

    /// The lines that the list of the view has in a pane.
    pub fn height(&self, area: Rect) -> usize {
        match self.view {
            DeadlinesView::Agenda => agenda_height(area),
            DeadlinesView::Calendar => MonthLayout::new(area).list.height.into(),
            DeadlinesView::Timeline => TimelineLayout::new(area).rows.height.into(),
        }
    }

    /// Stands at an action in the view that is shown, where it has a place there.
    pub fn stand_at(&mut self, ground: Ground, action: ActionId) {
        match self.view {
            DeadlinesView::Agenda => self.agenda.stand_at(&ground.library.deadlines, action),
            DeadlinesView::Calendar => self.month.stand_at(ground, action),
            DeadlinesView::Timeline => self.timeline.stand_at(&ground.library.deadlines, action),
        }
    }

    /// Lets the calendar and the timeline follow the clock again, wherever the reader turned them.
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
        match self.view {
            DeadlinesView::Agenda => {
                let title = self.widest.title;
                self.agenda.settle(ground, area.width, agenda_height(area), title);
            }
            DeadlinesView::Calendar => self.month.settle(ground, area, self.widest.title),
            DeadlinesView::Timeline => {
                let height = usize::from(TimelineLayout::new(area).rows.height).max(1);
                let mut cursor = self.timeline.cursor;
                cursor.follow(self.timeline.rows.len(), height, |top| {
                    pinned(&self.timeline.rows, top)
                });
                self.timeline.cursor = cursor;
            }
        }
    }
}

/// The lines that the small months above the agenda take in a pane of `height`: none on a screen of less than 30 lines,
/// where deadlines need the room.
pub const fn calendar_height(height: u16) -> u16 {
    if height >= 26 { 9 } else { 0 }
}

/// How many small months stand side by side above the agenda.
pub fn small_months(width: u16) -> u16 {
    ((width + GAP) / (BLOCK + GAP)).clamp(1, 6)
}

pub fn agenda_height(area: Rect) -> usize {
    usize::from(area.height - calendar_height(area.height)).max(1)
}
