//! The facts with numbers: money, statistics, targets.

use super::fact::{Fact, Run, Sources, Tone, fact};
use crate::model::ActionRef;
use crate::model::words::Word as _;
use crate::views::progress::{self, Reported};
use crate::views::wording;

pub(super) fn amounts(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources { corpus, days, .. } = sources;
    for (index, amount) in action.amounts().iter().enumerate() {
        let mut runs = vec![Run::new(Tone::Strong, wording::amount(days, corpus, amount))];
        runs.extend(
            amount
                .stage
                .map(|stage| Run::new(Tone::Plain, format!(" {}", stage.label()))),
        );
        let mut notes = Vec::new();
        if !amount.what.is_empty() {
            notes.push(corpus.str(amount.what).to_owned());
        }
        notes.extend(
            amount
                .instrument
                .map(|fund| corpus.instrument_terms().term(fund).short().to_owned()),
        );
        if amount.mobilised {
            notes.push("investment mobilised, not spending".into());
        }
        let places = action.places_of_amount(index);
        if places != action.places() {
            notes.push(format!("for {}", corpus.place_terms().names(places)));
        }
        if let Some(measure) = amount.measure.filter(|_| sources.ids) {
            let id = |pot| corpus.str(corpus.measure(pot).id);
            let outer: Vec<_> = corpus.outer_pots(measure).iter().map(|pot| id(*pot)).collect();
            notes.push(if outer.is_empty() {
                format!("pot {}", id(measure))
            } else {
                format!("pot {}, part of {}", id(measure), outer.join(" and of "))
            });
        }
        if !notes.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", notes.join("; "))));
        }
        facts.push(fact("Money", runs));
    }
}

pub(super) fn figures(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources { corpus, days, .. } = sources;
    for figure in action.figures() {
        let mut runs = vec![
            Run::new(Tone::Plain, format!("{}: ", corpus.str(figure.indicator))),
            Run::new(Tone::Strong, wording::figure(days, corpus, figure)),
        ];
        let mut notes = Vec::new();
        notes.extend(
            figure
                .place
                .map(|place| corpus.place_terms().term(place).short().to_owned()),
        );
        notes.extend(
            figure
                .period
                .map(|when| wording::period(days, &corpus.wording(when).window)),
        );
        notes.extend(
            figure
                .source
                .map(|body| format!("source: {}", corpus.bodies().term(body).short())),
        );
        if !notes.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", notes.join(", "))));
        }
        facts.push(fact("Figure", runs));
    }
}

pub(super) fn targets(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = sources.corpus;
    let reported = Reported::of(corpus, action.targets());
    for target in action.targets() {
        let mut runs = vec![
            Run::new(Tone::Plain, format!("{}: ", corpus.str(target.indicator))),
            Run::new(Tone::Strong, progress::wanted(sources.days, corpus, target)),
        ];
        if let Some(reached) = reported.reached(action, target) {
            let last = progress::last(sources.days, corpus, reached);
            let way = progress::way(reached).map(|way| format!(", {way}"));
            let words = format!("  computed: {last}{}", way.unwrap_or_default());
            runs.push(Run::new(Tone::Computed, words));
        }
        facts.push(fact("Target", runs));
    }
}
