//! What a corpus is, in memory: editions, objectives, sections, actions, dates, money and vocabularies.
//!
//! Data and plain lookups only. Nothing here reads files, asks for the time, sorts for a screen or draws.
