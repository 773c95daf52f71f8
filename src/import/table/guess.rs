//! Guesses what the columns of a table mean from their names and contents, with a reason for each guess.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::grid::Grid;
use super::profile::Profile;
use super::role::{self, ColumnRole, Fit, WHOLE};
use super::rules::{CurrencyFrom, DATES, DateOrder, From, Rules, StatusFrom, rule};
use super::{date, language, number};
use crate::model::words::Status;
use crate::when::{Language, Reading};

#[derive(Clone, Debug, Default)]
pub struct Guess {
    pub rules: Rules,
    /// The reason for each guess, by the name of the rule.
    pub reasons: BTreeMap<&'static str, String>,
    /// Values in the column of reported progress whose meaning is not known.
    pub unknown_statuses: Vec<String>,
}

/// The most levels of headings in a table.
const MOST_HEADINGS: usize = 3;
const MOST_LINKS: usize = 4;
/// A column of reported progress has few values.
const MOST_STATUSES: usize = 60;

/// Guesses the rules of a table whose columns have these names. Without `asked`, its language is guessed as well.
pub fn guess(
    grid: &Grid,
    header: Option<usize>,
    names: &[String],
    asked: Option<&str>,
    dates: Reading,
) -> Guess {
    let first = header.map_or(0, |row| row + 1);
    let language = match asked {
        Some(language) => Some((language.to_owned(), "as asked".to_owned())),
        None => language::named(names).or_else(|| language::spoken(grid, header)),
    };
    let of_dates = language.as_ref().and_then(|(code, _)| Language::find(code));
    let dates = Reading {
        language: of_dates.unwrap_or(dates.language),
        ..dates
    };
    let profiles: Vec<Profile> = (0..names.len())
        .map(|column| Profile::of(grid, first, column, dates))
        .collect();
    let mut guesser = Guesser {
        names,
        profiles: &profiles,
        rows: profiles.first().map_or(0, |profile| profile.rows),
        taken: HashSet::new(),
        guess: Guess::default(),
    };
    guesser.guess.rules.sheet.clone_from(&grid.sheet);
    guesser.guess.rules.delimiter = grid.delimiter;
    guesser.guess.rules.header = Some(header.map_or(0, |row| grid.line(row)));
    if let Some((language, reason)) = language {
        guesser.guess.rules.language = Some(language);
        guesser.guess.reasons.insert("language", reason);
    }
    guesser.by_name();
    guesser.by_content();
    guesser.dates();
    guesser.headings(grid, header);
    guesser.numbers(grid, header);
    guesser.statuses();
    guesser.guess
}

struct Guesser<'g> {
    names: &'g [String],
    profiles: &'g [Profile],
    rows: usize,
    taken: HashSet<usize>,
    guess: Guess,
}

