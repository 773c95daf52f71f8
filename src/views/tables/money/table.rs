//! Money as a table for people: sums that unfold into the pots they are made of, with their citations.

use std::sync::LazyLock;

use unicode_width::UnicodeWidthStr as _;

use super::data::data;
use super::group::{Common, GroupBy, Grouped, PotSide, SumScale, citations, fund, grouped, label, names};
use super::lines::{MoneyLine, MoneyLineKind, lines};
use super::{Pots, Sum};
use crate::model::words::Word;
use crate::model::{Corpus, Currency, SumUnit};
use crate::text::sums;
use crate::views::entry::{EntryGroup, ListEntry, one_group};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, CellMark, Column, Row, RowKind, Table, TableSign, WordRoom};
use crate::views::tables::values::Data;
use crate::views::wording;

const BAR: usize = 10;

/// The label of the line that makes groups add up to the total.
const OVERLAP: &str = "Overlap: in several groups or pots";

/// A bar as long as a sum, relative to the greatest group in its unit.
fn bar(grouped: &Grouped, unit: Option<SumUnit>, parts: u128, sign: &str) -> Cell {
    let most = unit.map_or(0, |unit| grouped.most(unit));
    if most == 0 || parts == 0 {
        return Cell::default();
    }
    // After a baseline, to an eighth of a cell, so that bars of different sums differ; even the least sum leaves a trace.
    let eighths = ((parts * 8 * BAR as u128).div_ceil(most) as usize).min(8 * BAR);
    let (whole, rest) = if sign == "█" {
        (eighths / 8, ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8])
    } else {
        (eighths.div_ceil(8), "")
    };
    Cell::new(Tone::Computed, format!("│{}{rest}", sign.repeat(whole)))
}

/// A number as written in the column, with its currency unless that is above the column.
fn number(grouped: &Grouped, unit: SumUnit, parts: i128) -> String {
    let size = parts.unsigned_abs();
    let digits = match grouped.scale {
        SumScale::Millions(decimals) => sums::millions(size, decimals),
        SumScale::Ones(decimals) => {
            // Yen do not get cents just because euros next to them have them.
            let own = sums::decimals(size).max(unit.currency.coins());
            sums::fixed(size, decimals.min(own))
        }
    };
    let sign = if parts < 0 { "−" } else { "" };
    match grouped.only {
        Some(_) => format!("{sign}{digits}"),
        None => format!("{} {sign}{digits}", unit.currency.code()),
    }
}

/// The name of the column of numbers.
fn heading(grouped: &Grouped) -> &'static str {
    static HEADINGS: LazyLock<Vec<(Currency, String)>> = LazyLock::new(|| {
        let all = Currency::all();
        all.map(|currency| (currency, format!("{} million", currency.code())))
            .collect()
    });
    match (grouped.only, grouped.scale) {
        (Some(only), SumScale::Ones(_)) => only.code(),
        (Some(only), SumScale::Millions(_)) => {
            let own = HEADINGS.iter().find(|(currency, _)| *currency == only);
            own.map_or("Million", |(_, heading)| heading)
        }
        (None, SumScale::Millions(_)) => "Million",
        (None, SumScale::Ones(_)) => "Sum",
    }
}

const BARS: [TableSign; 4] = [
    bar_sign("█", "group"),
    bar_sign("▓", "pot in it"),
    bar_sign("▒", "apart"),
    bar_sign("░", "counted elsewhere"),
];

const fn bar_sign(sign: &'static str, means: &'static str) -> TableSign {
    TableSign {
        sign,
        tone: Tone::Plain,
        means,
    }
}

/// What is kept out of the sum, and why.
const fn apart(side: PotSide) -> &'static str {
    match side {
        PotSide::Own | PotSide::Group(_) => "",
        PotSide::Shared => "Also for others, and not split: not in the sum",
        PotSide::Mobilised => "Investment mobilised, no spending: not in the sum",
    }
}

fn sum_cells(grouped: &Grouped, label: &str, sum: &Sum, tone: Tone, sign: &str) -> Vec<Cell> {
    let mut what = vec![Run::new(tone, label)];
    if let Some(rate) = sum.unit.and_then(|unit| unit.per) {
        what.push(Run::new(tone, format!(", {}", rate.label())));
    }
    if sum.unknown > 0 && !sum.is_unknown() {
        let state = if sum.unknown == 1 { "states" } else { "state" };
        what.push(Run::new(Tone::Dim, format!(", {} {state} no sum", sum.unknown)));
    }
    let value = match sum.unit {
        None => Cell::new(Tone::Dim, "not stated"),
        Some(unit) => Cell::new(
            Tone::Computed,
            format!("{}{}", sum.bound(), number(grouped, unit, sum.parts)),
        ),
    };
    let count = wording::count(sum.pots as usize, "pot");
    vec![
        what.into(),
        value,
        bar(grouped, sum.unit, sum.parts.unsigned_abs(), sign),
        Cell::new(Tone::Dim, count),
    ]
}

