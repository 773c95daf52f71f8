//! The language of a table, from the names of its columns or else the words in its cells, with the reason.

use std::collections::BTreeMap;

use super::grid::Grid;
use super::role;
use crate::import::facts::FactWords;
use crate::when::Language;

/// How many rows are examined for the language of a table whose columns do not reveal it.
const ROWS_OF_SAMPLE: usize = 200;

/// The language in which most columns are named, and the reason for choosing it.
pub fn named(names: &[String]) -> Option<(String, String)> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        for language in role::languages(name) {
            *votes.entry(language).or_default() += 1;
        }
    }
    let best = votes.values().copied().max()?;
    let mut first = votes.iter().filter(|(_, count)| **count == best);
    match (first.next(), first.next()) {
        (Some((language, count)), None) => Some((
            (*language).to_owned(),
            format!("{count} of {} columns are named so", names.len()),
        )),
        _ => None,
    }
}

/// The language of the words in the cells, if it is not English, and the reason for choosing it.
pub fn spoken(grid: &Grid, header: Option<usize>) -> Option<(String, String)> {
    let mut sample = String::new();
    for row in grid.rows(header.map_or(0, |row| row + 1)).take(ROWS_OF_SAMPLE) {
        for cell in &row.cells {
            sample.push_str(&cell.text);
            sample.push(' ');
        }
    }
    let language = FactWords::spoken_in(&sample).language;
    let reason = "by the small words in its cells".to_owned();
    (language != Language::English).then(|| (language.code().to_owned(), reason))
}
