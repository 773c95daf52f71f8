//! A realistic folder of files with twelve different mistakes, all reported at once.

use std::fs;
use std::path::Path;

use milepost::load::files;

const FILES: &[(&str, &str)] = &[
    (
        "2024/borders.ron",
        r#"Objective(
    id: "borders",
    number: 2,
    title: "Stronger borders",
    actions: [
        (
            id: "borders.ees",
            title: "EES starts progressively",
            block: NextStep,
            kind: EntryIntoOperation,
            dates: [(when: "2025-10", role: Due, hedge: Planned)],
            actors: [(body: "frontx", role: Accountable)],
            source: (item: 1, line: 30),
        ),
        (
            id: "borders.ees",
            titel: "EES again",
            block: Step,
            kind: Meeting,
            places: ["EU"
            source: (item: 2, line: 31),
        ),
    ],
)
"#,
    ),
    (
        "2024/edition.ron",
        r#"Edition(
    id: "2024-12",
    title: "",
    as_of: "2024-13-16",
)
"#,
    ),
    (
        "2024/partners.ron",
        r#"Part(
    objective: "border",
    sections: [
        (id: "partners.tunisia", title: "Tunisia", actions: [
            (id: "partners.tunisia.1", title: "Talks" block: Step, kind: Dialogue, source: (item: 1, line: 0)),
        ]),
    ],
)
"#,
    ),
    (
        "bodies.ron",
        r#"Bodies([
    (id: "frontex", name: "Frontex", within: ["eu"]),
    (id: "eu", name: "Union, within: ["frontex"]),
])
"#,
    ),
    ("places.ron", "Places([(id: \"EU\", name: \"European Union\")])\n"),
];

fn write(folder: &Path) {
    for (name, text) in FILES {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn all_mistakes_of_all_files_are_reported_at_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let read = files::read(&[folder.path().to_owned()]).files;
    let report = super::check(&read).unwrap();
    let told: Vec<_> = report
        .problems()
        .map(|problem| format!("{}: {}", problem.place(), problem.message()))
        .map(|line| crate::support::within(folder.path(), &line))
        .collect();
    assert_eq!(
        told,
        [
            "2024/borders.ron:10:19: there is no kind `EntryIntoOperation`",
            "2024/borders.ron:12:29: there is no body `frontx`",
            "2024/borders.ron:15:9: the field `title` is missing",
            "2024/borders.ron:16:17: the action id `borders.ees` is used twice",
            "2024/borders.ron:17:13: there is no field `titel` here",
            "2024/borders.ron:20:21: this `[` is never closed",
            "2024/edition.ron:3:12: the title is empty",
            "2024/edition.ron:4:12: `2024-13-16` is not a calendar day",
            "2024/partners.ron:2:16: there is no objective `border`",
            "2024/partners.ron:5:54: a comma is missing here",
            "2024/partners.ron:5:92: items, pages and lines are counted from 1",
            "bodies.ron:2:47: within goes round in a ring: frontex → eu → frontex",
            "bodies.ron:3:22: this text has no quotation mark at its end",
        ]
    );
    let shown = crate::support::within(folder.path(), &report.to_string());
    assert!(
        shown.contains("is used twice (first used at 2024/borders.ron:7:17)\n"),
        "{shown}"
    );
    assert!(shown.contains("is used twice") && shown.ends_with("\n13 mistakes in 4 files\n"));
    let helps: Vec<_> = report
        .problems()
        .filter_map(milepost::load::report::Located::help)
        .collect();
    for help in [
        "did you mean `EntryIntoApplication`?",
        "did you mean `frontex`?",
        "did you mean `borders`?",
    ] {
        assert!(helps.iter().any(|other| other == help), "{help} in {helps:?}");
    }
}
