//! Highlights cover exactly the matched letters, including their accents.

use super::Desk;

#[test]
fn highlights_cover_the_matched_letters() {
    let desk = Desk::built_in();
    for (query, id, marked) in [
        (
            "turkiye italy corridor",
            "partners.eastern-med.turkiye-italy-corridor-2024",
            &["Türkiye", "Italy", "corridor"][..],
        ),
        (
            "turki italy corridor",
            "partners.eastern-med.turkiye-italy-corridor-2024",
            &["Türki", "Italy", "corridor"],
        ),
        (
            "sikela visit",
            "partners.mauritania.sikela-visit-2024-12",
            &["Síkela", "visit"],
        ),
        (
            "el-sisi declaration",
            "partners.egypt.joint-declaration-2024-03-17",
            &["Al-Sisi", "Declaration"],
        ),
        (
            "\"turkish airlines\"",
            "partners.turkiye.turkish-airlines",
            &["Turkish Airlines"],
        ),
        ("eulisa", "borders.ees-invitation-2024-09-25", &["eu-LISA"]),
        ("euli", "borders.ees-invitation-2024-09-25", &["eu-LI"]),
        ("midterm", "legal.integration-mid-term-review", &["Mid-term"]),
        ("6012", "pact.relocation-transfers-2024-11-25", &["6,012"]),
        ("6 012", "pact.relocation-transfers-2024-11-25", &["6,012"]),
        (
            "6,012 persons",
            "pact.relocation-transfers-2024-11-25",
            &["6,012"],
        ),
    ] {
        let found = desk.find(query, 5);
        let hit = found.hits.iter().find(|hit| desk.id(hit.action) == id);
        let hit = hit.unwrap_or_else(|| panic!("{query}"));
        let title = desk.corpus.action(hit.action).title();
        let letters: Vec<&str> = hit.title.iter().map(|range| &title[range.clone()]).collect();
        assert_eq!(letters, marked, "{query}: {title}");
    }
}
