//! Sorts the items of a table under the headings that their rows name.

use hashbrown::HashMap;

use super::super::draft::DraftSection;

/// Headings in the order in which they first occur.
#[derive(Debug, Default)]
pub struct Headings {
    roots: Vec<DraftSection>,
    /// From the titles above a section, and its own, to its path as indexes.
    known: HashMap<Vec<String>, Vec<usize>>,
}

impl Headings {
    /// Adds an item under its headings.
    pub fn add(&mut self, mut path: Vec<String>, item: u32) {
        if path.is_empty() {
            path.push(String::new());
        }
        let mut way: Vec<usize> = Vec::new();
        for depth in 1..=path.len() {
            if let Some(found) = self.known.get(&path[..depth]) {
                way.clone_from(found);
                continue;
            }
            let list = match section(&mut self.roots, &way) {
                Some(parent) => &mut parent.sections,
                None => &mut self.roots,
            };
            list.push(DraftSection {
                title: path[depth - 1].clone(),
                ..DraftSection::default()
            });
            way.push(list.len() - 1);
            self.known.insert(path[..depth].to_vec(), way.clone());
        }
        if let Some(section) = section(&mut self.roots, &way) {
            section.items.push(item);
        }
    }

    pub fn sections(self) -> Vec<DraftSection> {
        self.roots
    }
}

fn section<'s>(roots: &'s mut [DraftSection], way: &[usize]) -> Option<&'s mut DraftSection> {
    let (first, rest) = way.split_first()?;
    let mut at = roots.get_mut(*first)?;
    for next in rest {
        at = at.sections.get_mut(*next)?;
    }
    Some(at)
}
