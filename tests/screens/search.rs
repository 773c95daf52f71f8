//! The search prompt: which letters are marked, and the messages about a query.

use ratatui::style::Modifier;

use milepost::app::Pane;
use milepost::views::tables::TableKind;

use super::Session;

/// The runs of marked letters on the screen, line by line.
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

/// A saved view whose query is now refused opens without it.
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

/// What plain words may mean as fields is offered above the results, and applied only on request.
#[test]
fn plain_words_that_name_a_state_a_block_or_a_view_are_offered_in_fields() {
    for (words, offered) in [
        ("overdue frontex", "Perhaps: is:overdue who:frontex"),
        ("next steps morocco", "Perhaps: block:next where:morocco"),
        ("no owner", "Perhaps: is:unowned"),
        ("contradictions", "Perhaps: caveat:contradiction"),
        ("undated", "Perhaps: is:undated"),
        ("What is late?", "Perhaps: is:overdue"),
        (
            "running western balkans",
            "Perhaps: is:running where:\"western balkans\"",
        ),
        ("money egypt", "Perhaps: the table of money, of where:egypt"),
        ("changes", "Perhaps: the table of changes"),
        ("overdue", "Perhaps: is:overdue"),
        ("open", "Perhaps: is:open"),
        ("upcoming", "Perhaps: is:upcoming"),
        ("before july 2025", "Perhaps: due<2025-07-01"),
        ("due before July 2025", "Perhaps: due<2025-07-01"),
        ("due by march 2025 egypt", "Perhaps: due<=2025-03 where:egypt"),
        ("second quarter of 2025", "Perhaps: due:2025-Q2"),
        ("Q2 2025", "Perhaps: due:2025-Q2"),
        ("july 2025", "Perhaps: due:2025-07"),
        ("30 june 2025", "Perhaps: due:2025-06-30"),
        ("\"12 Dec 2024\"", "Perhaps: date=2024-12-12"),
        ("october 2024", "Perhaps: date:2024-10"),
        ("before 1 july 2025", "Perhaps: due<2025-07-01"),
        ("after 12 december 2024", "Perhaps: due>2024-12-12"),
        ("due 30 june 2025", "Perhaps: due:2025-06-30"),
        ("by june 2025", "Perhaps: due<=2025-06"),
        ("this month", "Perhaps: due:month"),
        ("next 30 days", "Perhaps: due:30d"),
        ("30d", "Perhaps: due:30d"),
        ("last two weeks", "Perhaps: date:-2w"),
        ("tomorrow", "Perhaps: due:tomorrow"),
        ("end of 2025", "Perhaps: due:\"end of 2025\""),
        ("what runs until 2027?", "Perhaps: ends:2027"),
        ("What falls due in the next 30 days?", "Perhaps: due:30d"),
        (
            "what did Frontex promise in Egypt?",
            "Perhaps: block:next who:accountable=frontex where:egypt",
        ),
        ("next steps with frontex", "Perhaps: block:next who:frontex"),
        (
            "what is due for tunisia",
            "Perhaps: is:due where:tunisia · 4 deadlines",
        ),
        ("deadlines tunisia", "Perhaps: is:due where:tunisia"),
        ("no owner, still to be done", "Perhaps: is:unowned is:todo"),
        ("to be confirmed", "Perhaps: is:unconfirmed · 2 deadlines"),
        ("tbc", "Perhaps: is:unconfirmed"),
        (
            "tentative or to be confirmed",
            "Perhaps: is:tentative|is:unconfirmed · 9 deadlines",
        ),
        (
            "no owner",
            "Perhaps: is:unowned · 148 actions, 3 still to be done",
        ),
        ("overdue", "Perhaps: is:overdue · "),
        ("asylum zzzz", "Perhaps: asylum · 98 actions"),
        ("which fund pays most?", "Perhaps: the table of money by fund"),
        ("who owes most", "Perhaps: the table of owners"),
        ("what contradicts what?", "Perhaps: caveat:contradiction"),
        (
            "what changed since the last edition?",
            "Perhaps: the table of changes",
        ),
        (
            "commission owes",
            "Perhaps: the table of owners, of who:accountable=commission",
        ),
    ] {
        let text = Session::built_in(100, 24).keys("/").pasted(words).text();
        assert!(text.contains(offered), "{words}:\n{text}");
        // The query is not rewritten unless asked to.
        assert!(text.contains(&format!("/ {words}")), "{words}:\n{text}");
    }
    for words in [
        "tunisia returns",
        "is:overdue",
        "\"overdue\"",
        "overdue | late",
        "figures fell most",
        "2025",
        "may",
        "\"overdue 2025\"",
        "before 12 july",
        "",
    ] {
        let text = Session::built_in(100, 24).keys("/").typed(words).text();
        assert!(!text.contains("Perhaps"), "{words}:\n{text}");
    }
}

