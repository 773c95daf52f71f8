//! Reads themes: RON with a style for each role, and the backgrounds the theme is made for. Every mistake is reported, and
//! the rest is used.

use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

use super::colours::{self, Brightness, Depth, Rgb};
use super::shipped::SHIPPED;
use super::styles::{ROLES, Theme};
use crate::load::pieces::{FileMistake, Piece, Wrong, in_file, pieces, pieces_at, read};

/// A theme as its file gives it, in colours that a terminal may not support.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    theme: Theme,
    /// The backgrounds it is made for, usually the darkest and the lightest. The first one decides whether it is dark.
    grounds: Vec<Rgb>,
}

/// The attributes of a style in a theme.
const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

impl ThemeFile {
    /// Reads the text of a theme.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<FileMistake>) {
        let mut parsed = Self {
            theme: Theme::bare(),
            grounds: Vec::new(),
        };
        let mut wrong = Vec::new();
        match pieces(text) {
            Ok(pieces) => {
                let base = pieces.iter().find(|piece| piece.name == BASE);
                match base.map(|piece| based_on(*piece)) {
                    Some(Ok(base)) => parsed = base,
                    Some(Err(error)) => wrong.push(error),
                    None => {}
                }
                for piece in pieces.into_iter().filter(|piece| piece.name != BASE) {
                    parsed.set(piece, &mut wrong);
                }
            }
            Err(error) => wrong.push(error),
        }
        (parsed, in_file(file, text, wrong))
    }

    fn set(&mut self, piece: Piece<'_>, wrong: &mut Vec<Wrong>) {
        if piece.name == "grounds" {
            match pieces_at(piece.value, piece.at) {
                Ok(grounds) => {
                    self.grounds.clear();
                    for ground in grounds {
                        match color(ground) {
                            Ok(color) => self.grounds.extend(colours::rgb(color)),
                            Err(error) => wrong.push(error),
                        }
                    }
                }
                Err(error) => wrong.push(error),
            }
            return;
        }
        if let Some((_, style)) = ROLES.iter().find(|(name, _)| *name == piece.name) {
            *style(&mut self.theme) = style_of(piece, wrong);
        } else {
            let names = ROLES.iter().map(|(name, _)| *name).chain(["grounds", BASE]);
            wrong.push(Wrong::unknown(piece.start, "role", piece.name, names));
        }
    }

    /// The theme in the colours that a terminal has.
    pub fn theme(&self, depth: Depth) -> Theme {
        let mut theme = self.theme;
        let painted = theme.plain.bg.and_then(colours::rgb);
        let grounds: Vec<Rgb> = painted.map_or_else(|| self.grounds.clone(), |ground| vec![ground]);
        if let Some((red, green, blue)) = grounds.first() {
            theme.ground = Brightness::of(*red, *green, *blue);
        }
        for (_, style) in ROLES {
            let style = style(&mut theme);
            let own = style.bg.and_then(|bg| {
                let bg = colours::reduce(bg, depth, &[]);
                style.bg = Some(bg);
                colours::rgb(bg)
            });
            let own = own.map(|ground| vec![ground]);
            let grounds = own.as_deref().unwrap_or(&grounds);
            style.fg = style.fg.map(|fg| colours::reduce(fg, depth, grounds));
        }
        theme
    }
}

impl Default for Theme {
    /// The `terminal` theme, which uses only the 16 ANSI colours and attributes.
    fn default() -> Self {
        static TERMINAL: LazyLock<Theme> = LazyLock::new(|| Theme::shipped("terminal", Depth::Sixteen));
        *TERMINAL
    }
}

impl Theme {
    /// The shipped theme of this name, in the colours that a terminal supports. Without colours, that is always `none`. With 16,
    /// `terminal` replaces `dark`: the terminal has chosen them to suit its background.
    pub fn shipped(name: &str, depth: Depth) -> Self {
        let name = match (depth, name) {
            (Depth::None, _) => "none",
            (Depth::Sixteen, "dark") => "terminal",
            (_, name) => name,
        };
        let text = SHIPPED
            .iter()
            .find(|(own, _)| *own == name)
            .map_or("", |(_, text)| text);
        // A test checks that the shipped themes have no mistakes.
        ThemeFile::parse(name, text).0.theme(depth)
    }
}

