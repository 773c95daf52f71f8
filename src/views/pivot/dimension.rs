//! What the tree can be grouped by: one list for the keys, the command line, settings and docs.

use std::fmt;
use std::str::FromStr;

use crate::text::choices::choices;
use crate::text::nearest::nearest;

choices! {
    /// Something that actions can be grouped by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Dimension(name, help) {
        Objective("objective", "the objectives, in document order"),
        /// Places, within their regions.
        Place("place", "regions, with their countries and towns"),
        /// Bodies, and under each the roles it has.
        Body("body", "bodies by role; actions without an owner last"),
        Instrument("fund", "the funds and programmes that pay"),
        Kind("kind", "meetings, proposals, contracts, …"),
        /// Words of the corpus's own.
        Tag("tag", "the corpus's own words for its actions"),
        /// The progress, as the document states it.
        Status("status", "the progress as stated in the document"),
        /// The states of its deadlines as of the clock.
        State("state", "overdue, open, upcoming, … as of the clock"),
        Quarter("quarter", "the quarter in which a deadline ends"),
        /// How it differs from the edition before.
        Change("change", "what changed since the edition before"),
    }
}

impl Dimension {
    /// Whether stepping the clock, or looking at another edition, moves actions from branch to branch.
    pub const fn follows_clock(self) -> bool {
        matches!(self, Self::State | Self::Change)
    }

    /// Whether the branches of an action follow from its dates.
    pub const fn follows_dates(self) -> bool {
        matches!(self, Self::State | Self::Quarter)
    }
}

/// What the tree is grouped by, at one level or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grouping {
    pub first: Dimension,
    /// What the branches of the first level are divided by.
    pub second: Option<Dimension>,
}

impl Grouping {
    /// The document's own tree, with all its headings.
    pub const DOCUMENT: Self = Self {
        first: Dimension::Objective,
        second: None,
    };

    pub fn is_document(self) -> bool {
        self == Self::DOCUMENT
    }

    pub fn levels(self) -> impl Iterator<Item = Dimension> {
        std::iter::once(self.first).chain(self.second)
    }

    /// Like [`Dimension::follows_clock`], at either level.
    pub fn follows_clock(self) -> bool {
        self.levels().any(Dimension::follows_clock)
    }

    /// Whether what is gone since the edition before has a branch in it.
    pub fn has_gone(self) -> bool {
        self.levels().any(|dimension| dimension == Dimension::Change)
    }

    /// `place › kind`.
    pub fn label(self) -> String {
        let names: Vec<_> = self.levels().map(Dimension::name).collect();
        names.join(" › ")
    }

    /// `by place, then kind`.
    pub fn in_words(self) -> String {
        let names: Vec<_> = self.levels().map(Dimension::name).collect();
        format!("by {}", names.join(", then "))
    }
}

impl fmt::Display for Grouping {
    /// `place,kind`, as [`FromStr`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.first.name())?;
        match self.second {
            Some(second) => write!(f, ",{}", second.name()),
            None => Ok(()),
        }
    }
}

impl FromStr for Grouping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut names = text
            .split(|c: char| c == ',' || c == '›' || c.is_whitespace())
            .filter(|name| !name.is_empty());
        let read = |name: &str| Dimension::named(&name.to_lowercase()).ok_or_else(|| unknown(name));
        let first = read(names.next().unwrap_or_default())?;
        let second = names.next().map(read).transpose()?;
        if names.next().is_some() {
            return Err("at most two dimensions".into());
        }
        if second == Some(first) {
            return Err(format!("{} is named twice", first.name()));
        }
        Ok(Self { first, second })
    }
}

fn unknown(name: &str) -> String {
    let names = || Dimension::ALL.into_iter().map(Dimension::name);
    let all: Vec<_> = names().collect();
    match nearest(name, names()) {
        Some(meant) => format!("nothing is grouped by `{name}`; did you mean {meant}?"),
        None => format!("one of {}, or two of them with a comma", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_read_back() {
        for first in Dimension::ALL {
            for second in Dimension::ALL.into_iter().map(Some).chain([None]) {
                if second != Some(first) {
                    let grouping = Grouping { first, second };
                    assert_eq!(grouping.to_string().parse(), Ok(grouping));
                    assert_eq!(grouping.label().parse(), Ok(grouping));
                }
            }
        }
    }

    #[test]
    fn mistakes_say_what_to_do() {
        let wrong = |text: &str| text.parse::<Grouping>().unwrap_err();
        assert_eq!(wrong("plce"), "nothing is grouped by `plce`; did you mean place?");
        assert_eq!(wrong("place,place"), "place is named twice");
        assert_eq!(wrong("place,kind,state"), "at most two dimensions");
        assert!(wrong("").starts_with("one of objective, place"));
    }
}
