//! Actions: their texts, dates, bodies, places and relations, and their sources.

use super::builder::Builder;
use super::kinds;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Step};
use super::raw::{RawAction, RawCaveat, RawLink, RawPair, RawSource, RawStr};
use super::stated::StatedRelation;
use crate::model::text::Str;
use crate::model::{
    Action, Actor, Caveat, Kind, Link, Reference, SectionId, Source, Term, TermId, VocabularyKind,
    ragged::Ragged,
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
        let kind = kinds::named(&self.out.corpus.kinds, &raw.kind, &mut self.suggestions).unwrap_or_else(
            |mistake| {
                self.problem(&[Step::Field("kind")], mistake);
                Kind::Other.into()
            },
        );
        let record = Action {
            id: self.out.corpus.text.push(&raw.id),
            title: self.out.corpus.text.push(&raw.title),
            summary: raw
                .summary
                .map_or(Str::EMPTY, |summary| self.out.corpus.text.push(&summary)),
            section,
            source: self.source(&raw.source),
            block: raw.block,
            kind,
            status: raw.status,
            percent: raw.percent,
            is_draft: raw.draft,
        };
        self.out.corpus.actions.push(record);
        for (index, date) in raw.dates.into_iter().enumerate() {
            self.date(index, date);
        }
        for (index, target) in raw.targets.into_iter().enumerate() {
            self.target(index, target);
        }
        self.out.corpus.targets.end_row();
        self.out.corpus.dates.end_row();
        for (index, actor) in raw.actors.into_iter().enumerate() {
            let at = || vec![Step::Field("actors"), Step::Item(index), Step::Field("body")];
            if let Some(body) = self.term(VocabularyKind::Bodies, &actor.body, at) {
                self.out.corpus.actors.push(Actor {
                    body,
                    role: actor.role,
                    inferred: actor.inferred,
                });
            }
        }
        self.out.corpus.actors.end_row();
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
        self.out.corpus.amounts.end_row();
        for (index, figure) in raw.figures.into_iter().enumerate() {
            self.figure(index, figure);
        }
        self.out.corpus.figures.end_row();
        for relation in raw.related {
            let ids = &mut self.out.ids;
            self.out.relations.push(StatedRelation {
                kind: relation.kind,
                to: ids.push(&relation.to),
                outcome: relation.outcome,
                due: relation.due.map_or(Str::EMPTY, |due| ids.push(&due)),
            });
        }
        self.out.relations.end_row();
        for caveat in raw.caveats {
            let RawCaveat { kind, text } = caveat.0;
            let text = self.out.corpus.text.push(&text);
            self.out.corpus.caveats.push(Caveat { kind, text });
        }
        self.out.corpus.caveats.end_row();
        for (index, tag) in raw.tags.iter().enumerate() {
            self.tag(index, tag);
        }
        self.out.corpus.tags.end_row();
        self.reference(raw.source);
        self.links(raw.links);
        for RawPair(name, text) in raw.extra {
            let name = self.string(Some(name));
            let text = self.string(Some(text));
            self.out.corpus.extra.push((name, text));
        }
        self.out.corpus.extra.end_row();
    }

    fn links(&mut self, links: Vec<RawLink<'a>>) {
        for (index, link) in links.into_iter().enumerate() {
            let url = self.url(
                link.url,
                &[Step::Field("links"), Step::Item(index), Step::Field("url")],
            );
            let title = self.string(link.title);
            self.out.corpus.links.push(Link { title, url });
        }
        self.out.corpus.links.end_row();
    }

    fn column(&mut self, kind: VocabularyKind) -> &mut Ragged<TermId> {
        match kind {
            VocabularyKind::Places => &mut self.out.corpus.places,
            VocabularyKind::Instruments => &mut self.out.corpus.instruments,
            VocabularyKind::Acts | VocabularyKind::Bodies | VocabularyKind::Tags => &mut self.out.corpus.acts,
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

    /// Where the action is found in the source, other than by item and line.
    fn reference(&mut self, raw: RawSource<'a>) {
        let url = raw
            .url
            .map(|url| self.url(url, &[Step::Field("source"), Step::Field("url")]));
        if raw.r#ref.is_some() || raw.page.is_some() || url.is_some() {
            let number = self.string(raw.r#ref);
            self.out.corpus.references.push(Reference {
                number,
                url: url.unwrap_or(Str::EMPTY),
                page: raw.page.unwrap_or(0),
            });
        }
        self.out.corpus.references.end_row();
    }

    /// Adds a tag. Tags are free words; equal ones are one term.
    fn tag(&mut self, index: usize, tag: &str) {
        let at = [Step::Field("tags"), Step::Item(index)];
        if !is_title(tag) {
            self.problem(&at, CorpusMistake::EmptyTitle("tag"));
        }
        let tags = &mut self.out.tags;
        let number = tags.find(tag).or_else(|| {
            // The numbers of terms take two bytes.
            let term = Term {
                id: tag.to_owned(),
                name: tag.to_owned(),
                ..Term::default()
            };
            u16::try_from(tags.len())
                .is_ok()
                .then(|| tags.add(term).unwrap_or_else(|taken| taken))
        });
        if number.is_none() {
            self.problem(&at, CorpusMistake::TooMany("65,536 tags"));
        }
        self.out.corpus.tags.push_some(number);
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
