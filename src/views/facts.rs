//! What is said of an action, or of a branch, as labelled facts: the detail pane draws them, the text export
//! prints them, so that both say the same.

use chrono::NaiveDate;

use super::progress::{self, Reported};
use super::recorded::{self, LineKind};
use super::{date, history, was, wording};
use crate::editions::{ChangeKind, Kept, in_view};
use crate::journal::Ledger;
use crate::model::deadlines::{Deadline, Deadlines, count_states};
use crate::model::set::ActionSet;
use crate::model::settled::Settled;
use crate::model::words::{ActorRole, Hedge, RelationKind, Word};
use crate::model::{
    ActionId, ActionRef, Corpus, EditionId, Kind, SectionId, TermId, Vocabulary, VocabularyKind,
};
use crate::when::convention::Conventions;
use crate::when::schedule::ScheduleState;
use crate::when::{DayFormat, Window};

/// How a piece of text is meant; what that looks like is the screen's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Plain,
    Strong,
    /// Apparatus: labels, notes.
    Dim,
    /// Worked out by milepost, not said by the document.
    Computed,
    /// A schedule state, worked out too.
    State(ScheduleState),
    Warning,
}

/// A piece of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub tone: Tone,
}

impl Run {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `When`, `Who`, …; empty for a further fact under the same label.
    pub label: &'static str,
    pub runs: Vec<Run>,
    /// What stands at the right edge: a distance, a sum.
    pub right: Option<Run>,
    pub link: Option<Target>,
}

/// Where a fact leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Action(ActionId),
    Url(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactPart {
    Title(String),
    /// Tags in one line, separated by dots.
    Tags(Vec<Run>),
    Fact(Fact),
    Paragraph(String),
    /// An empty line.
    Gap,
}

/// What facts are derived from.
#[derive(Clone, Copy)]
pub struct Sources<'c> {
    pub corpus: &'c Corpus,
    pub deadlines: &'c Deadlines,
    pub conventions: &'c Conventions,
    /// What persons recorded.
    pub ledger: &'c Ledger,
    /// What changed between editions, as far as it was worked out.
    pub changes: &'c Kept,
    /// The edition that is looked at, where it is not that of the clock.
    pub edition: Option<EditionId>,
    /// How days are written.
    pub days: DayFormat,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Whether the facts name ids: of the action, of its pots.
    pub ids: bool,
}

