//! Characters that could move a terminal's cursor, hide text or change its direction, and how to show them instead.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character could move the cursor, hide text or change its direction, or is not allowed in XML.
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}'
            | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}')
}

/// A text on one line, with every harmful character shown by its symbol or code point instead of being lost or obeyed:
/// `a␛[31mb⟨U+202E⟩c`. Line ends and tabs become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    visible_except(text, "")
}

/// Like [`visible`], but the characters in `kept` stay as they are.
pub fn visible_except<'t>(text: &'t str, kept: &str) -> Cow<'t, str> {
    let is_shown = |c: char| is_harmful(c) && !kept.contains(c);
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            _ if !is_shown(c) => out.push(c),
            '\n' | '\r' | '\t' => out.push(' '),
            // The Control Pictures block has a symbol for each of the first 32, in order.
            '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7f' => out.push('␡'),
            _ => {
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_harm_is_shown_and_the_rest_is_kept() {
        for (text, shown) in [
            ("Türkiye, Côte d’Ivoire 👩‍👩‍👧 𝔘", "Türkiye, Côte d’Ivoire 👩‍👩‍👧 𝔘"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\u{9b}31mb\u{7f}", "a⟨U+009B⟩31mb␡"),
            ("a\u{202e}b\u{e0041}", "a⟨U+202E⟩b⟨U+E0041⟩"),
            ("a\r\nb\tc", "a  b c"),
            ("", ""),
        ] {
            assert_eq!(visible(text), shown);
            assert!(!visible(text).chars().any(is_harmful));
        }
        assert_eq!(visible_except("a\nb\u{7}", "\n"), "a\nb␇");
    }
}
