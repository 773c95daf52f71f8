//! Journals: their effect on a corpus as of a day, mistakes in them, and how they are written.

mod follow;
mod reading;
mod recurring;
mod states;
mod writing;

use chrono::NaiveDate;
use milepost::journal::{Journals, read};
use milepost::library::Library;
use milepost::load::SourceFile;

use crate::support::{self, day, file};

const CORPUS: &str = r#"Objective(id: "o", number: 1, title: "O", actions: [
    (id: "o.one", title: "One", block: NextStep, kind: Adoption, source: (item: 1, line: 1),
     dates: [(when: "Q1 2025", role: Due, wording: "in the first quarter")]),
    (id: "o.two", title: "Two", block: NextStep, kind: Adoption, source: (item: 2, line: 2),
     dates: [(when: "2025-02-01", role: Due), (when: "mid-2025", role: Due, what: "report")]),
    (id: "o.undated", title: "Undated", block: NextStep, kind: Adoption, source: (item: 3, line: 3)),
    (id: "o.done", title: "Done", block: Step, kind: Adoption, status: Completed, source: (item: 4, line: 4),
     dates: [(when: "2024-11", role: Due)]),
    (id: "o.runs", title: "Runs", block: Step, kind: Project, source: (item: 5, line: 5),
     dates: [(when: "2024/2027", role: Period)]),
])"#;

/// A corpus of five actions, as of December 2024.
fn corpus() -> Library {
    let edition = "Edition(id: \"e\", document: \"d\", title: \"E\", as_of: \"2024-12-16\")";
    support::library(&[file("edition.ron", edition), file("o.ron", CORPUS)])
}

/// The journal of a person with some entries.
fn journal(by: &str, entries: &str) -> SourceFile {
    let text = format!("Journal(version: 1, by: \"{by}\", entries: [{entries}])");
    file(format!("{by}.ron"), text)
}

fn journals(library: &Library, files: &[SourceFile]) -> Journals {
    read(files, &library.as_loaded(), &library.conventions, "a")
}

/// The corpus with journals, which must be without mistakes, as of a day.
fn recorded(files: &[SourceFile], as_of: &str) -> Library {
    with_journals(corpus(), files, as_of)
}

fn with_journals(library: Library, files: &[SourceFile], as_of: &str) -> Library {
    let journals = journals(&library, files);
    assert_eq!(journals.problems, Vec::<String>::new());
    library.with_journals(journals).at(day(as_of))
}

/// The state of an action as of a day.
fn state(library: &Library, id: &str, as_of: &str) -> String {
    let action = library.find(id, day(as_of)).unwrap();
    let state = library.deadlines.state_of(&library.corpus, action, day(as_of));
    state.map_or_else(String::new, |state| state.name().to_owned())
}
