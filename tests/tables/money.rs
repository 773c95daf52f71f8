//! Money is never counted twice: the built-in corpus is compared with a count by hand, and small corpora have pots
//! within pots.

use milepost::model::set::ActionSet;
use milepost::model::{Currency, Stage, SumUnit, Word as _};
use milepost::search::search;
use milepost::text::sums::PARTS;
use milepost::views::tables::money::{GroupBy, Grouped, Lens, Pots, PotsByShare, grouped, money};

use milepost::views::tables::rows::Subject;
use milepost::views::tables::table::{Cell, RowKind, WordRoom};
use milepost::views::tables::{TableKind, TableOptions};
use proptest::prelude::*;

use crate::export::Shelf;
use crate::support::file;

const EUROS: SumUnit = SumUnit {
    per: None,
    currency: Currency::EUR,
};

/// The actions that match a query, and its lens on money.
fn asked(shelf: &Shelf, query: &str) -> (ActionSet, Lens) {
    let library = &shelf.library;
    let query = library.query(query, shelf.as_of).unwrap();
    let found = search(&library.corpus, library.index(), &library.deadlines, &query, 0);
    (found.set, Lens::of(&query, &library.corpus))
}

fn money_of(shelf: &Shelf, query: &str) -> PotsByShare {
    let (set, lens) = asked(shelf, query);
    money(&shelf.library.corpus, Some(&set), &lens)
}

/// A place in plain words selects the same money as the field, so that the way of typing does not change a sum.
#[test]
fn a_place_in_words_counts_its_own_money_as_the_field_does() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let sum = |query: &str| money_of(&shelf, query).own.sum(corpus).stated();
    for (words, field) in [
        ("mauritania", "where:mauritania"),
        ("Egypt", "where:egypt"),
        ("western balkans", "where:western-balkans"),
    ] {
        assert_eq!(sum(words), sum(field), "{words}");
    }
    assert_eq!(sum("mauritania"), "EUR 222.8 million");
    // Country codes are ordinary words, and a place that is not named does not restrict the money.
    for words in ["it", "at", "!egypt", "returns"] {
        assert_eq!(asked(&shelf, words).1, Lens::default(), "{words}");
    }
}

#[test]
fn the_sums_are_those_of_a_count_by_hand() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    for (query, own) in [
        // 200 + 82 + 28 (12.2 in it) + 20 + 25 + 8
        ("where:egypt", "EUR 363 million"),
        // 105 (18 and 30 in it) + 65 + 2
        ("where:tunisia", "EUR 172 million"),
        // 210 (60, 20, 25 and 100 in it) + 2 + 0.3 + 5 + 2 + 3.5
        ("where:mauritania", "EUR 222.8 million"),
        // 1,000 (500 in it) + 45 + 92 − 25 + 10 + 6.5
        ("where:lebanon", "EUR 1,128.5 million"),
        // 350 + 36 + 13 + 7 + 19.2
        ("where:\"western balkans\"", "EUR 425.2 million"),
        // 25 + about 18 + 18.2
        ("fund:amif", "about EUR 61.2 million"),
        // 1,000 (421, 398 and what is in those) + 220
        ("where:turkiye", "EUR 1.22 billion"),
        ("where:libya", "EUR 2 million"),
        ("where:bangladesh", "EUR 4.8 million"),
        ("where:pakistan", "EUR 10 million"),
    ] {
        let sum = money_of(&shelf, query).own.sum(corpus).stated();
        assert_eq!(sum, own, "{query}, by hand {own}");
    }
    // The package on Syrian refugees is for Lebanon or Syria: the document does not say which.
    let lebanon = money_of(&shelf, "where:lebanon");
    assert_eq!(lebanon.shared.sum(corpus).stated(), "EUR 36 million");
    assert_eq!(lebanon.own.twice.len(), 1);
}

#[test]
fn however_it_is_grouped_the_total_is_the_same_and_no_pot_is_lost() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let sources = shelf.library.sources(shelf.as_of);
    for query in [
        "where:egypt",
        "where:lebanon",
        "fund:amif",
        "has:money",
        "in:partners",
        "who:iom",
    ] {
        let (set, lens) = asked(&shelf, query);
        let whole = money(corpus, Some(&set), &lens);
        let total = whole.own.sum(corpus);
        let counted: u128 = whole
            .own
            .pots
            .iter()
            .filter(|pot| pot.is_counted())
            .filter_map(|pot| pot.parts(corpus))
            .sum();
        assert!(total.parts(EUROS) <= counted as i128, "{query}");
        for by in GroupBy::ALL {
            let told: Grouped = grouped(sources, Some(&set), &lens, by);
            assert_eq!(*told.total(), total, "{query} by {by:?}");
            assert_eq!(
                told.mentions().len(),
                whole.own.pots.len() + whole.shared.pots.len() + whole.mobilised.pots.len()
            );
        }
        // Every pot that does not count is within one that does.
        for pot in whole.own.pots.iter().filter(|pot| !pot.is_counted()) {
            assert!(
                pot.roots.iter().all(|root| whole.own.pots[*root].is_counted()),
                "{query}"
            );
        }
    }
}

