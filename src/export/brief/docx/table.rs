//! Tables: fixed widths, a head that is repeated on every page, rows that are never split.

use std::fmt::Write as _;

use super::text::{Marks, paragraph, run};
use crate::export::brief::page::{Align, BriefColumn, BriefPassage, BriefTable};

/// The width of the text on the page, in twentieths of a point: A4 less two margins of 2 cm.
pub const WIDTH: u32 = 9638;

pub fn render(table: &BriefTable, marks: &mut Marks) -> String {
    let widths = widths(&table.columns);
    // Word writes these flags twice: combined in one number, and one by one.
    let (look, last) = match &table.foot {
        Some(_) => ("0460", 1),
        None => ("0420", 0),
    };
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"BriefTable\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"1\" w:lastRow=\"{last}\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    let head = table.columns.iter().map(|column| run(None, column.name));
    row(&mut out, table, &widths, "<w:tblHeader/>", head);
    for cells in &table.rows {
        row(&mut out, table, &widths, "", worded(cells, marks).into_iter());
    }
    if let Some(foot) = &table.foot {
        row(&mut out, table, &widths, "", worded(foot, marks).into_iter());
    }
    out.push_str("</w:tbl>");
    out
}

fn worded(cells: &[BriefPassage], marks: &mut Marks) -> Vec<String> {
    cells.iter().map(|cell| marks.runs(cell)).collect()
}

fn row(
    out: &mut String,
    table: &BriefTable,
    widths: &[u32],
    more: &str,
    cells: impl Iterator<Item = String>,
) {
    let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>");
    for ((runs, width), column) in cells.zip(widths).zip(&table.columns) {
        let style = match column.align {
            Align::Left => "TableText",
            Align::Right => "TableNumber",
        };
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>",
            paragraph(style, &runs)
        );
    }
    out.push_str("</w:tr>");
}

/// The width of each column. The last one gets what rounding leaves.
fn widths(columns: &[BriefColumn]) -> Vec<u32> {
    let mut widths: Vec<u32> = columns.iter().map(|column| WIDTH * column.share / 100).collect();
    let rest = WIDTH.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}
