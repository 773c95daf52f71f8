//! Rows of exact values as CSV, following RFC 4180.

use super::cell_words::words;
use super::csv_dialect::Dialect;
use crate::text::sanitize::visible_except;
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
    // Writing into memory does not fail, and all rows are equally long.
    let mut written = writer.write_record(fields);
    for row in rows {
        let cells = fields.iter().zip(row);
        written = written.and(writer.write_record(cells.map(|(field, value)| cell(field, value, dialect))));
    }
    debug_assert!(written.is_ok());
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A value as a cell. Numbers are kept as they are, even negative ones; texts are prevented from being formulas.
fn cell(field: &str, value: &ExactValue, dialect: Dialect) -> String {
    let words = words(field, value);
    match value {
        ExactValue::Text(_) | ExactValue::List(_) | ExactValue::Record(_) => text_cell(&words),
        // Where numbers have a decimal comma, `1.5` is read as the first of May.
        ExactValue::Number(_) if dialect == Dialect::ExcelSemicolon => words.replace('.', ","),
        _ => words,
    }
}

/// A text as a cell: spreadsheets do not take it for a formula, and control characters are made visible, except line
/// breaks and tabs, which a cell may contain.
fn text_cell(text: &str) -> String {
    let text = visible_except(text, "\r\n\t");
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, wanted) in [
            ("=1+1", "'=1+1"),
            ("+32 2 299", "'+32 2 299"),
            ("-cmd", "'-cmd"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("a=1", "a=1"),
            ("'x", "'x"),
            ("a\u{1b}[31m", "a␛[31m"),
            ("two\nlines", "two\nlines"),
            ("", ""),
        ] {
            assert_eq!(text_cell(text), wanted);
        }
    }

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
