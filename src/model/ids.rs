//! Numeric ids of everything in a corpus, in document order.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// As an index into the column of such things.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The thing at `index`.
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
    /// A term of a vocabulary. Which vocabulary follows from where it stands. Actions name many, so that these take two
    /// bytes; the loader refuses more.
    TermId(u16);
    MeasureId(u32);
}
