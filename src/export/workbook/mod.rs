//! Rows of exact values as a workbook (`.xlsx`; ECMA-376, transitional) of one sheet, or several if there are too many.
//!
//! ```text
//! rows ─► exact: which cells are numbers and dates
//!      ─► sheet1.xml, workbook.xml ─► package (a zip with the same bytes each time)
//! styles, relations                   (files next to this one)
//! ```

mod exact;
mod sheet;

use std::fmt::Write as _;

use self::sheet::NAMESPACE;
use super::markup::XML;
use super::zip::pack;
use crate::views::tables::values::ExactValue;

/// The namespace of relations, which their types begin with.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The content type of a sheet.
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// The most rows that a sheet has room for, not counting the row of field names.
const MOST_ROWS: usize = 1_048_575;

/// The rows under the names of their fields, on as many sheets as they need. `name` is that of the first sheet, a plain
/// word.
pub fn render(fields: &[&str], rows: &[Vec<ExactValue>], name: &str) -> Vec<u8> {
    split(fields, rows, name, MOST_ROWS)
}

fn split(fields: &[&str], rows: &[Vec<ExactValue>], name: &str, most: usize) -> Vec<u8> {
    let mut sheets: Vec<&[Vec<ExactValue>]> = rows.chunks(most).collect();
    if sheets.is_empty() {
        sheets.push(rows);
    }
    let (mut types, mut relations, mut list, mut filters) = <(String, String, String, String)>::default();
    let mut parts = Vec::new();
    for (index, rows) in sheets.into_iter().enumerate() {
        let number = index + 1;
        let name = match index {
            0 => name.to_owned(),
            _ => format!("{name}_{number}"),
        };
        let (column, row) = sheet::last(fields, rows);
        let _ = write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SHEET_TYPE}\"/>"
        );
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>",
            // `rId1` is the styles.
            number + 1
        );
        let _ = write!(
            list,
            "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{}\"/>",
            number + 1
        );
        // The range of the filter, which spreadsheets look for under this name.
        let _ = write!(
            filters,
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{index}\" hidden=\"1\">\
             {name}!$A$1:${column}${row}</definedName>"
        );
        parts.push((
            format!("xl/worksheets/sheet{number}.xml"),
            sheet::render(fields, rows),
        ));
    }
    let workbook = format!(
        "{XML}<workbook xmlns=\"{NAMESPACE}\" xmlns:r=\"{RELATIONS}\"><sheets>{list}</sheets>\
         <definedNames>{filters}</definedNames></workbook>\n"
    );
    let types = include_str!("content_types.xml").replace("<!-- sheets -->", &types);
    let relations = include_str!("workbook.rels").replace("<!-- sheets -->", &relations);
    let mut all = vec![
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", include_str!("package.rels")),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", include_str!("styles.xml")),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    pack(&all)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use super::*;

    #[test]
    fn what_no_sheet_has_room_for_goes_on_with_the_next() {
        let rows: Vec<Vec<ExactValue>> = (10..15_u32).map(|number| vec![number.into()]).collect();
        let packed = split(&["n"], &rows, "list", 2);
        let mut zip = zip::ZipArchive::new(Cursor::new(packed)).expect("a zip");
        let mut part = |name: &str| {
            let mut text = String::new();
            let mut file = zip.by_name(name).expect(name);
            file.read_to_string(&mut text).expect(name);
            text
        };
        for (number, values) in [(1, &["10", "11"][..]), (2, &["12", "13"]), (3, &["14"])] {
            let sheet = part(&format!("xl/worksheets/sheet{number}.xml"));
            let found: Vec<&str> = sheet
                .split("<v>")
                .skip(1)
                .filter_map(|rest| rest.split("</v>").next())
                .collect();
            assert_eq!(found, values);
            assert!(sheet.contains(">n</t>"), "each has the names of the fields");
        }
        let workbook = part("xl/workbook.xml");
        for wanted in [
            "\"list\" sheetId=\"1\"",
            "\"list_3\" sheetId=\"3\" r:id=\"rId4\"",
            "list_3!$A$1:$A$2",
        ] {
            assert!(workbook.contains(wanted), "{wanted}: {workbook}");
        }
        assert!(part("xl/_rels/workbook.xml.rels").contains("rId4"));
        assert!(part("[Content_Types].xml").contains("/xl/worksheets/sheet3.xml"));
    }
}
