//! Turns a table and its rules into a draft: a row is an item, its cells become what the rules say. What no rule names, and what
//! is not understood, is kept with the item as it is written.

use hashbrown::{HashMap, HashSet};

use super::super::draft::{
    self, BodyFound, Draft, DraftSource, Item, Items, JoinedItems, Left, UnderstoodWords,
};
use super::super::progress::{ImportProgress, ImportStage};
use super::grid::{Grid, GridRow};
use super::headings::Headings;
use super::reader::{Known, RuledTable, SheetReader};
use super::role::ColumnRole;
use super::rules::{DATES, From, Keep, Rules};
use super::same_id::join;
use crate::model::words::ActorRole;

impl RuledTable {
    fn reader(&self) -> SheetReader<'_> {
        SheetReader {
            table: self,
            draft: Draft::default(),
            midnights_in_utc: Default::default(),
        }
    }

    fn rows_of(&self, item: u32) -> impl Iterator<Item = GridRow> {
        let more = self.more.get(&item).into_iter().flatten();
        std::iter::once(&self.rows[item as usize])
            .chain(more)
            .map(|row| self.grid.row(*row as usize))
    }
}

impl draft::SourceRows for RuledTable {
    fn item(&self, at: u32) -> Item {
        let mut reader = self.reader();
        let mut items = self.rows_of(at).filter_map(|row| reader.item(&row));
        let mut item = items.next().unwrap_or_default();
        for other in items {
            join(&mut item, other);
        }
        item
    }
}

/// Makes a draft of the rows below the header.
pub fn draft(
    mut grid: Grid,
    header: Option<usize>,
    names: Vec<String>,
    rules: Rules,
    known: Known,
    progress: &ImportProgress,
) -> Draft {
    grid.shrink();
    progress.begin(ImportStage::Joining, grid.len());
    let first = header.map_or(0, |row| row + 1);
    let mut table = RuledTable {
        kept: kept(&names, &rules),
        grid,
        names,
        rules,
        known,
        rows: Vec::new(),
        more: HashMap::new(),
    };
    let mut reader = table.reader();
    reader.draft.lines = table.grid.filled();
    reader.draft.notes.clone_from(&table.grid.notes);
    reader.above(table.grid.rows(0).take(header.unwrap_or(0)));
    let mut headings = Headings::default();
    let mut of_id: HashMap<String, u32> = HashMap::new();
    let (mut firsts, mut more): (Vec<u32>, HashMap<u32, Vec<u32>>) = (Vec::new(), HashMap::new());
    let mut band: Option<String> = None;
    for (row, at) in table.grid.rows(first).zip(first as u32..) {
        progress.step(1);
        if let Some(heading) = reader.heading_row(&row) {
            band = Some(heading);
            continue;
        }
        let Some(item) = reader.item(&row) else { continue };
        let next = firsts.len() as u32;
        if let Some(id) = item.id {
            let known = *of_id.entry(id).or_insert(next);
            if known != next {
                more.entry(known).or_default().push(at);
                continue;
            }
        }
        let mut path = reader.path(&row);
        if path.is_empty() {
            path.extend(band.clone());
        }
        headings.add(path, next);
        firsts.push(at);
    }
    let mut draft = reader.draft;
    draft.notes.extend(in_utc(reader.midnights_in_utc));
    draft.sections = headings.sections();
    drop(of_id);
    firsts.shrink_to_fit();
    (table.rows, table.more) = (firsts, more);
    draft.joined = joined(&table);
    draft.items = Items::of(table);
    draft
}

/// A note on dates whose day depends on a time zone that the file does not give.
fn in_utc((count, example): (usize, String)) -> Option<String> {
    let dates = match count {
        0 => return None,
        1 => format!("1 date is given in UTC, {example}, and"),
        _ => format!("{count} dates are given in UTC, such as {example}, and"),
    };
    Some(format!(
        "{dates} read as the day in UTC; where midnight east of Greenwich is meant, it is the day after"
    ))
}

fn joined(table: &RuledTable) -> Vec<JoinedItems> {
    let mut several: Vec<u32> = table.more.keys().copied().collect();
    several.sort_unstable();
    let mut all = Vec::new();
    for item in several {
        let rows: Vec<GridRow> = table.rows_of(item).collect();
        let width = table.names.len();
        let is_same = |a: &GridRow, b: &GridRow| (0..width).all(|column| a.cell(column) == b.cell(column));
        let id = table.reader().text(&rows[0], table.rules.of(ColumnRole::Id));
        all.push(JoinedItems {
            id,
            lines: rows.iter().map(|row| row.line).collect(),
            is_repeat: rows.windows(2).all(|pair| is_same(&pair[0], &pair[1])),
        });
    }
    all
}

