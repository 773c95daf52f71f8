//! Queries about dates: which deadlines of the matching actions are listed, and how often each is counted.

use milepost::model::deadlines::count_states;
use milepost::views::agenda::{AgendaRow, agenda};
use milepost::when::ScheduleState;

use super::Desk;

/// Queries, and the states that the listed deadlines may have.
const QUERIES: [(&str, &[ScheduleState]); 9] = [
    ("is:overdue", &[ScheduleState::Overdue]),
    ("is:running", &[ScheduleState::Running]),
    ("is:overdue who:commission", &[ScheduleState::Overdue]),
    (
        "is:overdue | is:open",
        &[ScheduleState::Overdue, ScheduleState::Open],
    ),
    (
        "who:commission (is:open | is:possibly)",
        &[ScheduleState::Open, ScheduleState::PossiblyOverdue],
    ),
    ("is:upcoming -who:frontex", &[ScheduleState::Upcoming]),
    ("is:overdue is:possibly", &[]),
    ("schengen is:overdue", &[ScheduleState::Overdue]),
    ("is:ended is:next", &[ScheduleState::Ended]),
];

#[test]
fn only_deadlines_that_answer_are_listed_and_counted() {
    let desk = Desk::built_in();
    for day in ["2024-12-16", "2025-04-01", "2031-01-01"] {
        let as_of = day.parse().unwrap();
        for (text, states) in QUERIES {
            let query = desk.library.query(text, as_of).unwrap();
            let found = desk.search(&query, 0);
            let rows = agenda(
                &desk.deadlines,
                Some(&found.set),
                &hashbrown::HashSet::default(),
                as_of,
            );
            let mut total = 0;
            for row in &rows {
                if let AgendaRow::Deadline(at) = row {
                    let state = desk.deadlines.sorted[*at as usize].state(as_of);
                    assert!(
                        states.contains(&state),
                        "{text} as of {day} lists {}",
                        state.name()
                    );
                    total += 1;
                }
            }
            let counts = count_states(&desk.deadlines, Some(&found.set), as_of);
            let counted: usize = counts.iter().sum();
            let undated = counts[ScheduleState::Undated as usize];
            assert_eq!(counted - undated, total, "{text} as of {day}");
            assert_eq!(found.deadlines, Some(total), "{text} as of {day}");
        }
    }
}

#[test]
fn every_state_by_itself_has_as_many_deadlines_as_in_the_whole_list() {
    let desk = Desk::built_in();
    for day in ["2024-12-16", "2025-04-01", "2031-01-01"] {
        let as_of = day.parse().unwrap();
        let everything = count_states(&desk.deadlines, None, as_of);
        for state in ScheduleState::ALL {
            if state == ScheduleState::Undated {
                continue;
            }
            let query = desk
                .library
                .query(&format!("is:{}", state.name()), as_of)
                .unwrap();
            let found = desk.search(&query, 0);
            assert_eq!(
                found.deadlines,
                Some(everything[state as usize]),
                "{} as of {day}",
                state.name()
            );
        }
    }
}

#[test]
fn what_is_asked_of_actions_leaves_all_their_deadlines() {
    let desk = Desk::built_in();
    for text in [
        "who:frontex",
        "schengen",
        "is:unowned",
        "-is:undated has:deadline",
    ] {
        let found = desk.find(text, 0);
        assert!(!found.set.asks_dates(), "{text}");
        assert_eq!(found.deadlines, None, "{text}");
    }
}

#[test]
fn a_text_or_a_date_lists_all_of_the_one_and_some_of_the_other() {
    let desk = Desk::built_in();
    let as_of = "2025-04-01".parse().unwrap();
    let find = |text: &str| desk.search(&desk.library.query(text, as_of).unwrap(), 0).set;
    let (either, text) = (find("who:frontex | is:overdue"), find("who:frontex"));
    for (_, deadline) in desk.deadlines.shown(Some(&either)) {
        let is_overdue = deadline.state(as_of) == ScheduleState::Overdue;
        assert!(is_overdue || text.contains(deadline.action));
    }
    let all = desk.deadlines.shown(Some(&text)).count();
    let of_text = desk.deadlines.shown(Some(&either));
    let of_text = of_text
        .filter(|(_, deadline)| text.contains(deadline.action))
        .count();
    assert_eq!(of_text, all);
}
