//! Figures, and separately the targets that they are to reach.

use super::asked::{Asked, more_of, table_of, titled_list};
use super::labels;
use super::page::{BriefPart, BriefPassage, BriefSection};
use crate::export::notes::Notes;
use crate::model::{ActionRef, Figure};
use crate::views::{progress, wording};

const MOST: usize = 8;
const MOST_TARGETS: usize = 6;
const MOST_PLACES: usize = 2;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let mut parts = Vec::new();
    let all = asked
        .actions()
        .flat_map(|action| action.figures().iter().map(move |figure| (action, figure)))
        // Without a value or a change there is no figure to show.
        .filter(|(_, figure)| figure.value.is_some() || figure.change.is_some());
    let all: Vec<_> = all.collect();
    let rows = all.iter().take(MOST);
    let rows: Vec<_> = rows
        .map(|(action, figure)| row(asked, notes, *action, figure))
        .collect();
    if !rows.is_empty() {
        parts.push(table_of(&labels::FIGURE_COLUMNS, rows, None));
        parts.extend(more_of(all.len().saturating_sub(MOST), labels::FIGURE).map(BriefPart::Remark));
    }
    let all = asked
        .actions()
        .flat_map(|action| action.targets().iter().map(move |target| (action, target)));
    let all: Vec<_> = all.collect();
    let listed = all.iter().take(MOST_TARGETS).map(|(action, target)| {
        let corpus = asked.corpus();
        let wanted = progress::wanted(asked.library.days, corpus, target);
        let text = format!("{}: {wanted}", corpus.str(target.indicator));
        BriefPassage::new(&text, vec![asked.cite(notes, *action)])
    });
    parts.extend(titled_list(
        labels::TARGETS,
        listed.collect(),
        all.len(),
        labels::TARGET,
    ));
    BriefSection::of(labels::FIGURES, parts)
}

fn row(asked: &Asked, notes: &mut Notes, action: ActionRef, figure: &Figure) -> Vec<BriefPassage> {
    let corpus = asked.corpus();
    let days = asked.library.days;
    let places = figure
        .place
        .as_ref()
        .map_or(action.places(), std::slice::from_ref);
    let indicator = wording::capital(corpus.str(figure.indicator));
    let places = places
        .iter()
        .map(|place| corpus.place_terms().term(*place).name.as_str());
    let places: Vec<&str> = places.filter(|place| !indicator.contains(place)).collect();
    // With many places, naming only some of them would mislead.
    let what = if places.is_empty() || places.len() > MOST_PLACES {
        indicator
    } else {
        format!("{indicator}, {}", places.join(", "))
    };
    let period = figure
        .period
        .map(|when| wording::period(days, &corpus.wording(when).window));
    let source = figure.source.map(|body| corpus.bodies().term(body).short());
    vec![
        BriefPassage::new(&what, vec![asked.cite(notes, action)]),
        BriefPassage::plain(&one_of(&wording::figure(days, corpus, figure))),
        BriefPassage::plain(&period.unwrap_or_default()),
        BriefPassage::plain(source.unwrap_or_default()),
    ]
}

/// `1 year` for `1 years`: units are kept in the plural.
fn one_of(figure: &str) -> String {
    let Some((unit, rest)) = figure.strip_prefix("1 ").map(|said| {
        let end = said.find([' ', ',']).unwrap_or(said.len());
        said.split_at(end)
    }) else {
        return figure.to_owned();
    };
    // Short units and what is no word (`gas`, `km/s`) may end in an s that is their own.
    let is_plural = unit.len() > 3 && unit.chars().all(char::is_alphabetic) && !unit.ends_with("ss");
    let one = match (unit.strip_suffix("ies"), unit.strip_suffix('s')) {
        (Some(stem), _) if is_plural => format!("{stem}y"),
        (_, Some(stem)) if is_plural => stem.to_owned(),
        _ => unit.to_owned(),
    };
    format!("1 {one}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plural_loses_its_s() {
        for (figure, one) in [
            ("1 vessels, over last year", "1 vessel, over last year"),
            ("1 countries", "1 country"),
            ("1 gas", "1 gas"),
            ("1 km/s", "1 km/s"),
            ("1 process", "1 process"),
            ("21 vessels", "21 vessels"),
        ] {
            assert_eq!(one_of(figure), one);
        }
    }
}
