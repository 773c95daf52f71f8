//! The legend: every sign, abbreviation, colour and word of the screens with one line on it. The help, the page in `docs/`
//! and plain mode are made from this list, and tests hold it against what is drawn.

mod line;
mod signs;
mod states;
mod words;

pub use self::line::{LegendLine, LegendSection};

use super::facts::Tone;
use crate::editions::ChangeKind;
use crate::model::Corpus;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Word as _;

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
    lines.extend(ChangeKind::ALL.iter().map(|kind| {
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

/// The abbreviations that a corpus has for its bodies, places, funds and acts, by their letters.
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
