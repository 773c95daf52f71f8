//! The points of a match: the word itself scores most, then its singular or plural, a prefix, a part, another form, a synonym,
//! an abbreviation, a typo.
//!
//! Points compare a word of the query with a word of a text. They are weighted by the field
//! ([`Field::weight`](super::index::IndexField::weight)), and words close together score more ([`proximity`]).

pub(in crate::search) mod abbreviation;
pub(in crate::search) mod proximity;
pub(in crate::search) mod stem;
pub(in crate::search) mod stop_words;
pub(in crate::search) mod synonyms;
pub(in crate::search) mod typo;
pub(in crate::search) mod word;

pub(in crate::search) const EXACT: u16 = 1000;
/// Its singular or plural: `returns` for `return`.
pub(in crate::search) const INFLECTED: u16 = 900;
/// A prefix; up to [`SHARE`] more for a larger part of the word.
pub(in crate::search) const PREFIX: u16 = 760;
/// A substring; up to [`SHARE`] more likewise.
pub(in crate::search) const PART: u16 = 480;
/// Another form, `replace` for `replacement`; up to [`SHARE`] more for a longer common stem.
pub(in crate::search) const FORM: u16 = 460;
/// The most that a match of nearly the whole word scores above one of a small part.
pub(in crate::search) const SHARE: u16 = 100;
/// Another word for the same thing: `crossings` for `arrivals`.
pub(in crate::search) const SYNONYM: u16 = 400;
/// An abbreviation: its letters in order and close together in one word; up to [`SHARE`] more for closer ones.
pub(in crate::search) const ABBREVIATED: u16 = 340;
pub(in crate::search) const TYPO: u16 = 320;
pub(in crate::search) const TWO_TYPOS: u16 = 240;
/// What a match with typos loses if it matches only the beginning of a word.
pub(in crate::search) const UNFINISHED: u16 = 50;

/// The part of [`SHARE`] that corresponds to `part` of `whole`.
pub(in crate::search) fn share(part: usize, whole: usize) -> u16 {
    (usize::from(SHARE) * part.min(whole) / whole.max(1)) as u16
}