/// A corpus with only these amounts, each in its own action.
fn with(amounts: &[&str]) -> Shelf {
    let actions: Vec<String> = amounts
        .iter()
        .enumerate()
        .map(|(index, amounts)| {
            format!(
                "(id: \"o.a{index}\", title: \"Action {index}\", block: Step, kind: Call, places: [\"EG\", \"TN\"], \
                 amounts: [{amounts}], source: (item: {0}, line: {0})),",
                index + 1
            )
        })
        .collect();
    let actions = actions.concat();
    Shelf::of(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "p.ron",
            "Places([(id: \"EG\", name: \"Egypt\"), (id: \"TN\", name: \"Tunisia\")])",
        ),
        file(
            "o.ron",
            format!("Objective(edition: \"e\", id: \"o\", number: 1, title: \"O\", actions: [{actions}])"),
        ),
    ])
}

#[test]
fn pots_count_once_in_the_outermost_in_view() {
    for (amounts, words) in [
        (&["(eur: 5)", "(eur: 5)"][..], "EUR 10"),
        (&["(eur: 5, measure: \"a\")", "(eur: 5, measure: \"a\")"], "EUR 5"),
        // The mention with the furthest stage counts.
        (
            &[
                "(eur: 7, measure: \"a\", stage: Announced)",
                "(eur: 6, measure: \"a\", stage: Paid)",
            ],
            "EUR 6",
        ),
        // A mention without a sum does not contradict one with a sum.
        (
            &["(measure: \"a\", stage: Paid)", "(eur: 6, measure: \"a\")"],
            "EUR 6",
        ),
        (
            &[
                "(eur: 9, measure: \"a\")",
                "(eur: 4, measure: \"b\", part_of: [\"a\"])",
            ],
            "EUR 9",
        ),
        // Across two steps, and through a pot without a sum.
        (
            &[
                "(eur: 9, measure: \"a\")",
                "(measure: \"b\", part_of: [\"a\"])",
                "(eur: 4, measure: \"c\", part_of: [\"b\"])",
            ],
            "EUR 9",
        ),
        // A pot without a sum does not replace what is in it, and does not count as zero.
        (
            &["(measure: \"a\")", "(eur: 4, measure: \"b\", part_of: [\"a\"])"],
            "EUR 4",
        ),
        // Within two counted pots: subtracted once. What is inside it is not subtracted again.
        (
            &[
                "(eur: 9, measure: \"a\")",
                "(eur: 8, measure: \"b\")",
                "(eur: 4, measure: \"c\", part_of: [\"a\", \"b\"])",
                "(eur: 1, measure: \"d\", part_of: [\"c\"])",
            ],
            "EUR 13",
        ),
        // Within two pots that are both within one: nothing was counted twice.
        (
            &[
                "(eur: 20, measure: \"o\")",
                "(eur: 9, measure: \"a\", part_of: [\"o\"])",
                "(eur: 8, measure: \"b\", part_of: [\"o\"])",
                "(eur: 4, measure: \"c\", part_of: [\"a\", \"b\"])",
            ],
            "EUR 20",
        ),
        (&["(eur: 9, qualifier: Over)", "(eur: 1)"], "over EUR 10"),
        (&["(eur: 9, qualifier: UpTo)", "(eur: 1)"], "up to EUR 10"),
        (&[""], "no money"),
    ] {
        let shelf = with(amounts);
        let corpus = &shelf.library.corpus;
        let sum = money(corpus, None, &Lens::default()).own.sum(corpus);
        let said = sum.words();
        let said = said.split(" in ").next().unwrap_or_default();
        assert_eq!(said, words, "{amounts:?}");
    }
}

#[test]
fn money_for_others_too_is_reported_apart() {
    let shelf = with(&[
        "(eur: 9, measure: \"a\")",
        "(eur: 4, measure: \"b\", part_of: [\"a\"], places: [\"EG\"])",
        "(eur: 2, measure: \"c\", places: [\"TN\"])",
        "(eur: 1, places: [\"EG\"])",
    ]);
    let corpus = &shelf.library.corpus;
    let egypt = money_of(&shelf, "where:egypt");
    assert_eq!(egypt.own.sum(corpus).stated(), "EUR 5");
    assert_eq!(egypt.shared.sum(corpus).stated(), "EUR 9");
    let both = money_of(&shelf, "where:egypt,tunisia");
    assert_eq!(both.own.sum(corpus).stated(), "EUR 12");
    assert!(both.shared.pots.is_empty());
}

