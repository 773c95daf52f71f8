//! What a column can hold, and what such columns are called in each language.

use std::sync::LazyLock;

use hashbrown::HashMap;
use serde::Deserialize;

use crate::model::words::{Status, Word as _};
use crate::text::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub enum ColumnRole {
    Id,
    Title,
    Summary,
    Heading,
    Due,
    Starts,
    Ends,
    Occurred,
    Year,
    Quarter,
    Month,
    Owner,
    Participants,
    Status,
    Percent,
    Kind,
    Place,
    Fund,
    Amount,
    Currency,
    Tags,
    Link,
    Page,
    /// Something about the list itself.
    Other,
}

#[derive(Deserialize)]
struct ColumnNames {
    role: ColumnRole,
    names: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Worded {
    status: Status,
    words: Vec<String>,
}

/// A known name of a column: its words, their language, and what such a column holds.
struct ColumnName {
    words: String,
    language: String,
    role: ColumnRole,
}

static NAMES: LazyLock<Vec<ColumnName>> = LazyLock::new(|| {
    let lists: Vec<ColumnNames> =
        ron::from_str(include_str!("../../../assets/import/columns.ron")).unwrap_or_default();
    let mut names = Vec::new();
    for ColumnNames {
        role,
        names: by_language,
    } in lists
    {
        for (language, list) in by_language {
            names.extend(list.iter().map(|name| ColumnName {
                words: plain(name),
                language: language.clone(),
                role,
            }));
        }
    }
    // The order in a hash table is arbitrary.
    names.sort_by(|a, b| (a.role, &a.language, &a.words).cmp(&(b.role, &b.language, &b.words)));
    names
});

static STATUSES: LazyLock<HashMap<String, Status>> = LazyLock::new(|| {
    let lists: Vec<Worded> =
        ron::from_str(include_str!("../../../assets/import/statuses.ron")).unwrap_or_default();
    let words = lists.into_iter().flat_map(|list| {
        let status = list.status;
        list.words.into_iter().map(move |word| (plain(&word), status))
    });
    // A word of two statuses belongs to the first, in the order of the file.
    let mut known = HashMap::new();
    for (word, status) in words {
        known.entry(word).or_insert(status);
    }
    known
});

/// A name without case, accents and punctuation, `dueDate` and `due_date` as two words.
pub fn plain(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for letter in name.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    let mut plain = String::with_capacity(spaced.len());
    for letter in fold::lower(&spaced).chars() {
        if letter.is_alphanumeric() || matches!(letter, '%' | '°') {
            plain.push(letter);
        } else if !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// What a value of a column of reported progress means, if it is known.
pub fn status(value: &str) -> Option<Status> {
    let value = plain(value);
    let known = STATUSES.get(&value).copied();
    known.or_else(|| {
        // `UnderWay`: the name in data.
        let spaced = value.replace(' ', "");
        Status::ALL
            .iter()
            .copied()
            .find(|status| status.name().to_lowercase() == spaced)
    })
}

/// How well the name of a column fits a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    pub role: ColumnRole,
    /// Whole names score more than beginnings, beginnings more than other parts, and long matches more than short ones.
    pub score: usize,
    pub language: &'static str,
}

/// The lowest score of a whole name that fits.
pub const WHOLE: usize = 1_000;

/// Every role that a column of this name may have, with the language that fits best.
pub fn fits(name: &str) -> Vec<Fit> {
    let name = plain(name);
    let mut fits: Vec<Fit> = Vec::new();
    for known in NAMES.iter() {
        let base = if name == known.words {
            WHOLE
        } else if name
            .strip_prefix(&*known.words)
            .is_some_and(|rest| rest.starts_with(' '))
        {
            500
        } else if (known.role == ColumnRole::Id && name.ends_with(&format!(" {}", known.words)))
            || known.words.len() > 3
                && (name.ends_with(&format!(" {}", known.words))
                    || name.contains(&format!(" {} ", known.words)))
        {
            250
        } else {
            continue;
        };
        let score = base + known.words.len();
        match fits.iter_mut().find(|fit| fit.role == known.role) {
            Some(fit) if fit.score >= score => {}
            Some(fit) => {
                fit.score = score;
                fit.language = &known.language;
            }
            None => fits.push(Fit {
                role: known.role,
                score,
                language: &known.language,
            }),
        }
    }
    fits
}

/// The languages in which this whole name is a known name of a column.
pub fn languages(name: &str) -> Vec<&'static str> {
    let name = plain(name);
    let mut found: Vec<&str> = NAMES
        .iter()
        .filter(|known| known.words == name)
        .map(|known| &*known.language)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_read() {
        assert!(NAMES.len() > 500);
        assert!(STATUSES.len() > 150);
    }

    #[test]
    fn names_are_known_in_every_language_and_spelling() {
        for (name, role) in [
            ("Due_Date", ColumnRole::Due),
            ("dueDate", ColumnRole::Due),
            ("ÉCHÉANCE", ColumnRole::Due),
            ("Fällig am", ColumnRole::Due),
            ("Fecha límite", ColumnRole::Due),
            ("Amministrazione titolare", ColumnRole::Owner),
            ("Órgano responsable", ColumnRole::Owner),
            ("Kwartaal", ColumnRole::Quarter),
            ("Importo (mln €)", ColumnRole::Amount),
            ("% complete", ColumnRole::Percent),
        ] {
            let best = fits(name).into_iter().max_by_key(|fit| fit.score);
            assert_eq!(best.map(|fit| fit.role), Some(role), "{name}");
        }
        assert_eq!(fits("zebra"), []);
    }

    #[test]
    fn progress_is_known_in_every_language() {
        for (value, wanted) in [
            ("Conseguito", Status::Completed),
            ("EN COURS", Status::UnderWay),
            ("nicht begonnen", Status::NotStarted),
            ("On Track", Status::OnTrack),
            ("InForce", Status::InForce),
        ] {
            assert_eq!(status(value), Some(wanted), "{value}");
        }
        assert_eq!(status("perhaps"), None);
    }
}
