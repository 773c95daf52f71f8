//! The built-in corpus: the files of `seeds/`, compiled in so that the program runs anywhere.

use std::borrow::Cow;

use super::files::SourceFile;

macro_rules! seeds {
    ($($name:literal)*) => {
        /// The names of files below `seeds/`, and their texts.
        pub const SEEDS: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../seeds/", $name)))),*];
    };
}

// A test compares this list with the folder.
seeds! {
    "bodies.ron" "places.ron" "instruments.ron" "acts.ron"
    "2024-12/edition.ron"
    "2024-12/1-pact.ron" "2024-12/2-borders.ron" "2024-12/3-smuggling.ron" "2024-12/4-returns.ron"
    "2024-12/5-readmission.ron" "2024-12/6-visa.ron" "2024-12/7-legal.ron"
    "2024-12/8-partners.ron"
    "2024-12/8-1-routes.ron" "2024-12/8-2-central-mediterranean.ron" "2024-12/8-3-western-mediterranean.ron"
    "2024-12/8-4-eastern-mediterranean.ron" "2024-12/8-5-western-balkans.ron"
    "2024-12/8-6-root-causes.ron" "2024-12/8-7-multilateral.ron"
}

/// The built-in corpus as files.
pub fn files() -> Vec<SourceFile> {
    SEEDS
        .iter()
        .map(|(name, text)| SourceFile {
            name: format!("seeds/{name}"),
            path: None,
            text: Ok(Cow::Borrowed(*text)),
        })
        .collect()
}
