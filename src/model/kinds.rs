//! Kinds of actions: the shipped ones, and those that a corpus defines.

use super::words::{Kind, Word as _};

/// A shipped kind or one of the corpus. Every action has one, so it takes a single byte; the loader refuses more kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(u8);

impl From<Kind> for KindId {
    fn from(kind: Kind) -> Self {
        Self(kind as u8)
    }
}

impl KindId {
    /// The kind at `index` among all kinds of a corpus.
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
    /// How many kinds a corpus may define.
    pub const MOST: usize = 200;

    /// Adds a kind of the corpus. If one already has its id, returns that one as the error. The caller checks that there is
    /// room.
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

    /// The words shown on screen.
    pub fn label(&self, id: KindId) -> &str {
        match Kind::ALL.get(id.index()) {
            Some(kind) => kind.label(),
            None => self.of(id).map_or("", |own| own.name.as_str()),
        }
    }

    /// The words shown on screen, after the kind's sign if it has one: `◇ milestone`.
    pub fn signed(&self, id: KindId) -> String {
        let glyph = self.of(id).map_or("", |own| own.glyph.as_str());
        format!("{glyph} {}", self.label(id)).trim_start().to_owned()
    }

    /// The kind with this name in the data; one of the corpus takes precedence over a shipped one.
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
