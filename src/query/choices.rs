//! The values of fields that can be listed: closed lists with aliases for their members, and the terms of the corpus.

use super::field_table::FieldName;
use super::properties::{HAS, IS};
use crate::editions::ChangeKind;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Recorded;
use crate::model::{Block, CaveatKind, Corpus, Hedge, Kind, Stage, Status, Word};

/// Aliases for members of closed lists.
pub(super) const BLOCK_ALIASES: &[(&str, Block)] = &[
    ("next", Block::NextStep),
    ("next-steps", Block::NextStep),
    ("steps", Block::Step),
    ("taken", Block::Step),
    ("statistic", Block::Figure),
    ("figures", Block::Figure),
];

pub(super) const STATUS_ALIASES: &[(&str, Status)] = &[
    ("planned", Status::Announced),
    ("ongoing", Status::UnderWay),
    ("in-progress", Status::UnderWay),
    ("done", Status::Completed),
    ("finished", Status::Completed),
    ("paused", Status::OnHold),
];

pub(super) const CHANGE_ALIASES: &[(&str, ChangeKind)] = &[
    ("later", ChangeKind::Slipped),
    ("delayed", ChangeKind::Slipped),
    ("earlier", ChangeKind::PulledForward),
    ("dropped", ChangeKind::Gone),
    ("words", ChangeKind::Reworded),
    ("added", ChangeKind::New),
];

pub(super) const OUTCOME_ALIASES: &[(&str, Recorded)] = &[
    ("partly", Recorded::PartlyMet),
    ("done", Recorded::Met),
    ("late", Recorded::Slipped),
    ("cancelled", Recorded::Dropped),
];

pub(super) const CAVEAT_ALIASES: &[(&str, CaveatKind)] = &[
    ("contradictions", CaveatKind::Contradiction),
    ("ambiguity", CaveatKind::Unclear),
    ("slips", CaveatKind::Slip),
    ("misprint", CaveatKind::Slip),
    ("gaps", CaveatKind::Gap),
    ("missing", CaveatKind::Gap),
];

pub(super) const KIND_ALIASES: &[(&str, Kind)] = &[
    ("proposal", Kind::LegislativeProposal),
    ("funding", Kind::FundingDecision),
    ("statistic", Kind::Statistics),
    ("it", Kind::ItSystem),
    ("system", Kind::ItSystem),
    ("return", Kind::Returns),
];

pub(super) const HEDGE_ALIASES: &[(&str, Hedge)] = &[
    ("tbc", Hedge::ToBeConfirmed),
    ("unconfirmed", Hedge::ToBeConfirmed),
];

/// A label in the form that is easiest to type: `under-way` for `under way`.
pub fn typed(label: &str) -> String {
    label.to_lowercase().replace(' ', "-")
}

fn list<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| typed(word.label())).collect()
}

/// The values that may follow a field, for completions: closed lists, and the terms of the corpus.
pub fn values(field: FieldName, corpus: &Corpus) -> Vec<String> {
    let terms = |kind: VocabularyKind| {
        let terms = corpus.vocabulary(kind).iter();
        terms.map(|(_, term)| term.id.clone()).collect()
    };
    match field {
        FieldName::In => corpus
            .objectives
            .iter()
            .map(|objective| corpus.str(objective.id).to_owned())
            .collect(),
        FieldName::Block => list::<Block>(),
        FieldName::Kind => {
            let own = corpus.kinds.own().iter().map(|own| own.id.clone());
            own.chain(list::<Kind>()).collect()
        }
        FieldName::Status => list::<Status>(),
        FieldName::Hedge => list::<Hedge>(),
        FieldName::Stage => list::<Stage>(),
        FieldName::Caveat => list::<CaveatKind>(),
        FieldName::Term(kind) => terms(kind),
        FieldName::Mentioned => terms(VocabularyKind::Bodies),
        FieldName::Due | FieldName::May | FieldName::Ends | FieldName::Starts | FieldName::Date => {
            crate::when::offset::WORDS
                .iter()
                .map(|(word, _)| (*word).to_owned())
                .collect()
        }
        FieldName::Sum(_) => ["1m", "10m", "100m", "1bn"].map(str::to_owned).to_vec(),
        // Who has recorded something is in the journals, not in the corpus.
        FieldName::Id | FieldName::By => Vec::new(),
        FieldName::Edition => {
            let ids = corpus
                .editions
                .iter()
                .map(|edition| corpus.str(edition.id).to_owned());
            ids.collect()
        }
        FieldName::Document => {
            let ids = corpus
                .editions
                .iter()
                .map(|edition| corpus.str(edition.document).to_owned());
            let mut ids: Vec<String> = ids.filter(|id| !id.is_empty()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        }
        FieldName::Change => list::<ChangeKind>(),
        FieldName::Percent => ["0", "50", "100", "any", "none"].map(str::to_owned).to_vec(),
        FieldName::Slip => ["30d", "90d", "1y"].map(str::to_owned).to_vec(),
        FieldName::Outcome => list::<Recorded>(),
        FieldName::Is => IS.iter().map(|info| info.name.to_owned()).collect(),
        FieldName::Has => HAS.iter().map(|info| info.name.to_owned()).collect(),
    }
}
