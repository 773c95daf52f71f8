//! A column whose rows hold any number of items: the dates of every action, the actors of every action, …
//!
//! With one `Vec` of items and one of row starts, a row costs four bytes; a `Vec` in every action would cost 24 and an
//! allocation.

/// A column of rows of items.
#[derive(Clone, Debug)]
pub struct Ragged<T> {
    /// Where each row starts in `items`, and at the end where the last row ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Ragged<T> {
    fn default() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }
}

impl<T> Ragged<T> {
    /// The items of row `row`; empty for a row that does not exist.
    pub fn row(&self, row: usize) -> &[T] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&from), Some(&to)) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Adds an item to the row being written.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends the row being written; the next [`push`](Self::push) begins another.
    pub fn end_row(&mut self) {
        self.starts.push(self.items.len() as u32);
    }

    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// All items of all rows, for changing them in place.
    pub fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }

    /// Where the items of row `row` start among [`items`](Self::items).
    pub fn start(&self, row: usize) -> usize {
        self.starts
            .get(row)
            .map_or(self.items.len(), |&start| start as usize)
    }

    /// The row of the item at this index in [`items`](Self::items).
    pub fn row_of(&self, item: usize) -> usize {
        let after = self.starts.partition_point(|start| *start as usize <= item);
        after.saturating_sub(1)
    }

    pub fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// Appends all rows of `other`, each item changed by `change`.
    pub fn append(&mut self, other: Self, mut change: impl FnMut(T) -> T) {
        let base = self.items.len() as u32;
        self.starts
            .extend(other.starts[1..].iter().map(|start| start + base));
        self.items.extend(other.items.into_iter().map(&mut change));
    }

    /// Builds a column of `rows` rows from `(row, item)` pairs, keeping the order of the pairs within each row.
    pub fn gather(rows: usize, pairs: &[(u32, T)]) -> Self
    where
        T: Copy,
    {
        let mut starts = vec![0u32; rows + 1];
        for (row, _) in pairs {
            starts[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut items: Vec<T> = pairs.iter().map(|(_, item)| *item).collect();
        for (row, item) in pairs {
            let next = &mut next[*row as usize];
            items[*next as usize] = *item;
            *next += 1;
        }
        Self { starts, items }
    }

    /// Frees unused capacity. A column without items drops its rows too: a row that does not exist reads as empty.
    pub fn close(&mut self) {
        if self.items.is_empty() {
            *self = Self::default();
        }
        self.starts.shrink_to_fit();
        self.items.shrink_to_fit();
    }

    /// Makes room for `rows` more rows and `items` more items.
    pub fn reserve(&mut self, rows: usize, items: usize) {
        self.starts.reserve_exact(rows);
        self.items.reserve_exact(items);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[u8]]) -> Ragged<u8> {
        let mut column = Ragged::default();
        for row in rows {
            row.iter().for_each(|item| column.push(*item));
            column.end_row();
        }
        column
    }

    #[test]
    fn rows_are_what_was_pushed_and_appended() {
        let mut column = of(&[&[1, 2], &[], &[3]]);
        column.append(of(&[&[4], &[]]), |item| item * 10);
        assert_eq!(
            (0..6).map(|row| column.row(row).to_vec()).collect::<Vec<_>>(),
            [vec![1, 2], vec![], vec![3], vec![40], vec![], vec![]]
        );
        assert_eq!(column.rows(), 5);
    }

    #[test]
    fn gathered_pairs_keep_their_order_in_a_row() {
        let column = Ragged::gather(3, &[(2, 'a'), (0, 'b'), (2, 'c')]);
        assert_eq!(
            (column.row(0), column.row(1), column.row(2)),
            (&['b'][..], &[][..], &['a', 'c'][..])
        );
    }
}
