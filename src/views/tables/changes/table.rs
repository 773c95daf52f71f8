//! What changed as a table for people: kinds of change that unfold into their actions.

use hashbrown::HashMap;

use super::data::data;
use super::list::{ChangeGroup, asked, compared, groups, may_be, named};
use super::words::{slip, words};
use crate::editions::{ChangeKind, Changed, EditionPair};
use crate::model::{ActionId, ActionRef, Corpus};
use crate::views::entry::{EntryGroup, ListEntry};
use crate::views::facts::{Sources, Tone};
use crate::views::tables::folded::{FoldedLine, actions_in_words, heading, keep, lines};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, CellMark, Column, Row, Table, WordRoom};
use crate::views::tables::values::Data;
use crate::views::wording;

/// The number of columns, all of which a heading spans.
const COLUMNS: u8 = 6;

#[derive(Debug)]
pub struct ChangeRows {
    pair: Option<EditionPair>,
    groups: Vec<ChangeGroup>,
    /// For what is gone or new, the action that it may be.
    may_be: HashMap<ActionId, ActionId>,
    lines: Vec<FoldedLine>,
}

impl ChangeRows {
    pub fn new(
        sources: Sources,
        subject: &Subject,
        pair: Option<EditionPair>,
        is_open: impl Fn(u32) -> bool,
    ) -> Self {
        let compared = compared(sources, pair);
        let groups = groups(sources, &compared, subject.set.as_ref());
        let mut rows = Self {
            pair,
            may_be: may_be(&compared, &groups),
            groups,
            lines: Vec::new(),
        };
        rows.lay(is_open);
        rows
    }

    fn lay(&mut self, is_open: impl Fn(u32) -> bool) {
        let groups = self.groups.iter();
        self.lines = lines(groups.map(|group| (group.list.len(), is_open(group.kind as u32))));
    }

    /// `34 changes of 28 actions`.
    fn total(&self) -> String {
        let all = || self.groups.iter().flat_map(|group| &group.list);
        let changes = wording::count(all().count(), "change");
        let actions = actions_in_words(all().filter_map(Changed::action));
        format!("{changes} of {actions}")
    }

    /// `2 gone without an outcome, 6 slipped, 31 reworded only`.
    fn counts(&self) -> String {
        let of_kind = |kind: ChangeKind| {
            let all = self.groups.iter().flat_map(|group| &group.list);
            all.filter(|changed| changed.kinds.contains(kind)).count()
        };
        let counted = ChangeKind::ALL.iter().map(|kind| (of_kind(*kind), kind));
        let counted = counted.filter(|(count, _)| *count > 0);
        let words: Vec<String> = counted
            .map(|(count, kind)| format!("{} {}", wording::grouped(count as u64), kind.label()))
            .collect();
        if words.is_empty() {
            "nothing changed".into()
        } else {
            words.join(", ")
        }
    }
}

impl TableRows for ChangeRows {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let line = self.lines[index];
        let group = &self.groups[line.group];
        let Some(change) = line.entry else {
            return heading(line, group.kind as u32);
        };
        Row {
            depth: 1,
            mark: Some(CellMark::Sign(group.kind.sign())),
            group: group.kind as u32,
            link: group.list[change].action(),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, _: WordRoom) -> Vec<Cell> {
        let line = self.lines[index];
        let group = &self.groups[line.group];
        match line.entry {
            Some(change) => {
                let changed = &group.list[change];
                let may_be = changed.action().and_then(|own| self.may_be.get(&own));
                entry(sources, changed, group.kind, may_be.copied())
            }
            None => vec![
                Cell::new(
                    Tone::Strong,
                    format!(
                        "{} ({})",
                        wording::capital(group.kind.label()),
                        wording::grouped(group.list.len() as u64)
                    ),
                )
                .over(COLUMNS),
            ],
        }
    }

    fn head(&self, sources: Sources, subject: &Subject, words: WordRoom) -> Table {
        let pairs = asked(sources, self.pair);
        let counts = match words {
            WordRoom::Full => self.counts(),
            // Each heading shows its own count.
            WordRoom::Middle | WordRoom::Brief => self.total(),
        };
        let mut notes = vec![format!("Computed: {counts}")];
        let own = self.groups.iter().flat_map(|group| &group.list);
        let gone = own.filter(|changed| changed.new.is_none());
        let proposed = gone
            .filter_map(Changed::action)
            .filter(|own| self.may_be.contains_key(own))
            .count();
        if proposed > 0 {
            let pairs = wording::count(proposed, "pair");
            notes.push(format!(
                "Of what is gone and what is new, {pairs} may be the same action."
            ));
        }
        Table {
            title: match named(sources.corpus, &pairs).as_str() {
                "" => format!("Changes: {}", subject.title),
                named => format!("Changes {named}: {}", subject.title),
            },
            notes,
            columns: vec![
                Column::new("Action").least(28).grows(),
                Column::new("Before").least(14),
                Column::new("After").least(14),
                Column::new("Moved by").rank(1),
                Column::new("Also").least(24).rank(2),
                Column::new("Cite").rank(3),
            ],
            empty: if pairs.is_empty() {
                "There is no earlier edition to compare with.".into()
            } else {
                "Nothing changed here.".into()
            },
            ..Table::default()
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let all = self.groups.iter().map(|group| EntryGroup {
            label: wording::capital(group.kind.label()),
            entries: group
                .list
                .iter()
                .filter_map(Changed::action)
                .map(ListEntry::from)
                .collect(),
        });
        all.collect()
    }

    fn limit(&mut self, limit: usize) {
        keep(&mut self.groups, limit, |group| &mut group.list);
        self.lay(|_| true);
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.groups, &self.may_be)
    }
}

/// The cells of a change. What is gone names the new action that it may be in place of a date, and the reverse.
fn entry(sources: Sources, changed: &Changed, kind: ChangeKind, may_be: Option<ActionId>) -> Vec<Cell> {
    let mut said = words(sources, changed, kind);
    let perhaps = |id| format!("perhaps {}", sources.corpus.action(id).title());
    match (may_be, kind) {
        (Some(new), ChangeKind::Gone) => said.after = perhaps(new),
        (Some(gone), ChangeKind::New) => said.before = perhaps(gone),
        _ => {}
    }
    let others = changed.kinds.iter().filter(|other| *other != kind);
    let others: Vec<String> = others
        .map(|other| format!("{}: {}", other.label(), words(sources, changed, other).joined()))
        .collect();
    let action = changed.action().map(|action| sources.corpus.action(action));
    // What is gone is cited from the edition that had it.
    let cite = action.map(ActionRef::citation).unwrap_or_default();
    vec![
        Cell::new(Tone::Plain, action.map(ActionRef::title).unwrap_or_default()),
        Cell::new(Tone::Plain, said.before),
        Cell::new(Tone::Plain, said.after),
        Cell::new(Tone::Computed, changed.slip.map(slip).unwrap_or_default()),
        Cell::new(Tone::Plain, others.join("; ")),
        Cell::new(Tone::Dim, cite),
    ]
}
