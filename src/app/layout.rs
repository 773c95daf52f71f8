//! The layout of a screen. Updating and drawing share it, so that both agree on what is visible.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::areas::below;
use crate::settings::{Pane, Split, TwoLines};

pub const SMALLEST: (u16, u16) = (40, 8);

/// The columns and lines from which a screen has three panes: the objectives, the action beside them, and the deadlines below
/// over the whole width, where their titles have room.
const THREE_PANES: (u16, u16) = (110, 24);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether there is room for anything at all.
    pub fits: bool,
    pub header: Rect,
    /// The panes that are shown, with their borders, by [`Pane`].
    pub panes: [Option<Rect>; 3],
    /// Single lines in place of panes that are not shown, by [`Pane`].
    pub strips: [Option<Rect>; 3],
    pub footer: Rect,
    /// Whether panes have a border all around rather than only rules above and below.
    pub boxed: bool,
    /// The borders between panes that can be moved.
    pub borders: [Option<Border>; 2],
}

/// How the panes share the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaneLayout {
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    pub focus: Pane,
    pub zoom: bool,
    pub split: Split,
    pub drag: Option<Border>,
    pub needs: Needs,
    pub two_lines: TwoLines,
}

/// The room that panes need to show their lines in full. It depends on what is listed and unfolded, never on the selection, so
/// that moving the cursor does not move a border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Cells and lines of the objectives; `None` until they are known.
    pub objectives: Option<(u16, u16)>,
    /// Whether the action pane shows a table, which takes more room than text.
    pub has_table: bool,
}

impl PaneLayout {
    pub fn screen(&self) -> Screen {
        Screen::new(self.size, self.focus, self.zoom, self.split, self.needs)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    pub share: BorderShare,
    /// The two columns or two lines of the border.
    pub place: Rect,
}

/// The share of the screen that a border determines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BorderShare {
    /// [`Split::objectives`].
    Objectives,
    /// [`Split::above`].
    Above,
}

/// The narrowest and the lowest pane that a border can be moved to.
const LEAST: (u16, u16) = (24, 5);

impl Screen {
    pub fn new((width, height): (u16, u16), focus: Pane, zoom: bool, split: Split, needs: Needs) -> Self {
        let area = Rect::new(0, 0, width, height);
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let mut screen = Self {
            fits: true,
            header: Rect { height: 1, ..area },
            footer: Rect {
                y: height - 1,
                height: 1,
                ..area
            },
            boxed: true,
            ..Self::default()
        };
        let body = screen.body();
        if zoom {
            screen.panes[focus as usize] = Some(body);
        } else if width >= THREE_PANES.0 && height >= THREE_PANES.1 {
            let panes = three_panes(body, split, needs);
            screen.panes = panes.map(Some);
            screen.borders = borders(panes);
        } else {
            screen.boxed = false;
            // The focused pane, and the other two as a line each where there is room to spare.
            let strips = if height >= 12 { 2 } else { 0 };
            let height = body.height - strips;
            screen.panes[focus as usize] = Some(Rect { height, ..body });
            let others = Pane::ALL.into_iter().filter(|other| *other != focus);
            for (other, line) in others.zip(below(body, height).rows()) {
                screen.strips[other as usize] = Some(line);
            }
        }
        screen
    }

    /// The area between the header and the footer.
    pub fn body(&self) -> Rect {
        Rect {
            y: self.header.bottom(),
            height: self.footer.y.saturating_sub(self.header.bottom()),
            ..self.header
        }
    }

