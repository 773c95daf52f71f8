//! The rows of tables, without a screen: statistics in every order, and owners with their deadlines.

mod caveats;
mod money;
mod targets;

use std::fmt::Write as _;
use std::sync::Arc;

use milepost::app::State;
use milepost::command::Command;
use milepost::keymap::Keymap;
use milepost::model::ActionId;
use milepost::model::set::ActionSet;
use milepost::theme::Theme;
use milepost::ui;
use milepost::views::facts::Sources;
use milepost::views::node::Node;
use milepost::views::pivot::Pivot;
use milepost::views::tables::figures;
use milepost::views::tables::figures::{By, FigureSort};
use milepost::views::tables::owners;
use milepost::views::tables::owners::Owner;
use milepost::views::tables::rows::Subject;
use milepost::views::tables::table::{AT_ONCE, Cell, Table, WordRoom};
use milepost::views::tables::{TableKind, TableOptions};
use milepost::when::clock::{Clock, ClockOrigin};
use milepost::when::state::Nature;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::export::Shelf;
use crate::support::file;

/// The indicator and value of every statistic, in an order.
fn sorted(shelf: &Shelf, by: By, reverse: bool) -> Vec<String> {
    let corpus = &shelf.library.corpus;
    let list = figures::list(corpus, None, FigureSort { by, reverse });
    list.iter()
        .map(|at| {
            let figure = at.record(corpus);
            let value = figure.value.map_or("?".into(), |value| value.to_string());
            format!("{} {value}", corpus.str(figure.indicator))
        })
        .collect()
}

#[test]
fn statistics_sort_by_every_column_and_what_is_missing_comes_last_both_ways() {
    let shelf = Shelf::tables();
    let cmr = "irregular border crossings 62034";
    let wbr = "irregular border crossings 20526";
    let (dead, fewer, boats, posts, words) = (
        "deaths at sea 2498",
        "deaths at sea ?",
        "boats 17.5",
        "posts -3",
        "words only ?",
    );
    for (by, up, down) in [
        (
            By::Place,
            [cmr, dead, fewer, boats, wbr, words, posts],
            [posts, wbr, words, boats, cmr, dead, fewer],
        ),
        (
            By::Indicator,
            [boats, dead, fewer, cmr, wbr, posts, words],
            [words, posts, cmr, wbr, dead, fewer, boats],
        ),
        // As numbers: 17.5 before 2498, and −3 first.
        (
            By::Value,
            [posts, boats, dead, wbr, cmr, fewer, words],
            [cmr, wbr, dead, boats, posts, fewer, words],
        ),
        // By time: 2023, mid-2024, Jan – Nov 2024, 2024, since 2018 (without an end).
        (
            By::Period,
            [dead, wbr, cmr, fewer, posts, boats, words],
            [posts, fewer, cmr, wbr, dead, boats, words],
        ),
        // Percentages, then differences.
        (
            By::Change,
            [cmr, wbr, fewer, dead, boats, posts, words],
            [fewer, wbr, cmr, dead, boats, posts, words],
        ),
        (
            By::Source,
            [cmr, wbr, dead, fewer, boats, posts, words],
            [dead, cmr, wbr, fewer, boats, posts, words],
        ),
        (
            By::Document,
            [cmr, dead, fewer, boats, wbr, posts, words],
            [words, posts, wbr, boats, fewer, dead, cmr],
        ),
    ] {
        assert_eq!(sorted(&shelf, by, false), up, "{by:?}");
        assert_eq!(sorted(&shelf, by, true), down, "{by:?} the other way");
    }
}

#[test]
fn every_order_has_every_statistic_once_and_is_the_same_every_time() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let all = corpus.figures.items().len();
    for by in By::ALL {
        for reverse in [false, true] {
            let list = figures::list(corpus, None, FigureSort { by, reverse });
            assert_eq!(list, figures::list(corpus, None, FigureSort { by, reverse }));
            let mut indices: Vec<_> = list.iter().map(|at| at.figure as usize).collect();
            indices.sort_unstable();
            assert_eq!(indices, (0..all).collect::<Vec<_>>(), "{by:?}");
            assert!(list.iter().all(|at| {
                let first = corpus.figures.start(at.action.index());
                let own = first..first + corpus.figures.row(at.action.index()).len();
                own.contains(&(at.figure as usize))
            }));
        }
        assert_eq!(By::named(by.name()), Some(by));
    }
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(Cell::text).collect())
        .collect()
}

