//! Little words: they say nothing of what is sought, and stand between words that belong together.

/// Words that say nothing of what is sought.
const LITTLE: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "by", "come", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "many", "much", "of", "on",
    "or", "still", "than", "that", "the", "their", "there", "these", "they", "this", "those", "to", "was",
    "were", "what", "when", "where", "which", "who", "whose", "why", "will", "with", "would",
];

/// Whether a word in lower case is one.
pub(in crate::search) fn is_stop_word(lower: &str) -> bool {
    lower.len() <= 5 && LITTLE.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_its_words_are_little() {
        assert!(LITTLE.is_sorted());
        assert!(LITTLE.iter().all(|word| is_stop_word(word)));
        assert!(!is_stop_word("pact") && !is_stop_word(""));
    }
}
