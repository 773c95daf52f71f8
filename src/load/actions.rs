//! Actions: their texts, dates, bodies, places and relations, and where the document has them.

use super::builder::Builder;
use super::kinds;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Step};
use super::raw::{RawAction, RawCaveat, RawLink, RawPair, RawSource, RawStr};
use super::shard::ShardRelation;
use crate::model::text::Str;
use crate::model::{
    Action, Actor, Caveat, Kind, Link, Reference, SectionId, Source, TermId, VocabularyKind, ragged::Ragged,
};
use crate::text::url;

impl<'a> Builder<'_, 'a> {
    /// Adds one action. It is written field by field, in the order of the columns.
    pub fn add(&mut self, section: SectionId, raw: RawAction<'a>) {
        if !is_id(&raw.id) {
            self.problem(&[Step::Field("id")], CorpusMistake::BadId(raw.id.to_string()));
        }
        if !is_title(&raw.title) {
            self.problem(&[Step::Field("title")], CorpusMistake::EmptyTitle("title"));
        }
        let kind =
            kinds::named(self.context.kinds, &raw.kind, &mut self.suggestions).unwrap_or_else(|mistake| {
                self.problem(&[Step::Field("kind")], mistake);
                Kind::Other.into()
            });
        let record = Action {
            id: self.shard.text.push(&raw.id),
            title: self.shard.text.push(&raw.title),
            summary: raw
                .summary
                .map_or(Str::EMPTY, |summary| self.shard.text.push(&summary)),
            section,
            source: self.source(&raw.source),
            block: raw.block,
            kind,
            status: raw.status,
            percent: raw.percent,
            is_draft: raw.draft,
        };
        self.shard.actions.push(record);
        for (index, date) in raw.dates.into_iter().enumerate() {
            self.date(index, date);
        }
        for (index, target) in raw.targets.into_iter().enumerate() {
            self.target(index, target);
        }
        self.shard.targets.end_row();
        self.shard.dates.end_row();
        for (index, actor) in raw.actors.into_iter().enumerate() {
            let at = || vec![Step::Field("actors"), Step::Item(index), Step::Field("body")];
            if let Some(body) = self.term(VocabularyKind::Bodies, &actor.body, at) {
                self.shard.actors.push(Actor {
                    body,
                    role: actor.role,
                    inferred: actor.inferred,
                });
            }
        }
        self.shard.actors.end_row();
        for (field, kind, ids) in [
            ("places", VocabularyKind::Places, raw.places),
            ("instruments", VocabularyKind::Instruments, raw.instruments),
            ("acts", VocabularyKind::Acts, raw.acts),
        ] {
            for (index, id) in ids.iter().enumerate() {
                let term = self.term(kind, id, || vec![Step::Field(field), Step::Item(index)]);
                self.column(kind).push_some(term);
            }
            self.column(kind).end_row();
        }
        for (index, amount) in raw.amounts.into_iter().enumerate() {
            self.amount(index, amount);
        }
        self.shard.amounts.end_row();
        for (index, figure) in raw.figures.into_iter().enumerate() {
            self.figure(index, figure);
        }
        self.shard.figures.end_row();
        for relation in raw.related {
            let ids = &mut self.shard.ids;
            self.shard.relations.push(ShardRelation {
                kind: relation.kind,
                to: ids.push(&relation.to),
                outcome: relation.outcome,
                due: relation.due.map_or(Str::EMPTY, |due| ids.push(&due)),
            });
        }
        self.shard.relations.end_row();
        for caveat in raw.caveats {
            let RawCaveat { kind, text } = caveat.0;
            let text = self.shard.text.push(&text);
            self.shard.caveats.push(Caveat { kind, text });
        }
        self.shard.caveats.end_row();
        for (index, tag) in raw.tags.into_iter().enumerate() {
            self.tag(index, tag);
        }
        self.shard.tags.end_row();
        self.reference(raw.source);
        self.links(raw.links);
        for RawPair(name, text) in raw.extra {
            let name = self.string(Some(name));
            let text = self.string(Some(text));
            self.shard.extra.push((name, text));
        }
        self.shard.extra.end_row();
    }

    fn links(&mut self, links: Vec<RawLink<'a>>) {
        for (index, link) in links.into_iter().enumerate() {
            let url = self.url(
                link.url,
                &[Step::Field("links"), Step::Item(index), Step::Field("url")],
            );
            let title = self.string(link.title);
            self.shard.links.push(Link { title, url });
        }
        self.shard.links.end_row();
    }

    fn column(&mut self, kind: VocabularyKind) -> &mut Ragged<TermId> {
        match kind {
            VocabularyKind::Places => &mut self.shard.places,
            VocabularyKind::Instruments => &mut self.shard.instruments,
            VocabularyKind::Acts | VocabularyKind::Bodies | VocabularyKind::Tags => &mut self.shard.acts,
        }
    }

    fn source(&mut self, raw: &RawSource) -> Source {
        let lines = self.context.source_lines;
        let line = raw.line.unwrap_or(0);
        let last_line = raw.last_line.unwrap_or(line);
        let wrong = if [raw.item, raw.page, raw.line, raw.last_line].contains(&Some(0)) {
            Some("items, pages and lines are counted from 1".to_owned())
        } else if raw.line.is_none() && raw.last_line.is_some() {
            Some("there is a `last_line`, and no `line` that it would be the last of".to_owned())
        } else if last_line < line {
            Some(format!(
                "the citation ends at line {last_line}, before it starts at {line}"
            ))
        } else if lines > 0 && last_line > lines {
            Some(format!(
                "line {last_line} is past the end of the document, which has {lines}"
            ))
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.problem(&[Step::Field("source")], CorpusMistake::Citation(wrong));
        }
        Source {
            item: raw.item.unwrap_or(0),
            line,
            last_line,
        }
    }

    /// What the source says beside items and lines.
    fn reference(&mut self, raw: RawSource<'a>) {
        let url = raw
            .url
            .map(|url| self.url(url, &[Step::Field("source"), Step::Field("url")]));
        if raw.r#ref.is_some() || raw.page.is_some() || url.is_some() {
            let number = self.string(raw.r#ref);
            self.shard.references.push(Reference {
                number,
                url: url.unwrap_or(Str::EMPTY),
                page: raw.page.unwrap_or(0),
            });
        }
        self.shard.references.end_row();
    }

    /// A tag is any word or two; one that comes again is the same.
    fn tag(&mut self, index: usize, tag: RawStr<'a>) {
        let at = [Step::Field("tags"), Step::Item(index)];
        if !is_title(&tag) {
            self.problem(&at, CorpusMistake::EmptyTitle("tag"));
        }
        if let Some(known) = self.tags.get(&tag) {
            self.shard.tags.push(*known);
            return;
        }
        if self.shard.tag_names.len() > usize::from(u16::MAX) {
            self.problem(&at, CorpusMistake::TooMany("65,536 tags"));
            return;
        }
        let number = TermId::at(self.shard.tag_names.len());
        let name = self.shard.text.push(&tag);
        self.shard.tag_names.push(name);
        self.shard.tags.push(number);
        self.tags.insert(tag, number);
    }

    fn url(&mut self, url: RawStr<'a>, at: &[Step]) -> Str {
        if let Err(fault) = url::check(&url) {
            self.problem(at, CorpusMistake::Url(fault));
        }
        self.string(Some(url))
    }
}

impl Ragged<TermId> {
    pub fn push_some(&mut self, term: Option<TermId>) {
        if let Some(term) = term {
            self.push(term);
        }
    }
}
