//! Money as a table for people: sums that open into the pots they are made of, with their citations.

use super::group::Side;
use super::group::{Grouped, fund, label, names};
use super::lines::{Line, What};
use super::{Pot, Pots, Sum};
use crate::model::Corpus;
use crate::model::words::Word;
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::table::{Cell, Column, Mark, Row, RowKind, Table, Words};
use crate::views::wording;

/// Cells of the longest bar.
const BAR: usize = 10;

/// A bar that is as long as a sum, beside the greatest one.
fn bar(grouped: &Grouped, eur: u128, sign: &str) -> Cell {
    if grouped.most == 0 || eur == 0 {
        return Cell::default();
    }
    let cells = (eur * BAR as u128).div_ceil(grouped.most) as usize;
    Cell::new(Tone::Computed, sign.repeat(cells.min(BAR)))
}

fn millions(grouped: &Grouped, eur: u128) -> String {
    let whole = wording::grouped(eur / 1_000_000);
    if grouped.decimals == 0 {
        return whole;
    }
    let rest = format!("{:06}", eur % 1_000_000);
    format!("{whole}.{}", &rest[..grouped.decimals])
}

pub fn cells(sources: Sources, grouped: &Grouped, line: Line, words: Words) -> Vec<Cell> {
    let corpus = sources.corpus;
    match line.what {
        What::Group(number) => {
            let group = &grouped.groups[number];
            sum_cells(
                grouped,
                &label(corpus, &group.common),
                group.sum,
                Tone::Strong,
                "█",
            )
        }
        What::Total => sum_cells(
            grouped,
            "Each pot counted once",
            grouped.total(),
            Tone::Strong,
            "",
        ),
        What::Apart(side) => {
            let sum = grouped.pots(side).sum(corpus);
            sum_cells(grouped, apart(side), sum, Tone::Plain, "▒")
        }
        What::Twice => {
            let own = &grouped.money.own;
            let surplus: u128 = own.twice.iter().map(|pot| surplus(corpus, &own.pots[*pot])).sum();
            vec![
                Cell::new(Tone::Plain, "In several pots: double-counted, deducted"),
                Cell::new(Tone::Computed, format!("−{}", millions(grouped, surplus))),
            ]
        }
        What::Pot(side, number) => {
            let pots = grouped.pots(side);
            pot_cells(sources, grouped, pots, number, line.depth, words)
        }
    }
}

/// What stands apart from the sum, and why.
const fn apart(side: Side) -> &'static str {
    match side {
        Side::Own => "",
        Side::Shared => "Also for others, and not split: not in the sum",
        Side::Mobilised => "Investment mobilised, no spending: not in the sum",
    }
}

/// What a pot in several others was counted too often.
fn surplus(corpus: &Corpus, pot: &Pot) -> u128 {
    let times = pot.roots.len().saturating_sub(1) as u128;
    u128::from(pot.eur(corpus).unwrap_or(0)) * times
}

fn sum_cells(grouped: &Grouped, label: &str, sum: Sum, tone: Tone, sign: &str) -> Vec<Cell> {
    let mut what = vec![Run::new(tone, label)];
    if sum.unknown > 0 && !sum.is_unknown() {
        what.push(Run::new(Tone::Dim, format!(" + {} not stated", sum.unknown)));
    }
    let number = if sum.is_unknown() {
        Cell::new(Tone::Dim, "not stated")
    } else {
        Cell::new(
            Tone::Computed,
            format!("{}{}", sum.bound(), millions(grouped, sum.eur)),
        )
    };
    let count = wording::count(sum.pots as usize, "pot");
    vec![
        what.into(),
        number,
        bar(grouped, sum.eur, sign),
        Cell::new(Tone::Dim, count),
    ]
}

