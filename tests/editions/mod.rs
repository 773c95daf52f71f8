//! Changes between two editions: tables of one action before and after, threads over several editions, and properties.

mod copy;

use milepost::editions::history::{Slips, history};
use milepost::editions::in_view::in_view;
use milepost::editions::{ChangeKind, ChangeKinds, changes};
use milepost::library::Library;
use milepost::model::{ActionRef, EditionId, Word};
use milepost::search::search;
use milepost::when::convention::Conventions;

use crate::support::{self, file};

const TERMS: &str = "Bodies([(id: \"a\", name: \"A\"), (id: \"b\", name: \"B\")])";

/// Editions of one document, each with its id, its date and its actions.
fn corpus(editions: &[(&str, &str, &str)]) -> Library {
    let mut files = vec![file("bodies.ron", TERMS)];
    for (id, as_of, actions) in editions {
        let edition = format!("Edition(id: \"{id}\", document: \"d\", title: \"{id}\", as_of: \"{as_of}\")");
        files.push(file(format!("{id}/edition.ron"), edition));
        let objective = format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{actions}])");
        files.push(file(format!("{id}/o.ron"), objective));
    }
    support::library(&files)
}

fn action(id: &str, more: &str) -> String {
    format!(
        "(id: \"{id}\", title: \"{id}\", block: NextStep, kind: Adoption, source: (item: 1, line: 1), {more}),"
    )
}

fn due(when: &str) -> String {
    format!("dates: [(when: \"{when}\", role: Due)],")
}

/// The kinds of change of one action, and its nominal slip.
fn compared(before: &str, after: &str) -> (Vec<&'static str>, Option<i64>) {
    let library = corpus(&[
        ("e1", "2024-12-16", &action("o.a", before)),
        ("e2", "2025-03-17", &action("o.a", after)),
    ]);
    let changes = changes(&library.corpus, &library.deadlines, EditionId(0), EditionId(1));
    assert!(changes.list.len() <= 1, "{changes:?}");
    let kinds = changes
        .list
        .first()
        .map_or(ChangeKinds::default(), |changed| changed.kinds);
    let slip = changes.list.first().and_then(|changed| changed.slip);
    (
        kinds.iter().map(Word::name).collect(),
        slip.map(|slip| slip.nominal),
    )
}

#[test]
fn dates_slip_firm_up_and_become_vague() {
    for (before, after, kinds, slip) in [
        ("Q1 2025", "Q1 2025", &[][..], None),
        ("Q1 2025", "2025-01/2025-03", &[], None),
        ("Q1 2025", "Q3 2025", &["Slipped"], Some(183)),
        ("Q3 2025", "Q1 2025", &["PulledForward"], Some(-183)),
        ("2025-06", "2025-06-12", &["Firmer"], Some(-18)),
        ("2025-06", "2025-06-30", &["Firmer"], None),
        ("2025-06-12", "2025-06", &["Vaguer"], Some(18)),
        ("Q1 2025", "2025", &["Vaguer"], Some(275)),
        ("Q1 2025", "by end of 2025", &["Vaguer"], Some(275)),
        ("2025-04", "from 2025-04-01", &["Vaguer"], None),
        ("2025-04", "from 2025-06-01", &["Slipped"], None),
        ("from 2025-04-01", "2025-05", &["Firmer"], None),
        ("2025-01-15", "2025-01-16", &["Slipped"], Some(1)),
        ("coming weeks", "coming weeks", &[], None),
        ("coming weeks", "coming months", &["Slipped"], Some(233)),
    ] {
        let expected = (kinds.to_vec(), slip);
        assert_eq!(
            compared(&due(before), &due(after)),
            expected,
            "{before} → {after}"
        );
    }
}

