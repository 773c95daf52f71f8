//! Marks within a line: tags that a converter left, the signs of points, emphasis.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlinePart {
    /// Text that continues what comes before the line, or is whatever the line itself is.
    Open,
    /// A paragraph, according to its tags.
    Paragraph,
    /// A heading of this rank, according to its tags.
    Heading(u8),
    /// A point of a list, with its sign.
    Point(char),
}

/// Signs that mean a point of a list wherever they occur.
const SIGNS: &[char] = &[
    '➤', '○', '●', '•', '▪', '▫', '■', '□', '◦', '‣', '⁃', '►', '▶', '➢', '➔', '✓', '✔', '❖', '◆', '◇', '➣',
    '➡', '⮞', '∙', '⦁', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '▸', '▹', '⇒',
];

/// Whether a letter is the sign of a point at the beginning of a line or list.
pub fn is_sign(letter: char) -> bool {
    SIGNS.contains(&letter) || matches!(letter, '-' | '–' | '—' | '*' | '+' | '·' | '→' | '>' | '»')
}

/// Tags that end the text before them.
const OUTER: &[&str] = &[
    "p", "div", "ul", "ol", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table",
    "tbody", "hr",
];
const INNER: &[&str] = &[
    "u", "b", "strong", "i", "em", "span", "a", "sup", "sub", "font", "s", "small", "mark",
];

#[derive(Default)]
struct Cutter {
    parts: Vec<(InlinePart, String)>,
    text: String,
    kind: Option<InlinePart>,
    /// Whether all of the text is in tags that make it stand out.
    stands_out: bool,
    strong: u8,
    in_list: bool,
    /// The dash that marks the points of the open list.
    dash: Option<char>,
}

/// Whether a line has marks that [`cut`] takes apart.
pub fn has_marks(line: &str) -> bool {
    line.contains('<') && tags(line).next().is_some()
        || line
            .trim_start()
            .chars()
            .skip(1)
            .any(|letter| SIGNS.contains(&letter))
}

/// The tags of a line: their ranges, their names, and whether they are end tags.
fn tags(line: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str, bool)> {
    line.match_indices('<').filter_map(|(start, _)| {
        let rest = &line[start + 1..];
        let is_end = rest.starts_with('/');
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let length = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = &rest[..length];
        let known = OUTER
            .iter()
            .chain(INNER)
            .find(|known| known.eq_ignore_ascii_case(name))?;
        let within = rest[length..].find(['>', '<'])?;
        if rest.as_bytes()[length + within] != b'>' || !matches!(rest.as_bytes()[length], b'>' | b' ' | b'/')
        {
            return None;
        }
        let end = start + 1 + usize::from(is_end) + length + within + 1;
        Some((start..end, *known, is_end))
    })
}

pub fn cut(line: &str) -> Vec<(InlinePart, String)> {
    let mut cutter = Cutter {
        stands_out: true,
        ..Cutter::default()
    };
    let mut at = 0;
    for (place, name, is_end) in tags(line) {
        cutter.text(&line[at..place.start]);
        cutter.tag(name, is_end);
        at = place.end;
    }
    cutter.text(&line[at..]);
    cutter.flush();
    cutter.parts
}

impl Cutter {
    fn tag(&mut self, name: &str, is_end: bool) {
        match name {
            "u" | "b" | "strong" if is_end => self.strong = self.strong.saturating_sub(1),
            "u" | "b" | "strong" => self.strong = self.strong.saturating_add(1),
            name if INNER.contains(&name) => {}
            _ => {
                self.flush();
                self.kind = Some(InlinePart::Paragraph);
                match name {
                    "ul" | "ol" => {
                        self.in_list = !is_end;
                        self.dash = None;
                    }
                    "li" if !is_end => self.kind = Some(InlinePart::Point('•')),
                    _ => {}
                }
                if let Some(rank) = name
                    .strip_prefix('h')
                    .and_then(|rank| rank.parse().ok())
                    .filter(|_| !is_end)
                {
                    self.kind = Some(InlinePart::Heading(rank));
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let mut before = if self.text.is_empty() {
            ' '
        } else {
            self.text.chars().next_back().unwrap_or(' ')
        };
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let is_parted =
                before.is_whitespace() && letters.peek().is_none_or(|(_, next)| next.is_whitespace());
            if is_parted && self.is_point(letter, &text[at + letter.len_utf8()..]) {
                self.flush();
                self.kind = Some(InlinePart::Point(letter));
                if self.in_list && !SIGNS.contains(&letter) {
                    self.dash = Some(letter);
                }
            } else {
                if !letter.is_whitespace() && self.strong == 0 {
                    self.stands_out = false;
                }
                self.text.push(letter);
            }
            before = letter;
        }
    }

    /// Whether a sign between spaces begins a point. A dash does so at the beginning of a list, and after that only after the end
    /// of a sentence.
    fn is_point(&self, letter: char, after: &str) -> bool {
        if SIGNS.contains(&letter) {
            return true;
        }
        if !self.in_list || !matches!(letter, '-' | '–' | '*') {
            return false;
        }
        let text = self.text.trim_end();
        if text.is_empty() && !matches!(self.kind, Some(InlinePart::Point(_))) {
            return true;
        }
        let starts = after
            .trim_start()
            .chars()
            .next()
            .is_some_and(|next| next.is_uppercase() || next.is_ascii_digit());
        self.dash == Some(letter) && starts && text.ends_with(['.', ';', ')', ':', '”'])
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let stands_out = std::mem::replace(&mut self.stands_out, true);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let kind = match self.kind.take().unwrap_or(InlinePart::Open) {
            InlinePart::Paragraph if stands_out && text.chars().count() <= 150 => InlinePart::Heading(2),
            kind => kind,
        };
        self.parts.push((kind, text.to_owned()));
    }
}

/// A text without the signs of emphasis, and with the commonest entities resolved.
pub fn bare(text: &str) -> String {
    let mut text = text.replace("**", "").replace("__", "");
    if text.contains('*') {
        let letters: Vec<char> = text.chars().collect();
        let is_word = |at: Option<&char>| at.is_some_and(|letter| !letter.is_whitespace());
        let keep = |at: usize| {
            let (before, after) = (
                at.checked_sub(1).and_then(|at| letters.get(at)),
                letters.get(at + 1),
            );
            letters[at] != '*'
                || (!is_word(before) && !is_word(after))
                || before.is_some_and(char::is_ascii_digit)
        };
        text = (0..letters.len())
            .filter(|at| keep(*at))
            .map(|at| letters[at])
            .collect();
    }
    if text.contains('&') {
        for (entity, letter) in [
            ("&nbsp;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&apos;", "'"),
            ("&euro;", "€"),
            ("&pound;", "£"),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&amp;", "&"),
        ] {
            text = text.replace(entity, letter);
        }
    }
    text
}
