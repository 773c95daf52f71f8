//! Money as a table for people: sums that open into the pots they are made of, with their citations.

use super::data::data;
use super::group::{GroupBy, Grouped, Side, citations, fund, grouped, label, names};
use super::lines::{Line, What, lines};
use super::{Pot, Pots, Sum};
use crate::model::Corpus;
use crate::model::words::Word;
use crate::views::entry::{Entry, EntryGroup, one_group};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::rows::{Profile, Rows, Subject};
use crate::views::tables::table::{Cell, CellMark, Column, Row, RowKind, Table, Words};
use crate::views::tables::values::Data;
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

pub const PROFILE: Profile = Profile {
    name: "money",
    entry: Some("pot"),
    nothing: "no money",
    no_events: Some("sums"),
    folds: true,
    sorts: false,
    groups: true,
};

/// Money added up, in lines.
#[derive(Debug)]
pub struct MoneyRows {
    grouped: Grouped,
    lines: Vec<Line>,
}

impl MoneyRows {
    pub fn new(sources: Sources, subject: &Subject, by: GroupBy, is_open: impl Fn(u32) -> bool) -> Self {
        let grouped = grouped(sources, subject.set.as_ref(), &subject.lens, by);
        let lines = lines(&grouped, is_open);
        Self { grouped, lines }
    }
}

impl Rows for MoneyRows {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let Line {
            what,
            depth,
            group,
            is_open,
        } = self.lines[index];
        let (kind, mark, link) = match what {
            What::Group(_) | What::Twice | What::Apart(_) => {
                let mark = if is_open { CellMark::Open } else { CellMark::Folded };
                (RowKind::Heading, Some(mark), None)
            }
            What::Total => (RowKind::Total, None, None),
            What::Pot(side, pot) => {
                let action = self.grouped.pots(side).pots[pot].told.action;
                (RowKind::Entry, None, Some(action))
            }
        };
        Row {
            kind,
            depth,
            mark,
            group,
            link,
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, words: Words) -> Vec<Cell> {
        let grouped = &self.grouped;
        let line = self.lines[index];
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

    fn head(&self, _: Sources, subject: &Subject, words: Words) -> Table {
        let total = self.grouped.total();
        let pots = wording::count(total.pots as usize, "pot");
        let least = match words {
            Words::Brief => 16,
            Words::Middle => 28,
            Words::Full => 44,
        };
        Table {
            title: format!("Money: {}", subject.title),
            notes: vec![
                format!(
                    "Computed: {} in {pots}, by {}",
                    total.words(),
                    self.grouped.by.name()
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
            rows: Vec::new(),
            entries: &[],
            empty: "No money is mentioned here.".into(),
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let mentions = self.grouped.mentions().into_iter();
        one_group(mentions.map(|told| Entry::from(told.action)))
    }

    fn limit(&mut self, limit: usize) {
        // Sums stay what they are; only pots are left out.
        let mut pots = 0;
        self.lines.retain(|line| {
            let is_pot = matches!(line.what, What::Pot(..));
            pots += usize::from(is_pot);
            !is_pot || pots <= limit
        });
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.grouped, &self.lines)
    }
}
