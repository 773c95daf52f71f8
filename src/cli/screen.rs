//! `milepost screen`: a screen as a picture or as text, rendered without a terminal.

use super::common::CommonArgs;
use super::config;
use super::output::{self, OutputTarget, wrong};
use super::session::{self, open, press};
use super::status::Answered;
use crate::ui::{self, picture};

pub const EXAMPLES: &str = "\
Examples:
  milepost screen --format text
  milepost screen --size 80x24 --keys \"3 j j\" -o deadlines.svg
  milepost screen --theme light --format ansi";

/// What to draw.
#[derive(Clone, Debug, clap::Args)]
pub struct ScreenArgs {
    /// Columns and lines
    #[arg(long, value_name = "WxH", default_value = "120x36", value_parser = size)]
    size: (u16, u16),
    /// Keys to press first, as in the keymap, separated by spaces: "3 j j enter"
    #[arg(long, value_name = "KEYS", default_value = "")]
    keys: String,
    /// Output format [default: by FILE's extension, else svg]
    #[arg(long, value_enum)]
    format: Option<ScreenFormat>,
    /// The theme: terminal, dark, light, high-contrast, none, or one of your own
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Draw signs and borders in ASCII
    #[arg(long)]
    ascii: bool,
    #[command(flatten)]
    target: OutputTarget,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ScreenFormat {
    /// A picture
    Svg,
    /// Escape sequences for a terminal
    Ansi,
    /// Plain text
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

pub fn run(args: &ScreenArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let mut state = session::state(common, opened.library, args.size);
    let name = args.theme.as_deref().or(common.theme.as_deref());
    let ascii = args.ascii || common.ascii;
    let (theme, mistakes) =
        config::theme_of_picture(common, name.unwrap_or("terminal"), ascii).map_err(wrong)?;
    mistakes.iter().for_each(output::say);
    state.session.signs = theme.signs;
    press(&mut state, &args.keys).map_err(wrong)?;
    let format = args.format.or_else(|| match args.target.ending()? {
        "ansi" | "ans" => Some(ScreenFormat::Ansi),
        "txt" | "text" => Some(ScreenFormat::Text),
        _ => None,
    });
    let cells = ui::cells(&state, &theme);
    let text = match format.unwrap_or(ScreenFormat::Svg) {
        ScreenFormat::Svg => picture::svg(&cells, theme.ground),
        ScreenFormat::Ansi => picture::ansi(&cells),
        ScreenFormat::Text => picture::text(&cells),
    };
    Ok(output::put(&text, &args.target))
}
