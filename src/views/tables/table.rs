//! A table as a plain value: what the columns are and what the rows say, worded for people and without a screen. The
//! action pane draws it, and the text exports print it, so that both say the same; [`Data`](super::values::Data) is the
//! same rows for programs, with exact values in place of words.

use unicode_width::UnicodeWidthStr as _;

use crate::model::ActionId;
use crate::views::facts::{Run, Tone};
use crate::when::Window;

/// Rows that are worded at once. Of longer tables, which no document has, the others are worded when they come into view,
/// and columns grow where one of those needs it.
pub const AT_ONCE: usize = 2000;

/// Cells between two columns.
pub const GAP: usize = 2;
/// Cells that a step of depth indents by, and cells that a sign with its space takes.
pub const STEP: usize = 2;

/// Cells that words are cut to where there is no room for what they should have.
const SCANT: usize = 3;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub title: String,
    /// Lines said above it: how much there is, and that it is computed.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    /// The rows, in their order.
    pub rows: Vec<Row>,
    /// What the cells of entries are called, one after the other, where headings say other things in the columns.
    pub entries: &'static [&'static str],
    /// What is said where there is no row: what would be here, and how to get it.
    pub empty: String,
}

/// How much room there is for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Words {
    #[default]
    Full,
    /// Whole words, but not every column.
    Middle,
    Brief,
}

impl Words {
    /// What is fitting on lines of so many cells.
    pub const fn in_cells(cells: usize) -> Self {
        match cells {
            0..72 => Self::Brief,
            72..100 => Self::Middle,
            _ => Self::Full,
        }
    }
}

/// At which edge of a column its cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// What the rows are sorted by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Up,
    /// The greatest first.
    Down,
}

impl Order {
    /// The sign beside a column's name.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Up => "▲",
            Self::Down => "▼",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// At which edge its cells stand.
    pub align: Align,
    /// Cells that it may be cut or wrapped to before other columns are left out; where none are told it is shown whole or
    /// not at all.
    pub least: Option<usize>,
    /// Whether it takes the room that is left.
    pub grows: bool,
    /// Which columns are left out first where there is no room: those of the highest rank. 0 is always there.
    pub rank: u8,
    /// Whether the rows are sorted by it.
    pub order: Option<Order>,
}

impl Column {
    /// A column of words that is never cut and never left out.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            align: Align::Left,
            least: None,
            grows: false,
            rank: 0,
            order: None,
        }
    }

    #[must_use]
    pub const fn right(self) -> Self {
        Self {
            align: Align::Right,
            ..self
        }
    }

    /// The same, cut or wrapped to no less than some cells.
    #[must_use]
    pub const fn least(self, cells: usize) -> Self {
        Self {
            least: Some(cells),
            ..self
        }
    }

    /// The same, taking the room that is left.
    #[must_use]
    pub const fn grows(self) -> Self {
        Self { grows: true, ..self }
    }

    /// The same, left out before columns of a lower rank.
    #[must_use]
    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The sign of its order with its name.
    pub fn heading(&self) -> String {
        match self.order {
            Some(order) => format!("{} {}", order.sign(), self.name),
            None => self.name.to_owned(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Over the rows that follow.
    Heading,
    #[default]
    Entry,
    Total,
}

/// The sign before a row on a screen; words say the same in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A heading whose rows are seen.
    Open,
    /// A heading whose rows are not.
    Folded,
    Due(Window),
    /// A next step without a date.
    Undated,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub kind: RowKind,
    /// How far its first cell is indented.
    pub depth: u8,
    /// The sign before it.
    pub mark: Option<Mark>,
    pub group: u32,
    /// What it says; as many as there are columns, counted with what they span. None while it is not yet worded: of a
    /// long table only the rows are that were looked at.
    pub cells: Vec<Cell>,
    pub link: Option<ActionId>,
}

/// What a row says in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub runs: Vec<Run>,
    /// How many columns it reaches over.
    pub span: u8,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            runs: Vec::new(),
            span: 1,
        }
    }
}

impl From<Vec<Run>> for Cell {
    fn from(runs: Vec<Run>) -> Self {
        Self { runs, span: 1 }
    }
}

