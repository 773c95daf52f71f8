//! `milepost check`: every mistake in some files.

use std::path::PathBuf;

use super::{NOTHING, OK};
use crate::load;
use crate::model::convention::Conventions;
use crate::query::wording;

/// Checks files, or the built-in corpus where none is given.
pub fn run(paths: &[PathBuf]) -> u8 {
    let files = if paths.is_empty() {
        load::embedded::files()
    } else {
        load::files::read(paths)
    };
    match load::load(&files, &Conventions::default()) {
        Ok(corpus) => {
            let files = wording::count(files.len(), "file");
            println!(
                "{files} without mistakes: {}",
                wording::count(corpus.len(), "action")
            );
            OK
        }
        Err(report) => {
            print!("{report}");
            NOTHING
        }
    }
}
