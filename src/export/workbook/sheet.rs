//! A sheet: a header row that stays in view and has filters, then the rows of cells.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::exact::{Exact, cells};
use crate::export::markup::{XML, escaped};
use crate::text::sanitize::visible_except;
use crate::views::tables::values::ExactValue;

pub const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The longest text that a cell can hold, in UTF-16 code units.
const MOST_UNITS: usize = 32_767;

/// The least and greatest width of a column, in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// The formats of cells, by their index in `styles.xml`.
#[derive(Clone, Copy)]
enum Style {
    Plain = 0,
    Header = 1,
    Day = 2,
    Whole = 3,
    Decimal = 4,
    /// A text that stays text when somebody edits the cell.
    Quoted = 5,
}

/// The letters of the last column, and the number of the last row.
pub fn last(fields: &[&str], rows: &[Vec<ExactValue>]) -> (String, usize) {
    let column = letters(fields.len().saturating_sub(1));
    (column, rows.len() + 1)
}

pub fn render(fields: &[&str], rows: &[Vec<ExactValue>]) -> String {
    let (column, count) = last(fields, rows);
    let names = fields.iter().map(|name| Exact::Text((*name).to_owned()));
    let names: Vec<Exact> = names.collect();
    let rows: Vec<Vec<Exact>> = rows.iter().map(|row| cells(fields, row)).collect();
    let range = format!("A1:{column}{count}");
    let mut out = format!(
        "{XML}<worksheet xmlns=\"{NAMESPACE}\"><dimension ref=\"{range}\"/>\
         <sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    for (index, name) in fields.iter().enumerate() {
        let widest = rows.iter().map(|row| width(&row[index])).max().unwrap_or(0);
        // The arrow of the filter is next to the name.
        let width = widest.max(name.width() + 3).clamp(NARROWEST, WIDEST) + 1;
        let place = index + 1;
        let _ = write!(
            out,
            "<col min=\"{place}\" max=\"{place}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    out.push_str("</cols><sheetData>\n");
    row(&mut out, 1, &names, Some(Style::Header));
    for (index, cells) in rows.iter().enumerate() {
        row(&mut out, index + 2, cells, None);
    }
    let _ = writeln!(out, "</sheetData><autoFilter ref=\"{range}\"/></worksheet>");
    out
}

fn row(out: &mut String, number: usize, cells: &[Exact], style: Option<Style>) {
    let _ = write!(out, "<row r=\"{number}\">");
    for (index, cell) in cells.iter().enumerate() {
        let place = letters(index);
        let mut value = |style: Style, value: &str| {
            let _ = write!(
                out,
                "<c r=\"{place}{number}\" s=\"{}\"><v>{value}</v></c>",
                style as u8
            );
        };
        match cell {
            Exact::Whole(digits) => value(Style::Whole, digits),
            Exact::Decimal(digits) => value(Style::Decimal, digits),
            Exact::Day(serial, _) => value(Style::Day, &serial.to_string()),
            Exact::Text(text) if text.is_empty() => {}
            Exact::Text(text) => {
                let style = style.unwrap_or(if reads_otherwise(text) {
                    Style::Quoted
                } else {
                    Style::Plain
                });
                let _ = write!(
                    out,
                    "<c r=\"{place}{number}\" s=\"{}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    style as u8,
                    escaped(&guarded(&shown(text)))
                );
            }
        }
    }
    out.push_str("</row>\n");
}

/// Whether typing this text into a cell would give a formula, a number or a date instead.
fn reads_otherwise(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_digit() || "=+-@'\t\r\n＝＋－＠".contains(c);
    text.starts_with(begins)
}

/// A text as a cell shows it: harmful characters made visible, line breaks as in spreadsheets, and cut to what fits.
fn shown(text: &str) -> String {
    let text = visible_except(text, "\r\n\t")
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    if text.encode_utf16().count() <= MOST_UNITS {
        return text;
    }
    let mut units = 1;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= MOST_UNITS
    });
    kept.chain(['…']).collect()
}

/// A text in which nothing is taken for an escaped character: spreadsheets read `_x0041_` as `A`.
fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let number = &text.as_bytes()[at + c.len_utf8()..];
        let is_number = c == '_'
            && number.len() >= 6
            && matches!(number[0], b'x' | b'X')
            && number[1..5].iter().all(u8::is_ascii_hexdigit)
            && number[5] == b'_';
        out.push_str(if is_number { "_x005F" } else { "" });
        out.push(c);
    }
    out
}

fn width(cell: &Exact) -> usize {
    match cell {
        Exact::Text(text) => text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0),
        Exact::Whole(words) | Exact::Decimal(words) | Exact::Day(_, words) => words.len(),
    }
}

/// The letters of a column, counted from 0: `A`, `B`, …, `Z`, `AA`.
fn letters(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (index, wanted) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (40, "AO"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(letters(index), wanted);
        }
    }

    #[test]
    fn texts_stay_texts() {
        assert_eq!(
            guarded("a_x0041_b __x005F_ _x12_ _"),
            "a_x005F_x0041_b __x005F_x005F_ _x12_ _"
        );
        assert_eq!(shown("a\r\nb\rc\u{1b}\u{202e}"), "a\nb\nc␛⟨U+202E⟩");
        for text in ["=1", "+1", "-1", "@a", "'a", "\t=1", "12", "＝1"] {
            assert!(reads_otherwise(text), "{text}");
        }
        assert!(!reads_otherwise("a=1"));
    }

    #[test]
    fn no_cell_is_longer_than_spreadsheets_have_it() {
        assert_eq!(shown(&"a".repeat(MOST_UNITS)).len(), MOST_UNITS);
        let long = shown(&"𝔘".repeat(MOST_UNITS));
        assert!(long.ends_with("𝔘…"));
        assert_eq!(long.encode_utf16().count(), MOST_UNITS);
    }
}
