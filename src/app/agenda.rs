//! The deadlines pane: which view it shows, the agenda's lines, the calendar's days.

use chrono::NaiveDate;

use super::cursor::Cursor;
use crate::model::ActionId;
use crate::query::agenda::{AgendaRow, Bucket, agenda};
use crate::query::calendar::{DayCounts, add_days, add_months, first_of_month};
use crate::query::deadlines::Deadlines;
use crate::query::set::ActionSet;

/// How many days are counted at once: the months a screen can show, and some to turn pages into.
const COUNTED_MONTHS: i32 = 26;

/// The pane.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// The lines.
    pub rows: Vec<AgendaRow>,
    /// The line it stands at.
    pub cursor: Cursor,
    /// Buckets that are folded.
    pub folded: Vec<Bucket>,
    /// The first month of the calendar.
    pub month: NaiveDate,
    /// What falls on the days around it.
    pub days: DayCounts,
}

impl Agenda {
    /// Works the lines and the days out again, as of a day.
    pub fn refresh(&mut self, deadlines: &Deadlines, shown: Option<&ActionSet>, as_of: NaiveDate) {
        self.rows = agenda(deadlines, shown, &self.folded, as_of);
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
        self.month = first_of_month(as_of);
        self.count_days(deadlines, shown);
    }

    /// Counts the days around the month that is shown.
    pub fn count_days(&mut self, deadlines: &Deadlines, shown: Option<&ActionSet>) {
        let first = add_days(add_months(self.month, -COUNTED_MONTHS / 2), -7);
        self.days = DayCounts::new(deadlines, shown, first, (COUNTED_MONTHS as usize) * 31);
    }

    /// The action of a line, if it is one.
    pub fn action(&self, deadlines: &Deadlines, at: usize) -> Option<ActionId> {
        match self.rows.get(at)? {
            AgendaRow::Heading(..) => None,
            AgendaRow::Deadline(index) => Some(deadlines.sorted[*index as usize].action),
            AgendaRow::Undated(action) => Some(*action),
        }
    }

    /// Stands at the first line of an action that comes in the order of the screen, unless it stands at one already.
    pub fn stand_at(&mut self, deadlines: &Deadlines, action: ActionId) {
        if self.action(deadlines, self.cursor.at) == Some(action) {
            return;
        }
        if let Some(at) = (0..self.rows.len()).find(|at| self.action(deadlines, *at) == Some(action)) {
            self.cursor.at = at;
        }
    }

    /// The bucket that a line belongs to.
    pub fn bucket(&self, at: usize) -> Option<(usize, Bucket, u32)> {
        let above = self.rows.get(..=at.min(self.rows.len().checked_sub(1)?))?;
        above.iter().enumerate().rev().find_map(|(index, row)| match row {
            AgendaRow::Heading(bucket, count) => Some((index, *bucket, *count)),
            _ => None,
        })
    }

    /// How many lines stay at the top of a view that starts at line `top`: the heading of its bucket.
    pub fn pinned(&self, top: usize) -> usize {
        usize::from(!matches!(self.rows.get(top), Some(AgendaRow::Heading(..)) | None))
    }

    /// Folds or unfolds the bucket of a line and stands at its heading.
    pub fn toggle(&mut self, at: usize) {
        let Some((heading, bucket, _)) = self.bucket(at) else {
            return;
        };
        match self.folded.iter().position(|folded| *folded == bucket) {
            Some(index) => drop(self.folded.remove(index)),
            None => self.folded.push(bucket),
        }
        self.cursor.at = heading;
    }
}
