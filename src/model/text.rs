//! All text of a corpus in one piece of memory, and the short references into it.
//!
//! A hundred thousand actions hold a million strings. One arena and eight bytes per string take a third of the memory of
//! `String`s, and a file's text is copied only once.

use std::sync::Arc;

/// A piece of text in a [`Text`] arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Str {
    start: u32,
    len: u32,
}

impl Str {
    pub const EMPTY: Self = Self { start: 0, len: 0 };

    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// The arena. It only grows; at most 4 GiB.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The beginning of the text, which clones share.
    shared: Arc<String>,
    bytes: String,
}

impl Text {
    /// Copies `text` into the arena. The loader refuses files long before the arena is full, so offsets always fit.
    pub fn push(&mut self, text: &str) -> Str {
        if text.is_empty() {
            return Str::EMPTY;
        }
        let start = self.len() as u32;
        self.bytes.push_str(text);
        Str {
            start,
            len: text.len() as u32,
        }
    }

    pub fn get(&self, str: Str) -> &str {
        let (start, end) = (str.start as usize, (str.start + str.len) as usize);
        let before = self.shared.len();
        // The empty text is in both.
        if start < before || end == 0 {
            &self.shared[start..end]
        } else {
            &self.bytes[start - before..end - before]
        }
    }

    /// The length of all text in bytes.
    pub fn len(&self) -> usize {
        self.shared.len() + self.bytes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes the text so far shared, so that later clones do not copy it.
    pub fn share(&mut self) {
        if self.shared.is_empty() {
            self.shared = Arc::new(std::mem::take(&mut self.bytes));
        }
    }

    /// Frees unused capacity.
    pub fn close(&mut self) {
        self.bytes.shrink_to_fit();
    }

    pub fn reserve(&mut self, more: usize) {
        self.bytes.reserve_exact(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_share_what_there_was_and_grow_by_themselves() {
        let mut one = Text::default();
        let a = one.push("Türkiye");
        one.share();
        let mut two = one.clone();
        let b = two.push("Côte d'Ivoire");
        let c = one.push("Niger");
        assert_eq!((two.get(a), two.get(b)), ("Türkiye", "Côte d'Ivoire"));
        assert_eq!((one.get(a), one.get(c), one.len()), ("Türkiye", "Niger", 13));
        assert_eq!((one.get(Str::EMPTY), Text::default().get(Str::EMPTY)), ("", ""));
    }
}
