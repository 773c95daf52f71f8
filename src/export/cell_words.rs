//! Exact values in the words of a cell, as every format with cells has them.

use crate::views::tables::values::ExactValue;

/// What stands in the cell of a field, as yet without regard to what a format reads into it.
pub fn words(field: &str, value: &ExactValue) -> String {
    // Headings are a way, everything else a list.
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
