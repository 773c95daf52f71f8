//! Colours: how they are written, how readable one is on another, and what replaces them on a terminal with fewer.

use ratatui::style::Color;

/// The colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// The 16 ANSI colours, whose appearance the terminal chooses.
    #[default]
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    True,
}

/// Whether a terminal is dark or light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brightness {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
}

impl Brightness {
    pub fn of(red: u8, green: u8, blue: u8) -> Self {
        // At this luminance, black and white have the same contrast.
        if luminance((red, green, blue)) > 0.179 {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

pub type Rgb = (u8, u8, u8);

/// The minimum contrast of text to its background, after WCAG 2 (level AA).
pub const READABLE: f64 = 4.5;

/// The 16 ANSI colours with their values in xterm; other terminals may show them differently.
const SIXTEEN: [(Color, Rgb); 16] = [
    (Color::Black, (0, 0, 0)),
    (Color::Red, (205, 0, 0)),
    (Color::Green, (0, 205, 0)),
    (Color::Yellow, (205, 205, 0)),
    (Color::Blue, (0, 0, 238)),
    (Color::Magenta, (205, 0, 205)),
    (Color::Cyan, (0, 205, 205)),
    (Color::Gray, (229, 229, 229)),
    (Color::DarkGray, (127, 127, 127)),
    (Color::LightRed, (255, 0, 0)),
    (Color::LightGreen, (0, 255, 0)),
    (Color::LightYellow, (255, 255, 0)),
    (Color::LightBlue, (92, 92, 255)),
    (Color::LightMagenta, (255, 0, 255)),
    (Color::LightCyan, (0, 255, 255)),
    (Color::White, (255, 255, 255)),
];

/// The names of the 16 ANSI colours in themes, in order.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// Parses `#87afd7`, `208`, `red` or `default`.
pub fn parse(text: &str) -> Option<Color> {
    if let Some(hex) = text.strip_prefix('#') {
        let is_hex = hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| is_hex)?;
        return Some(Color::from_u32(number));
    }
    if text == "default" {
        return Some(Color::Reset);
    }
    if let Some(at) = NAMES.iter().position(|name| *name == text) {
        return Some(SIXTEEN[at].0);
    }
    text.parse::<u8>().ok().map(Color::Indexed)
}

/// The number of a colour among the 256 of xterm, the first 16 of which have names. `None` for others.
pub fn number(color: Color) -> Option<u8> {
    if let Color::Indexed(number) = color {
        return Some(number);
    }
    let at = SIXTEEN.iter().position(|(own, _)| *own == color)?;
    Some(at as u8)
}

/// The components of a colour. `None` for the terminal's default.
pub fn rgb(color: Color) -> Option<Rgb> {
    if let Color::Rgb(red, green, blue) = color {
        return Some((red, green, blue));
    }
    Some(match number(color)? {
        number @ 0..16 => SIXTEEN[usize::from(number)].1,
        number @ 16..232 => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + n * 40 };
            let n = number - 16;
            (step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        number => {
            let grey = 8 + (number - 232) * 10;
            (grey, grey, grey)
        }
    })
}

/// The relative luminance after WCAG 2, 0 to 1.
fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// The contrast of two colours after WCAG 2: 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The nearest colour that a terminal supports among those that are readable on all of `grounds`. If none is, `color` itself.
pub fn reduce(color: Color, depth: Depth, grounds: &[Rgb]) -> Color {
    let Some(wanted) = rgb(color) else { return color };
    let is_readable = |rgb: &Rgb| grounds.iter().all(|ground| contrast(*rgb, *ground) >= READABLE);
    match (depth, color) {
        (Depth::None, _) => Color::Reset,
        (Depth::Indexed, Color::Rgb(..)) => {
            let all = (16..=255).map(Color::Indexed);
            let all = all.filter_map(|color| Some((color, rgb(color)?)));
            nearest(all, wanted, is_readable).unwrap_or(color)
        }
        (Depth::Sixteen, Color::Rgb(..) | Color::Indexed(16..)) => {
            nearest(SIXTEEN.into_iter(), wanted, is_readable).unwrap_or(color)
        }
        // A named colour is supported as it is.
        _ => color,
    }
}

fn nearest(
    colors: impl Iterator<Item = (Color, Rgb)>,
    wanted: Rgb,
    is_readable: impl Fn(&Rgb) -> bool,
) -> Option<Color> {
    let distance = |rgb: Rgb| {
        let part = |a: u8, b: u8| i32::from(a.abs_diff(b)).pow(2);
        2 * part(rgb.0, wanted.0) + 4 * part(rgb.1, wanted.1) + 3 * part(rgb.2, wanted.2)
    };
    colors
        .filter(|(_, rgb)| is_readable(rgb))
        .min_by_key(|(_, rgb)| distance(*rgb))
        .map(|(color, _)| color)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn colours_are_read_and_reduced() {
        assert_eq!(parse("#87afd7"), Some(Color::Rgb(0x87, 0xaf, 0xd7)));
        assert_eq!(parse("bright-black"), Some(Color::DarkGray));
        assert_eq!(parse("208"), Some(Color::Indexed(208)));
        for wrong in ["#87afd", "#87afdg", "#+7afd7", "256", "reddish", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
        let black = [(0, 0, 0)];
        assert_eq!(
            reduce(Color::Rgb(0x87, 0xaf, 0xd7), Depth::Indexed, &black),
            Color::Indexed(110)
        );
        assert_eq!(
            reduce(Color::Rgb(250, 240, 0), Depth::Sixteen, &black),
            Color::LightYellow
        );
        // The nearest would be a blue that cannot be read on black.
        assert_ne!(reduce(Color::Rgb(0, 0, 240), Depth::Sixteen, &black), Color::Blue);
        assert_eq!(reduce(Color::Red, Depth::Sixteen, &black), Color::Red);
    }

    #[test]
    fn backgrounds_are_dark_or_light() {
        assert_eq!(Brightness::of(0x28, 0x2c, 0x34), Brightness::Dark);
        assert_eq!(Brightness::of(0xfd, 0xf6, 0xe3), Brightness::Light);
    }
}
