//! The search prompt: which letters are marked, and what is said of a query.

use ratatui::style::Modifier;

use super::Session;

/// The marked letters of the screen, runs apart, line by line.
fn marked(session: &Session) -> Vec<String> {
    let (buffer, _) = session.buffer();
    let mut runs: Vec<String> = Vec::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut was_marked = false;
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            let is_marked = cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED);
            match runs.last_mut() {
                Some(run) if is_marked && was_marked => run.push_str(cell.symbol()),
                _ if is_marked => runs.push(cell.symbol().to_owned()),
                _ => {}
            }
            was_marked = is_marked;
        }
    }
    runs
}

#[test]
fn letters_are_marked_over_hyphens_and_blanks_and_fields_where_the_title_has_none() {
    for (query, letters) in [
        ("eulisa", "eu-LISA"),
        ("midterm", "Mid-term"),
        ("6012", "6,012"),
        ("52,100,000", "amount"),
    ] {
        let session = Session::built_in(100, 24).keys("/").typed(query);
        let marked = marked(&session);
        assert!(marked.iter().any(|run| run == letters), "{query}: {marked:?}");
    }
}

#[test]
fn the_prompt_says_how_a_query_was_understood() {
    for (query, said) in [
        ("\"\"", "\"\" asks for nothing, so that every action matches"),
        ("visa -41", "-41 is sought as 41; !41 excludes it"),
        ("visa AND eu OR un", "AND beside OR wants parentheses"),
    ] {
        let text = Session::built_in(100, 24).keys("/").typed(query).text();
        assert!(text.contains(said), "{query}: {text}");
    }
    let long = Session::built_in(100, 24).keys("/").with(|state| {
        state.paste(&"visa ".repeat(2000));
    });
    assert!(
        long.text().contains("a query may have 4096 bytes"),
        "{}",
        long.text()
    );
}

/// A view that was left with a query which is refused now opens without it.
#[test]
fn a_kept_query_that_is_too_long_does_not_hold_up_the_next_start() {
    let session = Session::built_in(100, 24).with(|state| {
        let mut view = state.view_by_ids();
        view.query = Some("visa ".repeat(2000));
        view.history = vec!["visa ".repeat(2000)];
        state.go_to_view(&view);
    });
    assert!(session.text().contains("604 actions"), "{}", session.text());
    assert!(!session.text().contains("visa visa"));
}
