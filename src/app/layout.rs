//! Where things are on a screen of a size. Updating and drawing ask the same function, so that a page is a page.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::settings::{Pane, Split, TwoLines};

/// The smallest screen that can be used.
pub const SMALLEST: (u16, u16) = (40, 8);

/// Big enough for three columns in which titles can be distinguished.
const THREE_COLUMNS: (u16, u16) = (140, 10);

/// Big enough for the deadlines to have a column of the whole height, with room for what else is known beside titles; the
/// objectives and the action stand one over the other beside it.
const TALL: (u16, u16) = (160, 40);

/// Big enough for the two lists one over the other, and the action beside them.
const TWO_COLUMNS: (u16, u16) = (110, 20);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Whether there is room for anything at all.
    pub fits: bool,
    pub header: Rect,
    /// The panes that are shown, with their borders, by [`Pane`].
    pub panes: [Option<Rect>; 3],
    /// Single lines that stand for panes that are not shown.
    pub strips: [Option<Rect>; 3],
    pub footer: Rect,
    /// Whether panes have a border all around, or rules above and below only.
    pub boxed: bool,
    /// The borders between panes that can be moved.
    pub borders: [Option<Border>; 2],
}

/// How the panes share the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaneLayout {
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// The pane that keys go to.
    pub focus: Pane,
    /// Whether the focused pane has the whole screen.
    pub zoom: bool,
    pub split: Split,
    /// The border that is being dragged.
    pub drag: Option<Border>,
    pub needs: Needs,
    pub two_lines: TwoLines,
}

/// How many cells the lines of a pane would take, whole. They depend on what is listed and unfolded, never on what is
/// selected, so that walking moves no border. None where nothing is known yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub objectives: Option<u16>,
    pub deadlines: Option<u16>,
}

impl Needs {
    /// With the borders around.
    const fn with_borders(lines: Option<u16>, unknown: u16) -> u16 {
        match lines {
            Some(cells) => cells.saturating_add(4),
            None => unknown,
        }
    }
}

impl PaneLayout {
    pub fn screen(&self) -> Screen {
        Screen::new(self.size, self.focus, self.zoom, self.split, self.needs)
    }
}

/// A border between two panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    pub share: BorderShare,
    /// The two columns or lines it is made of.
    pub place: Rect,
}

/// A share of the screen that a border settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BorderShare {
    /// [`Split::objectives`].
    Objectives,
    /// [`Split::deadlines`].
    Deadlines,
    /// [`Split::lists`].
    Lists,
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
        } else if width >= TALL.0 && height >= TALL.1 {
            let panes = beside_deadlines(body, split, needs);
            screen.panes = panes.map(Some);
            screen.borders = around_action(panes);
        } else if width >= THREE_COLUMNS.0 && height >= THREE_COLUMNS.1 {
            let panes = columns(body, split, needs);
            screen.panes = panes.map(Some);
            screen.borders = beside_each_other(panes);
        } else if width >= TWO_COLUMNS.0 && height >= TWO_COLUMNS.1 {
            let panes = two_and_one(body, split, needs);
            screen.panes = panes.map(Some);
            screen.borders = over_each_other(panes);
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

/// A small window for a prompt at the bottom of the screen, over its whole width at most; what is above stays in view.
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

/// A window over the panes, to be read: of this width at most, and as high as `lines` need.
pub fn reading_window(size: (u16, u16), widest: u16, lines: u16) -> Rect {
    let width = size.0.saturating_sub(4).min(widest);
    Rect {
        x: (size.0 - width) / 2,
        y: 1.min(size.1),
        width,
        height: lines.min(size.1.saturating_sub(2)),
    }
}

/// The inside of a window: its border has a cell of air at the left and the right.
pub fn inside_window(outside: Rect) -> Rect {
    Rect {
        x: outside.x + 2.min(outside.width),
        y: outside.y + 1.min(outside.height),
        width: outside.width.saturating_sub(4),
        height: outside.height.saturating_sub(2),
    }
}

/// The name of a pane in its border.
pub fn title(pane: Pane) -> String {
    format!(" {} {} ", pane as usize + 1, pane.label())
}

/// The lines of an area under the first ones.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// The least and the most cells in which the text of an action reads well, with its borders.
const PROSE: (u16, u16) = (46, 84);

/// The three panes side by side: the tree has what its lines need, the deadlines what the text of an action leaves.
fn columns(body: Rect, split: Split, needs: Needs) -> [Rect; 3] {
    let most = body.width - 2 * LEAST.0;
    let wanted = Needs::with_borders(needs.objectives, body.width);
    let objectives = wanted.clamp(LEAST.0 + 14, of(body.width, 35));
    let deadlines = if let Some(percent) = split.deadlines {
        of(body.width, percent).clamp(LEAST.0, most)
    } else {
        let rest = body.width - objectives;
        let action = of(rest, 45).clamp(PROSE.0, PROSE.1);
        // Where every title is whole, the text has the rest.
        let whole = Needs::with_borders(needs.deadlines, body.width).max(42);
        (rest - action).min(whole)
    };
    let rest = body.width - deadlines;
    let tree = match split.objectives {
        Some(percent) => of(body.width, percent),
        None => objectives,
    };
    let tree = tree.clamp(LEAST.0, rest - LEAST.0);
    Layout::horizontal([
        Constraint::Length(tree),
        Constraint::Fill(1),
        Constraint::Length(deadlines),
    ])
    .areas(body)
}

/// The deadlines at the right over the whole height; the tree over the action beside them.
fn beside_deadlines(body: Rect, split: Split, needs: Needs) -> [Rect; 3] {
    let deadlines = if let Some(percent) = split.deadlines {
        of(body.width, percent)
    } else {
        let wanted = Needs::with_borders(needs.objectives, body.width);
        let tree = wanted.clamp(62, of(body.width, 40).max(62));
        let whole = Needs::with_borders(needs.deadlines, body.width).max(of(body.width, 40));
        (body.width - tree).min(whole)
    };
    let deadlines = deadlines.clamp(LEAST.0, body.width - LEAST.0);
    let above = of(body.height, split.above.unwrap_or(50)).clamp(LEAST.1, body.height - LEAST.1);
    let [left, deadlines] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(deadlines)]).areas(body);
    let [tree, action] = Layout::vertical([Constraint::Length(above), Constraint::Fill(1)]).areas(left);
    [tree, action, deadlines]
}

