//! Where on a page an action is: its id as an anchor, unique on the page.

use std::fmt::Write as _;

use hashbrown::{HashMap, HashSet};

use crate::model::{ActionId, ActionRef};

#[derive(Debug, Default)]
pub struct Anchors {
    names: HashMap<ActionId, String>,
    taken: HashSet<String>,
    placed: HashSet<ActionId>,
}

impl Anchors {
    /// The attribute for the first element about an action; empty for the others.
    pub fn place(&mut self, action: ActionRef) -> String {
        let name = self.name(action);
        if self.placed.insert(action.id) {
            format!(" id=\"{name}\"")
        } else {
            String::new()
        }
    }

    /// The name of an action on the page. Actions of two editions may have the same id.
    pub fn name(&mut self, action: ActionRef) -> String {
        if let Some(name) = self.names.get(&action.id) {
            return name.clone();
        }
        let plain = escaped(action.key());
        let mut name = plain.clone();
        let mut more = 1;
        while is_reserved(&name) || self.taken.contains(&name) {
            more += 1;
            name = format!("{plain}_{more}");
        }
        self.taken.insert(name.clone());
        self.names.insert(action.id, name.clone());
        name
    }
}

/// Whether a page uses the name for its notes.
fn is_reserved(name: &str) -> bool {
    name == "sources" || name.starts_with("note-") || name.starts_with("use-")
}

/// An id as an anchor that needs no escapes in an address. Ids of actions have no underscores, so nothing escaped or
/// numbered can be the id of another.
fn escaped(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    for c in key.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') {
            out.push(c);
        } else {
            let _ = write!(out, "_x{:x}_", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_the_same_in_an_address() {
        assert_eq!(escaped("visa.dialogue-2"), "visa.dialogue-2");
        assert_eq!(escaped("a b\"é_"), "a_x20_b_x22__xe9__x5f_");
        assert!(is_reserved("note-1") && !is_reserved("notes.a"));
    }
}
