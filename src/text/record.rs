//! RON records on one line, as milepost writes them: without empty fields.

use std::fmt::Display;

use super::quoted::quoted;

#[derive(Debug, Default)]
pub struct RonRecord(Vec<String>);

impl RonRecord {
    #[must_use]
    pub fn field(mut self, name: &str, value: impl Display) -> Self {
        self.0.push(format!("{name}: {value}"));
        self
    }

    #[must_use]
    pub fn maybe(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Adds a text as a string, unless it is empty.
    #[must_use]
    pub fn text(self, name: &str, text: &str) -> Self {
        self.maybe(name, (!text.is_empty()).then(|| quoted(text)))
    }

    pub fn line(self) -> String {
        format!("({})", self.0.join(", "))
    }
}
