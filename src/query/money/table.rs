//! Money as a table: sums by stage, fund, place or objective, each opening into the pots it is made of with their
//! citations; and the same as exact values for programs.

use hashbrown::{HashMap, HashSet};

use super::{Lens, Mention, Money, Pot, Pots, Sum};
use crate::model::words::{Stage, Word as _};
use crate::model::{ActionRef, Corpus, TermId};
use crate::query::facts::{Run, Sources, Tone};
use crate::query::table::{Cell, Column, Data, Mark, Row, RowKind, Table, Value, Words, origin};
use crate::query::wording;

/// What sums are made by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// How far the money has come.
    #[default]
    Stage,
    /// Who pays.
    Fund,
    /// What it is for: pots for several places stand apart, so that nothing is counted for each of them.
    Place,
    /// Where the document tells it.
    Objective,
}

impl GroupBy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Stage, Self::Fund, Self::Place, Self::Objective];

    /// The name, on the command line and in notes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Fund => "fund",
            Self::Place => "place",
            Self::Objective => "objective",
        }
    }

    /// What it is, for help.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Stage => "How far the money has come: announced, adopted, contracted, …",
            Self::Fund => "The fund or programme that pays",
            Self::Place => "What the money is for; pots for several places stand apart",
            Self::Objective => "The objective that tells it first",
        }
    }

    /// What of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }

    /// The one that comes next.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// What pots of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Common {
    Stage(Option<Stage>),
    Fund(Option<TermId>),
    Places(Vec<TermId>),
    Objective(u16),
}

/// Pots of one group, with their sum.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    common: Common,
    /// The pots that count, by number.
    pots: Vec<usize>,
    sum: Sum,
}

/// Money in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    money: Money,
    groups: Vec<Group>,
    total: Sum,
    by: GroupBy,
    /// Decimals of a million that all sums are written with, so that they stand under each other.
    decimals: usize,
    /// The greatest sum of a group: the longest bar.
    most: u64,
}

/// Which of the two sums a pot belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Own,
    Shared,
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    what: What,
    depth: u8,
    /// For folding: the group it is of.
    group: u32,
    is_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Group(usize),
    Pot(Side, usize),
    /// The heading over what lies in several pots.
    Twice,
    Total,
    /// The heading over what is for others as well.
    Shared,
}

/// The numbers of the groups that every table may have.
const TWICE: u32 = u32::MAX;
const SHARED: u32 = u32::MAX - 1;

/// How deep pots are told inside pots.
const DEEPEST: u8 = 6;

impl Grouped {
    /// Puts money into groups.
    pub fn new(corpus: &Corpus, money: Money, by: GroupBy) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut numbers: HashMap<Common, usize> = HashMap::new();
        for (number, pot) in money
            .own
            .pots
            .iter()
            .enumerate()
            .filter(|(_, pot)| pot.is_counted())
        {
            let common = common(corpus, pot, by);
            let group = *numbers.entry(common.clone()).or_insert_with(|| {
                groups.push(Group {
                    common,
                    pots: Vec::new(),
                    sum: Sum::default(),
                });
                groups.len() - 1
            });
            groups[group].pots.push(number);
        }
        for group in &mut groups {
            group.sum = money
                .own
                .sum_of(corpus, |number| group.pots.binary_search(&number).is_ok());
        }
        match by {
            // The order of the list: from announced to paid, what is not told last.
            GroupBy::Stage | GroupBy::Objective => groups.sort_by(|a, b| {
                let key = |group: &Group| (group.common == Common::Stage(None), group.common.clone());
                key(a).cmp(&key(b))
            }),
            GroupBy::Fund | GroupBy::Place => groups.sort_by(|a, b| {
                let is_none = |group: &Group| {
                    group.common == Common::Fund(None) || group.common == Common::Places(Vec::new())
                };
                let key = |group: &Group| (is_none(group), std::cmp::Reverse(group.sum.eur));
                key(a)
                    .cmp(&key(b))
                    .then_with(|| label(corpus, &a.common).cmp(&label(corpus, &b.common)))
            }),
        }
        let pots = money.own.pots.iter().chain(&money.shared.pots);
        let decimals = pots.filter_map(|pot| pot.eur(corpus)).map(decimals).max();
        Self {
            total: money.own.sum(corpus),
            most: groups.iter().map(|group| group.sum.eur).max().unwrap_or(0),
            decimals: decimals.unwrap_or(0),
            money,
            groups,
            by,
        }
    }

    /// The sum of all that belongs to the question.
    pub const fn total(&self) -> Sum {
        self.total
    }

    /// The mentions that pots are told by, in the order of the table.
    pub fn mentions(&self) -> Vec<Mention> {
        let own = self.money.own.pots.iter();
        own.chain(&self.money.shared.pots).map(|pot| pot.told).collect()
    }

    const fn pots(&self, side: Side) -> &Pots {
        match side {
            Side::Own => &self.money.own,
            Side::Shared => &self.money.shared,
        }
    }
}

