//! Where things stand in a RON text: a tolerant, iterative scan into a flat tree of spans.

/// The first byte at or after `from` that is not white space, a comment or an attribute such as `#![enable(…)]`.
pub fn skip_blank(text: &str, mut from: usize) -> usize {
    loop {
        let rest = &text[from..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        from += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            from += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            from += block_comment(trimmed);
        } else if trimmed.starts_with("#![") {
            from += trimmed.find(']').map_or(trimmed.len(), |end| end + 1);
        } else {
            return from;
        }
    }
}

/// The length of the block comment that `text` begins with; comments nest.
fn block_comment(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    bytes.len()
}
