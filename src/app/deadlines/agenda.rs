//! The agenda: its lines, its cursor, what is folded.

use hashbrown::HashSet;

use super::agenda_line::AgendaLines;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::row_heights::RowHeights;
use crate::model::ActionId;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::views::agenda::{AgendaRow, Bucket, agenda};
use crate::views::grouped_rows::{groups, heading_above, pinned};

#[derive(Clone, Debug)]
pub struct Agenda {
    pub rows: Vec<AgendaRow>,
    pub cursor: Cursor,
    pub folded: HashSet<Bucket>,
    /// What was folded before a query on dates, the results of which are shown unfolded.
    folded_before: Option<HashSet<Bucket>>,
    pub heights: RowHeights,
}

impl Default for Agenda {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            folded_before: None,
            cursor: Cursor::default(),
            heights: RowHeights::default(),
            // These need no action from anybody.
            folded: HashSet::from_iter([Bucket::Running, Bucket::Over]),
        }
    }
}

impl Agenda {
    /// Recomputes the lines. The cursor stays on its entry, at the same height on the screen. Returns whether it moved on to the
    /// next entry, because its own was settled.
    pub fn refresh(&mut self, ground: Ground) -> bool {
        let stood = self.rows.get(self.cursor.at).copied();
        let was_in = self.bucket(self.cursor.at).map(|(_, bucket, _)| bucket);
        let deadlines = &ground.library.deadlines;
        let asks_dates = ground.shown().is_some_and(ActionSet::asks_dates);
        if asks_dates && self.folded_before.is_none() {
            self.folded_before = Some(std::mem::take(&mut self.folded));
        } else if !asks_dates && let Some(before) = self.folded_before.take() {
            self.folded = before;
        }
        let rows = agenda(deadlines, ground.shown(), &self.folded, ground.as_of);
        let before = std::mem::replace(&mut self.rows, rows);
        // An entry whose bucket is folded is represented by its heading.
        let heading = match stood {
            Some(AgendaRow::Heading(bucket, _)) => Some(bucket),
            Some(AgendaRow::Deadline(index)) => deadlines.sorted.get(index as usize).map(|deadline| {
                Bucket::of(deadline.state(ground.as_of), deadline.window.latest, ground.as_of)
            }),
            Some(AgendaRow::Undated(_)) => Some(Bucket::Undated),
            Some(AgendaRow::Stack(..)) | None => None,
        };
        let is_heading = |row: &AgendaRow| matches!(row, AgendaRow::Heading(own, _) if Some(*own) == heading);
        let find = |is: &dyn Fn(&AgendaRow) -> bool| self.rows.iter().position(is);
        // An entry that has just been settled is folded away; the cursor moves to the next entry, to continue there.
        let is_settled = heading == Some(Bucket::Over) && was_in.is_some_and(|bucket| bucket != Bucket::Over);
        let next = || {
            let (above, below) = before.split_at_checked(self.cursor.at)?;
            let mut near = below.iter().skip(1).chain(above.iter().rev());
            near.find_map(|entry| find(&|row| row == entry && !entry.is_heading()))
        };
        let same = find(&|row| Some(*row) == stood);
        let next = if same.is_none() && is_settled {
            next()
        } else {
            None
        };
        let found = same.or(next).or_else(|| find(&is_heading));
        self.cursor.carry_to(found.unwrap_or(self.cursor.at));
        next.is_some()
    }

    pub fn action(&self, deadlines: &Deadlines, at: usize) -> Option<ActionId> {
        self.rows.get(at)?.action(deadlines)
    }

    /// Moves the cursor to the topmost line of an action, unless it is already on a line of that action.
    pub fn stand_at(&mut self, deadlines: &Deadlines, action: ActionId) {
        if self.action(deadlines, self.cursor.at) == Some(action) {
            return;
        }
        if let Some(at) = (0..self.rows.len()).find(|at| self.action(deadlines, *at) == Some(action)) {
            self.cursor.at = at;
        }
    }

    /// Scrolls so that the cursor is in view. Titles that would be cut take a second line where there is room for it.
    pub fn settle(&mut self, ground: Ground, width: u16, height: usize, widest_title: u16) {
        let mut cursor = self.cursor;
        cursor.follow(self.rows.len(), height, |top| pinned(&self.rows, top));
        self.cursor = cursor;
        self.heights = RowHeights::default();
        if ground.layout.two_lines.is_room(self.rows.len(), height) {
            let lines = AgendaLines::new(ground.library, ground.as_of, width, widest_title);
            let is_cut = |at: usize| lines.of(&self.rows[at]).is_some_and(|line| line.is_cut());
            self.heights = RowHeights::within(self.rows.len(), height, is_cut);
        }
    }

    pub fn bucket(&self, at: usize) -> Option<(usize, Bucket, u32)> {
        heading_above(&self.rows, at)
    }

    /// Folds or unfolds the bucket of a line; what is folded away is represented by its heading.
    pub fn toggle(&mut self, at: usize) {
        if let Some((_, bucket, _)) = self.bucket(at)
            && !self.folded.remove(&bucket)
        {
            self.folded.insert(bucket);
        }
    }

    pub fn fold_all(&mut self) {
        self.folded.extend(groups(&self.rows));
    }
}