/// All that is said of an action.
pub fn of_action(sources: Sources, id: ActionId) -> Vec<FactPart> {
    let action = sources.corpus.action(id);
    let mut parts = vec![
        FactPart::Title(action.title().to_owned()),
        FactPart::Tags(tags(sources, action)),
    ];
    let mut facts = Vec::new();
    dates(sources, action, &mut facts);
    outcomes(sources, action, &mut facts);
    actors(action, &mut facts);
    terms(action, &mut facts);
    group(&mut parts, facts);
    if !action.summary().is_empty() {
        parts.extend([FactPart::Gap, FactPart::Paragraph(action.summary().to_owned())]);
    }
    let mut facts = Vec::new();
    amounts(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    figures(sources, action, &mut facts);
    targets(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    relations(sources, action, &mut facts);
    group(&mut parts, facts);
    let mut facts = Vec::new();
    for caveat in action.caveat_texts() {
        facts.push(fact("Caveat", vec![Run::new(Tone::Warning, caveat)]));
    }
    group(&mut parts, facts);
    let extra = action.extra().map(|(name, text)| {
        let runs = vec![
            Run::new(Tone::Dim, format!("{name}  ")),
            Run::new(Tone::Plain, text.replace('\n', " ")),
        ];
        fact("Extra", runs)
    });
    group(&mut parts, extra.collect());
    let mut facts = Vec::new();
    history(sources, action, &mut facts);
    links(action, &mut facts);
    group(&mut parts, facts);
    let mut facts = vec![fact(
        "In",
        vec![Run::new(Tone::Plain, action.headings().join(" › "))],
    )];
    facts.push(cite(action));
    if sources.ids {
        facts.push(fact("Id", vec![Run::new(Tone::Dim, action.key())]));
    }
    group(&mut parts, facts);
    parts
}

/// What can be said of an edition, of what is listed of it.
pub fn of_edition(sources: Sources, id: EditionId, listed: Option<&ActionSet>) -> Vec<FactPart> {
    let corpus = sources.corpus;
    let edition = &corpus.editions[id.index()];
    let own = in_view::of_edition(corpus, id);
    let own = own.filter(|action| listed.is_none_or(|set| set.contains(*action)));
    let set = ActionSet::of(corpus.len(), own);
    let is_in_view = in_view::in_view(corpus, sources.edition, sources.as_of).contains(&id);
    let mut tags = vec![Run::new(
        Tone::Plain,
        format!("Edition {}", corpus.str(edition.id)),
    )];
    if !is_in_view {
        tags.push(Run::new(Tone::Computed, "listed no longer in the next"));
    }
    tags.push(Run::new(Tone::Plain, wording::count(set.len(), "action")));
    let mut parts = vec![
        FactPart::Title(corpus.str(edition.title).to_owned()),
        FactPart::Tags(tags),
    ];
    if is_in_view {
        ahead(sources, &set, &mut parts);
    }
    let mut facts = vec![fact(
        "As of",
        vec![Run::new(Tone::Plain, sources.days.day(edition.as_of))],
    )];
    if let Some(follows) = edition.follows {
        let before = &corpus.editions[follows.index()];
        facts.push(fact(
            "Follows",
            vec![Run::new(Tone::Plain, corpus.str(before.id))],
        ));
    }
    for (label, text) in [("Source", edition.source_name), ("Url", edition.source_url)] {
        if !text.is_empty() {
            facts.push(fact(label, vec![Run::new(Tone::Plain, corpus.str(text))]));
        }
    }
    facts.push(fact(
        "Document",
        vec![Run::new(Tone::Dim, corpus.str(edition.document))],
    ));
    group(&mut parts, facts);
    parts
}

/// What can be said of a whole branch.
pub fn of_section(sources: Sources, id: SectionId, shown: Option<&ActionSet>) -> Vec<FactPart> {
    let corpus = sources.corpus;
    let section = corpus.section(id);
    let members = || {
        section
            .all_actions()
            .filter(|action| shown.is_none_or(|set| set.contains(*action)))
    };
    let set = ActionSet::of(corpus.len(), members());
    let mut parts = vec![FactPart::Title(corpus.str(section.title).to_owned())];
    let objective = &corpus.objectives[corpus.objective_of(id).index()];
    let what = if section.parent.is_none() {
        "Objective"
    } else {
        "Section of objective"
    };
    parts.push(FactPart::Tags(vec![
        Run::new(Tone::Plain, format!("{what} {}", objective.number)),
        Run::new(Tone::Plain, wording::count(set.len(), "action")),
    ]));
    ahead(sources, &set, &mut parts);
    let mut facts = Vec::new();
    let path: Vec<_> = corpus
        .path(id)
        .into_iter()
        .map(|id| corpus.str(corpus.section(id).title))
        .collect();
    if path.len() > 1 {
        facts.push(fact(
            "In",
            vec![Run::new(Tone::Plain, path[..path.len() - 1].join(" › "))],
        ));
    }
    if section.line > 0 {
        let cite = format!(
            "obj. {}, line {}; {}",
            objective.number,
            section.line,
            corpus.cited(corpus.edition_of(id))
        );
        facts.push(fact("Cite", vec![Run::new(Tone::Plain, cite)]));
    }
    if sources.ids {
        facts.push(fact("Id", vec![Run::new(Tone::Dim, corpus.str(section.id))]));
    }
    group(&mut parts, facts);
    parts
}

/// The citation, which leads to where the action, or else its document, can be read.
fn cite(action: ActionRef) -> Fact {
    let mut cite = fact("Cite", vec![Run::new(Tone::Plain, action.full_citation())]);
    if let Some(url) = action.cited_url() {
        cite.runs.push(Run::new(Tone::Dim, format!("  {url}")));
        cite.link = Some(Target::Url(url.to_owned()));
    }
    cite
}

fn links(action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = action.corpus;
    for link in action.links() {
        let (title, url) = (corpus.str(link.title), corpus.str(link.url));
        let runs = if title.is_empty() {
            vec![Run::new(Tone::Plain, url)]
        } else {
            vec![
                Run::new(Tone::Plain, title),
                Run::new(Tone::Dim, format!("  {url}")),
            ]
        };
        let mut link = fact("Link", runs);
        link.link = Some(Target::Url(url.to_owned()));
        facts.push(link);
    }
}

/// How many deadlines of some actions are in which state, and the next of them.
pub(super) fn ahead(sources: Sources, set: &ActionSet, parts: &mut Vec<FactPart>) {
    let Sources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    let states = count_states(deadlines, Some(set), as_of);
    let mut facts = Vec::new();
    for (state, count) in ScheduleState::ALL.into_iter().zip(states) {
        if count > 0 {
            let number = Run::new(Tone::Plain, wording::grouped(count as u64));
            facts.push(fact(
                "Deadlines",
                vec![
                    number,
                    Run::new(Tone::State(state), format!(" {}", state.label())),
                ],
            ));
        }
    }
    group(parts, facts);
    let next = deadlines
        .shown(Some(set))
        .map(|(_, deadline)| deadline)
        .filter(|deadline| !deadline.state(as_of).is_over())
        .take(5);
    let mut facts = Vec::new();
    for deadline in next {
        let mut next = fact(
            "Next",
            vec![Run::new(Tone::Plain, corpus.action(deadline.action).title())],
        );
        next.right = Some(distance_run(deadline, as_of));
        next.link = Some(Target::Action(deadline.action));
        facts.push(next);
    }
    group(parts, facts);
}

fn fact(label: &'static str, runs: Vec<Run>) -> Fact {
    Fact {
        label,
        runs,
        right: None,
        link: None,
    }
}

/// Adds facts after an empty line; a repeated label is shown once.
fn group(parts: &mut Vec<FactPart>, facts: Vec<Fact>) {
    let mut last = "";
    for (index, mut fact) in facts.into_iter().enumerate() {
        if index == 0 {
            parts.push(FactPart::Gap);
        }
        if fact.label == last {
            fact.label = "";
        } else {
            last = fact.label;
        }
        parts.push(FactPart::Fact(fact));
    }
}

fn tags(sources: Sources, action: ActionRef) -> Vec<Run> {
    let record = action.record();
    let mut tags = vec![Run::new(Tone::Plain, wording::capital(record.block.label()))];
    // A figure that is statistics need not be told twice.
    if !action.kind().eq_ignore_ascii_case(record.block.label()) && record.kind != Kind::Other.into() {
        tags.push(Run::new(Tone::Plain, action.corpus.kinds.signed(record.kind)));
    }
    tags.extend(wording::status(record).map(|status| Run::new(Tone::Plain, status)));
    if record.is_draft {
        tags.push(Run::new(Tone::Warning, "draft"));
    }
    if let Some(state) = sources
        .deadlines
        .state_of(sources.corpus, action.id, sources.as_of)
    {
        tags.push(Run::new(Tone::State(state), state.label()));
    }
    tags
}

fn dates(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        conventions,
        days,
        ..
    } = sources;
    for (index, date) in action.dates().iter().enumerate() {
        let wording = corpus.wording(date.when);
        let number = corpus.date_number(action.id, index);
        let recurring = corpus.recurring(number);
        let mut runs = match recurring {
            // How often it comes, and the occurrence that counts.
            Some(recurring) => vec![
                Run::new(Tone::Strong, date::recurrence(days, corpus, recurring)),
                Run::new(Tone::Computed, format!(" → {}", date::words(days, wording))),
            ],
            None => vec![Run::new(Tone::Strong, date::words(days, wording))],
        };
        let quoted = date::quoted(days, corpus, date.when);
        runs.extend(quoted.map(|quoted| Run::new(Tone::Plain, format!(" {quoted}"))));
        runs.extend(
            date::covers(days, wording).map(|covers| Run::new(Tone::Computed, format!(" → {covers}"))),
        );
        let mut notes = vec![date.role.label().to_owned()];
        if date.hedge != Hedge::Firm {
            notes.push(date.hedge.label().to_owned());
        }
        if !date.what.is_empty() {
            notes.push(corpus.str(date.what).to_owned());
        }
        notes.extend(corpus.after(action.id, index).map(|after| {
            let waits = if date.has_window(corpus) {
                ""
            } else {
                " (waits for it)"
            };
            let title = corpus.action(after.action).title();
            format!("{} after: {title}{waits}", corpus.str(after.within))
        }));
        notes.extend(recurring.and_then(|_| {
            let before = sources.deadlines.occurrence_before(corpus, number)?;
            Some(occurrence_before(days, before, sources.as_of))
        }));
        if date.year_inferred {
            notes.push("year inferred".into());
        }
        if let Some(convention) = wording.when.convention(conventions, days) {
            notes.push(format!("convention: {convention}"));
        }
        if let Some(before) = corpus.baselines.get(&number) {
            notes.extend(date::quoted(days, corpus, *before));
            notes.push("moved by the journal".into());
        }
        let deadline = sources.deadlines.at(corpus, action.id, index);
        let settled = deadline.and_then(|deadline| deadline.settled);
        if let Some(settled) = settled.filter(|settled| settled.known <= sources.as_of) {
            notes.push(format!("{}: {}", settled.state.label(), settled.said_by.words()));
        }
        runs.push(Run::new(Tone::Dim, format!("  {}", notes.join(", "))));
        let mut when = fact("When", runs);
        let was = deadline.and_then(|deadline| was::was(days, corpus, sources.deadlines, &deadline));
        when.runs
            .extend(was.map(|was| Run::new(Tone::Computed, format!(", {was}"))));
        when.right = deadline.map(|deadline| distance_run(&deadline, sources.as_of));
        facts.push(when);
    }
}

/// `before that by 31 Mar 2025: met`.
fn occurrence_before(
    days: DayFormat,
    (window, settled): (Window, Option<Settled>),
    as_of: NaiveDate,
) -> String {
    let known = settled.filter(|settled| settled.known <= as_of);
    let ended = match known {
        Some(settled) => format!("{}: {}", settled.state.label(), settled.said_by.words()),
        None => "no outcome recorded".to_owned(),
    };
    format!("before that {}: {ended}", date::occurrence(days, window))
}

fn distance_run(deadline: &Deadline, as_of: NaiveDate) -> Run {
    Run::new(
        Tone::State(deadline.state(as_of)),
        deadline.distance(as_of).to_string(),
    )
}

fn actors(action: ActionRef, facts: &mut Vec<Fact>) {
    let bodies = action.corpus.bodies();
    for role in ActorRole::ALL {
        let mut runs = Vec::new();
        for actor in action.actors().iter().filter(|actor| actor.role == *role) {
            let term = bodies.term(actor.body);
            let comma = if runs.is_empty() { "" } else { ", " };
            let known_as = term.abbreviation.as_deref().filter(|short| *short != term.name);
            let short = known_as.map(|short| format!(" ({short})")).unwrap_or_default();
            runs.push(Run::new(Tone::Plain, format!("{comma}{}{short}", term.name)));
            if actor.inferred {
                runs.push(Run::new(Tone::Computed, " [inferred]"));
            }
        }
        if !runs.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", role.label())));
            facts.push(fact("Who", runs));
        }
    }
}

