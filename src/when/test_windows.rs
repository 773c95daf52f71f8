//! Short constructors of windows for tests.

use super::Window;
use super::window::Precision;

fn bounds(earliest: &str, latest: &str) -> Window {
    Window::exact(earliest.parse().ok(), latest.parse().ok(), Precision::Day)
}

pub fn day(day: &str) -> Window {
    bounds(day, day)
}

/// From one day to another.
pub fn range(earliest: &str, latest: &str) -> Window {
    bounds(earliest, latest)
}

/// Without a beginning.
pub fn by(latest: &str) -> Window {
    bounds("", latest)
}

/// Without an end.
pub fn from(earliest: &str) -> Window {
    bounds(earliest, "")
}

/// From one day to another, with outer bounds.
pub fn soft(outer_earliest: &str, earliest: &str, latest: &str, outer_latest: &str) -> Window {
    Window {
        outer_earliest: outer_earliest.parse().ok(),
        outer_latest: outer_latest.parse().ok(),
        approximate: true,
        ..bounds(earliest, latest)
    }
}
