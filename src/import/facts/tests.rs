//! Every kind of fact in made-up sentences, read as of 16 December 2024.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Basis, FactContext, FactWords, NameSort, NamesInText, block_of, fill};
use crate::import::draft::Item;
use crate::model::words::{ActorRole, Block, Hedge, Qualifier, Stage, Status};
use crate::when::FiscalYear;

fn vocabulary() -> NamesInText {
    let mut vocabulary = NamesInText::default();
    vocabulary.add(NameSort::Body, "commission", "European Commission");
    vocabulary.add(NameSort::Body, "commission", "Commission");
    vocabulary.add(NameSort::Body, "who", "WHO");
    vocabulary.add(NameSort::Place, "CI", "Côte d'Ivoire");
    vocabulary.add(NameSort::Place, "TN", "Tunisia");
    vocabulary
}

fn read_in(text: &str, block: Option<Block>, edition: Option<NaiveDate>) -> Item {
    read_from(
        text,
        block,
        Basis {
            edition,
            fiscal_year: None,
            day_first: None,
        },
    )
}

fn read_from(text: &str, block: Option<Block>, basis: Basis) -> Item {
    let vocabulary = vocabulary();
    let context = FactContext {
        basis,
        words: FactWords::english(),
        vocabulary: &vocabulary,
    };
    let mut item = Item {
        text: text.to_owned(),
        ..Item::default()
    };
    fill(&mut item, block, |_| 7, &context);
    assert_eq!(item.text, text);
    item
}

fn read(text: &str) -> Item {
    read_in(text, None, NaiveDate::from_ymd_opt(2024, 12, 16))
}

/// Dates as `words -> meaning role`, with `*` where the year was worked out.
pub fn dates(item: &Item) -> Vec<String> {
    let dates = item.dates.iter().map(|date| {
        let means = date.found.means.as_deref().unwrap_or("unread");
        let mark = if date.year_inferred { "*" } else { "" };
        format!("{} -> {means}{mark} {:?}", date.found.words, date.role)
    });
    dates.collect()
}

#[test]
#[rustfmt::skip]
fn dates_are_found_where_they_stand() {
    for (text, expected) in [
        ("The bridge will be opened by mid-2025.", &["by mid-2025 -> by mid-2025 Due"][..]),
        ("The board met on 12 September and 26 November.", &["on 12 September -> 2024-09-12* Occurred", "26 November -> 2024-11-26* Occurred"]),
        ("Cut emissions by 40 % from 2005 levels.", &[]),
        ("Cut emissions by 40 % compared to the levels of 2005, by 2030.", &["by 2030 -> by 2030 Due"]),
        ("Costs are lower than in June 2019, in 2015 prices, and to be halved in 2026.", &["in 2026 -> 2026 Due"]),
        ("The next meeting is planned for January.", &["January -> 2025-01* Due"]),
        ("Work has run since January.", &["since January -> from 2024-01* Occurred"]),
        ("The programme (June 2023 – May 2027) repairs bridges.", &["June 2023 – May 2027 -> 2023-06/2027-05 Period"]),
        ("The call was launched in September, closing 18 December.", &["in September -> 2024-09* Occurred", "18 December -> 2024-12-18* Ends"]),
        ("The rules will start applying in June 2026.", &["in June 2026 -> 2026-06 TakesEffect"]),
        ("Controls end as from 1 January 2025.", &["as from 1 January 2025 -> 2025-01-01 Starts"]),
        ("The network is active until May 2025.", &["until May 2025 -> until 2025-05 Ends"]),
        ("Vessels are expected to start in Q2 2026.", &["in Q2 2026 -> Q2 2026 Starts"]),
        ("It will be signed in the coming weeks.", &["in the coming weeks -> coming weeks from 2024-12-16 Due"]),
        ("The visit will be on the 18 and 19 December.", &["on the 18 and 19 December -> 2024-12-18/2024-12-19* Due"]),
        ("Between 1 January and 9 December, 18970 people arrived.", &["Between 1 January and 9 December -> 2024-01-01/2024-12-09* Occurred"]),
        ("Funds for 2024-2027 were announced.", &["2024-2027 -> 2024/2027 Period"]),
        ("It is expected early next year.", &["early next year -> early 2025 Due"]),
        ("Most parts will be contracted before the end of 2024.", &["before the end of 2024 -> before end of 2024 Due"]),
    ] {
        assert_eq!(dates(&read(text)), expected, "{text}");
    }
}

