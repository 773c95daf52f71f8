//! Messages about wrong locators of actions in their document, verbatim.

use super::{action, mistakes, objective, of};

#[test]
fn every_part_of_a_source_is_optional_and_checked() {
    let with = |source: &str| {
        let text = objective(&action("o.a", "")).replace("source: (item: 1, line: 1), ", source);
        of(&text)
    };
    for sound in [
        "",
        "source: (),",
        "source: (item: 5),",
        "source: (ref: \"M1C1-17\", page: 12, url: \"https://a.example\"),",
        "source: (line: 3, last_line: 4), links: [(url: \"mailto:a@b.example\")],",
    ] {
        assert_eq!(with(sound), [""; 0], "{sound}");
    }
    for (source, wrong) in [
        (
            "source: (page: 0),",
            "4:67: items, pages and lines are counted from 1",
        ),
        (
            "source: (last_line: 3),",
            "4:67: there is a `last_line`, and no `line` that it would be the last of",
        ),
        (
            "source: (url: \"ftp://a\"),",
            "4:73: an address begins with https://, http:// or mailto:",
        ),
        (
            "source: (url: \"https://a\\u{1b}\\\\b\"),",
            "4:73: an address has no control characters",
        ),
        (
            "links: [(title: \"T\", url: \"javascript:alert(1)\")],",
            "4:86: an address begins with https://, http:// or mailto:",
        ),
        ("source: (pge: 1),", "4:68: there is no field `pge` here"),
    ] {
        let found: Vec<_> = with(source);
        assert_eq!(found.len(), 1, "{source}: {found:?}");
        assert_eq!(
            found[0].split_once(": ").map(|(_, text)| text),
            wrong.split_once(": ").map(|(_, text)| text),
            "{source}"
        );
    }
}

#[test]
fn the_address_of_a_document_is_checked() {
    let edition = "Edition(id: \"e1\", title: \"E\", as_of: \"2024-12-16\", source: (name: \"S\", url: \"www.example.org\"))";
    assert_eq!(
        mistakes(&[("e.ron", edition)]),
        ["e.ron:1:60: an address begins with https://, http:// or mailto:"]
    );
}
