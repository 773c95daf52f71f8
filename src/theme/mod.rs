//! What each role on the screen looks like. Themes are data, by role; the colours a terminal has not are replaced by
//! the nearest that can be read.

mod colours;
mod shipped;
mod styles;
mod theme_file;

pub use self::colours::{Brightness, Depth, number, rgb};
pub use self::shipped::SHIPPED;
pub use self::styles::{ROLES, Theme};
pub use self::theme_file::ThemeFile;
pub use crate::settings::Signs;
