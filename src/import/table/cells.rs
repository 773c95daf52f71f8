//! Reads the cells of a row that hold more than words: dates, reported progress, percentages, sums and links. What cannot be
//! read is kept with the item as it is written, and listed.

use super::super::draft::{AmountFound, DateFound, Item, UnderstoodWords};
use super::super::facts;
use super::super::recurrence::Recurrence;
use super::date::{self, CellReading};
use super::grid::{CellKind, GridRow};
use super::number::{self, NumberCell};
use super::reader::SheetReader;
use super::role::{self, ColumnRole};
use super::rules::{CurrencyFrom, From, StatusFrom};
use crate::model::Percent;
use crate::model::words::{DateRole, Qualifier, Status};

impl<'t> SheetReader<'t> {
    pub fn date(&mut self, row: &GridRow, from: Option<&'t From>, role: DateRole, item: &mut Item) {
        let columns = self.places(from);
        let words = self.text(row, from);
        if words.is_empty() {
            return;
        }
        let reading = CellReading {
            order: self.table.rules.date_order,
            dates: self.table.known.dates,
        };
        let (text, kind) = match columns[..] {
            [column] => (words.clone(), row.kind(column)),
            _ => (self.halves(row, &columns), CellKind::Text),
        };
        // One cell may hold several dates.
        let parts = text.split([';', '\n']).map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let whole = date::read(&text, kind, reading);
        let (texts, is_whole) = match whole {
            Err(_) if parts.len() > 1 && parts.iter().all(|part| date::read(part, kind, reading).is_ok()) => {
                (parts, false)
            }
            _ => (vec![text.as_str()], true),
        };
        for text in texts {
            let means = date::read(text, kind, reading);
            let again = match means {
                Err(_) if role != DateRole::Occurred => Recurrence::read(text, self.table.known.dates),
                _ => None,
            };
            match again.as_ref().map_or(means, |again| Ok(again.to_string())) {
                Ok(means) => {
                    if date::is_midnight_in_the_east(text) {
                        self.midnights_in_utc = (self.midnights_in_utc.0 + 1, text.to_owned());
                    }
                    let words = if is_whole { words.as_str() } else { text.trim() };
                    item.dates.push(DateFound {
                        found: UnderstoodWords {
                            words: words.to_owned(),
                            means: Some(means),
                            line: row.line,
                        },
                        role,
                        hedge: date::hedge(text),
                        what: String::new(),
                        year_inferred: false,
                        again,
                    });
                }
                // "Adopted in May 2024, in force by the end of 2025": take the dates in the cell, and keep its words.
                Err(_) if self.dates_in(row, text, role, item) => self.keep(row, &columns, item),
                Err(why) => self.leave(row, &columns, &words, &why, item),
            }
        }
    }

    /// Adds the dates in the prose of a cell, and returns whether there were any.
    fn dates_in(&self, row: &GridRow, text: &str, role: DateRole, item: &mut Item) -> bool {
        let Some(context) = &self.table.known.facts else {
            return false;
        };
        let mut prose = Item {
            text: text.to_owned(),
            ..Item::default()
        };
        facts::fill(&mut prose, None, |_| row.line, context);
        item.unsearched += prose.unsearched;
        prose.dates.retain(|date| date.found.means.is_some());
        for date in &mut prose.dates {
            // A date has the role of its column unless the words around it give another.
            if date.role == DateRole::Due {
                date.role = role;
            }
        }
        let any = !prose.dates.is_empty();
        item.dates.append(&mut prose.dates);
        any
    }

    /// Takes dates, sums and places from the words of an action, if the table has no column of dates.
    pub fn prose(&self, row: &GridRow, item: &mut Item) {
        let rules = &self.table.rules;
        let Some(context) = self.table.known.facts.as_ref().filter(|_| !rules.has_dates()) else {
            return;
        };
        let mut prose = Item {
            text: format!("{}\n{}", item.title, item.text),
            ..Item::default()
        };
        facts::fill(&mut prose, None, |_| row.line, context);
        item.unsearched += prose.unsearched;
        item.dates = prose.dates;
        if rules.of(ColumnRole::Amount).is_none() {
            item.amounts = prose.amounts;
        }
        if rules.of(ColumnRole::Place).is_none() {
            item.places = prose.places;
        }
    }

