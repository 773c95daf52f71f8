//! Signs that are no states, and abbreviations that are no hedges: as drawn, and what they mean.

#[rustfmt::skip]
pub(super) const SIGNS: &[(&str, &str)] = &[
    ("▾ ▸ fold", "an unfolded and a folded heading; a key opens and closes it"),
    ("▪ mark", "marked to be exported or copied"),
    ("★ watched", "on your watchlist; a mark stands over it"),
    ("› onward", "a line that can be followed; in a path, the next heading; at an edge of the timeline, what lies beyond it"),
    ("‹ before", "at an edge of the timeline: what lies before it"),
    ("… cut", "the text goes on; the action's pane has all of it"),
    ("┃ position", "in a pane's edge: which part of the list is seen"),
    ("+2", "two more places, or two more branches in which the same action stands"),
    ("↑ ↓ order", "beside a column's name: sorted by it, the least or the greatest first"),
    ("→ covers", "what a wording covers in days, or what a value became"),
    ("− +", "less and more: of a number, and of words that went and came between editions"),
    ("∘ • ● ◉ days", "in a calendar: a window alone; one deadline, two to four, five or more that day"),
    ("┣━┫ ├─┤ ╞═╡ span", "in a calendar: the days that a window covers, hard, faint or under the cursor"),
    ("[16] clock", "in a calendar: the as-of date"),
    ("(16) today", "in a calendar: the day it is"),
    ("╎ as of", "in the timeline: the as-of date"),
    ("┆ today", "in the timeline: the day it is"),
    ("│ period", "in the timeline: where a year or another period begins"),
    ("◈ one day", "in the timeline: a single day"),
    ("┄ ◇ baseline", "in the timeline: where a deadline was in the first edition that had it"),
    ("◂━ ━▸ open end", "in the timeline: the document gives no beginning, or no end"),
    ("█ ▓ ▒ ░ bar", "a time or a sum, fainter where it counts less: in the timeline the vague end of a wording; in money a group, a pot, what stands apart, a pot that is counted elsewhere"),
    ("▏▎▍▌▋▊▉ end of a bar", "in money: a part of a cell"),
    ("↵ ⇥ ⌫ ↑↓ ←→ keys", "enter, tab, backspace and the arrows"),
    ("× by", "columns by lines"),
    ("“ ” quote", "the document's own words; nothing else stands in quotation marks"),
    ("! trouble", "in the bottom line: files or settings have a problem"),
];

#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &str)] = &[
    ("~ about", "before a number or a date: about, around"),
    ("p planned", "in narrow lists: the date is planned or expected"),
    ("? unsure", "in narrow lists: the date is tentative, conditional or to be confirmed"),
    ("≥ ≤", "at least, and up to"),
    ("d", "days: `due in 2 d`, `55 d past`"),
    ("y", "years: `ends in 2.7 y`"),
    ("Q1 H1", "first quarter, first half of a year"),
    ("Wk", "the week's number in a year, as ISO 8601 counts"),
    ("obj.", "objective of the document, in citations: `obj. 1, line 6`"),
    ("no date", "undated"),
];
