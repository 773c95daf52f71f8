//! A window as a bar on a timeline: where it begins and ends, and what its ends look like.

use chrono::NaiveDate;

use super::scale::Scale;
use crate::when::Window;

/// What an end of a bar looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarEnd {
    /// The window ends here for sure.
    Hard,
    /// The wording is vague: the bar fades over this many cells beyond its nominal end.
    Soft(i64),
    Open,
}

/// A bar, in cells of its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub from: i64,
    pub to: i64,
    pub begins: BarEnd,
    pub ends: BarEnd,
    pub is_day: bool,
}

/// The least cells an open end is drawn over.
const ARROW: i64 = 3;

impl Bar {
    /// The bar of a window. An open end reaches past the as-of date, so that what is open now looks open.
    pub fn new(window: &Window, scale: Scale, as_of: NaiveDate) -> Self {
        let now = scale.first_cell(as_of);
        let from = window.earliest.map(|day| scale.first_cell(day));
        let to = window.latest.map(|day| scale.last_cell(day));
        let begins = match (from, window.outer_earliest) {
            (None, _) => BarEnd::Open,
            (Some(from), Some(outer)) if window.outer_earliest < window.earliest => {
                BarEnd::Soft((from - scale.first_cell(outer)).max(0))
            }
            _ => BarEnd::Hard,
        };
        let ends = match (to, window.outer_latest) {
            (None, _) => BarEnd::Open,
            (Some(to), Some(outer)) if window.outer_latest > window.latest => {
                BarEnd::Soft((scale.last_cell(outer) - to).max(0))
            }
            _ => BarEnd::Hard,
        };
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (from, to.max(from)),
            (None, Some(to)) => (now.min(to - ARROW), to),
            (Some(from), None) => (from, (now + 2).max(from + ARROW)),
            (None, None) => (now - ARROW, now + ARROW),
        };
        Self {
            from,
            to,
            begins,
            ends,
            is_day: window.is_day(),
        }
    }

    /// The cell with the sign of a single day, since a day may be several cells wide.
    pub const fn middle(&self) -> i64 {
        self.from + (self.to - self.from) / 2
    }

    pub const fn first(&self) -> i64 {
        match self.begins {
            BarEnd::Soft(cells) => self.from - cells,
            BarEnd::Hard | BarEnd::Open => self.from,
        }
    }

    pub const fn last(&self) -> i64 {
        match self.ends {
            BarEnd::Soft(cells) => self.to + cells,
            BarEnd::Hard | BarEnd::Open => self.to,
        }
    }

    /// The character drawn in a cell; `None` where nothing is.
    pub fn glyph(&self, cell: i64) -> Option<char> {
        if cell < self.first() || cell > self.last() {
            return None;
        }
        if self.is_day {
            return (cell == self.middle()).then_some('◈');
        }
        if cell < self.from {
            return Some(fade(self.from - 1 - cell, self.from - self.first()));
        }
        if cell > self.to {
            return Some(fade(cell - self.to - 1, self.last() - self.to));
        }
        let is_line = matches!(self.begins, BarEnd::Open) || matches!(self.ends, BarEnd::Open);
        let at_edge = (cell == self.from, cell == self.to);
        Some(match (at_edge, self.begins, self.ends) {
            ((true, _), BarEnd::Open, _) => '◂',
            ((_, true), _, BarEnd::Open) => '▸',
            ((true, _), BarEnd::Hard, _) if is_line => '┣',
            ((_, true), _, BarEnd::Hard) if is_line => '┫',
            // A vague end that takes no cell of its own at this scale.
            ((true, _), BarEnd::Soft(0), _) | ((_, true), _, BarEnd::Soft(0)) => '▓',
            _ if is_line => '━',
            _ => '█',
        })
    }
}

