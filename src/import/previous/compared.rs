//! An item in the form in which it is compared with those of another edition.

use crate::import::compose::DateOut;
use crate::import::recurrence::Recurrence;
use crate::model::words::Block;
use crate::model::{ActionRef, Date, WhenId};
use crate::text::fold::words::words;

/// An action of either edition, in the words of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub id: String,
    /// The document's own number for it.
    pub reference: Option<String>,
    pub title: String,
    pub text: String,
    /// The headings above it, outermost first.
    pub headings: Vec<String>,
    pub block: Block,
    pub dates: Vec<DateOut>,
}

impl Compared {
    /// Its words, separated by single spaces and without punctuation.
    pub fn words(&self) -> String {
        let whole = self.whole();
        let words: Vec<_> = words(&whole).map(|word| word.text).collect();
        words.join(" ")
    }

    /// Its title and text. A title with which the text begins is not repeated.
    pub fn whole(&self) -> String {
        let title = self.title.trim_end_matches('…').trim_end();
        if self.text.starts_with(title) {
            self.text.clone()
        } else if self.text.is_empty() {
            title.to_owned()
        } else {
            format!("{title}\n{}", self.text)
        }
    }
}

pub fn compared(action: ActionRef<'_>) -> Compared {
    let reference = action
        .reference()
        .map(|reference| action.corpus.str(reference.number).to_owned());
    Compared {
        id: action.key().to_owned(),
        reference: reference.filter(|reference| !reference.is_empty()),
        title: action.title().to_owned(),
        text: action.summary().to_owned(),
        headings: action.headings().into_iter().map(str::to_owned).collect(),
        block: action.record().block,
        dates: action
            .dates()
            .iter()
            .enumerate()
            .map(|(index, date)| date_of(action, index, date))
            .collect(),
    }
}

fn date_of(action: ActionRef<'_>, index: usize, date: &Date) -> DateOut {
    let corpus = action.corpus;
    let said = corpus.wording(date.when);
    let again = corpus.recurs(action.id, index).map(|recurring| {
        let bound = |when: Option<WhenId>| when.map(|when| corpus.wording(when).when.to_string());
        Recurrence {
            every: corpus.str(recurring.every).to_owned(),
            from: bound(recurring.from),
            until: bound(recurring.until),
        }
    });
    DateOut {
        again,
        when: said.when.to_string(),
        wording: Some(corpus.str(said.text).to_owned()),
        role: date.role,
        what: corpus.str(date.what).to_owned(),
        hedge: date.hedge,
        year_inferred: date.year_inferred,
    }
}