#[test]
fn an_offer_is_taken_by_tab_alone() {
    let query = |session: &Session| {
        let filter = session.state.view.filter.as_ref();
        filter.map(|filter| filter.query.clone())
    };
    let typed = || Session::built_in(120, 36).keys("/").typed("overdue frontex");
    assert_eq!(query(&typed().keys("enter")).as_deref(), Some("overdue frontex"));
    assert_eq!(
        typed().keys("tab").state.search.input.text(),
        "is:overdue who:frontex"
    );
    let next = || Session::built_in(120, 36).keys("/").typed("next steps morocco");
    assert_eq!(
        query(&next().keys("tab")).as_deref(),
        Some("block:next where:morocco")
    );
    assert_eq!(
        query(&next().keys("up enter")).as_deref(),
        Some("next steps morocco")
    );
    // A view is shown for everything that matches the remaining words, even if it is already shown.
    for keys in ["/", "m /"] {
        let money = Session::built_in(120, 36)
            .keys(keys)
            .typed("money egypt")
            .keys("tab");
        let text = money.text();
        assert_eq!(money.state.layout.focus, Pane::Action);
        assert!(text.contains("Money: all that matches where:egypt"), "{text}");
        assert_eq!(query(&money).as_deref(), Some("where:egypt"));
    }
    let text = Session::built_in(120, 36)
        .keys("/")
        .typed("owners")
        .keys("tab")
        .text();
    assert!(text.contains("2 Action ─ owners"), "{text}");
}

#[test]
fn tab_completes_fields_and_then_their_values() {
    let session = Session::built_in(100, 30)
        .keys("/")
        .typed("visa wher")
        .keys("tab");
    assert_eq!(session.state.search.input.text(), "visa where:");
    let text = session.text();
    assert!(
        text.contains("visa where:") && text.contains("where:tunisia"),
        "{text}"
    );
    // Esc returns to the query, Enter takes the value.
    assert_eq!(
        session.keys("down down enter").state.search.input.text(),
        "visa where:\"southern neighbourhood\" "
    );
    let one = Session::built_in(100, 30).keys("/").typed("is:undat").keys("tab");
    assert_eq!(one.state.search.input.text(), "is:undated ");
    let esc = Session::built_in(100, 30).keys("/ tab esc");
    assert!(esc.state.search.completing.list.is_empty());
    assert!(esc.text().contains("Search"));
    insta::assert_snapshot!("fields 80x24", Session::built_in(80, 24).keys("/ tab").text());
    insta::assert_snapshot!("hint 60x16", Session::built_in(60, 16).keys("/").text());
    insta::assert_snapshot!(
        "wrong field 80x24",
        Session::built_in(80, 24).keys("/").typed("endz:3").text()
    );
    insta::assert_snapshot!(
        "offer 80x24",
        Session::built_in(80, 24)
            .keys("/")
            .typed("next steps morocco")
            .snapshot()
    );
}