fn terms(action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = action.corpus;
    let lists: [(&'static str, VocabularyKind, &[TermId]); 4] = [
        ("Where", VocabularyKind::Places, action.places()),
        ("Funds", VocabularyKind::Instruments, action.instruments()),
        ("Acts", VocabularyKind::Acts, action.acts()),
        ("Tags", VocabularyKind::Tags, action.tags()),
    ];
    for (label, kind, ids) in lists.into_iter().filter(|(_, _, ids)| !ids.is_empty()) {
        facts.push(fact(
            label,
            vec![Run::new(Tone::Plain, names(corpus.vocabulary(kind), ids))],
        ));
    }
}

/// What persons recorded of it: outcomes that are known by the clock, and all notes, each with its sources.
fn outcomes(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        deadlines,
        ledger,
        as_of,
        days,
        ..
    } = sources;
    for line in recorded::lines(days, (corpus, deadlines, ledger), action.id, as_of) {
        let (label, tone) = match line.kind {
            LineKind::Outcome(state) => ("Outcome", Tone::State(state)),
            LineKind::Slip => ("Outcome", Tone::Computed),
            LineKind::Doubt => ("Outcome", Tone::Warning),
            LineKind::Note => ("Note", Tone::Plain),
            LineKind::Watched => ("Watched", Tone::Plain),
        };
        let mut runs = vec![Run::new(tone, line.words)];
        if !line.note.is_empty() {
            runs.push(Run::new(Tone::Plain, format!("  {}", line.note)));
        }
        if !line.whose.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", line.whose)));
        }
        facts.push(fact(label, runs));
        for (title, url) in line.evidence {
            // An address without a title is its own.
            let address = (title != url).then(|| Run::new(Tone::Dim, format!("  {url}")));
            let mut evidence = fact("Evidence", vec![Run::new(Tone::Plain, title)]);
            evidence.runs.extend(address);
            evidence.link = Some(Target::Url(url));
            facts.push(evidence);
        }
    }
}

