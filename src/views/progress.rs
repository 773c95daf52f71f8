//! How far statistics have come towards their targets. All of it is computed.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::{date, wording};
use crate::model::text::Str;
use crate::model::{ActionId, ActionRef, Corpus, Figure, Number, Target, TermId};
use crate::when::DayFormat;

/// The figures that report on given targets.
#[derive(Debug, Default)]
pub struct Reported {
    /// Where each is stated, by indicator and unit in lower case.
    figures: HashMap<(String, String), Vec<(ActionId, usize)>>,
}

/// The last figure that reports on a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reached {
    pub value: Number,
    /// The index of the figure among those of the corpus.
    pub figure: usize,
    pub action: ActionId,
    /// How much of the way from the baseline has been made, in whole percent; `None` without a stated baseline.
    pub percent: Option<i64>,
}

fn key(corpus: &Corpus, indicator: Str, unit: Str) -> (String, String) {
    (
        corpus.str(indicator).to_lowercase(),
        corpus.str(unit).to_lowercase(),
    )
}

impl Reported {
    /// Searches the corpus once for the indicators of the targets.
    pub fn of<'t>(corpus: &Corpus, targets: impl IntoIterator<Item = &'t Target>) -> Self {
        let wanted = targets
            .into_iter()
            .map(|target| (key(corpus, target.indicator, target.unit), Vec::new()));
        let mut figures: HashMap<_, Vec<_>> = wanted.collect();
        if figures.is_empty() {
            return Self::default();
        }
        for action in corpus.all() {
            let first = corpus.figures.start(action.id.index());
            for (index, figure) in action.figures().iter().enumerate() {
                if figure.value.is_some()
                    && let Some(found) = figures.get_mut(&key(corpus, figure.indicator, figure.unit))
                {
                    found.push((action.id, first + index));
                }
            }
        }
        Self { figures }
    }

    /// The last figure of the indicator for the same places, by the end of its period and then by document order.
    pub fn reached(&self, action: ActionRef, target: &Target) -> Option<Reached> {
        let corpus = action.corpus;
        let sorted = |places: &[TermId]| {
            let mut places = places.to_vec();
            places.sort_unstable();
            places
        };
        let own = sorted(action.places());
        let record = |figure: usize| -> &Figure { &corpus.figures.items()[figure] };
        let found = self.figures.get(&key(corpus, target.indicator, target.unit))?;
        let same = found
            .iter()
            .copied()
            .filter(|(other, figure)| match record(*figure).place {
                Some(place) => own == [place],
                None => own == sorted(corpus.action(*other).places()),
            });
        let (other, figure) = same.max_by_key(|(_, figure)| (end(corpus, record(*figure)), *figure))?;
        let value = record(figure).value?;
        Some(Reached {
            value,
            figure,
            action: other,
            percent: target
                .baseline
                .and_then(|baseline| percent(baseline, value, target.value)),
        })
    }
}

/// The last day of a figure's period; a figure without a period comes before all others.
fn end(corpus: &Corpus, figure: &Figure) -> Option<NaiveDate> {
    let window = corpus.wording(figure.period?).window;
    window.latest.or(window.earliest)
}

/// How much of the way has been made, rounded down so that a target is never shown as reached too early.
fn percent(from: Number, at: Number, to: Number) -> Option<i64> {
    let (from, at, to) = (from.near(), at.near(), to.near());
    let way = to - from;
    let made = ((at - from) / way * 100.0).floor();
    (way != 0.0 && made.is_finite()).then_some(made as i64)
}

/// A target in words: `80 % by Q2 2026, baseline 53`.
pub fn wanted(days: DayFormat, corpus: &Corpus, target: &Target) -> String {
    let mut words = format!(
        "{}{}",
        wording::qualifier(target.qualifier),
        wording::number(target.value)
    );
    let baseline = target.baseline.map(wording::number);
    for (joint, part) in [
        (" ", Some(corpus.str(target.unit).to_owned())),
        (" ", by(days, corpus, target)),
        (", baseline ", baseline),
    ] {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            words.push_str(joint);
            words.push_str(&part);
        }
    }
    words
}

/// When a target is to be reached: `by Q2 2026`.
pub fn by(days: DayFormat, corpus: &Corpus, target: &Target) -> Option<String> {
    let said = date::words(days, corpus.wording(target.by?));
    // Many wordings begin with "by" already.
    let says_by = said.to_lowercase().starts_with("by ");
    Some(if says_by { said } else { format!("by {said}") })
}

/// The last figure with its period: `71 in 2024`.
pub fn last(days: DayFormat, corpus: &Corpus, reached: Reached) -> String {
    let figure = &corpus.figures.items()[reached.figure];
    let period = figure
        .period
        .map(|when| format!(" in {}", wording::period(days, &corpus.wording(when).window)));
    format!("{}{}", wording::number(reached.value), period.unwrap_or_default())
}

/// `66 % of the way`; `None` without a stated baseline.
pub fn way(reached: Reached) -> Option<String> {
    let percent = reached.percent?;
    Some(format!(
        "{} % of the way",
        wording::number(Number::Whole(percent))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_counted_from_the_baseline_either_way() {
        let whole = Number::Whole;
        for (from, at, to, way) in [
            (53, 71, 80, Some(66)),
            (53, 80, 80, Some(100)),
            (53, 90, 80, Some(137)),
            (53, 50, 80, Some(-12)),
            (100, 60, 20, Some(50)),
            (80, 80, 80, None),
        ] {
            assert_eq!(
                percent(whole(from), whole(at), whole(to)),
                way,
                "{from} {at} {to}"
            );
        }
    }
}