#[test]
fn days_in_figures_are_read_where_their_order_is_sure() {
    let read = |text: &str, day_first| {
        let edition = NaiveDate::from_ymd_opt(2024, 12, 16);
        let basis = Basis {
            edition,
            day_first,
            ..Basis::default()
        };
        dates(&read_from(text, None, basis))
    };
    for (text, wanted) in [
        (
            "The report is due by 30.06.2025.",
            "by 30.06.2025 -> by 2025-06-30 Due",
        ),
        (
            "The report is due by 06/30/2025.",
            "by 06/30/2025 -> by 2025-06-30 Due",
        ),
        (
            "It will be signed on 2025/06/30.",
            "on 2025/06/30 -> 2025-06-30 Due",
        ),
        (
            "It was signed on 30-06-2024.",
            "on 30-06-2024 -> 2024-06-30 Occurred",
        ),
        ("It is due by 1-Sep-26.", "by 1-Sep-26 -> by 2026-09-01 Due"),
        ("It is due by 03/04/2025.", "by 03/04/2025 -> unread Due"),
    ] {
        assert_eq!(read(text, None), [wanted], "{text}");
    }
    let sure = read("It is due by 03/04/2025.", Some(true));
    assert_eq!(sure, ["by 03/04/2025 -> by 2025-04-03 Due"]);
    for text in [
        "See section 12.5.20255.",
        "Regulation 2018/1806 applies.",
        "Version 1.2.3.2025.",
    ] {
        assert_eq!(read(text, None), [""; 0], "{text}");
    }
}

#[test]
fn fiscal_years_are_read_where_it_is_known_when_they_begin() {
    let text = "Fees are to fall by the end of fiscal year 2025-2026.";
    let edition = NaiveDate::from_ymd_opt(2021, 12, 31);
    let known = Basis {
        edition,
        fiscal_year: FiscalYear::parse("04-01"),
        day_first: None,
    };
    assert_eq!(
        dates(&read_from(text, None, known)),
        ["by the end of fiscal year 2025-2026 -> by end of FY2025-26 (from 2025-04-01) Due"]
    );
    assert!(dates(&read_in(text, None, edition)).is_empty());
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "Regulation (EU) 2018/1806 and Directive 2009/52/EC.",
        "The 2024 package and the Annual Plan 2024 are described duplicates.",
        "Members may march as soon as possible.",
        "Answers are given within 30 days of the request.",
        "It took long, in the 3 weeks, to read all of it.",
        "About 6012 people and 40% of bridges.",
    ] {
        assert_eq!(dates(&read(text)), [""; 0], "{text}");
    }
    let item = read("In October, 8 States were granted support.");
    assert_eq!(dates(&item), ["In October -> 2024-10* Occurred"]);
}

#[test]
fn next_steps_are_to_come() {
    let edition = NaiveDate::from_ymd_opt(2024, 12, 16);
    let item = read_in("Contact group on 21 January.", Some(Block::NextStep), edition);
    assert_eq!(dates(&item), ["on 21 January -> 2025-01-21* Due"]);
    assert_eq!(item.block, Some(Block::NextStep));
}

#[test]
fn without_a_date_of_the_edition_nothing_is_worked_out() {
    let item = read_in(
        "It was agreed on 12 May and will end next month, by June 2025.",
        None,
        None,
    );
    let means: Vec<_> = item
        .dates
        .iter()
        .map(|date| date.found.means.as_deref())
        .collect();
    assert_eq!(means, [None, None, Some("by 2025-06")]);
}

#[test]
fn hedges_are_read_from_the_words_around() {
    for (text, expected) in [
        ("Meeting tentatively by June 2025.", Hedge::Tentative),
        (
            "A dialogue is planned for January 2025 (to be confirmed).",
            Hedge::ToBeConfirmed,
        ),
        ("Signature is expected in Q1 2025.", Hedge::Expected),
        ("The launch is planned for Q1 2025.", Hedge::Planned),
        ("The council meets in March 2025.", Hedge::Firm),
    ] {
        assert_eq!(read(text).dates[0].hedge, expected, "{text}");
    }
}