/// The width, in cells, from which an abbreviation is clear without the full name.
const TELLING: usize = 12;

/// The label of a group: with little room, the short form of its name if that is more than initials.
fn name_in(corpus: &Corpus, common: &Common, words: WordRoom) -> String {
    if let (Common::Fund(Some(fund)), WordRoom::Middle | WordRoom::Brief) = (common, words)
        && let Some(short) = &corpus.instrument_terms().term(*fund).abbreviation
        && short.width() >= TELLING
    {
        return short.clone();
    }
    label(corpus, common)
}

/// The funds that the fund of a group is within.
fn paid_from(corpus: &Corpus, common: &Common) -> Option<Run> {
    let Common::Fund(Some(fund)) = common else {
        return None;
    };
    let terms = corpus.instrument_terms();
    let payers = terms.term(*fund).within.iter();
    let payers: Vec<&str> = payers.map(|payer| terms.term(*payer).short()).collect();
    let payers = payers.join(", ");
    (!payers.is_empty()).then(|| Run::new(Tone::Dim, format!(", within {payers}")))
}

/// The cells of a pot in a line at `depth`. In a line of an overlap, `taken` is what is taken away for the pot.
fn pot_cells(
    sources: Sources,
    grouped: &Grouped,
    pots: &Pots,
    at: usize,
    depth: u8,
    taken: Option<i128>,
    words: WordRoom,
) -> Vec<Cell> {
    let Sources { corpus, days, .. } = sources;
    let pot = &pots.pots[at];
    let amount = pot.best.amount(corpus);
    let action = corpus.action(pot.best.action);
    let mut what = Vec::new();
    if depth > 1 {
        what.push(Run::new(Tone::Dim, "of which "));
    }
    what.push(Run::new(Tone::Plain, action.title()));
    if !amount.what.is_empty() && words == WordRoom::Full {
        what.push(Run::new(Tone::Dim, format!(" ({})", corpus.str(amount.what))));
    }
    let over = wording::over(days, corpus, amount);
    if !over.is_empty() {
        what.push(Run::new(Tone::Plain, over));
    }
    if let Some(unit) = pot.unit
        && taken.is_none()
        && !pot.otherwise(corpus).is_empty()
    {
        let others = pot.otherwise(corpus).into_iter();
        let others: Vec<_> = others.map(|parts| wording::sum(unit, parts as i128)).collect();
        what.push(Run::new(
            Tone::Warning,
            format!(" also stated as {}", others.join(", ")),
        ));
    }
    let parts = pot.parts(corpus).unwrap_or(0);
    let value = match (pot.unit, taken) {
        (Some(unit), Some(taken)) => number(grouped, unit, taken),
        (Some(unit), None) => format!(
            "{}{}",
            wording::qualifier(amount.qualifier),
            number(grouped, unit, parts as i128)
        ),
        (None, _) => "not stated".into(),
    };
    let tone = if pot.is_counted() && taken.is_none() {
        Tone::Plain
    } else {
        Tone::Dim
    };
    let places = action.places_of_amount(pot.best.index as usize);
    vec![
        what.into(),
        Cell::new(tone, value),
        match taken {
            Some(_) => Cell::default(),
            None => bar(grouped, pot.unit, parts, if pot.is_counted() { "▓" } else { "░" }),
        },
        Cell::new(Tone::Plain, pot.stage.map_or("", Word::label)),
        Cell::new(
            Tone::Plain,
            fund(corpus, pot).map_or("", |fund| corpus.instrument_terms().term(fund).short()),
        ),
        Cell::new(Tone::Plain, names(corpus, places)),
        Cell::new(Tone::Dim, citations(corpus, pot).join("; ")),
    ]
}

#[derive(Debug)]
pub struct MoneyRows {
    grouped: Grouped,
    lines: Vec<MoneyLine>,
}

impl MoneyRows {
    pub fn new(sources: Sources, subject: &Subject, by: GroupBy, is_open: impl Fn(u32) -> bool) -> Self {
        let grouped = grouped(sources, subject.set.as_ref(), &subject.lens, by);
        let lines = lines(&grouped, is_open);
        Self { grouped, lines }
    }
}

