//! Where things are on a screen of a size. Updating and drawing ask the same function, so that a page is a page.

use ratatui::layout::{Constraint, Layout, Rect};

use super::Pane;

/// The smallest screen that can be used.
pub const SMALLEST: (u16, u16) = (40, 8);

/// Big enough for three columns in which titles can be told apart.
const THREE_COLUMNS: (u16, u16) = (140, 10);

/// Big enough for the two lists one over the other, and the action beside them.
const TWO_COLUMNS: (u16, u16) = (110, 20);

/// The parts of a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether there is room for anything at all.
    pub fits: bool,
    /// The top line.
    pub header: Rect,
    /// The panes that are shown, with their borders, by [`Pane`].
    pub panes: [Option<Rect>; 3],
    /// Single lines that stand for panes that are not shown.
    pub strips: [Option<Rect>; 3],
    /// The bottom line.
    pub footer: Rect,
    /// Whether panes have a border all around, or rules above and below only.
    pub boxed: bool,
}

impl Screen {
    /// Lays a screen out.
    pub fn new(width: u16, height: u16, focus: Pane, zoom: bool) -> Self {
        let area = Rect::new(0, 0, width, height);
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let [header, body, footer] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(area);
        let mut screen = Self {
            fits: true,
            header,
            footer,
            boxed: true,
            ..Self::default()
        };
        if zoom {
            screen.panes[focus as usize] = Some(body);
        } else if width >= THREE_COLUMNS.0 && height >= THREE_COLUMNS.1 {
            screen.panes = columns(body).map(Some);
        } else if width >= TWO_COLUMNS.0 && height >= TWO_COLUMNS.1 {
            screen.panes = two_and_one(body).map(Some);
        } else {
            screen.boxed = false;
            // The focused pane, the other two as a line each where there is room to spare.
            let strips = if height >= 12 { 2 } else { 0 };
            let [pane, below] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(strips)]).areas(body);
            screen.panes[focus as usize] = Some(pane);
            let others = Pane::ALL.into_iter().filter(|other| *other != focus);
            for (other, y) in others.zip(below.y..below.bottom()) {
                screen.strips[other as usize] = Some(Rect {
                    y,
                    height: 1,
                    ..below
                });
            }
        }
        screen
    }

    /// The lists of results while a query is typed, and the room beside or below it for what is said of one of them.
    pub fn search(&self) -> (Rect, Option<Rect>) {
        let body = Rect {
            y: self.header.bottom(),
            height: self.footer.y.saturating_sub(self.header.bottom()),
            ..self.header
        };
        // Inside a border: the prompt and what is wrong with it above the list.
        let inside = Rect {
            x: body.x + 2.min(body.width),
            y: body.y + 3.min(body.height),
            width: body.width.saturating_sub(4),
            height: body.height.saturating_sub(4),
        };
        if inside.width >= 100 && inside.height >= 8 {
            let [list, beside] = Layout::horizontal([Constraint::Fill(3), Constraint::Fill(2)])
                .spacing(3)
                .areas(inside);
            (list, Some(beside))
        } else if inside.height >= 14 {
            let [list, below] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)])
                .spacing(1)
                .areas(inside);
            (list, Some(below))
        } else {
            (inside, None)
        }
    }

    /// The inside of a pane: without its border.
    pub fn inside(&self, pane: Pane) -> Option<Rect> {
        let rect = self.panes[pane as usize]?;
        Some(if self.boxed {
            Rect {
                x: rect.x + 2.min(rect.width),
                y: rect.y + 1.min(rect.height),
                width: rect.width.saturating_sub(4),
                height: rect.height.saturating_sub(2),
            }
        } else {
            Rect {
                x: rect.x + 1,
                y: rect.y + 1.min(rect.height),
                width: rect.width.saturating_sub(2),
                height: rect.height.saturating_sub(2),
            }
        })
    }
}

/// The three panes side by side: the tree and the action share what the deadlines leave, which need the least.
fn columns(body: Rect) -> [Rect; 3] {
    let deadlines = (body.width * 30 / 100).clamp(38, 64);
    Layout::horizontal([
        Constraint::Fill(1),
        Constraint::Fill(1),
        Constraint::Length(deadlines),
    ])
    .areas(body)
}

/// The two lists one over the other, where their titles have room; the action beside them, where text has height.
fn two_and_one(body: Rect) -> [Rect; 3] {
    let [lists, action] = Layout::horizontal([Constraint::Fill(11), Constraint::Fill(9)]).areas(body);
    let [tree, deadlines] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]).areas(lists);
    [tree, action, deadlines]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_focused_pane_inside_the_screen() {
        for width in 0..260 {
            for height in 0..90 {
                for focus in Pane::ALL {
                    for zoom in [false, true] {
                        let screen = Screen::new(width, height, focus, zoom);
                        let area = Rect::new(0, 0, width, height);
                        assert_eq!(screen.fits, width >= SMALLEST.0 && height >= SMALLEST.1);
                        if screen.fits {
                            let inside = screen.inside(focus).unwrap();
                            assert!(inside.height >= 4 && inside.width >= 34, "{width}x{height}");
                            assert_eq!(area.intersection(inside), inside);
                        }
                    }
                }
            }
        }
    }
}