#[test]
fn everything_else_that_differs_has_its_kind() {
    let hedged = |hedge: &str| format!("dates: [(when: \"Q3 2025\", role: Due, hedge: {hedge})],");
    let money = |eur: u32, stage: &str| format!("amounts: [(eur: {eur}, stage: {stage}, measure: \"m\")],");
    let owner = |id: &str| format!("actors: [(body: \"{id}\", role: Accountable)],");
    let happened = |on: &str| format!("dates: [(when: \"{on}\", role: Occurred)],");
    let both = |on: &str| {
        format!(
            "status: Completed, dates: [(when: \"Q1 2025\", role: Due), (when: \"{on}\", role: Occurred)],"
        )
    };
    for (before, after, kinds) in [
        (hedged("Planned"), hedged("Tentative"), &["Vaguer"][..]),
        (hedged("Tentative"), hedged("Firm"), &["Firmer"]),
        (due("Q3 2025"), String::new(), &["DateDropped"]),
        (String::new(), due("Q3 2025"), &["DateAdded"]),
        (due("Q1 2025"), happened("2025-02-10"), &["Met"]),
        (due("2025-01"), happened("2025-02-10"), &["MetLate"]),
        // "In January" may have been before the 31st.
        (due("2025-01-31"), happened("2025-01"), &["Met"]),
        (due("Q1 2025"), both("2025-02-10"), &["Met"]),
        (due("Q1 2025"), "status: Cancelled,".to_owned() + &due("Q1 2025"), &["Status"]),
        (String::new(), "status: Completed,".to_owned(), &["Met"]),
        ("status: Announced,".into(), "status: UnderWay,".into(), &["Status"]),
        (owner("a"), owner("b"), &["Owner"]),
        (owner("a"), String::new(), &["Owner"]),
        (money(5, "Announced"), money(6, "Announced"), &["Money"]),
        (money(5, "Announced"), money(5, "Adopted"), &["Money"]),
        ("summary: \"One.\",".into(), "summary: \"Two.\",".into(), &["Reworded"]),
        // A change of wording counts only if nothing else differs.
        (
            "summary: \"One.\",".to_owned() + &due("Q1 2025"),
            "summary: \"Two.\",".to_owned() + &due("Q3 2025"),
            &["Slipped"],
        ),
        (
            "figures: [(indicator: \"f\", value: 1)],".into(),
            "figures: [(indicator: \"f\", value: 2)],".into(),
            &["Figure"],
        ),
        (
            "targets: [(indicator: \"t\", value: 80, unit: \"%\")],".into(),
            "targets: [(indicator: \"t\", value: 90, unit: \"%\")],".into(),
            &["Target"],
        ),
        // Several deadlines are paired by their descriptions.
        (
            "dates: [(when: \"Q1 2025\", role: Due, what: \"draft\"), (when: \"Q3 2025\", role: Due, what: \"law\")],".into(),
            "dates: [(when: \"Q4 2025\", role: Due, what: \"law\"), (when: \"Q1 2025\", role: Due, what: \"draft\")],".into(),
            &["Slipped"],
        ),
        // A running action is over when its time is.
        (
            "dates: [(when: \"2024\", role: Period)],".into(),
            String::new(),
            &[],
        ),
    ] {
        assert_eq!(compared(&before, &after).0, kinds, "{before} → {after}");
    }
}