/// The key that names the shipped theme to start from.
const BASE: &str = "base";

/// The shipped theme that a theme starts from.
fn based_on(piece: Piece<'_>) -> Result<ThemeFile, Wrong> {
    let name: String = read(piece)?;
    match SHIPPED.iter().find(|(own, _)| *own == name) {
        // No shipped theme is based on another.
        Some((name, text)) => Ok(ThemeFile::parse(name, text).0),
        None => Err(Wrong::unknown(
            piece.at,
            "theme",
            &name,
            SHIPPED.iter().map(|(name, _)| *name),
        )),
    }
}

/// Reads `(fg: "#ffffff", bold: true)`.
fn style_of(piece: Piece<'_>, wrong: &mut Vec<Wrong>) -> Style {
    let mut style = Style::new();
    let parts = match pieces_at(piece.value, piece.at) {
        Ok(parts) => parts,
        Err(error) => {
            wrong.push(error);
            return style;
        }
    };
    for part in parts {
        let set = match (part.name, ATTRIBUTES.iter().find(|(name, _)| *name == part.name)) {
            ("fg", _) => color(part).map(|color| style.fg = Some(color)),
            ("bg", _) => color(part).map(|color| style.bg = Some(color)),
            (_, Some((_, attribute))) => read::<bool>(part).map(|on| {
                if on {
                    style = style.add_modifier(*attribute);
                }
            }),
            (name, None) => {
                let names = ATTRIBUTES.iter().map(|(name, _)| *name).chain(["fg", "bg"]);
                Err(Wrong::unknown(part.start, "attribute", name, names))
            }
        };
        wrong.extend(set.err());
    }
    style
}

