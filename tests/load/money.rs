//! Amounts: currencies, exact digits, rates and periods, and which are refused.

use milepost::load::load;
use milepost::model::words::Rate;
use milepost::views::wording;
use milepost::when::DayFormat;
use milepost::when::convention::Conventions;

use super::{BODIES, EDITION, action, files, mistakes, objective, report};

/// The mistakes in a corpus of one amount, each with its help.
fn wrong(edition: &str, amount: &str) -> Vec<(String, Option<String>)> {
    let text = objective(&action("o.a", &format!("amounts: [{amount}]")));
    let report = report(&[("b.ron", BODIES), ("e.ron", edition), ("x.ron", &text)]);
    report.map_or_else(Vec::new, |report| {
        let all = report.problems();
        all.map(|problem| (problem.message(), problem.help())).collect()
    })
}

/// The amounts of an action as they are displayed.
fn read(edition: &str, amounts: &str) -> Vec<String> {
    let text = objective(&action("o.a", &format!("amounts: [{amounts}]")));
    let texts = [("b.ron", BODIES), ("e.ron", edition), ("x.ron", &text)];
    let corpus = load(&files(&texts), &Conventions::default()).unwrap_or_else(|report| panic!("{report:?}"));
    let amounts = corpus.amounts.items().iter();
    amounts
        .map(|amount| wording::amount(DayFormat::default(), &corpus, amount))
        .collect()
}

fn in_cad() -> String {
    EDITION.replace("as_of", "currency: \"CAD\", as_of")
}

#[test]
fn amounts_are_read_to_the_last_digit() {
    for (amount, words) in [
        ("(eur: 52_100_000)", "EUR 52.1 million"),
        ("(eur: 0.1)", "EUR 0.10"),
        ("(eur: /* cents */ 1_234.56 )", "EUR 1,234.56"),
        ("(eur: Some(7))", "EUR 7"),
        ("(value: 1_234.56, currency: \"EUR\")", "EUR 1,234.56"),
        ("(value: 18446744073709551615)", "CAD 18,446,744,073,709,551,615"),
        ("(value: 99999999999999999.99)", "CAD 99,999,999,999,999,999.99"),
        ("(value: 9007199254740993)", "CAD 9,007,199,254,740,993"),
        ("(value: 1.234, currency: \"KWD\")", "KWD 1.234"),
        ("(value: 500, currency: \"JPY\")", "JPY 500"),
        ("(value: 5.00, currency: \"JPY\")", "JPY 5"),
        ("(value: 13_500_000, per: Year)", "CAD 13.5 million a year"),
        (
            "(value: 1_100_000_000, over: \"2024/2034\", qualifier: Almost)",
            "almost CAD 1.1 billion over 2024 – 2034",
        ),
        (
            "(value: 2, per: Month, over: \"2025\", qualifier: AtLeast)",
            "at least CAD 2 a month over 2025",
        ),
        ("()", "sum not stated"),
    ] {
        assert_eq!(read(&in_cad(), amount), [words], "{amount}");
    }
}

#[test]
fn the_time_a_sum_is_for_is_no_deadline() {
    let text = objective(&action(
        "o.a",
        "amounts: [(eur: 5, per: Quarter, over: \"2024/2034\")]",
    ));
    let texts = [("b.ron", BODIES), ("e.ron", EDITION), ("x.ron", &text)];
    let corpus = load(&files(&texts), &Conventions::default()).expect("a corpus");
    assert_eq!(corpus.dates.items().len(), 0);
    assert_eq!(corpus.amounts.items()[0].per, Some(Rate::Quarter));
}

#[test]
fn what_cannot_be_kept_or_understood_is_refused_with_what_to_do() {
    let digits = "write the digits, with a point before decimals: 52_100_000 or 1_234.56";
    let most = "a sum has at most 19 digits, decimals included, of which at most 4 are decimals";
    for (amount, message, help) in [
        (
            "(value: 5)",
            "nothing says which currency this sum is in",
            "add currency: \"…\" here or to the edition, or write eur: … for euros",
        ),
        (
            "(eur: 5, value: 5)",
            "this amount has both `eur` and `value`",
            "leave one out: eur: 5 says the same as value: 5, currency: \"EUR\"",
        ),
        (
            "(eur: 5, currency: \"CAD\")",
            "`eur` cannot be in CAD",
            "write value: …, currency: \"CAD\"",
        ),
        (
            "(value: 5, currency: \"CDA\")",
            "`CDA` is not a currency code of ISO 4217",
            "did you mean `CAD`?",
        ),
        (
            "(value: 5, currency: \"usd\")",
            "`usd` is not a currency code of ISO 4217",
            "did you mean `USD`?",
        ),
        (
            "(value: 5, currency: \"Canadian dollar\")",
            "`Canadian dollar` is not a currency code of ISO 4217",
            "did you mean `CAD`?",
        ),
        (
            "(value: 5, currency: \"dollars\")",
            "`dollars` is not a currency code of ISO 4217",
            "write its three capitals, such as EUR, CAD or USD",
        ),
        (
            "(value: 5.5, currency: \"JPY\")",
            "`5.5` has decimals, and JPY has none",
            "write whole JPY; nothing is rounded",
        ),
        (
            "(eur: 0.125)",
            "`0.125` has more decimals than the 2 of EUR",
            "write at most 2 decimals; nothing is rounded",
        ),
        (
            "(eur: 0.12345)",
            "`0.12345` has more digits than are kept exactly",
            most,
        ),
        (
            "(eur: 18446744073709551616)",
            "`18446744073709551616` has more digits than are kept exactly",
            most,
        ),
        ("(eur: -1)", "`-1` is not a sum of money", digits),
        ("(eur: 1e6)", "`1e6` is not a sum of money", digits),
        ("(eur: 52.100.000)", "`52.100.000` is not a sum of money", digits),
        (
            "(per: Year)",
            "`per` is not next to a sum",
            "add value: …, or leave `per` out",
        ),
        (
            "(over: \"2024\")",
            "`over` is not next to a sum",
            "add value: …, or leave `over` out",
        ),
    ] {
        let found = wrong(EDITION, amount);
        assert_eq!(found, [(message.to_owned(), Some(help.to_owned()))], "{amount}");
    }
    for amount in ["(eur: inf)", "(eur: NaN)", "(eur: -inf)"] {
        let found = wrong(EDITION, amount);
        let message = "this should be a sum of money in digits, and is a word";
        assert_eq!(found.len(), 1, "{amount}: {found:?}");
        assert_eq!(found[0].0, message, "{amount}");
    }
    let edition = EDITION.replace("as_of", "currency: \"Euro\", as_of");
    assert_eq!(
        mistakes(&[("e.ron", &edition)]),
        ["e.ron:1:43: `Euro` is not a currency code of ISO 4217"]
    );
}
