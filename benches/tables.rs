//! The cost of the tables of the action pane: building one for everything, sorting, unfolding, moving the cursor, drawing.
//!
//! `cargo bench --bench tables`

mod synthetic;

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::app::State;
use milepost::command::Command;
use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::load::{self, SourceFile};
use milepost::theme::Theme;
use milepost::ui;
use milepost::when::clock::{Clock, ClockOrigin};
use milepost::when::convention::Conventions;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The files with a statistic added to every action.
fn with_figures(files: Vec<SourceFile>) -> Vec<SourceFile> {
    let figure = r#"figures: [(indicator: "irregular crossings", value: 62034, unit: "crossings", period: "2024-01/2024-11",
        change: (percent: -59, versus: "2023"), source: "frontex")], source: ("#;
    let files = files.into_iter();
    files
        .map(|file| match file.text {
            Ok(text) if file.name.starts_with("objective-") => SourceFile {
                text: Ok(Cow::Owned(text.replace("source: (", figure))),
                ..file
            },
            text => SourceFile { text, ..file },
        })
        .collect()
}

fn main() {
    println!(
        "{:>9} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11} {:>11}",
        "actions", "figures", "sort", "down", "frame", "owners", "unfold all", "clock", "money", "regroup"
    );
    for actions in [1_000, 10_000, 100_000] {
        let conventions = Conventions::default();
        let files = with_figures(synthetic::files(actions, 8));
        let corpus = load::load(&files, &conventions).expect("a synthetic corpus");
        let as_of = corpus.newest_edition().expect("an edition").as_of;
        let library = Library::new(corpus, conventions);
        let clock = Clock {
            as_of,
            origin: ClockOrigin::Edition,
        };
        let keymap = Arc::new(Keymap::shipped().clone());
        let mut state = State::new(library, keymap, clock, as_of, (200, 60));
        state.command(Command::ActionPane);
        state.command(Command::Zoom);
        state.command(Command::Figures);
        state.command(Command::Whole);
        let figures = turned_to(&mut state, Command::Figures);
        let sort = median(7, || timed(|| drop(state.command(Command::SortBy))));
        let down = median(101, || timed(|| drop(state.command(Command::Down))));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
        let frame = median(101, || {
            timed(|| {
                buffer.reset();
                black_box(ui::render(&mut buffer, &state, &Theme::default()));
            })
        });
        let owners = turned_to(&mut state, Command::Owners);
        let clock = median(7, || timed(|| drop(state.command(Command::DayForward))));
        let unfold = median(5, || {
            state.command(Command::FoldAll);
            timed(|| drop(state.command(Command::UnfoldAll)))
        });
        state.command(Command::FoldAll);
        let money = turned_to(&mut state, Command::Money);
        let group = median(8, || timed(|| drop(state.command(Command::GroupBy))));
        println!(
            "{actions:>9} {figures:>11.1?} {sort:>11.1?} {down:>11.1?} {frame:>11.1?} {owners:>11.1?} {unfold:>11.1?} {clock:>11.1?} {money:>11.1?} {group:>11.1?}"
        );
    }
}

/// The time to switch to a table from the facts of the same branch.
fn turned_to(state: &mut State, view: Command) -> Duration {
    median(7, || {
        if state.panes.tables.is_shown() {
            // Tables have the names of the commands that show them.
            let shown = Command::named(state.panes.tables.name()).expect("a command");
            state.command(shown);
        }
        timed(|| drop(state.command(view)))
    })
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

fn median(times: usize, mut run: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<_> = (0..times).map(|_| run()).collect();
    all.sort();
    all[times / 2]
}
