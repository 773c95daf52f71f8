//! The help: every command with its keys, and the legend, narrowed while typing.

use std::borrow::Cow;

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::answer::Answer;
use super::cursor::{Cursor, lines};
use super::ground::Ground;
use super::input::InputLine;
use super::layout::{inside_window, reading_window};
use super::stroke::Stroke;
use crate::command::{Command, CommandGroup};
use crate::keymap::{KeyScope, Keymap, Lookup};
use crate::model::Corpus;
use crate::views::facts::Tone;
use crate::views::legend::{self, LegendLine, LegendSection};

/// What the window shows first. Typing searches all of the help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpPart {
    #[default]
    Keys,
    Legend,
}

impl HelpPart {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Keys => "Keys",
            Self::Legend => "Legend",
        }
    }

    /// The command that opens this part, and closes it again.
    const fn command(self) -> Command {
        match self {
            Self::Keys => Command::Help,
            Self::Legend => Command::Legend,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    pub part: HelpPart,
    pub input: InputLine,
    pub lines: Vec<HelpLine>,
    pub cursor: Cursor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    Heading(&'static str),
    /// Keys or a term in the left column, with their meaning in the right; either may continue the line above.
    Row {
        left: String,
        tone: Tone,
        right: String,
    },
    Gap,
}

/// The commands that a new reader needs.
const FIRST: [Command; 10] = [
    Command::Down,
    Command::Open,
    Command::NextPane,
    Command::NextView,
    Command::Search,
    Command::Cancel,
    Command::DayForward,
    Command::Zoom,
    Command::Legend,
    Command::Quit,
];

const FIRST_LABEL: &str = "The first ten keys";

/// The heading and the lines of a group, before they are wrapped.
type Group = (&'static str, Vec<HelpRow>);

struct HelpRow {
    left: String,
    tone: Tone,
    right: Cow<'static, str>,
}

impl Help {
    pub fn new(part: HelpPart, ground: Ground) -> Self {
        let mut help = Self {
            part,
            ..Self::default()
        };
        help.relayout(ground);
        help
    }

    /// Recomputes the lines for another query or width.
    pub fn relayout(&mut self, ground: Ground) {
        let layout = HelpLayout::new(ground.layout.size);
        let groups = groups(
            self.part,
            &ground.session.keymap,
            ground.corpus(),
            self.input.text(),
        );
        self.lines = wrapped(groups, layout.cells.into());
        scroll(self, 0, layout.lines());
    }

    pub fn insert(&mut self, text: &str, ground: Ground) {
        self.input.insert(text);
        self.relayout(ground);
    }
}

/// The groups of lines in which every word is found.
fn groups(part: HelpPart, keymap: &Keymap, corpus: &Corpus, query: &str) -> Vec<Group> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let keys = commands(keymap, &words);
    let legend = legend(corpus, &words);
    match part {
        HelpPart::Keys if words.is_empty() => {
            let first = FIRST.iter().map(|command| row(keymap, *command)).collect();
            let first = std::iter::once((FIRST_LABEL, first));
            first.chain(keys).chain(legend).collect()
        }
        HelpPart::Keys => keys.into_iter().chain(legend).collect(),
        HelpPart::Legend if words.is_empty() => legend,
        HelpPart::Legend => legend.into_iter().chain(keys).collect(),
    }
}

fn row(keymap: &Keymap, command: Command) -> HelpRow {
    HelpRow {
        left: keymap.keys_of(command).collect::<Vec<_>>().join("  "),
        tone: Tone::Strong,
        right: command.help().into(),
    }
}

/// The commands in whose keys, name, help or group every word is found.
fn commands(keymap: &Keymap, words: &[String]) -> Vec<Group> {
    let groups = CommandGroup::ALL.iter().map(|group| {
        let own = found(keymap, words).filter(|command| command.group() == *group);
        (group.label(), own.map(|command| row(keymap, command)).collect())
    });
    groups.filter(|(_, rows): &Group| !rows.is_empty()).collect()
}

fn found(keymap: &Keymap, words: &[String]) -> impl Iterator<Item = Command> {
    Command::ALL.iter().copied().filter(move |command| {
        let group = command.group().label();
        let other = command.other_words().join(" ");
        let prose = format!("{} {} {group} {other}", command.name(), command.help()).to_lowercase();
        // A word may also be a key.
        let is_key = |word: &String| keymap.keys_of(*command).any(|keys| is_among(&keys, word));
        words
            .iter()
            .all(|word| prose.contains(word.as_str()) || is_key(word))
    })
}

fn is_among(keys: &str, word: &str) -> bool {
    keys.to_lowercase().split_whitespace().any(|key| key == word)
}

/// The lines of the legend in whose term, meaning or heading every word is found.
fn legend(corpus: &Corpus, words: &[String]) -> Vec<Group> {
    let mut lines = legend::lines();
    lines.extend(legend::of_corpus(corpus));
    lines.retain(|line| {
        let prose = format!("{} {} {}", line.term, line.means, line.section.label()).to_lowercase();
        words.iter().all(|word| prose.contains(word.as_str()))
    });
    let groups = LegendSection::ALL.iter().map(|section| {
        let own = lines.iter().filter(|line| line.section == *section);
        (section.label(), own.map(term).collect())
    });
    groups.filter(|(_, rows): &Group| !rows.is_empty()).collect()
}

fn term(line: &LegendLine) -> HelpRow {
    HelpRow {
        left: line.term.clone().into_owned(),
        tone: line.tone,
        right: line.means.clone(),
    }
}

/// The most cells of the left column, including the margin before it and the gap after it.
const LEFT: usize = 26;

/// The column at which the right column begins, in a line of `width` cells.
pub fn column(width: usize) -> usize {
    LEFT.min(width / 2)
}

/// Wraps groups to lines of `width` cells: what does not fit in a column continues in the next line.
fn wrapped(groups: Vec<Group>, width: usize) -> Vec<HelpLine> {
    let column = column(width);
    let wrap = |text: &str, cells: usize| -> Vec<String> {
        let lines = textwrap::wrap(text, cells.max(1));
        lines.into_iter().map(Cow::into_owned).collect()
    };
    let mut lines = Vec::new();
    for (heading, rows) in groups {
        if !lines.is_empty() {
            lines.push(HelpLine::Gap);
        }
        lines.push(HelpLine::Heading(heading));
        for row in rows {
            let mut left = wrap(&row.left, column.saturating_sub(3)).into_iter();
            let mut right = wrap(&row.right, width.saturating_sub(column)).into_iter();
            loop {
                let (left, right) = (left.next(), right.next());
                if left.is_none() && right.is_none() {
                    break;
                }
                lines.push(HelpLine::Row {
                    left: left.unwrap_or_default(),
                    tone: row.tone,
                    right: right.unwrap_or_default(),
                });
            }
        }
    }
    lines
}

pub const LABEL: &str = "find  ";

/// The fewest and the most cells of a line: wider lines are hard to read, and a second column is of more use.
const LINE: (u16, u16) = (88, 116);

/// The cells between two columns of lines.
const BETWEEN: u16 = 3;

/// The layout of the popup: as many columns as there is room for, read one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpLayout {
    pub window: Rect,
    pub columns: u16,
    pub cells: u16,
    /// The lines of a column, not counting the border, the prompt and the bottom line.
    pub height: u16,
}

impl HelpLayout {
    pub fn new(size: (u16, u16)) -> Self {
        let room = inside_window(reading_window(size, u16::MAX, u16::MAX)).width;
        let columns = ((room + BETWEEN) / (LINE.0 + BETWEEN)).max(1);
        let gaps = (columns - 1) * BETWEEN;
        let cells = (room.saturating_sub(gaps) / columns).min(LINE.1);
        Self {
            window: reading_window(size, columns * cells + gaps + 4, u16::MAX),
            columns,
            cells,
            height: size.1.saturating_sub(6).max(1),
        }
    }

    pub fn lines(self) -> usize {
        usize::from(self.columns) * usize::from(self.height)
    }

    /// Where a visible line is drawn, in the list under the prompt.
    pub fn place(self, index: usize, list: Rect) -> Rect {
        let (column, line) = (index / usize::from(self.height), index % usize::from(self.height));
        let x = column as u16 * (self.cells + BETWEEN);
        Rect::new(list.x + x, list.y + line as u16, self.cells, 1).intersection(list)
    }
}

pub fn problems_window(size: (u16, u16)) -> Rect {
    reading_window(size, 200, u16::MAX)
}

impl Help {
    pub fn key(&mut self, stroke: Stroke, ground: Ground) -> Answer {
        let height = HelpLayout::new(ground.layout.size).lines();
        let lines = match stroke {
            Stroke::Do(Command::Cancel | Command::Open) => return Answer::Close,
            Stroke::Do(command) => match lines(command, height as isize) {
                Some(lines) => lines,
                None => return Answer::Stay,
            },
            Stroke::Type(key) => {
                let own = Lookup::Command(self.part.command());
                let is_own_key = self.input.text().is_empty()
                    && ground.session.keymap.lookup(KeyScope::Browse, &[key]) == own;
                match key.code {
                    _ if is_own_key => return Answer::Close,
                    KeyCode::Home => isize::MIN / 2,
                    KeyCode::End => isize::MAX / 2,
                    _ => {
                        if self.input.edit(key) {
                            self.cursor = Cursor::default();
                            self.relayout(ground);
                        }
                        return Answer::Stay;
                    }
                }
            }
        };
        scroll(self, lines, height);
        Answer::Stay
    }
}

/// Scrolls the help, no further than until the last line is at the bottom.
pub fn scroll(help: &mut Help, lines: isize, height: usize) {
    let last = help.lines.len().saturating_sub(height);
    help.cursor.top = help.cursor.top.saturating_add_signed(lines).min(last);
    help.cursor.at = help.cursor.top;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(query: &str) -> Vec<Command> {
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        found(Keymap::shipped(), &words).collect()
    }

    fn lines(part: HelpPart, query: &str, width: usize) -> Vec<HelpLine> {
        let corpus = Corpus::default();
        wrapped(groups(part, Keymap::shipped(), &corpus, query), width)
    }

    #[test]
    fn it_shows_every_command_and_narrows_by_word_key_and_group() {
        assert_eq!(commands("").len(), Command::ALL.len());
        assert_eq!(commands("export file"), [Command::Export]);
        assert!(commands("ctrl-d").contains(&Command::HalfPageDown));
        assert!(commands("clock").len() >= 8);
        assert!(commands("xyzzy").is_empty());
    }

    #[test]
    fn it_opens_with_the_first_keys_and_finds_the_legend() {
        let first = lines(HelpPart::Keys, "", 96);
        assert_eq!(first[0], HelpLine::Heading(FIRST_LABEL));
        for query in ["legend", "sign", "plan", "pot", "▲", "as of", "status"] {
            let found = lines(HelpPart::Keys, query, 96);
            let is_legend = |line: &HelpLine| match line {
                HelpLine::Heading(heading) => heading.starts_with("Legend"),
                _ => false,
            };
            assert!(found.iter().any(is_legend), "{query}: {found:?}");
        }
        let legend = lines(HelpPart::Legend, "", 96);
        assert_eq!(legend[0], HelpLine::Heading(LegendSection::States.label()));
        // The legend also finds keys, as soon as something is typed.
        assert!(lines(HelpPart::Legend, "quit", 96).contains(&HelpLine::Heading("Program")));
    }

    #[test]
    fn nothing_is_cut_in_a_narrow_window() {
        for width in [26, 56, 96] {
            for line in lines(HelpPart::Keys, "", width) {
                if let HelpLine::Row { left, right, .. } = line {
                    use unicode_width::UnicodeWidthStr as _;
                    assert!(left.width() + 3 <= column(width), "{width}: {left}");
                    assert!(right.width() + column(width) <= width, "{width}: {right}");
                }
            }
        }
    }
}
