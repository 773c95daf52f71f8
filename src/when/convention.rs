//! What vague words mean: early, mid, spring, around, coming weeks. Data, not code: shipped in `assets/conventions.ron`,
//! changed by the user in a file of the same form, and named in every answer that rests on one.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

static SHIPPED_TEXT: &str = include_str!("../../assets/conventions.ron");
static SHIPPED: LazyLock<Conventions> = LazyLock::new(|| {
    // A test checks that the shipped file is complete, so that none of its fields falls back on the file itself.
    Conventions::parse(SHIPPED_TEXT).expect("the shipped conventions are valid")
});

macro_rules! conventions {
    ($($(#[$doc:meta])* $field:ident: $rule:ident,)*) => {
        /// All conventions. A file only needs to name those it changes.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Conventions {
            $($(#[$doc])* pub $field: $rule,)*
        }

        /// The conventions as a file gives them.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "Conventions")]
        struct ConventionFile {
            $(#[serde(default, deserialize_with = "named")] $field: Option<$rule>,)*
        }

        impl From<ConventionFile> for Conventions {
            fn from(named: ConventionFile) -> Self {
                Self { $($field: named.$field.unwrap_or_else(|| SHIPPED.$field.clone()),)* }
            }
        }

        #[cfg(test)]
        const FIELDS: &[&str] = &[$(stringify!($field),)*];
    };
}

/// Reads a field that is present; `#[serde(default)]` covers those that are not. Unlike for a plain `Option`, the value is
/// written without `Some`.
fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

conventions! {
    /// Early in a year, its beginning or its start.
    early_year: Months,
    mid_year: Months,
    late_year: Months,
    early_month: Days,
    mid_month: Days,
    late_month: Days,
    early_other: PeriodShare,
    /// The middle of any other period.
    mid_other: PeriodShare,
    late_other: PeriodShare,
    spring: Months,
    summer: Months,
    autumn: Months,
    winter: Months,
    southern_spring: Months,
    southern_summer: Months,
    southern_autumn: Months,
    southern_winter: Months,
    /// The summer recess of parliaments and similar bodies.
    summer_break: Months,
    /// A week counted within a month or another period, as opposed to a calendar week.
    week_of: WeekOf,
    around: Around,
    coming_days: Reach,
    coming_weeks: Reach,
    coming_months: Reach,
    soon: Reach,
}

impl Conventions {
    /// The conventions milepost comes with.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a file of conventions; those it leaves out are as shipped.
    pub fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str::<ConventionFile>(text).map(Self::from)
    }
}

impl Default for Conventions {
    fn default() -> Self {
        SHIPPED.clone()
    }
}

/// A slice of a year, in months. Where `from` is after `to`, it runs into the next year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Slice")]
pub struct Months(Slice);

/// A slice of a month, in days. A month that is too short ends the slice early.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Slice")]
pub struct Days(Slice);

/// The bounds of [`Months`] or [`Days`], and how far the outer bounds are from them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    pub name: String,
    /// The first month or day.
    pub from: u8,
    /// The last month or day.
    pub to: u8,
    /// How many months or days earlier the outer bound is.
    #[serde(default)]
    pub before: u8,
    /// How many months or days later the outer bound is.
    #[serde(default)]
    pub after: u8,
}

impl Months {
    /// The slice, with months from 1 to 12.
    pub const fn slice(&self) -> &Slice {
        &self.0
    }
}

impl Days {
    /// The slice, with days from 1 to 31.
    pub const fn slice(&self) -> &Slice {
        &self.0
    }
}

impl TryFrom<Slice> for Months {
    type Error = String;

    fn try_from(slice: Slice) -> Result<Self, String> {
        if [slice.from, slice.to]
            .iter()
            .all(|month| (1..=12).contains(month))
        {
            Ok(Self(slice))
        } else {
            Err(format!(
                "`from: {}, to: {}` of {:?}: months run from 1 to 12",
                slice.from, slice.to, slice.name
            ))
        }
    }
}

impl TryFrom<Slice> for Days {
    type Error = String;

    fn try_from(slice: Slice) -> Result<Self, String> {
        if 1 <= slice.from && slice.from <= slice.to && slice.to <= 31 {
            Ok(Self(slice))
        } else {
            let (from, to, name) = (slice.from, slice.to, &slice.name);
            Err(format!(
                "`from: {from}, to: {to}` of {name:?}: days run from 1 to 31, the first one first"
            ))
        }
    }
}

/// A share of a period of any length: pieces `from` to `to` of `of` equal ones.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "RawShare")]
pub struct PeriodShare {
    pub name: String,
    /// The first piece.
    pub from: u8,
    /// The last piece.
    pub to: u8,
    /// Into how many pieces the period is cut.
    pub of: u8,
}

/// A [`PeriodShare`] before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShare {
    name: String,
    from: u8,
    to: u8,
    of: u8,
}

impl TryFrom<RawShare> for PeriodShare {
    type Error = String;

    fn try_from(raw: RawShare) -> Result<Self, String> {
        let RawShare { name, from, to, of } = raw;
        if 1 <= from && from <= to && to <= of {
            Ok(Self { name, from, to, of })
        } else {
            Err(format!(
                "`from: {from}, to: {to}, of: {of}` of {name:?}: pieces run from 1 to `of`"
            ))
        }
    }
}

/// The first, second or last week of a period: seven days counted from one end of it. The outer bounds allow for the
/// calendar week nearby that many writers mean.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekOf {
    pub name: String,
    /// How many days earlier the outer bound is.
    #[serde(default)]
    pub before: u8,
    /// How many days later the outer bound is.
    #[serde(default)]
    pub after: u8,
}