#[test]
#[rustfmt::skip]
fn sums_are_exact_and_qualified() {
    use Qualifier::{About, Almost, AtLeast, Exact, Over, UpTo};
    for (text, expected) in [
        ("A grant of EUR 52.1 million.", &[("52100000", "EUR", Exact)][..]),
        ("It costs over £1.2bn.", &[("1200000000", "GBP", Over)]),
        ("Up to $300,000 each.", &[("300000", "USD", UpTo)]),
        ("almost 10 million euros", &[("10000000", "EUR", Almost)]),
        ("about EUR 101,6 million", &[("101600000", "EUR", About)]),
        ("between EUR 5 and 10 million", &[("5000000", "EUR", AtLeast), ("10000000", "EUR", UpTo)]),
        ("€5-10 million", &[("5000000", "EUR", AtLeast), ("10000000", "EUR", UpTo)]),
        ("EUR 300 000 and CAD 1,234,567.50", &[("300000", "EUR", Exact), ("1234567.5", "CAD", Exact)]),
        ("US$2m and NZ$3m", &[("2000000", "USD", Exact), ("3000000", "NZD", Exact)]),
        ("EUR 0.30", &[("0.3", "EUR", Exact)]),
        ("COP 5 million was promised at COP 28.", &[("5000000", "COP", Exact)]),
    ] {
        let item = read(text);
        let found: Vec<_> = item
            .amounts
            .iter()
            .map(|sum| (sum.value.as_str(), sum.currency.as_str(), sum.qualifier))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_stage_of_a_sum_is_the_nearest_word_that_says_one() {
    for (text, expected) in [
        ("EUR 3 million was paid.", Some(Stage::Paid)),
        (
            "The package of EUR 3 million was adopted in May 2024.",
            Some(Stage::Adopted),
        ),
        ("A contract for EUR 3 million.", Some(Stage::Contracted)),
        ("EUR 3 million to be contracted in 2025.", None),
        ("EUR 3 million helps.", None),
    ] {
        assert_eq!(read(text).amounts[0].stage, expected, "{text}");
    }
}

#[test]
fn figures_say_what_they_count() {
    let item =
        read("Over 30 events were held, a drop of 80% in crossings; Article 25 of Plan 7 is no figure.");
    let found: Vec<_> = item
        .figures
        .iter()
        .map(|figure| {
            (
                figure.value.as_str(),
                figure.unit.as_str(),
                figure.indicator.as_str(),
                figure.qualifier,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("30", "", "events", Qualifier::Over),
            ("80", "%", "crossings", Qualifier::Exact),
        ]
    );
}

#[test]
fn names_are_found_by_the_vocabulary_and_parts_by_the_words_before() {
    for (text, expected) in [
        ("The Commission to inform the Council.", ActorRole::Accountable),
        ("A report funded by the European Commission.", ActorRole::Funding),
        (
            "A project implemented by the Commission.",
            ActorRole::Implementing,
        ),
        ("Talks with the Commission went on.", ActorRole::Participating),
        (
            "Parliament asked what the Commission thinks.",
            ActorRole::Mentioned,
        ),
    ] {
        let item = read(text);
        assert_eq!(item.bodies.len(), 1, "{text}");
        assert_eq!(item.bodies[0].role, expected, "{text}");
    }
    let item = read("Aid for Côte d’Ivoire and tunisia, and those who need it.");
    assert_eq!(item.places.len(), 1);
    assert_eq!(item.places[0].means.as_deref(), Some("CI"));
    assert!(
        item.bodies.is_empty(),
        "an abbreviation in small letters is a word"
    );
}

#[test]
fn statuses_and_blocks_are_read() {
    for (text, expected) in [
        ("Support is ongoing.", Some(Status::UnderWay)),
        ("The act was adopted.", Some(Status::Adopted)),
        ("The act is to be adopted.", Some(Status::Announced)),
        ("Implementation is currently on hold.", Some(Status::OnHold)),
        ("A bridge.", None),
    ] {
        assert_eq!(read(text).status.map(|(status, _)| status), expected, "{text}");
    }
    for (heading, expected) in [
        ("NEXT STEPS:", Some(Block::NextStep)),
        ("Tunisia: key steps", Some(Block::Step)),
        ("In the next months we plan to:", Some(Block::NextStep)),
        ("What boards will include in their yearly reports", None),
        ("Bridges", None),
    ] {
        assert_eq!(block_of(heading, FactWords::english()), expected, "{heading}");
    }
}

#[test]
fn titles_are_first_clauses_cut_at_a_word() {
    for (text, expected) in [
        ("National plans: support goes on. More.", "National plans"),
        (
            "The ninth report will be issued in March.",
            "The ninth report will be issued in March",
        ),
        (
            "A very long sentence about the repair of many old bridges that nobody would read to its end at all",
            "A very long sentence about the repair of many old bridges that nobody",
        ),
    ] {
        let item = read(text);
        assert_eq!(item.title, expected);
        assert!(item.is_draft);
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        read(&text);
    }

    #[test]
    fn any_words_of_dates_and_sums_are_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "by", "2025", "31", "May", "-", "Q1", "EUR", "5", "million", "of", "the", "end", ",", "/", "in", "weeks", "next",
                "9999", "%", "(", ")", ".", "between", "and", "to", "be", "adopted", "will", "€", "1.5", "bn", "FY25", "1st",
            ]),
            0..24,
        ),
    ) {
        let item = read(&words.join(" "));
        for date in &item.dates {
            prop_assert!(item.text.contains(&date.found.words));
        }
    }
}

