//! Rings in a graph: terms within themselves, actions that are part of themselves, pots inside themselves.

/// The rings of a graph of `count` nodes, each reported once, starting at any of its nodes.
pub fn rings(count: usize, up: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut marks = vec![Mark::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        if marks[start] != Mark::New {
            continue;
        }
        // A path of nodes with the edges still to follow from each: depth is bounded by memory, not by the stack.
        let mut path = vec![(start, up(start))];
        marks[start] = Mark::OnPath;
        while let Some((node, open)) = path.last_mut() {
            match open.pop() {
                Some(next) if marks[next] == Mark::OnPath => {
                    let from = path.iter().position(|(node, _)| *node == next).unwrap_or(0);
                    let mut ring: Vec<_> = path[from..].iter().map(|(node, _)| *node).collect();
                    ring.push(next);
                    found.push(ring);
                }
                Some(next) if marks[next] == Mark::New => {
                    marks[next] = Mark::OnPath;
                    path.push((next, up(next)));
                }
                Some(_) => {}
                None => {
                    marks[*node] = Mark::Done;
                    path.pop();
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::rings;

    #[test]
    fn rings_are_reported_once() {
        let edges = [vec![1], vec![2], vec![0], vec![0], vec![4]];
        assert_eq!(
            rings(5, |node| edges[node].clone()),
            [vec![0, 1, 2, 0], vec![4, 4]]
        );
        assert!(rings(3, |node| if node < 2 { vec![node + 1] } else { vec![] }).is_empty());
    }
}
