//! Configuration: settings, keymap, themes, languages and conventions from the user's folder, and what the environment
//! reveals about the terminal. Mistakes are collected, and the program starts anyway.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::common::CommonArgs;
use super::journal::JournalPlace;
use super::output;
use crate::keymap::Keymap;
use crate::library::Preferences;
use crate::load;
use crate::load::pieces::FileMistake;
use crate::settings::{ColorChoice, Glyphs, Settings, language};
use crate::theme::{Brightness, Depth, SHIPPED, Signs, Theme, ThemeFile};
use crate::tui::{Looks, platform};
use crate::when::Language;
use crate::when::convention::Conventions;

/// The configuration from the user's folder.
pub struct Config {
    /// The settings, overridden by the arguments.
    pub settings: Settings,
    pub keymap: Keymap,
    pub preferences: Preferences,
    pub journal: JournalPlace,
    pub looks: Looks,
    /// Every mistake in those files.
    pub mistakes: Vec<String>,
    /// The files that were looked for, and whether they were read.
    pub files: Vec<(PathBuf, bool)>,
}

/// The name of the theme that follows whether the terminal is dark or light.
const AUTO: &str = "auto";

pub fn read(common: &CommonArgs) -> Result<Config, String> {
    let mut reader = ConfigReader::new(common);
    let mut settings = reader.settings();
    let mut keymap = Keymap::preset(settings.keymap);
    if let Some((name, text)) = reader.text("keymap.ron") {
        let wrong = keymap.patch(&name, &text);
        reader.report(&wrong);
    }
    let preferences = reader.preferences(&settings);
    settings.mouse &= !common.no_mouse;
    if common.ascii {
        settings.glyphs = Glyphs::Ascii;
    }
    match common.color {
        output::ColorArg::Auto => {}
        output::ColorArg::Always => settings.color = ColorChoice::Always,
        output::ColorArg::Never => settings.color = ColorChoice::Never,
    }
    let looks = looks(common, &settings, &mut reader)?;
    Ok(Config {
        journal: JournalPlace::of(common, &settings),
        settings,
        keymap,
        preferences,
        looks,
        mistakes: reader.mistakes,
        files: reader.files,
    })
}

/// The reader's preferences, the place of the journals, and every mistake in the files they come from, for commands that
/// do not need the rest of the configuration.
pub fn preferences(common: &CommonArgs) -> (Preferences, JournalPlace, Vec<String>) {
    let mut reader = ConfigReader::new(common);
    let settings = reader.settings();
    let place = JournalPlace::of(common, &settings);
    (reader.preferences(&settings), place, reader.mistakes)
}

/// Reads the user's own languages, for callers that need nothing else from the folder. Returns the mistakes in them.
pub fn languages(common: &CommonArgs) -> Vec<String> {
    let mut reader = ConfigReader::new(common);
    reader.languages();
    reader.mistakes
}

/// Reads the user's folder, and notes which files were looked for and the mistakes in them.
struct ConfigReader {
    folder: Option<PathBuf>,
    files: Vec<(PathBuf, bool)>,
    mistakes: Vec<String>,
}

