//! The columns of the agenda: first what distinguishes lines, then the title, then the rest.

use crate::when::DayFormat;

/// The cells of the longest distance in full: `closes in 2.7 y`.
pub const WHOLE: u16 = 15;

/// The widths of the columns of a line in cells; 0 for a column that is left out. The title has the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaColumns {
    /// The distance, or the wording where it has no column.
    pub distance: u16,
    pub wording: u16,
    pub hedge: u16,
    pub place: u16,
    pub owner: u16,
    /// The most cells of a title together with its former date, so that the columns after it stay close on a wide line.
    pub title: u16,
}

/// The cells of a former date, with a gap.
const WAS: u16 = 14;

/// In a line of fewer cells there is only a title and its sign.
const LEAST: u16 = 30;

/// Titles wider than this give way to the columns after them.
const WIDE_TITLE: u16 = 80;

impl AgendaColumns {
    /// The columns of lines of `width` cells: the date comes first, then titles of `title` cells, then whatever has room.
    pub fn of(width: u16, days: DayFormat, title: u16) -> Self {
        // A day is never cut, and some day formats are longer than `18 Dec 2024`.
        let longer = days.cells().saturating_sub(11);
        let mut columns = Self {
            distance: 12,
            wording: 18 + longer,
            hedge: 1,
            place: 0,
            owner: 0,
            title: u16::MAX,
        };
        if width < LEAST {
            // A list beside a calendar.
            return Self {
                distance: 0,
                wording: 0,
                ..columns
            };
        }
        if width < 72 {
            columns.distance += longer;
            columns.wording = 0;
            columns.hedge = if width < 44 { 1 } else { 5 };
            return columns;
        }
        let title = title.clamp(40, WIDE_TITLE);
        let wider: [fn(&mut Self); 11] = [
            |columns| columns.distance = WHOLE,
            |columns| columns.hedge = 5,
            |columns| columns.place = 10,
            |columns| columns.place = 14,
            |columns| columns.owner = 22,
            |columns| columns.hedge = 15,
            |columns| columns.place = 22,
            |columns| columns.owner = 28,
            |columns| columns.wording = columns.wording.max(22),
            |columns| columns.owner = 40,
            |columns| columns.place = 32,
        ];
        for widen in wider {
            let before = columns;
            widen(&mut columns);
            if columns.beside() + title > width {
                return before;
            }
        }
        columns.title = title + WAS;
        columns
    }

    /// The most cells that follow a title.
    pub fn after_title(self) -> u16 {
        let columns = [self.hedge, self.place, self.owner].into_iter();
        columns.filter(|cells| *cells > 0).map(|cells| cells + 1).sum()
    }

    /// Without place and owner, and with a hedge of one letter, where a long wording left no room for more.
    #[must_use]
    pub fn title_and_hedge(self) -> Self {
        Self {
            hedge: self.hedge.min(1),
            place: 0,
            owner: 0,
            ..self
        }
    }

    /// The most cells that a line needs in addition to its title.
    pub fn beside(self) -> u16 {
        let wording = if self.wording > 0 { self.wording + 1 } else { 0 };
        2 + self.distance + 2 + wording + self.after_title()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_eighty_columns_and_more_titles_have_forty() {
        for width in 78..400 {
            for days in DayFormat::ALL {
                for title in [0, 60, 90] {
                    let room = width - AgendaColumns::of(width, days, title).beside();
                    assert!(room >= 40, "{width} {days:?} {room}");
                }
            }
        }
    }

    #[test]
    fn what_else_is_known_has_what_titles_leave() {
        let of = |width, title| AgendaColumns::of(width, DayFormat::default(), title);
        assert_eq!((of(116, 72).place, of(116, 72).owner), (0, 0));
        assert_eq!((of(116, 50).place, of(116, 50).owner), (14, 0));
        assert_eq!((of(156, 72).place, of(156, 72).owner), (14, 22));
    }
}
