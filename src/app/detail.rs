//! The detail pane: facts wrapped to its width, and a cursor that moves through them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::cursor::Cursor;
use super::outcome::CommandOutcome;
use super::session::Session;
use crate::command::Command;
use crate::views::facts::{FactPart, FactTarget, Run, Tone};
use crate::views::node::Node;

/// A line of the pane, wrapped to its width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DetailLine {
    /// The text from the left edge.
    pub runs: Vec<Run>,
    pub right: Option<Run>,
    pub link: Option<FactTarget>,
    /// Whether the line is the first of a link and gets its sign.
    pub is_marked: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The facts of the selection, once they were needed.
    pub facts: Option<Vec<FactPart>>,
    /// The facts, wrapped to the width of the pane.
    pub lines: Vec<DetailLine>,
    pub cursor: Cursor,
}

impl Detail {
    pub fn command(&mut self, command: Command, session: &Session) -> CommandOutcome {
        match command {
            Command::Open => {
                let link = self.lines.get(self.cursor.at).and_then(|line| line.link.as_ref());
                if let Some(FactTarget::Action(action)) = link {
                    return CommandOutcome::GoTo(Node::Action(*action));
                }
                let enter = session.sign("enter");
                CommandOutcome::Note(format!("Nothing to follow on this line; {enter} follows a link"))
            }
            Command::NextHeading | Command::PreviousHeading => {
                let is_link = |at: usize| self.lines[at].link.is_some();
                let steps = self.cursor.steps_to(self.lines.len(), command, is_link);
                self.walk(steps.unwrap_or(0))
            }
            Command::Toggle => CommandOutcome::Note("Nothing folds here".into()),
            _ => CommandOutcome::Unhandled,
        }
    }

    pub fn walk(&mut self, lines: isize) -> CommandOutcome {
        self.cursor.move_by(lines, self.lines.len());
        CommandOutcome::Done
    }
}

pub const LABELS: usize = 10;

/// The fewest cells of words beside a note at the right edge.
const BESIDE: usize = 10;

/// Wraps facts to a width in cells.
pub fn wrap(parts: &[FactPart], width: usize) -> Vec<DetailLine> {
    let mut lines = Vec::new();
    for part in parts {
        match part {
            FactPart::Gap => lines.push(DetailLine::default()),
            FactPart::Title(title) => lines.extend(plain(&[Run::new(Tone::Strong, title)], width)),
            FactPart::Tags(tags) => {
                let mut runs = Vec::new();
                for tag in tags {
                    if !runs.is_empty() {
                        runs.push(Run::new(Tone::Dim, " · "));
                    }
                    runs.push(tag.clone());
                }
                lines.extend(plain(&runs, width));
            }
            FactPart::Paragraph(text) => {
                for paragraph in text.split('\n') {
                    lines.extend(plain(&[Run::new(Tone::Plain, paragraph)], width));
                }
            }
            FactPart::Fact(fact) => {
                let labels = LABELS.min(width / 3);
                let room = width.saturating_sub(labels).max(1);
                let right = fact.right.as_ref().map_or(0, |right| right.text.width() + 2);
                // A note without room beside the first words gets a line of its own below.
                let is_beside = right + BESIDE <= room;
                let first = if is_beside { room - right } else { room };
                for (index, mut runs) in fill(&fact.runs, first, room).into_iter().enumerate() {
                    let label = if index == 0 { fact.label } else { "" };
                    runs.insert(0, Run::new(Tone::Dim, format!("{label:labels$}")));
                    let right = fact.right.clone().filter(|_| index == 0 && is_beside);
                    lines.push(DetailLine {
                        runs,
                        right,
                        link: fact.link.clone(),
                        is_marked: index == 0 && fact.link.is_some(),
                    });
                }
                if let Some(right) = fact.right.clone().filter(|_| !is_beside) {
                    lines.push(DetailLine {
                        right: Some(right),
                        link: fact.link.clone(),
                        ..DetailLine::default()
                    });
                }
            }
        }
    }
    lines
}

