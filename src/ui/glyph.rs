//! The sign of each state, always shown near its word, and the ASCII replacements of signs and borders.

use chrono::NaiveDate;

use crate::library::Library;
use crate::model::ActionId;
use crate::views::sign::HAPPENED;
use crate::when::state::ScheduleState;

pub use crate::views::sign::{MARK, WATCHED, of_deadline, of_state};

/// The sign of an action: that of its next deadline, else of its state, else of having happened; with the state that the
/// sign stands for, if any.
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

/// The sign of something folded or unfolded.
pub const fn fold(is_folded: bool) -> &'static str {
    if is_folded { "▸" } else { "▾" }
}

/// The ASCII replacements of signs, borders and typographic marks, cell by cell. Every state has a distinct character, which
/// also differs from those beside it in a list.
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
    // The arrow keys, which always appear as a pair.
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
    // Changes between editions.
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

/// The replacement of a sign; `None` for anything else, such as letters in the data.
fn in_ascii(symbol: &str) -> Option<&'static str> {
    let found = ASCII.iter().find(|(signs, _)| signs.contains(symbol));
    found.map(|(_, sign)| *sign).filter(|_| !symbol.is_ascii())
}

/// A text with its signs in ASCII, as they appear on a screen restricted to ASCII.
pub fn ascii(text: &str) -> String {
    let letters = text.chars().map(|letter| {
        let mut bytes = [0; 4];
        let symbol: &str = letter.encode_utf8(&mut bytes);
        in_ascii(symbol).unwrap_or(symbol).to_owned()
    });
    letters.collect()
}

/// Replaces every sign of a drawn screen with ASCII.
pub fn to_ascii(buffer: &mut ratatui::buffer::Buffer) {
    for cell in &mut buffer.content {
        if let Some(sign) = in_ascii(cell.symbol()) {
            cell.set_symbol(sign);
        }
    }
}
