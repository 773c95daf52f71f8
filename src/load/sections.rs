//! The sections of a file of actions, as deep as they may be nested.

use super::builder::Builder;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Step};
use super::raw::RawSection;
use super::shape::DEEPEST;
use super::steps::section_steps;
use crate::model::{Section, SectionId};

impl<'a> Builder<'_, 'a> {
    /// Adds sections below another; below none, they belong to an objective of another file.
    pub fn sections(&mut self, parent: Option<SectionId>, depth: u8, sections: Vec<RawSection<'a>>) {
        for (index, section) in sections.into_iter().enumerate() {
            self.path.push(index);
            if usize::from(depth) > DEEPEST {
                let path = section_steps(&self.path);
                self.problem_at(path, CorpusMistake::TooDeep("sections", DEEPEST));
            } else {
                self.section(parent, depth, section);
            }
            self.path.pop();
        }
    }

    /// Adds a section with everything below it; an objective is the section of depth 0.
    pub fn section(&mut self, parent: Option<SectionId>, depth: u8, raw: RawSection<'a>) {
        let at = |this: &Self, field| [section_steps(&this.path), vec![Step::Field(field)]].concat();
        if !is_id(&raw.id) {
            self.problem_at(at(self, "id"), CorpusMistake::BadId(raw.id.to_string()));
        }
        if !is_title(&raw.title) {
            self.problem_at(at(self, "title"), CorpusMistake::EmptyTitle("title"));
        }
        let number = SectionId::at(self.shard.sections.len());
        let first = self.shard.actions.len() as u32;
        let title = self.shard.text.push(&raw.title);
        let section = Section {
            id: self.shard.text.push(&raw.id),
            title,
            short: raw.short.map_or(title, |short| self.shard.text.push(&short)),
            parent,
            depth,
            line: raw.line,
            own: first..first,
            actions: first..first,
            end: number,
        };
        self.shard.sections.push(section);
        for (index, action) in raw.actions.into_iter().enumerate() {
            self.action = index;
            self.add(number, action);
        }
        self.shard.sections[number.index()].own.end = self.shard.actions.len() as u32;
        self.sections(Some(number), depth + 1, raw.sections);
        let end = SectionId::at(self.shard.sections.len());
        let section = &mut self.shard.sections[number.index()];
        section.actions.end = self.shard.actions.len() as u32;
        section.end = end;
    }
}
