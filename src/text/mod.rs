//! Text utilities: folding letters for comparison, finding the nearest name, pairing similar texts, wording sums of money,
//! writing RON strings and records, making text safe for a terminal, checking URLs, and closed lists of choices.

pub mod choices;
pub mod fold;
pub mod nearest;
pub mod pairs;
pub mod quoted;
pub mod record;
pub mod sanitize;
pub mod sums;
pub mod url;
