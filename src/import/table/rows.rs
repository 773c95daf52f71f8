//! A table and its rules into a draft: a row is an item, its cells become what the rules say, and whatever no rule names
//! or nobody understands stays with the item as it is written.

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};

use super::super::draft::{
    AmountFound, BodyFound, DateFound, Draft, Found, Item, Joined, Left, Section, Source, Unread,
};
use super::day::{self, Reading};
use super::grid::{CellKind, Grid, Row};
use super::number;
use super::role::{self, Role};
use super::rules::{CurrencyFrom, From, Keep, Rules, StatusFrom};
use crate::model::words::{ActorRole, DateRole, Qualifier, Status};

/// What is known of the table beside its rules.
#[derive(Clone, Debug)]
pub struct Known {
    /// The currency where neither cell nor rule names one.
    pub currency: Option<String>,
    /// The date of the edition.
    pub as_of: NaiveDate,
}

/// Makes a draft of the rows below the header.
pub fn draft(grid: &Grid, header: Option<usize>, names: &[String], rules: &Rules, known: &Known) -> Draft {
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

struct Reader<'t> {
    rules: &'t Rules,
    known: &'t Known,
    names: &'t [String],
    columns: HashMap<&'t str, usize>,
    kept: Vec<usize>,
    sheet: Option<&'t str>,
    draft: Draft,
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

    fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(name).copied()
    }

    /// The columns of a rule.
    fn places(&self, from: Option<&'t From>) -> Vec<usize> {
        let names = from.map(From::columns).unwrap_or_default();
        names.into_iter().filter_map(|name| self.column(name)).collect()
    }

    /// The text that a rule takes from a row; empty where there is none.
    fn text(&self, row: &Row, from: Option<&'t From>) -> String {
        let texts: Vec<&str> = self
            .places(from)
            .into_iter()
            .map(|column| row.cell(column))
            .filter(|text| !text.is_empty())
            .collect();
        texts.join(" ")
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

    fn unread(&mut self, row: &Row, what: &str, text: &str, why: impl Into<String>) {
        self.draft.unread.push(Unread {
            line: row.line,
            what: what.to_owned(),
            text: text.to_owned(),
            why: why.into(),
        });
    }

    /// Keeps the cells of a rule as they are.
    fn keep(&self, row: &Row, columns: &[usize], item: &mut Item) {
        for column in columns {
            let text = row.cell(*column);
            if !text.is_empty() {
                item.extra.push((self.names[*column].clone(), text.to_owned()));
            }
        }
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

    fn date(&mut self, row: &Row, from: Option<&'t From>, role: DateRole, item: &mut Item) {
        let columns = self.places(from);
        let words = self.text(row, from);
        if words.is_empty() {
            return;
        }
        let reading = Reading {
            order: self.rules.date_order,
            as_of: self.known.as_of,
        };
        let (text, kind) = match columns[..] {
            [column] => (words.clone(), row.kind(column)),
            _ => (self.halves(row, &columns), CellKind::Text),
        };
        // One cell may hold several.
        let parts: Vec<&str> = text
            .split([';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let whole = day::read(&text, kind, reading);
        let (texts, is_whole) = match whole {
            Err(_) if parts.len() > 1 && parts.iter().all(|part| day::read(part, kind, reading).is_ok()) => {
                (parts, false)
            }
            _ => (vec![text.as_str()], true),
        };
        for text in texts {
            let (found, hedge) = day::found(text, kind, row.line, reading);
            match found {
                Ok(mut found) => {
                    if is_whole {
                        found.words.clone_from(&words);
                    }
                    item.dates.push(DateFound {
                        found,
                        role,
                        hedge,
                        what: String::new(),
                        year_inferred: false,
                    });
                }
                Err(why) => {
                    let name = columns
                        .first()
                        .map_or("date", |column| &self.names[*column])
                        .to_owned();
                    self.unread(row, &name, &words, why);
                    self.keep(row, &columns, item);
                }
            }
        }
    }

    /// A date that stands in several columns, put together as it is read: `T2` and `2025` as `Q2 2025`.
    fn halves(&self, row: &Row, columns: &[usize]) -> String {
        let is =
            |column: usize, role: Role| role::fits(&self.names[column]).iter().any(|fit| fit.role == role);
        let mut parts: Vec<String> = Vec::new();
        let mut month = None;
        for column in columns {
            let text = row.cell(*column);
            if text.is_empty() {
                continue;
            }
            let number: Option<u32> = text.parse().ok();
            if is(*column, Role::Quarter)
                && let Some(quarter) = day::quarter(text)
            {
                parts.push(quarter);
            } else if is(*column, Role::Month)
                && let Some(number) = number.filter(|number| (1..=12).contains(number))
            {
                month = Some(number);
            } else {
                parts.push(text.to_owned());
            }
        }
        match (month, &parts[..]) {
            (Some(month), [year]) if year.len() == 4 => format!("{year}-{month:02}"),
            _ => parts.join(" "),
        }
    }

    fn status(&mut self, row: &Row, item: &mut Item) {
        let Some(StatusFrom::Column(name) | StatusFrom::Map(name, _)) = &self.rules.status else {
            return;
        };
        let Some(column) = self.column(name) else { return };
        let value = row.cell(column);
        if value.is_empty() {
            return;
        }
        let own: Option<Status> = match &self.rules.status {
            Some(StatusFrom::Map(_, meanings)) => meanings.get(value).copied(),
            _ => None,
        };
        if let Some(status) = own.or_else(|| role::status(value)) {
            item.status = Some((status, value.to_owned()));
        } else {
            self.unread(row, name, value, "no known status");
            self.keep(row, &[column], item);
        }
    }

    fn percent(&mut self, row: &Row, item: &mut Item) {
        let columns = self.places(self.rules.percent.as_ref());
        let text = self.text(row, self.rules.percent.as_ref());
        let Some(column) = columns.first().filter(|_| !text.is_empty()) else {
            return;
        };
        let language = self.rules.language.as_deref();
        let decimal = match row.kind(*column) {
            CellKind::Text => self.rules.decimal,
            _ => Some('.'),
        };
        let digits = number::read(&text, decimal, language).map(|figure| match row.kind(*column) {
            CellKind::Share => {
                let (whole, fraction) = figure.digits.split_once('.').unwrap_or((&figure.digits, ""));
                number::shifted(whole, fraction, 2)
            }
            _ => figure.digits,
        });
        let whole = digits.ok().and_then(|digits| {
            let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
            let is_whole = fraction.bytes().all(|digit| digit == b'0');
            whole
                .parse::<u8>()
                .ok()
                .filter(|percent| *percent <= 100 && is_whole)
        });
        if let Some(percent) = whole {
            item.percent = Some(percent);
        } else {
            let name = self.names[*column].clone();
            self.unread(row, &name, &text, "no whole number of percent");
            self.keep(row, &columns, item);
        }
    }

    fn amount(&mut self, row: &Row, item: &mut Item) {
        let columns = self.places(self.rules.amount.as_ref());
        let text = self.text(row, self.rules.amount.as_ref());
        let Some(column) = columns.first().copied().filter(|_| !text.is_empty()) else {
            return;
        };
        let decimal = match row.kind(column) {
            CellKind::Text => self.rules.decimal,
            _ => Some('.'),
        };
        let read = number::read(&text, decimal, self.rules.language.as_deref());
        let why = match read {
            Ok(figure) => {
                let named = match &self.rules.currency {
                    Some(CurrencyFrom::Code(code)) => Some(code.clone()),
                    Some(CurrencyFrom::Column(name)) => {
                        let text = self.column(name).map(|column| row.cell(column));
                        text.and_then(number::currency_in).map(str::to_owned)
                    }
                    None => None,
                };
                let currency = figure.currency.or(named).or_else(|| self.known.currency.clone());
                let noughts = self.rules.amount_unit.map_or(Some(0), noughts);
                match (currency, noughts) {
                    (Some(currency), Some(noughts)) => {
                        let (whole, fraction) = figure.digits.split_once('.').unwrap_or((&figure.digits, ""));
                        // Of a sum with a word for millions, the word counts and not the name of the column.
                        let noughts = if figure.has_scale { 0 } else { noughts };
                        item.amounts.push(AmountFound {
                            found: Found {
                                words: text,
                                means: None,
                                line: row.line,
                            },
                            value: number::shifted(whole, fraction, noughts),
                            currency,
                            qualifier: Qualifier::Exact,
                            stage: None,
                        });
                        return;
                    }
                    (None, _) => "no currency: say currency: \"EUR\" in the rules, or --currency EUR",
                    (_, None) => "amount_unit is no power of ten",
                }
            }
            Err(number::Unread::Decimal) => {
                "its sign may be for decimals or for thousands: say decimal: ',' or '.' in the rules"
            }
            Err(number::Unread::Currency) => "its currency may be of several countries",
            Err(number::Unread::NoNumber) => "no number",
        };
        let name = self.names[column].clone();
        self.unread(row, &name, &text, why);
        self.keep(row, &columns, item);
    }

    fn links(&mut self, row: &Row, from: &'t From, item: &mut Item) {
        let columns = self.places(Some(from));
        let text = self.text(row, Some(from));
        let mut rest = Vec::new();
        for part in text
            .split([' ', '\n', ';', '|', ','])
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            if part.starts_with("http://") || part.starts_with("https://") || part.starts_with("www.") {
                let name = columns.first().map_or("", |column| &self.names[*column]);
                item.links.push((name.to_owned(), part.to_owned()));
            } else {
                rest.push(part);
            }
        }
        // Words between addresses stay with them.
        if !rest.is_empty() {
            self.keep(row, &columns, item);
        }
    }
}

/// The noughts of a power of ten.
fn noughts(unit: u64) -> Option<usize> {
    (0..20)
        .find(|noughts| 10_u64.checked_pow(*noughts) == Some(unit))
        .map(|noughts| noughts as usize)
}

/// Adds to an item what a further row of its id says.
fn join(item: &mut Item, other: Item) {
    let title = (other.title != item.title).then(|| other.title.clone());
    for mut date in other.dates {
        let is_known = item.dates.iter().any(|known| {
            known.role == date.role
                && known.found.means == date.found.means
                && known.found.words == date.found.words
        });
        if !is_known {
            date.what = title.clone().unwrap_or_default();
            item.dates.push(date);
        }
    }
    for body in other.bodies {
        if !item
            .bodies
            .iter()
            .any(|known| known.found.words == body.found.words)
        {
            item.bodies.push(body);
        }
    }
    for (own, others) in [(&mut item.places, other.places), (&mut item.funds, other.funds)] {
        for found in others {
            if !own.iter().any(|known| known.words == found.words) {
                own.push(found);
            }
        }
    }
    // The same sum in two rows may be two sums: both are kept, unless the rows say nothing else.
    for amount in other.amounts {
        let is_known = item
            .amounts
            .iter()
            .any(|known| known.value == amount.value && known.currency == amount.currency);
        if !is_known || title.is_some() {
            item.amounts.push(amount);
        }
    }
    for text in [title, Some(other.text)]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
    {
        if !item.text.split('\n').any(|line| line == text) && item.text != text {
            if !item.text.is_empty() {
                item.text.push('\n');
            }
            item.text.push_str(&text);
        }
    }
    if let Some((status, words)) = other.status {
        match &item.status {
            None => item.status = Some((status, words)),
            Some((_, known)) if *known != words => item.extra.push(("status".into(), words)),
            Some(_) => {}
        }
    }
    match (item.percent, other.percent) {
        (None, percent) => item.percent = percent,
        (Some(own), Some(other)) if own != other => item.extra.push(("percent".into(), other.to_string())),
        _ => {}
    }
    if let Some(kind) = other.kind
        && item.kind.as_ref() != Some(&kind)
    {
        match item.kind {
            None => item.kind = Some(kind),
            Some(_) => item.extra.push(("kind".into(), kind)),
        }
    }
    for tag in other.tags {
        if !item.tags.contains(&tag) {
            item.tags.push(tag);
        }
    }
    for link in other.links {
        if !item.links.contains(&link) {
            item.links.push(link);
        }
    }
    for pair in other.extra {
        if !item.extra.contains(&pair) {
            item.extra.push(pair);
        }
    }
    if let Some(page) = other.source.page.filter(|page| item.source.page != Some(*page)) {
        item.extra.push(("page".into(), page.to_string()));
    }
}

/// Items under their headings, headings in the order in which they come first.
fn sections(items: Vec<(Vec<String>, Item)>) -> Vec<Section> {
    let mut roots: Vec<Section> = Vec::new();
    // The way to a section, as indexes.
    let mut known: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (path, item) in items {
        let path = if path.is_empty() {
            vec![String::new()]
        } else {
            path
        };
        let mut way: Vec<usize> = Vec::new();
        for depth in 1..=path.len() {
            if let Some(found) = known.get(&path[..depth]) {
                way.clone_from(found);
                continue;
            }
            let list = match section(&mut roots, &way) {
                Some(parent) => &mut parent.sections,
                None => &mut roots,
            };
            list.push(Section {
                title: path[depth - 1].clone(),
                ..Section::default()
            });
            way.push(list.len() - 1);
            known.insert(path[..depth].to_vec(), way.clone());
        }
        if let Some(section) = section(&mut roots, &way) {
            section.items.push(item);
        }
    }
    roots
}

fn section<'s>(roots: &'s mut [Section], way: &[usize]) -> Option<&'s mut Section> {
    let (first, rest) = way.split_first()?;
    let mut at = roots.get_mut(*first)?;
    for next in rest {
        at = at.sections.get_mut(*next)?;
    }
    Some(at)
}
