//! The marker that begins a line: the indent and the sign or number of a point, or the number of a heading.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker<'l> {
    /// The columns of white space before the marker.
    pub indent: usize,
    pub sign: Sign,
    /// The text after the marker.
    pub rest: &'l str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Point(char),
    /// `1.`, `a)`, `(iv)`: a number of one level, by its form.
    Number(Form),
    /// `1.2` and so on, with the number of levels.
    Levels(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Figure,
    Letter,
    Roman,
}

/// The columns of white space before a line. Tab stops are every eight columns.
pub fn indent(line: &str) -> usize {
    line.chars()
        .take_while(|letter| letter.is_whitespace())
        .fold(0, |column, letter| match letter {
            '\t' => (column / 8 + 1) * 8,
            _ => column + 1,
        })
}

/// The marker of a line, if it has one with text after it.
pub fn marker(line: &str) -> Option<Marker<'_>> {
    let text = line.trim_start();
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    if rest.is_empty() {
        return None;
    }
    let mut letters = first.chars();
    let sign = match (letters.next(), letters.next()) {
        (Some(letter), None) if super::inline::is_sign(letter) => Sign::Point(letter),
        // Exports of word processors have "o" for a circle.
        (Some('o'), None) => Sign::Point('o'),
        _ => number(first)?,
    };
    Some(Marker {
        indent: indent(line),
        sign,
        rest,
    })
}

fn number(word: &str) -> Option<Sign> {
    let inner = word.strip_prefix('(').unwrap_or(word);
    let inner = inner.strip_suffix([')', '.', ':']).unwrap_or(inner);
    if inner.is_empty() || inner.len() > 12 {
        return None;
    }
    let groups: Vec<&str> = inner.split('.').collect();
    let is_figure =
        |group: &&str| (1..=3).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit());
    if groups.len() > 1 && groups.iter().all(is_figure) {
        return Some(Sign::Levels(groups.len().min(9) as u8));
    }
    // A single number needs a sign: "12 Member States" is text.
    if inner.len() == word.len() || groups.len() > 1 {
        return None;
    }
    let is_roman = inner
        .bytes()
        .all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    if is_figure(&inner) {
        Some(Sign::Number(Form::Figure))
    } else if is_roman && inner.len() <= 5 {
        Some(Sign::Number(Form::Roman))
    } else if inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic()) && !word.ends_with(':')
    {
        Some(Sign::Number(Form::Letter))
    } else {
        None
    }
}