/// Decimals of a million that a sum needs.
const fn decimals(eur: u64) -> usize {
    let mut rest = eur % 1_000_000;
    let mut decimals = 6;
    while decimals > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimals -= 1;
    }
    decimals
}

fn common(corpus: &Corpus, pot: &Pot, by: GroupBy) -> Common {
    let action = corpus.action(pot.told.action);
    match by {
        GroupBy::Stage => Common::Stage(pot.stage),
        GroupBy::Fund => Common::Fund(fund(corpus, pot)),
        GroupBy::Place => {
            let mut places = action.places_of_amount(pot.told.index as usize).to_vec();
            places.sort_unstable();
            Common::Places(places)
        }
        GroupBy::Objective => Common::Objective(corpus.action(pot.mentions[0].action).objective().number),
    }
}

/// The fund of a pot: that of the mention that counts, else of any.
fn fund(corpus: &Corpus, pot: &Pot) -> Option<TermId> {
    let told = std::iter::once(&pot.told).chain(&pot.mentions);
    told.filter_map(|mention| mention.amount(corpus).instrument)
        .next()
}

fn label(corpus: &Corpus, common: &Common) -> String {
    match common {
        Common::Stage(None) => "Stage not told".into(),
        Common::Stage(Some(stage)) => capital(stage.label()),
        Common::Fund(None) => "No fund named".into(),
        Common::Fund(Some(fund)) => {
            let term = corpus.instrument_terms().term(*fund);
            match &term.abbreviation {
                Some(short) => format!("{short}, {}", term.name),
                None => term.name.clone(),
            }
        }
        Common::Places(places) if places.is_empty() => "No place named".into(),
        Common::Places(places) => names(corpus, places),
        Common::Objective(number) => {
            let own = corpus
                .objectives
                .iter()
                .find(|objective| objective.number == *number);
            let title = own.map_or("", |own| corpus.str(corpus.section(own.section).short));
            format!("{number} {title}")
        }
    }
}

