//! Saved queries.

use super::Desk;

fn desk() -> Desk {
    let saved = [
        ("due soon", "due:30d"),
        ("Tunisia", "where:tunisia (returns | visa)"),
        ("broken", "visa due:Q7"),
        ("other", "@Tunisia"),
        ("blank", " "),
    ];
    let saved = saved.map(|(name, text)| (name.to_owned(), text.to_owned()));
    Desk::built_in().with_saved(saved.to_vec())
}

#[test]
fn a_name_stands_for_its_saved_query() {
    let desk = desk();
    for (text, written_out) in [
        ("@tunisia", "where:tunisia (returns | visa)"),
        ("@\"due soon\"", "due:30d"),
        ("visa @\"Due Soon\"", "visa due:30d"),
        ("!@\"due soon\" visa", "!due:30d visa"),
        ("libya | @tunisia", "libya | (where:tunisia (returns | visa))"),
        ("visa @blank", "visa"),
    ] {
        assert_eq!(desk.find(text, 20), desk.find(written_out, 20), "{text}");
    }
}

#[test]
fn errors_in_saved_queries_are_reported_at_the_name() {
    let desk = desk();
    for (text, span, told) in [
        (
            "visa @tunsia",
            5..12,
            "no query is saved as tunsia; did you mean @Tunisia?",
        ),
        (
            "@\"due son\"",
            0..10,
            "no query is saved as due son; did you mean @\"due soon\"?",
        ),
        ("@", 0..1, "@ wants the name of a saved query"),
    ] {
        let error = desk.parse(text).unwrap_err();
        assert_eq!((error.span.clone(), error.to_string().as_str()), (span, told));
    }
    let broken = desk.parse("a @broken").unwrap_err();
    assert_eq!(broken.span, 2..9);
    assert!(
        broken.message.starts_with("the saved query broken is wrong at "),
        "{broken}"
    );
    assert!(broken.message.contains("Q7"), "{broken}");
    let other = desk.parse("@other").unwrap_err();
    assert!(other.message.contains("names another"), "{other}");
    let none = Desk::built_in().parse("@x").unwrap_err();
    assert!(none.message.contains("settings.ron"), "{none}");
}
