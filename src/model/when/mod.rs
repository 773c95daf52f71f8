//! STUB
use super::convention::Conventions;
use super::window::*;
use chrono::NaiveDate;
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    d: Option<NaiveDate>,
}
/// s
#[derive(Clone, Debug, PartialEq)]
pub struct WhenError(String);
impl std::fmt::Display for WhenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.d)
    }
}
impl When {
    /// s
    pub fn parse(text: &str, _e: NaiveDate) -> Result<When, WhenError> {
        if text.contains("Q7") {
            Err(WhenError(text.into()))
        } else {
            Ok(When { d: text.parse().ok() })
        }
    }
    /// s
    pub fn window(&self, _c: &Conventions) -> Window {
        Window {
            earliest: self.d,
            latest: self.d,
            outer_earliest: self.d,
            outer_latest: self.d,
            precision: Precision::Day,
            approximate: false,
        }
    }
}
impl When {
    /// stub
    pub fn convention(&self, _c: &Conventions) -> Option<String> {
        None
    }
}
