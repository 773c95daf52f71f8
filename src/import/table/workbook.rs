//! Rows from an Office Open XML workbook (`.xlsx`). The digits of numbers are kept as the file has them. Whether a number is a
//! date follows from the format of its cell. Formulas are not run; their results when the file was saved are used.

use hashbrown::{HashMap, HashSet};

use super::super::fault::Fault;
use super::super::xml::{Tag, Xml, XmlNode};
use super::super::zip::Archive;
use super::grid::{CellKind, Grid, GridCell, GridRow, MOST_COLUMNS, MOST_ROWS};
use super::number;
use super::serial_number::{moment, plain, time};
use super::spans::CellSpans;
use crate::model::Currency;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CellFormat {
    Number,
    Money(Currency),
    Share,
    /// A date, with the number of letters of ISO 8601 that are shown: those of the day, the month or the year.
    Date(usize),
    /// A time of day or a duration, not a date.
    Time,
}

const DAY: usize = 10;
const MONTH: usize = 7;
const YEAR: usize = 4;

struct Book {
    strings: Vec<String>,
    formats: Vec<CellFormat>,
    from_1904: bool,
}

pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, Fault> {
    let mut archive = Archive::open(bytes)?;
    let workbook = archive.needed("xl/workbook.xml", ".xlsx")?;
    let (sheets, from_1904) = sheets(&workbook)?;
    let targets = targets(&archive.needed("xl/_rels/workbook.xml.rels", ".xlsx")?)?;
    let strings = archive.part("xl/sharedStrings.xml")?;
    let styles = archive.part("xl/styles.xml")?;
    let book = Book {
        strings: strings.map_or(Ok(Vec::new()), |text| shared_strings(&text))?,
        formats: styles.map_or(Ok(Vec::new()), |text| formats(&text))?,
        from_1904,
    };
    let mut grids = Vec::new();
    for (name, id) in sheets {
        let target = targets.get(&id).map(|target| archive.part(target));
        let Some(text) = target.transpose()?.flatten() else {
            continue;
        };
        let mut grid = sheet(&text, &book).map_err(|fault| fault.within(&format!("sheet {name}")))?;
        grid.sheet = Some(name);
        grids.push(grid);
    }
    Ok(grids)
}