/// How far "around" reaches.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Around {
    pub name: String,
    /// The most months either side, however long the period is.
    pub months_at_most: u8,
}

/// How far a wording that counts from the edition's date reaches.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// How answers name it, followed by "of" and the edition's date.
    pub name: String,
    #[serde(default)]
    pub months: u8,
    #[serde(default)]
    pub days: u8,
    #[serde(default)]
    pub outer_months: u8,
    /// The outer bound, in months and days from the edition's date as well.
    #[serde(default)]
    pub outer_days: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_names_every_convention() {
        // Checked as text first: a field that falls back on the shipped file while that is being read would hang.
        for field in FIELDS {
            assert!(
                SHIPPED_TEXT.contains(&format!("\n    {field}: (")),
                "{field} is missing"
            );
        }
        assert_eq!(Conventions::default().mid_year.slice().name, "June");
    }

    #[test]
    fn a_file_changes_what_it_names_and_nothing_else() {
        let own = Conventions::parse(r#"(mid_year: (name: "May to July", from: 5, to: 7))"#).unwrap();
        assert_eq!(own.mid_year.slice().name, "May to July");
        assert_eq!(own.mid_year.slice().after, 0);
        assert_eq!(
            Conventions {
                mid_year: Conventions::default().mid_year,
                ..own
            },
            Conventions::default()
        );
        assert_eq!(Conventions::parse("()").unwrap(), Conventions::default());
    }

    #[test]
    #[rustfmt::skip]
    fn mistakes_have_a_place_and_say_what_is_right() {
        for (text, expected) in [
            ("(erly_year: 1)", "early_year"),
            (r#"(mid_year: (name: "x", from: 5, too: 7))"#, "too"),
            (r#"(mid_year: (name: "x", from: 5, to: 13))"#, "months run from 1 to 12"),
            (r#"(mid_month: (name: "x", from: 20, to: 11))"#, "days run from 1 to 31, the first one first"),
            (r#"(mid_month: (name: "x", from: 0, to: 11))"#, "days run from 1 to 31"),
            (r#"(mid_other: (name: "x", from: 2, to: 2, of: 1))"#, "pieces run from 1 to `of`"),
        ] {
            let error = Conventions::parse(text).unwrap_err();
            assert!(error.code.to_string().contains(expected), "{text}: {error}");
            assert_eq!(error.span.start.line, 1);
        }
    }
}
