//! The kinds of actions that a corpus defines, and the kind that a name refers to.

use unicode_width::UnicodeWidthStr as _;

use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::raw::{RawKind, RawOwnKind};
use super::suggestions::Suggestions;
use crate::model::kinds::{KindId, Kinds, OwnKind};
use crate::model::{Kind, Word as _};
use crate::text::sanitize::is_harmful;

/// The kinds that files define, gathered from all of them.
#[derive(Default)]
pub struct OwnKinds {
    kinds: Kinds,
    /// The file of each, and its index there.
    origins: Vec<(usize, usize)>,
}

impl OwnKinds {
    pub fn add(&mut self, file: usize, kinds: Vec<RawOwnKind>) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, raw) in kinds.into_iter().enumerate() {
            let mut wrong = |field, mistake| {
                let at = vec![Step::Item(index), Step::Field(field)];
                problems.push(Problem::of_value(file, at, mistake));
            };
            if !is_id(&raw.id) {
                wrong("id", CorpusMistake::BadId(raw.id.to_string()));
            }
            if !is_title(&raw.name) {
                wrong("name", CorpusMistake::EmptyTitle("name"));
            }
            let glyph = raw.glyph.map(|glyph| glyph.to_string()).unwrap_or_default();
            if !glyph.is_empty() && (glyph.width() != 1 || glyph.chars().any(is_harmful)) {
                wrong("glyph", CorpusMistake::Glyph(glyph.chars().take(20).collect()));
            }
            if self.origins.len() >= Kinds::MOST {
                wrong("id", CorpusMistake::TooMany("200 kinds"));
                break;
            }
            let kind = OwnKind {
                id: raw.id.to_string(),
                name: raw.name.to_string(),
                glyph,
                aliases: raw.aliases.iter().map(ToString::to_string).collect(),
            };
            match self.kinds.add(kind.clone()) {
                Ok(_) => self.origins.push((file, index)),
                Err(taken) => {
                    let Some(first) = self.kinds.of(taken) else {
                        continue;
                    };
                    let other = [
                        ("name", first.name != kind.name),
                        ("glyph", first.glyph != kind.glyph),
                        ("aliases", first.aliases != kind.aliases),
                    ];
                    // Two files may define the same kind, as long as they agree.
                    if let Some((field, _)) = other.into_iter().find(|(_, differs)| *differs) {
                        let own = taken.index() - Kind::ALL.len();
                        let (file, index) = self.origins[own];
                        let place = ProblemPlace::Value(vec![Step::Item(index), Step::Field("id")]);
                        let mistake = CorpusMistake::OtherTerm {
                            what: "kind",
                            id: kind.id,
                            field,
                            first: (file, place),
                        };
                        wrong("id", mistake);
                    }
                }
            }
        }
        problems
    }

    pub fn finish(self) -> Kinds {
        self.kinds
    }
}

/// The kind that data names, or what is wrong with the name. An action without a kind is of kind `Other`.
pub fn named(kinds: &Kinds, raw: &RawKind, suggestions: &mut Suggestions) -> Result<KindId, CorpusMistake> {
    let Some(name) = &raw.0 else {
        return Ok(Kind::Other.into());
    };
    if let Some(kind) = kinds.find(name) {
        return Ok(kind);
    }
    let squeezed = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    let wanted = squeezed(name);
    let by_name = kinds
        .all()
        .find(|kind| {
            [kinds.name(*kind), kinds.label(*kind)]
                .map(squeezed)
                .contains(&wanted)
        })
        .map(|kind| kinds.name(kind).to_owned());
    let names = || kinds.all().map(|kind| kinds.name(kind));
    let meant = by_name.or_else(|| suggestions.nearest(name, kinds.len(), names()));
    // Kinds of the corpus are quoted: their ids may have characters that words cannot have.
    let quoted = |name: String| {
        if Kind::ALL.iter().any(|kind| kind.name() == name) {
            name
        } else {
            format!("\"{name}\"")
        }
    };
    Err(CorpusMistake::UnknownKind {
        found: name.chars().take(60).collect(),
        meant: meant.map(quoted),
        own: kinds.own().iter().map(|own| own.id.clone()).collect(),
    })
}
