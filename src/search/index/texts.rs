//! The texts that are searched: those of an action itself, and those of its facets.
//!
//! A text comes as it is shown, along with hidden words that also find it: `52.1m` for `EUR 52.1 million`, the name of the
//! month for `2025-01-16`.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::facets::Facet;
use super::field::IndexField;
use crate::model::words::{CaveatKind, Word};
use crate::model::{ActionId, Amount, Corpus, Difference, Figure};
use crate::text::sums;
use crate::when::Window;
use crate::when::calendar::MONTHS;
use crate::when::window::Precision;

/// Visits the texts of an action that it does not share with others: the field, the text shown, the hidden words.
pub(in crate::search) fn of_action(
    corpus: &Corpus,
    id: ActionId,
    mut visit: impl FnMut(IndexField, &str, &str),
) {
    let action = corpus.action(id);
    visit(IndexField::Title, action.title(), "");
    if !action.summary().is_empty() {
        visit(IndexField::Summary, action.summary(), "");
    }
    visit(IndexField::Id, action.key(), "");
    for amount in action.amounts() {
        let (mut shown, also) = sum(amount);
        let what = corpus.str(amount.what);
        if !what.is_empty() {
            if !shown.is_empty() {
                shown.push_str(" · ");
            }
            shown.push_str(what);
        }
        visit(IndexField::Amount, &shown, &also);
    }
    for figure in action.figures() {
        let (shown, also) = statistic(corpus, figure);
        visit(IndexField::Figure, &shown, &also);
    }
    for target in action.targets() {
        let unit = corpus.str(target.unit);
        let shown = format!("{}: {} {unit}", corpus.str(target.indicator), target.value);
        visit(IndexField::Figure, shown.trim_end(), "target");
    }
    for date in action.dates() {
        let what = corpus.str(date.what);
        if !what.is_empty() {
            visit(IndexField::Date, what, "");
        }
    }
    for caveat in action.caveats() {
        let kind = caveat.kind.map_or("", |kind| kind.label());
        visit(IndexField::Caveat, corpus.str(caveat.text), kind);
    }
    if action.contradictions().next().is_some() {
        visit(IndexField::Caveat, CaveatKind::Contradiction.label(), "");
    }
    for (name, text) in action.extra() {
        visit(IndexField::Extra, text, name);
    }
}

/// Visits the names of a facet: the name shown, the hidden words.
pub(in crate::search) fn of_facet(corpus: &Corpus, facet: Facet, mut visit: impl FnMut(&str, &str)) {
    match facet {
        Facet::Term(vocabulary, id) => {
            let term = corpus.vocabulary(vocabulary).term(id);
            // The id of a tag is its name.
            let also = if term.id == term.name { "" } else { &term.id };
            visit(&term.name, also);
            for name in term.abbreviation.iter().chain(&term.aliases) {
                visit(name, "");
            }
        }
        Facet::Kind(kind) => match corpus.kinds.of(kind) {
            Some(own) => own.names().skip(1).for_each(|name| visit(name, "")),
            None => visit(corpus.kinds.label(kind), ""),
        },
        Facet::Status(status) => visit(status.label(), ""),
        Facet::Block(block) => visit(block.label(), ""),
        Facet::Wording(id) => {
            let wording = corpus.wording(id);
            visit(corpus.str(wording.text), &spelled(&wording.window));
        }
        Facet::Section(id) => {
            let section = corpus.section(id);
            let (title, short) = (corpus.str(section.title), corpus.str(section.short));
            visit(title, if short == title { "" } else { short });
        }
    }
}

const QUARTERS: [&str; 4] = [
    "Q1 first quarter ",
    "Q2 second quarter ",
    "Q3 third quarter ",
    "Q4 fourth quarter ",
];
const HALVES: [&str; 2] = ["H1 first half ", "H2 second half "];

