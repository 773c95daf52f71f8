//! Filters on fields, evaluated for a whole corpus at once.

use super::index::{Facet, Index, Members};
use crate::editions::in_view::{actions_of, in_view};
use crate::editions::{ChangeKind, Changed, pairs};
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::set::ActionSet;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::{ActorRole, DateRole, Hedge, Recorded};
use crate::model::{ActionId, ActionRef, Block, CaveatKind, Corpus, EditionId, Section, TermId};
use crate::query::{self, DateTest, Filter, HasTest, IsTest};
use crate::text::fold::lower;
use crate::when::state::ScheduleState;

#[derive(Clone, Copy)]
pub(super) struct FilterSources<'c> {
    pub corpus: &'c Corpus,
    pub index: &'c Index,
    pub deadlines: &'c Deadlines,
    pub as_of: chrono::NaiveDate,
}

pub(super) fn answer(filter: &Filter, sources: FilterSources<'_>) -> ActionSet {
    let FilterSources {
        corpus, deadlines, ..
    } = sources;
    match filter {
        Filter::Edition(editions) => {
            actions_of(corpus, editions).unwrap_or_else(|| where_is(corpus, |_| true))
        }
        Filter::Change(kinds) => changed(sources, &all_editions(corpus), |changed| {
            kinds.iter().any(|kind| changed.kinds.contains(*kind))
        }),
        Filter::Percent(low, high) => where_is(corpus, |action| {
            let percent = action.record().percent;
            percent.is_some_and(|percent| (*low..=*high).contains(&percent.get()))
        }),
        Filter::Slip(from, to) => changed(sources, &all_editions(corpus), |changed| {
            let slip = changed.slip;
            slip.is_some_and(|slip| (*from..=*to).contains(&slip.nominal))
        }),
        Filter::Outcome(outcomes) => of_outcomes(sources, outcomes),
        Filter::Recorded(_, actions) => of(corpus, actions.iter().copied()),
        Filter::In(sections) => {
            let branches = sections.iter().map(|section| corpus.section(*section));
            of(corpus, branches.flat_map(Section::all_actions))
        }
        Filter::Block(blocks) => where_is(corpus, |action| blocks.contains(&action.record().block)),
        Filter::Kind(kinds) => where_is(corpus, |action| kinds.contains(&action.record().kind)),
        Filter::Status(statuses) => where_is(corpus, |action| statuses.contains(&action.record().status)),
        Filter::Terms(VocabularyKind::Bodies, role, terms) => bodies(corpus, *role, terms),
        Filter::Terms(vocabulary, _, terms) => of_terms(sources, *vocabulary, terms),
        Filter::AnyTerm(vocabulary, role, exists) => where_is(corpus, |action| {
            let found = match vocabulary {
                VocabularyKind::Bodies => has_role(action, *role),
                VocabularyKind::Places => !action.places().is_empty(),
                VocabularyKind::Instruments => !action.instruments().is_empty(),
                VocabularyKind::Acts => !action.acts().is_empty(),
                VocabularyKind::Tags => !action.tags().is_empty(),
            };
            found == *exists
        }),
        Filter::Due(which, test) => {
            let is_asked = |deadline: &&Deadline| is_of_kind(*which, deadline, corpus);
            let asked = deadlines.sorted.iter().filter(is_asked);
            let found = asked.filter(|deadline| test.matches(&deadline.window));
            let found = of(corpus, found.map(|deadline| deadline.action));
            match test {
                DateTest::Any(false) => where_is(corpus, |action| !found.contains(action.id)),
                _ => found,
            }
        }
        Filter::Date(DateTest::Any(exists)) => {
            where_is(corpus, |action| action.dates().is_empty() != *exists)
        }
        Filter::Date(test) => {
            // Many dates share a wording, so the test runs once for each wording.
            let answers: Vec<_> = corpus
                .wordings
                .iter()
                .map(|wording| test.matches(&wording.window))
                .collect();
            where_is(corpus, |action| {
                action.dates().iter().any(|date| answers[date.when.index()])
            })
        }
        Filter::Sum(currency, low, high) => where_is(corpus, |action| {
            let mut sums = action.amounts().iter().filter_map(|amount| amount.money);
            sums.any(|money| {
                currency.is_none_or(|currency| currency == money.currency)
                    && (*low..=*high).contains(&money.parts())
            })
        }),
        Filter::Hedge(hedges) => where_is(corpus, |action| {
            action.dates().iter().any(|date| hedges.contains(&date.hedge))
        }),
        Filter::Stage(stages) => where_is(corpus, |action| {
            let mut stated = action.amounts().iter().filter_map(|amount| amount.stage);
            stated.any(|stage| stages.contains(&stage))
        }),
        Filter::Caveat(kinds) => where_is(corpus, |action| {
            let contradicts = || action.contradictions().next().is_some();
            let mut stated = action.caveats().iter().filter_map(|caveat| caveat.kind);
            stated.any(|kind| kinds.contains(&kind))
                || (kinds.contains(&CaveatKind::Contradiction) && contradicts())
        }),
        Filter::Id(start) => where_is(corpus, |action| lower(action.key()).starts_with(start.as_str())),
        Filter::Is(test) => is(*test, sources),
        Filter::Has(test) => where_is(corpus, |action| has(*test, action)),
    }
}