#[test]
fn investment_to_be_mobilised_is_in_no_sum() {
    let shelf = with(&["(eur: 9)", "(eur: 300, mobilised: true, measure: \"a\")"]);
    let corpus = &shelf.library.corpus;
    let all = money(corpus, None, &Lens::default());
    assert_eq!(all.own.sum(corpus).stated(), "EUR 9");
    assert_eq!(all.mobilised.sum(corpus).stated(), "EUR 300");
    // The whole document, pot by pot: what has been or will be spent.
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let all = money(corpus, None, &Lens::default());
    let euros = |pots: &Pots| pots.sum(corpus).parts(EUROS) / PARTS as i128;
    assert_eq!(euros(&all.own), 5_457_950_000);
    assert_eq!(euros(&all.mobilised), 300_000_000_000);
}

/// Filters that match much, little, pots with and without the pots around them, and nothing.
const FILTERS: [&str; 10] = [
    "",
    "where:egypt",
    "where:lebanon",
    "fund:amif",
    "in:partners",
    "stage:adopted",
    "stage:contracted",
    "who:iom",
    "eur>100m",
    "block:next",
];

/// Asserts that every column of numbers adds up to its foot, for every grouping and currency.
fn adds_up(shelf: &Shelf, query: &str) {
    let sources = shelf.library.sources(shelf.as_of);
    let (set, lens) = asked(shelf, query);
    for by in GroupBy::ALL {
        let told = grouped(sources, Some(&set), &lens, by);
        for unit in told.total().list.iter().filter_map(|sum| sum.unit) {
            let column = told.column(unit);
            assert_eq!(
                column.iter().sum::<i128>(),
                told.total().parts(unit),
                "{query} by {by:?}: {column:?}"
            );
        }
    }
}

#[test]
fn every_column_adds_up_to_its_foot() {
    let shelf = Shelf::built_in();
    for query in FILTERS {
        adds_up(&shelf, query);
    }
}

/// The number that a cell shows, such as `over 1,478.80` (million), in ten-thousandths of a million.
fn shown(cell: &Cell) -> i64 {
    let text = cell.text().replace(',', "").replace('−', "-");
    let Some(number) = text.split(' ').next_back().filter(|_| text != "not stated") else {
        return 0;
    };
    let number: f64 = number.parse().unwrap_or_else(|_| panic!("{text}"));
    (number * 10_000.0).round() as i64
}

/// The displayed numbers add up: the pots under each heading to the heading, and the headings to the foot.
#[test]
fn the_column_that_is_shown_adds_up() {
    let shelf = Shelf::built_in();
    let sources = shelf.library.sources(shelf.as_of);
    for query in FILTERS {
        let (set, lens) = asked(&shelf, query);
        let subject = Subject {
            set: Some(set),
            lens,
            ..Subject::default()
        };
        for by in GroupBy::ALL {
            let options = TableOptions {
                by,
                ..TableOptions::default()
            };
            let rows = TableKind::Money.rows(sources, &subject, options, |_| true);
            let table = rows.table(sources, &subject, WordRoom::Full, usize::MAX);
            let (mut headings, mut pots, mut heading) = (0, 0, 0);
            for row in &table.rows {
                let number = shown(&row.cells[1]);
                match row.kind {
                    RowKind::Entry if row.depth == 1 => pots += number,
                    RowKind::Entry => {}
                    RowKind::Heading | RowKind::Total => {
                        assert_eq!(pots, heading, "{query} by {by:?} above {}", row.cells[0].text());
                        (pots, heading) = (0, 0);
                    }
                }
                match row.kind {
                    RowKind::Heading => {
                        heading = number;
                        headings += number;
                    }
                    RowKind::Total => {
                        assert_eq!(headings, number, "{query} by {by:?}");
                        break;
                    }
                    RowKind::Entry => {}
                }
            }
        }
    }
}

/// The row of a stage equals the result of a query for that stage.
#[test]
fn a_stage_and_its_row_agree() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let sources = shelf.library.sources(shelf.as_of);
    let all = grouped(sources, None, &Lens::default(), GroupBy::Stage);
    let mut met = 0;
    for stage in Stage::ALL {
        let (set, lens) = asked(&shelf, &format!("stage:{}", stage.name()));
        let found = grouped(sources, Some(&set), &lens, GroupBy::Stage);
        let mut label = stage.label().to_owned();
        label[..1].make_ascii_uppercase();
        assert_eq!(all.group(corpus, &label), found.group(corpus, &label));
        assert_eq!(found.mentions().is_empty(), set.is_empty(), "{label}");
        met += usize::from(all.group(corpus, &label).is_some());
    }
    assert!(met > 3, "{met}");
    // A pot nested deeper counts in its own stage.
    let paid = all
        .group(corpus, "Paid")
        .map(milepost::views::tables::money::Sums::stated);
    assert_eq!(paid.as_deref(), Some("EUR 79.6 million"));
}