#[test]
fn a_statistic_is_reported_with_unit_qualifier_period_change_source_and_citation() {
    let shelf = Shelf::tables();
    let sources = shelf.library.sources(shelf.as_of);
    let sort = FigureSort::default();
    let list = figures::list(sources.corpus, None, sort);
    let subject = Subject::default();
    let rows = TableKind::Figures.rows(sources, &subject, TableOptions::default(), |_| true);
    let table = rows.table(sources, &subject, WordRoom::Full, usize::MAX);
    let cells = cells(&table);
    assert_eq!(
        cells[0],
        [
            "CMR",
            "irregular border crossings",
            "62,034",
            "crossings",
            "Jan – Nov 2024",
            "−59 %",
            "Jan – Nov 2023",
            "Frontex",
            "Crossings of the central Mediterranean fell by 59 % in 2024",
            "obj. 1, item 1, line 3"
        ]
    );
    assert_eq!(cells[1][2..5], ["over 2,498", "people", "2023"]);
    assert_eq!(cells[2][2..7], ["", "", "2024", "−120", "2023"]);
    assert_eq!(cells[3][..4], ["Egypt, Türkiye", "boats", "up to 17.5", "boats"]);
    // A vague period keeps its wording.
    assert_eq!(
        cells[4][2..7],
        ["about 20,526", "crossings", "mid-2024", "about +12.5 %", "2023"]
    );
    assert_eq!(cells[5][2], "not stated");
    assert!(
        table
            .rows
            .iter()
            .zip(&list)
            .all(|(row, at)| row.link == Some(at.action))
    );
    let brief = rows.table(sources, &subject, WordRoom::Brief, usize::MAX);
    let values: Vec<_> = self::cells(&brief)
        .into_iter()
        .map(|row| row[1].clone())
        .collect();
    assert_eq!(
        values,
        [
            "62,034",
            ">2,498",
            "change −120",
            "≤17.5",
            "~20,526",
            "not stated",
            "−3"
        ]
    );
}

/// Each owner's name, and the numbers of its deadlines ahead, inferred, overdue and undated, and of its rows.
fn told(shelf: &Shelf, owners: &[Owner]) -> Vec<(String, [usize; 5])> {
    let bodies = shelf.library.corpus.bodies();
    owners
        .iter()
        .map(|owner| {
            let name = owner.body.map_or("nobody", |body| bodies.term(body).short());
            let numbers = [
                owner.ahead,
                owner.inferred,
                owner.overdue,
                owner.undated,
                owner.owed.len(),
            ];
            (name.to_owned(), numbers)
        })
        .collect()
}

#[test]
fn bodies_owe_what_they_are_accountable_for_and_nobody_comes_last() {
    let mut shelf = Shelf::tables();
    let as_told = |owners: &[(&str, [usize; 5])]| -> Vec<(String, [usize; 5])> {
        let owners = owners.iter();
        owners
            .map(|(name, numbers)| ((*name).to_owned(), *numbers))
            .collect()
    };
    let of_all = |shelf: &Shelf| {
        let owners = owners::owners(shelf.library.sources(shelf.as_of), None);
        told(shelf, &owners)
    };
    // Frontex is named once and inferred once for the same arrangement, which counts once, as named.
    assert_eq!(
        of_all(&shelf),
        as_told(&[
            ("Commission", [2, 1, 1, 0, 3]),
            ("Egypt", [2, 2, 0, 1, 3]),
            ("Frontex", [2, 0, 0, 0, 2]),
            ("nobody", [1, 0, 0, 1, 2]),
        ])
    );
    // As of later days deadlines have passed, and the order follows what is still ahead.
    shelf.as_of = "2025-05-01".parse().unwrap();
    assert_eq!(
        of_all(&shelf),
        as_told(&[
            ("Egypt", [1, 1, 1, 1, 3]),
            ("Frontex", [1, 0, 1, 0, 2]),
            ("Commission", [0, 0, 3, 0, 3]),
            ("nobody", [1, 0, 0, 1, 2]),
        ])
    );
}

#[test]
fn the_next_deadline_of_a_body_is_the_first_that_is_not_past() {
    let shelf = Shelf::tables();
    let sources = shelf.library.sources(shelf.as_of);
    let owners = owners::owners(sources, None);
    let next = |at: usize| {
        let owner: &Owner = &owners[at];
        owner
            .next
            .map(|index| sources.deadlines.sorted[index as usize].action)
    };
    let key = |action: Option<ActionId>| action.map(|action| sources.corpus.action(action).key());
    assert_eq!(key(next(0)), Some("debts.report"));
    assert_eq!(key(next(1)), Some("debts.arrangement"));
    assert_eq!(key(next(3)), Some("debts.someone"));
}

