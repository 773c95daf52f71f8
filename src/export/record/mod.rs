//! An action as one record with stable names: what JSON writes. `docs/json.md` and its schema say the same.

pub mod entry;
mod shapes;

use chrono::NaiveDate;
use serde::Serialize;

use self::entry::{EntryRecord, LinkRecord};
use self::shapes::{
    ActorRecord, AmountRecord, ChangeRecord, DateRecord, EditionRecord, ExtraRecord, FigureRecord,
    ObjectiveRecord, PeriodRecord, PreviousRecord, RelationRecord, SourceRecord, TargetRecord, TermRecord,
};
use super::entries::ListEntry;
use super::view::{ExportScope, ExportView};
use crate::journal::{OutcomeDate, recorded_under};
use crate::model::text::Str;
use crate::model::words::Word;
use crate::model::{
    ActionRef, Amount, Difference, Figure, Money, Percent, Relation, Target, Term, TermId, VocabularyKind,
    WhenId,
};
use crate::views::recorded;

#[derive(Serialize)]
pub struct ActionRecord<'c> {
    id: &'c str,
    title: &'c str,
    objective: ObjectiveRecord<'c>,
    path: Vec<&'c str>,
    dates: Vec<DateRecord<'c>>,
    block: &'static str,
    kind: &'c str,
    status: Option<&'static str>,
    percent: Option<u8>,
    tags: Vec<&'c str>,
    state: Option<&'static str>,
    summary: &'c str,
    actors: Vec<ActorRecord<'c>>,
    places: Vec<TermRecord<'c>>,
    instruments: Vec<TermRecord<'c>>,
    acts: Vec<TermRecord<'c>>,
    amounts: Vec<AmountRecord<'c>>,
    figures: Vec<FigureRecord<'c>>,
    targets: Vec<TargetRecord<'c>>,
    related: Vec<RelationRecord<'c>>,
    caveats: Vec<&'c str>,
    links: Vec<LinkRecord<'c>>,
    draft: bool,
    extra: Vec<ExtraRecord<'c>>,
    source: SourceRecord<'c>,
    edition: EditionRecord<'c>,
    as_of: NaiveDate,
    watched: bool,
    recorded: Vec<RecordedRecord<'c>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
    /// The branches it stands under, each from the outermost down; in a regrouped tree alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    branches: Vec<Vec<&'c str>>,
}

impl<'c> ActionRecord<'c> {
    pub fn new(view: &ExportView<'c>, entry: &ListEntry) -> Self {
        let library = view.library;
        let action = library.corpus.action(entry.action);
        let build = RecordBuilder { view, action };
        let record = action.record();
        let state = library
            .deadlines
            .state_of(&library.corpus, entry.action, view.as_of);
        Self {
            id: action.key(),
            title: action.title(),
            objective: build.objective(),
            path: action.headings(),
            dates: (0..action.dates().len()).map(|index| build.date(index)).collect(),
            block: record.block.name(),
            kind: action.corpus.kinds.name(record.kind),
            status: record.status.map(Word::name),
            percent: record.percent.map(Percent::get),
            tags: build.tags(),
            state: state.map(crate::when::ScheduleState::name),
            summary: action.summary(),
            actors: build.actors(),
            places: build.terms(VocabularyKind::Places, action.places()),
            instruments: build.terms(VocabularyKind::Instruments, action.instruments()),
            acts: build.terms(VocabularyKind::Acts, action.acts()),
            amounts: action
                .amounts()
                .iter()
                .enumerate()
                .map(|(index, amount)| build.amount(index, amount))
                .collect(),
            figures: action
                .figures()
                .iter()
                .map(|figure| build.figure(figure))
                .collect(),
            targets: action
                .targets()
                .iter()
                .map(|target| build.target(target))
                .collect(),
            related: build.related(),
            caveats: action.caveat_texts().collect(),
            links: build.links(),
            draft: record.is_draft,
            extra: action
                .extra()
                .map(|(name, text)| ExtraRecord { name, text })
                .collect(),
            source: build.source(),
            edition: build.edition(),
            as_of: view.as_of,
            watched: view.library.ledger.is_watched(action.id),
            recorded: build.recorded(),
            score: entry.score,
            branches: build.branches(),
        }
    }
}

/// What a person recorded of it.
#[derive(Serialize)]
struct RecordedRecord<'c> {
    #[serde(flatten)]
    entry: EntryRecord<'c>,
    /// The id of the action it was recorded under, where that is another one, of the same event.
    under: Option<&'c str>,
    /// Whether the state follows from it.
    counts: bool,
}

struct RecordBuilder<'v, 'c> {
    view: &'v ExportView<'c>,
    action: ActionRef<'c>,
}

