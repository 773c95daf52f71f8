//! Times of a frame, a cursor step and a clock step for several corpus sizes, on 200 × 60 cells.
//!
//! `cargo bench --bench frame`

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::app::State;
use milepost::command::Command;
use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::load;
use milepost::theme::Theme;
use milepost::ui;
use milepost::when::clock::{Clock, ClockOrigin};
use milepost::when::convention::Conventions;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    println!(
        "{:>9} {:>11} {:>11} {:>11} {:>11} {:>11}",
        "actions", "frame", "down", "agenda down", "clock", "unfold all"
    );
    for actions in [1_000, 10_000, 100_000] {
        let conventions = Conventions::default();
        let corpus = load::load(&synthetic::files(actions, 8), &conventions).expect("a synthetic corpus");
        let as_of = corpus.newest_edition().expect("an edition").as_of;
        let library = Library::new(corpus, conventions);
        let clock = Clock {
            as_of,
            origin: ClockOrigin::Edition,
        };
        let keymap = Arc::new(Keymap::shipped().clone());
        let mut state = State::new(library, keymap, clock, as_of, (200, 60));
        let unfold = median(5, || {
            state.command(Command::FoldAll);
            timed(|| drop(state.command(Command::UnfoldAll)))
        });
        state.command(Command::PageDown);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 200, 60));
        let frame = median(201, || {
            timed(|| {
                buffer.reset();
                black_box(ui::render(&mut buffer, &state, &Theme::default()));
            })
        });
        let down = median(201, || timed(|| drop(state.command(Command::Down))));
        state.command(Command::DeadlinesPane);
        let agenda = median(201, || timed(|| drop(state.command(Command::Down))));
        let clock = median(21, || timed(|| drop(state.command(Command::DayForward))));
        println!("{actions:>9} {frame:>11.1?} {down:>11.1?} {agenda:>11.1?} {clock:>11.1?} {unfold:>11.1?}");
        state.command(Command::Zoom);
        for view in ["agenda", "calendar", "timeline"] {
            let frame = median(101, || {
                timed(|| {
                    buffer.reset();
                    black_box(ui::render(&mut buffer, &state, &Theme::default()));
                })
            });
            let clock = median(21, || timed(|| drop(state.command(Command::DayForward))));
            let turn = median(21, || timed(|| drop(state.command(Command::NextMonth))));
            println!(
                "{:>9} {view}: frame {frame:.1?}, clock {clock:.1?}, page turned {turn:.1?}",
                ""
            );
            if view == "timeline" {
                state.command(Command::GroupBy);
                let clock = median(21, || timed(|| drop(state.command(Command::DayForward))));
                println!("{:>9} {view} by state: clock {clock:.1?}", "");
            }
            state.command(Command::NextView);
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
