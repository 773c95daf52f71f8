//! Dates as ISO 8601-2 (EDTF): written for machines, and read where a text is EDTF as a whole.
//!
//! Most of EDTF in use is also a wording (`2025-33`, `2004-06~/2006`), and dates in figures with qualified components
//! or unspecified digits may stand within one; those are read in `parse`. What only makes sense as a
//! whole is read here: sets, unknown ends, times of day, significant digits, and the years milepost does not know.

mod date;
mod pieces;
mod read;
mod set;
mod time;
mod write;
mod years;

pub(super) use read::read;
