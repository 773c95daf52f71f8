//! Words that mean something particular here.

pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "accountable",
        "the body that answers for it; `inferred` where the document leaves it out",
    ),
    (
        "action",
        "one thing that the document says was, is or will be done",
    ),
    (
        "ahead",
        "deadlines that are not past; beside it `all` counts actions, with a date or without",
    ),
    (
        "as of",
        "the clock: everything computed is computed as of that day, and keys move it",
    ),
    (
        "baseline",
        "what a deadline was before it was changed, or where a target starts from",
    ),
    (
        "block",
        "where the document lists an action: step, next step, figure or context",
    ),
    (
        "branch",
        "the selected heading with everything under it; tables are about it",
    ),
    (
        "caveat",
        "a note that the document is unclear, or contradicts itself",
    ),
    ("closes", "how long the window of a deadline stays open"),
    ("computed", "worked out by milepost, not said by the document"),
    (
        "deadline",
        "a date that lies in the future of its document: due, starts, ends, a period, takes effect",
    ),
    ("due", "the last day in which it is to be done"),
    (
        "edition",
        "one issue of a document; beside the clock: the clock stands at its date",
    ),
    ("effect", "how long until it takes effect by itself"),
    ("ends", "how long a programme, call or mandate still runs"),
    (
        "hedge",
        "how sure the document is of a date: planned, expected, tentative, …",
    ),
    (
        "implementing",
        "the body that does the work, which need not be the accountable one",
    ),
    (
        "inferred",
        "the document does not say it in words; the context does",
    ),
    ("opens", "how long until the window of a deadline begins"),
    (
        "outcome",
        "how a deadline ended, as a document or the journal says",
    ),
    (
        "overlap",
        "money that stands in several groups, taken off once so that the column adds up",
    ),
    ("past", "days since the last day of the window"),
    (
        "planned",
        "the document's word for how sure it is of a date; `upcoming` is computed",
    ),
    (
        "pot",
        "one sum of money, however often it is mentioned; each counts once in a total",
    ),
    (
        "same event",
        "another action tells of it too, and the query hides that one; without the query it is listed there",
    ),
    ("slip", "days by which a last day moved since the edition before"),
    (
        "stage",
        "how far money has come: announced, proposed, adopted, committed, contracted, paid",
    ),
    (
        "state",
        "where a deadline stands as of the clock: computed, such as overdue",
    ),
    (
        "status",
        "what the document says of the progress, such as under way; never computed",
    ),
    (
        "today",
        "the day it is; beside the clock: the clock stands at it and moves on with it",
    ),
    ("undated", "a next step for which the document says no time"),
    (
        "upcoming",
        "the window of the deadline has not begun; how sure the document is of it is another matter",
    ),
    ("window", "the days that a wording such as `Q1 2025` covers"),
];
