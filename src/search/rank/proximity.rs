//! Proximity: words of a query that are close together in a text, and in the order they were typed, are more likely what was
//! meant than words scattered over it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) struct WordSpot {
    pub leaf: usize,
    pub word: usize,
    pub points: u16,
}

/// The points of two words of a query that are side by side and in order.
const BESIDE: u32 = 180;

/// The points for the proximity of all words found in one text.
pub(in crate::search) fn nearness(spots: &[WordSpot], leaves: usize) -> u32 {
    if leaves < 2 {
        return 0;
    }
    let mut spots = spots.to_vec();
    spots.sort_by_key(|spot| spot.leaf);
    let of_leaves: Vec<&[WordSpot]> = spots.chunk_by(|one, other| one.leaf == other.leaf).collect();
    of_leaves.windows(2).map(|pair| nearest(pair[0], pair[1])).sum()
}

fn nearest(left: &[WordSpot], right: &[WordSpot]) -> u32 {
    if left[0].leaf + 1 != right[0].leaf {
        return 0;
    }
    let pairs = left
        .iter()
        .flat_map(|first| right.iter().map(|second| earned(*first, *second)));
    pairs.max().unwrap_or(0)
}

fn earned(first: WordSpot, second: WordSpot) -> u32 {
    let share = match second.word as i64 - first.word as i64 {
        // A single word that matches both.
        0 => return 0,
        1 => 100,
        2 => 75,
        -1 => 60,
        3..=5 => 45,
        -5..=-2 => 30,
        _ => 10,
    };
    // Poor matches, such as two typos, say little even side by side.
    let points = u32::from(first.points.min(second.points));
    BESIDE * share / 100 * points / u32::from(super::EXACT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_and_in_order_earns_most() {
        let at = |places: [usize; 2]| {
            let spots: Vec<_> = places
                .iter()
                .enumerate()
                .map(|(leaf, word)| WordSpot {
                    leaf,
                    word: *word,
                    points: super::super::EXACT,
                })
                .collect();
            nearness(&spots, 2)
        };
        assert!(at([3, 4]) > at([3, 5]));
        assert!(at([3, 5]) > at([4, 3]));
        assert!(at([4, 3]) > at([0, 9]));
        assert!(at([0, 9]) > 0);
        assert_eq!(at([2, 2]), 0);
    }
}