fn open(sources: Sources, is_open: bool) -> Table {
    let subject = Subject::default();
    let rows = TableKind::Owners.rows(sources, &subject, TableOptions::default(), |_| is_open);
    rows.table(sources, &subject, WordRoom::Full, usize::MAX)
}

#[test]
fn what_several_bodies_owe_stands_under_each_and_says_so() {
    let shelf = Shelf::tables();
    let sources = shelf.library.sources(shelf.as_of);
    let table = open(sources, true);
    assert_eq!(
        table.notes[0],
        "Computed: 3 bodies and 1 line without a body, 6 deadlines, 2 undated"
    );
    let rows = cells(&table);
    let owed: Vec<_> = rows
        .iter()
        .filter(|row| row[0].starts_with("Arrangement"))
        .map(|row| (row[1].as_str(), row[2].as_str(), row[3].as_str()))
        .collect();
    let half = "→ until 30 Jun 2025";
    assert_eq!(
        owed,
        [
            (
                "18 Dec 2024",
                "due in 2 d, inferred",
                "also owed by Frontex; signature"
            ),
            (
                "before end of H1 2025",
                "due in 196 d, inferred",
                &*format!("also owed by Frontex; {half}")
            ),
            ("18 Dec 2024", "due in 2 d", "also owed by Egypt; signature"),
            (
                "before end of H1 2025",
                "due in 196 d",
                &*format!("also owed by Egypt; {half}")
            ),
        ]
    );
    let late = rows.iter().find(|row| row[0].starts_with("Workshop")).unwrap();
    assert_eq!(
        late[1..4],
        [
            "22 Oct 2024",
            "55 d past",
            "overdue, no outcome recorded; year inferred"
        ]
    );
    // When folded, a body is one row with its numbers.
    let folded = open(sources, false);
    assert_eq!(folded.rows.len(), 4);
    assert_eq!(cells(&folded)[0][1..6], ["Q1 2025", "2", "1", "1", "0"]);
}

#[test]
fn a_set_of_actions_is_counted_alone() {
    let shelf = Shelf::tables();
    let sources = shelf.library.sources(shelf.as_of);
    let corpus = sources.corpus;
    let roadmap = corpus.find("debts.roadmap");
    let set = ActionSet::of(corpus.len(), roadmap);
    assert_eq!(
        told(&shelf, &owners::owners(sources, Some(&set))),
        [("Egypt".into(), [0, 0, 0, 1, 1])]
    );
    assert!(figures::list(corpus, Some(&set), FigureSort::default()).is_empty());
    let none = ActionSet::none(corpus.len());
    assert!(owners::owners(sources, Some(&none)).is_empty());
}

#[test]
fn what_is_owed_agrees_with_the_deadlines_of_the_corpus() {
    let shelf = Shelf::built_in();
    let sources = shelf.library.sources(shelf.as_of);
    let owners = owners::owners(sources, None);
    let (dated, undated, _) = owners::totals(&owners);
    let owed = sources.deadlines.shown(None).filter(|(_, deadline)| {
        deadline.nature == Nature::Owed && !deadline.state(sources.as_of).is_settled()
    });
    assert_eq!(dated, owed.count());
    assert_eq!(undated, sources.deadlines.undated.len());
    assert!(owners.last().unwrap().body.is_none());
    let named = &owners[..owners.len() - 1];
    assert!(named.iter().all(|owner| owner.body.is_some()));
    assert!(named.windows(2).all(|two| two[0].ahead >= two[1].ahead));
    for owner in &owners {
        let numbers = owner.ahead + owner.overdue + owner.undated;
        assert_eq!(numbers, owner.owed.len());
        assert!(owner.inferred <= owner.ahead);
    }
}

