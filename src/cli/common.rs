//! The options that every command takes.

use std::path::PathBuf;

use super::output::ColorArg;
use crate::import::format::endings;
use crate::when::clock::Request;

#[derive(Clone, Debug, Default, clap::Args)]
pub struct CommonArgs {
    #[arg(long, value_name = "PATH", global = true, help = data_help())]
    pub data: Vec<PathBuf>,
    /// Compute everything as of this date: a date, `today`, `tomorrow`, `yesterday` or `edition`
    #[arg(long, value_name = "DATE", global = true)]
    pub as_of: Option<Request>,
    /// Look at this edition, whatever the date says
    #[arg(long, value_name = "ID", global = true)]
    pub edition: Option<String>,
    /// Keep journals in this folder, which is made when something is recorded [default: `MILEPOST_JOURNAL`, else `journal` beside the data, else your data folder]
    #[arg(long, value_name = "DIR", global = true)]
    pub journal: Option<PathBuf>,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: ColorArg,
    /// The theme of the screens: auto, terminal, dark, light, high-contrast, none, or one of your own
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Draw signs and borders in ASCII
    #[arg(long)]
    pub ascii: bool,
    /// Do not use the mouse
    #[arg(long)]
    pub no_mouse: bool,
    /// Use typed commands and plain text instead of screens
    #[arg(long)]
    pub plain: bool,
    /// Read settings, keymap, themes and languages from this folder
    #[arg(long, value_name = "DIR", global = true)]
    pub config: Option<PathBuf>,
    /// Write a log to this file
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
}

impl CommonArgs {
    /// Takes the data from `MILEPOST_DATA` if `--data` is not given.
    pub fn read_environment(&mut self) {
        if self.data.is_empty()
            && let Some(paths) = std::env::var_os("MILEPOST_DATA")
        {
            self.data = std::env::split_paths(&paths)
                .filter(|path| !path.as_os_str().is_empty())
                .collect();
        }
    }
}

fn data_help() -> String {
    format!(
        "Read this file or folder instead of the built-in corpus: RON, {}; may be repeated; `MILEPOST_DATA` lists several as `PATH` does",
        endings()
    )
}
