//! Caveats as a table for people: kinds of caveat that unfold into the caveats.

use super::data::data;
use super::list::{CaveatAt, CaveatGroup, groups};
use crate::model::Corpus;
use crate::views::entry::{EntryGroup, ListEntry};
use crate::views::facts::{Sources, Tone};
use crate::views::tables::folded::{FoldedLine, actions_in_words, heading, keep, lines};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, Column, Row, Table, WordRoom};
use crate::views::tables::values::Data;
use crate::views::wording;

#[derive(Debug)]
pub struct CaveatRows {
    groups: Vec<CaveatGroup>,
    lines: Vec<FoldedLine>,
}

impl CaveatRows {
    pub fn new(corpus: &Corpus, subject: &Subject, is_open: impl Fn(u32) -> bool) -> Self {
        let asked = &subject.lens.caveats;
        let mut groups = groups(corpus, subject.set.as_ref());
        groups.retain(|group| asked.is_empty() || group.kind.is_some_and(|kind| asked.contains(&kind)));
        let mut rows = Self {
            groups,
            lines: Vec::new(),
        };
        rows.lay(is_open);
        rows
    }

    fn lay(&mut self, is_open: impl Fn(u32) -> bool) {
        let groups = self.groups.iter();
        self.lines = lines(groups.map(|group| (group.list.len(), is_open(group.group()))));
    }

    /// `266 caveats in 180 actions`.
    fn counts(&self) -> String {
        let all = || self.groups.iter().flat_map(|group| &group.list);
        let caveats = wording::count(all().count(), "caveat");
        let actions = actions_in_words(all().map(|at| at.action));
        format!("{caveats} in {actions}")
    }
}

impl TableRows for CaveatRows {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let line = self.lines[index];
        let group = &self.groups[line.group];
        let Some(entry) = line.entry else {
            return heading(line, group.group());
        };
        Row {
            depth: 1,
            group: group.group(),
            link: Some(group.list[entry].action),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, _: WordRoom) -> Vec<Cell> {
        let line = self.lines[index];
        let group = &self.groups[line.group];
        match line.entry {
            Some(entry) => cells(sources, group, group.list[entry]),
            None => vec![
                Cell::new(Tone::Strong, group.label()),
                Cell::new(Tone::Plain, wording::grouped(group.list.len() as u64)),
            ],
        }
    }

    fn head(&self, _: Sources, subject: &Subject, _: WordRoom) -> Table {
        Table {
            title: format!("Caveats: {}", subject.title),
            notes: vec![format!("Computed: {}", self.counts())],
            columns: vec![
                Column::new("Action").least(24),
                Column::new("Caveat").least(40).grows(),
                Column::new("Against").least(24).rank(2),
                Column::new("Cite").rank(1),
            ],
            empty: "No caveats here.".into(),
            ..Table::default()
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let all = self.groups.iter().map(|group| EntryGroup {
            label: group.label(),
            entries: group.list.iter().map(|at| ListEntry::from(at.action)).collect(),
        });
        all.collect()
    }

    fn limit(&mut self, limit: usize) {
        keep(&mut self.groups, limit, |group| &mut group.list);
        self.lay(|_| true);
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.groups)
    }
}

fn cells(sources: Sources, group: &CaveatGroup, at: CaveatAt) -> Vec<Cell> {
    let corpus = sources.corpus;
    let action = corpus.action(at.action);
    let against = at.against(corpus, group.kind);
    let against: Vec<String> = against
        .map(|other| format!("{} [{}]", other.title(), other.citation()))
        .collect();
    let words = match at.caveat {
        Some(caveat) => Cell::new(Tone::Warning, corpus.str(caveat.text)),
        None => Cell::new(Tone::Computed, "contradicts another action"),
    };
    vec![
        Cell::new(Tone::Plain, action.title()),
        words,
        Cell::new(Tone::Plain, against.join("; ")),
        Cell::new(Tone::Dim, action.citation()),
    ]
}
