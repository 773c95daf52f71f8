//! Every field, compared with a simple predicate over all actions.

use chrono::Datelike as _;
use milepost::model::{
    ActionRef, ActorRole, Amount, Block, Date, DateRole, Hedge, Kind, KindId, Money, Stage, Status,
    VocabularyKind,
};
use milepost::when::state::{Nature, ScheduleState, state};

use super::{Desk, search};
use crate::support::{day, file};

fn euros(amount: &Amount) -> Option<u64> {
    amount.money.and_then(Money::whole_euros)
}

type Asked = fn(&Desk, ActionRef<'_>) -> bool;

fn is_within(desk: &Desk, kind: VocabularyKind, term: milepost::model::TermId, broader: &str) -> bool {
    let vocabulary = desk.corpus.vocabulary(kind);
    vocabulary.is_within(term, vocabulary.find(broader).unwrap())
}

fn in_place(desk: &Desk, action: ActionRef<'_>, broader: &str) -> bool {
    let figures = action.figures().iter().filter_map(|figure| figure.place);
    let mut places = action.places().iter().copied().chain(figures);
    places.any(|place| is_within(desk, VocabularyKind::Places, place, broader))
}

fn has_body(desk: &Desk, action: ActionRef<'_>, broader: &str) -> bool {
    let mut bodies = action.actors().iter();
    bodies.any(|actor| {
        actor.role != ActorRole::Mentioned && is_within(desk, VocabularyKind::Bodies, actor.body, broader)
    })
}

fn in_state(desk: &Desk, action: ActionRef<'_>, wanted: ScheduleState) -> bool {
    let as_of = desk.corpus.newest_edition().unwrap().as_of;
    // What the document reports as done is settled, whatever the window says.
    let record = action.record();
    let is_settled = |date: &Date| {
        date.role.nature() == Nature::Owed
            && (matches!(record.status, Some(Status::Completed | Status::Cancelled))
                || action
                    .related_from()
                    .iter()
                    .any(|relation| relation.settles.is_some()))
    };
    action
        .deadlines()
        .filter(|date| !is_settled(date))
        .any(|date| state(&date.window(&desk.corpus), date.role.nature(), as_of) == wanted)
}

const QUESTIONS: &[(&str, Asked)] = &[
    ("", |_, _| true),
    ("block:next", |_, action| action.record().block == Block::NextStep),
    ("kind:meeting,call", |_, action| {
        [Kind::Meeting, Kind::Call]
            .map(KindId::from)
            .contains(&action.record().kind)
    }),
    ("kind:legis", |_, action| {
        [Kind::LegislativeProposal, Kind::LegislativeProgress]
            .map(KindId::from)
            .contains(&action.record().kind)
    }),
    ("status:planned", |_, action| {
        action.record().status == Some(Status::Announced)
    }),
    ("status:none", |_, action| action.record().status.is_none()),
    ("in:visa", |_, action| action.objective().number == 6),
    ("in:8 !in:7", |_, action| action.objective().number == 8),
    ("where:RS", |desk, action| in_place(desk, action, "RS")),
    ("where:XW", |desk, action| in_place(desk, action, "XW")),
    ("where:\"western balkans\"", |desk, action| {
        in_place(desk, action, "XW")
    }),
    ("where:none", |_, action| action.places().is_empty()),
    ("who:commission", |desk, action| {
        has_body(desk, action, "commission")
    }),
    ("who:none", |_, action| {
        let mut actors = action.actors().iter();
        !actors.any(|actor| actor.role != ActorRole::Mentioned)
    }),
    ("mentioned:any", |_, action| {
        let mut actors = action.actors().iter();
        actors.any(|actor| actor.role == ActorRole::Mentioned)
    }),
    ("who:accountable=frontex", |desk, action| {
        let frontex = |body| is_within(desk, VocabularyKind::Bodies, body, "frontex");
        let mut actors = action.actors().iter();
        actors.any(|actor| actor.role == ActorRole::Accountable && frontex(actor.body))
    }),
    ("who:accountable=none", |_, action| {
        !action
            .actors()
            .iter()
            .any(|actor| actor.role == ActorRole::Accountable)
    }),
    ("is:unowned", |_, action| {
        !action
            .actors()
            .iter()
            .any(|actor| actor.role == ActorRole::Accountable)
    }),
    ("is:due", |desk, action| {
        use ScheduleState::{Open, Overdue, PossiblyOverdue, Upcoming};
        let states = [Open, Overdue, PossiblyOverdue, Upcoming];
        let mut deadlines = desk.deadlines.owed(&desk.corpus, action.id);
        deadlines
            .any(|deadline| states.contains(&deadline.state(desk.corpus.newest_edition().unwrap().as_of)))
    }),
    ("is:todo !is:due", |_, action| {
        let is_done = matches!(
            action.record().status,
            Some(Status::Completed | Status::Cancelled)
        );
        action.record().block == Block::NextStep && action.deadlines().next().is_none() && !is_done
    }),
    ("is:upcoming", |desk, action| {
        in_state(desk, action, ScheduleState::Upcoming)
    }),
    ("is:overdue", |desk, action| {
        in_state(desk, action, ScheduleState::Overdue)
    }),
    ("is:open", |desk, action| {
        in_state(desk, action, ScheduleState::Open)
    }),
    ("is:possibly", |desk, action| {
        in_state(desk, action, ScheduleState::PossiblyOverdue)
    }),
    ("is:undated", |_, action| {
        let is_done = matches!(
            action.record().status,
            Some(Status::Completed | Status::Cancelled)
        );
        action.record().block == Block::NextStep && action.deadlines().next().is_none() && !is_done
    }),
    ("is:running", |desk, action| {
        in_state(desk, action, ScheduleState::Running)
    }),
    ("ends:2027", |desk, action| {
        action.deadlines().any(|date| {
            let latest = date.window(&desk.corpus).latest;
            let runs = matches!(date.role, DateRole::Ends | DateRole::Period);
            runs && latest.is_some_and(|latest| latest.year() == 2027)
        })
    }),
    ("due:2025-Q1", |desk, action| {
        action.deadlines().any(|date| {
            let latest = date.window(&desk.corpus).latest;
            latest.is_some_and(|latest| (day("2025-01-01")..day("2025-04-01")).contains(&latest))
        })
    }),
    ("is:dated", |_, action| action.deadlines().next().is_some()),
    ("due:none", |_, action| action.deadlines().next().is_none()),
    ("date:any", |_, action| !action.dates().is_empty()),
    ("is:tentative", |_, action| {
        action.dates().iter().any(|date| date.hedge == Hedge::Tentative)
    }),
    ("is:hedged", |_, action| {
        action.dates().iter().any(|date| date.hedge != Hedge::Firm)
    }),
    ("stage:paid", |_, action| {
        action
            .amounts()
            .iter()
            .any(|amount| amount.stage == Some(Stage::Paid))
    }),
    ("eur>100m", |_, action| {
        action
            .amounts()
            .iter()
            .any(|amount| euros(amount).is_some_and(|eur| eur > 100_000_000))
    }),
    ("eur:10m..50m", |_, action| {
        let mut sums = action.amounts().iter().filter_map(euros);
        sums.any(|eur| (10_000_000..=50_000_000).contains(&eur))
    }),
    ("has:caveat", |_, action| !action.caveats().is_empty()),
    ("has:relation", |_, action| {
        !action.relations().is_empty() || !action.related_from().is_empty()
    }),
    ("due<2025-07-01", |desk, action| {
        action.deadlines().any(|date| {
            date.window(&desk.corpus)
                .latest
                .is_some_and(|latest| latest < day("2025-07-01"))
        })
    }),
    ("due>2025-07-01", |desk, action| {
        action.deadlines().any(|date| {
            date.window(&desk.corpus)
                .earliest
                .is_some_and(|first| first > day("2025-07-01"))
        })
    }),
    ("date:2024-11", |desk, action| {
        action.dates().iter().any(|date| {
            let window = date.window(&desk.corpus);
            window.earliest.is_none_or(|first| first <= day("2024-11-30"))
                && window.latest.is_none_or(|last| last >= day("2024-11-01"))
        })
    }),
    ("kind:meeting | kind:dialogue", |_, action| {
        [Kind::Meeting, Kind::Dialogue]
            .map(KindId::from)
            .contains(&action.record().kind)
    }),
    ("!(block:next | block:step)", |_, action| {
        !matches!(action.record().block, Block::NextStep | Block::Step)
    }),
];

#[test]
fn every_field_matches_what_its_predicate_does() {
    let desk = Desk::built_in();
    for (query, asked) in QUESTIONS {
        let found = desk.find(query, 0).set;
        let expected: Vec<_> = desk
            .corpus
            .all()
            .filter(|action| asked(&desk, *action))
            .map(|action| action.id)
            .collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
}

#[test]
fn a_word_matches_in_every_text_of_an_action() {
    let desk = Desk::built_in();
    let action = desk.corpus.action(
        desk.corpus.find("borders.ees-progressive-start").unwrap_or(
            desk.corpus
                .all()
                .find(|action| !action.acts().is_empty())
                .unwrap()
                .id,
        ),
    );
    let mut words: Vec<String> = vec![
        action.title().to_owned(),
        action.summary().to_owned(),
        action.key().to_owned(),
    ];
    words.extend(action.headings().into_iter().map(str::to_owned));
    words.extend(action.caveat_texts().map(str::to_owned));
    for kind in [VocabularyKind::Acts, VocabularyKind::Places] {
        let terms = if kind == VocabularyKind::Acts {
            action.acts()
        } else {
            action.places()
        };
        for term in terms {
            let term = desk.corpus.vocabulary(kind).term(*term);
            words.push(term.name.clone());
            words.extend(term.aliases.iter().cloned());
        }
    }
    for text in words.iter().filter(|text| !text.is_empty()) {
        let bare: String = text
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let found = desk.find(&bare, 0).set;
        assert!(found.contains(action.id), "{text}");
    }
}

#[test]
fn percent_is_asked_like_any_number() {
    let actions: String = [
        ("a", "percent: 0"),
        ("b", "percent: 50"),
        ("c", "percent: 100"),
        ("d", ""),
    ]
    .map(|(id, percent)| format!("(id: \"o.{id}\", title: \"T\", block: Step, {percent}),"))
    .concat();
    let library = crate::support::library(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "o.ron",
            format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{actions}])"),
        ),
    ]);
    let as_of = day("2024-12-16");
    let asked = |query: &str| -> String {
        let query = library.query(query, as_of).unwrap();
        let found = search(&library.corpus, library.index(), &library.deadlines, &query, 9);
        let keys = found
            .hits
            .iter()
            .map(|hit| library.corpus.action(hit.action).key());
        keys.map(|key| &key[2..]).collect()
    };
    for (query, found) in [
        ("percent>50", "c"),
        ("percent>=50", "bc"),
        ("percent<50", "a"),
        ("percent<0", ""),
        ("percent<=100", "abc"),
        ("percent>100", ""),
        ("percent:50", "b"),
        ("percent:50%", "b"),
        ("percent:0..50", "ab"),
        ("percent:50..", "bc"),
        ("percent:any", "abc"),
        ("percent:none", "d"),
        ("-percent>50", "abd"),
        ("progress=100", "c"),
    ] {
        assert_eq!(asked(query), found, "{query}");
    }
    for wrong in ["percent:101", "percent:half", "percent:60..50", "percent>"] {
        assert!(library.query(wrong, as_of).is_err(), "{wrong}");
    }
}