    /// A date in several columns, joined to a wording that can be read: `T2` and `2025` to `Q2 2025`.
    fn halves(&self, row: &GridRow, columns: &[usize]) -> String {
        let is = |column: usize, role: ColumnRole| {
            role::fits(&self.table.names[column])
                .iter()
                .any(|fit| fit.role == role)
        };
        let mut parts: Vec<String> = Vec::new();
        let mut month = None;
        for column in columns {
            let text = row.cell(*column);
            if text.is_empty() {
                continue;
            }
            let number: Option<u32> = text.parse().ok();
            if is(*column, ColumnRole::Quarter)
                && let Some(quarter) = date::quarter(text)
            {
                parts.push(quarter);
            } else if is(*column, ColumnRole::Month)
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

    pub fn status(&mut self, row: &GridRow, item: &mut Item) {
        let Some(StatusFrom::Column(name) | StatusFrom::Map(name, _)) = &self.table.rules.status else {
            return;
        };
        let Some(column) = self.column(name) else { return };
        let value = row.cell(column);
        if value.is_empty() {
            return;
        }
        let own: Option<Status> = match &self.table.rules.status {
            Some(StatusFrom::Map(_, meanings)) => meanings.get(value).copied(),
            _ => None,
        };
        if let Some(status) = own.or_else(|| role::status(value)) {
            item.status = Some((status, value.to_owned()));
        } else {
            self.leave(row, &[column], value, "no known status", item);
        }
    }

    pub fn percent(&mut self, row: &GridRow, item: &mut Item) {
        let Some((columns, text, read)) = self.number(row, ColumnRole::Percent) else {
            return;
        };
        let digits = read.map(|figure| match row.kind(columns[0]) {
            CellKind::Share => number::shifted(&figure.digits, 2),
            _ => figure.digits,
        });
        let whole = digits.ok().and_then(|digits| {
            let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
            let percent = whole.parse().ok()?;
            (percent <= Percent::MOST && fraction.bytes().all(|digit| digit == b'0')).then_some(percent)
        });
        match whole {
            Some(percent) => item.percent = Some(percent),
            None => self.leave(row, &columns, &text, "no whole number of percent", item),
        }
    }

    /// The number that a rule takes from a row: its columns, their text, and what is read; `None` if there is no text.
    fn number(
        &self,
        row: &GridRow,
        role: ColumnRole,
    ) -> Option<(Vec<usize>, String, Result<NumberCell, number::UnreadNumber>)> {
        let from = self.table.rules.of(role);
        let (columns, text) = (self.places(from), self.text(row, from));
        let column = columns.first().filter(|_| !text.is_empty())?;
        let decimal = match row.kind(*column) {
            CellKind::Text => self.table.rules.decimal,
            _ => Some('.'),
        };
        let read = number::read(&text, decimal, self.table.rules.language.as_deref());
        Some((columns, text, read))
    }

    pub fn amount(&mut self, row: &GridRow, item: &mut Item) {
        let Some((columns, text, read)) = self.number(row, ColumnRole::Amount) else {
            return;
        };
        let why = match read {
            Ok(figure) => {
                let named = match &self.table.rules.currency {
                    Some(CurrencyFrom::Code(code)) => Some(code.clone()),
                    Some(CurrencyFrom::Column(name)) => {
                        let text = self.column(name).map(|column| row.cell(column));
                        text.and_then(number::currency_in).map(str::to_owned)
                    }
                    None => None,
                };
                let shown = match row.kind(columns[0]) {
                    CellKind::Money(currency) => Some(currency.code().to_owned()),
                    _ => None,
                };
                let currency = figure
                    .currency
                    .or(shown)
                    .or(named)
                    .or_else(|| self.table.known.currency.clone());
                let noughts = self.table.rules.amount_unit.map_or(Some(0), noughts);
                match (currency, noughts) {
                    (Some(currency), Some(noughts)) => {
                        // In a sum with a word for millions, that word counts, not the unit of the column.
                        let noughts = if figure.has_scale { 0 } else { noughts };
                        item.amounts.push(AmountFound {
                            value: number::shifted(&figure.digits, noughts),
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
            Err(number::UnreadNumber::Decimal) => {
                "its sign may be for decimals or for thousands: say decimal: ',' or '.' in the rules"
            }
            Err(number::UnreadNumber::Currency) => "its currency may be of several countries",
            Err(number::UnreadNumber::NoNumber) => "no number",
        };
        self.leave(row, &columns, &text, why, item);
    }

    pub fn links(&mut self, row: &GridRow, from: &'t From, item: &mut Item) {
        let columns = self.places(Some(from));
        let text = self.text(row, Some(from));
        let name = columns.first().map_or("", |column| &self.table.names[*column]);
        let Addresses {
            found,
            has_words,
            is_cut,
        } = addresses(&text);
        let links = found
            .into_iter()
            .map(|address| (name.to_owned(), address.to_owned()));
        item.links.extend(links);
        if is_cut {
            self.unread(row, name, &text, "an address has no spaces; write one as `%20`");
        }
        // Words between addresses are kept, along with the addresses.
        if has_words {
            self.keep(row, &columns, item);
        }
    }
}

/// The content of a cell of addresses.
#[derive(Debug, Default, PartialEq, Eq)]
struct Addresses<'t> {
    found: Vec<&'t str>,
    /// Whether there are words beside them.
    has_words: bool,
    /// Whether an address continues after a space. The part before the space leads elsewhere, and is not among those found.
    is_cut: bool,
}

/// Finds the addresses in a cell. A comma or semicolon belongs to an address unless another address follows.
fn addresses(text: &str) -> Addresses<'_> {
    let is_address = |part: &str| {
        ["http://", "https://", "www."]
            .iter()
            .any(|start| part.starts_with(start))
    };
    let goes_on = |part: &str| {
        part.contains(['/', '?', '=', '&', '%'])
            || part.trim_end_matches('.').trim_start_matches('.').contains('.')
    };
    let mut addresses = Addresses::default();
    let mut is_behind_address = false;
    for mut part in text.split(|letter: char| letter.is_whitespace() || letter == '|') {
        while !part.is_empty() {
            let next = part
                .match_indices([',', ';'])
                .map(|(at, _)| at)
                .find(|at| is_address(&part[at + 1..]));
            let (first, rest) = next.map_or((part, ""), |at| (&part[..at], &part[at + 1..]));
            let is_end = first.ends_with([',', ';']);
            let first = first.trim_matches([',', ';']);
            if is_address(first) {
                addresses.found.push(first);
                is_behind_address = !is_end;
            } else if !first.is_empty() {
                addresses.has_words = true;
                if std::mem::take(&mut is_behind_address) && goes_on(first) {
                    addresses.found.pop();
                    addresses.is_cut = true;
                }
            }
            part = rest;
        }
    }
    addresses
}

/// The noughts of a power of ten.
fn noughts(unit: u64) -> Option<usize> {
    (0..20)
        .find(|noughts| 10_u64.checked_pow(*noughts) == Some(unit))
        .map(|noughts| noughts as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_or_none() {
        for (text, found, has_words, is_cut) in [
            (
                "https://a.org/x?b=1,2;c",
                &["https://a.org/x?b=1,2;c"][..],
                false,
                false,
            ),
            (
                "https://a.org,https://b.org; www.c.org",
                &["https://a.org", "https://b.org", "www.c.org"],
                false,
                false,
            ),
            ("see https://a.org, page 3", &["https://a.org"], true, false),
            (
                "https://a.org | https://b.org\n",
                &["https://a.org", "https://b.org"],
                false,
                false,
            ),
            ("https://a.org accessed in May", &["https://a.org"], true, false),
            ("https://a.org/a b?x=1", &[], true, true),
            (
                "https://a.org/my file.pdf; https://b.org",
                &["https://b.org"],
                true,
                true,
            ),
            ("none", &[], true, false),
        ] {
            let wanted = Addresses {
                found: found.to_vec(),
                has_words,
                is_cut,
            };
            assert_eq!(addresses(text), wanted, "{text}");
        }
    }
}
