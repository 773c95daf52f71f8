//! The headings, labels and column names of a brief.

use super::page::{Align, BriefColumn};

pub const SUMMARY: &str = "In brief";
pub const SUMMARY_NOTE: &str =
    "The lines of this section are computed from the document, and not stated in it.";
pub const DONE: &str = "What was done";
pub const UNDER_WAY: &str = "Under way, without a date of completion:";
pub const NEXT: &str = "What comes next";
pub const RUNNING: &str = "Running or still to begin:";
pub const MONEY: &str = "Money";
pub const SHARED: &str = "Also for others, not split by the document, and not in the sum:";
pub const MOBILISED: &str = "Investment to be mobilised, and not in the sum:";
pub const WHOLE: &str =
    "Each amount is counted whole, also where it serves other purposes and the document does not split it.";
pub const FIGURES: &str = "Figures";
pub const TARGETS: &str = "Targets:";
pub const CHANGES: &str = "What changed";
pub const QUESTIONS: &str = "Open questions";
pub const UNDATED: &str = "No date is stated for:";
pub const UNOWNED: &str = "No accountable body stated for:";
pub const OUTCOMES: &str = "Outcomes recorded";
pub const OUTCOMES_NOTE: &str = "Recorded beside the document, and not stated in it.";
pub const EVIDENCE: &str = "Evidence named with the entry";
pub const NOTES: &str = "Sources";

pub const TOTAL: &str = "Sum, each amount counted once (computed)";
pub const NOT_STATED: &str = "not stated";
pub const INFERRED: &str = "inferred";
pub const LATE: &str = "past, no outcome recorded";
pub const PERHAPS_LATE: &str = "perhaps past, no outcome recorded";
pub const FIRM: &str = "firm";

/// A noun for things that are counted: singular and plural.
pub type Noun = [&'static str; 2];

pub const ACTION: Noun = ["action", "actions"];
pub const LATER_DATE: Noun = ["later date", "later dates"];
pub const PROGRAMME: Noun = ["that runs or will", "that run or will"];
pub const AMOUNT: Noun = ["amount", "amounts"];
pub const FIGURE: Noun = ["figure", "figures"];
pub const TARGET: Noun = ["target", "targets"];
pub const CHANGE: Noun = ["change", "changes"];
pub const ENTRY: Noun = ["entry", "entries"];
pub const UNCLEAR: Noun = ["action with open questions", "actions with open questions"];

/// A column whose contents are clear without its name.
const fn bare(name: &'static str, share: u32) -> BriefColumn {
    BriefColumn {
        is_bare: true,
        ..left(name, share)
    }
}

const fn left(name: &'static str, share: u32) -> BriefColumn {
    BriefColumn {
        name,
        share,
        align: Align::Left,
        is_bare: false,
    }
}

const fn right(name: &'static str, share: u32) -> BriefColumn {
    BriefColumn {
        name,
        share,
        align: Align::Right,
        is_bare: true,
    }
}

pub const NEXT_COLUMNS: [BriefColumn; 4] = [
    bare("When", 17),
    bare("Action", 43),
    left("Responsible", 19),
    left("How sure", 21),
];
pub const MONEY_COLUMNS: [BriefColumn; 5] = [
    bare("For what", 30),
    left("For whom", 16),
    left("Fund", 20),
    right("Amount", 20),
    left("Stage", 14),
];
pub const FIGURE_COLUMNS: [BriefColumn; 4] = [
    bare("What", 38),
    right("Value", 28),
    left("Period", 18),
    left("Counted by", 16),
];
