//! How far an action has come, in percent.

use std::fmt;
use std::num::NonZeroU8;

use serde::de::{Deserialize, Deserializer, Error};

/// A whole number from 0 to 100, stored plus one, so that an `Option` of it takes a single byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(NonZeroU8);

impl Percent {
    pub const MOST: u8 = 100;

    pub fn new(percent: u8) -> Option<Self> {
        if percent > Self::MOST {
            return None;
        }
        NonZeroU8::new(percent + 1).map(Self)
    }

    pub fn get(self) -> u8 {
        self.0.get() - 1
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.get())
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let percent = u8::deserialize(deserializer)?;
        Self::new(percent).ok_or_else(|| D::Error::custom("not a percentage"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_go_from_nothing_to_all() {
        for percent in 0..=u8::MAX {
            let read = Percent::new(percent).map(Percent::get);
            assert_eq!(read, (percent <= 100).then_some(percent));
        }
        assert_eq!(size_of::<Option<Percent>>(), 1);
    }
}
