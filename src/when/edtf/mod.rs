//! Dates as ISO 8601-2 (EDTF): written for machines, and read where a text is EDTF as a whole.
//!
//! Most of the EDTF in use is also a wording (`2025-33`, `2004-06~/2006`), and dates in figures with qualified components
//! or unspecified digits may be part of one; `parse` reads those. This module reads what only makes sense as a whole:
//! sets, unknown ends, times of day, significant digits, and years outside the calendar, to refuse them as such.

mod date;
mod pieces;
mod read;
mod set;
mod time;
mod write;
mod years;

pub(super) use read::read;
