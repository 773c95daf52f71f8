//! Finds facts in running text: dates, money, figures, bodies and places, each with its words.
//!
//! - `token`, `piece` cut a text up once; `words` is the table of a language (`dating` for dates), `phrases` finds many
//!   phrases at once
//! - `date` finds wordings of dates, `reading` asks `when` what they mean, `tense` and `role` work out their role
//! - `recurrence` finds dates that recur
//! - `money`, `decimal`, `figure`, `measured`, `names`, `body`, `status` find the rest; `candidates` lists unknown names
//! - `clause` takes a few words out of a text: the draft of a title

use std::ops::Range;

use crate::import::draft::{BodyFound, DateFound, FigureFound, Item, Measured, UnderstoodWords};
use crate::model::words::{ActorRole, Block, DateRole};

mod body;
mod candidates;
pub mod clause;
mod date;
mod dating;
mod decimal;
mod figure;
#[cfg(test)]
mod languages;
mod measured;
mod money;
mod names;
mod phrases;
mod piece;
mod reading;
mod recurrence;
mod role;
mod status;
mod tense;
#[cfg(test)]
mod tests;
mod token;
mod word_class;
mod words;

pub use names::{NameSort, NamesInText};
pub use piece::FactPiece;
pub use reading::{Basis, window};
pub use words::FactWords;

#[derive(Clone, Copy, Debug)]
pub struct FactContext<'c> {
    pub basis: Basis,
    pub words: &'c FactWords,
    pub vocabulary: &'c NamesInText,
}

/// How many bytes of an item are searched: a hundred pages, where an item usually has a sentence or a paragraph. There is a
/// limit because the facts found are compared with each other.
const SEARCHED: usize = 1 << 18;

/// Adds the facts in the text of an item to it. `line_of` gives the line of a byte of the text.
pub fn fill(
    item: &mut Item,
    block: Option<Block>,
    line_of: impl Fn(usize) -> u32,
    context: &FactContext<'_>,
) {
    let text = std::mem::take(&mut item.text);
    let (searched, rest) = text.split_at(text.floor_char_boundary(SEARCHED));
    item.unsearched += rest.split_whitespace().count();
    let piece = FactPiece::new(searched, context.words);
    let found = |at: &Range<usize>, means: Option<String>| UnderstoodWords {
        words: piece.slice(at).to_owned(),
        means,
        line: line_of(piece.tokens[at.start].at.start),
    };
    let sums = money::sums(&piece);
    let mut taken: Vec<Range<usize>> = sums.iter().map(|(at, _)| at.clone()).collect();
    let recurrences = recurrence::recurrences(&piece, &taken, context.basis);
    taken.extend(recurrences.iter().map(|(at, _)| at.clone()));
    taken.sort_by_key(|range| range.start);
    let wordings = date::wordings(&piece, &taken, context.basis);
    item.unsearched += wordings.unsearched;
    let mut dates = Vec::with_capacity(wordings.found.len());
    let mut places_of_dates = Vec::new();
    for (at, again) in recurrences {
        let (role, hedge) = role::of_recurrence(&piece, &at, block);
        if role != DateRole::Occurred {
            places_of_dates.push(at.clone());
            item.dates.push(DateFound {
                found: found(&at, Some(again.to_string())),
                role,
                hedge,
                what: clause::what(&piece, &at),
                year_inferred: false,
                again: Some(again),
            });
        }
    }
    for wording in &wordings.found {
        let Some(understood) = role::understand(&piece, wording, block, context.basis.edition) else {
            continue;
        };
        dates.push(wording.at.clone());
        places_of_dates.push(wording.at.clone());
        item.dates.push(DateFound {
            found: found(&wording.at, understood.when.map(|when| when.to_string())),
            role: understood.role,
            hedge: understood.hedge,
            what: clause::what(&piece, &wording.at),
            year_inferred: understood.year_inferred,
            again: None,
        });
    }
    let mut taken: Vec<Range<usize>> = taken.into_iter().chain(dates.iter().cloned()).collect();
    taken.sort_by_key(|range| range.start);
    let counts = figure::counts(&piece, &taken);
    let with_tokens: Vec<(Range<usize>, &DateFound)> = places_of_dates.into_iter().zip(&item.dates).collect();
    let measured = counts
        .iter()
        .map(|count| measured::measured(&piece, count, &counts, &with_tokens));
    let measured: Vec<_> = measured.collect();
    let figures = counts.into_iter().zip(measured);
    let figures = figures.map(|((_, figure), measured)| match measured {
        Some((indicator, measured)) => FigureFound {
            indicator,
            measured: Some(measured),
            ..figure
        },
        None => figure,
    });
    let figures: Vec<FigureFound> = figures.collect();
    leave_to_targets(&mut item.dates, &figures);
    item.figures.extend(figures);
    item.amounts.extend(sums.into_iter().map(|(_, amount)| amount));
    let known = context.vocabulary.find(&piece);
    let places: Vec<Range<usize>> = known.iter().map(|name| name.at.clone()).collect();
    let unknown = candidates::candidates(&piece, &places);
    item.unknown.extend(unknown.iter().map(|name| found(name, None)));
    for name in known {
        let words = found(&name.at, Some(name.id.to_owned()));
        match name.sort {
            NameSort::Body => add_body(&mut item.bodies, words, body::role(&piece, &name)),
            NameSort::Place => add(&mut item.places, words),
        }
    }
    item.status = item.status.take().or_else(|| status::status(&piece, &dates));
    item.block = item.block.or(block);
    if item.title.is_empty() {
        item.title = clause::title(&piece);
        item.is_draft = true;
    }
    drop(piece);
    item.text = text;
}

/// Removes the deadlines that belong to targets: a target has its date itself.
fn leave_to_targets(dates: &mut Vec<DateFound>, figures: &[FigureFound]) {
    let is_owed = |date: &DateFound| {
        figures.iter().any(|figure| match &figure.measured {
            Some(Measured::By(when)) => date.found.means.as_ref() == Some(when),
            _ => false,
        })
    };
    dates.retain(|date| date.role != DateRole::Due || !is_owed(date));
}

/// The block to which a heading, or the first words of a list, assigns everything under it.
pub fn block_of(heading: &str, words: &FactWords) -> Option<Block> {
    status::block(&FactPiece::new(heading, words))
}

/// The first wording of a date in a text, and what it means.
pub fn first_date(text: &str, words: &FactWords) -> Option<(String, Option<crate::when::When>)> {
    let piece = FactPiece::new(text, words);
    let wording = date::wordings(&piece, &[], Basis::default())
        .found
        .into_iter()
        .next()?;
    let when = match wording.reading {
        reading::FactReading::Read(when) => Some(when),
        _ => None,
    };
    Some((piece.slice(&wording.at).to_owned(), when))
}

/// Adds a body once, with the strongest of its roles: the first in the order of [`ActorRole`].
fn add_body(bodies: &mut Vec<BodyFound>, found: UnderstoodWords, role: ActorRole) {
    match bodies.iter_mut().find(|known| known.found.means == found.means) {
        Some(known) if role < known.role => {
            known.role = role;
            known.found = found;
        }
        Some(_) => {}
        None => bodies.push(BodyFound {
            found,
            role,
            inferred: false,
        }),
    }
}

fn add(all: &mut Vec<UnderstoodWords>, found: UnderstoodWords) {
    if !all.iter().any(|known| known.means == found.means) {
        all.push(found);
    }
}