/// Whether a single deadline passes a filter.
pub(super) type DeadlineTest<'f> = Box<dyn Fn(&Deadline) -> bool + 'f>;

/// The test that a filter applies to single deadlines, since of an action's deadlines only some may match; `None` for a
/// filter on actions.
pub(super) fn of_deadlines<'f>(filter: &'f Filter, sources: FilterSources<'f>) -> Option<DeadlineTest<'f>> {
    let FilterSources { corpus, as_of, .. } = sources;
    Some(match filter {
        Filter::Due(_, DateTest::Any(false))
        | Filter::Date(DateTest::Any(_))
        | Filter::Is(IsTest::State(ScheduleState::Undated)) => return None,
        Filter::Due(which, test) => {
            Box::new(|deadline| is_of_kind(*which, deadline, corpus) && test.matches(&deadline.window))
        }
        Filter::Date(test) => Box::new(|deadline| test.matches(&deadline.window)),
        Filter::Outcome(outcomes) => Box::new(move |deadline| {
            let is_slipped = || corpus.baselines.contains_key(&deadline.date);
            ended_so(outcomes, deadline.state(as_of))
                || (outcomes.contains(&Recorded::Slipped) && is_slipped())
        }),
        Filter::Hedge(hedges) => Box::new(|deadline| hedges.contains(&deadline.record(corpus).hedge)),
        Filter::Is(IsTest::State(wanted)) => Box::new(move |deadline| deadline.state(as_of) == *wanted),
        Filter::Is(IsTest::Met) => {
            Box::new(move |deadline| ended_so(&[Recorded::Met], deadline.state(as_of)))
        }
        Filter::Is(IsTest::Due | IsTest::ToDo) => Box::new(move |deadline| deadline.is_due(as_of)),
        Filter::Is(IsTest::Hedge(hedge)) => Box::new(move |deadline| deadline.record(corpus).hedge == *hedge),
        Filter::Is(IsTest::Hedged) => Box::new(|deadline| deadline.record(corpus).hedge != Hedge::Firm),
        Filter::Is(IsTest::Recurring) => Box::new(|deadline| corpus.recurring.contains_key(&deadline.date)),
        _ => return None,
    })
}

fn is_of_kind(which: query::DeadlineKind, deadline: &Deadline, corpus: &Corpus) -> bool {
    match which {
        query::DeadlineKind::All => true,
        query::DeadlineKind::Running => deadline.nature.runs(),
        query::DeadlineKind::Beginning => {
            matches!(deadline.record(corpus).role, DateRole::Starts | DateRole::Period)
        }
    }
}

