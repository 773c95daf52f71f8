//! What a line of the legend consists of.

use std::borrow::Cow;

use crate::views::facts::Tone;

/// What a line of the legend is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSection {
    States,
    Colours,
    Signs,
    Abbreviations,
    Words,
    /// Abbreviations of bodies, places, funds and acts, which differ from corpus to corpus.
    Corpus,
}

impl LegendSection {
    /// Every section, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::States,
        Self::Colours,
        Self::Signs,
        Self::Abbreviations,
        Self::Words,
        Self::Corpus,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Self::States => "Legend: states and their signs",
            Self::Colours => "Legend: colours",
            Self::Signs => "Legend: other signs",
            Self::Abbreviations => "Legend: abbreviations",
            Self::Words => "Legend: words",
            Self::Corpus => "Legend: abbreviations of this corpus",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendLine {
    pub section: LegendSection,
    /// As it stands on the screen: a sign, a sign with its word, an abbreviation or a word.
    pub term: Cow<'static, str>,
    pub means: Cow<'static, str>,
    pub tone: Tone,
}

impl LegendLine {
    pub(super) fn new(
        section: LegendSection,
        tone: Tone,
        term: impl Into<Cow<'static, str>>,
        means: &'static str,
    ) -> Self {
        Self {
            section,
            term: term.into(),
            means: means.into(),
            tone,
        }
    }
}
