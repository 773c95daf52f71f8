//! The index: the words of a corpus, and where each occurs. Built once, when a corpus is loaded.
//!
//! A word of a query is compared only with the distinct words, a few thousand even in a large corpus. The words it matches
//! lead to actions directly, or through the facets that actions share (terms, headings, wordings).

mod build;
mod dictionary;
mod facets;
mod field;
mod inverted;
mod posting;
mod texts;

pub use self::field::IndexField;
pub use self::inverted::Index;
pub use self::posting::MOST_ACTIONS;

pub(in crate::search) use self::dictionary::{Dictionary, mask};
pub(in crate::search) use self::facets::{Facet, Facets, Members};
pub(in crate::search) use self::inverted::JOINED;
pub(in crate::search) use self::posting::Posting;
pub(in crate::search) use self::texts::{of_action as action_texts, of_facet as facet_texts};
