//! The drawing of the rooms in `docs/architecture.md`, generated from the table that imports are checked against.
//!
//! `UPDATE_DOCS=1 cargo test house` rewrites it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{ROOMS, sources};
use crate::support::hold_document;

/// The columns of the drawing, between its outer walls.
const WIDTH: usize = 47;

/// The description of each room, from the list at the top of `lib.rs`.
fn descriptions() -> Vec<(String, String)> {
    let sources = sources();
    let lib = sources.iter().find(|source| source.file() == "lib.rs").unwrap();
    let lines = lib.text.lines().filter_map(|line| line.strip_prefix("//! - [`"));
    let read = |line: &str| {
        let (room, what) = line.split_once("`][]: ").unwrap();
        (room.to_owned(), what.to_owned())
    };
    lines.map(read).collect()
}

/// The rooms by floor, from the ground up. A room is one floor above the highest room that it imports.
fn floors() -> Vec<Vec<&'static str>> {
    let mut floor_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut floors: Vec<Vec<&str>> = Vec::new();
    for (room, may) in ROOMS.iter().filter(|(room, _)| !matches!(*room, "lib" | "main")) {
        let floor = may.iter().map(|other| floor_of[other] + 1).max().unwrap_or(0);
        floor_of.insert(room, floor);
        floors.resize(floors.len().max(floor + 1), Vec::new());
        floors[floor].push(room);
    }
    floors
}

/// The columns of the walls between the rooms of a floor.
fn walls(floor: &[&str]) -> Vec<usize> {
    (1..floor.len()).map(|room| room * WIDTH / floor.len()).collect()
}

/// The line between two floors, or above and below all of them.
fn ceiling(above: Option<&[&str]>, below: Option<&[&str]>) -> String {
    let (up, down) = (above.map(walls), below.map(walls));
    let is_wall = |walls: &Option<Vec<usize>>, column: usize| {
        walls.as_ref().is_some_and(|walls| walls.contains(&column))
    };
    let inner: String = (0..WIDTH)
        .map(|column| match (is_wall(&up, column), is_wall(&down, column)) {
            (true, true) => '┼',
            (true, false) => '┴',
            (false, true) => '┬',
            (false, false) => '─',
        })
        .collect();
    match (above, below) {
        (None, _) => format!("┌{inner}┐"),
        (_, None) => format!("└{inner}┘"),
        _ => format!("├{inner}┤"),
    }
}

fn drawing() -> String {
    let floors = floors();
    let mut drawn = String::from("```text\n");
    let mut above: Option<&[&str]> = None;
    for floor in floors.iter().rev() {
        let _ = writeln!(drawn, "{}", ceiling(above, Some(floor)));
        let mut walls = walls(floor);
        walls.push(WIDTH);
        let mut from = 0;
        for (room, wall) in floor.iter().zip(walls) {
            let _ = write!(drawn, "│{room:^0$}", wall - from - usize::from(from > 0));
            from = wall;
        }
        drawn.push_str("│\n");
        above = Some(floor);
    }
    let _ = writeln!(drawn, "{}\n```", ceiling(above, None));
    drawn
}

#[test]
fn the_house_is_drawn_as_the_table_of_rooms_has_it() {
    hold_document("docs/architecture.md", "house", &drawing());
    let mut table = String::from("| room | holds | may import |\n| --- | --- | --- |\n");
    let described = descriptions();
    for (room, what) in &described {
        let (_, may) = ROOMS.iter().find(|(known, _)| known == room).unwrap();
        let may: Vec<String> = may.iter().map(|other| format!("`{other}`")).collect();
        let may = if may.is_empty() {
            "nothing".into()
        } else {
            may.join(", ")
        };
        let _ = writeln!(table, "| `{room}` | {what} | {may} |");
    }
    hold_document("docs/architecture.md", "rooms", &table);
}

#[test]
fn the_library_lists_the_rooms_in_the_order_of_the_table() {
    let listed: Vec<String> = descriptions().into_iter().map(|(room, _)| room).collect();
    let rooms: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    assert_eq!(listed, rooms[..listed.len()]);
    assert_eq!(rooms[listed.len()..], ["lib", "main"]);
}
