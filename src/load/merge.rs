//! Shards, put together into one corpus, and the links between them resolved: ids of actions, pots inside pots.

use hashbrown::HashMap;

use super::problem::{Mistake, Place, Problem, Step};
use super::shard::{Shard, action_steps, same_pots, section_steps};
use crate::model::corpus::ActionIndex;
use crate::model::ragged::Ragged;
use crate::model::text::{Str, Text};
use crate::model::words::RelationKind;
use crate::model::{
    Action, ActionId, ActionRef, Corpus, EditionId, Measure, MeasureId, Objective, Relation, Section,
    SectionId, WhenId, Wording,
};
use crate::text::nearest::nearest;

/// A shard with its place in the outline.
pub struct Placed {
    pub shard: Shard,
    /// The edition of its objective.
    pub edition: EditionId,
    /// The number of its objective, by which objectives are ordered.
    pub number: u16,
    /// The objective's id; for a part, that of the objective it adds to.
    pub objective: String,
    /// The place of a part among the parts; `None` for the objective itself.
    pub part: Option<u32>,
}

/// Where the columns of one file went.
struct Origin {
    file: usize,
    is_part: bool,
    sections: std::ops::Range<usize>,
    actions: std::ops::Range<usize>,
}

/// Appends the shards to `corpus`, in the order of the document, and links them.
pub fn merge(corpus: &mut Corpus, mut placed: Vec<Placed>) -> Vec<Problem> {
    placed.sort_by(|a, b| {
        (a.edition, a.number, &a.objective, a.part, a.shard.file).cmp(&(
            b.edition,
            b.number,
            &b.objective,
            b.part,
            b.shard.file,
        ))
    });
    let mut merger = Merger::new(corpus, &placed);
    for shard in placed {
        merger.append(shard);
    }
    merger.link()
}

/// After this many problems no nearest names are looked for any more.
const SUGGESTIONS: usize = 200;

/// Pots that one is said to be inside of, and where that is said: the action, and the index of its amount.
struct Inside {
    measure: MeasureId,
    outer: Vec<Str>,
    action: ActionId,
    amount: usize,
}

struct Merger<'c> {
    corpus: &'c mut Corpus,
    origins: Vec<Origin>,
    /// Relations by the id of the other action, which stands in `links`.
    relations: Ragged<(RelationKind, Str)>,
    links: Text,
    wordings: HashMap<(EditionId, String), WhenId>,
    measures: HashMap<String, MeasureId>,
    /// Every time a pot is said to be inside of others.
    inside: Vec<Inside>,
    problems: Vec<Problem>,
}

