//! The sign of each state, its word always stands somewhere near; and what signs and borders become in ASCII.

use chrono::NaiveDate;

use crate::library::Library;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::when::schedule::ScheduleState;

/// What the sign and colour of a line mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// One cell.
    pub glyph: &'static str,
    /// The state it stands for; none for what has happened or is context.
    pub state: Option<ScheduleState>,
}

/// The sign of an action that is marked to be handed on.
pub const MARK: &str = "▪";

pub fn of_deadline(deadline: &Deadline, as_of: NaiveDate) -> Sign {
    let state = deadline.state(as_of);
    let is_soon = state == ScheduleState::Upcoming
        && deadline
            .window
            .latest
            .is_some_and(|latest| (latest - as_of).num_days() <= 14);
    let glyph = if is_soon { "◆" } else { of_state(state) };
    Sign {
        glyph,
        state: Some(state),
    }
}

pub const fn of_state(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::Upcoming => "○",
        ScheduleState::Open => "◐",
        ScheduleState::PossiblyOverdue => "◒",
        ScheduleState::Overdue => "▲",
        ScheduleState::Running => "▷",
        ScheduleState::Ended => "■",
        ScheduleState::InEffect | ScheduleState::Met | ScheduleState::MetLate => "✓",
        ScheduleState::PartlyMet => "◧",
        ScheduleState::Missed | ScheduleState::Dropped => "✗",
        ScheduleState::Undated => "·",
    }
}

/// The sign of an action: that of the deadline that matters most, or that it has happened.
pub fn of_action(library: &Library, action: ActionId, as_of: NaiveDate) -> Sign {
    match library.deadlines.next_of(&library.corpus, action, as_of) {
        Some(deadline) => of_deadline(&deadline, as_of),
        None => match library.deadlines.state_of(&library.corpus, action, as_of) {
            Some(state) => Sign {
                glyph: of_state(state),
                state: Some(state),
            },
            None if library.corpus.dates.row(action.index()).is_empty() => Sign {
                glyph: " ",
                state: None,
            },
            None => Sign {
                glyph: "✓",
                state: None,
            },
        },
    }
}

/// What signs, borders and typographic marks become where only ASCII is wanted; a cell for a cell.
const ASCII: [(&str, &str); 28] = [
    ("▪┃■", "#"),
    ("\u{fffd}", "?"),
    ("◆", "!"),
    ("◐●◉█▓", "%"),
    ("○•", "o"),
    ("◒", "?"),
    ("▲", "^"),
    ("·░", "."),
    ("✓", "x"),
    ("✗", "/"),
    ("◧", "&"),
    ("▾⌄▼", "v"),
    ("▸›…❯┣▶▷≥", ">"),
    ("◂‹┫◀≤", "<"),
    ("─━–—═‐‑−", "-"),
    ("│║╞╡", "|"),
    ("╎", ":"),
    ("┆", ";"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    ("▒×", "*"),
    ("’‘“”", "'"),
    ("↑", "^"),
    ("↓", "v"),
    ("↵", "="),
    ("⇥", "|"),
    ("⌫←", "<"),
    ("→", ">"),
    ("\u{a0}", " "),
];

/// Turns every sign of a drawn screen into ASCII. Letters of the data stay what they are.
pub fn to_ascii(buffer: &mut ratatui::buffer::Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.is_ascii() {
            continue;
        }
        let Some((_, sign)) = ASCII.iter().find(|(signs, _)| signs.contains(symbol)) else {
            continue;
        };
        cell.set_symbol(sign);
    }
}
