//! Saved queries: `@name` stands for the query of that name in the settings.

use std::ops::Range;

use super::context::Saved;
use super::error::QueryError;
use crate::text::nearest::nearest;

/// How a query refers to a saved one.
pub fn reference(name: &str) -> String {
    let is_plain = name
        .chars()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.'));
    if is_plain {
        format!("@{name}")
    } else {
        format!("@\"{name}\"")
    }
}

/// The name being typed at the end of a query, with the byte offset of its `@`.
pub fn unfinished(text: &str) -> Option<(usize, &str)> {
    let at = text.rfind('@')?;
    let before = text[..at].strip_suffix('-').unwrap_or(&text[..at]);
    let begins = before.chars().next_back();
    if begins.is_some_and(|letter| !letter.is_whitespace() && !matches!(letter, '(' | '!' | '|')) {
        return None;
    }
    let rest = &text[at + 1..];
    match rest.strip_prefix('"') {
        Some(quoted) => (!quoted.contains('"')).then_some((at, quoted)),
        None => (!rest.contains([' ', ')', '|', '"'])).then_some((at, rest)),
    }
}

/// The saved query with this name, in any case.
pub(super) fn look_up<'c>(
    name: &str,
    span: &Range<usize>,
    saved: &'c [Saved],
) -> Result<&'c Saved, QueryError> {
    let name = name.trim();
    let lower = name.to_lowercase();
    let found = saved.iter().find(|(own, _)| own.to_lowercase() == lower);
    found.ok_or_else(|| {
        let wrong = |message: String| QueryError::new(span.clone(), message);
        if saved.is_empty() {
            return wrong("no query is saved here; settings.ron names them under queries".into());
        }
        let message = if name.is_empty() {
            "@ wants the name of a saved query".into()
        } else {
            format!("no query is saved as {name}")
        };
        let names = saved.iter().map(|(own, _)| own.as_str());
        wrong(message).suggest(nearest(name, names).map(reference))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_so_that_they_are_read_back() {
        assert_eq!(reference("soon"), "@soon");
        assert_eq!(reference("due soon"), "@\"due soon\"");
    }

    #[test]
    fn a_name_is_unfinished_at_the_end_of_a_query() {
        for (text, found) in [
            ("@", Some((0, ""))),
            ("@du", Some((0, "du"))),
            ("visa @\"due s", Some((5, "due s"))),
            ("!@du", Some((1, "du"))),
            ("visa -@du", Some((6, "du"))),
            ("@due visa", None),
            ("@\"due soon\"", None),
            ("a@b", None),
            ("visa", None),
        ] {
            assert_eq!(unfinished(text), found, "{text}");
        }
    }
}
