//! Whatever is imported and written is loaded again unchanged, and no table makes the import panic.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::compose::{ActionOut, Composed, ComposedEntry, DateOut, Heading, Issue, NewVocabularies};
use super::draft::{AmountFound, DraftSource, FigureFound, Measured, UnderstoodWords};
use super::recurrence::Recurrence;
use super::tests::{loaded, tried};
use crate::model::VocabularyKind;
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Kind, Qualifier, Status};
use crate::when::{FiscalYear, Language};

/// Texts with everything that could break a file.
fn text() -> impl Strategy<Value = String> {
    "[a-zé\"\\\\\n\r\t\u{1b}\u{202e}{}()/*#,:_ 0-9-]{0,12}x"
}

prop_compose! {
    fn action(id: usize)(
        title in text(), summary in text(), is_draft: bool, extra in prop::collection::vec((text(), text()), 0..3),
        when in prop::sample::select(vec!["2025-03-31", "Q2 2025", "by mid-2025"]), wording in prop::option::of(text()),
        value in "[1-9][0-9]{0,9}(\\.[0-9]{2})?", status in prop::option::of(Just(Status::Adopted)),
        again in prop::option::of((prop::sample::select(vec!["every year by 31 March", "every 3 months"]), prop::option::of(Just("2025-03")), prop::option::of(Just("2030")))),
        percent in prop::option::of(0..=100_u8), tag in text(), link in text(), reference in text(), page in prop::option::of(1..999_u32),
    ) -> ActionOut {
        let again = again.map(|(every, from, until)| Recurrence { every: every.into(), from: from.map(str::to_owned), until: until.map(str::to_owned) });
        ActionOut {
            id: format!("a-{id}"), title, summary, block: Block::NextStep, kind: Kind::Delivery, status,
            dates: vec![DateOut { when: when.into(), wording, role: DateRole::Due, what: String::new(), hedge: Hedge::Expected, year_inferred: true, again }],
            actors: vec![("b".into(), ActorRole::Accountable, true)], places: Vec::new(), funds: vec!["f".into()],
            amounts: vec![AmountFound { value, currency: "CAD".into(), qualifier: Qualifier::About, stage: None }],
            figures: [Measured::In("2024".into()), Measured::By("by Q2 2026".into())].map(|measured| FigureFound { indicator: "share".into(), value: "53.5".into(), unit: "%".into(), qualifier: Qualifier::About, measured: Some(measured), }).into(), is_draft, extra, percent, tags: vec![tag],
            links: vec![(link, "https://example.org/a?b=c".into())],
            number: 1, source: DraftSource { lines: Some(1..2), reference: Some(reference), page, url: Some("https://example.org".into()), sheet: None },
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_loads_to_the_same(first in action(1), second in action(2), name in text(), alias in text()) {
        let mut names = NewVocabularies::default();
        for (list, id) in [(&mut names.bodies, "b"), (&mut names.funds, "f")] {
            for words in [&name, &alias] {
                list.add(&UnderstoodWords { words: words.clone(), means: Some(id.into()), line: 1 });
            }
        }
        names.settle();
        let inner = Heading { id: "o.s".into(), title: name.clone(), line: 2, actions: vec![ComposedEntry::Whole(Box::new(second.clone()))], sections: Vec::new() };
        let written = Composed {
            issue: Issue {
                id: "2025".into(), document: Some("plan".into()), follows: None, currency: Some("CAD".into()),
                language: Some(Language::Italian), fiscal_year: FiscalYear::parse("04-01"), title: name.clone(),
                as_of: NaiveDate::from_ymd_opt(2025, 1, 1).unwrap(), as_of_inferred: true, source: alias.clone(),
            },
            lines: 9,
            objectives: vec![Heading { id: "o".into(), title: name.clone(), line: 0, actions: vec![ComposedEntry::Whole(Box::new(first.clone()))], sections: vec![inner] }],
            names, renamed: Vec::new(), sums_left: Vec::new(), files: Vec::new(),
        };
        let corpus = loaded(&written);
        prop_assert_eq!(corpus.str(corpus.editions[0].title), &name);
        prop_assert_eq!(&corpus.bodies().term(crate::model::TermId::at(0)).aliases, &written.names.bodies.terms()[0].aliases);
        for (read, written) in corpus.all().zip([first, second]) {
            prop_assert_eq!(read.key(), &written.id);
            prop_assert_eq!(read.title(), &written.title);
            prop_assert_eq!(read.summary(), &written.summary);
            prop_assert_eq!(read.record().status, written.status);
            prop_assert_eq!(read.record().is_draft, written.is_draft);
            prop_assert_eq!(read.record().percent.map(crate::model::Percent::get), written.percent);
            prop_assert_eq!(read.tags().iter().map(|tag| corpus.vocabulary(VocabularyKind::Tags).term(*tag).name.clone()).collect::<Vec<_>>(), written.tags);
            let links: Vec<(String, String)> = read.links().iter().map(|link| (corpus.str(link.title).into(), corpus.str(link.url).into())).collect();
            prop_assert_eq!(links, written.links);
            let extra: Vec<(String, String)> = read.extra().map(|(name, text)| (name.into(), text.into())).collect();
            prop_assert_eq!(extra, written.extra);
            prop_assert_eq!((read.figures().len(), read.targets().len()), (1, 1));
            let date = read.dates()[0];
            prop_assert_eq!((date.role, date.hedge, date.year_inferred), (DateRole::Due, Hedge::Expected, true));
            let said = corpus.wording(date.when);
            let (wording, again) = (&written.dates[0].wording, &written.dates[0].again);
            let words = wording.as_ref().or(again.is_none().then_some(&written.dates[0].when));
            prop_assert!(words.is_none_or(|words| corpus.str(said.text) == words));
            let read_again = corpus.recurs(read.id, 0).map(|recurring| {
                let bound = |when: Option<crate::model::WhenId>| when.map(|when| corpus.str(corpus.wording(when).text).to_owned());
                Recurrence { every: corpus.str(recurring.every).to_owned(), from: bound(recurring.from), until: bound(recurring.until) }
            });
            prop_assert_eq!(&read_again, again);
            let decimal = crate::model::Decimal::parse(&written.amounts[0].value).unwrap();
            prop_assert_eq!(read.amounts()[0].money.map(crate::model::Money::number), Some(decimal));
        }
    }

    #[test]
    fn no_table_makes_it_panic(text in "(id|title|due|Betrag €|[a-z]{0,4}|[0-9./]{0,10}|[;,\n\"| ])(;|,|\n|[a-zé0-9./ \"]{0,12}){0,30}") {
        if let Ok(imported) = tried("a.csv", text.as_bytes(), None) {
            loaded(&imported.corpus);
        }
    }
}
