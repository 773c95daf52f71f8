//! Money that is never counted twice: mentions become pots, a pot counts once however often it is named, and one inside
//! another counts in the outermost that is in view.
//!
//! ```text
//! actions ─► mentions (through a lens) ─► pots ─► counted, inside of, lies in two ─► sums by group
//! ```

mod data;
mod group;
mod lens;
mod lines;
mod pots;
mod sum;
mod table;

pub use self::group::{GroupBy, Grouped, grouped};
pub use self::lens::{Lens, Share};
pub use self::pots::{Mention, Money, Pot, Pots, money};
pub use self::sum::Sum;
pub use self::table::{MoneyRows, PROFILE};
