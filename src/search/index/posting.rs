//! Where a word occurs, packed into four bytes.

use super::field::IndexField;

/// Where a word occurs: the number of an action or facet, and the first field in it, in order of weight, that has the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Posting(pub(super) u32);

/// The bits of a posting that hold the field.
const FIELD_BITS: u32 = 4;

pub const MOST_ACTIONS: usize = 1 << (32 - FIELD_BITS);

impl Posting {
    pub const fn new(number: u32, field: IndexField) -> Self {
        Self(number << FIELD_BITS | field as u32)
    }

    pub const fn number(self) -> u32 {
        self.0 >> FIELD_BITS
    }

    pub const fn field(self) -> IndexField {
        IndexField::ALL[(self.0 & ((1 << FIELD_BITS) - 1)) as usize]
    }
}
