//! The fields that are searched, in the order of their weight.

use crate::text::choices::choices;

choices! {
    /// Where in an action something was found.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(u8)]
    pub enum IndexField(label) {
        Title("title"),
        Body("body"),
        Place("place"),
        Instrument("fund"),
        Act("act"),
        Heading("heading"),
        Summary("summary"),
        Id("id"),
        /// A sum of money and what it is for.
        Amount("amount"),
        Figure("figure"),
        /// The wording of a date, or what falls on it.
        Date("date"),
        /// The name of its kind or status.
        Kind("kind"),
        Tag("tag"),
        Caveat("caveat"),
        /// A column that no field takes.
        Extra("extra"),
    }
}

impl IndexField {
    /// The weight of a match in the field, in percent of one in the title.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Title => 100,
            Self::Body | Self::Place | Self::Instrument | Self::Act => 66,
            Self::Heading => 62,
            Self::Summary => 56,
            Self::Id => 50,
            Self::Amount | Self::Figure | Self::Date => 45,
            Self::Kind | Self::Tag => 42,
            Self::Caveat => 30,
            Self::Extra => 28,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::IndexField;

    #[test]
    fn the_order_of_the_list_is_that_of_the_weights() {
        assert!(IndexField::ALL.is_sorted());
        assert!(IndexField::ALL.is_sorted_by_key(|field| std::cmp::Reverse(field.weight())));
    }
}
