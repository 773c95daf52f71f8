//! The sign of each state, its word always stands somewhere near; and what signs and borders become in ASCII.

use chrono::NaiveDate;

use crate::library::Library;
use crate::model::ActionId;
use crate::views::sign::HAPPENED;
use crate::when::state::ScheduleState;

pub use crate::views::sign::{MARK, WATCHED, of_deadline, of_state};

/// The sign of an action: that of the deadline that matters most, or that it has happened; with the state it stands for, if
/// it does for one.
pub fn of_action(
    library: &Library,
    action: ActionId,
    as_of: NaiveDate,
) -> (&'static str, Option<ScheduleState>) {
    let (corpus, deadlines) = (&library.corpus, &library.deadlines);
    if let Some(deadline) = deadlines.next_of(corpus, action, as_of) {
        let (sign, state) = of_deadline(&deadline, as_of);
        return (sign, Some(state));
    }
    match deadlines.state_of(corpus, action, as_of) {
        Some(state) => (of_state(state), Some(state)),
        None if corpus.dates.row(action.index()).is_empty() => (" ", None),
        None => (HAPPENED, None),
    }
}

/// Whether something that can be folded is.
pub const fn fold(is_folded: bool) -> &'static str {
    if is_folded { "▸" } else { "▾" }
}

/// What signs, borders and typographic marks become where only ASCII is wanted; a cell for a cell. Every state has a character
/// of its own, and what stands beside it in a list has another.
const ASCII: &[(&str, &str)] = &[
    ("▪┃◉", "#"),
    ("\u{fffd}", "?"),
    ("◆", "!"),
    ("◐●", "%"),
    ("○•", "o"),
    ("◒", "?"),
    ("▲", "^"),
    ("▷", "r"),
    ("·░", "."),
    ("✓", "x"),
    ("◷", "l"),
    ("▣", "e"),
    ("✗", "/"),
    ("⊘", "\\"),
    ("◧", "&"),
    ("■", "_"),
    ("▾⌄▼", "v"),
    ("▸›…❯┣▶≥→⇢↗⇓", ">"),
    ("◂┫◀≤⌫←⇠⇑", "<"),
    // Arrow keys, which are always a pair.
    ("↑", "^"),
    ("↓", "v"),
    ("─━–—═‐‑−┄∘", "-"),
    ("│║╞╡▏⇥", "|"),
    ("╎", ":"),
    ("┆", ";"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
    ("▒×★", "*"),
    ("█▓▉▊▋▌▍▎↵", "="),
    ("’‘“”", "'"),
    ("◈", "X"),
    ("◇", "0"),
    // What changed between editions.
    ("⊞", "N"),
    ("⊟", "G"),
    ("⊕", "A"),
    ("⊖", "D"),
    ("»", ")"),
    ("«", "("),
    ("≈", "V"),
    ("⊙", "F"),
    ("≠", "R"),
    ("↕", "M"),
    ("◎", "T"),
    ("⌂", "P"),
    ("€", "E"),
    ("\u{a0}", " "),
];

/// A cell's sign in ASCII; letters of the data stay what they are.
fn in_ascii(symbol: &str) -> Option<&'static str> {
    let found = ASCII.iter().find(|(signs, _)| signs.contains(symbol));
    found.map(|(_, sign)| *sign).filter(|_| !symbol.is_ascii())
}

/// A text with its signs in ASCII, as screens have them where only that is wanted.
pub fn ascii(text: &str) -> String {
    let letters = text.chars().map(|letter| {
        let mut bytes = [0; 4];
        let symbol: &str = letter.encode_utf8(&mut bytes);
        in_ascii(symbol).unwrap_or(symbol).to_owned()
    });
    letters.collect()
}

/// Turns every sign of a drawn screen into ASCII.
pub fn to_ascii(buffer: &mut ratatui::buffer::Buffer) {
    for cell in &mut buffer.content {
        if let Some(sign) = in_ascii(cell.symbol()) {
            cell.set_symbol(sign);
        }
    }
}
