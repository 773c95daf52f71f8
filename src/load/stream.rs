//! A file of actions read straight into a builder: of what serde reads, no more than one action stands in memory.
//!
//! That goes as long as everything comes in the usual order, names before actions and actions before sections, and
//! serde finds nothing wrong. Any other file is read as a whole, and what is wrong with it is told there.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::builder::Builder;
use super::raw::{RawAction, RawStr, options};
use super::shape::DEEPEST;
use crate::model::SectionId;

/// A file of actions, read.
pub struct Streamed<'c, 'a> {
    pub builder: Builder<'c, 'a>,
    pub objective: String,
    /// The objective's number, or the order of a part.
    pub number: Result<u16, u32>,
}

/// Reads a file whose first word is `word`; `begin` makes the builder for the edition that it names.
pub fn stream<'c, 'a>(
    word: &str,
    text: &'a str,
    begin: &mut dyn FnMut(Option<&str>) -> Builder<'c, 'a>,
) -> Option<Streamed<'c, 'a>> {
    let kind = [&OBJECTIVE, &PART].into_iter().find(|kind| kind.name == word)?;
    let mut stream = Stream {
        begin,
        streamed: None,
    };
    let record = Record {
        stream: &mut stream,
        kind,
        parent: None,
        depth: 0,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    options().from_str_seed(text, record).ok()?;
    stream.streamed
}

/// The names of all fields of what holds actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Key {
    Edition,
    Id,
    Objective,
    Number,
    Order,
    Title,
    Short,
    Line,
    Actions,
    Sections,
}

impl Key {
    /// What comes later stands later.
    fn rank(self) -> u8 {
        match self {
            Self::Actions => 1,
            Self::Sections => 2,
            _ => 0,
        }
    }
}

/// What holds actions: as it is called, and the fields that it must and may have.
struct Kind {
    name: &'static str,
    must: &'static [Key],
    may: &'static [Key],
}

const OBJECTIVE: Kind = Kind {
    name: "Objective",
    must: &[Key::Id, Key::Number, Key::Title],
    may: &[Key::Edition, Key::Short, Key::Line, Key::Actions, Key::Sections],
};

const PART: Kind = Kind {
    name: "Part",
    must: &[Key::Objective, Key::Sections],
    may: &[Key::Edition, Key::Order],
};

const SECTION: Kind = Kind {
    name: "RawSection",
    must: &[Key::Id, Key::Title],
    may: &[Key::Short, Key::Line, Key::Actions, Key::Sections],
};

struct Stream<'s, 'c, 'a> {
    begin: &'s mut dyn FnMut(Option<&str>) -> Builder<'c, 'a>,
    streamed: Option<Streamed<'c, 'a>>,
}

impl<'c, 'a> Stream<'_, 'c, 'a> {
    fn builder<E: Error>(&mut self) -> Result<&mut Builder<'c, 'a>, E> {
        let streamed = self.streamed.as_mut();
        let builder = streamed.map(|streamed| &mut streamed.builder);
        builder.ok_or_else(|| E::custom("no file is open"))
    }
}

/// The fields before the actions.
#[derive(Default)]
struct Names<'a> {
    edition: Option<RawStr<'a>>,
    id: RawStr<'a>,
    number: Option<u16>,
    order: u32,
    title: RawStr<'a>,
    short: Option<RawStr<'a>>,
    line: u32,
}

/// A file, or a section of one.
struct Record<'r, 's, 'c, 'a> {
    stream: &'r mut Stream<'s, 'c, 'a>,
    kind: &'static Kind,
    /// The section above.
    parent: Option<SectionId>,
    depth: u8,
}

impl<'a> Record<'_, '_, '_, 'a> {
    /// Begins the file or the section; a part has no section of its own.
    fn open<E: Error>(&mut self, names: &Names<'a>) -> Result<Option<SectionId>, E> {
        if self.depth == 0 {
            self.stream.streamed = Some(Streamed {
                builder: (self.stream.begin)(names.edition.as_deref()),
                objective: names.id.to_string(),
                number: names.number.ok_or(names.order),
            });
        }
        if !self.kind.must.contains(&Key::Title) {
            return Ok(None);
        }
        let head = (&names.id, &names.title, names.short.as_ref(), names.line);
        let builder = self.stream.builder()?;
        Ok(Some(builder.open(self.parent, self.depth, head)))
    }

    /// Refuses what lacks a field that comes before those of a rank.
    fn require<E: Error>(&self, seen: &[Key], rank: u8) -> Result<(), E> {
        let mut must = self.kind.must.iter().filter(|key| key.rank() < rank);
        let has_all = must.all(|key| seen.contains(key));
        has_all
            .then_some(())
            .ok_or_else(|| E::custom("a field is missing"))
    }
}

impl<'a> DeserializeSeed<'a> for Record<'_, '_, '_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct(self.kind.name, &[], self)
    }
}

