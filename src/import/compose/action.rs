//! Puts an action together from its item and what was assigned to it: its id, its number and the ids of its names.

use super::corpus::{ActionOut, Composed, ComposedEntry, DateOut, ItemPlan};
use super::names::NewVocabularies;
use super::title;
use crate::import::draft::{AmountFound, DateFound, DraftSource, Item};
use crate::model::words::{Block, DateRole, Kind, Word};
use crate::model::{Currency, Decimal};
use crate::text::url;
use std::borrow::Cow;

/// The kind of an action for which the file gives none that is known.
const DEFAULT_KIND: Kind = Kind::Other;

impl Composed {
    pub fn action<'c>(&'c self, entry: &'c ComposedEntry) -> Cow<'c, ActionOut> {
        match entry {
            ComposedEntry::Whole(action) => Cow::Borrowed(action),
            ComposedEntry::Plan(plan) => {
                let item = self.files[plan.file].0.items.get(plan.item);
                Cow::Owned(action(item, plan, &self.names))
            }
        }
    }

    /// Puts every action together, for callers that change them.
    pub fn whole(&mut self) {
        let mut objectives = std::mem::take(&mut self.objectives);
        for heading in &mut objectives {
            heading.each_mut(&mut |entry| {
                *entry = ComposedEntry::Whole(Box::new(self.action(entry).into_owned()));
            });
        }
        self.objectives = objectives;
    }
}

fn action(item: Item, plan: &ItemPlan, names: &NewVocabularies) -> ActionOut {
    let id = plan.id.clone();
    let (short, rest) = title::split(&item.title);
    let summary = summary(&short, rest, &item.text);
    let is_draft = item.is_draft || rest.is_some();
    // A title without letters or digits is replaced by the id; its signs stay in the summary.
    let (short, summary) = if title::says_anything(&short) {
        (short, summary)
    } else {
        (id.clone(), format!("{short}\n{summary}").trim().to_owned())
    };
    let known_kind = item.kind.as_deref().and_then(kind_of);
    let (amounts, extra) = rest_of(&item, &id, known_kind);
    let links = item
        .links
        .iter()
        .filter(|(_, address)| url::check(address).is_ok());
    let links = links.cloned().collect();
    let dates: Vec<DateOut> = item.dates.into_iter().filter_map(date).collect();
    let is_past = !dates.is_empty() && dates.iter().all(|date| date.role == DateRole::Occurred);
    let actors = item.bodies.iter();
    let actors = actors.filter_map(|body| Some((names.bodies.id(&body.found)?, body.role, body.inferred)));
    ActionOut {
        id,
        title: short,
        summary,
        block: item
            .block
            .unwrap_or(if is_past { Block::Step } else { Block::NextStep }),
        kind: known_kind.unwrap_or(DEFAULT_KIND),
        status: item.status.map(|(status, _)| status),
        percent: item.percent,
        tags: item.tags,
        dates,
        actors: actors.collect(),
        places: item
            .places
            .iter()
            .filter_map(|place| names.places.id(place))
            .collect(),
        funds: item
            .funds
            .iter()
            .filter_map(|fund| names.funds.id(fund))
            .collect(),
        amounts,
        figures: item
            .figures
            .into_iter()
            .filter(|figure| figure.measured.is_some() && Decimal::parse(&figure.value).is_ok())
            .collect(),
        links,
        is_draft,
        extra,
        number: plan.number,
        source: DraftSource {
            url: item.source.url.filter(|address| url::check(address).is_ok()),
            ..item.source
        },
    }
}

/// The sums of an item that the model cannot hold.
pub fn sums_left(item: &Item) -> impl Iterator<Item = String> {
    item.amounts.iter().filter(|amount| !is_held(amount)).map(unheld)
}

fn unheld(amount: &AmountFound) -> String {
    format!("{} {}", amount.value, amount.currency)
}

/// The summary: the text of the item, preceded by the whole title if that was cut. Empty if it only repeats the title.
fn summary(short: &str, whole: Option<&str>, text: &str) -> String {
    let summary = match whole {
        Some(whole) if text.is_empty() => whole.to_owned(),
        Some(whole) if !text.starts_with(whole) => format!("{whole}\n{text}"),
        _ => text.to_owned(),
    };
    if summary == short { String::new() } else { summary }
}

fn date(date: DateFound) -> Option<DateOut> {
    let when = date.found.means?;
    let has_words = when != date.found.words || when.chars().any(char::is_alphabetic) && date.again.is_none();
    Some(DateOut {
        wording: has_words.then_some(date.found.words),
        when,
        role: date.role,
        what: date.what,
        hedge: date.hedge,
        year_inferred: date.year_inferred,
        again: date.again,
    })
}

/// The sums that the model can hold, and everything of the item that none of its fields takes.
fn rest_of(item: &Item, id: &str, kind: Option<Kind>) -> (Vec<AmountFound>, Vec<(String, String)>) {
    let mut extra = Vec::new();
    let mut add = |name: &str, text: &str| {
        if !text.is_empty() {
            extra.push((name.to_owned(), text.to_owned()));
        }
    };
    // The file's own spelling is kept, so that it can be found and cited.
    let is_cited = |given: &&str| item.source.reference.as_deref() == Some(*given);
    if let Some(given) = item
        .id
        .as_deref()
        .filter(|given| *given != id && !is_cited(given))
    {
        add("id", given);
    }
    for (name, text) in &item.extra {
        add(name, text);
    }
    // Words taken from the text are already in it.
    if let Some((status, words)) = &item.status
        && !item.text.contains(words.as_str())
        && !words.eq_ignore_ascii_case(status.label())
        && !words.eq_ignore_ascii_case(status.name())
    {
        add("status", words);
    }
    if let (Some(words), None) = (&item.kind, kind) {
        add("kind", words);
    }
    let (amounts, others): (Vec<_>, Vec<_>) = item.amounts.iter().cloned().partition(is_held);
    for amount in &others {
        add("amount", &unheld(amount));
    }
    for (name, address) in &item.links {
        if url::check(address).is_err() {
            add(if name.is_empty() { "link" } else { name }, address);
        }
    }
    let source = &item.source;
    if let Some(address) = source
        .url
        .as_deref()
        .filter(|address| url::check(address).is_err())
    {
        add("source", address);
    }
    add("sheet", source.sheet.as_deref().unwrap_or_default());
    (amounts, extra)
}

/// The kind with this name in data or this label on screen.
fn kind_of(words: &str) -> Option<Kind> {
    let plain = words.trim().to_lowercase();
    let named = |kind: &&Kind| kind.name().to_lowercase() == plain || kind.label().to_lowercase() == plain;
    Kind::ALL.iter().find(named).copied()
}

/// Whether the model can hold an amount. Others are kept as text.
fn is_held(amount: &AmountFound) -> bool {
    Decimal::parse(&amount.value).is_ok() && Currency::named(&amount.currency).is_some()
}
