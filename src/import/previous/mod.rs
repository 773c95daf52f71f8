//! The edition before: an import of the next one keeps its ids, and what people edited in it, where the words are the same.
//!
//! - `matching` matches the items of both editions, one to one
//! - `records` holds the texts of records by their ids, `renew` carries edits over into the new ones

mod compared;
mod matching;
mod records;
mod renew;

use chrono::NaiveDate;
use hashbrown::HashMap;

use self::compared::{Compared, compared};
use self::matching::{Matching, SURE, matching};
use self::records::Records;
use super::compose::{ActionOut, Composed, ComposedEntry, DateOut, Heading, Ids};
use super::report::{ImportReport, quoted};
use super::write::OutputFile;
use crate::model::{ActionRef, Corpus};

/// An edition that was imported or written before.
#[derive(Debug, Default)]
pub struct Previous {
    pub edition: String,
    pub document: Option<String>,
    pub as_of: Option<NaiveDate>,
    items: Vec<Compared>,
    /// The records as they are now.
    own: Records,
    /// The records as its import had written them; `None` if it was not imported.
    kept: Option<Records>,
}

impl Previous {
    /// The newest edition of a corpus that was read from the files `own`. `kept` is what its import had written, as a corpus and
    /// as files.
    pub fn new(corpus: &Corpus, own: &[OutputFile], kept: Option<(&Corpus, &[OutputFile])>) -> Option<Self> {
        let edition = corpus.newest_edition()?;
        let id = corpus.str(edition.id).to_owned();
        let (of_words, _) = kept.unwrap_or((corpus, own));
        let is_of_it = |action: &ActionRef<'_>| action.corpus.str(action.edition().id) == id;
        let items = of_words.all().filter(is_of_it).map(compared).collect();
        let document = corpus.str(edition.document);
        // A document without a name has the id of an edition.
        let is_named = !corpus
            .editions
            .iter()
            .any(|other| corpus.str(other.id) == document);
        Some(Self {
            document: is_named.then(|| document.to_owned()),
            as_of: Some(edition.as_of),
            items,
            own: Records::of(own),
            kept: kept.map(|(_, files)| Records::of(files)),
            edition: id,
        })
    }

    /// Gives every item that was in the edition before the id that it had there.
    pub fn keep_ids(&self, composed: &mut Composed) -> KeptIds {
        composed.whole();
        let now = now(composed);
        let found = matching(&self.items, &now);
        let mut ids = Ids::default();
        for item in &self.items {
            ids.take(&item.id);
        }
        let mut renamed: HashMap<String, String> = HashMap::new();
        let mut index = 0;
        let mut keep = |entry: &mut ComposedEntry| {
            let ComposedEntry::Whole(action) = entry else {
                return;
            };
            let id = match found.before(index) {
                Some(old) => {
                    keep_dates(action, &self.items[old], &now[index]);
                    self.items[old].id.clone()
                }
                // A new item must not get an id that another item had.
                None => ids.take(&action.id),
            };
            index += 1;
            renamed.insert(std::mem::replace(&mut action.id, id.clone()), id);
        };
        for heading in &mut composed.objectives {
            heading.each_mut(&mut keep);
        }
        for (_, id) in &mut composed.renamed {
            if let Some(new) = renamed.get(id) {
                id.clone_from(new);
            }
        }
        KeptIds { items: now, found }
    }

    /// Carries edits of the edition before over into the files of this one. Returns notes on edits in conflict with the document.
    pub fn keep_edits(&self, files: &mut [OutputFile]) -> Vec<String> {
        let mut notes = Vec::new();
        for file in files {
            if let Some(text) = renew::renew(&file.text, &self.own, self.kept.as_ref(), &mut notes) {
                file.text = text;
            }
        }
        notes
    }

    /// Reports how items were matched, what was edited, and what a person has to decide.
    pub fn report(&self, kept: &KeptIds, notes: Vec<String>, report: &mut ImportReport) {
        let KeptIds { items, found } = kept;
        let gone: Vec<String> = self
            .items
            .iter()
            .enumerate()
            .filter(|(index, _)| !found.is_taken(*index))
            .map(|(_, item)| format!("{}: {}", item.id, quoted(&item.title)))
            .collect();
        let mut lines = vec![
            format!(
                "{} by their number, {} word for word, {} with at least {:.0} % of their words",
                found.by_number,
                found.word_for_word,
                found.by_likeness,
                SURE * 100.0
            ),
            format!("{} new, {} no longer there", found.new.len(), gone.len()),
        ];
        if self.kept.is_none() {
            lines.push("it was not imported, so that titles, texts and dates are the new file's".into());
        }
        let known = items.len() - found.new.len();
        report.facts(format!("Known from edition {}: {known}", self.edition), lines);
        let doubtful = found.doubtful.iter().map(|(new, old, likeness)| {
            let (new, old) = (&items[*new], &self.items[*old]);
            format!(
                "{:.0} %: {} may be {}: {}",
                likeness * 100.0,
                quoted(&new.whole()),
                old.id,
                quoted(&old.whole())
            )
        });
        report.list(
            "In doubt; not taken for the same. `related: [(kind: Continues, to: \"…\")]` says that they are",
            doubtful,
        );
        let new = found.new.iter().map(|index| quoted(&items[*index].title));
        report.list("New", new);
        report.list("No longer there", gone);
        report.list("Edited in the edition before", notes);
    }
}

#[derive(Clone, Debug)]
pub struct KeptIds {
    items: Vec<Compared>,
    found: Matching,
}

/// The items of the new edition, in the order of its files.
fn now(composed: &Composed) -> Vec<Compared> {
    fn visit(composed: &Composed, heading: &Heading, above: &mut Vec<String>, all: &mut Vec<Compared>) {
        above.push(heading.title.clone());
        all.extend(heading.actions.iter().map(|entry| {
            let action = composed.action(entry);
            Compared {
                id: action.id.clone(),
                reference: action.source.reference.clone(),
                title: action.title.clone(),
                text: action.summary.clone(),
                headings: above.clone(),
                block: action.block,
                dates: action.dates.clone(),
            }
        }));
        for section in &heading.sections {
            visit(composed, section, above, all);
        }
        above.pop();
    }
    let mut all = Vec::new();
    for objective in &composed.objectives {
        visit(composed, objective, &mut Vec::new(), &mut all);
    }
    all
}

/// Dates with the same words keep their meaning: "17 January", repeated in March, is not a date in another year, and what was
/// planned for it has not happened just because the day has passed.
fn keep_dates(action: &mut ActionOut, before: &Compared, now: &Compared) {
    let mut old: Vec<&DateOut> = before.dates.iter().collect();
    let mut is_same = before.words() == now.words();
    for date in &mut action.dates {
        let said = |old: &&DateOut| date.wording.is_some() && old.wording == date.wording;
        match old.iter().position(said) {
            Some(at) => {
                let old = old.remove(at);
                date.when.clone_from(&old.when);
                date.again.clone_from(&old.again);
                (date.role, date.hedge, date.year_inferred) = (old.role, old.hedge, old.year_inferred);
            }
            None => is_same = false,
        }
    }
    if is_same {
        action.block = before.block;
    }
}
