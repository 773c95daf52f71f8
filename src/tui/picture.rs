//! A picture of the screen as a state would have it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::State;
use crate::export::Picture;
use crate::theme::{Brightness, Theme};
use crate::ui;
use crate::ui::picture::{PictureGround, ansi, svg};

/// The cells of a state's screen.
pub fn cells(state: &State, theme: &Theme) -> Buffer {
    let (width, height) = state.layout.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    ui::render(&mut buffer, state, theme);
    buffer
}

/// The terminal that a theme is made for.
const fn paper(theme: &Theme) -> PictureGround {
    match theme.ground {
        Brightness::Dark => PictureGround::Dark,
        Brightness::Light => PictureGround::Light,
    }
}

pub fn of(state: &State, theme: &Theme, picture: Picture) -> String {
    let buffer = cells(state, theme);
    match picture {
        Picture::Svg => svg(&buffer, paper(theme)),
        Picture::Ansi => ansi(&buffer),
    }
}
