//! STUB
use chrono::NaiveDate;
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// s
    Given,
    /// s
    Today,
    /// s
    Edition,
}
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// s
    pub as_of: NaiveDate,
    /// s
    pub origin: Origin,
}
