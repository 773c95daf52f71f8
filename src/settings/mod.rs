//! The reader's settings: one RON file in which every key is optional, and the state kept between runs. This module parses
//! texts; `cli` knows which files they come from.

pub mod language;
pub mod panes;
pub mod view;

pub use panes::{Pane, Split, TwoLines};
pub use view::{Newer, PivotView, REMEMBERED, SavedPlace, SavedView, TableView, Views};

use std::collections::HashSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::keymap::Preset;
use crate::load::pieces::{FileMistake, Piece, Wrong, in_file, pieces, pieces_at, read};
use crate::when::DayFormat;

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ColorChoice {
    /// Depends on the terminal and `NO_COLOR`.
    #[default]
    Auto,
    /// Even under `NO_COLOR`.
    Always,
    /// Only attributes such as bold and reverse.
    Never,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Glyphs {
    #[default]
    Auto,
    /// Unicode lines and symbols.
    Unicode,
    Ascii,
}

/// What signs and borders are made of, once it is known what the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signs {
    #[default]
    Unicode,
    Ascii,
}

/// The first day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum FirstWeekday {
    /// As in ISO 8601.
    #[default]
    Monday,
    Sunday,
    /// As in parts of the Arab world.
    Saturday,
}

/// A key of the settings file: its name, an example of a value, and what it sets. The docs derive from it.
pub type SettingKey = (&'static str, &'static str, &'static str);

/// One entry per setting: its name, type and default, the function that reads it, an example, and what it sets.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $default:expr, $read:ident, $example:literal, $means:literal;)*) => {
        /// All settings.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Settings { $(#[doc = $means] $(#[$doc])* pub $name: $type,)* }

        pub const KEYS: &[SettingKey] = &[$((stringify!($name), $example, $means)),*];

        impl Default for Settings {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Settings {
            fn set(&mut self, piece: Piece<'_>) -> Result<(), Vec<Wrong>> {
                $(if piece.name == stringify!($name) {
                    self.$name = $read(piece)?;
                    return Ok(());
                })*
                let known = KEYS.iter().map(|(name, _, _)| *name);
                Err(vec![match piece.name {
                    "" => Wrong::new(piece.start, "a setting is written `name: value`"),
                    name => Wrong::unknown(piece.start, "setting", name, known),
                }])
            }
        }
    };
}

settings! {
    theme: String = "auto".into(), plain, "\"auto\"",
        "`auto` (dark or light to match the terminal), `terminal`, `dark`, `light`, `high-contrast`, `none`, or a theme of your own in `themes/NAME.ron`";
    color: ColorChoice = ColorChoice::Auto, plain, "Auto",
        "`Auto` (depends on the terminal and `NO_COLOR`), `Always`, `Never`";
    glyphs: Glyphs = Glyphs::Auto, plain, "Auto",
        "`Auto` (depends on the locale), `Unicode`, `Ascii`";
    keymap: Preset = Preset::Vim, plain, "Vim",
        "`Vim` or `Emacs`; `keymap.ron` next to this file modifies it";
    mouse: bool = true, plain, "true",
        "whether milepost uses the mouse; `M` toggles it, and with shift the mouse always selects text";
    start: Pane = Pane::Objectives, plain, "Objectives",
        "the pane focused at the start: `Objectives`, `Action`, `Deadlines`";
    panes: Split = Split::default(), panes_of, "(objectives: 55, above: 50)",
        "the size of panes in percent, if it should not follow from what they list: the width of `objectives`, and the height of the panes `above` the deadlines";
    two_lines: TwoLines = TwoLines::Auto, plain, "Auto",
        "whether rows that would be cut take a second line: `Auto` (if the list has room for it) or `Never`";
    first_weekday: FirstWeekday = FirstWeekday::Monday, plain, "Monday",
        "the first day of the week: `Monday`, `Sunday`, `Saturday`";
    date_format: DayFormat = DayFormat::DayMonth, plain, "DayMonth",
        "how days are written on screens, in text and in Markdown: `DayMonth` (18 Dec 2024), `MonthDay` (Dec 18, 2024), `Iso` (2024-12-18), `Slashes` (18/12/2024)";
    clipboard: String = "auto".into(), plain, "\"auto\"",
        "where copies go: `auto` (the terminal, and the first of `wl-copy`, `xclip`, `xsel`, `pbcopy` that is installed; on Windows its clipboard), `terminal` (only OSC 52), or a command that reads standard input, such as `\"xclip -selection primary\"`";
    links: bool = true, plain, "true",
        "whether addresses in an action are links in terminals (OSC 8); never under `NO_COLOR`";
    escape_time: u16 = 50, escape_time, "50",
        "milliseconds, at most 1000: how long after `esc` the rest of another key may arrive; more helps on a slow connection";
    reload: bool = true, plain, "true",
        "whether files given with `--data` are reloaded when they change; `R` always reloads them";
    remember: bool = true, plain, "true",
        "whether folds, selection and panes are saved between runs";
    /// Empty for the default.
    journal: String = String::new(), plain, "\"~/journals\"",
        "the folder of the journals; by default `journal` beside the data, else your data folder";
    /// Empty for the login name.
    name: String = String::new(), plain, "\"A. Analyst\"",
        "your name in journals; by default your login";
    /// In the order of the file.
    queries: Vec<(String, String)> = Vec::new(), queries, "{\"due soon\": \"due:30d\"}",
        "queries by name; `@name` runs one";
}

