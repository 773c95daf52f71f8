//! The fields that are searched, in the order of their weight.

/// Where in an action something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum IndexField {
    Title,
    Body,
    Place,
    /// The name of a fund or programme.
    Instrument,
    Act,
    /// A heading above the action.
    Heading,
    Summary,
    Id,
    /// A sum of money and what it is for.
    Amount,
    Figure,
    /// The wording of a date, or what falls on it.
    Date,
    /// The name of its kind or status.
    Kind,
    Tag,
    Caveat,
    /// A column that no field takes.
    Extra,
}

impl IndexField {
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::Body,
        Self::Place,
        Self::Instrument,
        Self::Act,
        Self::Heading,
        Self::Summary,
        Self::Id,
        Self::Amount,
        Self::Figure,
        Self::Date,
        Self::Kind,
        Self::Tag,
        Self::Caveat,
        Self::Extra,
    ];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Place => "place",
            Self::Instrument => "fund",
            Self::Act => "act",
            Self::Heading => "heading",
            Self::Summary => "summary",
            Self::Id => "id",
            Self::Amount => "amount",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Tag => "tag",
            Self::Caveat => "caveat",
            Self::Extra => "extra",
        }
    }

    /// What a match in it counts, in hundredths of one in the title.
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