/// The program on a corpus of one action with this number of statistics, the last of which has the widest number.
fn long(figures: usize) -> State {
    let mut text = String::from(
        "Objective(edition: \"e\", id: \"o\", number: 1, title: \"Objective\", actions: [\n(id: \"o.a\", title: \"Action\", \
         block: Figure, kind: Statistics, source: (item: 1, line: 1), figures: [\n",
    );
    for number in 0..figures - 1 {
        let _ = writeln!(
            text,
            "(indicator: \"number {number:05}\", value: {}),",
            number % 10
        );
    }
    text.push_str("(indicator: \"zz\", value: 123456789)])])");
    let edition =
        "Edition(id: \"e\", title: \"Edition\", as_of: \"2025-01-01\", source: (name: \"Source\", lines: 9))";
    let shelf = Shelf::of(&[file("e.ron", edition), file("o.ron", &text)]);
    let clock = Clock {
        as_of: shelf.as_of,
        origin: ClockOrigin::Edition,
    };
    let keymap = Arc::new(Keymap::shipped().clone());
    let mut state = State::new(shelf.library, keymap, clock, shelf.as_of, (120, 30));
    state.command(Command::ActionPane);
    state.command(Command::Zoom);
    state.command(Command::Figures);
    state
}

#[test]
fn of_a_long_table_the_rows_in_view_are_worded_and_numbers_are_never_cut() {
    let mut state = long(10_000);
    let worded = |state: &State| {
        let rows = state.panes.tables.table.rows.iter();
        rows.filter(|row| !row.cells.is_empty()).count()
    };
    assert_eq!(
        (state.panes.tables.table.rows.len(), worded(&state)),
        (10_000, AT_ONCE)
    );
    let screen = |state: &State| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 30));
        ui::render(&mut buffer, state, &Theme::default());
        ui::picture::text(&buffer)
    };
    state.command(Command::Bottom);
    let text = screen(&state);
    assert!(
        text.contains("zz") && text.contains("123,456,789") && text.contains("number 09998"),
        "{text}"
    );
    assert!(worded(&state) < 3 * AT_ONCE);
    // Every row on the way up to the cursor has its text.
    for _ in 0..300 {
        state.command(Command::PageUp);
        let at = state.panes.tables.cursor;
        let seen = &state.panes.tables.table.rows[at.top..=at.at];
        assert!(seen.iter().all(|row| !row.cells.is_empty()));
    }
    // Back at the top, the screen is as before scrolling.
    state.command(Command::Top);
    let first = screen(&state);
    assert!(first.contains("number 00000"));
    assert!(worded(&state) <= 10_000);
}

#[test]
fn names_are_sorted_as_readers_expect() {
    let bodies = ["Zeta", "Ångström", "alpha", "Éole", "Foo"];
    let vocabulary: String = bodies
        .iter()
        .enumerate()
        .fold(String::new(), |mut all, (at, name)| {
            let _ = write!(all, "(id: \"b{at}\", name: \"{name}\"),");
            all
        });
    let actors: String = (0..bodies.len()).fold(String::new(), |mut all, at| {
        let _ = write!(all, "(body: \"b{at}\", role: Accountable),");
        all
    });
    let figures: String = (0..bodies.len()).fold(String::new(), |mut all, at| {
        let _ = write!(
            all,
            "(indicator: \"{}\", value: 1, source: \"b{at}\"),",
            bodies[at]
        );
        all
    });
    let shelf = Shelf::of(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2025-01-01\")"),
        file("b.ron", format!("Bodies([{vocabulary}])")),
        file(
            "o.ron",
            format!(
                "Objective(id: \"o\", number: 1, title: \"O\", actions: [(id: \"o.a\", title: \"A\", block: NextStep, \
                 kind: Call, dates: [(when: \"2025-03\", role: Due)], actors: [{actors}], figures: [{figures}], \
                 source: (item: 1, line: 1))])"
            ),
        ),
    ]);
    let expected = ["alpha", "Ångström", "Éole", "Foo", "Zeta"];
    let corpus = &shelf.library.corpus;
    let list = owners::owners(shelf.library.sources(shelf.as_of), None);
    let owners: Vec<_> = list.iter().filter_map(|owner| owner.body).collect();
    let owners: Vec<_> = owners
        .iter()
        .map(|body| corpus.bodies().term(*body).name.as_str())
        .collect();
    assert_eq!(owners, expected);
    for by in [By::Source, By::Indicator] {
        let sorted = figures::list(corpus, None, FigureSort { by, reverse: false });
        let names: Vec<_> = sorted
            .iter()
            .map(|at| corpus.str(at.record(corpus).indicator))
            .collect();
        assert_eq!(names, expected, "{by:?}");
    }
    let by_body = Pivot::new(shelf.library.sources(shelf.as_of), "body".parse().unwrap(), None);
    let tree: Vec<_> = by_body
        .rows(|_| false)
        .into_iter()
        .filter_map(|row| match row.node {
            Node::Branch(id) => Some(by_body.short(id).to_owned()),
            _ => None,
        })
        .collect();
    assert_eq!(tree, expected);
}
