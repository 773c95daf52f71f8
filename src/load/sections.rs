//! The sections of a file of actions, as deep as they may be nested.

use super::builder::Builder;
use super::names::{is_id, is_title};
use super::problem::{Mistake, Step};
use super::raw::{RawAction, RawSection, RawStr};
use super::shape::DEEPEST;
use super::steps::section_steps;
use crate::model::{Section, SectionId};

impl<'a> Builder<'_, 'a> {
    /// Adds the root section of an objective with everything below it.
    pub fn objective(
        &mut self,
        head: (&RawStr<'a>, &RawStr<'a>, Option<&RawStr<'a>>, u32),
        actions: Vec<RawAction<'a>>,
        sections: Vec<RawSection<'a>>,
    ) {
        self.section(None, 0, head, actions, sections);
    }

    /// Adds sections that belong under the root of an objective of another file.
    pub fn part(&mut self, sections: Vec<RawSection<'a>>) {
        self.sections(None, 1, sections);
    }

    fn sections(&mut self, parent: Option<SectionId>, depth: u8, sections: Vec<RawSection<'a>>) {
        for (index, section) in sections.into_iter().enumerate() {
            self.path.push(index);
            if usize::from(depth) > DEEPEST {
                let path = section_steps(&self.path);
                self.require(false, |_| path, || Mistake::TooDeep("sections", DEEPEST));
                self.path.pop();
                continue;
            }
            let RawSection {
                id,
                title,
                short,
                line,
                actions,
                sections,
            } = section;
            self.section(
                parent,
                depth,
                (&id, &title, short.as_ref(), line),
                actions,
                sections,
            );
            self.path.pop();
        }
    }

    fn section(
        &mut self,
        parent: Option<SectionId>,
        depth: u8,
        head: (&RawStr<'a>, &RawStr<'a>, Option<&RawStr<'a>>, u32),
        actions: Vec<RawAction<'a>>,
        sections: Vec<RawSection<'a>>,
    ) {
        let (id, title, short, line) = head;
        self.require(
            is_id(id),
            |this| this.in_section("id"),
            || Mistake::BadId(id.to_string()),
        );
        self.require(
            is_title(title),
            |this| this.in_section("title"),
            || Mistake::EmptyTitle("title"),
        );
        let number = SectionId::at(self.shard.sections.len());
        let first = self.shard.actions.len() as u32;
        let title = self.shard.text.push(title);
        let section = Section {
            id: self.shard.text.push(id),
            title,
            short: short.map_or(title, |short| self.shard.text.push(short)),
            parent,
            depth,
            line,
            own: first..first,
            actions: first..first,
            end: number,
        };
        self.shard.sections.push(section);
        for (index, action) in actions.into_iter().enumerate() {
            self.action = index;
            self.add(number, action);
        }
        self.shard.sections[number.index()].own.end = self.shard.actions.len() as u32;
        self.sections(Some(number), depth + 1, sections);
        let end = SectionId::at(self.shard.sections.len());
        let section = &mut self.shard.sections[number.index()];
        section.actions.end = self.shard.actions.len() as u32;
        section.end = end;
    }

    fn in_section(&self, field: &'static str) -> Vec<Step> {
        [section_steps(&self.path), vec![Step::Field(field)]].concat()
    }
}
