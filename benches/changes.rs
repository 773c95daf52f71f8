//! The cost of comparing two editions in which one action in ten is moved, reworded, gone or new.
//!
//! `cargo bench --bench changes`

mod synthetic;

use std::borrow::Cow;
use std::hint::black_box;
use std::time::{Duration, Instant};

use milepost::editions::changes;
use milepost::load::{self, SourceFile};
use milepost::model::EditionId;
use milepost::model::deadlines::Deadlines;
use milepost::when::convention::Conventions;

/// A copy of the files in another folder, as an edition with another id and date.
fn edition(
    files: &[SourceFile],
    folder: &str,
    as_of: &str,
    change: impl Fn(&str) -> String,
) -> Vec<SourceFile> {
    let own = files.iter().filter_map(|file| {
        let text = file.text.as_ref().ok()?;
        let is_edition = text.contains("Edition(");
        let text = match (is_edition, text.contains("Objective(") || text.contains("Part(")) {
            (true, _) => {
                format!("Edition(id: \"{folder}\", document: \"d\", title: \"{folder}\", as_of: \"{as_of}\")")
            }
            (false, true) => change(&text.replace("edition: \"2024-12\",", "")),
            // Vocabularies are shared.
            (false, false) => return None,
        };
        Some(SourceFile {
            name: format!("{folder}/{}", file.name),
            path: None,
            text: Ok(Cow::Owned(text)),
        })
    });
    own.collect()
}

fn main() {
    println!(
        "{:>9} {:>9} {:>11} {:>11}",
        "actions", "changes", "compared", "loaded"
    );
    for actions in [1_000, 10_000, 100_000] {
        let conventions = Conventions::default();
        let files = synthetic::files(actions, 8);
        let mut both = edition(&files, "one", "2024-12-16", str::to_owned);
        let moved = |text: &str| {
            text.replace("\"Q1 2025\"", "\"Q3 2025\"")
                .replace("early", "late")
        };
        both.extend(edition(&files, "two", "2025-03-16", moved));
        both.extend(files.into_iter().filter(|file| {
            let text = file.text.as_deref().unwrap_or_default();
            !["Edition(", "Objective(", "Part("]
                .iter()
                .any(|word| text.contains(word))
        }));
        let start = Instant::now();
        let corpus = load::load(&both, &conventions).unwrap_or_else(|report| panic!("{report}"));
        let loaded = start.elapsed();
        let deadlines = Deadlines::new(&corpus);
        let mut found = 0;
        let mut times: Vec<Duration> = (0..9)
            .map(|_| {
                let start = Instant::now();
                let changes = black_box(changes(&corpus, &deadlines, EditionId(0), EditionId(1)));
                found = changes.list.len();
                start.elapsed()
            })
            .collect();
        times.sort();
        println!("{actions:>9} {found:>9} {:>11.1?} {loaded:>11.1?}", times[4]);
    }
}
