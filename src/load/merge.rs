//! Shards merged into one corpus, in document order, and then linked.

use hashbrown::HashMap;

use super::common::Adoption;
use super::origins::{FileOrigin, Origins};
use super::pots::Inside;
use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::shard::{Shard, ShardAfter, ShardRelation};
use super::{after, duplicates, pots, relations};
use crate::model::ragged::Ragged;
use crate::model::text::{Text, TextFull};
use crate::model::{
    Action, ActionId, Actor, Caveat, Corpus, EditionId, Figure, Link, Measure, MeasureId, Objective,
    Recurring, Reference, Section, SectionId, Target, Term, TermId, VocabularyKind, WhenId, Wording,
};
use crate::when::convention::Conventions;

/// A shard with its place in the outline.
pub struct Placed {
    pub shard: Shard,
    pub edition: EditionId,
    pub number: u16,
    /// The objective's id; for a part, that of the objective it adds to.
    pub objective: String,
    /// The place of a part among the parts; `None` for the objective itself.
    pub part: Option<u32>,
}

/// Appends the shards to `corpus`, in the order of the document, and links them.
pub fn merge(corpus: &mut Corpus, mut placed: Vec<Placed>, conventions: &Conventions) -> Vec<Problem> {
    placed.sort_by(|a, b| {
        (a.edition, a.number, &a.objective, a.part, a.shard.file).cmp(&(
            b.edition,
            b.number,
            &b.objective,
            b.part,
            b.shard.file,
        ))
    });
    let used = placed.iter().flat_map(|placed| placed.shard.terms());
    let adoption = Adoption::new(&mut corpus.vocabularies, used);
    let mut merger = Merger::new(corpus, &placed, adoption);
    for shard in placed {
        merger.append(shard);
    }
    merger.link(conventions)
}

struct Merger<'c> {
    corpus: &'c mut Corpus,
    adoption: Adoption,
    origins: Origins,
    /// Relations by the id of the other action. Their texts stand in `ids`.
    relations: Ragged<ShardRelation>,
    afters: Vec<ShardAfter>,
    ids: Text,
    wordings: HashMap<(EditionId, String), WhenId>,
    measures: HashMap<(EditionId, String), MeasureId>,
    /// The files of objectives.
    objectives: HashMap<(EditionId, String), usize>,
    /// The files of the numbers of objectives.
    numbers: HashMap<(EditionId, u16), usize>,
    /// Every time a pot is said to be inside of others.
    inside: Vec<Inside>,
}

impl<'c> Merger<'c> {
    fn new(corpus: &'c mut Corpus, placed: &[Placed], adoption: Adoption) -> Self {
        let sum =
            |count: fn(&Shard) -> usize| placed.iter().map(|placed| count(&placed.shard)).sum::<usize>();
        let rows = sum(|shard| shard.actions.len());
        // Exactly what will be appended: growing an arena of this size would double it.
        let ids: usize = placed.iter().map(|placed| placed.objective.len()).sum();
        corpus.text.reserve(sum(|shard| shard.text.len()) + ids);
        corpus.actions.reserve_exact(rows);
        corpus.sections.reserve_exact(sum(|shard| shard.sections.len()));
        macro_rules! reserve {
            ($($column:ident)*) => {
                $(corpus.$column.reserve(rows, sum(|shard| shard.$column.items().len()));)*
            };
        }
        reserve!(dates actors places instruments acts amounts figures targets caveats extra);
        Self {
            corpus,
            adoption,
            origins: Origins::default(),
            relations: Ragged::default(),
            afters: Vec::new(),
            ids: Text::default(),
            wordings: HashMap::new(),
            measures: HashMap::new(),
            objectives: HashMap::new(),
            numbers: HashMap::new(),
            inside: Vec::new(),
        }
    }