impl Settings {
    /// Reads the text of a settings file. Mistakes are reported, and the rest is used.
    pub fn parse(file: &str, text: &str) -> (Self, Vec<FileMistake>) {
        let mut settings = Self::default();
        let mut wrong = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        match pieces(text) {
            Ok(pieces) => {
                for piece in pieces {
                    if !seen.insert(piece.name) {
                        wrong.push(Wrong::new(piece.start, format!("`{}` is set twice", piece.name)));
                    } else if let Err(error) = settings.set(piece) {
                        wrong.extend(error);
                    }
                }
            }
            Err(error) => wrong.push(error),
        }
        (settings, in_file(file, text, wrong))
    }
}

/// The keys of `panes`.
const SHARES: [&str; 2] = ["objectives", "above"];

fn plain<T: DeserializeOwned>(piece: Piece<'_>) -> Result<T, Vec<Wrong>> {
    read(piece).map_err(|error| vec![error])
}

fn panes_of(piece: Piece<'_>) -> Result<Split, Vec<Wrong>> {
    let split: Split = plain(piece)?;
    // Unmatched brackets have been reported for the whole text.
    let shares = pieces_at(piece.value, piece.at).unwrap_or_default();
    if let Some(share) = shares.iter().find(|share| !SHARES.contains(&share.name)) {
        return Err(vec![Wrong::unknown(share.start, "share", share.name, SHARES)]);
    }
    let shares = [split.objectives, split.above];
    if shares.iter().flatten().any(|share| !(10..=80).contains(share)) {
        return Err(vec![Wrong::new(
            piece.at,
            "a pane has 10 to 80 percent of the screen",
        )]);
    }
    Ok(split)
}

fn escape_time(piece: Piece<'_>) -> Result<u16, Vec<Wrong>> {
    match plain(piece)? {
        time @ 0..=1000 => Ok(time),
        _ => Err(vec![Wrong::new(piece.at, "at most 1000 milliseconds")]),
    }
}

/// Reads a map from names to queries, in the order of the file.
fn queries(piece: Piece<'_>) -> Result<Vec<(String, String)>, Vec<Wrong>> {
    let mut queries = Vec::new();
    let mut wrong = Vec::new();
    for entry in pieces_at(piece.value, piece.at).map_err(|error| vec![error])? {
        match read::<String>(entry) {
            Ok(_) if entry.name.is_empty() => {
                wrong.push(Wrong::new(
                    entry.start,
                    "a query is written `\"name\": \"query\"`",
                ));
            }
            Ok(query) => queries.push((entry.name.to_owned(), query)),
            Err(error) => wrong.push(error),
        }
    }
    if wrong.is_empty() { Ok(queries) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Settings, Vec<String>) {
        let (settings, wrong) = Settings::parse("s.ron", text);
        (settings, wrong.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_key_is_optional() {
        for text in ["", "()", "// nothing\n( )", "Settings()"] {
            assert_eq!(parse(text), (Settings::default(), vec![]), "{text}");
        }
    }

    #[test]
    fn the_documented_examples_are_valid() {
        for (name, example, _) in KEYS {
            assert_eq!(parse(&format!("({name}: {example})")).1, Vec::<String>::new());
        }
        let (settings, wrong) =
            parse("(panes: (objectives: 40), queries: {\"b\": \"x\", \"a\": \"y\"}, mouse: false)");
        assert_eq!(wrong, Vec::<String>::new());
        assert_eq!(settings.panes.objectives, Some(40));
        assert_eq!(
            settings.queries,
            [("b".into(), "x".into()), ("a".into(), "y".into())]
        );
        assert!(!settings.mouse);
    }

    #[test]
    fn every_mistake_is_told_with_its_place_and_the_rest_counts() {
        let (settings, wrong) = parse(
            "(\n    thme: \"dark\",\n    glyphs: Asci,\n    mouse: 1, reload: false, date_format: ISO,\n    panes: (objectives: 95),\n    \
             reload: true, queries: {\"a\": 3, 4: \"b\"},\n    panes2: (x: 1)\n)",
        );
        assert_eq!(
            wrong,
            [
                "s.ron:2:5: there is no setting `thme`; did you mean `theme`?",
                "s.ron:3:13: there is no choice `Asci`; did you mean `Ascii`?",
                "s.ron:4:12: Expected boolean",
                "s.ron:4:43: there is no choice `ISO`; did you mean `Iso`?",
                "s.ron:5:12: a pane has 10 to 80 percent of the screen",
                "s.ron:6:5: `reload` is set twice",
                "s.ron:6:34: Expected string",
                "s.ron:7:5: there is no setting `panes2`; did you mean `panes`?",
            ]
        );
        assert!(!settings.reload);
    }
}
