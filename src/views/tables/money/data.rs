//! Money with exact values, for programs.

use hashbrown::HashSet;

use super::group::Side;
use super::group::{Grouped, citations, common, fund, label};
use super::lines::{Line, What};
use super::{Pot, Sum};
use crate::model::ActionRef;
use crate::model::words::Word;
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, origin};

/// The names of the values that programs get.
const FIELDS: [&str; 24] = [
    "row",
    "group",
    "pot",
    "what",
    "eur",
    "qualifier",
    "unknown",
    "pots",
    "stage",
    "fund",
    "fund_id",
    "places",
    "place_ids",
    "counted",
    "inside",
    "otherwise",
    "citations",
    "id",
    "title",
    "objective_number",
    "path",
    "citation",
    "document",
    "edition",
];

/// Money with exact values: the sums of groups, the total, then every pot.
/// The lines themselves say which pots are told; sums are always of all.
pub(super) fn data(sources: Sources, grouped: &Grouped, lines: &[Line]) -> Data {
    let corpus = sources.corpus;
    let told: HashSet<(Side, usize)> = lines
        .iter()
        .filter_map(|line| match line.what {
            What::Pot(side, number) => Some((side, number)),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    for group in &grouped.groups {
        rows.push(sum_values("group", &label(corpus, &group.common), group.sum));
    }
    rows.push(sum_values("total", "each pot counted once", grouped.total()));
    for (side, row, label) in [
        (Side::Shared, "shared", "also for others, not in the total"),
        (
            Side::Mobilised,
            "mobilised",
            "investment mobilised, not in the total",
        ),
    ] {
        let pots = grouped.pots(side);
        if !pots.pots.is_empty() {
            rows.push(sum_values(row, label, pots.sum(corpus)));
        }
    }
    for (side, name) in [
        (Side::Own, "pot"),
        (Side::Shared, "shared pot"),
        (Side::Mobilised, "mobilised pot"),
    ] {
        let pots = &grouped.pots(side).pots;
        let own = pots
            .iter()
            .enumerate()
            .filter(|(number, _)| told.contains(&(side, *number)));
        rows.extend(own.map(|(_, pot)| pot_values(sources, grouped, pots, pot, name)));
    }
    Data {
        fields: &FIELDS,
        rows,
    }
}

fn sum_values(row: &str, label: &str, sum: Sum) -> Vec<ExactValue> {
    let mut values = vec![ExactValue::None; FIELDS.len()];
    values[0] = row.into();
    values[1] = label.into();
    if !sum.is_unknown() || sum.pots == 0 {
        values[4] = ExactValue::Whole(i128::try_from(sum.eur).unwrap_or(i128::MAX));
    }
    values[5] = sum.qualifier().name().into();
    values[6] = sum.unknown.into();
    values[7] = sum.pots.into();
    values
}

fn pot_values(sources: Sources, grouped: &Grouped, pots: &[Pot], pot: &Pot, row: &str) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let amount = pot.told.amount(corpus);
    let action: ActionRef = corpus.action(pot.told.action);
    let name = |pot: &Pot| pot.measure.map(|id| corpus.str(corpus.measure(id).id).to_owned());
    let places = action.places_of_amount(pot.told.index as usize);
    let fund = fund(corpus, pot).map(|fund| corpus.instrument_terms().term(fund));
    let inside = pot.inside.iter().filter_map(|outer| name(&pots[*outer]));
    let group = pot
        .is_counted()
        .then(|| label(corpus, &common(corpus, pot, grouped.by)));
    let mut values = vec![
        row.into(),
        group.into(),
        name(pot).into(),
        corpus.str(amount.what).into(),
        amount.eur.into(),
        amount.qualifier.name().into(),
        u32::from(amount.eur.is_none()).into(),
        1_u32.into(),
        pot.stage.map(Word::name).into(),
        fund.map(|term| term.name.as_str()).into(),
        fund.map(|term| term.id.as_str()).into(),
        ExactValue::List(
            places
                .iter()
                .map(|id| corpus.place_terms().term(*id).name.clone())
                .collect(),
        ),
        ExactValue::List(
            places
                .iter()
                .map(|id| corpus.place_terms().term(*id).id.clone())
                .collect(),
        ),
        (row == "pot" && pot.is_counted()).into(),
        ExactValue::List(inside.collect()),
        ExactValue::List(pot.otherwise(corpus).iter().map(ToString::to_string).collect()),
        ExactValue::List(citations(corpus, pot)),
    ];
    values.extend(origin(sources, action).into_iter().take(7));
    values
}
