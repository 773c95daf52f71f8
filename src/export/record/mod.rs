//! An action as one object with stable names, as JSON writes it. `docs/json.md` and its schema describe it.
#![expect(
    non_camel_case_types,
    reason = "in an object the type of a value is called like its name"
)]

pub mod entry;

use serde::Serialize;

use self::entry::{EntryRecord, LinkRecord, text};
use super::entries::ListEntry;
use super::view::{ExportScope, ExportView};
use crate::journal::{OutcomeDate, recorded_under};
use crate::model::words::Word;
use crate::model::{
    ActionRef, Amount, Difference, Figure, Money, Percent, Relation, Target, TermId, VocabularyKind, WhenId,
};
use crate::views::recorded;
use crate::when::ScheduleState;

/// An object of JSON with these names and values, in this order.
macro_rules! object {
    ($($(#[$how:meta])* $name:ident: $value:expr,)*) => {{
        #[derive(Serialize)]
        struct JsonObject<$($name),*> {
            $($(#[$how])* $name: $name,)*
        }
        JsonObject { $($name: $value),* }
    }};
}

pub fn of_action<'c>(view: &ExportView<'c>, entry: &ListEntry) -> impl Serialize + use<'c> {
    let library = view.library;
    let corpus = &library.corpus;
    let action = corpus.action(entry.action);
    let build = RecordBuilder { view, action };
    let record = action.record();
    let state = library.deadlines.state_of(corpus, entry.action, view.as_of);
    let objective = action.objective();
    let edition = action.edition();
    let tags = corpus.vocabulary(VocabularyKind::Tags);
    object! {
        id: action.key(),
        title: action.title(),
        objective: object! {
            number: objective.number,
            id: corpus.str(objective.id),
            title: corpus.str(corpus.section(objective.section).title),
        },
        path: action.headings(),
        dates: list(0..action.dates().len(), |index| build.date(index)),
        block: record.block.name(),
        kind: corpus.kinds.name(record.kind),
        status: record.status.map(Word::name),
        percent: record.percent.map(Percent::get),
        tags: list(action.tags(), |tag| tags.term(*tag).name.as_str()),
        state: state.map(ScheduleState::name),
        summary: action.summary(),
        actors: list(action.actors(), |actor| {
            object! {
                #[serde(flatten)]
                body: build.term(VocabularyKind::Bodies, actor.body),
                role: actor.role.name(),
                inferred: actor.inferred,
            }
        }),
        places: build.terms(VocabularyKind::Places, action.places()),
        instruments: build.terms(VocabularyKind::Instruments, action.instruments()),
        acts: build.terms(VocabularyKind::Acts, action.acts()),
        amounts: list(action.amounts().iter().enumerate(), |(index, amount)| build.amount(index, amount)),
        figures: list(action.figures(), |figure| build.figure(figure)),
        targets: list(action.targets(), |target| build.target(target)),
        related: build.related(),
        caveats: list(action.caveat_texts(), |text| text),
        links: list(action.links(), |link| LinkRecord {
            title: corpus.str(link.title),
            url: corpus.str(link.url),
        }),
        draft: record.is_draft,
        // Columns of a table that no field takes.
        extra: list(action.extra(), |(name, text)| object! { name: name, text: text, }),
        source: build.source(),
        edition: object! {
            id: corpus.str(edition.id),
            title: corpus.str(edition.title),
            as_of: edition.as_of,
            as_of_inferred: edition.as_of_inferred,
        },
        as_of: view.as_of,
        watched: library.ledger.is_watched(action.id),
        recorded: build.recorded(),
        #[serde(flatten)]
        scored: entry.score.map(|score| object! { score: score, }),
        #[serde(flatten)]
        stands: build.branches().map(|branches| object! { branches: branches, }),
    }
}

fn list<T, U>(all: impl IntoIterator<Item = T>, each: impl FnMut(T) -> U) -> Vec<U> {
    all.into_iter().map(each).collect()
}

struct RecordBuilder<'v, 'c> {
    view: &'v ExportView<'c>,
    action: ActionRef<'c>,
}

impl<'c> RecordBuilder<'_, 'c> {
    /// The branches it is under, each from the outermost down; only in a regrouped tree.
    fn branches(&self) -> Option<Vec<Vec<&'c str>>> {
        let (Some(pivot), ExportScope::Tree) = (self.view.pivot, self.view.scope) else {
            return None;
        };
        let stands = pivot.stands_of(self.action.id);
        let branches = list(stands, |id| list(pivot.path(id), |id| pivot.short(id)));
        (!branches.is_empty()).then_some(branches)
    }

    fn date(&self, index: usize) -> impl Serialize + use<'c> {
        let corpus = self.action.corpus;
        let date = &self.action.dates()[index];
        let deadline = self.view.library.deadlines.at(corpus, self.action.id, index);
        let wording = corpus.wording(date.when);
        let window = wording.window;
        let after = corpus.after(self.action.id, index);
        let recurring = corpus.recurs(self.action.id, index);
        let number = corpus.date_number(self.action.id, index);
        let settled = deadline.and_then(|deadline| deadline.settled_by(self.view.as_of));
        let period = |when| self.period(when);
        object! {
            wording: corpus.str(wording.text),
            // Whether these are the words of the document or the journal, and not the data's.
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
            // How often it recurs; the other fields are about the occurrence that counts.
            every: recurring.map(|recurring| corpus.str(recurring.every)),
            from: recurring.and_then(|recurring| recurring.from).map(period),
            until: recurring.and_then(|recurring| recurring.until).map(period),
            previous: self.previous(number),
            // When it was to be before a journal moved it.
            baseline: corpus.before(number).map(period),
            // Who says how it ended: the document or a journal.
            outcome_from: settled.map(|settled| settled.said_by.name()),
        }
    }

    fn previous(&self, date: u32) -> Option<impl Serialize + use<>> {
        let deadlines = &self.view.library.deadlines;
        let (window, settled) = deadlines.occurrence_before(self.action.corpus, date)?;
        let known = settled.and_then(|settled| settled.by(self.view.as_of));
        Some(object! {
            earliest: window.earliest,
            latest: window.latest,
            state: known.map(|settled| settled.state.name()),
        })
    }

    /// What people recorded that is known by the as-of date, and which of it counts.
    fn recorded(&self) -> Vec<impl Serialize + use<'c>> {
        let (ledger, as_of, action) = (&self.view.library.ledger, self.view.as_of, self.action.id);
        let dates = 0..self.action.dates().len();
        let corpus = self.action.corpus;
        let numbers =
            dates.flat_map(|index| OutcomeDate::all(corpus, ledger, corpus.date_number(action, index)));
        let numbers = numbers.map(Some);
        let counting = numbers.chain([None]);
        let counting = counting.filter_map(|date| ledger.outcome(action, date, as_of).first().copied());
        let counting: Vec<_> = counting.collect();
        list(recorded::known(ledger, action, as_of), |id| {
            let under = recorded_under(corpus, ledger.entry(id), action);
            object! {
                #[serde(flatten)]
                entry: EntryRecord::new(ledger, id),
                // The action it was recorded under, if that is another one about the same event.
                under: under.map(|other| corpus.action(other).key()),
                // Whether the state follows from it.
                counts: counting.contains(&id),
            }
        })
    }

    fn period(&self, when: WhenId) -> impl Serialize + use<'c> {
        let wording = self.action.corpus.wording(when);
        object! {
            wording: self.action.corpus.str(wording.text),
            edtf: wording.when.edtf(&self.view.library.conventions),
            earliest: wording.window.earliest,
            latest: wording.window.latest,
        }
    }

    fn term(&self, kind: VocabularyKind, id: TermId) -> impl Serialize + use<'c> {
        let term = self.action.corpus.vocabulary(kind).term(id);
        object! {
            id: &term.id,
            name: &term.name,
            abbreviation: &term.abbreviation,
        }
    }

    fn terms(&self, kind: VocabularyKind, ids: &[TermId]) -> Vec<impl Serialize + use<'c>> {
        list(ids, |id| self.term(kind, *id))
    }

    fn amount(&self, index: usize, amount: &Amount) -> impl Serialize + use<'c> {
        let corpus = self.action.corpus;
        let pot = |id| corpus.str(corpus.measure(id).id);
        let outer = amount.measure.map_or(&[][..], |id| corpus.outer_pots(id));
        let instrument = |id| self.term(VocabularyKind::Instruments, id);
        object! {
            eur: amount.money.and_then(Money::whole_euros),
            qualifier: amount.qualifier.name(),
            stage: amount.stage.map(Word::name),
            mobilised: amount.mobilised,
            measure: amount.measure.map(pot),
            part_of: list(outer, |outer| pot(*outer)),
            instrument: amount.instrument.map(instrument),
            places: self.terms(VocabularyKind::Places, self.action.places_of_amount(index)),
            what: corpus.str(amount.what),
            value: amount.money.map(|money| money.number().to_string()),
            currency: amount.money.map(|money| money.currency.code()),
            per: amount.per.map(Word::name),
            over: amount.over.map(|when| self.period(when)),
        }
    }

    fn figure(&self, figure: &Figure) -> impl Serialize + use<'c> {
        let corpus = self.action.corpus;
        let change = figure.change.map(|change| {
            let (percent, by) = match change.by {
                Difference::Percent(percent) => (Some(percent), None),
                Difference::Absolute(by) => (None, Some(by)),
            };
            object! {
                percent: percent,
                by: by,
                qualifier: change.qualifier.name(),
                versus: change.versus.map(|when| self.period(when)),
            }
        });
        object! {
            indicator: corpus.str(figure.indicator),
            value: figure.value,
            unit: corpus.str(figure.unit),
            qualifier: figure.qualifier.name(),
            period: figure.period.map(|when| self.period(when)),
            change: change,
            source: figure.source.map(|id| self.term(VocabularyKind::Bodies, id)),
            place: figure.place.map(|id| self.term(VocabularyKind::Places, id)),
        }
    }

    fn target(&self, target: &Target) -> impl Serialize + use<'c> {
        let corpus = self.action.corpus;
        object! {
            indicator: corpus.str(target.indicator),
            value: target.value,
            baseline: target.baseline,
            unit: corpus.str(target.unit),
            qualifier: target.qualifier.name(),
            by: target.by.map(|when| self.period(when)),
        }
    }

    /// The relations it states, and then those that others state to it.
    fn related(&self) -> Vec<impl Serialize + use<'c>> {
        let corpus = self.action.corpus;
        let own = self.action.relations().iter().map(|relation| (false, relation));
        let others = self.action.related_from().iter().map(|relation| (true, relation));
        list(own.chain(others), |(reverse, relation): (bool, &Relation)| {
            let other = corpus.action(relation.to);
            object! {
                kind: relation.kind.name(),
                reverse: reverse,
                id: other.key(),
                title: other.title(),
            }
        })
    }

    fn source(&self) -> impl Serialize + use<'c> {
        let corpus = self.action.corpus;
        let source = self.action.record().source;
        let edition = self.action.edition();
        let reference = self.action.reference();
        let number = |number: u32| (number > 0).then_some(number);
        object! {
            document: corpus.str(edition.source_name),
            document_url: text(corpus.str(edition.source_url)),
            r#ref: reference.and_then(|reference| text(corpus.str(reference.number))),
            item: number(source.item),
            page: reference.and_then(|reference| number(reference.page)),
            line: number(source.line),
            last_line: number(source.last_line),
            url: self.action.url(),
            citation: self.action.citation(),
        }
    }
}
