//! Positions in a RON text: a flat tree of values, and how to follow [`Step`]s to one of them.

use std::ops::Range;

use hashbrown::HashMap;

use super::problem::Step;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueLook {
    /// `(…)`, with or without a name before it.
    Record,
    /// `[…]`
    List,
    /// `{…}`
    Map,
    Text,
    /// Text whose quotation marks are wrong, which has been reported.
    Torn,
    /// Text between single or typographic quotation marks.
    Quoted,
    /// A word or a number, or several words that lack quotation marks.
    Bare,
    /// A missing value, which has been reported.
    Absent,
}

/// A value. It is kept small, since a large file has millions. Nodes are in the order of the text, so those between a node
/// and its `next` are inside it.
#[derive(Clone, Copy, Debug)]
pub struct ValueNode {
    pub start: u32,
    pub end: u32,
    /// Where its bracket opens; its start if it has no bracket.
    pub open: u32,
    /// The index of the first node after it that is not inside it.
    pub next: u32,
    key: (u32, u32),
    pub look: ValueLook,
}

impl ValueNode {
    /// A value at `span`, in the field whose name is at `key`.
    pub fn new(look: ValueLook, span: Range<usize>, key: Option<Range<usize>>) -> Self {
        let key = key.unwrap_or_default();
        Self {
            start: span.start as u32,
            end: span.end as u32,
            open: span.start as u32,
            next: 0,
            key: (key.start as u32, key.end as u32),
            look,
        }
    }

    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its opening bracket, or the whole value if it has none.
    pub fn mark(&self) -> Range<usize> {
        match self.look {
            ValueLook::Record | ValueLook::List | ValueLook::Map => {
                self.open as usize..self.open as usize + 1
            }
            _ => self.span(),
        }
    }

    /// Removes and returns the span of its field's name.
    pub fn take_key(&mut self) -> Option<Range<usize>> {
        let key = self.key();
        self.key = (0, 0);
        key
    }

    /// The span of its field's name, if it has one.
    pub fn key(&self) -> Option<Range<usize>> {
        (self.key.1 > 0).then_some(self.key.0 as usize..self.key.1 as usize)
    }
}

/// The values directly inside the value with index `node`.
pub fn children(nodes: &[ValueNode], node: usize) -> impl Iterator<Item = usize> {
    let end = nodes.get(node).map_or(0, |node| node.next as usize);
    let inside = move |child: usize| (child < end).then_some(child);
    std::iter::successors(inside(node + 1), move |child| inside(nodes[*child].next as usize))
}

/// Follows steps through the values of one file.
pub struct Locator<'t> {
    text: &'t str,
    nodes: &'t [ValueNode],
    /// The starts, in ascending order, of list items that serde was not given; they are skipped.
    gone: &'t [u32],
    /// The items of the lists seen so far. Counting to the last of ten thousand for each of a thousand problems would be slow.
    items: HashMap<usize, Vec<u32>>,
}

impl<'t> Locator<'t> {
    /// `nodes` are the values of `text`.
    pub fn new(text: &'t str, nodes: &'t [ValueNode], gone: &'t [u32]) -> Self {
        let items = HashMap::new();
        Self {
            text,
            nodes,
            gone,
            items,
        }
    }

    /// The span of the last value that `steps` lead to, or just its opening bracket if it has one.
    pub fn locate(&mut self, steps: &[Step]) -> Option<Range<usize>> {
        let mut at = 0;
        self.nodes.first()?;
        for step in steps {
            at = self.unwrap(at);
            let found = match step {
                Step::Field(name) => children(self.nodes, at).find(|child| {
                    let key = self.nodes[*child].key();
                    key.is_some_and(|key| self.text[key].trim_matches('"') == *name)
                }),
                Step::Item(index) => self.items(at).get(*index).map(|item| *item as usize),
            };
            match found {
                Some(found) => at = found,
                None => break,
            }
        }
        Some(self.nodes[at].mark())
    }

    /// The value inside a `Some(…)` or `Bodies(…)`.
    fn unwrap(&self, mut at: usize) -> usize {
        while self.nodes[at].look == ValueLook::Record
            && let Some(inner) = children(self.nodes, at).next()
            && self.nodes[inner].key().is_none()
        {
            at = inner;
        }
        at
    }

    fn items(&mut self, list: usize) -> &[u32] {
        let (nodes, gone) = (self.nodes, self.gone);
        self.items.entry(list).or_insert_with(|| {
            children(nodes, list)
                .filter(|child| gone.binary_search(&nodes[*child].start).is_err())
                .map(|child| child as u32)
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::*;

    #[test]
    fn steps_are_followed_as_far_as_they_lead() {
        let text =
            r#"(id: "a", /* (x */ dates: [(when: "x"), (when: r"y)", role: Due)], more: Some((b: 1)))"#;
        let scan = scan(text, 0);
        assert_eq!(scan.problems, []);
        let find = |steps: &[Step]| &text[Locator::new(text, &scan.nodes, &[]).locate(steps).unwrap()];
        let when = [Step::Field("dates"), Step::Item(1), Step::Field("when")];
        assert_eq!(find(&when), "r\"y)\"");
        assert_eq!(find(&[Step::Field("more"), Step::Field("b")]), "1");
        assert_eq!(find(&[Step::Field("dates"), Step::Item(7)]), "[");
        assert_eq!(find(&[Step::Field("id")]), "\"a\"");
        let second = children(&scan.nodes, 2).next().unwrap();
        let gone = [scan.nodes[second].start];
        assert_eq!(
            Locator::new(text, &scan.nodes, &gone).locate(&[Step::Field("dates"), Step::Item(0), when[2]]),
            Some(text.find("r\"y").unwrap()..text.find(", role").unwrap())
        );
    }
}
