//! The shapes of the records of [`super::raw`], as data: their fields, and the values each may have.
//!
//! serde stops at the first mistake. With the shapes, a file that serde refuses can be checked value by value, so that
//! every mistake in it is reported at its place.

use crate::model::{Number, Percent, Word};

/// How deep sections may be nested. No document goes half as deep, and the limit lets code that visits them recurse.
pub const DEEPEST: usize = 32;

#[derive(Clone, Copy, Debug)]
pub enum ValueShape {
    Text,
    /// A whole number from 0 to this.
    Whole(u64),
    Decimal,
    /// A number with a few decimals, kept exactly.
    Money,
    Truth,
    /// A word or a text: the name of something that a corpus may define.
    Name,
    Words(fn() -> Vec<&'static str>),
    List(fn() -> ValueShape),
    /// Two texts in round brackets.
    Pair,
    /// A value of this shape, optionally wrapped in `Some(…)`.
    Maybe(fn() -> ValueShape),
    Record(RecordShape),
    /// A record of this shape, or its text alone.
    OrText(fn() -> ValueShape),
}

/// A record: its name in [`super::raw`] and its fields.
#[derive(Clone, Copy, Debug)]
pub struct RecordShape {
    pub name: &'static str,
    /// The fields in the order of the documentation.
    pub fields: &'static [Field],
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub shape: fn() -> ValueShape,
    /// Whether the record must have it.
    pub needed: bool,
}

impl RecordShape {
    pub fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.name).collect()
    }

    /// Whether other records may refer to it by an `id`.
    pub fn has_id(&self) -> bool {
        self.fields.iter().any(|field| field.name == "id")
    }
}

impl Field {
    pub fn example(&self) -> String {
        let value = match (self.shape)() {
            ValueShape::Text if self.name == "when" => "\"Q1 2025\"".to_owned(),
            ValueShape::Text | ValueShape::Name | ValueShape::OrText(_) => "\"…\"".to_owned(),
            ValueShape::Whole(_) | ValueShape::Decimal | ValueShape::Money => "1".to_owned(),
            ValueShape::Words(words) => words().first().copied().unwrap_or_default().to_owned(),
            ValueShape::Record(record) => {
                let needed = record.fields.iter().filter(|field| field.needed);
                format!("({})", needed.map(Self::example).collect::<Vec<_>>().join(", "))
            }
            ValueShape::List(_) => "[…]".to_owned(),
            ValueShape::Pair => "(\"…\", \"…\")".to_owned(),
            ValueShape::Truth | ValueShape::Maybe(_) => "…".to_owned(),
        };
        format!("{}: {value}", self.name)
    }
}

/// A type of [`super::raw`] that knows its shape.
pub trait Shaped {
    fn shape() -> ValueShape;
}

impl Shaped for u16 {
    fn shape() -> ValueShape {
        ValueShape::Whole(u16::MAX.into())
    }
}

impl Shaped for u32 {
    fn shape() -> ValueShape {
        ValueShape::Whole(u32::MAX.into())
    }
}

impl Shaped for Percent {
    fn shape() -> ValueShape {
        ValueShape::Whole(Percent::MOST.into())
    }
}

impl Shaped for Number {
    fn shape() -> ValueShape {
        ValueShape::Decimal
    }
}

impl Shaped for bool {
    fn shape() -> ValueShape {
        ValueShape::Truth
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape() -> ValueShape {
        ValueShape::Maybe(T::shape)
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape() -> ValueShape {
        ValueShape::List(T::shape)
    }
}

impl<T: Word> Shaped for T {
    fn shape() -> ValueShape {
        ValueShape::Words(|| T::ALL.iter().map(|word| word.name()).collect())
    }
}
