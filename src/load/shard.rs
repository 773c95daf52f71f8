//! One file of actions, turned from what serde read into packed columns of its own.
//!
//! Shards know nothing of each other, so that the files of a corpus are read side by side; [`super::merge`] puts
//! them together. Every mistake is kept with its place, and something harmless put in its stead, so that the rest
//! of the file is checked too.

use chrono::NaiveDate;
use hashbrown::{HashMap, HashSet};

use super::problem::{Mistake, Place, Problem, Step};
use super::raw::{RawAction, RawAmount, RawDate, RawFigure, RawSection, RawStr};
use super::shape::DEEPEST;
use super::suggestions::Suggestions;
use crate::model::text::{Str, Text};
use crate::model::words::{Hedge, Qualifier, RelationKind};
use crate::model::{
    Action, Actor, Amount, Change, Date, Difference, Figure, MeasureId, Section, SectionId, Source, TermId,
    Vocabulary, VocabularyKind, WhenId, Wording, ragged::Ragged,
};
use crate::when::When;
use crate::when::convention::Conventions;

/// The columns of one file. Numbers of sections, actions, wordings and measures count within the shard.
#[derive(Debug, Default)]
pub struct Shard {
    pub file: usize,
    pub text: Text,
    pub sections: Vec<Section>,
    pub actions: Vec<Action>,
    pub dates: Ragged<Date>,
    pub actors: Ragged<Actor>,
    pub places: Ragged<TermId>,
    pub instruments: Ragged<TermId>,
    pub acts: Ragged<TermId>,
    pub amounts: Ragged<Amount>,
    pub amount_places: Ragged<TermId>,
    pub figures: Ragged<Figure>,
    /// Relations by the id of the other action, which stands in `links`.
    pub relations: Ragged<(RelationKind, Str)>,
    /// Text that is of use until relations are resolved, and then let go.
    pub links: Text,
    pub caveats: Ragged<Str>,
    pub wordings: Vec<Wording>,
    /// Pots: their id, the ids of those they are said to be inside of, and where that was said.
    pub measures: Vec<ShardMeasure>,
    pub problems: Vec<Problem>,
}

/// A pot as one file tells it.
#[derive(Debug)]
pub struct ShardMeasure {
    pub id: Str,
    pub part_of: Vec<Str>,
    /// Where `part_of` was said: the action and the index of the amount.
    pub said: (u32, usize),
}

/// Whether two lists name the same pots, in whatever order.
pub fn same_pots(first: &[String], second: &[String]) -> bool {
    let [first, second] = [first, second].map(|ids| ids.iter().collect::<HashSet<_>>());
    first == second
}

/// What a shard needs to know of the rest of the corpus.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// The vocabularies, all loaded.
    pub vocabularies: &'c [Vocabulary; 4],
    pub conventions: &'c Conventions,
    /// The date of the edition, to which "coming weeks" is relative.
    pub as_of: NaiveDate,
    /// How many lines the source document has; 0 where unknown.
    pub source_lines: u32,
}

/// Builds a shard out of the records of one file.
pub struct Builder<'c, 'a> {
    context: Context<'c>,
    shard: Shard,
    strings: HashMap<RawStr<'a>, Str>,
    whens: HashMap<(RawStr<'a>, Option<RawStr<'a>>), Option<WhenId>>,
    measures: HashMap<RawStr<'a>, MeasureId>,
    /// Ids that are in no vocabulary.
    unknown: HashMap<(VocabularyKind, String), Mistake>,
    suggestions: Suggestions,
    /// Indexes of the sections above, within their lists; none at the root.
    path: Vec<usize>,
    /// The action being built: its index in its list.
    action: usize,
}

