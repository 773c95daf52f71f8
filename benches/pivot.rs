//! The cost of the regrouped tree: regrouping, a step of the clock, moving down, unfolding all, a frame.
//!
//! `cargo bench --bench pivot`

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::app::{State, regroup};
use milepost::command::Command;
use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::load;
use milepost::theme::Theme;
use milepost::ui;
use milepost::views::pivot::Grouping;
use milepost::when::clock::{Clock, ClockOrigin};
use milepost::when::convention::Conventions;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    println!(
        "{:>9} {:>16} {:>10} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "actions", "by", "stands", "regroup", "clock", "down", "unfold all", "frame"
    );
    for actions in [1_000, 10_000, 100_000] {
        let conventions = Conventions::default();
        let corpus = load::load(&synthetic::files(actions, 8), &conventions).expect("a synthetic corpus");
        let as_of = corpus.newest_edition().expect("an edition").as_of;
        let library = Library::new(corpus, conventions);
        for by in [
            "place",
            "body",
            "state",
            "place,kind",
            "body,quarter",
            "place,body",
            "state,place",
        ] {
            let clock = Clock {
                as_of,
                origin: ClockOrigin::Edition,
            };
            let keymap = Arc::new(Keymap::shipped().clone());
            let mut state = State::new(library.clone(), keymap, clock, as_of, (200, 60));
            let grouping: Grouping = by.parse().expect("a grouping");
            regroup::regroup(&mut state, grouping);
            let regroup = median(9, || {
                state.command(Command::Ungroup);
                timed(|| drop(state.command(Command::Ungroup)))
            });
            let clock = median(9, || timed(|| drop(state.command(Command::DayForward))));
            let down = median(101, || timed(|| drop(state.command(Command::Down))));
            let unfold = median(5, || {
                state.command(Command::FoldAll);
                timed(|| drop(state.command(Command::UnfoldAll)))
            });
            let stands = state.panes.tree.rows.len();
            let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
            let frame = median(101, || {
                timed(|| {
                    buffer.reset();
                    black_box(ui::render(&mut buffer, &state, &Theme::default()));
                })
            });
            println!(
                "{actions:>9} {by:>16} {stands:>10} {regroup:>10.1?} {clock:>10.1?} {down:>10.1?} {unfold:>10.1?} {frame:>10.1?}"
            );
        }
    }
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