/// An amount of a made-up corpus, as RON.
fn any_amount() -> impl Strategy<Value = String> {
    let money = prop_oneof![
        4 => (0_u32..500).prop_map(|eur| format!("eur: {eur}, ")),
        2 => (0_u32..500, 0_u32..100).prop_map(|(whole, cents)| {
            format!("value: {whole}.{cents:02}, currency: \"CAD\", ")
        }),
        1 => (0_u32..500).prop_map(|eur| format!("value: {eur}, currency: \"JPY\", per: Year, ")),
        1 => Just(String::new()),
    ];
    // A pot is only within pots of lower numbers, to avoid cycles. Mentions that disagree about this would be a mistake, so
    // the pots that it is within follow from its number.
    let pot = prop_oneof![
        1 => Just(String::new()),
        6 => (0_u32..9).prop_map(|pot| {
            let outer: Vec<String> = match pot {
                0 | 1 => vec![],
                2 | 3 => vec![pot - 2],
                4 => vec![0, 1],
                5 => vec![2, 1],
                6 => vec![4, 5],
                other => vec![other - 3, other - 4],
            }
            .into_iter()
            .map(|outer| format!("\"p{outer}\""))
            .collect();
            format!("measure: \"p{pot}\", part_of: [{}], ", outer.join(", "))
        }),
    ];
    let stage = prop::sample::select(vec![
        "",
        "stage: Announced, ",
        "stage: Contracted, ",
        "stage: Paid, ",
    ]);
    let place = prop::sample::select(vec!["", "places: [\"EG\"], ", "places: [\"TN\", \"EG\"], "]);
    let rest = prop::sample::select(vec![
        "",
        "qualifier: Over, ",
        "qualifier: Almost, ",
        "mobilised: true, ",
    ]);
    (money, pot, stage, place, rest)
        .prop_map(|(money, pot, stage, place, rest)| format!("({money}{pot}{stage}{place}{rest})"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn made_up_money_adds_up_too(amounts in prop::collection::vec(any_amount(), 1..12)) {
        // Every pot that contains another must be mentioned somewhere.
        let named: Vec<String> = (0..9).map(|pot| format!("(measure: \"p{pot}\")")).collect();
        let named = named.join(", ");
        let mut amounts: Vec<&str> = amounts.iter().map(String::as_str).collect();
        amounts.push(&named);
        let shelf = with(&amounts);
        for query in ["", "where:egypt", "where:tunisia", "stage:paid", "stage:contracted", "cad>100", "amount:none"] {
            adds_up(&shelf, query);
        }
        let corpus = &shelf.library.corpus;
        let sources = shelf.library.sources(shelf.as_of);
        let all = grouped(sources, None, &Lens::default(), GroupBy::Stage);
        for name in ["Announced", "Contracted", "Paid"] {
            let (set, lens) = asked(&shelf, &format!("stage:{name}"));
            let found = grouped(sources, Some(&set), &lens, GroupBy::Stage);
            prop_assert_eq!(all.group(corpus, name), found.group(corpus, name));
        }
    }
}

#[test]
fn no_currency_is_added_to_another() {
    let shelf = with(&[
        "(eur: 9, measure: \"a\")",
        // The same pot in another currency counts in both.
        "(value: 13.50, currency: \"CAD\", measure: \"a\")",
        // It is within the pot only in its own currency.
        "(value: 3.50, currency: \"CAD\", measure: \"b\", part_of: [\"a\"])",
        "(value: 2, currency: \"USD\", measure: \"c\", part_of: [\"a\"])",
        "(eur: 5, per: Year)",
        "(value: 7, currency: \"CAD\", over: \"2024/2034\", qualifier: AtLeast)",
        "(measure: \"d\", part_of: [\"a\"])",
        "()",
    ]);
    let corpus = &shelf.library.corpus;
    let all = money(corpus, None, &Lens::default());
    assert_eq!(
        all.own.sum(corpus).words(),
        "EUR 9, at least CAD 20.50, USD 2, EUR 5 a year in 5 pots; 1 more states no sum"
    );
    for query in ["", "where:egypt", "cad:any", "eur:none"] {
        adds_up(&shelf, query);
    }
    for (query, found) in [
        ("cad:any", 3),
        ("cad>10", 1),
        ("cad:3.5", 1),
        ("usd:any", 1),
        ("eur:any", 2),
        ("amount>5", 3),
        ("amount:any", 8),
        ("jpy:any", 0),
        ("eur:none", 6),
    ] {
        assert_eq!(asked(&shelf, query).0.len(), found, "{query}");
    }
}
