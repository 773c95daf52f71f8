//! Titles that fit a line: a long one is cut at a word, and the whole stays in the summary.

/// How long a title may be, in letters.
const MOST: usize = 90;

/// A title that fits, and the whole text where it had to be cut.
pub fn split(text: &str) -> (String, Option<&str>) {
    let whole = text.trim();
    let one_line: Vec<&str> = whole.split_whitespace().collect();
    let line = one_line.join(" ");
    if line.chars().count() <= MOST {
        return (line, (whole.contains('\n')).then_some(whole));
    }
    let end = line.char_indices().nth(MOST - 2).map_or(line.len(), |(at, _)| at);
    // A first clause that says enough is better than half a sentence.
    let clause = line[..end].rfind(['.', ';', ':', ',']).filter(|at| *at > end / 2);
    let cut = clause.or_else(|| line[..end].rfind(' ')).unwrap_or(end);
    let short = line[..cut].trim_end_matches([',', ';', ':', ' ', '.', '–', '-']);
    (format!("{short} …"), Some(whole))
}

pub fn says_anything(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_titles_are_cut_at_a_word_and_stay_whole_in_the_summary() {
        assert_eq!(split(" short  one "), ("short one".into(), None));
        let long = "word ".repeat(40);
        let (short, whole) = split(&long);
        assert!(
            short.chars().count() <= MOST && short.ends_with("word …"),
            "{short}"
        );
        assert_eq!(whole, Some(long.trim()));
        assert_eq!(split("two\nlines"), ("two lines".into(), Some("two\nlines")));
        let unbroken = "é".repeat(200);
        assert!(split(&unbroken).0.chars().count() <= MOST);
    }
}
