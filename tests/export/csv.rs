//! CSV: every row is as long as the header, there is one row for each deadline or action, and windows are exact.

use milepost::export::ExportFormat;
use milepost::export::prepare;

use super::{Shelf, rendered};

#[test]
fn rows_are_the_entries_of_every_view() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            let text = rendered(view, ExportFormat::Csv);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let heads = reader.headers().unwrap().clone();
            let column = |name: &str| heads.iter().position(|head| head == name).unwrap();
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let listing = prepare(view).listing;
            let entries: Vec<_> = match view.scope {
                milepost::export::ExportScope::Deadlines(_) => listing.entries().copied().collect(),
                _ => listing.actions(),
            };
            assert_eq!(rows.len(), entries.len(), "{name}");
            for (row, entry) in rows.iter().zip(&entries) {
                let action = corpus.action(entry.action);
                assert_eq!(&row[column("id")], action.key());
                assert_eq!(&row[column("title")], action.title());
                assert_eq!(&row[column("citation")], action.citation());
                let window = entry
                    .date(&shelf.library, shelf.as_of)
                    .map(|deadline| deadline.window);
                let day = |name: &str| row[column(name)].parse().ok();
                assert_eq!(
                    day("earliest"),
                    window.and_then(|window| window.earliest),
                    "{name}"
                );
                assert_eq!(day("latest"), window.and_then(|window| window.latest), "{name}");
            }
        });
    }
}

#[test]
fn lines_end_as_the_rfc_has_them() {
    let shelf = Shelf::small();
    let text = rendered(
        &shelf.view(milepost::export::ExportScope::Tree),
        ExportFormat::Csv,
    );
    assert!(text.ends_with("\r\n"));
    assert!(!text.starts_with('\u{feff}'));
}
