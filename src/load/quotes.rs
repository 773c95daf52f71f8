//! Finds the end of a quoted string, and where it was meant to end if a quotation mark is missing or superfluous.

use std::ops::Range;

use memchr::{memchr, memchr2, memrchr};

use super::problem::CorpusMistake;

/// The end of a text, after its closing mark if it has one, and what is wrong with its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    pub end: usize,
    /// What is wrong, and where.
    pub mistake: Option<(Range<usize>, CorpusMistake)>,
}

/// How many bytes of a line are searched for the mark that was meant to close a text. A file may be a single line, and
/// searching all of it for every word would take for ever.
const REACH: usize = 2_000;

/// Whether `text` begins a raw text: `r"…"` or `r#"…"#`.
pub fn is_raw(text: &str) -> bool {
    text[1..].trim_start_matches('#').starts_with('"')
}

/// Reads the raw text that begins at `start`.
pub fn raw(text: &str, start: usize) -> Quoted {
    let rest = &text[start + 1..];
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let close = format!("\"{}", &rest[..hashes]);
    let inner = start + 1 + hashes + 1;
    match text[inner..].find(&close) {
        Some(at) => Quoted {
            end: inner + at + close.len(),
            mistake: None,
        },
        None => Quoted {
            end: text.len(),
            mistake: Some((start..inner, CorpusMistake::UnclosedText)),
        },
    }
}

/// Reads the text that begins with the quotation mark at `start`.
///
/// Texts may span several lines, so a missing mark turns everything that follows inside out. What gives it away is that
/// the next mark, which was meant to open a text, is directly followed by a letter.
pub fn plain(text: &str, start: usize) -> Quoted {
    let Some(close) = closing_mark(text, start + 1, text.len()) else {
        return unclosed(text, start, text.len());
    };
    if may_follow(&text[close + 1..]) {
        return Quoted {
            end: close + 1,
            mistake: None,
        };
    }
    let inside = &text[start + 1..close];
    if memchr(b'\n', inside.as_bytes()).is_some() || ends_with_field(inside) {
        return unclosed(text, start, close);
    }
    // `"EU, "TN"]`: the mark was meant to open the next text, provided that is closed.
    let next = closing_mark(text, close + 1, close + REACH);
    if inside.trim_end().ends_with(',') && next.is_some_and(|next| ends_text(&text[next + 1..])) {
        return unclosed(text, start, close);
    }
    match outer_mark(text, close + 1) {
        Some(last) => Quoted {
            end: last + 1,
            mistake: Some((close..close + 1, CorpusMistake::QuoteInside)),
        },
        None => Quoted {
            end: close + 1,
            mistake: None,
        },
    }
}

/// The end of a text in quotation marks that RON does not accept, if it is on the same line.
pub fn strange(text: &str, start: usize) -> Option<usize> {
    let mut letters = text[start..].char_indices();
    let (_, open) = letters.next()?;
    let closing: &[char] = match open {
        '\'' => &['\''],
        '«' => &['»'],
        '‘' | '’' => &['’', '‘'],
        _ => &['”', '“', '"'],
    };
    letters
        .take(REACH)
        .take_while(|(_, c)| *c != '\n')
        .find(|(_, c)| closing.contains(c))
        .map(|(index, c)| start + index + c.len_utf8())
}

/// The next unescaped quotation mark before byte `limit`.
fn closing_mark(text: &str, from: usize, limit: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..limit.min(text.len())];
    let mut at = from;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

/// Whether `rest` can directly follow the closing mark of a text.
fn may_follow(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || ",)]}:/=".contains(c))
}

/// The first mark on the line that is followed by what comes after a text.
fn outer_mark(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(mark) = closing_mark(text, at, from + REACH) {
        if memchr(b'\n', &text.as_bytes()[at..mark]).is_some() {
            return None;
        }
        if ends_text(&text[mark + 1..]) {
            return Some(mark);
        }
        at = mark + 1;
    }
    None
}

/// Whether `rest` follows the end of a text rather than a mark inside it.
fn ends_text(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with([',', ')', ']', '}', '\r', '\n'])
}

