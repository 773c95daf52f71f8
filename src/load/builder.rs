//! Adds one file of actions, as read by serde, to the corpus.
//!
//! Every mistake is recorded with its place, and something harmless is put in its stead, so that the rest of the file is
//! checked too. The builder holds what all parts of a file share; each kind of part has its own module:
//! [`super::sections`], [`super::actions`], [`super::amounts`] and [`super::figures`].

use hashbrown::HashMap;

use super::common;
use super::problem::{CorpusMistake, Problem, Step};
use super::raw::RawStr;
use super::steps::action_steps;
use super::suggestions::Suggestions;
use super::unlinked::Unlinked;
use crate::model::text::Str;
use crate::model::{Currency, EditionId, MeasureId, TermId, VocabularyKind, WhenId, Wording};
use crate::when::convention::Conventions;
use crate::when::recurrence::Every;
use crate::when::{Reading, When};

/// How the values of a file are read, which depends on its edition.
#[derive(Clone, Copy)]
pub struct FileContext<'c> {
    pub conventions: &'c Conventions,
    /// How the dates of the edition are worded, and from which day "coming weeks" counts.
    pub reading: Reading,
    /// The currency of amounts that state none.
    pub currency: Option<Currency>,
    /// How many lines the source document has; 0 where unknown.
    pub source_lines: u32,
}

pub struct Builder<'o, 'a> {
    pub out: &'o mut Unlinked,
    pub context: FileContext<'o>,
    pub file: usize,
    /// The edition that the file belongs to.
    pub edition: EditionId,
    pub problems: Vec<Problem>,
    pub strings: HashMap<RawStr<'a>, Str>,
    pub whens: HashMap<(RawStr<'a>, Option<RawStr<'a>>), Option<WhenId>>,
    /// For each pot, the ids of the pots that the file first says it is inside.
    pub pots: HashMap<MeasureId, Vec<String>>,
    /// Unknown ids, and the mistake to report for each.
    pub unknown: HashMap<(VocabularyKind, String), CorpusMistake>,
    pub suggestions: Suggestions,
    /// The indexes of the enclosing sections within their lists; empty at the root.
    pub path: Vec<usize>,
    /// The action being built: its index in its list.
    pub action: usize,
}

impl<'o, 'a> Builder<'o, 'a> {
    pub fn new(
        out: &'o mut Unlinked,
        context: FileContext<'o>,
        (file, edition): (usize, EditionId),
        suggestions: Suggestions,
    ) -> Self {
        Self {
            out,
            context,
            file,
            edition,
            problems: Vec::new(),
            strings: HashMap::new(),
            whens: HashMap::new(),
            pots: HashMap::new(),
            unknown: HashMap::new(),
            suggestions,
            path: Vec::new(),
            action: 0,
        }
    }

    /// A wording, parsed once however often it occurs in the file.
    pub fn when(
        &mut self,
        when: RawStr<'a>,
        wording: Option<RawStr<'a>>,
        at: impl Fn() -> Vec<Step>,
    ) -> Option<WhenId> {
        let key = (when, wording);
        if let Some(known) = self.whens.get(&key) {
            // A wording that cannot be read is reported everywhere it occurs.
            if known.is_some() {
                return *known;
            }
        }
        let parsed = match When::parse(&key.0, self.context.reading) {
            Ok(parsed) => {
                let wording = Wording {
                    text: Str::EMPTY,
                    is_verbatim: key.1.is_some(),
                    is_own_fiscal: self.context.reading.has_fiscal_years_of(&parsed),
                    window: parsed.window(self.context.conventions),
                    when: parsed,
                };
                let words = key.1.as_ref().unwrap_or(&key.0);
                Some(self.out.wording(self.edition, words, wording))
            }
            Err(error) => {
                let recurs = Every::parse(&key.0, self.context.reading.language).is_ok();
                let mistake = if recurs && at().last() == Some(&Step::Field("when")) {
                    CorpusMistake::EveryInWhen(key.0.to_string())
                } else {
                    CorpusMistake::Date(error)
                };
                self.problem(&at(), mistake);
                None
            }
        };
        self.whens.insert(key, parsed);
        parsed
    }

    /// A wording without a window, such as "as soon as possible".
    pub fn undated(&mut self, words: &str, is_verbatim: bool) -> WhenId {
        let when = When::Undated;
        let wording = Wording {
            text: Str::EMPTY,
            is_verbatim,
            is_own_fiscal: true,
            window: when.window(self.context.conventions),
            when,
        };
        self.out.wording(self.edition, words, wording)
    }

    /// Whether words can be read as a date.
    pub fn is_date(&self, words: &str) -> bool {
        When::parse(words, self.context.reading).is_ok()
    }

    /// Adds a short string that is likely to be repeated.
    pub fn string(&mut self, raw: Option<RawStr<'a>>) -> Str {
        let Some(raw) = raw else { return Str::EMPTY };
        if let Some(known) = self.strings.get(&raw) {
            return *known;
        }
        let str = self.out.corpus.text.push(&raw);
        self.strings.insert(raw, str);
        str
    }

    pub fn term(&mut self, kind: VocabularyKind, id: &str, at: impl Fn() -> Vec<Step>) -> Option<TermId> {
        let own = &self.out.corpus.vocabularies[kind as usize];
        let found = own.find(id).or_else(|| common::find(own, kind, id));
        if found.is_none() {
            // The same id is often wrong in many places, and finding the nearest one means comparing all of them.
            let mistake = self
                .unknown
                .entry((kind, id.to_owned()))
                .or_insert_with(|| self.suggestions.dangling(&self.out.corpus.vocabularies, kind, id))
                .clone();
            self.problem(&at(), mistake);
        }
        found
    }

    /// Records a mistake in the action being built.
    pub fn problem(&mut self, inside: &[Step], mistake: CorpusMistake) {
        let steps = [&action_steps(&self.path, self.action), inside].concat();
        self.problem_at(steps, mistake);
    }

    /// Records a mistake at the value that these steps lead to.
    pub fn problem_at(&mut self, steps: Vec<Step>, mistake: CorpusMistake) {
        let problem = Problem::of_value(self.file, steps, mistake);
        self.problems.push(problem);
    }
}
