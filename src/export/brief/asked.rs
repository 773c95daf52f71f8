//! What a brief is asked, and what its sections share: who is responsible, and lists that say how much they leave out.

use chrono::NaiveDate;

use super::labels::{self, Noun};
use super::notes;
use super::page::{BriefColumn, BriefPart, BriefPassage, BriefTable};
use crate::export::notes::Notes;
use crate::library::Library;
use crate::model::set::ActionSet;
use crate::model::words::{ActorRole, Word as _};
use crate::model::{ActionRef, Corpus};
use crate::views::facts::Sources;
use crate::views::question::Question;
use crate::views::tables::money::Lens;
use crate::views::wording;

#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub library: &'a Library,
    /// The day everything is computed as of.
    pub as_of: NaiveDate,
    /// What the question finds.
    pub set: &'a ActionSet,
    /// What it finds with the compared editions included, if there are any: what is gone is only in the older one.
    pub compared: Option<&'a ActionSet>,
    pub question: &'a Question,
    /// The title, if it is not to be the topic of the question.
    pub title: Option<&'a str>,
    /// Which money is meant.
    pub lens: &'a Lens,
}

impl<'a> Asked<'a> {
    pub fn corpus(&self) -> &'a Corpus {
        &self.library.corpus
    }

    pub fn sources(&self) -> Sources<'a> {
        self.library.sources(self.as_of)
    }

    pub fn actions(&self) -> impl Iterator<Item = ActionRef<'a>> {
        let corpus = self.corpus();
        self.set.iter().map(move |id| corpus.action(id))
    }

    /// The number of the note that says where an action is in its document.
    pub fn cite(&self, notes: &mut Notes, action: ActionRef) -> usize {
        notes::cite(notes, self.library.days, action)
    }
}

/// The bodies accountable for an action, else those that implement it, marked as such. Bodies that the document does not
/// name are marked too.
pub fn responsible(action: ActionRef) -> Option<String> {
    let bodies = action.corpus.bodies();
    let with = |role: ActorRole| {
        let actors = action.actors().iter().filter(|actor| actor.role == role);
        let mut names: Vec<String> = Vec::new();
        for actor in actors {
            let name = bodies.term(actor.body).short();
            let role = (role != ActorRole::Accountable).then(|| role.label());
            let marks: Vec<&str> = role
                .into_iter()
                .chain(actor.inferred.then_some(labels::INFERRED))
                .collect();
            let marked = match marks.as_slice() {
                [] => name.to_owned(),
                marks => format!("{name} ({})", marks.join(", ")),
            };
            let is_known = |known: &String| {
                known
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("))
            };
            if !(actor.inferred && names.iter().any(is_known)) {
                names.push(marked);
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    };
    with(ActorRole::Accountable).or_else(|| with(ActorRole::Implementing))
}

/// A table without the columns that are empty or not stated in every row; the first column gets their width.
pub fn table_of(
    columns: &[BriefColumn],
    rows: Vec<Vec<BriefPassage>>,
    foot: Option<Vec<BriefPassage>>,
) -> BriefPart {
    let mut table = BriefTable {
        columns: columns.to_vec(),
        rows,
        foot,
    };
    for at in (1..columns.len()).rev() {
        let mut cells = table.rows.iter().chain(&table.foot).map(|row| &row[at]);
        if cells.all(|cell| matches!(cell.text.as_str(), "" | labels::NOT_STATED)) {
            let rows = table.rows.iter_mut().chain(&mut table.foot);
            rows.for_each(|row| drop(row.remove(at)));
            table.columns[0].share += table.columns.remove(at).share;
        }
    }
    BriefPart::Table(table)
}

/// A list of `passages`, the first of `all`, and a remark that counts the others.
pub fn list_of(passages: Vec<BriefPassage>, all: usize, what: Noun) -> Vec<BriefPart> {
    if passages.is_empty() {
        return Vec::new();
    }
    let more = more_of(all - passages.len(), what).map(BriefPart::Remark);
    [Some(BriefPart::List(passages)), more]
        .into_iter()
        .flatten()
        .collect()
}

/// Like [`list_of`], under a line that says what is listed.
pub fn titled_list(title: &str, passages: Vec<BriefPassage>, all: usize, what: Noun) -> Vec<BriefPart> {
    let mut parts = list_of(passages, all, what);
    if !parts.is_empty() {
        parts.insert(0, BriefPart::Paragraph(BriefPassage::plain(title)));
    }
    parts
}

/// `And 7 more actions.`; `None` if all are listed.
pub fn more_of(more: usize, what: Noun) -> Option<String> {
    let [one, several] = what;
    match more {
        0 => None,
        1 => Some(format!("And 1 more {one}.")),
        more => Some(format!("And {} more {several}.", wording::grouped(more as u64))),
    }
}
