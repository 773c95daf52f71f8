//! The as-of date, and what it is derived from.

use chrono::{DateTime, NaiveDate, Utc};

use crate::library::Library;
use crate::when::clock::{Clock, Request};

#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The date everything is computed as of.
    pub clock: Clock,
    pub today: NaiveDate,
    /// The moment of the last event, in whole seconds, which new entries of the journal get.
    pub now: DateTime<Utc>,
    /// The as-of date given on the command line, until the corpus is loaded.
    pub request: Option<Request>,
}

impl Time {
    /// The clock for a request. Without an edition, today takes the place of its date.
    pub fn resolve(&self, request: Option<Request>, library: &Library) -> Clock {
        let edition = library.corpus.newest_edition();
        let edition = edition.map_or(self.today, |edition| edition.as_of);
        Clock::resolve(request, self.today, edition)
    }
}
