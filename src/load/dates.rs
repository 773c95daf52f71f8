//! Dates of actions: dates that milepost can read, those that count from another action, recurring ones, and words of the
//! document without a window.

use super::builder::Builder;
use super::problem::{CorpusMistake, Step};
use super::raw::{RawDate, RawStr};
use super::stated::StatedAfter;
use crate::model::after::is_length;
use crate::model::text::Str;
use crate::model::words::Hedge;
use crate::model::{ActionId, Date, Recurring, WhenId, Wording};
use crate::when::recurrence::{Every, Series};
use crate::when::{When, Window};

impl<'a> Builder<'_, 'a> {
    /// Adds a date to the action being built; `index` is its index in the file's list.
    pub fn date(&mut self, index: usize, mut raw: RawDate<'a>) {
        let when = match self.contradiction(&raw) {
            Some((field, mistake)) => {
                self.problem(&at(index, field), mistake);
                None
            }
            None if raw.after.is_some() => self.date_after(index, &raw),
            None if raw.every.is_some() => self.date_every(index, &mut raw),
            None => self.date_when(index, raw.when, raw.wording),
        };
        let Some(when) = when else { return };
        let what = self.string(raw.what);
        let hedge = raw.hedge.unwrap_or(Hedge::Firm);
        self.out.corpus.dates.push(Date {
            what,
            when,
            role: raw.role,
            hedge,
            year_inferred: raw.year_inferred,
        });
    }

    /// The field that is wrong, and how, if the fields of a date do not go together.
    fn contradiction(&self, raw: &RawDate) -> Option<(&'static str, CorpusMistake)> {
        let (is_after, recurs) = (raw.after.is_some(), raw.every.is_some());
        match &raw.within {
            _ if raw.when.is_some() && recurs => return Some(("every", CorpusMistake::TwoWhens)),
            _ if raw.when.is_some() && is_after => return Some(("after", CorpusMistake::TwoWhens)),
            _ if is_after && recurs => return Some(("every", CorpusMistake::TwoWhens)),
            None if is_after => return Some(("after", CorpusMistake::NoWithin)),
            Some(within) if !is_after => return Some(("within", CorpusMistake::NoAfter(within.to_string()))),
            Some(within) if !is_length(within, self.context.reading.language) => {
                return Some(("within", CorpusMistake::NoLength(within.to_string())));
            }
            _ => {}
        }
        let bounds = [("from", raw.from.is_some()), ("until", raw.until.is_some())];
        let mut stray = bounds.into_iter().filter(|(_, stands)| *stands && !recurs);
        stray
            .next()
            .map(|(field, _)| (field, CorpusMistake::NoEvery(field)))
    }

    /// A date that counts from another action.
    fn date_after(&mut self, index: usize, raw: &RawDate<'a>) -> Option<WhenId> {
        let (after, within) = (raw.after.as_deref()?, raw.within.as_deref()?);
        let computed = format!("within {within} after {after}");
        let words = raw.wording.as_deref().unwrap_or(&computed);
        let links = &mut self.out.ids;
        let after = StatedAfter {
            action: ActionId::at(self.out.corpus.actions.len() - 1),
            index,
            to: links.push(after),
            within: links.push(within),
        };
        self.out.afters.push(after);
        Some(self.undated(words, raw.wording.is_some()))
    }

    /// A recurring date: its wording is the occurrence that counts on the as-of date of the edition.
    fn date_every(&mut self, index: usize, raw: &mut RawDate<'a>) -> Option<WhenId> {
        let words = raw.every.take()?;
        let reading = self.context.reading;
        let every = match Every::parse(&words, reading.language) {
            Ok(every) => every,
            Err(error) => {
                self.problem(&at(index, "every"), CorpusMistake::Every(Box::new(error)));
                return None;
            }
        };
        let mut bound = |field, words: Option<RawStr<'a>>| match words {
            // A bound that cannot be read is reported, and then there is nothing to count.
            Some(words) => self.when(words, None, || at(index, field)).map(Some),
            None => Some(None),
        };
        let (from, until) = (bound("from", raw.from.take())?, bound("until", raw.until.take())?);
        let window = |when: WhenId| self.out.corpus.wordings[when.index()].window;
        let [first, last]: [Option<Window>; 2] = [from, until].map(|when| when.map(window));
        let series = Series::new(every, first.as_ref(), last.as_ref(), reading.edition);
        let Some((number, window)) = series.at(reading.edition) else {
            let field = if until.is_some() { "until" } else { "every" };
            self.problem(&at(index, field), CorpusMistake::NoOccurrence);
            return None;
        };
        let recurring = Recurring {
            series,
            number,
            every: self.string(Some(words)),
            from,
            until,
        };
        let action = ActionId::at(self.out.corpus.actions.len() - 1);
        let date = self.out.corpus.date_number(action, index);
        self.out.corpus.recurring.insert(date, recurring);
        let when = When::of_occurrence(&window);
        let computed = when.to_string();
        let text = raw.wording.as_deref().unwrap_or(&computed);
        let wording = Wording {
            text: Str::EMPTY,
            is_verbatim: raw.wording.is_some(),
            is_own_fiscal: true,
            when,
            window,
        };
        Some(self.out.wording(self.edition, text, wording))
    }

    fn date_when(
        &mut self,
        index: usize,
        when: Option<RawStr<'a>>,
        wording: Option<RawStr<'a>>,
    ) -> Option<WhenId> {
        match (when, wording) {
            (Some(when), wording) => self.when(when, wording, || at(index, "when")),
            (None, Some(wording)) if self.is_date(&wording) => {
                self.problem(
                    &at(index, "wording"),
                    CorpusMistake::DateInWording(wording.to_string()),
                );
                None
            }
            (None, Some(wording)) if !wording.trim().is_empty() => Some(self.undated(&wording, true)),
            (None, _) => {
                let at = [Step::Field("dates"), Step::Item(index)];
                self.problem(&at, CorpusMistake::NoWhen);
                None
            }
        }
    }
}

/// The steps from an action to a field of one of its dates.
fn at(index: usize, field: &'static str) -> Vec<Step> {
    vec![Step::Field("dates"), Step::Item(index), Step::Field(field)]
}