    fn append(&mut self, placed: Placed) {
        let Placed {
            mut shard,
            edition,
            number,
            objective,
            part,
        } = placed;
        let file = shard.file;
        self.origins.problems.append(&mut shard.problems);
        let bases = (self.corpus.text.append(&shard.text), self.ids.append(&shard.ids));
        let (Ok(base), Ok(ids)) = bases else {
            self.origins
                .problems
                .push(Problem::of_file(file, TextFull.into()));
            return;
        };
        let first_section = self.corpus.sections.len();
        let first_action = self.corpus.actions.len();
        let Some(root) = self.root(file, edition, number, &objective, part, first_section) else {
            return;
        };
        let whens = self.add_wordings(&shard, edition, base);
        let tags = self.add_tags(&shard);
        let measures = self.add_measures(&shard, (edition, first_action), base);
        let at_section = |id: SectionId| SectionId(id.0 + first_section as u32);
        let shift = first_action as u32;
        let is_part = part.is_some();
        self.corpus
            .sections
            .extend(shard.sections.into_iter().map(|section| Section {
                id: section.id.rebased(base),
                title: section.title.rebased(base),
                short: section.short.rebased(base),
                parent: section.parent.map(at_section).or(is_part.then_some(root)),
                own: section.own.start + shift..section.own.end + shift,
                actions: section.actions.start + shift..section.actions.end + shift,
                end: at_section(section.end),
                ..section
            }));
        self.corpus
            .actions
            .extend(shard.actions.into_iter().map(|action| Action {
                id: action.id.rebased(base),
                title: action.title.rebased(base),
                summary: action.summary.rebased(base),
                section: at_section(action.section),
                ..action
            }));
        if is_part {
            let end = SectionId::at(self.corpus.sections.len());
            let section = &mut self.corpus.sections[root.index()];
            section.actions.end = self.corpus.actions.len() as u32;
            section.end = end;
        }
        self.corpus.dates.append(shard.dates, |mut date| {
            date.what = date.what.rebased(base);
            date.when = whens[date.when.index()];
            date
        });
        self.append_shared(shard.actors, [shard.places, shard.instruments, shard.acts]);
        let place = |place| self.adoption.number(VocabularyKind::Places, place);
        self.corpus.amounts.append(shard.amounts, |mut amount| {
            amount.what = amount.what.rebased(base);
            amount.measure = amount.measure.map(|measure| measures[measure.index()]);
            amount.over = amount.over.map(|when| whens[when.index()]);
            amount
        });
        self.corpus.amount_places.append(shard.amount_places, place);
        self.add_statistics(shard.figures, shard.targets, &whens, base);
        self.append_rare(
            (shard.references, shard.links, shard.tags, shard.caveats),
            &tags,
            base,
        );
        self.corpus.extra.append(shard.extra, |(name, text)| {
            (name.rebased(base), text.rebased(base))
        });
        self.relations
            .append(shard.relations, |relation| relation.rebased(ids));
        let rebased = |after: ShardAfter| after.rebased(ids, first_action);
        self.afters.extend(shard.afters.into_iter().map(rebased));
        for (action, index, recurring) in shard.recurring {
            let action = ActionId::at(action.index() + first_action);
            let recurring = Recurring {
                every: recurring.every.rebased(base),
                from: recurring.from.map(|when| whens[when.index()]),
                until: recurring.until.map(|when| whens[when.index()]),
                ..recurring
            };
            let number = self.corpus.date_number(action, index);
            self.corpus.recurring.insert(number, recurring);
        }
        self.origins.list.push(FileOrigin {
            file,
            sections: first_section..self.corpus.sections.len(),
            actions: first_action..self.corpus.actions.len(),
        });
    }

    fn add_statistics(
        &mut self,
        figures: Ragged<Figure>,
        targets: Ragged<Target>,
        whens: &[WhenId],
        base: u32,
    ) {
        let when = |when: Option<WhenId>| when.map(|when| whens[when.index()]);
        let body = |body| self.adoption.number(VocabularyKind::Bodies, body);
        let place = |place| self.adoption.number(VocabularyKind::Places, place);
        self.corpus.figures.append(figures, |mut figure| {
            figure.indicator = figure.indicator.rebased(base);
            figure.unit = figure.unit.rebased(base);
            figure.period = when(figure.period);
            figure.source = figure.source.map(body);
            figure.place = figure.place.map(place);
            if let Some(change) = &mut figure.change {
                change.versus = when(change.versus);
            }
            figure
        });
        self.corpus.targets.append(targets, |mut target| {
            target.indicator = target.indicator.rebased(base);
            target.unit = target.unit.rebased(base);
            target.by = when(target.by);
            target
        });
    }

    /// Appends the bodies of actions and their other terms.
    fn append_shared(&mut self, actors: Ragged<Actor>, [places, instruments, acts]: [Ragged<TermId>; 3]) {
        let body = |body| self.adoption.number(VocabularyKind::Bodies, body);
        let place = |place| self.adoption.number(VocabularyKind::Places, place);
        self.corpus.actors.append(actors, |actor| Actor {
            body: body(actor.body),
            ..actor
        });
        self.corpus.places.append(places, place);
        // There are no common instruments or acts.
        self.corpus
            .instruments
            .append(instruments, |instrument| instrument);
        self.corpus.acts.append(acts, |act| act);
    }

    /// Appends the columns of what most actions lack.
    fn append_rare(
        &mut self,
        (references, links, rows, caveats): (Ragged<Reference>, Ragged<Link>, Ragged<TermId>, Ragged<Caveat>),
        tags: &[TermId],
        base: u32,
    ) {
        self.corpus.caveats.append(caveats, |caveat| Caveat {
            text: caveat.text.rebased(base),
            ..caveat
        });
        self.corpus.references.append(references, |reference| Reference {
            number: reference.number.rebased(base),
            url: reference.url.rebased(base),
            ..reference
        });
        self.corpus.tags.append(rows, |tag| tags[tag.index()]);
        self.corpus.links.append(links, |link| Link {
            title: link.title.rebased(base),
            url: link.url.rebased(base),
        });
    }

