//! Signs other than those of states, and abbreviations other than those of hedges: as drawn, and what they mean.

#[rustfmt::skip]
pub(super) const SIGNS: &[(&str, &str)] = &[
    ("▾ ▸ fold", "an unfolded and a folded heading; a key opens and closes it"),
    ("▪ mark", "marked to be exported or copied"),
    ("★ watched", "on your watchlist; hidden where it is marked, too"),
    ("↗ link", "a line that can be followed, to another action or a web page"),
    ("› path", "between a heading and the next one under it"),
    ("⇠ ⇢ beyond", "at an edge of the timeline: the bar is before, or after, what is shown"),
    ("… cut", "the text goes on; the action's pane has all of it"),
    ("┃ position", "in a pane's edge: which part of the list is seen"),
    ("+2", "two more places, or two more branches with the same action"),
    ("⇑ ⇓ order", "before a column's name: sorted by it, the least or the greatest first"),
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
    ("█ ▓ ▒ ░ bar", "how long a time or how much a sum is; fainter the vaguer it is, or the less it adds: a group, a pot in it, what stands apart, what is counted elsewhere"),
    ("▏▎▍▌▋▊▉ end of a bar", "in money: a part of a cell"),
    ("↵ ⇥ ⌫ ↑↓ ←→ keys", "enter, tab, backspace and the arrows"),
    ("× by", "columns by lines"),
    ("“ ” quote", "the document's own words; nothing else is in quotation marks"),
];

#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &str)] = &[
    ("~ about", "before a number or a date: about, around"),
    ("p planned", "where a list has no room for the word: the date is planned or expected"),
    ("u unsure", "where a list has no room for the word: the date is tentative, conditional or to be confirmed"),
    ("≥ ≤", "at least, and up to"),
    ("d", "days: `due in 2 d`, `55 d past`"),
    ("y", "years: `ends in 2.7 y`"),
    ("Q1 H1", "first quarter, first half of a year"),
    ("Wk", "the week's number in a year, as ISO 8601 counts"),
    ("obj.", "objective of the document, in citations: `obj. 1, line 6`"),
    ("no date", "undated"),
];
