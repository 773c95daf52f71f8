//! A copy of the built-in edition with seventeen changes: each is reported with its kind, and nothing else is.

use milepost::editions::{ChangeKind, changes};
use milepost::load::embedded::{self, SEEDS};
use milepost::model::EditionId;

use crate::support::{self, file};

/// The file, the id, the edits, the kind of change, the days.
type Known = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    ChangeKind,
    Option<i64>,
);

/// The file, the id after which to replace one text by another, the expected kind of change, and by how many days the
/// last day moved.
const CHANGES: &[Known] = &[
    (
        "1-pact",
        "pact.ammr-contact-group-2025-01-16",
        &[("when: \"2025-01-16\"", "when: \"2025-02-13\"")],
        ChangeKind::Slipped,
        Some(28),
    ),
    (
        "1-pact",
        "pact.national-strategies-template-adoption",
        &[("when: \"Q1 2025\"", "when: \"Q3 2025\"")],
        ChangeKind::Slipped,
        Some(183),
    ),
    (
        "4-returns",
        "returns.frontex.standing-corps-analysis-2025",
        &[("when: \"by Q2 2025\"", "when: \"by Q4 2025\"")],
        ChangeKind::Slipped,
        Some(184),
    ),
    (
        "8-2-central-mediterranean",
        "partners.pakistan.readmission-committee-2025",
        &[("when: \"Q2 2025\"", "when: \"2025-05-14\"")],
        ChangeKind::Firmer,
        Some(-47),
    ),
    (
        "8-2-central-mediterranean",
        "partners.egypt.talent-roundtable-2025",
        &[("when: \"2025\"", "when: \"Q3 2025\"")],
        ChangeKind::Firmer,
        Some(-92),
    ),
    (
        "1-pact",
        "pact.proofs-expert-group-2025-02-20",
        &[("when: \"2025-02-20\"", "when: \"2025-02\"")],
        ChangeKind::Vaguer,
        Some(8),
    ),
    (
        "7-legal",
        "legal.labour-migration-platform-2025",
        &[("hedge: Planned", "hedge: Tentative")],
        ChangeKind::Vaguer,
        None,
    ),
    (
        "7-legal",
        "legal.seasonal-workers-report-2025",
        &[("when: \"end of 2025\"", "when: \"2025-06\"")],
        ChangeKind::PulledForward,
        Some(-184),
    ),
    (
        "8-2-central-mediterranean",
        "partners.bangladesh.talent-partnership-2025",
        &[(
            "dates: [(when: \"Q2 2025\", role: Due, wording: \"in Q2 2025\")],",
            "",
        )],
        ChangeKind::DateDropped,
        None,
    ),
    (
        "1-pact",
        "pact.proofs-expert-group-2024-12-18",
        &[
            ("status: Announced", "status: Completed"),
            ("role: Due", "role: Occurred"),
        ],
        ChangeKind::Met,
        None,
    ),
    (
        "4-returns",
        "returns.western-balkans-action-2025",
        &[("eur: 13_000_000", "eur: 15_000_000")],
        ChangeKind::Money,
        None,
    ),
    (
        "8-2-central-mediterranean",
        "partners.tunisia.subcommittees-2025",
        &[("status: Announced", "status: UnderWay")],
        ChangeKind::Status,
        None,
    ),
    (
        "8-4-eastern-mediterranean",
        "partners.turkiye.high-level-dialogue-2025",
        &[("role: Accountable", "role: Participating")],
        ChangeKind::Owner,
        None,
    ),
    (
        "1-pact",
        "pact.relocation-expert-group-2025-01-21",
        &[("The informal group works", "The group works")],
        ChangeKind::Reworded,
        None,
    ),
    (
        "8-2-central-mediterranean",
        "partners.egypt.rescue-boats-2024",
        &[("value: 3", "value: 4")],
        ChangeKind::Figure,
        None,
    ),
    (
        "8-3-western-mediterranean",
        "partners.gambia.joint-working-group-2025",
        &[("places: [\"GM\"]", "places: [\"SN\"]")],
        ChangeKind::Place,
        None,
    ),
    // An action with another id is reported as gone and as new.
    (
        "8-3-western-mediterranean",
        "partners.morocco.anti-smuggling-programme-2025",
        &[],
        ChangeKind::Gone,
        None,
    ),
];

#[test]
fn seventeen_changes_are_found_and_nothing_else() {
    let mut files = embedded::files();
    for (name, text) in SEEDS.iter().filter(|(name, _)| name.starts_with("2024-12/")) {
        let mut text = (*text).to_owned();
        if *name == "2024-12/edition.ron" {
            text = text
                .replace("id: \"2024-12\"", "id: \"2025-03\"")
                .replace("as_of: \"2024-12-16\"", "as_of: \"2025-03-17\"");
        }
        for (_, id, edits, kind, _) in CHANGES.iter().filter(|(file, ..)| name.contains(file)) {
            let own = format!("id: \"{id}\"");
            let at = text.find(&own).unwrap_or_else(|| panic!("no {id} in {name}"));
            for (from, to) in *edits {
                let place = at + text[at..].find(from).unwrap_or_else(|| panic!("{id}: no {from}"));
                text.replace_range(place..place + from.len(), to);
            }
            if *kind == ChangeKind::Gone {
                text = text.replace(&own, &format!("id: \"{id}-again\""));
            }
        }
        files.push(file(format!("next/{}", &name["2024-12/".len()..]), text));
    }
    let library = support::library(&files);
    let corpus = &library.corpus;
    let found = changes(corpus, &library.deadlines, EditionId(0), EditionId(1));
    let mut said: Vec<(&str, ChangeKind, Option<i64>)> = found
        .list
        .iter()
        .filter_map(|changed| {
            let action = corpus.action(changed.action()?);
            Some((
                action.key(),
                changed.kinds.worst()?,
                changed.slip.map(|slip| slip.nominal),
            ))
        })
        .collect();
    let mut wanted: Vec<_> = CHANGES
        .iter()
        .map(|(_, id, _, kind, days)| (*id, *kind, *days))
        .collect();
    let again = "partners.morocco.anti-smuggling-programme-2025-again";
    wanted.push((again, ChangeKind::New, None));
    said.sort_unstable_by_key(|(id, ..)| *id);
    wanted.sort_unstable_by_key(|(id, ..)| *id);
    assert_eq!(said, wanted);
    // No change has a second kind.
    assert!(
        found.list.iter().all(|changed| changed.kinds.iter().count() == 1),
        "{found:?}"
    );
    // The action with another id is proposed as possibly the same.
    let alike = found
        .alike
        .iter()
        .map(|(gone, new)| (corpus.action(*gone).key(), corpus.action(*new).key()));
    assert_eq!(
        alike.collect::<Vec<_>>(),
        [("partners.morocco.anti-smuggling-programme-2025", again)]
    );
}
