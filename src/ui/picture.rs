//! A screen as a picture (SVG), as text with escape sequences, or as plain text.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::theme::{Brightness, number, rgb};

/// Cell size in the picture's units: that of the first font at the picture's font size, so that cells align even in a viewer
/// that ignores `textLength`.
const CELL: (f32, f32) = (8.43, 16.3);
/// Room around the cells.
const MARGIN: f32 = 12.0;

/// The colours that a terminal chooses itself.
struct Inks {
    ground: &'static str,
    text: &'static str,
    /// The 16 colours in the order of their ANSI numbers.
    palette: [&'static str; 16],
}

const DARK: Inks = Inks {
    ground: "#14171c",
    text: "#d7dae0",
    palette: [
        "#14171c", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0", "#7f8694",
        "#ef8f97", "#b5d99c", "#f0d399", "#8fc7f7", "#d9a1ea", "#85d0da", "#ffffff",
    ],
};

const LIGHT: Inks = Inks {
    ground: "#fafafa",
    text: "#1c2128",
    palette: [
        "#1c2128", "#b3261e", "#2a6f2a", "#7a5200", "#1f5fa8", "#8a3a8f", "#0f6a75", "#e4e6ea", "#5c6370",
        "#c62828", "#2e7d32", "#8a5a00", "#1565c0", "#9c27b0", "#00796b", "#fafafa",
    ],
};

pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        for (symbol, _) in symbols(buffer, y) {
            line.push_str(symbol.symbol());
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The cells of a line with their columns, without those covered by a wide letter.
fn symbols(buffer: &Buffer, y: u16) -> impl Iterator<Item = (&Cell, u16)> {
    let mut skip = 0;
    (0..buffer.area.width).filter_map(move |x| {
        if skip > 0 {
            skip -= 1;
            return None;
        }
        let cell = &buffer[(buffer.area.x + x, buffer.area.y + y)];
        skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
        Some((cell, x))
    })
}

/// Foreground, background and attributes.
type CellLook = (String, Option<String>, Modifier);

/// Neighbouring letters with the same look: their first column, their number of cells, their text and their look.
type PictureRun = (u16, u16, String, CellLook);

/// The look of a cell in the picture, with the colours of reversed cells swapped.
fn look(cell: &Cell, inks: &Inks) -> CellLook {
    let own = |ink: &'static str| ink.to_owned();
    let (mut fg, mut bg) = (hex(cell.fg, inks), hex(cell.bg, inks));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (
            bg.or_else(|| Some(own(inks.ground))),
            fg.or_else(|| Some(own(inks.text))),
        );
    }
    (fg.unwrap_or_else(|| own(inks.text)), bg, cell.modifier)
}

fn hex(color: Color, inks: &Inks) -> Option<String> {
    if let Some(number @ 0..16) = number(color) {
        return Some(inks.palette[usize::from(number)].to_owned());
    }
    let (red, green, blue) = rgb(color)?;
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

pub fn svg(buffer: &Buffer, ground: Brightness) -> String {
    let inks = match ground {
        Brightness::Dark => &DARK,
        Brightness::Light => &LIGHT,
    };
    let (width, height) = (
        f32::from(buffer.area.width) * CELL.0,
        f32::from(buffer.area.height) * CELL.1,
    );
    let (whole, tall) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.0}\" height=\"{tall:.0}\" viewBox=\"0 0 {whole:.1} \
         {tall:.1}\" font-family=\"'DejaVu Sans Mono', 'Menlo', 'Consolas', monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        inks.ground
    );
    for y in 0..buffer.area.height {
        let top = MARGIN + f32::from(y) * CELL.1;
        // Neighbours with the same look are one piece; `textLength` keeps it in its cells, whatever the font.
        let mut piece: Option<PictureRun> = None;
        for (cell, x) in symbols(buffer, y) {
            let look = look(cell, inks);
            let cells = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1) as u16;
            match &mut piece {
                Some((_, len, text, former)) if *former == look => {
                    *len += cells;
                    text.push_str(cell.symbol());
                }
                _ => {
                    flush(&mut out, top, piece.take());
                    piece = Some((x, cells, cell.symbol().to_owned(), look));
                }
            }
        }
        flush(&mut out, top, piece);
    }
    out.push_str("</svg>\n");
    out
}

fn flush(out: &mut String, top: f32, piece: Option<PictureRun>) {
    let Some((x, len, text, (fg, bg, modifier))) = piece else {
        return;
    };
    let (left, width) = (MARGIN + f32::from(x) * CELL.0, f32::from(len) * CELL.0);
    if let Some(bg) = bg {
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{bg}\" shape-rendering=\"crispEdges\"/>",
            CELL.1
        );
    }
    if text.trim().is_empty() && !modifier.contains(Modifier::UNDERLINED) {
        return;
    }
    let mut style = String::new();
    for (attribute, css) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if modifier.contains(attribute) {
            style.push_str(css);
        }
    }
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" fill=\"{fg}\"{style} textLength=\"{width:.1}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{text}</text>",
        top + 12.8
    );
}

/// The screen as lines of text with escape sequences.
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut former = String::new();
        for (cell, _) in symbols(buffer, y) {
            let codes = codes(cell);
            if codes != former {
                let _ = write!(out, "\u{1b}[0{codes}m");
                former = codes;
            }
            out.push_str(cell.symbol());
        }
        out.push_str("\u{1b}[0m\n");
    }
    out
}

fn codes(cell: &Cell) -> String {
    let mut codes = String::new();
    for (attribute, code) in [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
    ] {
        if cell.modifier.contains(attribute) {
            let _ = write!(codes, ";{code}");
        }
    }
    for (color, base) in [(cell.fg, 30), (cell.bg, 40)] {
        if let Some(color) = code(color, base) {
            let _ = write!(codes, ";{color}");
        }
    }
    codes
}

fn code(color: Color, base: u8) -> Option<String> {
    match color {
        Color::Rgb(r, g, b) => Some(format!("{};2;{r};{g};{b}", base + 8)),
        Color::Indexed(number) => Some(format!("{};5;{number}", base + 8)),
        _ => number(color).map(|number| match number {
            0..8 => (base + number).to_string(),
            bright => (base + 52 + bright).to_string(),
        }),
    }
}