impl ConfigReader {
    fn new(common: &CommonArgs) -> Self {
        Self {
            folder: config_folder(common),
            files: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// The user's settings. Wrong ones are reported and ignored.
    fn settings(&mut self) -> Settings {
        let Some((name, text)) = self.text("settings.ron") else {
            return Settings::default();
        };
        let (settings, wrong) = Settings::parse(&name, &text);
        self.report(&wrong);
        settings
    }

    /// The path and text of a file in the folder, if it exists and can be read.
    fn text(&mut self, name: &str) -> Option<(String, String)> {
        let path = self.folder.as_ref()?.join(name);
        let read = path
            .try_exists()
            .unwrap_or(true)
            .then(|| load::files::text_of(&path));
        self.files.push((path.clone(), matches!(read, Some(Ok(_)))));
        match read? {
            // Some editors begin a file with a byte order mark.
            Ok(text) => Some((
                path.display().to_string(),
                text.trim_start_matches('\u{feff}').to_owned(),
            )),
            Err(unread) => {
                self.mistakes
                    .push(format!("{}: {}", path.display(), unread.mistake));
                None
            }
        }
    }

    /// Reads the user's own languages. This must happen before other files are read, which may be in one of them.
    fn languages(&mut self) {
        let folder = self.folder.as_ref().map(|folder| folder.join("languages"));
        let entries = folder
            .and_then(|folder| folder.read_dir().ok())
            .into_iter()
            .flatten();
        let mut names: Vec<_> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| !name.starts_with('.'))
            .collect();
        names.sort_unstable();
        let mut added = Vec::new();
        for code in names.iter().filter_map(|name| name.strip_suffix(".ron")) {
            if let Some((file, text)) = self.text(&format!("languages/{code}.ron")) {
                let (language, wrong) = language::parse(&file, code, &text);
                self.report(&wrong);
                added.extend(language);
            }
        }
        // Languages can be added only once, so a call that found none must not prevent a later one.
        if !added.is_empty() {
            Language::add(added);
        }
    }

    fn preferences(&mut self, settings: &Settings) -> Preferences {
        self.languages();
        Preferences {
            conventions: self.conventions(),
            days: settings.date_format,
            saved: settings.queries.clone(),
        }
    }

    /// The user's conventions, or the shipped ones if there are none or they cannot be read.
    fn conventions(&mut self) -> Conventions {
        let Some((name, text)) = self.text("conventions.ron") else {
            return Conventions::default();
        };
        Conventions::parse(&text).unwrap_or_else(|error| {
            let place = error.span.start;
            self.mistakes
                .push(format!("{name}:{}:{}: {}", place.line, place.col, error.code));
            Conventions::default()
        })
    }

    fn report(&mut self, mistakes: &[FileMistake]) {
        self.mistakes.extend(mistakes.iter().map(ToString::to_string));
    }
}

/// The folder of the settings: `--config`, or `milepost` in the XDG configuration folder.
pub fn config_folder(common: &CommonArgs) -> Option<PathBuf> {
    let own = || {
        Some(
            etcetera::choose_base_strategy()
                .ok()?
                .config_dir()
                .join("milepost"),
        )
    };
    common.config.clone().or_else(own)
}

/// The folder for state between runs: `milepost` in the XDG state folder, or in the data folder if there is none.
pub fn state_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(folder.join("milepost"))
}

fn looks(common: &CommonArgs, settings: &Settings, reader: &mut ConfigReader) -> Result<Looks, String> {
    let depth = depth(settings.color);
    let signs = signs(settings.glyphs);
    let finished = |theme: Theme| Theme { signs, ..theme };
    let name = common.theme.as_deref().unwrap_or(&settings.theme);
    let fixed = |theme| Looks {
        theme: finished(theme),
        by_brightness: None,
    };
    if name != AUTO {
        match named(name, depth, reader) {
            Ok(theme) => return Ok(fixed(theme)),
            Err(wrong) if common.theme.is_some() => return Err(wrong),
            Err(wrong) => reader.mistakes.push(format!("settings: {wrong}")),
        }
    }
    if depth == Depth::None {
        return Ok(fixed(Theme::shipped("none", depth)));
    }
    let themes = [
        finished(Theme::shipped("dark", depth)),
        finished(Theme::shipped("light", depth)),
    ];
    Ok(match declared_brightness() {
        Some(brightness) => Looks {
            theme: themes[brightness as usize],
            by_brightness: None,
        },
        None => Looks {
            theme: finished(Theme::default()),
            by_brightness: can_answer().then_some(themes),
        },
    })
}

/// A theme for a picture, with all colours whatever the terminal supports, and the mistakes in its file. A picture cannot
/// be asked for its background, so `auto` means the theme `terminal`.
pub fn theme_of_picture(
    common: &CommonArgs,
    name: &str,
    ascii: bool,
) -> Result<(Theme, Vec<String>), String> {
    let mut reader = ConfigReader::new(common);
    let name = if name == AUTO { "terminal" } else { name };
    let theme = named(name, Depth::True, &mut reader)?;
    let signs = if ascii { Signs::Ascii } else { Signs::Unicode };
    Ok((Theme { signs, ..theme }, reader.mistakes))
}

