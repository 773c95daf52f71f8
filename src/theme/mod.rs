//! What each role on the screen looks like. Themes are data, with a style for each role. Colours that a terminal does not
//! support are replaced by the nearest readable one.

mod colours;
mod shipped;
mod styles;
mod theme_file;

pub use self::colours::{Brightness, Depth, number, rgb};
pub use self::shipped::SHIPPED;
pub use self::styles::{ROLES, Theme};
pub use self::theme_file::ThemeFile;
pub use crate::settings::Signs;
