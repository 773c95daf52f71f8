//! Cycles in a graph, and items nested in too many others: terms within themselves, actions that are part of themselves,
//! pots inside pots inside pots.

/// How many others a term or a pot may be within, directly or indirectly. No document has a fifth as many, and looking
/// them up takes time for each.
pub const MOST_AROUND: usize = 32;

/// How many nodes of a ring are named at each end.
const NAMED: usize = 4;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// Its nodes, ending with the first again. Of a long ring, only those at either end.
    pub nodes: Vec<usize>,
    /// How many were left out in the middle.
    pub more: usize,
}

impl Ring {
    fn new(way: &[usize], first: usize) -> Self {
        let more = way.len().saturating_sub(2 * NAMED);
        let (head, rest) = way.split_at(way.len().min(NAMED));
        let tail = rest[more..].iter().copied();
        let nodes = head.iter().copied().chain(tail).chain([first]).collect();
        Self { nodes, more }
    }

    /// The names along it, for a message.
    pub fn names(&self, name: impl Fn(usize) -> String) -> Vec<String> {
        let mut names: Vec<String> = self.nodes.iter().map(|node| name(*node)).collect();
        if self.more > 0 {
            names.insert(NAMED, format!("… {} more …", self.more));
        }
        names
    }
}

/// The rings of a graph of `count` nodes, each once, starting at any of its nodes.
pub fn rings<I: Iterator<Item = usize>>(count: usize, up: impl Fn(usize) -> I) -> Vec<Ring> {
    #[derive(Clone, Copy, PartialEq)]
    enum VisitMark {
        New,
        /// On the path, at this distance from its start.
        OnPath(usize),
        Done,
    }
    let mut marks = vec![VisitMark::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        if marks[start] != VisitMark::New {
            continue;
        }
        // The path, and for each of its nodes the edges still to follow. It is kept on the heap, as it may be deep.
        let (mut path, mut open) = (vec![start], vec![up(start)]);
        marks[start] = VisitMark::OnPath(0);
        while let Some(edges) = open.last_mut() {
            match edges.next().map(|next| (next, marks[next])) {
                Some((next, VisitMark::OnPath(from))) => found.push(Ring::new(&path[from..], next)),
                Some((next, VisitMark::New)) => {
                    marks[next] = VisitMark::OnPath(path.len());
                    path.push(next);
                    open.push(up(next));
                }
                Some((_, VisitMark::Done)) => {}
                None => {
                    open.pop();
                    if let Some(node) = path.pop() {
                        marks[node] = VisitMark::Done;
                    }
                }
            }
        }
    }
    found
}

/// The nodes within more than [`MOST_AROUND`] others, except those directly within another such node. Edges must be unique.
pub fn overladen<I: Iterator<Item = usize>>(count: usize, up: impl Fn(usize) -> I) -> Vec<usize> {
    let is_laden = |node: usize| {
        let mut around = vec![node];
        let mut at = 0;
        while let Some(next) = around.get(at).copied() {
            for outer in up(next) {
                if around.len() > MOST_AROUND + 1 {
                    return true;
                }
                if !around.contains(&outer) {
                    around.push(outer);
                }
            }
            at += 1;
        }
        around.len() > MOST_AROUND + 1
    };
    let laden: Vec<bool> = (0..count).map(is_laden).collect();
    let is_first = |node: &usize| laden[*node] && !up(*node).any(|outer| laden[outer]);
    (0..count).filter(is_first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(edges: &[Vec<usize>]) -> Vec<Ring> {
        rings(edges.len(), |node| edges[node].iter().copied())
    }

    #[test]
    fn rings_are_reported_once() {
        let edges = [vec![1], vec![2], vec![0], vec![0], vec![4]];
        let rings = found(&edges).into_iter().map(|ring| ring.nodes);
        assert_eq!(rings.collect::<Vec<_>>(), [vec![0, 1, 2, 0], vec![4, 4]]);
        assert_eq!(found(&[vec![1], vec![2], vec![]]), []);
    }

    #[test]
    fn of_a_long_ring_the_ends_are_told() {
        let edges: Vec<Vec<usize>> = (0..20).map(|node| vec![(node + 1) % 20]).collect();
        let names = found(&edges)[0].names(|node| node.to_string());
        assert_eq!(names.join(" "), "0 1 2 3 … 12 more … 16 17 18 19 0");
        let names =
            found(&(0..8).map(|node| vec![(node + 1) % 8]).collect::<Vec<_>>())[0].names(|n| n.to_string());
        assert_eq!(names.join(" "), "0 1 2 3 4 5 6 7 0");
    }

    #[test]
    fn what_lies_in_too_much_is_told_where_it_begins() {
        let chain: Vec<Vec<usize>> = (0..100)
            .map(|node| (node > 0).then(|| node - 1).into_iter().collect())
            .collect();
        assert_eq!(
            overladen(100, |node| chain[node].iter().copied()),
            [MOST_AROUND + 1]
        );
        let wide: Vec<Vec<usize>> = (0..100)
            .map(|node| {
                if node == 99 {
                    (0..MOST_AROUND).collect()
                } else {
                    Vec::new()
                }
            })
            .collect();
        assert_eq!(overladen(100, |node| wide[node].iter().copied()), [0; 0]);
        let ring = |node: usize| std::iter::once((node + 1) % 100);
        assert_eq!(overladen(100, ring), [0; 0]);
    }
}