#[test]
#[rustfmt::skip]
fn what_comes_again_is_read_where_it_says_by_when() {
    for (text, expected) in [
        ("The board shall report each year by 30 June.", &["each year by 30 June -> every year by 30 June Due"][..]),
        ("Plans are to be sent annually by 31 March, first in 2026.", &["annually by 31 March -> every year by 31 March Due", "in 2026 -> 2026 Due"]),
        ("A note is due by the end of every quarter.", &["by the end of every quarter -> by the end of every quarter Due"]),
        // Nothing says when the next one is due.
        ("The board will report annually on bridges.", &[]),
        ("The annual report was sent.", &[]),
    ] {
        assert_eq!(dates(&read(text)), expected, "{text}");
    }
}

#[test]
fn percentages_are_statistics_or_targets_where_nothing_is_in_doubt() {
    use crate::import::draft::Measured::{By, In};
    for (text, wanted) in [
        (
            "The share of services online reached 53 % in 2023.",
            Some(("The share of services online", In("2023".into()))),
        ),
        (
            "The plan sets a target of 80 % by Q2 2026.",
            Some(("The plan sets a target", By("by Q2 2026".into()))),
        ),
        // A change, two figures, two dates, and no word for it.
        ("Arrivals fell by 22 % in 2023.", None),
        ("It was 53 % in 2023 and 50 % before.", None),
        ("Fees fall by 50 % by 2026.", None),
    ] {
        let item = read(text);
        let found = item
            .figures
            .iter()
            .find_map(|figure| Some((&*figure.indicator, figure.measured.clone()?)));
        assert_eq!(found, wanted, "{text}");
        // A target has its deadline itself.
        let is_target = matches!(wanted, Some((_, By(_))));
        assert_eq!(item.dates.is_empty(), is_target, "{text}");
    }
}

#[test]
fn what_too_many_words_of_dates_leave_unsearched_is_counted() {
    // A date for every few words is within what a text may have.
    let item = read(&"It met on 3 March 2024, and again by mid-2025. ".repeat(2000));
    assert_eq!((item.dates.len(), item.unsearched), (4000, 0));
    let item = read(&"January ".repeat(20_000));
    assert_eq!((item.dates.len(), item.unsearched), (0, 0));
    let item = read(&"the year of the year and quarter to the half of year ".repeat(2000));
    assert_eq!(item.dates.len(), 0);
    assert!(item.unsearched > 1000, "{}", item.unsearched);
}
