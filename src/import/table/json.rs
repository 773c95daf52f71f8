//! Rows from JSON: an array of objects, at the top or in a member of the outermost object. Numbers keep their digits.

use std::fmt;

use hashbrown::HashMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::super::fault::Fault;
use super::grid::{CellKind, Grid, GridCell, GridRow, MOST_COLUMNS};

/// The depth to which objects in objects become columns `outer.inner`; anything deeper stays JSON.
const DEEPEST: usize = 4;

/// The members of an object in order, with their values as they are written.
struct Object<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;
        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor)
    }
}

/// Reads the array of objects in a text. The first row of the grid holds the names of members.
pub fn read(text: &str) -> Result<Grid, Fault> {
    let root: &RawValue = serde_json::from_str(text).map_err(|error| fault(&error))?;
    let items = items(root)?;
    let mut table = JsonTable {
        text,
        at: 0,
        line: 1,
        names: HashMap::new(),
        header: Vec::new(),
        rows: Vec::new(),
    };
    for item in items {
        table.add(item)?;
    }
    let mut grid = Grid::default();
    let header = table.header.into_iter().map(GridCell::text).collect();
    for row in std::iter::once(GridRow::at(0, header)).chain(table.rows) {
        grid.push(row)?;
    }
    Ok(grid)
}

fn fault(error: &serde_json::Error) -> Fault {
    Fault::at(error.line() as u32, format!("JSON: {error}"))
}

fn is_object(value: &RawValue) -> bool {
    value.get().starts_with('{')
}

/// The objects in an array, or in the longest array that is a member of an object.
fn items(root: &RawValue) -> Result<Vec<&RawValue>, Fault> {
    let objects =
        |value| list(value).filter(|items| !items.is_empty() && items.iter().all(|item| is_object(item)));
    let found = if is_object(root) {
        let Object(members) = serde_json::from_str(root.get()).map_err(|error| fault(&error))?;
        // A list with a single object is not a table, but some part of a document.
        let lists = members
            .into_iter()
            .filter_map(|(_, value)| objects(value.get()).filter(|items| items.len() > 1));
        lists.max_by_key(Vec::len)
    } else {
        objects(root.get())
    };
    found.ok_or_else(|| {
        Fault::new("JSON is read where it is an array of objects, [{…}, {…}], or has one as a member; `jq '.path.to.the.list' FILE > list.json` takes one out")
    })
}

fn list(text: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(text).ok()
}

struct JsonTable<'t> {
    text: &'t str,
    /// The byte up to which lines have been counted.
    at: usize,
    line: u32,
    names: HashMap<String, usize>,
    header: Vec<String>,
    rows: Vec<GridRow>,
}

impl JsonTable<'_> {
    fn add(&mut self, item: &RawValue) -> Result<(), Fault> {
        let start = (item.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let start = start.clamp(self.at, self.text.len());
        self.line += self.text[self.at..start].matches('\n').count() as u32;
        self.at = start;
        let line = self.line;
        let mut row = GridRow {
            line,
            last_line: line + item.get().matches('\n').count() as u32,
            cells: Vec::new(),
        };
        self.members(&mut row, "", item, 1).map_err(|fault| Fault {
            line: Some(line),
            ..fault
        })?;
        self.rows.push(row);
        Ok(())
    }

    fn members(
        &mut self,
        row: &mut GridRow,
        before: &str,
        value: &RawValue,
        depth: usize,
    ) -> Result<(), Fault> {
        let Object(members) = serde_json::from_str(value.get()).map_err(|error| fault(&error))?;
        for (name, value) in members {
            let name = format!("{before}{name}");
            if is_object(value) && depth < DEEPEST {
                self.members(row, &format!("{name}."), value, depth + 1)?;
                continue;
            }
            let cell = cell(value)?;
            if cell.is_blank() {
                continue;
            }
            let next = self.header.len();
            let column = *self.names.entry(name.clone()).or_insert(next);
            if column == next {
                if next == MOST_COLUMNS {
                    return Err(Fault::new(format!("more than {MOST_COLUMNS} different members")));
                }
                self.header.push(name);
            }
            if column >= row.cells.len() {
                row.cells.resize(column + 1, GridCell::default());
            }
            row.cells[column] = cell;
        }
        Ok(())
    }
}

/// A value as a cell. A list of texts becomes one text with a line for each.
fn cell(value: &RawValue) -> Result<GridCell, Fault> {
    let text = value.get();
    Ok(match text.as_bytes()[0] {
        b'"' => GridCell::text(serde_json::from_str::<String>(text).map_err(|error| fault(&error))?),
        b'n' => GridCell::default(),
        b'-' | b'0'..=b'9' => GridCell::of(text, CellKind::Number),
        b'[' => {
            let items = list(text).unwrap_or_default();
            let is_plain = items.iter().all(|item| !item.get().starts_with(['[', '{']));
            if !is_plain {
                return Ok(GridCell::text(text));
            }
            let cells: Result<Vec<GridCell>, Fault> = items.into_iter().map(cell).collect();
            let texts: Vec<String> = cells?.into_iter().map(|cell| cell.text).collect();
            GridCell::text(texts.join("\n"))
        }
        _ => GridCell::text(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_rows_and_numbers_keep_their_digits() {
        let grid = read("{\"n\": 1, \"list\": [\n{\"a\": 1.10, \"b\": {\"c\": \"x\"}},\n{\"d\": [\"p\", \"q\"], \"a\": 12345678901234567890123, \"e\": null}]}").unwrap();
        let texts: Vec<Vec<String>> = grid
            .rows(0)
            .map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
            .collect();
        assert_eq!(
            texts,
            [
                vec!["a", "b.c", "d"],
                vec!["1.10", "x"],
                vec!["12345678901234567890123", "", "p\nq"]
            ]
        );
        assert_eq!([grid.line(1), grid.line(2)], [2, 3]);
    }

    #[test]
    fn what_is_no_list_of_objects_is_refused() {
        for text in ["", "3", "{}", "[1, 2]", "{\"a\": [1]}", "[{\"a\": }]"] {
            assert!(read(text).is_err(), "{text}");
        }
        let deep = format!("[{{\"a\": {}1{}}}]", "[".repeat(200_000), "]".repeat(200_000));
        let _ = read(&deep);
    }
}
