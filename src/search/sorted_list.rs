//! Searching sorted lists: the part between two numbers, and the rest after smaller items.

/// The part of an ascending list with numbers in `from..to`.
pub(super) fn between<T>(list: &[T], from: u32, to: u32, number: impl Fn(&T) -> u32) -> &[T] {
    let rest = &list[list.partition_point(|item| number(item) < from)..];
    &rest[..rest.partition_point(|item| number(item) < to)]
}

/// The rest of a list after all items for which `is_before` holds. Searches in doubling steps, because the place is usually
/// near.
pub(super) fn gallop<T>(list: &[T], is_before: impl Fn(&T) -> bool) -> &[T] {
    let mut step = 1;
    while step < list.len() && is_before(&list[step]) {
        step *= 2;
    }
    let from = step / 2;
    let to = (step + 1).min(list.len());
    let skip = from + list[from.min(to)..to].partition_point(is_before);
    &list[skip.min(list.len())..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn galloping_skips_what_is_before() {
        let list: Vec<u32> = (0..100).map(|n| n * 3).collect();
        for wanted in 0..310 {
            let rest = gallop(&list, |item| *item < wanted);
            assert_eq!(
                rest,
                &list[list.partition_point(|item| *item < wanted)..],
                "{wanted}"
            );
        }
        assert_eq!(gallop(&[] as &[u32], |_| true), &[] as &[u32]);
    }

    #[test]
    fn parts_of_lists_lie_between_their_bounds() {
        let list = [2, 4, 6, 8];
        for (from, to, expected) in [
            (0, 9, &list[..]),
            (3, 7, &list[1..3]),
            (9, 12, &[]),
            (0, 2, &[]),
            (4, 5, &[4]),
        ] {
            assert_eq!(between(&list, from, to, |item| *item), expected);
        }
    }
}
