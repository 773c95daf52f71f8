//! A screen of cells as a picture (SVG), as escape sequences, or as letters alone.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Cell size in the picture's units, after a common terminal font.
const CELL: (f32, f32) = (8.4, 16.3);
/// Room around the cells.
const MARGIN: f32 = 12.0;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureGround {
    #[default]
    Dark,
    Light,
}

impl PictureGround {
    const fn ground(self) -> &'static str {
        match self {
            Self::Dark => "#14171c",
            Self::Light => "#fafafa",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Dark => "#d7dae0",
            Self::Light => "#1c2128",
        }
    }

    /// The 16 colours in the order of their ANSI numbers.
    const fn palette(self) -> &'static [&'static str; 16] {
        match self {
            Self::Dark => &[
                "#14171c", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d7dae0",
                "#7f8694", "#ef8f97", "#b5d99c", "#f0d399", "#8fc7f7", "#d9a1ea", "#85d0da", "#ffffff",
            ],
            Self::Light => &[
                "#1c2128", "#b3261e", "#2a6f2a", "#7a5200", "#1f5fa8", "#8a3a8f", "#0f6a75", "#e4e6ea",
                "#5c6370", "#c62828", "#2e7d32", "#8a5a00", "#1565c0", "#9c27b0", "#00796b", "#fafafa",
            ],
        }
    }
}

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

/// Cells of a line with their column; those covered by a wide letter are left out.
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

/// Letters that look alike: their first column, the column after them, and what they are.
type PictureRun = (u16, u16, String, CellLook);

/// Foreground, background and attributes of a cell as the picture shows them: reversed cells are turned round.
fn look(cell: &Cell, paper: PictureGround) -> CellLook {
    let (mut fg, mut bg) = (hex(cell.fg, paper), hex(cell.bg, paper));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (
            Some(bg.unwrap_or_else(|| paper.ground().into())),
            Some(fg.unwrap_or_else(|| paper.text().into())),
        );
    }
    (fg.unwrap_or_else(|| paper.text().into()), bg, cell.modifier)
}

/// The place of a colour among the 16 that terminals have names for, or among the 256.
const fn number(color: Color) -> Option<u8> {
    Some(match color {
        Color::Reset | Color::Rgb(..) => return None,
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    })
}

fn hex(color: Color, paper: PictureGround) -> Option<String> {
    if let Color::Rgb(r, g, b) = color {
        return Some(format!("#{r:02x}{g:02x}{b:02x}"));
    }
    Some(match number(color)? {
        number @ 0..16 => paper.palette()[usize::from(number)].to_owned(),
        number @ 16..232 => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
            let n = number - 16;
            format!("#{:02x}{:02x}{:02x}", step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        number => {
            let grey = 8 + (number - 232) * 10;
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    })
}

pub fn svg(buffer: &Buffer, paper: PictureGround) -> String {
    let (width, height) = (
        f32::from(buffer.area.width) * CELL.0,
        f32::from(buffer.area.height) * CELL.1,
    );
    let (whole, tall) = (width + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole:.0}\" height=\"{tall:.0}\" viewBox=\"0 0 {whole:.1} \
         {tall:.1}\" font-family=\"'DejaVu Sans Mono', 'Menlo', 'Consolas', monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        paper.ground()
    );
    for y in 0..buffer.area.height {
        let top = MARGIN + f32::from(y) * CELL.1;
        // Neighbours that look alike are one piece; the length pins each to its cells, whatever the font.
        let mut piece: Option<PictureRun> = None;
        for (cell, x) in symbols(buffer, y) {
            let look = look(cell, paper);
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
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{bg}\"/>",
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

/// The screen as escape sequences, a line each.
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