fn color(piece: Piece<'_>) -> Result<Color, Wrong> {
    let text: String = read(piece)?;
    colours::parse(&text).ok_or_else(|| {
        let hint = match crate::load::pieces::meant(&text, colours::NAMES.iter().copied().chain(["default"]))
        {
            Some(name) => format!("did you mean `{name}`?"),
            None => {
                "write \"#87afd7\", a number to 255, \"default\" or a name such as \"bright-blue\"".into()
            }
        };
        Wrong::new(piece.at, format!("`{text}` is not a colour; {hint}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::colours::{READABLE, Rgb, contrast};

    #[test]
    fn the_shipped_themes_have_no_mistakes_and_settle_every_role() {
        for (name, text) in SHIPPED {
            let (_, wrong) = ThemeFile::parse(name, text);
            assert_eq!(wrong, []);
            for (role, _) in ROLES {
                let is_settled = pieces(text).unwrap().iter().any(|piece| piece.name == role);
                assert!(is_settled, "{name} says nothing of {role}");
            }
        }
    }

    #[test]
    fn every_pair_of_colours_of_the_shipped_themes_can_be_read() {
        for (name, text) in SHIPPED {
            let (described, _) = ThemeFile::parse(name, text);
            assert!(
                name == "none" || !described.grounds.is_empty(),
                "{name} supports no background"
            );
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
                let mut theme = described.theme(depth);
                let painted = theme.plain.bg.and_then(colours::rgb);
                for (role, style) in ROLES {
                    let style = *style(&mut theme);
                    let grounds = match style.bg.and_then(colours::rgb).or(painted) {
                        Some(ground) => vec![ground],
                        None => described.grounds.clone(),
                    };
                    let Some(text) = style.fg.or(theme.plain.fg).and_then(colours::rgb) else {
                        // The terminal's default text colour suits its background, but not necessarily one that the theme sets.
                        assert!(
                            style.bg.and_then(colours::rgb).is_none(),
                            "{name} {role} has a background but no text colour"
                        );
                        continue;
                    };
                    for ground in grounds {
                        let contrast = contrast(text, ground);
                        assert!(contrast >= READABLE, "{name} {depth:?} {role}: {contrast:.2}");
                    }
                }
            }
        }
    }

    /// The colours of text on the selected line and of its background, for each of the terminal backgrounds `grounds`.
    fn on_selected(theme: &Theme, selected: Style, text: Style, grounds: &[Rgb]) -> Vec<(Rgb, Rgb)> {
        let laid = theme.plain.patch(text).patch(selected);
        let is_reversed = laid.add_modifier.contains(Modifier::REVERSED);
        let own = |color: Option<Color>| color.and_then(colours::rgb);
        // The terminal's default text colour is taken to contrast with its background.
        let opposite = |ground: &Rgb| {
            let white = (255, 255, 255);
            if contrast(white, *ground) > contrast((0, 0, 0), *ground) {
                white
            } else {
                (0, 0, 0)
            }
        };
        let pair = |ground: &Rgb| {
            let text = own(laid.fg).unwrap_or_else(|| opposite(ground));
            let ground = own(laid.bg).unwrap_or(*ground);
            if is_reversed {
                (ground, text)
            } else {
                (text, ground)
            }
        };
        grounds.iter().map(pair).collect()
    }

    #[test]
    fn text_and_signs_of_the_selected_line_can_be_read_in_every_theme() {
        for (name, text) in SHIPPED {
            let (described, _) = ThemeFile::parse(name, text);
            let grounds = match described.grounds.as_slice() {
                [] => vec![(0, 0, 0), (255, 255, 255)],
                grounds => grounds.to_vec(),
            };
            for depth in [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None] {
                let theme = match depth {
                    Depth::None => Theme::shipped(name, depth),
                    _ => described.theme(depth),
                };
                for (role, style) in ROLES {
                    let text = *style(&mut { theme });
                    for selected in [theme.selected, theme.also_selected] {
                        assert!(
                            selected
                                .add_modifier
                                .intersects(Modifier::REVERSED | Modifier::UNDERLINED)
                                || selected.bg.is_some_and(|ground| ground != Color::Reset),
                            "{name} {depth:?}: nothing tells the line"
                        );
                        for (text, ground) in on_selected(&theme, selected, text, &grounds) {
                            let contrast = contrast(text, ground);
                            assert!(
                                contrast >= READABLE,
                                "{name} {depth:?} {role} on {selected:?}: {contrast:.2}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_selected_line_is_told_without_colours() {
        for (name, text) in SHIPPED {
            let theme = ThemeFile::parse(name, text).0.theme(Depth::True);
            assert!(
                theme.selected != theme.plain && theme.selected != theme.also_selected,
                "{name}"
            );
        }
        let none = Theme::shipped("dark", Depth::None);
        assert!(none.selected.add_modifier.contains(Modifier::REVERSED));
        for (role, style) in ROLES {
            let style = *style(&mut { none });
            assert!(
                style.fg.and_then(colours::rgb).is_none() && style.bg.and_then(colours::rgb).is_none(),
                "{role}"
            );
        }
    }

    #[test]
    fn a_theme_may_change_a_shipped_one() {
        let text = "(strong: (fg: \"#123456\"), base: \"light\")";
        let (changed, wrong) = ThemeFile::parse("t.ron", text);
        assert_eq!(wrong, []);
        let (changed, light) = (changed.theme(Depth::True), Theme::shipped("light", Depth::True));
        assert_eq!(changed.strong, Style::new().fg(Color::Rgb(0x12, 0x34, 0x56)));
        assert_eq!((changed.dim, changed.ground), (light.dim, light.ground));
        let (_, wrong) = ThemeFile::parse("t.ron", "(base: \"lihgt\")");
        assert_eq!(
            wrong[0].to_string(),
            "t.ron:1:8: there is no theme `lihgt`; did you mean `light`?"
        );
    }

    #[test]
    fn every_mistake_of_a_theme_is_told() {
        let text =
            "(plan: (), dim: (fg: \"greeen\", blod: true, bold: 3), strong: (fg: \"#12\"), grounds: [\"x\"])";
        let (_, wrong) = ThemeFile::parse("t.ron", text);
        let wrong: Vec<_> = wrong.iter().map(ToString::to_string).collect();
        assert_eq!(
            wrong,
            [
                "t.ron:1:2: there is no role `plan`; did you mean `plain`?",
                "t.ron:1:22: `greeen` is not a colour; did you mean `green`?",
                "t.ron:1:32: there is no attribute `blod`; did you mean `bold`?",
                "t.ron:1:50: Expected boolean",
                "t.ron:1:67: `#12` is not a colour; write \"#87afd7\", a number to 255, \"default\" or a name such as \
                 \"bright-blue\"",
                "t.ron:1:85: `x` is not a colour; write \"#87afd7\", a number to 255, \"default\" or a name such as \
                 \"bright-blue\"",
            ]
        );
    }
}