fn names(corpus: &Corpus, places: &[TermId]) -> String {
    let names = places
        .iter()
        .map(|id| corpus.place_terms().term(*id).name.as_str());
    names.collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What a group is known by for folding, whatever the order of the groups is.
fn known_by(common: &Common) -> u32 {
    let list = |first: u32, rest: u32| (first << 24) | (rest & 0x00ff_ffff);
    match common {
        Common::Stage(stage) => list(1, stage.map_or(0, |stage| 1 + stage as u32)),
        Common::Fund(fund) => list(2, fund.map_or(0, |fund| 1 + u32::from(fund.0))),
        Common::Objective(number) => list(3, u32::from(*number)),
        Common::Places(places) => {
            let mixed = places.iter().fold(17_u32, |mixed, place| {
                mixed.wrapping_mul(31).wrapping_add(u32::from(place.0) + 1)
            });
            list(4, mixed)
        }
    }
}

/// The lines of a table: pots are there if `is_open` says so of their group.
pub fn lines(grouped: &Grouped, is_open: impl Fn(u32) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let heading = |what: What, group: u32| Line {
        what,
        depth: 0,
        group,
        is_open: is_open(group),
    };
    for (number, group) in grouped.groups.iter().enumerate() {
        let head = heading(What::Group(number), known_by(&group.common));
        lines.push(head);
        if head.is_open {
            for pot in &group.pots {
                with_parts(grouped, Side::Own, *pot, head, 1, &mut lines);
            }
        }
    }
    let own = &grouped.money.own;
    if !own.twice.is_empty() {
        let head = heading(What::Twice, TWICE);
        lines.push(head);
        if head.is_open {
            lines.extend(own.twice.iter().map(|pot| Line {
                what: What::Pot(Side::Own, *pot),
                depth: 1,
                ..head
            }));
        }
    }
    if !own.pots.is_empty() {
        lines.push(heading(What::Total, 0));
    }
    let shared = &grouped.money.shared;
    if !shared.pots.is_empty() {
        let head = heading(What::Shared, SHARED);
        lines.push(head);
        if head.is_open {
            for (pot, _) in shared.pots.iter().enumerate().filter(|(_, pot)| pot.is_counted()) {
                with_parts(grouped, Side::Shared, pot, head, 1, &mut lines);
            }
        }
    }
    lines
}

/// The same with no more than `limit` lines of pots; sums stay what they are.
pub fn first(lines: Vec<Line>, limit: usize) -> Vec<Line> {
    let mut room = limit;
    let mut left = Vec::with_capacity(lines.len());
    for line in lines {
        if matches!(line.what, What::Pot(..)) {
            if room == 0 {
                continue;
            }
            room -= 1;
        }
        left.push(line);
    }
    left
}

/// A pot, and below it what lies in it.
fn with_parts(grouped: &Grouped, side: Side, pot: usize, head: Line, depth: u8, lines: &mut Vec<Line>) {
    lines.push(Line {
        what: What::Pot(side, pot),
        depth,
        ..head
    });
    if depth < DEEPEST {
        let pots = &grouped.pots(side).pots;
        for (part, _) in pots
            .iter()
            .enumerate()
            .filter(|(_, part)| !part.is_counted() && part.inside.contains(&pot))
        {
            with_parts(grouped, side, part, head, depth + 1, lines);
        }
    }
}

/// Cells of the longest bar.
const BAR: usize = 10;

/// A bar that is as long as a sum, beside the greatest one.
fn bar(grouped: &Grouped, eur: u64, sign: &str) -> Cell {
    if grouped.most == 0 || eur == 0 {
        return Cell::default();
    }
    let cells = (u128::from(eur) * BAR as u128).div_ceil(u128::from(grouped.most)) as usize;
    Cell::new(Tone::Computed, sign.repeat(cells.min(BAR)))
}

/// A sum in millions.
fn millions(grouped: &Grouped, eur: u64) -> String {
    let whole = wording::grouped(eur / 1_000_000);
    if grouped.decimals == 0 {
        return whole;
    }
    let rest = format!("{:06}", eur % 1_000_000);
    format!("{whole}.{}", &rest[..grouped.decimals])
}

/// What a line says.
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
        What::Total => sum_cells(grouped, "Each pot counted once", grouped.total, Tone::Strong, ""),
        What::Shared => {
            let sum = grouped.money.shared.sum(corpus);
            let text = "Also for others, and not split: not in the sum";
            sum_cells(grouped, text, sum, Tone::Plain, "▒")
        }
        What::Twice => {
            let own = &grouped.money.own;
            let surplus: u64 = own.twice.iter().map(|pot| surplus(corpus, &own.pots[*pot])).sum();
            vec![
                Cell::new(Tone::Plain, "In several pots, taken away again"),
                Cell::new(Tone::Computed, format!("−{}", millions(grouped, surplus))),
            ]
        }
        What::Pot(side, number) => {
            let pots = grouped.pots(side);
            pot_cells(sources, grouped, pots, number, line.depth, words)
        }
    }
}

/// What a pot in several others was counted too often.
fn surplus(corpus: &Corpus, pot: &Pot) -> u64 {
    let times = pot.roots.len().saturating_sub(1) as u64;
    pot.eur(corpus).unwrap_or(0).saturating_mul(times)
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
            format!(" also told as {}", others.join(", ")),
        ));
    }
    let value = match amount.eur {
        Some(eur) => format!(
            "{}{}",
            wording::qualifier(amount.qualifier),
            millions(grouped, eur)
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
            amount.eur.unwrap_or(0),
            if pot.is_counted() { "▓" } else { "░" },
        ),
        Cell::new(Tone::Plain, pot.stage.map_or("", |stage| stage.label())),
        Cell::new(
            Tone::Plain,
            fund(corpus, pot).map_or("", |fund| corpus.instrument_terms().term(fund).short()),
        ),
        Cell::new(Tone::Plain, names(corpus, places)),
        Cell::new(Tone::Dim, citations(corpus, pot).join("; ")),
    ]
}

