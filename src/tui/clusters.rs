//! Grapheme clusters that terminals measure differently: flags, conjuncts, joined emoji. After one of them the terminal's
//! cursor may be in another column than the program assumes, so that old letters stay on the screen and new ones land in
//! the wrong place. Lines that hold such a cluster, or held one in the last frame, are cleared and drawn whole.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth as _};
use unicode_width::UnicodeWidthChar as _;

/// Whether terminals disagree about how many columns a cluster takes.
fn is_uncertain(cluster: &str) -> bool {
    if cluster.len() < 2 {
        return false;
    }
    let mut with_width = 0;
    cluster.chars().any(|letter| {
        with_width += usize::from(letter.width().unwrap_or(0) > 0);
        // The zero-width joiner and the variation selectors.
        with_width > 1 || matches!(letter, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
    })
}

/// Cells of a line that are drawn one after another without moving the cursor.
pub type CellRun = Vec<(u16, u16, Cell)>;

/// Removes the lines with uncertain clusters from a frame, and returns for each the runs to draw once the line is
/// cleared. A new run, with its own position, begins before and after each uncertain cluster. `before` says which lines
/// had such clusters in the last frame, and is updated for this one.
pub fn take(buffer: &mut Buffer, before: &mut Vec<bool>) -> Vec<(u16, Vec<CellRun>)> {
    let area = buffer.area;
    let width = usize::from(area.width);
    before.resize(area.height.into(), false);
    let mut lines = Vec::new();
    if width == 0 {
        return lines;
    }
    for ((y, cells), was_uncertain) in (area.y..).zip(buffer.content.chunks_mut(width)).zip(before) {
        let is_now = cells.iter().any(|cell| is_uncertain(cell.symbol()));
        if std::mem::replace(was_uncertain, is_now) || is_now {
            lines.push((y, runs(area.x, y, cells)));
            for cell in cells {
                cell.set_diff_option(CellDiffOption::Skip);
            }
        }
    }
    lines
}

fn runs(left: u16, y: u16, cells: &[Cell]) -> Vec<CellRun> {
    let mut runs = Vec::new();
    let mut run = CellRun::new();
    let mut index = 0;
    while let Some(cell) = cells.get(index) {
        let place = (left + index as u16, y, cell.clone());
        if is_uncertain(cell.symbol()) {
            runs.push(std::mem::take(&mut run));
            runs.push(vec![place]);
        } else {
            run.push(place);
        }
        index += usize::from(cell.cell_width()).max(1);
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn clusters_are_uncertain_that_terminals_measure_differently() {
        for (cluster, wanted) in [
            ("a", false),
            ("é", false),
            ("e\u{301}", false),
            ("移", false),
            ("─", false),
            ("🙂", false),
            ("🇪🇺", true),
            ("👩‍👧", true),
            ("👍🏽", true),
            ("❤\u{fe0f}", true),
            ("क्ष", true),
            ("", false),
        ] {
            assert_eq!(is_uncertain(cluster), wanted, "{cluster}");
        }
    }

    #[test]
    fn their_lines_are_drawn_whole_and_once_more_after_them() {
        let mut before = Vec::new();
        let mut old = Buffer::empty(Rect::new(0, 0, 9, 3));
        let mut frame = |second: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 3));
            buffer.set_string(0, 1, second, Style::default());
            let lines = take(&mut buffer, &mut before);
            let drawn: Vec<_> = lines
                .iter()
                .flat_map(|(_, runs)| runs)
                .map(|run| {
                    (
                        run[0].0,
                        run.iter().map(|(_, _, cell)| cell.symbol()).collect::<String>(),
                    )
                })
                .map(|(x, text)| format!("{x}{text}"))
                .collect();
            let others = old.diff(&buffer).len();
            old = buffer;
            (drawn.join("|"), others)
        };
        assert_eq!(frame("plain"), (String::new(), 5));
        // The cell after a wide cluster is part of it.
        assert_eq!(frame("a 🇪🇺🇫🇷b"), ("0a |2🇪🇺|4🇫🇷|6b  ".to_owned(), 0));
        assert_eq!(frame("plain"), ("0plain    ".to_owned(), 0));
        assert_eq!(frame("plain").0, "");
    }
}