/// The shade of the fading cell at `index`, counted from the nominal end, out of `len`: three shades in equal parts.
fn fade(index: i64, len: i64) -> char {
    ['▓', '▒', '░'][((2 * index + 1) * 3 / (2 * len)).clamp(0, 2) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::test_windows::{by, day, from, range, soft};

    /// The first `width` cells of a bar, from the day `left` on.
    fn drawn(window: &Window, scale: Scale, left: &str, width: i64) -> String {
        let as_of = "2024-12-16".parse().unwrap();
        let bar = Bar::new(window, scale, as_of);
        let left = scale.first_cell(left.parse().unwrap());
        let cells = (left..left + width).map(|cell| bar.glyph(cell).unwrap_or(' '));
        cells.collect::<String>().trim_end().to_owned()
    }

    #[test]
    #[rustfmt::skip]
    fn bars_begin_and_end_with_their_months() {
        for (window, scale, left, width, bar) in [
            //                                               Jan  Feb  Mar  Apr
            (range("2025-01-01", "2025-03-31"), Scale::FivePerMonth, "2024-12-01", 25, "     ███████████████"),
            (range("2025-02-01", "2025-02-28"), Scale::FivePerMonth, "2025-01-01", 25, "     █████"),
            (range("2024-02-01", "2024-02-29"), Scale::FivePerMonth, "2024-01-01", 25, "     █████"),
            (range("2024-12-01", "2024-12-31"), Scale::Day, "2024-12-01", 40, "███████████████████████████████"),
            (range("2025-01-01", "2025-03-31"), Scale::Month, "2024-12-01", 12, " ███"),
            (range("2025-01-01", "2025-06-30"), Scale::Quarter, "2024-10-01", 12, " ██"),
            (range("2025-01-01", "2025-12-31"), Scale::Year, "2024-01-01", 12, " █"),
            (range("2024-12-17", "2024-12-18"), Scale::ThreePerDay, "2024-12-16", 12, "   ██████"),
            (range("2024-12-31", "2025-01-01"), Scale::FivePerMonth, "2024-12-01", 12, "    ██"),
            (day("2024-12-18"), Scale::ThreePerDay, "2024-12-16", 12, "       ◈"),
            (day("2025-01-01"), Scale::FivePerMonth, "2024-12-01", 12, "     ◈"),
            (day("2024-12-31"), Scale::FivePerMonth, "2024-12-01", 12, "    ◈"),
            (day("2024-02-29"), Scale::Day, "2024-02-01", 32, "                            ◈"),
        ] {
            assert_eq!(drawn(&window, scale, left, width), bar, "{window:?} {scale:?}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn vague_ends_fade_and_open_ends_are_arrows() {
        let mid = soft("2025-05-01", "2025-06-01", "2025-06-30", "2025-08-31");
        let by_mid = Window {
            earliest: None,
            outer_earliest: None,
            ..mid
        };
        for (window, scale, left, bar) in [
            (mid, Scale::FivePerMonth, "2025-05-01", "▓▓▒░░"),
            (mid, Scale::FivePerMonth, "2025-04-01", "     ░░▒▓▓█████▓▓▓▒▒▒▒░░░"),
            (mid, Scale::Month, "2025-04-01", " ▒█▓░"),
            (mid, Scale::Quarter, "2025-01-01", " ▓▒"),
            (mid, Scale::Year, "2024-01-01", " ▓"),
            (by("2025-04-30"), Scale::FivePerMonth, "2024-12-01", "  ◂━━━━━━━━━━━━━━━━━━━━━┫"),
            (by("2024-11-30"), Scale::FivePerMonth, "2024-11-01", " ◂━━┫"),
            (by_mid, Scale::Month, "2024-12-01", "◂━━━━━━▓░"),
            (from("2025-04-01"), Scale::FivePerMonth, "2025-03-01", "     ┣━━▸"),
            (from("2024-10-01"), Scale::Month, "2024-09-01", " ┣━━━▸"),
        ] {
            let shown = drawn(&window, scale, left, if left == "2025-05-01" { 5 } else { 30 });
            let bar = if left == "2025-05-01" {
                "░░▒▓▓"
            } else {
                bar
            };
            assert_eq!(shown, bar, "{window:?} {scale:?}");
        }
    }

    #[test]
    fn every_window_has_a_bar_at_every_scale() {
        let as_of = "9999-12-31".parse().unwrap();
        for scale in Scale::ALL {
            for window in [
                day("0001-01-01"),
                range("0001-01-01", "9999-12-31"),
                by("0001-01-01"),
                from("9999-12-31"),
            ] {
                let bar = Bar::new(&window, scale, as_of);
                assert!(bar.first() <= bar.last());
                assert!(
                    (bar.first()..=bar.last().min(bar.first() + 40)).any(|cell| bar.glyph(cell).is_some())
                );
            }
        }
    }
}
