//! A file as read by serde or, if serde cannot read it, what is wrong with it and what could be recovered.

use hashbrown::HashMap;

use super::conform::MADE_UP;
use super::first_word::{FirstWord, holds};
use super::problem::{CorpusMistake, Problem};
use super::raw::{self, RawFile};
use super::recover::{Recovered, recover};

/// What is wrong, and what could not be read because of it.
#[derive(Debug, Default)]
pub struct Findings {
    pub problems: Vec<Problem>,
    /// The starts of list items that were left out, by file: they are skipped when steps lead to a value.
    pub gone: HashMap<usize, Vec<u32>>,
    /// The kinds of things that may be missing only because a file could not be read.
    pub lost: Vec<&'static str>,
}

impl Findings {
    pub fn add(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.gone.extend(other.gone);
        self.lost.extend(other.lost);
    }

    /// The problems, without those that may follow from others: ids that are unknown because what has them could not be read.
    pub fn known(&mut self) -> Vec<Problem> {
        let mut problems = std::mem::take(&mut self.problems);
        problems.retain(|problem| match &problem.mistake {
            CorpusMistake::UnknownKind { .. } => !self.lost.contains(&"kind"),
            CorpusMistake::Dangling { what, id, .. } => !self.lost.contains(what) && !id.starts_with(MADE_UP),
            _ => true,
        });
        problems
    }
}

/// A file, as far as it can be read.
pub struct ParsedFile<'t> {
    file: usize,
    word: &'static str,
    sound: Option<RawFile<'t>>,
    /// If serde fails: the mistakes of the file, and the rest as text.
    recovered: Recovered,
}

/// Reads a file. Where serde fails, its mistakes are left out, so that the rest is checked too.
pub fn parse<'t>(file: usize, first: &FirstWord, text: &'t str) -> ParsedFile<'t> {
    // Some editors write a byte order mark.
    let read = raw::options().from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (sound, recovered) = match read {
        Ok(raw) => (Some(raw), Recovered::default()),
        Err(error) => (None, recover(file, text, first, &error)),
    };
    let word = first.word;
    ParsedFile {
        file,
        word,
        sound,
        recovered,
    }
}

impl ParsedFile<'_> {
    /// Calls `look` with the content of the file; `None` if nothing can be read.
    pub fn look<T>(&self, look: impl Fn(&RawFile) -> T) -> Option<T> {
        let rest = || raw::options().from_str(self.recovered.text.as_deref()?).ok();
        match &self.sound {
            Some(raw) => Some(look(raw)),
            None => rest().as_ref().map(look),
        }
    }

    /// Passes the content of the file on, and returns everything that is wrong with it.
    pub fn hand_on(self, hand_on: impl for<'a> FnOnce(RawFile<'a>) -> Vec<Problem>) -> Findings {
        if let Some(raw) = self.sound {
            return Findings {
                problems: hand_on(raw),
                ..Findings::default()
            };
        }
        let Self {
            file,
            mut recovered,
            word,
            ..
        } = self;
        let rest = recovered.text.as_deref();
        let rest = rest.map(|text| raw::options().from_str::<RawFile>(text));
        match rest {
            // A date may lack its `when` only because that was wrong and has been left out.
            Some(Ok(raw)) => {
                let problems = hand_on(raw).into_iter();
                let is_sure = |problem: &Problem| !matches!(problem.mistake, CorpusMistake::NoWhen);
                recovered.problems.extend(problems.filter(is_sure));
            }
            _ => recovered.partial = true,
        }
        let lost = if recovered
            .problems
            .iter()
            .any(|problem| problem.mistake == CorpusMistake::Trailing)
        {
            // The rest of the file could have held anything.
            holds(None)
        } else if recovered.partial {
            holds(Some(word))
        } else {
            &[]
        };
        Findings {
            problems: recovered.problems,
            gone: HashMap::from_iter([(file, recovered.gone)]),
            lost: lost.to_vec(),
        }
    }
}
