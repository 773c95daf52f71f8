//! The moments that identify entries, as text.

use chrono::{DateTime, SecondsFormat, Utc};

/// A moment as journals write it: `2025-03-13T09:12:44Z`, with a fraction only where there is one.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Reads a moment with any UTC offset.
pub fn parse_moment(text: &str) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text.trim()).ok()?;
    Some(at.with_timezone(&Utc))
}
