//! Literal text in Markdown, and the rows of tables. Text is escaped only where `CommonMark` or GitHub's tables would read
//! it as markup, so that what people paste elsewhere is as the document has it.

use crate::text::sanitize::visible;
use crate::text::url;

/// Where a text is placed, which decides what would be markup there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// A paragraph, an item or a heading begins with it.
    Start,
    /// Other text comes before it in the line.
    Within,
    Cell,
    Link,
}

/// One line of text, escaped so that it is read literally.
pub fn escaped(text: &str, place: TextPlace) -> String {
    let text = visible(text);
    let chars: Vec<char> = text.trim_matches(' ').chars().collect();
    let marker = (place == TextPlace::Start).then(|| marker(&chars)).flatten();
    let ends = place == TextPlace::Start && matches!(chars.last(), Some('#' | '}'));
    let plain = plain_brackets(&chars, place);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let is_meant = marker == Some(at)
            || (ends && at + 1 == chars.len())
            || match c {
                '[' | ']' => !plain.contains(&at),
                // A link may be in a cell.
                '|' => matches!(place, TextPlace::Cell | TextPlace::Link),
                _ => means_more(&chars, at),
            };
        if is_meant {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// An address between `<` and `>`.
pub fn address(url: &str) -> String {
    // An entity would be read as its letter, and a bar would end a cell.
    url::encoded(url).replace('&', "\\&")
}

/// A row of a table, of texts that are already escaped.
pub fn row(out: &mut String, cells: impl Iterator<Item = impl AsRef<str>>) {
    out.push('|');
    for cell in cells {
        out.extend([" ", cell.as_ref(), " |"]);
    }
    out.push('\n');
}

/// The head of a table: the names of its columns, and whether they hold numbers, which are aligned to the right.
pub fn head<'n>(out: &mut String, columns: impl Iterator<Item = (&'n str, bool)> + Clone) {
    row(out, columns.clone().map(|(name, _)| name));
    row(
        out,
        columns.map(|(_, is_number)| if is_number { "---:" } else { "---" }),
    );
}

/// If a text begins like a heading, a list, a quotation or a rule, the position of the character that makes it one.
fn marker(chars: &[char]) -> Option<usize> {
    let is_end = |at: usize| chars.get(at).is_none_or(|c| *c == ' ');
    let run = |wanted: fn(&char) -> bool| chars.iter().take_while(|c| wanted(c)).count();
    let is_rule = || chars.iter().all(|c| matches!(c, '-' | ' ')) && chars.len() > 2;
    match chars.first()? {
        '#' => (run(|c| *c == '#') <= 6 && is_end(run(|c| *c == '#'))).then_some(0),
        // On many sites the second makes a definition of the paragraph above.
        '>' | ':' => Some(0),
        '-' => (is_end(1) || is_rule()).then_some(0),
        '+' => is_end(1).then_some(0),
        '0'..='9' => {
            let digits = run(char::is_ascii_digit);
            let is_item = matches!(chars.get(digits), Some('.' | ')')) && is_end(digits + 1);
            is_item.then_some(digits)
        }
        _ => None,
    }
}

/// The positions of brackets that do not make a link, a footnote or a task list item: as in
/// `the agenda [t.b.c.] of the Council`.
fn plain_brackets(chars: &[char], place: TextPlace) -> Vec<usize> {
    let mut plain = Vec::new();
    if place == TextPlace::Link {
        return plain;
    }
    for (at, _) in chars.iter().enumerate().filter(|(at, c)| **c == '[' && *at > 0) {
        let inside = chars[at + 1..].iter().position(|c| matches!(c, '[' | ']'));
        let Some(end) = inside.map(|inside| at + 1 + inside) else {
            continue;
        };
        let is_pair = chars[end] == ']' && end > at + 2;
        let is_alone = !matches!(chars[at - 1], '[' | ']' | '!');
        let is_text = chars[at + 1].is_alphanumeric();
        let goes_on = chars
            .get(end + 1)
            .is_some_and(|c| !matches!(c, '(' | '[' | ':' | '{'));
        if is_pair && is_alone && is_text && goes_on {
            plain.extend([at, end]);
        }
    }
    plain
}

