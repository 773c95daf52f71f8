//! Joins rows with the same id into one item, without losing or repeating anything.

use super::super::draft::{DateFound, Item};

/// Adds the content of a further row with the same id to an item.
pub fn join(item: &mut Item, other: Item) {
    let title = (other.title != item.title).then(|| other.title.clone());
    let dates = other.dates.into_iter().map(|date| DateFound {
        what: title.clone().unwrap_or_default(),
        ..date
    });
    add(&mut item.dates, dates, |one, other| {
        one.role == other.role && one.found.means == other.found.means && one.found.words == other.found.words
    });
    add(&mut item.bodies, other.bodies, |one, other| {
        one.found.words == other.found.words
    });
    add(&mut item.places, other.places, |one, other| {
        one.words == other.words
    });
    add(&mut item.funds, other.funds, |one, other| {
        one.words == other.words
    });
    // The same sum in two rows may be two sums: both are kept if the titles of the rows differ.
    add(&mut item.amounts, other.amounts, |one, other| {
        title.is_none() && one.value == other.value && one.currency == other.currency
    });
    for text in title.into_iter().chain([other.text]) {
        if !text.is_empty() && item.text != text && item.text.split('\n').all(|line| line != text) {
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
    match (&item.kind, other.kind) {
        (None, kind) => item.kind = kind,
        (Some(own), Some(kind)) if *own != kind => item.extra.push(("kind".into(), kind)),
        _ => {}
    }
    add(&mut item.tags, other.tags, PartialEq::eq);
    add(&mut item.links, other.links, PartialEq::eq);
    add(&mut item.extra, other.extra, PartialEq::eq);
    if let Some(page) = other.source.page.filter(|page| item.source.page != Some(*page)) {
        item.extra.push(("page".into(), page.to_string()));
    }
}

/// Adds those that are not there yet.
fn add<T>(own: &mut Vec<T>, others: impl IntoIterator<Item = T>, is_same: impl Fn(&T, &T) -> bool) {
    for other in others {
        if !own.iter().any(|one| is_same(one, &other)) {
            own.push(other);
        }
    }
}