impl Cell {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return Self::default();
        }
        vec![Run::new(tone, text)].into()
    }

    /// The same, reaching over some columns.
    #[must_use]
    pub fn over(self, columns: u8) -> Self {
        Self {
            span: columns.max(1),
            ..self
        }
    }

    /// How many cells of a screen it takes.
    pub fn width(&self) -> usize {
        self.runs.iter().map(|run| run.text.width()).sum()
    }

    /// Its text without tones.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Where a column stands on lines of some width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub column: usize,
    /// The cell it begins at.
    pub x: usize,
    /// How many cells it has.
    pub width: usize,
}

/// Where a cell of a row stands.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'t> {
    /// The column it is in, or begins in.
    pub column: &'t Column,
    pub cell: &'t Cell,
    /// Where it begins, after what it is indented by.
    pub x: usize,
    /// How many cells it has.
    pub width: usize,
}

impl Row {
    /// How far its first cell is indented, its sign included.
    pub fn indent(&self) -> usize {
        usize::from(self.depth) * STEP + if self.mark.is_some() { STEP } else { 0 }
    }

    /// Its cells, each with the column it is in or begins in.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &Cell)> {
        let mut next = 0;
        self.cells.iter().map(move |cell| {
            let column = next;
            next += usize::from(cell.span);
            (column, cell)
        })
    }
}

impl Table {
    /// The table without a column, whose cells reach over no other: what only a screen shows.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        if let Some(at) = self.columns.iter().position(|column| column.name == name) {
            self.columns.remove(at);
            for row in self.rows.iter_mut().filter(|row| row.cells.len() > at) {
                row.cells.remove(at);
            }
        }
        self
    }

    /// Lays the columns out on lines of `width` cells, so that every row has its place.
    pub fn place(&self, width: usize) -> Vec<Placed> {
        let mut widths = Widths::new(&self.columns);
        self.rows.iter().for_each(|row| widths.see(row));
        widths.place(&self.columns, width)
    }

    /// The cells of a row where columns are placed so.
    pub fn slots<'t>(&'t self, row: &'t Row, placed: &'t [Placed]) -> impl Iterator<Item = Slot<'t>> {
        row.cells().filter_map(move |(column, cell)| {
            let end = column + usize::from(cell.span);
            let mut own = placed
                .iter()
                .filter(|place| (column..end).contains(&place.column));
            let first = own.next()?;
            let last = own.next_back().unwrap_or(first);
            let whole = last.x + last.width - first.x;
            let indent = if column == 0 { row.indent().min(whole) } else { 0 };
            Some(Slot {
                column: &self.columns[first.column],
                cell,
                x: first.x + indent,
                width: whole - indent,
            })
        })
    }
}

/// The cells between so many columns.
const fn gaps(columns: usize) -> usize {
    columns.saturating_sub(1) * GAP
}

/// How wide columns would be with all the room there is, by the rows that were seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// With every cell that is in one column alone.
    single: Vec<usize>,
    /// Whether anything is said in a column.
    said: Vec<bool>,
    /// Cells that reach over several columns, as the first, one past the last, and how wide the widest is.
    spans: Vec<(usize, usize, usize)>,
}

impl Widths {
    /// Those of the names of columns.
    pub fn new(columns: &[Column]) -> Self {
        Self {
            single: columns.iter().map(|column| column.heading().width()).collect(),
            said: vec![false; columns.len()],
            spans: Vec::new(),
        }
    }

    pub fn see(&mut self, row: &Row) {
        let count = self.single.len();
        for (column, cell) in row.cells().filter(|(column, _)| *column < count) {
            if cell.runs.is_empty() {
                continue;
            }
            let indent = if column == 0 { row.indent() } else { 0 };
            let width = cell.width() + indent;
            let end = (column + usize::from(cell.span)).min(count);
            self.said[column..end].fill(true);
            if cell.span == 1 {
                self.single[column] = self.single[column].max(width);
                continue;
            }
            let same = |span: &&mut (usize, usize, usize)| (span.0, span.1) == (column, end);
            match self.spans.iter_mut().find(same) {
                Some(span) => span.2 = span.2.max(width),
                None => self.spans.push((column, end, width)),
            }
        }
    }

