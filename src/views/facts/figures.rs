//! The facts with numbers: money, statistics, targets.

use super::fact::{Fact, Run, Sources, Tone};
use crate::model::ActionRef;
use crate::model::words::Word as _;
use crate::views::progress::{self, Reported};
use crate::views::wording;

pub(super) fn amounts<'c>(sources: Sources<'c>, action: ActionRef<'c>) -> impl Iterator<Item = Fact> {
    let Sources { corpus, days, .. } = sources;
    action.amounts().iter().enumerate().map(move |(index, amount)| {
        let mut runs = vec![Run::new(Tone::Strong, wording::amount(days, corpus, amount))];
        let stage = amount.stage.map(|stage| format!(" {}", stage.label()));
        runs.extend(stage.map(|stage| Run::new(Tone::Plain, stage)));
        let mut notes = Vec::new();
        if !amount.what.is_empty() {
            notes.push(corpus.str(amount.what).to_owned());
        }
        let fund = amount.instrument.map(|fund| corpus.instrument_terms().term(fund));
        notes.extend(fund.map(|fund| fund.short().to_owned()));
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
        Fact::new("Money", runs)
    })
}

pub(super) fn figures<'c>(sources: Sources<'c>, action: ActionRef<'c>) -> impl Iterator<Item = Fact> {
    let Sources { corpus, days, .. } = sources;
    action.figures().iter().map(move |figure| {
        let mut runs = vec![
            Run::new(Tone::Plain, format!("{}: ", corpus.str(figure.indicator))),
            Run::new(Tone::Strong, wording::figure(days, corpus, figure)),
        ];
        let place = |place| corpus.place_terms().term(place).short().to_owned();
        let period = |when| wording::period(days, &corpus.wording(when).window);
        let source = |body| format!("source: {}", corpus.bodies().term(body).short());
        let notes = [
            figure.place.map(place),
            figure.period.map(period),
            figure.source.map(source),
        ];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        if !notes.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", notes.join(", "))));
        }
        Fact::new("Figure", runs)
    })
}

pub(super) fn targets<'c>(sources: Sources<'c>, action: ActionRef<'c>) -> impl Iterator<Item = Fact> {
    let corpus = sources.corpus;
    let reported = Reported::of(corpus, action.targets());
    action.targets().iter().map(move |target| {
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
        Fact::new("Target", runs)
    })
}
