//! Dates without a time, and dates that count from another action, on the screen.

use milepost::library::Library;
use milepost::load::load;
use milepost::when::convention::Conventions;

use super::Session;
use crate::load::{BODIES, EDITION, action, files, objective};

#[test]
fn a_date_that_waits_says_for_what() {
    let next = |id: &str, dates: &str| {
        let text = action(id, &format!("dates: [{dates}]"));
        text.replace("block: Step", "block: NextStep")
    };
    let actions = [
        next("o.guidance", "(wording: \"as soon as practicable\", role: Due)"),
        next(
            "o.report",
            "(after: \"o.guidance\", within: \"90 days\", role: Due, wording: \"90 days after guidance is issued\")",
        ),
        next("o.plan", "(when: \"Q1 2025\", role: Due)"),
        next("o.review", "(after: \"o.plan\", within: \"3 months\", role: Due)"),
    ];
    let texts = files(&[
        ("bodies.ron", BODIES),
        ("edition.ron", EDITION),
        ("o.ron", &objective(&actions.join("\n"))),
    ]);
    let corpus = load(&texts, &Conventions::default()).unwrap();
    let library = Library::new(corpus, Conventions::default());
    let open = || Session::of(library.clone(), 120, 30);
    insta::assert_snapshot!("waits", open().keys("j j").text());
    insta::assert_snapshot!("follows", open().keys("j j j j").text());
}
