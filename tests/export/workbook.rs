//! Workbooks: the same rows as CSV, read back by the importer; cells are numbers and dates where these are exact.

use milepost::export::{Due, ExportFormat, ExportScope, ExportView, Paper, prepare};
use milepost::import::table::grid::{CellKind, Grid};
use milepost::import::table::workbook;
use milepost::views::tables::{TableKind, TableOptions};

use super::{Shelf, hostile, rendered};

fn read(view: &ExportView) -> Grid {
    let mut grids = workbook::read(&prepare(view).render(ExportFormat::Xlsx, Paper::default())).unwrap();
    assert_eq!(grids.len(), 1);
    grids.remove(0)
}

/// Compares the cells of a workbook with those of the CSV of the same view.
fn hold(name: &str, view: &ExportView) -> Grid {
    let grid = read(view);
    let text = rendered(view, ExportFormat::Csv);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(grid.len(), rows.len(), "{name}");
    for (row, wanted) in grid.rows(0).zip(&rows) {
        for (column, wanted) in wanted.iter().enumerate() {
            let cell = row.cells.get(column).map_or("", |cell| &cell.text);
            // The quote that escapes formulas in CSV is not needed in workbooks.
            let plain = wanted.strip_prefix('\'').unwrap_or(wanted);
            let plain = plain.replace("\r\n", "\n").replace('\r', "\n");
            assert!(
                cell == plain || plain.trim().is_empty() && cell.is_empty() || cell == wanted,
                "{name}, row {}, column {column}: {cell:?} for {wanted:?}",
                row.line
            );
        }
    }
    grid
}

#[test]
fn every_view_has_the_cells_of_its_csv() {
    for shelf in [Shelf::small(), Shelf::editions(), Shelf::from(hostile::library())] {
        shelf.views(|name, view| drop(hold(name, view)));
        for kind in TableKind::ALL {
            hold(kind.name(), &shelf.table(kind, TableOptions::default()));
        }
    }
    let shelf = Shelf::built_in();
    hold("tree", &shelf.view(ExportScope::Tree));
    for kind in TableKind::ALL {
        hold(kind.name(), &shelf.table(kind, TableOptions::default()));
    }
}

#[test]
fn days_are_dates_where_a_deadline_is_one_day() {
    let shelf = Shelf::built_in();
    let grid = read(&shelf.view(ExportScope::Deadlines(Due::default())));
    let header = grid.row(0);
    let names: Vec<&str> = header.cells.iter().map(|cell| cell.text.as_str()).collect();
    let column = |name: &str| names.iter().position(|other| *other == name).unwrap();
    let (mut dates, mut bounds) = (0, 0);
    for row in grid.rows(1) {
        let is_one_day = row.cell(column("edtf")) == row.cell(column("earliest"))
            && row.cell(column("year_inferred")) == "false";
        for name in ["earliest", "latest"] {
            let at = column(name);
            if row.cell(at).is_empty() {
                continue;
            }
            let wanted = if is_one_day { CellKind::Day } else { CellKind::Text };
            assert_eq!(row.kind(at), wanted, "{}", row.cell(column("wording")));
            *(if is_one_day { &mut dates } else { &mut bounds }) += 1;
        }
        assert_eq!(row.kind(column("wording")), CellKind::Text);
        assert_eq!(row.kind(column("as_of")), CellKind::Day);
        assert_eq!(row.kind(column("objective_number")), CellKind::Number);
    }
    assert!(dates > 0 && bounds > 0, "{dates} {bounds}");
}

#[test]
fn sums_are_numbers() {
    let shelf = Shelf::built_in();
    let grid = read(&shelf.table(TableKind::Money, TableOptions::default()));
    let header = grid.row(0);
    let names = header.cells.iter();
    let at = names.clone().position(|cell| cell.text == "eur").unwrap();
    let sums = grid.rows(1).filter(|row| !row.cell(at).is_empty());
    let sums: Vec<_> = sums.collect();
    assert!(sums.len() > 10);
    assert!(sums.iter().all(|row| row.kind(at) == CellKind::Number));
}

#[test]
fn no_text_is_a_formula_and_no_part_has_one() {
    let shelf = Shelf::from(hostile::library());
    let grid = read(&shelf.view(ExportScope::Tree));
    let title = grid.row(0).cells.iter().position(|cell| cell.text == "title");
    let titles: Vec<String> = grid
        .rows(1)
        .map(|row| row.cell(title.unwrap()).to_owned())
        .collect();
    for begins in [
        "=HYPERLINK(\"http://a.example\";\"b\")",
        "+1-2@SUM(1)",
        "-2+3 cmd|' /C calc'!A0",
        "@import",
    ] {
        assert!(titles.iter().any(|title| title.starts_with(begins)), "{begins}");
    }
    assert!(grid.rows(1).all(|row| row.kind(title.unwrap()) == CellKind::Text));
    shelf.views(|name, view| {
        let bytes = prepare(view).render(ExportFormat::Xlsx, Paper::default());
        let mut archive = milepost::import::zip::Archive::open(&bytes).unwrap();
        let sheet = archive.part("xl/worksheets/sheet1.xml").unwrap().unwrap();
        assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{name}");
    });
}

#[test]
fn the_header_stays_in_view_and_filters() {
    let shelf = Shelf::small();
    let view = shelf.view(ExportScope::Deadlines(Due::default()));
    let bytes = prepare(&view).render(ExportFormat::Xlsx, Paper::default());
    assert_eq!(bytes, prepare(&view).render(ExportFormat::Xlsx, Paper::default()));
    let mut archive = milepost::import::zip::Archive::open(&bytes).unwrap();
    let sheet = archive.part("xl/worksheets/sheet1.xml").unwrap().unwrap();
    let rows = read(&view).len();
    for wanted in [
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>".to_owned(),
        format!("<autoFilter ref=\"A1:BA{rows}\"/>"),
        "<c r=\"A1\" s=\"1\" t=\"inlineStr\">".into(),
    ] {
        assert!(sheet.contains(&wanted), "{wanted}");
    }
    let book = archive.part("xl/workbook.xml").unwrap().unwrap();
    assert!(book.contains("<sheet name=\"deadlines\""), "{book}");
}
