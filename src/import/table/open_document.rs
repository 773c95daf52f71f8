//! Rows from a spreadsheet in the `OpenDocument` format (`.ods`). Cells have a type; repeated cells and rows come with a count,
//! and empty ones cost nothing however many there are.

use super::super::fault::Fault;
use super::super::xml::{Tag, Xml, XmlNode};
use super::super::zip::Archive;
use super::grid::{CellKind, Grid, GridCell, GridRow, MOST_COLUMNS, MOST_ROWS};
use super::spans::CellSpans;
use crate::model::Currency;

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Fault> {
    let content = Archive::open(bytes)?.needed("content.xml", ".ods")?;
    let mut grids = Vec::new();
    Xml::each(&content, |xml, tag| {
        if tag.name() == "table" {
            let mut grid = table(xml)?;
            grid.sheet = tag.attribute("name");
            grids.push(grid);
        }
        Ok(())
    })?;
    Ok(grids)
}

fn table(xml: &mut Xml) -> Result<Grid, Fault> {
    let mut grid = Grid::default();
    let mut line = 1_u32;
    let mut spans = CellSpans::default();
    let mut hidden = Vec::new();
    // Rows may be in groups.
    let mut depth = 1;
    while depth > 0 {
        match xml.node()? {
            XmlNode::Open(tag) if tag.name() == "table-row" => {
                let times = repeated(&tag, "number-rows-repeated");
                let is_hidden = tag
                    .attribute("visibility")
                    .is_some_and(|shown| shown != "visible");
                let cells = row(xml, line, &mut spans)?;
                let is_blank = cells.iter().all(GridCell::is_blank);
                if is_hidden && !is_blank {
                    hidden.push(line);
                }
                for next in 0..if is_blank { 0 } else { times.min(MOST_ROWS + 1) } {
                    let line = line.saturating_add(next as u32);
                    grid.push(GridRow::at(line, cells.clone()))?;
                }
                line = line.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
            }
            // Drawings and tracked changes are not part of the table.
            XmlNode::Open(tag) if matches!(tag.name(), "shapes" | "tracked-changes") => xml.skip()?,
            XmlNode::Open(_) => depth += 1,
            XmlNode::Close(_) => depth -= 1,
            _ => {}
        }
    }
    grid.name_hidden(&hidden);
    Ok(grid)
}

fn repeated(tag: &Tag, name: &str) -> usize {
    tag.attribute(name)
        .and_then(|times| times.parse().ok())
        .unwrap_or(1)
}

fn row(xml: &mut Xml, line: u32, spans: &mut CellSpans) -> Result<Vec<GridCell>, Fault> {
    let mut cells: Vec<GridCell> = Vec::new();
    let mut blank = 0_usize;
    let mut begun = Vec::new();
    loop {
        match xml.node()? {
            XmlNode::Open(tag) if matches!(tag.name(), "table-cell" | "covered-table-cell") => {
                let times = repeated(&tag, "number-columns-repeated");
                let cell = cell(xml, &tag)?;
                if cell.is_blank() {
                    blank = blank.saturating_add(times);
                    continue;
                }
                let width = cells.len().saturating_add(blank).saturating_add(times);
                if width > MOST_COLUMNS {
                    let message = format!("{width} columns; a table may have {MOST_COLUMNS}");
                    return Err(Fault::at(line, message));
                }
                cells.resize(cells.len() + blank, GridCell::default());
                let rows = repeated(&tag, "number-rows-spanned");
                if rows > 1 {
                    let last = u32::try_from(rows - 1).unwrap_or(u32::MAX);
                    begun.push((cells.len(), line.saturating_add(last)));
                }
                cells.resize(width, cell);
                blank = 0;
            }
            XmlNode::Open(_) => xml.skip()?,
            XmlNode::Close(_) => {
                spans.fill(line, &mut cells);
                for (column, last) in begun {
                    spans.begin(column, last, &cells[column]);
                }
                return Ok(cells);
            }
            _ => {}
        }
    }
}

fn cell(xml: &mut Xml, tag: &Tag) -> Result<GridCell, Fault> {
    let shown = paragraphs(xml)?;
    let typed = |name: &str, kind: CellKind| tag.attribute(name).map(|text| GridCell::of(text, kind));
    let typed = match tag.attribute("value-type").as_deref() {
        Some("float") => typed("value", CellKind::Number),
        Some("currency") => {
            let currency = tag.attribute("currency").and_then(|code| Currency::named(&code));
            typed("value", currency.map_or(CellKind::Number, CellKind::Money))
        }
        Some("percentage") => typed("value", CellKind::Share),
        Some("date") => typed("date-value", CellKind::Day),
        Some("boolean") => typed("boolean-value", CellKind::Text),
        _ => None,
    };
    Ok(match typed {
        // A date outside the calendar has no value, only the text that is shown.
        Some(cell) if !cell.is_blank() => cell,
        _ => GridCell::text(shown),
    })
}

fn paragraphs(xml: &mut Xml) -> Result<String, Fault> {
    let mut lines: Vec<String> = Vec::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.node()? {
            XmlNode::Open(tag) => match tag.name() {
                "p" | "h" => {
                    lines.push(String::new());
                    depth += 1;
                }
                "annotation" => xml.skip()?,
                name => {
                    let (sign, times) = match name {
                        "s" => (' ', repeated(&tag, "c").min(MOST_COLUMNS)),
                        "tab" => ('\t', 1),
                        "line-break" => ('\n', 1),
                        _ => (' ', 0),
                    };
                    if let Some(line) = lines.last_mut() {
                        line.extend(std::iter::repeat_n(sign, times));
                    }
                    depth += 1;
                }
            },
            XmlNode::Close(_) => depth -= 1,
            XmlNode::Text(text) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&text);
                }
            }
            XmlNode::End => {}
        }
    }
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_stand_in_each_of_their_rows() {
        let cell = |text: &str| format!("<table-cell><p>{text}</p></table-cell>");
        let text = format!(
            "<table><table-row><table-cell number-rows-spanned='2'><p>Pillar</p></table-cell>{}</table-row>\
             <table-row><covered-table-cell/>{}</table-row><table-row><table-cell/>{}</table-row></table>",
            cell("x"),
            cell("y"),
            cell("z")
        );
        let mut xml = Xml::new(&text);
        assert!(matches!(xml.node(), Ok(XmlNode::Open(_))));
        let grid = table(&mut xml).unwrap();
        let rows = grid.rows(0).map(|row| format!("{}|{}", row.cell(0), row.cell(1)));
        assert_eq!(rows.collect::<Vec<_>>(), ["Pillar|x", "Pillar|y", "|z"]);
    }

    /// Rows may be hidden only by a filter, so they are read, with a note.
    #[test]
    fn hidden_rows_are_read_and_named() {
        let row = |how: &str, text: &str| {
            format!("<table-row{how}><table-cell><p>{text}</p></table-cell></table-row>")
        };
        let rows = [
            row("", "a"),
            row(" table:visibility='filter'", "b"),
            row(" table:visibility='collapse'", "c"),
        ];
        let text = format!("<table>{}</table>", rows.concat());
        let mut xml = Xml::new(&text);
        assert!(matches!(xml.node(), Ok(XmlNode::Open(_))));
        let grid = table(&mut xml).unwrap();
        assert_eq!(grid.rows(0).count(), 3);
        assert_eq!(
            grid.notes,
            ["rows 2, 3 are hidden in the sheet, and are read as well"]
        );
    }
}
