//! The text of a value as it is in a file. It is scanned only once, while ron's `RawValue` parses the text again to
//! validate it.

use std::fmt;
use std::sync::LazyLock;

use ron::value::RawValue;
use serde::de::{Deserialize as _, Deserializer, Error, Visitor};

/// The text of the next value, with the comments around it.
pub fn verbatim<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de str, D::Error> {
    struct VerbatimVisitor;
    impl<'de> Visitor<'de> for VerbatimVisitor {
        type Value = &'de str;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a value")
        }
        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<&'de str, E> {
            Ok(text.trim())
        }
    }
    deserializer.deserialize_newtype_struct(*NAME, VerbatimVisitor)
}

/// Removes the comments around a value. This parses the text again, but few values have comments.
pub fn without_comments(text: &str) -> &str {
    RawValue::from_ron(text).map_or(text, |raw| raw.trim().get_ron())
}

/// The name of the newtype struct by which ron recognises a `RawValue`. It is private, so it is found by deserialising one.
static NAME: LazyLock<&'static str> = LazyLock::new(|| {
    <&RawValue>::deserialize(NameProbe)
        .err()
        .map_or("", |ProbedName(name)| name)
});

struct NameProbe;

#[derive(Debug)]
struct ProbedName(&'static str);

impl fmt::Display for ProbedName {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ProbedName {}

impl Error for ProbedName {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self("")
    }
}

impl<'de> Deserializer<'de> for NameProbe {
    type Error = ProbedName;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, ProbedName> {
        Err(ProbedName(""))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: V,
    ) -> Result<V::Value, ProbedName> {
        Err(ProbedName(name))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}