/// Wraps runs into lines without a label or a note at the right edge.
fn plain(runs: &[Run], width: usize) -> impl Iterator<Item = DetailLine> {
    fill(runs, width, width).into_iter().map(|runs| DetailLine {
        runs,
        ..DetailLine::default()
    })
}

/// Breaks runs into lines between words: the first of at most `first` cells, the others of at most `rest`.
fn fill(runs: &[Run], first: usize, rest: usize) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    let mut room = first.max(1);
    for run in runs {
        for piece in words_and_gaps(&run.text) {
            let mut piece = piece;
            let is_space = piece.trim().is_empty();
            let mut width = piece.width();
            let at_start = lines.last().is_none_or(Vec::is_empty);
            if width > room && !is_space && !at_start && !starts_with_closing(piece) {
                start_line(&mut lines);
                room = rest.max(1);
            }
            // A word longer than a line is broken where the line ends.
            while width > room && !is_space {
                let cut = cut_at(piece, room);
                push(&mut lines, &piece[..cut], run.tone);
                piece = &piece[cut..];
                width = piece.width();
                lines.push(Vec::new());
                room = rest.max(1);
            }
            if is_space && (width > room || lines.last().is_none_or(Vec::is_empty)) && lines.len() > 1 {
                continue;
            }
            push(&mut lines, piece, run.tone);
            room = room.saturating_sub(width);
        }
    }
    lines
}

/// Splits a text into words and the white space between them, alternating.
fn words_and_gaps(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_gap = rest.chars().next()?.is_whitespace();
        let end = rest
            .find(|c: char| c.is_whitespace() != is_gap)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// Whether a piece is closing punctuation, which stays with its word rather than start a line.
fn starts_with_closing(piece: &str) -> bool {
    matches!(piece, "." | "," | ";" | ":" | ")" | "]" | "!" | "?")
}

fn start_line(lines: &mut Vec<Vec<Run>>) {
    if let Some(last) = lines.last_mut().and_then(|line| line.last_mut()) {
        last.text.truncate(last.text.trim_end().len());
    }
    lines.push(Vec::new());
}

fn push(lines: &mut [Vec<Run>], text: &str, tone: Tone) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.tone == tone => last.text.push_str(text),
        _ => line.push(Run::new(tone, text)),
    }
}

/// The most bytes of `text` that fit into `cells`, at least one letter.
fn cut_at(text: &str, cells: usize) -> usize {
    let mut used = 0;
    for (index, letter) in text.grapheme_indices(true) {
        used += letter.width();
        if used > cells && index > 0 {
            return index;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::facts::Fact;

    fn text(lines: &[DetailLine]) -> Vec<String> {
        lines
            .iter()
            .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn facts_hang_under_their_label_and_leave_room_for_the_right_edge() {
        let fact = Fact {
            label: "When",
            runs: vec![
                Run::new(Tone::Strong, "18 Dec 2024"),
                Run::new(Tone::Dim, "  first session of it"),
            ],
            right: Some(Run::new(Tone::Computed, "in 2 d")),
            link: None,
        };
        let lines = wrap(&[FactPart::Fact(fact.clone())], 34);
        assert_eq!(
            text(&lines),
            ["When      18 Dec 2024", "          first session of it"]
        );
        assert!(lines[0].right.is_some() && lines[1].right.is_none());
        for width in 20..60 {
            for line in wrap(&[FactPart::Fact(fact.clone())], width) {
                let words: usize = line.runs.iter().map(|run| run.text.width()).sum();
                let right = line.right.map_or(0, |right| right.text.width());
                assert!(words + right <= width, "{width}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_pane() {
        let texts = [
            "a bb ccc dddd eeeee",
            "Donaudampfschifffahrtsgesellschaft",
            "移民 政策 x",
            "",
            "e\u{301}e\u{301}e\u{301}",
        ];
        for sample in texts {
            for width in 2..40 {
                for line in wrap(
                    &[FactPart::Paragraph(sample.into()), FactPart::Title(sample.into())],
                    width,
                ) {
                    let wide: usize = line.runs.iter().map(|run| run.text.width()).sum();
                    assert!(wide <= width + 1, "{sample:?} at {width}: {line:?}");
                }
            }
        }
    }
}
