//! Collects, for the report, what was not understood in the items of a file: names that no vocabulary has, dates, and text
//! that was not searched.

use hashbrown::HashMap;

use crate::import::draft::{Draft, Item, NameCandidate, UnderstoodWords, UnreadWords};

/// How many lines are listed for an unknown name.
const LINES: usize = 8;
/// How much of a long text is shown, in letters.
const SHOWN: usize = 200;

#[derive(Default)]
pub struct NotUnderstood {
    names: Vec<NameCandidate>,
    by_name: HashMap<String, usize>,
    unread: Vec<UnreadWords>,
}

impl NotUnderstood {
    pub fn add(&mut self, item: &Item) {
        for UnderstoodWords { words, line, .. } in &item.unknown {
            let at = *self.by_name.entry_ref(words).or_insert(self.names.len());
            if at == self.names.len() {
                self.names.push(NameCandidate {
                    name: words.clone(),
                    ..NameCandidate::default()
                });
            }
            let name = &mut self.names[at];
            name.count += 1;
            if name.lines.len() < LINES && name.lines.last() != Some(line) {
                name.lines.push(*line);
            }
        }
        for date in item.dates.iter().filter(|date| date.found.means.is_none()) {
            self.unread.push(UnreadWords {
                line: date.found.line,
                what: "dates".into(),
                text: date.found.words.clone(),
                why: "nothing says which number is the month; write it out, as in 3 April 2025".into(),
            });
        }
        if item.unsearched > 0 {
            let words = if item.text.is_empty() {
                &item.title
            } else {
                &item.text
            };
            self.unread.push(UnreadWords {
                line: item.source.lines.as_ref().map_or(1, |lines| lines.start),
                what: "dates".into(),
                text: words.chars().take(SHOWN).collect(),
                why: format!(
                    "has so many date words that {} places in it were not searched",
                    item.unsearched
                ),
            });
        }
    }

    /// Adds what was collected to the draft of the file, the most frequent names first.
    pub fn report(mut self, draft: &mut Draft) {
        self.names.sort_by_key(|name| std::cmp::Reverse(name.count));
        draft.candidates = self.names;
        draft.unread.extend(self.unread);
    }
}
