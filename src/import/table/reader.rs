//! What is needed to read the rows of a table: the rules, the columns that they name, and the draft in which to note what was
//! not understood.

use hashbrown::HashMap;

use super::super::draft::{Draft, Item, UnreadWords};
use super::super::facts::FactContext;
use super::grid::{Grid, GridRow};
use super::rules::{From, Rules};
use crate::when::Reading;

/// How many cells that were not understood are listed. If there are more, the rules are probably wrong.
const MOST_UNREAD: usize = 10_000;

/// What is known about the table in addition to its rules.
#[derive(Clone, Debug)]
pub struct Known {
    /// The currency to use if neither a cell nor a rule names one.
    pub currency: Option<String>,
    /// How the dates of the edition are to be read.
    pub dates: Reading,
    /// How facts are looked for in prose; `None` if there are no words for the language of the table.
    pub facts: Option<FactContext<'static>>,
}

/// A table with everything that is needed to read its rows.
#[derive(Debug)]
pub struct RuledTable {
    pub grid: Grid,
    pub names: Vec<String>,
    pub rules: Rules,
    pub known: Known,
    /// The columns that no rule names and whose cells are kept with the items.
    pub kept: Vec<usize>,
    /// The first row of every item. Further rows of an item are in `more`.
    pub rows: Vec<u32>,
    pub more: HashMap<u32, Vec<u32>>,
}

pub struct SheetReader<'t> {
    pub table: &'t RuledTable,
    pub draft: Draft,
    /// How many dates may mean the day after, east of Greenwich, and the last of them.
    pub midnights_in_utc: (usize, String),
}

impl<'t> SheetReader<'t> {
    pub fn column(&self, name: &str) -> Option<usize> {
        self.table.names.iter().position(|known| known == name)
    }

    pub fn places(&self, from: Option<&'t From>) -> Vec<usize> {
        let names = from.map(From::columns).unwrap_or_default();
        names.into_iter().filter_map(|name| self.column(name)).collect()
    }

    /// The text that a rule takes from a row; empty where there is none.
    pub fn text(&self, row: &GridRow, from: Option<&'t From>) -> String {
        let texts: Vec<&str> = self
            .places(from)
            .into_iter()
            .map(|column| row.cell(column))
            .filter(|text| !text.is_empty())
            .collect();
        texts.join(" ")
    }

    pub fn unread(&mut self, row: &GridRow, what: &str, text: &str, why: &str) {
        if self.draft.unread.len() == MOST_UNREAD {
            self.draft.unread_more += 1;
            return;
        }
        self.draft.unread.push(UnreadWords {
            line: row.line,
            what: what.to_owned(),
            text: text.to_owned(),
            why: why.into(),
        });
    }

    /// Notes that the text of a rule is not understood, and keeps its cells as they are.
    pub fn leave(&mut self, row: &GridRow, columns: &[usize], text: &str, why: &str, item: &mut Item) {
        let names = &self.table.names;
        self.unread(
            row,
            columns.first().map_or("", |column| &names[*column]),
            text,
            why,
        );
        self.keep(row, columns, item);
    }

    /// Keeps the cells of a rule as they are.
    pub fn keep(&self, row: &GridRow, columns: &[usize], item: &mut Item) {
        for column in columns {
            let text = row.cell(*column);
            if !text.is_empty() {
                item.extra
                    .push((self.table.names[*column].clone(), text.to_owned()));
            }
        }
    }
}