/// The two lists one over the other, where their titles have room; the action beside them, where text has height.
fn two_and_one(body: Rect, split: Split, needs: Needs) -> [Rect; 3] {
    let lists = if let Some(percent) = split.lists {
        of(body.width, percent)
    } else {
        let widest = needs.objectives.max(needs.deadlines);
        let wanted = Needs::with_borders(widest, body.width);
        wanted.clamp(of(body.width, 55), body.width - PROSE.0)
    };
    let lists = lists.clamp(LEAST.0, body.width - LEAST.0);
    let above = of(body.height, split.above.unwrap_or(50)).clamp(LEAST.1, body.height - LEAST.1);
    let [lists, action] = Layout::horizontal([Constraint::Length(lists), Constraint::Fill(1)]).areas(body);
    let [tree, deadlines] = Layout::vertical([Constraint::Length(above), Constraint::Fill(1)]).areas(lists);
    [tree, action, deadlines]
}

fn of(cells: u16, percent: u16) -> u16 {
    (u32::from(cells) * u32::from(percent) / 100) as u16
}

fn beside_each_other([tree, action, _]: [Rect; 3]) -> [Option<Border>; 2] {
    [
        Some(right_of(tree, BorderShare::Objectives)),
        Some(right_of(action, BorderShare::Deadlines)),
    ]
}

fn over_each_other([tree, _, deadlines]: [Rect; 3]) -> [Option<Border>; 2] {
    let lists = Rect {
        height: tree.height + deadlines.height,
        ..tree
    };
    [Some(right_of(lists, BorderShare::Lists)), Some(under(tree))]
}

fn around_action([tree, action, _]: [Rect; 3]) -> [Option<Border>; 2] {
    let left = Rect {
        height: tree.height + action.height,
        ..tree
    };
    [Some(right_of(left, BorderShare::Deadlines)), Some(under(tree))]
}

/// The edge of a pane and that of the one below.
fn under(upper: Rect) -> Border {
    Border {
        share: BorderShare::Above,
        place: Rect {
            y: upper.bottom() - 1,
            height: 2,
            ..upper
        },
    }
}

/// The edge of a pane and that of its neighbour.
fn right_of(left: Rect, share: BorderShare) -> Border {
    Border {
        share,
        place: Rect {
            x: left.right() - 1,
            width: 2,
            ..left
        },
    }
}

/// The split with a border moved to a column and line of a screen of a size.
pub fn moved(mut split: Split, share: BorderShare, to: (u16, u16), size: (u16, u16)) -> Split {
    let percent =
        |cells: u16, all: u16| (u32::from(cells) * 100 / u32::from(all.max(1))).clamp(10, 80) as u16;
    // Where the edge of the pane stands that is before the border; the header takes the first line.
    let (column, line) = (to.0.saturating_add(1), to.1);
    match share {
        BorderShare::Objectives => split.objectives = Some(percent(column, size.0)),
        BorderShare::Deadlines => split.deadlines = Some(percent(size.0.saturating_sub(column), size.0)),
        BorderShare::Lists => split.lists = Some(percent(column, size.0)),
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
            deadlines: None,
        },
        Needs {
            objectives: Some(0),
            deadlines: Some(0),
        },
        Needs {
            objectives: Some(u16::MAX),
            deadlines: Some(u16::MAX),
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
        let sizes = [(110, 8), (110, 30), (139, 30), (140, 40), (160, 40), (300, 90)];
        for ((width, height), needs) in sizes
            .into_iter()
            .flat_map(|size| SOME_NEEDS.map(|needs| (size, needs)))
        {
            for first in shares {
                for second in shares {
                    let split = Split {
                        objectives: first,
                        deadlines: second,
                        lists: first,
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
