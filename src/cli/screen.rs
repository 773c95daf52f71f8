//! `milepost screen`: a screen as a picture or as text, made by the program from its own cells.

use std::sync::atomic::AtomicBool;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Common, NOTHING, OK, WRONG};
use crate::app::Effect;
use crate::app::search::Finder;
use crate::export::screen;
use crate::keymap::Key;
use crate::theme::Theme;
use crate::ui;

/// What to draw.
#[derive(Clone, Debug, clap::Args)]
pub struct ScreenArgs {
    /// Columns and lines
    #[arg(long, value_name = "WxH", default_value = "120x36", value_parser = size)]
    size: (u16, u16),
    /// Keys to type first, as the keymap writes them, with spaces between: "3 j j enter"
    #[arg(long, value_name = "KEYS", default_value = "")]
    keys: String,
    /// What to print
    #[arg(long, value_enum, default_value = "svg")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// A picture
    Svg,
    /// Escape sequences for a terminal
    Ansi,
    /// Letters alone
    Text,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parse = |part: &str| {
        part.parse::<u16>()
            .ok()
            .filter(|cells| (1..=1000).contains(cells))
    };
    text.split_once(['x', '×'])
        .and_then(|(width, height)| Some((parse(width)?, parse(height)?)))
        .ok_or_else(|| "a size is written 120x36, up to 1000x1000".to_owned())
}

/// Prints the screen.
pub fn run(args: &ScreenArgs, common: &Common) -> u8 {
    let mut state = match super::state(common, args.size) {
        Ok(state) => state,
        Err(report) => {
            eprint!("{report}");
            return NOTHING;
        }
    };
    let mut finder = Finder::default();
    for key in args.keys.split_whitespace() {
        match key.parse::<Key>() {
            Ok(key) => {
                for effect in state.key(key) {
                    if let Effect::Find(query) = effect
                        && let Some(found) = finder.find(&state.library, &query, &AtomicBool::new(false))
                    {
                        state.found(&query.text, found);
                    }
                }
            }
            Err(error) => {
                eprintln!("milepost: {error}");
                return WRONG;
            }
        }
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, args.size.0, args.size.1));
    ui::render(&mut buffer, &state, &Theme::default());
    match args.format {
        Format::Svg => print!("{}", screen::svg(&buffer)),
        Format::Ansi => print!("{}", screen::ansi(&buffer)),
        Format::Text => print!("{}", screen::text(&buffer)),
    }
    OK
}
