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
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// s
    Date(NaiveDate),
    /// s
    Today,
    /// s
    Edition,
}
impl std::str::FromStr for Request {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        match s {
            "today" => Ok(Self::Today),
            "edition" => Ok(Self::Edition),
            s => s.parse().map(Self::Date).map_err(|_| "bad date".into()),
        }
    }
}
impl Clock {
    /// s
    pub fn resolve(r: Option<Request>, today: NaiveDate, edition: NaiveDate) -> Self {
        match r {
            Some(Request::Date(d)) => Self {
                as_of: d,
                origin: Origin::Given,
            },
            Some(Request::Today) => Self {
                as_of: today,
                origin: Origin::Today,
            },
            _ => Self {
                as_of: edition,
                origin: Origin::Edition,
            },
        }
    }
}
