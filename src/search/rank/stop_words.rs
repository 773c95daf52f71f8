//! Stop words: they say nothing about what is searched for, and occur between words that belong together.

const STOP_WORDS: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "by", "come", "could", "did", "do", "does",
    "for", "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "many", "much", "of", "on",
    "or", "still", "than", "that", "the", "their", "there", "these", "they", "this", "those", "to", "was",
    "were", "what", "when", "where", "which", "who", "whose", "why", "will", "with", "would",
];

/// Whether a word is a stop word. It must be in lower case.
pub(in crate::search) fn is_stop_word(lower: &str) -> bool {
    lower.len() <= 5 && STOP_WORDS.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_its_words_are_found() {
        assert!(STOP_WORDS.is_sorted());
        assert!(STOP_WORDS.iter().all(|word| is_stop_word(word)));
        assert!(!is_stop_word("pact") && !is_stop_word(""));
    }
}