fn kept(names: &[String], rules: &Rules) -> Vec<usize> {
    let columns = rules.columns();
    let taken: HashSet<&str> = columns
        .iter()
        .filter(|(rule, _)| *rule != "keep")
        .flat_map(|(_, names)| names.iter().copied())
        .collect();
    let is_kept = |name: &str| match &rules.keep {
        Keep::All => !taken.contains(name),
        Keep::Only(kept) => kept.iter().any(|kept| kept == name) && !taken.contains(name),
    };
    (0..names.len())
        .filter(|column| is_kept(&names[*column]))
        .collect()
}

/// The reasons why rows led to no item.
pub const ABOVE: &str = "above the header";
pub const UNTITLED: &str = "a row without a title";

/// The separators of several bodies, places or tags in one cell. Commas and `and` are part of names.
const SEPARATORS: [char; 4] = [';', '|', '\n', '•'];

impl<'t> SheetReader<'t> {
    /// Takes the first row above the header as the title, and lists the others.
    fn above(&mut self, rows: impl Iterator<Item = GridRow>) {
        for row in rows {
            let text = row.texts().join(" ");
            if self.draft.title.is_none() {
                self.draft.title = Some(text);
            } else {
                self.draft.left.push(Left::new(row.line, &text, ABOVE));
            }
        }
    }

    fn path(&self, row: &GridRow) -> Vec<String> {
        let headings = self.table.rules.headings.iter();
        headings
            .map(|from| self.text(row, Some(from)))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The heading of a row that is nothing but a heading across the table.
    fn heading_row(&self, row: &GridRow) -> Option<String> {
        let is_band = self.table.rules.headings.is_empty()
            && self.table.names.len() > 2
            && row.filled() == 1
            && self.text(row, self.table.rules.of(ColumnRole::Title)).is_empty();
        let text = row.texts().first().copied()?;
        (is_band && text.chars().any(char::is_alphabetic)).then(|| text.to_owned())
    }

    fn item(&mut self, row: &GridRow) -> Option<Item> {
        let rules = &self.table.rules;
        let mut title = self.text(row, rules.of(ColumnRole::Title));
        let text = self.text(row, rules.of(ColumnRole::Summary));
        let id = self.text(row, rules.of(ColumnRole::Id));
        if title.is_empty() {
            title.clone_from(if text.is_empty() { &id } else { &text });
        }
        if title.is_empty() {
            let text = row.texts().join(" · ");
            self.draft.left.push(Left::new(row.line, &text, UNTITLED));
            return None;
        }
        let mut item = Item {
            id: (!id.is_empty()).then(|| id.clone()),
            title,
            text,
            source: DraftSource {
                lines: Some(row.line..row.last_line),
                reference: (!id.is_empty()).then_some(id),
                sheet: self.table.grid.sheet.clone(),
                ..DraftSource::default()
            },
            ..Item::default()
        };
        for (column, role) in DATES {
            self.date(row, rules.of(column), role, &mut item);
        }
        for (column, role) in [
            (ColumnRole::Owner, ActorRole::Accountable),
            (ColumnRole::Participants, ActorRole::Participating),
        ] {
            let bodies: Vec<UnderstoodWords> = self.list(row, rules.of(column));
            for found in bodies {
                // Participants may include the owner.
                if !item.bodies.iter().any(|body| body.found.words == found.words) {
                    item.bodies.push(BodyFound {
                        found,
                        role,
                        inferred: false,
                    });
                }
            }
        }
        item.places = self.list(row, rules.of(ColumnRole::Place));
        item.funds = self.list(row, rules.of(ColumnRole::Fund));
        item.tags = self
            .list(row, rules.of(ColumnRole::Tags))
            .into_iter()
            .map(|found| found.words)
            .collect();
        self.prose(row, &mut item);
        self.status(row, &mut item);
        self.percent(row, &mut item);
        self.amount(row, &mut item);
        let kind = self.text(row, rules.of(ColumnRole::Kind));
        item.kind = (!kind.is_empty()).then_some(kind);
        for from in &rules.links {
            self.links(row, from, &mut item);
        }
        let page = self.places(rules.of(ColumnRole::Page));
        match self.text(row, rules.of(ColumnRole::Page)).parse() {
            Ok(page) => item.source.page = Some(page),
            Err(_) => self.keep(row, &page, &mut item),
        }
        self.keep(row, &self.table.kept, &mut item);
        Some(item)
    }

    fn list(&self, row: &GridRow, from: Option<&'t From>) -> Vec<UnderstoodWords> {
        let text = self.text(row, from);
        let mut names: Vec<UnderstoodWords> = Vec::new();
        for name in text.split(SEPARATORS).map(str::trim) {
            let says_anything = name.chars().any(char::is_alphanumeric);
            if says_anything && !names.iter().any(|found| found.words == name) {
                names.push(UnderstoodWords {
                    words: name.to_owned(),
                    means: None,
                    line: row.line,
                });
            }
        }
        names
    }
}