/// Whether a character would be read as markup, judging by its neighbours. What could only open markup is left alone if
/// everything that could close it is escaped.
fn means_more(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| chars[before]);
    let after = chars.get(at + 1).copied();
    let is_spaced = before == Some(' ') && after == Some(' ');
    match chars[at] {
        '`' => true,
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '*' => !is_spaced,
        '_' => {
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(is_spaced || is_word(before) && is_word(after))
        }
        '~' | '^' => {
            let begins = before.is_none_or(|c| c == ' ') && after.is_some_and(char::is_alphanumeric);
            !begins && !is_spaced
        }
        '$' => !after.is_some_and(|c| c.is_ascii_digit()) && !is_spaced,
        '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => {
            let name: String = chars[at + 1..]
                .iter()
                .take(33)
                .take_while(|c| **c != ';')
                .collect();
            let is_closed = chars.get(at + 1 + name.chars().count()) == Some(&';');
            is_closed && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        }
        // A footnote that follows would become an image.
        '!' => after.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// The text a reader sees, and how many Markdown elements begin in it.
    fn read(source: &str, options: Options) -> (String, usize) {
        let (mut text, mut begun) = (String::new(), 0);
        for event in Parser::new_ext(source, options) {
            match event {
                Event::Text(piece) => text.push_str(&piece),
                Event::Start(Tag::FootnoteDefinition(_)) | Event::End(_) => {}
                Event::Start(_) => begun += 1,
                Event::FootnoteReference(name) => text.extend(["(", &*name, ")"]),
                other => panic!("{source:?} gives {other:?}"),
            }
        }
        (text, begun)
    }

    /// Checks that a text is read literally in every place, by GitHub and with every extension that sites add, except
    /// smart quotes and dashes.
    #[rustfmt::skip]
    fn is_itself(text: &str) -> Result<(), TestCaseError> {
        let seen = visible(text);
        let seen = seen.trim_matches(' ');
        let [start, within, cell, link] =
            [TextPlace::Start, TextPlace::Within, TextPlace::Cell, TextPlace::Link].map(|place| escaped(text, place));
        let note = "\n\n[^1]: note\n";
        let github = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM;
        // Except formulas: unlike this parser, GitHub and Pandoc do not close one before a digit, as in `US$5`.
        let all = (Options::all()
            - Options::ENABLE_SMART_PUNCTUATION
            - Options::ENABLE_OLD_FOOTNOTES
            - Options::ENABLE_MATH)
            | Options::ENABLE_FOOTNOTES;
        for options in [github, all] {
            for (source, wanted, begun) in [
                (format!("- {start}[^1]{note}"), format!("{seen}(1)"), 2),
                (format!("1. {start} (when) [^1]{note}"), format!("{seen} (when) (1)"), 2),
                (format!("a\n\n{start}{note}"), format!("a{seen}"), 2),
                (format!("## {start}{note}"), seen.to_owned(), 1),
                (format!("- x ({within}, {within}) y[^1]{note}"), format!("x ({seen}, {seen}) y(1)"), 2),
                (format!("- **{within}** (2){note}"), format!("{seen} (2)"), 3),
                (format!("| h |\n| --- |\n| {cell}[^1] |{note}"), format!("h{seen}(1)"), 5),
                (format!("- [{link}](<https://a.example>){note}"), seen.to_owned(), 3),
            ] {
                let is_blank = seen.is_empty();
                if is_blank {
                    continue;
                }
                let wanted = wanted + "note";
                let (text, found) = read(&source, options);
                prop_assert_eq!(text, wanted, "{:?}", source);
                // The note's own paragraph is begun too.
                prop_assert_eq!(found, begun + 1, "{:?}", source);
            }
        }
        Ok(())
    }

    #[test]
    fn a_text_means_nothing_but_itself() {
        for text in [
            "# no heading",
            "# no heading #",
            "- no list",
            "+ no list",
            "1. no list",
            "12) no list",
            "* no list",
            "> no quote",
            "=== ",
            "---",
            "- - -",
            "```",
            "~~~",
            "| a | b |",
            "[x](http://a.example)",
            "![x](y)",
            "<b>bold</b>",
            "<!-- x -->",
            "a_b_ *c* **d** `e` ~~f~~ ~g~ &amp; &#42; \\* $x$ $$y$$",
            "[^1]",
            "[ ] todo",
            "[x]: y",
            "a [b][c] [d] [e]",
            "[[wiki]]",
            "a\\",
            "a|b\\|c",
            "{#id}",
            "a {#id}",
            "<https://a.example>",
            "x ^y^ z",
            ":: def",
            "much!",
            "\"quotes\" 'single' -- --- ...",
            "]]>",
            "=HYPERLINK(\"http://a.example\")",
            "    code",
        ] {
            is_itself(text).unwrap();
        }
    }

    #[test]
    fn nothing_is_escaped_that_means_nothing() {
        for text in [
            "102.0",
            "+58 %",
            "-11 %",
            "R&D, EUR 20 million (signature)",
            "~5 projects by ~2025",
            "US$5 million, then $3 million",
            "snake_case_names",
            "agenda [t.b.c.] of the Council",
            "3 < 5 > 2",
            "1.5 million",
            "#1 of 3",
            "a * b",
            "C:\\new folder",
            "what! – “in Q1 2025”; → 1 Jan – 31 Mar 2025",
        ] {
            for place in [TextPlace::Start, TextPlace::Within, TextPlace::Cell] {
                assert_eq!(escaped(text, place), text, "{place:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_means_nothing_but_itself(
            text in "([ab1 ]|[-#+*_~`$^&|<>!:;=.()\\[\\]{}\\\\\"'/@]|&amp;|\\[\\^1\\]|\\]\\(|\u{202e}|\u{0}|\n|é|\u{301}|移){0,14}",
        ) {
            is_itself(&text)?;
        }
    }
}
