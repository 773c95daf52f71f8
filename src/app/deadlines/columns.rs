//! How the lines of the agenda share their cells: what tells two of them apart has its place first, then the title, then what
//! else is known.

use crate::when::DayFormat;

/// The longest distance in full: `closes in 2.7 y`.
pub const WHOLE: u16 = 15;

/// How wide the columns of a line are; 0 for one that is left out. The title has the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaColumns {
    /// How far it is, or the wording where there is no column for that.
    pub distance: u16,
    pub wording: u16,
    pub hedge: u16,
    pub place: u16,
    pub owner: u16,
}

impl AgendaColumns {
    pub const fn of(width: u16, days: DayFormat) -> Self {
        // A day is never cut: some readers have it written longer than `18 Dec 2024`.
        let longer = days.cells().saturating_sub(11);
        let (distance, wording, hedge, place, owner) = match width {
            0..44 => (12 + longer, 0, 1, 0, 0),
            44..72 => (12 + longer, 0, 5, 0, 0),
            72..90 => (12, 18 + longer, 1, 0, 0),
            90..104 => (12, 18 + longer, 1, 10, 0),
            104..130 => (WHOLE, 18, 5, 14, 0),
            130..150 => (WHOLE, 18, 5, 14, 22),
            150..176 => (WHOLE, 18, 14, 18, 24),
            _ => (WHOLE, 22, 15, 22, 28),
        };
        Self {
            distance,
            wording,
            hedge,
            place,
            owner,
        }
    }

    /// What a line takes beside its title, at most.
    pub const fn beside(self) -> u16 {
        let mut cells = 2 + self.distance + 2;
        let rest = [self.wording, self.hedge, self.place, self.owner];
        let mut at = 0;
        while at < rest.len() {
            cells += if rest[at] > 0 { rest[at] + 1 } else { 0 };
            at += 1;
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_eighty_columns_and_more_titles_have_forty() {
        for width in 78..400 {
            for days in DayFormat::ALL {
                let room = width - AgendaColumns::of(width, days).beside();
                assert!(room >= 40, "{width} {days:?} {room}");
            }
        }
    }
}