/// The theme with a name: a shipped one, or one of the user's own.
fn named(name: &str, depth: Depth, reader: &mut ConfigReader) -> Result<Theme, String> {
    if let Some((name, _)) = SHIPPED.iter().find(|(own, _)| *own == name) {
        return Ok(Theme::shipped(name, depth));
    }
    // Only a plain name, since a path could lead out of the folder.
    let is_name = Path::new(name).components().count() == 1;
    if let Some((file, text)) = is_name
        .then(|| reader.text(&format!("themes/{name}.ron")))
        .flatten()
    {
        let (theme, wrong) = ThemeFile::parse(&file, &text);
        reader.report(&wrong);
        return Ok(if depth == Depth::None {
            Theme::shipped("none", depth)
        } else {
            theme.theme(depth)
        });
    }
    let known = SHIPPED.iter().map(|(name, _)| *name).chain([AUTO]);
    let hint = match load::pieces::meant(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "use auto, terminal, dark, light, high-contrast, none, or the NAME of a file themes/NAME.ron"
            .into(),
    };
    Err(format!("there is no theme `{name}`; {hint}"))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The brightness by `COLORFGBG`, which some terminals set to the colours of text and background, such as `15;0`.
fn declared_brightness() -> Option<Brightness> {
    let colors = variable("COLORFGBG")?;
    match colors.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 15 => Some(Brightness::Light),
        0..=15 => Some(Brightness::Dark),
        _ => None,
    }
}

/// Whether the terminal ignores unknown escape sequences. The Linux console, for example, prints them.
fn knows_escapes() -> bool {
    match variable("TERM").as_deref() {
        None => platform::HAS_TRUE_COLOUR,
        Some(term) => !matches!(term, "linux" | "dumb" | "vt100" | "vt220"),
    }
}

/// Whether the terminal may be asked for its background.
fn can_answer() -> bool {
    platform::ANSWERS && knows_escapes()
}

/// Whether addresses may be hyperlinks. Users who turn colours off do not want other escape sequences either.
pub fn may_link(choice: ColorChoice) -> bool {
    knows_escapes() && depth(choice) != Depth::None
}

/// The colour depth, by the user's choice, `NO_COLOR`, `CLICOLOR_FORCE`, `COLORTERM` and `TERM`.
fn depth(choice: ColorChoice) -> Depth {
    let term = variable("TERM").unwrap_or_default();
    let color_term = variable("COLORTERM").unwrap_or_default();
    let depth = if matches!(color_term.as_str(), "truecolor" | "24bit")
        || term.contains("direct")
        || platform::HAS_TRUE_COLOUR && color_term.is_empty() && term.is_empty()
    {
        Depth::True
    } else if term.contains("256") {
        Depth::Indexed
    } else {
        Depth::Sixteen
    };
    let is_forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let is_off = variable("NO_COLOR").is_some()
        || variable("CLICOLOR").is_some_and(|value| value == "0") && !is_forced
        || matches!(
            term.as_str(),
            "dumb" | "vt100" | "vt102" | "vt220" | "vt320" | "xterm-mono"
        ) && !is_forced;
    match choice {
        ColorChoice::Never => Depth::None,
        ColorChoice::Auto if is_off => Depth::None,
        ColorChoice::Auto | ColorChoice::Always => depth,
    }
}

/// Whether signs are Unicode, or ASCII, by the user's choice or because the locale or the terminal has nothing else.
fn signs(choice: Glyphs) -> Signs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let is_utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    match choice {
        Glyphs::Ascii => Signs::Ascii,
        Glyphs::Auto if !is_utf8 || variable("TERM").as_deref() == Some("linux") => Signs::Ascii,
        Glyphs::Unicode | Glyphs::Auto => Signs::Unicode,
    }
}
