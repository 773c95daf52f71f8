//! Synonyms: documents count crossings where readers search for arrivals.

use std::sync::LazyLock;

use hashbrown::HashMap;

const TEXT: &str = include_str!("../../../assets/synonyms.txt");

/// The group of every word.
static GROUPS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    let groups = lines.map(|line| line.split(',').map(str::trim).collect::<Vec<_>>());
    groups
        .flat_map(|group| group.clone().into_iter().map(move |word| (word, group.clone())))
        .collect()
});

/// The group of a word, given its forms in lower case; empty if none of them is in a group.
pub(in crate::search) fn group<'w>(mut written: impl Iterator<Item = &'w str>) -> &'static [&'static str] {
    let found = written.find_map(|word| GROUPS.get(word));
    found.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_one_group_and_is_one_word_in_lower_case() {
        let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<_> = lines.flat_map(|line| line.split(',').map(str::trim)).collect();
        assert_eq!(words.len(), GROUPS.len());
        for word in words {
            assert!(!word.is_empty() && word.chars().all(char::is_lowercase), "{word}");
        }
        assert_eq!(
            group(["deal"].into_iter()),
            ["agreement", "deal", "arrangement"].as_slice()
        );
        assert!(group(["pact"].into_iter()).is_empty());
    }
}
