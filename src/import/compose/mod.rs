//! A draft into a corpus that can be written: ids, titles of a length that fits a line, vocabularies out of names.
//!
//! First everything is given its id and its place (here); what an action says is put together only when it is written
//! (`action`), so that a long table is never held whole.

mod action;
mod corpus;
mod ids;
mod names;
mod title;

pub use self::corpus::{
    ActionOut, AmountOut, Citation, Composed, DateOut, Entry, Heading, Issue, Plan, Tally,
};
use self::ids::Ids;
pub use self::ids::slug;
pub use self::names::{TermOut, Variants, Vocabularies};
use super::draft::{Draft, Item, Section};

/// How deep the loader lets sections nest.
const DEEPEST: usize = 32;

/// Composes the drafts of files in their order.
pub fn compose(drafts: Vec<Draft>, issue: Issue) -> Composed {
    let mut composer = Composer {
        prefix: issue
            .document
            .as_deref()
            .map(|document| format!("{document}."))
            .unwrap_or_default(),
        ids: Ids::default(),
        sections: Ids::default(),
        names: Vocabularies::default(),
        renamed: Vec::new(),
        sums_left: Vec::new(),
        tally: Tally::default(),
        lines: 0,
        item: 0,
    };
    let mut objectives: Vec<Heading> = Vec::new();
    let mut tallies = Vec::new();
    for (file, draft) in drafts.iter().enumerate() {
        for section in &draft.sections {
            composer.item = 0;
            let is_bare = section.title.trim().is_empty();
            let title = match &draft.title {
                Some(title) if is_bare => title,
                None if is_bare => &issue.title,
                _ => &section.title,
            };
            objectives.push(composer.heading((file, draft), section, title, "", 1));
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

struct Composer {
    prefix: String,
    ids: Ids,
    sections: Ids,
    names: Vocabularies,
    renamed: Vec<(String, String)>,
    sums_left: Vec<String>,
    tally: Tally,
    lines: u32,
    /// The running number of the item within its objective.
    item: u32,
}

impl Composer {
    fn heading(
        &mut self,
        (file, draft): (usize, &Draft),
        section: &Section,
        title: &str,
        above: &str,
        depth: usize,
    ) -> Heading {
        let base = slug(title, 48);
        let base = if base.is_empty() { "section".into() } else { base };
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
        let actions = section.items.iter().map(|at| {
            let item = draft.items.get(*at);
            let (id, number) = self.item(&item);
            Entry::Plan(Plan {
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
            let inner = self.heading((file, draft), inner, &inner.title, &heading.id, depth + 1);
            if depth < DEEPEST {
                heading.sections.push(inner);
            } else {
                // Deeper than the loader reads: what stands there moves up.
                heading.actions.extend(inner.actions);
            }
        }
        heading
    }

    /// Takes in the names of an item, and gives its id and number.
    fn item(&mut self, item: &Item) -> (String, u32) {
        self.item += 1;
        self.names.add(item);
        let (short, rest) = title::split(&item.title);
        self.tally.add(item, item.is_draft || rest.is_some());
        let id = self.id(item.id.as_deref(), &short);
        self.lines = self.lines.max(action::last_line(item));
        self.sums_left
            .extend(action::sums_left(item).map(|sum| format!("{id}: {sum}")));
        (id, self.item)
    }

    /// An id that nothing else has: the file's, else out of the title.
    fn id(&mut self, given: Option<&str>, title: &str) -> String {
        let of_file = given.map(|id| slug(id, 80)).filter(|id| !id.is_empty());
        let wanted = of_file.clone().unwrap_or_else(|| {
            let of_title = slug(title, 48);
            if of_title.is_empty() {
                "item".into()
            } else {
                of_title
            }
        });
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