    /// Lays columns out on lines of `width` cells: those that nothing is said in and, where there is too little room,
    /// those of the highest rank are left out; those that may be cut share what the others leave.
    pub fn place(&self, columns: &[Column], width: usize) -> Vec<Placed> {
        let mut kept: Vec<usize> = (0..columns.len())
            .filter(|column| self.said[*column] || columns[*column].order.is_some())
            .collect();
        let mut natural = self.natural(&kept);
        while least(columns, &kept, &natural).iter().sum::<usize>() + gaps(kept.len()) > width {
            // Of several of a rank the last goes first.
            let out = kept
                .iter()
                .enumerate()
                .filter(|(_, column)| columns[**column].rank > 0);
            match out.max_by_key(|(at, column)| (columns[**column].rank, *at)) {
                Some((at, _)) => drop(kept.remove(at)),
                None => break,
            }
            natural = self.natural(&kept);
        }
        let widths = share(columns, &kept, &natural, width.saturating_sub(gaps(kept.len())));
        let mut x = 0;
        let mut placed = Vec::with_capacity(kept.len());
        for (column, own) in kept.into_iter().zip(widths) {
            // What is wider than the line ends with it.
            let own = own.min(width.saturating_sub(x));
            if own > 0 {
                placed.push(Placed {
                    column,
                    x,
                    width: own,
                });
            }
            x += own + GAP;
        }
        placed
    }

    /// The widths of all columns if these are kept: the last column under a cell that reaches over several is wider if
    /// the cell has too little room with them.
    fn natural(&self, kept: &[usize]) -> Vec<usize> {
        let mut widths = self.single.clone();
        for (start, end, wide) in &self.spans {
            let under = || {
                kept.iter()
                    .copied()
                    .filter(|column| (*start..*end).contains(column))
            };
            let room = under().map(|column| widths[column]).sum::<usize>() + gaps(under().count());
            if let Some(last) = under().next_back() {
                widths[last] += wide.saturating_sub(room);
            }
        }
        widths
    }
}

fn least(columns: &[Column], kept: &[usize], natural: &[usize]) -> Vec<usize> {
    let kept = kept.iter();
    kept.map(|column| {
        let whole = natural[*column];
        columns[*column].least.map_or(whole, |least| least.min(whole))
    })
    .collect()
}

