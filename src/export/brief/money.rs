//! Money: each pot once, with the pots inside it below, and a sum that the lines add up to.

use super::asked::{Asked, table_of, titled_list};
use super::labels;
use super::page::{BriefPart, BriefPassage, BriefSection};
use crate::export::notes::Notes;
use crate::model::words::Word as _;
use crate::model::{Corpus, MeasureId, TermId};
use crate::views::tables::money::{Pot, Pots, Sums, fund, money};
use crate::views::wording;

/// The most pots with a line of their own.
const MOST: usize = 10;
/// The most pots named in each list of money that is not in the sum.
const MOST_APART: usize = 4;
/// The most places and notes given for a pot.
const MOST_PLACES: usize = 3;
const MOST_NOTES: usize = 3;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let money = money(asked.corpus(), Some(asked.set), asked.lens);
    let mut parts = Vec::new();
    if !money.own.pots.is_empty() {
        parts.push(table(asked, notes, &money.own));
        parts.extend(not_in_the_sum(asked, &money.own).map(BriefPart::Remark));
    }
    for (label, pots) in [
        (labels::SHARED, &money.shared),
        (labels::MOBILISED, &money.mobilised),
    ] {
        parts.extend(apart(asked, notes, label, pots));
    }
    BriefSection::of(labels::MONEY, parts)
}

fn table(asked: &Asked, notes: &mut Notes, pots: &Pots) -> BriefPart {
    let corpus = asked.corpus();
    let mut counted: Vec<usize> = (0..pots.pots.len())
        .filter(|number| pots.pots[*number].is_counted())
        .collect();
    // If there is no room for all, the largest are named, in document order.
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
            &stated(&rest),
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
    table_of(
        &labels::MONEY_COLUMNS,
        rows,
        Some(plain_row(labels::TOTAL, &stated(&pots.sum(corpus)))),
    )
}

fn stated(sums: &Sums) -> String {
    match sums.stated() {
        known if known.is_empty() => labels::NOT_STATED.to_owned(),
        known => known,
    }
}

fn plain_row(what: &str, sum: &str) -> Vec<BriefPassage> {
    [what, "", "", sum, ""]
        .into_iter()
        .map(BriefPassage::plain)
        .collect()
}

/// What the sum leaves out, and what it includes that was not asked for.
fn not_in_the_sum(asked: &Asked, pots: &Pots) -> Option<String> {
    let unknown = match pots.sum(asked.corpus()).unknown() {
        0 => None,
        1 => Some("Not in the sum: 1 amount for which the document states none.".to_owned()),
        more => Some(format!(
            "Not in the sum: {} amounts for which the document states none.",
            wording::grouped(u64::from(more))
        )),
    };
    // Money is kept apart by the places or funds asked for; with a word or a body, a pot may be about much else too.
    let is_split = !asked.lens.places.is_empty() || !asked.lens.instruments.is_empty();
    let whole = (!is_split && !asked.question.topic.is_empty()).then(|| labels::WHOLE.to_owned());
    let said: Vec<String> = unknown.into_iter().chain(whole).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn row(asked: &Asked, notes: &mut Notes, pot: &Pot, before: &str) -> Vec<BriefPassage> {
    let corpus = asked.corpus();
    let amount = pot.best.amount(corpus);
    let text = what(asked, pot);
    let text = if before.is_empty() {
        wording::capital(&text)
    } else {
        format!("{before}{text}")
    };
    vec![
        BriefPassage::new(&text, citations(asked, notes, pot)),
        BriefPassage::plain(&places(asked, pot)),
        BriefPassage::plain(&funds(corpus, pot)),
        BriefPassage::plain(&wording::amount(asked.library.days, corpus, amount)),
        BriefPassage::plain(pot.stage.map_or(labels::NOT_STATED, |stage| stage.label())),
    ]
}

/// The funds that pay: the outermost ones around the fund of a pot. A project that is within none and has no other money
/// does not show who pays for it.
fn funds(corpus: &Corpus, pot: &Pot) -> String {
    let terms = corpus.instrument_terms();
    let mut met: Vec<TermId> = fund(corpus, pot).into_iter().collect();
    let mut at = 0;
    while let Some(next) = met.get(at).copied() {
        let outer = terms.term(next).within.iter();
        let outer: Vec<TermId> = outer.filter(|outer| !met.contains(outer)).copied().collect();
        met.extend(outer);
        at += 1;
    }
    let has_other = |own: TermId| {
        let amounts = corpus.all().flat_map(|action| action.amounts().iter());
        let others = amounts.filter(|amount| amount.instrument == Some(own));
        let mine = pot.best.amount(corpus).measure;
        // A pot inside this one, or around it, is not other money.
        let lies_in = |one: Option<MeasureId>, other: Option<MeasureId>| {
            one.zip(other)
                .is_some_and(|(one, other)| corpus.outer_pots(one).contains(&other))
        };
        let mut others = others.map(|amount| amount.measure);
        others.any(|other| other != mine && !lies_in(other, mine) && !lies_in(mine, other))
    };
    let pays = |term: &TermId| at > 1 || has_other(*term);
    let outermost = met.iter().filter(|term| terms.term(**term).within.is_empty());
    let names: Vec<&str> = outermost
        .filter(|term| pays(term))
        .map(|term| terms.term(*term).short())
        .collect();
    match names.as_slice() {
        [] => labels::NOT_STATED.to_owned(),
        names => names.join(", "),
    }
}

/// What the money is for; if the data does not say, the title of the action.
fn what(asked: &Asked, pot: &Pot) -> String {
    let corpus = asked.corpus();
    match corpus.str(pot.best.amount(corpus).what) {
        "" => corpus.action(pot.best.action).title().to_owned(),
        what => what.to_owned(),
    }
}

fn places(asked: &Asked, pot: &Pot) -> String {
    let corpus = asked.corpus();
    let action = corpus.action(pot.best.action);
    let places = action.places_of_amount(pot.best.index as usize);
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

/// Money that is not in the sum, each pot with its own amount.
fn apart(asked: &Asked, notes: &mut Notes, label: &str, pots: &Pots) -> Vec<BriefPart> {
    let corpus = asked.corpus();
    let counted: Vec<&Pot> = pots.pots.iter().filter(|pot| pot.is_counted()).collect();
    let listed = counted.iter().take(MOST_APART).map(|pot| {
        let amount = wording::amount(asked.library.days, corpus, pot.best.amount(corpus));
        let text = format!("{}: {amount}", corpus.action(pot.best.action).title());
        BriefPassage::new(&text, citations(asked, notes, pot))
    });
    titled_list(label, listed.collect(), counted.len(), labels::AMOUNT)
}