impl<'c> RecordBuilder<'_, 'c> {
    fn branches(&self) -> Vec<Vec<&'c str>> {
        let (Some(pivot), ExportScope::Tree) = (self.view.pivot, self.view.scope) else {
            return Vec::new();
        };
        let stands = pivot.stands_of(self.action.id).into_iter();
        let named = |id| pivot.path(id).into_iter().map(|id| pivot.short(id)).collect();
        stands.map(named).collect()
    }

    fn objective(&self) -> ObjectiveRecord<'c> {
        let corpus = self.action.corpus;
        let objective = self.action.objective();
        ObjectiveRecord {
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
        let recurring = corpus.recurs(self.action.id, index);
        let number = corpus.date_number(self.action.id, index);
        let settled = deadline.and_then(|deadline| deadline.settled_by(self.view.as_of));
        DateRecord {
            wording: corpus.str(wording.text),
            verbatim: wording.is_verbatim,
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
            every: recurring.map(|recurring| corpus.str(recurring.every)),
            from: recurring
                .and_then(|recurring| recurring.from)
                .map(|when| self.period(when)),
            until: recurring
                .and_then(|recurring| recurring.until)
                .map(|when| self.period(when)),
            previous: self.previous(number),
            baseline: corpus.before(number).map(|when| self.period(when)),
            outcome_from: settled.map(|settled| settled.said_by.name()),
        }
    }

    fn previous(&self, date: u32) -> Option<PreviousRecord> {
        let deadlines = &self.view.library.deadlines;
        let (window, settled) = deadlines.occurrence_before(self.action.corpus, date)?;
        let known = settled.and_then(|settled| settled.by(self.view.as_of));
        Some(PreviousRecord {
            earliest: window.earliest,
            latest: window.latest,
            state: known.map(|settled| settled.state.name()),
        })
    }

    /// What people recorded, as far as it is known by the day; which of it counts.
    fn recorded(&self) -> Vec<RecordedRecord<'c>> {
        let (ledger, as_of, action) = (&self.view.library.ledger, self.view.as_of, self.action.id);
        let dates = 0..self.action.dates().len();
        let corpus = self.action.corpus;
        let numbers =
            dates.flat_map(|index| OutcomeDate::all(corpus, ledger, corpus.date_number(action, index)));
        let numbers = numbers.map(Some);
        let counting = numbers.chain([None]);
        let counting = counting.filter_map(|date| ledger.outcome(action, date, as_of).first().copied());
        let counting: Vec<_> = counting.collect();
        let known = recorded::known(ledger, action, as_of).into_iter();
        let record = |id| RecordedRecord {
            entry: EntryRecord::new(ledger, id),
            under: recorded_under(corpus, ledger.entry(id), action).map(|other| corpus.action(other).key()),
            counts: counting.contains(&id),
        };
        known.map(record).collect()
    }

    fn period(&self, when: WhenId) -> PeriodRecord<'c> {
        let wording = self.action.corpus.wording(when);
        PeriodRecord {
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
            .map(|actor| ActorRecord {
                body: self.term(VocabularyKind::Bodies, actor.body),
                role: actor.role.name(),
                inferred: actor.inferred,
            })
            .collect()
    }

    fn amount(&self, index: usize, amount: &Amount) -> AmountRecord<'c> {
        let corpus = self.action.corpus;
        let pot = |id| corpus.str(corpus.measure(id).id);
        let outer = amount.measure.map_or(&[][..], |id| corpus.outer_pots(id));
        let places = self.action.places_of_amount(index);
        AmountRecord {
            eur: amount.money.and_then(Money::whole_euros),
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
            value: amount.money.map(|money| money.number().to_string()),
            currency: amount.money.map(|money| money.currency.code()),
            per: amount.per.map(Word::name),
            over: amount.over.map(|when| self.period(when)),
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

    fn target(&self, target: &Target) -> TargetRecord<'c> {
        let corpus = self.action.corpus;
        TargetRecord {
            indicator: corpus.str(target.indicator),
            value: target.value,
            baseline: target.baseline,
            unit: corpus.str(target.unit),
            qualifier: target.qualifier.name(),
            by: target.by.map(|when| self.period(when)),
        }
    }

    fn related(&self) -> Vec<RelationRecord<'c>> {
        let corpus = self.action.corpus;
        let related = |reverse: bool| {
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
        let own = self.action.relations().iter().map(related(false));
        own.chain(self.action.related_from().iter().map(related(true)))
            .collect()
    }

    fn tags(&self) -> Vec<&'c str> {
        let names = self.action.corpus.vocabulary(VocabularyKind::Tags);
        let tags = self.action.tags().iter();
        tags.map(|tag| names.term(*tag).name.as_str()).collect()
    }

    fn links(&self) -> Vec<LinkRecord<'c>> {
        let corpus = self.action.corpus;
        let links = self.action.links().iter();
        links
            .map(|link| LinkRecord {
                title: corpus.str(link.title),
                url: corpus.str(link.url),
            })
            .collect()
    }

    fn source(&self) -> SourceRecord<'c> {
        let corpus = self.action.corpus;
        let source = self.action.record().source;
        let edition = self.action.edition();
        let reference = self.action.reference();
        let number = |number: u32| (number > 0).then_some(number);
        let text = |text: Str| (!text.is_empty()).then(|| corpus.str(text));
        SourceRecord {
            document: corpus.str(edition.source_name),
            document_url: text(edition.source_url),
            reference: reference.and_then(|reference| text(reference.number)),
            item: number(source.item),
            page: reference.and_then(|reference| number(reference.page)),
            line: number(source.line),
            last_line: number(source.last_line),
            url: self.action.url(),
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