impl<'a> Visitor<'a> for Record<'_, '_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.kind.name)
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut map: M) -> Result<(), M::Error> {
        let mut names = Names::default();
        let mut seen: Vec<Key> = Vec::with_capacity(8);
        let mut opened = None;
        while let Some(key) = map.next_key::<Key>()? {
            let is_known = self.kind.must.contains(&key) || self.kind.may.contains(&key);
            let is_later = seen
                .iter()
                .all(|before| before.rank() <= key.rank() && *before != key);
            if !is_known || !is_later {
                return Err(M::Error::custom("not in the usual order"));
            }
            seen.push(key);
            if key.rank() > 0 && opened.is_none() {
                self.require(&seen, key.rank())?;
                opened = Some(self.open(&names)?);
            }
            match key {
                Key::Edition => names.edition = map.next_value()?,
                Key::Id | Key::Objective => names.id = map.next_value()?,
                Key::Number => names.number = Some(map.next_value()?),
                Key::Order => names.order = map.next_value()?,
                Key::Title => names.title = map.next_value()?,
                Key::Short => names.short = map.next_value()?,
                Key::Line => names.line = map.next_value()?,
                Key::Actions | Key::Sections => {
                    let list = List {
                        is_actions: key == Key::Actions,
                        section: opened.flatten(),
                        depth: self.depth,
                        stream: &mut *self.stream,
                    };
                    map.next_value_seed(list)?;
                }
            }
        }
        self.require(&seen, u8::MAX)?;
        let section = match opened {
            Some(section) => section,
            None => self.open(&names)?,
        };
        if let Some(section) = section {
            self.stream.builder()?.close(section);
        }
        Ok(())
    }
}

/// The actions of a section, or the sections in it.
struct List<'r, 's, 'c, 'a> {
    stream: &'r mut Stream<'s, 'c, 'a>,
    is_actions: bool,
    section: Option<SectionId>,
    depth: u8,
}

impl<'a> DeserializeSeed<'a> for List<'_, '_, '_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for List<'_, '_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'a>>(self, mut list: S) -> Result<(), S::Error> {
        let stream = self.stream;
        if let Some(section) = self.section.filter(|_| self.is_actions) {
            let mut index = 0;
            while let Some(action) = list.next_element::<RawAction>()? {
                let builder = stream.builder()?;
                builder.action = index;
                builder.add(section, action);
                index += 1;
            }
            stream.builder()?.end_own(section);
            return Ok(());
        }
        if usize::from(self.depth) >= DEEPEST {
            return Err(S::Error::custom("too deep"));
        }
        for index in 0.. {
            stream.builder()?.path.push(index);
            let record = Record {
                stream: &mut *stream,
                kind: &SECTION,
                parent: self.section,
                depth: self.depth + 1,
            };
            let read = list.next_element_seed(record)?;
            stream.builder()?.path.pop();
            if read.is_none() {
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::builder::Context;
    use super::super::suggestions::Suggestions;
    use super::*;
    use crate::model::{Kinds, Vocabularies};
    use crate::when::convention::Conventions;

    /// The ids of the sections of a file, each with its depth and how many actions it has, itself and with all below.
    fn outline(word: &str, text: &str) -> Option<Vec<(String, u8, usize, usize)>> {
        let (vocabularies, kinds) = (Vocabularies::default(), Kinds::default());
        let context = Context {
            vocabularies: &vocabularies,
            kinds: &kinds,
            conventions: Conventions::shipped(),
            reading: chrono::NaiveDate::MIN.into(),
            currency: None,
            source_lines: 0,
        };
        let mut begin = |_: Option<&str>| Builder::new(0, text.len(), context, Suggestions::default());
        let shard = stream(word, text, &mut begin)?.builder.finish();
        assert!(shard.problems.is_empty(), "{:?}", shard.problems);
        let sections = shard.sections.iter().map(|section| {
            let id = shard.text.get(section.id).to_owned();
            (id, section.depth, section.own.len(), section.actions.len())
        });
        Some(sections.collect())
    }

    #[test]
    fn what_stands_in_the_usual_order_is_read_at_once() {
        let action = |id: &str| format!(r#"(id: "{id}", title: "T", block: Step)"#);
        let (a, b, c) = (action("a"), action("b"), action("c"));
        let sections = format!(
            r#"sections: [(id: "s", title: "S", actions: [{b}], sections: [(title: "U", id: "u", actions: [{c}])]), (id: "t", title: "T")]"#
        );
        let objective = format!(r#"Objective(title: "O", id: "o", number: 1, actions: [{a}], {sections})"#);
        let below = [("s", 1, 1, 2), ("u", 2, 1, 1), ("t", 1, 0, 0)];
        let with = |first: &[(&str, u8, usize, usize)]| {
            let all = first.iter().chain(&below);
            Some(
                all.map(|(id, depth, own, all)| ((*id).to_owned(), *depth, *own, *all))
                    .collect(),
            )
        };
        assert_eq!(outline("Objective", &objective), with(&[("o", 0, 1, 3)]));
        assert_eq!(
            outline("Part", &format!(r#"Part(objective: "o", {sections})"#)),
            with(&[])
        );
    }

    #[test]
    fn any_other_is_left_to_be_read_as_a_whole() {
        let sections = r#"sections: [(id: "s", title: "S")]"#;
        for (word, text) in [
            ("Part", format!(r#"Part({sections}, objective: "o")"#)),
            ("Part", r#"Part(objective: "o")"#.to_owned()),
            ("Part", format!(r#"Part(objective: "o", title: "O", {sections})"#)),
            ("Part", format!(r#"Part(objective: "o", {sections}, {sections})"#)),
            (
                "Objective",
                format!(r#"Objective(id: "o", title: "O", {sections})"#),
            ),
            (
                "Objective",
                format!(r#"Objective(id: "o", number: 1, title: "O", {sections}, actions: [])"#),
            ),
            (
                "Objective",
                format!(r#"Objective(id: "o", number: 1, title: "O", {sections}"#),
            ),
            (
                "Objective",
                "Objective(id: \"o\", number: 1, title: \"O\", sections: [(id: \"s\")])".to_owned(),
            ),
            ("Bodies", "Bodies([])".to_owned()),
        ] {
            assert_eq!(outline(word, &text), None, "{text}");
        }
    }
}