    /// The root section of the shard's objective, which for a part must have been added by another file.
    fn root(
        &mut self,
        file: usize,
        edition: EditionId,
        number: u16,
        objective: &str,
        part: Option<u32>,
        next: usize,
    ) -> Option<SectionId> {
        if part.is_none() {
            let key = (edition, objective.to_owned());
            if let Err(taken) = self.objectives.try_insert(key, file) {
                let place = ProblemPlace::Value(vec![Step::Field("id")]);
                let mistake = CorpusMistake::DuplicateId {
                    what: "objective",
                    id: objective.to_owned(),
                    first: Some((*taken.entry.get(), place.clone())),
                };
                // It is added all the same: what refers to its actions is not wrong.
                self.origins.problems.push(Problem { file, place, mistake });
            // A stand-in for an objective that is missing has no number of its own.
            } else if number < u16::MAX
                && let Err(taken) = self.numbers.try_insert((edition, number), file)
            {
                let place = ProblemPlace::Value(vec![Step::Field("number")]);
                let first = (*taken.entry.get(), place.clone());
                let mistake = CorpusMistake::SameNumber { number, first };
                self.origins.problems.push(Problem { file, place, mistake });
            }
            let section = SectionId::at(next);
            let id = self.corpus.text.push(objective);
            self.corpus.objectives.push(Objective {
                id,
                number,
                edition,
                section,
            });
            return Some(section);
        }
        // Parts follow their objective directly, since shards are sorted by its number and id.
        self.corpus
            .objectives
            .last()
            .filter(|last| last.edition == edition && self.corpus.str(last.id) == objective)
            .map(|last| last.section)
    }

    fn add_wordings(&mut self, shard: &Shard, edition: EditionId, base: u32) -> Vec<WhenId> {
        shard
            .wordings
            .iter()
            .map(|wording| {
                // The same words may have been understood from different `when`s: the window tells them apart.
                let key = (
                    edition,
                    format!("{}\0{}", shard.text.get(wording.text), wording.when),
                );
                *self.wordings.entry(key).or_insert_with(|| {
                    let number = WhenId::at(self.corpus.wordings.len());
                    self.corpus.wordings.push(Wording {
                        text: wording.text.rebased(base),
                        ..wording.clone()
                    });
                    number
                })
            })
            .collect()
    }

    fn add_measures(
        &mut self,
        shard: &Shard,
        (edition, first_action): (EditionId, usize),
        base: u32,
    ) -> Vec<MeasureId> {
        let mut numbers = Vec::with_capacity(shard.measures.len());
        for measure in &shard.measures {
            let number = *self
                .measures
                .entry((edition, shard.text.get(measure.id).to_owned()))
                .or_insert_with(|| {
                    self.corpus.measures.push(Measure {
                        id: measure.id.rebased(base),
                    });
                    MeasureId::at(self.corpus.measures.len() - 1)
                });
            if !measure.part_of.is_empty() {
                self.inside.push(Inside {
                    measure: number,
                    outer: measure.part_of.iter().map(|id| id.rebased(base)).collect(),
                    action: ActionId(measure.said.0 + first_action as u32),
                    amount: measure.said.1,
                });
            }
            numbers.push(number);
        }
        numbers
    }

    /// The numbers that the tags of a shard have in the corpus.
    fn add_tags(&mut self, shard: &Shard) -> Vec<TermId> {
        let tags = &mut self.corpus.vocabularies[VocabularyKind::Tags as usize];
        let mut numbers = Vec::with_capacity(shard.tag_names.len());
        for name in &shard.tag_names {
            let name = shard.text.get(*name);
            let number = tags.find(name).unwrap_or_else(|| {
                // Numbers take two bytes.
                if tags.len() > usize::from(u16::MAX) {
                    let mistake = CorpusMistake::TooMany("65,536 tags");
                    self.origins.problems.push(Problem::of_file(shard.file, mistake));
                    return TermId(0);
                }
                let term = Term {
                    id: name.to_owned(),
                    name: name.to_owned(),
                    ..Term::default()
                };
                tags.add(term).unwrap_or_else(|taken| taken)
            });
            numbers.push(number);
        }
        numbers
    }

    /// Resolves what needs all files: ids of actions and pots, and the rings they may form.
    fn link(self, conventions: &Conventions) -> Vec<Problem> {
        let Self {
            corpus, mut origins, ..
        } = self;
        corpus.references.close();
        corpus.links.close();
        corpus.tags.close();
        origins.count(corpus);
        duplicates::index_actions(corpus, &mut origins);
        duplicates::check_sections(corpus, &mut origins);
        relations::relate(corpus, &mut origins, &self.relations, &self.ids);
        after::count_from_others(corpus, &mut origins, conventions, (&self.afters, &self.ids));
        pots::nest(corpus, &mut origins, self.inside, &self.measures);
        origins.problems
    }
}
