//! Addresses on the screen: which cells lead to them, and what opens them.

use milepost::app::Effect;
use milepost::ui::hyperlinks;

use super::Session;
use crate::load::files;
use crate::support;

fn session() -> Session {
    let edition = r#"Edition(id: "e", title: "Plan", as_of: "2024-12-16", source: (name: "The plan", url: "https://plan.example"))"#;
    let objective = r#"Objective(id: "o", number: 3, title: "O", actions: [
        (id: "o.a", title: "First", block: Step, kind: Call, source: (ref: "A-1", url: "https://a.example/1"),
         links: [(title: "Annex", url: "https://b.example")]),
        (id: "o.b", title: "Second", block: Step, kind: Call),
    ])"#;
    let library = support::library(&files(&[("e.ron", edition), ("o.ron", objective)]));
    Session::of(library, 120, 36).keys("*")
}

fn opened(session: &Session) -> Option<&str> {
    match session.effects.last() {
        Some(Effect::OpenUrl(url)) => Some(url),
        _ => None,
    }
}

#[test]
fn the_key_opens_the_address_of_the_action_or_of_the_line() {
    let first = session().keys("j");
    assert_eq!(opened(&first.keys("x")), Some("https://a.example/1"));
    let second = session().keys("j j");
    assert_eq!(opened(&second.keys("x")), Some("https://plan.example"));
    // `}` moves to the next link.
    let annex = session().keys("j 2 g g } enter");
    assert_eq!(opened(&annex), Some("https://b.example"));
    let cited = session().keys("j 2 g g } } x");
    assert_eq!(opened(&cited), Some("https://a.example/1"));
    let heading = session().keys("x");
    assert_eq!(opened(&heading), None);
    assert!(
        heading.text().contains("Nothing here has a link"),
        "{}",
        heading.text()
    );
}

#[test]
fn cells_that_show_an_address_lead_there_unless_a_window_hides_them() {
    let session = session().keys("j");
    let text = session.text();
    let lines: Vec<_> = text.lines().collect();
    let found = hyperlinks(&session.state);
    let shown: Vec<_> = found
        .iter()
        .map(|link| {
            let line = lines[link.y as usize].chars().skip(link.x.into());
            (
                line.take(link.width.into()).collect::<String>(),
                link.url.as_str(),
            )
        })
        .collect();
    assert!(
        shown
            .iter()
            .any(|(text, url)| text.starts_with("Annex") && *url == "https://b.example"),
        "{shown:?}"
    );
    assert!(
        shown
            .iter()
            .any(|(text, url)| text.starts_with("ref. A-1; The plan") && *url == "https://a.example/1"),
        "{shown:?}"
    );
    assert_eq!(hyperlinks(&session.keys("?").state), []);
}

#[test]
fn the_detail_says_what_is_of_the_corpus_itself() {
    let text = Session::open("own", 140, 40).keys("* j z").keys("2").text();
    for said in [
        "Next step · ◇ milestone · delayed, 60 %",
        "Tags      required, first wave",
        "Link      Annex to the decision  https://plan.example/annex",
        "Cite      ref. M1C1-17, p. 12; The plan  https://plan.example/m1c1-17",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // Links without a particular kind do not show one.
    let text = Session::open("own", 140, 40).keys("* G").text();
    assert!(text.contains("│ Context  "), "{text}");
    assert!(!text.contains("· other"), "{text}");
}
