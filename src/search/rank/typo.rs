//! Typing errors: an extra letter, a missing letter, a wrong letter, or two letters swapped.

/// The number of typos tolerated in a word of `letters` letters.
pub(in crate::search) const fn forgiven(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The number of typos between what was typed and a word, or the beginning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum Typos {
    Whole(usize),
    Beginning(usize),
}

/// Compares what was typed with a word; `None` if they differ by more than `most` typos.
pub(in crate::search) fn typos(typed: &[char], word: &[char], most: usize) -> Option<Typos> {
    if word.len() + most < typed.len() || most == 0 {
        return None;
    }
    // Letters of the word beyond this cannot match within `most` typos.
    let columns = word.len().min(typed.len() + most);
    let mut before = vec![0; columns + 1];
    let mut last: Vec<usize> = (0..=columns).collect();
    let mut edits = vec![0; columns + 1];
    for (i, letter) in typed.iter().enumerate() {
        edits[0] = i + 1;
        let mut closest = edits[0];
        for j in 0..columns {
            let same = *letter == word[j];
            let mut fewest = (last[j] + usize::from(!same))
                .min(last[j + 1] + 1)
                .min(edits[j] + 1);
            if i > 0 && j > 0 && *letter == word[j - 1] && typed[i - 1] == word[j] {
                fewest = fewest.min(before[j - 1] + 1);
            }
            edits[j + 1] = fewest;
            closest = closest.min(fewest);
        }
        if closest > most {
            return None;
        }
        (before, last, edits) = (last, edits, before);
    }
    if columns == word.len() && last[columns] <= most {
        return Some(Typos::Whole(last[columns]));
    }
    let beginning = last.iter().copied().min().filter(|edits| *edits <= most)?;
    Some(Typos::Beginning(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(typed: &str, word: &str, most: usize) -> Option<Typos> {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        typos(&letters(typed), &letters(word), most)
    }

    #[test]
    fn slips_are_counted_as_people_make_them() {
        assert_eq!(between("tunsia", "tunisia", 1), Some(Typos::Whole(1)));
        assert_eq!(between("retrun", "return", 1), Some(Typos::Whole(1)));
        assert_eq!(between("evalaution", "evaluation", 2), Some(Typos::Whole(1)));
        assert_eq!(between("redamision", "readmission", 2), Some(Typos::Whole(2)));
        assert_eq!(between("schegn", "schengen", 1), Some(Typos::Beginning(1)));
        assert_eq!(between("return", "retina", 1), None);
        assert_eq!(between("migration", "it", 2), None);
    }

    #[test]
    fn whole_words_agree_with_a_known_distance() {
        use proptest::prelude::*;
        proptest!(|(typed in "[abc]{1,8}", word in "[abc]{1,8}")| {
            let known = strsim::osa_distance(&typed, &word);
            match between(&typed, &word, 2) {
                Some(Typos::Whole(edits)) => prop_assert_eq!(edits, known),
                _ => prop_assert!(known > 2),
            }
        });
    }
}
