//! The legend: one line on every sign, abbreviation, colour and word of the screens. The help, the page in `docs/` and
//! plain mode are made from this list, and tests check it against what is drawn.

mod line;
mod signs;
mod states;
mod words;

pub use self::line::{LegendLine, LegendSection};

use super::facts::Tone;
use super::sign;
use crate::editions::ChangeKind;
use crate::model::Corpus;
use crate::model::vocabulary::VocabularyKind;
use crate::when::state::ScheduleState;

/// The legend of the program, whatever corpus is loaded.
pub fn lines() -> Vec<LegendLine> {
    let list = |section, tone, list: &[(&'static str, &'static str)]| {
        list.iter()
            .map(|(term, means)| LegendLine::new(section, tone, *term, means))
            .collect::<Vec<_>>()
    };
    let mut lines = states::states();
    lines.extend(states::colours());
    lines.extend(list(LegendSection::Signs, Tone::Plain, signs::SIGNS));
    // A change to a state has the sign of the state.
    let is_state = |kind: &&ChangeKind| {
        let mut states = ScheduleState::ALL.into_iter();
        states.any(|state| sign::of_state(state) == kind.sign())
    };
    let kinds = ChangeKind::ALL.iter().filter(|kind| !is_state(kind));
    lines.extend(kinds.map(|kind| {
        let term = format!("{} {}", kind.sign(), kind.label());
        LegendLine::new(LegendSection::Signs, Tone::Computed, term, kind.means())
    }));
    lines.extend(states::hedges());
    lines.extend(list(
        LegendSection::Abbreviations,
        Tone::Plain,
        signs::ABBREVIATIONS,
    ));
    lines.extend(list(LegendSection::Words, Tone::Plain, words::WORDS));
    lines
}

/// The abbreviations that a corpus has for its bodies, places, funds and acts, in alphabetical order.
pub fn of_corpus(corpus: &Corpus) -> Vec<LegendLine> {
    let mut short: Vec<(&str, &str)> = VocabularyKind::ALL
        .iter()
        .flat_map(|kind| corpus.vocabulary(*kind).iter())
        .filter_map(|(_, term)| Some((term.abbreviation.as_deref()?, term.name.as_str())))
        .collect();
    short.sort_unstable();
    short.dedup();
    short
        .into_iter()
        .map(|(term, name)| LegendLine {
            section: LegendSection::Corpus,
            term: term.to_owned().into(),
            means: name.to_owned().into(),
            tone: Tone::Plain,
        })
        .collect()
}
