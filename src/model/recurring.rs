//! Recurring dates. Each is one date of its action and represents one occurrence: the one that counts by
//! the clock.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::settled::Ends;
use super::text::Text;
use super::{ActionId, Corpus, Recurring, WhenId, Wording};
use crate::when::{When, Window};

impl Corpus {
    /// How a date recurs, if it does, by its index among all dates.
    pub fn recurring(&self, date: u32) -> Option<&Recurring> {
        self.recurring.get(&date)
    }

    /// Like [`Self::recurring()`], by the index of the date within its action.
    pub fn recurs(&self, action: ActionId, index: usize) -> Option<&Recurring> {
        if self.recurring.is_empty() {
            return None;
        }
        self.recurring(self.date_number(action, index))
    }

    /// Which occurrence each recurring date represents as of a day: the first that is neither over nor settled by then, else
    /// the last. Once the date as a whole has ended, it stays at the occurrence that it represented then.
    pub fn occurrences_at(&self, ends: &Ends, as_of: NaiveDate) -> HashMap<u32, u32> {
        let at = |(date, recurring): (&u32, &Recurring)| {
            let as_of = match ends.dates.get(date) {
                Some(end) => end.known.min(as_of),
                None => as_of,
            };
            let (mut number, _) = recurring.series.at(as_of)?;
            let is_settled = |number| {
                let settled = ends.occurrences.get(&(*date, number));
                settled.is_some_and(|settled| settled.by(as_of).is_some())
            };
            while is_settled(number) && recurring.series.nth(number + 1).is_some() {
                number += 1;
            }
            Some((*date, number))
        };
        self.recurring.iter().filter_map(at).collect()
    }

    /// Makes dates represent the occurrences with these numbers, by their index among all dates.
    pub fn place_occurrences(&mut self, numbers: &HashMap<u32, u32>) {
        let mut sorted: Vec<_> = numbers.iter().collect();
        sorted.sort_unstable();
        for (date, number) in sorted {
            let Some(recurring) = self.recurring.get_mut(date) else {
                continue;
            };
            let Some(window) = recurring.series.nth(*number) else {
                continue;
            };
            recurring.number = *number;
            let id = self.dates.items()[*date as usize].when;
            let words = self.wordings[id.index()].clone();
            let wording = occurrence(&words, &mut self.text, window);
            self.dates.items_mut()[*date as usize].when = WhenId::at(self.wordings.len());
            self.wordings.push(wording);
        }
    }
}

/// The wording of an occurrence: the document's where the data has it, else milepost's.
fn occurrence(words: &Wording, texts: &mut Text, window: Window) -> Wording {
    let when = When::of_occurrence(&window);
    Wording {
        text: if words.is_verbatim {
            words.text
        } else {
            texts.push(&when.to_string())
        },
        is_verbatim: words.is_verbatim,
        is_own_fiscal: true,
        when,
        window,
    }
}
