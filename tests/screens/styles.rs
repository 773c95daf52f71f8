//! Styles as text, so that changes are readable in the diff of a snapshot.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The style of a cell; `None` if it is the terminal's default.
fn look(cell: &Cell) -> Option<String> {
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on-{}", cell.bg.to_string().to_lowercase()));
    }
    parts.extend(names(cell.modifier).map(str::to_lowercase));
    (!parts.is_empty()).then(|| parts.join("+"))
}

fn names(modifier: Modifier) -> impl Iterator<Item = &'static str> {
    modifier.iter_names().map(|(name, _)| name)
}

/// The columns of a line by style: `bold 2-9,14  cyan 30`.
fn line(cells: &[Cell]) -> String {
    let mut looks: Vec<(String, Vec<(usize, usize)>)> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let Some(look) = look(cell) else { continue };
        let at = looks.iter().position(|(known, _)| *known == look);
        let at = at.unwrap_or_else(|| {
            looks.push((look, Vec::new()));
            looks.len() - 1
        });
        match looks[at].1.last_mut() {
            Some((_, last)) if *last + 1 == column => *last = column,
            _ => looks[at].1.push((column, column)),
        }
    }
    let runs = |runs: &[(usize, usize)]| {
        let run = |(first, last): &(usize, usize)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        };
        runs.iter().map(run).collect::<Vec<_>>().join(",")
    };
    let all = looks
        .iter()
        .map(|(look, columns)| format!("{look} {}", runs(columns)));
    all.collect::<Vec<_>>().join("  ")
}

/// Every styled line with its number. Consecutive lines with equal styles are joined: `4-7  dim 0,119`.
pub fn lines(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width).max(1);
    let all: Vec<String> = buffer.content.chunks(width).map(line).collect();
    let mut told = String::new();
    let mut first = 0;
    for alike in all.chunk_by(|line, next| line == next) {
        let last = first + alike.len() - 1;
        if !alike[0].is_empty() {
            let number = if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            };
            let _ = writeln!(told, "{number:<5} {}", alike[0]);
        }
        first = last + 1;
    }
    told
}

#[test]
fn runs_of_a_line_are_reported_by_what_they_look_like() {
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 4));
    let bold = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    for y in 1..3 {
        buffer.set_string(0, y, "ab", bold);
        buffer.set_string(5, y, "c", Style::new().bg(Color::Rgb(1, 2, 3)));
        buffer.set_string(8, y, "d", bold);
    }
    assert_eq!(lines(&buffer), "1-2   cyan+bold 0-1,8  on-#010203 5\n");
}
