//! An action as one record with stable names: what JSON writes. `docs/json.md` and its schema say the same.

use chrono::NaiveDate;
use serde::Serialize;

use super::entries::Entry;
use super::view::{Scope, View};
use crate::model::words::Word;
use crate::model::{
    ActionRef, Amount, Difference, Figure, Number, Relation, Term, TermId, VocabularyKind, WhenId,
};

#[derive(Serialize)]
pub struct Record<'c> {
    id: &'c str,
    title: &'c str,
    objective: Objective<'c>,
    path: Vec<&'c str>,
    dates: Vec<DateRecord<'c>>,
    block: &'static str,
    kind: &'static str,
    status: Option<&'static str>,
    state: Option<&'static str>,
    summary: &'c str,
    actors: Vec<ActorRecord<'c>>,
    places: Vec<TermRecord<'c>>,
    instruments: Vec<TermRecord<'c>>,
    acts: Vec<TermRecord<'c>>,
    amounts: Vec<AmountRecord<'c>>,
    figures: Vec<FigureRecord<'c>>,
    related: Vec<RelationRecord<'c>>,
    caveats: Vec<&'c str>,
    source: SourceRecord<'c>,
    edition: EditionRecord<'c>,
    as_of: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
    /// The branches it stands under, each from the outermost down; in a regrouped tree alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    branches: Vec<Vec<&'c str>>,
}

#[derive(Serialize)]
struct Objective<'c> {
    number: u16,
    id: &'c str,
    title: &'c str,
}

#[derive(Serialize)]
struct DateRecord<'c> {
    wording: &'c str,
    role: &'static str,
    edtf: String,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    outer_earliest: Option<NaiveDate>,
    outer_latest: Option<NaiveDate>,
    approximate: bool,
    hedge: &'static str,
    year_inferred: bool,
    what: &'c str,
    state: Option<&'static str>,
    after: Option<&'c str>,
    within: Option<&'c str>,
}

#[derive(Serialize)]
struct Period<'c> {
    wording: &'c str,
    edtf: String,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

#[derive(Serialize)]
struct TermRecord<'c> {
    id: &'c str,
    name: &'c str,
    abbreviation: Option<&'c str>,
}

#[derive(Serialize)]
struct ActorRecord<'c> {
    id: &'c str,
    name: &'c str,
    abbreviation: Option<&'c str>,
    role: &'static str,
    inferred: bool,
}

#[derive(Serialize)]
struct AmountRecord<'c> {
    eur: Option<u64>,
    qualifier: &'static str,
    stage: Option<&'static str>,
    mobilised: bool,
    measure: Option<&'c str>,
    part_of: Vec<&'c str>,
    instrument: Option<TermRecord<'c>>,
    places: Vec<TermRecord<'c>>,
    what: &'c str,
}

#[derive(Serialize)]
struct FigureRecord<'c> {
    indicator: &'c str,
    value: Option<Number>,
    unit: &'c str,
    qualifier: &'static str,
    period: Option<Period<'c>>,
    change: Option<ChangeRecord<'c>>,
    source: Option<TermRecord<'c>>,
    place: Option<TermRecord<'c>>,
}

#[derive(Serialize)]
struct ChangeRecord<'c> {
    percent: Option<Number>,
    by: Option<Number>,
    qualifier: &'static str,
    versus: Option<Period<'c>>,
}

#[derive(Serialize)]
struct RelationRecord<'c> {
    kind: &'static str,
    /// Whether the other action says it of this one.
    reverse: bool,
    id: &'c str,
    title: &'c str,
}

#[derive(Serialize)]
struct SourceRecord<'c> {
    document: &'c str,
    item: u32,
    line: u32,
    last_line: u32,
    citation: String,
}

#[derive(Serialize)]
struct EditionRecord<'c> {
    id: &'c str,
    title: &'c str,
    as_of: NaiveDate,
    as_of_inferred: bool,
}

impl<'c> Record<'c> {
    pub fn new(view: &View<'c>, entry: &Entry) -> Self {
        let library = view.library;
        let action = library.corpus.action(entry.action);
        let told = Teller { view, action };
        let record = action.record();
        let state = library
            .deadlines
            .state_of(&library.corpus, entry.action, view.as_of);
        Self {
            id: action.key(),
            title: action.title(),
            objective: told.objective(),
            path: action.headings(),
            dates: (0..action.dates().len()).map(|index| told.date(index)).collect(),
            block: record.block.name(),
            kind: record.kind.name(),
            status: record.status.map(Word::name),
            state: state.map(crate::when::ScheduleState::name),
            summary: action.summary(),
            actors: told.actors(),
            places: told.terms(VocabularyKind::Places, action.places()),
            instruments: told.terms(VocabularyKind::Instruments, action.instruments()),
            acts: told.terms(VocabularyKind::Acts, action.acts()),
            amounts: action
                .amounts()
                .iter()
                .enumerate()
                .map(|(index, amount)| told.amount(index, amount))
                .collect(),
            figures: action
                .figures()
                .iter()
                .map(|figure| told.figure(figure))
                .collect(),
            related: told.related(),
            caveats: action.caveats().collect(),
            source: told.source(),
            edition: told.edition(),
            as_of: view.as_of,
            score: entry.score,
            branches: told.branches(),
        }
    }
}

/// What the parts of a record are told from.
struct Teller<'v, 'c> {
    view: &'v View<'c>,
    action: ActionRef<'c>,
}