#[test]
fn every_example_finds_something_in_the_corpus_that_is_loaded() {
    for library in [
        crate::support::built_in().clone(),
        crate::support::fixture("small"),
    ] {
        let session = Session::of(library, 100, 30).keys("/");
        let examples = session.state.search.examples.clone();
        assert!(!examples.is_empty());
        for example in examples {
            let found = Session::of(session.state.library.clone(), 100, 30)
                .keys("/")
                .typed(&example);
            assert!(found.state.search.found.total > 0, "{example}");
        }
    }
}

/// Once a query in plain words is kept, the bottom line offers its meaning in fields, and a key applies it.
#[test]
fn an_offer_stays_beside_a_query_that_is_kept() {
    let kept = |words: &str| Session::built_in(100, 24).keys("/").typed(words).keys("enter");
    let overdue = kept("overdue");
    assert!(
        overdue.text().contains("p perhaps is:overdue"),
        "{}",
        overdue.text()
    );
    let query = |session: &Session| {
        let filter = session.state.view.filter.as_ref();
        filter.map(|filter| filter.query.clone())
    };
    let taken = overdue.keys("p");
    assert_eq!(query(&taken).as_deref(), Some("is:overdue"));
    assert!(!taken.text().contains("perhaps"), "{}", taken.text());
    assert!(taken.keys("/ up").text().contains("/ is:overdue"));
    let money = kept("money egypt").keys("p");
    assert_eq!(query(&money).as_deref(), Some("where:egypt"));
    assert_eq!(money.state.panes.tables.view, Some(TableKind::Money));
    // If the words find nothing, Enter runs the offered query.
    let nothing = Session::built_in(100, 24).keys("/").typed("no owner");
    assert!(nothing.text().contains("(⇥ takes it)"), "{}", nothing.text());
    assert!(nothing.text().contains("⇥ take the offer"), "{}", nothing.text());
    assert_eq!(query(&nothing.keys("tab")).as_deref(), Some("is:unowned"));
    assert_eq!(query(&kept("no owner")).as_deref(), Some("is:unowned"));
    // Lists start at the top: with what is open, before what comes soon.
    let soon = kept("30d").keys("3");
    assert!(soon.text().contains("▾ Open now"), "{}", soon.text());
    // If words would have to be left out, no query is kept.
    assert_eq!(query(&kept("asylum zzzz")), None);
    let none = Session::built_in(100, 24).keys("p").text();
    assert!(none.contains("No query in plain words is shown"), "{none}");
}

/// If two actions report the same event, the agenda lists one of them; if the query hides that one, the other says so.
#[test]
fn a_deadline_that_stands_for_one_that_the_query_hides_says_so() {
    let kept = |words: &str| {
        Session::built_in(160, 40)
            .keys("/")
            .typed(words)
            .keys("enter 3 z")
    };
    let one = kept("in:7 where:tunisia").text();
    assert!(one.contains("same event"), "{one}");
    let both = kept("where:tunisia").text();
    assert!(
        both.contains("Tunisia: technical meeting on the Talent"),
        "{both}"
    );
    assert!(!both.contains("same event"), "{both}");
}

/// If no action has all words, the message says how many actions have each; for an unknown word, what it was read as.
#[test]
fn words_that_are_missing_are_named() {
    let typed = |words: &str| Session::built_in(120, 36).keys("/").typed(words);
    let none = typed("asylum zzzz");
    let text = none.text();
    assert!(
        text.contains("No action has all of these words. By itself: asylum 98 · zzzz 0."),
        "{text}"
    );
    let taken = none.keys("tab");
    let filter = taken.state.view.filter.as_ref();
    assert_eq!(filter.map(|filter| filter.query.as_str()), Some("asylum"));
    // With other conditions there is no offer, since it would lose them.
    let field = typed("asylum zzzz where:egypt");
    assert_eq!(field.state.search.plain, None);
    assert!(field.text().contains("asylum"), "{}", field.text());
    let text = typed("return rate").text();
    assert!(text.contains("Rate does not occur; read as "), "{text}");
    let text = typed("returns").text();
    assert!(!text.contains("does not occur"), "{text}");
}
