//! Money with exact values, for programs.

use hashbrown::HashSet;

use super::group::PotSide;
use super::group::{Grouped, citations, commons, fund, label};
use super::lines::{MoneyLine, MoneyLineKind};
use super::{Pot, Sum, Sums};
use crate::model::words::Word;
use crate::model::{ActionRef, Currency, SumUnit};
use crate::text::sums::{PARTS, digits};
use crate::views::facts::Sources;
use crate::views::tables::values::{Data, ExactValue, named, names, origin};

const FIELDS: &str = "\
    row group pot what eur qualifier unknown pots stage fund fund_id places place_ids counted inside \
    otherwise citations id title objective_number path citation document edition value currency per over";

/// Money with exact values: the sums of groups, the overlaps, the totals, then the pots.
/// Only pots among `lines` are included; sums are always of all pots.
pub(super) fn data(sources: Sources, grouped: &Grouped, lines: &[MoneyLine]) -> Data {
    let corpus = sources.corpus;
    let shown: HashSet<(PotSide, usize)> = lines
        .iter()
        .filter_map(|line| match line.what {
            MoneyLineKind::Pot(PotSide::Group(group), pot) => {
                Some((PotSide::Own, grouped.groups[group].numbers[pot]))
            }
            MoneyLineKind::Pot(side, pot) => Some((side, pot)),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    let of_all = |rows: &mut Vec<Vec<ExactValue>>, row: &str, label: &str, sums: &Sums| {
        rows.extend(sums.list.iter().map(|sum| sum_values(row, label, sum)));
    };
    for group in &grouped.groups {
        of_all(&mut rows, "group", &label(corpus, &group.common), &group.sums);
    }
    for overlap in &grouped.overlaps {
        let sum = Sum::exactly(overlap.unit, overlap.parts, overlap.pots.len() as u32);
        let label = "in several groups or pots";
        rows.push(sum_values("overlap", label, &sum));
    }
    if grouped.total().list.is_empty() {
        rows.push(sum_values("total", "each pot counted once", &Sum::default()));
    }
    of_all(&mut rows, "total", "each pot counted once", grouped.total());
    for (side, row, label) in [
        (PotSide::Shared, "shared", "also for others, not in the total"),
        (
            PotSide::Mobilised,
            "mobilised",
            "investment mobilised, not in the total",
        ),
    ] {
        of_all(&mut rows, row, label, grouped.apart(side));
    }
    for (side, name) in [
        (PotSide::Own, "pot"),
        (PotSide::Shared, "shared pot"),
        (PotSide::Mobilised, "mobilised pot"),
    ] {
        let pots = &grouped.pots(side).pots;
        let own = pots
            .iter()
            .enumerate()
            .filter(|(number, _)| shown.contains(&(side, *number)));
        rows.extend(own.map(|(_, pot)| pot_values(sources, grouped, pots, pot, name)));
    }
    Data {
        fields: names(FIELDS),
        rows,
    }
}

/// Whole euros that are paid once, for the field `eur`: it serves readers that handle no other currency.
fn euros(unit: Option<SumUnit>, parts: i128) -> Option<i128> {
    let is_euros = unit
        == Some(SumUnit {
            per: None,
            currency: Currency::EUR,
        });
    let one = PARTS as i128;
    (is_euros && parts % one == 0).then_some(parts / one)
}

fn sum_values(row: &str, label: &str, sum: &Sum) -> Vec<ExactValue> {
    // The last four fields follow below.
    let mut values = vec![ExactValue::None; names(FIELDS).len() - 4];
    values[0] = row.into();
    values[1] = label.into();
    values[4] = match euros(sum.unit, sum.parts) {
        Some(euros) => ExactValue::Whole(euros),
        None if sum.pots == 0 => ExactValue::Whole(0),
        None => ExactValue::None,
    };
    values[5] = sum.qualifier().name().into();
    values[6] = sum.unknown.into();
    values[7] = sum.pots.into();
    values.extend(money_values(sum.unit, sum.parts));
    values.push(ExactValue::None);
    values
}

/// The fields from `value` to `per`.
fn money_values(unit: Option<SumUnit>, parts: i128) -> [ExactValue; 3] {
    [
        unit.map(|_| digits(parts)).into(),
        unit.map(|unit| unit.currency.code()).into(),
        unit.and_then(|unit| unit.per).map(Word::name).into(),
    ]
}

fn pot_values(sources: Sources, grouped: &Grouped, pots: &[Pot], pot: &Pot, row: &str) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let amount = pot.best.amount(corpus);
    let action: ActionRef = corpus.action(pot.best.action);
    let name = |pot: &Pot| pot.measure.map(|id| corpus.str(corpus.measure(id).id).to_owned());
    let places = action.places_of_amount(pot.best.index as usize);
    let fund = fund(corpus, pot).map(|fund| corpus.instrument_terms().term(fund));
    let inside = pot.inside.iter().filter_map(|outer| name(&pots[*outer]));
    let groups = commons(corpus, pot, grouped.by).into_iter();
    let groups: Vec<String> = groups.map(|common| label(corpus, &common)).collect();
    let parts = pot.parts(corpus).unwrap_or(0) as i128;
    let otherwise = pot.otherwise(corpus).into_iter();
    let mut values = vec![
        row.into(),
        groups.join("; ").into(),
        name(pot).into(),
        corpus.str(amount.what).into(),
        euros(pot.unit, parts).map_or(ExactValue::None, ExactValue::Whole),
        amount.qualifier.name().into(),
        u32::from(pot.unit.is_none()).into(),
        1_u32.into(),
        pot.stage.map(Word::name).into(),
        fund.map(|term| term.name.as_str()).into(),
        fund.map(|term| term.id.as_str()).into(),
    ];
    values.extend(named(places.iter().map(|id| corpus.place_terms().term(*id))));
    values.extend([
        (row == "pot" && pot.is_counted()).into(),
        ExactValue::List(inside.collect()),
        ExactValue::List(otherwise.map(|parts| digits(parts as i128)).collect()),
        ExactValue::List(citations(corpus, pot)),
    ]);
    values.extend(origin(sources, action).into_iter().take(7));
    values.extend(money_values(pot.unit, parts));
    values.push(
        amount
            .over
            .map(|when| corpus.str(corpus.wording(when).text))
            .into(),
    );
    values
}
