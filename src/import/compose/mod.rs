//! Turns drafts into a corpus that can be written: ids, titles that fit a line, vocabularies made of names.
//!
//! Everything gets its id and its place here. The content of an action is put together only when it is written (`action`), so
//! that a long table is never in memory as a whole.

use rayon::prelude::*;

mod action;
mod corpus;
mod duplicates;
mod ids;
mod names;
mod not_understood;
mod title;

pub use self::corpus::{ActionOut, Composed, ComposedEntry, DateOut, Heading, Issue, ItemPlan, Tally};
use self::duplicates::Duplicates;
use self::ids::slug_or;
pub use self::ids::{Ids, slug};
pub use self::names::{NewVocabularies, TermOut, Variants};
use self::not_understood::NotUnderstood;
use super::draft::{Draft, DraftSection, Item, Items};
use super::progress::{ImportProgress, ImportStage};

/// How deep the loader lets sections nest.
const DEEPEST: usize = 32;

pub fn compose(mut drafts: Vec<Draft>, issue: Issue, progress: &ImportProgress) -> Composed {
    let mut composer = Composer {
        prefix: issue
            .document
            .as_deref()
            .map(|document| format!("{document}."))
            .unwrap_or_default(),
        ids: Ids::default(),
        sections: Ids::default(),
        names: NewVocabularies::default(),
        renamed: Vec::new(),
        sums_left: Vec::new(),
        tally: Tally::default(),
        seen: NotUnderstood::default(),
        duplicates: (drafts.len() > 1).then(Duplicates::default),
        lines: 0,
        item: 0,
    };
    let mut objectives: Vec<Heading> = Vec::new();
    let mut tallies = Vec::new();
    let items = drafts.iter().flat_map(|draft| &draft.sections);
    progress.begin(
        ImportStage::Finding,
        items.map(|section| section.in_order().len()).sum(),
    );
    for (file, draft) in drafts.iter_mut().enumerate() {
        let order: Vec<u32> = draft.sections.iter().flat_map(DraftSection::in_order).collect();
        let mut items = ahead(&order, &draft.items, progress);
        for section in &draft.sections {
            composer.item = 0;
            let is_bare = section.title.trim().is_empty();
            let title = match &draft.title {
                Some(title) if is_bare => title,
                None if is_bare => &issue.title,
                _ => &section.title,
            };
            objectives.push(composer.heading((file, &mut items), section, title, "", 1));
        }
        drop(items);
        std::mem::take(&mut composer.seen).report(draft);
        if let Some(duplicates) = &mut composer.duplicates {
            duplicates.report(draft);
        }
        tallies.push(std::mem::take(&mut composer.tally));
    }
    composer.names.settle();
    Composed {
        issue,
        lines: composer.lines,
        objectives,
        names: composer.names,
        renamed: composer.renamed,
        sums_left: composer.sums_left,
        files: drafts.into_iter().zip(tallies).collect(),
    }
}

/// How many items are made at once.
const AHEAD: usize = 512;

/// The items in the given order, made ahead on all processors, because searching a text for its facts is slow.
fn ahead<'i>(
    order: &'i [u32],
    items: &'i Items,
    progress: &'i ImportProgress,
) -> impl Iterator<Item = Item> + 'i {
    let some = order.chunks(AHEAD);
    some.flat_map(|some| {
        let made: Vec<Item> = some.par_iter().map(|at| items.get(*at)).collect();
        progress.step(made.len());
        made
    })
}

struct Composer {
    prefix: String,
    ids: Ids,
    sections: Ids,
    names: NewVocabularies,
    renamed: Vec<(String, String)>,
    sums_left: Vec<String>,
    tally: Tally,
    seen: NotUnderstood,
    duplicates: Option<Duplicates>,
    lines: u32,
    /// The running number of the item within its objective.
    item: u32,
}

impl Composer {
    fn heading(
        &mut self,
        (file, items): (usize, &mut dyn Iterator<Item = Item>),
        section: &DraftSection,
        title: &str,
        above: &str,
        depth: usize,
    ) -> Heading {
        let base = slug_or(title, "section");
        let wanted = if above.is_empty() {
            format!("{}{base}", self.prefix)
        } else {
            format!("{above}.{base}")
        };
        let id = self.sections.take(&wanted);
        let title = if title::says_anything(title) {
            title.trim().to_owned()
        } else {
            id.clone()
        };
        let actions = section.items.iter().zip(&mut *items).map(|(at, item)| {
            if let Some(duplicates) = &mut self.duplicates {
                duplicates.add(file, &item);
            }
            let (id, number) = self.item(&item);
            ComposedEntry::Plan(ItemPlan {
                id,
                file,
                item: *at,
                number,
            })
        });
        let mut heading = Heading {
            title,
            line: section.line,
            actions: actions.collect(),
            sections: Vec::new(),
            id,
        };
        self.lines = self.lines.max(section.line);
        for inner in &section.sections {
            let inner = self.heading((file, &mut *items), inner, &inner.title, &heading.id, depth + 1);
            if depth < DEEPEST {
                heading.sections.push(inner);
            } else {
                // The loader reads no deeper, so the actions move up.
                heading.actions.extend(inner.actions);
            }
        }
        heading
    }

    /// Counts an item and collects its names; returns its id and number.
    fn item(&mut self, item: &Item) -> (String, u32) {
        self.item += 1;
        self.names.add(item);
        let (short, rest) = title::split(&item.title);
        self.seen.add(item);
        self.tally.add(item, item.is_draft || rest.is_some());
        let id = self.id(item.id.as_deref(), &short);
        self.lines = self.lines.max(item.source.first_and_last().1);
        self.sums_left
            .extend(action::sums_left(item).map(|sum| format!("{id}: {sum}")));
        (id, self.item)
    }

    /// A unique id, made from the one in the file, else from the title.
    fn id(&mut self, given: Option<&str>, title: &str) -> String {
        let of_file = given.map(|id| slug(id, 80)).filter(|id| !id.is_empty());
        let of_title = || slug_or(title, "item");
        let wanted = of_file.clone().unwrap_or_else(of_title);
        let wanted = format!("{}{wanted}", self.prefix);
        let id = self.ids.take(&wanted);
        if let Some(given) = given
            && (of_file.is_none() || id != wanted)
        {
            self.renamed.push((given.to_owned(), id.clone()));
        }
        id
    }
}