fn all_editions(corpus: &Corpus) -> Vec<EditionId> {
    (0..corpus.editions.len()).map(EditionId::at).collect()
}

/// The actions of some editions with a change since the edition before for which `holds`; what is gone is found by its action
/// in the edition before.
fn changed(
    sources: FilterSources<'_>,
    editions: &[EditionId],
    holds: impl Fn(&Changed) -> bool,
) -> ActionSet {
    let FilterSources {
        corpus,
        deadlines,
        index,
        ..
    } = sources;
    let changes = pairs(corpus, editions).into_iter();
    let changes: Vec<_> = changes
        .map(|pair| index.changes.changes(corpus, deadlines, pair))
        .collect();
    let found = changes
        .iter()
        .flat_map(|changes| &changes.list)
        .filter(|changed| holds(changed));
    of(corpus, found.filter_map(Changed::action))
}

fn action_of(corpus: &Corpus, date: u32) -> ActionId {
    ActionId::at(corpus.dates.row_of(date as usize))
}

fn of(corpus: &Corpus, actions: impl IntoIterator<Item = ActionId>) -> ActionSet {
    ActionSet::of(corpus.len(), actions)
}

fn where_is(corpus: &Corpus, holds: impl Fn(ActionRef<'_>) -> bool) -> ActionSet {
    let found = corpus.all().filter(|action| holds(*action));
    of(corpus, found.map(|action| action.id))
}

/// The actions with one of these bodies as an actor. The source of a statistic does not count, unlike in the body's facet.
fn bodies(corpus: &Corpus, role: Option<ActorRole>, terms: &[TermId]) -> ActionSet {
    let mut wanted = vec![false; corpus.bodies().len()];
    for term in terms {
        wanted[term.index()] = true;
    }
    where_is(corpus, |action| {
        action
            .actors()
            .iter()
            .any(|actor| wanted[actor.body.index()] && has_part(actor.role, role))
    })
}

fn of_terms(sources: FilterSources<'_>, vocabulary: VocabularyKind, terms: &[TermId]) -> ActionSet {
    let facets = &sources.index.facets;
    let mut set = ActionSet::none(sources.corpus.len());
    for term in terms {
        if let Members::List(list) = facets.members(facets.number(Facet::Term(vocabulary, *term))) {
            for action in list {
                set.insert(ActionId(*action));
            }
        }
    }
    set
}

fn has_role(action: ActionRef<'_>, role: Option<ActorRole>) -> bool {
    action.actors().iter().any(|actor| has_part(actor.role, role))
}

/// Whether a role is the one asked for; if none is, any role except being merely mentioned.
fn has_part(own: ActorRole, asked: Option<ActorRole>) -> bool {
    match asked {
        Some(asked) => own == asked,
        None => own != ActorRole::Mentioned,
    }
}

/// The actions with a deadline in a wanted state, and those without deadlines that a journal closed in one.
fn in_state(sources: FilterSources<'_>, is_wanted: impl Fn(ScheduleState) -> bool) -> ActionSet {
    let FilterSources { deadlines, as_of, .. } = sources;
    let dated = deadlines.sorted.iter();
    let dated = dated.filter(|deadline| is_wanted(deadline.state(as_of)));
    let closed = deadlines.closed().filter(|(_, closed)| is_wanted(closed.state));
    let found = dated.map(|deadline| deadline.action);
    of(sources.corpus, found.chain(closed.map(|(action, _)| action)))
}

fn of_outcomes(sources: FilterSources<'_>, outcomes: &[Recorded]) -> ActionSet {
    let mut found = in_state(sources, |state| ended_so(outcomes, state));
    if outcomes.contains(&Recorded::Slipped) {
        for date in sources.corpus.baselines.keys() {
            found.insert(action_of(sources.corpus, *date));
        }
    }
    found
}

/// Whether a state results from one of these outcomes.
fn ended_so(outcomes: &[Recorded], state: ScheduleState) -> bool {
    outcomes.iter().any(|outcome| match outcome {
        Recorded::Met => matches!(state, ScheduleState::Met | ScheduleState::MetLate),
        Recorded::PartlyMet => state == ScheduleState::PartlyMet,
        Recorded::Missed => state == ScheduleState::Missed,
        Recorded::Dropped => state == ScheduleState::Dropped,
        Recorded::Slipped | Recorded::Note => false,
    })
}

fn is(test: IsTest, sources: FilterSources<'_>) -> ActionSet {
    let FilterSources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    match test {
        IsTest::State(ScheduleState::Undated) => of(corpus, deadlines.undated.iter().copied()),
        IsTest::State(wanted) => in_state(sources, |state| state == wanted),
        IsTest::Met => in_state(sources, |state| ended_so(&[Recorded::Met], state)),
        IsTest::Due => {
            let due = deadlines.sorted.iter().filter(|deadline| deadline.is_due(as_of));
            of(corpus, due.map(|deadline| deadline.action))
        }
        IsTest::ToDo => where_is(corpus, |action| deadlines.is_to_do(corpus, action.id, as_of)),
        // When the query is parsed, this becomes a filter on the actions that the journals name.
        IsTest::Watched => ActionSet::none(corpus.len()),
        IsTest::Hedge(hedge) => where_is(corpus, |action| {
            action.dates().iter().any(|date| date.hedge == hedge)
        }),
        IsTest::Hedged => where_is(corpus, |action| {
            action.dates().iter().any(|date| date.hedge != Hedge::Firm)
        }),
        IsTest::Unowned => where_is(corpus, |action| !has_role(action, Some(ActorRole::Accountable))),
        IsTest::Owned => where_is(corpus, |action| has_role(action, Some(ActorRole::Accountable))),
        IsTest::Inferred => where_is(corpus, |action| {
            action.actors().iter().any(|actor| actor.inferred)
                || action.dates().iter().any(|date| date.year_inferred)
        }),
        IsTest::Dated => of(corpus, deadlines.sorted.iter().map(|deadline| deadline.action)),
        IsTest::Money => where_is(corpus, |action| has(HasTest::Amount, action)),
        IsTest::Recurring => of(
            corpus,
            corpus.recurring.keys().map(|date| action_of(corpus, *date)),
        ),
        IsTest::Draft => where_is(corpus, |action| action.record().is_draft),
        IsTest::Gone => changed(sources, &in_view(corpus, None, as_of), |changed| {
            changed.kinds.contains(ChangeKind::Gone)
        }),
        IsTest::New => changed(sources, &all_editions(corpus), |changed| {
            changed.kinds.contains(ChangeKind::New)
        }),
        IsTest::Next => where_is(corpus, |action| action.record().block == Block::NextStep),
    }
}

fn has(test: HasTest, action: ActionRef<'_>) -> bool {
    match test {
        HasTest::Caveat => !action.caveats().is_empty(),
        HasTest::Amount => !action.amounts().is_empty(),
        HasTest::Figure => !action.figures().is_empty(),
        HasTest::Target => !action.targets().is_empty(),
        HasTest::Date => !action.dates().is_empty(),
        HasTest::Deadline => action.deadlines().next().is_some(),
        HasTest::Relation => !action.relations().is_empty() || !action.related_from().is_empty(),
        HasTest::Body => !action.actors().is_empty(),
        HasTest::Place => !action.places().is_empty(),
        HasTest::Fund => !action.instruments().is_empty(),
        HasTest::Act => !action.acts().is_empty(),
        HasTest::Tag => !action.tags().is_empty(),
        HasTest::Link => !action.links().is_empty() || action.url().is_some(),
        HasTest::Status => action.record().status.is_some(),
        HasTest::Summary => !action.summary().is_empty(),
        // When the query is parsed, these become filters on the actions that the journals name.
        HasTest::Note | HasTest::Evidence => false,
    }
}
