//! Where the columns of a table are placed on lines of a given width, and what gives way if there is little room.

use unicode_width::UnicodeWidthStr as _;

use super::table::{Cell, Column, GAP, Row, Table};

/// The fewest cells that a column of words is cut to if there is no room for its own least width.
const SCANT: usize = 3;

/// Where a column is placed on lines of a given width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedColumn {
    pub column: usize,
    pub x: usize,
    pub width: usize,
}

/// Where a cell of a row is placed.
#[derive(Clone, Copy, Debug)]
pub struct CellSlot<'t> {
    /// The column it is in, or begins in.
    pub column: &'t Column,
    pub cell: &'t Cell,
    /// Where it begins, after its indentation.
    pub x: usize,
    pub width: usize,
}

impl Table {
    /// Lays the columns out on lines of `width` cells, considering all rows.
    pub fn place(&self, width: usize) -> Vec<PlacedColumn> {
        let mut widths = Widths::new(&self.columns);
        self.rows.iter().for_each(|row| widths.see(row));
        widths.place(&self.columns, width)
    }

    /// The cells of a row under columns that are `placed`.
    pub fn slots<'t>(
        &'t self,
        row: &'t Row,
        placed: &'t [PlacedColumn],
    ) -> impl Iterator<Item = CellSlot<'t>> {
        row.cells().filter_map(move |(column, cell)| {
            let end = column + usize::from(cell.span);
            let mut own = placed
                .iter()
                .filter(|place| (column..end).contains(&place.column));
            let first = own.next()?;
            let last = own.next_back().unwrap_or(first);
            let whole = last.x + last.width - first.x;
            let indent = if column == 0 { row.indent().min(whole) } else { 0 };
            Some(CellSlot {
                column: &self.columns[first.column],
                cell,
                x: first.x + indent,
                width: whole - indent,
            })
        })
    }
}

/// The cells taken up by the gaps between `columns` columns.
const fn gaps(columns: usize) -> usize {
    columns.saturating_sub(1) * GAP
}

/// How wide columns would be with unlimited room, judging by the rows seen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// The widest name or cell of each column, counting cells that are in one column only.
    single: Vec<usize>,
    /// Whether any cell of a column has text.
    said: Vec<bool>,
    /// Cells that span several columns: the first column, one past the last, and the width of the widest cell.
    spans: Vec<(usize, usize, usize)>,
}

impl Widths {
    /// The widths of the names of columns.
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

    /// Lays columns out on lines of `width` cells. Empty columns are left out and, if there is too little room, those of the
    /// highest rank; columns that may be cut share what the others leave.
    pub fn place(&self, columns: &[Column], width: usize) -> Vec<PlacedColumn> {
        let mut kept: Vec<usize> = (0..columns.len())
            .filter(|column| self.said[*column] || columns[*column].order.is_some())
            .collect();
        // Among columns of the same rank the last goes first.
        let of_rank = |kept: &[usize]| {
            let out = (0..kept.len()).filter(|at| columns[kept[*at]].rank > 0);
            out.max_by_key(|at| (columns[kept[*at]].rank, *at))
        };
        self.leave_out(columns, &mut kept, width, least, of_rank);
        // If the word columns have no room even for their names, the last of them go: numbers and dates stay whole.
        let of_words = |kept: &[usize]| {
            (1..kept.len())
                .rev()
                .find(|at| columns[kept[*at]].least.is_some())
        };
        self.leave_out(columns, &mut kept, width, scant, of_words);
        // Then the last of the others: half a number or a date would be a different one.
        let last = |kept: &[usize]| kept.len().checked_sub(1).filter(|at| *at > 0);
        self.leave_out(columns, &mut kept, width, scant, last);
        let natural = self.natural(&kept);
        let widths = share(columns, &kept, &natural, width.saturating_sub(gaps(kept.len())));
        let mut x = 0;
        let mut placed = Vec::with_capacity(kept.len());
        for (column, own) in kept.into_iter().zip(widths) {
            // A column wider than the line ends with the line.
            let own = own.min(width.saturating_sub(x));
            if own > 0 {
                placed.push(PlacedColumn {
                    column,
                    x,
                    width: own,
                });
            }
            x += own + GAP;
        }
        placed
    }

    /// Leaves out columns, each time the one that `next` names, until the others have the room they need.
    fn leave_out(
        &self,
        columns: &[Column],
        kept: &mut Vec<usize>,
        width: usize,
        needed: impl Fn(&[Column], &[usize], &[usize]) -> Vec<usize>,
        next: impl Fn(&[usize]) -> Option<usize>,
    ) {
        while needed(columns, kept, &self.natural(kept)).iter().sum::<usize>() + gaps(kept.len()) > width
            && let Some(at) = next(kept)
        {
            kept.remove(at);
        }
    }

    /// The widths of all columns if these are kept: the last column under a spanning cell is widened if the cell would have
    /// too little room otherwise.
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

/// Like [`least`], with words cut to the width of their columns' names.
fn scant(columns: &[Column], kept: &[usize], natural: &[usize]) -> Vec<usize> {
    let mut widths = least(columns, kept, natural);
    for (width, column) in widths.iter_mut().zip(kept) {
        if columns[*column].least.is_some() {
            *width = (*width).min(columns[*column].heading().width().max(SCANT));
        }
    }
    widths
}

/// What each column gets of `room` cells.
fn share(columns: &[Column], kept: &[usize], natural: &[usize], room: usize) -> Vec<usize> {
    let mut widths = least(columns, kept, natural);
    if widths.iter().sum::<usize>() > room {
        // Nothing more can be left out: words give way, so that numbers and dates stay whole.
        widths = scant(columns, kept, natural);
    }
    let mut left = room.saturating_sub(widths.iter().sum());
    // Cell by cell to the narrowest column that is cut, so that a long column does not starve a short one.
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
    use crate::views::facts::Tone;
    use crate::views::tables::table::{CellMark, Order};

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
        // Columns of rank 0 stay while they can: words give way, so that numbers are whole; then the last is left out.
        assert_eq!(widths(&three(), 12), [(0, 4), (1, 6)]);
        assert_eq!(widths(&three(), 10), [(0, 10)]);
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
            mark: Some(CellMark::Undated),
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
        // With one of its columns left out, it has only the other.
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
