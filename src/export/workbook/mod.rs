//! Rows of exact values as a workbook (`.xlsx`; ECMA-376, transitional) of one sheet.
//!
//! ```text
//! rows ─► exact: which cells are numbers and dates
//!      ─► sheet1.xml, workbook.xml ─► package (a zip with the same bytes each time)
//! styles, relations                   (as they stand beside this file)
//! ```

mod exact;
mod sheet;

use self::sheet::{HEAD, NAMESPACE};
use super::package::pack;
use crate::views::tables::values::ExactValue;

/// The rows under the names of their fields. `name` is that of the sheet: a plain word.
pub fn render(fields: &[&str], rows: &[Vec<ExactValue>], name: &str) -> Vec<u8> {
    pack(&[
        ("[Content_Types].xml", include_str!("content_types.xml")),
        ("_rels/.rels", include_str!("package.rels")),
        ("xl/workbook.xml", &workbook(&sheet::last(fields, rows), name)),
        ("xl/_rels/workbook.xml.rels", include_str!("workbook.rels")),
        ("xl/styles.xml", include_str!("styles.xml")),
        ("xl/worksheets/sheet1.xml", &sheet::render(fields, rows)),
    ])
}

/// The list of sheets, with the range of the filter, which spreadsheets look for under this name.
fn workbook((column, row): &(String, usize), name: &str) -> String {
    format!(
        "{HEAD}<workbook xmlns=\"{NAMESPACE}\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         <definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">\
         {name}!$A$1:${column}${row}</definedName></definedNames></workbook>\n"
    )
}