impl Guesser<'_> {
    fn column(&self, column: usize) -> From {
        From::Column(self.names[column].clone())
    }

    /// Whether the cells of a column can be what its name says.
    fn suits(&self, role: ColumnRole, column: usize, is_whole: bool) -> bool {
        let profile = &self.profiles[column];
        if profile.filled == 0 {
            return false;
        }
        let mostly = |count: usize, of_ten: usize| count * 10 >= profile.filled * of_ten;
        match role {
            ColumnRole::Id => {
                profile.filled * 10 >= self.rows * 8
                    && profile.distinct * 10 >= profile.filled * 6
                    && profile.letters <= profile.filled * 60
                    && !mostly(profile.dates, 8)
            }
            ColumnRole::Title => {
                !mostly(profile.numbers, 5)
                    && !mostly(profile.links, 5)
                    && profile.distinct * 2 >= profile.filled.min(8)
                    && !mostly(profile.dates, 8)
            }
            ColumnRole::Summary | ColumnRole::Tags => {
                !mostly(profile.numbers, 5) && !mostly(profile.links, 5)
            }
            ColumnRole::Heading => {
                profile.distinct * 2 <= profile.filled.max(2)
                    && profile.letters <= profile.filled * 120
                    && !mostly(profile.numbers, 9)
            }
            // If the name leaves no doubt, cells that are not dates are worth reporting one by one.
            ColumnRole::Due | ColumnRole::Starts | ColumnRole::Ends | ColumnRole::Occurred => {
                is_whole || mostly(profile.dates, 6)
            }
            ColumnRole::Year => mostly(profile.years, 8),
            ColumnRole::Quarter => mostly(profile.quarters, 8),
            ColumnRole::Month | ColumnRole::Kind => profile.distinct <= 60,
            ColumnRole::Owner | ColumnRole::Participants | ColumnRole::Place | ColumnRole::Fund => {
                !mostly(profile.numbers, 5)
                    && !mostly(profile.dates, 5)
                    && !mostly(profile.links, 5)
                    && !mostly(profile.statuses, 8)
                    && profile.letters <= profile.filled * 400
            }
            ColumnRole::Status => {
                profile.distinct <= MOST_STATUSES
                    && profile.letters <= profile.filled * 40
                    && !mostly(profile.numbers, 5)
            }
            ColumnRole::Percent | ColumnRole::Amount => mostly(profile.numbers, 6),
            ColumnRole::Currency => profile.distinct <= 40 && profile.letters <= profile.filled * 4,
            ColumnRole::Link => mostly(profile.links, 5),
            ColumnRole::Page => mostly(profile.numbers, 5),
            ColumnRole::Other => true,
        }
    }

    fn by_name(&mut self) {
        let language = self.guess.rules.language.clone();
        let mut found: Vec<(usize, usize, Fit)> = Vec::new();
        for (column, name) in self.names.iter().enumerate() {
            for fit in role::fits(name) {
                let is_whole = fit.score >= WHOLE;
                if self.suits(fit.role, column, is_whole) {
                    // The language of the table decides between names that fit equally.
                    let own = usize::from(language.as_deref() == Some(fit.language));
                    found.push((fit.score + own, column, fit));
                }
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.role.cmp(&b.2.role)).then(a.1.cmp(&b.1)));
        let mut headings = Vec::new();
        for (_, column, fit) in found {
            if self.taken.contains(&column) {
                continue;
            }
            let own = language
                .as_deref()
                .filter(|language| role::languages(&self.names[column]).contains(language));
            let reason = format!("by its name ({})", own.unwrap_or(fit.language));
            match fit.role {
                // There may be several columns of headings; they are sorted out later.
                ColumnRole::Heading => headings.push(column),
                ColumnRole::Link if self.guess.rules.links.len() < MOST_LINKS => {
                    self.guess.rules.links.push(self.column(column));
                    self.guess.reasons.insert("links", reason);
                }
                ColumnRole::Link => continue,
                ColumnRole::Other => {}
                role if !self.set(role, column, reason) => continue,
                _ => {}
            }
            self.taken.insert(column);
        }
        headings.sort_unstable();
        self.guess.rules.headings = headings.into_iter().map(|column| self.column(column)).collect();
    }

    /// Assigns a column to a role that only one column can have, unless another has it already.
    fn set(&mut self, role: ColumnRole, column: usize, reason: String) -> bool {
        let from = self.column(column);
        let rules = &mut self.guess.rules;
        match role {
            ColumnRole::Status if rules.status.is_none() => {
                rules.status = Some(StatusFrom::Column(self.names[column].clone()));
                self.guess.reasons.insert("status", reason);
                return true;
            }
            ColumnRole::Currency if rules.currency.is_none() => {
                rules.currency = Some(CurrencyFrom::Column(self.names[column].clone()));
                self.guess.reasons.insert("currency", reason);
                return true;
            }
            _ => {}
        }
        // The year, quarter or month of a date has no rule; such columns are joined later.
        let Some(name) = rule(role).filter(|_| !rules.columns.contains_key(&role)) else {
            return false;
        };
        rules.columns.insert(role, from);
        self.guess.reasons.insert(name, reason);
        true
    }

    fn take(&mut self, role: ColumnRole, column: usize, reason: String) {
        self.set(role, column, reason);
        self.taken.insert(column);
    }

    fn free(&self) -> impl Iterator<Item = (usize, &Profile)> {
        let free = self.profiles.iter().enumerate();
        free.filter(|(column, profile)| !self.taken.contains(column) && profile.filled > 0)
    }

    fn by_content(&mut self) {
        if self.guess.rules.of(ColumnRole::Title).is_none() {
            // Among columns of text with hardly any repeats, the first with texts as long as titles.
            let is_text = |profile: &Profile| {
                let others = [profile.numbers, profile.structures, profile.links, profile.dates];
                others.iter().all(|count| count * 2 < profile.filled)
                    && profile.distinct * 10 >= profile.filled * 6
            };
            let mut texts: Vec<(usize, usize)> = self
                .free()
                .filter(|(_, profile)| is_text(profile) && profile.filled * 2 >= self.rows)
                .map(|(column, profile)| (column, profile.letters / profile.filled))
                .collect();
            texts.sort_by_key(|(column, length)| (*length < 12, *length > 160, *column));
            if let Some((column, length)) = texts.first().copied() {
                let reason = format!("texts of {length} letters, hardly any twice");
                self.take(ColumnRole::Title, column, reason);
            }
        }
        // Without a title, the summary becomes the title.
        if self.guess.rules.of(ColumnRole::Title).is_none()
            && let Some(summary) = self.guess.rules.columns.remove(&ColumnRole::Summary)
        {
            self.guess.rules.columns.insert(ColumnRole::Title, summary);
            self.guess.reasons.remove("summary");
            self.guess.reasons.insert("title", "the only text".into());
        }
        let says_progress = |profile: &Profile| {
            profile.statuses * 10 >= profile.filled * 8
                && profile.distinct <= MOST_STATUSES
                && profile.distinct > 1
        };
        let progress = self.free().find(|(_, profile)| says_progress(profile));
        if let Some((column, profile)) = progress {
            let example = profile.values.first().cloned().unwrap_or_default();
            self.take(
                ColumnRole::Status,
                column,
                format!("words of progress, such as {example}"),
            );
        }
        let is_money = |column: usize, profile: &Profile| {
            profile.numbers * 10 >= profile.filled * 8 && number::currency_in(&self.names[column]).is_some()
        };
        let money = self.free().find(|(column, profile)| is_money(*column, profile));
        if let (None, Some((column, _))) = (self.guess.rules.of(ColumnRole::Amount), money) {
            self.take(
                ColumnRole::Amount,
                column,
                "numbers under the name of a currency".into(),
            );
        }
        let links = self
            .free()
            .filter(|(_, profile)| profile.links * 10 >= profile.filled * 8);
        let room = MOST_LINKS.saturating_sub(self.guess.rules.links.len());
        let links: Vec<usize> = links.map(|(column, _)| column).take(room).collect();
        for column in links {
            self.guess.rules.links.push(self.column(column));
            self.guess.reasons.insert("links", "web addresses".into());
            self.taken.insert(column);
        }
    }

    fn dates(&mut self) {
        let find = |role: ColumnRole| {
            let fits = self.free().filter_map(|(column, _)| {
                let mut fits = role::fits(&self.names[column]).into_iter();
                let fit = fits.find(|fit| fit.role == role && self.suits(role, column, true))?;
                Some((fit.score, column))
            });
            fits.max().map(|(_, column)| column)
        };
        let (year, quarter, month) = (
            find(ColumnRole::Year),
            find(ColumnRole::Quarter),
            find(ColumnRole::Month),
        );
        if self.guess.rules.of(ColumnRole::Due).is_none()
            && let Some(year) = year
        {
            let half = quarter.or(month);
            let (from, reason) = match half {
                Some(half) => (
                    From::Join(vec![self.names[half].clone(), self.names[year].clone()]),
                    "a part of a year beside a year, by their names",
                ),
                None => (self.column(year), "a year, by its name"),
            };
            self.taken.extend(half.into_iter().chain([year]));
            self.guess.rules.columns.insert(ColumnRole::Due, from);
            self.guess.reasons.insert("due", reason.into());
        } else if !self.guess.rules.has_dates() {
            let mut dates = self
                .free()
                .filter(|(_, profile)| profile.dates * 10 >= profile.filled * 8);
            if let (Some((column, profile)), None) = (dates.next(), dates.next()) {
                let reason = format!(
                    "the only column of dates: {} of {}",
                    profile.dates, profile.filled
                );
                drop(dates);
                self.take(ColumnRole::Due, column, reason);
            }
        }
    }

    /// Of columns of headings that say the same, keeps the one with the longer texts; keeps at most [`MOST_HEADINGS`].
    fn headings(&mut self, grid: &Grid, header: Option<usize>) {
        let first = header.map_or(0, |row| row + 1);
        let index = |from: &From| {
            self.names
                .iter()
                .position(|name| from.columns() == [name.as_str()])
        };
        let columns: Vec<usize> = self.guess.rules.headings.iter().filter_map(index).collect();
        let mut kept: Vec<usize> = Vec::new();
        for column in columns {
            let same = kept.iter().position(|other| {
                let mut pairs: HashMap<&str, &str> = HashMap::new();
                // A key and its label have similar names; a mission with a single component is a heading in its own right.
                let (one, two) = (role::plain(&self.names[*other]), role::plain(&self.names[column]));
                (one.starts_with(&two) || two.starts_with(&one))
                    && self.profiles[*other].distinct == self.profiles[column].distinct
                    && grid
                        .column(first, *other)
                        .zip(grid.column(first, column))
                        .all(|((other, _), (own, _))| *pairs.entry(other).or_insert(own) == own)
            });
            match same {
                Some(at) if self.profiles[column].letters > self.profiles[kept[at]].letters => {
                    kept[at] = column;
                }
                None if kept.len() < MOST_HEADINGS => kept.push(column),
                _ => {}
            }
        }
        // The outermost has the fewest different values.
        kept.sort_by_key(|column| (self.profiles[*column].distinct, *column));
        self.guess.rules.headings = kept.iter().map(|column| self.column(*column)).collect();
        if !kept.is_empty() {
            let named: Vec<String> = kept
                .iter()
                .map(|column| {
                    format!(
                        "{} has {} values",
                        self.names[*column], self.profiles[*column].distinct
                    )
                })
                .collect();
            self.guess.reasons.insert("headings", named.join(", "));
        }
    }

    /// The decimal sign and the order of dates that the cells reveal.
    fn numbers(&mut self, grid: &Grid, header: Option<usize>) {
        let first = header.map_or(0, |row| row + 1);
        let rules = &self.guess.rules;
        let index = |name: &str| self.names.iter().position(|known| known == name);
        let columns = |list: &[ColumnRole]| -> Vec<usize> {
            let names = list.iter().filter_map(|role| rules.of(*role));
            names.flat_map(From::columns).filter_map(index).collect()
        };
        let sums = columns(&[ColumnRole::Amount, ColumnRole::Percent]);
        let days = columns(&DATES.map(|(role, _)| role));
        let amount = columns(&[ColumnRole::Amount]).first().copied();
        let texts = |columns: Vec<usize>| {
            let cells = columns
                .into_iter()
                .flat_map(move |column| grid.column(first, column));
            let texts = cells.filter(|(_, kind)| *kind == super::grid::CellKind::Text);
            texts.map(|(text, _)| text)
        };
        let mut signs: BTreeMap<char, (usize, &str)> = BTreeMap::new();
        for text in texts(sums) {
            if let Some(sign) = number::decimal_of(text) {
                signs.entry(sign).or_insert((0, text)).0 += 1;
            }
        }
        if let (1, Some((sign, (count, example)))) = (signs.len(), signs.iter().next()) {
            self.guess.rules.decimal = Some(*sign);
            let reason = format!("as {count} of the numbers show, such as {example}");
            self.guess.reasons.insert("decimal", reason);
        }
        // Every column has to reveal its own order.
        let mut orders: Vec<(DateOrder, &str)> = Vec::new();
        let mut in_doubt = false;
        for column in days {
            let own: Vec<(DateOrder, &str)> = texts(vec![column])
                .filter(|text| !text.contains('.'))
                .filter_map(|text| Some((date::order_of(text)?, text)))
                .collect();
            in_doubt |= own.is_empty() && texts(vec![column]).any(date::is_ambiguous);
            orders.extend(own);
        }
        if let Some((order, example)) = orders.first().copied()
            && !in_doubt
            && orders.iter().all(|(other, _)| *other == order)
        {
            self.guess.rules.date_order = Some(order);
            let reason = format!("as {} of the dates show, such as {example}", orders.len());
            self.guess.reasons.insert("date_order", reason);
        }
        if let Some(column) = amount {
            let name = &self.names[column];
            let words = role::plain(name);
            let noughts = words
                .split(' ')
                .filter_map(|word| number::scale(word, self.guess.rules.language.as_deref()))
                .max();
            let reason = format!("the column is called {name}");
            if let Some(noughts) = noughts {
                self.guess.rules.amount_unit = Some(10_u64.pow(noughts as u32));
                self.guess.reasons.insert("amount_unit", reason.clone());
            }
            if self.guess.rules.currency.is_none()
                && let Some(code) = number::currency_in(name)
            {
                self.guess.rules.currency = Some(CurrencyFrom::Code(code.to_owned()));
                self.guess.reasons.insert("currency", reason);
            }
        }
    }

    fn statuses(&mut self) {
        let Some(StatusFrom::Column(name)) = &self.guess.rules.status else {
            return;
        };
        let Some(column) = self.names.iter().position(|known| known == name) else {
            return;
        };
        let mut meanings: BTreeMap<String, Status> = BTreeMap::new();
        for value in &self.profiles[column].values {
            match role::status(value) {
                Some(status) => drop(meanings.insert(value.clone(), status)),
                None => self.guess.unknown_statuses.push(value.clone()),
            }
        }
        self.guess.unknown_statuses.sort();
        self.guess.rules.status = Some(StatusFrom::Map(name.clone(), meanings));
    }
}