impl<'c> Merger<'c> {
    fn new(corpus: &'c mut Corpus, placed: &[Placed]) -> Self {
        let sum =
            |count: fn(&Shard) -> usize| placed.iter().map(|placed| count(&placed.shard)).sum::<usize>();
        let rows = sum(|shard| shard.actions.len());
        // Exactly what will be appended: growing an arena of this size would double it.
        let ids: usize = placed.iter().map(|placed| placed.objective.len()).sum();
        corpus.text.reserve(sum(|shard| shard.text.len()) + ids);
        corpus.actions.reserve_exact(rows);
        corpus.sections.reserve_exact(sum(|shard| shard.sections.len()));
        corpus.dates.reserve(rows, sum(|shard| shard.dates.items().len()));
        corpus
            .actors
            .reserve(rows, sum(|shard| shard.actors.items().len()));
        corpus
            .places
            .reserve(rows, sum(|shard| shard.places.items().len()));
        corpus
            .instruments
            .reserve(rows, sum(|shard| shard.instruments.items().len()));
        corpus.acts.reserve(rows, sum(|shard| shard.acts.items().len()));
        corpus
            .amounts
            .reserve(rows, sum(|shard| shard.amounts.items().len()));
        corpus
            .figures
            .reserve(rows, sum(|shard| shard.figures.items().len()));
        corpus
            .caveats
            .reserve(rows, sum(|shard| shard.caveats.items().len()));
        Self {
            corpus,
            origins: Vec::new(),
            relations: Ragged::default(),
            links: Text::default(),
            wordings: HashMap::new(),
            measures: HashMap::new(),
            inside: Vec::new(),
            problems: Vec::new(),
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
        self.problems.append(&mut shard.problems);
        let bases = (
            self.corpus.text.append(&shard.text),
            self.links.append(&shard.links),
        );
        let (Ok(base), Ok(links)) = bases else {
            let mistake = Mistake::TooMany("4 GiB of text");
            self.problems.push(Problem {
                file,
                place: Place::File,
                mistake,
            });
            return;
        };
        let first_section = self.corpus.sections.len();
        let first_action = self.corpus.actions.len();
        let Some(root) = self.root(file, edition, number, &objective, part, first_section) else {
            return;
        };
        let whens = self.add_wordings(&shard, edition, base);
        let measures = self.add_measures(&shard, first_action, base);
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
        self.corpus.actors.append(shard.actors, |actor| actor);
        self.corpus.places.append(shard.places, |place| place);
        self.corpus
            .instruments
            .append(shard.instruments, |instrument| instrument);
        self.corpus.acts.append(shard.acts, |act| act);
        self.corpus.amounts.append(shard.amounts, |mut amount| {
            amount.what = amount.what.rebased(base);
            amount.measure = amount.measure.map(|measure| measures[measure.index()]);
            amount
        });
        self.corpus
            .amount_places
            .append(shard.amount_places, |place| place);
        let when = |when: Option<WhenId>| when.map(|when| whens[when.index()]);
        self.corpus.figures.append(shard.figures, |mut figure| {
            figure.indicator = figure.indicator.rebased(base);
            figure.unit = figure.unit.rebased(base);
            figure.period = when(figure.period);
            if let Some(change) = &mut figure.change {
                change.versus = when(change.versus);
            }
            figure
        });
        self.corpus
            .caveats
            .append(shard.caveats, |caveat| caveat.rebased(base));
        self.relations
            .append(shard.relations, |(kind, to)| (kind, to.rebased(links)));
        self.origins.push(Origin {
            file,
            is_part,
            sections: first_section..self.corpus.sections.len(),
            actions: first_action..self.corpus.actions.len(),
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
            let taken = self.corpus.objectives.iter().find(|other| {
                other.edition == edition
                    && self.corpus.str(self.corpus.section(other.section).id) == objective
            });
            if let Some(other) = taken {
                let origin = self
                    .origins
                    .iter()
                    .find(|origin| origin.sections.contains(&other.section.index()));
                let place = Place::Value(vec![Step::Field("id")]);
                let mistake = Mistake::DuplicateId {
                    what: "objective",
                    id: objective.to_owned(),
                    first: origin.map(|origin| (origin.file, place.clone())),
                };
                // It is added all the same: what refers to its actions is not wrong.
                self.problems.push(Problem { file, place, mistake });
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

    fn add_measures(&mut self, shard: &Shard, first_action: usize, base: u32) -> Vec<MeasureId> {
        let mut numbers = Vec::with_capacity(shard.measures.len());
        for measure in &shard.measures {
            let number = *self
                .measures
                .entry_ref(shard.text.get(measure.id))
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

    /// Resolves what needs all files: ids of actions and pots, and the rings they may form.
    fn link(mut self) -> Vec<Problem> {
        self.index();
        self.relate();
        self.nest_pots();
        self.problems
    }

    fn index(&mut self) {
        let corpus = &*self.corpus;
        let mut index = ActionIndex::with_capacity(corpus.actions.len());
        let mut taken = Vec::new();
        for action in (0..corpus.actions.len()).map(ActionId::at) {
            let id = |action: ActionId| corpus.str(corpus.actions[action.index()].id);
            if let Err(first) = index.insert(action, id) {
                taken.push((action, first));
            }
        }
        for (action, first) in taken {
            let id = self.corpus.action(action).key().to_owned();
            let first = self.in_action(first, &[Step::Field("id")]);
            self.report(
                action,
                &[Step::Field("id")],
                Mistake::DuplicateId {
                    what: "action",
                    id,
                    first,
                },
            );
        }
        self.corpus.by_id = index;
        // Sections of two editions may share their id. An objective is told apart by having no section above.
        let mut sections: HashMap<(EditionId, &str), usize> = HashMap::new();
        let corpus = &*self.corpus;
        let mut taken = Vec::new();
        for (number, section) in corpus.sections.iter().enumerate() {
            if section.parent.is_some() {
                let key = (corpus.edition_of(SectionId::at(number)), corpus.str(section.id));
                if let Err(first) = sections.try_insert(key, number) {
                    taken.push((number, *first.entry.get()));
                }
            }
        }
        for (number, first) in taken {
            let id = self.corpus.str(self.corpus.sections[number].id).to_owned();
            let first = self.in_section(first);
            if let Some((file, place)) = self.in_section(number) {
                let what = "section";
                let mistake = Mistake::DuplicateId { what, id, first };
                self.problems.push(Problem { file, place, mistake });
            }
        }
    }

    fn relate(&mut self) {
        let rows = self.corpus.actions.len();
        let relations = std::mem::take(&mut self.relations);
        let mut resolved = Ragged::default();
        resolved.reserve(rows, relations.items().len());
        let mut reverse = Vec::with_capacity(relations.items().len());
        for row in 0..relations.rows() {
            let action = ActionId::at(row);
            for (index, (kind, to)) in relations.row(row).iter().enumerate() {
                let at = [Step::Field("related"), Step::Item(index), Step::Field("to")];
                let id = self.links.get(*to);
                let mistake = match self.corpus.find(id) {
                    Some(to) if to == action => Mistake::SelfRelation,
                    Some(to) => {
                        resolved.push(Relation { kind: *kind, to });
                        reverse.push((
                            to.0,
                            Relation {
                                kind: *kind,
                                to: action,
                            },
                        ));
                        continue;
                    }
                    None => {
                        let meant = self
                            .may_suggest()
                            .then(|| nearest(id, self.corpus.all().map(ActionRef::key)).map(str::to_owned))
                            .flatten();
                        Mistake::Dangling {
                            what: "action",
                            id: id.to_owned(),
                            meant,
                        }
                    }
                };
                self.report(action, &at, mistake);
            }
            resolved.end_row();
        }
        self.corpus.relations = resolved;
        self.corpus.related_from = Ragged::gather(rows, &reverse);
        let up = |action: usize| {
            let row = self.corpus.relations.row(action).iter();
            row.filter(|relation| relation.kind == RelationKind::PartOf)
                .map(|relation| relation.to.index())
                .collect()
        };
        for ring in rings(rows, up) {
            let action = ActionId::at(ring[0]);
            let ids = ring
                .iter()
                .map(|index| self.corpus.action(ActionId::at(*index)).key().to_owned())
                .collect();
            self.report(action, &[Step::Field("related")], Mistake::Cycle("PartOf", ids));
        }
    }

    fn nest_pots(&mut self) {
        let mut said_first: HashMap<MeasureId, Inside> = HashMap::new();
        let mut pairs: Vec<(u32, MeasureId)> = Vec::new();
        for said in std::mem::take(&mut self.inside) {
            let names = |said: &Inside| -> Vec<String> {
                let ids = said.outer.iter();
                ids.map(|id| self.corpus.str(*id).to_owned()).collect()
            };
            if let Some(first) = said_first.get(&said.measure) {
                let (first, second) = (names(first), names(&said));
                if !same_pots(&first, &second) {
                    let measure = self.corpus.str(self.corpus.measure(said.measure).id).to_owned();
                    let mistake = Mistake::TwoPots {
                        measure,
                        first,
                        second,
                    };
                    self.report(said.action, &at_pot(said.amount), mistake);
                }
                continue;
            }
            for (index, id) in names(&said).into_iter().enumerate() {
                if let Some(outer) = self.measures.get(&id) {
                    pairs.push((said.measure.0, *outer));
                    continue;
                }
                // In the order of the document, so that the same data is told the same.
                let known = self
                    .corpus
                    .measures
                    .iter()
                    .map(|measure| self.corpus.str(measure.id));
                let meant = self
                    .may_suggest()
                    .then(|| nearest(&id, known).map(str::to_owned))
                    .flatten();
                let mistake = Mistake::Dangling {
                    what: "measure",
                    id,
                    meant,
                };
                let at = [&at_pot(said.amount)[..], &[Step::Item(index)]].concat();
                self.report(said.action, &at, mistake);
            }
            said_first.insert(said.measure, said);
        }
        self.corpus.pots_outside = Ragged::gather(self.corpus.measures.len(), &pairs);
        let up = |number: usize| {
            let outer = self.corpus.pots_outside.row(number).iter();
            outer.map(|outer| outer.index()).collect()
        };
        for ring in rings(self.corpus.measures.len(), up) {
            let ids = ring
                .iter()
                .map(|number| self.corpus.str(self.corpus.measures[*number].id).to_owned());
            let mistake = Mistake::Cycle("part_of", ids.collect());
            if let Some(said) = said_first.get(&MeasureId::at(ring[0])) {
                self.report(said.action, &at_pot(said.amount), mistake);
            }
        }
    }

    /// Whether another nearest name is worth its time: each takes a look at every action of the corpus.
    fn may_suggest(&self) -> bool {
        self.problems.len() < SUGGESTIONS
    }

    fn report(&mut self, action: ActionId, inside: &[Step], mistake: Mistake) {
        if let Some((file, place)) = self.in_action(action, inside) {
            self.problems.push(Problem { file, place, mistake });
        }
    }

    /// The file of an action and the steps to a value of it.
    fn in_action(&self, action: ActionId, inside: &[Step]) -> Option<(usize, Place)> {
        let origin = self
            .origins
            .iter()
            .find(|origin| origin.actions.contains(&action.index()))?;
        let section = self.corpus.actions[action.index()].section;
        let index = action.0 - self.corpus.section(section).own.start;
        let mut steps = action_steps(&self.path(origin, section.index()), index as usize);
        steps.extend(inside);
        Some((origin.file, Place::Value(steps)))
    }

    /// The file of a section and the steps to its id.
    fn in_section(&self, section: usize) -> Option<(usize, Place)> {
        let origin = self
            .origins
            .iter()
            .find(|origin| origin.sections.contains(&section))?;
        let mut steps = section_steps(&self.path(origin, section));
        steps.push(Step::Field("id"));
        Some((origin.file, Place::Value(steps)))
    }

    /// The indexes of a section and those above it, within the lists of its file.
    fn path(&self, origin: &Origin, section: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = section;
        loop {
            let parent = self.corpus.sections[at].parent.map(SectionId::index);
            // The root of an objective is the file itself; so is, for a part, the root it adds to.
            let Some(parent) = parent else { break };
            let inside = origin.sections.contains(&parent);
            let first = if inside { parent + 1 } else { origin.sections.start };
            let before =
                std::iter::successors(Some(first), |next| Some(self.corpus.sections[*next].end.index()))
                    .take_while(|next| *next < at)
                    .count();
            path.push(before);
            if !inside || (parent == origin.sections.start && !origin.is_part) {
                break;
            }
            at = parent;
        }
        path.reverse();
        path
    }
}

/// The steps to where an amount says which pots it is inside of.
const fn at_pot(amount: usize) -> [Step; 3] {
    [Step::Field("amounts"), Step::Item(amount), Step::Field("part_of")]
}

/// The rings of a graph of `count` nodes, each told once, from any of its nodes.
pub fn rings(count: usize, up: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut marks = vec![Mark::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        if marks[start] != Mark::New {
            continue;
        }
        // A path of nodes with what is still to be followed from each: depth is bounded by memory, not the stack.
        let mut path = vec![(start, up(start))];
        marks[start] = Mark::OnPath;
        while let Some((node, open)) = path.last_mut() {
            match open.pop() {
                Some(next) if marks[next] == Mark::OnPath => {
                    let from = path.iter().position(|(node, _)| *node == next).unwrap_or(0);
                    let mut ring: Vec<_> = path[from..].iter().map(|(node, _)| *node).collect();
                    ring.push(next);
                    found.push(ring);
                }
                Some(next) if marks[next] == Mark::New => {
                    marks[next] = Mark::OnPath;
                    path.push((next, up(next)));
                }
                Some(_) => {}
                None => {
                    marks[*node] = Mark::Done;
                    path.pop();
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::rings;

    #[test]
    fn rings_are_told_once() {
        let edges = [vec![1], vec![2], vec![0], vec![0], vec![4]];
        assert_eq!(
            rings(5, |node| edges[node].clone()),
            [vec![0, 1, 2, 0], vec![4, 4]]
        );
        assert!(rings(3, |node| if node < 2 { vec![node + 1] } else { vec![] }).is_empty());
    }
}