/// The end of a text whose opening mark is missing before the word at `start`: there must be a closing mark, and nothing
/// before that which would separate two texts.
pub fn unopened(text: &str, start: usize) -> Option<usize> {
    let mark = closing_mark(text, start, start + REACH)?;
    if line_end(text, start, mark) < mark {
        return None;
    }
    let inside = &text[start..mark];
    let between = inside.trim_end().ends_with([',', ':', '(', '[', '{'])
        || next_field(inside).is_some()
        || inside.contains("//")
        || inside.contains("/*");
    (!between && ends_text(&text[mark + 1..])).then_some(mark + 1)
}

/// The end of a line, or `limit` if that comes first. After a backslash at its end, a text continues on the next line.
fn line_end(text: &str, from: usize, limit: usize) -> usize {
    let mut at = from;
    while let Some(newline) = memchr(b'\n', &text.as_bytes()[at..limit]).map(|newline| at + newline) {
        let line = &text[at..newline];
        if !line.strip_suffix('\r').unwrap_or(line).ends_with('\\') {
            return newline;
        }
        at = newline + 1;
    }
    limit
}

/// A text that is not closed before `limit`: it was meant to end before the next field, or at the end of its line.
fn unclosed(text: &str, start: usize, limit: usize) -> Quoted {
    let line = line_end(text, start, limit);
    let inside = &text[start + 1..line];
    let end = next_field(inside).unwrap_or_else(|| without_brackets(inside).len());
    Quoted {
        end: start + 1 + end,
        mistake: Some((start..start + 1, CorpusMistake::UnclosedText)),
    }
}

/// `line` without a trailing comma and trailing brackets that were not opened in it.
fn without_brackets(line: &str) -> &str {
    let mut line = line.trim_end();
    let count = |c: char| line.matches(c).count();
    let (mut round, mut square) = (
        count(')').saturating_sub(count('(')),
        count(']').saturating_sub(count('[')),
    );
    loop {
        match line.chars().next_back() {
            Some(',') => {}
            Some(')') if round > 0 => round -= 1,
            Some(']') if square > 0 => square -= 1,
            _ => return line,
        }
        line = line[..line.len() - 1].trim_end();
    }
}

/// The comma before the first `, field:` in `text`.
fn next_field(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(comma) = memchr(b',', &text.as_bytes()[from..]).map(|at| from + at) {
        let word = text[comma + 1..].trim_start_matches([' ', '\t']);
        let rest = word.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        if rest.len() < word.len() && rest.starts_with(':') {
            return Some(comma);
        }
        from = comma + 1;
    }
    None
}

/// Whether `text` ends with `field:`, so that the mark after it was meant to open a text.
fn ends_with_field(text: &str) -> bool {
    let Some(word) = text.trim_end_matches([' ', '\t', '(', '[']).strip_suffix(':') else {
        return false;
    };
    let bytes = word.as_bytes();
    let start = memrchr(b' ', bytes).map_or(0, |space| space + 1);
    let field = word[start..].trim_start_matches('(');
    !field.is_empty()
        && field
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_end_where_they_were_meant_to() {
        for (text, inside, mistake) in [
            ("\"a\", b", "\"a\"", None),
            (r#""a \" b" )"#, r#""a \" b""#, None),
            ("\"two\nlines\"\n)", "\"two\nlines\"", None),
            ("\"a,\n  b: \"c\",", "\"a", Some(0..1)),
            ("\"a (b),\n  b: \"c\",", "\"a (b)", Some(0..1)),
            ("\"2025, role: Due),\n (when: \"c\")", "\"2025", Some(0..1)),
            ("\"2025, role: Due, what: \"c\")", "\"2025", Some(0..1)),
            ("\"Union, within: [\"eu\"])", "\"Union", Some(0..1)),
            ("\"EU, \"TN\"],", "\"EU", Some(0..1)),
            (
                "\"he said, \"yes\" and\",",
                "\"he said, \"yes\" and\"",
                Some(10..11),
            ),
            ("\"the \"new\" plan\", b", "\"the \"new\" plan\"", Some(5..6)),
            ("\"never)", "\"never", Some(0..1)),
            ("\"", "\"", Some(0..1)),
            ("\"ends in \\", "\"ends in \\", Some(0..1)),
        ] {
            let quoted = plain(text, 0);
            assert_eq!(&text[..quoted.end], inside, "{text}");
            assert_eq!(quoted.mistake.map(|(at, _)| at), mistake, "{text}");
        }
    }
}