/// What became of it from edition to edition. All of it is computed but the dates.
fn history(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources {
        corpus,
        deadlines,
        days,
        ..
    } = sources;
    let lines = history::lines(days, corpus, deadlines, action.id);
    for line in &lines {
        let runs = vec![
            Run::new(Tone::Dim, format!("{}  ", line.edition)),
            Run::new(Tone::Plain, line.date.as_str()),
            Run::new(Tone::Computed, format!("  {}", line.change)),
        ];
        facts.push(fact("History", runs));
    }
    let slips = history::slips(corpus, deadlines, action.id);
    facts.extend(slips.map(|slips| fact("History", vec![Run::new(Tone::Computed, slips)])));
    let is_reworded = lines
        .first()
        .is_some_and(|line| line.change.contains(ChangeKind::Reworded.label()));
    if let Some(words) = history::reworded(corpus, action.id).filter(|_| is_reworded) {
        facts.push(fact("Reworded", vec![Run::new(Tone::Plain, words)]));
    }
}

fn names(vocabulary: &Vocabulary, ids: &[TermId]) -> String {
    ids.iter()
        .map(|id| vocabulary.term(*id).short())
        .collect::<Vec<_>>()
        .join(", ")
}

fn amounts(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources { corpus, days, .. } = sources;
    for (index, amount) in action.amounts().iter().enumerate() {
        let mut runs = vec![Run::new(Tone::Strong, wording::amount(days, corpus, amount))];
        runs.extend(
            amount
                .stage
                .map(|stage| Run::new(Tone::Plain, format!(" {}", stage.label()))),
        );
        let mut notes = Vec::new();
        if !amount.what.is_empty() {
            notes.push(corpus.str(amount.what).to_owned());
        }
        notes.extend(
            amount
                .instrument
                .map(|fund| corpus.instrument_terms().term(fund).short().to_owned()),
        );
        if amount.mobilised {
            notes.push("investment mobilised, not spending".into());
        }
        let places = action.places_of_amount(index);
        if places != action.places() {
            notes.push(format!("for {}", names(corpus.place_terms(), places)));
        }
        if let Some(measure) = amount.measure.filter(|_| sources.ids) {
            let id = |pot| corpus.str(corpus.measure(pot).id);
            let outer: Vec<_> = corpus.outer_pots(measure).iter().map(|pot| id(*pot)).collect();
            notes.push(if outer.is_empty() {
                format!("pot {}", id(measure))
            } else {
                format!("pot {}, part of {}", id(measure), outer.join(" and of "))
            });
        }
        if !notes.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", notes.join("; "))));
        }
        facts.push(fact("Money", runs));
    }
}