/// Where a pot is named: every place, the one that counts first.
fn citations(corpus: &Corpus, pot: &Pot) -> Vec<String> {
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
            What::Group(_) | What::Twice | What::Shared => {
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
    let pots = wording::count(grouped.total.pots as usize, "pot");
    let least = match words {
        Words::Brief => 16,
        Words::Middle => 28,
        Words::Full => 44,
    };
    Table {
        title: format!("Money: {about}"),
        notes: vec![
            format!(
                "Computed: {} in {pots}, each counted once; by {}",
                grouped.total.words(),
                grouped.by.name()
            ),
            "A pot inside another counts in the outer one. Not stated is not zero.".into(),
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

/// The names of the values that programs get.
pub const FIELDS: [&str; 24] = [
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
pub fn data(sources: Sources, grouped: &Grouped, lines: &[Line]) -> Data {
    let corpus = sources.corpus;
    let told: HashSet<(bool, usize)> = lines
        .iter()
        .filter_map(|line| match line.what {
            What::Pot(side, number) => Some((side == Side::Own, number)),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    for group in &grouped.groups {
        rows.push(sum_values("group", &label(corpus, &group.common), group.sum));
    }
    rows.push(sum_values("total", "each pot counted once", grouped.total));
    if !grouped.money.shared.pots.is_empty() {
        let sum = grouped.money.shared.sum(corpus);
        rows.push(sum_values("shared", "also for others, not in the total", sum));
    }
    for (side, name) in [(Side::Own, "pot"), (Side::Shared, "shared pot")] {
        let pots = &grouped.pots(side).pots;
        let own = pots
            .iter()
            .enumerate()
            .filter(|(number, _)| told.contains(&(side == Side::Own, *number)));
        rows.extend(own.map(|(_, pot)| pot_values(sources, grouped, pots, pot, name)));
    }
    Data {
        fields: &FIELDS,
        rows,
    }
}

fn sum_values(row: &str, label: &str, sum: Sum) -> Vec<Value> {
    let mut values = vec![Value::None; FIELDS.len()];
    values[0] = row.into();
    values[1] = label.into();
    if !sum.is_unknown() || sum.pots == 0 {
        values[4] = Value::Whole(i64::try_from(sum.eur).unwrap_or(i64::MAX));
    }
    values[5] = match sum.bound().trim() {
        "" => Value::text("Exact"),
        other => Value::text(capital(other).replace(' ', "")),
    };
    values[6] = sum.unknown.into();
    values[7] = sum.pots.into();
    values
}

fn pot_values(sources: Sources, grouped: &Grouped, pots: &[Pot], pot: &Pot, row: &str) -> Vec<Value> {
    let corpus = sources.corpus;
    let amount = pot.told.amount(corpus);
    let action: ActionRef = corpus.action(pot.told.action);
    let name = |pot: &Pot| pot.measure.map(|id| corpus.str(corpus.measure(id).id).to_owned());
    let places = action.places_of_amount(pot.told.index as usize);
    let fund = fund(corpus, pot).map(|fund| corpus.instrument_terms().term(fund));
    let inside = pot.inside.iter().filter_map(|outer| name(&pots[*outer]));
    let eur = |eur: u64| i64::try_from(eur).unwrap_or(i64::MAX);
    let group = pot
        .is_counted()
        .then(|| label(corpus, &common(corpus, pot, grouped.by)));
    let mut values = vec![
        row.into(),
        group.into(),
        name(pot).into(),
        corpus.str(amount.what).into(),
        amount.eur.map(eur).into(),
        amount.qualifier.name().into(),
        u32::from(amount.eur.is_none()).into(),
        1_u32.into(),
        pot.stage.map(|stage| stage.name()).into(),
        fund.map(|term| term.name.as_str()).into(),
        fund.map(|term| term.id.as_str()).into(),
        Value::List(
            places
                .iter()
                .map(|id| corpus.place_terms().term(*id).name.clone())
                .collect(),
        ),
        Value::List(
            places
                .iter()
                .map(|id| corpus.place_terms().term(*id).id.clone())
                .collect(),
        ),
        (row == "pot" && pot.is_counted()).into(),
        Value::List(inside.collect()),
        Value::List(pot.otherwise(corpus).iter().map(ToString::to_string).collect()),
        Value::List(citations(corpus, pot)),
    ];
    values.extend(origin(sources, action).into_iter().take(7));
    values
}

/// The money of some actions, in groups.
pub fn grouped(
    sources: Sources,
    set: Option<&crate::query::set::ActionSet>,
    lens: &Lens,
    by: GroupBy,
) -> Grouped {
    Grouped::new(sources.corpus, super::money(sources.corpus, set, lens), by)
}