/// What each column gets of `room` cells.
fn share(columns: &[Column], kept: &[usize], natural: &[usize], room: usize) -> Vec<usize> {
    let mut widths = least(columns, kept, natural);
    if widths.iter().sum::<usize>() > room {
        // Nothing more can be left out: words give way, so that numbers and dates are whole.
        for (width, column) in widths.iter_mut().zip(kept) {
            if columns[*column].least.is_some() {
                *width = (*width).min(columns[*column].heading().width().max(SCANT));
            }
        }
    }
    let mut left = room.saturating_sub(widths.iter().sum());
    // Cell by cell to the narrowest of those that are cut, so that a long column does not starve a short one.
    while left > 0 {
        let cut = (0..kept.len()).filter(|at| widths[*at] < natural[kept[*at]]);
        let Some(at) = cut.min_by_key(|at| widths[*at]) else {
            break;
        };
        widths[at] += 1;
        left -= 1;
    }
    if let Some(at) = kept.iter().position(|column| columns[*column].grows) {
        widths[at] += left;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: Vec<Column>, rows: &[&[&str]]) -> Table {
        let rows = rows.iter().map(|row| Row {
            cells: row.iter().map(|text| Cell::new(Tone::Plain, *text)).collect(),
            ..Row::default()
        });
        Table {
            columns,
            rows: rows.collect(),
            ..Table::default()
        }
    }

    fn widths(table: &Table, width: usize) -> Vec<(usize, usize)> {
        table
            .place(width)
            .iter()
            .map(|place| (place.column, place.width))
            .collect()
    }

    fn three() -> Table {
        table(
            vec![
                Column::new("What").least(6).grows(),
                Column::new("Value").right(),
                Column::new("Source").rank(1),
            ],
            &[&["crossings of the border", "62,034", "Frontex"], &["a", "7", ""]],
        )
    }

    #[test]
    fn columns_are_as_wide_as_what_they_say_and_one_takes_the_rest() {
        assert_eq!(widths(&three(), 60), [(0, 43), (1, 6), (2, 7)]);
        let placed = three().place(60);
        let last = placed.last().unwrap();
        assert_eq!(
            last.x + last.width,
            60,
            "the right edge is the edge of the last column"
        );
    }

    #[test]
    fn what_may_be_cut_is_cut_before_a_column_is_left_out() {
        assert_eq!(widths(&three(), 30), [(0, 13), (1, 6), (2, 7)]);
        assert_eq!(widths(&three(), 22), [(0, 14), (1, 6)]);
        // Columns of rank 0 stay: words give way, so that numbers are whole; then the last ends with the line.
        assert_eq!(widths(&three(), 12), [(0, 4), (1, 6)]);
        assert_eq!(widths(&three(), 10), [(0, 4), (1, 4)]);
    }

    #[test]
    fn the_highest_rank_goes_first_and_of_one_rank_the_last() {
        let columns = ["a", "b", "c", "d"].map(|name| Column::new(name).rank(1));
        let mut table = table(columns.to_vec(), &[&["xx", "xx", "xx", "xx"]]);
        table.columns[1].rank = 2;
        let kept = |width| {
            let placed = table.place(width);
            placed.iter().map(|place| place.column).collect::<Vec<_>>()
        };
        assert_eq!(kept(14), [0, 1, 2, 3]);
        assert_eq!(kept(13), [0, 2, 3]);
        assert_eq!(kept(9), [0, 2]);
        assert_eq!(kept(2), [0]);
        assert_eq!(kept(1), Vec::<usize>::new());
    }

    #[test]
    fn columns_in_which_nothing_is_said_are_left_out_unless_rows_are_sorted_by_them() {
        let mut table = table(
            vec![Column::new("a"), Column::new("b"), Column::new("c")],
            &[&["x", "", "z"]],
        );
        assert_eq!(widths(&table, 40), [(0, 1), (2, 1)]);
        table.columns[1].order = Some(Order::Up);
        assert_eq!(widths(&table, 40), [(0, 1), (1, 3), (2, 1)]);
    }

    #[test]
    fn room_is_shared_so_that_a_long_column_does_not_starve_a_short_one() {
        let columns = vec![Column::new("a").least(4), Column::new("b").least(4)];
        let long = "x".repeat(100);
        let table = table(columns, &[&["twelve cells", &long]]);
        assert_eq!(widths(&table, 62), [(0, 12), (1, 48)]);
        assert_eq!(widths(&table, 22), [(0, 10), (1, 10)]);
    }

    #[test]
    fn a_cell_reaches_over_columns_and_has_the_room_of_all_of_them() {
        let mut table = table(
            vec![
                Column::new("Body").grows().least(4),
                Column::new("Ahead").right(),
                Column::new("Past").right().rank(1),
            ],
            &[&["Commission", "3", "1"]],
        );
        table.rows.push(Row {
            depth: 1,
            mark: Some(Mark::Undated),
            cells: vec![
                Cell::new(Tone::Plain, "Report"),
                Cell::new(Tone::Plain, "in 2 d, inferred").over(2),
            ],
            ..Row::default()
        });
        let placed = table.place(40);
        let slots: Vec<_> = table
            .slots(&table.rows[1], &placed)
            .map(|slot| (slot.x, slot.width))
            .collect();
        assert_eq!(slots, [(4, 18), (24, 16)]);
        // With one of its columns left out, it has the other alone.
        let placed = table.place(22);
        let slots: Vec<_> = table
            .slots(&table.rows[1], &placed)
            .map(|slot| (slot.x, slot.width))
            .collect();
        assert_eq!(slots, [(4, 0), (6, 16)]);
    }

    #[test]
    fn widths_count_cells_and_not_letters_and_no_width_is_too_small() {
        let wide = table(
            vec![Column::new("").grows().least(3), Column::new("").right()],
            &[&["移民政策", "e\u{301}e\u{301}"], &["👩‍👩‍👧 x", ""], &["", ""]],
        );
        assert_eq!(widths(&wide, 12), [(0, 8), (1, 2)]);
        for sample in [&wide, &three(), &Table::default()] {
            for width in 0..80 {
                let placed = sample.place(width);
                assert!(
                    placed.iter().all(|place| place.x + place.width <= width),
                    "{placed:?}"
                );
                assert!(
                    placed
                        .windows(2)
                        .all(|two| two[0].x + two[0].width + GAP == two[1].x)
                );
                for row in &sample.rows {
                    for slot in sample.slots(row, &placed) {
                        assert!(slot.x + slot.width <= width);
                    }
                }
            }
        }
    }
}
