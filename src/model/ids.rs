//! Numeric ids of the items of a corpus, in document order.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// The id as an index into its column.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the item at `index`.
            pub const fn at(index: usize) -> Self {
                Self(index as $int)
            }
        }
    )*};
}

ids! {
    EditionId(u32);
    ObjectiveId(u32);
    /// A heading: the root section of an objective, or one nested in it.
    SectionId(u32);
    ActionId(u32);
    /// A wording of a date, shared by all dates that use it.
    WhenId(u32);
    /// A term of a vocabulary; which vocabulary is known from the context. Actions name many, so an id takes only two bytes;
    /// the loader refuses larger vocabularies.
    TermId(u16);
    MeasureId(u32);
}
