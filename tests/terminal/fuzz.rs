//! Random keys at random sizes: nothing panics, and the invariants hold.
//!
//! `MILEPOST_FUZZ_KEYS=100000 cargo test random_keys` types more of them.

use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use milepost::app::deadlines::DeadlinesView;
use milepost::app::finder::Finder;
use milepost::app::{Effect, Mode, Pane, State};
use milepost::keymap::Key;
use milepost::theme::Theme;
use milepost::ui;
use milepost::views::node::Node;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::term::Setup;
use crate::screens::Session;

/// A deterministic pseudorandom number generator: xorshift.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

const KEYS: &str = "up down left right home end page-up page-down enter enter esc tab shift-tab backspace delete space \
                    ctrl-d ctrl-u ctrl-f ctrl-b ctrl-o ctrl-t ctrl-w ctrl-k ctrl-left ctrl-right alt-left alt-right alt-] \
                    f1 f5 é 移 \u{301}";

/// A random key out of most of the keyboard, with all letters equally likely.
fn key(dice: &mut Dice) -> Key {
    let named: Vec<&str> = KEYS.split_whitespace().collect();
    if dice.roll(3) == 0 {
        return named[dice.roll(named.len())].parse().unwrap();
    }
    let letter = char::from(b'!' + dice.roll(94) as u8);
    letter.to_string().parse().unwrap()
}

fn mouse(dice: &mut Dice, size: (u16, u16)) -> MouseEvent {
    let kinds = [
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::ScrollUp,
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollLeft,
        MouseEventKind::ScrollRight,
    ];
    MouseEvent {
        kind: kinds[dice.roll(kinds.len())],
        // After a resize, a terminal may report positions outside the screen.
        column: dice.roll(usize::from(size.0) + 3) as u16,
        row: dice.roll(usize::from(size.1) + 3) as u16,
        modifiers: KeyModifiers::NONE,
    }
}

/// Asserts the invariants of every state.
fn check(state: &State) {
    let inside = |at: usize, len: usize| at < len.max(1);
    assert!(inside(state.panes.tree.cursor.at, state.panes.tree.rows.len()));
    assert!(inside(
        state.panes.detail.cursor.at,
        state.panes.detail.lines.len()
    ));
    assert!(inside(
        state.panes.tables.cursor.at,
        state.panes.tables.table.rows.len()
    ));
    // Only the rows of the view that is shown are kept up to date.
    let deadlines = &state.panes.deadlines;
    let (at, len) = match deadlines.view {
        DeadlinesView::Agenda => (deadlines.agenda.cursor.at, deadlines.agenda.rows.len()),
        DeadlinesView::Calendar => (deadlines.month.cursor.at, deadlines.month.list.len()),
        DeadlinesView::Timeline => (deadlines.timeline.cursor.at, deadlines.timeline.rows.len()),
    };
    assert!(inside(at, len));
    if let Some(Node::Action(action)) = state.selected {
        assert!(action.index() < state.corpus().len());
    }
    if state.layout.focus == Pane::Objectives
        && matches!(state.mode, Mode::Browse)
        && !state.panes.tree.rows.is_empty()
    {
        assert!(
            state
                .panes
                .tree
                .rows
                .iter()
                .any(|row| Some(row.node) == state.selected)
                || state.shown().is_some()
        );
    }
    let (width, height) = state.layout.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    if let Some(cursor) = ui::render(&mut buffer, state, &Theme::default()) {
        assert!(
            cursor.x < width && cursor.y < height,
            "{cursor:?} {:?} {:?}",
            state.layout.size,
            state.mode
        );
    }
}

fn run(fixture: &str, seed: u64, keys: usize) {
    let mut dice = Dice(seed);
    let mut state = Session::open(fixture, 80, 24).state;
    let mut finder = Finder::default();
    let mut typed = Vec::new();
    for _ in 0..keys {
        if dice.roll(25) == 0 {
            let size = (dice.roll(220) as u16, dice.roll(70) as u16);
            typed.push(format!("{size:?}"));
            state.resize(size.0, size.1);
        }
        if dice.roll(15) == 0 {
            let size = state.layout.size;
            state.mouse(mouse(&mut dice, size));
        } else {
            let key = key(&mut dice);
            typed.push(key.to_string());
            for effect in state.key(key) {
                if let Effect::Find(wanted) = effect
                    && let Some(found) = finder.find(&state.library, &wanted, &AtomicBool::new(false))
                {
                    state.found(found);
                }
            }
        }
        let last = typed.len().saturating_sub(40);
        let trail = Trail(&typed[last..]);
        check(&state);
        std::mem::forget(trail);
    }
}