#[test]
fn what_is_gone_without_an_outcome_is_said_and_nothing_that_was_delivered() {
    let library = corpus(&[
        (
            "e1",
            "2024-12-16",
            &[
                action("o.promise", &due("Q1 2025")),
                action("o.undated", ""),
                action("o.done", "status: Completed"),
                "(id: \"o.past\", title: \"P\", block: Step, kind: Meeting, dates: [(when: \"2024-11\", role: Occurred)], source: (item: 1, line: 1)),".into(),
                action("o.old-name", &due("Q2 2025")),
            ]
            .concat(),
        ),
        (
            "e2",
            "2025-03-17",
            &[
                action("o.new-name", &(due("Q2 2025") + "related: [(kind: Continues, to: \"o.old-name\")]")),
                action("o.new", ""),
            ]
            .concat(),
        ),
    ]);
    let corpus = &library.corpus;
    let changes = changes(corpus, &library.deadlines, EditionId(0), EditionId(1));
    let said: Vec<(&str, Option<ChangeKind>)> = changes
        .list
        .iter()
        .map(|changed| {
            (
                corpus.action(changed.action().unwrap()).key(),
                changed.kinds.worst(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            // Its title differs.
            ("o.new-name", Some(ChangeKind::Reworded)),
            ("o.new", Some(ChangeKind::New)),
            ("o.promise", Some(ChangeKind::Gone)),
            ("o.undated", Some(ChangeKind::Gone)),
        ]
    );
}

#[test]
fn slips_add_up_over_a_thread_and_the_clock_chooses_the_edition() {
    let library = corpus(&[
        ("e1", "2023-10-01", &action("o.a", &due("Q1 2025"))),
        (
            "e2",
            "2024-10-01",
            &action(
                "o.b",
                &(due("Q2 2025") + "related: [(kind: Continues, to: \"o.a\")]"),
            ),
        ),
        ("e3", "2025-03-17", &action("o.b", &due("Q3 2025"))),
    ]);
    let corpus = &library.corpus;
    let newest = corpus.find("o.b").unwrap();
    let stages = history(corpus, &library.deadlines, newest);
    assert_eq!(stages.len(), 3);
    assert_eq!(Slips::of(&stages), Slips { count: 2, days: 183 });
    for (as_of, edition) in [
        ("2020-01-01", 0),
        ("2023-10-01", 0),
        ("2024-10-01", 1),
        ("2025-03-16", 1),
        ("2031-01-01", 2),
    ] {
        let shown = in_view(corpus, None, as_of.parse().unwrap());
        assert_eq!(shown, [EditionId(edition)], "{as_of}");
    }
    // Skipping the edition in between.
    let all = changes(corpus, &library.deadlines, EditionId(0), EditionId(2));
    assert_eq!(all.list[0].slip.map(|slip| slip.nominal), Some(183));
}

#[test]
fn a_citation_says_as_much_of_the_edition_as_tells_it_from_the_others() {
    let cited = |editions: &[(&str, &str)]| -> Vec<String> {
        let mut files = vec![file("bodies.ron", TERMS)];
        for (number, (document, id)) in editions.iter().enumerate() {
            let day = number + 1;
            let edition = format!(
                "Edition(id: \"{id}\", document: \"{document}\", title: \"T\", as_of: \"2025-01-0{day}\", \
                 source: (name: \"S\"))"
            );
            files.push(file(format!("{id}/edition.ron"), edition));
            let objective = format!(
                "Objective(id: \"o\", number: 1, title: \"O\", actions: [{}])",
                action("o.a", "")
            );
            files.push(file(format!("{id}/o.ron"), objective));
        }
        let library = support::library(&files);
        library.corpus.all().map(ActionRef::citation).collect()
    };
    let place = "obj. 1, item 1, line 1";
    assert_eq!(cited(&[("plan", "e1")]), [place]);
    assert_eq!(
        cited(&[("plan", "e1"), ("plan", "e2")]),
        [format!("{place}, e1"), format!("{place}, e2")]
    );
    assert_eq!(
        cited(&[("plan", "e1"), ("roads", "r1")]),
        [format!("{place}, plan"), format!("{place}, roads")]
    );
    assert_eq!(
        cited(&[("plan", "e1"), ("plan", "e2"), ("roads", "r1")]),
        [
            format!("{place}, plan e1"),
            format!("{place}, plan e2"),
            format!("{place}, roads")
        ]
    );
}

#[test]
fn the_page_lists_the_kinds_of_change() {
    let mut table = String::from("| change | sign | means |\n| --- | --- | --- |\n");
    for kind in ChangeKind::ALL {
        let line = format!("| {} | `{}` | {} |\n", kind.label(), kind.sign(), kind.means());
        table.push_str(&line);
    }
    support::hold_document("docs/editions.md", "changes", &table);
}

#[test]
fn without_a_document_an_edition_is_one_of_its_own_unless_it_follows_another() {
    let objective = |id: &str| {
        format!(
            "Objective(id: \"o\", number: 1, title: \"{id}\", actions: [{}])",
            action("o.a", "")
        )
    };
    let load = |more: &str| {
        support::library(&[
            file("bodies.ron", TERMS),
            file(
                "1/edition.ron",
                r#"Edition(id: "e1", title: "One", as_of: "2024-12-16")"#,
            ),
            file("1/o.ron", objective("one")),
            file(
                "2/edition.ron",
                format!(r#"Edition(id: "e2", title: "Two", as_of: "2025-03-17"{more})"#),
            ),
            file("2/o.ron", objective("two")),
        ])
    };
    let as_of = "2025-04-01".parse().unwrap();
    let apart = load("");
    assert_eq!(in_view(&apart.corpus, None, as_of).len(), 2);
    assert_eq!(apart.corpus.editions[1].follows, None);
    let chained = load(r#", follows: "e1""#);
    assert_eq!(in_view(&chained.corpus, None, as_of), [EditionId(1)]);
    assert_eq!(chained.corpus.editions[1].follows, Some(EditionId(0)));
}

#[test]
fn an_edition_may_name_a_term_otherwise_and_every_name_finds_it() {
    let edition = |id: &str, as_of: &str| {
        format!(r#"Edition(id: "{id}", document: "d", title: "{id}", as_of: "{as_of}")"#)
    };
    let owned = action("o.a", r#"actors: [(body: "m", role: Accountable)]"#);
    let objective = format!(r#"Objective(id: "o", number: 1, title: "O", actions: [{owned}])"#);
    let names = |old: &str, new: &str| {
        vec![
            file("1/edition.ron", edition("e1", "2024-12-16")),
            file("1/bodies.ron", old),
            file("1/o.ron", &objective),
            file("2/edition.ron", edition("e2", "2025-03-17")),
            file("2/bodies.ron", new),
            file("2/o.ron", &objective),
        ]
    };
    let old = r#"Bodies([(id: "m", name: "Ministry of Ports", abbreviation: "MP")])"#;
    let new = r#"Bodies([(id: "m", name: "Ministry of Ports and Fish")])"#;
    let library = support::library(&names(old, new));
    let bodies = library.corpus.bodies();
    let term = bodies.term(bodies.find("m").unwrap());
    assert_eq!(term.name, "Ministry of Ports and Fish");
    assert_eq!(term.aliases, ["Ministry of Ports", "MP"]);
    let changes = changes(&library.corpus, &library.deadlines, EditionId(0), EditionId(1));
    assert!(
        changes.list.is_empty(),
        "a new name is no other owner: {changes:?}"
    );
    // Within one edition it is still a mistake.
    let mut twice = names(old, new);
    twice.push(file("2/more.ron", old));
    assert!(milepost::load::load(&twice, &Conventions::default()).is_err());
}

/// A plan with a deadline each quarter; in the later edition some were moved, some removed and some added.
#[test]
fn of_over_a_thousand_actions_exactly_those_that_changed_are_said() {
    const ALL: usize = 1_137;
    let quarter = |number: usize| format!("Q{} {}", number % 4 + 1, 2025 + number / 4);
    let last_day = |number: usize| {
        let ends = [(3, 31), (6, 30), (9, 30), (12, 31)];
        let (month, day) = ends[number % 4];
        chrono::NaiveDate::from_ymd_opt(2025 + (number / 4) as i32, month, day).unwrap()
    };
    // Every 28th is moved by one to three quarters, every 47th that is not moved is gone.
    let moved = |number: usize| (number % 28 == 5 && number < 40 * 28).then(|| number % 3 + 1);
    let is_gone = |number: usize| number % 41 == 11 && moved(number).is_none();
    let gone: Vec<usize> = (0..ALL).filter(|number| is_gone(*number)).take(24).collect();
    let one = |number: usize, at: usize| action(&format!("o.a{number}"), &due(&quarter(at)));
    let before: String = (0..ALL).map(|number| one(number, number % 8)).collect();
    let after: String = (0..ALL)
        .filter(|number| !gone.contains(number))
        .map(|number| one(number, number % 8 + moved(number).unwrap_or(0)))
        .chain((5_000..5_010).map(|number| one(number, 3)))
        .collect();
    let library = corpus(&[("e1", "2024-12-16", &before), ("e2", "2025-03-17", &after)]);
    let found = changes(&library.corpus, &library.deadlines, EditionId(0), EditionId(1));
    let key = |action: milepost::model::ActionId| library.corpus.action(action).key().to_owned();
    let of_kind = |kind: ChangeKind| -> Vec<(String, i64)> {
        let list = found.list.iter().filter(|changed| changed.kinds == kind.into());
        let said = list.map(|changed| {
            let days = changed.slip.map_or(0, |slip| slip.nominal);
            (key(changed.action().unwrap()), days)
        });
        said.collect()
    };
    let slipped: Vec<(String, i64)> = (0..ALL)
        .filter_map(|number| {
            let (from, to) = (number % 8, number % 8 + moved(number)?);
            Some((format!("o.a{number}"), (last_day(to) - last_day(from)).num_days()))
        })
        .collect();
    assert_eq!((slipped.len(), gone.len()), (40, 24));
    assert_eq!(of_kind(ChangeKind::Slipped), slipped);
    let gone: Vec<(String, i64)> = gone.iter().map(|number| (format!("o.a{number}"), 0)).collect();
    assert_eq!(of_kind(ChangeKind::Gone), gone);
    assert_eq!(of_kind(ChangeKind::New).len(), 10);
    assert_eq!(found.list.len(), 40 + 24 + 10, "and nothing else");
}

/// What a later edition reports as delivered is not overdue, not even in the earlier edition, from the day on which the
/// report is known.
#[test]
fn what_was_delivered_is_nowhere_overdue() {
    let library = support::fixture("editions");
    let overdue = |query: &str, as_of: &str| -> Vec<String> {
        let as_of = as_of.parse().unwrap();
        let query = library.query(query, as_of).unwrap();
        let found = search(&library.corpus, library.index(), &library.deadlines, &query, 0);
        let keys = found
            .set
            .iter()
            .map(|id| library.corpus.action(id).key().to_owned());
        keys.collect()
    };
    assert_eq!(overdue("is:overdue", "2025-04-01"), Vec::<String>::new());
    // A deadline that the later edition moved without saying so remains overdue in the earlier one.
    assert_eq!(
        overdue("edition:2024-12 is:overdue", "2025-04-01"),
        ["plan.template"]
    );
    for delivered in ["plan.tide-tables", "plan.buoys"] {
        assert_eq!(
            overdue(&format!("edition:2024-12 is:met id:{delivered}"), "2025-04-01"),
            [delivered]
        );
    }
    assert_eq!(
        overdue("edition:2024-12 outcome:missed", "2025-04-01"),
        ["plan.dredging"]
    );
    // The day before the later edition this was not known.
    assert_eq!(
        overdue("edition:2024-12 is:overdue", "2025-03-16"),
        [
            "plan.tide-tables",
            "plan.beacons",
            "plan.buoys",
            "plan.ferry",
            "plan.dredging"
        ]
    );
    // No action or deadline is counted twice.
    for (as_of, actions, deadlines) in [("2025-01-01", 30, 19), ("2025-04-01", 31, 17)] {
        let as_of = as_of.parse().unwrap();
        let base = library.actions_in_view(as_of).unwrap();
        assert_eq!(base.len(), actions);
        assert_eq!(library.deadlines.shown(Some(&base)).count(), deadlines);
    }
}
