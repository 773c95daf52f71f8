//! What a row of a table is read with: the rules, the columns they name, and the draft that what was not understood is noted
//! in.

use hashbrown::HashMap;

use super::super::draft::{Draft, Item, UnreadWords};
use super::super::facts::FactContext;
use super::grid::{Grid, GridRow};
use super::rules::{From, Rules};
use crate::when::Reading;

/// So many cells that were not understood are named; what is wrong with so many is wrong with the rules.
const MOST_UNREAD: usize = 10_000;

/// What is known of the table beside its rules.
#[derive(Clone, Debug)]
pub struct Known {
    /// The currency where neither cell nor rule names one.
    pub currency: Option<String>,
    /// How the edition means its dates.
    pub dates: Reading,
    /// How facts are looked for in prose; none where there are no words for the language of the table.
    pub facts: Option<FactContext<'static>>,
}

/// A table with all that its rows are read by.
#[derive(Debug)]
pub struct RuledTable {
    pub grid: Grid,
    pub names: Vec<String>,
    pub rules: Rules,
    pub known: Known,
    /// The columns that no rule names and that stay with the items.
    pub kept: Vec<usize>,
    /// The first row of every item, and where it has more, those.
    pub rows: Vec<u32>,
    pub more: HashMap<u32, Vec<u32>>,
}

pub struct SheetReader<'t> {
    pub table: &'t RuledTable,
    pub draft: Draft,
    /// How many dates may be of the day after east of Greenwich, and the last of them.
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

    /// Says that the text of a rule is not understood, and keeps its cells as they are.
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
