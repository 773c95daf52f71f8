//! Finds items that another file of the same import contains word for word.

use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashMap};

use super::super::draft::{Draft, Item};

#[derive(Default)]
pub struct Duplicates {
    hasher: DefaultHashBuilder,
    /// The file that an item was first seen in, by the hash of its words.
    files: HashMap<u64, usize>,
    count: usize,
    first: String,
}

impl Duplicates {
    pub fn add(&mut self, file: usize, item: &Item) {
        let dates: Vec<&str> = item.dates.iter().map(|date| &*date.found.words).collect();
        let words = self
            .hasher
            .hash_one((&item.id, &item.title, &item.text, dates, &item.extra));
        if *self.files.entry(words).or_insert(file) != file {
            if self.count == 0 {
                self.first.clone_from(&item.title);
            }
            self.count += 1;
        }
    }

    /// Adds a note on the duplicates to the draft of the file that was added last.
    pub fn report(&mut self, draft: &mut Draft) {
        let note = match std::mem::take(&mut self.count) {
            0 => return,
            1 => format!(
                "“{}” is in another file in the same words; both are kept",
                self.first
            ),
            count => format!(
                "{count} items stand in another file in the same words, such as “{}”; both are kept",
                self.first
            ),
        };
        draft.notes.push(note);
    }
}
