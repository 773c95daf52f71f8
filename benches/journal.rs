//! The cost of 100,000 journal entries: loading and every view, alternately with and without them.
//!
//! `cargo bench --bench journal`; `MILEPOST_BENCH_ACTIONS` sets the number of actions and of entries.

mod synthetic;

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::app::{State, regroup};
use milepost::command::Command;
use milepost::export::{self, Due, ExportFormat, ExportScope, ExportView, Ink, Paper};
use milepost::journal;
use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::load::{self, SourceFile};
use milepost::search::search;
use milepost::theme::Theme;
use milepost::ui;
use milepost::when::clock::{Clock, ClockOrigin};
use milepost::when::convention::Conventions;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How many times each is measured.
const RUNS: usize = 9;

const PAPER: Paper = Paper {
    width: 100,
    ink: Ink::Plain,
};

fn main() {
    let actions = std::env::var("MILEPOST_BENCH_ACTIONS");
    let actions = actions.ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let files = synthetic::files(actions, 8);
    let journal = [entries(actions)];
    println!("{actions} actions and entries");
    println!("{:>24} {:>10} {:>10} {:>6}", "", "without", "with", "times");
    let both = |name: &str, mut run: Box<dyn FnMut(bool) -> Duration>| {
        let (mut without, mut with) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            without.push(run(false));
            with.push(run(true));
        }
        let (without, with) = (median(without), median(with));
        let times = with.as_secs_f64() / without.as_secs_f64();
        println!("{name:>24} {without:>10.1?} {with:>10.1?} {times:>6.2}");
    };
    let ready = {
        let (files, journal) = (files.clone(), journal.clone());
        move |is_with: bool| library(&files, if is_with { &journal } else { &[] })
    };
    let libraries = [ready(false), ready(true)];
    both(
        "load",
        Box::new(move |is_with| timed(|| drop(black_box(ready(is_with))))),
    );
    for (name, command) in [
        ("step the clock", Command::DayForward),
        ("agenda, calendar, …", Command::NextView),
        ("figures", Command::Figures),
        ("owners", Command::Owners),
        ("money", Command::Money),
        ("caveats", Command::Caveats),
        ("diff", Command::Diff),
        ("mark everything", Command::MarkAll),
    ] {
        let mut states = libraries.clone().map(state);
        for state in &mut states {
            drop(state.command(Command::Whole));
        }
        both(
            name,
            Box::new(move |is_with| {
                let state = &mut states[usize::from(is_with)];
                timed(|| drop(black_box(state.command(command))))
            }),
        );
    }
    for by in ["status", "state", "body,quarter"] {
        let mut states = libraries.clone().map(state);
        let grouping: milepost::views::pivot::Grouping = by.parse().expect("a grouping");
        both(
            &format!("tree by {by}"),
            Box::new(move |is_with| {
                let state = &mut states[usize::from(is_with)];
                regroup::regroup(state, "place".parse().expect("a grouping"));
                timed(|| regroup::regroup(state, grouping))
            }),
        );
    }
    let mut states = libraries.clone().map(state);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
    both(
        "frame",
        Box::new(move |is_with| {
            let state = &states[usize::from(is_with)];
            let took = timed(|| {
                buffer.reset();
                black_box(ui::render(&mut buffer, state, &Theme::default()));
            });
            drop(states[usize::from(is_with)].command(Command::Down));
            took
        }),
    );
    for query in ["is:overdue", "due:2025", "tunisia returns"] {
        let libraries = libraries.clone();
        both(
            query,
            Box::new(move |is_with| {
                let library = &libraries[usize::from(is_with)];
                timed(|| {
                    black_box(found(library, query));
                })
            }),
        );
    }
    for (name, scope) in [
        ("due", ExportScope::Deadlines(Due::default())),
        ("tree", ExportScope::Tree),
    ] {
        for format in [ExportFormat::Text, ExportFormat::Csv, ExportFormat::Json] {
            let libraries = libraries.clone();
            both(
                &format!("{name} as {}", format.name()),
                Box::new(move |is_with| {
                    let view = view(&libraries[usize::from(is_with)], scope);
                    timed(|| drop(black_box(export::prepare(&view).render(format, PAPER))))
                }),
            );
        }
    }
}

/// A journal with this number of entries, of every kind.
fn entries(count: usize) -> SourceFile {
    let mut text = String::from("Journal(\n    version: 1,\n    by: \"A. Analyst\",\n    entries: [\n");
    for number in 0..count {
        // A second apart.
        let (day, rest) = (1 + number / 28_800, number % 28_800);
        let (hour, minute, second) = (8 + rest / 3600, rest / 60 % 60, rest % 60);
        let said = match number % 8 {
            0..4 => "outcome: Met, on: \"2024-11-29\", evidence: [(url: \"https://example.org/press\")]",
            4 => "outcome: Slipped, to: \"Q3 2025\", said_by: \"commission\"",
            5 => "outcome: Missed, on: \"November 2024\", note: \"Nothing was heard of it\"",
            6 => "outcome: Note, note: \"Asked the desk, who will call back\"",
            _ => "watch: true",
        };
        let _ = writeln!(
            text,
            "        (at: \"2024-12-{day:02}T{hour:02}:{minute:02}:{second:02}Z\", action: \"action-{number}\", {said}),"
        );
    }
    text.push_str("    ],\n)\n");
    SourceFile {
        name: "a-analyst.ron".into(),
        path: None,
        text: Ok(text.into()),
    }
}

/// Loads the texts into a library as the screens and the command line use it.
fn library(files: &[SourceFile], journals: &[SourceFile]) -> Library {
    let conventions = Conventions::default();
    let corpus = load::load(files, &conventions).expect("a synthetic corpus");
    let journals = journal::read(journals, &corpus, &conventions, "A. Analyst");
    assert!(journals.problems.is_empty(), "{:?}", journals.problems);
    let as_of = as_of();
    Library::new(corpus, conventions)
        .with_journals(journals)
        .at(as_of)
}

fn as_of() -> chrono::NaiveDate {
    "2024-12-16".parse().expect("a day")
}

fn state(library: Library) -> State {
    let clock = Clock {
        as_of: as_of(),
        origin: ClockOrigin::Edition,
    };
    let keymap = Arc::new(Keymap::shipped().clone());
    State::new(library, keymap, clock, as_of(), (200, 60))
}

fn found(library: &Library, query: &str) -> usize {
    let query = library.query(query, as_of()).expect("a query");
    search(&library.corpus, library.index(), &library.deadlines, &query, 60).total
}

fn view<'v>(library: &'v Library, scope: ExportScope<'v>) -> ExportView<'v> {
    ExportView {
        library,
        as_of: as_of(),
        shown: None,
        query: None,
        scope,
        limit: None,
        pivot: None,
        ids: false,
    }
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
