//! STUB
use chrono::NaiveDate;
/// stub
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// d
    Day,
}
/// stub
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// e
    pub earliest: Option<NaiveDate>,
    /// e
    pub latest: Option<NaiveDate>,
    /// e
    pub outer_earliest: Option<NaiveDate>,
    /// e
    pub outer_latest: Option<NaiveDate>,
    /// e
    pub precision: Precision,
    /// e
    pub approximate: bool,
}
impl Window {
    /// stub
    pub fn sort_key(&self) -> (NaiveDate, NaiveDate) {
        (
            self.latest.unwrap_or(NaiveDate::MAX),
            self.earliest.unwrap_or(NaiveDate::MIN),
        )
    }
}
impl Window {
    /// stub
    pub fn is_day(&self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest
    }
}