impl<'c> Teller<'_, 'c> {
    fn branches(&self) -> Vec<Vec<&'c str>> {
        let (Some(pivot), Scope::Tree) = (self.view.pivot, self.view.scope) else {
            return Vec::new();
        };
        let stands = pivot.stands_of(self.action.id).into_iter();
        let named = |id| pivot.path(id).into_iter().map(|id| pivot.short(id)).collect();
        stands.map(named).collect()
    }

    fn objective(&self) -> Objective<'c> {
        let corpus = self.action.corpus;
        let objective = self.action.objective();
        Objective {
            number: objective.number,
            id: corpus.str(objective.id),
            title: corpus.str(corpus.section(objective.section).title),
        }
    }

    fn date(&self, index: usize) -> DateRecord<'c> {
        let corpus = self.action.corpus;
        let date = &self.action.dates()[index];
        let deadline = self.view.library.deadlines.at(corpus, self.action.id, index);
        let wording = corpus.wording(date.when);
        let window = wording.window;
        let after = corpus.after(self.action.id, index);
        DateRecord {
            wording: corpus.str(wording.text),
            role: date.role.name(),
            edtf: wording.when.edtf(&self.view.library.conventions),
            earliest: window.earliest,
            latest: window.latest,
            outer_earliest: window.outer_earliest,
            outer_latest: window.outer_latest,
            approximate: window.approximate,
            hedge: date.hedge.name(),
            year_inferred: date.year_inferred,
            what: corpus.str(date.what),
            state: deadline.map(|deadline| deadline.state(self.view.as_of).name()),
            after: after.map(|after| corpus.action(after.action).key()),
            within: after.map(|after| corpus.str(after.within)),
        }
    }

    fn period(&self, when: WhenId) -> Period<'c> {
        let wording = self.action.corpus.wording(when);
        Period {
            wording: self.action.corpus.str(wording.text),
            edtf: wording.when.edtf(&self.view.library.conventions),
            earliest: wording.window.earliest,
            latest: wording.window.latest,
        }
    }

    fn term(&self, kind: VocabularyKind, id: TermId) -> TermRecord<'c> {
        let Term {
            id,
            name,
            abbreviation,
            ..
        } = self.action.corpus.vocabulary(kind).term(id);
        TermRecord {
            id,
            name,
            abbreviation: abbreviation.as_deref(),
        }
    }

    fn terms(&self, kind: VocabularyKind, ids: &[TermId]) -> Vec<TermRecord<'c>> {
        ids.iter().map(|id| self.term(kind, *id)).collect()
    }

    fn actors(&self) -> Vec<ActorRecord<'c>> {
        let actors = self.action.actors().iter();
        actors
            .map(|actor| {
                let term = self.term(VocabularyKind::Bodies, actor.body);
                ActorRecord {
                    id: term.id,
                    name: term.name,
                    abbreviation: term.abbreviation,
                    role: actor.role.name(),
                    inferred: actor.inferred,
                }
            })
            .collect()
    }

    fn amount(&self, index: usize, amount: &Amount) -> AmountRecord<'c> {
        let corpus = self.action.corpus;
        let pot = |id| corpus.str(corpus.measure(id).id);
        let outer = amount.measure.map_or(&[][..], |id| corpus.outer_pots(id));
        let places = self.action.places_of_amount(index);
        AmountRecord {
            eur: amount.eur,
            qualifier: amount.qualifier.name(),
            stage: amount.stage.map(Word::name),
            mobilised: amount.mobilised,
            measure: amount.measure.map(pot),
            part_of: outer.iter().map(|outer| pot(*outer)).collect(),
            instrument: amount
                .instrument
                .map(|id| self.term(VocabularyKind::Instruments, id)),
            places: self.terms(VocabularyKind::Places, places),
            what: corpus.str(amount.what),
        }
    }

    fn figure(&self, figure: &Figure) -> FigureRecord<'c> {
        let corpus = self.action.corpus;
        FigureRecord {
            indicator: corpus.str(figure.indicator),
            value: figure.value,
            unit: corpus.str(figure.unit),
            qualifier: figure.qualifier.name(),
            period: figure.period.map(|when| self.period(when)),
            change: figure.change.map(|change| {
                let (percent, by) = match change.by {
                    Difference::Percent(percent) => (Some(percent), None),
                    Difference::Absolute(by) => (None, Some(by)),
                };
                ChangeRecord {
                    percent,
                    by,
                    qualifier: change.qualifier.name(),
                    versus: change.versus.map(|when| self.period(when)),
                }
            }),
            source: figure.source.map(|id| self.term(VocabularyKind::Bodies, id)),
            place: figure.place.map(|id| self.term(VocabularyKind::Places, id)),
        }
    }

    fn related(&self) -> Vec<RelationRecord<'c>> {
        let corpus = self.action.corpus;
        let tell = |reverse: bool| {
            move |relation: &Relation| {
                let other = corpus.action(relation.to);
                RelationRecord {
                    kind: relation.kind.name(),
                    reverse,
                    id: other.key(),
                    title: other.title(),
                }
            }
        };
        let own = self.action.relations().iter().map(tell(false));
        own.chain(self.action.related_from().iter().map(tell(true)))
            .collect()
    }

    fn source(&self) -> SourceRecord<'c> {
        let source = self.action.record().source;
        SourceRecord {
            document: self.action.corpus.str(self.action.edition().source_name),
            item: source.item,
            line: source.line,
            last_line: source.last_line,
            citation: self.action.citation(),
        }
    }

    fn edition(&self) -> EditionRecord<'c> {
        let edition = self.action.edition();
        EditionRecord {
            id: self.action.corpus.str(edition.id),
            title: self.action.corpus.str(edition.title),
            as_of: edition.as_of,
            as_of_inferred: edition.as_of_inferred,
        }
    }
}
