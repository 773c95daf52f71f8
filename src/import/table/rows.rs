//! A table and its rules into a draft: a row is an item, its cells become what the rules say, and whatever no rule names
//! or nobody understands stays with the item as it is written.

use hashbrown::{HashMap, HashSet};

use super::super::draft::{BodyFound, Draft, Found, Item, Joined, Left, Source};
use super::grid::{Grid, Row};
use super::join::join;
use super::reader::{Known, Reader};
use super::rules::{From, Keep, Rules};
use super::tree::sections;
use crate::model::words::{ActorRole, DateRole};

/// Makes a draft of the rows below the header.
pub fn draft(
    grid: &Grid,
    header: Option<usize>,
    names: &[String],
    rules: &Rules,
    known: &Known<'_>,
) -> Draft {
    let first = header.map_or(0, |row| row + 1);
    let mut reader = Reader {
        rules,
        known,
        names,
        columns: names
            .iter()
            .enumerate()
            .map(|(column, name)| (name.as_str(), column))
            .collect(),
        kept: kept(names, rules),
        sheet: grid.sheet.as_deref(),
        draft: Draft {
            lines: grid.filled(),
            notes: grid.notes.clone(),
            ..Draft::default()
        },
    };
    reader.above(&grid.rows[..header.unwrap_or(0)]);
    let mut items: Vec<(Vec<String>, Item)> = Vec::new();
    let mut of_id: HashMap<String, usize> = HashMap::new();
    let mut joined: HashMap<usize, Vec<&Row>> = HashMap::new();
    let mut band: Option<String> = None;
    for row in &grid.rows[first..] {
        if let Some(heading) = reader.heading_row(row) {
            band = Some(heading);
            continue;
        }
        let Some(item) = reader.item(row) else { continue };
        let mut path = reader.path(row);
        if path.is_empty() {
            path.extend(band.clone());
        }
        let at = item.id.as_ref().and_then(|id| of_id.get(id)).copied();
        if let Some(at) = at {
            joined.entry(at).or_default().push(row);
            join(&mut items[at].1, item);
            continue;
        }
        if let Some(id) = &item.id {
            of_id.insert(id.clone(), items.len());
            joined.entry(items.len()).or_default().push(row);
        }
        items.push((path, item));
    }
    let mut joined: Vec<_> = joined.into_iter().filter(|(_, rows)| rows.len() > 1).collect();
    joined.sort_by_key(|(at, _)| *at);
    for (at, rows) in joined {
        let texts = |row: &Row| -> Vec<String> {
            (0..names.len())
                .map(|column| row.cell(column).to_owned())
                .collect()
        };
        reader.draft.joined.push(Joined {
            id: items[at].1.id.clone().unwrap_or_default(),
            lines: rows.iter().map(|row| row.line).collect(),
            is_repeat: rows.windows(2).all(|pair| texts(pair[0]) == texts(pair[1])),
        });
    }
    let mut draft = reader.draft;
    draft.sections = sections(items);
    draft
}

/// The columns that stay with the action.
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

/// The separators of several bodies, places or tags in one cell. Commas and `and` are part of names.
const SEPARATORS: [char; 4] = [';', '|', '\n', '•'];

impl<'t> Reader<'t> {
    /// What stands above the header: the first is the title.
    fn above(&mut self, rows: &[Row]) {
        for row in rows {
            let text: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.text.trim())
                .filter(|text| !text.is_empty())
                .collect();
            let text = text.join(" ");
            if self.draft.title.is_none() {
                self.draft.title = Some(text);
            } else {
                self.draft.left.push(Left {
                    line: row.line,
                    text,
                    why: "above the header".into(),
                });
            }
        }
    }

    fn path(&self, row: &Row) -> Vec<String> {
        let headings = self.rules.headings.iter();
        headings
            .map(|from| self.text(row, Some(from)))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// The heading of a row that is nothing but a heading across the table.
    fn heading_row(&self, row: &Row) -> Option<String> {
        let is_band = self.rules.headings.is_empty()
            && self.names.len() > 2
            && row.filled() == 1
            && self.text(row, self.rules.title.as_ref()).is_empty();
        let text = row.cells.iter().find(|cell| !cell.is_blank())?.text.trim();
        (is_band && text.chars().any(char::is_alphabetic)).then(|| text.to_owned())
    }

    fn item(&mut self, row: &Row) -> Option<Item> {
        let rules = self.rules;
        let mut title = self.text(row, rules.title.as_ref());
        let text = self.text(row, rules.summary.as_ref());
        let id = self.text(row, rules.id.as_ref());
        if title.is_empty() {
            title = [&text, &id]
                .into_iter()
                .find(|text| !text.is_empty())
                .cloned()
                .unwrap_or_default();
        }
        if title.is_empty() {
            let texts: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.text.trim())
                .filter(|text| !text.is_empty())
                .collect();
            self.draft.left.push(Left {
                line: row.line,
                text: texts.join(" · "),
                why: "a row without a title".into(),
            });
            return None;
        }
        let mut item = Item {
            id: (!id.is_empty()).then(|| id.clone()),
            title,
            text,
            source: Source {
                lines: Some(row.line..row.last_line + 1),
                reference: (!id.is_empty()).then_some(id),
                sheet: self.sheet.map(str::to_owned),
                ..Source::default()
            },
            ..Item::default()
        };
        for (from, role) in [
            (&rules.due, DateRole::Due),
            (&rules.starts, DateRole::Starts),
            (&rules.ends, DateRole::Ends),
            (&rules.occurred, DateRole::Occurred),
        ] {
            self.date(row, from.as_ref(), role, &mut item);
        }
        for (from, role) in [
            (&rules.owner, ActorRole::Accountable),
            (&rules.participants, ActorRole::Participating),
        ] {
            let bodies: Vec<Found> = self.list(row, from.as_ref());
            for found in bodies {
                // The owner stands among all who take part.
                if !item.bodies.iter().any(|body| body.found.words == found.words) {
                    item.bodies.push(BodyFound {
                        found,
                        role,
                        inferred: false,
                    });
                }
            }
        }
        item.places = self.list(row, rules.places.as_ref());
        item.funds = self.list(row, rules.funds.as_ref());
        item.tags = self
            .list(row, rules.tags.as_ref())
            .into_iter()
            .map(|found| found.words)
            .collect();
        self.prose(row, &mut item);
        self.status(row, &mut item);
        self.percent(row, &mut item);
        self.amount(row, &mut item);
        let kind = self.text(row, rules.kind.as_ref());
        item.kind = (!kind.is_empty()).then_some(kind);
        for from in &rules.links {
            self.links(row, from, &mut item);
        }
        let page = self.places(rules.page.as_ref());
        match self.text(row, rules.page.as_ref()).parse() {
            Ok(page) => item.source.page = Some(page),
            Err(_) => self.keep(row, &page, &mut item),
        }
        let kept = std::mem::take(&mut self.kept);
        self.keep(row, &kept, &mut item);
        self.kept = kept;
        Some(item)
    }

    /// The names in a cell.
    fn list(&self, row: &Row, from: Option<&'t From>) -> Vec<Found> {
        let text = self.text(row, from);
        let mut names: Vec<Found> = Vec::new();
        for name in text.split(SEPARATORS).map(str::trim) {
            let says_anything = name.chars().any(char::is_alphanumeric);
            if says_anything && !names.iter().any(|found| found.words == name) {
                names.push(Found {
                    words: name.to_owned(),
                    means: None,
                    line: row.line,
                });
            }
        }
        names
    }
}