/// The names and relationship ids of the visible sheets, and whether days are counted from 1904.
fn sheets(text: &str) -> Result<(Vec<(String, String)>, bool), Fault> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    Xml::each(text, |_, tag| {
        match tag.name() {
            "workbookPr" => from_1904 = tag.is("date1904"),
            "sheet" if tag.attribute("state").is_none_or(|state| state == "visible") => {
                sheets.extend(tag.attribute("name").zip(tag.attribute("id")));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((sheets, from_1904))
}

fn targets(text: &str) -> Result<HashMap<String, String>, Fault> {
    let mut targets = HashMap::new();
    Xml::each(text, |_, tag| {
        let target = tag.attribute("Target").filter(|_| tag.name() == "Relationship");
        let path = target.map(|target| match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        });
        targets.extend(tag.attribute("Id").zip(path));
        Ok(())
    })?;
    Ok(targets)
}

fn shared_strings(text: &str) -> Result<Vec<String>, Fault> {
    let mut strings = Vec::new();
    Xml::each(text, |xml, tag| {
        if tag.name() == "si" {
            strings.push(rich(xml)?);
        }
        Ok(())
    })?;
    Ok(strings)
}

/// The text of a string in any number of fonts, without phonetic guides.
fn rich(xml: &mut Xml) -> Result<String, Fault> {
    let mut text = String::new();
    let mut depth = 1;
    while depth > 0 {
        match xml.node()? {
            XmlNode::Open(tag) if tag.name() == "t" => text.push_str(&xml.text(|_| true)?),
            XmlNode::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            XmlNode::Open(_) => depth += 1,
            XmlNode::Close(_) => depth -= 1,
            _ => {}
        }
    }
    Ok(unescaped(&text))
}

/// Decodes letters that XML cannot hold, which are written like `_x000D_`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest[at + 6..].starts_with('_'));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        plain.push_str(&rest[..at]);
        match letter {
            Some('\r') => rest = &rest[at + 7..],
            Some(letter) => {
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}

fn formats(text: &str) -> Result<Vec<CellFormat>, Fault> {
    let mut own: HashMap<String, CellFormat> = HashMap::new();
    let mut formats = Vec::new();
    let mut in_cells = false;
    Xml::each(text, |_, tag| {
        match tag.name() {
            "numFmt" => {
                let meant = tag.attribute("formatCode").map(|code| meant(&code));
                own.extend(tag.attribute("numFmtId").zip(meant));
            }
            "cellXfs" => in_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
            "xf" if in_cells => {
                let id = tag.attribute("numFmtId").unwrap_or_default();
                formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(&id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}

/// The built-in formats: ECMA-376 part 1, 18.8.30.
fn built_in(id: &str) -> CellFormat {
    match id.parse::<u32>() {
        Ok(9 | 10) => CellFormat::Share,
        Ok(17) => CellFormat::Date(MONTH),
        Ok(14..=16 | 22 | 27..=31 | 34..=36 | 50..=58) => CellFormat::Date(DAY),
        Ok(18..=21 | 32 | 33 | 45..=47) => CellFormat::Time,
        _ => CellFormat::Number,
    }
}

/// The meaning of a custom format, from its letters outside quotation marks and brackets.
fn meant(code: &str) -> CellFormat {
    let mut letters = HashSet::new();
    let mut chars = code.split(';').next().unwrap_or_default().chars();
    while let Some(letter) = chars.next() {
        match letter {
            '"' => drop(chars.by_ref().find(|letter| *letter == '"')),
            '[' => {
                let inside: String = chars.by_ref().take_while(|letter| *letter != ']').collect();
                // `[h]` is a duration; colours, currencies and languages are not.
                if inside
                    .chars()
                    .all(|letter| matches!(letter.to_ascii_lowercase(), 'h' | 'm' | 's'))
                {
                    letters.insert('h');
                }
            }
            '\\' | '_' | '*' => drop(chars.next()),
            letter => drop(letters.insert(letter.to_ascii_lowercase())),
        }
    }
    let has = |letter| letters.contains(&letter);
    if has('y') || has('d') || has('m') && !has('h') && !has('s') {
        // A format with the letters of `General` is a number.
        if has('g') && has('e') && has('n') {
            CellFormat::Number
        } else if has('d') || !has('y') {
            CellFormat::Date(DAY)
        } else {
            CellFormat::Date(if has('m') { MONTH } else { YEAR })
        }
    } else if has('h') || has('s') && !has('#') && !has('0') {
        CellFormat::Time
    } else if has('%') {
        CellFormat::Share
    } else {
        let currency = number::currency_in(code).and_then(Currency::named);
        currency.map_or(CellFormat::Number, CellFormat::Money)
    }
}

fn sheet(text: &str, book: &Book) -> Result<Grid, Fault> {
    let mut grid = Grid::default();
    let mut line = 0_u32;
    let merged = merged(text);
    let mut spans = CellSpans::default();
    let mut hidden = Vec::new();
    Xml::each(text, |xml, tag| {
        if tag.name() != "row" {
            return Ok(());
        }
        let given = tag.attribute("r").and_then(|number| number.parse().ok());
        line = given.unwrap_or(line.saturating_add(1));
        if line as usize > MOST_ROWS {
            let message = format!("row {line}; a table may have {MOST_ROWS}");
            return Err(Fault::new(message));
        }
        let mut cells = row(xml, book, line)?;
        if tag.is("hidden") && cells.iter().any(|cell| !cell.is_blank()) {
            hidden.push(line);
        }
        spans.fill(line, &mut cells);
        for (column, last) in merged.get(&line).into_iter().flatten() {
            if let Some(cell) = cells.get(*column) {
                spans.begin(*column, *last, cell);
            }
        }
        if cells.iter().any(|cell| !cell.is_blank()) {
            grid.push(GridRow::at(line, cells))?;
        }
        Ok(())
    })?;
    grid.name_hidden(&hidden);
    Ok(grid)
}

fn row(xml: &mut Xml, book: &Book, line: u32) -> Result<Vec<GridCell>, Fault> {
    let mut cells: Vec<GridCell> = Vec::new();
    loop {
        match xml.node()? {
            XmlNode::Open(tag) if tag.name() == "c" => {
                let column = tag.attribute("r").and_then(|place| column(&place));
                let column = column.unwrap_or(cells.len());
                let cell = cell(xml, &tag, book)?;
                if cell.is_blank() {
                    continue;
                }
                if column >= MOST_COLUMNS {
                    let message = format!("a cell in column {}; a table may have {MOST_COLUMNS}", column + 1);
                    return Err(Fault::at(line, message));
                }
                if column >= cells.len() {
                    cells.resize(column + 1, GridCell::default());
                }
                cells[column] = cell;
            }
            XmlNode::Open(_) => xml.skip()?,
            XmlNode::Close(_) => return Ok(cells),
            _ => {}
        }
    }
}

/// The column of a cell reference such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        number
            .saturating_mul(26)
            .saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1)
}

fn cell(xml: &mut Xml, tag: &Tag, book: &Book) -> Result<GridCell, Fault> {
    let kind = tag.attribute("t").unwrap_or_default();
    let style = tag.attribute("s").and_then(|style| style.parse::<usize>().ok());
    let mut value = String::new();
    loop {
        match xml.node()? {
            XmlNode::Open(inner) => match inner.name() {
                "v" => value = xml.text(|_| true)?,
                "is" => value = rich(xml)?,
                _ => xml.skip()?,
            },
            XmlNode::Close(_) => break,
            _ => {}
        }
    }
    Ok(match &*kind {
        "s" => {
            let number = value.trim().parse::<usize>().ok();
            let text = number.and_then(|number| book.strings.get(number));
            GridCell::text(text.cloned().ok_or_else(|| {
                Fault::new(format!(
                    "a cell refers to a text {value} that the file does not have"
                ))
            })?)
        }
        "str" => GridCell::text(unescaped(&value)),
        "inlineStr" | "e" => GridCell::text(value),
        "b" => GridCell::text(if value.trim() == "1" { "true" } else { "false" }),
        "d" => GridCell::of(value, CellKind::Day),
        _ if value.is_empty() => GridCell::default(),
        _ => {
            let meant = style.and_then(|style| book.formats.get(style)).copied();
            number(value, meant.unwrap_or(CellFormat::Number), book.from_1904)
        }
    })
}

fn number(value: String, meant: CellFormat, from_1904: bool) -> GridCell {
    let (text, kind) = match meant {
        CellFormat::Number => (plain(&value), CellKind::Number),
        CellFormat::Money(currency) => (plain(&value), CellKind::Money(currency)),
        CellFormat::Share => (plain(&value), CellKind::Share),
        CellFormat::Time => (time(&value).unwrap_or(value), CellKind::Text),
        CellFormat::Date(shown) => match moment(&value, from_1904) {
            // A cell that shows `May-25` gives no day.
            Some(mut moment) => {
                if shown < DAY {
                    moment.truncate(shown);
                }
                (moment, CellKind::Day)
            }
            None => (value, CellKind::Number),
        },
    };
    GridCell { text, kind }
}

/// The columns of merged cells that span several rows, with their last row, by the row in which they begin. The file lists them
/// after the rows.
fn merged(text: &str) -> HashMap<u32, Vec<(usize, u32)>> {
    let mut found: HashMap<u32, Vec<(usize, u32)>> = HashMap::new();
    let tail = text.rfind("sheetData").map_or("", |at| &text[at..]);
    for part in tail.split("mergeCell ").skip(1) {
        let area = part.split('>').next().and_then(|tag| tag.split("ref=").nth(1));
        let area = area.and_then(|value| value.get(1..)?.split(['"', '\'']).next());
        let Some((first, last)) = area.and_then(|area| area.split_once(':')) else {
            continue;
        };
        let row = |place: &str| {
            place
                .trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
                .parse::<u32>()
        };
        if let (Some(column), Ok(begins), Ok(ends)) = (column(first), row(first), row(last))
            && ends > begins
            && column < MOST_COLUMNS
        {
            found.entry(begins).or_default().push((column, ends));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (code, wanted) in [
            ("General", CellFormat::Number),
            ("0.00", CellFormat::Number),
            ("#,##0 \"days\"", CellFormat::Number),
            (
                "[$€-407] #,##0.00",
                CellFormat::Money(Currency::named("EUR").unwrap()),
            ),
            (
                "#,##0.00 \"€\"",
                CellFormat::Money(Currency::named("EUR").unwrap()),
            ),
            ("[Red]0;[Blue]-0", CellFormat::Number),
            ("0.0%", CellFormat::Share),
            ("dd/mm/yyyy", CellFormat::Date(DAY)),
            ("[$-409]d mmm yyyy;@", CellFormat::Date(DAY)),
            ("dd-mmm", CellFormat::Date(DAY)),
            ("mmm-yy", CellFormat::Date(MONTH)),
            ("[$-407]mmmm\\ yyyy;@", CellFormat::Date(MONTH)),
            ("yyyy", CellFormat::Date(YEAR)),
            ("yyyy\\-mm\\-dd hh:mm", CellFormat::Date(DAY)),
            ("hh:mm", CellFormat::Time),
            ("[h]:mm", CellFormat::Time),
            ("mm:ss", CellFormat::Time),
        ] {
            assert_eq!(meant(code), wanted, "{code}");
        }
    }

    #[test]
    fn a_cell_says_no_more_than_it_shows() {
        for (serial, meant, wanted, kind) in [
            ("45780", CellFormat::Date(DAY), "2025-05-03", CellKind::Day),
            ("45780", CellFormat::Date(MONTH), "2025-05", CellKind::Day),
            ("45780.5", CellFormat::Date(YEAR), "2025", CellKind::Day),
            ("0.5", CellFormat::Time, "12:00", CellKind::Text),
            ("0.0000115740741", CellFormat::Time, "00:00:01", CellKind::Text),
            ("1.5", CellFormat::Time, "1.5", CellKind::Text),
        ] {
            let cell = number(serial.to_owned(), meant, false);
            assert_eq!((&*cell.text, cell.kind), (wanted, kind), "{serial} {meant:?}");
        }
    }

    #[test]
    fn merged_cells_stand_in_each_of_their_rows() {
        let text = r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Pillar</v></c><c r="B1" t="str"><v>x</v></c></row>
            <row r="2"><c r="B2" t="str"><v>y</v></c></row><row r="3"/><row r="4"><c r="B4" t="str"><v>z</v></c></row></sheetData>
            <mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>"#;
        let book = Book {
            strings: Vec::new(),
            formats: Vec::new(),
            from_1904: false,
        };
        let grid = sheet(text, &book).unwrap();
        let cells: Vec<String> = grid
            .rows(0)
            .map(|row| format!("{}|{}", row.cell(0), row.cell(1)))
            .collect();
        assert_eq!(cells, ["Pillar|x", "Pillar|y", "|z"]);
    }

    #[test]
    fn letters_that_xml_cannot_hold_are_read() {
        assert_eq!(unescaped("a_x000D_\n_x00e9__x12_"), "a\né_x12_");
    }
}