/// The hidden words of a window: the quarter or half year that it names, its day if it is a single one, and its months if
/// there are at most three.
fn spelled(window: &Window) -> String {
    let mut words = String::new();
    let (Some(earliest), Some(latest)) = (
        window.earliest.or(window.latest),
        window.latest.or(window.earliest),
    ) else {
        return words;
    };
    let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let (first, last) = (month(earliest), month(latest));
    words.push_str(match window.precision {
        // "By Q2" and "from Q2" are found by that quarter as well.
        Precision::Quarter => QUARTERS[latest.month0() as usize / 3],
        Precision::Half => HALVES[latest.month0() as usize / 6],
        Precision::Part if last - first == 5 && first % 6 == 0 => HALVES[latest.month0() as usize / 6],
        _ => "",
    });
    if last - first > 2 {
        return words;
    }
    if earliest == latest {
        let _ = write!(words, "{} ", earliest.day());
    }
    for month in first..=last {
        let _ = write!(
            words,
            "{} {} ",
            MONTHS[month.rem_euclid(12) as usize],
            month.div_euclid(12)
        );
    }
    words
}

/// A sum as it is shown, and as it may be typed.
fn sum(amount: &Amount) -> (String, String) {
    let Some(money) = amount.money else {
        return (String::new(), String::new());
    };
    let parts = money.parts();
    let rate = amount
        .per
        .map(|rate| format!(" {}", rate.label()))
        .unwrap_or_default();
    let shown = format!(
        "{} {}{rate}",
        money.currency.code(),
        sums::words(parts, money.currency.coins())
    );
    let of = |unit: u128| {
        // Rounded to three decimals, since nobody types more.
        let thousandths = (parts + unit * sums::PARTS / 2000) / (unit * sums::PARTS / 1000);
        let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    let number = money.number();
    let also = match parts / sums::PARTS {
        1_000_000_000.. => {
            let (billions, millions) = (of(1_000_000_000), of(1_000_000));
            format!("{millions} million {millions}m {billions}bn {number}")
        }
        1_000_000.. => format!("{}m {number}", of(1_000_000)),
        _ => format!("{}k {number}", of(1000)),
    };
    (shown, also)
}

/// A statistic in one line, and its hidden words.
fn statistic(corpus: &Corpus, figure: &Figure) -> (String, String) {
    let mut shown = corpus.str(figure.indicator).to_owned();
    let mut also = String::new();
    if let Some(value) = figure.value {
        let _ = write!(shown, ": {value} {}", corpus.str(figure.unit));
    }
    if let Some(change) = figure.change {
        match change.by {
            Difference::Percent(percent) => {
                let _ = write!(shown, " ({percent:+} %)");
                also.push_str("percent");
            }
            Difference::Absolute(by) => {
                let _ = write!(shown, " ({by:+})");
            }
        }
    }
    (shown, also)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Decimal, Money, Qualifier, Rate};
    use crate::when::When;
    use crate::when::convention::Conventions;

    #[test]
    fn quarters_and_half_years_are_found_by_their_names() {
        for (wording, named) in [
            ("Q2 2025", "Q2 second quarter"),
            ("by Q4 2025", "Q4 fourth quarter"),
            ("H2 2025", "H2 second half"),
            ("first half of 2025", "H1 first half"),
            ("early 2025", ""),
            ("spring 2025", ""),
            ("by mid-2025", ""),
            ("2025", ""),
        ] {
            let as_of = NaiveDate::from_ymd_opt(2024, 12, 16).expect("a day");
            let when = When::parse(wording, as_of).expect(wording);
            let words = spelled(&when.window(&Conventions::default()));
            let is_named = ["quarter", "half"].iter().any(|name| words.contains(name));
            assert_eq!(is_named, !named.is_empty(), "{wording}: {words}");
            assert!(words.contains(named), "{wording}: {words}");
        }
    }

    #[test]
    fn sums_read_as_they_are_told() {
        let read = |number: &str, code: &str, per| {
            let number = Decimal::parse(number).expect(number);
            let currency = Currency::named(code).expect(code);
            sum(&Amount {
                money: Some(Money::new(number, currency)),
                what: crate::model::text::Str::EMPTY,
                measure: None,
                instrument: None,
                qualifier: Qualifier::Exact,
                stage: None,
                mobilised: false,
                per,
                over: None,
            })
        };
        assert_eq!(read("52100000", "EUR", None).0, "EUR 52.1 million");
        assert_eq!(read("1000000000", "CAD", None).0, "CAD 1 billion");
        assert_eq!(read("300000", "EUR", None).0, "EUR 300,000");
        let (shown, also) = read("13500000", "EUR", Some(Rate::Year));
        assert_eq!(
            (shown.as_str(), also.as_str()),
            ("EUR 13.5 million a year", "13.5m 13500000")
        );
        assert_eq!(read("0.1", "USD", None).0, "USD 0.10");
    }
}
