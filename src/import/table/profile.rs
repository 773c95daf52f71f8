//! Counts the kinds of content in a column.

use hashbrown::HashSet;

use super::super::recurrence::Recurrence;
use super::date::{self, CellReading};
use super::grid::{CellKind, Grid};
use super::rules::DateOrder;
use super::{number, role};

/// How many rows are examined: more than enough to recognise what a column holds.
const SAMPLE: usize = 2_000;

/// How many different values are kept.
const MOST_VALUES: usize = 64;

#[derive(Clone, Debug, Default)]
pub struct Profile {
    pub rows: usize,
    pub filled: usize,
    pub distinct: usize,
    /// Letters of all cells together.
    pub letters: usize,
    pub numbers: usize,
    pub dates: usize,
    pub years: usize,
    pub quarters: usize,
    pub links: usize,
    /// Cells that hold a list or object of JSON.
    pub structures: usize,
    /// Cells that hold a known status.
    pub statuses: usize,
    /// The first different values.
    pub values: Vec<String>,
}

impl Profile {
    /// Counts the content of a column, beginning with the row `from`.
    pub fn of(grid: &Grid, from: usize, column: usize, dates: crate::when::Reading) -> Self {
        let mut profile = Self::default();
        let mut seen: HashSet<&str> = HashSet::new();
        // The sample is spread over the whole table, because many tables are sorted.
        let step = grid.len().saturating_sub(from).div_ceil(SAMPLE).max(1);
        for (text, kind) in grid.column(from, column).step_by(step) {
            profile.rows += 1;
            if !text.is_empty() {
                if seen.insert(text) && profile.values.len() < MOST_VALUES {
                    profile.values.push(text.to_owned());
                }
                profile.count(text, kind, dates);
            }
        }
        profile.distinct = seen.len();
        profile
    }

    fn count(&mut self, text: &str, kind: CellKind, dates: crate::when::Reading) {
        self.filled += 1;
        self.letters += text.chars().count();
        self.links += usize::from(text.contains("://") || text.starts_with("www."));
        self.statuses += usize::from(text.len() <= 40 && role::status(text).is_some());
        self.structures += usize::from(text.starts_with(['[', '{']) && text.contains('"'));
        let is_number = matches!(kind, CellKind::Number | CellKind::Share | CellKind::Money(_))
            || number::read(text, Some('.'), None).is_ok()
            || number::is_error(text);
        let is_year = text.len() == 4
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && (text.starts_with("19") || text.starts_with("20") || text.starts_with("21"));
        self.numbers += usize::from(is_number);
        self.years += usize::from(is_year);
        self.quarters += usize::from(date::quarter(text).is_some());
        // Only whether a cell can be read as a date matters here, so any order will do.
        let reading = CellReading {
            order: Some(DateOrder::DayMonthYear),
            dates,
        };
        let is_date = kind == CellKind::Day
            || date::order_of(text).is_some()
            || date::is_ambiguous(text)
            || (text.len() <= 60
                && (date::read(text, kind, reading).is_ok() || Recurrence::read(text, dates).is_some()));
        self.dates += usize::from(is_date);
    }
}
