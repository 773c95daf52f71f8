//! The welcome window of a first start, and how it closes.

use milepost::app::welcome::LINES;
use milepost::app::{Mode, Pane};

use super::Session;

fn first(width: u16, height: u16) -> Session {
    Session::small(width, height).with(|state| state.mode = Mode::Welcome)
}

#[test]
fn the_first_key_closes_it_and_acts() {
    assert!(matches!(first(80, 24).keys("?").state.mode, Mode::Help(_)));
    assert_eq!(first(80, 24).keys("3").state.layout.focus, Pane::Deadlines);
    // These keys usually close something, so they do nothing else here.
    for key in ["enter", "esc"] {
        let session = first(80, 24).keys(key);
        assert_eq!(session.state.mode, Mode::Browse);
        assert_eq!(session.text(), Session::small(80, 24).text());
    }
    assert_eq!(first(80, 24).press((40, 10)).state.mode, Mode::Browse);
    // It is not shown unless requested.
    assert_eq!(Session::small(80, 24).state.mode, Mode::Browse);
}

#[test]
fn it_says_what_this_is_in_five_lines_and_names_five_keys() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let text = first(width, height).text();
        for word in LINES.iter().flat_map(|line| line.split(' ')) {
            assert!(text.contains(word), "{word}: {text}");
        }
        for key in ["↵", "⇥", "/", "]", "?"] {
            assert!(text.contains(&format!("│ {key} ")), "{key}: {text}");
        }
    }
    insta::assert_snapshot!("welcome 80x24", first(80, 24).snapshot());
    // With little room, the keys remain.
    insta::assert_snapshot!("welcome 60x12", first(60, 12).text());
}

#[test]
fn an_empty_corpus_says_how_to_open_a_list() {
    let text = Session::open("empty", 120, 36).text();
    assert!(text.contains("--data FILE opens a list"), "{text}");
}