fn pot_cells(
    sources: Sources,
    grouped: &Grouped,
    pots: &Pots,
    number: usize,
    depth: u8,
    words: Words,
) -> Vec<Cell> {
    let corpus = sources.corpus;
    let pot = &pots.pots[number];
    let amount = pot.told.amount(corpus);
    let action = corpus.action(pot.told.action);
    let mut what = Vec::new();
    if depth > 1 {
        what.push(Run::new(Tone::Dim, "of which "));
    }
    what.push(Run::new(Tone::Plain, action.title()));
    if !amount.what.is_empty() && words == Words::Full {
        what.push(Run::new(Tone::Dim, format!(" ({})", corpus.str(amount.what))));
    }
    let others = pot.otherwise(corpus);
    if !others.is_empty() {
        let others: Vec<_> = others.into_iter().map(wording::euros).collect();
        what.push(Run::new(
            Tone::Warning,
            format!(" also stated as {}", others.join(", ")),
        ));
    }
    let value = match amount.eur {
        Some(eur) => format!(
            "{}{}",
            wording::qualifier(amount.qualifier),
            millions(grouped, eur.into())
        ),
        None => "not stated".into(),
    };
    let tone = if pot.is_counted() { Tone::Plain } else { Tone::Dim };
    let places = action.places_of_amount(pot.told.index as usize);
    vec![
        what.into(),
        Cell::new(tone, value),
        bar(
            grouped,
            amount.eur.unwrap_or(0).into(),
            if pot.is_counted() { "▓" } else { "░" },
        ),
        Cell::new(Tone::Plain, pot.stage.map_or("", Word::label)),
        Cell::new(
            Tone::Plain,
            fund(corpus, pot).map_or("", |fund| corpus.instrument_terms().term(fund).short()),
        ),
        Cell::new(Tone::Plain, names(corpus, places)),
        Cell::new(Tone::Dim, citations(corpus, pot).join("; ")),
    ]
}

/// Where a pot is named: every place, the one that counts first.
pub(super) fn citations(corpus: &Corpus, pot: &Pot) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mention in std::iter::once(&pot.told).chain(&pot.mentions) {
        let citation = corpus.action(mention.action).citation();
        if !found.contains(&citation) {
            found.push(citation);
        }
    }
    found
}

/// Money as a table about something: `about` says what. Rows after the first `worded` are left to [`cells`].
pub fn table(
    sources: Sources,
    grouped: &Grouped,
    lines: &[Line],
    about: &str,
    words: Words,
    worded: usize,
) -> Table {
    let rows = lines.iter().enumerate().map(|(index, line)| {
        let (kind, mark, link) = match line.what {
            What::Group(_) | What::Twice | What::Apart(_) => {
                let mark = if line.is_open { Mark::Open } else { Mark::Folded };
                (RowKind::Heading, Some(mark), None)
            }
            What::Total => (RowKind::Total, None, None),
            What::Pot(side, pot) => {
                let action = grouped.pots(side).pots[pot].told.action;
                (RowKind::Entry, None, Some(action))
            }
        };
        Row {
            kind,
            depth: line.depth,
            mark,
            group: line.group,
            cells: if index < worded {
                cells(sources, grouped, *line, words)
            } else {
                Vec::new()
            },
            link,
        }
    });
    let rows = rows.collect();
    let pots = wording::count(grouped.total().pots as usize, "pot");
    let least = match words {
        Words::Brief => 16,
        Words::Middle => 28,
        Words::Full => 44,
    };
    Table {
        title: format!("Money: {about}"),
        notes: vec![
            format!(
                "Computed: {} in {pots}, by {}",
                grouped.total().words(),
                grouped.by.name()
            ),
            "Each pot counts once, in the outermost in view.".into(),
        ],
        columns: vec![
            Column::new("What").least(least).grows(),
            Column::new("EUR million").right(),
            Column::new("").rank(2),
            Column::new("Stage").rank(1),
            Column::new("Fund").least(12).rank(5),
            Column::new("For").least(14).rank(4),
            Column::new("Cite").least(24).rank(3),
        ],
        rows,
        entries: &[],
        empty: "No money is mentioned here.".into(),
    }
}
