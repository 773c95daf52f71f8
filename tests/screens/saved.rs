//! Saved queries are offered by name while typing, and earlier queries are recalled.

use super::Session;

fn session() -> Session {
    let mut session = Session::small(100, 24);
    let saved = [
        ("due soon", "due:30d"),
        ("tunisia", "where:tunisia"),
        ("broken", "due:Q7"),
    ];
    let saved = saved.map(|(name, text)| (name.to_owned(), text.to_owned()));
    session.state.library.saved = saved.into();
    session
}

#[test]
fn saved_queries_are_offered_with_what_they_ask() {
    let all = session().keys("alt-/").text();
    assert!(all.contains("3 saved queries"), "{all}");
    assert!(all.contains("due soon") && all.contains("due:30d"), "{all}");
    let some = session().keys("/").typed("@tu").text();
    assert!(some.contains("1 saved query"), "{some}");
    assert!(
        some.contains("where:tunisia") && !some.contains("due:30d"),
        "{some}"
    );
}

#[test]
fn a_name_that_is_chosen_is_asked_and_kept() {
    let chosen = session().keys("/").typed("@tns").keys("enter");
    assert!(chosen.cursor_line().contains("/ @tunisia"), "{}", chosen.text());
    assert!(chosen.state.search.offered.is_empty());
    assert!(!chosen.state.search.found.set.is_empty());
    let kept = chosen.keys("enter");
    assert_eq!(kept.state.view.filter.unwrap().query, "@tunisia");
    let second = session().keys("alt-/ down up tab");
    assert!(
        second.cursor_line().contains("/ @\"due soon\""),
        "{}",
        second.text()
    );
}

#[test]
fn a_saved_query_that_is_wrong_tells_where() {
    let text = session().keys("/").typed("@broken").text();
    assert!(
        text.contains("^^^^^^^ the saved query broken is wrong at "),
        "{text}"
    );
    let text = session().keys("/").typed("@zzz").text();
    assert!(text.contains("no query is saved as zzz"), "{text}");
}

#[test]
fn where_nothing_is_saved_it_is_said() {
    let text = Session::small(100, 24).keys("alt-/").text();
    assert!(text.contains("No saved queries"), "{text}");
}

#[test]
fn former_queries_are_kept_with_the_view() {
    let first = session().keys("/").typed("tunisia").keys("enter");
    let view = first.state.view_by_ids();
    assert_eq!(view.history, ["tunisia"]);
    let mut second = session();
    second.state.go_to_view(&view);
    let recalled = second.keys("/ up");
    assert!(
        recalled.cursor_line().contains("/ tunisia"),
        "{}",
        recalled.text()
    );
}

#[test]
fn how_long_a_search_took_is_reported_only_where_it_is_asked_for() {
    let mut session = session().keys("/").typed("tunisia");
    assert!(!session.text().contains(" ms"));
    session.state.search.took = Some(std::time::Duration::from_micros(1234));
    assert!(session.text().contains(" · 1.2 ms"), "{}", session.text());
}
