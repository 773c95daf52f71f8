//! Forms of one word: `replacement` and `replace`, `suspension` and `suspended`, `returning` and `returns`. They are
//! searched for where nothing matches as typed.

use super::{FORM, share};

/// What follows the letters that two forms have in common, sorted. Letters that change before an ending count as part of it:
/// deci-de and deci-sion.
const ENDINGS: &[&str] = &[
    "", "able", "al", "ally", "als", "ance", "ances", "ant", "ants", "ate", "ated", "ates", "ating", "ation",
    "ations", "ator", "ators", "ce", "d", "de", "ded", "des", "ding", "e", "ed", "ence", "ences", "ent",
    "ents", "er", "ered", "ering", "ers", "es", "ication", "ications", "ied", "ies", "ing", "ings", "ion",
    "ions", "ist", "ists", "ity", "ive", "ives", "ly", "ment", "ments", "nce", "nces", "ncy", "nt", "nts",
    "or", "ors", "ption", "ptions", "ration", "rations", "s", "se", "sed", "ses", "sing", "sion", "sions",
    "sive", "t", "te", "ted", "tes", "ting", "tion", "tions", "tive", "tory", "ts", "y", "ying",
];

/// The fewest letters that two forms have in common.
pub(in crate::search) const SHORTEST: usize = 4;

/// The points of a word that is a form of what was typed. Both are in lower case.
pub(in crate::search) fn points(typed: &str, word: &str) -> Option<u16> {
    let longer = typed.len().max(word.len());
    let common = typed
        .bytes()
        .zip(word.bytes())
        .take_while(|(one, other)| one == other);
    let least = SHORTEST.max((longer * 2).div_ceil(5));
    // The common letters may include the beginning of both endings, as the `i` in `protecting` and `protection`.
    let shared = (least..=common.count()).rev().find(|at| {
        let ends = |word: &str| {
            word.get(*at..)
                .is_some_and(|rest| ENDINGS.binary_search(&rest).is_ok())
        };
        ends(typed) && ends(word)
    })?;
    (typed != word).then(|| FORM + share(shared, longer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_a_beginning_in_common_and_an_ending_each() {
        assert!(ENDINGS.is_sorted());
        for (typed, word) in [
            ("replacement", "replace"),
            ("returning", "returns"),
            ("protecting", "protection"),
            ("suspension", "suspended"),
            ("decided", "decision"),
            ("resuming", "resume"),
            ("resumption", "resume"),
            ("registration", "registered"),
            ("ratify", "ratification"),
            ("migrants", "migration"),
            ("reduce", "reduction"),
            ("proposed", "proposal"),
            ("smugglers", "smuggling"),
            ("countries", "country"),
        ] {
            assert!(points(typed, word).is_some(), "{typed} and {word}");
            assert_eq!(points(typed, word), points(word, typed), "{typed} and {word}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_no_forms() {
        for (typed, word) in [
            ("return", "return"),
            ("nigeria", "niger"),
            ("austria", "australia"),
            ("international", "internal"),
            ("commission", "committee"),
            ("contract", "contact"),
            ("mauritania", "mauritius"),
            ("eurojust", "eurodac"),
            ("côte", "côté"),
        ] {
            assert_eq!(points(typed, word), None, "{typed} and {word}");
        }
    }
}
