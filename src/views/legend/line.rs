//! What a line of the legend consists of.

use std::borrow::Cow;

use crate::text::choices::choices;
use crate::views::facts::Tone;

choices! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum LegendSection(label) {
        States("Legend: states and their signs"),
        Colours("Legend: colours"),
        Signs("Legend: other signs"),
        Abbreviations("Legend: abbreviations"),
        Words("Legend: words"),
        /// Abbreviations of bodies, places, funds and acts, which differ from corpus to corpus.
        Corpus("Legend: abbreviations of this corpus"),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendLine {
    pub section: LegendSection,
    /// As shown on the screen: a sign, a sign with its word, an abbreviation or a word.
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