    /// The list of results while a query is typed, and the area beside or below it for a preview of one of them.
    pub fn search(&self) -> (Rect, Option<Rect>) {
        // The prompt and its mistake are above the list.
        let inside = below(inside_window(self.body()), 2);
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

    pub fn inside(&self, pane: Pane) -> Option<Rect> {
        let rect = self.panes[pane as usize]?;
        Some(if self.boxed {
            inside_window(rect)
        } else {
            rect.inner(Margin::new(1, 1))
        })
    }
}

/// A window for a prompt at the bottom of the screen, which leaves the panes above visible.
pub fn prompt_window((columns, lines): (u16, u16), height: u16) -> Rect {
    let width = columns.min(90);
    let height = height.min(lines.saturating_sub(2));
    Rect {
        x: (columns - width) / 2,
        y: lines.saturating_sub(height + 1),
        width,
        height,
    }
}

/// A window over the panes for reading: at most `widest` cells wide and `lines` lines high.
pub fn reading_window(size: (u16, u16), widest: u16, lines: u16) -> Rect {
    let width = size.0.saturating_sub(4).min(widest);
    Rect {
        x: (size.0 - width) / 2,
        y: 1.min(size.1),
        width,
        height: lines.min(size.1.saturating_sub(2)),
    }
}

/// The inside of a window, with a blank column between the border and the text on either side.
pub fn inside_window(outside: Rect) -> Rect {
    outside.inner(Margin::new(2, 1))
}

pub fn title(pane: Pane) -> String {
    format!(" {} {} ", pane as usize + 1, pane.label())
}

/// The fewest cells in which the text of an action reads well, including the borders.
const PROSE: u16 = 46;

/// The fewest cells of the objectives beside a table.
const LISTED: u16 = 40;

/// The largest share of the width that the objectives have beside a table, in percent.
const BESIDE_TABLE: u16 = 34;
/// The smallest and the largest share of the height that the upper panes have, in percent.
const ABOVE: (u16, u16) = (45, 55);

/// Beyond this many lines, the upper panes grow only if the objectives have more lines.
const READABLE: u16 = 20;
/// Like `READABLE`, where the action pane shows a table.
const TABLE: u16 = 24;

/// The tree gets the width its lines need and the action the rest; the deadlines get the height below.
fn three_panes(body: Rect, split: Split, needs: Needs) -> [Rect; 3] {
    let (cells, lines) = needs.objectives.unwrap_or((u16::MAX, 0));
    let wanted = cells.saturating_add(4);
    let tree = match (split.objectives, needs.has_table) {
        (Some(percent), _) => of(body.width, percent),
        (None, true) => wanted.min(of(body.width, BESIDE_TABLE)).max(LISTED),
        (None, false) => wanted.clamp(of(body.width, 50), body.width - PROSE),
    };
    let tree = tree.clamp(LEAST.0, body.width - LEAST.0);
    let readable = if needs.has_table { TABLE } else { READABLE };
    let least = of(body.height, ABOVE.0).min(readable);
    let by_lines = lines.saturating_add(2).clamp(least, of(body.height, ABOVE.1));
    let above = split.above.map_or(by_lines, |percent| of(body.height, percent));
    let above = above.clamp(LEAST.1, body.height - LEAST.1);
    let upper = Rect {
        height: above,
        ..body
    };
    let action = Rect {
        x: body.x + tree,
        width: body.width - tree,
        ..upper
    };
    [Rect { width: tree, ..upper }, action, below(body, above)]
}

fn of(cells: u16, percent: u16) -> u16 {
    (u32::from(cells) * u32::from(percent) / 100) as u16
}

/// The borders between the objectives and the action, and above the deadlines.
fn borders([tree, _, deadlines]: [Rect; 3]) -> [Option<Border>; 2] {
    let beside = Border {
        share: BorderShare::Objectives,
        place: Rect {
            x: tree.right() - 1,
            width: 2,
            height: tree.height - 1,
            ..tree
        },
    };
    let over = Border {
        share: BorderShare::Above,
        place: Rect {
            y: deadlines.y - 1,
            height: 2,
            ..deadlines
        },
    };
    [Some(beside), Some(over)]
}

/// The split with a border moved to the column and line `to` of a screen of `size`.
pub fn moved(mut split: Split, share: BorderShare, to: (u16, u16), size: (u16, u16)) -> Split {
    let percent =
        |cells: u16, all: u16| (u32::from(cells) * 100 / u32::from(all.max(1))).clamp(10, 80) as u16;
    // The size of the pane before the border; the header takes the first line.
    let (column, line) = (to.0.saturating_add(1), to.1);
    match share {
        BorderShare::Objectives => split.objectives = Some(percent(column, size.0)),
        BorderShare::Above => split.above = Some(percent(line, size.1.saturating_sub(2))),
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOME_NEEDS: [Needs; 3] = [
        Needs {
            objectives: None,
            has_table: false,
        },
        Needs {
            objectives: Some((0, 0)),
            has_table: true,
        },
        Needs {
            objectives: Some((u16::MAX, u16::MAX)),
            has_table: true,
        },
    ];

    #[test]
    fn every_size_has_the_focused_pane_inside_the_screen() {
        for (width, needs) in (0..260).flat_map(|width| SOME_NEEDS.map(|needs| (width, needs))) {
            for height in 0..90 {
                for focus in Pane::ALL {
                    for zoom in [false, true] {
                        let screen = Screen::new((width, height), focus, zoom, Split::default(), needs);
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
    #[test]
    fn no_split_makes_a_pane_vanish() {
        let shares = [None, Some(0), Some(10), Some(50), Some(80), Some(u16::MAX)];
        let sizes = [(110, 24), (110, 30), (139, 30), (160, 40), (300, 90)];
        for ((width, height), needs) in sizes
            .into_iter()
            .flat_map(|size| SOME_NEEDS.map(|needs| (size, needs)))
        {
            for first in shares {
                for second in shares {
                    let split = Split {
                        objectives: first,
                        above: second,
                    };
                    let screen = Screen::new((width, height), Pane::Action, false, split, needs);
                    let cells: u32 = screen.panes.iter().flatten().map(|pane| pane.area()).sum();
                    assert_eq!(cells, u32::from(width) * u32::from(height - 2));
                    for pane in screen.panes.iter().flatten() {
                        assert!(
                            pane.width >= LEAST.0 && pane.height >= LEAST.1,
                            "{split:?} {pane:?}"
                        );
                    }
                }
            }
        }
    }
}
