//! Money: each pot once, what is inside it below it, and a sum that the lines add up to.

use super::asked::Asked;
use super::labels;
use super::notes::Notes;
use super::page::{Part, Passage, Section, Table};
use crate::model::words::Word as _;
use crate::views::tables::money::{Pot, Pots, Sums, money};
use crate::views::wording;

/// Pots that have a line of their own.
const MOST: usize = 10;
/// What is named of each list of money that is not in the sum.
const MOST_APART: usize = 4;
/// Places a pot is said to be for, and notes it has.
const MOST_PLACES: usize = 3;
const MOST_NOTES: usize = 3;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<Section> {
    let money = money(asked.corpus(), Some(asked.set), asked.lens);
    let mut parts = Vec::new();
    if !money.own.pots.is_empty() {
        parts.push(Part::Table(table(asked, notes, &money.own)));
    }
    for (label, pots) in [
        (labels::SHARED, &money.shared),
        (labels::MOBILISED, &money.mobilised),
    ] {
        parts.extend(apart(asked, notes, label, pots));
    }
    Section::of(labels::MONEY, parts)
}

fn table(asked: &Asked, notes: &mut Notes, pots: &Pots) -> Table {
    let corpus = asked.corpus();
    let mut counted: Vec<usize> = (0..pots.pots.len())
        .filter(|number| pots.pots[*number].is_counted())
        .collect();
    // The largest are named where there is no room for all, and stand in the order of the document.
    if counted.len() > MOST {
        counted.sort_by_key(|number| std::cmp::Reverse(pots.pots[*number].parts(corpus)));
    }
    let (named, others) = counted.split_at(counted.len().min(MOST));
    let mut named = named.to_vec();
    named.sort_unstable();
    let is_roomy = counted.len() <= MOST;
    let mut rows = Vec::new();
    for number in named {
        rows.push(row(asked, notes, &pots.pots[number], ""));
        for part in pots.pots[number].parts.iter().filter(|_| is_roomy) {
            rows.push(row(asked, notes, &pots.pots[*part], "of which "));
        }
    }
    if !others.is_empty() {
        let rest = Sums::of(corpus, others.iter().map(|number| &pots.pots[*number]));
        rows.push(plain_row(
            &format!(
                "{} smaller or without a sum",
                wording::count(others.len(), "other amount")
            ),
            &rest.words(),
        ));
    }
    for number in &pots.twice {
        let pot = &pots.pots[*number];
        if let Some(unit) = pot.unit {
            rows.push(plain_row(
                &format!("less what is in several of these: {}", what(asked, pot)),
                &wording::sum(unit, pots.adds(corpus, *number)),
            ));
        }
    }
    Table {
        columns: labels::MONEY_COLUMNS.to_vec(),
        rows,
        foot: Some(plain_row(labels::TOTAL, &pots.sum(corpus).words())),
    }
}

fn plain_row(what: &str, sum: &str) -> Vec<Passage> {
    ["", "", sum, ""]
        .into_iter()
        .enumerate()
        .map(|(at, text)| Passage::plain(if at == 0 { what } else { text }))
        .collect()
}

fn row(asked: &Asked, notes: &mut Notes, pot: &Pot, before: &str) -> Vec<Passage> {
    let told = pot.told.amount(asked.corpus());
    let text = what(asked, pot);
    let text = if before.is_empty() {
        wording::capital(&text)
    } else {
        format!("{before}{text}")
    };
    vec![
        Passage::new(&text, citations(asked, notes, pot)),
        Passage::plain(&places(asked, pot)),
        Passage::plain(&wording::amount(asked.library.days, asked.corpus(), told)),
        Passage::plain(pot.stage.map_or("", |stage| stage.label())),
    ]
}

/// What the money is for; where the data does not say, the action it stands in.
fn what(asked: &Asked, pot: &Pot) -> String {
    let corpus = asked.corpus();
    match corpus.str(pot.told.amount(corpus).what) {
        "" => corpus.action(pot.told.action).title().to_owned(),
        what => what.to_owned(),
    }
}

fn places(asked: &Asked, pot: &Pot) -> String {
    let corpus = asked.corpus();
    let action = corpus.action(pot.told.action);
    let places = action.places_of_amount(pot.told.index as usize);
    let names = places.iter().take(MOST_PLACES);
    let mut names: Vec<String> = names
        .map(|place| corpus.place_terms().term(*place).name.clone())
        .collect();
    if places.len() > MOST_PLACES {
        names.push(format!("{} more", places.len() - MOST_PLACES));
    }
    names.join(", ")
}

fn citations(asked: &Asked, notes: &mut Notes, pot: &Pot) -> Vec<usize> {
    let mentions = pot.mentions.iter().take(MOST_NOTES);
    mentions
        .map(|mention| asked.cite(notes, asked.corpus().action(mention.action)))
        .collect()
}

/// Money that is not in the sum, with its own.
fn apart(asked: &Asked, notes: &mut Notes, label: &str, pots: &Pots) -> Vec<Part> {
    let corpus = asked.corpus();
    let counted: Vec<&Pot> = pots.pots.iter().filter(|pot| pot.is_counted()).collect();
    if counted.is_empty() {
        return Vec::new();
    }
    let told = counted.iter().take(MOST_APART).map(|pot| {
        let amount = wording::amount(asked.library.days, corpus, pot.told.amount(corpus));
        let text = format!("{}: {amount}", corpus.action(pot.told.action).title());
        Passage::new(&text, citations(asked, notes, pot))
    });
    let told: Vec<Passage> = told.collect();
    let label = Part::Paragraph(Passage::plain(label));
    let list = super::asked::list_of(told, counted.len(), labels::AMOUNT);
    std::iter::once(label).chain(list).collect()
}
