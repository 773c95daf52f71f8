//! What an action is: of the shipped list, or of a corpus's own.

use super::words::{Kind, Word as _};

/// A kind of either list. Actions bear one each, so that it takes one byte; the loader refuses more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(u8);

impl From<Kind> for KindId {
    fn from(kind: Kind) -> Self {
        Self(kind as u8)
    }
}

impl KindId {
    /// The kind at `index` of those of a corpus.
    pub const fn at(index: usize) -> Self {
        Self(index as u8)
    }

    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnKind {
    pub id: String,
    pub name: String,
    /// One cell; may be empty.
    pub glyph: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
}

impl OwnKind {
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [&self.id, &self.name].into_iter().chain(&self.aliases);
        names.map(String::as_str)
    }
}

/// The kinds of a corpus: the shipped ones, and its own.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    own: Vec<OwnKind>,
}

impl Kinds {
    /// How many of its own a corpus may bring.
    pub const MOST: usize = 200;

    /// Adds a kind, unless its id is taken: then the kind that has it. There must be room.
    pub fn add(&mut self, kind: OwnKind) -> Result<KindId, KindId> {
        if let Some(taken) = self.own.iter().position(|own| own.id == kind.id) {
            return Err(Self::of_own(taken));
        }
        self.own.push(kind);
        Ok(Self::of_own(self.own.len() - 1))
    }

    fn of_own(index: usize) -> KindId {
        KindId::at(Kind::ALL.len() + index)
    }

    /// How many there are, the shipped ones included.
    pub fn len(&self) -> usize {
        Kind::ALL.len() + self.own.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn own(&self) -> &[OwnKind] {
        &self.own
    }

    pub fn of(&self, id: KindId) -> Option<&OwnKind> {
        self.own.get(id.index().checked_sub(Kind::ALL.len())?)
    }

    /// All of them, the shipped ones first.
    pub fn all(&self) -> impl Iterator<Item = KindId> + use<> {
        (0..self.len()).map(KindId::at)
    }

    /// The name in data, queries and exports.
    pub fn name(&self, id: KindId) -> &str {
        match Kind::ALL.get(id.index()) {
            Some(kind) => kind.name(),
            None => self.of(id).map_or("", |own| own.id.as_str()),
        }
    }

    /// The words on a screen.
    pub fn label(&self, id: KindId) -> &str {
        match Kind::ALL.get(id.index()) {
            Some(kind) => kind.label(),
            None => self.of(id).map_or("", |own| own.name.as_str()),
        }
    }

    /// The words on a screen, after the sign if it has one: `◇ milestone`.
    pub fn signed(&self, id: KindId) -> String {
        let glyph = self.of(id).map_or("", |own| own.glyph.as_str());
        format!("{glyph} {}", self.label(id)).trim_start().to_owned()
    }

    /// The kind that data calls so; a corpus's own before a shipped one.
    pub fn find(&self, name: &str) -> Option<KindId> {
        let own = self.own.iter().position(|own| own.id == name);
        own.map(Self::of_own).or_else(|| {
            let shipped = Kind::ALL.iter().find(|kind| kind.name() == name);
            shipped.map(|kind| KindId::from(*kind))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_has_its_own_kinds_behind_the_shipped_ones() {
        let mut kinds = Kinds::default();
        let own = |id: &str| OwnKind {
            id: id.into(),
            name: "a milestone".into(),
            glyph: "◇".into(),
            aliases: Vec::new(),
        };
        let milestone = kinds.add(own("milestone")).expect("room");
        assert_eq!(kinds.add(own("milestone")), Err(milestone));
        assert_eq!(kinds.find("milestone"), Some(milestone));
        assert_eq!(kinds.find("Meeting"), Some(Kind::Meeting.into()));
        assert_eq!(kinds.find("meting"), None);
        assert_eq!(kinds.signed(milestone), "◇ a milestone");
        assert_eq!(kinds.signed(Kind::Call.into()), "call");
        assert_eq!(kinds.all().count(), Kind::ALL.len() + 1);
        assert!(u8::try_from(Kind::ALL.len() + Kinds::MOST).is_ok());
    }
}
