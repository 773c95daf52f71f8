//! The sections of a file of actions, at any depth.

use super::builder::Builder;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Step};
use super::raw::{RawFile, RawSection};
use super::shape::DEEPEST;
use super::steps::section_steps;
use crate::model::{Section, SectionId};

impl<'a> Builder<'_, 'a> {
    /// Adds the content of a file of actions to its objective.
    pub fn add_file(&mut self, root: SectionId, raw: RawFile<'a>) {
        match raw {
            RawFile::Objective(raw) => {
                let section = RawSection {
                    id: raw.id,
                    title: raw.title,
                    short: raw.short,
                    line: raw.line,
                    actions: raw.actions,
                    sections: raw.sections,
                };
                self.section(None, 0, section);
            }
            RawFile::Part(raw) => self.sections(Some(root), 1, raw.sections),
            _ => {}
        }
    }

    /// Adds sections below another.
    fn sections(&mut self, parent: Option<SectionId>, depth: u8, sections: Vec<RawSection<'a>>) {
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

    /// Adds a section and everything below it. An objective is a section of depth 0.
    fn section(&mut self, parent: Option<SectionId>, depth: u8, raw: RawSection<'a>) {
        let at = |this: &Self, field| [section_steps(&this.path), vec![Step::Field(field)]].concat();
        if !is_id(&raw.id) {
            self.problem_at(at(self, "id"), CorpusMistake::BadId(raw.id.to_string()));
        }
        if !is_title(&raw.title) {
            self.problem_at(at(self, "title"), CorpusMistake::EmptyTitle("title"));
        }
        let number = SectionId::at(self.out.corpus.sections.len());
        let first = self.out.corpus.actions.len() as u32;
        let title = self.out.corpus.text.push(&raw.title);
        let section = Section {
            id: self.out.corpus.text.push(&raw.id),
            title,
            short: raw.short.map_or(title, |short| self.out.corpus.text.push(&short)),
            parent,
            depth,
            line: raw.line,
            own: first..first,
            actions: first..first,
            end: number,
        };
        self.out.corpus.sections.push(section);
        for (index, action) in raw.actions.into_iter().enumerate() {
            self.action = index;
            self.add(number, action);
        }
        self.out.corpus.sections[number.index()].own.end = self.out.corpus.actions.len() as u32;
        self.sections(Some(number), depth + 1, raw.sections);
        let end = SectionId::at(self.out.corpus.sections.len());
        let section = &mut self.out.corpus.sections[number.index()];
        section.actions.end = self.out.corpus.actions.len() as u32;
        section.end = end;
    }
}
