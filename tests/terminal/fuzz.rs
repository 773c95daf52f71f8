//! Random keys at random sizes: nothing panics, and what must be so always is.

use std::sync::atomic::AtomicBool;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use milepost::app::deadlines::View;
use milepost::app::search::Finder;
use milepost::app::{Effect, Mode, Pane, State};
use milepost::keymap::Key;
use milepost::query::outline::Node;
use milepost::theme::Theme;
use milepost::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::screens::Session;

/// Numbers that look random and are the same every time: xorshift.
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
                    ctrl-d ctrl-u ctrl-f ctrl-b ctrl-o ctrl-t ctrl-w ctrl-k ctrl-left ctrl-right alt-left alt-right alt-[ \
                    alt-] f1 f5 é 移 \u{301}";

/// Any key: most of the keyboard, each letter alike.
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
    ];
    MouseEvent {
        kind: kinds[dice.roll(kinds.len())],
        // A terminal may tell places that are outside, after a resize.
        column: dice.roll(usize::from(size.0) + 3) as u16,
        row: dice.roll(usize::from(size.1) + 3) as u16,
        modifiers: KeyModifiers::NONE,
    }
}

/// What is so of every state.
fn check(state: &State) {
    let inside = |at: usize, len: usize| at < len.max(1);
    assert!(inside(state.tree.cursor.at, state.tree.rows.len()));
    assert!(inside(state.detail.cursor.at, state.detail.lines.len()));
    assert!(inside(state.tables.cursor.at, state.tables.table.rows.len()));
    // Only the view that is shown is kept worked out.
    let deadlines = &state.deadlines;
    let (at, len) = match deadlines.view {
        View::Agenda => (deadlines.agenda.cursor.at, deadlines.agenda.rows.len()),
        View::Calendar => (deadlines.month.cursor.at, deadlines.month.list.len()),
        View::Timeline => (deadlines.timeline.cursor.at, deadlines.timeline.rows.len()),
    };
    assert!(inside(at, len));
    if let Some(Node::Action(action)) = state.selected {
        assert!(action.index() < state.corpus().len());
    }
    if state.focus == Pane::Objectives && matches!(state.mode, Mode::Browse) && !state.tree.rows.is_empty() {
        assert!(
            state.tree.rows.iter().any(|row| Some(row.node) == state.selected) || state.shown().is_some()
        );
    }
    let (width, height) = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    if let Some(cursor) = ui::render(&mut buffer, state, &Theme::default()) {
        assert!(
            cursor.x < width && cursor.y < height,
            "{cursor:?} {:?} {:?}",
            state.size,
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
            let size = state.size;
            state.mouse(mouse(&mut dice, size));
        } else {
            let key = key(&mut dice);
            typed.push(key.to_string());
            for effect in state.key(key) {
                if let Effect::Find(query) = effect
                    && let Some(found) = finder.find(&state.library, &query, &AtomicBool::new(false))
                {
                    state.found(&query.text, found);
                }
            }
        }
        let last = typed.len().saturating_sub(40);
        let trail = Trail(&typed[last..]);
        check(&state);
        std::mem::forget(trail);
    }
}

/// Tells the last keys when a check panics.
struct Trail<'t>(&'t [String]);

impl Drop for Trail<'_> {
    fn drop(&mut self) {
        eprintln!("after {}", self.0.join(" "));
    }
}

#[test]
fn ten_thousand_random_keys_over_a_small_corpus() {
    for seed in 1..=4 {
        run("small", seed * 0x9e37_79b9, 2_500);
    }
}

#[test]
fn ten_thousand_random_keys_over_an_empty_corpus() {
    for seed in 1..=4 {
        run("empty", seed * 0x9e37_79b9, 2_500);
    }
}
