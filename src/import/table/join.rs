//! Several rows of one id become one item: nothing that any of them says is lost, nothing stands there twice.

use super::super::draft::Item;

/// Adds to an item what a further row of its id says.
pub fn join(item: &mut Item, other: Item) {
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