impl<'c, 'a> Builder<'c, 'a> {
    /// A builder for the file with index `file`, whose text has `bytes` bytes.
    pub fn new(file: usize, bytes: usize, context: Context<'c>, suggestions: Suggestions) -> Self {
        // About half of a file is text that is kept; the rest is names of fields, brackets and white space.
        let shard = Shard {
            file,
            text: Text::with_capacity(bytes / 2),
            ..Shard::default()
        };
        Self {
            context,
            shard,
            strings: HashMap::new(),
            whens: HashMap::new(),
            measures: HashMap::new(),
            unknown: HashMap::new(),
            suggestions,
            path: Vec::new(),
            action: 0,
        }
    }

    pub fn finish(self) -> Shard {
        self.shard
    }

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
        (id, title, short, line): (&RawStr<'a>, &RawStr<'a>, Option<&RawStr<'a>>, u32),
        actions: Vec<RawAction<'a>>,
        sections: Vec<RawSection<'a>>,
    ) {
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
        let own_end = self.shard.actions.len() as u32;
        self.sections(Some(number), depth + 1, sections);
        let end = SectionId::at(self.shard.sections.len());
        let all_end = self.shard.actions.len() as u32;
        let section = &mut self.shard.sections[number.index()];
        section.own = first..own_end;
        section.actions = first..all_end;
        section.end = end;
    }