/// Prints the last keys if a check panics.
struct Trail<'t>(&'t [String]);

impl Drop for Trail<'_> {
    fn drop(&mut self) {
        eprintln!("after {}", self.0.join(" "));
    }
}

/// How many keys to type: `otherwise`, unless `MILEPOST_FUZZ_KEYS` is set.
fn keys(otherwise: usize) -> usize {
    let asked = std::env::var("MILEPOST_FUZZ_KEYS").ok();
    asked.map_or(otherwise, |keys| keys.parse().unwrap())
}

#[test]
fn random_keys_over_a_small_corpus() {
    for seed in 1..=4 {
        run("small", seed * 0x9e37_79b9, keys(2_400) / 4);
    }
}

#[test]
fn random_keys_over_an_empty_corpus() {
    for seed in 1..=4 {
        run("empty", seed * 0x9e37_79b9, keys(1_000) / 4);
    }
}

/// A keymap in which no key quits, stops the program, or writes outside the test.
const HARMLESS: &str = r#"[
    ("f12", "quit"), ("q", "none"), ("ctrl-c", "none"), ("ctrl-z", "none"), ("ctrl-z", "none", "prompt"),
    ("f11", "palette"), (":", "none"), ("e", "none"), ("f10", "cancel"), ("f10", "cancel", "prompt"),
]"#;

/// Types keys as terminals send them, with resizes, and regularly waits for the program.
#[test]
fn random_keys_in_a_terminal_take_no_more_memory() {
    let mut dice = Dice(0x2545_f491);
    let mut term = Setup::new()
        .file("config/milepost/keymap.ron", HARMLESS)
        .var("EDITOR", "true")
        .start();
    term.sees("1 Meetings");
    let rounds = keys(2_500) / ROUND;
    let mut resident = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let mut bytes = String::new();
        for _ in 0..ROUND {
            match dice.roll(4) {
                0 => bytes.push_str(SENT[dice.roll(SENT.len())]),
                1 if dice.roll(3) == 0 => {
                    // Below the lines at the top and above the one at the bottom, where a click could quit.
                    let (button, at) = (
                        [0, 32, 64, 65, 66, 67][dice.roll(6)],
                        (dice.roll(60) + 1, dice.roll(3) + 2),
                    );
                    let _ = write!(bytes, "\x1b[<{button};{};{}M", at.0, at.1);
                }
                _ => bytes.push(char::from(b'!' + dice.roll(94) as u8)),
            }
        }
        term.send(&bytes)
            .resize(dice.roll(150) as u16 + 60, dice.roll(40) as u16 + 12);
        // A letter ends what escape has begun. Then everything is closed, and the palette opened and closed: once it is shown,
        // all earlier keys have been handled.
        term.send("x\x1b[21~\x1b[21~\x1b[21~")
            .resize(100, 30)
            .send("\x1b[23~")
            .sees("Commands");
        term.send("\x1b[21~").sees_no("Commands");
        resident.push(term.resident());
    }
    term.send("\x1b[24~");
    assert!(term.ends().success());
    term.is_restored();
    // After a tenth of the rounds everything has been opened once.
    let (early, last) = (resident[rounds / 10], resident[rounds - 1]);
    eprintln!("{early} KiB after a tenth of the keys, {last} KiB after all");
    assert!(last < early + early / 4 + 4096, "{early} KiB, then {last} KiB");
}

/// How many keys are sent before waiting for the program.
const ROUND: usize = 100;

/// Keys as terminals send them.
const SENT: [&str; 22] = [
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[H",
    "\x1b[F",
    "\x1b[5~",
    "\x1b[6~",
    "\r",
    "\r",
    "\x1b\x1b",
    "\t",
    "\x1b[Z",
    "\x7f",
    " ",
    "\x04",
    "\x15",
    "\x0b",
    "\x17",
    "\x1b[1;5C",
    "é",
    "移",
];
