//! Numbers as people write them: thousands separated by commas, points, blanks, apostrophes or underscores, and decimals by
//! a point or a comma. All are normalised to the form `52100000` or `52.1`.

/// The number that begins at a byte of a folded text: where it ends, and its normalised form. `None` if it has no separators
/// of thousands and no decimal comma, and so needs no normalising.
pub(super) fn number(text: &str, from: usize) -> Option<(usize, String)> {
    let rest = &text[from..];
    let before = text[..from].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let bytes = rest.as_bytes();
    let digits = |at: usize| {
        let digits = bytes.get(at..).unwrap_or_default();
        digits.iter().take_while(|byte| byte.is_ascii_digit()).count()
    };
    let head = digits(0);
    let mut number = rest[..head].to_owned();
    let mut end = head;
    let separator = bytes.get(head).copied();
    let is_grouped = matches!(separator, Some(b' ' | b',' | b'.' | b'\'' | b'_'))
        && (1..=3).contains(&head)
        && !rest.starts_with('0');
    if is_grouped {
        while bytes.get(end).copied() == separator && digits(end + 1) == 3 {
            number.push_str(&rest[end + 1..end + 4]);
            end += 4;
        }
    }
    let has_groups = end > head;
    // A mark other than the one between thousands is the decimal mark.
    if let Some(mark @ (b'.' | b',')) = bytes.get(end)
        && !(has_groups && separator == Some(*mark))
        && (has_groups || *mark == b',')
    {
        let decimals = digits(end + 1);
        if decimals > 0 {
            number.push('.');
            number.push_str(&rest[end + 1..=end + decimals]);
            end += 1 + decimals;
        }
    }
    let goes_on = rest[end..].chars().next().is_some_and(char::is_alphanumeric)
        // `16.12.2024` and `1,2,3` are not numbers.
        || matches!(bytes.get(end), Some(b'.' | b',')) && digits(end + 1) > 0;
    (end > head && !goes_on).then_some((from + end, number))
}

/// The normalised form, if the whole text is a number with separators of thousands or a decimal comma.
pub fn ungrouped(folded: &str) -> Option<String> {
    match number(folded, 0) {
        Some((end, number)) if end == folded.len() => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_grouping() {
        for (text, read) in [
            ("52 100 000", Some("52100000")),
            ("52,100,000", Some("52100000")),
            ("52.100.000", Some("52100000")),
            ("52'100'000", Some("52100000")),
            ("52_100_000", Some("52100000")),
            ("1,234.5", Some("1234.5")),
            ("1.234,5", Some("1234.5")),
            ("1 234,56", Some("1234.56")),
            ("52,1", Some("52.1")),
            ("1.234", Some("1234")),
            ("52.1", None),
            ("2024", None),
            ("2024 100", None),
            ("12 34", None),
            ("0 500", None),
            ("16.12.2024", None),
            ("1,2,3", None),
            ("12 500m", None),
            ("52,100 000", None),
            ("", None),
        ] {
            assert_eq!(ungrouped(text).as_deref(), read, "{text}");
        }
    }
}