    /// Adds one action. It is written field by field, in the order of the columns.
    fn add(&mut self, section: SectionId, raw: RawAction<'a>) {
        self.require(
            is_id(&raw.id),
            |this| this.in_action(&[Step::Field("id")]),
            || Mistake::BadId(raw.id.to_string()),
        );
        self.require(
            is_title(&raw.title),
            |this| this.in_action(&[Step::Field("title")]),
            || Mistake::EmptyTitle("title"),
        );
        let record = Action {
            id: self.shard.text.push(&raw.id),
            title: self.shard.text.push(&raw.title),
            summary: raw
                .summary
                .map_or(Str::EMPTY, |summary| self.shard.text.push(&summary)),
            section,
            source: self.source(raw.source),
            block: raw.block,
            kind: raw.kind,
            status: raw.status,
        };
        self.shard.actions.push(record);
        for (index, date) in raw.dates.into_iter().enumerate() {
            self.date(index, date);
        }
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
            let to = self.shard.links.push(&relation.to);
            self.shard.relations.push((relation.kind, to));
        }
        self.shard.relations.end_row();
        for caveat in raw.caveats {
            let caveat = self.shard.text.push(&caveat);
            self.shard.caveats.push(caveat);
        }
        self.shard.caveats.end_row();
    }

    fn column(&mut self, kind: VocabularyKind) -> &mut Ragged<TermId> {
        match kind {
            VocabularyKind::Places => &mut self.shard.places,
            VocabularyKind::Instruments => &mut self.shard.instruments,
            VocabularyKind::Acts | VocabularyKind::Bodies => &mut self.shard.acts,
        }
    }

    fn source(&mut self, raw: super::raw::RawSource) -> Source {
        let last_line = raw.last_line.unwrap_or(raw.line);
        let lines = self.context.source_lines;
        let wrong = if raw.item == 0 || raw.line == 0 {
            Some("items and lines are counted from 1".to_owned())
        } else if last_line < raw.line {
            Some(format!(
                "the citation ends at line {last_line}, before it starts at {}",
                raw.line
            ))
        } else if lines > 0 && last_line > lines {
            Some(format!(
                "line {last_line} is past the end of the document, which has {lines}"
            ))
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.problem(&[Step::Field("source")], Mistake::Citation(wrong));
        }
        Source {
            item: raw.item,
            line: raw.line,
            last_line,
        }
    }

    fn date(&mut self, index: usize, raw: RawDate<'a>) {
        let at = || vec![Step::Field("dates"), Step::Item(index), Step::Field("when")];
        let Some(when) = self.when(raw.when, raw.wording, at) else {
            return;
        };
        let what = self.string(raw.what);
        let hedge = raw.hedge.unwrap_or(Hedge::Firm);
        self.shard.dates.push(Date {
            what,
            when,
            role: raw.role,
            hedge,
            year_inferred: raw.year_inferred,
        });
    }

    fn amount(&mut self, index: usize, raw: RawAmount<'a>) {
        let at = |field| move || vec![Step::Field("amounts"), Step::Item(index), Step::Field(field)];
        let instrument = raw
            .instrument
            .and_then(|id| self.term(VocabularyKind::Instruments, &id, at("instrument")));
        if let Some(id) = &raw.measure {
            self.require(
                is_id(id),
                |this| this.in_action(&at("measure")()),
                || Mistake::BadId(id.to_string()),
            );
        }
        let measure = raw.measure.map(|id| self.measure(id));
        if let Some(measure) = measure
            && !raw.part_of.is_empty()
        {
            self.inside(index, measure, &raw.part_of);
        }
        for (place, id) in raw.places.iter().enumerate() {
            let at = || [at("places")(), vec![Step::Item(place)]].concat();
            let term = self.term(VocabularyKind::Places, id, at);
            self.shard.amount_places.push_some(term);
        }
        self.shard.amount_places.end_row();
        let amount = Amount {
            eur: raw.eur,
            what: self.string(raw.what),
            measure,
            instrument,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
            stage: raw.stage,
            mobilised: raw.mobilised,
        };
        self.shard.amounts.push(amount);
    }

    /// A pot is said to be inside of others. That may be said again, but not otherwise.
    fn inside(&mut self, index: usize, measure: MeasureId, outer: &[RawStr<'a>]) {
        let said = (self.shard.actions.len() as u32 - 1, index);
        let texts = outer.iter().map(|id| self.shard.text.push(id)).collect();
        let pot = &mut self.shard.measures[measure.index()];
        if pot.part_of.is_empty() {
            (pot.part_of, pot.said) = (texts, said);
            return;
        }
        let text = &self.shard.text;
        let first: Vec<_> = pot.part_of.iter().map(|id| text.get(*id).to_owned()).collect();
        let second: Vec<_> = outer.iter().map(ToString::to_string).collect();
        if !same_pots(&first, &second) {
            let mistake = Mistake::TwoPots {
                measure: text.get(pot.id).to_owned(),
                first,
                second,
            };
            let at = [Step::Field("amounts"), Step::Item(index), Step::Field("part_of")];
            self.problem(&at, mistake);
        }
    }

    fn measure(&mut self, id: RawStr<'a>) -> MeasureId {
        if let Some(known) = self.measures.get(&id) {
            return *known;
        }
        let number = MeasureId::at(self.shard.measures.len());
        let text = self.shard.text.push(&id);
        self.shard.measures.push(ShardMeasure {
            id: text,
            part_of: Vec::new(),
            said: (0, 0),
        });
        self.measures.insert(id, number);
        number
    }

    fn figure(&mut self, index: usize, raw: RawFigure<'a>) {
        let at = |field| move || vec![Step::Field("figures"), Step::Item(index), Step::Field(field)];
        let period = raw
            .period
            .and_then(|period| self.when(period, None, at("period")));
        let source = raw
            .source
            .and_then(|id| self.term(VocabularyKind::Bodies, &id, at("source")));
        let place = raw
            .place
            .and_then(|id| self.term(VocabularyKind::Places, &id, at("place")));
        let change = raw.change.and_then(|change| {
            let versus = change.versus.and_then(|versus| {
                let at = || [at("change")(), vec![Step::Field("versus")]].concat();
                self.when(versus, None, at)
            });
            let by = match (change.percent, change.by) {
                (Some(percent), None) => Difference::Percent(percent),
                (None, Some(by)) => Difference::Absolute(by),
                _ => {
                    self.problem(&at("change")(), Mistake::ChangeSize);
                    return None;
                }
            };
            Some(Change {
                by,
                qualifier: change.qualifier.unwrap_or(Qualifier::Exact),
                versus,
            })
        });
        let figure = Figure {
            indicator: self.string(Some(raw.indicator)),
            value: raw.value,
            unit: self.string(raw.unit),
            period,
            change,
            source,
            place,
            qualifier: raw.qualifier.unwrap_or(Qualifier::Exact),
        };
        self.shard.figures.push(figure);
    }

    /// A wording, parsed once however often it stands in the file.
    fn when(
        &mut self,
        when: RawStr<'a>,
        wording: Option<RawStr<'a>>,
        at: impl Fn() -> Vec<Step>,
    ) -> Option<WhenId> {
        let key = (when, wording);
        if let Some(known) = self.whens.get(&key) {
            // A wrong wording is reported wherever it stands.
            if known.is_some() {
                return *known;
            }
        }
        let parsed = match When::parse(&key.0, self.context.as_of) {
            Ok(parsed) => {
                let text = self.shard.text.push(key.1.as_ref().unwrap_or(&key.0));
                let window = parsed.window(self.context.conventions);
                let number = WhenId::at(self.shard.wordings.len());
                self.shard.wordings.push(Wording {
                    text,
                    when: parsed,
                    window,
                });
                Some(number)
            }
            Err(error) => {
                self.problem(&at(), Mistake::Date(error));
                None
            }
        };
        self.whens.insert(key, parsed);
        parsed
    }

    /// A short string that is likely to come again.
    fn string(&mut self, raw: Option<RawStr<'a>>) -> Str {
        let Some(raw) = raw else { return Str::EMPTY };
        if let Some(known) = self.strings.get(&raw) {
            return *known;
        }
        let str = self.shard.text.push(&raw);
        self.strings.insert(raw, str);
        str
    }

    fn term(&mut self, kind: VocabularyKind, id: &str, at: impl Fn() -> Vec<Step>) -> Option<TermId> {
        let found = self.context.vocabularies[kind as usize].find(id);
        if found.is_none() {
            // The same id is often wrong in many places; to find the nearest one takes a look at all of them.
            let mistake = self
                .unknown
                .entry((kind, id.to_owned()))
                .or_insert_with(|| self.suggestions.dangling(self.context.vocabularies, kind, id))
                .clone();
            self.problem(&at(), mistake);
        }
        found
    }

    /// Keeps a mistake unless things are as they should be.
    fn require(
        &mut self,
        fine: bool,
        at: impl FnOnce(&Self) -> Vec<Step>,
        mistake: impl FnOnce() -> Mistake,
    ) {
        if !fine {
            let place = Place::Value(at(self));
            self.shard.problems.push(Problem {
                file: self.shard.file,
                place,
                mistake: mistake(),
            });
        }
    }

    fn in_section(&self, field: &'static str) -> Vec<Step> {
        [section_steps(&self.path), vec![Step::Field(field)]].concat()
    }

    /// The steps to a value of the action being built.
    fn in_action(&self, inside: &[Step]) -> Vec<Step> {
        [action_steps(&self.path, self.action), inside.to_vec()].concat()
    }

    /// Keeps a mistake in the action being built.
    fn problem(&mut self, inside: &[Step], mistake: Mistake) {
        self.require(false, |this| this.in_action(inside), || mistake);
    }
}

impl Ragged<TermId> {
    fn push_some(&mut self, term: Option<TermId>) {
        if let Some(term) = term {
            self.push(term);
        }
    }
}

/// The steps from the outermost value of a file to a section, by the indexes of the sections above and its own.
pub fn section_steps(path: &[usize]) -> Vec<Step> {
    path.iter()
        .flat_map(|index| [Step::Field("sections"), Step::Item(*index)])
        .collect()
}

/// The steps to an action: its section's, and its own index.
pub fn action_steps(path: &[usize], action: usize) -> Vec<Step> {
    let mut steps = section_steps(path);
    steps.extend([Step::Field("actions"), Step::Item(action)]);
    steps
}

/// Whether `id` is made of the letters ids are made of. Places keep their ISO capitals.
pub fn is_id(id: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    !id.is_empty() && id.bytes().all(inner) && !id.starts_with(['-', '.']) && !id.ends_with(['-', '.'])
}

/// Whether a title or name says anything.
pub fn is_title(title: &str) -> bool {
    title.chars().any(char::is_alphanumeric)
}
