//! Items of a table under the headings that their rows name.

use hashbrown::HashMap;

use super::super::draft::{Item, Section};

/// Items under their headings, headings in the order in which they come first.
pub fn sections(items: Vec<(Vec<String>, Item)>) -> Vec<Section> {
    let mut roots: Vec<Section> = Vec::new();
    // The way to a section, as indexes.
    let mut known: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (path, item) in items {
        let path = if path.is_empty() {
            vec![String::new()]
        } else {
            path
        };
        let mut way: Vec<usize> = Vec::new();
        for depth in 1..=path.len() {
            if let Some(found) = known.get(&path[..depth]) {
                way.clone_from(found);
                continue;
            }
            let list = match section(&mut roots, &way) {
                Some(parent) => &mut parent.sections,
                None => &mut roots,
            };
            list.push(Section {
                title: path[depth - 1].clone(),
                ..Section::default()
            });
            way.push(list.len() - 1);
            known.insert(path[..depth].to_vec(), way.clone());
        }
        if let Some(section) = section(&mut roots, &way) {
            section.items.push(item);
        }
    }
    roots
}

fn section<'s>(roots: &'s mut [Section], way: &[usize]) -> Option<&'s mut Section> {
    let (first, rest) = way.split_first()?;
    let mut at = roots.get_mut(*first)?;
    for next in rest {
        at = at.sections.get_mut(*next)?;
    }
    Some(at)
}
