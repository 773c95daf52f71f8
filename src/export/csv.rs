//! Rows of exact values as CSV after RFC 4180.

use super::delimiter::Dialect;
use super::escape::csv_cell;
use super::words::words;
use crate::views::tables::values::ExactValue;

pub fn render(fields: &[&str], rows: &[Vec<ExactValue>], dialect: Dialect) -> String {
    let delimiter = match dialect {
        Dialect::Standard | Dialect::Excel => b',',
        Dialect::ExcelSemicolon => b';',
    };
    let mut out = Vec::new();
    if dialect != Dialect::Standard {
        out.extend("\u{feff}".bytes());
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    let names = fields.iter().map(|field| (*field).to_owned()).collect();
    let rows = rows.iter().map(|row| {
        fields
            .iter()
            .zip(row)
            .map(|(field, value)| cell(field, value, dialect))
            .collect()
    });
    for row in std::iter::once(names).chain(rows) {
        let row: Vec<String> = row;
        // Writing into memory does not fail, and all rows are equally long.
        let written = writer.write_record(&row);
        debug_assert!(written.is_ok());
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A value as a cell. Numbers stay what they are, a minus before them or not; texts are no formulas.
fn cell(field: &str, value: &ExactValue, dialect: Dialect) -> String {
    let words = words(field, value);
    match value {
        ExactValue::Text(_) | ExactValue::List(_) | ExactValue::Record(_) => csv_cell(&words),
        // Where numbers have a comma, `1.5` is read as the first of May.
        ExactValue::Number(_) if dialect == Dialect::ExcelSemicolon => words.replace('.', ","),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    #[test]
    fn excel_has_a_mark_and_its_own_delimiter() {
        let fields = ["title", "value", "days"];
        let rows = [vec![
            "=1;2,3".into(),
            ExactValue::Number(Number::Decimal(-1.5)),
            ExactValue::Whole(-3),
        ]];
        for (dialect, wanted) in [
            (Dialect::Standard, "title,value,days\r\n\"'=1;2,3\",-1.5,-3\r\n"),
            (
                Dialect::Excel,
                "\u{feff}title,value,days\r\n\"'=1;2,3\",-1.5,-3\r\n",
            ),
            (
                Dialect::ExcelSemicolon,
                "\u{feff}title;value;days\r\n\"'=1;2,3\";-1,5;-3\r\n",
            ),
        ] {
            assert_eq!(render(&fields, &rows, dialect), wanted);
        }
    }
}
