//! The closed lists of the data: the kinds of actions, the roles of dates, how certain a date is, …
//!
//! Each list is written once. Its names are used in RON files, queries and exports, its labels on screen; help,
//! completions, suggestions and docs are generated from both.

use serde::Deserialize;

use crate::when::state::Nature;

/// A member of a closed list.
pub trait Word: Copy + 'static {
    /// Every member, in the order in which lists show them.
    const ALL: &'static [Self];
    /// The name in data, queries and exports, such as `LegislativeProposal`.
    fn name(self) -> &'static str;
    /// The words shown on screen, such as `legislative proposal`.
    fn label(self) -> &'static str;
}

macro_rules! words {
    ($($(#[$doc:meta])* $list:ident { $($(#[$vdoc:meta])* $name:ident $label:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum $list { $($(#[$vdoc])* #[doc = $label] $name,)* }

        impl Word for $list {
            const ALL: &'static [Self] = &[$(Self::$name),*];
            fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }
    )*};
}

words! {
    /// The part of the document that lists an action.
    Block {
        Step "step",
        NextStep "next step",
        Figure "figure",
        Context "context",
    }

    Kind {
        Meeting "meeting",
        Conference "conference",
        Dialogue "dialogue",
        Mission "mission",
        Visit "visit",
        Negotiation "negotiation",
        LegislativeProposal "legislative proposal",
        LegislativeProgress "legislative progress",
        Adoption "adoption",
        ImplementingAct "implementing act",
        EntryIntoForce "entry into force",
        EntryIntoApplication "entry into application",
        Recommendation "recommendation",
        Infringement "infringement",
        FundingDecision "funding decision",
        Call "call",
        Contract "contract",
        Agreement "agreement",
        WorkingArrangement "working arrangement",
        Operation "operation",
        Deployment "deployment",
        Delivery "delivery",
        Project "project",
        Training "training",
        Campaign "campaign",
        Evaluation "evaluation",
        Study "study",
        Report "report",
        Guidance "guidance",
        Strategy "strategy",
        Statistics "statistics",
        Monitoring "monitoring",
        ItSystem "IT system",
        Returns "returns",
        Relocation "relocation",
        Cooperation "cooperation",
        Position "position",
        /// No kind in particular, or the document does not say.
        Other "other",
    }

    /// What the document says about an action's progress. Never overwritten by anything computed.
    Status {
        Announced "announced",
        Proposed "proposed",
        NotStarted "not started",
        Pipeline "in the pipeline",
        UnderWay "under way",
        OnTrack "on track",
        Delayed "delayed",
        Signed "signed",
        Adopted "adopted",
        InForce "in force",
        Completed "completed",
        OnHold "on hold",
        Suspended "suspended",
        Cancelled "cancelled",
    }

    /// What a date does. Every role but `Occurred` makes the date a deadline.
    DateRole {
        Occurred "occurred",
        Starts "starts",
        Due "due",
        Ends "ends",
        Period "period",
        TakesEffect "takes effect",
    }

    /// How sure the document is of a date.
    Hedge {
        Firm "firm",
        Planned "planned",
        Expected "expected",
        Tentative "tentative",
        ToBeConfirmed "to be confirmed",
        Conditional "conditional",
    }

    /// The role of a body in an action, after the organisation roles of IATI.
    ActorRole {
        Accountable "accountable",
        Implementing "implementing",
        Funding "funding",
        Participating "participating",
        /// The action is aimed at this body, which does not take part.
        Target "target",
        /// The body is only named, and does not take part.
        Mentioned "mentioned",
    }

    /// How exact a sum or a statistic is.
    Qualifier {
        Exact "exactly",
        About "about",
        Almost "almost",
        AtLeast "at least",
        Over "over",
        UpTo "up to",
        Indicative "indicatively",
    }

    /// What is wrong with the text of the document.
    CaveatKind {
        /// Two passages disagree.
        Contradiction "contradiction",
        /// The text can be read in more than one way.
        Unclear "unclear",
        /// A misprint, a broken sentence, something in the wrong place.
        Slip "slip of the pen",
        /// Something the reader needs to know is missing.
        Gap "gap",
    }

    Stage {
        Announced "announced",
        Proposed "proposed",
        Adopted "adopted",
        Committed "committed",
        Contracted "contracted",
        Paid "paid",
    }

    /// How a deadline ended, according to the document or a journal.
    Outcome {
        Met "met",
        PartlyMet "partly met",
        Missed "missed",
        Dropped "dropped",
    }

    /// What a journal records about an action.
    Recorded {
        Met "met",
        PartlyMet "partly met",
        Missed "missed",
        Dropped "dropped",
        /// It has been moved to another date.
        Slipped "slipped",
        /// A remark, without an outcome.
        Note "note",
    }

    /// How often a recurring sum is paid.
    Rate {
        Year "a year",
        Quarter "a quarter",
        Month "a month",
    }

    /// How one action relates to another.
    RelationKind {
        PartOf "part of",
        SameEvent "same event as",
        Updates "updates",
        /// This action reports how a deadline of the other ended.
        Settles "reports the outcome of",
        Contradicts "contradicts",
        DependsOn "depends on",
        Continues "continues",
    }
}

impl RelationKind {
    /// The words for the relation seen from its other end.
    pub const fn reverse_label(self) -> &'static str {
        match self {
            Self::PartOf => "has part",
            Self::SameEvent => "same event as",
            Self::Updates => "updated by",
            Self::Settles => "outcome reported by",
            Self::Contradicts => "contradicted by",
            Self::DependsOn => "needed by",
            Self::Continues => "continued by",
        }
    }
}

impl Recorded {
    /// How this ends a deadline; `None` if it leaves it open.
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Met => Some(Outcome::Met),
            Self::PartlyMet => Some(Outcome::PartlyMet),
            Self::Missed => Some(Outcome::Missed),
            Self::Dropped => Some(Outcome::Dropped),
            Self::Slipped | Self::Note => None,
        }
    }
}

impl Status {
    /// The outcome that this status implies for everything that was owed, if any.
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Completed => Some(Outcome::Met),
            Self::Cancelled => Some(Outcome::Dropped),
            _ => None,
        }
    }
}

impl DateRole {
    /// Whether somebody owes a date with this role, something runs until then, or it happens without anyone owing it.
    pub const fn nature(self) -> Nature {
        match self {
            Self::Period => Nature::Runs,
            Self::Ends => Nature::Ends { begins: None },
            Self::TakesEffect => Nature::TakesEffect,
            Self::Occurred | Self::Starts | Self::Due => Nature::Owed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(ron::from_str::<Kind>(kind.name()), Ok(*kind));
        }
    }
}
