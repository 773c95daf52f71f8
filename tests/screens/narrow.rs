//! Narrow screens: rows can be told apart, computed values are marked, hedges are words, numbers and dates are complete.

use std::collections::HashMap;

use milepost::app::Pane;
use milepost::app::list::list;
use milepost::views::agenda::{AgendaRow, Bucket};
use milepost::views::brief;
use milepost::views::node::Node;
use milepost::views::tables::table::Cell;

use super::Session;
use super::room::drawn;

/// The tables, unfolded, with the corpus that has most for each.
fn tables(width: u16, height: u16) -> impl Iterator<Item = (&'static str, Session)> {
    [
        "f a 2",
        "m a 2 *",
        "m a 2 b *",
        "O a 2 *",
        "C a 2 *",
        "% a 2 *",
        "% a 2 b *",
        "D a 2 *",
    ]
    .into_iter()
    .map(move |keys| {
        let session = if keys.starts_with('D') {
            Session::open("editions", width, height)
        } else {
            Session::built_in(width, height)
        };
        (keys, session.keys(keys))
    })
}

#[test]
fn on_narrow_screens_rows_are_told_apart_and_no_number_is_lost() {
    for (width, height) in [(60, 16), (80, 24)] {
        for (keys, mut session) in tables(width, height) {
            let mut seen: HashMap<String, String> = HashMap::new();
            let mut last = usize::MAX;
            while session.state.panes.tables.cursor.at != last {
                last = session.state.panes.tables.cursor.at;
                let tables = &session.state.panes.tables;
                let rows = drawn(&session, Pane::Action);
                // There may be room for only one of the two lines of the last row.
                let whole = tables
                    .heights
                    .whole(list(&session.state, Pane::Action).place.height.into());
                for (at, line) in rows.into_iter().take(whole.max(1)) {
                    let row = &tables.table.rows[at];
                    let words: Vec<String> = row.cells.iter().map(Cell::text).collect();
                    for slot in tables.table.slots(row, &tables.placed).skip(1) {
                        if slot.column.least.is_none() {
                            assert!(
                                line.contains(&slot.cell.text()),
                                "{keys} at {width}: {words:?}\n{line}"
                            );
                        }
                    }
                    // The title with what is shown in full beside it, since the title alone may occur elsewhere.
                    let known = words[0].clone();
                    let other = seen
                        .insert(line.clone(), known.clone())
                        .unwrap_or_else(|| known.clone());
                    assert_eq!(other, known, "{keys} at {width}: both are\n{line}");
                }
                session = session.keys("page-down");
            }
            assert!(seen.len() > 5, "{keys} at {width}");
        }
    }
}

#[test]
fn that_a_table_is_computed_is_said_whole_over_it() {
    for (width, height) in [(50, 16), (60, 16), (80, 24), (120, 36)] {
        for branch in ["", "1 j 2"] {
            for (keys, session) in tables(width, height) {
                let session = session.keys(branch);
                let note = session.state.panes.tables.table.notes[0].clone();
                let inside = session.state.screen().inside(Pane::Action).unwrap();
                let (buffer, _) = session.buffer();
                let lines = inside.rows().map(|row| {
                    let text: String = row.positions().map(|at| buffer[at].symbol()).collect();
                    text.trim().to_owned()
                });
                let text = lines.collect::<Vec<_>>().join(" ");
                assert!(note.starts_with("Computed"), "{keys}: {note}");
                assert!(text.contains(&note), "{keys} {branch} at {width}: {note}\n{text}");
            }
        }
    }
}

#[test]
fn hedges_are_words_where_a_line_has_room_for_them() {
    // A list that fits into its pane has second lines for titles, and words after them.
    let few = "/ s t a t u s : p l a n n e d enter 3 *";
    let lists = [
        (60, "3 *", 99),
        (80, "3 *", 80),
        (80, few, 95),
        (100, "3 *", 99),
        (120, "3 *", 99),
    ];
    for (width, keys, least) in lists {
        let session = Session::built_in(width, 90).keys(keys);
        let state = &session.state;
        let (mut words, mut all) = (0, 0);
        for (row, line) in drawn(&session, Pane::Deadlines) {
            let AgendaRow::Deadline(index) = state.panes.deadlines.agenda.rows[row] else {
                continue;
            };
            let deadline = &state.library.deadlines.sorted[index as usize];
            let hedge = deadline.record(state.corpus()).hedge;
            let (word, short) = (brief::hedge(hedge), brief::short_hedge(hedge));
            if !word.is_empty() {
                all += 1;
                words += usize::from(line.contains(word) || line.contains(short));
            }
        }
        assert!(
            all > 10 && words * 100 >= all * least,
            "{keys} at {width}: {words} of {all}"
        );
    }
}

#[test]
fn a_bar_that_leaves_no_room_shows_both_its_ends_around_its_date() {
    let session = Session::built_in(80, 24).keys("3 c c");
    let text = session.text();
    let line = text
        .lines()
        .find(|line| line.contains("until mid-2026"))
        .unwrap_or_default();
    let (before, after) = line.split_once(" until mid-2026 ").unwrap_or_default();
    assert!(before.ends_with('━') && before.contains('◂'), "{text}");
    assert!(after.starts_with('━') && after.contains('░'), "{text}");
}

#[test]
fn a_query_leaves_its_numbers_whole_in_the_top_line() {
    for query in ["is:open", "status:planned or block:next"] {
        let mut session = Session::built_in(100, 24).keys("/").typed(query).keys("enter");
        let found = session.state.view.counts.total();
        for width in 44..=140 {
            session = session.resize(width, 24);
            let text = session.text();
            let top = text.lines().next().unwrap_or_default();
            assert!(top.contains(&format!("{found} of 604")), "{width}: {top}");
        }
    }
}

#[test]
fn what_enter_selects_stands_under_its_heading() {
    for (width, height) in [(60, 16), (80, 24), (120, 36)] {
        for query in ["egypt", "returns", "block:next", "where:tunisia"] {
            for down in [0, 1, 2, 3, 5, 8, 11] {
                let mut session = Session::built_in(width, height).keys("/").pasted(query);
                for _ in 0..down {
                    session = session.keys("down");
                }
                let session = session.keys("enter 1");
                let state = &session.state;
                let Some(node) = state.selected else { continue };
                let above = state.panes.tree.above(state.corpus(), node);
                let Some(Node::Section(heading)) = above.last() else {
                    continue;
                };
                let title: String = state
                    .corpus()
                    .str(state.corpus().section(*heading).short)
                    .chars()
                    .take(12)
                    .collect();
                let place = list(state, Pane::Objectives).place;
                let (buffer, _) = session.buffer();
                let seen = place.rows().any(|row| {
                    let text: String = row.positions().map(|at| buffer[at].symbol()).collect();
                    text.contains(&title)
                });
                assert!(seen, "{query} {down} at {width}: {title} in\n{}", session.text());
            }
        }
    }
}

#[test]
fn the_line_of_the_folded_deadlines_counts_as_the_agenda_does() {
    let session = Session::built_in(80, 24)
        .keys("@")
        .typed("2025-04-01")
        .keys("enter");
    let rows = &session.state.panes.deadlines.agenda.rows;
    let overdue = rows.iter().find_map(|row| match row {
        AgendaRow::Heading(Bucket::Overdue, count) => Some(*count),
        _ => None,
    });
    let counted = format!(" {} overdue ·", overdue.expect("overdue deadlines"));
    assert!(session.text().contains(&counted), "{counted}: {}", session.text());
}
