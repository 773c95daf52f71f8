//! Editions on the screen: which are in view, and looking at another.

use milepost::views::node::Node;

use super::Session;

fn harbour(width: u16, height: u16) -> Session {
    Session::open("editions", width, height)
}

fn header(session: &Session) -> String {
    session.text().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_header_names_the_editions_in_view_and_the_others() {
    let first = harbour(160, 36);
    let head = header(&first);
    assert!(head.contains("Harbour plan · Mar 2025"), "{head}");
    assert!(head.contains("also 2024-12"), "{head}");
    // The day before the second edition, the first is in view.
    let before = first.keys("[");
    let head = header(&before);
    assert!(head.contains("Harbour plan · Dec 2024"), "{head}");
    assert!(head.contains("also 2025-03"), "{head}");
    assert!(header(&harbour(80, 24)).contains("milepost  "), "at any width");
}

#[test]
fn a_key_looks_at_another_edition_and_back_and_keeps_the_action() {
    let session = harbour(160, 36);
    let corpus = session.state.library.corpus.clone();
    let now = corpus.find("plan.template").unwrap();
    let mut session = session
        .with(|state| state.selected = Some(Node::Action(now)))
        .keys("I");
    let head = header(&session);
    assert!(head.contains("edition 2024-12 looked at, I goes on"), "{head}");
    assert!(head.contains("Harbour plan · Dec 2024"), "{head}");
    assert!(session.text().contains("I goes back to Harbour plan · Mar 2025"));
    let then = session.state.action().unwrap();
    assert_ne!(then, now);
    assert_eq!(corpus.action(then).key(), "plan.template");
    session = session.keys("I");
    assert_eq!(session.state.action(), Some(now));
    assert!(!header(&session).contains("looked at"));
    // An action with another name in the December edition belongs to the same thread.
    let group = corpus.find("plan.coordination-group").unwrap();
    let session = session
        .with(|state| state.selected = Some(Node::Action(group)))
        .keys("I");
    assert!(session.state.selected.is_some());
}

#[test]
fn of_a_single_edition_there_is_no_other() {
    let session = Session::small(100, 30).keys("I");
    assert!(
        session
            .text()
            .contains("There is only this edition of the document")
    );
}

#[test]
fn changes_are_shown_by_kind_then_as_marks_then_not_at_all() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 60)] {
        let session = harbour(width, height).keys("B");
        let screen = session.text();
        assert!(screen.contains("by change"), "{screen}");
        assert!(screen.contains("▾ Gone without an outcome"), "{screen}");
        assert!(screen.contains("⊟ Pact coordination group"), "{screen}");
        assert!(screen.contains("was early 2025"), "{screen}");
        let session = session.keys("B *");
        let screen = session.text();
        assert!(!screen.contains("by change"), "{screen}");
        assert!(screen.contains("▾ Gone since Harbour plan"), "{screen}");
        assert!(screen.contains('⊟'), "{screen}");
        let screen = session.keys("B").text();
        assert!(!screen.contains("◧  partly"), "{screen}");
    }
    let slipped = harbour(120, 36).keys("B").text();
    assert!(
        slipped.contains("Jun 2025 → Jul 2025  +31 d, surely"),
        "{slipped}"
    );
}

#[test]
fn what_is_gone_counts_nowhere_else() {
    let session = harbour(160, 36);
    let actions = |session: &Session| {
        let head = header(session);
        let at = head.find(" actions").unwrap();
        head[..at].rsplit(' ').next().unwrap().to_owned()
    };
    let before = actions(&session);
    let session = session.keys("B");
    assert_eq!(actions(&session), before);
    // A query also searches what is gone.
    let session = session.keys("/").typed("where:xb").keys("enter");
    let screen = session.text();
    assert!(screen.contains("⊟ Survey of the south quay"), "{screen}");
    assert!(!screen.contains("⊟ Pact coordination group"), "{screen}");
}

#[test]
fn keys_go_from_change_to_change_and_around() {
    let mut session = harbour(120, 36);
    let mut seen = Vec::new();
    for _ in 0..40 {
        session = session.keys(".");
        seen.push(session.state.action().unwrap());
    }
    let first = seen[0];
    let round = seen.iter().skip(1).position(|action| *action == first).unwrap() + 1;
    let sorted = seen[..round].windows(2).all(|pair| pair[0] < pair[1]);
    assert!(sorted, "in the document's order");
    assert_eq!(session.keys(",").state.action(), Some(seen[38]));
    // By kind of change, what is gone comes first.
    let session = harbour(120, 36).keys("B .");
    let corpus = session.state.library.corpus.clone();
    let action = session.state.action().unwrap();
    assert_eq!(corpus.action(action).key(), "plan.coordination");
}

#[test]
fn of_a_first_edition_nothing_changed() {
    for key in ["B", ".", ","] {
        let screen = Session::small(100, 30).keys(key).text();
        assert!(
            screen.contains("There is no earlier edition to compare with"),
            "{screen}"
        );
    }
}

#[test]
fn the_agenda_and_the_detail_say_what_a_slipped_date_was() {
    let screen = harbour(200, 60).text();
    assert!(screen.contains("was Q1 2025"), "{screen}");
    let session = harbour(120, 36)
        .keys("/")
        .typed("id:plan.template")
        .keys("enter 2 1");
    assert!(session.text().contains("was Q1 2025"));
}

#[test]
fn the_timeline_shows_where_a_deadline_was_first() {
    let screen = harbour(160, 40).keys("3 c c z").text();
    let line = screen
        .lines()
        .find(|line| line.contains("Agency to deliver"))
        .unwrap();
    assert!(line.contains('┄'), "{screen}");
    assert!(screen.contains("┄◇ baseline"), "{screen}");
    // A deadline that has not moved has no second bar.
    let line = screen.lines().find(|line| line.contains("Fire drill")).unwrap();
    assert!(!line.contains('┄'), "{screen}");
}

#[test]
fn several_documents_are_the_first_level_of_the_tree() {
    let screen = harbour(80, 24).text();
    assert!(screen.contains("▾ Roads · Jan 2025"), "{screen}");
    assert!(screen.contains("  ▾ 1 Harbour"), "{screen}");
    // When marked, what is gone is a separate branch; the numbers of the others stay.
    let marked = harbour(80, 24).keys("B B").text();
    assert!(
        marked.contains("▾ Gone since Harbour plan · Dec 2024"),
        "{marked}"
    );
    assert!(
        marked.contains("· 2024-12") || marked.contains("Dec 2024"),
        "{marked}"
    );
    let single = Session::small(80, 24).text();
    assert!(single.contains("▾ 1 "), "{single}");
}