fn figures(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let Sources { corpus, days, .. } = sources;
    for figure in action.figures() {
        let mut runs = vec![
            Run::new(Tone::Plain, format!("{}: ", corpus.str(figure.indicator))),
            Run::new(Tone::Strong, wording::figure(days, corpus, figure)),
        ];
        let mut notes = Vec::new();
        notes.extend(
            figure
                .place
                .map(|place| corpus.place_terms().term(place).short().to_owned()),
        );
        notes.extend(
            figure
                .period
                .map(|when| wording::period(days, &corpus.wording(when).window)),
        );
        notes.extend(
            figure
                .source
                .map(|body| format!("source: {}", corpus.bodies().term(body).short())),
        );
        if !notes.is_empty() {
            runs.push(Run::new(Tone::Dim, format!("  {}", notes.join(", "))));
        }
        facts.push(fact("Figure", runs));
    }
}

fn targets(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = sources.corpus;
    let reported = Reported::of(corpus, action.targets());
    for target in action.targets() {
        let mut runs = vec![
            Run::new(Tone::Plain, format!("{}: ", corpus.str(target.indicator))),
            Run::new(Tone::Strong, progress::wanted(sources.days, corpus, target)),
        ];
        if let Some(reached) = reported.reached(action, target) {
            let last = progress::last(sources.days, corpus, reached);
            let way = progress::way(reached).map(|way| format!(", {way}"));
            let words = format!("  computed: {last}{}", way.unwrap_or_default());
            runs.push(Run::new(Tone::Computed, words));
        }
        facts.push(fact("Target", runs));
    }
}

fn relations(sources: Sources, action: ActionRef, facts: &mut Vec<Fact>) {
    let corpus = sources.corpus;
    let mut seen = Vec::new();
    let own = action
        .relations()
        .iter()
        .map(|relation| (relation.kind.label(), relation));
    let reverse = action
        .related_from()
        .iter()
        .map(|relation| (relation.kind.reverse_label(), relation));
    for (label, relation) in own.chain(reverse) {
        // Two actions may name each other as the same event; that is one link.
        if relation.kind == RelationKind::SameEvent && seen.contains(&relation.to) {
            continue;
        }
        seen.push(relation.to);
        let runs = vec![
            Run::new(Tone::Dim, format!("{label}  ")),
            Run::new(Tone::Plain, corpus.action(relation.to).title()),
        ];
        let mut linked = fact("Linked", runs);
        linked.link = Some(Target::Action(relation.to));
        facts.push(linked);
    }
}
