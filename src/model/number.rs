//! The numbers of statistics: whole ones exact to the last digit, others as floats.

use std::cmp::Ordering;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Whole(i64),
    /// Finite, and not whole.
    Decimal(f64),
}

impl Number {
    /// The number, unless it is NaN, infinite, or beyond the range of `i64`, where a float keeps only about 16 digits.
    pub fn of(decimal: f64) -> Option<Self> {
        // 2^63, the first number that is too large for an `i64`.
        const END: f64 = 9_223_372_036_854_775_808.0;
        (decimal.abs() < END).then(|| {
            if decimal.fract() == 0.0 {
                Self::Whole(decimal as i64)
            } else {
                Self::Decimal(decimal)
            }
        })
    }

    pub fn is_positive(self) -> bool {
        match self {
            Self::Whole(number) => number > 0,
            Self::Decimal(number) => number > 0.0,
        }
    }

    /// The nearest float.
    pub fn near(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Decimal(number) => number,
        }
    }

    pub fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Whole(one), Self::Whole(other)) => one.cmp(&other),
            (one, other) => one.near().total_cmp(&other.near()),
        }
    }
}

/// Digits only, with as many decimals as there are.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => fmt::Display::fmt(number, f),
            Self::Decimal(number) => fmt::Display::fmt(number, f),
        }
    }
}

/// Whole numbers are written without a decimal point: `62034`, not `62034.0`.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Decimal(number) => serializer.serialize_f64(*number),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;
        impl Visitor<'_> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
                Ok(Number::Whole(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
                let whole = i64::try_from(number);
                whole
                    .map(Number::Whole)
                    .map_err(|_| E::custom("too large a number"))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
                Number::of(number).ok_or_else(|| E::custom("too large a number, or none"))
            }
        }
        deserializer.deserialize_any(NumberVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_keep_every_digit() {
        for text in ["0", "-7", "9007199254740993", "9223372036854775807"] {
            let number: Number = ron::from_str(text).expect(text);
            assert_eq!(number.to_string(), text);
            assert_eq!(serde_json::to_string(&number).expect(text), text);
        }
        for (text, read) in [
            ("62034.0", "62034"),
            ("-0.0", "0"),
            ("52.1", "52.1"),
            ("1_000", "1000"),
        ] {
            let number: Number = ron::from_str(text).expect(text);
            assert_eq!(number.to_string(), read);
        }
    }

    #[test]
    fn what_is_no_number_or_cannot_be_kept_is_refused() {
        for text in [
            "inf",
            "-inf",
            "NaN",
            "1e309",
            "-1e309",
            "9223372036854775808",
            "18446744073709551616",
            "-9223372036854775809",
            "1e19",
            "true",
            "\"1\"",
        ] {
            assert!(ron::from_str::<Number>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_are_in_the_order_of_their_values() {
        let read = |text: &str| ron::from_str::<Number>(text).expect(text);
        let ascending = [
            "-9223372036854775808",
            "-3",
            "-2.5",
            "0",
            "0.5",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
        ];
        for pair in ascending.windows(2) {
            assert_eq!(read(pair[0]).compare(read(pair[1])), Ordering::Less, "{pair:?}");
        }
    }
}