impl TableRows for MoneyRows {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let MoneyLine {
            what,
            depth,
            group,
            is_open,
        } = self.lines[index];
        let (kind, mark, link) = match what {
            MoneyLineKind::Group(..) | MoneyLineKind::Overlap(_) | MoneyLineKind::Apart(..) => {
                let mark = if is_open { CellMark::Open } else { CellMark::Folded };
                (RowKind::Heading, Some(mark), None)
            }
            MoneyLineKind::Total(_) => (RowKind::Total, None, None),
            MoneyLineKind::Pot(side, pot) => {
                let action = self.grouped.pots(side).pots[pot].best.action;
                (RowKind::Entry, None, Some(action))
            }
            MoneyLineKind::Twice(overlap, pot) => {
                let (number, _) = self.grouped.overlaps[overlap].pots[pot];
                let action = self.grouped.pots(PotSide::Own).pots[number].best.action;
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

    fn cells(&self, sources: Sources, index: usize, words: WordRoom) -> Vec<Cell> {
        let grouped = &self.grouped;
        let line = self.lines[index];
        let corpus = sources.corpus;
        match line.what {
            MoneyLineKind::Group(number, at) => {
                let group = &grouped.groups[number];
                let mut cells = sum_cells(
                    grouped,
                    &name_in(corpus, &group.common, words),
                    &group.sums.list[at],
                    Tone::Strong,
                    "█",
                );
                cells[0].runs.extend(paid_from(corpus, &group.common));
                cells
            }
            MoneyLineKind::Total(at) => {
                let sum = &grouped.total().list[at];
                sum_cells(grouped, "Each pot counted once", sum, Tone::Strong, "")
            }
            MoneyLineKind::Apart(side, at) => {
                let sum = &grouped.apart(side).list[at];
                sum_cells(grouped, apart(side), sum, Tone::Plain, "▒")
            }
            MoneyLineKind::Overlap(number) => {
                let overlap = &grouped.overlaps[number];
                let rate = overlap.unit.per.map(|rate| format!(", {}", rate.label()));
                let name = format!("{OVERLAP}{}", rate.unwrap_or_default());
                vec![
                    Cell::new(Tone::Plain, name),
                    Cell::new(Tone::Computed, self::number(grouped, overlap.unit, overlap.parts)),
                    Cell::default(),
                    Cell::new(Tone::Dim, wording::count(overlap.pots.len(), "pot")),
                ]
            }
            MoneyLineKind::Twice(overlap, pot) => {
                let (number, taken) = grouped.overlaps[overlap].pots[pot];
                let pots = grouped.pots(PotSide::Own);
                pot_cells(sources, grouped, pots, number, line.depth, Some(taken), words)
            }
            MoneyLineKind::Pot(side, number) => pot_cells(
                sources,
                grouped,
                grouped.pots(side),
                number,
                line.depth,
                None,
                words,
            ),
        }
    }

    fn head(&self, sources: Sources, subject: &Subject, words: WordRoom) -> Table {
        let total = self.grouped.total();
        let lens = subject.lens.words(sources.corpus);
        let lens = lens.map_or_else(String::new, |lens| format!("; only money {lens}"));
        let by = match self.grouped.by {
            // Documents name packages and projects in place of the fund that pays for them.
            GroupBy::Fund => "fund or package",
            by => by.name(),
        };
        let mut notes = vec![
            format!("Computed by {by}: {}{lens}", total.words()),
            "Each pot counts once in the total, in the outermost in view.".into(),
        ];
        if !self.grouped.overlaps.is_empty() {
            notes.push("Groups are gross: the overlap makes them add up to the total.".into());
        }
        let least = match words {
            WordRoom::Brief => 16,
            WordRoom::Middle => 28,
            WordRoom::Full => 44,
        };
        Table {
            title: format!("Money: {}", subject.title),
            notes,
            columns: vec![
                Column::new("What").least(least).grows(),
                Column::new(heading(&self.grouped)).right(),
                Column::new("").rank(2),
                Column::new("Stage").rank(1),
                Column::new("Fund").least(12).rank(5),
                Column::new("For").least(14).rank(4),
                Column::new("Cite").least(24).rank(3),
            ],
            legend: BARS.to_vec(),
            empty: "No money is mentioned here.".into(),
            ..Table::default()
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let mentions = self.grouped.mentions().into_iter();
        one_group(mentions.map(|mention| ListEntry::from(mention.action)))
    }

    fn limit(&mut self, limit: usize) {
        // Sums stay the same; only pots are left out.
        let mut pots = 0;
        self.lines.retain(|line| {
            let is_pot = matches!(line.what, MoneyLineKind::Pot(..) | MoneyLineKind::Twice(..));
            pots += usize::from(is_pot);
            !is_pot || pots <= limit
        });
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.grouped, &self.lines)
    }
}
