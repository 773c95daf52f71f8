//! Exact values as the text of a cell, alike in every format with cells.

use crate::views::tables::values::ExactValue;

/// The text of a field's cell, before a format escapes what it would misread.
pub fn words(field: &str, value: &ExactValue) -> String {
    // Headings form a path; everything else is a list.
    let between = if field == "path" { " › " } else { "; " };
    match value {
        ExactValue::None => String::new(),
        ExactValue::Text(text) => text.clone(),
        ExactValue::List(texts) => texts.join(between),
        ExactValue::Whole(number) => number.to_string(),
        ExactValue::Number(number) => number.to_string(),
        ExactValue::Bool(is_so) => is_so.to_string(),
        ExactValue::Day(day) => day.to_string(),
        ExactValue::Record(fields) => {
            let said = fields.iter().filter(|(_, value)| *value != ExactValue::None);
            let said = said.map(|(field, value)| format!("{field} {}", words(field, value)));
            said.collect::<Vec<_>>().join("; ")
        }
    }
}
