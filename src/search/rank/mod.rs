//! What a match counts: the word as it stands, then its beginning, then a part of it, then another form of
//! it, then close letters, then a slip.
//!
//! Points are for a word of the query against a word of a text; the field they are found in weighs them
//! ([`Field::weight`](super::index::Field::weight)), and words found side by side earn more
//! ([`nearness`]).

pub(in crate::search) mod close;
pub(in crate::search) mod proximity;
pub(in crate::search) mod stem;
pub(in crate::search) mod stop_words;
pub(in crate::search) mod typo;
pub(in crate::search) mod word;

pub(in crate::search) const EXACT: u16 = 1000;
/// Its other number: `returns` for `return`.
pub(in crate::search) const INFLECTED: u16 = 900;
/// The beginning of a word; up to [`SHARE`] more the more of the word it is.
pub(in crate::search) const PREFIX: u16 = 760;
/// A part of a word; up to [`SHARE`] more likewise.
pub(in crate::search) const PART: u16 = 480;
/// Another form of it, up to [`SHARE`] more the more both have in common: `replace` for `replacement`.
pub(in crate::search) const FORM: u16 = 460;
/// What a match of nearly all of a word earns over one of little of it.
pub(in crate::search) const SHARE: u16 = 100;
/// The letters of the query in their order, close together, in one word; up to [`SHARE`] more the closer.
pub(in crate::search) const CLOSE: u16 = 340;
pub(in crate::search) const SLIP: u16 = 320;
pub(in crate::search) const TWO_SLIPS: u16 = 240;
/// A slip in the beginning of a word that may be still being typed costs this.
pub(in crate::search) const UNFINISHED: u16 = 50;

/// [`SHARE`] in the proportion of `part` to `whole`.
pub(in crate::search) fn share(part: usize, whole: usize) -> u16 {
    (usize::from(SHARE) * part.min(whole) / whole.max(1)) as u16
}
