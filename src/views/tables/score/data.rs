//! The score as exact values for programs: one row per line, with the actions it counts.

use super::count::{Became, ScoreBy, ScoreLine};
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, names};

const FIELDS: &str = "\
    group due met late partly missed no_outcome dropped slipped met_ids late_ids partly_ids missed_ids \
    no_outcome_ids dropped_ids slipped_ids as_of";

/// The lines of a divided score; for a score by outcome, the total only. A divided score has no row for the total, because
/// its lines do not add up to it: what several bodies owe counts in several lines.
pub(super) fn data(sources: Sources, by: ScoreBy, lines: &[ScoreLine], all: &ScoreLine) -> Data {
    let shown = if by == ScoreBy::Outcome {
        std::slice::from_ref(all)
    } else {
        lines
    };
    let rows = shown.iter().map(|line| {
        let label = (by != ScoreBy::Outcome).then_some(line.label.as_str());
        let mut values: Vec<ExactValue> = vec![label.into(), (line.due() as u64).into()];
        values.extend(Became::ALL.map(|became| (line.count(became) as u64).into()));
        let ids = |became: Became| {
            let counted = line.counted[became as usize].iter();
            let ids = counted.map(|one| sources.corpus.action(one.deadline.action).key().to_owned());
            ExactValue::List(ids.collect())
        };
        values.extend(Became::ALL.map(ids));
        values.push(sources.as_of.into());
        values
    });
    Data {
        fields: names(FIELDS),
        rows: rows.collect(),
    }
}
