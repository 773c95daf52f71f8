//! Money that is never counted twice: mentions become pots, a pot counts once however often it is named, and a pot inside
//! another counts in the outermost one in view.
//!
//! ```text
//! actions ─► mentions (through a lens) ─► pots, one per currency ─► nesting ─► sums by group ─► overlap
//! ```

mod count_once;
mod data;
mod group;
mod lens;
mod lines;
mod nested;
mod pots;
mod sum;
mod table;

pub use self::count_once::money;
pub use self::group::{GroupBy, Grouped, fund, grouped};
pub use self::lens::{Lens, LensShare};
pub use self::pots::{Mention, Pot, Pots, PotsByShare};
pub use self::sum::{Sum, Sums};
pub use self::table::MoneyRows;
